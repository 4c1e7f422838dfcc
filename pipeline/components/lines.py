"""The words of a sentence as they are weighed: each made once, however many figures and names of the sentence ask for them."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise

WORD = re.compile(r"[a-z][a-z’'-]*|[.,;:£]", re.IGNORECASE)

KEPT = 512
"""How many sentences are kept, for the facts that read the same ones after another."""


class Line:
    """The words of one sentence in lower case, each with where it begins in the sentence, a name being one word."""

    def __init__(self, starts: list[int], words: list[str]) -> None:
        self.starts, self.words = starts, words
        self.known: dict[str, list[str]] = {}

    def told(self, place: str) -> list[str]:
        """The words as they are weighed, each behind the place it stands in.

        >>> Line([0, 3], ["it", "grew"]).told("earlier")
        ['earlier it', 'earlier grew']
        """
        if place not in self.known:
            self.known[place] = self.made(place)
        return self.known[place]

    def pairs(self) -> list[str]:
        """The pairs of words next to one another, as they are weighed.

        >>> Line([0, 3, 8], ["it", "grew", "."]).pairs()
        ['pair it grew', 'pair grew .']
        """
        if "pair" not in self.known:
            self.known["pair"] = self.paired()
        return self.known["pair"]

    def made(self, place: str) -> list[str]:
        """What ``told`` keeps."""
        return [f"{place} {word}" for word in self.words]

    def paired(self) -> list[str]:
        """What ``pairs`` keeps."""
        return [f"pair {first} {second}" for first, second in pairwise(self.words)]


class Renamed(Line):
    """A line of which some words are others; what is told of the rest is that line's.

    >>> line = Renamed(Line([0, 5, 9], ["<councils>", "and", "<councils>"]), {2: "<council>"})
    >>> line.told("after"), line.pairs()
    (['after <councils>', 'after and', 'after <council>'], ['pair <councils> and', 'pair and <council>'])
    """

    def __init__(self, line: Line, others: dict[int, str]) -> None:
        """others: the words by their index."""
        words = line.words.copy()
        for at, word in others.items():
            words[at] = word
        super().__init__(line.starts, words)
        self.line, self.others = line, others

    def made(self, place: str) -> list[str]:
        found = self.line.told(place).copy()
        for at, word in self.others.items():
            found[at] = f"{place} {word}"
        return found

    def paired(self) -> list[str]:
        found = self.line.pairs().copy()
        for first in {beside for at in self.others for beside in (at - 1, at)}:
            if 0 <= first < len(found):
                found[first] = f"pair {self.words[first]} {self.words[first + 1]}"
        return found


@lru_cache(maxsize=KEPT)
def line_of(sentence: str, names: tuple[tuple[int, int, str], ...] = ()) -> Line:
    """The words of a sentence; names: where each begins and ends, and its word, in order; of two that overlap the first.

    >>> line_of("Bury pays £2m.", ((0, 4, "<councils>"),)).words
    ['<councils>', 'pays', '£', 'm', '.']
    """
    starts: list[int] = []
    words: list[str] = []
    stop = 0
    for first, last, name in (*names, (len(sentence), len(sentence), "")):
        if first >= stop:
            for match in WORD.finditer(sentence, stop, first):
                starts.append(match.start())
                words.append(match.group().lower())
            if name:
                starts.append(first)
                words.append(name)
                stop = last
    return Line(starts, words)


def span_in(line: Line, start: int, end: int) -> tuple[int, int]:
    """Which words of a line are those between two offsets of its sentence: the first of them, and the first behind.

    >>> span_in(line_of("Some 40 cooks join."), 5, 13)
    (1, 2)
    """
    return bisect_left(line.starts, start), bisect_left(line.starts, end)
