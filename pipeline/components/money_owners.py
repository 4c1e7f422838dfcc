"""Whose a sum is: which of the councils and which of the providers that an article names, or none.

It is told by the grammar of a sentence ("Hambleton is to contribute £702,000"), by what the sum is for, and by whom the text is
about; no single one of these says it. All are weighed together (``pipeline/weights.py``): the bodies compete with one another and
with none, for which no words speak (a conditional logit, McFadden 1974; fitted by ``tests/choices.py``).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from spacy.tokens import Doc

from ..weights import LEAST, Weights, size
from .bodies import Named, beside, named_in
from .money_phrases import Sum
from .surroundings import Surroundings

FACTS = {"council": "councils", "provider": "providers"}
"""The facts whose items own sums, by the key of a sum."""

BEFORE = 120
"""Characters before the sentence of a sum in which the provider may stand that "it" means there."""

REACH = 15
"""Up to how many sentences from a sum a body is named that may be its owner, but for the one named most."""

MANY = 3
"""The number of bodies from which there are just many."""

OWN = re.compile(r"\b(?:it|its|we|our|they|their|us|the council|the authority)\b", re.IGNORECASE)
"""What in a sentence stands for a body named before."""


class Bodies(NamedTuple):
    """The councils or providers of an article: where each is mentioned, in text order, how often, and what is known of it."""

    places: Named
    often: Counter[str]
    kinds: dict[str, list[str]]


class Owners:
    """The councils and providers of the sums of one Doc; made once a Doc, then asked for each sum."""

    def __init__(self, doc: Doc, around: Surroundings) -> None:
        self.text, self.around = around.text, around
        self.paragraphs = [start for start, _ in doc._.paragraphs]
        self.named = {key: named_of(doc._.get(fact) or []) for key, fact in FACTS.items()}

    def of(self, item: dict[str, Any], key: str, weights: Weights) -> str | None:
        """The council or provider that a sum belongs to; without a table none."""
        near = self.near(self.named[key], item["start"]) if weights.labels else {}
        if not near:
            return None
        alone = weights.much(self.sum_words(item))
        ranked = {name: alone + weights.much(words) for name, words in self.ties(item, key, near)}
        best = max(ranked, key=ranked.__getitem__)
        return best if ranked[best] > LEAST else None

    def words(self, item: dict[str, Any], key: str) -> list[tuple[str, list[str]]]:
        """The bodies that a sum may belong to, each with all that is weighed of the two, each word once."""
        near, alone = self.near(self.named[key], item["start"]), self.sum_words(item)
        return [(name, [*alone, *ties]) for name, ties in self.ties(item, key, near)] if near else []

    def sum_words(self, item: dict[str, Any]) -> list[str]:
        """What is weighed of a sum, whomever it may belong to, each word once."""
        known = (
            "",
            f"purpose {item['purpose']}",
            f"purpose {item['purpose']} per {item['per']}",
            f"modality {item['modality']}",
            f"size {size(item['amount'])}",
            f"said {item['said_by'] is not None}",
        )
        return list(dict.fromkeys((*known, *self.around.own(item["start"], item["end"]))))

    def near(self, named: Bodies, start: int) -> dict[str, int]:
        """The bodies named near a place, with how far the nearest of its mentions is, and the one that is named most."""
        here, sentences = self.around.index(start), self.around.sentences
        last = sentences[min(len(sentences) - 1, here + REACH)][1]
        first = bisect_left(named.places, (sentences[max(0, here - REACH)][0],))
        found: dict[str, int] = {}
        for char, name in named.places[first : bisect_left(named.places, (last,))]:
            away = abs(self.around.index(char) - here)
            found[name] = min(away, found.get(name, away))
        for name, _ in named.often.most_common(1):
            found.setdefault(name, REACH + 1)
        return found

    def ties(self, item: dict[str, Any], key: str, near: dict[str, int]) -> Iterator[tuple[str, list[str]]]:
        """What ties each of some bodies to a sum: how far off it is named, which others are, and what it is."""
        named, start, end = self.named[key], item["start"], item["end"]
        first, stop = self.around.sentences[self.around.index(start)]
        ahead, behind, last = beside(named.places, start, end, first, stop)
        together = self.between(named, first, stop)
        at = bisect_right(self.paragraphs, start)
        paragraph = self.between(
            named, self.paragraphs[at - 1], self.paragraphs[at] if at < len(self.paragraphs) else len(self.text)
        )
        most = named.often.most_common(1)[0][1]
        own = OWN.search(self.text, first, stop) is not None
        several, purpose = f"of {min(MANY, len(named.often))}", item["purpose"]
        for name, away in near.items():
            ties = [
                f"away {min(away, REACH)}",
                f"most {named.often[name] == most}",
                f"ahead {name == ahead} {ahead is None}",
                f"behind {name == behind} {behind is None}",
                f"last {name == last} {own}",
                f"beside {name in together} {min(MANY, len(together))}",
                f"paragraph {name in paragraph} {min(MANY, len(paragraph))}",
                *named.kinds[name],
            ]
            yield name, [*ties, *(f"{tie} {purpose}" for tie in ties), *(f"{tie} {several}" for tie in ties)]

    def between(self, named: Bodies, left: int, right: int) -> set[str]:
        """The bodies named between two offsets."""
        return {name for _, name in named.places[bisect_left(named.places, (left,)) : bisect_left(named.places, (right,))]}

    def has_provider(self, money: Sum) -> bool:
        """Whether a provider is mentioned in the sentence of a sum, or shortly before it."""
        places = self.named["provider"].places
        at = bisect_left(places, (money.sentence[0] - BEFORE, ""))
        return at < len(places) and places[at][0] < money.sentence[1]


def named_of(items: list[dict[str, Any]]) -> Bodies:
    """The bodies of a fact, with their mentions, their kinds and, of providers, their statuses."""
    places = named_in(items)
    kinds = {item["name"]: [f"{key} {item[key]}" for key in ("kind", "status") if key in item] for item in items}
    return Bodies(places, Counter(name for _, name in places), kinds)
