"""Runs the pipeline over articles: inputs in, a records file out, in input order, for any number of workers.

Records are written to ``OUT.partial.jsonl`` and put in the place of ``OUT.jsonl`` when all are done, so a good file is
never replaced by half a one; rejected inputs go to ``OUT.errors.jsonl``.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import IO, Any, Literal

from .articles.readers import Reading, read_articles
from .engines import engine_for
from .worker import Options, Result


@dataclass
class Summary:
    """What a run did: records written, inputs rejected, files passed over, and where things are."""

    out: str
    records: int = 0
    rejected: int = 0
    reading: Reading = field(default_factory=Reading)
    errors_file: Path | None = None


def extract_all(
    inputs: Iterable[str],
    out: str,
    options: Options,
    *,
    columns: dict[str, str] | None = None,
    limit: int | None = None,
    resume: bool = False,
    progress: Callable[[Iterable[Any]], Iterable[Any]] = iter,
) -> Summary:
    """Extract every article of the inputs into ``out``.

    inputs: files, folders or ``-``. out: path of the records file, or ``-`` for standard output (rejected inputs then
    go to standard error). limit: stop after that many inputs. resume: go on after the last whole line of the partial files
    that an interrupted run over the same inputs left. progress: wraps the stream of results. Returns the Summary.
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
    items = islice(read_articles(inputs, columns, summary.reading), sum(done), limit)
    results = progress(engine_for(options)(items, options))
    if out == "-":
        write(results, sys.stdout.buffer, sys.stderr.buffer, summary)
        return summary
    with ExitStack() as stack:
        mode: Literal["ab", "wb"] = "ab" if resume else "wb"
        record_lines = stack.enter_context(records.open(mode))
        error_lines = stack.enter_context(errors_partial.open(mode))
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


def write(results: Iterable[Result], records: IO[bytes], errors: IO[bytes], summary: Summary) -> None:
    """Write every result to its stream, whole, and count it."""
    for result in results:
        if result.kind == "record":
            records.write(result.line)
            records.flush()
            summary.records += 1
        else:
            errors.write(result.line)
            errors.flush()
            summary.rejected += 1
