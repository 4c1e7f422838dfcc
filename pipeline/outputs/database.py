"""Tables as an SQLite file: keys, full-text search, views that count once, and a metadata file for datasette."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas
import sqlite_utils

from .columns import COLUMNS, DTYPE, key_of
from .writers import Writer

TYPES = {"Int64": int, "Float64": float, "boolean": int}
SEARCHED = {
    "quotes": ("text", "speaker", "sentence"),
    "money": ("sentence",),
    "jobs": ("sentence",),
    "deals": ("services", "sentence"),
}
"""The columns of a table that full-text search covers, in a table of their own (quotes_fts)."""
INDEXED = {"name", "council", "provider_key", "person_key", "purpose", "action", "status", "gss", "published"}
QUERIES = {
    "money_by_purpose": "select purpose, count(*) as sums, sum(amount) as total from money_once"
    " where currency = 'GBP' and per is null group by purpose order by total desc",
    "quotes_search": "select quotes.* from quotes_fts join quotes on quotes.rowid = quotes_fts.rowid"
    " where quotes_fts match :words",
}


class Database(Writer):
    """One SQLite file; ``OUT.metadata.json`` beside it tells datasette what every column holds."""

    def __init__(self, out: Path) -> None:
        super().__init__(out)
        self.partial.unlink(missing_ok=True)
        self.database: Any = sqlite_utils.Database(self.partial)
        for name, columns in COLUMNS.items():
            foreign = [("article", "articles", "id")] if "article" in columns else []
            kinds = {column: TYPES.get(DTYPE.get(column, ""), str) for column in columns}
            self.database.table(name).create(kinds, pk=key_of(name), foreign_keys=foreign)

    def add(self, tables: dict[str, pandas.DataFrame]) -> None:
        for name, table in tables.items():
            self.database[name].insert_all(plain_rows(table), batch_size=500)

    def finish(self) -> None:
        for name, columns in COLUMNS.items():
            for column in sorted(INDEXED & set(columns)):
                self.database[name].create_index([column])
            if "counts" in columns:
                self.database.create_view(f"{name}_once", f"select * from {name} where counts = 1")
        for name, searched in SEARCHED.items():
            self.database[name].enable_fts(searched, tokenize="porter")
        self.database.close()
        told = json.dumps(metadata(self.out.stem), ensure_ascii=False, indent=1)
        self.out.with_name(f"{self.out.name}.metadata.json").write_text(f"{told}\n", encoding="utf-8")

    def abandon(self) -> None:
        self.database.close()


def plain_rows(table: pandas.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table as SQLite takes them: dates as ISO text, true and false as 1 and 0, nothing as NULL."""
    for column in table.columns:
        if str(table[column].dtype).startswith("datetime"):
            table = table.assign(**{column: table[column].dt.strftime("%Y-%m-%d").astype("string")})
    whole = table.astype(object).where(table.notna(), None)
    return [dict(zip(table.columns, values, strict=True)) for values in whole.itertuples(index=False, name=None)]


def metadata(database: str) -> dict[str, Any]:
    """What datasette shows of the database: descriptions of tables and columns, and queries to begin with."""
    tables = {name: {"description": f"the records' {name}", "columns": dict(columns)} for name, columns in COLUMNS.items()}
    return {
        "title": "Council News",
        "description": "Facts about UK councils from news articles; every row has the sentence that it rests on.",
        "databases": {database: {"tables": tables, "queries": {name: {"sql": sql} for name, sql in QUERIES.items()}}},
    }
