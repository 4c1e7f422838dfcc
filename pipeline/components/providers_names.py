"""What a name that may be a provider's is, and the word lists that judge it by its form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

HEAD = re.compile(r"\s(?:of|for|at)\s")
PERSON = -3
"""The weight at which a name is a person's, whatever else speaks for it."""

PLACE = -8
"""The weight of a name that stands where a place does: "in Marbury and Selby"."""

OPENING = "\"'“‘"
RARE = "listed-"
"""How the ids of long lists of given names begin: such a name is a firm's as often ("Garland Wicks", "Selwyn & Co")."""
LISTS = ("function word", "sentence opener", "of name", "title", "service", "generic", "given", "person")
"""What is read as plain word lists: ids of ``opener`` lines, labels of the others."""

LEADS = "leader of the council"
SPACE_AND_MARKS = " 	\"'“‘(”’"


@dataclass(slots=True)
class Candidate:
    """One place that may name a provider: half-open character offsets, its words, and what speaks for it so far.

    share: it stands after "shares in" and the like, where no place does.
    """

    start: int
    end: int
    text: str
    quoted: bool = False
    known: dict[str, Any] | None = None
    weight: int = 0
    share: bool = False
    cues: list[dict[str, Any]] = field(default_factory=list)


@dataclass(eq=False)
class Words:
    """The word lists of ``patterns/providers.jsonl`` that judge a name by its form."""

    openers: frozenset[str]
    sentence_openers: frozenset[str]
    of_names: frozenset[str]
    titles: frozenset[str]
    services: frozenset[str]
    generic: frozenset[str]
    given: frozenset[str]
    roles: frozenset[str]
    forms: dict[str, dict[str, Any]]
    refused: dict[str, int]

    @classmethod
    def read(cls, lines: Iterable[dict[str, Any]]) -> Words:
        """Collect the word lists from the rule lines (given names are those of the people's rules)."""
        sets: dict[str, set[str]] = {}
        forms: dict[str, dict[str, Any]] = {}
        refused: dict[str, int] = {}
        for line in lines:
            label = line["id"] if line["label"] == "opener" else line["label"]
            if label == "form":
                forms.update(dict.fromkeys(line["pattern"], line))
            elif label == "not word":
                refused.update(dict.fromkeys(line["pattern"], line["weight"]))
            elif label in LISTS and not line["id"].startswith(RARE):
                sets.setdefault(label, set()).update(line["pattern"])

        def listed(label: str) -> frozenset[str]:
            return frozenset(sets.get(label, ()))

        return cls(
            openers=listed("function word"),
            sentence_openers=listed("sentence opener"),
            of_names=listed("of name"),
            titles=listed("title"),
            services=listed("service"),
            generic=listed("generic"),
            given=listed("given"),
            roles=listed("person"),
            forms=forms,
            refused=refused,
        )

    @lru_cache(maxsize=8192)  # noqa: B019 (the words of a pipeline live as long as it does)
    def form_of(self, name: str) -> dict[str, Any] | None:
        """The rule line of the name's last word, where that word marks an organisation (``Ltd``, ``Trust``, ``Homes``).

        The head of "Friends of the Baths" and "Care for Calder" stands before the preposition and counts as well; that
        of "the Selby Trust for Youth" before the last word, which tells no kind.
        """
        line = self.forms.get(name.rsplit(" ", 1)[-1].rstrip("."))
        if (line is None or not line.get("kind")) and " " in name and (head := HEAD.search(name)):
            line = self.forms.get(name[: head.start()].rsplit(" ", 1)[-1]) or line
        return line

    def role_before(self, text: str, char: int) -> bool:
        """Whether a person's role stands right before a character: "leader Jo Bell", "its chief executive, Jo Bell"."""
        before = text[max(0, char - 30) : char].removesuffix(" ").removesuffix(",")
        last = before.rsplit(" ", 1)[-1].lstrip(SPACE_AND_MARKS).lower()
        return last in self.roles or "-" in last and last.rsplit("-", 1)[-1] in self.roles or before.endswith(LEADS)

    def is_plain(self, word: str) -> bool:
        """Whether a word names a service, a kind of body or opens sentences, so that it is no name by itself."""
        return word in self.services or word in self.generic or word in self.forms or word in self.sentence_openers

    def is_description(self, name: Candidate) -> bool:
        """Whether a name after "a" only describes: "the model is a Local Authority Controlled Company (LACC)"."""
        parts = name.text.split()
        first, last = parts[0], parts[-1]
        plain = first in self.services or first in self.generic or first in self.forms
        return not name.quoted and len(parts) > 1 and plain and (last in self.services or last in self.forms)

    def against(self, name: str) -> int:
        """What weighs against a name whose last word, or whose head before a preposition, is that of a council, a street.

        -9 rules the name out, as does a title in front or a run of nothing but services ("Adult Social Care").
        """
        parts = name.split()
        if parts[0] in self.titles:
            return -9
        if parts[0] != "A" and all(word in self.services or word in ("of", "for", "&", "the") for word in parts):
            return -9
        if parts[-2:-1] == ["&"] or parts[-2:] == ["Housing", "Association"] and len(parts) > 2:
            return 0
        if head := HEAD.search(name):
            least = self.refused.get(name[: head.start()].rsplit(" ", 1)[-1], 0)
            return min(least, self.refused.get(parts[-1], 0)) if " at " in head.group() else least  # Children at Elm School
        if len(parts) > 2 and parts[-2] in ("North", "South"):
            return 0  # "Corbel South West" is a firm's branch
        return self.refused.get(parts[-1], 0)
