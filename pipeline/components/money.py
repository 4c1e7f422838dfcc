"""Money: every amount, what it is for, per what, over how long, who says it and whose it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any, ClassVar

from spacy.language import Language
from spacy.tokens import Doc

from .base import Component, text_of
from .money_amounts import Amount, amounts
from .money_phrases import Sum, is_linked
from .money_purpose import Reading, purpose_of
from .money_scopes import Scope, limits_of, scopes_of
from .money_sources import Sources
from .money_terms import modality_of, per_of, qualifier_of, years_of

ALIKE = (
    {"contract", "value", "cost", "budget", "fee"},
    {"saving", "cut"},
    {"income", "value", "cost", "fee"},
    {"funding", "cost", "budget", "income"},
    {"pay", "cost", "budget"},
    {"debt", "cost", "cut"},
    {"fine", "cost", "fee"},
)
"""Purposes that one and the same sum may be given when an article states it again in other words."""


COMPARED = re.compile(r"(?:\b(?:to|from|against|with|than|of)|,)\s(?:\w+\s)*$")
"""The end of a gap between two sums that are compared, hence counted by the same unit: "£9 an hour, against £8"."""


@Language.factory("council_money", requires=["doc._.sentences", "doc._.quotes"], assigns=["doc._.money", "doc.spans"])
class Money(Component):
    """Finds the amounts of the mined paragraphs by grammar and reads the rest from cues around them (``patterns/money.jsonl``).

    >>> import pipeline
    >>> doc = pipeline.load()("Mid Devon will save £1.2m a year on its bins.")
    >>> [(item["text"], item["amount"], item["purpose"], item["per"]) for item in doc._.money]
    [('£1.2m', 1200000.0, 'saving', 'year')]
    """

    fact = "money"
    unmatched: ClassVar[frozenset[str]] = frozenset({"per"})

    def __init__(self, nlp: Language, name: str = "council_money") -> None:
        super().__init__(nlp)

    def prepare(self) -> None:
        """What limits the cues of each rule, the rules that stand behind a sum, the unit nouns by the words that name them."""
        self.limits = limits_of(self.rules.lines)
        self.after = {line["rule"] for line in self.rules.lines if line.get("side") == "after"}
        self.units = {
            word: line["id"]
            for line in self.rules.lines
            if line["label"] == "per"
            for word in ([line["pattern"]] if isinstance(line["pattern"], str) else line["pattern"])
        }

    def find(self, doc: Doc) -> list[dict[str, Any]]:
        text = text_of(doc)
        found = mined(amounts(text), doc._.paragraphs)
        if not found:
            return []
        items: list[dict[str, Any]] = []
        readings: list[Reading] = []
        known: dict[tuple[float, str], Reading] = {}
        sources = Sources(doc, text)
        for index, scope in enumerate(scopes_of(doc._.sentences, found, self.rules(doc), self.limits)):
            amount = found[index]
            money = scope.sum(text, amount, index)
            linked = is_linked(text, money)
            per = per_of(text, money, self.units, scope.of("rate"))
            reading = purpose_of(text, money, scope.cues(amount.low), per, readings[-1] if linked else None)
            if reading.is_sure:
                known.setdefault((amount.low, amount.currency), reading)
            elif before := known.get((amount.low, amount.currency)):
                reading = Reading(before.purpose, "money/said-before")
            readings.append(reading)
            item = self._item(text, amount, money, reading, scope) | {"per": per} | sources.of(money, scope.of("source"))
            if linked:
                inherit(item, items[-1], text[items[-1]["end"] : amount.start])
            items.append(item)
        link_repeats(items)
        return items

    def _item(self, text: str, amount: Amount, money: Sum, reading: Reading, scope: Scope) -> dict[str, Any]:
        """The item of one amount, from its own words and the hits of its sentence."""
        exact = qualifier_of(text, amount.start, amount.end, scope.of("qualifier"), self.after)
        return {
            "text": text[amount.start : amount.end],
            "start": amount.start,
            "end": amount.end,
            "amount": amount.low,
            "amount_max": amount.high,
            "currency": amount.currency,
            "qualifier": "between" if amount.high else exact,
            "purpose": reading.purpose,
            "over_years": years_of(text, money),
            "modality": modality_of(text, money, scope.of("modality")) or "actual",
            "rule": reading.rule,
        }


def mined(found: list[Amount], paragraphs: list[list[int]]) -> list[Amount]:
    """The amounts that start in one of the mined paragraphs ([start, end] each); both in text order."""
    starts = [start for start, _ in paragraphs]
    places = [bisect_right(starts, amount.start) - 1 for amount in found]
    return [amount for amount, at in zip(found, places, strict=True) if at >= 0 and amount.start < paragraphs[at][1]]


def inherit(item: dict[str, Any], before: dict[str, Any], gap: str) -> None:
    """Take over what a sum shares with the one it is compared with or restates: modality, and the rate of "£12 an hour, £1 less".

    item: the sum, changed in place. before: the sum before it in its sentence. gap: the text between the two.
    """
    if item["modality"] == "actual":
        item["modality"] = before["modality"]
    if item["per"] is None and before["per"] and COMPARED.search(gap):
        item["per"] = before["per"]
    if gap == " to " and before["per"] is None:
        before["per"] = item["per"]


def link_repeats(items: list[dict[str, Any]]) -> None:
    """Set ``same_as`` of every item: the index of the first item that states the same sum for the same thing, or None.

    items: the article's money items in text order; compared by amount, currency, rate and purpose.
    """
    firsts: dict[tuple, list[int]] = {}
    for index, item in enumerate(items):
        candidates = firsts.setdefault((item["amount"], item["amount_max"], item["currency"]), [])
        item["same_as"] = next((at for at in candidates if _same_thing(items[at], item)), None)
        if index and item["start"] - items[index - 1]["end"] <= 2 and item["currency"] != items[index - 1]["currency"]:
            item["same_as"] = index - 1  # "€1.2m (£1.03m)": one sum in two currencies
        if item["same_as"] is None:
            candidates.append(index)


def _same_thing(first: dict[str, Any], second: dict[str, Any]) -> bool:
    if first["per"] and second["per"] and first["per"] != second["per"]:
        return False
    kinds = {first["purpose"], second["purpose"]}
    return len(kinds) == 1 or "other" in kinds or any(kinds <= alike for alike in ALIKE)
