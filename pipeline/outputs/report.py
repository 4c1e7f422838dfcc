"""A browsable site of static pages over a records file: every article with its facts marked, and an index to search.

Two passes over the records: the first gathers what pages must know of all articles, the second draws each article's page, so
that memory does not grow with the dump. The same records give the same bytes.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from .. import __version__
from ..records import record_from_dict
from .gathering import KINDS, Gathered
from .rows import records_of, unused

MARKER = "report.json"
OWN = re.compile(
    r"report\.json|index\.html|(articles|councils|providers|councillors)(-\d+)?\.html|article|council|provider|councillor|data|assets"
)
Progress = Callable[[Iterable[dict[str, Any]]], Iterable[dict[str, Any]]]
ASSETS = ("marks.css", "style.css", "site.js")


def write_report(path: str | Path, out: str | Path, progress: Progress = iter) -> dict[str, int]:
    """Write the report of a records file into the folder ``out``; start at its ``index.html``.

    path: a records file (JSON Lines), with or without texts. out: a new or empty folder, or that of an earlier report, which
    is replaced once the new one is whole. progress: wraps the records as their pages are drawn. Returns what was counted
    (articles, copies, council, provider, councillor, money, jobs, quotes, deals). Raises ValueError for a line that is no
    record and for a folder that holds anything else, OSError where it cannot be written.
    """
    target = Path(out)
    if target.exists():
        target = target.resolve()
        check_replaceable(target)
    fresh = target.with_name(f".{target.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        counts = draw_all(path, fresh, progress)
        replace(target, fresh)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return counts


def check_replaceable(folder: Path) -> None:
    """Raise ValueError, saying what to do, unless the folder is empty or wholly an earlier report."""
    if not folder.is_dir():
        raise ValueError(f"{folder} is no folder: name a new one for the report")
    names = sorted(entry.name for entry in folder.iterdir())
    if names and MARKER not in names:
        raise ValueError(f"{folder} holds other files ({names[0]}) and no report: name a new folder")
    if strange := [name for name in names if not OWN.fullmatch(name)]:
        raise ValueError(f"{folder} is a report, but {strange[0]} in it is not: move that away, or name a new folder")


def draw_all(path: str | Path, folder: Path, progress: Progress) -> dict[str, int]:
    """Gather, then draw every page into an empty folder."""
    from .report_pages import Pages

    base = folder / "gathered.sqlite"
    gathered = Gathered(base)
    try:
        gather(path, gathered)
        pages = Pages(folder, gathered, __version__)
        for number, record in enumerate(progress(own_ids(path)), 1):
            pages.article(record, number)
        pages.front()
        pages.articles()
        for kind in KINDS:
            for slug, name in pages.names(kind):
                pages.name(kind, slug, name)
        counts = gathered.counts()
    finally:
        gathered.close()
        base.unlink()
    site = resources.files("pipeline.outputs") / "site"
    for name in ASSETS:
        pages.write(f"assets/{name}", (site / name).read_text(encoding="utf-8"))
    pages.write(MARKER, json.dumps({"made_by": "council-news report", "version": __version__, **counts}, indent=1) + "\n")
    return counts


def gather(path: str | Path, gathered: Gathered) -> None:
    """Take in all records; raises ValueError, naming the line, for one that is not as extract writes them."""
    for number, record in enumerate(own_ids(path), 1):
        try:
            record_from_dict(record)
            gathered.add(record)
        except (KeyError, TypeError, IndexError, UnicodeEncodeError) as error:
            raise ValueError(f"{path}:{number}: not a record of this version: extract it again ({error})") from None
    gathered.close_books()


def own_ids(path: str | Path) -> Iterator[dict[str, Any]]:
    """The records of a file, each with an id of its own, as in the tables."""
    ids: set[str] = set()
    for record in records_of(path):
        record["article"]["id"] = unused(record["article"]["id"], ids)
        yield record


def replace(target: Path, fresh: Path) -> None:
    """Put the new folder in the place of the old one, if there is an old one."""
    old = target.with_name(f".{target.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)
