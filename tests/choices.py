"""Fits the weights of a choice: what of an article belongs to a deal, and which of its bodies owns a sum.

A conditional logit (McFadden 1974) with a ridge penalty: what may belong to a deal competes with one another and with none, for
which no words speak. Where several are right ("the £2m deal" once more) it does not matter which is chosen. Counts and services,
of which a deal may have several, are each a choice of their own. Fitted like the other tables (``tests/weigh.py`` calls this): by
a fixed number of steps over all examples at once (Adam), so that the same articles give the same weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any, NamedTuple

import numpy
from numpy.typing import NDArray
from scipy.sparse import csr_array
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.components.base import date_of
from pipeline.components.deals_candidates import counts, dates, lengths, services, sums
from pipeline.components.deals_links import Candidate, Links
from pipeline.components.deals_pairs import pairs
from pipeline.components.money_owners import Owners
from pipeline.components.surroundings import Surroundings
from pipeline.scoring_match import content_words, same_body, same_date, same_firm, same_number
from tests.asked import overlapping

STEPS, RATE = 300, 0.05


class Choice(NamedTuple):
    """What may belong to one deal: the words of each candidate, and whether it does."""

    words: list[list[str]]
    right: list[bool]


class Term(NamedTuple):
    """A term of a deal: the key that annotates it, the candidates of a Doc, and what the value of one is, to be compared.

    is_right: whether a value is what is annotated. several: whether a deal may have several of them.
    """

    key: str
    candidates: Callable[[Language, Doc], Iterable[Candidate]]
    value: Callable[[Candidate, Doc], Any]
    is_right: Callable[[Any, Any], bool]
    several: bool = False


def is_among(wanted: list[str], service: str) -> bool:
    """Whether at least half of the words of a service are in annotated ones.

    >>> is_among(["refuse collection"], "bin collection"), is_among(["refuse collection"], "street cleaning")
    (True, False)
    """
    words = content_words(service)
    return bool(words) and 2 * len(words & content_words(" ".join(wanted))) >= len(words)


def value(one: Candidate, doc: Doc) -> Any:
    """The value of a candidate, as it is annotated."""
    return one.value


TERMS = {
    "price": Term("value", lambda nlp, doc: sums(doc._.money), lambda one, doc: one.value["amount"], same_number),
    "years": Term("years", lambda nlp, doc: lengths(doc.text, doc._.sentences), value, same_number),
    "begins": Term("begins", lambda nlp, doc: dates(doc.text, doc._.sentences, date_of(doc)), value, same_date),
    "jobs": Term("jobs", lambda nlp, doc: counts(doc._.jobs), lambda one, doc: one.value["count"], list.__contains__, True),
    "services": Term(
        "services",
        lambda nlp, doc: services(nlp.get_pipe("council_deals").hits(doc)),
        lambda one, doc: doc.text[one.start : one.end].lower(),
        is_among,
        True,
    ),
}
"""The terms of deals that are chosen, by the name of their table."""


def choices(term: Term, nlp: Language, doc: Doc, wanted: list[dict[str, Any]]) -> Iterator[Choice]:
    """What is weighed of a term's candidates for every deal that is found as it is annotated, with that term or none."""
    found = pairs(doc._.councils, doc._.providers)
    told = list(term.candidates(nlp, doc)) if found else []
    links = Links(doc, found)
    for index, pair in enumerate(found):
        meant = [deal for deal in wanted if term.key in deal and is_pair(deal, pair.council["name"], pair.provider["name"])]
        if not meant or not told:
            continue
        right = meant[0][term.key]
        groups: dict[Any, Choice] = {}
        for one, words in zip(told, links.words(told, index), strict=True):
            value = term.value(one, doc)
            choice = groups.setdefault(value if term.several else None, Choice([], []))
            choice.words.append(words)
            choice.right.append(right is not None and term.is_right(right, value))
        yield from groups.values()


def owners(key: str, doc: Doc, wanted: list[dict[str, Any]]) -> Iterator[Choice]:
    """What is weighed of the bodies that every sum may belong to that is found as it is annotated, with its owner or none.

    key: "council" or "provider".
    """
    asked, same = Owners(doc, Surroundings(doc)), {"council": same_body, "provider": same_firm}[key]
    for item in doc._.money:
        meant = [one for one in overlapping(item, wanted) if key in one]
        told = asked.words(item, key) if meant else []
        if told:
            right = meant[0][key]
            yield Choice([words for _, words in told], [bool(right) and same(right, name) for name, _ in told])


def is_pair(deal: dict[str, Any], council: str, provider: str) -> bool:
    """Whether an annotated deal is that of a council and a provider."""
    return same_body(deal["council"], council) and same_firm(deal["provider"], provider)


def fit(found: Iterable[Choice], ridge: float, rare: int, small: int) -> dict[str, Any]:
    """The table of ``pipeline.weights.Weights``, with one label, ``"own"``: how much each word speaks for what belongs to a deal.

    ridge: the penalty. rare: how often a word must be met. small: weights below this, in hundredths, are left out.

    >>> yes, no = ["", "before worth"], ["", "before saving"]
    >>> fit([Choice([yes, no], [True, False])] * 9, ridge=1.0, rare=3, small=8)["words"]["before worth"][0] > 50
    True
    """
    found = list(found)
    counted = Counter(chain.from_iterable(words for choice in found for words in choice.words))
    columns = {word: column for column, word in enumerate(sorted(word for word, count in counted.items() if count >= rare))}
    held = [[columns[word] for word in words if word in columns] for choice in found for words in choice.words]
    ends = numpy.cumsum([0, *map(len, held)])
    inputs = csr_array(
        (numpy.ones(ends[-1], dtype=numpy.float32), numpy.fromiter(chain.from_iterable(held), dtype=numpy.int32), ends),
        shape=(len(held), len(columns)),
    )
    across = inputs.T.tocsr()
    right = numpy.array([is_right for choice in found for is_right in choice.right], dtype=numpy.float32)
    of_choice = numpy.repeat(numpy.arange(len(found)), [len(choice.words) for choice in found])
    weights: NDArray[numpy.float32] = numpy.zeros(len(columns), dtype=numpy.float32)
    mean, square = numpy.zeros_like(weights), numpy.zeros_like(weights)
    for step in range(1, STEPS + 1):
        odds = numpy.exp(numpy.clip(inputs @ weights, -30, 30))
        chances = odds / (1 + numpy.bincount(of_choice, odds, len(found)))[of_choice]
        among_right = numpy.bincount(of_choice, odds * right, len(found))[of_choice]
        wanted = odds * right / numpy.maximum(among_right, 1e-9)
        slope = (across @ (chances - wanted).astype(numpy.float32) + ridge * weights) / len(found)
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope * slope
        weights -= RATE * (mean / (1 - 0.9**step)) / (numpy.sqrt(square / (1 - 0.999**step)) + 1e-8)
    hundredths = numpy.rint(weights * 100).astype(int)
    kept = {word: [int(hundredths[row])] for word, row in columns.items() if abs(hundredths[row]) >= small}
    return {"labels": ["own"], "words": kept}
