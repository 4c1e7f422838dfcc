"""``council-news explain``: one article's facts with their reasons."""

from __future__ import annotations

from typing import Any

import click

from .options import read_columns


@click.command()
@click.argument("article", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--column", "columns", multiple=True, callback=read_columns, metavar="FIELD=COLUMN", help="As for extract.")
def explain(article: str, columns: dict[str, str]) -> None:
    """Show one ARTICLE's facts, each with the rule that found it and its sentence; of a file of many articles, the first."""
    from .. import load
    from ..articles import Article
    from ..articles.readers import read_articles
    from ..outputs.explain import explain_record
    from ..records import dict_from_doc, process

    first: Any = next(iter(read_articles([article], columns)), None)
    if not isinstance(first, Article):
        raise click.ClickException(f"{article}: {first.reason if first else 'no article'}")
    click.echo(explain_record(dict_from_doc(process(load(), first), first)))
