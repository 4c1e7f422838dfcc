"""Reads what turns of phrase and the bare shape of a phrase say of a sum: "set the council back £2m", "£2m for a museum"."""

from __future__ import annotations

import re

from .money_cues import PRICE_LIMIT, WAGE_LIMIT, Cue, Reading
from .money_phrases import Sum, compound_end

_SPENT_ON = re.compile(
    r"\son\s(?!top\b|average\b|condition\b|offer\b|paper\b|hold\b|(?:an?\s(?:\w+\s)?)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d)"
)
_ABOUT = (
    r"(?:\s(?:about|around|just|only|over|under|more|less|than|nearly|almost|up|to|as|little|much|some|roughly|between|an?|average|of"
    r"|upwards|at|least|another|further|extra|cool|whopping|estimated))*\s$"
)
_ON_A_WAGE = re.compile(
    # what may not stand before "on" is tested behind it, so that the scan tries spaces only
    r"\son(?<!spent\son)(?<!spend\son)(?<!based\son)(?<!gone\son)(?<!went\son)(?<!down\son)(?<!\bup\son)(?<!back\son)"
    rf"(?<!agreed\son)(?<!hit\son)(?<!rely\son)(?<!out\son)(?<!puts\son)(?<!put\son)(?<!adds\son)(?<!off\son){_ABOUT}",
    re.IGNORECASE,
)
_AT_A_PRICE = re.compile(rf"(?:,\s|\()at{_ABOUT}", re.IGNORECASE)
_SET_BACK = re.compile(rf"\b(?:set|sets|setting)\s(?:[\w'’-]+\s){{1,3}}back{_ABOUT}", re.IGNORECASE)
_WALKED_WITH = re.compile(rf"\bwalk(?:s|ed|ing)?\s(?:away|off|out)\s(?:[\w'’-]+\s){{0,6}}with{_ABOUT}")
_COST_DOWN = re.compile(
    r"\b(?:reduc|cut|lower|trim|slash|shav|bring|br[io]ught|driv|drove|get|got|push)\w*\s(?:down\s)?(?:(?:the|its|their|our)\s)?(?:[\w’'-]+\s){0,2}?"
    rf"(?:costs?|bills?|price)\s(?:[\w’'-]+\s){{0,7}}?by{_ABOUT}",
    re.IGNORECASE,
)
"""A cost that is brought down: "would **reduce the cost of the service by** £300,000"."""

_PRICE_OF = re.compile(
    r"\b(?:price|cost)s?\sof\s(?:[\w'’-]+\s){1,7}?(?:(?:has|have|had|will|would|could|is|was|up|down|been|be|to|going)\s)*"
    r"(?:ris(?:e|es|ing|en)|rose|go(?:es|ne)?|went|doubl\w+|trebl\w+|jump\w*|leap\w*|soar\w*|climb\w*|f[ae]ll\w*|from|to|at|is|was)"
    rf"(?:\s(?:from|to|by|at|up))*{_ABOUT}"
)
_LESS_ON = re.compile(r"\sless\s(?:on|in\s(?:rent|rates|costs|wages|fees|interest|bills))\b")
_WITHOUT = re.compile(r"\b[Ww]ithout(?:\s(?:another|an|extra|a|further|at|least|the|its|their|about))*\s$")
_TIME_AND = re.compile(rf"\b(?:hours|days|weeks|months|years|attempts|goes|meetings)\sand{_ABOUT}")
_EXIT_LIMIT = 3_000_000
_IDIOM_REACH = 90
_LESS_THAN_PAID = re.compile(
    r"\s(?:less|cheaper)\sthan\s(?:[\w'’&-]+\s){0,5}?(?:charge[sd]?|paid|pays|costs?|spent|spends|quoted|asked|wanted|found)\b"
)
_TAKES = re.compile(
    r"\b(?:(?:take|takes|taking|taken|took)(?!\shome)|com(?:es?|ing)|came|knock\w*|goes|gone|went|ripp?\w*|slic\w*|shear\w*|lop\w*|pull\w*|nick\w*|swip\w*"
    r"|wip\w*|squeez\w*|wring\w*|wrung|strip\w*|trim\w*|shav\w*|cut\w*|slash\w*|prun\w*|par(?:e|ed|ing)|chop\w*|hack\w*|remov\w*)\b"
)
OFF = re.compile(
    r"(?:[-\s]worth)?(?:(?:\s(?:could|would|will|may|might|must|should|has|have|had|is|was|are|were|be|been|being|to))*"
    r"\s(?P<verb>taken|cut|stripped|lopped|trimmed|shaved|knocked|removed|slashed|pulled|withdrawn|gone|come|go|coming|going))?"
    r"\s(?P<off>off|from|out\sof)\s"
    r"(?:(?:the|an?|its|their|his|her|our|your|this|that|(?:next|this|last)\syear[’']s)\s)?"
)
"""What takes a sum off something: "£2m **off the** bill", "£4m will be **cut from the** parks budget"."""

_PRICED = re.compile(rf"\b(?:for|at|worth){_ABOUT}", re.IGNORECASE)
_WORTH = re.compile(r"\bworth\s")
_PROPERTY = re.compile(
    r"\b(?:buildings?|land|sites?|house|property|properties|estates?|portfolio|premises|stake|shares|firm|company|business|assets|paintings?"
    r"|collections?)\s(?:(?:is|are|was|were|be|now|then|still|thought|said|to|could|may|believed|reckoned)\s)+$"
)
"""Before "worth" where what is worth a sum is owned, and no work: "the **building is thought to be** worth £3m"."""

_FOR_YEARS = re.compile(r"-year\b(?!-old)|\bover\s(?:the\s)?(?:\w+\s)?years\b")
_HIRED = re.compile(r"\b(?:park(?:s|ing)?|hir(?:e|ing)|halls?|pitch(?:es)?|courts?|rooms?|barristers?|lawyers?|solicitors?)\b")
_USED = frozenset(
    ("visit", "session", "ticket", "swim", "game", "class", "lesson", "trip", "journey", "bin", "sack", "bag", "meal", "berth")
    + ("pitch", "plot", "place", "night", "space", "car", "vehicle", "adult", "child", "passenger", "visitor", "item", "person")
)
_BY_A_FIRM = re.compile(
    r"\b(?:by|to|from|with|since)\b[^.;]{0,60}\b(?:firm|company|contractor|operator|co-operative|charity|outfit|Ltd|Services|Care)\b[^.;]*"
    rf"\b(?:at|for){_ABOUT}"
)
_CHANGE = re.compile(
    r"\b(?:closures?|mergers?|merging|closing|sharing|switch\w*|changes?|measures?|moves?|suggestions|ending|turning|scrapping|cutting|axing)\b"
)
_OFFER = re.compile(r"\b(?:offer|rise|award|deal|package|increase)\b")
_WORK = re.compile(r"\b(?:work|job|tender|business|order|round|rounds|services?)\b")
_OFFER_LIMIT = 10_000
_AT = re.compile(rf"\bat{_ABOUT}")
_PRICE_LEAST = 200
_OF_THINGS = re.compile(r"\sof\s(?!(?:it|them|that|this|which|the|its|their|his|her|our|these|those|my|your)\b|£|\d)")
_IT_IS = re.compile(rf"\b(?:is|was|were|are|be)(?:\snow|\sput|\sestimated)?{_ABOUT}")
_MAKES = re.compile(r"\bma(?:kes?|de|king)\s")
_USER_LIMIT = 1_000
_COMPARED_LEAST = 20_000


def is_on_a_wage(text: str, money: Sum) -> bool:
    """Whether somebody is on the sum: "two directors **on** ninety-five grand"."""
    near = max(money.sentence[0], money.start - 60)
    return (
        money.size <= WAGE_LIMIT
        and text.find(" on ", near, money.start) >= 0
        and _ON_A_WAGE.search(text, near, money.start) is not None
    )


def idiom(text: str, money: Sum, cues: list[Cue]) -> Cue | None:
    """A turn of phrase with any object in it: "it set **the council** back £2m", "£2m less than **Serco** charged"."""
    left = max(money.sentence[0], money.start - _IDIOM_REACH)
    tail = text[left : money.start]
    if "back" in tail and _SET_BACK.search(tail):
        return Cue(money.start, money.start, "cost", "money/set-back", "", "")
    if _LESS_ON.match(text, money.rate_end):
        return Cue(money.end, money.end, "saving", "money/less-on", "", "")
    if "ithout" in tail and _WITHOUT.search(tail):
        return Cue(money.start, money.start, "funding", "money/without-it", "", "")
    if " and" in tail and _TIME_AND.search(tail):
        return Cue(money.start, money.start, "cost", "money/time-and-money", "", "")
    if "walk" in tail and money.size <= _EXIT_LIMIT and _WALKED_WITH.search(tail):
        return Cue(money.start, money.start, "pay", "money/walked-away-with", "", "")
    if " by" in tail and _COST_DOWN.search(tail):
        return Cue(money.start, money.start, "saving", "money/cost-down", "", "")
    price = _PRICE_OF.search(text, max(money.before, left), money.start) if "price" in tail or "cost" in tail else None
    if price:
        is_fee = money.size < PRICE_LIMIT and text.startswith("price", price.start())
        is_fee = is_fee or any(cue.rule == "money/fee/topic" and price.start() < cue.start < money.start for cue in cues)
        return Cue(price.start(), money.start, "fee" if is_fee else "cost", "money/price-of", "", "")
    if money.size >= _COMPARED_LEAST and _LESS_THAN_PAID.match(text, money.rate_end):
        return Cue(money.end, money.end, "saving", "money/less-than-paid", "", "")
    return None


def taken_off(text: str, money: Sum, cues: list[Cue]) -> Cue | None:
    """What is taken off a bill is saved, what is taken from a budget or a grant is cut: "it knocked £2m off the **bill**"."""
    off = OFF.match(text, money.rate_end)
    if not off or not (
        off["verb"] or off["off"] == "off" or _TAKES.search(text, max(money.before, money.start - 60), money.start)
    ):
        return None
    phrase_end = compound_end(text, off.end() - 1)
    taken = [cue for cue in cues if cue.strength in ("", "tight") and money.end <= cue.start < phrase_end]
    if not taken:
        return None
    head = max(taken, key=lambda cue: (cue.end, -cue.start))
    is_saved = any(cue.purpose == "saving" and money.before <= cue.start < money.start for cue in cues)
    if is_saved or head.purpose in ("cost", "pay", "fee") and head.rule != "money/cost/spend":
        return head._replace(purpose="saving", rule="money/saving/off-bill")
    if head.rule == "money/budget/reserves":
        if any(cue.purpose == "cost" and text[cue.end : money.start] == " of " for cue in cues):
            return None  # "start-up costs of £485,000 will come out of reserves"
        return head._replace(purpose="funding", rule="money/funding/out-of-reserves")  # "take £240,000 **from the reserves**"
    if head.purpose in ("cost", "budget", "funding", "income"):
        return head._replace(purpose="cut", rule="money/cut/out-of-spending")
    return None


def shape(text: str, money: Sum, cues: list[Cue], per: str | None, has_provider: bool) -> Reading | None:
    """What the bare shape of the phrase says where no cue does."""
    end = money.rate_end
    if (
        per == "hour"
        and not _HIRED.search(text, *money.sentence)
        and not any(cue.purpose == "fee" and cue.rule != "money/fee/payers" for cue in cues)
    ):
        return Reading("pay", "money/hourly")
    if per in _USED and money.size < _USER_LIMIT:
        return Reading("fee", "money/by-use")
    if _SPENT_ON.match(text, end) and not _MAKES.search(text, max(money.sentence[0], money.start - 30), money.start):
        return Reading("cost", "money/spent-on")
    start = max(money.sentence[0], money.start - 60)
    if money.size >= _COMPARED_LEAST and _PRICED.search(text, start, money.start):
        is_worth = _WORTH.search(text, start, money.start)
        if is_worth and _PROPERTY.search(text, start, is_worth.start()):
            return Reading("value", "money/property-is-worth")
        if has_provider or is_worth and _FOR_YEARS.search(text, *money.sentence):
            return Reading("contract", "money/provider-price")
    if per == "year" and money.size >= _COMPARED_LEAST and _BY_A_FIRM.search(text, money.sentence[0], money.start):
        return Reading("contract", "money/by-a-firm")
    if per in ("month", "week", "day") and money.size >= _PRICE_LEAST and _AT.search(text, start, money.start):
        return Reading("cost", "money/at-a-price")
    if _AT_A_PRICE.search(text, start, money.start):
        return Reading("cost", "money/at-a-price")
    return None


def price_of_a_thing(text: str, money: Sum) -> Reading | None:
    """The last resort, a cost: what a thing is or things are bought for: "the fence was £18,000", "£3,100 of catering"."""
    if money.size < _PRICE_LEAST:
        return None
    if money.compound_end > money.rate_end and not text[money.rate_end : money.compound_end].strip().isdigit():
        return Reading("cost", "money/price-of-a-thing", False)  # "a £17m folly"
    if _OF_THINGS.match(text, money.rate_end) or _IT_IS.search(text, max(money.sentence[0], money.start - 60), money.start):
        return Reading("cost", "money/price-of-a-thing", False)
    return None


def worth(text: str, money: Sum) -> Reading | None:
    """What a sum is that something is worth which is no property: a saving for a change, pay for an offer to staff."""
    before = text[money.sentence[0] : money.start]
    if _CHANGE.search(before):
        return Reading("saving", "money/change-is-worth", False)
    if money.size <= _OFFER_LIMIT and _OFFER.search(before):
        return Reading("pay", "money/offer-is-worth", False)
    return Reading("contract", "money/work-is-worth", False) if _WORK.search(before) else None
