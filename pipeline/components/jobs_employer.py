"""Whose jobs a count gives: the council or provider that employs them when the article is written."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import NamedTuple

from spacy.tokens import Doc

from .jobs_memory import Count

TOWARDS = re.compile(r"\b(?:to|into|join|joining|by|with\sthe\snew|inside|within)\s(?:the\s|a\s|new\s)*$", re.IGNORECASE)
TAKES = re.compile(
    r"(?:\s\w+ly)?\s(?:will|would|is\sto|has|had|can|have|already|agreed\sto|\s)*"
    r"\s?(?:tak(?:e|es|en|ing)|took|inherit(?:s|ed)?|absorb(?:s|ed)?|agreed\sto\stake|welcome[sd]?)\b"
)
"""After the body that jobs move to: "Sutton takes 38 of the 64"."""

WORKS_FOR = re.compile(r"\s(?:at|with|of|for|in|from|employed\sby|within)\s(?:the\s)?$")
FIRM = re.compile(
    r"\b(?:[Tt]he|[Ii]ts)\s(?:\w+\s)?(?:company|firm|trust|contractor|provider|charity|operator|mutual|co-op|society|business|caterer"
    r"|group)\b"
)
IT = re.compile(r"\b(?:[Ii]t|[Ii]ts|[Tt]heir)\b")
OF_ITS = re.compile(r"\b(?:its|their)\s")
WE = re.compile(r"\b(?:we|our|us|I|I’ve|We)\b")
BACK: tuple[str, ...] = ("in-house", "in house", "insourc", "back under", "back into", "bring back", "brought back", "take back")
BACK += ("taken back", "taking back", "back to the council", "returned to the council", "return to the council")
"""Words of a story in which work comes back to the council."""

NEWCOMER = ("appointed", "preferred", "proposed", "bidder")
"""The statuses of providers whose staff are not yet those whom a story moves."""


class Place(NamedTuple):
    """A mention of a body: where it stands, the body's name, whether it is a council, the status of a provider."""

    start: int
    end: int
    name: str
    council: bool
    status: str


class Bodies:
    """The councils and providers of a text by the places that name them, for whose jobs are counted."""

    def __init__(self, doc: Doc, text: str, sentences: list[list[int]]) -> None:
        self.text, self.sentences = text, sentences
        self.places = sorted(
            Place(mention["start"], mention["end"], body["name"], council, body.get("status") or "")
            for council, bodies in ((True, doc._.councils or []), (False, doc._.providers or []))
            for body in bodies
            for mention in body["mentions"]
        )
        self.starts = [place.start for place in self.places]
        self.speakers = {person["name"]: person["organisation"] for person in doc._.people or []}
        self.found: dict[int, str | None] = {}  # the employers of the counts so far, by the count's identity
        self.last: tuple[int, str] | None = None  # the sentence and employer of the last count whose employer was named
        self.main: tuple[str | None, str | None] | None = None

    def employer(self, count: Count, action: str, known: str | None, said_by: str | None) -> str | None:
        """The council or provider whose jobs a count gives, or None where the article does not say.

        What its own sentence says; then what was found for the count it leans on; then ``known``, the employer of the same figure
        told before; then the employer of who says "we"; then whom a pronoun stands for; then that of the last count; then the
        body that the story is about. ``said_by``: the speaker of the quote that holds the count.
        """
        sentence = self.sentences[count.sentence]
        found = self.named(count, action, sentence)
        if found is None and count.like is not None:
            found = self.found.get(id(count.like))
        found = found or known or self.of_speaker(sentence, said_by) or self.meant(count, action, sentence)
        if found:
            self.last = (count.sentence, found)
        elif self.last and count.sentence - self.last[0] <= 2:
            found = self.last[1]
        found = found or self.of_story(action)
        self.found[id(count)] = found
        return found

    def within(self, start: int, end: int) -> list[Place]:
        """The places of bodies that begin between two offsets."""
        return self.places[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def named(self, count: Count, action: str, sentence: list[int]) -> str | None:
        """The body whose jobs they are by the words of the count's own sentence.

        In this order: named in the phrase ("46 Wakefield Council electricians"), right after it ("400 jobs at Acme"), the nearest
        one before ("Acme employs 300"), the only one after. Where jobs move, whom they move to is passed over.
        """
        here = self.within(*sentence)
        if action == "transfer":
            here = [place for place in here if not self.is_new(place, sentence)]
        for place in here:
            if count.start <= place.start < count.end:
                return place.name
            if count.end <= place.start and WORKS_FOR.fullmatch(self.text, count.end, place.start):
                return place.name
        names = {place.name for place in here}
        if action == "transfer" and len(names) > 1:
            councils = {place.name for place in here if place.council}
            if len(councils) == 1:
                return councils.pop()
        before = [place for place in here if place.start < count.start]
        if len(before) > 1 and OF_ITS.search(self.text, max(sentence[0], count.start - 6), count.end):
            return before[0].name  # "Acme, which the city owns, says 30 of its 611 jobs would go"
        if before and (len(names) == 1 or not FIRM.search(self.text, before[-1].end, count.start)):
            return before[-1].name
        return names.pop() if len(names) == 1 and not FIRM.search(self.text, sentence[0], count.start) else None

    def is_new(self, place: Place, sentence: list[int]) -> bool:
        """Whether a body is the one that jobs move to."""
        towards = TOWARDS.search(self.text, max(sentence[0], place.start - 24), place.start)
        home = place.council and self.of_story("transfer") != self.of_story("")  # the work comes back in-house
        return bool(towards or place.status in NEWCOMER or home or TAKES.match(self.text, place.end))

    def of_speaker(self, sentence: list[int], said_by: str | None) -> str | None:
        """The body for which someone speaks who says "we" or "our" of it."""
        organisation = self.speakers.get(said_by or "")
        if organisation is None or not WE.search(self.text, *sentence):
            return None
        return next((place.name for place in self.places if place.name == organisation), None)

    def meant(self, count: Count, action: str, sentence: list[int]) -> str | None:
        """The body that "the firm", "it" or "its" before a count stands for, or the only one that the sentence before names."""
        start = self.sentences[max(0, count.sentence - 1)][0]
        if FIRM.search(self.text, sentence[0], count.end):
            firms = [place for place in self.within(0, count.start) if not place.council and place.status != "bidder"]
            if firms:
                return firms[-1].name
        before = self.within(start, sentence[0])
        if action == "transfer":
            before = [place for place in before if place.status not in NEWCOMER]
        if before and IT.search(self.text, sentence[0], count.end):
            return before[0].name
        names = {place.name for place in before if place.status != "bidder"}
        return names.pop() if len(names) == 1 else None

    def of_story(self, action: str) -> str | None:
        """The body that the article is about: the firm that loses the work where it comes back in-house, else the council."""
        if self.main is None:
            councils = Counter(place.name for place in self.places if place.council)
            firms = Counter(place.name for place in self.places if place.status in ("incumbent", "ended"))
            ended = any(place.status == "ended" for place in self.places)
            comes_back = firms and (ended or any(word in self.text for word in BACK))
            council = councils.most_common(1)[0][0] if councils else None
            self.main = (council, firms.most_common(1)[0][0] if comes_back else council)
        return self.main[1 if action == "transfer" else 0]
