"""Tables as Parquet files, with their types."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas

from .columns import COLUMNS, DTYPE
from .writers import FolderWriter, needs


class ParquetFiles(FolderWriter):
    """One Parquet file a table, a row group a chunk; pandas reads them back with the types of ``read_tables``."""

    def __init__(self, out: Path) -> None:
        try:
            import pyarrow
            from pyarrow import parquet
        except ImportError:
            raise needs("parquet", "pyarrow") from None
        super().__init__(out)
        kinds = {
            "Int64": pyarrow.int64(),
            "Float64": pyarrow.float64(),
            "boolean": pyarrow.bool_(),
            "category": pyarrow.dictionary(pyarrow.int32(), pyarrow.string()),
            "datetime64[ns]": pyarrow.timestamp("ns"),
            "string": pyarrow.string(),
        }
        self.table: Any = pyarrow.Table
        self.files: dict[str, Any] = {}
        self.schemas: dict[str, Any] = {}
        for name, columns in COLUMNS.items():
            described = [
                pyarrow.field(column, kinds[DTYPE.get(column, "string")], metadata={"description": about})
                for column, about in columns.items()
            ]
            empty = pandas.DataFrame({column: pandas.Series(dtype=DTYPE.get(column, "string")) for column in columns})
            types = pyarrow.Schema.from_pandas(empty, preserve_index=False).metadata
            self.schemas[name] = pyarrow.schema(described, metadata=types)
            self.files[name] = parquet.ParquetWriter(self.partial / f"{name}.parquet", self.schemas[name])

    def add(self, tables: dict[str, pandas.DataFrame]) -> None:
        for name, table in tables.items():
            rows = self.table.from_pandas(table, schema=self.schemas[name], preserve_index=False)
            self.files[name].write_table(rows.replace_schema_metadata(self.schemas[name].metadata))

    def finish(self) -> None:
        for file in self.files.values():
            file.close()

    abandon = finish
