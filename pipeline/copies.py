"""Copies: the same story in several papers, found by MinHash over all articles of a run.

Of every record a row of fixed size goes to a file beside it: a hash of its text, and the MinHash of the words of its mined
zones (Broder 1997, *On the resemblance and containment of documents*; computed by the package rensa). When all are written,
rows whose signatures agree in a band of four values are compared (locality-sensitive hashing: Leskovec, Rajaraman and Ullman,
*Mining of Massive Datasets*, chapter 3), and those that agree in ``ALIKE`` of all values are copies.

A pair of sister papers' versions with another headline, a cut end and a paragraph of their own shares some three quarters of
its five-word runs; two reports that quote the same speech share less than a quarter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy
from rensa import RMinHash

from .records import MINED

VALUES, BAND = 128, 4
"""Values of a signature, and those of a band: two texts that share 0.6 of their word runs agree in one with a chance of 0.99."""

RUN = 5
"""Words of a run; a text is known by the set of its runs."""

LEAST = 30
"""Runs that a text must have to be compared: shorter ones are copies only where their texts are equal."""

ALIKE = 0.6
"""The share of equal values from which two texts are copies of each other."""

SEED = 2026
COUNTED = ("councils", "providers", "people", "jobs", "money", "quotes", "deals")
ROW = numpy.dtype([("key", "V16"), ("text", "<u8"), ("runs", "<u4"), ("facts", "<u4", len(COUNTED)), ("values", "<u4", VALUES)])
"""A record's row: its article's key (see ``ledger``), a hash of its text, how many word runs and facts it has, its signature."""

WORD = re.compile(r"[^\W_]+")
UNCOPIED, COPIED = b'"duplicate_of": null', re.compile(rb'"duplicate_of": (?:null|"(?:[^"\\]|\\.)*")')
"""How a record's line tells what it is a copy of: no text of a record can hold it, since its quotation marks are escaped."""


def row_of(record: dict[str, Any], text: str, key: bytes = b"") -> bytes:
    """The row of a record (as plain data) with its text: what is not mined (headline, adverts, comments) does not count."""
    mined = " ".join(text[zone["start"] : zone["end"]] for zone in record["zones"] if zone["kind"] in MINED)
    words = WORD.findall(mined.lower())
    runs = [" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]
    row = numpy.zeros((), ROW)
    row["key"] = numpy.void(key.ljust(16, b"\0"))
    row["text"] = int(record["article"]["sha256"][:16], 16)
    row["runs"] = len(runs)
    row["facts"] = [len(record[fact]) for fact in COUNTED]
    if len(runs) >= LEAST:
        signature = RMinHash(num_perm=VALUES, seed=SEED)
        signature.update(runs)
        row["values"] = signature.digest()
    return row.tobytes()


def first_copies(rows: Any) -> Any:
    """For each row the index of the first row that it is a copy of, its own where it is none.

    rows: an array of ``ROW``, which may lie in a file (``numpy.memmap``). A copy of a copy is one of the first of all where it
    is still like it, and no copy else.
    The time is that of sorting the rows once a band; the memory is some 40 bytes a row.
    """
    first = numpy.arange(len(rows))
    link(first, rows["text"], lambda a, b: True)
    long = numpy.flatnonzero(rows["runs"] >= LEAST)
    for at in range(0, VALUES, BAND):
        band = rows["values"][long, at : at + BAND].astype("<u8")
        keys = band[:, 0]
        for column in band.T[1:]:
            keys = (keys * numpy.uint64(0x9E3779B97F4A7C15)) ^ column
        link(first, keys, lambda a, b: alike(rows, a, b), long)
    for index in range(len(first)):
        head = root(first, index)
        equal = rows["text"][head] == rows["text"][index]
        first[index] = head if head == index or equal or alike(rows, head, index) else index
    return first


def alike(rows: Any, one: int, other: int) -> bool:
    """Whether two rows agree in so many values that their texts are copies."""
    return float((rows["values"][one] == rows["values"][other]).mean()) >= ALIKE


def link(first: Any, keys: Any, accepted: Any, indexes: Any = None) -> None:
    """Join the rows whose keys are equal to the one before in order, and to the first of them, where ``accepted`` says so.

    Each is compared with the first row that the other is joined to: a column that changes a little every week is no copy of
    that of last year.
    """
    order = numpy.argsort(keys, kind="stable")
    same = numpy.flatnonzero(keys[order][1:] == keys[order][:-1])
    begins = -1
    for before, at in pairwise([-2, *same.tolist()]):
        begins = begins if before == at - 1 and begins >= 0 else at
        places = (order[begins], order[at], order[at + 1])
        head, here, there = (int(place if indexes is None else indexes[place]) for place in places)
        for earlier in {head, here}:
            if root(first, earlier) != root(first, there) and accepted(root(first, earlier), there):
                join(first, earlier, there)


def root(first: Any, index: int) -> int:
    """The first row that a row is joined to so far."""
    while first[index] != index:
        first[index] = first[first[index]]
        index = int(first[index])
    return index


def join(first: Any, one: int, other: int) -> None:
    """Join two rows, and all that are joined to them, under the earlier first one."""
    low, high = sorted((root(first, one), root(first, other)))
    first[high] = low


def marked(lines: Iterable[bytes], first: Any, id_of: Any) -> Iterator[bytes]:
    """The lines of records with ``duplicate_of`` set.

    first: as ``first_copies`` gives it. id_of: gives the article's id of a line, as JSON.
    """
    copied = {int(at) for at in first[first != numpy.arange(len(first))]}
    ids: dict[int, bytes] = {}
    for index, line in enumerate(lines):
        if int(first[index]) != index:
            line = line.replace(UNCOPIED, b'"duplicate_of": ' + ids[int(first[index])], 1)
        elif index in copied:
            ids[index] = id_of(line)
        yield line


def unmarked(line: bytes) -> bytes:
    """A record's line as it was before copies were looked for.

    >>> unmarked(b'{"article": {"duplicate_of": "a", "mended": []}}')
    b'{"article": {"duplicate_of": null, "mended": []}}'
    """
    return COPIED.sub(UNCOPIED, line, count=1)


def read_rows(path: Path) -> Any:
    """The rows of a file, left in it until they are asked for."""
    if path.stat().st_size < ROW.itemsize:
        return numpy.zeros(0, ROW)
    return numpy.memmap(path, ROW, "r")


def cut_rows(path: Path, count: int) -> int:
    """Cut a file to at most ``count`` whole rows; returns how many it holds then."""
    path.touch()
    whole = min(count, path.stat().st_size // ROW.itemsize)
    with path.open("rb+") as file:
        file.truncate(whole * ROW.itemsize)
    return whole
