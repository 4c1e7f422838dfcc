"""Facts gained, lost and changed between two runs over the same articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from .evidence import sentence_around
from .items import NAMED
from .scoring import Scores, Tally
from .scoring_match import Fact, Span, offset_map, overlap, plain

PLACED = ("zones", "jobs", "money", "quotes")
NOT_COMPARED = ("start", "end", "rule", "mentions")
"""Keys whose change alone is no other fact."""


@dataclass(frozen=True)
class Change:
    """One difference. ``kind``: gained, lost or changed; ``what``: the fact in short; ``keys``: key -> (before, after)."""

    article: str
    kind: str
    fact: str
    what: str
    sentence: str
    keys: dict[str, tuple[Any, Any]]


def compare(old: Iterable[Fact], new: Iterable[Fact]) -> list[Change]:
    """What the new records have gained, lost and changed against the old ones, article by article in the old order.

    Records belong together by ``article.id``; an article that only one run has is one Change of the fact ``articles``.
    Facts are the same when they have the same name (councils, providers, people), the same parties (deals), or the same
    place in the text, which mending may have moved.
    """
    before = {record["article"]["id"]: record for record in old}
    after = {record["article"]["id"]: record for record in new}
    changes = []
    for name, record in before.items():
        if name in after:
            changes += compare_records(record, after[name])
        else:
            changes.append(Change(name, "lost", "articles", name, "", {}))
    return changes + [Change(name, "gained", "articles", name, "", {}) for name in after if name not in before]


def compare_records(old: Fact, new: Fact) -> list[Change]:
    """The changes of one article."""
    old_text, new_text = old.get("text") or "", new.get("text") or ""
    moved = offset_map(old_text, new_text) if old_text and new_text else int
    changes = []
    for fact in (*PLACED, *NAMED, "deals"):
        left = list(new.get(fact, []))
        for item in old.get(fact, []):
            same = next((other for other in left if is_same(fact, item, other, moved)), None)
            if same is None:
                changes.append(change_of("lost", fact, old, item, {}))
                continue
            left.remove(same)
            keys = [key for key in (*item, *(key for key in same if key not in item)) if key not in NOT_COMPARED]
            if differ := {key: (item.get(key), same.get(key)) for key in keys if item.get(key) != same.get(key)}:
                changes.append(change_of("changed", fact, new, same, differ))
        changes += [change_of("gained", fact, new, item, {}) for item in left]
    return changes


def is_same(fact: str, old: Fact, new: Fact, moved: Callable[[int], int]) -> bool:
    if fact in NAMED:
        return plain(old["name"]) == plain(new["name"])
    if fact == "deals":
        return (old["council"], old["provider"]) == (new["council"], new["provider"])
    span: Span = moved(old["start"]), moved(old["end"])
    return overlap(span, (new["start"], new["end"])) > 0


def change_of(kind: str, fact: str, record: Fact, item: Fact, keys: dict[str, tuple[Any, Any]]) -> Change:
    text = record.get("text") or ""
    place = item if "start" in item else next(iter(item["mentions"]), None)
    start, end = (place["start"], place["end"]) if place else (0, 0)
    sentence = " ".join(sentence_around(text, start, end).split()) if text and place else ""
    if fact == "zones":
        what, sentence = item["kind"], " ".join(text[start:end].split())
    elif fact == "deals":
        what = f"{item['council']} / {item['provider']}"
    else:
        what = item.get("name") or item["text"]
    return Change(record["article"]["id"], kind, fact, what, sentence, keys)


def format_comparison(changes: list[Change], most: int = 200) -> str:
    """The changes counted a fact, then one by one (at most ``most`` of them), as text."""
    counts = Counter((change.fact, change.kind) for change in changes)
    facts = [fact for fact in ("articles", *PLACED, *NAMED, "deals") if any(key[0] == fact for key in counts)]
    lines = [
        f"{fact:10} " + "  ".join(f"{kind} {counts[fact, kind]}" for kind in ("gained", "lost", "changed")) for fact in facts
    ]
    for change in changes[:most]:
        keys = "; ".join(f"{key} {before!r} -> {after!r}" for key, (before, after) in change.keys.items())
        sign = {"gained": "+", "lost": "-", "changed": "~"}[change.kind]
        lines.append(f"{sign} {change.article} {change.fact}: {change.what[:80]!r} {keys} | {change.sentence[:200]}")
    if len(changes) > most:
        lines.append(f"… and {len(changes) - most} more")
    return "\n".join(lines) or "the same facts"


def format_effect(before: Scores, after: Scores) -> str:
    """What changes in the scores from one set of records to another, a line for each field whose figures differ.

    Each label is given with how many of the matched items have it right.
    """
    none, lines = Tally(), []
    for name in dict.fromkeys([*before.fields, *after.fields]):
        old, new = before.fields.get(name, none), after.fields.get(name, none)
        figures = [(label, getattr(old, label), getattr(new, label)) for label in ("precision", "recall", "f1")]
        told = [f"{label} {was:.3f} -> {now:.3f} ({now - was:+.3f})" for label, was, now in figures if was != now]
        labels = dict.fromkeys([*old.labels, *new.labels])
        pairs = [(label, old.labels.get(label, [0, 0]), new.labels.get(label, [0, 0])) for label in labels]
        told += [f"{label} {was[0]}/{was[1]} -> {now[0]}/{now[1]}" for label, was, now in pairs if was != now]
        if told:
            lines.append(f"{name:14} {'  '.join(told)}")
    counted = f"{after.articles} articles, {len(after.missing)} without a record"
    return "\n".join([counted, *(lines or ["no score differs"])])
