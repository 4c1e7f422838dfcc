"""What several commands share: kinds of paths, exit statuses, options, numbers in words."""

from __future__ import annotations

import os

import click

REJECTED, INTERRUPTED = 3, 130
IN, OUT = click.Path(exists=True, allow_dash=True), click.Path(allow_dash=True)
JSONL = click.Path(exists=True, dir_okay=False)


def counted(number: int, noun: str) -> str:
    """A number of things in words: "1 record", "2,999 records"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def read_columns(context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    fields = ("text", "title", "published", "publisher", "url", "id")
    columns = dict(pair.partition("=")[::2] for pair in given)
    for name, column in columns.items():
        if name not in fields or not column:
            raise click.BadParameter(f"{name!r} is not FIELD=COLUMN with FIELD one of {', '.join(fields)}")
    return columns


def read_jobs(context: click.Context, option: click.Parameter, given: str) -> int:
    """A number of worker processes; "auto" is the number of cores that this process may use."""
    if given == "auto":
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if not (given.isdecimal() and int(given)):
        raise click.BadParameter(f"{given!r} is neither a number of processes, from 1 up, nor auto")
    return int(given)
