"""Deals: one item for each arrangement between one council and one provider.

The providers component leaves on each of its items where a wording gave it which status (``states``); a deal takes its
council from the sentences of those places, its price from the contract sums and its jobs from the transfers beside them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from .base import Component, text_of
from .deals_terms import STATUS, Pair, Place, jobs_of, previous, services_of, status_of, sums_of, value_of

NEAR_COUNCIL = 90
"""Characters between a provider and another council than the article's main one for the two to make a deal."""

LISTED = re.compile(r"(?:,| and|, and) (?:the )?")
WORKS_FOR = re.compile(
    r"\b(?:runs?|manages?|looks? after|looked after|works?|provides?|collects?|does|maintains?|operates?|delivers?"
    r"|empt(?:ies|y)|sweeps?|cleans?|mows?"
    r"|handles?|already has contracts?|contracts?|similar (?:service|work|deal)s?)\b[^.]{0,60}\bfor (?:the )?$"
)


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
    """The pairs of council and provider: each council that a provider's sentences name beside it, else the one last named."""
    mentions = sorted(
        (mention["start"], mention["end"], index) for index, council in enumerate(councils) for mention in council["mentions"]
    )
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
            first = provider["mentions"][0]["start"]
            said = [Place(first, provider["status"], bisect_right(starts, first) - 1)]
        for number, place in enumerate(said):
            start, end = sentences[place.sentence]
            beside = [m for m in mentions[bisect_left(mentions, (start,)) : bisect_left(mentions, (end,))] if m[2] not in own]
            near = [m for m in beside if m[2] == main or min(abs(m[0] - place.char), abs(m[1] - place.char)) <= NEAR_COUNCIL]
            client = next((m[2] for m in reversed(near) if m[0] < place.char), near[0][2] if near else None)
            if client is None and number == 0:
                client = last_named(mentions, place.char, own, main)
            lists = listed(text, near)
            for index in lists if client in lists else [client] if client is not None else []:
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
    for this, following in zip(beside, beside[1:], strict=False):
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
    """Further councils that a provider works for: "Corbel also manages pools for Brent", "it runs homes for Ceredigion"."""
    named = sorted((m["start"], other["name"]) for other in providers for m in other["mentions"])
    client = False
    for number, (start, _, index) in enumerate(mentions):
        sentence = bisect_right(starts, start) - 1
        begins = sentences[sentence][0]
        goes_on = client and LISTED.fullmatch(text, mentions[number - 1][1], start) is not None
        client = goes_on or WORKS_FOR.search(text, max(begins, start - 90), start) is not None
        last = bisect_left(named, (start, "")) - 1
        if client and last >= 0 and named[last][1] == provider["name"] and bisect_right(starts, named[last][0]) >= sentence:
            yield index, Place(start, "incumbent", sentence)


def last_named(mentions: list[tuple[int, int, int]], char: int, own: set[int], main: int) -> int:
    """The index of the council last named before a character, where that was within two sentences or so; else the main one."""
    for _, end, index in reversed(mentions[: bisect_left(mentions, (char,))]):
        if index not in own:
            return index if char - end < 300 else main
    return main
