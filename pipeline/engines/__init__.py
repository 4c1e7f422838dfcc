"""Engines: where the work is done. An engine takes the stream of items and gives their results, in the items' order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..articles.readers import Item
from ..worker import Options, Result
from .local import in_process, in_workers

Engine = Callable[[Iterator[Item], Options], Iterator[Result]]


def engine_for(options: Options) -> Engine:
    """The engine of a run: this process for one job, else worker processes of this machine."""
    return in_workers if options.jobs > 1 else in_process
