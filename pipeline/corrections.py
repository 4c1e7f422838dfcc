"""Corrections from a spreadsheet: each line names an article, a fact, and what is right.

The file's form is checked here, before anything is done; ``correcting.py`` applies the lines to records.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .articles.encodings import Unreadable, decode
from .items import schemas, value_from

COLUMNS = ("article", "fact", "item", "start", "end", "text", "field", "value", "note")
WRONG, MISSING = "wrong", "missing"


class CorrectionsError(ValueError):
    """A corrections file whose form is wrong; the message has a line for each line of the file that is."""


LONGEST_HEADER = 200
"""Characters of a header that a message repeats."""


@dataclass(frozen=True)
class Correction:
    """One line of a corrections file: where a field is to have ``value``; without a field, ``value`` is "wrong" or "missing"."""

    line: int
    article: str
    fact: str
    item: int | None
    start: int | None
    end: int | None
    text: str
    field: str
    value: Any
    cells: tuple[str, ...]


@dataclass
class Corrections:
    """The lines of a corrections file by article, in the file's order."""

    path: str
    by_article: dict[str, list[Correction]] = field(default_factory=dict)

    def __len__(self) -> int:
        return sum(map(len, self.by_article.values()))


def read_corrections(path: str | Path) -> Corrections:
    """Read a corrections file: CSV with comma, semicolon or tab, as spreadsheets save it; columns beyond COLUMNS are passed over.

    Raises CorrectionsError, a message a line, where the form is wrong: a column that is lacking, a fact or field that there is
    none of, a value that the field may not have.
    """
    try:
        text = decode(Path(path).read_bytes())
    except Unreadable as error:
        raise CorrectionsError(f"{path}: {error}") from None
    head = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    rows.fieldnames = [str(name).strip().lower() for name in rows.fieldnames or ()]
    lacking = [name for name in ("article", "fact", "field", "value") if name not in rows.fieldnames]
    if lacking:
        found = ", ".join(filter(None, rows.fieldnames)) or "none"
        found = found if len(found) <= LONGEST_HEADER else f"{found[:LONGEST_HEADER]} …"  # a file that is no table
        raise CorrectionsError(f"{path}:1: no column {', '.join(lacking)}; found {found}; the columns are {', '.join(COLUMNS)}")
    corrections, problems = Corrections(str(path)), []
    for row in _rows(rows, path):
        cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
        cells["text"] = cells["text"] or str(row.get("name") or "").strip()
        if not any(cells.values()):
            continue
        try:
            correction = _correction(rows.line_num, cells)
            corrections.by_article.setdefault(correction.article, []).append(correction)
        except ValueError as error:
            problems.append(f"{path}:{rows.line_num}: {error}")
    if problems:
        raise CorrectionsError("\n".join(problems))
    return corrections


def _rows(rows: csv.DictReader[str], path: str | Path) -> Iterator[dict[str, str]]:
    """The rows of a table; raises CorrectionsError where it breaks off."""
    try:
        yield from rows
    except csv.Error as error:
        raise CorrectionsError(f"{path}:{rows.line_num + 1}: no CSV that can be read: {error}") from None


def _correction(line: int, cells: dict[str, str]) -> Correction:
    """A line as a Correction; raises ValueError, saying what is wrong with it."""
    fact, name, value = cells["fact"].lower(), cells["field"].lower(), cells["value"]
    if not cells["article"]:
        raise ValueError("no article: give its id, as in the tables")
    if fact not in schemas():
        raise ValueError(f"found {fact!r}: fact is one of {', '.join(schemas())}")
    place = {key: _whole(key, cells[key]) for key in ("item", "start", "end")}
    if (place["start"] is None) != (place["end"] is None):
        raise ValueError("start and end go together")
    if fact != "article" and place["start"] is None and place["item"] is None and not cells["text"]:
        raise ValueError("no place: give the item's number, its start and end, or its text, as in the tables")
    if name:
        if name not in schemas()[fact]:
            raise ValueError(f"found {name!r}: a field of {fact} is one of {', '.join(schemas()[fact])}")
        given = value_from(fact, name, value)
    elif value.lower() in (WRONG, MISSING) and fact != "article":
        given = value.lower()
    else:
        raise ValueError(f"found {value!r} and no field: name the field, or say {WRONG} (no such fact) or {MISSING} (add it)")
    if not name and given == MISSING and place["start"] is None and not cells["text"]:
        raise ValueError("a fact to add needs its start and end, or its text")
    return Correction(line, cells["article"], fact, **place, text=cells["text"], field=name, value=given,
                      cells=tuple(cells.values()))  # fmt: skip


def _whole(key: str, cell: str) -> int | None:
    """A whole number, also as spreadsheets write it ("12.0"); None for an empty cell."""
    if not cell:
        return None
    if not cell.removesuffix(".0").isdecimal():
        raise ValueError(f"found {cell!r}: {key} is a whole number, as in the tables")
    return int(cell.removesuffix(".0"))
