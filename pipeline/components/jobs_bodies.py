"""The councils and providers of a text for the jobs that are counted in it: where they stand, and which the story is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from spacy.tokens import Doc

from .bodies import Place, places_of

FIRM = re.compile(
    r"he\s(?<=\b[Tt]he\s)(?:\w+\s)?(?:company|firm|trust|contractor|provider|charity|operator|mutual|co-op|society|business"
    r"|caterer|group)"
    r"(?:[’']s)?(?![\w’'-])"
)
"""The words that stand for a provider, without their first letter: a search for letters is faster than one for a class."""

OFFICIAL = re.compile(
    r"\b(?:(?:London|Royal|Metropolitan|City|County)\s(?:and\s)?)?(?:London\s|Royal\s)?(?:Borough|District|City|County"
    r"|Metropolitan|Town|Parish)?\s?"
    r"(?:Borough|District|County|City)?\s?Council\b|\b(?:London|Royal|Metropolitan)\sBorough\sof\s|\bCity\sof\s|\bThe\s"
)
"""What a council's official name adds to its place."""

BACK: tuple[str, ...] = ("in-house", "in house", "insourc", "back under", "back into", "bring back", "brought back", "take back")
BACK += ("taken back", "taking back", "back to the council", "returned to the council", "return to the council")
"""Words of a story in which work comes back to the council."""

HOMEWARD = re.compile(
    r"\b(?:in-house|in\shouse|insourc\w+|back\s(?:on|in|to|under|into)|(?:become|becoming|be)\s(?:council|local\sauthority)\s(?:employees|staff|workers)"
    r"|(?:to|on|onto|into)\s(?:the\s)?(?:council|authority|town\shall|local\sauthority|borough)(?:['’]s\s(?:own\s)?(?:books|payroll|employment))?\b)"
)
"""In a sentence whose jobs come to the council."""
OUTWARD = re.compile(
    r"\b(?:off\sthe\s(?:county\s|city\s|borough\s)?(?:council|authority)['’]s\s(?:books|payroll)|outsourc\w+|into\sa\s(?:new\s)?(?:company|trust|mutual|charity)"
    r"|(?:county|city|borough|district|town\shall|council)\s(?:staff|workers|employees)|privatis\w+|taken\sout\sof\s(?:the\s)?council)\b"
)
"""In a sentence whose jobs leave the council."""
NEW_HANDS = re.compile(r"\bnew\s(?:contractor|operator|provider|employer|supplier)s?\b")
"""In a sentence whose jobs move from one firm to the next."""


class Bodies:
    """The councils and providers of a text by the places that name them or stand for them."""

    def __init__(self, doc: Doc, text: str) -> None:
        self.text = text
        named = [(True, body) for body in doc._.councils or []] + [(False, body) for body in doc._.providers or []]
        places = places_of(doc)
        self.mentioned = list(places)
        places += self.short_forms(named, {place.start for place in places})
        places.sort()
        self.places = sorted([*places, *self.firms(places)])
        self.starts = [place.start for place in self.places]
        self.names = {body["name"] for _, body in named}
        self.councils = {body["name"] for council, body in named if council}

    def short_forms(self, named: list[tuple[bool, dict[str, Any]]], known: set[int]) -> Iterator[Place]:
        """Where a body is named by the word that stands for it: "Kingsmere employees", "a further 58 at Fenland"."""
        cores = {body["name"]: " ".join(OFFICIAL.sub(" ", body["name"]).split()) for council, body in named if council}
        words = {word for core in cores.values() for word in core.split()}
        for council, body in named:
            short = cores[body["name"]] if council else body["name"].split()[0]
            if len(short) < 4 or not short[0].isupper() or not council and (short in words or short in ("The", "First")):
                continue
            at = self.text.find(short)
            while at >= 0:
                end = at + len(short)
                if at not in known and not self.text[at - 1 : at].isalnum() and not self.text[end : end + 1].isalnum():
                    yield Place(at, end, body["name"], council, "place" if council else body.get("status") or "")
                at = self.text.find(short, end)

    def firms(self, places: list[Place]) -> Iterator[Place]:
        """Where "the firm", "the trust" and the like stand for the provider named last."""
        firms = [place for place in places if not place.council and place.status != "bidder"]
        if not firms:
            return
        starts = [place.start for place in firms]
        for match in FIRM.finditer(self.text):
            before = bisect_left(starts, match.start()) - 1
            if before >= 0:
                noun = match.group().split()[-1].lower().removesuffix("’s").removesuffix("'s")
                alike = [firm for firm in firms[max(0, before - 6) : before + 1] if noun in firm.name.lower()]
                firm = alike[-1] if alike else firms[before]
                yield Place(match.start() - 1, match.end(), firm.name, False, firm.status)

    def within(self, start: int, end: int) -> list[Place]:
        """The places of bodies that begin between two offsets."""
        return self.places[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def of_story(self, action: str, start: int = 0, stop: int = 0) -> str | None:
        """The body that the article is about: the council named most, for jobs that move the firm that loses the work.

        Where the sentence [start, stop) says which way jobs move, that decides; else whether work comes back in the story.
        """
        council, firm, comes_back = self.main
        if action != "transfer" or firm is None:
            return council
        if HOMEWARD.search(self.text, start, stop):
            return firm
        if OUTWARD.search(self.text, start, stop):
            return council
        return firm if comes_back or NEW_HANDS.search(self.text, start, stop) else council

    @cached_property
    def main(self) -> tuple[str | None, str | None, bool]:
        """The council named most, the firm that has or had the work, and whether that comes back."""
        councils = Counter(place.name for place in self.mentioned if place.council)
        firms = Counter(place.name for place in self.mentioned if place.status in ("incumbent", "ended"))
        ended = any(place.status == "ended" for place in self.mentioned)
        comes_back = bool(firms) and (ended or any(word in self.text for word in BACK))
        council, firm = (named.most_common(1)[0][0] if named else None for named in (councils, firms))
        return council, firm, comes_back
