"""CSV and TSV tables: one article a row."""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TextIO

from .encodings import encoding_of
from .fields import MAX_CHARACTERS, TOO_LONG, make_article, name_columns
from .items import Item, Opened, Rejected, Unreadable
from .names import stem_of

ROW_LINES = 5_000
"""Lines that one row may run over: what goes on for longer has a quotation mark that is never closed."""

HEADER = 10_000
"""Bytes in which a header is looked for where no name tells that there is one."""

LONGEST = 2 * MAX_CHARACTERS
"""The longest row that is read, in characters."""


def read_csv(opened: Opened, source: str, columns: dict[str, str] | None, delimiter: str | None = None) -> Iterator[Item]:
    """The rows of a table; of a row whose quotation mark is never closed only its first line is lost."""
    csv.field_size_limit((1 << 31) - 1)
    with opened() as file:
        encoding = encoding_of(file)
    # a byte that is in no encoding becomes a surrogate, which rejects its own row only
    with opened() as binary, io.TextIOWrapper(binary, encoding=encoding, errors="surrogateescape", newline="") as file:
        first = file.readline(LONGEST)
        lines = Lines(chain([first], text_lines(file)))
        rows = csv.reader(lines, delimiter=delimiter or max(",;\t|", key=first.count))
        header = [name.strip() for name in next(rows, [])]
        if not any(header):
            raise Unreadable("empty file", "empty")
        names = {name: header.index(column) for name, column in name_columns(header, columns).items()}
        number = 0
        while lines.begin_row():
            row = next(rows, [])
            number += 1
            if not any(row):
                continue
            try:
                if lines.is_open(rows.dialect.delimiter):
                    place, long = lines.place(), len(lines.row) == 1 and lines.length > LONGEST
                    lines.give_back()
                    rows = csv.reader(lines, delimiter=rows.dialect.delimiter)
                    if long:
                        raise Unreadable(f"{TOO_LONG} ({place})", "too_long")
                    raise Unreadable(f"a quotation mark is opened and never closed ({place})", "bad_row")
                check_row(row, len(header), lines.place())
                yield make_article({name: row[index] for name, index in names.items()}, source, f"{stem_of(source)}#{number}")
            except Unreadable as error:
                yield Rejected.because(source, number, error)
        if not number:
            raise Unreadable("no rows below the header", "empty")


def is_table(data: bytes, columns: dict[str, str] | None) -> bool:
    """Whether bytes without a name begin like a table: a header with the text and another field, or the text as named.

    >>> is_table(b"Date;Body", None), is_table(b"Story, in full", None), is_table(b"a,b", {"text": "b"})
    (True, False, True)
    """
    first = next(iter(data[:HEADER].decode("utf-8", "replace").replace("\0", "").lstrip().splitlines()), "")
    header = [name.strip() for name in next(csv.reader([first], delimiter=max(",;\t|", key=first.count)), [])]
    try:
        return len(name_columns(header, columns)) > 1 or "text" in (columns or {})
    except Unreadable:
        return False


def check_row(row: list[str], wanted: int, place: str) -> None:
    """Raise Unreadable for a row that does not fit its header, or holds bytes in no encoding."""
    if len(row) != wanted:
        raise Unreadable(f"row has {len(row)} fields where the header has {wanted} ({place})", "bad_row")
    if byte := re.search("[\udc80-\udcff]", "".join(row)):
        raise Unreadable(f"byte 0x{ord(byte[0]) - 0xDC00:02x} is neither UTF-8 nor Windows-1252 ({place})", "undecodable")


def text_lines(file: TextIO) -> Iterator[str]:
    """The lines of a table; of one that is longer than a row can be only its beginning."""
    while line := file.readline(LONGEST + 1):
        rest = line
        while len(rest) > LONGEST and not rest.endswith(("\n", "\r")):
            rest = file.readline(LONGEST + 1)
        yield line if rest is line else line + "\n"


class Lines:
    """The lines of a table without NUL characters; those of the row that is being read can be given back.

    A row ends at the latest after ``ROW_LINES`` lines or the length of one article.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines, self.back, self.row = iter(lines), deque[str](), list[str]()
        self.number = self.length = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.row) >= ROW_LINES or self.length > LONGEST:
            raise StopIteration
        line = self.back.popleft() if self.back else next(self.lines).replace("\0", "")
        self.row.append(line)
        self.number, self.length = self.number + 1, self.length + len(line)
        return line

    def begin_row(self) -> bool:
        """Forget the row before; whether there is a line for another one."""
        self.row, self.length = [], 0
        if not self.back:
            line = next(self.lines, None)
            if line is None:
                return False
            self.back.append(line.replace("\0", ""))
        return True

    def is_open(self, delimiter: str) -> bool:
        """Whether the row has a quotation mark that is never closed, or only lines below by the mark of another row."""
        try:
            list(csv.reader(self.row, delimiter=delimiter, strict=True))
        except csv.Error as error:
            return len(self.row) > 1 or "end of data" in str(error)
        return False

    def give_back(self) -> None:
        """Leave all lines but the row's first to be read again."""
        self.number -= len(self.row) - 1
        self.back.extendleft(reversed(self.row[1:]))
        self.row = self.row[:1]

    def place(self) -> str:
        """Where the row stands: "line 7", "lines 7 to 9"."""
        first = self.number - len(self.row) + 1
        return f"line {self.number}" if len(self.row) == 1 else f"lines {first} to {self.number}"


def read_tsv(opened: Opened, source: str, columns: dict[str, str] | None) -> Iterator[Item]:
    """The rows of a table whose columns are parted by tabs."""
    yield from read_csv(opened, source, columns, delimiter="\t")
