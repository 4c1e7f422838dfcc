"""The terms of a deal: price, length, services, jobs and status, read from the sentences that tie council and provider."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Any, NamedTuple

from spacy.tokens import Doc

from ..numbers import parse_number
from .base import date_of, text_of

LENGTH = re.compile(
    r"\b([\w-]+?)[- ]years?,?(?: [\w£.,-]+){0,3}? (?:contract|deal|agreement|partnership|extension|lease|joint venture"
    r"|arrangement)\b"
    r"|\b(?:for|over|lasts?|last for|a further|another)(?: the)?(?: next| initial| another| further)? ([\w-]+) years\b",
    re.IGNORECASE,
)
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
BEGINS = re.compile(
    r"\b(?:from|starts?|starting|begins?|beginning|tak(?:es?|ing) (?:over|charge|effect|on)|gets? under way|hands? over"
    r"|transfer\w*"
    rf"|move|run|effect|force)\b[^.;]{{0,40}}?\b(?:from|on|in|at the (?:start|beginning|end) of)? ?"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<month>{MONTH})(?: (?P<day2>\d{{1,2}})(?:st|nd|rd"
    rf"|th)?\b)?(?:,? (?P<year>20\d\d|19\d\d))?"
)
PART_OF = re.compile(r"\bof (?:them|those|these)\b(?!, or)")
FURTHER = re.compile(r"(?:[Aa]nother|[Aa] further|[Pp]lus|[Ff]urther)\b")
ADDED = re.compile(
    r"(?!.*\b(?:of whom|of those|of them|of these|including|among)\b)[^.;:]{0,60}?"
    r"(?:,| and| plus| along with| together with| as well as)(?: (?:and|also|the|another|some|about|around|a further))* ?"
)
"""What adds one count to another."""
ENDING = re.compile(r"(?: (?:Metropolitan|City|County|District|Borough|Town|Parish|Council))+$|^The ")
BESIDE = 30
"""Characters after a count in which the council that it belongs to stands: "296 from **Buckinghamshire**"."""

NEAR = 4
"""Sentences between a count and the nearest one that speaks of its deal, where the article has several deals."""


AHEAD = ("agreed", "preferred", "proposed")
"""Statuses of deals whose work is still to begin."""


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
    rule: str
    aside: bool = False
    """Whether the council is only told of as a further customer."""


def years_of(pair: Pair, doc: Doc) -> float | None:
    """The length of a deal in years, as the first of its sentences that gives one states it."""
    return next((found for number in sorted({place.sentence for place in pair.places}) if (found := length(doc, number))), None)


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
    published = date_of(doc)
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


def jobs_of(
    found: list[Pair], jobs: list[dict[str, Any]], named: list[tuple[int, str]], text: str, starts: list[int]
) -> list[list[float]]:
    """The counts that move with each deal: each goes to the deal of the council or provider named beside it, else to the nearest.

    named: where providers are named, in text order. Where one provider follows another, jobs go with the one to come. A part
    of a count ("140 of them") and a count in full-time equivalents beside one of people are no counts of their own.
    """
    moved: list[list[dict[str, Any]]] = [[] for _ in found]
    spoken = [sorted({place.sentence for place in pair.places}) for pair in found]
    followed = {pair.council["name"] for pair in found if pair.status in AHEAD}
    for item in jobs:
        if item["action"] != "transfer" or item["count"] is None or PART_OF.search(item["text"]):
            continue
        if item["unit"] == "fte" and item["same_as"] is not None:
            continue
        sentence = bisect_right(starts, item["start"]) - 1
        beside = text[item["start"] : item["end"] + BESIDE]
        firms = {name for _, name in in_sentence(named, sentence, starts, text)}
        ranks = []
        for index, pair in enumerate(found):
            told = pair.provider["name"] in firms
            away = 0 if told else min(abs(number - sentence) for number in spoken[index])
            off = pair.status == "rejected"
            if off != (item["modality"] == "denied") and not (off and len(found) == 1) or away > NEAR and len(found) > 1:
                continue
            over = pair.status == "ended" and pair.council["name"] in followed
            moves = pair.status not in ("running", "tendering") and not over
            foreign = place_of(pair.council["name"]) not in beside
            ranks.append((foreign, not moves, bool(firms) and not told, away, index))
        if ranks:
            first = min(ranks)
            for rank in ranks:
                if rank == first or shares(found[rank[-1]], found[first[-1]], rank[0] and first[0]):
                    moved[rank[-1]].append(item)
    return [whole_counts(items, pair.status, text) for pair, items in zip(found, moved, strict=True)]


def shares(pair: Pair, first: Pair, unplaced: bool) -> bool:
    """Whether the jobs of a deal are those of another too: its rival's in one tender, or another council's in a joint contract.

    unplaced: neither council is named beside the count.
    """
    if pair.council["name"] == first.council["name"]:
        return pair.status == first.status == "tendering"
    joint = unplaced and pair.status == first.status and pair.status in AHEAD
    return joint and pair.provider["name"] == first.provider["name"]


def in_sentence(named: list[tuple[int, str]], sentence: int, starts: list[int], text: str) -> list[tuple[int, str]]:
    """Those of some places, in text order, that lie in a sentence; starts: where the sentences of the text begin."""
    end = starts[sentence + 1] if sentence + 1 < len(starts) else len(text)
    return named[bisect_left(named, (starts[sentence],)) : bisect_left(named, (end,))]


def whole_counts(items: list[dict[str, Any]], status: str, text: str) -> list[float]:
    """The counts of those that move with one deal, without their parts and without the same once more, rounded.

    "Almost 640 staff will move. In all **636** go. In York, 9 do" speaks of 636; "**44** joiners and **three** clerks" of two.
    """
    hence = [item for item in items if item["modality"] != "actual"]
    items = hence if hence and status in (*AHEAD, "insourced") else items
    exact = [item["count"] for item in items if not item["qualifier"]]
    items = [item for item in items if not item["qualifier"] or not any(same_size(item["count"], count) for count in exact)]
    if not items:
        return []
    whole = max(items, key=lambda item: item["count"])
    kept = [item for item in items if item is whole or is_added(item, whole, text)]
    return list(dict.fromkeys(item["count"] for item in kept))


def same_size(about: float, exact: float) -> bool:
    """Whether a rough count is that of an exact one: "almost 640" of 636.

    >>> same_size(640, 636), same_size(640, 500)
    (True, False)
    """
    return abs(about - exact) <= 0.06 * exact


def is_added(item: dict[str, Any], whole: dict[str, Any], text: str) -> bool:
    """Whether a count comes on top of the largest one: "44 joiners **along with** three clerks", "**a further** 12"."""
    if FURTHER.match(item["text"]) or FURTHER.search(text, max(0, item["start"] - 12), item["start"]):
        return True
    first, second = sorted((item, whole), key=lambda one: one["start"])
    return ADDED.fullmatch(text, first["end"], second["start"]) is not None


def place_of(name: str) -> str:
    """The place in a council's name.

    >>> place_of("London Borough of Havering"), place_of("Stockport Metropolitan Borough Council")
    ('Havering', 'Stockport')
    """
    return ENDING.sub("", name.rsplit(" of ", 1)[-1])


def previous(pair: Pair, providers: list[dict[str, Any]]) -> str | None:
    """The one provider that the article says has ended, where the pair's own goes on."""
    ended = [provider["name"] for provider in providers if provider["status"] == "ended"]
    return ended[0] if len(ended) == 1 and pair.status in ("agreed", "running", "preferred") else None
