"""Cues that say nothing of a provider, by the words beside them: "a **pay** offer", "**went** weeks from insolvency"."""

from __future__ import annotations

import re

from ..matching import Hit
from .providers_home import goes_home
from .providers_wordings import MORE_TO_DO

MONEY = re.compile(r"\b(?:money|half|stake|share|slice|payment|fee|cheque|profits?|cash|fine|sum|per cent)\b|£|%")
STAFF = re.compile(
    r"\b(?:staff|workers?|managers?|people|employees|posts|jobs|carers|cleaners|drivers|them|pupils|residents|money|surplus)\b"
    r"[^,;.]{0,40}$"
)
OVER = re.compile(r"(?: and done with)?(?:[.,;]| and | after |$)")
JOINABLE = re.compile(
    r"(?! forces)(?: (?!and\b|but\b)[^\s.;,]+){0,9}?,?(?: (?!and\b|but\b)[^\s.;,]+){0,4}? (?:Partnership"
    r"|Shared|Consortium|Alliance|shared|joint|partnership|consortium)\b"
)
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

GREEN = re.compile(r"(?:s|ting)?(?: (?!and\b|or\b)[\w’'-]+){0,5} (?:grass|verges?|hedges?|lawns?|turf|trees|keys|hair|weeds)\b")
"""What a provider cuts for a council; jobs and hours it cuts for itself."""

WANTED = re.compile(
    rf" [^.;,]{{3,60}}? (?:to|should|be|would) (?:be (?:given|handed|awarded)|{MORE_TO_DO}|do the|have the|get the|win)\b"
)
"""What is wanted of a firm: "want Corbel **to run** the pools"."""

GIVEN_TIME = re.compile(
    r" (?:[\w-]+ ){1,2}(?:days|weeks|months) to [a-z]+|(?: (?:that|the|this|its"
    r"|them))?(?: [a-z]+){0,2} (?:[\w-]+ ){1,2}years(?: and [\w ]{3,20})?[.,;]"
    r"|(?: (?:about|around|up to|nearly|almost|a further|another))? £[\d.]+\S*(?: million)? (?:for (?:its|their|the)|towards"
    r"|to cover) "
)
"""What is given and no work: "given three months to improve", "will be given £1.9m for its shares"."""


OF_THEM = re.compile(
    r"\b(?:of them|jobs|posts|roles|people|staff|workers|employees|managers|who)(?: (?:have|has|had|were|was|are|will|would|be"
    r"|been|being|already|all|also))* $"
)
FROM_OWN = re.compile(r"\bfrom (?:the |its |their )?$")
NEAR_TO = re.compile(r"close (?:to|on|by|at|enough|behind|links?|ties|together)\b")
"""Where nothing ends: people, work taken over from a council's own staff, what is only **close to** something."""
GRANT = re.compile(
    r"\b(?:grants?|subsid(?:y|ies)|loans?|donation|core funding) (?!to run|for running)(?:(?!contract|deal|work\b)[^.;]){0,60}\b"
    r"(?:that|which|it|council|authority|borough|county) (?:\w+ ){0,2}$"
)
NOUN_GRANT = re.compile(r"\b(?:an?|the|its|their|yearly|annual|council|government|one-off|cash|start-up|£\S+) (?=[Gg]rant)$")
GRANTS = re.compile(
    r" (?:the )?(?:[A-Z][\w’&'-]*(?: (?:of|and|for) (?=[A-Z])| )){1,5}(?:an? |another |extra |more |further |its )*"
    r"(?:£\S+ (?:in |of )?)?(?:grants?|money|cash|support|funding|loan|subsidy|help)\b"
)
"""Money that is given to a body, and no work."""
HIRES = re.compile(
    r"(?<= on) (?:an? |another |a further |some |about |up to |more than )*(?:\d+|two|three|four|five|six|seven|eight|nine|ten"
    r"|a dozen|new|extra|more|permanent|additional|bank) (?:[a-z-]+ ){0,4}?(?:staff|workers?|people|apprentices?|engineers?"
    r"|drivers?|trainees?|recruits?|employees?|nurses?|carers?|team of \d+)\b"
    r"(?![^.;]{0,50}\b(?:from|who|whose|transfer|council|authority|under|TUPE))"
)
"""Those who are only hired: "has now taken on **15 permanent staff**"."""
NOTICE = re.compile(r" (?:[\w-]+ ){0,4}(?:notice|its cards|the boot|the push|marching orders)\b")
"""What is given to a body that goes: "has been **given six months' notice**"."""
IF_AGAIN = re.compile(r" [^.;]{0,60}?,? (?:if|unless)\b")
"""What only may be lost: "will lose the contract, worth £3m, **if** there is another failure"."""
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

PAY_OFFER = re.compile(
    r"\b(?:pay|wage|jobs?|improved|revised|strike|settlement|redundancy|severance|wretched|derisory|insulting|paltry|miserly"
    r"|final|below-inflation|per ?cent|%) $"
)
PAY_OFFER_NEXT = re.compile(r" (?:an?|the|its|their|this|that)(?: [a-z-]+){0,2} (?:pay|wage)\b")
NOT_START = re.compile(
    r"(?:comes?|came) in (?:£|\d|higher|lower|first|second|third|last|at|under|below|above|for|to|as|from"
    r"|well|on|handy|useful)\b"
)
NOT_RUN = re.compile(
    r"(?:r[ua]n(?:s|ning)? (?:up|down|out|into|over|short|late|riot|rings|away|through|to|at|parallel|deep|counter)\b"
    r"|manag(?:e|es|ed|ing) (?:with|on|without|to|only|just|it|a (?:profit|surplus))\b|operat(?:e|es|ed|ing) (?:at"
    r"|with) (?:a )?(?:loss|profit))"
)
"""What is no work for anybody: "the price would **come in at** £2m", "it **ran up** losses", "can **manage with** 101"."""

TAKES_PART = re.compile(r" (?:part|place|time|steps|action|aim|issue|home|office|note|advice|the view|up the case)\b")
PRICE_NEXT = re.compile(
    r" (?:[a-z]+ ){0,3}£[\d.]+\S*(?: million)? (?:(?:an?|per|each) \w+|over|for|under|to (?:run|do|clean"
    r"|provide|deliver))\b"
)
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
BOUGHT_OUT = re.compile(r" (?:(?:it|them) )?(?:out|back)\b")
"""What ends a stake rather than pays for work: "bought **out** from Corbel in 2019"."""
OVER_PAY = re.compile(
    r" [^.;,]{2,60}? (?:over|about|on) (?:[\w’'-]+ ){0,3}(?:redundanc\w+|pay|wages?|jobs?|dispute|strikes?|cuts|closures?"
    r"|conditions|pensions?"
    r"|complaints?|delays?|performance|problems|concerns|issues)\b"
)
"""What is talked of with a firm that is at work: "in discussions with the company **over these redundancies**"."""

_BEFORE = {
    "hand over": ((GRANT, 70), (NOUN_GRANT, 30)),  # "a grant that it gives to the present operator"
    "bid": ((PAY_OFFER, 20),),  # "NSL responded with a new pay offer"
    "choose": ((NOT_YET_CHOSEN, 60),),  # "whichever contractors the schools appoint"
    "consider": ((BIDS_FROM, 200),),  # "Bids from Kier and Corbel are being weighed up"
    "collapse": ((NOT_YET, 40),),  # "a trust that was weeks from insolvency"
    "insolvent": ((NOT_YET, 40),),
    "contract": ((EYEING, 50),),
    "hold": ((EYEING, 50),),
    "leave": ((LETS, 40),),
    "move": ((MONEY, 60),),
    "extend": ((OPTION, 40), (STAFF, 60)),  # "with an option to stretch the arrangement by two years"
    "extension": ((OPTION, 40),),
    "end": ((OF_THEM, 60),),  # "36 of them have been got rid of"
    "insource": ((FROM_OWN, 12),),  # "took over the payments from the council's own staff"
}
"""What says of a cue, by its id, that it tells nothing, before it within so many characters."""

_AT = {"take over": NOT_START, "took over": NOT_START, "run": NOT_RUN, "leave": OUT_OF, "end": NEAR_TO}
"""And from its own first character on: "is **out of** pocket"."""

_AFTER = {
    "turn down": (PAY_OFFER_NEXT,),  # "members rejected a pay deal offered by the company"
    "consider": (OVER_PAY,),
    "took over": (HIRES,),  # "has now taken on a bank team of 15 staff"
    "take over": (GIVEN_TIME, NOTICE, HIRES),  # "has been given three months to improve"
    "hand over": (GIVEN_TIME, NOTICE, GRANTS),
    "win": (TAKES_PART, FEW_WON),
    "lose": (LOST_MONEY, IF_AGAIN),
    "uses": (BOUGHT_OUT,),
    "leave": (LEFT_SO,),
    "leave deal": (LEFT_SO,),
}
"""And from its end on."""

_NEEDED = {"agrees to": TO_DO_NEXT, "paid for": PRICE_NEXT, "want": WANTED}
"""What has to follow a cue for it to tell anything."""


def no_event(text: str, begin: int, hit: Hit) -> bool:
    """Whether the words around a cue make it say nothing of the kind: "half the profits **go** to", "its **in-house** team"."""
    cue = hit.id
    if any(seen.search(text, max(begin, hit.start - reach), hit.start) for seen, reach in _BEFORE.get(cue, ())):
        return True
    if any(seen.match(text, hit.end) for seen in _AFTER.get(cue, ())):
        return True
    if cue in _AT and _AT[cue].match(text, hit.start):
        return True
    if cue in _NEEDED:
        return _NEEDED[cue].match(text, hit.end) is None
    if cue == "join":
        return not (MOVERS.search(text, max(begin, hit.start - 90), hit.start) or JOINABLE.match(text, hit.end))
    if cue == "insource":
        return not goes_home(text, begin, hit)
    if cue == "uses":  # "a promise to protect pay until 2020"
        return text[hit.start : hit.end] == "pay" and PAY_NOUN.search(text, max(begin, hit.start - 16), hit.start) is not None
    if cue == "run" and text.startswith("empty", hit.start):
        return BARE.search(text, max(begin, hit.start - 20), hit.start) is not None
    if cue == "run" and text.startswith("cut", hit.start):
        passive = GREEN.search(text, max(begin, hit.start - 60), hit.start)  # "the grass is cut by Corbel"
        return passive is None and GREEN.match(text, hit.start + 3) is None
    if cue == "ran out" and text[hit.start : hit.end].endswith(" over"):
        return OVER.match(text, hit.end) is None  # "Its budget is over £2m"
    return False
