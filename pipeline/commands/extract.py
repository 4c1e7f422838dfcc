"""``council-news extract``: articles in, records out."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .options import IN, INTERRUPTED, OUT, REJECTED, counted, read_columns, read_jobs


@click.command()
@click.argument("inputs", nargs=-1, required=True, type=IN)
@click.option("-o", "--output", required=True, type=OUT, help="Records file (JSON Lines), or - for standard output.")
@click.option("-j", "--jobs", default="1", show_default=True, callback=read_jobs, metavar="N",
              help="Worker processes; auto = one for each core; 1 = no others than this one.")
@click.option("--engine", type=click.Choice(["local", "dask"]), help="Where workers run: on this machine (local, the default) or "
              "on a dask cluster (needs the extra cluster).")
@click.option("--scheduler", metavar="ADDRESS", help="Scheduler of a dask cluster, e.g. tcp://10.0.0.5:8786, in place of --jobs "
              "workers on this machine.")  # fmt: skip
@click.option("--limit", type=click.IntRange(1), help="Stop after that many inputs.")
@click.option("--resume", is_flag=True, help="Go on where an interrupted run over the same inputs stopped.")
@click.option("--no-text", is_flag=True, help="Leave the articles' text out of the records.")
@click.option("--model", help="Trained spaCy pipeline (name or folder) whose PERSON and ORG entities are added as candidates.")
@click.option("--patterns", type=click.Path(exists=True, file_okay=False), help="Folder of rule files in place of the package's.")
@click.option("--column", "columns", multiple=True, callback=read_columns, metavar="FIELD=COLUMN",
              help="Column of a table or JSON key that holds a field, e.g. text=story (may be given several times).")  # fmt: skip
def extract(inputs: tuple[str, ...], output: str, jobs: int, engine: str | None, scheduler: str | None, limit: int | None,
            resume: bool, no_text: bool, model: str | None, patterns: str | None, columns: dict[str, str]) -> None:  # fmt: skip
    """Extract the articles of INPUTS (files, folders, - for standard input) into one record a line.

    Standard input is JSON Lines where it begins with {, else the text of one article.
    """
    from tqdm import tqdm

    from ..articles.readers import Reading, files_below
    from ..engines import EngineError
    from ..run import extract_all
    from ..worker import Options

    if scheduler and engine == "local":
        raise click.UsageError("--scheduler is the dask engine's: leave --engine local out")
    if output != "-" and Path(output).is_dir():
        raise click.UsageError(f"{output} is a folder: name the records file, e.g. {Path(output) / 'records.jsonl'}")
    if output != "-" and Path(output).exists() and not Path(output).is_file():
        raise click.UsageError(f"{output} is no regular file: name a file, or - for standard output")
    if output.endswith((".gz", ".bz2", ".xz")):
        raise click.UsageError(f"records are written as plain JSON Lines: name the file without {Path(output).suffix}")
    if output != "-" and any(given != "-" and Path(given).resolve() == Path(output).resolve() for given in inputs):
        raise click.UsageError(f"{output} is an input too: it would be replaced by its records")
    for folder in (Path(given) for given in inputs if given != "-" and Path(given).is_dir()):
        if not files_below(folder, Reading()):
            kinds = ".txt, .jsonl, .ndjson, .csv or .tsv file (nor one of these with .gz, .bz2, .xz)"
            raise click.UsageError(f"no articles in {folder}: it holds no {kinds}")
    options = Options(jobs=jobs, with_text=not no_text, model=model, patterns=patterns, scheduler=scheduler,
                      engine=engine or ("dask" if scheduler else "local"))  # fmt: skip
    try:
        summary = extract_all(
            inputs, output, options, columns=columns, limit=limit, resume=resume,
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
    notes = [f"{counted(summary.records, 'record')} in {output}"]
    if summary.rejected:
        see = f", see {summary.errors_file}" if summary.errors_file else ""
        notes.append(f"{counted(summary.rejected, 'input')} rejected{see}")
    if summary.reading.skipped:
        notes.append(f"{counted(summary.reading.skipped, 'file')} of unknown kind skipped")
    if summary.reading.repeated:
        notes.append(f"{counted(summary.reading.repeated, 'file')} named twice, read once")
    if summary.reading.samples == "only":
        notes.append("these are the invented sample articles, since nothing else is there")
    elif summary.reading.samples:
        notes.append("the sample articles were left out, since there are others")
    click.echo("; ".join(notes), err=True)
    if summary.rejected:
        sys.exit(REJECTED)


def what_is_done(output: str) -> str:
    """Where an ended run's records are, in words; nothing where there are none."""
    partial = Path(f"{output.removesuffix('.jsonl')}.partial.jsonl")
    if output == "-" or not partial.is_file() or not partial.stat().st_size:
        return ""
    return f"; what is done is in {partial}, --resume goes on from there"
