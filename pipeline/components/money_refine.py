"""What the company of a cue changes: who is paid or pays, a firm that is paid by the year, a sum to be found for a thing."""

from __future__ import annotations

import re
from typing import NamedTuple

from .money_phrases import Sum, is_frame


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


WAGE_LIMIT = 400_000
PRICE_LIMIT = 100
_CHARGE_LIMIT = 5_000
_STAFF_LIMIT = 20_000
_CONTRACT_LEAST = 50_000
_BE = re.compile(r"\b(?:be|is|are|was|were|been|being|get|gets|got)\s$")
_EACH_USER = re.compile(r"[^.;]{0,50}\bfor\s(?:each|every)\b|\s(?:a|per)\s(?:resident|bed|place|child|room)\b|[^,.;]{0,12}\sit\s")
_EACH = re.compile(r"\s(?:each|apiece|a\shead)\b")
_PUBLIC_PAYER = re.compile(
    r"\b(?:council|authority|taxpayers?|county|borough|city|town|trust|firm|company|state|government|NHS)\b"
)
_PAID_FIRM = re.compile(
    r"\b(?:it|them|firm|company|contractor|trust|co-op|society|charity|operator|partnership|provider|mutual|group)\b"
)
_FOR_IT = re.compile(
    r"(?:\s(?:or\sso|more|extra))?\s(?:for|to)\s(?!(?:the\s)?(?:next|this|coming|first|balance|plug|close|fill|bridge|save|meet|avoid|stay|break)\b)"
)
_PAYS = frozenset({"pay", "pays", "paid", "paying"})
_PAID_TO_STAFF = frozenset(
    {
        "money/cut/lose",
        "money/cut/less-money",
        "money/funding/give",
        "money/funding/provide",
        "money/funding/want",
        "money/cost/compensation",
        "money/contract/contractor",
    }
)
_ASKED_OF_USERS = frozenset({"money/cost/compensation", "money/cost/work", "money/cost/consultants", "money/cost/gone-on"})


def refined(text: str, money: Sum, cue: Cue, cues: list[Cue], per: str | None, has_provider: bool) -> Reading | None:
    """The reading that the cue's company gives instead of the cue's own, or None where it changes nothing.

    text: the article. money: the sum. cue: the one chosen for it among ``cues``, those of its sentence. per: the noun it is
    counted by. has_provider: whether a provider is named in the sentence.
    """
    return (
        _wage(text, money, cue, per)
        or _staff(text, money, cue, cues, per)
        or _charge(text, money, cue, cues)
        or _small_price(money, cue)
        or _yearly_payment(text, money, cue, per, has_provider)
        or _to_be_found_for(text, money, cue)
    )


def _wage(text: str, money: Sum, cue: Cue, per: str | None) -> Reading | None:
    """Pay where people are "paid £9.35 an hour" or "to be paid £15,000 a year", but no "£612 a week paid for each resident"."""
    if money.size > WAGE_LIMIT or cue.rule != "money/cost/pay" and (cue.strength != "weak" or cue.purpose == "income"):
        return None
    is_paid = text[cue.start : cue.end].lower() == "paid"
    if per == "hour" and (is_paid or cue.strength == "weak" or not is_frame(text, cue.end, money.start)):
        return Reading("pay", "money/paid-a-wage")
    if is_paid and per in ("year", "week", "month") and _BE.search(text, max(0, cue.start - 8), cue.start):
        if _EACH_USER.match(text, max(cue.end, money.rate_end)):
            return Reading("fee", "money/for-each-user")
        return None if money.size >= _CONTRACT_LEAST * 3 else Reading("pay", "money/paid-a-wage")
    return None


def _staff(text: str, money: Sum, cue: Cue, cues: list[Cue], per: str | None) -> Reading | None:
    """Pay where staff lose, get or are paid a sum: "cooks lost £90 a month", "the average loader is paid £23,400"."""
    staff = [other for other in cues if other.rule == "money/pay/staff" and other.end <= money.start]
    if not staff:
        return None
    if cue.rule == "money/cost/pay":
        is_passive = _BE.search(text, max(0, cue.start - 8), cue.start)
        if any(is_passive and other.end <= cue.start or cue.end <= other.start for other in staff):
            return Reading("pay", "money/staff-paid")
        return None
    shared = per or cue.purpose == "contract" or _EACH.match(text, money.end)
    if cue.rule in _PAID_TO_STAFF and money.size <= _STAFF_LIMIT and shared:
        return Reading("pay", "money/staff-get")
    return None


def _charge(text: str, money: Sum, cue: Cue, cues: list[Cue]) -> Reading | None:
    """A fee where users are asked for the sum, or it is the cost of what they use: "a grave costs £899", "residents pay £48"."""
    if money.size > _CHARGE_LIMIT or cue.rule in _ASKED_OF_USERS:
        return None
    if cue.purpose != "cost" and cue.rule not in ("money/funding/want", "money/cut/must-find"):
        return None
    if cue.end <= money.start and _PUBLIC_PAYER.search(text, cue.end, money.start):
        return None
    is_passive = _BE.search(text, max(0, cue.start - 8), cue.start)
    for other in cues:
        if other.rule == "money/fee/topic" or other.rule == "money/fee/payers" and other.end <= cue.start and not is_passive:
            return Reading("fee", "money/users-pay")
    return None


def _small_price(money: Sum, cue: Cue) -> Reading | None:
    """A fee where a few pounds stand with a distant cue or one of large sums: "children pay 80p", "the 50p concession"."""
    if money.size < PRICE_LIMIT and (cue.strength == "weak" or cue.purpose == "contract" or cue.rule == "money/cost/pay"):
        return Reading("fee", "money/small-price")
    return None


def _yearly_payment(text: str, money: Sum, cue: Cue, per: str | None, has_provider: bool) -> Reading | None:
    """The price of a contract where a firm is paid by the year: "it pays the trust £1.9m a year", "Serco is paid £3m a year"."""
    if money.size < _CONTRACT_LEAST or cue.end > money.start:
        return None
    if cue.rule == "money/cost/at-a-price" and has_provider:
        return Reading("contract", "money/price-of-a-firm")
    if cue.rule != "money/cost/pay" or per != "year":
        return None
    is_firm = has_provider or _PAID_FIRM.search(text, cue.end, money.start)
    if is_firm and text[cue.start : cue.end].lower() in _PAYS:
        return Reading("contract", "money/paid-by-the-year")
    return None


def _to_be_found_for(text: str, money: Sum, cue: Cue) -> Reading | None:
    """A cost where the sum has to be found for a thing: "must find £9.6m for lorries"; "must find £9m by May" stays a gap."""
    if cue.rule == "money/cut/must-find" and _FOR_IT.match(text, money.rate_end):
        return Reading("cost", "money/found-for")
    return None
