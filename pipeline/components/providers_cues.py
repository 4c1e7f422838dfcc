"""The hits of an article by label, with what is needed to ask for those that touch a name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from ..matching import Hit

REACH = 60
"""Characters between a cue and its name at most."""

CONTEST = frozenset({"beat", "bidders", "preferred", "insource", "contract", "take over", "stripped", "not renewed", "extend"})
"""Events that are hardly told but of those who work for a council."""


class Cues:
    """The hits of one Doc by label, with what is needed to ask for those that touch a name."""

    def __init__(
        self,
        text: str,
        sentences: list[list[int]],
        hits: list[Hit],
        line_of: dict[str, dict[str, Any]],
        late: Callable[[], list[Hit]],
        councils: Iterable[int] = (),
    ) -> None:
        """``hits``: those that may touch a name; ``late`` finds those that only say more of its sentence, once asked for.

        councils: the offsets at which councils are mentioned.
        """
        self.text, self.sentences = text, sentences
        self.sentence_starts = [start for start, _ in sentences]
        self.line_of, self._late = line_of, late
        self.councils = sorted(councils)
        self.council_sentences = {self.sentence(char) for char in self.councils}
        self.by_label: dict[str, list[Hit]] = {}
        for hit in hits:
            self.by_label.setdefault(hit.label, []).append(hit)
        self.starts = {label: [hit.start for hit in found] for label, found in self.by_label.items()}

    @cached_property
    def late(self) -> dict[str, list[Hit]]:
        """The hits by label that speak of a sentence and not of a name: its time, what closes, what is near contracts."""
        found: dict[str, list[Hit]] = {}
        for hit in self._late():
            found.setdefault(hit.label, []).append(hit)
        return found

    @cached_property
    def to_approve(self) -> set[int]:
        """The indexes of the sentences that say that something is still to be approved."""
        times = self.late.get("time", ())
        return {self.sentence(hit.start) for hit in times if self.line_of[hit.rule]["status"] == "preferred"}

    @cached_property
    def near_sentences(self) -> set[int]:
        """The indexes of the sentences that speak of contracts, outsourcing and bodies that take work on."""
        bodies = [hit for hit in self.by_label.get("noun", ()) if self.line_of[hit.rule]["weight"] > 0]
        events = [hit for hit in self.by_label.get("event", ()) if hit.id in CONTEST]
        return {self.sentence(hit.start) for hit in [*self.late.get("near", ()), *bodies, *events]}

    def sentence(self, char: int) -> int:
        """The index of the sentence that holds a character (-1 before the first)."""
        return bisect_right(self.sentence_starts, char) - 1

    def near(self, char: int, after: int = 0) -> bool:
        """Whether the character's sentence, or the one before it, speaks of contracts, outsourcing and the like.

        after: how many sentences more, before and behind, count for a name that has the form of an organisation's.
        """
        index = self.sentence(char)
        return not self.near_sentences.isdisjoint(range(index - 1 - after, index + 1 + after))

    def with_council(self, char: int) -> bool:
        """Whether a council is mentioned in the character's sentence or one beside it."""
        index = self.sentence(char)
        return not self.council_sentences.isdisjoint((index - 1, index, index + 1))

    def last_word(self, hit: Hit) -> str:
        """The last word of a hit, lower-case: "landlord" of "arm's-length landlord"."""
        return self.text[hit.start : hit.end].rsplit(" ", 1)[-1].lower()

    def in_sentence(self, label: str, char: int) -> list[Hit]:
        """The hits of a label in the sentence that holds a character."""
        found = self.by_label.get(label)
        index = self.sentence(char) if found else -1
        if not found or index < 0:
            return []
        start, end = self.sentences[index]
        starts = self.starts[label]
        return found[bisect_left(starts, start) : bisect_right(starts, end)]

    def times(self, char: int) -> set[str]:
        """What the sentence that holds a character says of the time: past, proposed, decided and so on (``status`` of lines)."""
        index, found = self.sentence(char), self.late.get("time")
        if not found or index < 0:
            return set()
        start, end = self.sentences[index]
        return {self.line_of[hit.rule]["status"] for hit in found if start <= hit.start <= end}

    def ending_before(self, label: str, char: int) -> list[Hit]:
        """The last hits of a label that end within reach before a character, nearest first."""
        found = self.by_label.get(label)
        if not found:
            return []
        index = bisect_left(self.starts[label], char)
        if index == 0 or found[index - 1].end < char - 2 * REACH:
            return []
        return [hit for hit in reversed(found[max(0, index - 4) : index]) if char - REACH <= hit.end <= char]

    def starting_after(self, label: str, char: int) -> list[Hit]:
        """The first hits of a label that start within reach after a character, nearest first."""
        found = self.by_label.get(label)
        if not found:
            return []
        index = bisect_left(self.starts[label], char)
        if index == len(found) or found[index].start > char + REACH:
            return []
        return [hit for hit in found[index : index + 4] if hit.start <= char + REACH]
