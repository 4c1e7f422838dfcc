"""Reads what a sum is for: the nearest cue of the tightest scope around it wins.

The cues are pattern lines (``patterns/money.jsonl``, label = the purpose). Scopes, tightest first:

1. the sum's own noun phrase: "a £38 million **deal**", "£148m **budget cuts**"
2. the frame right before it: "**savings** of £41m", "a **deal** worth £86m", "**fined** £3,000"
3. what stands right behind it, or is tied to it by a preposition: "£74m **out of spending**", "£9m in **grants**"
4. another sum that it restates or follows: "save £340,000 a year, or £1.7m over the term"
5. its sentence, by distance: "**paid** the firm £380,000", "£2m has been **set aside**"
6. the bare shape of the phrase: "£2m on managers", "£2m for a museum"

A cue line's ``strength`` limits it: "own" cues speak only in scope 1, "tight" ones in 1 to 3; "weak" ones count as farther
away than they are, "faint" ones only speak where the sentence has no other. ``at_most`` and ``at_least`` bind a cue to sums of
a size, ``side`` to one side of the sum.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .money_phrases import FRAME_WINDOW, Sum, is_frame, relative_verb, tie

PURPOSES = frozenset(
    {"contract", "saving", "cut", "cost", "budget", "funding", "income", "pay", "fee", "debt", "fine", "value", "other"}
)
"""What a sum can be for, as the record's ``purpose``."""


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


_BOUNDARY = re.compile(
    r"[,;:()–—]|\s-\s|\b(?:and|but|while|although|though|which|who|whereas|because|so|after|before|if|when|unless|despite)\b"
)
_PARTICIPLE = re.compile(r"(?:ed|paid|spent|lost|given|set aside)$", re.IGNORECASE)
_SPENT_ON = re.compile(r"\son\s(?!top\b|average\b|offer\b|paper\b|hold\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d)")
_FOR = re.compile(r"\s(?:for|towards)\s(?!the\s(?:first|second|next)\b|\d)")
_BE = re.compile(r"\b(?:be|is|are|was|were|been|being)\s$")
_ABOUT = (
    r"(?:\s(?:about|around|just|only|over|under|more|less|than|nearly|almost|up|to|as|little|much|some|roughly|between|an?|average|of))*"
    r"\s$"
)
_ON_A_WAGE = re.compile(
    # what may not stand before "on" is tested behind it, so that the scan tries spaces only
    r"\son(?<!spent\son)(?<!spend\son)(?<!based\son)(?<!gone\son)(?<!went\son)(?<!down\son)(?<!\bup\son)(?<!back\son)"
    rf"(?<!agreed\son)(?<!hit\son)(?<!rely\son){_ABOUT}",
    re.IGNORECASE,
)
_AT_A_PRICE = re.compile(rf"(?:,\s|\()at{_ABOUT}", re.IGNORECASE)
_WAGE_LIMIT = 400_000
_PRICE_LIMIT = 100
_SURE = 25  # characters to the nearest cue: farther away, the same sum said before is the better witness


def purpose_of(text: str, money: Sum, cues: list[Cue], per: str | None, previous: Reading | None) -> Reading:
    """What a sum is for.

    text: the article. money: the sum. cues: those of its sentence, in text order. per: the noun it is counted by, if any.
    previous: the reading of the sum before this one, where this one restates or follows it.
    """
    if chosen := _close(text, money, cues) if cues else None:
        small = _small_price(money, chosen) if chosen.rule == "money/cost/pay" else None
        return _wage(text, money, chosen, per) or small or _reading(chosen)
    if money.size <= _WAGE_LIMIT and _ON_A_WAGE.search(text, max(money.sentence[0], money.start - 60), money.start):
        return Reading("pay", "money/on-a-wage")
    if previous:
        return Reading(previous.purpose, "money/linked-sum")
    chosen = _nearest(text, money, [cue for cue in cues if cue.strength in ("", "weak")])
    if chosen:
        gap = chosen.start - money.end if chosen.start >= money.end else money.start - chosen.end
        return _wage(text, money, chosen, per) or _small_price(money, chosen) or _reading(chosen, gap <= _SURE)
    return _shape(text, money, per) or _faint(text, money, cues)


def _close(text: str, money: Sum, cues: list[Cue]) -> Cue | None:
    """The cue of scopes 1 to 3, or None where none stands so close to the sum."""
    strong = [cue for cue in cues if cue.strength in ("", "tight")]
    compound = _within(money, cues, money.compound_end)
    verb = relative_verb(text, money)
    return (
        _head(text, [cue for cue in compound if cue.strength in ("", "tight", "own")])
        or (next((cue for cue in cues if cue.start == verb), None) if verb else None)
        or _last([cue for cue in strong if cue.side == "after" and 0 <= cue.start - money.rate_end <= 1])
        or _framing(text, money, strong)
        or (_tied(text, money, strong) if strong else None)
        or _last([cue for cue in compound if cue.strength == "weak"])
    )


def _wage(text: str, money: Sum, cue: Cue, per: str | None) -> Reading | None:
    """Pay where people are "paid £9.35 an hour" or "to be paid £15,000 a year"."""
    if money.size > _WAGE_LIMIT or cue.rule != "money/cost/pay" and cue.strength != "weak":
        return None
    is_paid = text[cue.start : cue.end].lower() == "paid"
    if per == "hour" and (is_paid or cue.strength == "weak" or not is_frame(text, cue.end, money.start)):
        return Reading("pay", "money/paid-a-wage")
    if is_paid and per in ("year", "week", "month") and _BE.search(text, max(0, cue.start - 8), cue.start):
        return Reading("pay", "money/paid-a-wage")
    return None


def _small_price(money: Sum, cue: Cue) -> Reading | None:
    """A fee where a few pounds stand with a distant cue: "children pay 80p", "£2.10 dinners"."""
    if money.size < _PRICE_LIMIT and (cue.strength == "weak" or cue.purpose == "contract" or cue.rule == "money/cost/pay"):
        return Reading("fee", "money/small-price")
    return None


def _shape(text: str, money: Sum, per: str | None) -> Reading | None:
    """What the bare shape of the phrase says where no cue does."""
    end = money.rate_end
    if per == "hour":
        return Reading("pay", "money/hourly")
    if _SPENT_ON.match(text, end):
        return Reading("cost", "money/spent-on")
    if _AT_A_PRICE.search(text, max(money.sentence[0], money.start - 60), money.start):
        return Reading("cost", "money/at-a-price")
    return None


def _faint(text: str, money: Sum, cues: list[Cue]) -> Reading:
    """The last resort, never sure: a small price, a faint cue, "£2m for a museum", or nothing at all."""
    if money.size < _PRICE_LIMIT:
        return Reading("fee", "money/small-price", False)
    chosen = _nearest(text, money, [cue for cue in cues if cue.strength == "faint"])
    if chosen:
        return _reading(chosen, False)
    if _FOR.match(text, money.rate_end) or text[money.sentence[0] : money.start].lower() == "for ":
        return Reading("cost", "money/sum-for", False)
    return Reading("other", "money/no-cue", False)


def _reading(cue: Cue, is_sure: bool = True) -> Reading:
    return Reading(cue.purpose, cue.rule, is_sure)


def _within(money: Sum, cues: list[Cue], end: int) -> list[Cue]:
    """The cues between the end of a sum and ``end``."""
    return [cue for cue in cues if money.end <= cue.start and cue.end <= end and cue.side != "before"]


def _last(cues: list[Cue]) -> Cue | None:
    """The cue that ends last, the longer one of two: the head of a noun phrase, the word nearest before a sum."""
    return max(cues, key=lambda cue: (cue.end, -cue.start), default=None)


def _framing(text: str, money: Sum, cues: list[Cue]) -> Cue | None:
    """The cue before a sum that a frame joins to it, the nearest first: most sums need no second look."""
    before = [cue for cue in cues if cue.side != "after" and money.start - FRAME_WINDOW <= cue.end <= money.start]
    before.sort(key=lambda cue: (-cue.end, cue.start))
    return next((cue for cue in before if is_frame(text, cue.end, money.start)), None)


def _head(text: str, cues: list[Cue]) -> Cue | None:
    """The head of a sum's own noun phrase: its last noun, no participle behind it ("£14m pension **liability** paid off")."""
    if len(cues) < 2:
        return cues[0] if cues else None
    nouns = [cue for cue in cues if not _PARTICIPLE.search(text, cue.start, cue.end)]
    return _last(nouns or cues)


def _tied(text: str, money: Sum, cues: list[Cue]) -> Cue | None:
    """The first cue of the phrase that a preposition ties to the sum: "£9m in **grants** from the lottery fund"."""
    phrase = tie(text, money)
    tied = _within(money, cues, phrase[1]) if phrase else []
    return min(tied, key=lambda cue: (cue.start, -cue.end), default=None)


def _nearest(text: str, money: Sum, cues: list[Cue]) -> Cue | None:
    """The cue of the sentence with the least distance; other sums, clause ends and weakness make a cue more distant."""

    usable = [
        cue
        for cue in cues
        if (cue.end <= money.start and cue.side != "after") or (cue.start >= money.end and cue.side != "before")
    ]
    if len(usable) < 2:
        return usable[0] if usable else None
    nearest, least = usable[0], float("inf")
    for cue in usable:
        is_before = cue.end <= money.start
        left, right, cost = (cue.end, money.start, 0) if is_before else (money.end, cue.start, 4)
        distance = text.count(" ", left, right) + cost + (6 if cue.strength == "weak" else 0)
        if distance >= least:  # before its marks are counted
            continue
        crossed = sum(1 for start, end in money.others if left <= start and end <= right)
        boundaries = sum(3 if mark.group() in ";:" else 1 for mark in _BOUNDARY.finditer(text, left, right))
        distance += 3 * boundaries + crossed * (1 + cost * 2)
        if distance < least:
            nearest, least = cue, distance
    return nearest
