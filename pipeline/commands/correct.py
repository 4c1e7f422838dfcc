"""``council-news correct``: corrections from a spreadsheet applied to records."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .options import JSONL, OUT, REJECTED, counted, refuse_other_than_records

if TYPE_CHECKING:
    from ..correcting import Corrected
    from ..corrections import Corrections


@click.command()
@click.argument("records", type=JSONL)
@click.argument("corrections", type=click.Path(exists=True, dir_okay=False))
@click.option("-o", "--output", required=True, type=OUT, help="Corrected records (JSON Lines), or - for standard output.")
def correct(records: str, corrections: str, output: str) -> None:
    """Apply CORRECTIONS, a CSV file, to RECORDS without extracting anew.

    \b
    Its columns: article, fact, field, value, and the place by item, start and end, or text, all as in the tables.
        article,fact,start,end,field,value
        2024/bins,money,412,417,purpose,saving
        2024/bins,deals,380,471,,wrong
        2024/bins,jobs,510,518,,missing

    Corrections that find no place are listed with the reason, and beside the output in OUT.unplaced.csv (status 3).

    \b
    Example:
        council-news correct records.jsonl corrections.csv -o corrected.jsonl
    """
    from ..correcting import Corrected, correct_file, corrected_lines

    known, done = read_known(corrections), Corrected()
    try:
        if output == "-":
            with open(records, "rb") as lines:
                sys.stdout.buffer.writelines(corrected_lines(lines, known, done))
                sys.stdout.buffer.flush()
        else:
            refuse_other_than_records(output)
            if Path(output).exists() and not Path(output).is_file():
                raise click.UsageError(f"{output} is no regular file: name a file, or - for standard output")
            done = correct_file(records, output, known)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise click.ClickException(f"cannot write {output}: {error}") from None
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    report_corrected(done, output)
    if done.unplaced:
        sys.exit(REJECTED)


def read_known(path: str) -> Corrections:
    """The corrections of a file; wrong use, with a line for each line that is wrong, where its form is."""
    from ..corrections import CorrectionsError, read_corrections

    try:
        return read_corrections(path)
    except CorrectionsError as error:
        raise click.UsageError(str(error)) from None


def report_corrected(done: Corrected, output: str) -> None:
    """Say how many corrections were applied, and for each that found no place its line and the reason."""
    from ..correcting import unplaced_path

    said = f"{counted(done.applied, 'correction')} applied to {counted(done.records, 'record')}"
    if done.unplaced:
        beside = "" if output == "-" else f", see {unplaced_path(Path(output))}"
        said += f"; {len(done.unplaced):,} found no place{beside}:"
    click.echo(said, err=True)
    for correction, reason in done.unplaced[:20]:
        click.echo(f"  line {correction.line}: {reason}", err=True)
    if len(done.unplaced) > 20:
        click.echo(f"  and {len(done.unplaced) - 20:,} more", err=True)
