"""What the words beside a cue show of its parts: passive or not, a purpose, a price, a plan, another's deed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..matching import Hit
from .providers_home import DOES, SELVES
from .providers_mood import HELD

PASSIVE = re.compile(
    r"\b(?:was|were|been|is|are|be|being|get|gets|got|having been)"
    r"(?: (?:[a-z]+ly|also|now|then|all|both|to be|later|first|since|just|each|once))* $"
)
REDUCED = re.compile(r"(?:e[dn]|ld|ung|old|um|ut)(?: out| over)? (?:from|by|over|ahead|to|on|after|as|last)\b")
"""A passive without its verb."""

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
PURPOSE = re.compile("to " + "".join(rf"(?<!\b{word} to )" for word in GOVERNING.split()) + r"(?:[a-z]+ly )?$")
"""A purpose, which says nothing of its own: "picked Corbel **to** run the pools". The "to" is looked for first, for speed."""

DEAL = r"(?:contracts?|deals?|agreements?|arrangements?|partnership|venture)"
GRANT = re.compile(
    r"(?:,[^,;.]{1,40},|,)?(?: (?:a|an|another|about|some|up to|further|emergency|grant of|of))* (?:£|\d)[^;.]{0,25}"
    r"(?:$|\.| (?:to|so|for) )(?!.{0,20}contract)"
)
NOTICE = re.compile(r" (?:[\w’'-]+ ){0,4}notice\b")
PUTS = re.compile(r"\b(?:put(?:s|ting)?|plac(?:e|ed|es|ing)|leav(?:e|es|ing)|left) [^;.]{0,60}$")
LEFT_DEAL = re.compile(rf" (?:the|its|their|that|this|a) (?:[\w-]+ ){{0,3}}{DEAL}\b")
OFFICER = re.compile(
    r"['’]s? (?:[a-z]+ ){0,2}(?:chief|boss|director|managing|owner|chair\w*|spokes\w+|shares|profits?|accounts|turnover)\b"
)
ARTICLE = re.compile(r"\b(?:an?|the|its|their|his|another|rival|joint|any|no|of|from|on|and) $")
IT_RUNS = re.compile(
    r"\b(?:whose|which|where|that) [\w’' -]{0,40}?\b(?:it|they) (?:also |already |now |still |currently )?(?:has |have |had )?$"
)
IT_LEAVES = re.compile(
    r"\b(?:that|said|says|say|because|as|since|when|after|but|and|announced|admitted|confirmed|warned|decided) (?:it|they)"
    r"(?: (?:has|have|had|would|will|is|was|now|could|can|also|simply|no longer|to)){0,3} $"
)
"""What says of the body before it that it goes: "Corbel made it known **that it** would not be bidding again"."""

COUNCIL_NOUN = re.compile(r"[Cc]ouncil|[Aa]uthorit|[Bb]orough|[Cc]ity\b|[Cc]ounty\b|[Dd]istrict|[Tt]own [Hh]all|\bend|[Ww]hen")
WISH = re.compile(r"\b(?:want(?:s|ed)?|plans?|intend(?:s|ed)?|hop(?:es|ed)|asked|keen|wish(?:es|ed)?) to $")
"""What a provider says of its leaving: "wants to **surrender its lease**"."""

HAS_BEEN = re.compile(r" been [A-Z][\w’' ]{2,40}['’]s? ")
HAS_ONE = re.compile(
    r" (?:had )?(?:an?|the|its|several|two|three|four|\d+|contracts?|similar|also|charge"
    r"|been (?:paid|in charge|[A-Z][\w’' ]{2,40}['’]s))\b"
)
OWN_WORK_AHEAD = re.compile(
    r" (?:[A-Z][\w-]+ (?:and )?){1,3}['’]s (?:[a-z-]+ ){0,2}(?:cutting|collections?|cleaning|cleansing|catering|repairs|pools"
    r"|parks|libraries|rounds|bins|sweeping"
    r"|meals|maintenance|lighting|gritting|parking|payroll|homes|centres|leisure|housing|highways)\b"
)
"""A council's work by its name: "lost **Walsall's grass cutting**"."""

DEAL_AHEAD = re.compile(
    r"[^.;:]{0,45}?\b(?:contracts?|deals?|agreements?|work|job|tender|franchise|concession|arrangement|commission|rights?"
    r"|routes|lots?|runs"
    r"|business|rounds?|pact|venture|lease|bid|battle|race|award|framework)\b"
)


def acts_alone(text: str, hit: Hit, start: int) -> bool:
    """Whether the provider whose name ends at ``start`` is who does it "itself", as no council stands between them."""
    return text[hit.start : hit.end].lower() in SELVES and COUNCIL_NOUN.search(text, start, hit.start) is None


HAD_ITS = re.compile(r"\b(?:has|have|had|having|sees?|saw|seen|get|got) (?:had )?(?:its|their) [^,;.]{0,90}$")


def is_passive(text: str, begin: int, hit: Hit, roles: Mapping[str, str]) -> bool:
    """Whether a cue is a passive verb: "was **handed**"; not "was **ending**", nor "**is owed** £2m" (``roles``: a subject)."""
    if text[hit.start : hit.end].split(" ", 1)[0].endswith("ing"):
        return False
    if HAD_ITS.search(text, max(begin, hit.start - 110), hit.start) and text[hit.start : hit.end].endswith("ed"):
        return True  # "has had its contract with the two councils prolonged"
    if text.endswith(", ", 0, hit.start) and REDUCED.search(text, hit.start, hit.end + 8):
        return True  # "Corbel, chosen from six bidders"
    if AUXILIARY.match(text, hit.start) and not roles.keys().isdisjoint(("passive", "deal")):
        return True
    return PASSIVE.search(text, max(begin, hit.start - 35), hit.start) is not None


AUXILIARY = re.compile(r"(?:was|were|is|are|been|be|being) (?!out\b)[a-z]+(?:ed|en|wn|ut|pt|un)\b")
"""How a passive cue begins that holds its auxiliary: "**was scrapped**"."""

TO_GO = re.compile(
    r" (?:to be|should be|must be|being)"
    r" (?:scrapped|ended|torn up|cancelled|terminated|axed|ripped up|reviewed|dropped)\b"
)
"""What is demanded of a contract that stands: "called for its contract with Corbel **to be scrapped**"."""

PASSED_OVER = re.compile(
    r"\b(?:turned down|reject\w*|dropp\w*|dump\w*|ditch\w*|sack\w*|snubb\w*|passed over|overlooked"
    r"|replac\w*)\b"
)
PAID_OUT = re.compile(r"£[\d.,]+\S*(?: million)?(?: an? year)?(?: (?:that|which) (?:is|was))? $")
"""Money that is given: "the **£1.2m a year** handed to Corbel" finds it at work."""


def no_subject(text: str, begin: int, hit: Hit, owner: bool) -> bool:
    """Whether a cue is no finite verb of a provider, by its form and by what follows.

    owner: it takes a provider for its subject only where an arrangement is its object: "won **the contract**".
    """
    near = max(begin, hit.start - 20)
    if hit.id == "run" and text.startswith(" by ", hit.end):
        return True  # "joining the shared service run by Brent"
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
    return owner and not (DEAL_AHEAD.match(text, hit.end) or OWN_WORK_AHEAD.match(text, hit.end))


def given(text: str, begin: int, hit: Hit, end: int, state: str) -> str:
    """A state that a cue gives the provider whose name ends at ``end``, as what is given turns it.

    "gave Corbel **six months' notice**" ends it, "gave Corbel **£300,000** to keep the pools open" finds it at work,
    "**put** the pools in the hands of Corbel" is news.
    """
    if hit.id == "hand over" and state == "agreed":
        if NOTICE.match(text, end):
            return "ended"
        return "running" if GRANT.match(text, end) or PAID_OUT.search(text, max(begin, hit.start - 30), hit.start) else state
    if hit.id == "consider" and text.startswith("in favour", hit.start):
        over = PASSED_OVER.search(text, max(begin, hit.start - 70), hit.start)
        return "agreed" if over else state  # "turned down Vane in favour of Corbel"
    if hit.id == "in the hands of" and PUTS.search(text, max(begin, hit.start - 70), hit.start):
        return "agreed"
    return state


def in_aside(text: str, begin: int, start: int, end: int, char: int) -> bool:
    """Whether text[start:end] is the object of a relative clause over before a character: "which beat **Vane**, will run"."""
    begin = max(begin, start - 120)
    opens = max(text.rfind(f", {word} ", begin, start) for word in ("which", "who", "whose"))
    return opens >= 0 and "," not in text[opens + 1 : start] and text.find(",", end, char) >= 0


ASIDE_CLOSES = re.compile(
    r", (?:(?:has|have|had|is|was|are|were|will|would|to|be|been|being|it|now|then|also|finally|today|yesterday|suddenly"
    r"|abruptly|on \w+"
    r"|last \w+|this \w+) ){0,4}$"
)
"""The end of what stands between a subject and its verb: "Corbel, which cleans schools for Bury**, has** collapsed"."""

DONE_BY = re.compile(
    rf", (?:[a-z]+ly |now |currently |until now )?{DOES}(?: [a-z-]+){{0,4}} by (?:the )?(?:[\w’'&-]+ ){{0,4}}[\"“‘]?$"
)


def aside_closes(text: str, begin: int, char: int) -> int:
    """Where the comma stands that closes an aside before a verb at ``char``; -1 for none."""
    found = ASIDE_CLOSES.search(text, max(begin, char - 60), char)
    return found.start() if found else -1


def opens_aside(text: str, begin: int, start: int, end: int) -> bool:
    """Whether a clause about text[start:end] follows it, or tells of its work: "the bus, **run by** Corbel for Bury,"."""
    if RELATIVE.match(text, end) and "," in text[end : end + 3]:
        return True
    return DONE_BY.search(text, max(begin, start - 70), start) is not None


OTHER_VERB = re.compile(
    r",|\b(?:it|them|whether) to [a-z]|\b(?:after|because|when|since|before|while|although|unless|if) "
    r"|\band (?:\w+ly )?(?:it|they|he|she|has|is|was|will|the council|the authority|cho(?:se|sen|ose)|pick(?:ed)?|hired?"
    r"|appoint(?:ed)?|named?|given?|gave|hand(?:ed)?|award(?:ed)?|signed?|brought|bring|took|taken)\b"
)
"""What stands between a verb and a name that is another's object: "chosen **it to** succeed Corbel"."""

IN_PLACE = re.compile(r"[^,.;]{0,45}? (?:in|across|around) ([A-Z][a-z]+)")
"""Where something is done, after the verb."""
