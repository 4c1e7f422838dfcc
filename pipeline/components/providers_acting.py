"""Which councils a sentence names for an event, and which names it lists together."""

from __future__ import annotations

import re

from ..matching import Hit
from .providers_anchors import COUNCIL, LISTED, PROVIDER, Anchor
from .providers_frames import RELATIVE
from .providers_mood import OTHER_CLAUSE

COUNCIL_WORD = re.compile(r"[Cc]ouncil|[Bb]orough|[Aa]uthorit|County|BC\b|CC\b|DC\b|MBC\b|LBC\b|Comhairle")
ASIDE = re.compile(r"[\"”’']?,? (?:which|who|whose|that)\b")
PLACE = frozenset({"in", "at", "near", "across", "around"})
"""Prepositions after which a council's place is only a place."""

CLIENT = frozenset({"for", "with", "of", "from", "by"})
"""Prepositions after which a council behind a cue is the provider's client: "runs the pools **for** Brent"."""

CONTESTS = frozenset({"beat", "win", "preferred", "bid", "take over"})
"""Cues of work that a council's own company gets elsewhere."""

OWNER = re.compile(
    r"\b(?:belong\w*[^.;]{0,40} to|owned(?: outright| jointly)? by|set up by|created by|founded by|arm of|subsidiary of"
    r"|offshoot of|spun out of|carved out of) (?:the )?$"
)
"""Before the council that a firm belongs to: "Fernhill, **owned by** Barking, has won the job"."""

GIVERS = frozenset({"from", "to", "with", "against", "by"})
"""Prepositions before a council that a sentence's subject deals with."""

THEY = re.compile(r"(?:But |And |So |Now |Then |Meanwhile,? )?(?:It|They)\b")


ASIDE_AND = re.compile(r", (?:which|who|whose) [^,;.]{3,70}, and (?:also )?(?:the )?")
"""Between two subjects of which the first has a clause: "Amey, **which holds the contract, and** Urbaser bid"."""


def listed(text: str, anchor: Anchor, around: list[Anchor], back: bool = False) -> list[Anchor]:
    """An anchor and the providers listed after it ("beat **Kier and Amey**"), or before it where ``back``."""
    result = [anchor]
    for other in reversed(around) if back else around:
        first, second = (other, result[-1]) if back else (result[-1], other)
        if other.what != PROVIDER or anchor.what != PROVIDER:
            continue
        near = 0 < second.start - first.end < 20 and LISTED.fullmatch(text, first.end, second.start)
        if near or back and ASIDE_AND.fullmatch(text, first.end, second.start):
            result.append(other)
    return result


def only_places(text: str, hit: Hit, around: list[Anchor]) -> bool:
    """Whether the only councils that a sentence names after a cue are places where something is: "in Kent and Essex"."""
    councils = [anchor for anchor in around if anchor.what == COUNCIL]
    return bool(councils) and all(
        anchor.start > hit.end and anchor.preposition in PLACE and not COUNCIL_WORD.search(text, anchor.start, anchor.end)
        for anchor in councils
    )


def clients_of(text: str, begin: int, hit: Hit, end: int, around: list[Anchor]) -> tuple[int, ...]:
    """The councils that an event's own sentence, which starts at ``begin``, names for it; none = the context must say.

    The client behind the provider, whose name ends at ``end``, comes first ("runs the pools for Brent"), then who acts
    ("Brent has picked"), then who owns ("to mow Brent's parks"), then any other.
    """
    councils = [anchor for anchor in around if anchor.what == COUNCIL and (hit.id != "join" or anchor.end <= hit.start)]
    if not councils:
        return ()  # "**Havant** is to join the partnership run by Fareham"
    after = [c for c in councils if c.start > max(hit.start, end) and c.preposition in CLIENT and not aside(text, hit, end, c)]
    before = [c for c in councils if c.end <= hit.start and c.preposition not in ("in", "at", "like", "than")]
    if hit.id in CONTESTS:
        before = [c for c in before if not OWNER.search(text, max(begin, c.start - 60), c.start)]
    before = [c for c in before if not OTHER_CLAUSE.search(text, c.end, hit.start)] or before
    acting = [c for c in before if not c.preposition or RELATIVE.match(text, c.end)]
    owning = [c for c in councils if 0 <= c.start - hit.end < 60 and not c.preposition]
    if after and after[0].start - max(hit.end, end) < 90:
        best = after[0]
    elif not acting and before and before[-1].preposition in GIVERS and THEY.match(text, begin, hit.start):
        return ()  # "It won £10m from the combined authority and picked Corbel"
    elif acting or before:
        best = (acting or owning[:1] or before)[-1]
    elif after:
        best = after[0]
    else:
        rest = [c for c in councils if c.preposition not in PLACE] or councils
        best = min(rest, key=lambda c: abs(c.start - hit.start))
    return tuple(dict.fromkeys(c.who for c in joined(text, best, councils)))


def aside(text: str, hit: Hit, end: int, council: Anchor) -> bool:
    """Whether a council is only told in a clause about the provider: "has named Corbel, which runs pools **for Brent**"."""
    return hit.start < end and ASIDE.match(text, end, council.start) is not None


def joined(text: str, best: Anchor, councils: list[Anchor]) -> list[Anchor]:
    """A council and those listed with it: "for **Brent, Harrow and Ealing** councils"."""
    first = last = councils.index(best)
    while first > 0 and LISTED.fullmatch(text, councils[first - 1].end, councils[first].start):
        first -= 1
    while last + 1 < len(councils) and LISTED.fullmatch(text, councils[last].end, councils[last + 1].start):
        last += 1
    return councils[first : last + 1]
