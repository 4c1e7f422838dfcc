"""A cue in the text, and the reading of a sum that it gives."""

from __future__ import annotations

from typing import NamedTuple


class Cue(NamedTuple):
    """A cue in the text: half-open offsets, its purpose, rule, the side of the sum it may stand on ("" = both), its strength."""

    start: int
    end: int
    purpose: str
    rule: str
    side: str
    strength: str


class Reading(NamedTuple):
    """What a sum is for, the rule that says so, and whether the cue stands close enough to be sure."""

    purpose: str
    rule: str
    is_sure: bool = True


ROLES = frozenset(("money/income/place", "money/fine/court", "money/pay/boss"))
"""Rules that say who is spoken of: they change what other cues mean and say nothing alone."""

WAGE_LIMIT = 400_000

PRICE_LIMIT = 100
