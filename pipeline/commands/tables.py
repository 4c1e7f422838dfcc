"""``council-news tables``: records as flat tables."""

from __future__ import annotations

from pathlib import Path

import click

from .options import IN

OTHER_FILES = (".csv", ".tsv", ".txt", ".parquet", ".json", ".jsonl", ".xls", ".ods", ".html", ".zip", ".gz")
"""Suffixes by which a user means a file, where there is none: a folder of that name would surprise."""


@click.command()
@click.argument("records", type=IN)
@click.option("-o", "--output", required=True, type=click.Path(),
              help="Folder for one file a table, or a file that ends in .xlsx, .sqlite or .db.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["csv", "parquet", "excel", "sqlite"]),
              help="By the name of OUTPUT where it is not given: CSV for a folder.")  # fmt: skip
@click.option("--bom", is_flag=True, help="Begin CSV files with a byte order mark, by which Excel knows UTF-8.")
def tables(records: str, output: str, form: str | None, bom: bool) -> None:
    """Write RECORDS (a records file, - for standard input) as flat tables, one a fact.

    A folder of CSV or Parquet files, an Excel workbook, or an SQLite file with full-text search, ready for datasette. Rows whose
    column counts is false are copies or figures given before: leave them out of sums. See docs/tables.md.

    \b
    Examples:
        council-news tables records.jsonl -o tables/
        council-news tables records.jsonl -o news.xlsx
    """
    import sqlite3

    from ..outputs.tables import format_of, write_tables

    form = form or format_of(output)
    if form in ("excel", "sqlite") and Path(output).is_dir():
        raise click.UsageError(f"{output} is a folder: name the file, e.g. {Path(output) / 'news.sqlite'}")
    if form in ("csv", "parquet") and Path(output).is_file():
        raise click.UsageError(f"{output} is a file: {form} tables go to a folder")
    if output == "-" or Path(output).suffix.lower() in OTHER_FILES:
        raise click.UsageError(f"{output}: tables go to a folder, or to a file that ends in .xlsx, .sqlite or .db")
    if bom and form != "csv":
        raise click.UsageError("--bom is for CSV files")
    try:
        rows = write_tables(records, output, form, bom=bom)
    except (sqlite3.Error, OSError) as error:
        raise click.ClickException(f"cannot write {output}: {error}") from None
    except (ValueError, ImportError) as error:
        raise click.ClickException(str(error)) from None
    click.echo("; ".join(f"{count:,} {name}" for name, count in rows.items()) + f" in {output}", err=True)
