"""Engines: where the work is done. An engine takes the stream of items and gives their results, in the items' order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..articles.items import Item
from ..ledger import Known
from ..worker import Options, Result
from .batches import EngineError
from .local import in_process, in_workers

__all__ = ["ENGINES", "Engine", "EngineError", "engine_for"]

Engine = Callable[[Iterator[Item | Known], Options], Iterator[Result]]

ENGINES = ("local", "dask")
"""What ``Options.engine`` may be."""


def engine_for(options: Options) -> Engine:
    """The engine of a run: this process for one job, worker processes of this machine for more, or a dask cluster.

    >>> engine_for(Options(jobs=2)).__name__
    'in_workers'
    """
    if options.engine == "dask":
        from .dask import in_cluster

        return in_cluster
    if options.engine != "local":
        raise ValueError(f"no engine {options.engine!r}: the engines are {', '.join(ENGINES)}")
    return in_workers if options.jobs > 1 else in_process
