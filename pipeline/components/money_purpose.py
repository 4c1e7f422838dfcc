"""Reads what a sum is for: the nearest cue of the tightest scope around it wins.

The cues are pattern lines (``patterns/money.jsonl``, label = the purpose). Scopes, tightest first:

1. the sum's own noun phrase: "a £38 million **deal**", "£148m **budget cuts**"
2. the frame right before it: "**savings** of £41m", "a **deal** worth £86m", "**fined** £3,000"
3. the phrase that a preposition ties to it: "£9m in **grants**", "£74m **out of spending**"
4. its clause, then its sentence, by distance: "**paid** the firm £380,000", "£2m has been **set aside**"

Weak cues ("scheme", "find", "worth") only speak where no other cue does in scopes 1 to 3, and from farther away in 4.
"""

from __future__ import annotations

import re
from typing import NamedTuple

PURPOSES = ("contract", "saving", "cut", "cost", "budget", "funding", "income", "pay", "fee", "debt", "fine", "value", "other")
"""What a sum can be for, as the record's ``purpose``."""


class Cue(NamedTuple):
    """A cue in the text: half-open offsets, its purpose, rule, the side of the sum it may stand on ("" = both), strength."""

    start: int
    end: int
    purpose: str
    rule: str
    side: str
    is_weak: bool


class Sum(NamedTuple):
    """A sum in its sentence: the offsets of both, and the offsets of the sentence's other sums."""

    start: int
    end: int
    sentence: tuple[int, int]
    others: list[tuple[int, int]]


RATE = re.compile(
    r"(?:[-\s](?:plus|odd|or\sso))?(?:[-\s]{1,2}(?:an?|per|each|every)[-\s](?:[a-z]+)|[-\s](?:annually|yearly|each|apiece|pa|p\.a\.))?",
    re.IGNORECASE,
)
"""A rate right behind a sum, which belongs to the sum and not to what follows: "£1.2m-a-year contract"."""

_WORD = re.compile(r"(?:[-\s]|,\s(?=\w+[-\s](?:year|month|week)))?[-\s]?([^\W_][\w'’&/.]*[\w'’]|\w)(?![,;:]\w)")
_STOP = frozenset(
    "of for in on at by from with into to over under since until before after during between within without off out up down back "
    "towards toward across through against than per via as the a an this that these those last next and or but nor which who whom "
    "when while where whether because so if is are was were be been being has have had will would could can may might must should "
    "do does did not it he she they we you i more less each every ago now then later also already still its their his her our your "
    "my said says than some about worth extra only just even all both either".split()
)
_PREPOSITION = re.compile(r"(?:[-\s]worth)?\s(?:worth\s)?(?:in|of|on|for|from|towards|toward|to|off|out\sof|into|as|against)\s", re.IGNORECASE)
_FRAME = re.compile(
    r"[-\s(“\"'‘]*(?:[,:–—-]\s)?(?:(?:of|worth|at|to|by|for|is|was|are|were|be|been|being|has|had|have|about|around|some|an?|the|just|only|"
    r"over|under|up|than|more|less|nearly|almost|roughly|approximately|estimated|further|another|additional|extra|total|totalling|"
    r"totals|totalled|amounting|amounts|amounted|equal|equivalent|costing|stands?|stood|standing|now|currently|already|passed|"
    r"reached|hit|topped|exceeded|least|much|as|no|not|excess|in|region|between|from|them|it|us|itself|out|back|initial|"
    r"potentially|eventually|well|close|best|part|half|put|set|valued|whopping|staggering|record|massive|huge|cool|mere|paltry|"
    r"separate|similar|combined|annual|yearly|weekly|monthly|one-off|additional|up-front|upfront|possible|maximum|minimum|average)"
    r"\b[\s(“\"'‘]*)*",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(
    r"[,;:()–—]|\s-\s|\b(?:and|but|while|although|though|which|who|whereas|because|so|after|before|if|when|unless|despite)\b", re.IGNORECASE
)
_SPENT_ON = re.compile(r"\son\s(?!top\b|average\b|offer\b|paper\b|hold\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d)")
_FOR = re.compile(r"\s(?:for|towards)\s(?!the\s(?:first|second|next)\b|\d)")
_FRAME_WINDOW = 80  # characters: longer gaps are no frame
_COMPOUND_WORDS = 6


def purpose_of(text: str, money: Sum, cues: list[Cue]) -> tuple[str, str, Cue | None]:
    """The purpose of a sum, the rule that says so, and the cue it rests on (None for a rule of this module).

    text: the article. money: the sum. cues: those of its sentence, in text order.
    """
    compound = _after(money, cues, compound_end(text, money.end))
    strong, weak = [c for c in compound if not c.is_weak], [c for c in compound if c.is_weak]
    before = [cue for cue in cues if cue.end <= money.start and cue.side != "after" and _is_frame(text, cue.end, money.start)]
    chosen = (
        _last(strong)
        or _last([cue for cue in before if not cue.is_weak])
        or _last(weak)
        or _prepositional(text, money, cues)
        or _last(before)
        or _nearest(text, money, cues)
    )
    if chosen:
        return chosen.purpose, chosen.rule, chosen
    end = RATE.match(text, money.end).end()  # type: ignore[union-attr]
    if _SPENT_ON.match(text, end):
        return "cost", "money/spent-on", None
    if _FOR.match(text, end):
        return "cost", "money/sum-for", None
    return "other", "money/no-cue", None


def compound_end(text: str, end: int) -> int:
    """Where the noun phrase that a sum opens ends: "£1.2m-a-year street cleaning contract | with …".

    end: the end of the sum. Returns the end of the phrase's last word, or of the sum's rate where there is none.
    """
    at = RATE.match(text, end).end()  # type: ignore[union-attr]
    for _ in range(_COMPOUND_WORDS):
        word = _WORD.match(text, at)
        if not word or word[1].lower() in _STOP:
            break
        at = word.end()
    return at


def _after(money: Sum, cues: list[Cue], end: int) -> list[Cue]:
    return [cue for cue in cues if money.end <= cue.start and cue.end <= end and cue.side != "before"]


def _last(cues: list[Cue]) -> Cue | None:
    """The cue that ends last, the longer one of two: the head of a noun phrase, the word nearest before a sum."""
    return max(cues, key=lambda cue: (cue.end, -cue.start), default=None)


def _is_frame(text: str, start: int, end: int) -> bool:
    return end - start <= _FRAME_WINDOW and _FRAME.fullmatch(text, start, end) is not None


def _prepositional(text: str, money: Sum, cues: list[Cue]) -> Cue | None:
    """The first strong cue of the phrase that a preposition ties to the sum; the preposition may be the cue's own."""
    at = RATE.match(text, money.end).end()  # type: ignore[union-attr]
    preposition = _PREPOSITION.match(text, at)
    if not preposition:
        return None
    end = preposition.end()
    article = re.compile(r"(?:the|an?|its|their|his|her|our|your|this)\s").match(text, end)
    end = article.end() if article else end
    tied = [cue for cue in _after(money, cues, compound_end(text, end - 1)) if not cue.is_weak and cue.start >= at]
    tied += [cue for cue in cues if cue.start == at + 1 and cue.side == "after"]  # "out of spending" is one cue
    return tied[-1] if tied and tied[-1].start == at + 1 else (tied[0] if tied else None)


def _nearest(text: str, money: Sum, cues: list[Cue]) -> Cue | None:
    """The cue of the sentence with the least distance; other sums, clause ends and weakness make a cue more distant."""

    def distance(cue: Cue) -> float:
        if cue.end <= money.start:
            left, right, cost = cue.end, money.start, 0.0
        else:
            left, right, cost = money.end, cue.start, 3.0
        words = text.count(" ", left, right)
        crossed = sum(1 for start, end in money.others if left <= start and end <= right)
        boundaries = sum(1 for _ in _BOUNDARY.finditer(text, left, right))
        return words + 3 * boundaries + cost * (1 + crossed * 2) + crossed + (6 if cue.is_weak else 0)

    usable = [
        cue
        for cue in cues
        if (cue.end <= money.start and cue.side != "after") or (cue.start >= money.end and cue.side != "before")
    ]
    return min(usable, key=distance, default=None)
