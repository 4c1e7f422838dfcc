"""Fits the weights of words (``patterns/*.weights.json``) on the sample lines and annotated articles that rules are made on.

With all facts that it reads, a network that reads words in their order is fitted too, on the same examples (``tests/train.py``).

python -m tests.weigh [councils] [providers] [standings] [people] [jobs] [money] [deals]

Multinomial logistic regression with a ridge penalty, by a fixed number of steps over all examples at once (Adam, Kingma and Ba
2015), so that the same articles give the same weights. Words met fewer than ``RARE`` times are left out (those of whole articles:
``COMMON`` times), and so are those whose weights round to nothing. Articles of the held-out sets are never read.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import numpy
from numpy.typing import NDArray
from scipy.sparse import csr_array
from spacy.language import Language
from spacy.tokens import Doc

import pipeline
from pipeline.articles import Article
from pipeline.components.money_owners import FACTS as OWNERS
from pipeline.components.providers_states import NONE
from pipeline.patterns import patterns_folder
from pipeline.records import process
from pipeline.weights import read_weights
from tests.asked import (
    Example,
    actions,
    kinds,
    modalities,
    names,
    news,
    numbers,
    places,
    purposes,
    roles,
    states,
    statuses,
)
from tests.choices import TERMS, Choice, choices, owners
from tests.choices import fit as fit_choices
from tests.gate import LEARNT, read_gold
from tests.marked import Marked, read_samples
from tests.train import fit as fit_network

RARE, RIDGE, STEPS, RATE = 3, 1.0, 300, 0.05
COMMON = 100
"""How often a word of the whole article must be met: it is met once for every name of the article."""

SMALL = 8
"""Weights below this, in hundredths, are left out where all labels of a word have no more."""


WITH_DEALS = ("further", "local", "hard", "standings")
"""The further sets of articles that annotate deals, whose states are fitted on them too."""

WITH_PLACES = ("further", "local", "hard", "unnamed", "standings")
"""Those that annotate councils, whose bare places are fitted on them too."""

WITH_TERMS = ("further", "local")
"""The further sets of articles that annotate the terms of deals, which are fitted on no other question."""

WITH_OWNERS = ("samples", "press", "local")
"""The sets of articles that annotate whose the sums are."""

CHOICE_RIDGE = 6.0
"""The penalty for what decides the terms of deals and the owners of sums, of which there are few examples."""

CONTRACTS = tuple(name for name in LEARNT if name != "ordinary")
"""The sets of articles that are about councils and the bodies that work for them; the other holds everyday news of councils."""


class Question(NamedTuple):
    """What reads the examples of a question off a processed Doc and the annotated items of the fact, and of which sets.

    common: how often a word of the whole article must be met. ridge: the penalty. small: the weights that are left out.
    trusted: the share of what rules are trusted that counts beside the words. of: the annotated fact, where it is another.
    doubted: a label that is to speak less than its examples have it, by so many hundredths of a logit.
    """

    examples: Callable[[Language, Doc, list[dict[str, Any]]], Iterator[Example]]
    sets: tuple[str, ...] = LEARNT
    common: int = COMMON
    ridge: float = RIDGE
    small: int = SMALL
    trusted: float = 1.0
    of: str = ""
    doubted: tuple[str, int] = ("", 0)


QUESTIONS = {
    "councils": {"place": Question(places, (*LEARNT, *WITH_PLACES))},
    "providers": {
        "name": Question(names, (*CONTRACTS, "standings")),
        "everyday": Question(partial(names, everyday=True), (*LEARNT, "standings")),
        "news": Question(news, (*LEARNT, "standings_e"), common=20, ridge=20.0, small=1),  # an example an article
    },
    "standings": {
        "state": Question(states, (*LEARNT, *WITH_DEALS), ridge=3.0, trusted=0.75, of="deals", doubted=(NONE, 170)),
        "kind": Question(kinds, (*LEARNT, "standings"), ridge=4.0, trusted=0.25, of="providers"),
        "status": Question(statuses, (*LEARNT, "standings"), ridge=3.0, trusted=0.25, of="providers"),
    },
    "people": {"role": Question(roles, (*LEARNT, "persons", "standings"))},
    "jobs": {"number": Question(numbers), "action": Question(actions), "modality": Question(modalities, trusted=0.5)},
    "money": {"purpose": Question(purposes), "modality": Question(modalities, trusted=0.5)},
}
"""What is left to weights, by fact, in the order in which it is asked: which numbers count jobs, then what becomes of them."""

HEARD = {
    **{question: question for question in ("number", "action", "purpose", "modality", "state", "status", "role")},
    "everyday": "name",
}
"""The questions that a network answers too, with one reading of words for all of its own, and what it knows them by."""

NETWORKS = {
    "figures": ("number", "action", "purpose", "modality"),
    "bodies": ("name", "status", "role"),
    "standings": ("state",),
}
"""Which network hears what."""

ONLY_HEARD = ("role",)
"""Those that it answers alone."""

LABELS = {"councils": "kind", "providers": "kind", "jobs": "action", "money": "purpose", "deals": "status"}
"""The label that the marks of a fact's sample lines carry, where they are weighed."""


def marked(mark: Marked, label: str) -> dict[str, Any]:
    """A mark of a sample line as an annotated item: its place, its label, how sure it is, its status, and who deals with whom."""
    further = {key: mark.keys[key] for key in ("modality", "council", "provider", "status") if key in mark.keys}
    return {"start": mark.start, "end": mark.end, label: mark.label, **further}


def learnt(fact: str, nlp: Language, sets: tuple[str, ...], of: str = "") -> Iterator[tuple[Doc, list[dict[str, Any]]]]:
    """The sample lines and annotated articles that rules are made on, processed, with the annotated items of a fact.

    of: another fact, whose items are wanted. Articles that do not annotate the fact, and those whose text is mended in
    reading, are left out.
    """
    for sample in read_samples(of or fact) if (of or fact) in LABELS else ():
        doc = process(nlp, Article.from_text(sample.text))
        if doc.text == sample.text:
            doc.user_data["set"] = "lines"
            yield doc, [marked(mark, LABELS[of or fact]) for mark in sample.marks]
    for group, gold in ((name, article) for name in sets for article in read_gold(name)):
        head = gold["article"]
        doc = process(nlp, Article.from_text(gold["text"], id=head["id"], published=head.get("published")))
        doc.user_data["set"] = group
        if (of or fact) in gold and gold["text"].startswith(doc.text):
            yield doc, gold[of or fact]


def fit(
    found: list[Example], common_from: int = COMMON, ridge: float = RIDGE, small: int = SMALL, trusted: float = 1.0
) -> dict[str, Any]:
    """The table of ``pipeline.weights.Weights``, fitted on examples.

    common_from: how often a word of the whole article must be met. ridge: the penalty. small: weights below this, in hundredths,
    are left out where all labels of a word have no more. trusted: the share of what rules are trusted that counts.
    """
    labels = sorted({example.label for example in found})
    counted = Counter(word for example in found for word in example.words)
    common = sorted(word for word, count in counted.items() if count >= (common_from if word.startswith("article ") else RARE))
    columns = {word: column for column, word in enumerate(common)}
    held = [sorted({columns[word] for word in example.words if word in columns}) for example in found]
    ends = numpy.cumsum([0, *map(len, held)])
    ones = numpy.ones(ends[-1], dtype=numpy.float32)
    inputs = csr_array(
        (ones, numpy.fromiter(chain.from_iterable(held), dtype=numpy.int32), ends), shape=(len(found), len(columns))
    )
    across = inputs.T.tocsr()
    wanted = numpy.eye(len(labels), dtype=numpy.float32)[[labels.index(example.label) for example in found]]
    weights: NDArray[numpy.float32] = numpy.zeros((len(columns), len(labels)), dtype=numpy.float32)
    mean, square = numpy.zeros_like(weights), numpy.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = inputs @ weights
        chances = numpy.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        slope = (across @ (chances - wanted) + ridge * weights) / len(found)
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope * slope
        weights -= RATE * (mean / (1 - 0.9**step)) / (numpy.sqrt(square / (1 - 0.999**step)) + 1e-8)
    hundredths = numpy.rint(weights * 100).astype(int)
    table: dict[str, Any] = {
        "labels": labels,
        "words": {word: hundredths[row].tolist() for word, row in columns.items() if abs(hundredths[row]).max() >= small},
    }
    if believed := trust(found):
        table["trust"] = {rule: round(much * trusted) for rule, much in believed.items()}
    return table


def trust(found: list[Example]) -> dict[str, int]:
    """How much each rule's label counts beside the words: 2.3 times its log odds of being right, and 3.5 logits, in hundredths.

    A rule seen seldom is drawn towards those that are right three times in four; ``""`` stands for rules never seen.

    >>> trust([Example([], "cut", "cut", "a")] * 97 + [Example([], "cut", "total", "b")])
    {'a': 1409, 'b': 443, '': 561}
    """
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for example in found:
        if example.rule:
            (right if example.given == example.label else wrong)[example.rule] += 1
    rules = sorted(right.keys() | wrong.keys())
    odds = {rule: (right[rule] + 3) / (wrong[rule] + 1) for rule in rules} | ({"": 2.5} if rules else {})
    return {rule: round(100 * (2.3 * math.log(ratio) + 3.5)) for rule, ratio in odds.items()}


def write(fact: str, tables: dict[str, dict[str, Any]], folder: Path) -> None:
    """Write a fact's tables, a word a line."""
    parts = []
    for question, table in tables.items():
        rows = ",\n".join(f"{json.dumps(word, ensure_ascii=False)}: {json.dumps(row)}" for word, row in table["words"].items())
        trusted = f',\n"trust": {json.dumps(table["trust"], indent=0)}' if "trust" in table else ""
        parts.append(f'"{question}": {{"labels": {json.dumps(table["labels"])},\n"words": {{\n{rows}\n}}{trusted}}}')
    (folder / f"{fact}.weights.json").write_text("{" + ",\n".join(parts) + "}\n", encoding="utf-8")


def fit_terms(nlp: Language) -> None:
    """Fit what decides the terms of deals, on what the other tables and the networks make of the articles."""
    found: dict[str, list[Choice]] = {name: [] for name in TERMS}
    for doc, wanted in learnt("deals", nlp, (*LEARNT, *WITH_TERMS)):
        for name, term in TERMS.items():
            found[name] += choices(term, nlp, doc, wanted)
    write("deals", tables_of("deals", found), patterns_folder())


def fit_owners(nlp: Language) -> None:
    """Fit what decides whose a sum is, likewise."""
    found: dict[str, list[Choice]] = {key: [] for key in OWNERS}
    for doc, wanted in learnt("money", nlp, WITH_OWNERS):
        for key in OWNERS:
            found[key] += owners(key, doc, wanted)
    write("money", read_weights("money") | tables_of("money", found), patterns_folder())


def tables_of(fact: str, found: dict[str, list[Choice]]) -> dict[str, dict[str, Any]]:
    """The tables that are fitted on choices, by question."""
    tables = {question: fit_choices(examples, CHOICE_RIDGE, RARE, SMALL) for question, examples in found.items()}
    for question, table in tables.items():
        print(f"{fact}, {question}: {len(table['words']):,} words with their places, from {len(found[question]):,} choices")
    return tables


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("facts", nargs="*", help="which facts (default: all)")
    nlp = pipeline.load()
    wanted = parser.parse_args().facts or [*QUESTIONS, "deals"]
    heard: dict[str, list[Example]] = {}
    for fact in QUESTIONS:
        nlp.get_pipe(f"council_{fact}").networks = []
    for fact in (fact for fact in QUESTIONS if fact in wanted):
        component, tables = nlp.get_pipe(f"council_{fact}"), {}
        later = nlp.pipe_names[nlp.pipe_names.index(f"council_{fact}") + 1 :]
        with nlp.select_pipes(disable=later):
            for question, asked in QUESTIONS[fact].items():
                component.take_weights(tables)  # what rules and the questions before make of the articles, not what weights made
                read = learnt(fact, nlp, asked.sets, asked.of)
                found = [example for doc, wanted in read for example in asked.examples(nlp, doc, wanted)]
                if question not in ONLY_HEARD:
                    tables[question] = table = fit(found, asked.common, asked.ridge, asked.small, asked.trusted)
                    label, much = asked.doubted
                    if label:
                        table["words"][""][table["labels"].index(label)] -= much  # a word of every example
                    print(f"{fact}, {question}: {len(table['words']):,} words with their places, from {len(found):,} examples")
                if question in HEARD:
                    heard.setdefault(HEARD[question], []).extend(found)
        component.take_weights(tables)
        if tables:
            write(fact, tables, patterns_folder())
    for name, questions in NETWORKS.items():
        if heard.keys() >= set(questions):
            network = fit_network({question: heard[question] for question in questions}).network()
            (patterns_folder() / f"{name}.network.npz").write_bytes(network.to_bytes())
    if "money" in wanted:
        fit_owners(pipeline.load())
    if "deals" in wanted:
        fit_terms(pipeline.load())
    return 0


if __name__ == "__main__":
    sys.exit(main())
