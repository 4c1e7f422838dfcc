"""The summary of a run: what it read, found, rejected and passed over, and how long it took."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy

from . import __version__
from .articles.files import Reading
from .copies import COUNTED, ROW
from .correcting import Corrected
from .worker import Options, Result


@dataclass
class Summary:
    """What a run did, counted while it goes on.

    records, rejected: written and rejected inputs; known: of the records those that a former run has made. duplicates: records
    that are copies of others. facts: how many of each kind. codes: rejected inputs by reason. seconds: of this run alone.
    corrected: what corrections did, where there were any.
    """

    out: str
    options: Options
    records: int = 0
    rejected: int = 0
    known: int = 0
    duplicates: int = 0
    resumed: int = 0
    reading: Reading = field(default_factory=Reading)
    errors_file: Path | None = None
    corrected: Corrected | None = None
    facts: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    began: float = field(default_factory=time.monotonic)

    def count(self, result: Result) -> None:
        """Count one result."""
        if result.kind == "error":
            self.rejected += 1
            self.codes[result.code] += 1
            return
        self.records += 1
        self.known += result.kind == "known"
        if result.row:
            numbers = numpy.frombuffer(result.row, ROW)[0]["facts"].tolist()
            self.facts.update(dict(zip(COUNTED, numbers, strict=True)))

    def add_rows(self, rows: Any) -> None:
        """Count the records of an interrupted run that this one goes on with, by their rows."""
        self.records = self.resumed = len(rows)
        if len(rows):
            self.facts.update(dict(zip(COUNTED, rows["facts"].sum(axis=0).tolist(), strict=True)))

    def ended(self) -> Summary:
        """This summary, with the time that the run took."""
        self.seconds = time.monotonic() - self.began
        return self

    @property
    def speed(self) -> float:
        """Articles a second of this run."""
        return (self.records - self.resumed) / self.seconds if self.seconds else 0.0

    def as_dict(self) -> dict[str, Any]:
        """The summary as plain data, for ``--summary``."""
        return {
            "version": __version__,
            "out": self.out,
            "errors": str(self.errors_file) if self.errors_file else None,
            "options": {"jobs": self.options.jobs, "engine": self.options.engine, "model": self.options.model,
                        "patterns": self.options.patterns, "with_text": self.options.with_text,
                        "copies": self.options.copies},
            "records": self.records,
            "new": self.records - self.known - self.resumed,
            "known": self.known,
            "resumed": self.resumed,
            "duplicates": self.duplicates,
            "facts": {fact: self.facts[fact] for fact in COUNTED},
            "rejected": self.rejected,
            "rejected_by_code": dict(sorted(self.codes.items())),
            "corrections_applied": self.corrected.applied if self.corrected else None,
            "corrections_unplaced": len(self.corrected.unplaced) if self.corrected else None,
            "skipped_files": self.reading.skipped,
            "repeated_files": self.reading.repeated,
            "not_selected": self.reading.unmatched,
            "undated": self.reading.undated,
            "samples": self.reading.samples or None,
            "seconds": round(self.seconds, 2),
            "articles_per_second": round(self.speed, 1),
        }  # fmt: skip
