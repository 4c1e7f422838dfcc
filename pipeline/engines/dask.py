"""The dask engine: workers of a dask.distributed cluster, of this machine or of many. Needs the extra ``cluster``."""

from __future__ import annotations

import logging
import os
import socket
import threading
import uuid
import warnings
from collections import deque
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from ..articles.items import Item
from ..ledger import Known
from ..worker import Options, Result, Worker, fingerprint
from .batches import AHEAD, EngineError, batches
from .interrupts import kept_from_workers

if TYPE_CHECKING:
    from distributed import Client, Future, LocalCluster

PATIENCE = 60
"""Seconds to wait for a scheduler to answer, and for its first worker."""

ABSENCE = 600
"""Seconds that a run waits when its last worker is gone: a queue may have others ready."""

RECOUNT = 100
"""Batches after which the workers are counted anew: a cluster may grow and shrink."""


def in_cluster(items: Iterator[Item | Known], options: Options) -> Iterator[Result]:
    """Results of a cluster's workers, in input order, with a bounded number of batches under way.

    The cluster is the one at ``options.scheduler``, else ``options.jobs`` processes of this machine. A batch whose worker
    dies is done again by another, up to dask's ``distributed.scheduler.allowed-failures`` times. Raises EngineError where
    there is no cluster, or one that cannot do this work.
    """
    if options.patterns:
        options = replace(options, patterns=os.path.abspath(options.patterns))
    with connected(options) as client:
        waiting: deque[Future] = deque()
        name, mark, allowed = f"council-news-{uuid.uuid4().hex}", fingerprint(options), AHEAD
        for number, batch in enumerate(batches(items)):
            if number % RECOUNT == 0:
                allowed = AHEAD * max(1, len(client.nthreads()))
            waiting.append(client.submit(do_batch, batch, options, mark, key=f"{name}-{number}", pure=False))
            if len(waiting) >= allowed:
                yield from results_of(waiting.popleft(), client)
        while waiting:
            yield from results_of(waiting.popleft(), client)


def results_of(future: Future, client: Client) -> list[Result]:
    """The results of a batch when they are there; what went wrong at the cluster is an EngineError."""
    from distributed import KilledWorker, TimeoutError

    try:
        while True:
            try:
                return future.result(timeout=ABSENCE)
            except TimeoutError:
                if not client.nthreads():
                    raise EngineError(f"no worker of the cluster is left, and none has come for {ABSENCE} seconds") from None
    except EngineError:
        raise
    except KilledWorker as error:
        died = f"{error.allowed_failures + 1} workers died one after the other over the same articles (out of memory?)"
        raise EngineError(died) from None
    except (CancelledError, OSError):
        raise EngineError("the connection to the cluster's scheduler is lost") from None
    except Exception as error:
        raise EngineError(f"a worker of the cluster cannot do this work: {type(error).__name__}: {error}") from error


@contextmanager
def connected(options: Options) -> Iterator[Client]:
    """A client of the cluster, with at least one worker; a cluster of this machine ends with it, without a word."""
    try:
        from distributed import Client, TimeoutError
    except ImportError:
        raise EngineError("the dask engine needs the extra cluster: pip install 'council-news[cluster]'") from None
    with ExitStack() as stack:
        stack.enter_context(quiet())
        cluster: LocalCluster | str | None = options.scheduler
        try:
            cluster = cluster or stack.enter_context(local_cluster(options.jobs))
            client = stack.enter_context(Client(cluster, timeout=PATIENCE, set_as_default=False))
        except (OSError, RuntimeError, ValueError) as error:
            here = "no dask cluster can be started on this machine"
            raise EngineError(f"{here if cluster is None else f'no dask scheduler answers at {cluster}'}: {error}") from None
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError:
            raise EngineError(
                f"no worker has joined the scheduler at {options.scheduler} in {PATIENCE} seconds: "
                f"start some, e.g. dask worker {options.scheduler} --nthreads 1"
            ) from None
        yield client


def local_cluster(jobs: int) -> LocalCluster:
    """A cluster of this machine, of ``jobs`` processes."""
    from distributed import LocalCluster

    with kept_from_workers():
        return LocalCluster(
            n_workers=jobs,
            threads_per_worker=1,
            memory_limit=0,  # dask would halt workers at a share of the machine's memory; ours need little and free it
            dashboard_address=None,
            silence_logs=logging.CRITICAL,
        )


@contextmanager
def quiet() -> Iterator[None]:
    """Nothing that dask logs reaches the terminal: what matters is raised."""
    names = [name for name in logging.root.manager.loggerDict if name.partition(".")[0] == "distributed"]
    loggers = [logging.getLogger(name) for name in names]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # "Port 8787 is already in use"
            yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


_worker: tuple[Options, Worker] | None = None
_one_at_a_time = threading.Lock()  # a worker of several threads still has one pipeline: the articles take turns


def do_batch(items: list[Item | Known], options: Options, mark: str) -> list[Result]:
    """The results of a batch, in a worker of the cluster, which makes its pipeline once.

    mark: the fingerprint of the run. Raises EngineError where this worker has another version or other rule files: it
    would make other records.
    """
    global _worker
    with _one_at_a_time:
        if _worker is None or _worker[0] != options:
            _worker = options, make_worker(options, mark)
        return _worker[1](items)


def make_worker(options: Options, mark: str) -> Worker:
    """The worker of this process, where it would make the records that the run wants."""
    here = f"the worker on {socket.gethostname()}"
    try:
        if fingerprint(options) != mark:
            theirs = f"the rule files in {options.patterns}" if options.patterns else "council-news"
            raise EngineError(f"{here} has another version of {theirs}: it would make other records")
        return Worker(options)
    except OSError as error:
        raise EngineError(f"{here} cannot read the rule files: {error}; the folder must be there under the same name") from None
    except ValueError as error:  # a bad rule line, or no such model
        raise EngineError(f"{here} says: {error}") from None
