"""Bare places that stand for their council by what the words around them suggest together, where no cue says it.

"Torridge, further up the coast, has no cleaner at all": nobody lists all that a council does. The words around a place's mentions
and what else the article names are weighed (``pipeline/weights.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc

from ..weights import Weights
from .councils_cues import WITHIN
from .councils_places import stands_alone
from .councils_register import Evidence, Naming, alive_of
from .councils_words import Cues
from .surroundings import Spans, Surroundings

MENTIONS, MANY = 3, 3
"""How many mentions are weighed, and the number from which there are just many."""

COUNCIL, PLACE = "council", "place"
"""What a bare place may be."""

DOUBT = 120
"""How much the words must say for the council before the place, in hundredths of a logit."""

RULE, COUNTED_RULE = "councils/words", "councils/counted"

NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
COUNTED = re.compile(
    rf"\b({'|'.join(NUMBERS)})\s+(?:neighbouring |nearby |borough |district |county |city |local |unitary )?"
    r"(?:councils|boroughs|districts|counties|authorities)\b",
    re.IGNORECASE,
)
"""What counts the councils of a text: "both councils", "the three boroughs"."""

ADDRESS = re.compile(r"\b\d{1,4}[A-Za-z]?,? [A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}, $")
"""What stands before the town of an address: "14 Piccadilly, Stoke-on-Trent"."""


class About(NamedTuple):
    """What a text tells of its councils: how many it names in full, how many bare names act, and how many are open.

    pointed: the words that stand for a council, such as "borough".
    """

    full: int
    acting: int
    open: int
    pointed: list[str]

    def known(self, namings: list[Naming], around: Surroundings) -> Iterator[str]:
        """What is known of a place by its name and by the text as a whole."""
        words, kinds = around.text[namings[0].start : namings[0].end].split(), sorted({b["kind"] for b in namings[0].bodies})
        is_short = not around.is_article
        others, alone = f"{self.full > 0} {self.acting > 0}", min(MANY, self.open)
        yield from (f"full {min(MANY, self.full)}", f"acting {min(MANY, self.acting)}", f"open {alone}")
        yield f"others {others} {alone}"
        yield from (f"short {is_short}", f"short {is_short} {min(MANY, self.full)}")
        yield from (f"name {len(words)}", f"place {words[-1]}", f"mentions {min(MANY, len(namings))}")
        yield f"bodies {min(MANY, len(namings[0].bodies))}"
        yield from (f"kind {kind}" for kind in kinds)
        for word in self.pointed:
            yield from (f"pointed {word}", f"pointed {word} {others}", f"pointed {word} {alone}")
            yield f"pointed {word} {is_short}"
            for kind in kinds:
                yield from (f"pointed {word} {kind}", f"pointed {word} {kind} {others}")


class Place(NamedTuple):
    """A place of which nothing else says whether it is its council: its mentions, and what the text tells of its councils."""

    namings: list[Naming]
    about: About

    @property
    def spans(self) -> Spans:
        """Where its first mentions stand."""
        return [(naming.start, naming.end) for naming in self.namings[:MENTIONS]]

    def words(self, around: Surroundings) -> list[str]:
        """What is known of it and the words around its first mentions, each once."""
        found = ["", *self.about.known(self.namings, around)]
        for span in self.spans:
            found += [*around.own(*span), *around.next_to(*span)]
        found += around.earlier(self.spans[0][0])
        return list(dict.fromkeys(found))

    def acting(self, text: str, rule: str) -> list[Naming]:
        """The mentions that stand for the council: those that do not say where something lies, else the first."""
        apart = [name for name in self.namings if not WITHIN.search(text, max(0, name.start - 16), name.start)]
        return [name._replace(rule=rule) for name in apart or self.namings[:1]]


def open_places(
    text: str, bare: list[Naming], named: list[Naming], pointed: set[str], evidence: Evidence, cues: Cues
) -> list[Place]:
    """The bare places that are no part of another name and whose councils the article does not name otherwise.

    named: the names in full and the bare ones that act. pointed: the words that stand for a council, such as "borough".
    """
    known = {body["id"] for naming in named for body in naming.bodies}
    found: dict[str, list[Naming]] = {}
    for name in bare:
        bodies = alive_of(name.bodies, evidence.date)
        if not bodies or ADDRESS.search(text, max(0, name.start - 50), name.start):
            continue
        if known.isdisjoint(body["id"] for body in bodies) and stands_alone(text, name.start, name.end, cues):
            found.setdefault(text[name.start : name.end], []).append(name._replace(bodies=bodies))
    full = sum(naming.full for naming in named)
    about = About(full, len(named) - full, len(found), sorted(pointed))
    return [Place(namings, about) for namings in found.values()]


def around_places(doc: Doc, named: list[Naming]) -> Surroundings:
    """The words of a Doc with the councils that are known so far."""
    return Surroundings(doc, (), further=[(naming.start, naming.end, "<councils>") for naming in named])


def weighed(doc: Doc, text: str, places: list[Place], named: list[Naming], weights: Weights) -> list[Naming]:
    """The mentions of places that stand for their council by the words around them, or since the text counts them."""
    if not places:
        return []
    if are_counted(text, places, named):
        return [naming for place in places for naming in place.acting(text, COUNTED_RULE)]
    around = around_places(doc, named)
    return [
        naming
        for place in places
        if weights.choose(place.words(around), PLACE, DOUBT) == COUNCIL
        for naming in place.acting(text, RULE)
    ]


def are_counted(text: str, places: list[Place], named: list[Naming]) -> bool:
    """Whether the text counts its councils, and they are as many as it names with these places."""
    known = {naming.bodies[0]["id"] for naming in named if naming.bodies[0]["kind"] != "parish"}
    return any(NUMBERS[match[1].lower()] == len(known) + len(places) for match in COUNTED.finditer(text))
