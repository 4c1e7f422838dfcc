"""Interruptions are for the process that the user started; the processes that it starts are ended by it."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker


@contextmanager
def kept_from_workers() -> Iterator[None]:
    """Processes (and threads) that are started inside never see Ctrl-C, from their first moment on.

    A terminal sends the signal to all of them, and a worker that is still importing would answer with a traceback. Here it
    waits until the end of the block. They inherit what is blocked; a handler of their own would come too late.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()  # started later, it would let the signal through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
