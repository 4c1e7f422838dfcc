"""What the words around a figure suggest where no wording decides: weights of words, fitted on annotated articles.

The rule lines of ``patterns/`` say what a figure means wherever one of their wordings stands beside it. Writers find others, and
then the words around it, each of which says little, say more together than a guess does. ``<name>.weights.json`` beside the rule
files holds, for each question that is left to them, how much each word speaks for each label (multinomial logistic regression, in
hundredths of a logit, as whole numbers: every machine adds them up alike), and how much each rule is to be believed beside them.
``python -m tests.weigh`` fits them anew.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping
from itertools import chain, repeat
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy
from spacy.util import registry

from .patterns import PatternError, patterns_folder

TRUST = 200
"""How much the label that a rule gave counts where a table does not tell, in hundredths of a logit."""

SURE = 500
"""How far the best label must be before the next for the network not to be asked: of 9,480 figures it would turn two."""

LEAST = -50
"""How much words must speak for one of several that compete with none, in hundredths of a logit: odds of three to five."""


def size(number: float) -> int:
    """Twice the order of magnitude, as numbers are weighed.

    >>> size(40), size(2_500_000)
    (3, 12)
    """
    return int(2 * math.log10(max(number, 1)))


class Weights:
    """The weights of one fact's labels. Empty weights leave every label as the rules gave it.

    >>> weights = Weights({"labels": ["cut", "transfer"], "words": {"after cross": [-90, 240]}, "trust": {"sure": 500, "": 150}})
    >>> weights.choose(["after cross", "after the"], "cut", 150), weights.choose(["after the"], "cut", 150)
    ('transfer', 'cut')
    >>> weights.trust("sure"), weights.trust("any other")
    (500, 150)
    """

    def __init__(self, table: dict[str, Any] | None = None) -> None:
        """table: {"labels": […], "words": {word with its place: [hundredths of a logit, one for each label]},
        "trust": {rule: hundredths of a logit, "" for all others}}; a table may do without ``trust``.
        """
        self.table = table or {"labels": [], "words": {}}
        self.labels = {label: column for column, label in enumerate(self.table["labels"])}
        words = self.table["words"]
        self.rows = {word: row for row, word in enumerate(words, 1)}  # row 0 is for all that have none
        self.only: dict[str, int] = {word: row[0] for word, row in words.items()} if len(self.labels) == 1 else {}
        self.matrix = numpy.zeros((len(words) + 1, len(self.labels)), numpy.int32)
        self.matrix[1:] = numpy.array(list(words.values()), numpy.int32).reshape(len(words), len(self.labels))

    def trust(self, rule: str) -> int:
        """How much a rule's label counts beside the words, in hundredths of a logit: the more, the oftener it is right."""
        trusted = self.table.get("trust", {})
        return int(trusted.get(rule, trusted.get("", TRUST)))

    def choose(
        self,
        words: Iterable[str],
        given: str,
        trust: int,
        hear: Callable[[], Mapping[str, int]] = dict,
        further: Iterable[int] = (),
        sure: int = SURE,
    ) -> str:
        """The label that words and rules together, and where they leave room the network, speak for most.

        words: as ``Surroundings.words`` gives them. given: the label that the rules gave. trust: how much it counts beside the
        words, in hundredths of a logit. hear: gives how much the network speaks for each label, likewise; asked where it matters.
        further: the ``total`` of words that are weighed too. sure: from which lead of a label on the network is not asked.
        """
        column = self.labels.get(given)
        if column is None:
            return given
        total = self.total(words)
        for other, much in enumerate(further):
            total[other] += much
        total[column] += trust
        if len(total) > 1 and lead_of(total) < sure:
            for label, much in hear().items():
                if label in self.labels:
                    total[self.labels[label]] += much
        best = max(total)
        return given if total[column] == best else self.table["labels"][total.index(best)]

    def total(self, words: Iterable[str]) -> list[int]:
        """How much words speak for each label together."""
        found = list(filter(None, map(self.rows.get, words)))
        total: list[int] = self.matrix.take(found, axis=0).sum(axis=0).tolist() if found else [0] * len(self.labels)
        return total

    def much(self, words: Iterable[str]) -> int:
        """How much words speak together for the one label of a table that has no other, in hundredths of a logit.

        >>> Weights({"labels": ["own"], "words": {"before worth": [140], "": [-20]}}).much(["", "before worth", "after now"])
        120
        """
        return sum(map(self.only.get, words, repeat(0)))

    def lead(self, words: Iterable[str], label: str) -> int:
        """How much the words speak for a label before any other, in hundredths of a logit; 0 where the table is empty.

        >>> Weights({"labels": ["contract", "everyday"], "words": {"article pub": [-40, 40]}}).lead(["article pub"], "everyday")
        80
        """
        if label not in self.labels:
            return 0
        total = self.total(words)
        much = total.pop(self.labels[label])
        return much - max(total)


def lead_of(total: list[int]) -> int:
    """How far the greatest of some numbers is ahead of the next.

    >>> lead_of([40, 120, 90])
    30
    """
    second, first = sorted(total)[-2:]
    return first - second


@registry.readers("council_weights.v1")
def tables_for(name: str, folder: str | None = None) -> Mapping[str, dict[str, Any]]:
    """The tables of ``read_weights`` as a config asks for them: no dict, since all that a dict holds would be gone through."""
    return MappingProxyType(read_weights(name, folder))


def read_weights(name: str, folder: str | None = None) -> dict[str, dict[str, Any]]:
    """Read the tables of ``<folder>/<name>.weights.json`` by what each decides; none where there is no such file.

    name: the fact, e.g. ``"money"``. folder: where the rule files lie; None = those of the package. Raises PatternError for a
    file whose tables are not what ``Weights`` takes. Where there is no table, the rules decide alone.

    >>> sorted(read_weights("jobs")), sorted(read_weights("jobs")["action"])
    (['action', 'modality', 'number'], ['labels', 'trust', 'words'])
    """
    path = Path(folder or patterns_folder()) / f"{name}.weights.json"
    if not path.is_file():
        return {}
    try:
        tables = json.loads(path.read_text(encoding="utf-8"))
        for question, table in tables.items():
            columns = len(table["labels"])
            if not are_whole(table["words"].values(), columns):
                raise PatternError(f"{path}: every word of {question} needs {columns} whole numbers, one for each label")
            if not all(isinstance(number, int) for number in table.get("trust", {}).values()):
                raise PatternError(f"{path}: every rule in the trust of {question} needs a whole number")
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
        raise PatternError(f"{path}: not tables of weights: {type(error).__name__}: {error}") from None
    return tables


def are_whole(rows: Iterable[list[Any]], columns: int) -> bool:
    """Whether rows are so many whole numbers each.

    >>> are_whole([[1, 2], [3, -4]], 2), are_whole([[1, 2], [3]], 2), are_whole([[1, 0.5]], 2), are_whole([], 2)
    (True, False, False, True)
    """
    found = list(rows)
    return all(len(row) == columns for row in found) and set(map(type, chain.from_iterable(found))) <= {int}
