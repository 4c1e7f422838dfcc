"""What people around a cue change: who is paid, who pays, and what they use."""

from __future__ import annotations

import re

from .money_cues import PRICE_LIMIT, WAGE_LIMIT, Cue, Reading
from .money_phrases import Sum, is_frame

_CHARGE_LIMIT = 5_000
_STAFF_LIMIT = 20_000
_BE = re.compile(r"\b(?:be|is|are|was|were|been|being|get|gets|got)\s$")
_EACH_USER = re.compile(r"[^.;]{0,50}\bfor\s(?:each|every)\b|\s(?:a|per)\s(?:resident|bed|place|child|room)\b|[^,.;]{0,12}\sit\s")
_EACH = re.compile(r"\s(?:each|apiece|a\shead)\b")
_PUBLIC_PAYER = re.compile(
    r"\b(?:council|authority|taxpayers?|county|borough|city|town|trust|firm|company|state|government|NHS)\b"
)
_HIRED = re.compile(r"\b(?:park(?:s|ing)?|hir(?:e|ing)|halls?|pitch(?:es)?|courts?|rooms?)\b")
_HOURLY_LIMIT = 60
_WAGE_BY = {"year": 150_000, "month": 15_000, "week": 4_000}
_BOSS_LIMIT = 1_500_000
_GOT = frozenset(
    (
        "money/cost/pay",
        "money/income/raise",
        "money/income/receive",
        "money/funding/want",
        "money/cost/takes",
        "money/income/make",
    )
    + (
        "money/pay/rise-of",
        "money/pay/left-with",
        "money/funding/share",
        "money/cut/lose",
        "money/income/bring-in",
        "money/cost/cheque",
    )
)
_PEOPLE = frozenset(("money/pay/boss", "money/pay/post", "money/pay/staff"))
_PERSON = re.compile(
    r"(?:^|[.!?”\"]\s|\b(?:means|that|and)\s)(?:he|she|He|She|I)\s(?:(?:is|was|has|had|will|would|stands|\w+ly)\s)*$"
)
_OTHER_VERB = re.compile(
    r"[.;:]|\b(?:said|says|told|thinks?|thought|reckon(?:s|ed)?|believe[sd]?|hope[sd]?|estimate[sd]?|that|which|but|and|council"
    r"|authority|to)\b"
)
_BREAK = re.compile(r"[.;:]|\b(?:and|but|that|which|who|while)\b")
_PRICED_THINGS = frozenset(("money/fee/charge", "money/fee/single", "money/fee/fee"))
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
_ASKED_OF_USERS = frozenset(
    {"money/cost/compensation", "money/cost/work", "money/cost/consultants", "money/cost/gone-on", "money/cost/cheque"}
)


def wage(text: str, money: Sum, cue: Cue, cues: list[Cue], per: str | None) -> Reading | None:
    """Pay where people are "paid £9.35 an hour" or "to be paid £15,000 a year", but no "£612 a week paid for each resident"."""
    if per == "hour" and money.size <= _HOURLY_LIMIT and cue.purpose in ("cost", "budget", "value", "contract"):
        is_hired = any(other.rule == "money/fee/topic" for other in cues) or _HIRED.search(text, *money.sentence)
        return Reading("fee", "money/hired-by-the-hour") if is_hired else Reading("pay", "money/hourly")
    if money.size > WAGE_LIMIT or cue.rule != "money/cost/pay" and (cue.strength != "weak" or cue.purpose == "income"):
        return None
    is_paid = text[cue.start : cue.end].lower() == "paid"
    if per == "hour" and (is_paid or cue.strength == "weak" or not is_frame(text, cue.end, money.start)):
        return Reading("pay", "money/paid-a-wage")
    if is_paid and per in ("year", "week", "month") and _BE.search(text, max(0, cue.start - 8), cue.start):
        if _EACH_USER.match(text, max(cue.end, money.rate_end)):
            return Reading("fee", "money/for-each-user")
        return None if money.size >= _WAGE_BY[per] else Reading("pay", "money/paid-a-wage")
    return None


def boss(text: str, money: Sum, cue: Cue, cues: list[Cue]) -> Reading | None:
    """Pay where a person in office gets the sum: "the **director** was paid £141,000", "its **boss** took a rise"."""
    if money.size > _BOSS_LIMIT or cue.end > money.start or cue.rule not in _GOT:
        return None
    if cue.rule == "money/cost/pay" and not _BE.search(text, max(0, cue.start - 8), cue.start):
        return None
    if cue.rule == "money/funding/want" and " that " in text[cue.end : money.start]:
        return None  # "the manager promised that £9,000 had been kept for it"
    boss = next((other for other in reversed(cues) if other.rule in _PEOPLE and other.end <= cue.start), None)
    if boss and not _OTHER_VERB.search(text, boss.end, cue.start) or _PERSON.search(text, money.sentence[0], cue.start):
        return Reading("pay", "money/boss-gets")
    return None


def staff(text: str, money: Sum, cue: Cue, cues: list[Cue], per: str | None) -> Reading | None:
    """Pay where staff lose, get or are paid a sum: "cooks lost £90 a month", "the average loader is paid £23,400"."""
    staff = [other for other in cues if other.rule in _PEOPLE and other.end <= money.start]
    if not staff:
        return None
    if cue.rule == "money/cost/pay":
        is_passive = _BE.search(text, max(0, cue.start - 8), cue.start)
        if any(is_passive and other.end <= cue.start or cue.end <= other.start or other.end + 1 == cue.start for other in staff):
            return Reading("pay", "money/staff-paid")
        return None
    shared = per or cue.purpose == "contract" or _EACH.match(text, money.end)
    if cue.rule in _PAID_TO_STAFF and money.size <= _STAFF_LIMIT and shared:
        return Reading("pay", "money/staff-get")
    return None


def charge(text: str, money: Sum, cue: Cue, cues: list[Cue]) -> Reading | None:
    """A fee where users are asked for the sum, or it is the cost of what they use: "a grave costs £899", "residents pay £48"."""
    if money.size > _CHARGE_LIMIT or cue.rule in _ASKED_OF_USERS:
        return None
    if cue.purpose != "cost" and cue.rule not in ("money/funding/want", "money/cut/must-find"):
        return None
    if cue.end <= money.start and _PUBLIC_PAYER.search(text, cue.end, money.start):
        return None
    is_passive = _BE.search(text, max(0, cue.start - 8), cue.start)
    for other in cues:
        if (
            other.rule in _PRICED_THINGS
            and other.end <= cue.start
            or other.rule == "money/fee/topic"
            and not _BREAK.search(text, other.end, cue.start)
            or other.rule == "money/fee/payers"
            and other.end <= cue.start
            and not is_passive
        ):
            return Reading("fee", "money/users-pay")
    return None


def small_price(text: str, money: Sum, cue: Cue) -> Reading | None:
    """A fee where a few pounds stand with a distant cue or one of large sums: "children pay 80p", "the 50p concession"."""
    if money.size < PRICE_LIMIT and (cue.strength == "weak" or cue.purpose == "contract" or cue.rule == "money/cost/pay"):
        return Reading("fee", "money/small-price")
    return None
