"""Money: every amount, what it is for, per what, over how long, who says it and whose it is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import partial
from operator import attrgetter
from typing import Any, ClassVar

from spacy.language import Language
from spacy.tokens import Doc

from ..matching import Hit
from .base import Component, text_of
from .modality import weighed
from .money_amounts import Amount, amounts
from .money_cues import Reading
from .money_links import LEAD, THE_SUM, carried_on, inherit, link_repeats, restate, same_rate
from .money_lists import of_list
from .money_modality import Modalities
from .money_owners import FACTS, Owners
from .money_phrases import Sum, is_linked
from .money_purpose import PURPOSES, purpose_of
from .money_scopes import Scope, limits_of, scopes_of
from .money_shapes import price_of_a_thing
from .money_terms import per_of, qualifier_of, years_of
from .sources import Sources
from .surroundings import Surroundings

_start = attrgetter("start")
HOURLY = (4, 30)
"""Pounds that an hour of work may earn."""


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
        # "spent on" behind a sum must not hide the "spent" before one: cues of the two sides are told apart
        self.rules.facts = [
            (f"{label} {line['side']}" if label in PURPOSES and "side" in line else label, key, rule)
            for line, (label, key, rule) in zip(self.rules.lines, self.rules.facts, strict=True)
        ]
        self.after = {line["rule"] for line in self.rules.lines if line.get("side") == "after"}
        self.units = {word: line["id"] for line in self.rules.lines if line["label"] == "per" for word in line["pattern"]}

    def find(self, doc: Doc) -> list[dict[str, Any]]:
        text = text_of(doc)
        found = mined(amounts(text), doc._.paragraphs)
        if not found:
            return []
        items: list[dict[str, Any]] = []
        readings: list[Reading] = []
        sources, around = Sources(doc, text), Surroundings(doc)
        owners = Owners(doc, around)
        hits = self.rules(doc)
        modalities = Modalities(text, hits, doc._.paragraphs)
        for index, scope in enumerate(scopes_of(doc._.sentences, found, hits, self.limits)):
            amount = found[index]
            money = scope.sum(text, amount, index)
            linked = is_linked(text, money)
            per = per_of(text, money, self.units, scope.of("rate"))
            has_provider = owners.has_provider(money)
            previous = readings[-1] if linked else None
            reading = purpose_of(text, money, scope.cues(amount.low, amount.start), per, previous, has_provider)
            if not reading.is_sure and not linked:
                before = (found[index - 1], readings[-1]) if index else None
                reading = self._told_before(text, scope, hits, reading, amount, before)
                if reading.rule == "money/no-cue":
                    reading = price_of_a_thing(text, money) or reading
            reading = of_list(text, amount.start) or self._weighed(around, amount, per, reading)
            readings.append(reading)
            item = self._item(text, amount, money, reading, scope, per)
            item["per"] = per or ("hour" if reading.purpose == "pay" and is_hourly(amount) else None)
            item["modality"] = modalities.of(money, scope.of("modality"), reading.purpose)
            item["said_by"] = sources.of(amount.start, amount.end, money.sentence).name
            if linked:
                inherit(item, items[-1], text[items[-1]["end"] : amount.start])
            if item["per"] is None and items and items[-1]["start"] >= scope.start:
                item["per"] = same_rate(text, item, items[-1])
            self._weigh_modality(item, around)
            items.append(item)
        restate(items, readings)
        link_repeats(items, text)
        for item in items:
            item |= {key: owners.of(item, key, self.weighs(key)) for key in FACTS}
        return items

    def _told_before(
        self, text: str, scope: Scope, hits: list[Hit], reading: Reading, amount: Amount, before: tuple[Amount, Reading] | None
    ) -> Reading:
        """What the words before its sentence say of a sum without a cue: the last strong cue, or the sum before if later.

        "The **cost**? The architect says £5m", "I'm on **£8.94 an hour**. Their advert says £7.60". before: the sum
        before it in the article and its reading, or None.
        """
        carried = carried_on(text, amount, reading, before)
        left = max(0, scope.start - LEAD)
        if not THE_SUM.search(text, amount.start - 30, amount.start):
            left = max(left, text.rfind("\n", 0, scope.start) + 1)
        if carried and before:
            left = max(left, before[0].end)
        if reading.rule == "money/no-cue" and left < scope.start:
            first, last = bisect_left(hits, left, key=_start), bisect_left(hits, scope.start, key=_start)
            for hit in reversed(hits[first:last]):
                limit = self.limits.get(hit.rule)
                if limit and limit[3] == "" and limit[4] != "pay":
                    return Reading(limit[4], "money/sentence-before", False)
        return carried or reading

    def _weighed(self, around: Surroundings, amount: Amount, per: str | None, reading: Reading) -> Reading:
        """The reading of a sum after its words are weighed: the one the rules gave, unless the words speak louder."""
        words = around.words(amount.start, amount.end, of_sum(per, amount.low))
        weights = self.weighs("purpose")
        hear = partial(self.hears, "purpose", around, [(amount.start, amount.end)])
        purpose = weights.choose(words, reading.purpose, weights.trust(reading.rule), hear)
        return reading if purpose == reading.purpose else Reading(purpose, f"{reading.rule}, words money/words/{purpose}", False)

    def _weigh_modality(self, item: dict[str, Any], around: Surroundings) -> None:
        """Set the modality of a sum after its words are weighed, and say so where they speak louder than the rules."""
        given, span = item["modality"] or "actual", (item["start"], item["end"])
        further, hear = of_sum(item["per"], item["amount"]), partial(self.hears, "modality", around, [span])
        item["modality"] = weighed(self.weighs("modality"), around, *span, further, item["purpose"], given, hear)
        if item["modality"] != given:
            item["rule"] += f", words money/words/{item['modality']}"

    def _item(self, text: str, amount: Amount, money: Sum, reading: Reading, scope: Scope, per: str | None) -> dict[str, Any]:
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
            "over_years": years_of(text, money, whole=reading.purpose == "contract" and per is None),
            "rule": reading.rule,
        }


def of_sum(per: str | None, amount: float) -> list[str]:
    """What is known of a sum beside the words around it, for its weights: its unit and how many digits it has.

    >>> of_sum("year", 38000.0)
    ['per year', 'digits 5']
    """
    return [f"per {per}", f"digits {len(str(int(amount)))}"]


def is_hourly(amount: Amount) -> bool:
    """Whether a sum of pay is what an hour earns by its size and its pence: "while its own people are on **£12.15**"."""
    return HOURLY[0] <= amount.low <= HOURLY[1] and amount.low != int(amount.low)


def mined(found: list[Amount], paragraphs: list[list[int]]) -> list[Amount]:
    """The amounts that start in one of the mined paragraphs ([start, end] each); both in text order."""
    starts = [start for start, _ in paragraphs]
    places = [bisect_right(starts, amount.start) - 1 for amount in found]
    return [amount for amount, at in zip(found, places, strict=True) if at >= 0 and amount.start < paragraphs[at][1]]
