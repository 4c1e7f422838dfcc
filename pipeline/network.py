"""What the words around a figure say in their order: a small neural network, beside the weights of single words.

Weights (``pipeline/weights.py``) know which words stand around a figure, not who does what to whom: "lost the work to" and "won
the work back from" are the same words to them. The network reads one word after another. Each has a vector for itself and one for
its beginning ("transf" of "transferred"), two layers look at the words on its left and right, a third at how far from the figure
it stands, and a few gazes have learnt which words to look at ("embed, encode, attend, predict", Honnibal 2016; of thinc's layers,
as spaCy's own models are). What it says is added to what weights and rule say, where these leave room.

``patterns/network.npz`` holds it, some million numbers; ``python -m tests.weigh`` fits it anew. Without it the others decide.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy
from numpy.typing import NDArray
from spacy.util import registry
from thinc.api import (
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
    list2ragged,
    reduce_max,
    reduce_sum,
    residual,
    with_array,
    zero_init,
)

from .patterns import PatternError, patterns_folder

WIDTH, LAYERS, GAZES = 64, 2, 3
"""Numbers in a vector; layers that look one word to the left and right; how many ways to choose words to look at."""

BEGINNING = 6
"""Letters of a word that stand for it where the whole word is rare."""

DROPOUT = 0.4
"""The share of numbers that is left out, ever others, while the network is fitted."""

REACH = 20
"""Up to how many words on each side of a figure the distance is told."""

FIGURE, EARLIER, PLACES = REACH + 1, 2 * REACH + 2, 2 * REACH + 3
"""Places of words: a figure's own, with those before it below and those after it above, and that of the sentence before; how many
places there are."""

Layers = Model[Any, Any]
Rows = NDArray[numpy.int32]
Vectors = NDArray[numpy.float32]
Reading = list[tuple[str, int]]
"""The words around a figure in their order, each with its place."""


def encoder(words: int, beginnings: int) -> Model[list[Rows], list[Vectors]]:
    """The layers that make a vector of every word and its place. words, beginnings: how many of them are known."""
    embedded: Layers = add(Embed(WIDTH, words + 1, column=0), Embed(WIDTH, beginnings + 1, column=1))
    layers = (residual(chain(expand_window(1), Maxout(WIDTH, WIDTH * 3, nP=2, normalize=True))) for _ in range(LAYERS))
    placed: Layers = add(chain(embedded, Dropout(DROPOUT), *layers), Embed(WIDTH, PLACES, column=2))
    return with_array(chain(placed, Maxout(WIDTH, WIDTH, nP=2, normalize=True)), pad=LAYERS)  # keeps a batch's readings apart


def answer(labels: int) -> Model[list[Vectors], Vectors]:
    """The layers that make a number for each label of all words around a figure."""
    gazes: Iterator[Layers] = (chain(ParametricAttention(nO=WIDTH), reduce_sum()) for _ in range(GAZES))
    wide = WIDTH * (GAZES + 1)
    return chain(list2ragged(), concatenate(*gazes, reduce_max()), Dropout(DROPOUT), Linear(labels, wide, init_W=zero_init))


class Network:
    """Says how much the words around figures, in their order, speak for each label of a question.

    >>> network = Network(["join"], ["join"], {"action": ["cut", "transfer"]})
    >>> network.read("action", [("#", FIGURE), ("join", FIGURE + 1)])  # not fitted yet
    {'cut': 0, 'transfer': 0}
    """

    def __init__(self, words: Sequence[str], beginnings: Sequence[str], labels: dict[str, list[str]]) -> None:
        """words, beginnings: those that have a vector. labels: the answers of each question."""
        self.words = {word: row for row, word in enumerate(words, 1)}
        self.beginnings = {beginning: row for row, beginning in enumerate(beginnings, 1)}
        self.labels = labels
        self.encoder = encoder(len(words), len(beginnings))
        self.answers = {question: answer(len(found)) for question, found in labels.items()}
        sample = [numpy.zeros((1, 3), dtype=numpy.int32)]
        self.encoder.initialize(X=sample)
        for model in self.answers.values():
            model.initialize(X=self.encoder.predict(sample))

    def rows(self, reading: Reading) -> Rows:
        """The words of a reading as the encoder takes them: a row each of word, beginning and place; 0 for what has no vector."""
        words, beginnings = self.words, self.beginnings
        found = [(words.get(word, 0), beginnings.get(word[:BEGINNING], 0), place) for word, place in reading]
        return numpy.array(found, dtype=numpy.int32).reshape(len(found), 3)

    def read(self, question: str, reading: Reading) -> dict[str, int]:
        """How much the words around a figure speak for each label, in hundredths of a logit; {} for a question it never heard."""
        if question not in self.answers:
            return {}
        said = self.answers[question].predict(self.encoder.predict([self.rows(reading)]))
        return dict(zip(self.labels[question], numpy.rint(said[0] * 100).astype(int).tolist(), strict=True))

    def parameters(self) -> Iterator[tuple[Layers, str]]:
        """The layers with numbers of their own and the names of these, always in the same order."""
        models: list[Layers] = [self.encoder, *(self.answers[question] for question in sorted(self.answers))]
        for model in models:
            for node in model.walk():
                yield from ((node, name) for name in node.param_names)

    def to_bytes(self) -> bytes:
        """The network as the bytes of a NumPy archive, the same for the same numbers."""
        arrays: dict[str, NDArray[Any]] = {f"labels/{question}": numpy.array(found) for question, found in self.labels.items()}
        arrays |= {"words": numpy.array(list(self.words)), "beginnings": numpy.array(list(self.beginnings))}
        for at, (node, name) in enumerate(self.parameters()):
            arrays[f"numbers/{at:02}"] = numpy.asarray(node.get_param(name), dtype=numpy.float16)
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
            labels = {key.partition("/")[2]: saved[key].tolist() for key in saved.files if key.startswith("labels/")}
            network = cls(saved["words"].tolist(), saved["beginnings"].tolist(), labels)
            for at, (node, name) in enumerate(network.parameters()):
                numbers: Any = saved[f"numbers/{at:02}"].astype(numpy.float32)
                if numbers.shape != node.get_param(name).shape:
                    raise ValueError(f"numbers/{at:02} has the shape {numbers.shape}, not {node.get_param(name).shape}")
                node.set_param(name, numbers)
        return network


@registry.readers("council_network.v1")
def read_network(folder: str | None = None) -> Network | None:
    """Read ``<folder>/network.npz``; None where there is no such file.

    folder: where the rule files lie; None = those of the package. Raises PatternError for a file that holds no network.

    >>> sorted(read_network().labels)
    ['action', 'number', 'purpose']
    """
    path = Path(folder or patterns_folder()) / "network.npz"
    return _read(path, path.stat().st_mtime_ns) if path.is_file() else None


@lru_cache(maxsize=2)
def _read(path: Path, changed: int) -> Network:
    """The network of a file as it was at a time, read once for all components of a pipeline."""
    try:
        return Network.from_bytes(path.read_bytes())
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise PatternError(f"{path}: not a network: {type(error).__name__}: {error}") from None
