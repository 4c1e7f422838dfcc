"""Names of files: which format and compression a suffix stands for, and what is left as an article's id."""

from __future__ import annotations

from pathlib import PurePosixPath

TEXT, JSONL, CSV, TSV, HTML, DOCX, WARC, PARQUET, ZIP = (
    *(".txt", ".jsonl", ".csv", ".tsv", ".html", ".docx"),
    *(".warc", ".parquet", ".zip"),
)
KINDS = {suffix: suffix for suffix in (TEXT, JSONL, CSV, TSV, HTML, DOCX, WARC, PARQUET, ZIP)} | {
    ".ndjson": JSONL,
    ".htm": HTML,
    ".xhtml": HTML,
    ".pq": PARQUET,
}
"""The format that each suffix stands for."""

PACKED = (".gz", ".bz2", ".xz", ".zst")
"""Suffixes of compressed files: what is packed is told by the suffix before."""


def kind_of(name: str) -> str | None:
    """The format of a file by its name; None for files of an unknown kind.

    >>> kind_of("dump.NDJSON.gz"), kind_of("page.htm"), kind_of("README.md")
    ('.jsonl', '.html', None)
    """
    suffixes = [suffix.lower() for suffix in PurePosixPath(name).suffixes]
    if suffixes and suffixes[-1] in PACKED:
        suffixes.pop()
    return KINDS.get(suffixes[-1]) if suffixes else None


def packing_of(name: str) -> str | None:
    """The compression of a file by its name; None for none.

    >>> packing_of("dump.jsonl.gz"), packing_of("dump.zip")
    ('.gz', None)
    """
    suffix = PurePosixPath(name).suffix.lower()
    return suffix if suffix in PACKED else None


def stem_of(source: str) -> str:
    """The source without the suffixes of its format.

    >>> stem_of("2013/a.txt.gz")
    '2013/a'
    """
    path = PurePosixPath(source)
    if packing_of(source):
        path = path.with_suffix("")
    return path.with_suffix("").as_posix()


def kinds_in_words() -> str:
    """The kinds of files that are read, in words.

    >>> kinds_in_words()[:31]
    '.txt, .jsonl, .csv, .tsv, .html'
    """
    return f"{', '.join(KINDS)}, each also with {', '.join(PACKED)}"
