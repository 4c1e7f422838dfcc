"""A council's seat said for the council ("County Hall insists"), and a town's council said without its name."""

from __future__ import annotations

import re

from ..patterns import Hit
from .councils_register import TIER, Body

BACK = 60
"""How far before a seat, in characters, the words stand that tell the council from its building."""
ELSEWHERE = re.compile(r"([A-Z][\w’'-]*)\s$")
OWN = ("The", "At", "But", "And", "That", "From", "In", "To", "As", "If", "With", "When", "By", "For", "While", "So", "Yet")
PREPOSITION = re.compile(r"\b([A-Za-z]+)\s+(?:[a-z]+\s+)?(at|in|from|to|of|into|inside|outside|near|around|behind|opposite|covering|through|across)\s+$")
WORKING = (
    r"(?:staff|workers?|employees|sources?|insiders?|boss(?:es)?|chiefs?|leaders?|officers?|officials|planners|politicians|councillors|members"
    r"|group|colleagues|posts|jobs|roles|cuts|power|row|rows|crisis|chaos|spending|waste|change|changes|control|leadership|finance|team"
    r"|management|spokes\w+|friends|figures|mood|critics|opponents|grip|head|heads|lobbying|savings|deficit|rivals|everyone|nobody|anyone"
    r"|morale|moods?|views?|atmosphere|confidence|cash|budgets?|problems|troubles?|turmoil|upheaval|debts?|strike|talks|sense"
    r"|those|people|mandarins|managers|executives|director|minds)"
)
ALLOWED = {
    "at": re.compile(rf"\b{WORKING}\s+at\s+$", re.IGNORECASE),
    "in": re.compile(r"\b(?:power|office|charge|jobs|posts|confidence|trust|faith|chaos|control)\s+in\s+$"),
    "from": re.compile(
        r"\b(?!(?:mov|walk|march|away|mile|yard|relocat|out|far|minute|metre|driv|bus|train|shift)\w*\s)[a-z]+\s+from\s+$"
    ),
    "to": re.compile(
        r"\b(?:put|told|said|sent|send|letters?|wrote|written|email\w*|complain\w*|complaints?|appeal\w*|according|messages?|petition"
        r"|plea|listen\w*|close|owed|paid|due|handed|up|down|thanks|credit|questions?|come|comes|coming|came|return\w*|bring|brought|go|goes|went|gone|going)\s+(?:[\w’]+\s+){0,3}?to\s+$"
    ),
    "of": re.compile(r"\b(?:control|heads?|leaders?|running|grip|critics?|ownership|behalf|leadership|deputy|boss|charge)\s+of\s+$"),
}
"""After these prepositions a seat is the council only with such words before."""
OBJECT = re.compile(
    r"\b(?:cover(?:s|ed|ing)?|clean\w*|leav\w+|left|enter\w*|sell\w*|sold|visit\w*|build\w*|built|clos\w+|clear\w*|guard\w*|occup\w+|demolish\w*"
    r"|refurbish\w*|evacuat\w*|reach\w*|pass(?:ed|es|ing)?|storm\w*|picket\w*|heat\w*|swap\w*|vacat\w+|including|and)\s+$"
)
"""What is done with a building: "the deal covers the civic centre"."""
LEFT_WITH = re.compile(r"\s+(?:£|with\b|out\s+of\s+pocket|facing|better|worse|short|in\s+(?:charge|debt|control)|to\s+[a-z]+\b)")
"""How a council is left: "will leave County Hall £1.4m better off"."""
LOCATED = re.compile(r"\s+(?:in|on|at|near|off)\s+(?:the\s+)?(?:[A-Z]\w+day\b|[A-Z][a-z]+|last\b|this\b|next\b)")
BUILDING = re.compile(
    r"(?:\s+(?:in|on)\s+[A-Z]\w+)?\s+(?:itself\s+)?(?:has\s+(?:an?|its)\s+(?:clock|roof|tower|lift|leak\w*|ballroom|hall)|(?:is|was|will|would|could|may|to)\s+"
    r"(?:to\s+)?(?:also\s+)?(?:be\s+)?(?:sold|demolished|built|refurbished|renovated|closed|close|reopen\w*|listed|used|converted|let|worth|home|evacuated"
    r"|opened|lit|knocked|pulled|repaired|falling)|stands|reopened|opened|dates|needs\s+(?:repairs|a))\b"
)
CLOCK = re.compile(r"[’']s\s+(?:\w+\s+)?(?:clock|roof|steps|doors?|tower|lifts?|ballroom|basement|foyer|car\s+park|chamber|windows|main\s+hall)\b")


def stands_for_council(text: str, hit: Hit) -> bool:
    """Whether a seat means the council and not a building, nor another town's: "a letter from County Hall".

    >>> where = "Members met at the Town Hall on Monday."
    >>> stands_for_council(where, Hit(15, 28, "seat", "town", "r")), stands_for_council("The Town Hall denies it.", Hit(0, 13, "seat", "town", "r"))
    (False, True)
    """
    before = text[max(0, hit.start - BACK) : hit.start]
    if (owner := ELSEWHERE.search(before)) and owner[1] not in OWN and not text[hit.start].islower():
        return False
    if OBJECT.search(before) and not LEFT_WITH.match(text, hit.end) or BUILDING.match(text, hit.end) or CLOCK.match(text, hit.end):
        return False
    preposition = PREPOSITION.search(before)
    if preposition is None:
        return not re.search(r"(?:^|[.!?]\s)(?:At|In|Outside|Inside|Near|Around)\s+$", before)
    allowed = ALLOWED.get(preposition[2])
    return allowed is not None and bool(allowed.search(before)) and not LOCATED.match(text, hit.end)


PLACE = r"([A-Z][\w’'-]+(?:\s+(?:(?:on|upon|in|the|and|le|under)\s+){0,2}[A-Z][\w’'-]+){0,3})"
PLACE_BEFORE = re.compile(rf"(?:^|[^\w’'-])(?:[Ii]n|[Aa]t|[Oo]r|[Oo]f|[Aa]nd|[Ll]ike|[Nn]ear|[Ff]rom|[Tt]o)\s+{PLACE},\s+(?:where\s+)?$")
PLACE_AFTER = re.compile(rf"\s+(?:in|at)\s+{PLACE}")
THERE = re.compile(r"\s+there\b")
LAST_PLACE = re.compile(rf"\b(?:in|at|In|At)\s+{PLACE}")
NO_TOWN = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|\w+day|Christmas|Easter|England|Wales"
    r"|Scotland|Britain|Parliament|Westminster|\d+)\b"
)


def council_of_town(text: str, hit: Hit) -> Body | None:
    """The parish or town council that is named by its place beside it: "in Harwick, where the town council is borrowing".

    >>> council_of_town("In Harwick, where the town council met", Hit(18, 34, "generic", "parish", "r"))["id"]
    'Harwick Town Council'
    """
    start = max(0, hit.start - BACK)
    place = PLACE_BEFORE.search(text[start : hit.start]) or PLACE_AFTER.match(text, hit.end)
    if place is None and THERE.match(text, hit.end):
        place = next(iter(list(LAST_PLACE.finditer(text, max(0, hit.start - 120), hit.start))[-1:]), None)
    tier = TIER.search(" " + text[hit.start : hit.end].split(" ", 1)[1]) if " " in text[hit.start : hit.end] else None
    if place is None or tier is None or NO_TOWN.match(place[1]):
        return None
    name = f"{' '.join(place[1].split())} {' '.join(tier[1].split()).title()}"
    return {"id": name, "gss": None, "kind": "parish", "nation": None}
