"""Label Studio: records as tasks with every fact marked beforehand, and its export as gold.

A region of the text has the fact as its label, and the fact's fields as choices and text fields of that region; ``same_as``
is a relation between regions. Each mention of a council, provider or person is a region with its name; the other fields stand
at its first. Offsets are in code points, as Label Studio has kept them since 2022; older exports count UTF-16 units.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from ..items import JOIN, NAMED, cell_of, new_item, schemas, value_from, what_lacks
from ..scoring import read_jsonl
from .gold import FACTS, gold_of

Task = dict[str, Any]

LABELS, TEXT = "fact", "text"
"""The names of the labels and of the text in the labelling configuration."""


def labelling_config() -> str:
    """The labelling configuration of a project for these tasks, as XML: a label a fact, its fields below the text."""
    lines = ["<View>", f'  <Labels name="{LABELS}" toName="{TEXT}">']
    lines += [f'    <Label value="{fact}"/>' for fact in FACTS]
    lines += ["  </Labels>", f'  <Text name="{TEXT}" value="$text" granularity="word"/>']
    for fact in FACTS:
        lines.append(f'  <View visibleWhen="region-selected" whenTagName="{LABELS}" whenLabelValue="{fact}">')
        for field in schemas()[fact]:
            common = f'name="{fact}_{field}" toName="{TEXT}" perRegion="true"'
            lines.append(f'    <Header value="{field}" size="5"/>')
            if choices := choices_of(fact, field):
                options = "".join(f"<Choice value={quoteattr(choice)}/>" for choice in choices)
                lines.append(f'    <Choices {common} choice="single-radio" showInline="true">{options}</Choices>')
            else:
                most = "" if is_list(fact, field) else ' maxSubmissions="1"'
                lines.append(f'    <TextArea {common} editable="true" rows="1"{most}/>')
        lines.append("  </View>")
    return "\n".join([*lines, "</View>"]) + "\n"


def choices_of(fact: str, field: str) -> list[str]:
    """The values of a field that is chosen, as written in the configuration; none for a field that is written freely."""
    schema = schemas()[fact][field]
    if schema.get("type") == "boolean":
        return ["yes", "no"]
    return [value for value in schema.get("enum", []) if value is not None]


def is_list(fact: str, field: str) -> bool:
    return schemas()[fact][field].get("type") == "array"


def task_of(record: dict[str, Any]) -> Task:
    """A record, with its text, as a task whose one prediction has every fact."""
    results: list[dict[str, Any]] = []
    for fact in FACTS:
        for index, item in enumerate(record.get(fact) or []):
            for number, at in enumerate(item.get("mentions", [item])):
                key = f"{fact}-{index}-{number}"
                results += _region(fact, key, item, at, record["text"], ["name"] if number else list(schemas()[fact]))
            if item.get("same_as") is not None:
                first = f"{fact}-{item['same_as']}-0"
                results.append({"type": "relation", "from_id": f"{fact}-{index}-0", "to_id": first, "direction": "right",
                                "labels": ["same_as"]})  # fmt: skip
    article = {key: record["article"].get(key) or "" for key in ("id", "source", "title")}
    data = {TEXT: record["text"], **article}
    return {"data": data, "predictions": [{"model_version": "council-news", "result": results}]}


def _region(fact: str, key: str, item: Task, at: Task, text: str, fields: list[str]) -> Iterator[dict[str, Any]]:
    place = {"start": at["start"], "end": at["end"], "text": text[at["start"] : at["end"]]}
    common = {"id": key, "to_name": TEXT}
    yield {**common, "from_name": LABELS, "type": "labels", "value": {**place, "labels": [fact]}}
    for field in fields:
        value = item.get(field)
        if value is None or value == []:
            continue
        if choices_of(fact, field):
            kind, given = "choices", {"choices": [cell_of(value)]}
        else:
            kind, given = "textarea", {"text": [cell_of(one) for one in value] if isinstance(value, list) else [cell_of(value)]}
        yield {**common, "from_name": f"{fact}_{field}", "type": kind, "value": {**place, **given}}


@dataclass(frozen=True)
class Region:
    """One marked place of a task: its id, its fact, its place in code points, and the fields given for it."""

    id: str
    fact: str
    start: int
    end: int
    given: Task


def gold_of_task(task: Task) -> tuple[Task | None, list[str]]:
    """An annotated task as gold, and what could not be read of it, a message each; None where nobody has annotated it.

    Raises ValueError for what is no task of this tool.
    """
    data = task.get("data") if isinstance(task, dict) else None
    if not isinstance(data, dict) or not isinstance(data.get(TEXT), str):
        raise ValueError(f"no task of council-news annotate export: it has no data with a {TEXT!r}")
    name = str(data.get("id") or task.get("id"))
    done = [annotation for annotation in task.get("annotations") or [] if not annotation.get("was_cancelled")]
    if not done:
        return None, ["nobody has annotated it; left out"]
    problems = [f"{len(done)} annotations; the last is taken"] if len(done) > 1 else []
    results = done[-1].get("result") or []
    items, at_region = _items(data[TEXT], _regions(data[TEXT], results, problems), problems)
    for relation in (result for result in results if result.get("type") == "relation"):
        (fact, item), (other, first) = (at_region.get(relation[key], ("", {})) for key in ("from_id", "to_id"))
        if "same_as" not in item or fact != other:
            problems.append("a relation that joins no two sums and no two counts of jobs; left out")
        else:
            item["same_as"] = next(index for index, one in enumerate(items[fact]) if one is first)
    speakers = {quote["speaker"] for quote in items["quotes"]}
    for person in items["people"]:
        person["is_quoted"] |= person["name"] in speakers
    return gold_of({"article": {"id": name, "source": data.get("source")}, TEXT: data[TEXT], **items}), problems


def _regions(text: str, results: list[Task], problems: list[str]) -> list[Region]:
    """The regions of an annotation in its order; what none can be made of is a problem."""
    parts: dict[str, list[Task]] = {}
    for result in results:
        if result.get("type") != "relation":
            parts.setdefault(str(result.get("id")), []).append(result)
    regions = []
    for key, own in parts.items():
        value = own[0].get("value", {})
        labels = next((result["value"].get("labels") for result in own if result.get("from_name") == LABELS), None)
        place, shown = place_of(text, value), repr(str(value.get("text"))[:60])
        if not labels or labels[0] not in FACTS:
            problems.append(f"{shown} has no label of the labelling configuration; left out")
        elif place is None:
            problems.append(f"{labels[0]} {shown} is not what the text has at {value.get('start')}-{value.get('end')}; left out")
        else:
            regions.append(Region(key, labels[0], *place, _given(labels[0], own, shown, problems)))
    return regions


def place_of(text: str, value: Task) -> tuple[int, int] | None:
    """The place of a region in code points, its offsets counted so or in UTF-16 units; None where neither gives its words.

    >>> [place_of("🚲 for £2m", {"start": start, "end": start + 3, "text": "£2m"}) for start in (6, 7, 8)]
    [(6, 9), (6, 9), None]
    """
    start, end, words = value.get("start"), value.get("end"), value.get("text")
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end:
        return None
    if end <= len(text) and words in (None, text[start:end]):
        return start, end
    units = text.encode("utf-16-le", "surrogatepass")
    before, inside = (units[2 * left : 2 * right].decode("utf-16-le", "replace") for left, right in ((0, start), (start, end)))
    return (len(before), len(before) + len(inside)) if inside == words else None


def _given(fact: str, results: list[Task], shown: str, problems: list[str]) -> Task:
    """The fields that a region's choices and text fields give."""
    given: Task = {}
    for result in results:
        field, value = str(result.get("from_name")).removeprefix(f"{fact}_"), result.get("value", {})
        if field not in schemas()[fact]:
            continue
        cells = value.get("choices") or value.get("text") or []
        cells = [cells] if isinstance(cells, str) else [str(cell) for cell in cells]
        try:
            given[field] = value_from(fact, field, JOIN.join(cells) if is_list(fact, field) else cells[-1] if cells else "")
        except ValueError as error:
            problems.append(f"{fact} {shown}: {error}; left out")
    return given


def _items(text: str, regions: list[Region], problems: list[str]) -> tuple[dict[str, list[Task]], dict[str, tuple[str, Task]]]:
    """The items of each fact, mentions of one name made one item, and for each region's id its fact and item."""
    items: dict[str, list[Task]] = {fact: [] for fact in FACTS}
    at_region: dict[str, tuple[str, Task]] = {}
    for region in regions:
        item = new_item(region.fact, text, region.start, region.end, "annotated")
        if region.fact == "jobs" and region.given:
            item["count"] = None  # a number that is left open has none; only of a bare mark is it read from the words
        item |= region.given
        if lacking := what_lacks(region.fact, item):
            problems.append(f"{region.fact} {text[region.start : region.end][:60]!r} has no {', '.join(lacking)}; left out")
            continue
        same = next((other for other in items[region.fact] if region.fact in NAMED and other["name"] == item["name"]), None)
        if same:
            same["mentions"] += item["mentions"]
            same |= region.given
        else:
            items[region.fact].append(item)
        at_region[region.id] = (region.fact, same or item)
    return items, at_region


def export_file(path: str | Path, out: str | Path) -> tuple[int, list[str]]:
    """Write the records of a file as tasks, and the labelling configuration beside them with the suffix .xml.

    Returns the number of tasks and a message for each record that cannot be one. Raises OSError, or ValueError for a line that is
    no record.
    """
    tasks, problems = [], []
    for record in read_jsonl(path):
        if isinstance(record.get("text"), str):
            tasks.append(task_of(record))
        else:
            problems.append(f"{record['article']['id']}: the record has no text; left out")
    Path(out).write_text(json.dumps(tasks, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    Path(out).with_suffix(".xml").write_text(labelling_config(), encoding="utf-8")
    return len(tasks), problems


def import_file(path: str | Path) -> tuple[list[Task], list[str]]:
    """The annotated articles of a JSON export of Label Studio as gold, and a message for each thing that could not be read.

    Raises OSError, or ValueError where the file is no such export.
    """
    try:
        tasks = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    except ValueError as error:
        raise ValueError(f"{path}: not JSON: {error}") from None
    if not isinstance(tasks, list):
        raise ValueError(f"{path}: no list of tasks: export from Label Studio in the format JSON")
    gold, problems = [], []
    for number, task in enumerate(tasks, 1):
        try:
            article, found = gold_of_task(task)
        except ValueError as error:
            raise ValueError(f"{path}: task {number}: {error}") from None
        gold += [article] if article else []
        problems += [f"task {number}, {task['data'].get('id')}: {problem}" for problem in found]
    return gold, problems
