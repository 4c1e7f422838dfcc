"""Memory: who has been a source so far, and whom pronouns and role words mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import Any

from .quotes_descriptions import BENCH, NEAR, Descriptions
from .quotes_items import Source
from .quotes_names import Names

RECENT = 12
"""Sources that a pronoun may look back over."""
UNNAMED = frozenset(("source", "insider", "whistleblower", "informant"))
SENTENCE_END = re.compile(r"[.!?\ue001] |\n")
SEXED = re.compile(r"(?:Mrs?|Ms|Miss|Sir|Dame|Lord|Lady|Baron(?:ess)?|Father|Sister)\b")
BESIDE = 200
"""Characters after a source within which its partner is named."""


@dataclass
class Memory:
    """Who has been a source so far, newest last, and how pronouns and role words are resolved from it.

    sources holds, beside sources, the numbers of sentences without speech; whom these are about (``topic``) is found out once
    somebody asks, None where they are about nobody.
    """

    names: Names
    text: str
    descriptions: Descriptions
    topic: Callable[[int], Source | None]
    sources: list[Source | int | None] = field(default_factory=list)

    def add(self, source: Source | None) -> None:
        """Remember a source as the newest; pronouns that could not be resolved are nobody."""
        if source is not None and source.kind != "pronoun":
            self.sources.append(source)

    def newest(self, before: int | None = None) -> Iterator[Source]:
        """The sources, newest first. before: only those older than this place, and no sentences that nobody asked for yet."""
        for at in reversed(range(len(self.sources) if before is None else before)):
            if before is None and isinstance(self.sources[at], int):
                self.read_topic(at)
            source = self.sources[at]
            if isinstance(source, Source):
                yield source

    def read_topic(self, place: int, alone: bool = False) -> None:
        """Put whom it is about in the place of a sentence; for "he" those before it are read first (alone: are not)."""
        topic = self.topic(self.sources[place])  # type: ignore[arg-type]
        if topic and topic.kind != "person":
            first = place
            while not alone and first > 0 and place - first < RECENT and isinstance(self.sources[first - 1], int):
                first -= 1
            for before in range(first, place):
                self.read_topic(before, alone=True)
            found = self.resolve(topic, place)
            topic = Source(topic.start, topic.end, found.kind, found.name, found.person, found.head)
        self.sources[place] = topic if topic and topic.kind != "pronoun" else None

    def resolve(self, source: Source, before: int | None = None) -> Source:
        """The person or body that a pronoun or "the leader" stands for; the source itself where nothing is found."""
        if source.kind == "pronoun":
            return self.pronoun(source, before) or source
        if source.kind in ("noun", "body", "document") and source.head:
            return self.description(source, before)
        return source

    def pronoun(self, source: Source, before: int | None) -> Source | None:
        """The newest source that "he", "she", "it" or "they" can mean."""
        recent = islice(self.newest(before), RECENT)
        if source.head in ("he", "she"):
            return self.he_or_she(source, recent)
        if source.head == "it":
            return next((other for other in recent if other.kind in ("body", "document", "name") or self.is_firm(other)), None)
        return next((other for other in recent if other.kind in ("noun", "body", "document", "name")), None)

    def is_firm(self, source: Source) -> bool:
        """Whether a source is capitalised words that nothing shows to be a person's name: "Open Door alleges … It"."""
        known = source.person or {}
        return source.kind == "person" and source.gender is None and not (known.get("title") or known.get("role"))

    def he_or_she(self, source: Source, recent: Iterator[Source]) -> Source | None:
        """The newest person whom "he" or "she" fits.

        A given name shows its bearer's sex less surely than "Mr" and "Mrs": "Femi Larkin thinks so. … she said" means Femi
        where else only somebody unnamed, or nobody near, is left.
        """
        wanted = "m" if source.head == "he" else "f"
        doubted: Source | None = None
        unnamed: Source | None = None
        for other in recent:
            if not self.is_person(other):
                continue
            if other.kind == "noun" and not SENTENCE_END.search(self.text, other.end, max(other.end, source.start)):
                unnamed = unnamed or other  # "A surveyor had found rot, | she reported"
                continue
            if other.gender in (wanted, None):
                reach = (3 if other.gender else 1) * NEAR if other.person or other.kind == "name" else 0
                found = other if doubted is None or source.start - other.end < reach else doubted
                return found if found.gender else self.partner(found, wanted) or found
            if partner := self.partner(other, wanted):
                return partner
            if doubted is None and other.person and source.start - other.end < NEAR and not self.is_titled(other.person):
                doubted = other
        return doubted or unnamed

    def partner(self, source: Source, wanted: str) -> Source | None:
        """The person of the other sex in a source's sentence: "Bruno Hale and his deputy, Wendy Oldacre, both voted against"."""
        for start, end, person in self.names.between(source.end, source.end + BESIDE):
            between = self.text[source.end : start]
            if ". " in between or "\n" in between:
                break
            joined = source.gender or between.startswith((" and ", ", and "))
            if joined and person.get("gender") == wanted and self.text[end : end + 1] not in ("'", "’"):
                return Source.at((start, end, person))
        return None

    def is_titled(self, person: dict[str, Any]) -> bool:
        """Whether "Mr", "Mrs" or the like stands before any mention of a person."""
        return any(SEXED.match(mention["text"]) for mention in person["mentions"])

    def is_person(self, source: Source) -> bool:
        """Whether "he" or "she" can mean a source: a person, a name of unknown kind, "a spokesman"."""
        if source.kind == "noun":
            return self.names.nouns.get(source.head) == "person"
        return source.kind in ("person", "name")

    def description(self, source: Source, before: int | None) -> Source:
        """The fullest form of a definite description, or the person it means ("the leader", "the spokeswoman")."""
        if source.head in BENCH and (judge := self.descriptions.on_bench(source)):
            return judge
        if not source.name.lower().startswith("the "):
            return self.descriptions.introduced(source) or source
        for other in self.newest(before):
            alike = other.head == source.head or {other.head, source.head} <= UNNAMED
            if alike and other.kind == source.kind and len(source.name.split()) <= 2:
                return other if len(other.name) > len(source.name) and len(other.name.split()) < 10 else source
        if source.kind == "noun" and self.names.kind_of(source.head) == "person":
            return self.descriptions.person(source, partial(self.newest, before)) or source
        return source

    def later(self, source: Source) -> Source | None:
        """The first person named after a "he" or "she" with whom an article begins: "He may be 81 but …"."""
        wanted = {"he": "m", "she": "f"}.get(source.head, "")
        following = [
            place
            for place in self.names.between(source.end, source.end + NEAR)
            if self.text[place[1] : place[1] + 1] not in ("'", "’")
        ]
        fits = [place for gender in (wanted, None) for place in following if wanted and place[2].get("gender") == gender]
        return Source.at(fits[0]) if fits else None
