"""Parquet tables: one article a row."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from .fields import make_article, name_columns
from .items import Item, Opened, Rejected, Unreadable, extra
from .names import stem_of

ROWS = 256
"""Rows read at a time."""


def read_parquet(opened: Opened, source: str, columns: dict[str, str] | None) -> Iterator[Item]:
    """The rows of a Parquet table, read with pyarrow; only the columns that are needed are."""
    try:
        import pyarrow
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise extra("parquet", "pyarrow") from None
    with opened() as file:
        try:
            table = ParquetFile(file if file.seekable() else io.BytesIO(file.read()))
            names = name_columns(table.schema_arrow.names, columns)
            number = 0
            for batch in table.iter_batches(ROWS, columns=list(names.values())):
                for index in range(batch.num_rows):
                    number += 1
                    try:
                        row = row_at(batch, index)
                        values = {name: row[column] for name, column in names.items()}
                        yield make_article(values, source, f"{stem_of(source)}#{number}")
                    except Unreadable as error:
                        yield Rejected.because(source, number, error)
        except pyarrow.ArrowException as error:
            raise Unreadable(f"not a Parquet table, or a damaged one: {error}".split("\n")[0], "damaged") from None
    if not number:
        raise Unreadable("no rows in this table", "empty")


def row_at(batch: Any, index: int) -> dict[str, Any]:
    """One row of a batch; raises Unreadable where it holds what is no UTF-8, or a date beyond all calendars."""
    try:
        return batch.slice(index, 1).to_pylist()[0]
    except UnicodeDecodeError as error:
        raise Unreadable(f"byte 0x{error.object[error.start]:02x} at {error.start} is not UTF-8", "undecodable") from None
    except (ValueError, OverflowError) as error:
        raise Unreadable(f"a value that cannot be read: {error}", "bad_row") from None
