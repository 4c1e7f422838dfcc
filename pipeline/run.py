"""Runs the pipeline over articles: inputs in, a records file out, in input order, for any number of workers.

Records are written to ``OUT.partial.jsonl`` and put in the place of ``OUT.jsonl`` when all are done, so a good file is
never replaced by half a one; rejected inputs go to ``OUT.errors.jsonl``.
"""

from __future__ import annotations

import gc
import json
import multiprocessing
import multiprocessing.connection
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Literal

import jsonlines

from .articles.files import Reading
from .articles.items import Item, Rejected
from .articles.readers import read_articles
from .articles.selection import ALL, Selection

BATCH = 32
"""Articles that go to a worker at a time."""

REBUILD = 20_000
"""Articles after which a worker makes its pipeline anew: spaCy's string store only grows."""


@dataclass
class Options:
    """How a run is done: workers, whether records carry the text, a trained model's name, a folder of rule files."""

    jobs: int = 1
    with_text: bool = True
    model: str | None = None
    patterns: str | None = None


@dataclass
class Summary:
    """What a run did: records written, inputs rejected, files passed over, and where things are."""

    out: str
    records: int = 0
    rejected: int = 0
    reading: Reading = field(default_factory=Reading)
    errors_file: Path | None = None


Result = tuple[str, dict[str, Any]]
"""("record" or "error", its dict): what becomes of one input."""


class Worker:
    """Turns articles into records; holds the pipeline and makes it anew now and then to bound memory."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.done = 0
        self.build()

    def build(self) -> None:
        from . import load
        from .assemble import keep_read_attributes, leave_no_spans

        gc.unfreeze()
        self.nlp = load(self.options.patterns, self.options.model)
        leave_no_spans(self.nlp)
        if not self.options.model:
            keep_read_attributes(self.nlp)
        gc.collect()
        gc.freeze()  # the rule lines live as long as the worker: going through them again and again took a tenth of the time

    def __call__(self, items: list[Item]) -> list[Result]:
        """("record" or "error", its dict) for every item, in order; an article that fails is an error, not an end."""
        return [self.one(item) for item in items]

    def one(self, item: Item) -> Result:
        from .records import dict_from_doc, process

        if isinstance(item, Rejected):
            return "error", {"source": item.source, "position": item.position, "code": item.code, "reason": item.reason}
        self.done += 1
        if self.done % REBUILD == 0:
            self.build()
        try:
            return "record", dict_from_doc(process(self.nlp, item), item, self.options.with_text)
        except Exception as error:  # one article must never stop a run of a million
            where = error.__traceback__
            while where and where.tb_next:
                where = where.tb_next
            place = f"{Path(where.tb_frame.f_code.co_filename).name}:{where.tb_lineno}" if where else "?"
            reason = f"extraction failed in {place}: {type(error).__name__}: {error}"
            return "error", {"source": item.source, "position": None, "id": item.id, "code": "failed", "reason": reason}


def extract_all(
    inputs: Iterable[str],
    out: str,
    options: Options,
    *,
    columns: dict[str, str] | None = None,
    selection: Selection = ALL,
    limit: int | None = None,
    resume: bool = False,
    progress: Callable[[Iterable[Any]], Iterable[Any]] = iter,
) -> Summary:
    """Extract every article of the inputs into ``out``.

    inputs: files, folders, addresses or ``-``. out: path of the records file, or ``-`` for standard output (rejected inputs
    then go to standard error). selection: which articles are taken. limit: stop after that many inputs. resume: go on after
    the last whole line of the partial files that an interrupted run over the same inputs left. progress: wraps the stream of
    results. Returns the Summary.
    Raises OSError when ``out`` cannot be written; an interruption (KeyboardInterrupt) leaves the partial files.
    """
    summary = Summary(out)
    path = Path(os.path.realpath(out)) if os.path.islink(out) else Path(out)  # a link stays a link
    stem = path.name.removesuffix(".jsonl")
    records, errors = path.with_name(f"{stem}.partial.jsonl"), path.with_name(f"{stem}.errors.jsonl")
    errors_partial = path.with_name(f"{stem}.errors.partial.jsonl")
    if out != "-":
        path.parent.mkdir(parents=True, exist_ok=True)
        summary.reading.exclude = frozenset(os.path.realpath(own) for own in (path, records, errors, errors_partial))
    if resume and errors_partial.exists() and not records.exists() and path.exists():
        # the run was killed when its records were in their place, and before its errors were
        summary.records, summary.rejected = resume_counts(path, errors_partial)
        return placed(errors_partial, errors, summary)
    done = resume_counts(records, errors_partial) if resume and out != "-" else (0, 0)
    summary.records, summary.rejected = done
    if done[0]:
        check_resumed(records, options)
    items = islice(read_articles(inputs, columns, summary.reading, selection), sum(done), limit)
    results = progress(in_workers(items, options) if options.jobs > 1 else in_process(items, options))
    if out == "-":
        write(results, jsonlines.Writer(sys.stdout, dumps=dumps), jsonlines.Writer(sys.stderr, dumps=dumps), summary)
        return summary
    with ExitStack() as stack:
        mode: Literal["a", "w"] = "a" if resume else "w"
        record_lines = stack.enter_context(jsonlines.open(records, mode, dumps=dumps, flush=True))
        error_lines = stack.enter_context(jsonlines.open(errors_partial, mode, dumps=dumps, flush=True))
        write(results, record_lines, error_lines, summary)
    records.replace(path)
    return placed(errors_partial, errors, summary)


def placed(partial: Path, errors: Path, summary: Summary) -> Summary:
    """Put the rejected inputs in their place, the last step of a run; none leaves no file."""
    if summary.rejected:
        partial.replace(errors)
        summary.errors_file = errors
    else:
        partial.unlink()
        errors.unlink(missing_ok=True)
    return summary


def check_resumed(records: Path, options: Options) -> None:
    """Refuse to go on with records that another setting made; raises ValueError."""
    with records.open(encoding="utf-8") as file:
        had_text = "text" in json.loads(file.readline())
    if had_text != options.with_text:
        made = "with" if had_text else "without"
        raise ValueError(f"{records} holds records {made} their text: resume with the options of the run that was interrupted")


dumps = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
"""A record as a line of JSON; made once, since ``json.dumps`` makes an encoder a call for any but its own settings."""


def resume_counts(*partial: Path) -> tuple[int, ...]:
    """The whole lines of each partial file of an interrupted run; a half line at its end is cut off.

    Every line is flushed in the order of the inputs, so the lines of the files together are the inputs that are done.
    """
    counts = []
    for path in partial:
        path.touch()
        with path.open("rb+") as file:
            whole = count = 0
            for line in file:
                if line.endswith(b"\n"):
                    whole, count = whole + len(line), count + 1
            file.truncate(whole)
        counts.append(count)
    return tuple(counts)


def write(results: Iterable[Result], records: jsonlines.Writer, errors: jsonlines.Writer, summary: Summary) -> None:
    """Write every result to its stream and count it."""
    for kind, result in results:
        if kind == "record":
            records.write(result)
            summary.records += 1
        else:
            errors.write(result)
            summary.rejected += 1


def in_process(items: Iterator[Item], options: Options) -> Iterator[Result]:
    """Results of this process, one by one."""
    worker = Worker(options)
    for item in items:
        yield worker.one(item)


_worker: Worker | ValueError | None = None


def start_worker(options: Options) -> None:
    """Make a worker process's pipeline; interruptions are the parent's to handle.

    A bad rule line or model is kept for the first batch to raise: raised here, the parent would only learn that the pool broke.
    """
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
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


def do_batch(items: list[Item]) -> list[Result]:
    assert _worker is not None
    if isinstance(_worker, ValueError):
        raise _worker
    return _worker(items)


def in_workers(items: Iterator[Item], options: Options) -> Iterator[Result]:
    """Results of ``options.jobs`` worker processes, in input order, with a bounded number of batches under way."""
    waiting: deque[Future[list[Result]]] = deque()
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(options.jobs, context, initializer=start_worker, initargs=(options,))
    try:
        while batch := list(islice(items, BATCH)):
            waiting.append(pool.submit(do_batch, batch))
            if len(waiting) >= 4 * options.jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
