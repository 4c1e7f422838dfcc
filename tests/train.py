"""Fits the network that reads the words around figures in their order (``patterns/network.npz``); ``tests/weigh.py`` calls it.

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
from thinc.api import Adam, fix_random_seed, warmup_linear

from pipeline.network import BEGINNING, Network

SEED, EPOCHS, BATCH, RATE = 1, 12, 64, 0.003
LEAST_WORD, LEAST_BEGINNING = 4, 3
"""How often a word, or the beginning of one, must be met for a vector of its own."""

SMOOTHED, LEFT_OUT = 0.1, 0.2
"""The share of an example that is spread over all labels, and of its words that are left out."""

ALIKE = 20
"""Batches that are sorted by length together."""


def vocabulary(found: dict[str, list[Any]]) -> tuple[list[str], list[str]]:
    """The words and the beginnings of words that are met often enough."""
    words = Counter(word for examples in found.values() for example in examples for word, _ in example.reading)
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
    for question, known in examples.items():
        mixed = order.sample(known, len(known))
        for first in range(0, len(mixed), BATCH * ALIKE):
            alike = sorted(mixed[first : first + BATCH * ALIKE], key=lambda example: len(example.reading))
            found += [(question, alike[at : at + BATCH]) for at in range(0, len(alike), BATCH)]
    order.shuffle(found)
    yield from found


def wanted(network: Network, question: str, batch: list[Any]) -> NDArray[numpy.float32]:
    """The chances of each label that the network should come near to."""
    labels = network.labels[question]
    chances: NDArray[numpy.float32] = numpy.full((len(batch), len(labels)), SMOOTHED / len(labels), dtype=numpy.float32)
    for row, example in enumerate(batch):
        chances[row, labels.index(example.label)] += 1 - SMOOTHED
    return chances


def train(found: dict[str, list[Any]]) -> Network:
    """A network fitted on the examples of each question (``tests.weigh.Example``)."""
    fix_random_seed(SEED)
    order, drop = random.Random(SEED), numpy.random.default_rng(SEED)
    labels = {question: sorted({example.label for example in examples}) for question, examples in found.items()}
    network = Network(*vocabulary(found), labels)
    steps = sum(1 for _ in batches(found, random.Random(SEED)))
    optimizer = Adam(warmup_linear(RATE, steps, steps * EPOCHS), L2=1e-4, grad_clip=1.0, use_averages=False)
    for epoch in range(EPOCHS):
        loss = 0.0
        for question, batch in batches(found, order):
            rows = [network.rows(example.reading) for example in batch]
            for words in rows:
                words[drop.random(len(words)) < LEFT_OUT, :2] = 0
            vectors, back = network.encoder.begin_update(rows)
            scores, back_answer = network.answers[question].begin_update(vectors)
            chances = numpy.exp(scores - scores.max(axis=1, keepdims=True))
            chances /= chances.sum(axis=1, keepdims=True)
            right = wanted(network, question, batch)
            loss -= float((right * numpy.log(chances + 1e-9)).sum(axis=1).mean())
            back(back_answer((chances - right) / len(batch)))
            for model in (network.encoder, network.answers[question]):
                model.finish_update(optimizer)
            optimizer.step_schedules()
        print(f"network, reading {epoch + 1} of {EPOCHS}: loss {loss / steps:.3f}", flush=True)
    return network
