"""The command line: the group of commands, one module each in ``commands/``."""

from __future__ import annotations

import sys
from typing import Any

import click

from . import __version__
from .commands.annotate import annotate
from .commands.correct import correct
from .commands.evaluate import evaluate
from .commands.explain import explain
from .commands.extract import extract
from .commands.options import INTERRUPTED
from .commands.patterns import patterns
from .commands.report import report
from .commands.tables import tables

SECTIONS = {"Run": ("extract", "correct"), "Look": ("tables", "report", "explain"), "Check": ("evaluate", "annotate", "patterns")}
"""The commands as the help lists them; one that is in none comes last, under "More"."""


class Commands(click.Group):
    """The commands, listed in sections; an interruption ends any of them with status 130."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("interrupted", err=True)
            sys.exit(INTERRUPTED)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by section, each with its first sentence."""
        listed = {name for names in SECTIONS.values() for name in names}
        sections = {**SECTIONS, "More": tuple(name for name in self.list_commands(ctx) if name not in listed)}
        for title, names in sections.items():
            commands = [(name, self.commands[name]) for name in names if name in self.commands]
            if commands:
                with formatter.section(title):
                    formatter.write_dl([(name, command.get_short_help_str(100)) for name, command in commands])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="council-news")
def main() -> None:
    """Turn news about UK councils into data: councils, providers, people, jobs, money, quotes and deals, each with its sentence
    and the rule that found it.

    \b
    Examples:
        council-news extract articles/ -o records.jsonl      one record an article
        council-news tables records.jsonl -o tables/         CSV, one table a fact
        council-news explain article.txt                     one article, and why
        council-news COMMAND --help                          more of each command

    \b
    Exit status:
        0    all done
        1    a failure stopped the command
        2    wrong use
        3    done, but some inputs were rejected or found no place (each is listed)
        130  interrupted
    """


for command in (extract, correct, tables, report, explain, evaluate, annotate, patterns):
    main.add_command(command)
