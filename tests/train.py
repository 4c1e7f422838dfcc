"""Fits the networks that read words in their order (``patterns/*.network.npz``); ``tests/weigh.py`` calls it.

The layers of ``pipeline/network.py`` are built of thinc's here, which knows how to fit them.

The words of all questions share their vectors and the layers that read them; each question has its own gazes. Adam (Kingma and Ba
2015) with a rate that rises and falls, labels smoothed (Szegedy et al. 2016), numbers and whole words left out at random
(Srivastava et al. 2014; Iyyer et al. 2015), so that no single word decides. One seed: the same articles give the same network on
the same machine; on another the last digits of sums may differ.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from typing import Any

import numpy
from numpy.typing import NDArray
from thinc.api import (
    Adam,
    Dropout,
    Embed,
    Linear,
    Maxout,
    Model,
    ParametricAttention,
    add,
    chain,
    concatenate,
    expand_window,
    fix_random_seed,
    list2ragged,
    reduce_max,
    reduce_sum,
    residual,
    warmup_linear,
    with_array,
    zero_init,
)

from pipeline.network import BEGINNING, GAZES, LAYERS, PLACES, WIDE, WIDTH, Network, Rows, Vectors, numbered, rows_of

SEED, EPOCHS, BATCH, RATE = 1, 10, 64, 0.003
LEAST_WORD, LEAST_BEGINNING = 4, 3
"""How often a word, or the beginning of one, must be met for a vector of its own."""

SMOOTHED, LEFT_OUT = 0.1, 0.2
"""The share of an example that is spread over all labels, and of its words that are left out."""

DROPOUT = 0.4
"""The share of numbers that is left out, ever others."""

OF_NAMES = ("name",)
"""The question asked of all names, whose words have vectors only where they stand around those that others are asked of too."""

SHARE = 0.4
"""How many examples of a question are read in each round, as a share of the question that has most: where there are fewer they
are read again, else the others would have the words to themselves."""

LOUDER = {"action": 2.0, "purpose": 1.5, "modality": 1.5}
"""How much more the network's answers count than labels that are smoothed leave them, beside weights whose labels are not."""

ALIKE = 20
"""Batches that are sorted by length together."""


Layers = Model[Any, Any]


class Fitted:
    """A network while it is fitted: what makes a vector of every word, and what makes answers of these, question by question."""

    def __init__(self, words: list[str], beginnings: list[str], labels: dict[str, list[str]]) -> None:
        self.words, self.beginnings, self.labels = words, beginnings, labels
        self.rows = numbered(words), numbered(beginnings)
        self.word, self.beginning, self.place = (
            Embed(WIDTH, rows, column=column) for column, rows in enumerate((len(words) + 1, len(beginnings) + 1, PLACES))
        )
        self.layers: dict[str, Layers] = {name: Maxout(WIDTH, wide, nP=2, normalize=True) for name, wide in WIDE.items()}
        near: list[Layers] = [residual(chain(expand_window(1), layer)) for name, layer in self.layers.items() if name != "placed"]
        placed: Layers = add(chain(add(self.word, self.beginning), Dropout(DROPOUT), *near), self.place)
        self.encoder: Model[list[Rows], list[Vectors]] = with_array(chain(placed, self.layers["placed"]), pad=LAYERS)
        self.gazes = {
            question: [ParametricAttention(nO=WIDTH) for _ in range(GAZES)]
            for question, found in labels.items()
            if len(found) > 1
        }
        self.sums = {
            question: Linear(len(found), WIDTH * (GAZES + 1 if len(found) > 1 else 1), init_W=zero_init)
            for question, found in labels.items()
        }
        self.answers: dict[str, Model[Any, Any]] = {question: self.answer(question) for question in labels}
        sample = [numpy.zeros((1, 3), dtype=numpy.int32)]
        self.encoder.initialize(X=sample)
        for model in self.answers.values():
            model.initialize(X=self.encoder.predict(sample))

    def answer(self, question: str) -> Model[Any, Any]:
        """What makes answers of vectors: of all words of an example together, or where there is one label alone, of each word."""
        if question not in self.gazes:
            return with_array(chain(Dropout(DROPOUT), self.sums[question]))
        gazes = (chain(gaze, reduce_sum()) for gaze in self.gazes[question])
        return chain(list2ragged(), concatenate(*gazes, reduce_max()), Dropout(DROPOUT), self.sums[question])

    def network(self) -> Network:
        """The network as it is read with: the same numbers as plain arrays."""
        numbers: dict[str, Any] = {name: vectors_of(getattr(self, name)) for name in ("word", "beginning", "place")}
        for name, layer in self.layers.items():
            sums, evened = layer.layers[:2]
            numbers[f"{name}/weights"] = sums.get_param("W").transpose(2, 1, 0).reshape(-1, 2 * WIDTH)
            numbers[f"{name}/bias"] = sums.get_param("b").T.reshape(-1)
            numbers[f"{name}/scale"], numbers[f"{name}/shift"] = evened.get_param("G"), evened.get_param("b")
        for question, linear in self.sums.items():
            for name, answer in (("weights", linear.get_param("W").T), ("bias", linear.get_param("b"))):
                numbers[f"{question}/{name}"] = answer * LOUDER.get(question, 1.0)
        for question, gazes in self.gazes.items():
            numbers[f"{question}/gazes"] = numpy.stack([gaze.get_param("Q") for gaze in gazes])
        kept = {name: numpy.ascontiguousarray(found, dtype=numpy.float32) for name, found in numbers.items()}
        return Network(self.words, self.beginnings, self.labels, kept)


def vectors_of(model: Layers) -> Vectors:
    """The vectors that a layer looks up in one column of its input."""
    return next(node.get_param("E") for node in model.walk() if node.has_param("E"))


def vocabulary(found: dict[str, list[Any]]) -> tuple[list[str], list[str]]:
    """The words and the beginnings of words that are met often enough around figures.

    Those around the names of bodies are met as often as a sentence has names, and many are names themselves.
    """
    figures = [examples for question, examples in found.items() if question not in OF_NAMES]
    words = Counter(word for examples in figures for example in examples for word, _ in example.reading)
    beginnings: Counter[str] = Counter()
    for word, count in words.items():
        beginnings[word[:BEGINNING]] += count
    return (
        sorted(word for word, count in words.items() if count >= LEAST_WORD),
        sorted(beginning for beginning, count in beginnings.items() if count >= LEAST_BEGINNING),
    )


def batches(examples: dict[str, list[Any]], order: random.Random) -> Iterator[tuple[str, list[Any]]]:
    """Examples of one question each, of about the same length, in any order."""
    found = []
    most = max(map(len, examples.values()))
    for question, known in examples.items():
        known = known * max(1, round(SHARE * most / len(known)))
        mixed = order.sample(known, len(known))
        for first in range(0, len(mixed), BATCH * ALIKE):
            alike = sorted(mixed[first : first + BATCH * ALIKE], key=lambda example: len(example.reading))
            found += [(question, alike[at : at + BATCH]) for at in range(0, len(alike), BATCH)]
    order.shuffle(found)
    yield from found


def wanted(labels: list[str], batch: list[Any]) -> NDArray[numpy.float32]:
    """The chances of each label that the network should come near to."""
    chances: NDArray[numpy.float32] = numpy.full((len(batch), len(labels)), SMOOTHED / len(labels), dtype=numpy.float32)
    for row, example in enumerate(batch):
        chances[row, labels.index(example.label)] += 1 - SMOOTHED
    return chances


def of_label(scores: Vectors, right: Vectors) -> tuple[float, Vectors]:
    """How far the scores of a batch's labels are from right, and which way they are to move."""
    chances = numpy.exp(scores - scores.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    return -float((right * numpy.log(chances + 1e-9)).sum(axis=1).mean()), (chances - right) / len(right)


def of_words(scores: list[Vectors], batch: list[Any]) -> tuple[float, list[Vectors]]:
    """The same for scores of each word, which is to belong to the label or not."""
    lost, slopes = 0.0, []
    for said, example in zip(scores, batch, strict=True):
        right = numpy.array(example.inside, dtype=numpy.float32)[:, None]
        chances = 1 / (1 + numpy.exp(-said))
        lost -= float((right * numpy.log(chances + 1e-9) + (1 - right) * numpy.log(1 - chances + 1e-9)).sum())
        slopes.append((chances - right) / len(batch))
    return lost / len(batch), slopes


def fit(found: dict[str, list[Any]]) -> Fitted:
    """Fit a network on the examples of each question (``tests.weigh.Example``)."""
    fix_random_seed(SEED)
    order, drop = random.Random(SEED), numpy.random.default_rng(SEED)
    labels = {question: sorted({example.label for example in examples}) for question, examples in found.items()}
    network = Fitted(*vocabulary(found), labels)
    steps = sum(1 for _ in batches(found, random.Random(SEED)))
    optimizer = Adam(warmup_linear(RATE, steps, steps * EPOCHS), L2=1e-4, grad_clip=1.0, use_averages=False)
    for epoch in range(EPOCHS):
        loss = 0.0
        for question, batch in batches(found, order):
            rows = [rows_of(example.reading, *network.rows) for example in batch]
            for words in rows:
                words[drop.random(len(words)) < LEFT_OUT, :2] = 0
            vectors, back = network.encoder.begin_update(rows)
            scores, back_answer = network.answers[question].begin_update(vectors)
            if len(labels[question]) > 1:
                lost, slope = of_label(scores, wanted(labels[question], batch))
            else:
                lost, slope = of_words(scores, batch)
            loss += lost
            back(back_answer(slope))
            for model in (network.encoder, network.answers[question]):
                model.finish_update(optimizer)
            optimizer.step_schedules()
        print(f"network, reading {epoch + 1} of {EPOCHS}: loss {loss / steps:.3f}", flush=True)
    return network
