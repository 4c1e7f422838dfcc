"""What the words beside a cue show of its parts: passive or not, a purpose, a price, a plan, another's deed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..matching import Hit
from .providers_home import DOES, SELVES, goes_home
from .providers_mood import HELD
from .providers_wordings import MORE_TO_DO

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
MONEY = re.compile(r"\b(?:money|half|stake|share|slice|payment|fee|cheque|profits?|cash|fine|sum|per cent)\b|£|%")
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
STAFF = re.compile(
    r"\b(?:staff|workers?|managers?|people|employees|posts|jobs|carers|cleaners|drivers|them|pupils|residents|money|surplus)\b"
    r"[^,;.]{0,40}$"
)
OVER = re.compile(r"(?: and done with)?(?:[.,;]| and | after |$)")
COUNCIL_NOUN = re.compile(r"[Cc]ouncil|[Aa]uthorit|[Bb]orough|[Cc]ity\b|[Cc]ounty\b|[Dd]istrict|[Tt]own [Hh]all|\bend|[Ww]hen")
WISH = re.compile(r"\b(?:want(?:s|ed)?|plans?|intend(?:s|ed)?|hop(?:es|ed)|asked|keen|wish(?:es|ed)?) to $")
"""What a provider says of its leaving: "wants to **surrender its lease**"."""
JOINABLE = re.compile(r"(?! forces)(?: (?!and\b|but\b)[^\s.;,]+){0,9}?,?(?: (?!and\b|but\b)[^\s.;,]+){0,4}? (?:Partnership"
    r"|Shared|Consortium|Alliance|shared|joint|partnership|consortium)\b")
"""What councils join, not their staff: "voted to join **the Meon Partnership**"."""

MOVERS = re.compile(
    r"\b(?:staff|workers|jobs|carers|cleaners|drivers|crews?|employees|they|teams?|people|posts|clerks|wardens|engineers"
    r"|cooks|nurses"
    r"|librarians|gardeners|loaders|caretakers|keepers|operatives|\d+|who)\b[^.;]{0,60}\b(?:will|would|could|may|to|are|is|be"
    r"|were|was) $"
    r"|\b(?:staff|workers|managers|carers|cleaners|drivers|employees)\b[^.;]{0,70}\b(?:leave|quit|go)\b[^.;]{0,50} and $",
    re.IGNORECASE,
)
"""Those whose new employer is the provider: "**the cleaners would** join Corbel"."""
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
    r"|business|rounds|pact|venture|lease|bid|battle|race|award)\b"
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

GREEN = re.compile(r"(?:s|ting)?(?: (?!and\b|or\b)[\w’'-]+){0,5} (?:grass|verges?|hedges?|lawns?|turf|trees|keys|hair|weeds)\b")
"""What a provider cuts for a council; jobs and hours it cuts for itself."""

PASSED_OVER = re.compile(r"\b(?:turned down|reject\w*|dropp\w*|dump\w*|ditch\w*|sack\w*|snubb\w*|passed over|overlooked"
    r"|replac\w*)\b")
WANTED = re.compile(
    rf" [^.;,]{{3,60}}? (?:to|should|be|would) (?:be (?:given|handed|awarded)|{MORE_TO_DO}|do the|have the|get the|win)\b"
)
"""What is wanted of a firm: "want Corbel **to run** the pools"."""
PAID_OUT = re.compile(r"£[\d.,]+\S*(?: million)?(?: an? year)?(?: (?:that|which) (?:is|was))? $")
"""Money that is given: "the **£1.2m a year** handed to Corbel" finds it at work."""
GIVEN_TIME = re.compile(
    r" (?:[\w-]+ ){1,2}(?:days|weeks|months) to [a-z]+|(?: (?:that|the|this|its"
    r"|them))?(?: [a-z]+){0,2} (?:[\w-]+ ){1,2}years(?: and [\w ]{3,20})?[.,;]"
    r"|(?: (?:about|around|up to|nearly|almost|a further|another))? £[\d.]+\S*(?: million)? (?:for (?:its|their|the)|towards"
    r"|to cover) "
)
"""What is given and no work: "given three months to improve", "given that firm six years", "will be given £1.9m for its shares"."""
OPTION = re.compile(r"\b(?:options?|clause|scope|provision|possibility|right|chance) (?:to|of|for) (?:an? )?(?:[\w-]+ ){0,2}$")
OUT_OF = re.compile(r"(?:(?:is|are|was|were|be|been) )?out (?=\w)")
LEFT_SO = re.compile(r"(?: [\w’'.,£-]+){1,4} (?:empty|unfilled|vacant|behind|without|facing|unpaid|stranded|dark|in the dark)\b")
"""What is no leaving of a contract: "will **leave 19 jobs empty**"."""

BARE = re.compile(
    r"\b(?:jobs|posts|roles|chairs|desks|homes|shops|buildings?|beds|left|leave|lies?|stands?|stood|lying|standing|are|is|was"
    r"|were|half"
    r"|now|almost|still) $"
)
"""What stands before "empty" where nobody empties anything: "leave 19 jobs **empty**"."""

BIDS_FROM = re.compile(r"\b(?:[Bb]ids|[Oo]ffers|[Tt]enders) (?:from|by) ")
NOT_YET = re.compile(
    r"\b(?:(?:weeks|days|months|hours) (?:away )?from|(?:brink|verge|edge|risk|threat|danger|fear|point) of|avoid\w*"
    r"|stav\w+ off|fears?"
    r"|faces?|facing|close to|near|without|prevent\w*|from) (?:the |its |a )?$"
)
"""Before a failure that has not come about."""

EYEING = re.compile(
    r"\b(?:ey(?:e|es|ed|eing)|chas(?:e|es|ed|ing)|pursu(?:e|es|ed|ing)|seek(?:s|ing)?|sought|target(?:s|ed|ing)|after"
    r"|hop(?:es|ed|ing) for"
    r"|looking for|tout(?:s|ed|ing) for|pitch(?:es|ed|ing) for|want(?:s|ed|ing)|court(?:s|ed|ing)|in line for"
    r"|ambitions? (?:for|of))"
    r" (?:\w+ ){0,3}$"
)
"""What a firm says of contracts that it does not have: "is **eyeing** contracts with Corby"."""


PAY_OFFER = re.compile(r"\b(?:pay|wage|jobs?|improved|revised|strike|settlement|redundancy|severance) $")
PAY_OFFER_NEXT = re.compile(r" (?:an?|the|its|their|this|that)(?: [a-z-]+){0,2} (?:pay|wage)\b")
NOT_START = re.compile(r"(?:comes?|came) in (?:£|\d|higher|lower|first|second|third|last|at|under|below|above|for|to|as|from"
    r"|well|on|handy|useful)\b")
NOT_RUN = re.compile(
    r"(?:r[ua]n(?:s|ning)? (?:up|down|out|into|over|short|late|riot|rings|away|through|to|at|parallel|deep|counter)\b"
    r"|manag(?:e|es|ed|ing) (?:with|on|without|to|only|just|it|a (?:profit|surplus))\b|operat(?:e|es|ed|ing) (?:at"
    r"|with) (?:a )?(?:loss|profit))"
)
"""What is no work for anybody: "the price would **come in at** £2m", "it **ran up** losses", "can **manage with** 101"."""
TAKES_PART = re.compile(r" (?:part|place|time|steps|action|aim|issue|home|office|note|advice|the view|up the case)\b")
PRICE_NEXT = re.compile(r" (?:[a-z]+ ){0,3}£[\d.]+\S*(?: million)? (?:(?:an?|per|each) \w+|over|for|under|to (?:run|do|clean"
    r"|provide|deliver))\b")
"""What a firm is to be paid for its work: "will be paid **£1.1m a year** for grass cutting"."""
PAY_NOUN = re.compile(
    r"\b(?:protect|protecting|cut|cuts|raise|raising|lose|losing|improve|their|its|his|her|the|on|over|of|in|sick|holiday"
    r"|equal|low|lower|better"
    r"|same|for|and|or|about|back|redundancy|take-home|staff|workers[’']) $"
)
LETS = re.compile(r"\b(?:lets?|letting|allow(?:s|ing)?) (?:either|each|both) (?:side|party) (?:to )?$")
"""What only may happen under a contract: "**lets either side** walk away"."""
LOST_MONEY = re.compile(r" (?:(?:about|around|nearly|almost|over|up to|more than|some|another|a further|an estimated) )*£")
FEW_WON = re.compile(r" (?:only |just |barely )?(?:one|two|three|a few|few|no|none) (?:such|other|outside|of them)\b")
TO_DO_NEXT = re.compile(rf" (?:now |also )?{MORE_TO_DO}\b")
NOT_YET_CHOSEN = re.compile(r"\b(?:[Ww]hichever|[Ww]hoever|[Ww]homever|[Ww]hatever)\b[^.;,]{0,50}$")
OVER_PAY = re.compile(
    r" [^.;,]{2,60}? (?:over|about|on) (?:[\w’'-]+ ){0,3}(?:redundanc\w+|pay|wages?|jobs?|dispute|strikes?|cuts|closures?"
    r"|conditions|pensions?"
    r"|complaints?|delays?|performance|problems|concerns|issues)\b"
)
"""What is talked of with a firm that is at work: "in discussions with the company **over these redundancies**"."""


def no_event(text: str, begin: int, hit: Hit) -> bool:
    """Whether the words around a cue make it say nothing of the kind: "half the profits **go** to", "its **in-house** team"."""
    if hit.id == "bid" and PAY_OFFER.search(text, max(begin, hit.start - 20), hit.start):
        return True  # "NSL responded with a new pay offer"
    if hit.id == "turn down" and PAY_OFFER_NEXT.match(text, hit.end):
        return True  # "members rejected a pay deal offered by the company"
    if hit.id == "consider" and OVER_PAY.match(text, hit.end):
        return True
    if hit.id == "choose" and NOT_YET_CHOSEN.search(text, max(begin, hit.start - 60), hit.start):
        return True  # "whichever contractors the schools appoint"
    if hit.id == "consider" and BIDS_FROM.search(text, begin, hit.start):
        return True  # "Bids from Kier and Corbel are being weighed up"
    if hit.id in ("collapse", "insolvent") and NOT_YET.search(text, max(begin, hit.start - 40), hit.start):
        return True  # "a trust that was weeks from insolvency"
    if hit.id in ("contract", "hold") and EYEING.search(text, max(begin, hit.start - 50), hit.start):
        return True
    if hit.id in ("take over", "hand over") and GIVEN_TIME.match(text, hit.end):
        return True  # "has been given three months to improve"
    if hit.id in ("take over", "took over") and NOT_START.match(text, hit.start):
        return True
    if hit.id == "run" and NOT_RUN.match(text, hit.start):
        return True
    if hit.id == "win" and TAKES_PART.match(text, hit.end):
        return True
    if hit.id == "lose" and LOST_MONEY.match(text, hit.end):
        return True
    if hit.id == "win" and FEW_WON.match(text, hit.end):
        return True
    if hit.id == "agrees to":
        return TO_DO_NEXT.match(text, hit.end) is None
    if hit.id == "paid for":
        return PRICE_NEXT.match(text, hit.end) is None
    if hit.id == "want":
        return WANTED.match(text, hit.end) is None
    if hit.id == "join":
        return not (MOVERS.search(text, max(begin, hit.start - 90), hit.start) or JOINABLE.match(text, hit.end))
    if hit.id == "move":
        return MONEY.search(text, max(begin, hit.start - 60), hit.start) is not None
    if hit.id == "insource":
        return not goes_home(text, begin, hit)
    if hit.id == "leave" and OUT_OF.match(text, hit.start):
        return True  # "is out of pocket"
    if hit.id == "uses" and text[hit.start : hit.end] == "pay" and PAY_NOUN.search(text, max(begin, hit.start - 16), hit.start):
        return True  # "a promise to protect pay until 2020"
    if hit.id == "leave" and LETS.search(text, max(begin, hit.start - 40), hit.start):
        return True
    if hit.id in ("leave", "leave deal"):
        return LEFT_SO.match(text, hit.end) is not None
    if hit.id == "run" and text.startswith("empty", hit.start):
        return BARE.search(text, max(begin, hit.start - 20), hit.start) is not None
    if hit.id == "run" and text.startswith("cut", hit.start):
        passive = GREEN.search(text, max(begin, hit.start - 60), hit.start)  # "the grass is cut by Corbel"
        return passive is None and GREEN.match(text, hit.start + 3) is None
    if hit.id == "ran out" and text[hit.start : hit.end].endswith(" over"):
        return OVER.match(text, hit.end) is None  # "Its budget is over £2m"
    if hit.id in ("extend", "extension") and OPTION.search(text, max(begin, hit.start - 40), hit.start):
        return True  # "with an option to stretch the arrangement by two years"
    return hit.id == "extend" and STAFF.search(text, max(begin, hit.start - 60), hit.start) is not None


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
