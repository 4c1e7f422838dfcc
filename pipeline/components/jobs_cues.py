"""The hits of the rule file on one text, by label and place."""

from __future__ import annotations

from bisect import bisect_left

from ..matching import Hit
from .jobs_words import WordLists

ACTIONS = ("transfer", "cut", "at_risk", "create", "vacancy", "retain", "total", "other")
"""The labels of the cues, in the order in which they win where two are equally near."""

FATES = frozenset(("transfer", "cut", "at_risk", "create", "vacancy", "hire", "atwork"))
"""The labels that show that a sentence is about what happens to those at work."""

GROUPED = FATES.union(ACTIONS)


class Cues:
    """The hits of the rule file on one text, by label and place."""

    def __init__(self, hits: list[Hit], words: WordLists) -> None:
        self.words = words
        self.hits: dict[str, list[Hit]] = {}
        for hit in hits:
            self.hits.setdefault(hit.label, []).append(hit)
        self.fates = [hit for hit in hits if hit.label in GROUPED]
        self.fate_starts = [hit.start for hit in self.fates]
        self.starts = {label: [hit.start for hit in found] for label, found in self.hits.items()}

    def within(self, label: str, start: int, end: int) -> list[Hit]:
        """The label's hits that begin between two offsets, in text order."""
        starts = self.starts.get(label)
        return self.hits[label][bisect_left(starts, start) : bisect_left(starts, end)] if starts else []

    def near(self, start: int, end: int) -> list[Hit]:
        """The hits of all actions, of hiring and of being at work that begin between two offsets, in text order."""
        return self.fates[bisect_left(self.fate_starts, start) : bisect_left(self.fate_starts, end)]

    def ending(self, label: str, end: int) -> Hit | None:
        """The label's hit that ends at an offset."""
        return next((hit for hit in self.within(label, end - 30, end) if hit.end == end), None)

    def starting(self, label: str, start: int) -> Hit | None:
        """The label's hit that begins at an offset."""
        found = self.within(label, start, start + 1)
        return found[0] if found else None
