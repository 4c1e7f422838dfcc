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
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Callable, Iterable, Iterator

from ..dates import date_of
from .article import Article
from .mending import printable_name

MAX_CHARACTERS = 1_000_000
"""The longest text that is taken for one article, in characters."""

SAMPLES_MARK = ".sample-articles"
"""A folder that holds this file is the project's own samples: read only where nothing else is there to read."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "article_text", "articletext", "maintext", "main_text", "full_text",
             "fulltext", "body_text", "bodytext", "story", "article_body", "articlebody"),
    "title": ("title", "headline", "heading", "article_title"),
    "published": ("date", "published", "publication_date", "pub_date", "pubdate", "date_publish", "date_published",
                  "published_at", "datepublished", "datetime", "timestamp"),
    "publisher": ("publisher", "publication", "newspaper", "outlet", "site", "source_name", "source_domain", "source"),
    "url": ("url", "link", "href", "permalink", "web_url"),
    "id": ("id", "article_id", "doc_id", "uid", "guid", "uuid"),
}  # fmt: skip
"""The usual names of the columns of tables and JSON objects, first that fits; letter case does not matter."""


@dataclass(frozen=True)
class Rejected:
    """An input that is no article: where it stands and why it was rejected."""

    source: str
    position: int | None
    reason: str


class Unreadable(Exception):
    """An input that cannot be read as an article; the message is the reason given to the user."""


Item = Article | Rejected
Opened = Callable[[], IO[bytes]]


@dataclass
class Reading:
    """What was passed over while reading: files of unknown kinds, and the samples folder."""

    skipped: int = 0
    samples_left_out: bool = False


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
        if path.is_file():
            yield from read_file(path, path.name, columns)
            continue
        for file in files_below(path, reading):
            yield from read_file(file, file.relative_to(path).as_posix(), columns)


def files_below(folder: Path, reading: Reading) -> list[Path]:
    """The folder's readable files, sorted; the samples folder only when nothing else is there."""
    files = sorted(file for file in folder.rglob("*") if file.is_file() and not hidden(file.relative_to(folder)))
    known = [file for file in files if kind_of(file.name)]
    reading.skipped += len(files) - len(known)
    marked = {mark.parent for mark in folder.rglob(SAMPLES_MARK) if mark.parent != folder}
    others = [file for file in known if not marked & set(file.parents)]
    if others and len(others) < len(known):
        reading.samples_left_out = True
        return others
    return known


def hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


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
    kind = kind_of(path.name)
    opener = OPENERS.get(path.suffix.lower())
    if kind is None:
        known = f"{', '.join(READERS)}, each also with {', '.join(OPENERS)}"
        yield Rejected(source, None, f"unknown kind of file {path.suffix or path.name!r}; known: {known}")
        return
    try:
        yield from READERS[kind](lambda: opener(path) if opener else path.open("rb"), source, columns)
    except Unreadable as error:
        yield Rejected(source, None, str(error))
    except (OSError, EOFError, lzma.LZMAError) as error:
        yield Rejected(source, None, f"cannot be read: {printable_name(str(error))}")


def read_stream(data: bytes, columns: dict[str, str] | None = None) -> Iterator[Item]:
    """Standard input: JSON Lines where it begins with an object, else the text of one article."""
    kind = ".jsonl" if data.lstrip()[:1] == b"{" else ".txt"
    try:
        yield from READERS[kind](lambda: io.BytesIO(data), "-", columns)
    except Unreadable as error:
        yield Rejected("-", None, str(error))


def read_txt(opened: Opened, source: str, columns: dict[str, str] | None) -> Iterator[Item]:
    with opened() as file:
        data = file.read(4 * MAX_CHARACTERS + 1)
    if len(data) > 4 * MAX_CHARACTERS:
        raise Unreadable(f"longer than {MAX_CHARACTERS:,} characters: not one article")
    yield make_article({"text": decode(data)}, source, None)


def read_jsonl(opened: Opened, source: str, columns: dict[str, str] | None) -> Iterator[Item]:
    with opened() as file:
        number = 0
        for number, data in enumerate(file, 1):
            if not data.strip():
                continue
            try:
                line = json.loads(decode(data))
                if not isinstance(line, dict):
                    raise Unreadable(f"a line is a JSON object, found {type(line).__name__}")
                names = name_columns(list(line), columns)
                yield make_article({field: line[name] for field, name in names.items()}, source, number)
            except json.JSONDecodeError as error:
                yield Rejected(source, number, f"not JSON: {error.msg} at column {error.colno}")
            except Unreadable as error:
                yield Rejected(source, number, str(error))
    if not number:
        raise Unreadable("empty file")


def read_csv(opened: Opened, source: str, columns: dict[str, str] | None, delimiter: str = ",") -> Iterator[Item]:
    csv.field_size_limit(8 * MAX_CHARACTERS)
    with opened() as file:
        encoding = encoding_of(file)
    with opened() as binary, io.TextIOWrapper(binary, encoding=encoding, newline="") as file:
        rows = csv.reader(file, delimiter=delimiter)
        header = next(rows, None)
        if not header:
            raise Unreadable("empty file")
        names = {field: header.index(name) for field, name in name_columns(header, columns).items()}
        number = 0
        try:
            for number, row in enumerate(rows, 1):
                if not any(row):
                    continue
                if len(row) != len(header):
                    yield Rejected(source, number, f"row has {len(row)} fields where the header has {len(header)}")
                    continue
                try:
                    yield make_article({field: row[index] for field, index in names.items()}, source, number)
                except Unreadable as error:
                    yield Rejected(source, number, str(error))
        except csv.Error as error:
            yield Rejected(source, number + 1, f"not a table from here on: {error}")


def read_tsv(opened: Opened, source: str, columns: dict[str, str] | None) -> Iterator[Item]:
    yield from read_csv(opened, source, columns, delimiter="\t")


READERS: dict[str, Callable[[Opened, str, dict[str, str] | None], Iterator[Item]]] = {
    ".txt": read_txt,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".csv": read_csv,
    ".tsv": read_tsv,
}


def name_columns(found: list[str], given: dict[str, str] | None) -> dict[str, str]:
    """Which of the columns found holds which field; raises Unreadable, with the columns found, where none holds the text."""
    lower = {name.strip().lower(): name for name in reversed(found) if isinstance(name, str)}
    names = {}
    for field, usual in COLUMNS.items():
        wanted = (given or {}).get(field)
        if wanted and wanted not in found:
            raise Unreadable(f"no column {wanted!r} for the {field}; columns found: {', '.join(map(str, found))}")
        if name := wanted or next((lower[name] for name in usual if name in lower), None):
            names[field] = name
    if "text" not in names:
        listed = ", ".join(printable_name(str(name)) for name in found)
        raise Unreadable(f"no text column; columns found: {listed} (name it with --column text=NAME)")
    return names


def make_article(values: dict[str, Any], source: str, position: int | None) -> Article:
    """An Article of the values found; raises Unreadable for an empty or an over-long text."""
    text = values.get("text")
    if not isinstance(text, str):
        raise Unreadable(f"the text is not text, found {type(text).__name__}")
    if len(text) > MAX_CHARACTERS:
        raise Unreadable(f"longer than {MAX_CHARACTERS:,} characters: not one article")
    if not text.strip():
        raise Unreadable("empty text")
    known = {key: as_text(values.get(key)) for key in ("title", "publisher", "url", "id", "published")}
    published, own_id = known.pop("published"), known.pop("id")
    name = own_id or stem_of(source) + (f"#{position}" if position else "")
    article = Article.from_text(text, id=name, source=source, published=date_of(published) if published else None, **known)
    if not article.text:
        raise Unreadable("empty text")
    return article


def as_text(value: Any) -> str | None:
    return None if value is None or isinstance(value, (dict, list)) or not str(value).strip() else str(value).strip()


def decode(data: bytes) -> str:
    """Text of bytes: UTF-16 by its mark, UTF-8, else Windows-1252; raises Unreadable where none of them fits."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            problem = f"byte 0x{data[error.start]:02x} at {error.start} is neither UTF-8 nor Windows-1252"
    raise Unreadable(problem)


def encoding_of(file: IO[bytes]) -> str:
    """The encoding of a file that is read in pieces: UTF-8 when all of it is, UTF-16 by its mark, else Windows-1252."""
    decoder, first = codecs.getincrementaldecoder("utf-8")(), True
    while chunk := file.read(1 << 20):
        if first and chunk[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return "utf-16"
        first = False
        try:
            decoder.decode(chunk)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"
