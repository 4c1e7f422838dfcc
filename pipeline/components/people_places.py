"""Places: where an article names the bodies that a person may speak for, and which of them it is about."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property
from typing import Any

from spacy.tokens import Doc

KINDS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("trust", "charity"), ("trust", "charity")),
    (("almo",), ("council_company",)),
    (("mutual", "co-operative", "co-op"), ("mutual",)),
    (("firm", "company", "contractor", "operator", "outsourcer", "group", "giant", "business"), ("company", "council_company")),
)
"""What kinds of provider a noun can mean."""
CLOSE = 350
"""Within so many characters "the firm" is the one named last, else the one named most."""


class Places:
    """Where an article names its councils or its providers, in text order."""

    def __init__(self, items: list[dict[str, Any]] | None) -> None:
        found = sorted((place["start"], place["end"], item["name"]) for item in items or () for place in item["mentions"])
        self.starts = [start for start, _, _ in found]
        self.ends = [end for _, end, _ in found]
        self.names = [name for _, _, name in found]

    def within(self, start: int, end: int) -> str | None:
        """The name first mentioned in (or across the edge of) a stretch of text."""
        index = bisect_right(self.ends, start)
        return self.names[index] if index < len(self.names) and self.starts[index] < end else None

    def before(self, start: int, end: int) -> str | None:
        """The name mentioned last in a stretch of text."""
        index = bisect_left(self.starts, end) - 1
        return self.names[index] if index >= 0 and self.starts[index] >= start else None

    def nearest(self, at: int, reach: int | None = None) -> str | None:
        """The name mentioned last before an offset, else first after it; within ``reach`` characters where given."""
        if not self.names:
            return None
        index = max(bisect_right(self.starts, at) - 1, 0)
        return self.names[index] if reach is None or abs(at - self.starts[index]) <= reach else None

    def first(self, start: int, end: int) -> str | None:
        """The name mentioned first in a stretch of text."""
        index = bisect_left(self.starts, start)
        return self.names[index] if index < len(self.names) and self.starts[index] < end else None

    def so_far(self, at: int) -> list[str]:
        """The names mentioned before an offset, once a mention."""
        return self.names[: bisect_right(self.starts, at)]

    def leading(self, at: int) -> str | None:
        """The name mentioned most often before an offset, the earlier one of two; else the first after it."""
        before = self.so_far(at)
        return Counter(before).most_common(1)[0][0] if before else self.nearest(at)

    def main(self) -> str | None:
        """The name mentioned half as often again as any other, None where there is none such."""
        counts = Counter(self.names).most_common(2)
        return counts[0][0] if counts and (len(counts) == 1 or counts[0][1] >= 1.5 * counts[1][1]) else None


class Named:
    """What an article names: its councils, its providers, both together, and its main council."""

    def __init__(self, doc: Doc) -> None:
        self.council_items, self.providers_named = doc._.councils or [], doc._.providers or []
        self.items = [*self.council_items, *self.providers_named]
        self.councils, self.providers = Places(self.council_items), Places(self.providers_named)

    @cached_property
    def both(self) -> Places:
        """Councils and providers, asked for where a person is one of "its" people."""
        return Places(self.items)

    @cached_property
    def main(self) -> str | None:
        """The main council, see ``Places.main``."""
        return self.councils.main()

    def council(self, at: int, left: int | None = None) -> str | None:
        """The council of a person named at an offset whose role names none: the main one, else the one named most so far.

        left: where to look first, the start of the paragraph, for those who lead a council: "Hull may go. Its neighbours
        will not. Leader Jane Roe said so."
        """
        own = self.councils.before(left, at) if left is not None else None
        return own or (self.main if self.main in self.councils.so_far(at) else self.councils.leading(at))

    def kind(self, council: str | None) -> str | None:
        """The kind of a council that the article names."""
        return next((item["kind"] for item in self.council_items if item["name"] == council), None)

    def called(self, word: str) -> str | None:
        """The one body whose name begins with a word or two: "Stoke" of Stoke-on-Trent City Council, "Larkmoor"."""
        if len(word) < 4:
            return None
        found = {item["name"] for item in self.items if opens_name(item["name"], word)}
        return found.pop() if len(found) == 1 else None

    def of_kind(self, noun: str, at: int) -> str | None:
        """The provider that a noun means: "the trust's chair", named last before an offset, else first after it."""
        wanted = next((kinds for nouns, kinds in KINDS if noun in nouns), None)
        fits = [item for item in self.providers_named if wanted is None or item["kind"] in wanted or noun in item["name"].lower()]
        places = Places(fits) if fits else self.providers
        return places.nearest(at, CLOSE) or places.leading(at)


def opens_name(name: str, word: str) -> bool:
    """Whether a body's name begins with a word, as a whole or up to a hyphen."""
    for lead in ("London Borough of ", "Royal Borough of ", "City of ", "The "):
        name = name.removeprefix(lead)
    return name.startswith(word) and not name[len(word) : len(word) + 1].isalnum()
