"""Flat tables of a records file, in memory or written as CSV, Parquet, Excel or SQLite, chunk by chunk."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pandas

from .columns import COLUMNS, DTYPE
from .rows import Rows, records_of, rows_of, unused
from .writers import FORMATS, Writer

CHUNK = 1_000
"""Records that are turned into tables at a time while tables are written."""


def read_tables(path: str | Path) -> dict[str, pandas.DataFrame]:
    """Read a records file into one DataFrame a table, all in memory: some 20 KB an article.

    path: a records file (JSON Lines; ``.gz`` is unpacked, ``-`` is standard input). Returns articles, zones, councils, providers,
    people, jobs, money, quotes, deals and mentions (of councils, providers and people), with the columns of
    ``columns.COLUMNS``. ``article`` is the article's id and joins with ``articles.id``; ``item`` is the fact's index in its list
    of the record; ``counts`` is False for what would be counted twice; ``sentence`` is the sentence around the span (where the
    records carry their text). Numbers are nullable, dates are dates, kinds are categories, lists are joined by "; ". An id that
    an earlier record has (two inputs with one name) gets " (2)" in every table, so that no join mixes two articles. Raises
    ValueError, naming the line, for a line that is no record.
    """
    return framed(gathered(records_of(path), set()))


def gathered(records: Iterator[dict[str, Any]], ids: set[str]) -> Rows:
    """The rows of several records; ``ids``: those of the articles before, which theirs join."""
    rows: Rows = {name: [] for name in COLUMNS}
    for record in records:
        record["article"]["id"] = unused(record["article"]["id"], ids)
        for name, new in rows_of(record).items():
            rows[name] += new
    return rows


def framed(rows: Rows) -> dict[str, pandas.DataFrame]:
    """The rows as one DataFrame a table, typed."""
    return {name: typed(pandas.DataFrame(data, columns=list(COLUMNS[name]))) for name, data in rows.items()}


def typed(table: pandas.DataFrame) -> pandas.DataFrame:
    """Give every column its type: nullable numbers and booleans, categories, dates, strings."""
    for column in table.columns:
        dtype = DTYPE.get(column, "string")
        if dtype == "datetime64[ns]":
            table[column] = pandas.to_datetime(table[column], errors="coerce").astype(dtype)
        else:
            table[column] = table[column].astype(dtype)
    return table


def format_of(out: str | Path) -> str:
    """The format that a target's name asks for: a file by its suffix, a folder of CSV files else.

    >>> format_of("news.sqlite"), format_of("news.xlsx"), format_of("tables")
    ('sqlite', 'excel', 'csv')
    """
    suffix = Path(out).suffix.lower()
    return next((name for name, suffixes in FORMATS.items() if suffix in suffixes), "csv")


def write_tables(
    path: str | Path, out: str | Path, form: str | None = None, *, bom: bool = False, chunk: int = CHUNK
) -> dict[str, int]:
    """Write the tables of a records file; memory does not grow with it.

    path: as for ``read_tables``. out: a folder (csv, parquet: one file a table) or a file (excel, sqlite). form: one of
    ``writers.FORMATS``; None = by the name of ``out``. bom: CSV files begin with a byte order mark, by which Excel knows UTF-8.
    chunk: records at a time. What is there under these names is replaced when all are written. Returns the number of rows of
    each table written (a workbook holds no zones). Raises OSError where ``out`` cannot be written, ValueError for a line that is
    no record or for more rows than the format can hold, ImportError naming the extra where its library is missing.
    """
    records, ids = records_of(path), set[str]()
    counts = dict.fromkeys(COLUMNS, 0)
    with writer_of(form or format_of(out), Path(out), bom) as writer:
        while True:
            rows = gathered(islice(records, chunk), ids)
            if not rows["articles"] and counts["articles"]:
                break
            writer.add(framed(rows))
            for name, new in rows.items():
                counts[name] += len(new)
            if len(rows["articles"]) < chunk:
                break
    return {name: count for name, count in counts.items() if name not in writer.left_out}


def writer_of(form: str, out: Path, bom: bool) -> Writer:
    """The writer of a format; its library is imported only now."""
    if form == "csv":
        from .csv_files import CsvFiles

        return CsvFiles(out, bom)
    if form == "parquet":
        from .parquet_files import ParquetFiles

        return ParquetFiles(out)
    if form == "excel":
        from .workbook import Workbook

        return Workbook(out)
    if form == "sqlite":
        from .database import Database

        return Database(out)
    raise ValueError(f"no format {form!r}: the formats are {', '.join(FORMATS)}")
