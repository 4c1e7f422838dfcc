"""What shows that work or staff go home to a council: "run the pools **itself**", "on to **its own books**"."""

from __future__ import annotations

import re

from ..matching import Hit

PAYROLL_OF = re.compile(r" (?:the |its )?(?:(?:payroll|books|employment|employ|staff|ranks|direct employment) of )?(?:the )?")
BROUGHT = re.compile(
    r"\b(?:br[io]\w+|tak\w+|took|mov\w+|return\w*|back|come|comes|coming|go|going|kept|carried out|deliver\w*|run|will be"
    r"|handled)\b[^.;]{0,60}$"
)
DOES = (
    r"(?:run|manag|operat|provid|deliver|sweep|swept|empt|collect|clean|cook|mow|cut|handl|look(?:s|ed|ing)? after|employ"
    r"|repair|mend|maintain|staff|patrol|organis|pay|feed|fed|do(?:ne|es|ing)?\b|carr(?:y|ied) out|tak(?:e|en) (?:over|on))\w*"
)
TAKEN = re.compile(
    r"\b(?:br[io]ng\w*|brought|tak(?:e|es|en|ing)|took|wrest\w*|claw\w*|get(?:s|ting)? (?:its|the|their))\b"
    r" (?!(?:a|one) (?:step|seat|look)|money|cash|deposit)(?:(?!\b(?:before|until|after|when|if)\b)[^.;,£]){1,70}$"
)
BY_ITSELF = re.compile(rf"\b{DOES}\b[^.;]{{0,60}}$")
BY_COUNCIL = re.compile(rf"\b(?:will|to|now|again|is|are)\b[\w ]{{0,25}}\b{DOES}(?: directly)? $")
ON_THE = re.compile(r"\b(?:on|onto|to|join\w*|rejoin\w*|go|back) the (?:\w+ )?$")
OWN_STAFF = re.compile(
    r" (?:[a-z-]+ )?(?:staff|crews?|workers|workforce|employees|teams?|drivers|cleaners|gardeners|carers|wardens|fleet|lorries"
    r"|people|payroll|depot)\b"
)
UNTIL_NOW = re.compile(r"\b(?:until now|already|always|currently|still|has long|have long|used to|never)\b[^.;]{0,40}$")
RIVALS_OF = re.compile(r"\b(?:beat\w*|saw off|seen off|ahead of|than|of|alongside|with|against|over|train\w*) (?:by )?the $")
HOME = re.compile(
    r" (?:the |its |their )?(?:own )?(?:county council|city council|borough council|district council|council|local authority"
    r"|authority|town hall|county hall|civic centre|guildhall|municipality)\b(?!['’]s (?!payroll|books|employ|own|staff|direct)"
    r"| from (?:maternity|sick|leave|a career))"
)
"""Words for the council to which work comes home, where it is not named: "will transfer **to the authority**"."""
PAPER = re.compile(
    r"(?<!\w)(?:plans?|reports?|proposals?|papers?|decision|issue|matter|money|surplus|savings?|profits?|sums?|question"
    r"|letters?|case|debate"
    r"|talks|£[\d.,]+\w?)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
PAID_BACK = re.compile(
    r"\b(?:(?:half|all|most|part|some|much) of which|surplus|savings?|profits?|dividends?|rebate|cash)\b[^.;]{0,30}$"
)
"""Before "back to County Hall" where money goes there: "a **surplus, half of which** went back to County Hall"."""
HIRED = re.compile(
    r"(?: (?:has|have|had|was|were|is|been|being|be|will|to|lately|recently|now|also|just|since|later|already|first))* $"
)
"""Between a firm and "taken on by" where it is hired itself: "Corbel **has lately been** taken on by Kent"."""

IN_CHARGE = re.compile(r" (?:over|charge|control|reins)\b")
"""What a council takes where it takes work home: "took **over**", "takes **charge**"; "took on Corbel" does not."""
STAFF_TAKEN = re.compile(
    r" (?:on )?(?:(?:all|some|most|many|up to|about|around|nearly|a further|another|the|its|of|other|remaining|former) )*"
    r"(?:\d[\d,]*|[a-z]+(?:-[a-z]+)?) (?:(?:[a-z-]+ ){0,3}(?:staff|workers|carers|cleaners|drivers|cooks|caretakers|employees"
    r"|people|operatives"
    r"|engineers|attendants|gardeners|crews?)\b|(?:on|with|from|immediately|directly)\b)"
)
"""Those whom a council takes on when their firm is gone: "Angus has taken on **58 with immediate effect**"."""
NOUN_NEXT = re.compile(r" (?:[a-z]+ ){0,2}(?:staff|workers|colleagues|counterparts|employees|workmates|teams?|workforce)\b")
"""Whom "directly employed" only describes: "the same pay as **directly employed colleagues**"."""

OWN_AT_WORK = re.compile(
    r" (?:[a-z-]+ )?[a-z]+(?:s|staff|force|team) (?:who |which )?(?:currently|already|still|now|also"
    r"|only)\b"
)
"""What a council's own staff do as ever: "the council’s own **carers currently** deliver 12% of the hours"."""

OWNED_LABOUR = re.compile(r" (?:organisation|force|team|department|wing|arm|unit|staff|crews?)\b")
STAYS = re.compile(r"\b(?:remain(?:s|ed|ing)?|stay(?:s|ed|ing)?) (?:employed |on |under |in )?(?:the )?(?:employment of )?$")
"""Staff who are the council's and stay so: "its crews will **remain employed** by the council"."""

USED_TO = re.compile(r"\b(?:used to|once)\b[^.;,]{0,40}$|\bwho [^.;,]{0,40}$")
DOES_OWN = re.compile(r"(?:mend|repair|clean|cook|empty|collect|sweep|look after|maintain|mow|manage) (?:its|their) own$")
TO_DO_AHEAD = re.compile(r"\b(?:will|is to|are to|agreed to|voted to|decided to|instead) (?:now |again |once more |soon )?$")
SELVES = ("itself", "themselves")
FOR_SELF = re.compile(r"\b(?:pa(?:y|ys|id|ying)|sp(?:eak|eaks|oke|eaking)|fend(?:s|ed|ing)?|called?|calls|see[ns]?) (?:for )?$")
"""Before "itself" where nobody does the work: "a fleet can **pay for** itself"."""
THE_VERY = re.compile(r"\b(?:for|with|to|from|of|at|by) the (?:councils?|authorit(?:y|ies)|boroughs?|districts?|county|city) $")
"""Before "themselves" where it only stresses the noun: "people who work **for the councils** themselves"."""
UNLIKE = re.compile(r"\b(?:unlike|than|against|like|compared (?:with|to)) (?:an?|the|its|their|any) $")
"""Before "in-house" where a body is only compared with others: "**unlike an** in-house department"."""
DATES = re.compile(
    r"\b(?:go|goes|going|gone|went|dat(?:e|es|ed|ing)|look(?:s|ed|ing)?|stretch(?:es|ed|ing)?|reach(?:es|ed|ing)?) $"
)
"""Before "back" where it tells since when: "a tie with Corbel that **goes** back 14 years"."""


def goes_home(text: str, begin: int, hit: Hit) -> bool:
    """Whether a cue that only may say that work goes back to a council does: "**run** the pools **itself**"."""
    words = text[hit.start : hit.end].lower()
    near = max(begin, hit.start - 90)
    if "council" in words and PAPER.search(text, max(begin, hit.start - 60), hit.start):
        return False  # "The report goes back to the council"
    if words.startswith("back to") and PAID_BACK.search(text, max(begin, hit.start - 60), hit.start):
        return False
    if words.startswith(("in-", "in h", "inh", "in c")):
        if UNLIKE.search(text, near, hit.start):
            return False
        return BROUGHT.search(text, max(begin, hit.start - 70), hit.start) is not None
    if words == "direct labour" and OWNED_LABOUR.match(text, hit.end):
        return BROUGHT.search(text, max(begin, hit.start - 70), hit.start) is not None
    if words == "directly employed" and NOUN_NEXT.match(text, hit.end):
        return False
    if STAYS.search(text, near, hit.start):
        return False
    if words == "back":
        return TAKEN.search(text, near, hit.start) is not None and DATES.search(text, near, hit.start) is None
    if words in SELVES:
        if FOR_SELF.search(text, near, hit.start) or THE_VERY.search(text, near, hit.start):
            return False
        return BY_ITSELF.search(text, near, hit.start) is not None and USED_TO.search(text, near, hit.start) is None
    if DOES_OWN.match(words):
        return TO_DO_AHEAD.search(text, near, hit.start) is not None
    if words.startswith("by the"):
        return BY_COUNCIL.search(text, near, hit.start) is not None
    if words.endswith(("s payroll", "s books")):
        return ON_THE.search(text, near, hit.start) is not None
    if words.startswith("own ") and UNTIL_NOW.search(text, near, hit.start):
        return False  # "Kent has until now run its own crews"
    if words.endswith(" own") and not words.startswith("run"):
        if OWN_AT_WORK.match(text, hit.end):
            return False
        return OWN_STAFF.match(text, hit.end) is not None and RIVALS_OF.search(text, near, hit.start) is None
    return True


SELF_DONE = re.compile(
    r"\b(?:directly|itself|themselves|take|resume|regain|returns?|reverts?|council-run|in-house|in charge"
    r"|employ)\b"
)
"""Words of which one stands in every sentence of ``HOMEWARD``."""

AHEAD = (
    r"(?:will|is to|are to|agreed to|agree to|decided to|decide to|voted to|vote to|resolved to|to|and)"
    r" (?:now |then |again |once more |soon |instead )?"
)
WORK = (
    r"(?:services?|work|job|jobs|rounds?|staff|crews?|workers|workforce|operation|contract|repairs|cleaning|collections?"
    r"|libraries|pools"
    r"|centres?|parks|homes|kitchens|catering|meals|payroll|housing|highways|streets?|waste|bins|grounds|verges|wardens"
    r"|carers|team)"
)
COUNCIL_WORD = (
    r"(?:[Cc]ouncil|[Aa]uthority|[Tt]own [Hh]all|[Bb]orough|[Cc]ounty|[Cc]ity|[Dd]istrict|[Cc]abinet|[Mm]embers|[Cc]ouncillors)"
)
HOMEWARD = tuple(
    re.compile(form)
    for form in (
        rf"\b{COUNCIL_WORD}\b(?![’']s (?:contractor|firm))[^.;“”]{{0,90}}?\b(?P<at>{AHEAD}(?:employ|run|deliver|do|manage"
        rf"|operate|provide|handle|look after|empty"
        rf"|collect|clean|mend|maintain))\b[^.;“”]{{0,40}}?\b(?:directly|itself|themselves)\b",
        rf"\b{COUNCIL_WORD}\b(?![’']s (?:contractor|firm))[^.;“”]{{0,90}}?\b(?P<at>{AHEAD}(?:take|resume|regain))(?: back"
        rf"| over| on| charge of| control of"
        rf"| responsibility for| the running of| management of)*(?: (?!(?:an?|part|place|steps?|action|advice|legal|money"
        rf"|£)\b)[\w’'-]+){{0,3}}? {WORK}\b"
        r"(?! (?:with|(?:for|from) (?:an?|another|other)|to))",
        rf"\b(?:[Cc]ontrol|[Rr]esponsibility|[Mm]anagement|[Rr]unning) (?:of|for) [^.;“”]{{2,40}} (?P<at>returns?|reverts?"
        rf"|will return|will revert|is to return|passes"
        rf"|will pass|goes|comes) (?:back )?(?:to|with) the {COUNCIL_WORD}\b",
        r"\b(?:council-run|in-house|directly employed|directly run|direct) (?:service|team|workforce|operation"
        r"|crew)\b[^.;“”]{0,20}"
        r"(?P<at>\b(?:will|is to) (?:start|begin|take over|be set up|launch|take on))",
        rf"\b{COUNCIL_WORD} (?P<at>will be|is to be) (?:back )?in charge\b",
        r"\b(?:end|ending|terminate|leave|cancel) (?:the|its|their) (?:contract|deal|arrangement"
        r"|agreement)\b[^.;“”]{0,30} (?P<at>and (?:employ|run|take|deliver"
        r"|bring|do))\b",
    )
)
"""What says that a council takes up the work of the firm spoken of before: "the council **will employ** the crews directly"."""


def homeward(text: str, begin: int, end: int) -> re.Match[str] | None:
    """Where the sentence text[begin:end] says that a council takes up work itself, if it does; group ``at``: its verb."""
    return next((found for form in HOMEWARD if (found := form.search(text, begin, end))), None)
