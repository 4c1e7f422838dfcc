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

from .money_phrases import FRAME_WINDOW, Sum, aside, is_frame, relative_verb, tie
from .money_refine import PRICE_LIMIT, WAGE_LIMIT, Cue, Reading, refined

PURPOSES = frozenset(
    {"contract", "saving", "cut", "cost", "budget", "funding", "income", "pay", "fee", "debt", "fine", "value", "other"}
)
"""What a sum can be for, as the record's ``purpose``."""


_BOUNDARY = re.compile(
    r"[,;:()–—]|\s-\s|\b(?:and|but|while|although|though|which|who|whereas|because|so|after|before|if|when|unless|despite)\b"
)
_PARTICIPLE = re.compile(r"(?:ed|paid|spent|lost|given|set aside)$", re.IGNORECASE)
_SPENT_ON = re.compile(r"\son\s(?!top\b|average\b|offer\b|paper\b|hold\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d)")
_FOR = re.compile(r"\s(?:for|towards)\s(?!the\s(?:first|second|next)\b|\d)")
_ABOUT = (
    r"(?:\s(?:about|around|just|only|over|under|more|less|than|nearly|almost|up|to|as|little|much|some|roughly|between|an?|average|of))*"
    r"\s$"
)
_ON_A_WAGE = re.compile(
    # what may not stand before "on" is tested behind it, so that the scan tries spaces only
    r"\son(?<!spent\son)(?<!spend\son)(?<!based\son)(?<!gone\son)(?<!went\son)(?<!down\son)(?<!\bup\son)(?<!back\son)"
    rf"(?<!agreed\son)(?<!hit\son)(?<!rely\son)(?<!out\son){_ABOUT}",
    re.IGNORECASE,
)
_AT_A_PRICE = re.compile(rf"(?:,\s|\()at{_ABOUT}", re.IGNORECASE)
_GETS = re.compile(r"\b(?:gets?|got|getting|promised|offered|offers|earning)\b")
_JOBS_NEXT = re.compile(r"\s(?:[\w,’'-]+\s){0,3}(?:jobs|posts|staff|roles|workers|people|lives|places|beds|homes)\b")
_SPEAKS_OF_JOBS = frozenset({"money/cut/cut", "money/cut/lose", "money/saving/save", "money/cut/slash", "money/income/sell"})
_SET_BACK = re.compile(rf"\b(?:set|sets|setting)\s(?:[\w'’-]+\s){{1,3}}back{_ABOUT}", re.IGNORECASE)
_LESS_THAN_PAID = re.compile(
    r"\s(?:less|cheaper)\sthan\s(?:[\w'’&-]+\s){0,5}?(?:charge[sd]?|paid|pays|costs?|spent|spends|quoted|asked|wanted)\b"
)
_PRICED = re.compile(rf"\b(?:for|at|worth){_ABOUT}", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:is|was|are|were|be|been|stands?|stood|rises?|rose|risen|fell|fallen|fall|reached|doubled|puts?|at|to|hit|came|comes)\b"
)
_WITHIN = re.compile(r"\s(?:of|in|for|on|from|to)\s(?:[\w'’-]+\s){0,4}")
_COST_OF_DOING = re.compile(r"\sof\s\w+ing\s")
_WORTH = re.compile(r"\bworth\s")
_FOR_YEARS = re.compile(r"-year\b(?!-old)|\bover\s(?:the\s)?(?:\w+\s)?years\b")
_USED = frozenset(
    ("visit", "session", "ticket", "swim", "game", "class", "lesson", "trip", "journey", "bin", "sack", "bag", "meal", "berth")
    + ("pitch", "plot", "place", "night", "space", "car", "vehicle", "adult", "child", "passenger", "visitor", "item", "person")
)
_USER_LIMIT = 1_000
_COMPARED_LEAST = 20_000
_SURE = 25  # characters to the nearest cue: farther away, the same sum said before is the better witness


def purpose_of(
    text: str, money: Sum, cues: list[Cue], per: str | None, previous: Reading | None, has_provider: bool = False
) -> Reading:
    """What a sum is for.

    text: the article. money: the sum. cues: those of its sentence, in text order. per: the noun it is counted by, if any.
    previous: the reading of the sum before this one, where this one restates or follows it. has_provider: whether a provider
    is named in its sentence.
    """
    if gone := aside(text, money):
        cues = [cue for cue in cues if not gone[0] <= cue.start < gone[1]]
    if chosen := _close(text, money, cues) if cues else None:
        return refined(text, money, chosen, cues, per, has_provider) or _reading(chosen)
    if money.size <= WAGE_LIMIT and _ON_A_WAGE.search(text, max(money.sentence[0], money.start - 60), money.start):
        return Reading("pay", "money/on-a-wage")
    if previous:
        return Reading(previous.purpose, "money/linked-sum", previous.is_sure)
    if chosen := _idiom(text, money):
        return refined(text, money, chosen, cues, per, has_provider) or _reading(chosen)
    chosen = _nearest(text, money, [cue for cue in cues if cue.strength in ("", "weak")])
    if chosen:
        gap = chosen.start - money.end if chosen.start >= money.end else money.start - chosen.end
        return refined(text, money, chosen, cues, per, has_provider) or _reading(chosen, gap <= _SURE)
    return _shape(text, money, per, has_provider) or _faint(text, money, cues, per)


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


def _idiom(text: str, money: Sum) -> Cue | None:
    """A turn of phrase with any object in it: "it set **the council** back £2m", "£2m less than **Serco** charged"."""
    if _SET_BACK.search(text, max(money.sentence[0], money.start - 60), money.start):
        return Cue(money.start, money.start, "cost", "money/set-back", "", "")
    if money.size >= _COMPARED_LEAST and _LESS_THAN_PAID.match(text, money.rate_end):
        return Cue(money.end, money.end, "saving", "money/less-than-paid", "", "")
    return None


def _shape(text: str, money: Sum, per: str | None, has_provider: bool) -> Reading | None:
    """What the bare shape of the phrase says where no cue does."""
    end = money.rate_end
    if per == "hour":
        return Reading("pay", "money/hourly")
    if per in _USED and money.size < _USER_LIMIT:
        return Reading("fee", "money/by-use")
    if _SPENT_ON.match(text, end):
        return Reading("cost", "money/spent-on")
    start = max(money.sentence[0], money.start - 60)
    if money.size >= _COMPARED_LEAST and _PRICED.search(text, start, money.start):
        is_worth = _WORTH.search(text, start, money.start)
        if has_provider or is_worth and _FOR_YEARS.search(text, *money.sentence):
            return Reading("contract", "money/provider-price")
    if _AT_A_PRICE.search(text, start, money.start):
        return Reading("cost", "money/at-a-price")
    return None


def _faint(text: str, money: Sum, cues: list[Cue], per: str | None) -> Reading:
    """The last resort, never sure: a small price, a faint cue, "£2m for a museum", or nothing at all."""
    if money.size < PRICE_LIMIT:
        gets = next((cue for cue in cues if cue.rule == "money/pay/staff" and cue.end <= money.start), None)
        if gets and _GETS.search(text, gets.end, money.start):
            return Reading("pay", "money/staff-get", False)
        return Reading("fee", "money/small-price", False)
    chosen = _nearest(text, money, [cue for cue in cues if cue.strength == "faint"])
    if chosen:
        return refined(text, money, chosen, cues, per, False) or _reading(chosen, False)
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
    framing = next((cue for cue in before if is_frame(text, cue.end, money.start)), None)
    return _subject(text, money, framing, before) if framing and len(before) > 1 else framing


def _subject(text: str, money: Sum, cue: Cue, before: list[Cue]) -> Cue:
    """The head of the subject that ends in a cue: "the **hole** in next year's budget is £28m"; else the cue itself."""
    if not _VERB.search(text, cue.end, money.start):
        return cue
    for head in before:
        if head.end >= cue.start or not _WITHIN.fullmatch(text, head.end, cue.start):
            continue
        if cue.purpose != "fee" or _COST_OF_DOING.match(text, head.end):
            return head
    return cue


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
    if any(cue.rule in _SPEAKS_OF_JOBS for cue in usable):
        # "cut 44 jobs and put up swimming by 60p": the verb has its own object
        usable = [
            cue
            for cue in usable
            if cue.rule not in _SPEAKS_OF_JOBS or cue.end > money.start or not _JOBS_NEXT.match(text, cue.end, money.start)
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
