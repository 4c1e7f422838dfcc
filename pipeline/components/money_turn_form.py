"""How a turn of phrase around a sum is written down (``money_turns``): what stands before the sum and behind it."""

from __future__ import annotations

import re
from typing import NamedTuple

_MORE = (
    r"(?:(?:about|around|some|nearly|almost|over|up\sto|more\sthan|at\sleast|another|a\sfurther|an\sextra|just|roughly"
    r"|an\sestimated|only)\s){0,2}$"
)
STAFF = re.compile(
    r"\b(?:[Ss]taff|[Ww]orkers|[Ee]mployees|[Cc]arers|[Tt]eachers|[Dd]rivers|handlers|cleaners|nurses|assistants|[Uu]nions?"
    r"|paid|wages"
    r"|lower-paid|officers|members)\b"
)
HOUSEHOLDS = re.compile(r"\b(?:[Hh]ouseholds|householders|[Rr]esidents|[Ff]amilies|homeowners|[Pp]ensioners|[Hh]omes)\b")


class Turn(NamedTuple):
    """A turn of phrase: the rule's name, the purpose, what stands before and behind the sum, and the sums it is said of."""

    name: str
    purpose: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    at_most: float = float("inf")
    at_least: float = 0
    company: re.Pattern[str] | None = None


def turn(
    name: str,
    purpose: str,
    before: str = "",
    after: str = "",
    at_most: float = float("inf"),
    at_least: float = 0,
    company: re.Pattern[str] | None = None,
) -> Turn:
    left = re.compile(before + _MORE) if before else None
    return Turn(name, purpose, left, re.compile(after) if after else None, at_most, at_least, company)
