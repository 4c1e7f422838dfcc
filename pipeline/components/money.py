"""Money: every amount, what it is for, per what, over how long, who says it and whose it is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import Any, ClassVar

from spacy.language import Language
from spacy.tokens import Doc

from ..patterns import Hit
from .base import Component, text_of
from .money_amounts import Amount, amounts
from .money_phrases import Sum, is_linked
from .money_purpose import PURPOSES, purpose_of
from .money_refine import Reading
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

LEAD = 250
"""Characters before a sum without a cue of its own in which what it is about may stand."""

THAT_SUM = re.compile(r"\b(?:[Tt]he(?:\s(?:first|last|other|remaining))?|[Tt]hat|[Aa]nother|[Aa]\sfurther)\s$")
"""What stands before a sum that takes up the one of the paragraph before: "**the first** £6.5m would reach colleges"."""

COMPARED = re.compile(r"(?:\b(?:to|from|against|with|than|of)|,)\s(?:\w+\s)*$")
"""The end of a gap between two sums that are compared, hence counted by the same unit: "£9 an hour, against £8"."""


_start = attrgetter("start")


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
            for word in line["pattern"]
        }

    def find(self, doc: Doc) -> list[dict[str, Any]]:
        text = text_of(doc)
        found = mined(amounts(text), doc._.paragraphs)
        if not found:
            return []
        items: list[dict[str, Any]] = []
        readings: list[Reading] = []
        sources = Sources(doc, text)
        hits = self.rules(doc)
        for index, scope in enumerate(scopes_of(doc._.sentences, found, hits, self.limits)):
            amount = found[index]
            money = scope.sum(text, amount, index)
            linked = is_linked(text, money)
            per = per_of(text, money, self.units, scope.of("rate"))
            has_provider = sources.has_provider(money)
            reading = purpose_of(text, money, scope.cues(amount.low), per, readings[-1] if linked else None, has_provider)
            if not reading.is_sure and not linked:
                before = (found[index - 1], readings[-1]) if index else None
                reading = carried_on(text, amount, reading, before) or self._led_by(text, scope, hits, reading)
            readings.append(reading)
            item = self._item(text, amount, money, reading, scope) | {"per": per} | sources.of(money, scope.of("source"))
            if linked:
                inherit(item, items[-1], text[items[-1]["end"] : amount.start])
            items.append(item)
        restate(items, readings)
        link_repeats(items)
        return items

    def _led_by(self, text: str, scope: Scope, hits: list[Hit], reading: Reading) -> Reading:
        """The reading of a sum without a cue: that of the last strong cue of the sentence before, else the one it has."""
        left = max(text.rfind("\n", 0, scope.start) + 1, scope.start - LEAD)
        if reading.rule != "money/no-cue" or left >= scope.start:
            return reading
        first, last = bisect_left(hits, left, key=_start), bisect_left(hits, scope.start, key=_start)
        for hit in reversed(hits[first:last]):
            if hit.label in PURPOSES and self.limits[hit.rule][3] == "" and hit.label != "pay":
                return Reading(hit.label, "money/sentence-before", False)
        return reading

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


def carried_on(text: str, amount: Amount, reading: Reading, before: tuple[Amount, Reading] | None) -> Reading | None:
    """The purpose of the sum before, where this one has no cue of its own and goes on about the same thing, or None.

    "I'm on £8.94 an hour. Their advert says **£7.60**", "its target of raising £180,000. It made **£71,000**".
    before: the sum before it in the article and its reading, or None.
    """
    if before is None or before[1].purpose == "other" or amount.start - before[0].end > LEAD:
        return None
    other, said = before
    if other.currency != amount.currency:
        return None
    if "\n" in text[other.end : amount.start] and not THAT_SUM.search(text, amount.start - 20, amount.start):
        return None
    ratio = amount.low / (other.low or 1)
    if reading.rule == "money/no-cue" or reading.rule == "money/small-price" and said.purpose == "pay" and 0.2 <= ratio <= 5:
        return Reading(said.purpose, "money/carried-on", False)
    return None


def restate(items: list[dict[str, Any]], readings: list[Reading]) -> None:
    """Give sums of unsure purpose that of the same sum where the article names it with a close cue, before or after."""
    sure: dict[tuple[float, str], str] = {}
    for item, reading in zip(items, readings, strict=True):
        if reading.is_sure:
            sure.setdefault((item["amount"], item["currency"]), item["purpose"])
    for item, reading in zip(items, readings, strict=True):
        known = sure.get((item["amount"], item["currency"]))
        if not reading.is_sure and known:
            item["purpose"], item["rule"] = known, "money/restated"


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
