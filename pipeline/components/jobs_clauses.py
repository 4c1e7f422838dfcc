"""The clause that holds a count, and what stands beside it: where a reader looks for what becomes of the jobs."""

from __future__ import annotations

import re
from bisect import bisect_left

from .jobs_memory import Count

_JOINS = r"(?:but|while|although|though|whereas|because|so\sthat|after|before|if|unless|when|once|until|as\swell\sas|and\sthat)"
_FINITE = r"(?:will|would|has|have|had|is|are|was|were|could|may|might|its?|they|he|she|we|the|that|then|also|not)"
_RELATIVE = r"(?:who|which|whose|whom|where)"
_OF_WHOM = r"(?:\w+\s){0,2}of\s(?:whom|which)"
EDGE = re.compile(
    rf"[;:—–“”()]|,\s(?=(?:{_RELATIVE}|{_JOINS}|{_OF_WHOM}|and|or|as|with|leaving|making|meaning|taking|bringing)\b)"
    rf"|(?<!\sof)\s(?=[wbatisuo-])(?=(?:{_RELATIVE}|{_JOINS}|-)\s|and\s{_FINITE}\s)"
)
"""Where one clause ends and the next begins. A bare comma is none: it opens lists, asides and adjuncts."""

RELATIVE = re.compile(rf",?\s(?={_RELATIVE}\b|{_OF_WHOM}\b|(?:now|currently|already|still|then|presently)\s\w+ing\b)")
"""The edge before a clause about the noun it follows: "40 clerks, who will move"."""

REACH = 200
"""How far around a count is read, in characters."""


class Clauses:
    """The clauses of one text, split a sentence at a time, when a count stands in it."""

    def __init__(self, text: str, sentences: list[list[int]]) -> None:
        self.text, self.sentences = text, sentences
        self.edges: dict[int, tuple[list[int], list[int]]] = {}
        self.known: dict[int, tuple[int, int]] = {}

    def of(self, count: Count) -> tuple[int, int]:
        """The offsets of the clause that holds a count.

        "The depot will close, but [its 40 drivers will move to Hull] because …"
        """
        if id(count) in self.known:
            return self.known[id(count)]
        low, high = self.window(count)
        starts, ends = self.split(count.sentence)
        after = bisect_left(starts, count.end)
        if after < len(starts):
            high = min(high, starts[after])
        before = bisect_left(ends, count.start + 1) - 1
        if before >= 0:
            low = max(low, ends[before])
        self.known[id(count)] = low, high
        return low, high

    def window(self, count: Count) -> tuple[int, int]:
        """The offsets of the sentence of a count, or of as much of it as is read."""
        start, stop = self.sentences[count.sentence]
        return max(start, count.start - REACH), min(stop, count.end + REACH)

    def relative(self, end: int, count: Count) -> tuple[int, int] | None:
        """The offsets of the relative clause that begins where the clause of a count ends, or None."""
        if not RELATIVE.match(self.text, end):
            return None
        starts, _ = self.split(count.sentence)
        after = bisect_left(starts, end + 1)
        stop = self.window(count)[1]
        return end, min(stop, starts[after]) if after < len(starts) else stop

    def split(self, sentence: int) -> tuple[list[int], list[int]]:
        """Where the edges between the clauses of a sentence begin and end."""
        found = self.edges.get(sentence)
        if found is None:
            edges = [match.span() for match in EDGE.finditer(self.text, *self.sentences[sentence])]
            found = self.edges[sentence] = ([start for start, _ in edges], [end for _, end in edges])
        return found
