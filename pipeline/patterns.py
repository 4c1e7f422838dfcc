"""Reads and checks the rule files in ``patterns/`` (``matching.py`` matches their lines).

A rule file is JSON Lines, one rule a line::

    {"label": "verb", "id": "say", "pattern": ["said", "says"], "eg": "He [said] it was over."}

``label``    what kind of thing the line finds (a word of the component that reads the file)
``id``       what it means: a proper name, a multiplier, a verb's base form
``pattern``  how it is written: a phrase, a list of phrases, or a list of spaCy token patterns (dicts)
``eg``       the line's own example, the span it finds in [square brackets]
``case``     true: phrases match only in this case (default: any case)
``note``     why the line is there

Further keys are allowed per file (``EXTRA_KEYS``), for facts such as a council's GSS code. Anything else is refused
with the file, the line and the keys that are allowed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.schemas import validate_token_pattern
from spacy.util import registry

from .matching import Rules

KEYS = ("label", "id", "pattern", "eg", "case", "note")
REQUIRED = ("label", "id", "pattern", "eg")
EXTRA_KEYS: dict[str, tuple[str, ...]] = {
    "councils": ("gss", "kind", "nation", "start", "end", "successors", "county", "short", "candidates", "source"),
    "providers": ("kind", "context", "source", "status", "weight", "roles"),
    "money": ("side", "strength", "at_least", "at_most"),
    "people": ("gender", "councillor"),
}
"""Keys that only one rule file may carry, by the file's name."""

PROVIDER_KINDS = ("public_body", "council_company", "charity", "trust", "mutual", "company", "other")
COUNCIL_KINDS = (
    *("county", "district", "unitary", "london", "metropolitan", "scottish", "welsh", "northern_irish"),
    *("combined", "parish", "other"),
)
VALUES: dict[str, dict[str, tuple[str, ...]]] = {
    "councils": {"kind": COUNCIL_KINDS, "nation": ("England", "Scotland", "Wales", "Northern Ireland")},
    "providers": {"kind": PROVIDER_KINDS},
    "money": {"side": ("before", "after")},
    "people": {"gender": ("f", "m")},
}
"""What such a key may say, where it ends up in records: by file and key."""


class PatternError(ValueError):
    """A rule line that cannot be used; the message names file, line, what was found and what is allowed."""


def patterns_folder() -> Path:
    """The folder of the rule files that travel with the package (in a checkout: ``patterns/`` beside ``pipeline/``)."""
    packaged = Path(str(resources.files("pipeline"))) / "_patterns"
    return packaged if packaged.is_dir() else packaged.parent.parent / "patterns"


@registry.readers("council_patterns.v1")
def lines_for(name: str, folder: str | None = None) -> Iterator[dict[str, Any]]:
    """The lines of ``read_patterns`` as a config asks for them: one by one, since all that a list holds would be gone through."""
    return iter(read_patterns(name, folder))


def read_patterns(name: str, folder: str | None = None) -> list[dict[str, Any]]:
    """Read ``<folder>/<name>.jsonl`` and check every line.

    name: the fact the rules belong to, e.g. ``"money"``, or several, as in ``"people quotes"``. folder: where the rule
    files lie; None = those of the package.
    Returns the lines as dicts in file order, each with its ``rule`` name added (``money/scale/million``).
    Raises PatternError on the first bad line, and where there is no such file.

    >>> all(line["rule"].startswith("quotes/") for line in read_patterns("quotes"))
    True
    """
    if " " in name:
        return [line for part in name.split() for line in read_patterns(part, folder)]
    path = Path(folder or patterns_folder()) / f"{name}.jsonl"
    lines: list[dict[str, Any]] = []
    seen: dict[tuple[str, str, str], int] = {}
    if not path.is_file():
        raise PatternError(f"{path}: there is no such rule file")
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise PatternError(f"{path}: byte {error.start} is not UTF-8") from None
    except OSError as error:
        raise PatternError(f"{path}: cannot be read: {error.strerror}") from None
    for number, row in enumerate(text.split("\n"), 1):
        if not row.strip():
            continue
        line = parse_line(row, name, f"{path}:{number}")
        keys = [(line["label"], line["id"], json.dumps(line["pattern"]))]
        if line.get("gss"):
            keys.append(("code", line["gss"], ""))
        for key in keys:
            if key in seen:
                same = "code" if key[0] == "code" else "rule"
                raise PatternError(f"{path}:{number}: the same {same} stands in line {seen[key]}")
            seen[key] = number
        lines.append(line)
    return lines


def phrases_of(line: dict[str, Any]) -> list[str]:
    """The phrases of a rule line, one or several; token patterns are none.

    >>> phrases_of({"pattern": "GLL"}), phrases_of({"pattern": ["GLL", "Greenwich Leisure"]})
    (['GLL'], ['GLL', 'Greenwich Leisure'])
    """
    pattern = line["pattern"]
    return [phrase for phrase in (pattern if isinstance(pattern, list) else [pattern]) if isinstance(phrase, str)]


def parse_line(text: str, name: str, where: str) -> dict[str, Any]:
    """Parse and check one rule line; ``where`` (file:line) opens every error message."""
    try:
        line = json.loads(text)
    except json.JSONDecodeError as error:
        raise PatternError(f"{where}: not JSON: {error}") from None
    if not isinstance(line, dict):
        raise PatternError(f"{where}: a rule is a JSON object, found {type(line).__name__}")
    allowed = KEYS + EXTRA_KEYS.get(name, ())
    if unknown := [key for key in line if key not in allowed]:
        raise PatternError(f"{where}: unknown key {unknown[0]!r}; allowed: {', '.join(allowed)}")
    if missing := [key for key in REQUIRED if not line.get(key)]:
        raise PatternError(f"{where}: {missing[0]!r} is missing or empty; required: {', '.join(REQUIRED)}")
    if wrong_type := [key for key in ("label", "id", "eg") if not isinstance(line[key], str)]:
        raise PatternError(f"{where}: {wrong_type[0]!r} is text, found {line[wrong_type[0]]!r}")
    for key, values in VALUES.get(name, {}).items():
        if key in line and line[key] not in values:
            raise PatternError(f"{where}: {key!r} is one of {', '.join(values)}; found {line[key]!r}")
    pattern = line["pattern"]
    phrases = isinstance(pattern, str) or isinstance(pattern, list) and all(isinstance(p, str) for p in pattern)
    tokens = isinstance(pattern, list) and all(isinstance(p, dict) for p in pattern)
    if not (phrases or tokens):
        raise PatternError(f"{where}: 'pattern' is a phrase, a list of phrases or a list of token patterns")
    if not phrases and (wrong := validate_token_pattern(pattern)):
        raise PatternError(f"{where}: not a spaCy token pattern: {'; '.join(wrong)}")
    if not re.search(r"\[[^][]+\]", line["eg"]):
        raise PatternError(f"{where}: 'eg' has no span in [square brackets]")
    line["rule"] = f"{name}/{line['label']}/{line['id']}"
    return line


def check_examples(nlp: Language, lines: list[dict[str, Any]]) -> list[str]:
    """Match every line's own example; returns one message for each line whose bracketed span its pattern misses."""
    problems = []
    for line in lines:
        spans, text = bracketed(line["eg"])
        doc = nlp.make_doc(text)
        hits = Rules.compile(nlp, [line])(doc)
        for span in spans:
            if not any((hit.start, hit.end) == span for hit in hits):
                found = [text[hit.start : hit.end] for hit in hits]
                problems.append(f"{line['rule']}: eg {line['eg']!r}: pattern does not match the span; it finds {found}")
    return problems


def bracketed(eg: str) -> tuple[list[tuple[int, int]], str]:
    """Take the [brackets] out of an example: the spans they held, and the plain text.

    >>> bracketed("He [said] it.")
    ([(3, 7)], 'He said it.')
    """
    spans, text, start = [], "", 0
    for piece in re.split(r"([\[\]])", eg):
        if piece == "[":
            start = len(text)
        elif piece == "]":
            spans.append((start, len(text)))
        else:
            text += piece
    return spans, text
