"""What stands around a count where its fate is that of others, a measure's, or the story's (read by ``jobs_fate``)."""

from __future__ import annotations

import re

AS_DO = re.compile(
    r"\b(?:(?:as|so)\s(?:do|did|will|would|have|are)|including|followed\sby\s[\w\s’'-]{3,40}\s(?:on|with|at))\s$", re.IGNORECASE
)
SO_DO = re.compile(r"So\s(?:do|did|will|would)\s")
OTHERS_STAFF = re.compile(r"\sof\sthe\s(?:council|authority|county|city|borough|district|town\shall)[’']s\s")
COUNCIL_STAFF = re.compile(
    r"\s(?:former\s|ex-)?(?:council|county|borough|town\shall)\s(?:staff|workers|employees|officers)\b"
    r"|\s(?:people|staff|workers|employees|officers)\sfrom\s(?:the\s)?(?:(?:two|three|four|both)\s)?(?:[A-Z][a-z]+\s){0,2}"
    r"(?:[Cc]ouncils?|[Cc]ounty|[Bb]oroughs?|authority|authorities|districts)\b"
)
"""Behind the number of those whom a firm takes on from a council."""

CHANGED_TO = re.compile(
    r"\b(?:down|reduced|shr[aiu]nk|slimmed|trimmed|fell|fall|fallen|falling|drop|dropped|dropping|rise|rose|risen|rising|grow"
    r"|grew|grown|go|goes|going|(?<!add\s)(?<!adds\s)up)"
    r"(?:\s\w+){0,2}?\s(?:to|from)\s(?:(?:its|their|the|just|only|last|barely)\s){0,3}$"
)
"""Before a count that is where a change begins or ends, and so how many there are: "is down to 40 staff"."""

ALL_BUT = re.compile(r"\ball\sbut\s$", re.IGNORECASE)
KNOWN = re.compile(r"\b(?:the|these|those|all)\s$", re.IGNORECASE)
RELATIVE = re.compile(r"\s(?:who|that|which)\s|\s(?=(?:transferring|moving|switching|crossing)\b)")
EQUIVALENT = re.compile(
    r",?\s(?:or|\(|equal\sto|equivalent\sto|the\sequivalent\sof|which\sis|that\sis|i\.e\.)\s?"
    r"(?:about\s|around\s|some\s|the\s|just\s)?"
)
"""What stands between heads and the same counted otherwise: "636 people, **or** 571 full-time equivalents"."""

MOVED = frozenset({"transfer", "cut", "at_risk", "create", "retain"})
"""What may become of those who are "affected"; "The move affects 40 posts, of which 12 are vacant" leaves it open."""

MEASURES = {"rise": "create", "fall": "cut", "sum": "total"}
"""What a measure of change says by itself: "a net loss of 50"."""

BREAKDOWN = re.compile(r"[:(]\s?$|\s[–—-]\s$|,\s(?:including|among\sthem|of\sthem|most\sof\sthem|mostly|mainly)\s$")
"""Before the parts of a count: "33 of its staff: 12 lifeguards, eight coaches and the rest from the office"."""

SAME_THING = re.compile(r"\bfigure|\b(?:final|eventual|overall|real|true|actual)\s(?:total|tally|number)\b")
TUPE = re.compile(r"\b(?:TUPE|Tupe)\b(?!\s(?:does|may\snot|will\snot|would\snot))")
CLOSES = re.compile(r"[^,;:.]{0,40}[,)]\s")
WHO = re.compile(r",\s(?:all\s|most\s|none\s)?(?:of\s)?(?:who|whom)\b")
SHORT = re.compile(r"\sshort\b(?!\s(?:of|term|list))")
EMPTY = re.compile(r"\b(?:vacant|unfilled|empty)\b", re.IGNORECASE)
FILLED = re.compile(
    r"(?:\s(?:will|would|could|can|may|are|were|have|has|to|be|been|being|now|also|at\slast|finally))+\s(?:filled|advertised)\b"
)
"""Around posts that nobody holds yet: "four **vacant** posts **could now be filled**"."""

STANDING_IN = re.compile(
    r"\b(?:agency|temps|temporary|locums?|supply|freelance|interim)\b[^.;:]{0,24}\b(?:fill(?:ed|ing)?|cover(?:ed|ing)?|plug(?:ged|ging)?)"
    r"\s(?:in\s(?:for|on)\s)?(?:(?:some|about|around|nearly|all|the|its|another)\s)*$",
    re.IGNORECASE,
)
"""Before posts that have no holder: "**agency workers were filling** 52 posts"."""

MORE = re.compile(r"\b(?:another|a\sfurther|further)\s(?:\w+\s)?$", re.IGNORECASE)
OF_THE_LISTED = re.compile(r"\s(?:\w+\s){0,2}?(?:listed|named|identified|affected|concerned|involved|earmarked|in\squestion)\b")
POINTS_BACK = re.compile(
    r"(?:\b(?:[Tt]here\s(?:are|were)|They\snumber(?:ed)?|(?:[Tt]hat|[Tt]his|[Ii]t|[Ww]hich)(?:[’']s|\sis|\swas|\smeans|\smeant)"
    r"|(?:adds\sup|amounts|comes|equates)\sto))\s(?:[a-z]+\s){0,2}$"
)
"""Before a count of those whom the sentence before spoke of: "The cooks will move to Serco. There are 50 of them"."""

AHEAD = re.compile(r"\b(?:will|would|should|is\sto|are\sto|set\sto|expected\sto|due\sto|needed)\b")
OPENING = re.compile(
    r"\b(?:opens|(?:to|will|would)\sopen|opening|once\s(?:it\sis\s)?(?:built|complete|open)\w*|when\s(?:built|complete)|will\sbe\sneeded"
    r"|be\sstaffed\sby|will\sbe\swork|new\s(?:hub|depot|store|plant"
    r"|factory|centre|school|campus|home|hotel|site|branch|office|service|team|unit|scheme|facility|building))\b",
    re.IGNORECASE,
)
"""What shows a place or team of which nothing is there yet."""
