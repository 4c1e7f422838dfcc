"""The terms of a deal: price, length, services, jobs and status, read from the sentences that tie council and provider."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any, NamedTuple

from spacy.tokens import Doc

from ..numbers import parse_number
from ..patterns import Hit
from .base import text_of

STATUS = {"appointed": "agreed", "preferred": "preferred", "proposed": "proposed", "incumbent": "running", "ended": "ended"}
"""The status of a deal by that of its provider; a bidder and a body that is only mentioned have none."""

LENGTH = re.compile(
    r"\b([\w-]+?)[- ]years?,?(?: [\w£.,-]+){0,3}? (?:contract|deal|agreement|partnership|extension|lease|joint venture"
    r"|arrangement)\b"
    r"|\b(?:for|over|lasts?|last for|a further|another)(?: the)?(?: next| initial| another| further)? ([\w-]+) years\b",
    re.IGNORECASE,
)
PRICE = re.compile(
    r"\b(?:dowry|fee|grant|price|payment|sum) of (?:about |around |nearly |up to |some )?$|\b(?:will be paid|is paid"
    r"|be paid|gets|receives|charged) $"
    r"|\b(?:sell|sold|sale|hand|handed|transfer|transferred)\b[^.]{1,70} for (?:about |around |nearly |just )?$"
    r"|\b(?:run|clean|collect|empt|mow|cook|provid|manag|operat|maintain|deliver|repair|sweep|suppl)\w* [^.]{1,80} for"
    r" (?:about |around |nearly |just )?$"
)
NO_PRICE = frozenset({"saving", "cut", "fine", "pay", "debt"})
"""Purposes of sums that no wording turns into the price of a deal."""

MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
BEGINS = re.compile(
    r"\b(?:from|starts?|starting|begins?|beginning|tak(?:es?|ing) (?:over|charge|effect|on)|gets? under way|hands? over"
    r"|transfer\w*"
    rf"|move|run|effect|force)\b[^.;]{{0,40}}?\b(?:from|on|in|at the (?:start|beginning|end) of)? ?"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<month>{MONTH})(?: (?P<day2>\d{{1,2}})(?:st|nd|rd"
    rf"|th)?\b)?(?:,? (?P<year>20\d\d|19\d\d))?"
)
PART_OF = re.compile(r"\bof (?:them|the|those|these|its)\b")


AHEAD = ("appointed", "preferred", "proposed")
"""Statuses of providers whose work is still to begin."""


class Place(NamedTuple):
    """Where an article says something of a provider's standing: the mention's start, the status, the sentence's index."""

    char: int
    status: str
    sentence: int


class Pair(NamedTuple):
    """A council and a provider that the article ties together, with the places that do so."""

    council: dict[str, Any]
    provider: dict[str, Any]
    places: list[Place]
    status: str


def sums_of(found: list[Pair], money: list[dict[str, Any]], text: str, starts: list[int]) -> dict[int, list[dict[str, Any]]]:
    """The sums that are the price of each pair (by index), best first.

    A contract sum goes to the provider that the money component gives it, else to the one named last before it, a deal that
    has ended after one that goes on; then "a dowry of £75,000", "sell them to a charity for £3m"; then what a named provider
    costs. Councils that signed together share the price.
    """
    result: dict[int, list[tuple[int, dict[str, Any]]]] = {}
    named_in = {
        pair.provider["name"]: sorted(bisect_right(starts, m["start"]) - 1 for m in pair.provider["mentions"]) for pair in found
    }
    alone = len({pair.provider["name"] for pair in found if pair.status != "ended"}) == 1
    for item in money:
        if item["modality"] == "denied" or item["same_as"] is not None:
            continue
        sentence = bisect_right(starts, item["start"]) - 1
        begins = max(starts[max(0, sentence)], item["start"] - 90)
        ranks = []
        for index, pair in enumerate(found):
            distance = min(away(number, sentence) for number in named_in[pair.provider["name"]])
            rank = rank_of(item, pair, distance, alone, item["provider"] in named_in)
            stranger = item["provider"] in named_in and item["provider"] != pair.provider["name"]
            near = distance == 0 or alone and pair.status != "ended"
            if rank is None and near and not stranger and item["purpose"] not in NO_PRICE:
                rank = 2 if PRICE.search(text, begins, item["start"]) else None
            if rank is not None:
                tied = min(away(place.sentence, sentence) for place in pair.places)
                ranks.append((rank, distance, pair.status == "ended", tied, index))
        if ranks:
            rank, _, _, _, best = min(ranks)
            for index, pair in enumerate(found):
                if index == best or pair.provider is found[best].provider and pair.places[0] == found[best].places[0]:
                    result.setdefault(index, []).append((rank, item))
    return {index: [item for _, item in sorted(sums, key=lambda pair: pair[0])] for index, sums in result.items()}


def away(named: int, sentence: int) -> float:
    """How far a sentence is from one that names a provider; a name before it counts for nearer than one after it."""
    return sentence - named if named <= sentence else named - sentence + 0.5


def rank_of(item: dict[str, Any], pair: Pair, distance: float, alone: bool, given: bool) -> int | None:
    """How well a sum fits a pair as its price (0 best), None where it does not by its purpose; ``given``: it is some pair's."""
    named = item["provider"] == pair.provider["name"]
    if item["purpose"] == "contract" and (named or not given):
        if named or alone and pair.status != "ended":
            return 0
        return 1 if distance <= 3.5 else None
    return 3 if named and item["purpose"] == "cost" and distance == 0 else None


def value_of(sums: list[dict[str, Any]], pair: Pair, doc: Doc) -> dict[str, Any]:
    """The deal's ``value``, ``per`` and ``years``: a total before a yearly price, the first of several."""
    best = next((item for item in sums if item["per"] is None), sums[0] if sums else None)
    years = best["over_years"] if best else None
    if years is None:
        years = next(
            (found for number in sorted({place.sentence for place in pair.places}) if (found := length(doc, number))), None
        )
    return {"value": best["amount"] if best else None, "per": best["per"] if best else None, "years": years}


def length(doc: Doc, sentence: int) -> float | None:
    """The length of a contract that a sentence states, in years: "a ten-year deal", "for the next five years"."""
    text, (start, end) = text_of(doc), doc._.sentences[sentence]
    if text.find("year", start, end) < 0:
        return None
    for match in LENGTH.finditer(text, start, end):
        if years := parse_number(match[1] or match[2]):
            return years
    return None


def begins_of(pair: Pair, doc: Doc) -> str | None:
    """When the deal begins, as an ISO month or date: "will take over from 1 April 2024".

    A month without a year is the next one after the article's date; None where that is not known or no month is given.
    """
    published = (doc._.article or {}).get("published")
    for number in sorted({place.sentence for place in pair.places}) if pair.status in AHEAD else ():
        start, end = doc._.sentences[number]
        match = BEGINS.search(text_of(doc), start, end)
        if match is None:
            continue
        month = MONTH.split("|").index(match["month"]) + 1
        year = int(match["year"]) if match["year"] else None
        if year is None and published:
            year = int(published[:4]) + (month < int(published[5:7]))
        if year is not None:
            day = match["day"] or match["day2"]
            return f"{year}-{month:02}-{int(day):02}" if day and 0 < int(day) < 32 else f"{year}-{month:02}"
    return None


def services_of(pair: Pair, services: list[Hit], doc: Doc, starts: list[int]) -> list[str]:
    """The services as worded in the deal's sentences, else in the sentences before and after the first of them."""
    sentences = {place.sentence for place in pair.places}
    first = pair.places[0].sentence
    for wanted in (sentences, {first - 1, first + 1}):
        found = []
        for hit in services:
            if bisect_right(starts, hit.start) - 1 in wanted:
                found.append(text_of(doc)[hit.start : hit.end])
        if found:
            return list(dict.fromkeys(found))
    return [text_of(doc)[services[0].start : services[0].end]] if services and pair.status in AHEAD else []


def jobs_of(pair: Pair, found: list[Pair], jobs: list[dict[str, Any]], starts: list[int]) -> list[float]:
    """The count that moves to the provider: the largest of the transfers that name it as employer or stand beside it.

    Where it is the article's only provider that goes on, every transfer is its own. A part of a count ("140 of them") is
    no count of its own.
    """
    first = next(other for other in found if other.provider is pair.provider)
    if pair.status == "ended" and len(found) > 1 or first.places[0] != pair.places[0]:
        return []  # what it does for a further council moves nobody here
    near = {bisect_right(starts, mention["start"]) - 1 for mention in pair.provider["mentions"]}
    only = len({other.provider["name"] for other in found if other.status != "ended"}) <= 1
    counts = []
    for item in jobs:
        if item["action"] != "transfer" or item["count"] is None or item["unit"] == "fte" or PART_OF.search(item["text"]):
            continue
        beside = bisect_right(starts, item["start"]) - 1 in near and item["employer"] is None
        if only or beside or item["employer"] == pair.provider["name"]:
            counts.append(item["count"])
    return [max(counts)] if counts else []


def previous(pair: Pair, providers: list[dict[str, Any]]) -> str | None:
    """The one provider that the article says has ended, where the pair's own goes on."""
    ended = [provider["name"] for provider in providers if provider["status"] == "ended"]
    return ended[0] if len(ended) == 1 and pair.status in ("appointed", "incumbent", "preferred") else None


def status_of(pair: Pair, found: list[Pair], turns: set[tuple[str, int]]) -> str:
    """The deal's status: its provider's, turned by what the deal's sentences say happens to it.

    What comes back in-house anywhere in the article is the work of the council's one contract that ends in it.
    """
    sentences = {place.sentence for place in pair.places}
    if pair.status == "ended":
        only = not any(other is not pair and other.council is pair.council for other in found)
        back = {sentence for turn, sentence in turns if turn == "insourced"}
        return "insourced" if back & sentences or only and back else "ended"
    if pair.status == "proposed" and any(("rejected", sentence) in turns for sentence in sentences):
        return "rejected"
    if pair.status == "incumbent" and any(("extended", sentence) in turns for sentence in sentences):
        return "agreed"
    return STATUS[pair.status]
