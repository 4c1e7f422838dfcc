"""The local engine: this process, or worker processes of this machine."""

from __future__ import annotations

import multiprocessing
import multiprocessing.connection
import os
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from ..articles.items import Item
from ..ledger import Known
from ..worker import Options, Result, Worker
from .batches import AHEAD, EngineError, batches
from .interrupts import kept_from_workers


def in_process(items: Iterator[Item | Known], options: Options) -> Iterator[Result]:
    """Results of this process, one by one."""
    worker = Worker(options)
    for item in items:
        yield worker.one(item)


_worker: Worker | ValueError | None = None


def start_worker(options: Options) -> None:
    """Make a worker process's pipeline.

    A bad rule line or model is kept for the first batch to raise: raised here, the parent would only learn that the pool broke.
    """
    global _worker
    threading.Thread(target=end_with_parent, daemon=True).start()
    try:
        _worker = Worker(options)
    except ValueError as error:
        _worker = error


def end_with_parent() -> None:
    """End this worker when the process that started it has ended, killed or not."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)


def do_batch(items: list[Item | Known]) -> list[Result]:
    """The results of a batch, in a worker process."""
    assert _worker is not None
    if isinstance(_worker, ValueError):
        raise _worker
    return _worker(items)


def in_workers(items: Iterator[Item | Known], options: Options) -> Iterator[Result]:
    """Results of ``options.jobs`` worker processes, in input order, with a bounded number of batches under way.

    Raises EngineError when a worker is killed; ValueError for a bad rule line or model.
    """
    waiting: deque[Future[list[Result]]] = deque()
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(options.jobs, context, initializer=start_worker, initargs=(options,))
    try:
        for batch in batches(items):
            with kept_from_workers():  # the first batches start them
                waiting.append(pool.submit(do_batch, batch))
            if len(waiting) >= AHEAD * options.jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool:
        raise EngineError("a worker process was killed (out of memory?)") from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
