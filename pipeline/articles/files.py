"""Files: which of a folder are read, in which order, and how they are opened."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import IO

from .encodings import whole
from .items import Opened, Rejected
from .names import kind_of

SAMPLES_MARK = ".sample-articles"
"""A folder that holds this file is the project's own samples: read only where nothing else is there to read."""


@dataclass(frozen=True)
class File:
    """One file to read: how it is named in records, how its bytes are opened, what it is known by."""

    source: str
    opened: Opened
    key: str


@dataclass
class Reading:
    """What a run leaves alone (``exclude``: its own output files) and what it passed over.

    skipped: files of unknown kinds. repeated: files given twice, or reached twice by links. samples: "only" where there was
    nothing but the project's sample articles, "left out" where there was. undated, unmatched: articles that a selection left
    out for want of a date, or since they lie outside its dates or mention none of its words.
    """

    exclude: frozenset[str] = frozenset()
    skipped: int = 0
    repeated: int = 0
    samples: str = ""
    undated: int = 0
    unmatched: int = 0
    seen: set[str] = field(default_factory=set)

    def is_new(self, file: File) -> bool:
        """Whether this file is to be read: not yet read under another name, and none of the run's own."""
        if file.key in self.seen:
            self.repeated += 1
        new = file.key not in self.seen and file.key not in self.exclude
        self.seen.add(file.key)
        return new


def local_files(given: str, reading: Reading) -> Iterator[File | Rejected]:
    """The file of an input, or the files of a folder; a folder below that cannot be entered comes as Rejected."""
    path = Path(given)
    for file in files_below(path, reading) if path.is_dir() else [path]:
        source = whole(file.relative_to(path).as_posix() if path.is_dir() else path.name)
        if file.is_dir():
            yield Rejected(source, None, "a folder that cannot be entered: permission denied", "unreadable")
        else:
            yield File(source, partial(open_file, file), os.path.realpath(file))


def open_file(path: Path) -> IO[bytes]:
    return path.open("rb")


def files_below(folder: Path, reading: Reading) -> list[Path]:
    """The folder's readable files, sorted; the samples folder only when nothing else is there.

    Links are followed, each folder is entered once; a link to nothing and a folder that cannot be entered are listed, so that
    they are rejected with a reason. Pipes and devices are skipped.
    """
    files, marked, entered, closed = [], set(), set(), list[Path]()
    for at, folders, names in os.walk(folder, followlinks=True, onerror=lambda error: closed.append(Path(error.filename))):
        real = os.path.realpath(at)
        folders[:] = sorted(name for name in folders if not name.startswith(".")) if real not in entered else []
        if real not in entered:
            files += [Path(at) / name for name in names if not name.startswith(".")]
            if SAMPLES_MARK in names and Path(at) != folder:
                marked.add(Path(at))
        entered.add(real)
    readable = [file for file in files if kind_of(file.name) and (file.is_file() or not file.exists())]
    known = sorted(closed + [file for file in readable if os.path.realpath(file) not in reading.exclude])
    reading.skipped += len(files) - len(readable)
    others = [file for file in known if not marked & set(file.parents)]
    if len(others) < len(known):
        reading.samples = "left out" if others else "only"
    return others or known
