"""Readers: files, folders, archives, addresses and standard input in, articles and rejected inputs out, in a fixed order.

One module a format; adding one: a module with its reader, and a line in ``READERS`` and in ``names.KINDS``.
"""

from __future__ import annotations

import codecs
import io
import re
import sys
from collections.abc import Iterable, Iterator

from .archives import BROKEN, members
from .csv_tables import is_table, read_csv, read_tsv
from .files import File, Reading, local_files
from .html_pages import read_html
from .items import Item, Reader, Rejected, Unreadable
from .json_lines import read_jsonl
from .mending import printable_name
from .names import CSV, DOCX, HTML, JSONL, PARQUET, TEXT, TSV, WARC, ZIP, kind_of, kinds_in_words
from .packing import unpacked
from .parquet_tables import read_parquet
from .plain_text import read_txt
from .remote import is_remote, remote_files
from .selection import ALL, Selection
from .warc_archives import read_warc
from .word_files import read_docx

READERS: dict[str, Reader] = {
    TEXT: read_txt,
    JSONL: read_jsonl,
    CSV: read_csv,
    TSV: read_tsv,
    HTML: read_html,
    DOCX: read_docx,
    WARC: read_warc,
    PARQUET: read_parquet,
}
"""The reader of each format. Zip archives are no format: their members are read like the files of a folder."""


def read_articles(
    inputs: Iterable[str],
    columns: dict[str, str] | None = None,
    reading: Reading | None = None,
    selection: Selection = ALL,
) -> Iterator[Item]:
    """Every article of the inputs, in order; what cannot be read comes as Rejected.

    inputs: paths of files and folders (recursive, sorted by name), addresses that fsspec opens, or ``-`` for standard input.
    columns: the column that holds a field, e.g. ``{"text": "story"}``, in place of the usual names. reading: counts what is
    passed over. selection: which articles are taken.
    """
    reading = reading or Reading()
    for item in all_items(inputs, columns, reading):
        if selection is ALL or isinstance(item, Rejected) or selection.takes(item, reading):
            yield item


def all_items(inputs: Iterable[str], columns: dict[str, str] | None, reading: Reading) -> Iterator[Item]:
    for given in inputs:
        if given == "-":
            yield from read_stream(sys.stdin.buffer.read(), columns)
            continue
        try:
            for file in (remote_files if is_remote(given) else local_files)(given, reading):
                if isinstance(file, Rejected):
                    yield file
                elif reading.is_new(file):
                    yield from read_file(file, columns, reading)
        except Unreadable as error:
            yield Rejected.because(given, None, error)


def read_file(file: File, columns: dict[str, str] | None, reading: Reading) -> Iterator[Item]:
    """The articles of one file, or of the files in an archive."""
    yield from guarded(file.source, content_of(file, columns, reading))


def content_of(file: File, columns: dict[str, str] | None, reading: Reading) -> Iterator[Item]:
    """What a file holds by its kind; raises Unreadable for a file of an unknown one."""
    kind = kind_of(file.source)
    if kind is None:
        name = file.source.rsplit("/", 1)[-1]
        shown = f".{name.rsplit('.', 1)[-1]}" if "." in name else name
        raise Unreadable(f"unknown kind of file {shown!r}; known: {kinds_in_words()}", "unknown_kind")
    if kind != ZIP:
        yield from READERS[kind](unpacked(file), file.source, columns)
        return
    for member in members(file, reading):
        if isinstance(member, Rejected):
            yield member
        else:
            yield from read_file(member, columns, reading)


def guarded(source: str, items: Iterator[Item]) -> Iterator[Item]:
    """The items; where reading them fails, what came before and the reason."""
    try:
        yield from items
    except Unreadable as error:
        yield Rejected.because(source, None, error)
    except BROKEN as error:
        if isinstance(error, OSError) and error.strerror:
            yield Rejected(source, None, f"cannot be read: {printable_name(error.strerror)}", "unreadable")
        else:
            yield Rejected(source, None, f"cannot be read to its end: {printable_name(str(error))}", "damaged")
    except Exception as error:  # a library's own fault over one odd file must never stop a run of a million
        yield Rejected(source, None, f"reading failed: {type(error).__name__}: {printable_name(str(error))}", "failed")


def read_stream(data: bytes, columns: dict[str, str] | None = None) -> Iterator[Item]:
    """Standard input: JSON Lines where it begins with an object (or an array of them, to be rejected), HTML where it begins
    with its tag, a table where its header names the text, else the text of one article, or of a Nexis download."""
    start = data.removeprefix(codecs.BOM_UTF8)
    kind = TEXT
    if re.match(rb"\s*(?:\[\s*)?\{", start):
        kind = JSONL
    elif re.match(rb"(?i)\s*<(?:!doctype html|html)", start):
        kind = HTML
    elif is_table(start, columns):
        kind = CSV
    yield from guarded("-", READERS[kind](lambda: io.BytesIO(data), "-", columns))
