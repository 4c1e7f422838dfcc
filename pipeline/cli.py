"""The command line: arguments in, one plain function each; the only place that prints."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import click

from . import __version__

REJECTED, INTERRUPTED = 3, 130
IN, OUT = click.Path(exists=True, allow_dash=True), click.Path(allow_dash=True)
JSONL = click.Path(exists=True, dir_okay=False)


class Commands(click.Group):
    """The commands; an interruption ends any of them with status 130."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("interrupted", err=True)
            sys.exit(INTERRUPTED)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="council-news")
def main() -> None:
    """Turn news about UK councils into data: councils, providers, people, jobs, money and quotes, each with its sentence.

    Exit status: 0 all extracted, 1 a failure stopped the run, 2 wrong use, 3 finished with some inputs rejected, 130 interrupted.
    """


def counted(number: int, noun: str) -> str:
    """A number of things in words: "1 record", "2,999 records"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def read_columns(context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    fields = ("text", "title", "published", "publisher", "url", "id")
    columns = dict(pair.partition("=")[::2] for pair in given)
    for name, column in columns.items():
        if name not in fields or not column:
            raise click.BadParameter(f"{name!r} is not FIELD=COLUMN with FIELD one of {', '.join(fields)}")
    return columns


@main.command()
@click.argument("inputs", nargs=-1, required=True, type=IN)
@click.option("-o", "--output", required=True, type=OUT, help="Records file (JSON Lines), or - for standard output.")
@click.option("-j", "--jobs", default=1, show_default=True, type=click.IntRange(1), help="Worker processes.")
@click.option("--limit", type=click.IntRange(1), help="Stop after that many inputs.")
@click.option("--resume", is_flag=True, help="Go on where an interrupted run over the same inputs stopped.")
@click.option("--no-text", is_flag=True, help="Leave the articles' text out of the records.")
@click.option("--model", help="Trained spaCy pipeline (name or folder) whose PERSON and ORG entities are added as candidates.")
@click.option("--patterns", type=click.Path(exists=True, file_okay=False), help="Folder of rule files in place of the package's.")
@click.option("--column", "columns", multiple=True, callback=read_columns, metavar="FIELD=COLUMN",
              help="Column of a table or JSON key that holds a field, e.g. text=story (may be given several times).")  # fmt: skip
def extract(inputs: tuple[str, ...], output: str, jobs: int, limit: int | None, resume: bool, no_text: bool,
            model: str | None, patterns: str | None, columns: dict[str, str]) -> None:  # fmt: skip
    """Extract the articles of INPUTS (files, folders, - for standard input) into one record a line.

    Standard input is JSON Lines where it begins with {, else the text of one article.
    """
    from concurrent.futures import BrokenExecutor

    from tqdm import tqdm

    from .articles.readers import Reading, files_below
    from .run import Options, extract_all

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
    stem = output.removesuffix(".jsonl")
    partial = "" if output == "-" else f"; what is done is in {stem}.partial.jsonl, --resume goes on from there"
    options = Options(jobs=jobs, with_text=not no_text, model=model, patterns=patterns)
    try:
        summary = extract_all(
            inputs, output, options, columns=columns, limit=limit, resume=resume,
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
    if summary.reading.repeated:
        notes.append(f"{counted(summary.reading.repeated, 'file')} named twice, read once")
    if summary.reading.samples == "only":
        notes.append("these are the invented sample articles, since nothing else is there")
    elif summary.reading.samples:
        notes.append("the sample articles were left out, since there are others")
    click.echo("; ".join(notes), err=True)
    if summary.rejected:
        sys.exit(REJECTED)


@main.command()
@click.argument("gold", type=JSONL)
@click.argument("records", type=JSONL)
@click.option("--errors", is_flag=True, help="List each miss, extra and wrong label with its sentence.")
@click.option("--only", help="Regular expression: only gold articles whose id begins with it.")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
def evaluate(gold: str, records: str, errors: bool, only: str | None, as_json: bool) -> None:
    """Score RECORDS against annotated articles GOLD: precision, recall, F1 a field, and the labels of what matched."""
    from .scoring import evaluate_files, format_scores

    try:
        scores = evaluate_files(gold, records, only)
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    except re.error as error:
        raise click.BadParameter(f"{only!r} is no regular expression: {error}", param_hint="--only") from None
    if len(scores.missing) == scores.articles:
        raise click.ClickException(f"no article of {gold} has a record in {records}: their ids differ, or --only fits none")
    if errors:
        click.echo("\n".join(scores.errors))
    click.echo(json.dumps(scores.as_dict()) if as_json else format_scores(scores))


@main.command()
@click.argument("records", type=JSONL)
@click.option("-o", "--output", required=True, type=click.Path(), help="Folder for one CSV a table, or a .sqlite file.")
def tables(records: str, output: str) -> None:
    """Write the records as flat tables, one a fact: a folder of CSV files, or one SQLite file."""
    import sqlite3

    from pandas.errors import DatabaseError

    from .outputs.tables import write_tables

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


@main.command()
@click.argument("article", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--column", "columns", multiple=True, callback=read_columns, metavar="FIELD=COLUMN", help="As for extract.")
def explain(article: str, columns: dict[str, str]) -> None:
    """Show one ARTICLE's facts, each with the rule that found it and its sentence; of a file of many articles, the first."""
    from . import load
    from .articles import Article
    from .articles.readers import read_articles
    from .outputs.explain import explain_record
    from .records import dict_from_doc, process

    first: Any = next(iter(read_articles([article], columns)), None)
    if not isinstance(first, Article):
        raise click.ClickException(f"{article}: {first.reason if first else 'no article'}")
    click.echo(explain_record(dict_from_doc(process(load(), first), first)))


@main.group()
def patterns() -> None:
    """The rule files."""


@patterns.command()
@click.option("--folder", type=click.Path(exists=True, file_okay=False), help="Folder of rule files; default: the package's own.")
def check(folder: str | None) -> None:
    """Check that every rule line is well formed, unique, and matches its own example."""
    from . import load
    from .patterns import PatternError, check_examples, patterns_folder, read_patterns

    files = sorted(Path(folder or patterns_folder()).glob("*.jsonl"))
    if not files:
        raise click.UsageError(f"no rule files (.jsonl) in {folder}")
    missing = {path.name for path in patterns_folder().glob("*.jsonl")} - {path.name for path in files}
    try:
        nlp = load()  # the package's own rules: its tokenizer reads the examples
    except PatternError as error:
        raise click.ClickException(str(error)) from None
    lines = 0
    problems = [f"{folder}/{name}: there is no such rule file, and the pipeline needs it" for name in sorted(missing)]
    for path in files:
        try:
            rules = read_patterns(path.stem, folder)
        except PatternError as error:
            problems.append(str(error))
            continue
        lines += len(rules)
        problems += [f"{path.name}: {problem}" for problem in check_examples(nlp, rules)]
    for problem in problems:
        click.echo(problem, err=True)
    if problems:
        sys.exit(1)
    click.echo(f"{lines:,} rule lines are well formed, unique, and match their examples")
