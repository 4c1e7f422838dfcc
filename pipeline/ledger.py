"""The ledger of a run with --new-only: which articles the records file beside it holds, and where.

A small SQLite file, OUT.ledger.sqlite, with a line a record: the key of its article, where its line stands in OUT.jsonl, a
check of that line and its row for finding copies. The key is a hash of the article as it was read (text, title, date, paper,
address, id, source) and of all that decides what its record says: the package's version, the rule files, the map and the options.
So an article that was changed, an edited rule line or another option never gives an old record.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import astuple, dataclass
from itertools import islice
from pathlib import Path
from typing import IO

from .articles import Article
from .copies import ROW, unmarked

TABLE = "CREATE TABLE records (key BLOB PRIMARY KEY, start INTEGER, length INTEGER, mark BLOB, row BLOB) WITHOUT ROWID"
BATCH = 5_000
"""Lines that are written at a time."""


@dataclass(frozen=True)
class Known:
    """An article whose record a former run made: where its line stands in the former records file, and its row."""

    start: int
    length: int
    row: bytes


def key_of(article: Article, fingerprint: str) -> bytes:
    """The key of an article under a fingerprint of version, rules and options (``worker.fingerprint``); 16 bytes."""
    return hashlib.blake2b(repr((fingerprint, astuple(article))).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def mark_of(line: bytes) -> bytes:
    """A check of a record's line, whatever it is a copy of."""
    return hashlib.blake2b(unmarked(line), digest_size=16).digest()


class Ledger:
    """A ledger that is read: asks for an article's record of a former run. None, or a broken one, knows nothing."""

    def __init__(self, path: Path, records: Path, fingerprint: str) -> None:
        self.fingerprint = fingerprint
        self.file: IO[bytes] | None = None
        self.connection: sqlite3.Connection | None = None
        if path.exists() and records.is_file():
            self.connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
            self.file = records.open("rb")

    def find(self, article: Article) -> Known | None:
        """The article's record of a former run, where it is there unchanged."""
        if self.connection is None or self.file is None:
            return None
        wanted = (key_of(article, self.fingerprint),)
        try:
            found = self.connection.execute("SELECT start, length, mark, row FROM records WHERE key = ?", wanted).fetchone()
        except sqlite3.DatabaseError:
            self.close()
            return None
        if found is None:
            return None
        start, length, mark, row = found
        known = Known(start, length, row)
        return known if len(row) == ROW.itemsize and mark_of(self.line(known)) == mark else None

    def line(self, known: Known) -> bytes:
        """The line of a known record, as it was before copies were looked for."""
        assert self.file is not None
        self.file.seek(known.start)
        return unmarked(self.file.read(known.length))

    def close(self) -> None:
        if self.connection is not None and self.file is not None:
            self.connection.close()
            self.file.close()
        self.connection = self.file = None


def write_ledger(path: Path, lines: Iterable[bytes], rows: Iterable[bytes]) -> None:
    """Write the ledger of a records file, from its lines and their rows."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(TABLE)
        entries = entries_of(lines, rows)
        while batch := list(islice(entries, BATCH)):
            connection.executemany("INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?, ?)", batch)


def entries_of(lines: Iterable[bytes], rows: Iterable[bytes]) -> Iterator[tuple[bytes, int, int, bytes, bytes]]:
    """The ledger's lines."""
    start = 0
    for line, row in zip(lines, rows, strict=True):
        yield row[:16], start, len(line), mark_of(line), row
        start += len(line)
