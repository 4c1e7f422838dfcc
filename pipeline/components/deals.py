"""Deals: one item for each arrangement between one council and one provider.

The providers component leaves on each of its items where a wording gave it which status (``dealings``); a deal takes its council
from there. What its price, length, begin, services and jobs are is chosen among those of the article (``deals_links.py``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter, itemgetter
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from ..matching import Hit
from .base import Component, date_of, text_of
from .deals_candidates import counts, dates, lengths, services, sums
from .deals_jobs import whole_counts
from .deals_links import Candidate, Links
from .deals_pairs import Pair, pairs

NO_PRICE = {"amount": None, "per": None, "over_years": None}
SOME_SERVICE = -250
"""How much words must speak for the one service of a deal: nearly every deal has one."""

BEGUN = ("running", "ended", "insourced")
"""The statuses of a deal that cannot begin after its article."""

FOLLOWED, FOLLOWS = ("ended", "insourced"), ("agreed", "preferred", "proposed", "running", "tendering")
"""The statuses of a deal that another follows, and of one that follows it."""


@Language.factory(
    "council_deals",
    requires=["doc._.councils", "doc._.providers", "doc._.people", "doc._.money", "doc._.jobs"],
    assigns=["doc._.deals", "doc.spans"],
)
class Deals(Component):
    """Finds deals with services, value, years, jobs and status."""

    fact = "deals"

    def __init__(self, nlp: Language, name: str = "council_deals") -> None:
        super().__init__(nlp)

    def find(self, doc: Doc) -> list[dict[str, Any]]:
        found = pairs(doc._.councils or [], doc._.providers or [])
        if not found:
            return []
        text, links = text_of(doc), Links(doc, found)
        prices = links.best(sums(doc._.money or []), self.weighs("price"))
        years = links.best(lengths(text, doc._.sentences), self.weighs("years"))
        begins = links.best(dates(text, doc._.sentences, date_of(doc)), self.weighs("begins"))
        moving = links.own(counts(doc._.jobs or []), self.weighs("jobs"))
        run = [in_order(own) for own in links.own(services(self.hits(doc)), self.weighs("services"), SOME_SERVICE)]
        deals = []
        for index, pair in enumerate(found):
            price = prices[index] or NO_PRICE
            here = [one.value for one in in_order(moving[index]) if links.placed(one, index) != "other"]
            start, end = doc._.sentences[pair.sentences[0]]
            deals.append(
                {
                    "council": pair.council["name"],
                    "provider": pair.provider["name"],
                    "services": list(dict.fromkeys(text[one.start : one.end] for one in run[index])),
                    "service_codes": list(dict.fromkeys(one.value.id for one in run[index])),
                    "value": price["amount"],
                    "per": price["per"],
                    "years": price["over_years"] or years[index],
                    "begins": begins[index] if pair.status not in BEGUN or has_been(begins[index], date_of(doc)) else None,
                    "previous_provider": previous(pair, found),
                    "jobs": whole_counts(here, pair.status, text),
                    "status": pair.status,
                    "start": start,
                    "end": end,
                    "rule": pair.rule,
                }
            )
        return sorted(deals, key=lambda deal: deal["start"])

    def hits(self, doc: Doc) -> list[Hit]:
        """The services that its sentences name, but for those in the names of providers and in the roles of people."""
        named = [(mention["start"], mention["end"]) for provider in doc._.providers for mention in provider["mentions"]]
        named = sorted(named + role_spans(doc._.people or [], text_of(doc)))
        return [hit for hit in self.rules(doc) if inside(hit.start, doc._.sentences) and not inside(hit.start, named)]


def in_order(own: list[Candidate]) -> list[Candidate]:
    """What belongs to a deal in the order of the text."""
    return sorted(own, key=attrgetter("start"))


def role_spans(people: list[dict[str, Any]], text: str) -> list[tuple[int, int]]:
    """Where people's roles stand: the "parks" of a "cabinet member for parks" are what the member does, not the provider."""
    roles = {person["role"] for person in people if person["role"]}
    return [match.span() for role in roles for match in re.finditer(re.escape(role), text)]


def inside(char: int, places: Sequence[Sequence[int]]) -> bool:
    """Whether a character lies in one of some places that are in text order: the "Leisure" of a provider's name is no service."""
    index = bisect_right(places, char, key=itemgetter(0)) - 1
    return index >= 0 and char < places[index][1]


def has_been(date: str | None, published: str | None) -> bool:
    """Whether a date, in ISO form, is not after an article's.

    >>> has_been("2015-04", "2015-04-09"), has_been("2016", "2015-04-09"), has_been("2016", None)
    (True, False, True)
    """
    return not date or not published or date <= published[: len(date)]


def previous(pair: Pair, found: list[Pair]) -> str | None:
    """The one provider whose work for the same council is over, where the pair's own goes on."""
    over = [one.provider["name"] for one in found if one.council is pair.council and one.status in FOLLOWED]
    return over[0] if len(over) == 1 and pair.status in FOLLOWS else None
