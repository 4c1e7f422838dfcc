"""Tables as an Excel workbook: one sheet a table, to be read by people."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pandas

from .columns import COLUMNS
from .writers import Writer, needs

MOST_ROWS = 1_048_576
"""Rows of a sheet at most; a table that is longer goes on in another ("quotes 2")."""
MOST_CHARACTERS = 32_767
"""Characters of a cell at most; what is longer is cut."""

WIDTHS = {"sentence": 80, "text": 40, "title": 40, "name": 32, "council": 32, "provider": 28, "rule": 30, "article": 24, "id": 24,
          "url": 30, "source": 24, "services": 28, "speaker": 24, "employer": 28, "organisation": 28, "sha256": 12}  # fmt: skip
"""Widths of columns, in characters; 13 where none is given."""
POUNDS = "£#,##0.00;[Red]-£#,##0.00"
FORMS = {"value": POUNDS, "published": "yyyy-mm-dd", "count": "#,##0.##", "count_max": "#,##0.##"}
ORDER = ("deals", "money", "jobs", "quotes", "councils", "providers", "people", "articles", "mentions")
"""The sheets, the most telling first; zones are left out."""


class Workbook(Writer):
    """One workbook, written row by row: frozen header, widths, filters, links to the articles' addresses and rows."""

    left_out = ("zones",)

    def __init__(self, out: Path) -> None:
        try:
            import openpyxl
            from openpyxl.cell import WriteOnlyCell
            from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
            from openpyxl.styles import Alignment, Font
        except ImportError:
            raise needs("excel", "openpyxl") from None
        super().__init__(out)
        self.book: Any = openpyxl.Workbook(write_only=True)
        self.cell, self.illegal = WriteOnlyCell, ILLEGAL_CHARACTERS_RE
        self.bold, self.link = Font(bold=True), Font(color="0563C1", underline="single")
        self.wrapped = Alignment(wrap_text=True, vertical="top")
        self.sheets: dict[str, Any] = {}
        self.rows: dict[str, int] = {}
        self.parts: dict[str, int] = {}
        self.waiting: dict[str, list[pandas.DataFrame]] = {}
        for name in ORDER:
            self.begin(name)

    def begin(self, name: str) -> None:
        """Begin a sheet for a table, the first or a further one."""
        self.parts[name] = self.parts.get(name, 0) + 1
        part = self.parts[name]
        sheet = self.book.create_sheet(name if part == 1 else f"{name} {part}")
        sheet.freeze_panes = "B2"
        for index, column in enumerate(COLUMNS[name], 1):
            sheet.column_dimensions[letter(index)].width = WIDTHS.get(column, 13)
        header = [self.cell(sheet, column) for column in COLUMNS[name]]
        for cell in header:
            cell.font = self.bold
        sheet.append(header)
        self.sheets[name], self.rows[name] = sheet, 1

    def add(self, tables: dict[str, pandas.DataFrame]) -> None:
        for name in ORDER:
            table = tables[name]
            pounds = (table["currency"] == "GBP").tolist() if name == "money" else [False] * len(table)
            for values, is_gbp in zip(table.itertuples(index=False, name=None), pounds, strict=True):
                if self.rows[name] == MOST_ROWS:
                    self.end(name)
                    self.begin(name)
                self.sheets[name].append(
                    [self.cell_of(name, column, value, is_gbp) for column, value in zip(COLUMNS[name], values, strict=True)]
                )
                self.rows[name] += 1

    def cell_of(self, name: str, column: str, value: Any, is_gbp: bool) -> Any:
        """A value as a cell: text stays text, dates are dates, pounds are shown as such, an address is a link."""
        if value is None or value is pandas.NA or value is pandas.NaT or value != value:
            return None
        if isinstance(value, pandas.Timestamp):
            value = datetime.date(value.year, value.month, value.day)
        if isinstance(value, str):
            value = self.illegal.sub("", value)
            value = value if len(value) <= MOST_CHARACTERS else f"{value[: MOST_CHARACTERS - 1]}…"
        cell = self.cell(self.sheets[name], value)
        if isinstance(value, str):
            cell.data_type = "s"  # "=1+1" is a text, not a formula
            if column == "url" and value.startswith(("http://", "https://")):
                cell.hyperlink, cell.font = value, self.link
            if column in ("sentence", "text"):
                cell.alignment = self.wrapped
        elif form := POUNDS if is_gbp and column in ("amount", "amount_max") else FORMS.get(column):
            cell.number_format = form
        return cell

    def end(self, name: str) -> None:
        """End a table's sheet: its filter reaches over all its rows."""
        self.sheets[name].auto_filter.ref = f"A1:{letter(len(COLUMNS[name]))}{self.rows[name]}"

    def finish(self) -> None:
        for name in ORDER:
            self.end(name)
        self.book.save(self.partial)

    def abandon(self) -> None:
        for sheet in self.book.worksheets:
            sheet.close()


def letter(index: int) -> str:
    """The name of a column by its number from 1.

    >>> letter(1), letter(27)
    ('A', 'AA')
    """
    name = ""
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name
