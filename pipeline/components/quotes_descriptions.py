"""Descriptions: whom "the leader", "the Tory", "the former miner" and "the judge" mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .quotes_items import Source
from .quotes_names import Names

SMALL = frozenset(("the", "of", "for", "and", "at", "in", "on", ""))
BENCH = frozenset(("judge", "recorder", "sheriff", "coroner"))
ON_BENCH = re.compile(r"\b(?:Justice|Judge|HHJ|Recorder|Sheriff|Coroner)\s+[A-Z]")
LINKED = re.compile(r"['’]s? | (?:of(?! (?:one|two|three|four|five|six|\d+)\b)|for|from|at|with|who|behind|in) ")
"""What makes a description somebody of its own: "the union's organiser", "the woman behind the till"."""
PARTIES = {
    "Conservative": frozenset(("tory", "torie", "conservative", "con")),
    "Labour": frozenset(("labour", "lab")),
    "Liberal Democrat": frozenset(("lib", "dem", "liberal", "democrat", "ld")),
    "Green": frozenset(("green",)),
    "Independent": frozenset(("independent", "ind")),
    "SNP": frozenset(("snp", "nationalist")),
    "Plaid Cymru": frozenset(("plaid",)),
    "DUP": frozenset(("dup", "unionist")),
}
"""How a party is called in descriptions and in brackets, as ``content_words`` gives it."""
ABOUT = 200
"""Characters after somebody's name that may tell what he or she is."""
NEAR = 700
"""Characters: how far back a description may look for the person who spoke, or ahead for the one it introduces."""


@dataclass
class Descriptions:
    """Resolves descriptions of people from what ``doc._.people`` and the text have about them.

    offices: nouns of which an article may hold several people, so that "the officer" is nobody in particular.
    """

    names: Names
    text: str
    offices: frozenset[str]

    def person(self, source: Source, said: Callable[[], Iterator[Source]]) -> Source | None:
        """Whom a definite description of a person means. said: gives the sources before it, newest first."""
        found = self.of_two(source) or self.by_ward(source) or self.by_role(source, said()) or self.by_words(source)
        return found or self.somebody(source, said())

    def of_two(self, source: Source) -> Source | None:
        """The first or the second of the two people named last, for "the former" and "the latter"."""
        if source.head not in ("former", "latter"):
            return None
        named = {place[2]["name"]: place for place in self.names.between(max(0, source.start - NEAR), source.start)}
        if len(named) < 2:
            return None
        start, end, person = list(named.values())[-2 if source.head == "former" else -1]
        return Source.at((start, end, person))

    def by_ward(self, source: Source) -> Source | None:
        """The person after whose name the ward stands in brackets, for "the member for Fell End"."""
        ward = re.search(r"(?:member|councillor) for ((?:[A-Z][\w'’-]*\s?)+)", source.name)
        if ward:
            for _, end, item in self.names.places:
                if ward[1].strip() in self.text[end : end + 60].partition(")")[0].partition("(")[2]:
                    return Source(source.start, source.end, "person", item["name"], item)
        return None

    def by_role(self, source: Source, said: Iterator[Source]) -> Source | None:
        """The person whose role, party and organisation in ``people`` hold the words; of several the one who spoke last."""
        words = content_words(source.name)
        fits = [item for item in self.names.people if item.get("role") and words <= described(item)]
        if len(fits) > 1:
            spoke = [other.person for other in said if any(other.person is item for item in fits)]
            fits = [item for item in fits if content_words(item["role"]) == words] or spoke[:1]
        return Source(source.start, source.end, "person", fits[0]["name"], fits[0]) if fits else None

    def by_words(self, source: Source) -> Source | None:
        """The one person in whose introduction a description's noun stands: "Roe, a miner until 1985, …", "the former miner"."""
        if source.head in self.offices:
            return None
        fits = []
        for person in self.names.people:
            first = person["mentions"][0]
            if first["start"] < source.start:
                following = self.names.between(first["end"], first["end"] + ABOUT)
                lead = re.split(r"[,.;:\n]", self.text[max(0, first["start"] - 40) : first["start"]])[-1]
                about = lead + self.text[first["start"] : following[0][0] if following else first["end"] + ABOUT]
                if re.search(rf"\b{re.escape(source.head)}\b", about.partition("\n")[0], re.IGNORECASE):
                    fits.append((first["start"], first["end"], person))
        return Source.at(fits[0]) if len(fits) == 1 else None

    def somebody(self, source: Source, said: Iterator[Source]) -> Source | None:
        """The person who spoke shortly before, for "the Ballymoney man", "the Tory" and "the retired bus driver"."""
        parent = " of " in source.name
        if source.head in self.offices and not parent or len(source.name.split()) > 5 or LINKED.search(source.name):
            return None
        words = content_words(source.name)
        party = next((name for name, forms in PARTIES.items() if words & forms), None)
        for other in said:
            if source.start - other.start > NEAR:
                break
            if other.kind != "person" or None not in (source.gender, other.gender) and source.gender != other.gender:
                continue
            own = other.person and other.person.get("party")
            if not (party and own) or content_words(own) & PARTIES[party]:
                return other
        fits = [item for item in self.names.people if party and content_words(item.get("party") or "") & PARTIES[party]]
        return Source(source.start, source.end, "person", fits[0]["name"], fits[0]) if len(fits) == 1 else None

    def introduced(self, source: Source) -> Source | None:
        """The one person named soon after "a council leader", where a lead keeps the name back and the role fits nobody else."""
        words = content_words(source.name)
        if not source.name.lower().startswith(("a ", "an ")) or len(words) < 3 or self.names.kind_of(source.head) != "person":
            return None
        fits = [item for item in self.names.people if item.get("role") and words - {"a", "an"} <= described(item)]
        if len(fits) != 1 or not 0 < fits[0]["mentions"][0]["start"] - source.end < NEAR:
            return None
        return Source(source.start, source.end, "person", fits[0]["name"], fits[0])

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


def content_words(phrase: str) -> set[str]:
    """The words of a description that tell who is meant, without plural endings.

    >>> sorted(content_words("the chair of scrutiny")), sorted(content_words("chairs the committee"))
    (['chair', 'scrutiny'], ['chair', 'committee'])
    """
    return {word.rstrip("s") for word in re.findall(r"\w+", phrase.lower())} - SMALL


def described(item: dict[str, Any]) -> set[str]:
    """Every word that ``people`` has about a person's place."""
    return content_words(" ".join(item.get(key) or "" for key in ("role", "party", "organisation")))
