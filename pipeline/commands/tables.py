"""``council-news tables``: records as flat tables."""

from __future__ import annotations

from pathlib import Path

import click

from .options import JSONL


@click.command()
@click.argument("records", type=JSONL)
@click.option("-o", "--output", required=True, type=click.Path(), help="Folder for one CSV a table, or a .sqlite file.")
def tables(records: str, output: str) -> None:
    """Write the records as flat tables, one a fact: a folder of CSV files, or one SQLite file.

    \b
    Examples:
        council-news tables records.jsonl -o tables/
        council-news tables records.jsonl -o news.sqlite
    """
    import sqlite3

    from pandas.errors import DatabaseError

    from ..outputs.tables import write_tables

    if output == "-" or Path(output).suffix in (".csv", ".parquet", ".xlsx", ".json", ".jsonl"):
        raise click.UsageError(f"{output}: tables go to a folder of CSV files, or to a file that ends in .sqlite or .db")
    try:
        rows = write_tables(records, output)
    except (sqlite3.Error, DatabaseError) as error:
        reason = str(error).splitlines()[-1].lstrip("'; :")
        raise click.ClickException(f"cannot write {output}: {reason}") from None
    except (OSError, ValueError) as error:
        raise click.ClickException(str(error)) from None
    click.echo("; ".join(f"{count:,} {name}" for name, count in rows.items()) + f" in {output}", err=True)
