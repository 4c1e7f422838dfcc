"""Deals: one item for each arrangement between one council and one provider.

The providers component leaves on each of its items where a wording gave it which status (``states``); a deal takes its
council from the sentences of those places, its price from the contract sums and its jobs from the transfers beside them.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from .base import Component, text_of
from .deals_pairs import pairs
from .deals_prices import sums_of, value_of
from .deals_services import codes_of, role_spans, services_in, services_of, wordings_of
from .deals_terms import begins_of, jobs_of, previous, years_of


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
        councils, providers = doc._.councils or [], doc._.providers or []
        if not councils or not providers:
            return []
        hits = self.rules(doc)
        starts = [start for start, _ in doc._.sentences]
        named = [(m["start"], m["end"]) for provider in providers for m in provider["mentions"]]
        named = sorted(named + role_spans(doc._.people or [], text_of(doc)))
        services = services_in([hit for hit in hits if not inside(hit.start, named)], text_of(doc))
        found = pairs(councils, providers)
        firms = sorted((m["start"], provider["name"]) for provider in providers for m in provider["mentions"])
        sums = sums_of(found, firms, doc._.money or [], text_of(doc), starts)
        moved = jobs_of(found, doc._.jobs or [], firms, text_of(doc), starts)
        deals = []
        for index, pair in enumerate(found):
            value, per, years = value_of(sums.get(index, []))
            start, end = doc._.sentences[pair.places[0].sentence]
            run = services_of(index, found, services, doc, starts)
            deals.append(
                {
                    "council": pair.council["name"],
                    "provider": pair.provider["name"],
                    "services": wordings_of(run, text_of(doc)),
                    "service_codes": codes_of(run),
                    "value": value,
                    "per": per,
                    "years": years or years_of(pair, doc),
                    "begins": begins_of(pair, doc),
                    "previous_provider": previous(pair, providers),
                    "jobs": moved[index],
                    "status": pair.status,
                    "start": start,
                    "end": end,
                    "rule": pair.rule,
                }
            )
        return sorted(deals, key=lambda deal: deal["start"])


def inside(char: int, places: list[tuple[int, int]]) -> bool:
    """Whether a character lies in one of some places that are in text order: the "Leisure" of a provider's name is no service."""
    index = bisect_right(places, (char, float("inf"))) - 1
    return index >= 0 and char < places[index][1]
