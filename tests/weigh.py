"""Fits the weights of words (``patterns/*.weights.json``) on the sample lines and annotated articles that rules are made on.

With all of them, the network that reads words in their order is fitted too, on the same examples (``tests/train.py``).

python -m tests.weigh [providers] [jobs] [money]

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
from pathlib import Path
from typing import Any, NamedTuple

import numpy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

import pipeline
from pipeline.articles import Article
from pipeline.components.base import NO_WEIGHTS
from pipeline.components.jobs_unnamed import Unnamed
from pipeline.components.jobs_weigh import of_count
from pipeline.components.money import of_sum
from pipeline.components.providers import has_council
from pipeline.components.providers_hinted import read
from pipeline.components.surroundings import Surroundings
from pipeline.network import Reading
from pipeline.patterns import patterns_folder
from pipeline.records import process
from pipeline.scoring_match import same_firm
from tests.gate import LEARNT, read_gold
from tests.marked import read_samples
from tests.train import fit as fit_network

RARE, RIDGE, STEPS, RATE = 3, 1.0, 300, 0.05
COMMON = 100
"""How often a word of the whole article must be met: it is met once for every name of the article."""

SMALL = 8
"""Weights below this, in hundredths, are left out where all labels of a word have no more."""


class Example(NamedTuple):
    """The words that are weighed, the right label, the label that a rule gives, with the rule, and the words in their order."""

    words: list[str]
    label: str
    given: str = ""
    rule: str = ""
    reading: Reading = []


def actions(nlp: Language, doc: Doc, wanted: list[dict[str, Any]]) -> Iterator[Example]:
    """What is weighed of every count of jobs that is found as it is annotated, with what becomes of the jobs."""
    around = Surroundings(doc)
    for item in doc._.jobs:
        meant = [one["action"] for one in overlapping(item, wanted) if one.get("count", item["count"]) == item["count"]]
        if meant:
            rule, _, why = item["rule"].partition(", ")
            words = around.words(item["start"], item["end"], of_count(rule, item["text"]))
            yield Example(words, meant[0], item["action"], why or rule, around.order([(item["start"], item["end"])]))


def purposes(nlp: Language, doc: Doc, wanted: list[dict[str, Any]]) -> Iterator[Example]:
    """What is weighed of every sum that is found as it is annotated, with what it is for."""
    around = Surroundings(doc)
    for item in doc._.money:
        meant = [one for one in overlapping(item, wanted) if one.get("amount", item["amount"]) == item["amount"]]
        if meant:
            right = meant[0].get("purposes", [meant[0].get("purpose")])[0]
            words = around.words(item["start"], item["end"], of_sum(item["per"], item["amount"]))
            yield Example(words, right, item["purpose"], item["rule"], around.order([(item["start"], item["end"])]))


def numbers(nlp: Language, doc: Doc, wanted: list[dict[str, Any]]) -> Iterator[Example]:
    """What is weighed of every number that no rule takes for a count of jobs, or only as one of people, and whether it is one."""
    counts, passed = nlp.get_pipe("council_jobs").by_rules(doc)
    around = Surroundings(doc)
    unnamed = Unnamed(NO_WEIGHTS, around, counts, lambda start, end: {})
    people = [(count.number, count.sentence) for count in counts if count.rule == "jobs/noun/person"]
    asked = [(number, sentence) for number, sentence, _ in passed if not unnamed.is_inside(number)]
    for number, sentence in people + asked:
        label = "jobs" if overlapping({"start": number.first, "end": number.end}, wanted) else "other"
        yield Example(unnamed.words(number, sentence), label, reading=around.order([(number.first, number.end)]))


def names(nlp: Language, doc: Doc, wanted: list[dict[str, Any]], everyday: bool = False) -> Iterator[Example]:
    """What is weighed of every organisation that an article names, and whether it is a provider.

    everyday: whether those that the gazetteer knows are asked about too, with the words of the whole article, which tell everyday
    news from news of contracts.
    """
    if not has_council(doc):
        return
    component = nlp.get_pipe("council_providers")
    named, cues = component.named(doc)
    hinted = component.hinted(doc, cues)
    for org in named:
        if everyday or org.known is None:
            mentions = [{"start": name.start, "end": name.end, "text": name.text} for name in org.names]
            meant = [one for one in wanted if any(is_named(one, mention) for mention in mentions)]
            if not any(one.get("optional") for one in meant):
                words = hinted.words(org) + (hinted.topic if everyday else [])
                label = "provider" if meant else "other"
                yield Example(words, label, reading=hinted.around.order(read(org)))


def news(nlp: Language, doc: Doc, wanted: list[dict[str, Any]]) -> Iterator[Example]:
    """The words of an article as a whole, and whether it is one of everyday news."""
    component = nlp.get_pipe("council_providers")
    hinted = component.hinted(doc, component.named(doc)[1])
    if has_council(doc) and hinted.around.is_article:
        yield Example(hinted.article, "everyday" if doc.user_data["set"] == "ordinary" else "contract")


def is_named(provider: dict[str, Any], mention: dict[str, Any]) -> bool:
    """Whether a mention is one of an annotated provider: by its place in a sample line, by its name in an article."""
    if "start" in provider:
        return bool(overlapping(mention, [provider]))
    return any(same_firm(name, mention["text"]) for name in provider.get("names", [provider["name"]]))


CONTRACTS = tuple(name for name in LEARNT if name != "ordinary")
"""The sets of articles that are about councils and the bodies that work for them; the other holds everyday news of councils."""


class Question(NamedTuple):
    """What reads the examples of a question off a processed Doc and the annotated items of the fact, and of which sets.

    common: how often a word of the whole article must be met. ridge: the penalty. small: the weights that are left out.
    """

    examples: Callable[[Language, Doc, list[dict[str, Any]]], Iterator[Example]]
    sets: tuple[str, ...] = LEARNT
    common: int = COMMON
    ridge: float = RIDGE
    small: int = SMALL


QUESTIONS = {
    "providers": {
        "name": Question(names, CONTRACTS),
        "everyday": Question(partial(names, everyday=True)),
        "news": Question(news, common=20, ridge=20.0, small=1),  # an example an article
    },
    "jobs": {"number": Question(numbers), "action": Question(actions)},
    "money": {"purpose": Question(purposes)},
}
"""What is left to weights, by fact, in the order in which it is asked: which numbers count jobs, then what becomes of them."""

HEARD = {"number": "number", "action": "action", "purpose": "purpose", "everyday": "name"}
"""The questions that the network answers too, with one reading of words for all, and what it knows them by."""

LABELS = {"providers": "kind", "jobs": "action", "money": "purpose"}
"""The label that the marks of a fact's sample lines carry."""


def overlapping(item: dict[str, Any], wanted: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The annotated items that share a place with one."""
    return [one for one in wanted if one["start"] < item["end"] and item["start"] < one["end"]]


def learnt(fact: str, nlp: Language, sets: tuple[str, ...]) -> Iterator[tuple[Doc, list[dict[str, Any]]]]:
    """The sample lines and annotated articles that rules are made on, processed, with the annotated items of a fact.

    Articles that do not annotate the fact, and those whose text is mended in reading, are left out.
    """
    for sample in read_samples(fact):
        doc = process(nlp, Article.from_text(sample.text))
        if doc.text == sample.text:
            doc.user_data["set"] = "lines"
            yield doc, [{"start": mark.start, "end": mark.end, LABELS[fact]: mark.label} for mark in sample.marks]
    for of, gold in ((name, article) for name in sets for article in read_gold(name)):
        doc = process(nlp, Article.from_text(gold["text"], id=gold["article"]["id"]))
        doc.user_data["set"] = of
        if fact in gold and gold["text"].startswith(doc.text):
            yield doc, gold[fact]


def fit(found: list[Example], common_from: int = COMMON, ridge: float = RIDGE, small: int = SMALL) -> dict[str, Any]:
    """The table of ``pipeline.weights.Weights``, fitted on examples.

    common_from: how often a word of the whole article must be met. ridge: the penalty. small: weights below this, in hundredths,
    are left out where all labels of a word have no more.
    """
    labels = sorted({example.label for example in found})
    counted = Counter(word for example in found for word in example.words)
    common = sorted(word for word, count in counted.items() if count >= (common_from if word.startswith("article ") else RARE))
    columns = {word: column for column, word in enumerate(common)}
    inputs: NDArray[numpy.float32] = numpy.zeros((len(found), len(columns)), dtype=numpy.float32)
    for row, example in enumerate(found):
        inputs[row, [columns[word] for word in example.words if word in columns]] = 1
    wanted = numpy.eye(len(labels), dtype=numpy.float32)[[labels.index(example.label) for example in found]]
    weights: NDArray[numpy.float32] = numpy.zeros((len(columns), len(labels)), dtype=numpy.float32)
    mean, square = numpy.zeros_like(weights), numpy.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = inputs @ weights
        chances = numpy.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        slope = (inputs.T @ (chances - wanted) + ridge * weights) / len(found)
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope * slope
        weights -= RATE * (mean / (1 - 0.9**step)) / (numpy.sqrt(square / (1 - 0.999**step)) + 1e-8)
    hundredths = numpy.rint(weights * 100).astype(int)
    table: dict[str, Any] = {
        "labels": labels,
        "words": {word: hundredths[row].tolist() for word, row in columns.items() if abs(hundredths[row]).max() >= small},
    }
    if trusted := trust(found):
        table["trust"] = trusted
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


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("facts", nargs="*", help="which facts (default: all)")
    nlp = pipeline.load()
    heard: dict[str, list[Example]] = {}
    for fact in QUESTIONS:
        nlp.get_pipe(f"council_{fact}").network = None
    for fact in parser.parse_args().facts or QUESTIONS:
        component, tables = nlp.get_pipe(f"council_{fact}"), {}
        for question, (examples, sets, common, ridge, small) in QUESTIONS[fact].items():
            component.take_weights(tables)  # what rules and the questions before make of the articles, not what weights made
            found = [example for doc, wanted in learnt(fact, nlp, sets) for example in examples(nlp, doc, wanted)]
            tables[question] = table = fit(found, common, ridge, small)
            if question in HEARD:
                heard[HEARD[question]] = found
            print(f"{fact}, {question}: {len(table['words']):,} words with their places, from {len(found):,} examples")
        component.take_weights(tables)
        write(fact, tables, patterns_folder())
    if heard.keys() == set(HEARD.values()):
        (patterns_folder() / "network.npz").write_bytes(fit_network(heard).network().to_bytes())
    return 0


if __name__ == "__main__":
    sys.exit(main())
