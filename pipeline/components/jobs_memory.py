"""What is counted so far while the sentences of a text are walked through, for numbers that lean on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .jobs_numbers import Number


@dataclass
class Count:
    """A number that counts jobs: its number, the span of its phrase, and how it was found.

    ``kind``: the id of its noun (job, staff, occupation, …), ``strong``, ``measure`` or ``bare``; ``noun``: its noun as printed;
    ``whole``: the 388 in "14 of its 388 staff"; ``part``: the 14, whose text in the record is the number alone; ``fte``: the
    phrase speaks of full-time equivalents; ``like``: the count whose noun a bare one shares.
    """

    number: Number
    start: int
    end: int
    kind: str
    rule: str
    sentence: int
    noun: str = ""
    whole: bool = False
    fte: bool = False
    like: Count | None = None
    part: bool = False

    @property
    def shown(self) -> int:
        """Where its text in the record ends."""
        return self.number.end if self.part else self.end


class Passed(NamedTuple):
    """A number that no rule took, the index of its sentence, and whether a word of employment stands there or right before."""

    number: Number
    sentence: int
    near: bool


class Memory:
    """The counts of jobs met so far (``counts``, in text order), and what a number without a noun may lean on."""

    def __init__(self) -> None:
        self.counts: list[Count] = []
        self.first: dict[float, Count] = {}  # the first count of each number
        self.last: Count | None = None  # the last thing counted, here or in the sentence before; None where that was no job
        self.job: Count | None = None  # the last count of jobs, here or in the sentence before, whatever was counted since
        self.pending: Number | None = None  # a bare number that the next count may share its noun with
        self.rival = False  # whether something else was counted in this sentence
        self.rival_value: float | None = None  # the number of it

    def open_sentence(self, index: int) -> None:
        """Forget what stands too far back for a sentence to lean on."""
        if self.job and index - self.job.sentence > 1:
            self.last = self.job = None
        self.pending, self.rival, self.rival_value = None, False, None

    def add(self, count: Count) -> None:
        """Keep a count; the bare numbers after it may lean on it."""
        self.counts.append(count)
        self.first.setdefault(count.number.value or 0, count)
        self.last = count
        if not (count.whole and self.job):
            self.job = count

    def leaning(self, index: int) -> bool:
        """Whether jobs were the last thing counted in this very sentence."""
        return bool(self.last and self.last.sentence == index)

    def recent(self, index: int) -> bool:
        """Whether jobs were counted within the last four sentences and nothing else in this one."""
        return bool(self.counts and index - self.counts[-1].sentence <= 4 and not self.rival)
