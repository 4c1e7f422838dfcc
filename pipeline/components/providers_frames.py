"""What the words beside a cue show of its parts: passive or not, a purpose, a price, a plan, another's deed."""

from __future__ import annotations

import re

from ..patterns import Hit
from .providers_mood import HELD

PASSIVE = re.compile(
    r"\b(?:was|were|been|is|are|be|being|get|gets|got|having been)"
    r"(?: (?:[a-z]+ly|also|now|then|all|both|to be|later|first|since|just|each|once))* $"
)
BREAK = re.compile(r"[;“”\"]|: |[.!?] | – ")
CLAUSE = re.compile(
    r"[;“”\"]|: | – |\b(?:he|she|we|I|you|it|they|said|says|told|although|though|because|if|while|when|whether)\b"
    r"|, (?:and|but|while|when|as|after|before|with) "
)
SAME = re.compile(r"^(?:(?!\b(?:he|she|we|I|you|while|when|whether|because|if)\b)[^;“”\"])*\b(?:it|they)\b[^,;“”\"]{0,50}$")
"""What goes on with a sentence's first subject: "Corbel is a charity and **it** has run our pools"."""

RELATIVE = re.compile(r"(?:['’]s [\w’' -]{3,30})?,? ?[(]?(?:which|that|who|whose)\b")
GOVERNING = (
    "is are was were be due set agreed going continue continues wants want hopes hoping expected poised about likely plans"
    " planned offered ready keen allowed free able has have asked"
)
PURPOSE = re.compile("".join(rf"(?<!\b{word} )" for word in GOVERNING.split()) + r"to (?:[a-z]+ly )?$")
"""A purpose, which says nothing of its own: "picked Corbel **to** run the pools"."""

DEAL = r"(?:contracts?|deals?|agreements?|arrangements?|partnership|venture)"
MONEY = re.compile(r"\b(?:money|half|stake|share|slice|payment|fee|cheque|profits?|cash|fine|sum|per cent)\b|£|%")
GRANT = re.compile(
    r"(?:,[^,;.]{1,40},|,)?(?: (?:a|an|another|about|some|up to|further|emergency|grant of|of))* (?:£|\d)[^;.]{0,25}"
    r"(?:$|\.| (?:to|so|for) )(?!.{0,20}contract)"
)
NOTICE = re.compile(r" (?:[\w’'-]+ ){0,4}notice\b")
PUTS = re.compile(r"\b(?:put(?:s|ting)?|plac(?:e|ed|es|ing)|leav(?:e|es|ing)|left) [^;.]{1,60}$")
LEFT_DEAL = re.compile(rf" (?:the|its|their|that|this|a) (?:[\w-]+ ){{0,3}}{DEAL}\b")
OFFICER = re.compile(
    r"['’]s? (?:[a-z]+ ){0,2}(?:chief|boss|director|managing|owner|chair\w*|spokes\w+|shares|profits?|accounts|turnover)\b"
)
ARTICLE = re.compile(r"\b(?:an?|the|its|their|his|another|rival|joint|any|no|of|from|on|and) $")
PAYROLL_OF = re.compile(r" (?:the |its )?(?:(?:payroll|books|employment|employ|staff|ranks|direct employment) of )?(?:the )?")
IT_RUNS = re.compile(
    r"\b(?:whose|which|where|that) [\w’' -]{0,40}?\b(?:it|they) (?:also |already |now |still |currently )?(?:has |have |had )?$"
)
STAFF = re.compile(
    r"\b(?:staff|workers?|managers?|people|employees|posts|jobs|carers|cleaners|drivers|them|pupils|residents|money|surplus)\b"
    r"[^,;.]{0,40}$"
)
BROUGHT = re.compile(
    r"\b(?:br[io]\w+|tak\w+|took|mov\w+|return\w*|back|come|comes|coming|go|going|kept|carried out|deliver\w*|run|will be"
    r"|handled)\b[^.;]{0,60}$"
)
HAS_BEEN = re.compile(r" been [A-Z][\w’' ]{2,40}['’]s? ")
HAS_ONE = re.compile(
    r" (?:had )?(?:an?|the|its|several|two|three|four|\d+|contracts?|similar|also|charge"
    r"|been (?:paid|in charge|[A-Z][\w’' ]{2,40}['’]s))\b"
)
DEAL_AHEAD = re.compile(
    r"[^.;:]{0,45}?\b(?:contracts?|deals?|agreements?|work|job|tender|franchise|concession|arrangement|commission|rights?"
    r"|business|rounds|pact|venture|lease|bid|battle|race|award)\b"
)
PLAN = (
    r"(?:ideas?|plans?|proposals?|scheme|sale|talks|transfer|option|takeover|merger|switch|bid to|move to|privatisation"
    r"|outsourcing)"
)
PLAN_AHEAD = re.compile(rf" (?:(?:the|its|their|a|any|that|this|his|her|all) )?(?:[\w-]+ ){{0,2}}?{PLAN}\b")
PLAN_BEFORE = re.compile(
    rf"\b{PLAN}\b(?: (?:to|of|with|for|that|about|over) [^.;,]{{1,60}}?)?"
    r" ?(?:has|have|had|was|were|is|are|be|been|then|later|finally|eventually|since|now| )*$"
)
OTHER_HOME = re.compile(r"[^.;,]{0,40} (?:to|with) (?:an?|another|other|any) ")


def is_passive(text: str, begin: int, hit: Hit) -> bool:
    """Whether a cue is a passive verb: "was **handed**"."""
    return PASSIVE.search(text, max(begin, hit.start - 35), hit.start) is not None


def no_event(text: str, begin: int, hit: Hit) -> bool:
    """Whether the words around a cue make it say nothing of the kind: "half the profits **go** to", "its **in-house** team"."""
    if hit.id == "move":
        return MONEY.search(text, max(begin, hit.start - 60), hit.start) is not None
    if hit.id == "insource" and text[hit.start : hit.start + 2].lower() == "in":
        return BROUGHT.search(text, max(begin, hit.start - 70), hit.start) is None
    return hit.id == "extend" and STAFF.search(text, max(begin, hit.start - 60), hit.start) is not None


def no_subject(text: str, begin: int, hit: Hit, owner: bool) -> bool:
    """Whether a cue is no finite verb of a provider, by its form and by what follows.

    owner: it takes a provider for its subject only where an arrangement is its object: "won **the contract**".
    """
    near = max(begin, hit.start - 20)
    if hit.id in ("run", "win", "hold", "take over") and PURPOSE.search(text, near, hit.start):
        return True
    if text[hit.start : hit.end].split(" ", 1)[0].endswith("ing") and not HELD.search(text, near, hit.start):
        return True
    if hit.id == "bid":
        return ARTICLE.search(text, near, hit.start) is not None
    if hit.id == "leave deal":
        return LEFT_DEAL.match(text, hit.end) is None
    if hit.id == "hold" and (HAS_BEEN.match(text, hit.end) or not HAS_ONE.match(text, hit.end)):
        return HAS_BEEN.match(text, hit.end) is None
    return owner and DEAL_AHEAD.match(text, hit.end) is None


def is_plan(text: str, begin: int, hit: Hit) -> bool:
    """Whether what a cue ends is a plan and no arrangement: "shelved **the sale**", "**the talks** collapsed"."""
    ahead = PLAN_AHEAD.match(text, hit.end)
    return ahead is not None or PLAN_BEFORE.search(text, max(begin, hit.start - 90), hit.start) is not None


def given(text: str, begin: int, hit: Hit, end: int, state: str) -> str:
    """A state that a cue gives the provider whose name ends at ``end``, as what is given turns it.

    "gave Corbel **six months' notice**" ends it, "gave Corbel **£300,000** to keep the pools open" finds it at work,
    "**put** the pools in the hands of Corbel" is news.
    """
    if hit.id == "hand over" and state == "agreed":
        if NOTICE.match(text, end):
            return "ended"
        return "running" if GRANT.match(text, end) else state
    if hit.id == "in the hands of" and PUTS.search(text, max(begin, hit.start - 70), hit.start):
        return "agreed"
    return state
