"""A record as rows of flat tables: one table a fact, every row with its article, its keys and its sentence."""

from __future__ import annotations

import gzip
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import jsonlines

from ..evidence import sentence_around
from ..records import FACTS
from .columns import COLUMNS
from .keys import person_key, provider_key

JOIN = "; "
"""What stands between the values of a list in a cell."""

Rows = dict[str, list[dict[str, Any]]]


def records_of(path: str | Path) -> Iterator[dict[str, Any]]:
    """The records of a file, line by line; ``-`` is standard input, ``.gz`` is unpacked.

    Raises ValueError, naming the line, for a line that is no record.
    """
    if str(path) == "-":
        yield from read_records(sys.stdin.buffer, "-")
        return
    with gzip.open(path) if str(path).endswith(".gz") else Path(path).open("rb") as file:
        yield from read_records(file, str(path))


def read_records(file: Iterable[bytes], path: str) -> Iterator[dict[str, Any]]:
    number = 0
    try:
        with jsonlines.Reader(line.decode("utf-8") for line in file) as lines:
            for number, record in enumerate(lines, 1):
                if not isinstance(record, dict) or "article" not in record:
                    raise ValueError(f"{path}:{number}: not a record (no 'article')")
                yield record
    except jsonlines.InvalidLineError as error:
        raise ValueError(f"{path}:{number + 1}: not JSON: {error.__cause__ or error}") from None
    except (UnicodeDecodeError, OSError, EOFError) as error:
        if isinstance(error, OSError) and error.errno:
            raise
        raise ValueError(f"{path}: not UTF-8 text: no records file, or a compressed one") from None


def unused(own: str, ids: set[str]) -> str:
    """The id, numbered where it is among ``ids``, which it joins.

    >>> ids = set(); [unused("a", ids) for _ in range(3)]
    ['a', 'a (2)', 'a (3)']
    """
    numbered, number = own, 1
    while numbered in ids:
        number += 1
        numbered = f"{own} ({number})"
    ids.add(numbered)
    return numbered


def rows_of(record: dict[str, Any]) -> Rows:
    """One record's rows, by table; the keys of every row are the columns of its table (``columns.COLUMNS``)."""
    article, text = record["article"], record.get("text")
    once = article.get("duplicate_of") is None
    known = {"article": article["id"], "published": article.get("published")}
    councils = record.get("councils", [])
    people = {person["name"]: person_key(person, councils) for person in record.get("people", [])}
    rows: Rows = defaultdict(list)
    rows["articles"].append(shaped("articles", {**article, "counts": once}, None))
    for fact in FACTS:
        for index, item in enumerate(record.get(fact, [])):
            own = known | {"item": index}
            if fact != "zones":
                own["counts"] = once and item.get("same_as") is None
            for number, mention in enumerate(item.get("mentions", [])):
                rows["mentions"].append(shaped("mentions", {**own, "fact": fact, "mention": number, **mention}, text))
            rows[fact].append(shaped(fact, own | item | keys_of(fact, item, people, councils), text))
    return rows


def keys_of(fact: str, item: dict[str, Any], people: dict[str, str], councils: list[dict[str, Any]]) -> dict[str, Any]:
    """The keys of a row: of the provider, the person and the speaker that it names."""
    if fact == "providers":
        return {"provider_key": provider_key(item["name"])}
    if fact == "people":
        return {"person_key": person_key(item, councils)}
    if fact == "quotes":
        return {"person_key": people.get(item.get("speaker") or "")}
    if fact in ("money", "deals"):
        return {"provider_key": provider_key(item.get("provider"))}
    return {}


def shaped(table: str, row: dict[str, Any], text: str | None) -> dict[str, Any]:
    """A row with just the columns of its table, lists joined, and the sentence around its span."""
    if "sentence" in COLUMNS[table]:
        row["sentence"] = sentence_around(text, row["start"], row["end"]) if text and "start" in row else None
    cells = ((column, row.get(column)) for column in COLUMNS[table])
    return {column: JOIN.join(map(plain, value)) if isinstance(value, list) else value for column, value in cells}


def plain(value: Any) -> str:
    """A value of a list in words: whole numbers without ".0"."""
    return str(int(value)) if isinstance(value, float) and value == int(value) else str(value)
