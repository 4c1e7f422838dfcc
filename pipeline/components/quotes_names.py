"""Names: the people and bodies of a Doc by place and by surname, and the kinds of nouns that speak."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Any

from spacy.tokens import Doc

from .quotes_items import Source
from .quotes_text import Token
from .quotes_words import PARTICLES, TITLES


class Names:
    """Looks up the people and bodies of a Doc by place and by surname."""

    def __init__(self, doc: Doc, nouns: dict[str, str], kinds: dict[str, str]) -> None:
        people = doc._.people or []
        self.people, self.nouns, self.kinds = people, nouns, kinds
        self.places = sorted(
            ((mention["start"], mention["end"], person) for person in people for mention in person["mentions"]),
            key=lambda place: place[:2],
        )
        self.starts = [start for start, _, _ in self.places]
        bodies = (doc._.councils or []) + (doc._.providers or [])
        self.bodies = {mention["start"]: mention["end"] for body in bodies for mention in body["mentions"]}
        self.body_starts = sorted(self.bodies)
        self.surnames: dict[str, Any] = {}
        for person in people:
            self.surnames.setdefault(person["name"].split()[-1], person)
        self.printed: dict[str, str] = {}

    def person_at(self, char: int) -> tuple[int, int, dict[str, Any]] | None:
        """The mention of a person that covers a character."""
        index = bisect_right(self.starts, char) - 1
        if index >= 0 and char < self.places[index][1]:
            return self.places[index]
        return None

    def body_at(self, char: int) -> int | None:
        """Where the mention of a council or provider begins that covers a character."""
        index = bisect_right(self.body_starts, char) - 1
        start = self.body_starts[index] if index >= 0 else -1
        return start if start >= 0 and char < self.bodies[start] else None

    def between(self, start: int, end: int) -> list[tuple[int, int, dict[str, Any]]]:
        """The mentions of people that begin in [start, end), in text order."""
        return self.places[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def kind_of(self, head: str) -> str:
        """The kind of a common noun: person, people, body, document, or "" for none that speaks."""
        if "-" in head:
            head = "resident" if head.endswith("-year-old") else head.partition("-of-")[0]
        return self.kinds.get(head, "")

    def named(self, run: list[Token]) -> Source:
        """The source that a run of capitalised words names, looked up by surname, else as printed without title."""
        start, end = run[0].start, run[-1].end
        titled = [token for token in run if token.low.rstrip(".") not in TITLES]
        while len(titled) > 2 and titled[0].capital and titled[1].capital and self.kind_of(titled[0].low) == "person":
            titled = titled[1:]  # "Ratepayer Jane Roe"
        words = [token.text for token in titled]
        if not words:
            return Source(start, end, "noun", " ".join(token.text for token in run), head=run[-1].low)
        last = words[-1]
        if person := self.surnames.get(last):
            given = person["name"].split()[0]
            if len(words) == 1 or words[0][0] == given[0]:
                return Source.at((start, end, person))
        whole = " ".join(words)
        bodily = (
            self.nouns.get(titled[-1].low) in ("name word", "body", "document")
            or start in self.bodies
            or whole.isupper()
            and len(whole) > 1
        )
        if len(titled) < len(run) and not bodily:
            kind = "person"
        elif len(words) > 1:
            kind = "name" if bodily or len(words) > 4 or any(token.low in PARTICLES for token in titled) else "person"
        else:
            kind = "person" if last in self.printed else "name"
        if kind == "person":
            whole = self.printed.setdefault(last, whole) if len(words) == 1 else whole
            if len(words) > 1:
                self.printed[last] = whole
        return Source(start, end, "body" if bodily and kind == "name" else kind, whole)
