"""Reads the noun or verb that a sum completes: "savings of £41m", "the hole in the budget is £28m", "a deal costing £86m"."""

from __future__ import annotations

import re

from .money_cues import Cue
from .money_phrases import FRAME_WINDOW, Sum, is_frame

_VERB = re.compile(
    r"\b(?:is|was|are|were|be|been|stands?|stood|rises?|rose|risen|fell|fallen|fall|reached|doubled|puts?|at|to|hit|came|comes)\b"
)
_WITHIN = re.compile(r"\s(?:of|in|for|on|from|to)\s(?:[\w'’-]+\s){0,4}")
_COST_OF_DOING = re.compile(r"\sof\s\w+ing\s")
_PRICING = frozenset({"costing", "costed", "costed at", "priced", "priced at", "valued", "valued at", "worth", "put", "put at"})
_PRICED_NOUN = re.compile(
    r"(?:\s(?:with|for|in|to|from|between|of|by|over)\s(?:[\w'’&.-]+\s){0,7}?(?:[\w'’&.-]+))?(?:,\s[^,.;]{2,60})?,?"
    r"(?:\s(?:which|that|is|was|are|has|been|be|said|thought|understood|to|now|then|once|first|originally|initially|currently|officially))*\s"
)
_BY = re.compile(r"(?:\s\w+){0,3}\sby\s", re.IGNORECASE)
_DOWN = re.compile(r"\b(?:br(?:ing|ings|inging|ought)|lower\w*|dr(?:ive|ove|iving)|get|push\w*|keep|kept)\s(?:[\w'’-]+\s){0,3}$")
_NEAR = 40
_AUXILIARIES = re.compile(r"(?:\s(?:has|have|had|will|would|could|should|is|are|was|been|be|already|since|also|now|to|it))*\s")
_FALLS = frozenset(("money/cut/cut-by", "money/cut/shrink-by"))
# nothing that makes a noun of the words before it: "a grant **of** £3m", "the bill **was** £3m"
_BARE = re.compile(
    r"\s(?:(?:about|around|some|nearly|almost|over|just|more|than|up|to|at|least|another|an|extra|a|further|only|estimated)\s)*"
)
_OBJECT = re.compile(r"\s(?:the|its|their|his|her|our|a|an|each|every|this|that)\s(?:[\w'’-]+\s){0,2}")
_GIVES = re.compile(
    r"(?:ow(?:e|es|ed|ing)|pa(?:y|ys|id|ying)|cost(?:s|ing)?|giv(?:e|es|en|ing)|gave|len[dt]|lends|fin(?:e|es|ed)|dock(?:s|ed)|sav(?:e|es|ed|ing)"
    r"|earn(?:s|ed)?|grant(?:s|ed)?|award(?:s|ed)?|hand(?:s|ed)?|charg(?:e|es|ed|ing)|los(?:e|es|ing)|lost|offer(?:s|ed)?)",
    re.IGNORECASE,
)


def framing(text: str, money: Sum, cues: list[Cue], every: list[Cue]) -> Cue | None:
    """The cue before a sum that a frame joins to it, the nearest first.

    cues: those that may frame a sum, in text order. every: the weak and faint ones of its sentence too.
    """
    before = [cue for cue in cues if cue.side != "after" and money.start - FRAME_WINDOW <= cue.end <= money.start]
    before.sort(key=lambda cue: (-cue.end, cue.start))
    cue = next((cue for cue in before if is_frame(text, cue.end, money.start)), None)
    if cue is None:
        return None
    return (
        _given_to(text, money, cue, cues)
        or _priced(text, cue, cues)
        or _changed(text, money, cue, every)
        or _handed(text, cue, cues)
        or _fallen(text, cue, cues)
        or _subject(text, money, cue, before)
    )


def _given_to(text: str, money: Sum, cue: Cue, cues: list[Cue]) -> Cue | None:
    """The verb whose other object stands between it and the sum: it **owes** the fund £14m", "it **cost** the budget £2m"."""
    if not _BARE.fullmatch(text, cue.end, money.start):
        return None
    for verb in reversed(cues):
        if verb.end < cue.start and verb.end >= money.before and _OBJECT.fullmatch(text, verb.end, cue.start):
            return verb if _GIVES.fullmatch(text, verb.start, verb.end) else None
    return None


def _priced(text: str, cue: Cue, cues: list[Cue]) -> Cue | None:
    """The noun whose price a participle gives: "a **pact** costing £2m a year", "the **deal**, priced at £9m"."""
    if cue.purpose not in ("cost", "value", "contract") or text[cue.start : cue.end].lower() not in _PRICING:
        return None
    nouns = [other for other in cues if other.end < cue.start and other.strength == "" and other.purpose == "contract"]
    noun = max(nouns, key=lambda other: (other.end, -other.start), default=None)
    return noun if noun and cue.start - noun.end <= 90 and _PRICED_NOUN.fullmatch(text, noun.end, cue.start) else None


def _changed(text: str, money: Sum, cue: Cue, cues: list[Cue]) -> Cue | None:
    """What the change of a noun comes to: "cut its running **costs** by £2m" is saved, "cut the **grant** by £2m" is a cut."""
    if cue.purpose not in ("cost", "budget", "funding", "income") or not _BY.match(text, cue.end, money.start):
        return None
    near = max(money.sentence[0], cue.start - _NEAR)
    verb = next(
        (other for other in reversed(cues) if near <= other.start and other.end <= cue.start and other.purpose == "cut"), None
    )
    if verb is None and not _DOWN.search(text, near, cue.start):
        return None
    if cue.purpose == "cost":
        return cue._replace(purpose="saving", rule="money/saving/reduce-cost")
    return cue._replace(purpose="cut", rule="money/cut/less-by")


def _handed(text: str, cue: Cue, cues: list[Cue]) -> Cue | None:
    """The noun that a participle right behind it says who gets: "the **allowance** paid to the leader is £29,000"."""
    if text[cue.start : cue.end].lower() != "paid" or not text.startswith(" to ", cue.end):
        return None
    return next((noun for noun in cues if noun.end + 1 == cue.start and noun.strength == ""), None)


def _fallen(text: str, cue: Cue, cues: list[Cue]) -> Cue | None:
    """What the fall of a cost comes to is saved: "its running **costs** have dropped by £310,000"."""
    if cue.rule not in _FALLS:
        return None
    noun = next(
        (other for other in reversed(cues) if other.end < cue.start and _AUXILIARIES.fullmatch(text, other.end, cue.start)), None
    )
    if noun and noun.purpose == "cost" and noun.rule != "money/cost/spend":
        return noun._replace(purpose="saving", rule="money/saving/reduce-cost")
    return noun if noun and noun.purpose in ("debt", "pay", "fee") else None


def _subject(text: str, money: Sum, cue: Cue, before: list[Cue]) -> Cue:
    """The head of the subject that ends in a cue: "the **hole** in next year's budget is £28m"; else the cue itself."""
    if len(before) < 2 or not _VERB.search(text, cue.end, money.start):
        return cue
    for head in before:
        if head.end >= cue.start or not _WITHIN.fullmatch(text, head.end, cue.start):
            continue
        if cue.purpose != "fee" or _COST_OF_DOING.match(text, head.end):
            return head
    return cue
