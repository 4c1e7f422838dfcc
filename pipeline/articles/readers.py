"""Readers: files, folders and standard input in, articles and rejected inputs out, in a fixed order.

Formats: ``.txt`` (one article a file), ``.jsonl``/``.ndjson`` and ``.csv``/``.tsv`` (one article a row), each also
compressed (``.gz``, ``.bz2``, ``.xz``). Adding a format: a reader function here and its suffix in ``READERS``.
"""

from __future__ import annotations

import bz2
import codecs
import csv
import gzip
import io
import json
import lzma
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import IO, Any

from .article import Article
from .encodings import DAMAGED, Unreadable, byte_lines, decode, encoding_of, whole
from .fields import MAX_CHARACTERS, TOO_LONG, json_name, make_article, name_columns
from .mending import printable_name

SAMPLES_MARK = ".sample-articles"
"""A folder that holds this file is the project's own samples: read only where nothing else is there to read."""


@dataclass(frozen=True)
class Rejected:
    """An input that is no article: where it stands and why it was rejected."""

    source: str
    position: int | None
    reason: str


Item = Article | Rejected
Opened = Callable[[], IO[bytes]]


@dataclass
class Reading:
    """What a run leaves alone (``exclude``: its own output files) and what it passed over.

    skipped: files of unknown kinds. repeated: files given twice, or reached twice by links. samples: "only" where there was
    nothing but the project's sample articles, "left out" where there was.
    """

    exclude: frozenset[str] = frozenset()
    skipped: int = 0
    repeated: int = 0
    samples: str = ""
    seen: set[str] = field(default_factory=set)

    def is_new(self, file: Path) -> bool:
        """Whether this file is to be read: not yet read under another name, and none of the run's own."""
        real = os.path.realpath(file)
        if real in self.seen:
            self.repeated += 1
        new = real not in self.seen and real not in self.exclude
        self.seen.add(real)
        return new


def read_articles(inputs: Iterable[str], columns: dict[str, str] | None = None, reading: Reading | None = None) -> Iterator[Item]:
    """Every article of the inputs, in order; what cannot be read comes as Rejected.

    inputs: paths of files and folders (recursive, sorted by name), or ``-`` for standard input. columns: the column
    that holds a field, e.g. ``{"text": "story"}``, in place of the usual names. reading: counts what is passed over.
    """
    reading = reading or Reading()
    for given in inputs:
        if given == "-":
            yield from read_stream(sys.stdin.buffer.read(), columns)
            continue
        path = Path(given)
        files = files_below(path, reading) if path.is_dir() else [path]
        for file in files:
            if reading.is_new(file):
                yield from read_file(file, file.relative_to(path).as_posix() if path.is_dir() else path.name, columns)


def files_below(folder: Path, reading: Reading) -> list[Path]:
    """The folder's readable files, sorted; the samples folder only when nothing else is there.

    Links are followed, each folder is entered once; a link to nothing and a folder that cannot be entered are listed, so that
    they are rejected with a reason. Pipes and devices are skipped.
    """
    files, marked, entered, closed = [], set(), set(), list[Path]()
    for at, folders, names in os.walk(folder, followlinks=True, onerror=lambda error: closed.append(Path(error.filename))):
        real = os.path.realpath(at)
        folders[:] = sorted(name for name in folders if not name.startswith(".")) if real not in entered else []
        if real not in entered:
            files += [Path(at) / name for name in names if not name.startswith(".")]
            if SAMPLES_MARK in names and Path(at) != folder:
                marked.add(Path(at))
        entered.add(real)
    readable = [file for file in files if kind_of(file.name) and (file.is_file() or not file.exists())]
    known = sorted(closed + [file for file in readable if os.path.realpath(file) not in reading.exclude])
    reading.skipped += len(files) - len(readable)
    others = [file for file in known if not marked & set(file.parents)]
    if len(others) < len(known):
        reading.samples = "left out" if others else "only"
    return others or known


def kind_of(name: str) -> str | None:
    """The format's suffix by which a file is read; None for files of an unknown kind.

    >>> kind_of("dump.JSONL.gz"), kind_of("README.md")
    ('.jsonl', None)
    """
    suffixes = [suffix.lower() for suffix in Path(name).suffixes]
    if suffixes and suffixes[-1] in OPENERS:
        suffixes.pop()
    return suffixes[-1] if suffixes and suffixes[-1] in READERS else None


def stem_of(source: str) -> str:
    """The source without the suffixes of its format.

    >>> stem_of("2013/a.txt.gz")
    '2013/a'
    """
    path = Path(source)
    if path.suffix.lower() in OPENERS:
        path = path.with_suffix("")
    return path.with_suffix("").as_posix()


OPENERS: dict[str, Callable[[Any], IO[bytes]]] = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}  # type: ignore[dict-item]


def read_file(path: Path, source: str, columns: dict[str, str] | None = None) -> Iterator[Item]:
    """The articles of one file; ``source`` is how the file is named in records."""
    kind, source = kind_of(path.name), whole(source)
    opener = OPENERS.get(path.suffix.lower())
    if path.is_dir():
        yield Rejected(source, None, "a folder that cannot be entered: permission denied")
        return
    if kind is None:
        known = f"{', '.join(READERS)}, each also with {', '.join(OPENERS)}"
        yield Rejected(source, None, f"unknown kind of file {path.suffix or path.name!r}; known: {known}")
        return
    try:
        yield from READERS[kind](lambda: opener(path) if opener else path.open("rb"), source, columns)
    except Unreadable as error:
        yield Rejected(source, None, str(error))
    except DAMAGED as error:
        if isinstance(error, OSError) and error.strerror:
            yield Rejected(source, None, f"cannot be read: {printable_name(error.strerror)}")
        else:
            yield Rejected(source, None, f"cannot be read to its end: {printable_name(str(error))}")


def read_stream(data: bytes, columns: dict[str, str] | None = None) -> Iterator[Item]:
    """Standard input: JSON Lines where it begins with an object (or an array of objects, to be rejected), else an article."""
    kind = ".jsonl" if re.match(rb"\s*(?:\[\s*)?\{", data.removeprefix(codecs.BOM_UTF8)) else ".txt"
    try:
        yield from READERS[kind](lambda: io.BytesIO(data), "-", columns)
    except Unreadable as error:
        yield Rejected("-", None, str(error))


def read_txt(opened: Opened, source: str, columns: dict[str, str] | None) -> Iterator[Item]:
    with opened() as file:
        data = file.read(4 * MAX_CHARACTERS + 1)
    if len(data) > 4 * MAX_CHARACTERS:
        raise Unreadable(TOO_LONG)
    yield make_article({"text": decode(data)}, source, stem_of(source))


def read_jsonl(opened: Opened, source: str, columns: dict[str, str] | None) -> Iterator[Item]:
    filled = False
    with opened() as file:
        for number, data in enumerate(byte_lines(file), 1):
            if not data.strip():
                continue
            if not filled and is_record(data):
                raise Unreadable("records of council-news, no articles")
            filled = True
            try:
                yield make_article(read_line(data, columns), source, f"{stem_of(source)}#{number}")
            except Unreadable as error:
                yield Rejected(source, number, str(error))
    if not filled:
        raise Unreadable("empty file")


def is_record(data: bytes) -> bool:
    """Whether a line is what this tool writes: an output left in the input folder is not to be read as articles."""
    return data.lstrip().startswith(b'{"schema"') and b'"zones"' in data


def read_line(data: bytes, columns: dict[str, str] | None) -> dict[str, Any]:
    """The fields of one line of JSON Lines; raises Unreadable where it is none."""
    if len(data) > 8 * MAX_CHARACTERS:
        raise Unreadable(TOO_LONG)
    try:
        line = json.loads(decode(data))
    except json.JSONDecodeError as error:
        raise Unreadable(f"not JSON: {error.msg} at column {error.colno}") from None
    except (ValueError, RecursionError):
        raise Unreadable("not JSON that can be read: a number of thousands of digits, or brackets nested too deep") from None
    if not isinstance(line, dict):
        raise Unreadable(f"a line is a JSON object, found {json_name(line)}")
    return {name: line[column] for name, column in name_columns(list(line), columns).items()}


def read_csv(opened: Opened, source: str, columns: dict[str, str] | None, delimiter: str | None = None) -> Iterator[Item]:
    csv.field_size_limit((1 << 31) - 1)
    with opened() as file:
        encoding = encoding_of(file)
    # a byte that is in no encoding becomes a surrogate, which rejects its own row only
    with opened() as binary, io.TextIOWrapper(binary, encoding=encoding, errors="surrogateescape", newline="") as file:
        first = file.readline()
        delimiter = delimiter or max(",;\t|", key=first.count)
        lines = Lines(chain([first], file))
        rows = csv.reader(lines, delimiter=delimiter)
        header = [name.strip() for name in next(rows, [])]
        lines.quotes_since()
        if not any(header):
            raise Unreadable("empty file")
        names = {name: header.index(column) for name, column in name_columns(header, columns).items()}
        number, last_line = 0, rows.line_num
        for number, row in enumerate(rows, 1):
            place = f"line {rows.line_num}" if rows.line_num == last_line + 1 else f"lines {last_line + 1} to {rows.line_num}"
            last_line, quotes = rows.line_num, lines.quotes_since()
            if not any(row):
                continue
            try:
                if quotes % 2 and " to " in place:
                    raise Unreadable(f"a quotation mark is opened and never closed ({place})")
                if len(row) != len(header):
                    raise Unreadable(f"row has {len(row)} fields where the header has {len(header)} ({place})")
                if byte := re.search("[\udc80-\udcff]", "".join(row)):
                    raise Unreadable(f"byte 0x{ord(byte[0]) - 0xDC00:02x} is neither UTF-8 nor Windows-1252 ({place})")
                yield make_article({name: row[index] for name, index in names.items()}, source, f"{stem_of(source)}#{number}")
            except Unreadable as error:
                yield Rejected(source, number, str(error))
        if not number:
            raise Unreadable("no rows below the header")


class Lines:
    """The lines of a table without NUL characters, counting the quotation marks that pass by."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines, self.quotes = iter(lines), 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self.lines)
        self.quotes += line.count('"')
        return line.replace("\0", "")

    def quotes_since(self) -> int:
        """The quotation marks since the last call: an even number for every row that is whole."""
        quotes, self.quotes = self.quotes, 0
        return quotes


def read_tsv(opened: Opened, source: str, columns: dict[str, str] | None) -> Iterator[Item]:
    yield from read_csv(opened, source, columns, delimiter="\t")


READERS: dict[str, Callable[[Opened, str, dict[str, str] | None], Iterator[Item]]] = {
    ".txt": read_txt,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".csv": read_csv,
    ".tsv": read_tsv,
}
