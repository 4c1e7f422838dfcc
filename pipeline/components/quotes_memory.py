"""Memory: who has been a source so far, and whom pronouns and role words mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any

from .quotes_items import Source
from .quotes_sources import Names

SMALL = frozenset(("the", "of", "for", "and", "at", "in", "on", ""))
RECENT = 12
"""Sources that a pronoun may look back over."""
BENCH = frozenset(("judge", "recorder", "sheriff", "coroner"))
ON_BENCH = re.compile(r"\b(?:Justice|Judge|HHJ|Recorder|Sheriff|Coroner)\s+[A-Z]")
SEXED = re.compile(r"(?:Mrs?|Ms|Miss|Sir|Dame|Lord|Lady|Baron(?:ess)?|Father|Sister)\b")
BESIDE = 80
"""Characters after a source within which its partner is named."""
NEAR = 700
"""Characters: how far back "the councillor" may look for the person who spoke."""


@dataclass
class Memory:
    """Who has been a source so far, newest last, and how pronouns and role words are resolved from it.

    sources holds, beside sources, the numbers of sentences without speech; whom these are about (``topic``) is found out once
    somebody asks, None where they are about nobody.
    """

    names: Names
    text: str
    roles: frozenset[str]
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
            topic = self.resolve(topic, place)
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
            return next((other for other in recent if other.kind in ("body", "document", "name")), None)
        return next((other for other in recent if other.kind in ("noun", "body", "document", "name")), None)

    def he_or_she(self, source: Source, recent: Iterator[Source]) -> Source | None:
        """The newest person whom "he" or "she" fits.

        A given name shows its bearer's sex less surely than "Mr" and "Mrs": "Femi Larkin thinks so. … she said" means Femi
        where else only somebody unnamed, or nobody near, is left.
        """
        wanted = "m" if source.head == "he" else "f"
        doubted: Source | None = None
        for other in recent:
            if not self.is_person(other):
                continue
            if other.gender in (wanted, None):
                reach = (3 if other.gender else 1) * NEAR if other.kind in ("person", "name") else 0
                found = other if doubted is None or source.start - other.end < reach else doubted
                return found if found.gender else self.partner(found, wanted) or found
            if partner := self.partner(other, wanted):
                return partner
            if doubted is None and other.person and source.start - other.end < NEAR and not self.is_titled(other.person):
                doubted = other
        return doubted

    def partner(self, source: Source, wanted: str) -> Source | None:
        """The person of the other sex in a source's sentence: "Bruno Hale and his deputy, Wendy Oldacre, both voted against"."""
        for start, end, person in self.names.between(source.end, source.end + BESIDE):
            between = self.text[source.end : start]
            if ". " in between or "\n" in between:
                break
            joined = source.gender or between.startswith((" and ", ", and "))
            if joined and person.get("gender") == wanted and self.text[end : end + 1] not in ("'", "’"):
                return Source(start, end, "person", person["name"], person)
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
        if source.head in BENCH and (judge := self.on_bench(source)):
            return judge
        if not source.name.lower().startswith("the "):
            return self.introduced(source) or source
        for other in self.newest(before):
            if other.head == source.head and other.kind == source.kind and len(source.name.split()) <= 2:
                return other if len(other.name) > len(source.name) and len(other.name.split()) < 10 else source
        if source.kind == "noun" and self.names.kind_of(source.head) == "person":
            return self.by_ward(source) or self.by_role(source, before) or self.somebody(source, before) or source
        return source

    def introduced(self, source: Source) -> Source | None:
        """The one person named soon after "a council leader", where a lead keeps the name back and the role fits nobody else."""
        words = content_words(source.name)
        if not source.name.lower().startswith(("a ", "an ")) or len(words) < 3 or self.names.kind_of(source.head) != "person":
            return None
        fits = [item for item in self.names.people if item.get("role") and words - {"a", "an"} <= described(item)]
        if len(fits) != 1 or not 0 < fits[0]["mentions"][0]["start"] - source.end < NEAR:
            return None
        return Source(source.start, source.end, "person", fits[0]["name"], fits[0])

    def later(self, source: Source) -> Source | None:
        """The first person named after a "he" or "she" with whom an article begins: "He may be 81 but …"."""
        wanted = {"he": "m", "she": "f"}.get(source.head, "")
        following = [
            place
            for place in self.names.between(source.end, source.end + NEAR)
            if self.text[place[1] : place[1] + 1] not in ("'", "’")
        ]
        fits = [place for gender in (wanted, None) for place in following if wanted and place[2].get("gender") == gender]
        return Source(*fits[0][:2], "person", fits[0][2]["name"], fits[0][2]) if fits else None

    def by_role(self, source: Source, before: int | None) -> Source | None:
        """The person whose role, party and organisation in ``people`` hold the words; of several the one who spoke last."""
        words = content_words(source.name)
        fits = [item for item in self.names.people if item.get("role") and words <= described(item)]
        if len(fits) > 1:
            spoke = [other.person for other in self.newest(before) if any(other.person is item for item in fits)]
            fits = [item for item in fits if content_words(item["role"]) == words] or spoke[:1]
        return Source(source.start, source.end, "person", fits[0]["name"], fits[0]) if fits else None

    def on_bench(self, source: Source) -> Source | None:
        """The only person of the page with a judge's title, for "the judge" and "a High Court judge"."""
        if len(self.judges) != 1:
            return None
        return Source(source.start, source.end, "person", self.judges[0]["name"], self.judges[0])

    @cached_property
    def judges(self) -> list[dict[str, Any]]:
        """The people whose name a judge's title stands before."""
        titled = (item for start, end, item in self.names.places if ON_BENCH.search(self.text, max(0, start - 14), end))
        return list({item["name"]: item for item in titled}.values())

    def by_ward(self, source: Source) -> Source | None:
        """The person after whose name the ward stands in brackets, for "the member for Haydon Wick"."""
        ward = re.search(r"(?:member|councillor) for ((?:[A-Z][\w'’-]*\s?)+)", source.name)
        if ward:
            for _, end, item in self.names.places:
                if ward[1].strip() in self.text[end : end + 60].partition(")")[0].partition("(")[2]:
                    return Source(source.start, source.end, "person", item["name"], item)
        return None

    def somebody(self, source: Source, before: int | None) -> Source | None:
        """The person who spoke shortly before, for "the Ballymoney man" and "the councillor"."""
        if source.head not in self.roles or len(source.name.split()) > 4 or "’s " in source.name or "'s " in source.name:
            return None
        newest = next((other for other in self.newest(before) if other.kind == "person"), None)
        if newest is None or source.start - newest.start > NEAR:
            return None
        return newest if source.gender in (None, newest.gender) or newest.gender is None else None


def content_words(phrase: str) -> set[str]:
    """The words of a description that tell who is meant, without plural endings.

    >>> sorted(content_words("the chair of scrutiny")), sorted(content_words("chairs the committee"))
    (['chair', 'scrutiny'], ['chair', 'committee'])
    """
    return {word.rstrip("s") for word in re.findall(r"\w+", phrase.lower())} - SMALL


def described(item: dict[str, Any]) -> set[str]:
    """Every word that ``people`` has about a person's place."""
    return content_words(" ".join(item.get(key) or "" for key in ("role", "party", "organisation")))
