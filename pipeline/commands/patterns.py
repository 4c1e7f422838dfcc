"""``council-news patterns``: the rule files."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.group()
def patterns() -> None:
    """Check the rule files."""


@patterns.command(short_help="Check every rule line and its own example.")
@click.option("--folder", type=click.Path(exists=True, file_okay=False), help="Folder of rule files; default: the package's own.")
def check(folder: str | None) -> None:
    """Check that every rule line is well formed, unique, and matches its own example, and that the tables
    of weights and the networks can be read.

    \b
    Example:
        council-news patterns check --folder my-patterns/
    """
    from .. import load
    from ..network import read_networks
    from ..patterns import PatternError, check_examples, patterns_folder, read_patterns
    from ..weights import read_weights

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
    for ending, read in ((".weights.json", read_weights), (".network.npz", read_networks)):
        for path in sorted(Path(folder or patterns_folder()).glob(f"*{ending}")):
            try:
                read(path.name.removesuffix(ending), folder)
            except PatternError as error:
                problems.append(str(error))
    for problem in problems:
        click.echo(problem, err=True)
    if problems:
        sys.exit(1)
    click.echo(f"{lines:,} rule lines are well formed, unique, and match their examples")
