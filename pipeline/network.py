"""What the words around a figure or a name say in their order: a small neural network, beside the weights of single words.

Weights (``pipeline/weights.py``) know which words stand around a figure, not who does what to whom: "lost the work to" and "won
the work back from" are the same words to them. The network reads one word after another. Each has a vector for itself and one for
its beginning ("transf" of "transferred"), two layers look at the words on its left and right, a third at how far from the figure
it stands, and a few gazes have learnt which words to look at ("embed, encode, attend, predict", Honnibal 2016; the layers are
those of spaCy's own models). What it says is added to what weights and rule say, where these leave room.

There are three such networks, one for figures, one for bodies and people, and one for where a body stands with a council: what
tells jobs lost from jobs moved does not tell who somebody is. ``patterns/*.network.npz`` hold their numbers, some million each;
``python -m tests.weigh`` fits them with thinc. To read a sentence takes a dozen products of NumPy arrays. Without the files the
others decide.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy
from numpy.typing import NDArray
from spacy.util import registry

from .patterns import PatternError, patterns_folder

WIDTH, LAYERS, GAZES = 64, 2, 3
"""Numbers in a vector; layers that look one word to the left and right; how many ways to choose words to look at."""

BEGINNING = 6
"""Letters of a word that stand for it where the whole word is rare."""

REACH = 20
"""Up to how many words on each side of a figure the distance is told."""

FIGURE, EARLIER, PLACES = REACH + 1, 2 * REACH + 2, 2 * REACH + 3
"""Places of words: a figure's own, with those before it below and those after it above, and that of the sentence before; how many
places there are."""

TABLES = ("word", "beginning")
"""The arrays that hold a vector for each of many words: saved as steps of their greatest number, which is kept beside them."""

STEPS = 127
"""How many steps there are to the greatest number of a vector."""

Rows = NDArray[numpy.int32]
Vectors = NDArray[numpy.float32]
Reading = list[tuple[str, int]]
"""The words around a figure in their order, each with its place."""


MEAN = numpy.full(WIDTH, 1 / WIDTH, numpy.float32)
"""What a vector is multiplied with for the mean of its numbers."""

WIDE = {**{f"near {layer}": 3 * WIDTH for layer in range(LAYERS)}, "placed": WIDTH}
"""How many numbers each layer takes, by its name, in the order in which they read: a word's and its neighbours', then its own."""


def shapes(words: int, beginnings: int, labels: Mapping[str, Sequence[str]]) -> dict[str, tuple[int, ...]]:
    """The shape of each of a network's arrays, by name.

    words, beginnings: how many of them have a vector. labels: the answers of each question; one alone is asked of every word.
    """
    found: dict[str, tuple[int, ...]] = {
        "word": (words + 1, WIDTH),
        "beginning": (beginnings + 1, WIDTH),
        "place": (PLACES, WIDTH),
    }
    for layer, wide in WIDE.items():
        found |= {f"{layer}/weights": (wide, 2 * WIDTH), f"{layer}/bias": (2 * WIDTH,)}
        found |= {f"{layer}/scale": (WIDTH,), f"{layer}/shift": (WIDTH,)}
    for question, answers in labels.items():
        found |= {f"{question}/bias": (len(answers),), f"{question}/weights": (WIDTH, len(answers))}
        if len(answers) > 1:
            found |= {f"{question}/gazes": (GAZES, WIDTH), f"{question}/weights": ((GAZES + 1) * WIDTH, len(answers))}
    return found


class Network:
    """Says how much the words around figures, in their order, speak for each label of a question.

    >>> labels = {"action": ["cut", "transfer"]}
    >>> numbers = {name: numpy.zeros(shape, numpy.float32) for name, shape in shapes(1, 1, labels).items()}
    >>> network = Network(["join"], ["join"], labels, numbers)
    >>> network.read("action", [("#", FIGURE), ("join", FIGURE + 1)])  # not fitted yet
    {'cut': 0, 'transfer': 0}
    """

    def __init__(
        self, words: Sequence[str], beginnings: Sequence[str], labels: dict[str, list[str]], numbers: dict[str, Vectors]
    ) -> None:
        """words, beginnings: those that have a vector. labels: the answers of each question. numbers: as ``shapes`` has them.

        Raises ValueError for an array of another shape, KeyError for one that is missing.
        """
        for name, shape in shapes(len(words), len(beginnings), labels).items():
            if numbers[name].shape != shape:
                raise ValueError(f"{name} has the shape {numbers[name].shape}, not {shape}")
        self.words, self.beginnings = numbered(words), numbered(beginnings)
        self.labels, self.numbers = labels, numbers

    def read(self, question: str, reading: Reading) -> dict[str, int]:
        """How much the words around a figure speak for each label, in hundredths of a logit; {} for a question it never heard."""
        return self.answer(question, self.vectors(reading)) if question in self.labels else {}

    def vectors(self, reading: Reading) -> Vectors:
        """What each word of a reading is to the network, whatever it is asked."""
        return self.encoded(rows_of(reading, self.words, self.beginnings))

    def answer(self, question: str, vectors: Vectors) -> dict[str, int]:
        """The same as ``read`` for a question it has heard, of a reading's vectors."""
        looks = vectors @ self.numbers[f"{question}/gazes"].T
        looks -= looks.max(axis=0)
        numpy.exp(looks, out=looks)
        looks /= looks.sum(axis=0)
        features = numpy.concatenate([(looks.T @ vectors).ravel(), vectors.max(axis=0)])
        said = features @ self.numbers[f"{question}/weights"] + self.numbers[f"{question}/bias"]
        return dict(zip(self.labels[question], numpy.rint(said * 100).astype(int).tolist(), strict=True))

    def each(self, question: str, reading: Reading) -> list[int]:
        """How much it speaks for a question's one label that each word belongs to it, in hundredths of a logit.

        [] for a question it never heard.
        """
        if question not in self.labels:
            return []
        said = self.vectors(reading) @ self.numbers[f"{question}/weights"] + self.numbers[f"{question}/bias"]
        found: list[int] = numpy.rint(said[:, 0] * 100).astype(int).tolist()
        return found

    def encoded(self, rows: Rows) -> Vectors:
        """The vectors of words that know what stands around them and how far from the figure they stand.

        As in a batch of ``tests.train``, as many unknown words as there are layers stand on both sides of the sentence.
        """
        word, beginning, place = edged(rows, LAYERS).T
        vectors: Vectors = self.numbers["word"].take(word, axis=0)
        vectors += self.numbers["beginning"].take(beginning, axis=0)
        around = numpy.zeros((len(vectors), 3 * WIDTH), vectors.dtype)
        for layer in range(LAYERS):
            around[1:, :WIDTH], around[:, WIDTH : 2 * WIDTH], around[:-1, 2 * WIDTH :] = vectors[:-1], vectors, vectors[1:]
            vectors += self.layer(f"near {layer}", around)
        vectors += self.numbers["place"].take(place, axis=0)
        return self.layer("placed", vectors)[LAYERS:-LAYERS]

    def layer(self, name: str, vectors: Vectors) -> Vectors:
        """One layer: of two sums the greater (maxout, Goodfellow et al. 2013), evened out (layer norm, Ba et al. 2016)."""
        sums = vectors @ self.numbers[f"{name}/weights"]
        sums += self.numbers[f"{name}/bias"]
        found = numpy.maximum(sums[:, :WIDTH], sums[:, WIDTH:])
        found -= (found @ MEAN)[:, None]
        found /= numpy.sqrt(numpy.square(found) @ MEAN + 1e-8)[:, None]
        found *= self.numbers[f"{name}/scale"]
        found += self.numbers[f"{name}/shift"]
        return found

    def to_bytes(self) -> bytes:
        """The network as the bytes of a NumPy archive, the same for the same numbers."""
        arrays: dict[str, NDArray[Any]] = {f"labels/{question}": numpy.array(found) for question, found in self.labels.items()}
        arrays |= {"words": numpy.array(list(self.words)), "beginnings": numpy.array(list(self.beginnings))}
        for name, array in sorted(self.numbers.items()):
            if name in TABLES:
                sizes = numpy.abs(array).max(axis=1, keepdims=True).astype(numpy.float16)
                sizes[sizes == 0] = 1
                arrays |= {f"sizes/{name}": sizes, f"steps/{name}": numpy.rint(array / sizes * STEPS).astype(numpy.int8)}
            else:
                arrays[f"numbers/{name}"] = array.astype(numpy.float16)
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
            for key, array in arrays.items():
                part = io.BytesIO()
                numpy.lib.format.write_array(part, array, allow_pickle=False)
                archive.writestr(zipfile.ZipInfo(f"{key}.npy"), part.getvalue(), zipfile.ZIP_DEFLATED)
        return held.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes) -> Network:
        """Take back what ``to_bytes`` gave. Raises ValueError, KeyError or zipfile.BadZipFile for what is no network."""
        with numpy.load(io.BytesIO(data), allow_pickle=False) as saved:
            held: dict[str, dict[str, Any]] = {"labels": {}, "numbers": {}, "sizes": {}, "steps": {}}
            for key in saved.files:
                kind, _, name = key.partition("/")
                if kind in held:
                    held[kind][name] = saved[key]
            labels = {question: found.tolist() for question, found in held["labels"].items()}
            numbers = {name: array.astype(numpy.float32) for name, array in held["numbers"].items()}
            for name, sizes in held["sizes"].items():
                numbers[name] = held["steps"][name].astype(numpy.float32) * (sizes.astype(numpy.float32) / STEPS)
            return cls(saved["words"].tolist(), saved["beginnings"].tolist(), labels, numbers)


def edged(rows: NDArray[Any], by: int) -> NDArray[Any]:
    """Rows with so many of zeros on both sides.

    >>> edged(numpy.ones((1, 2), numpy.int32), 1).tolist()
    [[0, 0], [1, 1], [0, 0]]
    """
    found = numpy.zeros((len(rows) + 2 * by, rows.shape[1]), rows.dtype)
    found[by:-by] = rows
    return found


def numbered(words: Sequence[str]) -> dict[str, int]:
    """The row of each word among the vectors; row 0 is for all that have none.

    >>> numbered(["join", "leave"])
    {'join': 1, 'leave': 2}
    """
    return {word: row for row, word in enumerate(words, 1)}


def rows_of(reading: Reading, words: Mapping[str, int], beginnings: Mapping[str, int]) -> Rows:
    """The words of a reading as rows of numbers: a word's, its beginning's and its place; 0 for what has no vector.

    >>> rows_of([("joins", 22), ("joiners", 23)], {"joins": 1}, {"joiner": 7}).tolist()
    [[1, 0, 22], [0, 7, 23]]
    """
    found = numpy.empty((len(reading), 3), numpy.int32)
    found[:, 0] = [words.get(word, 0) for word, _ in reading]
    found[:, 1] = [beginnings.get(word[:BEGINNING], 0) for word, _ in reading]
    found[:, 2] = [place for _, place in reading]
    return found


@registry.readers("council_networks.v1")
def read_networks(name: str, folder: str | None = None) -> list[Network]:
    """Read ``<folder>/<name>.network.npz`` for each of some names; where there is no such file there is no network.

    name: what the networks read, ``"figures"``, ``"bodies"``, ``"standings"`` or several of them, with spaces. folder: where the
    rule files lie; None = those of the package. Raises PatternError for a file that holds no network.

    >>> [sorted(network.labels) for network in read_networks("figures standings bodies")]
    [['action', 'modality', 'number', 'purpose'], ['state'], ['name', 'role', 'status']]
    """
    paths = (Path(folder or patterns_folder()) / f"{one}.network.npz" for one in name.split())
    return [network for path in paths if (network := network_of(path))]


def network_of(path: Path) -> Network | None:
    """The network that a file holds; None where there is no such file. Raises PatternError for a file that holds none."""
    return _read(path, path.stat().st_mtime_ns) if path.is_file() else None


@lru_cache(maxsize=4)
def _read(path: Path, changed: int) -> Network:
    """The network of a file as it was at a time, read once for all components of a pipeline."""
    try:
        return Network.from_bytes(path.read_bytes())
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise PatternError(f"{path}: not a network: {type(error).__name__}: {error}") from None
