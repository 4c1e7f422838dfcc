"""``council-news evaluate``: scores of records against annotated articles."""

from __future__ import annotations

import json
import re

import click

from .options import JSONL


@click.command()
@click.argument("gold", type=JSONL)
@click.argument("records", type=JSONL)
@click.option("--errors", is_flag=True, help="List each miss, extra and wrong label with its sentence.")
@click.option("--only", help="Regular expression: only gold articles whose id begins with it.")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
def evaluate(gold: str, records: str, errors: bool, only: str | None, as_json: bool) -> None:
    """Score RECORDS against annotated articles GOLD: precision, recall, F1 a field, and the labels of what matched."""
    from ..scoring import evaluate_files, format_scores

    try:
        scores = evaluate_files(gold, records, only)
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    except re.error as error:
        raise click.BadParameter(f"{only!r} is no regular expression: {error}", param_hint="--only") from None
    if len(scores.missing) == scores.articles:
        raise click.ClickException(f"no article of {gold} has a record in {records}: their ids differ, or --only fits none")
    if errors:
        click.echo("\n".join(scores.errors))
    click.echo(json.dumps(scores.as_dict()) if as_json else format_scores(scores))
