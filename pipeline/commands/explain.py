"""``council-news explain``: one article's facts with their reasons."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import islice
from typing import Any

import click

from .options import read_columns


@click.command()
@click.argument("article", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--id", "own", help="The article of that id, of a file of many.")
@click.option("--number", type=click.IntRange(1), help="The article of that number, of a file of many; the first is 1.")
@click.option("--html", type=click.Path(dir_okay=False, allow_dash=True), help="Write one HTML page to that file, or -.")
@click.option("--color/--no-color", default=None, help="Mark facts with colours; default: on a terminal.")
@click.option("--column", "columns", multiple=True, callback=read_columns, metavar="FIELD=COLUMN", help="As for extract.")
def explain(article: str, own: str | None, number: int | None, html: str | None, color: bool | None,
            columns: dict[str, str]) -> None:  # fmt: skip
    """Show one ARTICLE with its facts, each with its rule and sentence.

    ARTICLE is a file as extract reads it, or a records file, whose records are shown as they are. Of a file of many articles,
    the first is shown, or the one that --id or --number names.

    \b
    Examples:
        council-news explain article.txt
        council-news explain dump.csv --number 12 --html page.html
        council-news explain records.jsonl --id 2024/bins
    """
    from ..outputs.explain import explain_record
    from ..outputs.explain_html import record_page

    if own is not None and number is not None:
        raise click.UsageError("give --id or --number, not both")
    record = chosen(article, own, number, columns)
    if html:
        try:
            with click.open_file(html, "w", encoding="utf-8", errors="backslashreplace") as file:
                file.write(record_page(record))
        except OSError as error:
            raise click.ClickException(f"cannot write {html}: {error}") from None
        return
    coloured = sys.stdout.isatty() if color is None else color
    click.echo(explain_record(record, coloured), color=coloured)


def chosen(path: str, own: str | None, number: int | None, columns: dict[str, str]) -> dict[str, Any]:
    """The record of the article that the options name, extracted where the file holds articles and not records."""
    from ..articles import Article
    from ..articles.json_lines import is_record
    from ..articles.readers import read_articles
    from ..records import dict_from_doc, process
    from ..scoring import read_jsonl

    records = False
    if path != "-":
        with open(path, "rb") as file:
            records = is_record(file.readline())
    try:
        items: Iterator[Any] = iter(read_jsonl(path)) if records else read_articles([path], columns)
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    if own is not None:
        item = next((item for item in items if id_of(item) == own), None)
    else:
        item = next(islice(items, (number or 1) - 1, None), None)
    if item is None:
        wanted = f"no article {own!r}" if own is not None else f"no article number {number}" if number else "no article"
        raise click.ClickException(f"{path}: {wanted}")
    if isinstance(item, dict):
        return item
    if not isinstance(item, Article):
        raise click.ClickException(f"{path}: {item.reason}")
    from .. import load

    return dict_from_doc(process(load(), item), item)


def id_of(item: Any) -> str | None:
    """The id of a record or an article; None of an input that was rejected."""
    return str(item["article"].get("id")) if isinstance(item, dict) else getattr(item, "id", None)
