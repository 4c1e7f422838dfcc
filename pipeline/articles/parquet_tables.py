"""Parquet tables: one article a row."""

from __future__ import annotations

import io
from collections.abc import Iterator

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
                for row in batch.to_pylist():
                    number += 1
                    try:
                        values = {name: row[column] for name, column in names.items()}
                        yield make_article(values, source, f"{stem_of(source)}#{number}")
                    except Unreadable as error:
                        yield Rejected.because(source, number, error)
        except pyarrow.ArrowException as error:
            raise Unreadable(f"not a Parquet table, or a damaged one: {error}".split("\n")[0], "damaged") from None
    if not number:
        raise Unreadable("no rows in this table", "empty")
