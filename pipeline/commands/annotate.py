"""``council-news annotate``: records out to annotation tools, and what was annotated back as gold."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .options import JSONL, OUT, REJECTED, counted


@click.group()
def annotate() -> None:
    """Have the facts checked in an annotation tool, and score with what comes back."""


@annotate.command(name="export", short_help="Write RECORDS as tasks with every fact marked.")
@click.argument("records", type=JSONL)
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False), help="File of tasks.")
@click.option("--format", "kind", type=click.Choice(["label-studio", "docbin"]), default="label-studio", show_default=True)
def export(records: str, output: str, kind: str) -> None:
    """Write RECORDS as tasks with every fact marked: for Label Studio (JSON), or as a spaCy DocBin.

    For Label Studio the project's labelling configuration is written beside it, with the suffix .xml.

    \b
    Example:
        council-news annotate export records.jsonl -o tasks.json
        council-news annotate export records.jsonl -o facts.spacy --format docbin
    """
    from ..outputs import docbin, label_studio

    if Path(output).suffix == ".xml":
        raise click.UsageError(f"{output}: name the file of tasks, e.g. tasks.json; the configuration gets the suffix .xml")
    try:
        done, problems = (label_studio if kind == "label-studio" else docbin).export_file(records, output)
    except (OSError, ValueError) as error:
        raise click.ClickException(str(error)) from None
    beside = f"; its labelling configuration in {Path(output).with_suffix('.xml')}" if kind == "label-studio" else ""
    tell(f"{counted(done, 'article')} in {output}{beside}", problems)


@annotate.command(name="import", short_help="Turn ANNOTATED articles into gold.")
@click.argument("annotated", type=click.Path(exists=True, dir_okay=False))
@click.option("-o", "--output", required=True, type=OUT, help="Annotated articles (JSON Lines), or - for standard output.")
def import_(annotated: str, output: str) -> None:
    """Turn ANNOTATED articles, a JSON export of Label Studio or a .spacy DocBin, into gold that evaluate reads.

    What cannot be read (a task that nobody has annotated, a value that a field may not have) is listed, and the status is 3.

    \b
    Example:
        council-news annotate import export.json -o gold.jsonl
        council-news evaluate gold.jsonl records.jsonl
    """
    from ..outputs import docbin, label_studio
    from ..worker import json_line

    try:
        gold, problems = (docbin if annotated.endswith(".spacy") else label_studio).import_file(annotated)
        with click.open_file(output, "wb") as file:
            file.writelines(map(json_line, gold))
    except (OSError, ValueError) as error:
        raise click.ClickException(str(error)) from None
    tell(f"{counted(len(gold), 'annotated article')} in {output}", problems)


def tell(done: str, problems: list[str]) -> None:
    """Say what was done and what was not; what was not gives status 3."""
    click.echo(done, err=True)
    for problem in problems:
        click.echo(f"  {problem}", err=True)
    if problems:
        sys.exit(REJECTED)
