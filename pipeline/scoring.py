"""Scores records against annotated articles: precision, recall and F1 a field, and how many labels of what matched are right.

``scoring_fields.py`` is the table of what is scored, ``scoring_match.py`` holds the match rules. Gold items are matched one
to one, in order, each to the first found item that fits. An item of gold with ``optional`` is no miss where it is not
found; a key that gold lacks was not annotated and is not scored.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .records import MINED
from .scoring_case import Case
from .scoring_fields import FIELDS, Field, open_count
from .scoring_match import Fact, same_source

CONFUSED = {"money": "purpose", "jobs": "action"}
"""For a field, its label of many values, of which a table is kept: what was found for what is annotated."""

Pairs = list[tuple[Fact, Fact]]
"""Gold items, each with the found item that it matched."""


@dataclass
class Tally:
    """Counts of one field: items found right (tp), found wrongly (fp) and missed (fn); for each label, right and all.

    ``confused`` counts the annotated and found values of the label that ``CONFUSED`` names for the field.
    """

    tp: int = 0
    fp: int = 0
    fn: int = 0
    labels: dict[str, list[int]] = field(default_factory=dict)
    confused: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0

    @property
    def recall(self) -> float:
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.tp / (2 * self.tp + self.fp + self.fn) if self.tp else 0.0

    def judge(self, label: str, right: bool) -> None:
        """Count one label of a matched item."""
        counts = self.labels.setdefault(label, [0, 0])
        counts[0] += right
        counts[1] += 1

    def shares(self) -> dict[str, float]:
        """F1 and the share of each label that is right, 0 to 1: what floors are set on."""
        return {"f1": self.f1, **{label: right / total for label, (right, total) in self.labels.items()}}

    def as_dict(self) -> dict[str, Any]:
        figures = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        counts = {"tp": self.tp, "fp": self.fp, "fn": self.fn}
        labels = {label: {"right": right, "of": total} for label, (right, total) in self.labels.items()}
        return {**{name: round(figure, 4) for name, figure in figures.items()}, **counts, "labels": labels}


@dataclass
class Scores:
    """What ``evaluate`` gives: a Tally a field, gold articles without a record, and a line for each thing that is wrong."""

    articles: int
    missing: list[str]
    fields: dict[str, Tally]
    errors: list[str]

    def as_dict(self) -> dict[str, Any]:
        """The scores as plain data, without the error lines."""
        fields = {name: tally.as_dict() for name, tally in self.fields.items()}
        return {"articles": self.articles, "missing": self.missing, **fields}


def evaluate(gold: Iterable[Fact], records: Iterable[Fact], only: str | None = None) -> Scores:
    """Score records against gold.

    gold: annotated articles (gold form). records: records as plain data, in any order; more than the gold's may be
    there. only: a regular expression, gold articles whose id begins with it. Returns Scores.
    """
    articles = [article for article in gold if not only or re.match(only, article["article"]["id"])]
    found = records_of(articles, list(records))
    names = [*FIELDS, "zones"]
    names.insert(names.index("fragments"), "quote+speaker")
    scores = Scores(len(articles), [], {name: Tally() for name in names}, [])
    for article in articles:
        name = article["article"]["id"]
        if name not in found:
            scores.missing.append(name)
        case = Case(article, found.get(name, {}))
        for fact in FIELDS:
            score_field(case, fact, scores)
        score_zones(case, scores)
    scores.fields = {name: tally for name, tally in scores.fields.items() if tally.tp + tally.fp + tally.fn}
    return scores


def records_of(gold: list[Fact], records: list[Fact]) -> dict[str, Fact]:
    """The record of each gold article, by the gold's id: the same id, or the one within the other (or the file's name)."""
    by_id = {str(record["article"].get("id")): record for record in records if "article" in record}
    found = {}
    for name in (article["article"]["id"] for article in gold):
        if name in by_id:
            found[name] = by_id[name]
            continue
        whole = re.compile(rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])")
        for key, record in by_id.items():
            if whole.search(key) or name.endswith(f"/{key}") or whole.search(Path(str(record["article"].get("source"))).name):
                found[name] = record
    return found


def score_field(case: Case, fact: str, scores: Scores) -> None:
    """Match one field of one article; count, judge the labels and note what is wrong."""
    rule, tally = FIELDS[fact], scores.fields[fact]
    gold = rule.items(case.gold)
    if gold is None:
        return
    scored = [item for item in gold if not (fact == "jobs" and open_count(item))]
    pairs, missed, extra = matched(scored, rule.items(case.record) or [], lambda a, b: rule.same(case, a, b))
    missed = [item for item in missed if not item.get("optional")]
    extra = [item for item in extra if not rule.excused(case, item)]
    tally.tp, tally.fn, tally.fp = tally.tp + len(pairs), tally.fn + len(missed), tally.fp + len(extra)
    case.matched |= {id(item): found for item, found in pairs}
    note_all(case, scores, f"{fact} MISSED", missed, rule, is_gold=True)
    note_all(case, scores, f"{fact} EXTRA", extra, rule, is_gold=False)
    for item, found in pairs:
        for label, judge in rule.labels.items():
            right = judge(case, item, found)
            if right is not None:
                tally.judge(label, right)
                if label == CONFUSED.get(fact):
                    got = first_value(found, label)
                    tally.confused[got if right else first_value(item, label), got] += 1
            if right is False:
                note_label(case, scores, f"{fact} {label.upper()}", label, item, found, rule)
    if fact == "quotes":
        score_speakers(case, scores, pairs, missed, extra)


def matched(gold: list[Fact], found: list[Fact], same: Callable[[Fact, Fact], bool]) -> tuple[Pairs, list[Fact], list[Fact]]:
    """Pairs one to one, each gold item with the first free found item that is the same; then what is left of both."""
    pairs: Pairs = []
    missed, free = [], list(found)
    for item in gold:
        index = next((index for index, other in enumerate(free) if same(item, other)), None)
        if index is None:
            missed.append(item)
        else:
            pairs.append((item, free.pop(index)))
    return pairs, missed, free


def first_value(item: Fact, label: str) -> str:
    """The value of a label, the first where gold accepts several (``purposes``)."""
    return str(next(iter(item.get(f"{label}s") or [item.get(label)])))


def score_speakers(case: Case, scores: Scores, pairs: Pairs, missed: list[Fact], extra: list[Fact]) -> None:
    """A quote counts here when its speaker is right too; a wrong one is both a miss and an extra."""
    tally = scores.fields["quote+speaker"]
    tally.fn, tally.fp = tally.fn + len(missed), tally.fp + len(extra)
    for item, found in pairs:
        if item.get("speaker") is None and item.get("optional"):
            continue
        if any(same_source(name, found.get("speaker"), case.people) for name in (item.get("speaker"), *item.get("accept", []))):
            tally.tp += 1
        else:
            tally.fn, tally.fp = tally.fn + 1, tally.fp + 1
            note_label(case, scores, "quotes SPEAKER", "speaker", item, found, FIELDS["quotes"])


def score_zones(case: Case, scores: Scores) -> None:
    """Zones are scored by characters, spaces aside; label ``mined``: whether facts are looked for in them."""
    if "zones" not in case.gold or not case.record:
        return
    tally, size = scores.fields["zones"], len(case.text)
    places = [(zone["kind"], *case.span(zone)) for zone in case.gold["zones"]]
    wanted = kinds_by_character(places, size)
    got = kinds_by_character([(zone["kind"], zone["start"], zone["end"]) for zone in case.record.get("zones", [])], size)
    for want, found, char in zip(wanted, got, case.text, strict=True):
        if char.isspace():
            continue
        tally.tp += bool(want and want == found)
        tally.fn += bool(want and want != found)
        tally.fp += bool(found and want != found)
        tally.judge("mined", (want in MINED) == (found in MINED))
    for kind, start, end in places:
        found = Counter(got[start:end]).most_common(1)[0][0] if end > start else kind
        if found != kind:
            shown = " ".join(case.text[start:end].split())[:120]
            scores.errors.append(f"{case.id} zones KIND: gold {kind}, found {found or 'none'} | {shown}")


def kinds_by_character(zones: Iterable[tuple[str, int, int]], size: int) -> list[str]:
    """The kind of zone that each character of a text is in, "" for none."""
    kinds = [""] * size
    for kind, start, end in zones:
        kinds[start:end] = [kind] * (end - start)
    return kinds


def note_all(case: Case, scores: Scores, what: str, items: list[Fact], rule: Field, is_gold: bool) -> None:
    scores.errors += [f"{case.id} {what}: {rule.show(item)} | {case.evidence(item, is_gold)}" for item in items]


def note_label(case: Case, scores: Scores, what: str, label: str, gold: Fact, found: Fact, rule: Field) -> None:
    key = {"name_full": "name", "max": "amount_max" if "amount" in gold else "count_max"}.get(label, label)
    want, got = gold.get(f"{key}s" if label == "purpose" else key), found.get(key)
    evidence = case.evidence(gold, is_gold=True)
    scores.errors.append(f"{case.id} {what}: {rule.show(gold)} gold {want!r}, found {got!r} | {evidence}")


def read_jsonl(path: str | Path) -> list[Fact]:
    """The records or gold articles of a JSON Lines file; raises ValueError with file and line for what is none."""
    rows = []
    with open(path, "rb") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line.decode("utf-8"))
            except ValueError as error:
                raise ValueError(f"{path}:{number}: not JSON Lines: {error}") from None
            if not isinstance(row, dict) or not isinstance(row.get("article"), dict):
                raise ValueError(f"{path}:{number}: no record and no annotated article: it has no 'article'")
            rows.append(row)
    return rows


def evaluate_files(gold_path: str | Path, records_path: str | Path, only: str | None = None) -> Scores:
    """``evaluate`` on two JSON Lines files; raises OSError or ValueError for files that cannot be read."""
    gold = read_jsonl(gold_path)
    if untold := [article["article"].get("id") for article in gold if not isinstance(article.get("text"), str)]:
        raise ValueError(f"{gold_path}: annotated article {untold[0]!r} has no 'text'")
    return evaluate(gold, read_jsonl(records_path), only)


def format_scores(scores: Scores) -> str:
    """The scores as a table, a field a line."""
    lines = [f"{scores.articles} articles, {len(scores.missing)} without a record"]
    for name, tally in scores.fields.items():
        labels = "  ".join(f"{label} {right}/{total}" for label, (right, total) in tally.labels.items())
        figures = f"P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}"
        counts = f"{tally.tp} right, {tally.fp} extra, {tally.fn} missed"
        lines.append(f"{name:14} {figures}  {counts}" + (f"  ({labels})" if labels else ""))
    tables = (format_confused(name, label, scores.fields[name]) for name, label in CONFUSED.items() if name in scores.fields)
    return "\n".join([*lines, *(table for table in tables if table)])


def format_confused(name: str, label: str, tally: Tally) -> str:
    """A table of what was found for what is annotated, a line for each annotated value; "" where nothing was judged."""
    values = sorted({value for pair in tally.confused for value in pair})
    if not values:
        return ""
    width = max(map(len, values)) + 1
    lines = [
        f"\n{name}: {label} as annotated (down), as found (across)",
        " " * width + "".join(f"{value:>{width}}" for value in values),
    ]
    for want in values:
        counts = (tally.confused[want, got] for got in values)
        lines.append(f"{want:{width}}" + "".join(f"{count or '.':>{width}}" for count in counts))
    return "\n".join(lines)


def check_floors(scores: Scores, floors: dict[str, dict[str, float]]) -> list[str]:
    """One message for each score that is below its floor; ``floors``: for a field, the least F1 and label shares (0 to 1)."""
    messages = []
    for name, least in floors.items():
        shares = scores.fields[name].shares() if name in scores.fields else {}
        for figure, floor in least.items():
            if (now := shares.get(figure, 0.0)) < floor:
                messages.append(f"{name} {figure}: {now:.4f} is below its floor {floor:.4f}")
    return messages
