"""The command line: the group of commands, one module each in ``commands/``."""

from __future__ import annotations

import sys
from typing import Any

import click

from . import __version__
from .commands.evaluate import evaluate
from .commands.explain import explain
from .commands.extract import extract
from .commands.options import INTERRUPTED
from .commands.patterns import patterns
from .commands.report import report
from .commands.tables import tables


class Commands(click.Group):
    """The commands; an interruption ends any of them with status 130."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("interrupted", err=True)
            sys.exit(INTERRUPTED)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="council-news")
def main() -> None:
    """Turn news about UK councils into data: councils, providers, people, jobs, money and quotes, each with its sentence.

    Exit status: 0 all extracted, 1 a failure stopped the run, 2 wrong use, 3 finished with some inputs rejected, 130 interrupted.
    """


for command in (extract, evaluate, tables, report, explain, patterns):
    main.add_command(command)
