"""What becomes of counted jobs by what the words around a count suggest together, beside what the rules read there."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from ..weights import Weights
from .jobs_memory import Count
from .surroundings import WORD, Spans, Surroundings

COUNTED = ("jobs/change", "jobs/bare/towards", "jobs/bare/gapped", "jobs/bare/listed", "jobs/bare/shared-noun", "jobs/bare/of-us")
"""The rules of counts that only say how many there are, or go on with what was said of the one before."""


def of_count(rule: str, phrase: str) -> list[str]:
    """What is known of a count beside the words around it, for its weights: its rule and the words of its phrase.

    >>> of_count("jobs/noun/staff", "some 40 staff")
    ['rule jobs/noun/staff', 'phrase some', 'phrase staff']
    """
    return [f"rule {rule}", *(f"phrase {word}" for word in WORD.findall(phrase.lower()))]


PART_FOLLOWS = re.compile(r",\s(?:(?:[\w-]+\s){1,3})?of\s(?:whom|which|them)\b")
"""Behind a whole of which only a part's fate is told: "40 posts, **of which** 12 are vacant", "9 staff, **2 of whom** go"."""


ALL_BUT = re.compile(r"\b(?:[Aa]ll|[Ee]very(?:one|body)?) (?:but|except|bar|save)(?: for)?(?: \w+)?\s$")
"""Before those whom the fate of the others spares: "**All but** 60 of its staff would be moved"."""


class Weigher:
    """Weighs the words around the counts of one text.

    hear: gives what the network makes of the words around spans.
    """

    def __init__(self, weights: Weights, around: Surroundings, hear: Callable[[Spans], dict[str, int]]) -> None:
        self.weights, self.around, self.hear = weights, around, hear

    def action(self, count: Count, action: str, why: dict[int, str]) -> str:
        """A count's action after its words are weighed: the given one unless they speak louder.

        why: the place and rule that decided each count's action, by the count's identity; a new action is noted there.
        """
        text = self.around.text
        if count.whole or count.rule in COUNTED or action == "total" and PART_FOLLOWS.match(text, count.end):
            return action
        if action != "total" and ALL_BUT.search(text, max(0, count.start - 24), count.start):
            return action
        phrase = text[count.start : count.end]
        words = self.around.words(count.start, count.end, of_count(count.rule, phrase))
        trust = self.weights.trust(why.get(id(count), count.rule))
        weighed = self.weights.choose(words, action, trust, partial(self.hear, [(count.start, count.end)]))
        if weighed != action:
            why[id(count)] = f"words jobs/words/{weighed}"
        return weighed
