"""Deals: one item for each arrangement between one council and one provider.

The providers component leaves on each of its items where a wording gave it which status (``states``); a deal takes its
council from the sentences of those places, its price from the contract sums and its jobs from the transfers beside them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any, Iterator, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from ..numbers import parse_number
from .base import Component, text_of

STATUS = {"appointed": "agreed", "preferred": "preferred", "proposed": "proposed", "incumbent": "running", "ended": "ended"}
"""The status of a deal by that of its provider; a bidder and a body that is only mentioned have none."""

NEAR_COUNCIL = 90
"""Characters between a provider and another council than the article's main one for the two to make a deal."""

LENGTH = re.compile(
    r"\b([\w-]+?)[- ]years?,?(?: [\w£.,-]+){0,3}? (?:contract|deal|agreement|partnership|extension|lease|joint venture|arrangement)\b"
    r"|\b(?:for|over|lasts?|last for|a further|another)(?: the)?(?: next| initial| another| further)? ([\w-]+) years\b",
    re.IGNORECASE,
)
LISTED = re.compile(r"(?:,| and|, and) (?:the )?")
PRICE = re.compile(
    r"\b(?:dowry|fee|grant|price|payment|sum) of (?:about |around |nearly |up to |some )?$|\b(?:will be paid|is paid|be paid|gets|receives|charged) $"
    r"|\b(?:sell|sold|sale|hand|handed|transfer|transferred)\b[^.]{1,70} for (?:about |around |nearly |just )?$"
)
PART_OF = re.compile(r"\bof (?:them|the|those|these|its)\b")


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


@Language.factory(
    "council_deals",
    requires=["doc._.councils", "doc._.providers", "doc._.money", "doc._.jobs"],
    assigns=["doc._.deals", "doc.spans"],
)
class Deals(Component):
    """Finds deals with services, value, years, jobs and status."""

    fact = "deals"

    def __init__(self, nlp: Language, name: str = "council_deals") -> None:
        super().__init__(nlp)

    def find(self, doc: Doc) -> list[dict[str, Any]]:
        councils, providers = doc._.councils or [], doc._.providers or []
        if not councils or not any(provider["status"] in STATUS for provider in providers):
            return []
        hits = self.rules(doc)
        starts = [start for start, _ in doc._.sentences]
        turns = {(hit.id, bisect_right(starts, hit.start) - 1) for hit in hits if hit.label == "turn"}
        services = [hit for hit in hits if hit.label == "service"]
        found = list(pairs(text_of(doc), councils, providers, doc._.sentences, starts))
        sums = sums_of(found, doc._.money or [], text_of(doc), starts)
        deals = []
        for index, pair in enumerate(found):
            start, end = doc._.sentences[pair.places[0].sentence]
            deals.append(
                {
                    "council": pair.council["name"],
                    "provider": pair.provider["name"],
                    "services": services_of(pair, services, doc, starts),
                    "service_codes": [],
                    **value_of(sums.get(index, []), pair, doc),
                    "begins": None,
                    "previous_provider": previous(pair, providers),
                    "jobs": jobs_of(pair, found, doc._.jobs or [], starts),
                    "status": status_of(pair, turns),
                    "start": start,
                    "end": end,
                    "rule": f"deals/{pair.status}",
                }
            )
        return sorted(deals, key=lambda deal: deal["start"])


def pairs(
    text: str, councils: list[dict[str, Any]], providers: list[dict[str, Any]], sentences: list[list[int]], starts: list[int]
) -> Iterator[Pair]:
    """The pairs of council and provider, each council that a provider's sentences name beside it, else the one last named."""
    mentions = sorted((mention["start"], mention["end"], index) for index, council in enumerate(councils) for mention in council["mentions"])
    counts = {index: len(council["mentions"]) for index, council in enumerate(councils)}
    at_work = {provider["name"] for provider in providers}
    clients = [index for index in counts if councils[index]["name"] not in at_work] or list(counts)
    main = max(clients, key=lambda index: counts[index])
    for provider in providers:
        if provider["status"] not in STATUS:
            continue
        own = {index for index, council in enumerate(councils) if council["name"] == provider["name"]}
        places: dict[int, list[Place]] = {}
        said = [Place(char, status, bisect_right(starts, char) - 1) for char, status in provider["states"]]
        for place in said:
            start, end = sentences[place.sentence]
            beside = [m for m in mentions if start <= m[0] < end and m[2] not in own]
            near = [m[2] for m in beside if m[2] != main and min(abs(m[0] - place.char), abs(m[1] - place.char)) <= NEAR_COUNCIL]
            clients = [main] if any(m[2] == main for m in beside) else near[:1]
            for index in clients + [m for m in listed(text, beside) if m in near and clients]:
                if place not in places.setdefault(index, []):
                    places[index].append(place)
        if not places:
            first = said[0] if said else Place(provider["mentions"][0]["start"], provider["status"], 0)
            first = first._replace(sentence=max(0, bisect_right(starts, first.char) - 1))
            places[last_named(mentions, first.char, own, main)] = [first]
        for index, found in places.items():
            status = provider["status"] if index == main or len(places) == 1 else found[-1].status
            if index not in own and status in STATUS:
                yield Pair(councils[index], provider, found, status)


def listed(text: str, beside: list[tuple[int, int, int]]) -> list[int]:
    """The councils that a sentence lists one after the other: "Lewisham, Lambeth and Southwark jointly signed up Corbel"."""
    found = []
    for this, following in zip(beside, beside[1:]):
        if LISTED.fullmatch(text, this[1], following[0]):
            found += [this[2], following[2]]
    return list(dict.fromkeys(found))


def last_named(mentions: list[tuple[int, int, int]], char: int, own: set[int], main: int) -> int:
    """The index of the council last named before a character, where that was within two sentences or so; else the main one."""
    before = [m for m in mentions if m[0] < char and m[2] not in own]
    return before[-1][2] if before and char - before[-1][1] < 300 else main


def sums_of(found: list[Pair], money: list[dict[str, Any]], text: str, starts: list[int]) -> dict[int, list[dict[str, Any]]]:
    """The sums that are the price of each pair (by index), best first.

    A contract sum goes to the provider that the money component gives it, else to the one named nearest, a deal that has
    ended last; then "a dowry of £75,000", "sell them to a charity for £3m"; then what a named provider costs.
    """
    result: dict[int, list[tuple[int, dict[str, Any]]]] = {}
    alone = len(found) == 1
    for item in money:
        if item["modality"] == "denied" or item["same_as"] is not None:
            continue
        sentence = bisect_right(starts, item["start"]) - 1
        begins = starts[max(0, sentence)]
        price = PRICE.search(text, max(begins, item["start"] - 90), item["start"]) is not None
        ranks = []
        for index, pair in enumerate(found):
            named = item["provider"] == pair.provider["name"]
            distance = min(abs(bisect_right(starts, m["start"]) - 1 - sentence) for m in pair.provider["mentions"])
            if item["purpose"] == "contract" and (named or alone or distance <= 3):
                ranks.append((0 if named else 1, pair.status == "ended", distance, index))
            elif price and (distance == 0 or alone):
                ranks.append((2, pair.status == "ended", distance, index))
            elif named and item["purpose"] == "cost" and distance == 0:
                ranks.append((3, pair.status == "ended", distance, index))
        if ranks:
            rank, _, _, index = min(ranks)
            result.setdefault(index, []).append((rank, item))
    return {index: [item for _, item in sorted(sums, key=lambda pair: pair[0])] for index, sums in result.items()}


def value_of(sums: list[dict[str, Any]], pair: Pair, doc: Doc) -> dict[str, Any]:
    """The deal's ``value``, ``per`` and ``years``: a total before a yearly price, the first of several."""
    best = next((item for item in sums if item["per"] is None), sums[0] if sums else None)
    years = best["over_years"] if best else None
    if years is None:
        years = next((found for place in pair.places if (found := length(doc, place.sentence))), None)
    return {"value": best["amount"] if best else None, "per": best["per"] if best else None, "years": years}


def length(doc: Doc, sentence: int) -> float | None:
    """The length of a contract that a sentence states, in years: "a ten-year deal", "for the next five years"."""
    start, end = doc._.sentences[sentence]
    for match in LENGTH.finditer(text_of(doc), start, end):
        if years := parse_number(match[1] or match[2]):
            return years
    return None


def services_of(pair: Pair, services: list, doc: Doc, starts: list[int]) -> list[str]:
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
    return []


def jobs_of(pair: Pair, found: list[Pair], jobs: list[dict[str, Any]], starts: list[int]) -> list[float]:
    """The count that moves to the provider: the largest of the transfers that name it as employer or stand beside it.

    Where it is the article's only provider that goes on, every transfer is its own. A part of a count ("140 of them") is
    no count of its own.
    """
    if pair.status == "ended" and len(found) > 1:
        return []
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


def status_of(pair: Pair, turns: set[tuple[str, int]]) -> str:
    """The deal's status: its provider's, turned by what the deal's sentences, or those beside them, say happens to it."""
    sentences = {place.sentence for place in pair.places}
    around = {sentence + step for sentence in sentences for step in (-1, 0, 1)}
    if pair.status == "ended" and any(("insourced", sentence) in turns for sentence in around):
        return "insourced"
    if pair.status == "proposed" and any(("rejected", sentence) in turns for sentence in sentences):
        return "rejected"
    if pair.status == "incumbent" and any(("extended", sentence) in turns for sentence in sentences):
        return "agreed"
    return STATUS[pair.status]
