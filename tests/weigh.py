"""Fits the weights of words (``patterns/*.weights.json``) on the sample lines and annotated articles that rules are made on.

python -m tests.weigh [jobs] [money]

Multinomial logistic regression with a ridge penalty, by a fixed number of steps over all figures at once (Adam, Kingma and Ba
2015), so that the same articles give the same weights. Words met fewer than ``RARE`` times are left out, and so are those whose
weights round to nothing. Articles of the held-out sets are never read.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

import numpy
from numpy.typing import NDArray

import pipeline
from pipeline.articles import Article
from pipeline.components.jobs_weigh import of_count
from pipeline.components.money import of_sum
from pipeline.components.surroundings import Surroundings
from pipeline.patterns import patterns_folder
from pipeline.records import process
from tests.gate import LEARNT, read_gold
from tests.marked import read_samples

RARE, RIDGE, STEPS, RATE = 3, 2.0, 300, 0.05
SMALL = 8
"""Weights below this, in hundredths, are left out where all labels of a word have no more."""

LABELS = {"jobs": ("action", "count"), "money": ("purpose", "amount")}
"""The label that is weighed of each fact, and the number that tells two of them apart."""


def examples(fact, nlp):
    """What is weighed of every annotated fact that is found, with its annotated label, as (words, label)."""
    found = []
    for sample in read_samples(fact):
        doc = process(nlp, Article.from_text(sample.text))
        marks = [{"start": mark.start, "end": mark.end, LABELS[fact][0]: mark.label} for mark in sample.marks]
        found += taught(fact, doc, marks if doc.text == sample.text else [])
    for gold in (article for name in LEARNT for article in read_gold(name)):
        doc = process(nlp, Article.from_text(gold["text"], id=gold["article"]["id"]))
        found += taught(fact, doc, gold.get(fact, []) if gold["text"].startswith(doc.text) else [])  # not where it is mended
    return found


def taught(fact, doc, wanted):
    """The words and labels of one article's facts: those that are found as they are annotated (``wanted``)."""
    label, number = LABELS[fact]
    around = Surroundings(doc)
    for item in getattr(doc._, fact) or () if wanted else ():
        same = [one for one in wanted if one["start"] < item["end"] and item["start"] < one["end"]]
        same = [one for one in same if one.get(number, item[number]) == item[number]]
        meant = same[0].get(f"{label}s", [same[0].get(label)])[0] if same else None
        if meant:
            yield words_of(fact, around, item), meant


def words_of(fact, around, item):
    """The words of one item, as its component weighs them."""
    rule = item["rule"].split(", ")[0]
    further = of_count(rule, item["text"]) if fact == "jobs" else of_sum(item["per"], item["amount"])
    return around.words(item["start"], item["end"], further)


def fit(found):
    """The table of ``pipeline.weights.Weights``, fitted on (words, label) pairs."""
    labels = sorted({label for _, label in found})
    counted = Counter(word for words, _ in found for word in words)
    columns = {word: column for column, word in enumerate(sorted(word for word, count in counted.items() if count >= RARE))}
    inputs: NDArray[numpy.float32] = numpy.zeros((len(found), len(columns)), dtype=numpy.float32)
    for row, (words, _) in enumerate(found):
        inputs[row, [columns[word] for word in words if word in columns]] = 1
    wanted = numpy.eye(len(labels), dtype=numpy.float32)[[labels.index(label) for _, label in found]]
    weights: NDArray[numpy.float32] = numpy.zeros((len(columns), len(labels)), dtype=numpy.float32)
    mean, square = numpy.zeros_like(weights), numpy.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = inputs @ weights
        chances = numpy.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        slope = (inputs.T @ (chances - wanted) + RIDGE * weights) / len(found)
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope * slope
        weights -= RATE * (mean / (1 - 0.9**step)) / (numpy.sqrt(square / (1 - 0.999**step)) + 1e-8)
    hundredths = numpy.rint(weights * 100).astype(int)
    return {
        "labels": labels,
        "words": {word: hundredths[row].tolist() for word, row in columns.items() if abs(hundredths[row]).max() >= SMALL},
    }


def write(fact, table, folder: Path):
    """Write a table, a word a line."""
    rows = ",\n".join(f"{json.dumps(word, ensure_ascii=False)}: {json.dumps(row)}" for word, row in table["words"].items())
    head = f'"labels": {json.dumps(table["labels"])}'
    (folder / f"{fact}.weights.json").write_text(f'{{{head},\n"words": {{\n{rows}\n}}}}\n', encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("facts", nargs="*", help="which facts (default: all)")
    nlp = pipeline.load()
    for fact in parser.parse_args().facts or LABELS:
        found = examples(fact, nlp)
        table = fit(found)
        write(fact, table, patterns_folder())
        print(f"{fact}: {len(table['words']):,} words with their places, from {len(found):,} annotated facts")
    return 0


if __name__ == "__main__":
    sys.exit(main())
