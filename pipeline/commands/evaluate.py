"""``council-news evaluate``: scores of records against annotated articles."""

from __future__ import annotations

import json
import re

import click

from .options import JSONL


@click.command()
@click.argument("gold", type=JSONL)
@click.argument("records", type=JSONL)
@click.argument("new", type=JSONL, required=False)
@click.option("--errors", is_flag=True, help="List each miss, extra and wrong label with its sentence.")
@click.option("--only", help="Regular expression: only gold articles whose id begins with it.")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
def evaluate(gold: str, records: str, new: str | None, errors: bool, only: str | None, as_json: bool) -> None:
    """Score RECORDS against annotated articles GOLD.

    Precision, recall and F1 of each field, and how many labels of what matched are right. With NEW records too: what changes for
    each field from RECORDS to NEW, e.g. by corrections; --errors are then those of NEW.

    \b
    Examples:
        council-news evaluate gold.jsonl records.jsonl --errors
        council-news evaluate gold.jsonl records.jsonl corrected.jsonl
    """
    from ..comparison import format_effect
    from ..scoring import evaluate_files, format_scores

    try:
        before = evaluate_files(gold, records, only)
        scores = evaluate_files(gold, new, only) if new else before
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    except re.error as error:
        raise click.BadParameter(f"{only!r} is no regular expression: {error}", param_hint="--only") from None
    for name, found in ((records, before), (new or records, scores)):
        if len(found.missing) == found.articles:
            raise click.ClickException(f"no article of {gold} has a record in {name}: their ids differ, or --only fits none")
    if errors:
        click.echo("\n".join(scores.errors))
    if new and as_json:
        click.echo(json.dumps({"before": before.as_dict(), "after": scores.as_dict()}))
    elif new:
        click.echo(format_effect(before, scores))
    else:
        click.echo(json.dumps(scores.as_dict()) if as_json else format_scores(scores))
