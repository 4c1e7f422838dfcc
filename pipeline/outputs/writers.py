"""What the writers of tables share: they take chunks of tables, and put the target in its place when all went well."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import TracebackType
from typing import Any

import pandas

FORMATS = {"csv": (), "parquet": (), "excel": (".xlsx",), "sqlite": (".sqlite", ".sqlite3", ".db")}
"""The formats of tables, and the suffixes by which a target asks for one; a target without is a folder of CSV files."""


class Writer:
    """Writes tables chunk by chunk beside the target; a subclass implements ``add`` and may extend ``finish``.

    Used as a context manager: on leaving it, the target takes the place of what was there, or, after an error, nothing is left.
    """

    left_out: tuple[str, ...] = ()
    """Tables that are not written."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.partial = out.with_name(f".{out.name}.partial")
        out.parent.mkdir(parents=True, exist_ok=True)

    def add(self, tables: dict[str, pandas.DataFrame]) -> None:
        """Write a chunk of every table."""
        raise NotImplementedError

    def finish(self) -> None:
        """Close what is open, when all chunks are written."""

    def abandon(self) -> None:
        """Close what is open after an error."""

    def place(self) -> None:
        """Put what was written in its place."""
        self.partial.replace(self.out)

    def __enter__(self) -> Any:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is None:
            self.finish()
            self.place()
        else:
            self.abandon()
        if self.partial.is_dir():
            shutil.rmtree(self.partial)
        self.partial.unlink(missing_ok=True)


class FolderWriter(Writer):
    """A writer of one file a table; other files of the folder are left alone."""

    def __init__(self, out: Path) -> None:
        super().__init__(out)
        out.mkdir(parents=True, exist_ok=True)
        self.partial = out / ".partial"
        self.partial.mkdir(exist_ok=True)

    def place(self) -> None:
        for file in sorted(self.partial.iterdir()):
            file.replace(self.out / file.name)


def needs(extra: str, package: str) -> ImportError:
    """What is said where a format's library is missing."""
    return ImportError(f"needs {package}: pip install 'council-news[{extra}]'")
