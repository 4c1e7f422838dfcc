"""Applies corrections: ``correct`` to a record, ``correct_file`` to a records file.

What a correction of one fact means for the others is in ``consequences.py``.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from .consequences import insert, mark, remove, rename, settle, speakers
from .corrections import COLUMNS, MISSING, Correction, Corrections
from .items import NAMED, new_item, what_lacks

Unplaced = tuple[Correction, str]
"""A correction that could not be applied, and why."""


@dataclass
class Corrected:
    """What corrections did to a records file: lines applied, records changed, and lines that found no place, with reasons."""

    applied: int = 0
    records: int = 0
    unplaced: list[Unplaced] = field(default_factory=list)


class NoPlace(Exception):
    """A correction whose place is not in the record; the message says why."""


def correct(record: dict[str, Any], corrections: Iterable[Correction]) -> tuple[dict[str, Any], list[Unplaced]]:
    """Apply corrections, in order, to a record as plain data.

    Returns the corrected record, the given one being left as it is, and the corrections that found no place in it. A corrected
    item's rule begins with "corrected: ". Names are changed wherever the record has them; see ``consequences.py``.
    """
    record, unplaced = deepcopy(record), []
    added: list[tuple[str, dict[str, Any], list[Correction]]] = []
    names, before = set[str](), speakers(record)
    for correction in corrections:
        try:
            if correction.fact == "article":
                record["article"][correction.field] = correction.value
            elif correction.value == MISSING and not correction.field:
                added.append((correction.fact, _add(record, correction), [correction]))
                names |= _spoken_of(*added[-1][:2])
            else:
                item = find(record, correction)
                names |= _spoken_of(correction.fact, item)
                _apply(record, item, correction)
                names |= _spoken_of(correction.fact, item)
                for _, new, lines in added:
                    if new is item:
                        lines.append(correction)
        except NoPlace as error:
            unplaced.append((correction, str(error)))
    for fact, item, lines in added:
        if any(item is other for other in record[fact]) and (lacking := what_lacks(fact, item)):
            remove(record, fact, item)
            reason = f"the added item has no {', '.join(lacking)}: add a line for each field, with the same start and end"
            unplaced += [(correction, reason) for correction in lines]
    settle(record, names, before)
    return record, unplaced


def _spoken_of(fact: str, item: dict[str, Any]) -> set[str]:
    """The names whose quotes a correction of this item may concern."""
    return {item[key] for key in {"people": ("name",), "quotes": ("speaker",)}.get(fact, ()) if item.get(key)}


def find(record: dict[str, Any], correction: Correction) -> dict[str, Any]:
    """The item that a correction means: by its offsets and its text where they are given, else by its number.

    Offsets and text stay when a later run finds more, numbers do not, so a number only decides where several items are left.
    Raises NoPlace.
    """
    items = record.get(correction.fact) or []
    if not items:
        raise NoPlace(f"the article has no {correction.fact}")
    fitting = list(items)
    if correction.start is not None:
        place = (correction.start, correction.end)
        fitting = [item for item in fitting if any((at["start"], at["end"]) == place for at in item.get("mentions", [item]))]
        if not fitting:
            raise NoPlace(f"no {correction.fact} item at {correction.start}-{correction.end}")
    if correction.text:
        fitting = [item for item in fitting if _reads(correction.text, correction.fact, item)]
        if not fitting:
            where = "" if correction.start is None else f" at {correction.start}-{correction.end}"
            raise NoPlace(f"no {correction.fact} item {correction.text!r}{where}")
    if len(fitting) > 1 or correction.start is None and not correction.text:
        if correction.item is None:
            raise NoPlace(f"{len(fitting)} items fit: give the item's number, or its start and end")
        fitting = [item for item in fitting if item is (items[correction.item] if correction.item < len(items) else None)]
        if not fitting:
            raise NoPlace(f"no {correction.fact} item {correction.item} (the first is 0, the last {len(items) - 1})")
    return fitting[0]


def _reads(text: str, fact: str, item: dict[str, Any]) -> bool:
    """Whether an item is called so in the tables; an apostrophe keeps a spreadsheet from running a cell as a formula."""
    forms = [item.get("provider"), item.get("council")] if fact == "deals" else [item.get("name"), item.get("text")]
    forms += [mention["text"] for mention in item.get("mentions", [])]
    wanted = " ".join(text.split())
    return any(form and wanted in (words := " ".join(form.split()), f"'{words}") for form in forms)


def _apply(record: dict[str, Any], item: dict[str, Any], correction: Correction) -> None:
    """Set a field of an item, or take away the item or, of a named one whose offsets are given, that mention."""
    if not correction.field:
        places = item.get("mentions", [])
        others = [at for at in places if (at["start"], at["end"]) != (correction.start, correction.end)]
        if correction.start is not None and others:
            item["mentions"] = others
        else:
            remove(record, correction.fact, item)
        return
    before, item[correction.field] = item[correction.field], correction.value
    mark(item)
    if correction.field == "name":
        rename(record, correction.fact, item, before)


def _add(record: dict[str, Any], correction: Correction) -> dict[str, Any]:
    """A new item at the correction's place, put where it belongs in its list."""
    text, start, end = record.get("text"), correction.start, correction.end
    if text is None:
        raise NoPlace("the record has no text: a fact can be added only where its place can be seen")
    if start is None or end is None:
        start = text.find(correction.text)
        if start < 0 or text.find(correction.text, start + 1) >= 0:
            raise NoPlace(f"{correction.text!r} stands {text.count(correction.text)} times in the article: give start and end")
        end = start + len(correction.text)
    if not start < end <= len(text):
        raise NoPlace(f"{start}-{end} is no place of the text, which has {len(text)} characters")
    if correction.text and _squeezed(correction.text) != _squeezed(text[start:end]):
        raise NoPlace(f"the text at {start}-{end} is {text[start:end]!r}, not {correction.text!r}")
    for item in record[correction.fact] if correction.fact != "deals" else ():
        if any((at["start"], at["end"]) == (start, end) for at in item.get("mentions", [item])):
            raise NoPlace(f"the record has this {correction.fact} item already")
    item = new_item(correction.fact, text, start, end, "corrected: added")
    same = next((other for other in record[correction.fact] if correction.fact in NAMED and other["name"] == item["name"]), None)
    if same:
        same["mentions"] = sorted([*same["mentions"], *item["mentions"]], key=lambda at: at["start"])
        return same
    insert(record, correction.fact, item)
    return item


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def corrected_lines(lines: Iterable[bytes], corrections: Corrections, done: Corrected) -> Iterator[bytes]:
    """The lines of a records file, corrected; lines of articles without corrections are given on as they are.

    ``done`` is filled in meanwhile. An article id that stood before is numbered, "a (2)", as in the tables. Raises ValueError
    for a line that is no record.
    """
    from .outputs.tables import unused

    left, ids = dict(corrections.by_article), set[str]()
    for number, line in enumerate(lines, 1):
        try:
            record = json.loads(line)
            own = unused(record["article"]["id"], ids)
        except (ValueError, TypeError, KeyError):
            raise ValueError(f"line {number}: not a record of this tool") from None
        if wanted := left.pop(own, None):
            record, unplaced = correct(record, wanted)
            done.applied += len(wanted) - len(unplaced)
            done.unplaced += unplaced
            done.records += len(unplaced) < len(wanted)
            line = json.dumps(record, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
        yield line
    done.unplaced += [(correction, f"no article {own!r}") for own, wanted in left.items() for correction in wanted]
    done.unplaced.sort(key=lambda pair: pair[0].line)


def correct_file(path: str | Path, out: str | Path, corrections: Corrections) -> Corrected:
    """Write the records of ``path``, corrected, to ``out``, which may be the same file and is replaced when all is done.

    What found no place goes to ``OUT.unplaced.csv``, in the form of the corrections file, with a reason each.
    Raises OSError where a file cannot be read or written, ValueError for a line that is no record.
    """
    done, out = Corrected(), Path(os.path.realpath(out))
    out.parent.mkdir(parents=True, exist_ok=True)
    partial = out.with_name(f"{out.name.removesuffix('.jsonl')}.corrected.partial.jsonl")
    try:
        with open(path, "rb") as lines, partial.open("wb") as file:
            file.writelines(corrected_lines(lines, corrections, done))
    except ValueError as error:
        partial.unlink()
        raise ValueError(f"{path}: {error}") from None
    partial.replace(out)
    beside = unplaced_path(out)
    if done.unplaced:
        with beside.open("w", encoding="utf-8", newline="") as file_of_lines:
            write_unplaced(file_of_lines, done)
    else:
        beside.unlink(missing_ok=True)
    return done


def unplaced_path(out: Path) -> Path:
    """Where the corrections of a records file that found no place are listed.

    >>> unplaced_path(Path("out.jsonl")).name
    'out.unplaced.csv'
    """
    return out.with_name(f"{out.name.removesuffix('.jsonl')}.unplaced.csv")


def write_unplaced(file: IO[str], done: Corrected) -> None:
    """Write the corrections that found no place as CSV: their own cells, their line, and the reason."""
    rows = csv.writer(file)
    rows.writerow([*COLUMNS, "line", "reason"])
    rows.writerows([*correction.cells, correction.line, reason] for correction, reason in done.unplaced)
