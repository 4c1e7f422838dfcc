"""``council-news extract``: articles in, records out."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .correct import read_known, report_corrected
from .options import IN, INTERRUPTED, OUT, REJECTED, Day, counted, read_columns, read_jobs, refuse_other_than_records

if TYPE_CHECKING:
    from ..summary import Summary


@click.command()
@click.argument("inputs", nargs=-1, required=True, type=IN)
@click.option("-o", "--output", required=True, type=OUT, help="Records file (JSON Lines), or - for standard output.")
@click.option(
    "-j",
    "--jobs",
    default="1",
    show_default=True,
    callback=read_jobs,
    metavar="N",
    help="Worker processes; auto = one for each core; 1 = no others than this one.",
)
@click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    help="Where workers run: on this machine (local, the default) or on a dask cluster (needs the extra cluster).",
)
@click.option("--scheduler", metavar="ADDRESS", help="Scheduler of a dask cluster, e.g. tcp://10.0.0.5:8786, in place of --jobs "
              "workers on this machine.")  # fmt: skip
@click.option("--since", type=Day(), help="Only articles published on that day or later (an undated one is left out).")
@click.option("--until", type=Day(last=True), help="Only articles published on that day or earlier.")
@click.option("--match", "words", multiple=True, metavar="WORDS",
              help="Only articles with these words, whole and in any case (given several times: with any of them).")  # fmt: skip
@click.option("--match-council", "councils", is_flag=True, help="Only articles that speak of a council or a councillor.")
@click.option("--limit", type=click.IntRange(1), help="Stop after that many inputs.")
@click.option("--resume", is_flag=True, help="Go on where an interrupted run over the same inputs stopped.")
@click.option("--new-only", is_flag=True, help="Extract only what the last such run into OUT has not: the result is the same.")
@click.option("--no-copies", "copies", is_flag=True, default=True, flag_value=False,
              help="Do not look for copies of a story in several papers (duplicate_of stays null).")  # fmt: skip
@click.option("--summary", "summary_file", type=OUT, metavar="FILE", help="Write what the run did as JSON (-: standard output).")
@click.option("--no-text", is_flag=True, help="Leave the articles' text out of the records.")
@click.option("--model", help="Trained spaCy pipeline (name or folder) whose PERSON and ORG entities are added as candidates.")
@click.option("--patterns", type=click.Path(exists=True, file_okay=False), help="Folder of rule files in place of the package's.")
@click.option("--corrections", type=click.Path(exists=True, dir_okay=False), help="CSV file of corrections to the records.")
@click.option("--column", "columns", multiple=True, callback=read_columns, metavar="FIELD=COLUMN",
              help="Column of a table or JSON key that holds a field, e.g. text=story (may be given several times).")  # fmt: skip
def extract(inputs: tuple[str, ...], output: str, jobs: int, engine: str | None, scheduler: str | None, since: str | None,
            until: str | None, words: tuple[str, ...], councils: bool, limit: int | None, resume: bool, new_only: bool,
            copies: bool, summary_file: str | None, no_text: bool, model: str | None, patterns: str | None,
            corrections: str | None, columns: dict[str, str]) -> None:  # fmt: skip
    """Extract the articles of INPUTS into one record a line.

    INPUTS are files, folders, zip archives, addresses, or - for standard input. Read are text, JSON Lines, CSV, TSV, HTML,
    Nexis and other Word files, WARC and Parquet, also compressed (docs/input.md). Standard input is JSON Lines where it begins
    with {, a page where it begins with <html, a table where its header names the text and more, else the text of one article.
    Rejected inputs go to OUT.errors.jsonl.

    \b
    Examples:
        council-news extract articles/ -o records.jsonl --jobs 4
        council-news extract dump.csv -o records.jsonl --column text=story
        council-news extract articles/ -o records.jsonl --corrections corrections.csv
    """
    from tqdm import tqdm

    from ..articles.files import Reading, files_below
    from ..articles.names import kinds_in_words
    from ..articles.selection import Selection
    from ..engines import EngineError
    from ..run import extract_all
    from ..worker import Options

    if scheduler and engine == "local":
        raise click.UsageError("--scheduler is the dask engine's: leave --engine local out")
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
    if summary_file == "-" == output:
        raise click.UsageError("records and the summary cannot both go to standard output")
    if output == "-" and (resume or new_only):
        raise click.UsageError("--resume and --new-only need a records file, not standard output")
    local = [Path(given) for given in inputs if given != "-" and "://" not in given]
    if output != "-" and any(given.resolve() == Path(output).resolve() for given in local):
        raise click.UsageError(f"{output} is an input too: it would be replaced by its records")
    refuse_other_than_records(output)
    for folder in filter(Path.is_dir, local):
        if not files_below(folder, Reading()):
            raise click.UsageError(f"no articles in {folder}: it holds no file of a kind that is read ({kinds_in_words()})")
    if corrections and (output == "-" or new_only):
        reason = "--new-only takes records from OUT as they were found" if new_only else "--corrections needs a records file"
        raise click.UsageError(f"{reason}: correct them afterwards, with council-news correct")
    known = read_known(corrections) if corrections else None
    selection = Selection(since, until, words, councils)
    options = Options(jobs=jobs, with_text=not no_text, model=model, patterns=patterns, scheduler=scheduler, copies=copies,
                      engine=engine or ("dask" if scheduler else "local"))  # fmt: skip
    try:
        summary = extract_all(
            inputs, output, options, columns=columns, selection=selection, limit=limit, resume=resume, new_only=new_only,
            corrections=known,
            progress=lambda results: tqdm(results, unit=" articles", file=sys.stderr, disable=None),
        )  # fmt: skip
    except KeyboardInterrupt:
        click.echo(f"interrupted{what_is_done(output)}", err=True)
        sys.exit(INTERRUPTED)
    except EngineError as error:
        raise click.ClickException(f"{error}{what_is_done(output)}") from None
    except BrokenPipeError:
        raise  # "| head": whoever reads has enough; click ends the command without a word
    except OSError as error:
        raise click.ClickException(f"cannot write {output}: {error}") from None
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    click.echo(in_words(summary), err=True)
    if summary.corrected:
        report_corrected(summary.corrected, output)
    if summary_file:
        told = f"{json.dumps(summary.as_dict(), ensure_ascii=False, indent=1)}\n"
        if summary_file == "-":
            click.echo(told, nl=False)
        else:
            Path(summary_file).write_text(told, encoding="utf-8")
    if summary.rejected or summary.corrected and summary.corrected.unplaced:
        sys.exit(REJECTED)


NOUNS = {
    "councils": ("council",),
    "providers": ("provider",),
    "people": ("person", "people"),
    "jobs": ("job count",),
    "money": ("sum",),
    "quotes": ("quote",),
    "deals": ("deal",),
}
"""What one of each fact is called, and several."""


def in_words(summary: Summary) -> str:
    """What a run did, in one or two lines: records with their facts and speed; what was rejected or passed over."""
    done = [f"{counted(summary.records, 'record')} in {summary.out}"]
    if summary.known:
        done.append(f"{summary.known:,} of them known from before")
    if summary.duplicates:
        done.append(f"{counted(summary.duplicates, 'copy', 'copies')} of others")
    if facts := [counted(summary.facts[fact], *nouns) for fact, nouns in NOUNS.items() if summary.facts[fact]]:
        done.append(", ".join(facts))
    if summary.records - summary.resumed >= 100:
        done.append(f"{summary.speed:,.0f} articles a second")
    reading, passed = summary.reading, []
    if summary.rejected:
        see = f", see {summary.errors_file}" if summary.errors_file else ""
        codes = ", ".join(f"{number:,} {code}" for code, number in summary.codes.most_common())
        passed.append(f"{counted(summary.rejected, 'input')} rejected{codes and f' ({codes})'}{see}")
    if reading.skipped:
        passed.append(f"{counted(reading.skipped, 'file')} of unknown kind skipped")
    if reading.unmatched:
        passed.append(f"{counted(reading.unmatched, 'article')} not selected")
    if reading.undated:
        passed.append(f"{counted(reading.undated, 'article')} without a date left out")
    if reading.repeated:
        passed.append(f"{counted(reading.repeated, 'file')} named twice, read once")
    if reading.samples == "only":
        passed.append("these are the invented sample articles, since nothing else is there")
    elif reading.samples:
        passed.append("the sample articles were left out, since there are others")
    return "\n".join("; ".join(line) for line in (done, passed) if line)


def what_is_done(output: str) -> str:
    """Where an ended run's records are, in words; nothing where there are none."""
    partial = Path(f"{output.removesuffix('.jsonl')}.partial.jsonl")
    if output == "-" or not partial.is_file() or not partial.stat().st_size:
        return ""
    return f"; what is done is in {partial}, --resume goes on from there"
