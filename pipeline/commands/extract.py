"""``council-news extract``: articles in, records out."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .options import IN, INTERRUPTED, OUT, REJECTED, Day, counted, read_columns


@click.command()
@click.argument("inputs", nargs=-1, required=True, type=IN)
@click.option("-o", "--output", required=True, type=OUT, help="Records file (JSON Lines), or - for standard output.")
@click.option("-j", "--jobs", default=1, show_default=True, type=click.IntRange(1), help="Worker processes.")
@click.option("--since", type=Day(), help="Only articles published on that day or later (an undated one is left out).")
@click.option("--until", type=Day(last=True), help="Only articles published on that day or earlier.")
@click.option("--match", "words", multiple=True, metavar="WORDS",
              help="Only articles with these words, whole and in any case (given several times: with any of them).")  # fmt: skip
@click.option("--match-council", "councils", is_flag=True, help="Only articles that speak of a council or a councillor.")
@click.option("--limit", type=click.IntRange(1), help="Stop after that many inputs.")
@click.option("--resume", is_flag=True, help="Go on where an interrupted run over the same inputs stopped.")
@click.option("--no-text", is_flag=True, help="Leave the articles' text out of the records.")
@click.option("--model", help="Trained spaCy pipeline (name or folder) whose PERSON and ORG entities are added as candidates.")
@click.option("--patterns", type=click.Path(exists=True, file_okay=False), help="Folder of rule files in place of the package's.")
@click.option("--column", "columns", multiple=True, callback=read_columns, metavar="FIELD=COLUMN",
              help="Column of a table or JSON key that holds a field, e.g. text=story (may be given several times).")  # fmt: skip
def extract(inputs: tuple[str, ...], output: str, jobs: int, since: str | None, until: str | None, words: tuple[str, ...],
            councils: bool, limit: int | None, resume: bool, no_text: bool,
            model: str | None, patterns: str | None, columns: dict[str, str]) -> None:  # fmt: skip
    """Extract the articles of INPUTS (files, folders, zip archives, addresses, - for standard input) into one record a line.

    Read are text, JSON Lines, CSV, TSV, HTML, Nexis and other Word files, WARC and Parquet, also compressed (docs/input.md).
    Standard input is JSON Lines where it begins with {, a page where it begins with <html, else the text of one article.
    """
    from concurrent.futures import BrokenExecutor

    from tqdm import tqdm

    from ..articles.files import Reading, files_below
    from ..articles.names import kinds_in_words
    from ..articles.selection import Selection
    from ..run import Options, extract_all

    if output != "-" and Path(output).is_dir():
        raise click.UsageError(f"{output} is a folder: name the records file, e.g. {Path(output) / 'records.jsonl'}")
    if since and until and since > until:
        raise click.UsageError(f"no day is in between: --since {since} is after --until {until}")
    if wordless := [given for given in words if not any(map(str.isalnum, given))]:
        raise click.UsageError(f"--match {wordless[0]!r} holds no word")
    if output != "-" and Path(output).exists() and not Path(output).is_file():
        raise click.UsageError(f"{output} is no regular file: name a file, or - for standard output")
    if output.endswith((".gz", ".bz2", ".xz", ".zst", ".zip")):
        raise click.UsageError(f"records are written as plain JSON Lines: name the file without {Path(output).suffix}")
    local = [Path(given) for given in inputs if given != "-" and "://" not in given]
    if output != "-" and any(given.resolve() == Path(output).resolve() for given in local):
        raise click.UsageError(f"{output} is an input too: it would be replaced by its records")
    for folder in filter(Path.is_dir, local):
        if not files_below(folder, Reading()):
            raise click.UsageError(f"no articles in {folder}: it holds no file of a kind that is read ({kinds_in_words()})")
    stem = output.removesuffix(".jsonl")
    partial = "" if output == "-" else f"; what is done is in {stem}.partial.jsonl, --resume goes on from there"
    selection = Selection(since, until, words, councils)
    options = Options(jobs=jobs, with_text=not no_text, model=model, patterns=patterns)
    try:
        summary = extract_all(
            inputs, output, options, columns=columns, selection=selection, limit=limit, resume=resume,
            progress=lambda results: tqdm(results, unit=" articles", file=sys.stderr, disable=None),
        )  # fmt: skip
    except KeyboardInterrupt:
        click.echo(f"interrupted{partial}", err=True)
        sys.exit(INTERRUPTED)
    except BrokenExecutor:
        raise click.ClickException(f"a worker process was killed (out of memory?){partial}") from None
    except BrokenPipeError:
        raise  # "| head": whoever reads has enough; click ends the command without a word
    except OSError as error:
        raise click.ClickException(f"cannot write {output}: {error}") from None
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    notes = [f"{counted(summary.records, 'record')} in {output}"]
    if summary.rejected:
        see = f", see {summary.errors_file}" if summary.errors_file else ""
        notes.append(f"{counted(summary.rejected, 'input')} rejected{see}")
    if summary.reading.skipped:
        notes.append(f"{counted(summary.reading.skipped, 'file')} of unknown kind skipped")
    if summary.reading.unmatched:
        notes.append(f"{counted(summary.reading.unmatched, 'article')} not selected")
    if summary.reading.undated:
        notes.append(f"{counted(summary.reading.undated, 'article')} without a date left out")
    if summary.reading.repeated:
        notes.append(f"{counted(summary.reading.repeated, 'file')} named twice, read once")
    if summary.reading.samples == "only":
        notes.append("these are the invented sample articles, since nothing else is there")
    elif summary.reading.samples:
        notes.append("the sample articles were left out, since there are others")
    click.echo("; ".join(notes), err=True)
    if summary.rejected:
        sys.exit(REJECTED)
