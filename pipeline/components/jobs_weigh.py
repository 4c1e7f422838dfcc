"""What becomes of counted jobs where no place close to the count says so: what the words around it suggest together."""

from __future__ import annotations

from ..weights import Weights
from .jobs_memory import Count
from .surroundings import WORD, Surroundings

FAR = frozenset(("clause", "sentence", "shared", "beside"))
"""The places of cues farther off, which are often those of something else."""

COUNTED = ("jobs/change", "jobs/bare/towards", "jobs/bare/gapped", "jobs/bare/listed", "jobs/bare/shared-noun")
"""The rules of counts that only say how many there are, or go on with what was said of the one before."""

TRUST = 200
"""How much the action of a default or of a cue far off counts beside the words around a count, in hundredths of a logit."""

FAINT_RULES = ("jobs/total/count", "jobs/before/other", "jobs/other/")
"""The rules of cues that only count heads."""


def of_count(rule: str, phrase: str) -> list[str]:
    """What is known of a count beside the words around it, for its weights: its rule and the words of its phrase.

    >>> of_count("jobs/noun/staff", "some 40 staff")
    ['rule jobs/noun/staff', 'phrase some', 'phrase staff']
    """
    return [f"rule {rule}", *(f"phrase {word}" for word in WORD.findall(phrase.lower()))]


class Weigher:
    """Weighs the words around the counts of one text."""

    def __init__(self, weights: Weights, around: Surroundings) -> None:
        self.weights, self.around = weights, around

    def action(self, count: Count, action: str, why: dict[int, str]) -> str:
        """A count's action after its words are weighed: the given one where a place close to the count said so.

        why: the place and rule that decided each count's action, by the count's identity; a new action is noted there.
        """
        place, _, rule = why.get(id(count), "").partition(" ")
        if count.whole or count.rule in COUNTED or place and place not in FAR and not rule.startswith(FAINT_RULES):
            return action
        phrase = self.around.text[count.start : count.end]
        weighed = self.weights.choose(self.around.words(count.start, count.end, of_count(count.rule, phrase)), action, TRUST)
        if weighed != action:
            why[id(count)] = f"words jobs/words/{weighed}"
        return weighed
