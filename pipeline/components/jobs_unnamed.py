"""Numbers that no rule takes for counts of jobs though the words around them say that they are: "Twenty desks stand empty".

No list holds every noun that stands for those at work, and a writer leaves it out wherever it is plain. Where no rule decides,
the words around a number do (``pipeline/weights.py``).
"""

from __future__ import annotations

import re
from bisect import bisect_left

from ..weights import Weights
from .jobs_frames import PLURAL, THINGS
from .jobs_memory import Count
from .jobs_numbers import Number
from .surroundings import WORD, Surroundings

TRUST = 110
"""How much more than nothing the words must say that jobs are counted, in hundredths of a logit."""

NEIGHBOURS = 4
"""How many words on each side of a number are told by their distance from it."""

REACH = 60
"""How many characters on each side they stand in."""

SIZES = (4, 10, 50, 500)
"""Where one size of number ends and the next begins."""


OTHERS = re.compile(r"( )(others)\b")
"""Behind a number of those who are left: "Three have moved; four **others** took redundancy"."""


class Unnamed:
    """Weighs the numbers of one text that no rule took for counts of jobs.

    counts: those that rules found, in text order.
    """

    def __init__(self, weights: Weights, around: Surroundings, counts: list[Count]) -> None:
        self.weights, self.around, self.counts = weights, around, counts
        self.starts = [count.start for count in counts]

    def counted(self, number: Number, sentence: int) -> Count | None:
        """The count of jobs that a number is by the words around it, or None. sentence: the index of its sentence."""
        if self.is_inside(number):
            return None
        if self.weights.choose(self.words(number, sentence), "other", TRUST) == "other":
            return None
        text, stop = self.around.text, self.around.sentences[sentence][1]
        noun = OTHERS.match(text, number.end, stop) or PLURAL.match(text, number.end, stop)
        if noun is None or THINGS.fullmatch(noun[2]):
            return Count(number, number.first, number.end, "bare", "jobs/words/number", sentence)
        return Count(number, number.first, noun.end(), "agent", "jobs/words/number", sentence, noun[2])

    def is_inside(self, number: Number) -> bool:
        """Whether a number lies in a count already: the 12 of "eight of the 12"."""
        place = bisect_left(self.starts, number.end)
        return place > 0 and self.counts[place - 1].end > number.first

    def words(self, number: Number, sentence: int) -> list[str]:
        """What is weighed of a number: the words of its sentence, those next to it, its size, the counts before it."""
        text = self.around.text
        after = [word.lower() for word in WORD.findall(text[number.end : number.end + REACH])[:NEIGHBOURS]]
        before = [
            word.lower() for word in WORD.findall(text[max(0, number.first - REACH) : number.first])[: -NEIGHBOURS - 1 : -1]
        ]
        place = bisect_left(self.starts, number.start)
        back = sentence - self.counts[place - 1].sentence if place else 9
        further = [
            *(f"next{at} {word}" for at, word in enumerate(after)),
            *(f"last{at} {word}" for at, word in enumerate(before)),
            *(f"ending{at} {word[-3:]}" for at, word in enumerate(after[:3])),
            f"size {sum(number.value >= size for size in SIZES) if number.value else 'vague'}",
            f"back {min(back, 3)}",
            f"among {min(len(self.counts), 3)}",
        ]
        return [word for word in self.around.words(number.first, number.end, further) if not word.startswith("earlier ")]
