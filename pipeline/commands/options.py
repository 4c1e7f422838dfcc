"""What several commands share: kinds of paths, exit statuses, options, numbers in words."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import click

REJECTED, INTERRUPTED = 3, 130
OUT = click.Path(allow_dash=True)
JSONL = click.Path(exists=True, dir_okay=False)


class Input(click.Path):
    """A path that exists, ``-``, or an address (https://…, s3://…)."""

    name = "input"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return value if "://" in str(value) else super().convert(value, param, ctx)


IN = Input(exists=True, allow_dash=True)


class Day(click.ParamType):
    """A date in any usual form, as ISO text; of a month or a year the first day, or the last one."""

    name = "date"

    def __init__(self, *, last: bool = False) -> None:
        self.last = last

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The date; fails, with the form to write it in, where there is none."""
        from calendar import monthrange

        from ..dates import given_date

        if part := re.fullmatch(r"([12]\d{3})(?:-(0[1-9]|1[012]))?", value):
            year, month = part[1], part[2] or ("12" if self.last else "01")
            return f"{year}-{month}-{monthrange(int(year), int(month))[1] if self.last else 1:02}"
        return given_date(value) or self.fail(f"{value!r} is no date: write it as 2014-05-31, 2014-05 or 2014", param, ctx)


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number of things in words: "1 record", "2,999 records"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


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


def refuse_other_than_records(output: str) -> None:
    """Raise UsageError where a file is there that no run has written, such as one of the user's dumps or corrections."""
    from ..articles.json_lines import is_record

    path = Path(output)
    if output == "-" or not path.is_file() or not path.stat().st_size:
        return
    with path.open("rb") as file:
        if not is_record(file.readline()):
            raise click.UsageError(f"{output} holds something other than records, and would be replaced: name another file")
