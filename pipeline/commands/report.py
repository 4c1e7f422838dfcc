"""``council-news report``: records as a site of static pages."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .options import JSONL, counted


@click.command()
@click.argument("records", type=JSONL)
@click.option("-o", "--output", required=True, type=click.Path(), help="Folder for the pages: new, or that of an earlier report.")
def report(records: str, output: str) -> None:
    """Write RECORDS as a site to browse, every article with its facts marked.

    Its front page has totals and charts, its index a search; councils, providers and councillors have pages of their own.
    The pages need no server: open index.html in a browser, or copy the folder to any web space.

    \b
    Example:
        council-news report records.jsonl -o report/
    """
    from tqdm import tqdm

    if output == "-":
        raise click.UsageError("a report is a folder of pages: name one, e.g. -o report")
    try:
        from ..outputs.report import write_report

        counts = write_report(records, output, lambda drawn: tqdm(drawn, unit=" pages", file=sys.stderr, disable=None))
    except ModuleNotFoundError as error:
        if error.name not in ("jinja2", "pygal"):
            raise
        raise click.ClickException("report needs the extra report: pip install 'council-news[report]'") from None
    except (OSError, ValueError) as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{counted(counts['articles'], 'article')} in {Path(output) / 'index.html'}", err=True)
