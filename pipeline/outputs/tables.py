"""Flat tables of a records file: one a fact, typed, with the article's id and the sentence of evidence in every row."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonlines
import pandas

from ..records import FACTS, sentence_around

ARTICLE = ("id", "source", "title", "published", "publisher", "url", "words", "sha256", "duplicate_of")
DTYPES = {
    "Int64": ("start", "end", "words", "same_as", "item"),
    "Float64": ("amount", "amount_max", "count", "count_max", "over_years", "value", "years"),
    "boolean": ("is_councillor", "is_quoted"),
    "category": ("kind", "nation", "status", "purpose", "action", "unit", "modality", "currency", "qualifier", "fact"),
    "datetime64[ns]": ("published",),
}
DTYPE = {column: dtype for dtype, columns in DTYPES.items() for column in columns}
JOIN = "; "


def read_tables(path: str | Path) -> dict[str, pandas.DataFrame]:
    """Read a records file into one DataFrame a table.

    path: a records file (JSON Lines). Returns articles, zones, councils, providers, people, jobs, money, quotes, deals
    and mentions (of councils, providers and people). ``article`` is the article's id and joins with ``articles.id``;
    ``item`` is the fact's index in its list of the record; ``sentence`` the sentence around the span (where the records
    carry their text). Numbers are nullable, dates are dates, kinds are categories, lists are joined by "; ". An id that an
    earlier record has (two inputs with one name) gets " (2)" in every table, so that no join mixes two articles.
    Raises ValueError, naming the line, for a line that is no record.
    """
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in ("articles", *FACTS, "mentions")}
    ids: set[str] = set()
    for record in records_of(path):
        record["article"]["id"] = unused(record["article"]["id"], ids)
        for name, new in rows_of(record).items():
            rows[name] += new
    return {name: typed(pandas.DataFrame(data, columns=columns_of(name))) for name, data in rows.items()}


def records_of(path: str | Path) -> Iterator[dict[str, Any]]:
    """The records of a file, line by line; raises ValueError for a line that is none."""
    with jsonlines.open(path) as lines:
        number = 0
        try:
            for number, record in enumerate(lines, 1):
                if not isinstance(record, dict) or "article" not in record:
                    raise ValueError(f"{path}:{number}: not a record (no 'article')")
                yield record
        except jsonlines.InvalidLineError as error:
            raise ValueError(f"{path}:{number + 1}: not JSON: {error}") from None
        except UnicodeDecodeError:
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


def rows_of(record: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """One record's rows, by table."""
    article, text = record["article"], record.get("text")
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    rows["articles"].append({name: article.get(name) for name in ARTICLE} | {"mended": JOIN.join(article.get("mended", []))})
    for fact in FACTS:
        for index, item in enumerate(record.get(fact, [])):
            row = {"article": article["id"], "item": index, **item}
            for mention in row.pop("mentions", []):
                rows["mentions"].append(with_sentence({"article": article["id"], "fact": fact, "item": index, **mention}, text))
            rows[fact].append(with_sentence(row, text) if fact != "zones" else row)
    return rows


def with_sentence(row: dict[str, Any], text: str | None) -> dict[str, Any]:
    row = {key: JOIN.join(map(str, value)) if isinstance(value, list) else value for key, value in row.items()}
    if "start" in row:
        row["sentence"] = sentence_around(text, row["start"], row["end"]) if text else None
    return row


def columns_of(name: str) -> list[str]:
    """The columns of a table, in order, also where it has no rows."""
    if name == "articles":
        return [*ARTICLE, "mended"]
    if name == "mentions":
        return ["article", "fact", "item", "text", "start", "end", "rule", "sentence"]
    names = [field.name for field in dataclasses.fields(FACTS[name]) if field.name != "mentions"]
    evidence = ["sentence"] if "start" in names and name != "zones" else []
    return ["article", "item", *names, *evidence]


def typed(table: pandas.DataFrame) -> pandas.DataFrame:
    """Give every column its type: nullable numbers and booleans, categories, dates, strings."""
    for column in table.columns:
        dtype = DTYPE.get(column, "string")
        if dtype == "datetime64[ns]":
            table[column] = pandas.to_datetime(table[column], errors="coerce").astype(dtype)
        else:
            table[column] = table[column].astype(dtype)
    return table


def write_tables(path: str | Path, out: str | Path) -> dict[str, int]:
    """Write the tables as ``out/<table>.csv``, or into one SQLite file where ``out`` ends in .sqlite or .db.

    Returns the number of rows of each table. Raises OSError where ``out`` cannot be written.
    """
    tables, target = read_tables(path), Path(out)
    if target.suffix in (".sqlite", ".db"):
        target.parent.mkdir(parents=True, exist_ok=True)
        with sqlite3.connect(target) as connection:
            for name, table in tables.items():
                table.astype({c: "string" for c in table.columns if str(table[c].dtype) == "category"}).to_sql(
                    name, connection, if_exists="replace", index=False
                )
        connection.close()
    else:
        target.mkdir(parents=True, exist_ok=True)
        for name, table in tables.items():
            table.to_csv(target / f"{name}.csv", index=False)
    return {name: len(table) for name, table in tables.items()}
