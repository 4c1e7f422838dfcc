"""Batches: how many articles go to a worker at a time, and how many batches may be under way."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from ..articles import Article
from ..articles.items import Item
from ..ledger import Known

BATCH = 32
"""Articles of a batch: enough that sending it costs little, few enough that workers end together."""

CHARACTERS = 1_000_000
"""Length of text after which a batch ends early, so that batches of books do not fill the memory."""

AHEAD = 4
"""Batches under way for each worker: one at work, others so that it need not wait while the first in order is slow."""


class EngineError(RuntimeError):
    """An engine cannot start or go on; the message says why and what to do. What was written so far is whole."""


def batches(items: Iterator[Item | Known]) -> Iterator[list[Item | Known]]:
    """Lists of at most ``BATCH`` items, in order, that end early after ``CHARACTERS`` of text.

    >>> [len(batch) for batch in batches(iter([Known(0, 9, b"")] * 70))]
    [32, 32, 6]
    """
    while batch := list(islice(items, 1)):
        characters = 0
        for item in islice(items, BATCH - 1):
            batch.append(item)
            characters += len(item.text) if isinstance(item, Article) else 0
            if characters >= CHARACTERS:
                break
        yield batch
