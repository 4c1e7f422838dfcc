"""Deals: one item for each arrangement between one council and one provider.

The providers component leaves on each of its items where a wording gave it which status (``states``); a deal takes its
council from the sentences of those places, its price from the contract sums and its jobs from the transfers beside them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
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
WORKS_FOR = re.compile(
    r"\b(?:runs?|manages?|looks? after|looked after|works?|provides?|collects?|does|maintains?|operates?|delivers?|empt(?:ies|y)|sweeps?|cleans?|mows?"
    r"|handles?|already has contracts?|contracts?|similar (?:service|work|deal)s?)\b[^.]{0,60}\bfor (?:the )?$"
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
        named = sorted((m["start"], m["end"]) for provider in providers for m in provider["mentions"])
        services = [hit for hit in hits if hit.label == "service" and not inside(hit.start, named)]
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
                    "status": status_of(pair, found, turns),
                    "start": start,
                    "end": end,
                    "rule": f"deals/{pair.status}",
                }
            )
        return sorted(deals, key=lambda deal: deal["start"])


def inside(char: int, places: list[tuple[int, int]]) -> bool:
    """Whether a character lies in one of some places that are in text order: the "Leisure" of a provider's name is no service."""
    index = bisect_right(places, (char, float("inf"))) - 1
    return index >= 0 and char < places[index][1]


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
        if not said:
            said = [Place(provider["mentions"][0]["start"], provider["status"], bisect_right(starts, provider["mentions"][0]["start"]) - 1)]
        for number, place in enumerate(said):
            start, end = sentences[place.sentence]
            beside = [m for m in mentions if start <= m[0] < end and m[2] not in own]
            near = [m for m in beside if m[2] == main or min(abs(m[0] - place.char), abs(m[1] - place.char)) <= NEAR_COUNCIL]
            client = next((m[2] for m in reversed(near) if m[0] < place.char), near[0][2] if near else None)
            if client is None and number == 0:
                client = last_named(mentions, place.char, own, main)
            lists = listed(text, near)
            for index in lists if client in lists else [client] * (client is not None):
                places.setdefault(index, []).append(place)
        for index, place in elsewhere(text, provider, providers, mentions, sentences, starts):
            if index != main and index not in own:
                places.setdefault(index, []).append(place)
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


def elsewhere(
    text: str,
    provider: dict[str, Any],
    providers: list[dict[str, Any]],
    mentions: list[tuple[int, int, int]],
    sentences: list[list[int]],
    starts: list[int],
) -> Iterator[tuple[int, Place]]:
    """Further councils that a provider works for: "Corbel also manages two pools for Brent", "it looks after homes for Ceredigion"."""
    named = sorted((m["start"], other["name"]) for other in providers for m in other["mentions"])
    client = False
    for number, (start, end, index) in enumerate(mentions):
        sentence = bisect_right(starts, start) - 1
        begins = sentences[sentence][0]
        goes_on = client and LISTED.fullmatch(text, mentions[number - 1][1], start) is not None
        client = goes_on or WORKS_FOR.search(text, max(begins, start - 90), start) is not None
        last = bisect_left(named, (start, "")) - 1
        if client and last >= 0 and named[last][1] == provider["name"] and bisect_right(starts, named[last][0]) >= sentence:
            yield index, Place(start, "incumbent", sentence)


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
    alone = len({pair.provider["name"] for pair in found if pair.status != "ended"}) == 1
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
            if item["purpose"] == "contract" and (named or alone and pair.status != "ended" or distance <= 3):
                ranks.append((0 if named or alone else 1, pair.status == "ended", distance, index))
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
