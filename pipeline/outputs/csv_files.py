"""Tables as CSV files, safe to open in a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import pandas

from .writers import FolderWriter

FORMULA = r"^(?=[=+\-@\t])"
"""How a cell begins that a spreadsheet would run as a formula; an apostrophe before it makes it text."""


RETURN = r"\r\n?"


class CsvFiles(FolderWriter):
    """One CSV file a table, UTF-8, with a byte order mark where it is asked for."""

    def __init__(self, out: Path, bom: bool = False) -> None:
        super().__init__(out)
        self.bom, self.begun = bom, set[str]()

    def add(self, tables: dict[str, pandas.DataFrame]) -> None:
        for name, table in tables.items():
            first = name not in self.begun
            self.begun.add(name)
            encoding = "utf-8-sig" if self.bom and first else "utf-8"
            with (self.partial / f"{name}.csv").open("w" if first else "a", encoding=encoding, newline="") as file:
                neutral(table).to_csv(file, header=first, index=False, lineterminator="\n")


def neutral(table: pandas.DataFrame) -> pandas.DataFrame:
    """The table with an apostrophe before each text that a spreadsheet would run as a formula; numbers stay as they are.

    A carriage return, at which some readers would end the row, becomes a line break.

    >>> neutral(pandas.DataFrame({"text": ["=1+1", "£2m"]}, dtype="string"))["text"].tolist()
    ["'=1+1", '£2m']
    """
    texts = [column for column in table.columns if str(table[column].dtype) == "string"]
    changed = {column: table[column].str.replace(RETURN, "\n", regex=True) for column in texts}
    return table.assign(**{column: texts.str.replace(FORMULA, "'", regex=True) for column, texts in changed.items()})
