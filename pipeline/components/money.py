"""Money: every amount, what it is for, per what, over how long, who says it and whose it is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from ..patterns import Hit
from .base import Component, text_of
from .money_amounts import Amount, amounts
from .money_phrases import Sum, compound_end, is_linked, rate_end
from .money_purpose import PURPOSES, Cue, Reading, purpose_of
from .money_sources import Sources
from .money_terms import modality_of, per_of, qualifier_of, years_of
from .sentences import sentence_at

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

SCOPE = 600
"""Characters either side of a sum in which its cues are looked for; longer sentences are cut there."""


@Language.factory("council_money", requires=["doc._.sentences", "doc._.quotes"], assigns=["doc._.money", "doc.spans"])
class Money(Component):
    """Finds the amounts of the mined paragraphs by grammar and reads the rest from cues around them (``patterns/money.jsonl``).

    >>> import pipeline
    >>> doc = pipeline.load()("Mid Devon will save £1.2m a year on its bins.")
    >>> [(item["text"], item["amount"], item["purpose"], item["per"]) for item in doc._.money]
    [('£1.2m', 1200000.0, 'saving', 'year')]
    """

    fact = "money"

    def __init__(self, nlp: Language, name: str = "council_money") -> None:
        super().__init__(nlp)

    def prepare(self) -> None:
        """The rule lines by rule name, and the unit nouns by the words that name them."""
        self.lines = {line["rule"]: line for line in self.rules.lines}
        self.after = {rule for rule, line in self.lines.items() if line.get("side") == "after"}
        self.units = {
            word: line["id"]
            for line in self.rules.lines
            if line["label"] == "per"
            for word in ([line["pattern"]] if isinstance(line["pattern"], str) else line["pattern"])
        }

    def find(self, doc: Doc) -> list[dict[str, Any]]:
        text = text_of(doc)
        found = [amount for amount in amounts(text) if _is_mined(doc, amount.start)]
        if not found:
            return []
        hits = self.rules(doc)
        items: list[dict[str, Any]] = []
        sum_starts, hit_starts, sources = [amount.start for amount in found], [hit.start for hit in hits], Sources(doc, text)
        readings: list[Reading] = []
        known: dict[tuple[float, str], Reading] = {}
        for index, amount in enumerate(found):
            left, right = self._scope(doc, amount)
            first, last = bisect_left(sum_starts, left), bisect_left(sum_starts, right)
            others = [(other.start, other.end) for other in found[first:last] if other is not amount]
            ends = rate_end(text, amount.end), compound_end(text, amount.end)
            money = Sum(amount.start, amount.end, (left, right), others, amount.low, *ends)
            near = hits[bisect_left(hit_starts, left) : bisect_left(hit_starts, right)]
            per = per_of(text, money, self.units, [hit for hit in near if hit.label == "rate"])
            reading = purpose_of(text, money, self._cues(amount, near), per, readings[-1] if index > first else None)
            if reading.is_sure:
                known.setdefault((amount.low, amount.currency), reading)
            elif before := known.get((amount.low, amount.currency)):
                reading = Reading(before.purpose, "money/said-before")
            readings.append(reading)
            item = self._item(text, amount, money, reading, near) | {"per": per} | sources.of(money, near)
            if index > first and is_linked(text, money):
                inherit(item, items[-1], text[items[-1]["end"] : amount.start])
            items.append(item)
        link_repeats(items)
        return items

    def _scope(self, doc: Doc, amount: Amount) -> tuple[int, int]:
        """The sentence around an amount, cut to ``SCOPE`` characters either side where a page is one endless sentence."""
        left, right = sentence_at(doc, amount.start)
        return max(left, amount.start - SCOPE), max(amount.end, min(right, amount.end + SCOPE))

    def _cues(self, amount: Amount, hits: list[Hit]) -> list[Cue]:
        """The cues among a sentence's hits that may speak of a sum of this size."""
        lines = [(hit, self.lines[hit.rule]) for hit in hits if hit.label in PURPOSES]
        return [
            Cue(hit.start, hit.end, hit.label, hit.rule, line.get("side", ""), line.get("strength", ""))
            for hit, line in lines
            if line.get("at_least", 0) <= amount.low <= line.get("at_most", amount.low)
        ]

    def _item(self, text: str, amount: Amount, money: Sum, reading: Reading, hits: list[Hit]) -> dict[str, Any]:
        """The item of one amount, from its own words and the hits of its sentence."""
        exact = qualifier_of(text, amount.start, amount.end, [hit for hit in hits if hit.label == "qualifier"], self.after)
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
            "modality": modality_of(text, money, [hit for hit in hits if hit.label == "modality"]) or "actual",
            "rule": reading.rule,
        }


def _is_mined(doc: Doc, char: int) -> bool:
    paragraphs = doc._.paragraphs
    index = bisect_right(paragraphs, char, key=lambda paragraph: paragraph[0]) - 1
    return index >= 0 and char < paragraphs[index][1]


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
