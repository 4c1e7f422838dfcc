"""Runs the pipeline over articles: inputs in, a records file out, in input order, for any number of workers.

Records are written to ``OUT.partial.jsonl``, with a row each in ``OUT.partial.rows`` (see ``copies``). When all are done, those
that are copies of others are marked and the file takes the place of ``OUT.jsonl``, so a good file is never replaced by half a
one; rejected inputs go to ``OUT.errors.jsonl``.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from itertools import islice
from pathlib import Path
from typing import IO, Any, Literal

import numpy

from .articles import Article
from .articles.items import Item
from .articles.readers import read_articles
from .articles.selection import ALL, Selection
from .copies import ROW, cut_rows, first_copies, marked, read_rows, row_of
from .correcting import correct_file, unplaced_path
from .corrections import Corrections
from .engines import engine_for
from .ledger import Known, Ledger, write_ledger
from .summary import Summary
from .worker import Options, Result, fingerprint


@dataclass(frozen=True)
class Files:
    """The files of a run, all beside its records file."""

    out: Path

    def beside(self, ending: str) -> Path:
        """The file whose name is that of the records file with another ending."""
        return self.out.with_name(f"{self.out.name.removesuffix('.jsonl')}.{ending}")

    @property
    def records(self) -> Path:
        return self.beside("partial.jsonl")

    @property
    def rows(self) -> Path:
        return self.beside("partial.rows")

    @property
    def marked(self) -> Path:
        return self.beside("partial.marked.jsonl")

    @property
    def errors_partial(self) -> Path:
        return self.beside("errors.partial.jsonl")

    @property
    def errors(self) -> Path:
        return self.beside("errors.jsonl")

    @property
    def ledger(self) -> Path:
        return self.beside("ledger.sqlite")

    @property
    def how(self) -> Path:
        return self.beside("partial.options.json")

    def all(self) -> frozenset[str]:
        """The real paths of those that could be taken for inputs."""
        own = (self.out, self.records, self.errors, self.errors_partial, self.marked, unplaced_path(self.out))
        return frozenset(os.path.realpath(path) for path in own)


def extract_all(
    inputs: Iterable[str],
    out: str,
    options: Options,
    *,
    columns: dict[str, str] | None = None,
    selection: Selection = ALL,
    limit: int | None = None,
    resume: bool = False,
    new_only: bool = False,
    corrections: Corrections | None = None,
    progress: Callable[[Iterable[Any]], Iterable[Any]] = iter,
) -> Summary:
    """Extract every article of the inputs into ``out``.

    inputs: files, folders, addresses or ``-``. out: path of the records file, or ``-`` for standard output (rejected inputs
    then go to standard error, and copies are not looked for). selection: which articles are taken. limit: stop after that many
    inputs. resume: go on after the last whole line of the partial files that an interrupted run over the same inputs left.
    new_only: take the records of articles that the last such run has extracted in the same way from the file that it made (see
    ``ledger``); the result is the same. corrections: applied to the records when all are there; not with ``-`` or new_only.
    progress: wraps the stream of results. Returns the Summary. Raises OSError when ``out`` cannot be written; an interruption
    (KeyboardInterrupt) leaves the partial files.
    """
    summary = Summary(out, options)
    if out == "-":
        items = islice(read_articles(inputs, columns, summary.reading, selection), limit)
        results = progress(engine_for(options)(items, options))
        for result in results:
            summary.count(result)
            (sys.stderr if result.kind == "error" else sys.stdout).buffer.write(result.line)
            (sys.stderr if result.kind == "error" else sys.stdout).buffer.flush()
        return summary.ended()
    files = Files(Path(os.path.realpath(out)) if os.path.islink(out) else Path(out))  # a link stays a link
    files.out.parent.mkdir(parents=True, exist_ok=True)
    summary.reading.exclude = files.all() | ({os.path.realpath(corrections.path)} if corrections is not None else set())
    if resume and files.errors_partial.exists() and not files.records.exists() and files.out.exists():
        # the run was killed when its records were in their place, and before its errors were
        summary.records, summary.rejected = resume_counts(files.out, files.errors_partial)
        return placed(files, summary)
    mark = fingerprint(options)
    how = json.loads(json.dumps([mark, asdict(selection), columns or {}]))
    done = resumed(files, how, summary) if resume else 0
    files.how.write_text(json.dumps(how), encoding="utf-8")
    ledger = Ledger(files.ledger, files.out, mark) if new_only else None
    if ledger:
        options = replace(options, keys=ledger.fingerprint)
    items = islice(read_articles(inputs, columns, summary.reading, selection), done, limit)
    results = progress(engine_for(options)(known_first(items, ledger), options))
    with ExitStack() as stack:
        mode: Literal["ab", "wb"] = "ab" if resume else "wb"
        opened = [stack.enter_context(path.open(mode)) for path in (files.records, files.rows, files.errors_partial)]
        write(results, opened, ledger, summary)
    finish(files, options, ledger, corrections, summary)
    return placed(files, summary)


def known_first(items: Iterable[Item], ledger: Ledger | None) -> Iterator[Item | Known]:
    """The items, those whose record a former run has made as Known."""
    for item in items:
        yield ledger and isinstance(item, Article) and ledger.find(item) or item


def write(results: Iterable[Result], opened: Sequence[IO[bytes]], ledger: Ledger | None, summary: Summary) -> None:
    """Write every result to its stream, whole, and count it; a record's row comes first, so that none is without.

    opened: the streams of records, of their rows, and of errors.
    """
    records, rows, errors = opened
    for result in results:
        summary.count(result)
        if result.kind == "error":
            errors.write(result.line)
            errors.flush()
            continue
        rows.write(result.row)
        rows.flush()
        records.write(ledger.line(result.known) if ledger and result.known else result.line)
        records.flush()


def finish(files: Files, options: Options, ledger: Ledger | None, corrections: Corrections | None, summary: Summary) -> None:
    """Mark the copies among the records, correct what is to be, put the file in its place and write the ledger."""
    rows = read_rows(files.rows)
    first = first_copies(rows) if options.copies else numpy.arange(len(rows))
    summary.duplicates = int((first != numpy.arange(len(rows))).sum())
    source = files.records
    if summary.duplicates:
        with files.records.open("rb") as lines, files.marked.open("wb") as out:
            out.writelines(marked(lines, first, id_of))
        source = files.marked
    new = files.beside("partial.ledger.sqlite")
    if ledger:
        ledger.close()
        with source.open("rb") as lines, files.rows.open("rb") as packed:
            write_ledger(new, lines, iter(lambda: packed.read(ROW.itemsize), b""))
    if corrections is None:
        source.replace(files.out)
    else:
        summary.corrected = correct_file(source, files.out, corrections)
        source.unlink()
    if ledger:
        new.replace(files.ledger)
    for left in (files.records, files.marked):
        left.unlink(missing_ok=True)


def id_of(line: bytes) -> bytes:
    """The article's id of a record's line, as JSON."""
    found: str = json.loads(line)["article"]["id"]
    return json.dumps(found, ensure_ascii=False).encode("utf-8", "backslashreplace")


def placed(files: Files, summary: Summary) -> Summary:
    """Put the rejected inputs in their place, the last step of a run; none leaves no file."""
    for left in (files.rows, files.how):
        left.unlink(missing_ok=True)
    if summary.rejected:
        files.errors_partial.replace(files.errors)
        summary.errors_file = files.errors
    else:
        files.errors_partial.unlink()
        files.errors.unlink(missing_ok=True)
    return summary.ended()


def resumed(files: Files, how: list[Any], summary: Summary) -> int:
    """How many inputs an interrupted run has done; what it left half written is cut off, and what it wrote is counted.

    how: what decides which records are made. Raises ValueError where the interrupted run had another one.
    """
    records, rejected = resume_counts(files.records, files.errors_partial)
    if files.how.exists() and json.loads(files.how.read_text(encoding="utf-8")) != how:
        raise ValueError(
            f"{files.records} was made with other options, rule files or another version: resume with those of the run that was"
            " interrupted, or begin anew without --resume"
        )
    with_row = cut_rows(files.rows, records)
    if with_row < records:  # the rows are not those of this run: they can be made from the records
        with files.records.open("rb") as lines, files.rows.open("ab") as rows:
            for line in islice(lines, with_row, None):
                record = json.loads(line)
                if "text" not in record:
                    raise ValueError(f"{files.rows} is not that of {files.records}: begin anew without --resume")
                rows.write(row_of(record, record["text"]))
    summary.add_rows(read_rows(files.rows))
    summary.rejected = rejected
    if rejected:
        with files.errors_partial.open("rb") as lines:
            summary.codes.update(json.loads(line).get("code", "") for line in lines)
    return records + rejected


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
