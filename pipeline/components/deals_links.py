"""What ties a figure, date or service to one of an article's deals, and which of them belong to it.

A price stands beside its council, beside its firm, or sentences away from both ("The prize is put at £28m"); which deal it
belongs to is told by no single one of these. ``Links`` says them as words, which are weighed with those around the figure and
what is known of it (``pipeline/weights.py``): for a deal's one price the article's sums compete with one another and with none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

from spacy.tokens import Doc

from ..weights import LEAST, Weights
from .base import text_of
from .bodies import beside, named_in
from .deals_pairs import Pair, place_of
from .surroundings import Surroundings

STEPS = (0, 1, 2, 3, 4, 6, 8, 12, 20, 40)
"""The distances in half sentences, and the numbers, that are told apart: each stands for those up to the next."""

MANY = 2
"""How many bodies, and how many deals nearer to a figure, are counted."""

REACH = 40
"""How many half sentences from the nearest that speaks of its deal a figure may stand, where the article has several deals."""


BESIDE = 30
"""Characters behind a figure in which the place of its council is looked for."""


class Candidate(NamedTuple):
    """What may belong to a deal: its place, its value, what is weighed of it, and what is weighed with the deal's status.

    own: words such as "per year". tags: the first of them tells what it is, such as "purpose contract". body: whose it is, where
    that is known.
    """

    start: int
    end: int
    value: Any
    own: Sequence[str] = ()
    tags: Sequence[str] = ()
    body: str | None = None


class Links:
    """The deals of one Doc and where their bodies are named; made once a Doc, then asked for each deal and figure."""

    def __init__(self, doc: Doc, found: list[Pair]) -> None:
        self.text, self.around, self.found = text_of(doc), Surroundings(doc), found
        self.places = [place_of(pair.council["name"]) for pair in found]
        self.named = {"provider": named_in(doc._.providers), "council": named_in(doc._.councils)}
        self.bodies = {
            "provider": {pair.provider["name"] for pair in found},
            "council": {pair.council["name"] for pair in found},
        }
        self.company = " ".join(str(min(MANY, len(names))) for names in self.bodies.values())
        self.rivals = [" ".join(sorted(self.others(pair))) or "none" for pair in found]
        self.spoken = [sorted(set(pair.sentences)) for pair in found]
        self.known: dict[int, list[int]] = {}
        self.in_order: dict[int, list[int]] = {}

    def others(self, pair: Pair) -> set[str]:
        """The statuses of the other deals of a deal's council."""
        return {one.status for one in self.found if one is not pair and one.council is pair.council}

    def best(self, candidates: Iterable[Candidate], weights: Weights) -> list[Any]:
        """For each deal the value of the candidate that words speak most for; None where they speak for none."""
        return [next((one.value for one in own), None) for own in self.own(candidates, weights)]

    def placed(self, candidate: Candidate, index: int) -> str:
        """Whose council's place is named first right behind a candidate: "62 in South Ribble"."""
        text, start, end = self.text, candidate.start, candidate.end + BESIDE
        found = [(at, place) for place in set(self.places) if (at := text.find(place, start, end)) >= 0]
        return "nobody" if not found else "own" if min(found)[1] == self.places[index] else "other"

    def own(self, candidates: Iterable[Candidate], weights: Weights, last: int = LEAST) -> list[list[Candidate]]:
        """For each deal all candidates that words speak for, those first for which they speak most.

        last: how much words must speak at least for the best one to be taken where they speak for none.
        """
        found = []
        for ones in self.weighed(candidates, weights):
            ranked = sorted(ones, key=itemgetter(0), reverse=True)
            own = [candidate for much, candidate in ranked if much > LEAST]
            found.append(own or [candidate for much, candidate in ranked[:1] if much > last])
        return found

    def weighed(self, candidates: Iterable[Candidate], weights: Weights) -> list[list[tuple[int, Candidate]]]:
        """For each deal the candidates within reach, each with how much words speak for it, in hundredths of a logit.

        None without a table.
        """
        if not weights.labels:
            return [[] for _ in self.found]
        told = list(candidates)
        alone = [weights.much(self.own_words(one, len(told))) for one in told]
        first = self.closest(told)
        worth = cache(lambda tie: weights.much((tie, self.in_company(tie))))  # a few dozen ties come again and again
        return [
            [
                (much + weights.much(self.stated(one, index)) + sum(map(worth, self.ties(one, index, first))), one)
                for one, much in zip(told, alone, strict=True)
                if len(self.found) == 1 or self.away(one.start)[index] <= REACH
            ]
            for index in range(len(self.found))
        ]

    def words(self, told: list[Candidate], index: int) -> list[list[str]]:
        """All that is weighed of each candidate and the deal with this index, each word once."""
        first = self.closest(told)
        found = []
        for one in told:
            tied = (word for tie in self.ties(one, index, first) for word in (tie, self.in_company(tie)))
            found.append(list(dict.fromkeys((*self.own_words(one, len(told)), *self.stated(one, index), *tied))))
        return found

    def closest(self, told: list[Candidate]) -> list[int]:
        """How far the nearest of all candidates is from each deal, in half sentences."""
        return [min(away) for away in zip(*(self.away(one.start) for one in told), strict=True)]

    def own_words(self, candidate: Candidate, many: int) -> list[str]:
        """What is weighed of a candidate, whatever deal it may belong to, each once; many: how many candidates there are."""
        span = candidate.start, candidate.end
        words = (*self.around.beside(*span), *self.around.next_to(*span))
        return list(dict.fromkeys(("", *candidate.own, *candidate.tags, f"many {step(many)}", *words)))

    def in_company(self, tie: str) -> str:
        """A tie with how many bodies have deals, as it is weighed too."""
        return f"{tie} of {self.company}"

    def stated(self, candidate: Candidate, index: int) -> Iterator[str]:
        """What is weighed of a candidate with the status of the deal with this index, each once."""
        pair = self.found[index]
        yield f"status {pair.status}"
        yield from (f"{tag} of {pair.status}" for tag in candidate.tags)
        yield f"rivals {self.rivals[index]} of {pair.status}"
        yield from (f"rivals {self.rivals[index]} of {pair.status} {tag}" for tag in candidate.tags[:1])
        if candidate.body:
            bodies = {pair.provider["name"]: "provider", pair.council["name"]: "council"}
            yield f"body {bodies.get(candidate.body, 'further')} of {pair.status}"

    def ties(self, candidate: Candidate, index: int, first: list[int]) -> Iterator[str]:
        """How far off the deal with this index is spoken of, whether others are nearer, whose names stand around a candidate.

        Each once. first: how far the nearest candidate is from each deal.
        """
        pair, ranked, away = self.found[index], self.ranked(candidate.start), self.away(candidate.start)[index]
        sentence = self.around.sentences[self.around.index(candidate.start)]
        yield f"away {step(away)}"
        yield f"nearer {min(MANY, bisect_left(ranked, away))}"
        yield f"beyond {min(MANY + 1, step(away - first[index]))}"
        yield f"place {self.placed(candidate, index)}"
        for body, name in (("provider", pair.provider["name"]), ("council", pair.council["name"])):
            others = beside(self.named[body], candidate.start, candidate.end, *sentence)
            whose = [self.whose(body, other, name) for other in others]
            yield from (f"{body} {place} {one}" for place, one in zip(("ahead", "behind", "last"), whose, strict=True))
            if body == "provider":
                here = not away
                yield f"here {here} {bisect_right(ranked, 0) > here} {whose[0]} {whose[1]}"

    def away(self, start: int) -> list[int]:
        """How far the sentence of a candidate is from the nearest one that speaks of each deal, in half sentences."""
        sentence = self.around.index(start)
        if sentence not in self.known:
            self.known[sentence] = [nearest(spoken, sentence) for spoken in self.spoken]
        return self.known[sentence]

    def ranked(self, start: int) -> list[int]:
        """The same in order, for how many deals are nearer than another."""
        sentence = self.around.index(start)
        if sentence not in self.in_order:
            self.in_order[sentence] = sorted(self.away(start))
        return self.in_order[sentence]

    def whose(self, body: str, name: str | None, own: str) -> str:
        """Whether a body is a deal's own, that of another deal, of none, or nobody."""
        if name is None:
            return "nobody"
        return "own" if name == own else "other" if name in self.bodies[body] else "further"


def nearest(spoken: list[int], sentence: int) -> int:
    """How far a sentence is from the nearest of some in order, in half sentences; one before it is half a sentence nearer.

    >>> nearest([2, 7], 4), nearest([2, 7], 6)
    (4, 3)
    """
    at = bisect_right(spoken, sentence)
    before = [2 * (sentence - spoken[at - 1])] if at else []
    after = [2 * (spoken[at] - sentence) + 1] if at < len(spoken) else []
    return min(before + after)


def step(number: int) -> int:
    """The one of ``STEPS`` that stands for a number.

    >>> step(5), step(900)
    (4, 40)
    """
    return STEPS[bisect_right(STEPS, number) - 1]
