"""What may stand around a number whose noun is left out, as patterns over the text."""

from __future__ import annotations

import re

AFTER = (
    "will|would|could|may|might|must|should|can|have|has|had|are|were|is|was|be|being|do|did|does|go|goes|going|went|gone"
    "|stay|stays"
    "|stayed|staying|remain|remains|remained|leave|left|leaving|lost|lose|losing|moved?|moving|transfer|transferred|transferring"
    "|switch|switched|work|worked|working|face|faced|facing|join|joined|return|returned|returning|get|got|need|needed|expected"
    "|planned|based|employed|vacant|unfilled|redundant|made|axed|still|already|now|then|fewer|less|more|to\\s(?:go|be|follow"
    "|come|leave|move|stay|transfer|join|take|accept|lose|retire|return)"
    "|took|take|cost|costs|came|come|applied|accepted|volunteered|retired|resigned|posted|redeployed|filled|cut|saved|each"
    "|altogether|overall|together|who|that|which|whose|whom|disappear(?:ed)?|began|started|stand|at\\srisk|under\\sthreat|surplus"
    r"|others\s(?:were|are|will|have|had|would|go|went|who)"
    "|become|became|head|headed|affected|involved|concerned|left\\sbehind|in\\sscope|in\\squestion|safeguarded|created|protected"
    "|deleted|belong|belongs|belonged|report|live|started|start|begin|kept|vanish|teach|care\\sfor|look\\safter"
    "|volunteer|qualify|opted?|chose|never|accounts?|accounted|found|survived?|surviving|offered|given|warned|paid\\soff"
    "|signed|asked|hired|recruited"
    "|appointed"
    "|(?:short|light)(?=[.,;]|\\s(?:and|since|of\\s(?:a|its|the|staff))\\b)|ever|in\\snumber|materialised|finish|finished|crossed|resign|sacked|dismissed|laid\\soff|let\\sgo|taken\\son|taken\\sback"
)
"""What may follow a number that is the subject of its clause, its noun left out."""

VERB_AFTER = re.compile(rf"\s(?:{AFTER})\b", re.IGNORECASE)
END_AFTER = re.compile(
    r"\s*(?:[.,;:!?)”\"’'—–]|$)|\s(?:and|or|but|because|although|while|when|where|if|as|so|than|in|at|from|on|across|with|by"
    r"|under|over"
    r"|out|last|this|next|today|now|currently|after|before|since|during|through|within|for|to|without|of\s(?:them|those|these"
    r"|(?:its|their|our|his|her)\sown|whom|which)|compared|against|each"
    r"|a\s(?:year|week|month|decade|generation)\s(?:ago|before|earlier))\b",
    re.IGNORECASE,
)
OF_THEM = re.compile(r"\sof\s(?:them|those|these|whom|which|its\snumber|their\snumber)\b", re.IGNORECASE)
OF_WHOM = re.compile(r"\bof\swhom\s$")
PLAIN_VERB = re.compile(r"\s[a-z]+(?<!s)\s")
OF_LEAD = re.compile(
    r"(?:^|[,;:—–“\"(]\s?|\band\s|\bthat\s)of\s(?:(?:those|these|them|whom|which|the|its|all)?\b[^.;:]{0,60},\s$"
    r"|(?:those|these|them|whom|which)\s$)",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"\b((?:another|a\sfurther|the\sother|the\sremaining|the)\s)$", re.IGNORECASE)
OTHERS = re.compile(r"\b(?:another|a\sfurther|the\sother|the\sremaining|then)\s$", re.IGNORECASE)
DEFINITE = re.compile(r"\b(?:all|other|remaining|(?:none|any|all|most)\sof\sthe)\s$", re.IGNORECASE)
LEAD = re.compile(
    r"\b(?:just|only|all|all\sbut|some|even|another|a\sfurther|the\s(?:other|remaining|first|next|last)|at\sleast|barely)\s$",
    re.IGNORECASE,
)
CLAUSE = re.compile(
    r"(?:^|[,;:—–“\"(‘']\s?|\b(?:and|but|while|where|with|that|when|as\sdo|as\sdid|so\sdo|so\sdid|of\swhom|of\swhich|which|than"
    r"|see|sees|show|shows|expects?|expected|wants?|wanted|reckons?|means?|leaves|leaving|allows?|forces?|forcing)\s)$",
    re.IGNORECASE,
)

IS_SHORT = re.compile(
    r"\b(?:is|are|was|were|been|still|now|running|(?:crew|team|round|depot|office|department|service|unit|squad|shift|home|school)s?)"
    r"\s(?:\w+\s)?$"
)
"""Before a number that says how many are missing: "the **round has been** four short"."""

MEASURED = re.compile(
    r"(?:[\s,](?:of|is|was|are|were|be|at|to|by|from|number|numbers|numbered|totals|totalled|reach|reached)|,)\s(?:just\s"
    r"|only\s|now\s)?$"
)
ASIDE = re.compile(r"^,\s[^,;:]{3,50},\s")
"""What stands between a measure and its verb: "the total, according to official figures, was 6,940"."""

MEASURE_GAP = re.compile(r"(?!\swhose\s)(?:(?!\b(?:age|average)\b)[^.;:£$€%\d]|\b(?:19|20)\d\d\b){0,84}")
NUMBERING = re.compile(
    r"(?:\sand\s[a-z-]+)?(?:\s(?:in|on|at|across|among)\s[\w\s’'-]{2,40}?)?"
    r"(?:,?\s(?:who|which|now|will|would|currently|had|once))*,?\s(?:number|numbering"
    r"|numbered|total"
    r"|numbers|totals|totalling|totalled|stands?\s(?:now\s)?at|stood\sat)\s$",
    re.IGNORECASE,
)

IT_IS = re.compile(
    r"\b(?:it|that|this|they|figure|number|count|tally|total)\s?(?:(?:could|would|will|might|may|now|then)\s)?"
    r"(?:[’']s|is|was|are|were|be|stands\sat|stood\sat|compares\swith|compared\swith)\s(?:(?:down|up)?\s?from\s)?$",
    re.IGNORECASE,
)
THERE_ARE = re.compile(r"\b[Tt]here\s(?:are|were|will\sbe|had\sbeen|used\sto\sbe)\s(?:now\s|still\s|once\s)?$")
THERE_ARE_US = re.compile(r"\b[Tt]here(?:['’]s|\s(?:are|were|was|used\sto\sbe|will\sbe))\s(?:now\s|still\s|just\s|only\s)?$")
OF_US = re.compile(
    r"(\sof\sus)(?:[.,;]|\s(?:now|left|here|then|doing|covering|working|looking|running"
    r"|on(?!\sthe\s(?:board|committee|panel|council|cabinet|executive))|at|in|across|for|when|and|to)\b)"
)
"""Around colleagues that somebody counts: "**There were** five **of us** on nights"."""
WHEN_THERE = re.compile(r"\b(?:when|where|and)\sthere\s(?:was|were|are)\s$")
PARTS = re.compile(
    r"\b(?:broken\sdown\sinto|made\sup\sof|split\s(?:between|into)|divided\s(?:between|into)|comprise[sd]?"
    r"|consists?\sof)\s$"
)
"""Before the first of the parts of what was counted: "They are **broken down into** 547 in refuse, 106 in …"."""

COUNTED_THERE = re.compile(r"\s*[,.;]|\s(?:now|today|left|on\s(?:the|its)\s(?:payroll|books|staff))\b")
"""Around a number that says how many there are: "Today **there are** 811, of whom 96 …", not "11,900 on the waiting list"."""
VOTERS = re.compile(
    r"\swho\s(?:voted|replied|responded|took\spart|filled|answered|signed|attended|turned\sout|returned|were\spolled)\b"
)
APPOSED = re.compile(r",\s(?:currently|now|presently|at\spresent|at\sthe\slast\scount|today)\s$")

BUILT_BEFORE = re.compile(
    r"\b(?:shut|shuts|shutting|close|closes|closed|closing|open|opens|opened|opening|re-?open\w*|build|builds|building|built"
    r"|rebuil\w+|demolish\w*|bulldoz\w+|refurbish\w*|renovat\w+|mothball\w*)\s(?:down\s)?(?:the\s(?:(?:first|last|other|remaining|next)\s)?"
    r"|another\s|a\sfurther\s|up\sto\s|all\s|its\s|at\sleast\s)*$"
)
BUILT_AFTER = re.compile(
    r"\s(?:of\s(?:them|those|these)\s)?(?:(?:will|would|could|may|might|must|should|can|have|has|had|are|were|is|was|be|been|being|to|due|now|already|also)\s)*"
    r"(?:shut(?:s|ting)?|clos(?:e|es|ed|ing)|open(?:s|ed|ing)?|re-?open\w*|built|rebuilt|demolished|bulldozed|refurbished|renovated|mothballed|sold"
    r"|put\s(?:up\sfor\ssale|(?:out\s)?to\stender|on\sthe\smarket)|stay(?:s|ed)?\sopen|auctioned|converted|let\sout)\b(?!\s(?:to|out\sto)\s)"
)
"""Around a number of buildings: "wants to **shut** five", "Six **would close**"."""
FALLEN = re.compile(r"\b(?:number|total)\sof\s(?:[a-z-]+\s){0,2}?([a-z-]+s)\b[^.;:]{0,40}?\sfrom\s[\w,]+\sto\s$")
AT_WORK = re.compile(
    r"(?:posts|jobs|roles|staff|positions|vacancies|employees|redundancies|[a-z-]+(?:ers|ors|ists|ants|men|women))$"
)
"""Around the number to which things have come that are no jobs: "the **number of beds** falls **from** 14 **to** eight"."""


def of_buildings(text: str, first: int, end: int) -> bool:
    """Whether a number without a noun at text[first:end] counts buildings by what is done with them.

    >>> of_buildings("It wants to shut five.", 17, 21), of_buildings("Six would go.", 0, 3)
    (True, False)
    """
    return bool(BUILT_AFTER.match(text, end) or BUILT_BEFORE.search(text, max(0, first - 40), first))


def has_fallen(text: str, start: int) -> bool:
    """Whether the number of things that are no jobs has come down or up to what begins at an offset.

    >>> said = ("the number of beds falls from 14 to ", "the number of posts falls from 14 to ")
    >>> [has_fallen(text, len(text)) for text in said]
    [True, False]
    """
    match = FALLEN.search(text, max(0, start - 110), start)
    return match is not None and not AT_WORK.match(match[1])
