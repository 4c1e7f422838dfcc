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
        found = list(pairs(councils, providers, doc._.sentences, starts))
        sums = sums_of(found, doc._.money or [], starts)
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
    councils: list[dict[str, Any]], providers: list[dict[str, Any]], sentences: list[list[int]], starts: list[int]
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
            if any(m[2] == main for m in beside):
                places.setdefault(main, []).append(place)
            elif near:
                places.setdefault(near[0], []).append(place)
        if not places:
            first = said[0] if said else Place(provider["mentions"][0]["start"], provider["status"], 0)
            first = first._replace(sentence=max(0, bisect_right(starts, first.char) - 1))
            places[last_named(mentions, first.char, own, main)] = [first]
        for index, found in places.items():
            status = provider["status"] if index == main or len(places) == 1 else found[-1].status
            if index not in own and status in STATUS:
                yield Pair(councils[index], provider, found, status)


def last_named(mentions: list[tuple[int, int, int]], char: int, own: set[int], main: int) -> int:
    """The index of the council last named before a character, where that was within two sentences or so; else the main one."""
    before = [m for m in mentions if m[0] < char and m[2] not in own]
    return before[-1][2] if before and char - before[-1][1] < 300 else main


def sums_of(found: list[Pair], money: list[dict[str, Any]], starts: list[int]) -> dict[int, list[dict[str, Any]]]:
    """The contract sums of each pair (by index): those the money component gives its provider, else those that stand nearest."""
    result: dict[int, list[dict[str, Any]]] = {}
    for item in money:
        if item["modality"] == "denied" or item["same_as"] is not None:
            continue
        sentence = bisect_right(starts, item["start"]) - 1
        best = None
        for index, pair in enumerate(found):
            named = item["provider"] == pair.provider["name"]
            distance = min(abs(bisect_right(starts, m["start"]) - 1 - sentence) for m in pair.provider["mentions"])
            if item["purpose"] == "contract" and distance <= 3 or named and item["purpose"] == "cost" and distance == 0:
                rank = (not named, distance)
                if best is None or rank < best[0]:
                    best = (rank, index)
        if best:
            result.setdefault(best[1], []).append(item)
    return result


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
    """The counts that move to the provider: transfers that name it as employer, or stand within a sentence of it.

    A part of a count ("140 of them") is no count of its own.
    """
    counts: list[float] = []
    near = {bisect_right(starts, mention["start"]) - 1 for mention in pair.provider["mentions"]}
    only = len({other.provider["name"] for other in found if other.status != "ended"}) == 1
    for item in jobs:
        if item["action"] != "transfer" or item["count"] is None or item["same_as"] is not None or PART_OF.search(item["text"]):
            continue
        sentence = bisect_right(starts, item["start"]) - 1
        beside = sentence in near or (only and (sentence - 1 in near or sentence + 1 in near))
        if item["employer"] == pair.provider["name"] or item["employer"] is None and beside or only and beside:
            counts.append(item["count"])
    return list(dict.fromkeys(counts))


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
