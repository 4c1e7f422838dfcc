"""Reads what a sum is for as a careful reader does: from the words that belong to it most closely, outwards.

The cues are pattern lines (``patterns/money.jsonl``, label = the purpose). The first slot around
a sum that is filled decides:

1. own: the noun that the sum modifies: "a £38 million **deal**", "£148m **budget cuts**"
2. relative: the verb of the clause that it opens: "the annual £32m it will **cost**"
3. taken off: what it is taken from: "shave £2m off the **bill**", "£3m from its **grant**"
4. behind: words right behind it: "£2m **better off**"
5. framed: the noun or verb that it completes: "**savings** of £41m", "a **deal** costing £86m", "**fined** £3,000"
6. tied: what a preposition ties to it: "£9m in **grants**"
7. another sum that it restates or follows: "save £340,000 a year, or £1.7m over the term"
8. clause: the verb or noun of its clause, before it, else behind: "**paid** the firm £380,000", "£2m has been **set aside**"
9. sentence: what stands nearest in the other clauses
10. the bare shape of the phrase: "£2m on managers", "£2m for a museum"

A cue line's ``strength`` limits it: "own" cues speak only in slot 1, "tight" ones in 1 to 6; "weak" ones give way to others of
their slot, "faint" ones only speak where the sentence has no other. ``at_most`` and ``at_least`` bind a cue to sums of a size,
``side`` to one side of the sum. What the company of a cue changes is in ``money_refine.py``.
"""

from __future__ import annotations

import re

from .money_cues import PRICE_LIMIT, ROLES, Cue, Reading
from .money_frames import framing
from .money_phrases import Sum, aside, is_frame, relative_verb, tie
from .money_refine import refined
from .money_shapes import OFF, idiom, is_on_a_wage, shape, taken_off, worth
from .money_turns import turned

PURPOSES = frozenset(
    {"contract", "saving", "cut", "cost", "budget", "funding", "income", "pay", "fee", "debt", "fine", "value", "other"}
)
"""What a sum can be for, as the record's ``purpose``."""


_BOUNDARY = re.compile(
    r"[,;:()–—]|\s-\s|\b(?:and|but|while|although|though|which|who|whereas|because|so|after|before|if|when|unless|despite)\b"
)
_CLAUSE_END = re.compile(
    r"[;:()–—]|\s-\s|,\s(?:and|but|while|which|who|whose|where|although|though)\b"
    r"|\b(?:but|while|although|though|whereas|because|unless|despite|after|before|when)\b"
)
_PARTICIPLE = re.compile(r"(?:ed|paid|spent|lost|given|set aside)$", re.IGNORECASE)
_FOR = re.compile(r"\s(?:for|towards|to)\s(?!the\s(?:first|second|next)\b|\d)")
_GETS = re.compile(r"\b(?:gets?|got|getting|promised|offered|offers|earning)\b")
_JOBS_NEXT = re.compile(r"\s(?:[\w,’'-]+\s){0,3}(?:jobs|posts|staff|roles|workers|people|lives|places|beds|homes)\b")
_SPEAKS_OF_JOBS = frozenset({"money/cut/cut", "money/cut/lose", "money/saving/save", "money/cut/slash", "money/income/sell"})
_OF_ANOTHER = re.compile(r"\s(?:of|out\sof|from)\s(?:an?|its|the)\s£")  # "parks get £2m of a £90m budget"
_SURE = 25  # characters to the nearest cue: farther away, the same sum said before is the better witness


def purpose_of(
    text: str, money: Sum, cues: list[Cue], per: str | None, previous: Reading | None, has_provider: bool = False
) -> Reading:
    """What a sum is for.

    text: the article. money: the sum. cues: those of its sentence, in text order. per: the noun it is counted by, if any.
    previous: the reading of the sum before this one, where this one restates or follows it. has_provider: whether a provider
    is named in its sentence.
    """
    if turn := turned(text, money):
        return turn
    if gone := aside(text, money):
        cues = [cue for cue in cues if not gone[0] <= cue.start < gone[1]]
    if chosen := _close(text, money, cues) if cues else None:
        return refined(text, money, chosen, cues, per, has_provider) or _reading(chosen)
    if is_on_a_wage(text, money):
        return Reading("pay", "money/on-a-wage")
    if previous:
        return _part(text, money, cues) or Reading(previous.purpose, "money/linked-sum", previous.is_sure)
    if chosen := idiom(text, money, cues):
        return refined(text, money, chosen, cues, per, has_provider) or _reading(chosen)
    usable = _usable(text, money, [cue for cue in cues if cue.strength in ("", "weak")])
    chosen = _clause(text, money, usable)
    framed = _framed_faint(text, money, cues)
    if chosen is None:
        chosen = framed or _nearest(text, money, usable)
    elif framed and framed.rule == "money/funding/want" and (chosen.start >= money.end or "," in text[chosen.end : money.start]):
        chosen = framed  # "the firm, whose turnover has grown, had **offered** £2m"
    if chosen:
        gap = chosen.start - money.end if chosen.start >= money.end else money.start - chosen.end
        return refined(text, money, chosen, cues, per, has_provider) or _reading(chosen, gap <= _SURE)
    return shape(text, money, cues, per, has_provider) or _faint(text, money, cues, per)


def _close(text: str, money: Sum, cues: list[Cue]) -> Cue | None:
    """The cue of slots 1 to 6, or None where none stands so close to the sum."""
    strong = [cue for cue in cues if cue.strength in ("", "tight")]
    compound = _within(money, cues, money.compound_end)
    own = [cue for cue in compound if cue.strength in ("", "tight", "own")]
    nouns = [cue for cue in own if not _PARTICIPLE.search(text, cue.start, cue.end)]
    verb = relative_verb(text, money)
    return (
        _last(nouns)
        or (next((cue for cue in cues if cue.start == verb), None) if verb else None)
        or taken_off(text, money, cues)
        or _last([cue for cue in strong if cue.side == "after" and 0 <= cue.start - money.rate_end <= 1])
        or framing(text, money, strong, cues)
        or _last(own)
        or (_tied(text, money, strong) if strong else None)
        or _last([cue for cue in compound if cue.strength == "weak"])
    )


def _part(text: str, money: Sum, cues: list[Cue]) -> Reading | None:
    """What is said of a part of a sum: "it costs £3m, of which £1m will be **met from** a grant"."""
    if not text.endswith("of which ", money.before, money.start):
        return None
    end = _CLAUSE_END.search(text, money.rate_end, money.after)
    right = end.start() if end else money.after
    said = [
        cue
        for cue in cues
        if cue.strength in ("", "weak") and money.end <= cue.start and cue.end <= right and cue.side != "before"
    ]
    return _reading(said[0]) if said else None


def _framed_faint(text: str, money: Sum, cues: list[Cue]) -> Cue | None:
    """A faint cue right before the sum, which speaks louder than one of another clause: "it owes £3m and **made** £9m"."""
    if money.size < PRICE_LIMIT or _OF_ANOTHER.match(text, money.rate_end):
        return None
    before = [
        cue
        for cue in cues
        if cue.strength == "faint"
        and cue.rule not in ROLES | {"money/value/worth"}
        and cue.side != "after"
        and money.before <= cue.start < cue.end <= money.start
    ]
    cue = _last(before)
    return cue if cue and is_frame(text, cue.end, money.start) else None


def _faint(text: str, money: Sum, cues: list[Cue], per: str | None) -> Reading:
    """The last resort, never sure: a small price, a faint cue, "£2m for a museum", or nothing at all."""
    if money.size < PRICE_LIMIT:
        gets = next((cue for cue in cues if cue.rule == "money/pay/staff" and cue.end <= money.start), None)
        if gets and _GETS.search(text, gets.end, money.start):
            return Reading("pay", "money/staff-get", False)
        return Reading("fee", "money/small-price", False)
    chosen = _nearest(
        text, money, _usable(text, money, [cue for cue in cues if cue.strength == "faint" and cue.rule not in ROLES])
    )
    if chosen and chosen.rule == "money/value/worth" and (meant := worth(text, money)):
        return meant
    if chosen:
        return refined(text, money, chosen, cues, per, False) or _reading(chosen, False)
    if _FOR.match(text, money.rate_end) or text[money.sentence[0] : money.start].lower() == "for ":
        return Reading("cost", "money/sum-for", False)
    return Reading("other", "money/no-cue", False)


def _reading(cue: Cue, is_sure: bool = True) -> Reading:
    return Reading(cue.purpose, cue.rule, is_sure)


def _within(money: Sum, cues: list[Cue], end: int) -> list[Cue]:
    """The cues between the end of a sum and ``end``."""
    return [cue for cue in cues if money.end <= cue.start < end and cue.side != "before"]


def _last(cues: list[Cue]) -> Cue | None:
    """The cue that ends last, the longer one of two: the head of a noun phrase, the word nearest before a sum."""
    if len(cues) < 2:
        return cues[0] if cues else None
    return max(cues, key=lambda cue: (cue.end, -cue.start))


def _tied(text: str, money: Sum, cues: list[Cue]) -> Cue | None:
    """The first cue of the phrase that a preposition ties to the sum: "£9m in **grants** from the lottery fund"."""
    phrase = tie(text, money)
    tied = _within(money, cues, phrase[1]) if phrase else []
    if tied and OFF.match(text, money.rate_end):
        tied = [cue for cue in tied if cue.rule != "money/cost/project"]  # "withdrew £150,000 from the scheme"
    return min(tied, key=lambda cue: (cue.start, -cue.end), default=None)


def _usable(text: str, money: Sum, cues: list[Cue]) -> list[Cue]:
    """The cues on their right side of the sum, without verbs that have jobs for their object: "cut 44 jobs and put up fees"."""
    usable = [
        cue
        for cue in cues
        if (cue.end <= money.start and cue.side != "after") or (cue.start >= money.end and cue.side != "before")
    ]
    if any(cue.rule in _SPEAKS_OF_JOBS for cue in usable):
        usable = [
            cue
            for cue in usable
            if cue.rule not in _SPEAKS_OF_JOBS or cue.end > money.start or not _JOBS_NEXT.match(text, cue.end, money.start)
        ]
    return usable


def _clause(text: str, money: Sum, cues: list[Cue]) -> Cue | None:
    """The cue that governs the sum in its clause: the last before it, else the first behind; weak ones only without others."""
    if not cues:
        return None
    left, right = money.before, money.after
    for mark in _CLAUSE_END.finditer(text, left, money.start):
        left = mark.end()
    if end := _CLAUSE_END.search(text, money.rate_end, right):
        right = end.start()
    best = None
    for cue in cues:
        if cue.end <= money.start:
            if cue.start >= left and (best is None or cue.strength == "" or best.strength):
                best = cue
        elif cue.end <= right and (
            best is None or best.strength and not cue.strength and not is_frame(text, best.end, money.start)
        ):
            best = cue
    return best


def _nearest(text: str, money: Sum, usable: list[Cue]) -> Cue | None:
    """The cue of the sentence with the least distance; other sums, clause ends and weakness make a cue more distant."""
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
