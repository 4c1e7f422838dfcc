"""What the company of a cue changes: a firm that is paid by the year, a giver, a court, a place that earns."""

from __future__ import annotations

import re

from .money_cues import WAGE_LIMIT, Cue, Reading
from .money_people import boss, charge, small_price, staff, wage
from .money_phrases import Sum

_CONTRACT_LEAST = 50_000
_FIRM = re.compile(r"\b(?:operator|contractor|firm|company|provider|outfit)s?\b")
_PAID_FIRM = re.compile(
    r"\b(?:it|them|firm|company|contractor|trust|co-op|society|charity|operator|partnership|provider|mutual|group|newcomer|winner|agency|supplier|enterprise|organisation"
    r"|business|consortium|haulier|caterer|landlord)\b"
)
_FOR_IT = re.compile(
    r"(?:\s(?:or\sso|more|extra))?\s(?:for|to)\s(?!(?:the\s)?(?:next|this|coming|first|balance|plug|close|fill|bridge|save"
    r"|meet|avoid|stay|break)\b)"
)
_BODY = re.compile(r"\b(?:council|authority|borough|county|town hall|firm|company)\s(?:\w+ly\s|has\s|have\s|had\s|also\s)*$")
_GIVER_BEFORE = re.compile(
    r"\b(?:[Mm]inisters|[Gg]overnment|Whitehall|Treasury)\s(?:\w+ly\s|has\s|have\s|had\s|also\s|will\s|would\s|could\s|may\s)*$"
)
_ASKS = frozenset(("money/funding/want", "money/funding/offer-of"))
_OFFER_LEAST = 20_000
_FIRM_BEFORE = re.compile(
    r"\b(?:firms?|compan(?:y|ies)|contractor|supplier|operator|bidder|bid|rival|Ltd|Limited|Group|Services|plc|Bros|Sons)\b"
)
_GIVER = re.compile(
    r"\b(?:[Mm]inisters|[Gg]overnment|Whitehall|[Cc]ouncil|[Aa]uthority|[Bb]orough|[Cc]ounty|[Dd]istrict|lottery)\b"
)
_NEEDS = re.compile(r"needs?|needed|hand(?:ed|s|ing)?\sover|sought|seeking|find", re.IGNORECASE)
_TO_GO_ON = re.compile(
    r"(?:\s(?:a|per)\s\w+)?\sto\s(?:stay|keep|carry|survive|reopen|save|go\son|remain|continue|open)\b|\sby\s[A-Z][a-z]+|\sor\b"
)
_GIVES = re.compile(
    r"\b(?:[Mm]inisters|[Gg]overnment|Whitehall|Treasury|lottery|grants?|funding|fund|donations?|appeal|subsidy|public\spurse"
    r"|bail-?out|rescue|award)\b"
)
_OWN_REACH = 30
_LESS = re.compile(r"(?:\s(?:an?|per)\s\w+)?\sless\b(?!\sthan\s(?:it\sneeds|half|a\s))")
_OF_DEBT = re.compile(r"\sof\s(?:[\w'’-]+\s){0,3}(?:arrears|debts?|loans?|rent\sarrears|borrowing)\b")
_UNPAID = re.compile(r"\b(?:[Uu]npaid|[Uu]ncollected|not\sbeen\s(?:collected|paid)|arrears|owed|outstanding)\b")
_FROM_USERS = re.compile(
    r"[^;\n]{0,45}?\sfrom\s(?:\w+\s){0,2}(?:tickets?|permits?|fares?|fees|charges|fines|sales|rents?|visitors|customers"
    r"|tourists|parking)\b"
)
_MODAL = re.compile(r"\b(?:would|will|could|may|might|to)\s$")
_FEES_LEAST = 200_000
_CHARGED_LEAST = 50_000
_CHARGES = re.compile(
    r"charg(?:e|es|ed|ing)\s(?:(?:it|them|the\s[a-z]+|about|around|up\sto|nearly|[A-Z]\w+(?:\s[A-Z]\w+)?)\s){0,3}$"
)
"""What one body bills another: "Fylde will **charge** £1.64m"."""

_BE = re.compile(r"\b(?:be|been|being|is|are|was|were)\s$")
_FOR_A_WRONG = re.compile(
    r"[^.;]{0,30}?\b(?:compensation|damages|redress|penalt|in\serror|by\smistake|twice|dividend|wages|redundanc|bonus|back\spay)"
    r"|\sto\s(?:settle|design|go\saway|leave|drop|withdraw|advise|draw\sup|write|review|investigate)\b"
)
"""What a payment to a firm is for where it is no price."""
_ADVISERS = re.compile(
    r"\b(?:consultants?|lawyers|advisers|solicitors|barristers|accountants|auditors|architects|Deloitte|KPMG|PwC)\b"
)
_PAID_AS = re.compile(
    r"(?:\s(?:an?|per)\s\w+)?\s(?:in|as)\s(?:(?:an?|its|the|their|more)\s)?(?:[\w-]+\s){0,2}?"
    r"(?:(?P<fine>penalt\w+|fines?|deductions)|redundancy|severance|wages|salar(?:y|ies)|overtime|bonus(?:es)?|allowances)\b"
)
"""What a sum is paid as: "paid £30,000 **in penalties**", "£9,000 **in redundancy** money"."""

_TO_COUNCIL = re.compile(
    r"\bpa(?:y|ys|id|ying)\s(?:(?:the|its|their)\s)?(?:[A-Z]\w+\s){0,3}(?:[Cc]ouncil|authority|borough|county|city|district|town\shall|landlord)\s"
    r"(?:(?:about|around|some|nearly|almost|up|to|at|least|more|than|a|rent|of|back|another|an|extra|further|just|only|over)\s)*$"
)
"""Before a sum that a council gets: "will **pay the council** £30,000", "**pays the borough a rent of** £9,000"."""

_ON_LEAVING = re.compile(
    r"[^.;]{0,30}?\s(?:when\s(?:\w+\s){1,2}(?:left|retired|resigned|quit|went|stepped\sdown|departed|stood\sdown)"
    r"|on\s(?:leaving|retiring|\w+\s(?:departure|retirement|exit))|to\s(?:go|leave)\b)"
)
"""Behind what somebody is given who goes."""

_SINCE = re.compile(r"\s(?:since|so\sfar|to\sdate|over\sthe\s(?:last|past)|between\s\d{4})\b")
_FOR_TIME = re.compile(r"\sfor\s(?:[\w-]+\s){1,2}(?:months|years|weeks)\b")
_LAST_YEAR = re.compile(
    r"(?:,| only)?\s(?:last|this|next|each|every|in|for|over|during)\s(?:the\s)?"
    r"(?:(?:financial|last|first|second|past|whole|its|current|calendar|opening)\s)*(?:year|month|quarter|(?:19|20)\d\d)\b"
)
"""Behind what a firm is paid by the year: "paid the company £2.9m **last year**"."""
_PARAGRAPH = 160
_BREAK = re.compile(r"[.;:]|\b(?:and|but|that|which|who|while)\b")
_FOR_WORK = re.compile(
    r"\sto\s(?:run|look|keep|do|clean|manage|empty|collect|maintain|provide|deliver|operate|carry|staff|care|house|stay)\b"
    r"|\sfrom\sthe\s(?:council|borough|county|city|town|authority)\b"
)
_PAID_OVER = frozenset(("money/cost/pay", "money/funding/want", "money/fine/ordered", "money/cost/find"))
_COSTS = re.compile(r"\b(?:costs|compensation|damages|fees|rent)\b")
_TAKEN_IN = frozenset(("money/pay/earn", "money/cost/takes", "money/income/make", "money/funding/want", "money/pay/draw"))
_GOES_FOR = frozenset(("goes for", "go for", "went for"))
_HOUSE = re.compile(r"\b(?:house|home|terrace|semi|flat|bungalow|average|bed)\b")
_SUBJECT_GAP = 30
_DOING = re.compile(r"ing\s(?:the|a|its)\s$")
_HANDED_OVER = frozenset(
    ("money/cost/project", "money/cost/waste", "money/cost/find", "money/cost/energy", "money/cost/work", "money/saving/release")
)
_FEES = frozenset(("money/fee/council-tax", "money/fee/charge", "money/fee/rent", "money/fee/average-bill"))
_TOWARDS_COSTS = re.compile(r"\stowards\s(?:[\w'’]+\s){0,3}(?:costs|fees|bills?)\b")
_PAYS = frozenset({"pay", "pays", "paid", "paying"})


def refined(text: str, money: Sum, cue: Cue, cues: list[Cue], per: str | None, has_provider: bool) -> Reading | None:
    """The reading that the cue's company gives instead of the cue's own, or None where it changes nothing.

    text: the article. money: the sum. cue: the one chosen for it among ``cues``, those of its sentence. per: the noun it is
    counted by. has_provider: whether a provider is named in the sentence.
    """
    return (
        wage(text, money, cue, cues, per)
        or boss(text, money, cue, cues)
        or staff(text, money, cue, cues, per)
        or charge(text, money, cue, cues)
        or small_price(text, money, cue)
        or _asked_by_a_firm(text, money, cue, cues, per, has_provider)
        or _paid_as(text, money, cue)
        or _got_for_work(text, money, cue, per, has_provider)
        or _paid_to_a_firm(text, money, cue, per, has_provider)
        or _to_be_found_for(text, money, cue)
        or _given(text, money, cue, cues)
        or _in_all(text, money, cue)
        or _by_a_court(text, money, cue, cues)
        or _earned(text, money, cue, cues)
        or _came_in(text, money, cue, cues, has_provider)
        or _needed(text, money, cue)
    )


def _needed(text: str, money: Sum, cue: Cue) -> Reading | None:
    """A cost where nobody is asked to give what is needed or wanted: "the sum **needed** was £412,000 a year"."""
    if cue.rule != "money/funding/want" or not _NEEDS.fullmatch(text, cue.start, cue.end):
        return None
    is_given = _GIVES.search(text, *money.sentence) or _TO_GO_ON.match(text, money.rate_end)
    return None if is_given else Reading("cost", "money/needed", False)


def _asked_by_a_firm(text: str, money: Sum, cue: Cue, cues: list[Cue], per: str | None, has_provider: bool) -> Reading | None:
    """The price of a contract where a firm asks or offers: "the company **wanted** £2.1m a year to run them"."""
    if cue.rule not in _ASKS or money.size < _OFFER_LEAST or cue.end > money.start:
        return None
    asked = text[cue.start : cue.end].lower()
    if not asked.startswith(("off", "an off", "want", "ask")) or _GIVER.search(text, money.sentence[0], cue.start):
        return None
    is_offer = asked.endswith(("offer of", "offered", "offers", "offer"))
    if not is_offer and per != "year" and not _FOR_WORK.search(text, money.rate_end, money.sentence[1]):
        return None
    is_contract = any(other.purpose == "contract" for other in cues)
    is_firm = has_provider or is_contract or _FIRM_BEFORE.search(text, money.sentence[0], cue.start)
    return Reading("contract", "money/firm-asks") if is_firm else None


def _got_for_work(text: str, money: Sum, cue: Cue, per: str | None, has_provider: bool) -> Reading | None:
    """The price of a contract where a firm gets it for work: "the society **receives** £310,000 a year to run the museum"."""
    if cue.rule not in ("money/income/receive", "money/funding/want") or per != "year":
        return None
    if money.size < _CONTRACT_LEAST or cue.end > money.start or not _FOR_WORK.search(text, money.rate_end, money.sentence[1]):
        return None
    is_work = has_provider or " from the " not in text[money.rate_end : money.rate_end + 60]
    is_firm = has_provider or _PAID_FIRM.search(text, money.sentence[0], cue.start)
    return Reading("contract", "money/gets-for-work") if is_firm and is_work else None


def _paid_to_a_firm(text: str, money: Sum, cue: Cue, per: str | None, has_provider: bool) -> Reading | None:
    """The price of a contract where a firm is paid by the year: "it pays the trust £1.9m a year", "Serco is paid £3m a year"."""
    if money.size < _CONTRACT_LEAST or cue.end > money.start:
        return None
    firm = has_provider or _FIRM.search(text, money.sentence[0], cue.start)
    if cue.rule == "money/cost/at-a-price" and (firm or _FOR_TIME.match(text, money.rate_end)):
        return Reading("contract", "money/price-of-a-firm")
    if cue.rule != "money/cost/pay" or text[cue.start : cue.end].lower() not in _PAYS:
        return None
    if _BE.search(text, max(0, cue.start - 8), cue.start):  # "Folio had **been** paid £1.8m", "the firm **is** paid £28m a year"
        has_rate = bool(per or _FOR_TIME.match(text, money.rate_end))
        is_firm = has_provider or has_rate and (firm or _PAID_FIRM.search(text, money.sentence[0], cue.start))
        is_none = _FOR_A_WRONG.match(text, money.rate_end) or _ADVISERS.search(text, money.sentence[0], cue.start)
        return Reading("contract", "money/paid-by-the-year") if is_firm and not is_none else None
    is_yearly = per in ("year", "month") or text[cue.start : cue.end].lower() == "pays"
    is_yearly = is_yearly or any(form.match(text, money.rate_end) for form in (_FOR_TIME, _SINCE, _LAST_YEAR))
    is_firm = has_provider or _PAID_FIRM.search(text, cue.end, money.start)
    return Reading("contract", "money/paid-by-the-year") if is_yearly and is_firm else None


def _paid_as(text: str, money: Sum, cue: Cue) -> Reading | None:
    """What a payment is where it says so or who gets it: "paid £30,000 **in penalties**", "will pay **the council** £9,000"."""
    if cue.end > money.start or cue.rule not in ("money/cost/pay", "money/fee/rent", "money/funding/been-given"):
        return None
    if cue.rule == "money/funding/been-given":
        leaves = money.size <= WAGE_LIMIT and _ON_LEAVING.match(text, money.rate_end)
        return Reading("pay", "money/given-on-leaving") if leaves else None
    if said := _PAID_AS.match(text, money.rate_end):
        return Reading("fine" if said["fine"] else "pay", "money/paid-as")
    to_council = _TO_COUNCIL.search(text, max(money.sentence[0], money.start - 90), money.start)
    return Reading("income", "money/paid-to-council") if to_council else None


def _to_be_found_for(text: str, money: Sum, cue: Cue) -> Reading | None:
    """A cost where the sum has to be found for a thing: "must find £9.6m for lorries"; "must find £9m by May" stays a gap."""
    if cue.rule == "money/cut/must-find" and _FOR_IT.match(text, money.rate_end):
        return Reading("cost", "money/found-for")
    return None


def _given(text: str, money: Sum, cue: Cue, cues: list[Cue]) -> Reading | None:
    """Funding where a giver hands it over for a thing: "**ministers** coughed up £3m for the pool"."""
    if cue.rule not in _HANDED_OVER:
        return None
    giver = next(
        (other for other in cues if other.rule == "money/funding/giver" and other.end <= min(cue.start, money.start)), None
    )
    if giver and not _BREAK.search(text, giver.end, money.start):
        return Reading("funding", "money/giver")
    return None


def _in_all(text: str, money: Sum, cue: Cue) -> Reading | None:
    """Income where what users pay is added up, a cost where it goes towards one, a debt where a deficit is of pensions."""
    if cue.rule == "money/pay/trouser" and _BODY.search(text, money.sentence[0], cue.start):
        return Reading("income", "money/council-pockets")
    if cue.rule == "money/saving/claw-back" and (_GIVER_BEFORE.search(text, money.sentence[0], cue.start)):
        return Reading("cut", "money/clawed-back")
    if cue.rule == "money/fee/charge" and money.size >= _CHARGED_LEAST and _CHARGES.match(text, cue.start, money.start):
        return Reading("contract", "money/charged")
    if cue.rule in _FEES and money.size >= _FEES_LEAST and cue.start <= money.rate_end + _OWN_REACH:
        return Reading("debt" if _UNPAID.search(text, *money.sentence) else "income", "money/fees-in-all")
    if cue.purpose == "cost" and cue.end <= money.start and _LESS.match(text, money.end):
        return Reading("saving", "money/costs-less")
    if cue.rule == "money/income/in-fees" and _UNPAID.search(text, *money.sentence):
        return Reading("debt", "money/uncollected")
    if cue.rule == "money/cut/strip" and _OF_DEBT.match(text, money.rate_end):
        return Reading("debt", "money/wiped-out")
    if cue.rule == "money/funding/towards" and _TOWARDS_COSTS.match(text, money.rate_end):
        return Reading("cost", "money/towards-costs")
    if cue.rule == "money/cut/gap" and "pension" in text[max(0, money.start - _PARAGRAPH) : money.end + 40].lower():
        return Reading("debt", "money/pension-deficit")
    return None


def _by_a_court(text: str, money: Sum, cue: Cue, cues: list[Cue]) -> Reading | None:
    """A fine where a court makes somebody pay: "**magistrates** told her to hand over £2,400", but not its costs."""
    if cue.rule not in _PAID_OVER or _COSTS.search(text, cue.start, min(money.rate_end + 30, money.sentence[1])):
        return None
    is_tried = any(other.rule == "money/fine/court" for other in cues)
    return Reading("fine", "money/by-a-court") if is_tried else None


def _earned(text: str, money: Sum, cue: Cue, cues: list[Cue]) -> Reading | None:
    """Income where a place earns or takes it: "the **café** takes £3,000 a week", "parking earned the town £9,000"."""
    if cue.rule not in _TAKEN_IN or cue.end > money.start:
        return None
    if cue.rule == "money/cost/takes" and _FROM_USERS.match(text, money.rate_end):
        return Reading("income", "money/taken-from-users")
    if cue.rule == "money/cost/takes" and _MODAL.search(text, max(0, cue.start - 12), cue.start):
        return None
    if any(
        other.rule == "money/income/place"
        and other.end <= cue.start
        and cue.start - other.end <= _SUBJECT_GAP
        and not _DOING.search(text, other.start - 20, other.start)
        for other in cues
    ):
        return Reading("income", "money/place-earns")
    return None


def _came_in(text: str, money: Sum, cue: Cue, cues: list[Cue], has_provider: bool) -> Reading | None:
    """A cost where a thing comes in at a sum and no bid does, a value where a house goes for one."""
    if cue.rule == "money/contract/came-in":
        is_bid = has_provider or any(other.purpose == "contract" and other.rule != cue.rule for other in cues)
        is_post = any(other.rule == "money/pay/post" and other.end <= cue.start for other in cues)
        return None if is_bid else Reading("pay" if is_post and money.size <= WAGE_LIMIT else "cost", "money/came-in-at")
    if (
        cue.rule == "money/income/raise"
        and text[cue.start : cue.end].lower() in _GOES_FOR
        and _HOUSE.search(text, *money.sentence)
    ):
        return Reading("value", "money/house-price")
    return None
