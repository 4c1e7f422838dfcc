"""The terms of a deal: price, length, services, jobs and status, read from the sentences that tie council and provider."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any, NamedTuple

from spacy.tokens import Doc

from ..numbers import parse_number
from ..patterns import Hit
from .base import text_of

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
PART_OF = re.compile(r"\bof (?:them|the|those|these|its)\b")


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
    return ended[0] if len(ended) == 1 and pair.status in ("agreed", "running", "preferred") else None
