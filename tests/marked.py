"""Reads marked-up sample sentences (form: tests/samples/README.md) and compares them with what the pipeline finds."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

SAMPLES = Path(__file__).parent / "samples"
MARK = re.compile(r"\[([^\]]+)\]\((\w+)((?:\s+\w+=(?:\"[^\"]*\"|[^\s)]+))*)\)")
KEY = re.compile(r"(\w+)=(?:\"([^\"]*)\"|(\S+))")


class Marked(NamedTuple):
    """A span that a sample expects: its offsets, label and keys."""

    start: int
    end: int
    label: str
    keys: dict[str, str]


class Sample(NamedTuple):
    """One sample line: where it stands, its plain text, the marked spans, and whether it is a known failure."""

    where: str
    text: str
    marks: list[Marked]
    known_failure: bool


def read_samples(fact: str) -> list[Sample]:
    samples = []
    for number, line in enumerate((SAMPLES / f"{fact}.txt").read_text(encoding="utf-8").splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        known_failure = line.startswith("!")
        line = line.removeprefix("!").strip().replace(" ¶ ", "\n\n").replace("¶", "\n\n").replace("⏎", "\n")
        marks, text, at = [], "", 0
        for match in MARK.finditer(line):
            text += line[at : match.start()]
            keys = {k: quoted or plain for k, quoted, plain in KEY.findall(match[3])}
            marks.append(Marked(len(text), len(text) + len(match[1]), match[2], keys))
            text += match[1]
            at = match.end()
        samples.append(Sample(f"{fact}.txt:{number}", text + line[at:], marks, known_failure))
    return samples


def label_of(fact: str, item: dict[str, Any]) -> str:
    key = {"money": "purpose", "jobs": "action", "deals": "status"}.get(fact, "kind")
    if fact == "people":
        return "councillor" if item["is_councillor"] else "person"
    return str(item[key])


def as_text(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    if isinstance(value, list):
        return "; ".join(as_text(v) for v in value)
    return str(value)


def differences(fact: str, sample: Sample, record: dict[str, Any]) -> list[str]:
    """What differs between a sample's marks and a record's items; empty when they agree."""
    found = {}
    for item in record[fact]:
        for place in item.get("mentions", [item]):
            found[place["start"], place["end"]] = item
    problems = []
    for mark in sample.marks:
        shown = sample.text[mark.start : mark.end]
        item = found.pop((mark.start, mark.end), None)
        if item is None:
            problems.append(f"missed [{shown}]({mark.label})")
            continue
        if label_of(fact, item) != mark.label:
            problems.append(f"[{shown}]: {label_of(fact, item)} where {mark.label} is expected ({item.get('rule')})")
        for key, value in mark.keys.items():
            got = as_text(item.get(key))
            wanted = as_text(float(value)) if re.fullmatch(r"-?\d+\.\d+", value) else value
            if got != wanted:
                problems.append(f"[{shown}]: {key}={got} where {wanted} is expected ({item.get('rule')})")
    problems += [f"extra [{sample.text[a:b]}]({label_of(fact, item)}) ({item.get('rule')})" for (a, b), item in found.items()]
    return problems
