"""The sentences that hold sums: each read once, for all the sums in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Any

from ..matching import Hit
from .money_amounts import Amount
from .money_cues import Cue
from .money_phrases import Sum, compound_end, rate_end
from .money_purpose import PURPOSES

SCOPE = 600
"""Characters either side of a sum in which its cues are looked for; longer sentences are cut there."""

Limits = tuple[float, float, str, str, str]
"""What limits the cues of a rule line: the least and greatest sum, the side of the sum ("" = both), the strength; its purpose."""


class Scope:
    """A sentence (or the part of one around a sum) with its sums and with the hits of the rule lines in it."""

    def __init__(
        self, start: int, end: int, first: int, sums: list[tuple[int, int]], hits: Iterable[Hit], limits: dict[str, Limits]
    ) -> None:
        self.start, self.end = start, end
        self.first = first  # the index of its first sum among those of the article
        self.sums = sums
        self._hits: dict[str, list[Hit]] = {}
        self._cues: list[tuple[float, float, Cue]] = []
        for hit in hits:
            if limit := limits.get(hit.rule):
                least, most, side, strength, purpose = limit
                self._cues.append((least, most, Cue(hit.start, hit.end, purpose, hit.rule, side, strength)))
            else:
                self._hits.setdefault(hit.label, []).append(hit)

    def of(self, label: str) -> list[Hit]:
        """The hits of a label that is no purpose, in text order."""
        return self._hits.get(label, [])

    def cues(self, size: float, at: int) -> list[Cue]:
        """The cues that may speak of a sum of this size (in its currency) that starts at ``at``, in text order.

        A cue hides those inside it: "**short of the living wage**" is not "short", "**council tax bill**" is no bill, and "**in
        charge of** a £9m fund" is no charge.
        """
        cues, start, end = [], -1, -1
        for least, most, cue in self._cues:
            if not least <= size <= most or cue.side == ("after" if cue.start < at else "before"):
                continue
            if cue.end <= end and (cue.start, cue.end) != (start, end):
                continue
            if cue.strength != "faint" and cue.strength != "own":
                start, end = cue.start, cue.end
            if cue.strength != "none":
                cues.append(cue)
        return cues

    def sum(self, text: str, amount: Amount, index: int) -> Sum:
        """An amount as a sum of this sentence; ``index``: its place among the amounts of the article."""
        at = index - self.first
        before = self.sums[at - 1][1] if at else self.start
        after = self.sums[at + 1][0] if at + 1 < len(self.sums) else self.end
        rate = rate_end(text, amount.end)
        others = self.sums[:at] + self.sums[at + 1 :]
        sentence = (self.start, self.end)
        return Sum(amount.start, amount.end, sentence, others, before, after, amount.low, rate, compound_end(text, rate))


def limits_of(lines: Iterable[dict[str, Any]]) -> dict[str, Limits]:
    """What limits the cues of each rule line, by rule name."""
    return {
        line["rule"]: (
            line.get("at_least", 0.0),
            line.get("at_most", float("inf")),
            line.get("side", ""),
            line.get("strength", ""),
            line["label"],
        )
        for line in lines
        if line["label"] in PURPOSES
    }


def scopes_of(sentences: list[list[int]], found: list[Amount], hits: list[Hit], limits: dict[str, Limits]) -> list[Scope]:
    """The scope of every amount, in their order; amounts of one sentence share theirs.

    sentences: [start, end] each. found: the amounts. hits: those of the rule lines. All are in text order. limits: those
    of the rule lines (see ``limits_of``).
    """
    sentence_starts = [start for start, _ in sentences]
    sum_starts, hit_starts = [amount.start for amount in found], [hit.start for hit in hits]
    scopes: list[Scope] = []
    for amount in found:
        index = bisect_right(sentence_starts, amount.start) - 1
        start, end = sentences[index] if index >= 0 else (amount.start, amount.start)
        start, end = max(start, amount.start - SCOPE), max(amount.end, min(end, amount.end + SCOPE))
        if scopes and (scopes[-1].start, scopes[-1].end) == (start, end):
            scopes.append(scopes[-1])
            continue
        first, last = bisect_left(sum_starts, start), bisect_left(sum_starts, end)
        sums = [(other.start, other.end) for other in found[first:last]]
        inside = hits[bisect_left(hit_starts, start) : bisect_left(hit_starts, end)]
        scopes.append(Scope(start, end, first, sums, inside, limits))
    return scopes
