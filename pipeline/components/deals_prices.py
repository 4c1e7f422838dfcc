"""Which sum is the price of which deal: by the words at the sum, by what its sentence names, by the deal spoken of last."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any

from .deals_terms import Pair, in_sentence

NO_PRICE = frozenset({"saving", "cut", "fine", "pay", "debt", "income", "value", "fee"})
"""Purposes of sums that only a deal's own words turn into its price: "a deal worth £4m"."""

NO_RATE = frozenset({"hour", "week", "day", "household", "tonne", "pupil", "child", "bed", "head", "property", "home", "bin"})

LEAST = 500
"""Pounds that an arrangement costs at least."""

NOUN = (
    r"(?:contract|deal|agreement|arrangement|partnership|joint venture|lease|commission|franchise|concession|pact|award|extension"
    r"|commitment|bid|offer|tender|package|dowry|management fee|annual fee|fee)"
)
ABOUT = (
    r"(?: (?:about|around|roughly|nearly|almost|some|just|under|over|more|less|than|up|to|an?|estimated|total|of|the"
    r"|combined|at|least|flat))*"
)
OF_DEAL = re.compile(
    rf"\b{NOUN}s?\b(?:[^.;£]{{0,45}}?)(?:,? (?:said to be |thought to be |reported to be |reportedly |which is )?(?:worth"
    rf"|valued at|costing|priced at|put at"
    rf"|set at|fixed at|estimated at)|,? (?:with|at) an? (?:ceiling|price|value|cost|annual cost) of|,? (?:of"
    rf"|at(?! least)|for)|,? (?:which|that) (?:(?:would|could|will|should|is expected to|is to|might|has|have"
    rf"|had) )?(?:already )?(?:costs?|is worth|was worth|be worth|bring in|net|brings in|earn|pay)(?: [A-Z]\w+| it| them"
    rf"| the \w+)?)"
    rf"{ABOUT} ?[(]?$"
)
PRICED = re.compile(
    rf"(?:\b(?:priced|put|valued) at|\bprice (?:tag )?(?:of|at|is|was)|\bguaranteed [\w’' ]{{1,40}}?|\b(?:paid|pays|pay"
    rf"|paying)(?: (?:the |its )?[A-Za-z][\w’'& -]{{1,40}}?)?"
    rf"|\b(?:will |to |would )?(?:receive|receives|gets?|bills? [\w ]{{1,30}}?|charges? [\w ]{{1,30}}?|be paid|is paid)"
    rf"|\bcosting (?:it |the [a-z]+ )?|\b(?:will|[Ii]t['’]ll|to|would) cost (?:them |it |the [a-z]+ )?"
    rf"|\bworth|\bnet|\bbring in|\bat a (?:total )?(?:annual )?(?:cost|charge|price) of)"
    rf"{ABOUT} ?$"
)
PAID = re.compile(
    rf"\b(?:receives?|received|is paid|was paid|gets|got|earns?|earned|charges?|in return for|in exchange for){ABOUT} ?$"
)
"""What a provider has a year: "which runs the pool, **receives** £1.45 million a year"."""

FOR_TERM = re.compile(
    rf"\bfor (?:the next )?[\w-]+ years (?:and|at|for){ABOUT} ?$|\b(?:hold|held|fix|fixed|set|kept?) its price at{ABOUT} ?$"
)
AT_COST = re.compile(rf"\b(?:at|for) an? (?:total |annual |yearly |initial )?(?:cost|charge|price) of{ABOUT} ?$")
FOR_WORK = re.compile(
    r"\b(?:run|clean|collect|empt|mow|cook|provid|manag|operat|maintain|deliver|repair|sweep|suppl|buy|bought|sell|sold"
    r"|sale|hand|transfer|do|look)\w*\b"
    r"[^.;]{1,90}? for(?: about| around| nearly| just| some| under| over)* ?$"
)
FEE = re.compile(r"\b(?:management|annual|yearly) fees?\b[^;]{0,60}$")
"""What a council pays a trust for running something: "the **management fee** would go up to £13.9m"."""

PAYMENTS = frozenset({"cost", "funding", "budget"})
"""Purposes of sums that a council pays a provider without a word of a price."""

PAYS = re.compile(
    r"\b(?:gives?|gave|given|giving|buys?|bought|pays?|paid|grants? of|contribut\w+|promised|offered"
    r"|towards)\b[^.;£]{0,40}$"
)
"""How such a sum is told: "It **gave** the charity £1.4m last year"."""

DIFFERENCE = re.compile(
    r"(?: a year| a month)?,? (?:below|less|lower|more than|off (?:the|its)|(?:of|in) (?:annual )?savings?|above|cheaper|dearer"
    r"|extra)\b"
)
"""Behind a sum that is no price but how far one is from another: "£90,000 **below** this one"."""

EACH = re.compile(r" (?:apiece|each)\b")
"""Behind the price of one of several things: "£128,000 **apiece**"."""

BY = re.compile(r"\b(?:beaten|beat|undercut|cut|lower|reduced?|rais\w+|up|down|increase\w*)\b[^.;£]{0,30} by $")
"""Before such a difference: "**beaten to the contract by** £410,000"."""

BODY = re.compile(r"(?:It|They|The (?:firm|company|trust|charity|contractor|society|group|co-operative|mutual|partnership)) ")
"""How a sentence begins that goes on about the provider: "**It** will be paid £6.9m in its first year"."""

SPENT_WITH = re.compile(r"(?: a year| last year| this year)? with (?:it|them|the [a-z]+|[A-Z])\b")
"""Behind what a council pays for with a provider: "spends £260,000 a year **with the company**"."""

FAINT = ("money/carried-on", "money/came-in", "money/charged", "money/linked-sum", "money/firm-asks")
"""Rules of contract sums that only go on with another, or are asked for."""

DEAL_AFTER = re.compile(
    r"[- ]?(?:a[- ]year|per[- ]year|annual|a year|[- ]year)?,? ?(?:[\w-]+ ){0,5}(?:contract|deal|award|agreement"
    r"|commission|partnership|lease|outsourcing|franchise)\b"
    r"|,? (?:a year )?(?:for|over) (?:the )?(?:next |first )?[\w-]+ years"
)


def strength(item: dict[str, Any], text: str, begin: int) -> int:
    """How much the words at a sum show that it is the price of an arrangement: 3 a deal's own, 2 a price, 1 by its purpose.

    begin: where the sum's sentence begins.
    """
    start, end = item["start"], item["end"]
    if item["per"] in NO_RATE or item["amount"] < LEAST:
        return 0
    first = max(begin, start - 110)
    if DIFFERENCE.match(text, end) or BY.search(text, first, start):
        return 0
    if text.startswith(" to £", end) and text.endswith("from ", first, start):
        return 0  # "raised its fee **from £5.1m** to £5.7m"
    if OF_DEAL.search(text, first, start) or item["purpose"] != "pay" and DEAL_AFTER.match(text, end):
        return 3  # also where it is over: "whose £88,000-a-year agreement will not be renewed"
    if item["modality"] == "denied":
        return 0
    if item["per"] == "year" and PAID.search(text, first, start) or FOR_TERM.search(text, first, start):
        return 2
    if item["purpose"] == "contract" and not item["rule"].startswith(FAINT) or AT_COST.search(text, first, start):
        return 2
    if FEE.search(text, first, start):
        return 2
    if EACH.match(text, end):
        return 0  # "lorries priced at £128,000 apiece"
    if FOR_WORK.search(text, first, start) or item["purpose"] == "contract":
        return 1
    if item["purpose"] in PAYMENTS and (PAYS.search(text, first, start) or SPENT_WITH.match(text, end)):
        return 1
    return int(item["purpose"] not in NO_PRICE and PRICED.search(text, first, start) is not None)


def sums_of(
    found: list[Pair], mentions: list[tuple[int, str]], money: list[dict[str, Any]], text: str, starts: list[int]
) -> dict[int, list[dict[str, Any]]]:
    """The sums that are the price of each pair (by index), best first.

    mentions: where providers are named, in text order. A sum goes to the deal of which its own sentence speaks, else to the one
    spoken of last before it; councils that signed together share it.
    """
    if not found:
        return {}
    result: dict[int, list[tuple[tuple[int, ...], dict[str, Any]]]] = {}
    spoken = [sorted({place.sentence for place in pair.places}) for pair in found]
    clients = sorted((m["start"], pair.council["name"]) for pair in found for m in pair.council["mentions"])
    names = {pair.provider["name"] for pair in found}
    for item in money:
        sentence = bisect_right(starts, item["start"]) - 1
        if sentence < 0:
            continue
        strong = strength(item, text, starts[sentence])
        if not strong:
            continue
        beside = {name for _, name in in_sentence(clients, sentence, starts, text)}
        named = in_sentence(mentions, sentence, starts, text)
        ahead = [name for char, name in named if char < item["start"]]
        if ahead and ahead[-1] not in names:
            continue  # "an approach from Vane, which had dangled £2m": Vane has no deal
        tied = DEAL_AFTER.match(text, item["end"])
        beyond = {name for char, name in named if char > item["start"]}
        goes_on = len(names) == 1 and BODY.match(text, starts[sentence])
        ranks = []
        for index, pair in enumerate(found):
            if item["provider"] in names and item["provider"] != pair.provider["name"]:
                continue
            name = pair.provider["name"]
            away = min(distance(number, sentence) for number in spoken[index])
            if name in ahead or tied and name in beyond:
                away = 0
            elif name in beyond:
                away = max(away, 4) if strong > 2 else 1.2
            far = away > (8 if strong > 2 else 3.5) and not (strong > 1 and len(names) == 1)
            if far and item["provider"] != name:
                continue
            if strong == 1 and away > (1.5 if len(names) > 1 else 4) and not goes_on:
                continue
            if pair.aside and pair.council["name"] not in beside and sentence not in spoken[index]:
                continue
            foreign = bool(beside) and pair.council["name"] not in beside
            own = min(distance(number, sentence) for number in spoken[index])
            over = pair.status in ("ended", "rejected", "insourced") and len(found) > 1
            ranks.append(((foreign, far, away, over, own, -len(pair.places)), index))
        if not ranks:
            continue
        best, chosen = min(ranks)
        for rank, index in ranks:
            if index == chosen or rank[0] == best[0] and together(found[index], found[chosen], beside):
                shown = 0 if best[1] else strong  # a sum far off that names its firm stands back behind any other
                result.setdefault(index, []).append(((-shown, best[0], int(2 * best[2])), item))
    return {index: strongest(sums) for index, sums in result.items()}


def strongest(sums: list[tuple[tuple[int, ...], dict[str, Any]]]) -> list[dict[str, Any]]:
    """The sums of a deal that its words show best, in the order of their nearness."""
    ranked = sorted(sums, key=lambda pair: pair[0])
    return [item for rank, item in ranked if rank[0] == ranked[0][0][0]]


def together(one: Pair, other: Pair, beside: set[str]) -> bool:
    """Whether two deals are one arrangement of several councils with a provider, so that they share its price."""
    shared = {place[:1] for place in one.places} & {place[:1] for place in other.places}
    return one.provider is other.provider and bool(shared) and (not beside or one.council["name"] in beside)


def distance(named: int, sentence: int) -> float:
    """How far a sentence is from one that speaks of a deal; one before it counts for nearer than one after it."""
    return sentence - named if named <= sentence else named - sentence + 0.5


def value_of(sums: list[dict[str, Any]]) -> tuple[float | None, str | None, float | None]:
    """Value, unit of time and years of a deal from its sums: of the strongest, a total before a yearly price."""
    if not sums:
        return None, None, None
    best = next((item for item in sums if item["per"] is None), sums[0])
    return best["amount"], best["per"], best["over_years"]
