"""A council's seat said for the council ("County Hall insists"), and a town's council said without its name."""

from __future__ import annotations

import re

from ..matching import Hit
from .councils_register import TIER, Body
from .councils_words import Cues

BACK = 60
"""How far before a seat, in characters, the words stand that tell the council from its building."""
TOLD = 35
"""How far before "to", in characters, the word may stand that says who is told: "I put all this to County Hall"."""
ELSEWHERE = re.compile(r"([A-Z][\w’'-]*)\s$")
OWN = (
    "The",
    "At",
    "But",
    "And",
    "That",
    "From",
    "In",
    "To",
    "As",
    "If",
    "With",
    "When",
    "By",
    "For",
    "While",
    "So",
    "Yet",
    "What",
    "Why",
    "How",
    "Where",
    "Whether",
    "Since",
    "Because",
)
PREPOSITION = re.compile(
    r"\b[A-Za-z]+\s+(?:[a-z]+\s+)?(at|in|from|to|of|into|inside|outside|near|around|behind|opposite|through|across)\s+$"
)
OPENING_AT = re.compile(r"(?:^|[.!?]\s)(?:At|In|Outside|Inside|Near|Around)\s+$")
LOCATED = re.compile(r"\s+(?:in|on|at|near|off)\s+(?:the\s+)?(?:[A-Z]\w+day\b|[A-Z][a-z]+|last\b|this\b|next\b)")
APPOSED = re.compile(r",\s+(?:the|an?|its|which|where)\b")
"""What tells of a house as a building: "Gun Wharf, the brick complex in Chatham"."""
STATE = re.compile(
    r"(?:[’']s\s+(?:\w+\s+)?|(?:\s+(?:in|on)\s+[A-Z]\w+)?\s+(?:itself\s+)?(?:(?:is|was|will|would|could|may|has|needs)\s+)?"
    r"(?:(?:to|also|be|an?|its)\s+)*)"
)
PLACE = r"([A-Z][\w’'-]+(?:\s+(?:(?:on|upon|in|the|and|le|under)\s+){0,2}[A-Z][\w’'-]+){0,3})"
PLACE_BEFORE = re.compile(
    rf"(?:^|[^\w’'-])(?:[Ii]n|[Aa]t|[Oo]r|[Oo]f|[Aa]nd|[Ll]ike|[Nn]ear|[Ff]rom|[Tt]o)\s+{PLACE},\s+(?:where\s+)?$"
)
PLACE_AFTER = re.compile(rf"\s+(?:in|at)\s+{PLACE}")
THERE = re.compile(r"\s+there\b")
LAST_PLACE = re.compile(rf"\b(?:in|at|In|At)\s+{PLACE}")
NO_TOWN = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|\w+day|Christmas|Easter|England|Wales"
    r"|Scotland|Britain|Parliament|Westminster|\d+)\b"
)


def stands_for_council(text: str, hit: Hit, cues: Cues) -> bool:
    """Whether a seat means the council and not a building, nor another town's: "a letter from County Hall".

    The rule lines say what is done with a building (object, building) and which words before "at", "in" and "of" (working)
    and "to" (teller) speak of the council.
    """
    back = max(0, hit.start - BACK)
    before = text[back : hit.start]
    if (owner := ELSEWHERE.search(before)) and owner[1] not in OWN and not text[hit.start].islower():
        return False
    left = cues.starting("left", hit.end + 1) or text.startswith(" £", hit.end)
    if cues.ending("object", hit.start - 1) and not left:
        return False
    state = STATE.match(text, hit.end)
    if state and cues.starting("building", state.end()):
        return False
    if hit.label == "house" and APPOSED.match(text, hit.end):
        return False
    preposition = PREPOSITION.search(before)
    if preposition is None:
        return OPENING_AT.search(before) is None
    if LOCATED.match(text, hit.end):
        return False
    if preposition[1] == "to":
        return bool(cues.within("teller", max(back, hit.start - TOLD), hit.start))
    return cues.ending("working", back + preposition.end(1)) is not None


def council_of_town(text: str, hit: Hit) -> Body | None:
    """The parish or town council that is named by its place beside it: "in Harwick, where the town council is borrowing".

    >>> council_of_town("In Harwick, where the town council met", Hit(18, 34, "generic", "parish", "r"))["id"]
    'Harwick Town Council'
    """
    start = max(0, hit.start - BACK)
    place = PLACE_BEFORE.search(text[start : hit.start]) or PLACE_AFTER.match(text, hit.end)
    if place is None and THERE.match(text, hit.end):
        place = next(iter(list(LAST_PLACE.finditer(text, max(0, hit.start - 120), hit.start))[-1:]), None)
    tier = TIER.search(" " + text[hit.start : hit.end].partition(" ")[2])
    if place is None or tier is None or NO_TOWN.match(place[1]):
        return None
    name = f"{' '.join(place[1].split())} {' '.join(tier[1].split()).title()}"
    return {"id": name, "gss": None, "kind": "parish", "nation": None}
