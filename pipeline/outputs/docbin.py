"""spaCy's DocBin: records as Docs with a span group a fact, which ``spacy train`` reads, and such Docs as gold.

A span's label is its class (a sum's purpose, the fate of a job, councillor or person …), its ``kb_id`` the name that it stands
for, its ``span_id`` its place in the record ("money-3"); the other fields of the record travel in the Doc's user data.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc, DocBin, Span

from ..components.tokenizer import CouncilTokenizer
from ..items import NAMED, new_item, value_from, what_lacks
from ..scoring import read_jsonl
from .gold import FACTS, gold_item, gold_of

CLASSES = {"jobs": "action", "money": "purpose", "quotes": "kind", "deals": "status", "providers": "status"}
"""The field that is the label of a fact's spans. A council's label is "council", a person's "councillor" or "person"."""


def label_of(fact: str, item: dict[str, Any]) -> str:
    """The label of an item's spans.

    >>> label_of("people", {"is_councillor": True}), label_of("money", {"purpose": "cost"}), label_of("councils", {})
    ('councillor', 'cost', 'council')
    """
    if fact == "people":
        return "councillor" if item.get("is_councillor") else "person"
    return str(item[CLASSES[fact]]) if fact in CLASSES else "council"


def doc_of(record: dict[str, Any], tokenizer: CouncilTokenizer) -> tuple[Doc, list[str]]:
    """A record, with its text, as a Doc, and a message for each place that does not begin and end with a token."""
    doc, problems = tokenizer(record["text"]), []
    kept = {}
    for fact in FACTS:
        spans = []
        for index, item in enumerate(record.get(fact) or []):
            for number, at in enumerate(item.get("mentions", [item])):
                span = doc.char_span(at["start"], at["end"])
                if span is None:
                    words = record["text"][at["start"] : at["end"]]
                    where = f"{at['start']}-{at['end']}"
                    problems.append(f"{fact} {words[:60]!r} at {where} does not begin and end with a token; left out")
                    continue
                key, name = f"{fact}-{index}-{number}", item.get("name") or ""
                spans.append(Span(doc, span.start, span.end, label=label_of(fact, item), kb_id=name, span_id=key))
            gold = gold_item(fact, item)
            kept[f"{fact}-{index}"] = {key: value for key, value in gold.items() if key not in ("mentions", "names")}
        doc.spans[fact] = spans
    doc.user_data["council_news"] = json.dumps({"article": record["article"], "items": kept}, ensure_ascii=False)
    return doc, problems


def gold_of_doc(doc: Doc) -> tuple[dict[str, Any], list[str]]:
    """A Doc's span groups as gold, and a message for each span that no item can be made of.

    The spans and their labels say what there is; fields that a span cannot hold are those of the record that was exported.
    Raises ValueError where the Doc has none of the groups.
    """
    if not any(fact in doc.spans for fact in FACTS):
        raise ValueError(f"no span group of {', '.join(FACTS)}")
    known = json.loads(doc.user_data.get("council_news", "{}"))
    record: dict[str, Any] = {"article": known.get("article", {}), "text": doc.text}
    problems: list[str] = []
    for fact in (fact for fact in FACTS if fact in doc.spans):
        record[fact] = _items_of(doc, fact, known.get("items", {}), problems)
    return {key: value for key, value in gold_of(record).items() if key not in FACTS or key in doc.spans}, problems


def _items_of(doc: Doc, fact: str, kept: dict[str, Any], problems: list[str]) -> list[dict[str, Any]]:
    """The items of a fact's span group, with the fields that were kept of them."""
    found: dict[str, dict[str, Any]] = {}
    for span in doc.spans[fact]:
        own = span.id_.rpartition("-")[0] if span.id_.startswith(f"{fact}-") else f"at {span.start_char}-{span.end_char}"
        new = new_item(fact, doc.text, span.start_char, span.end_char, "annotated")
        place = {key: new[key] for key in ("text", "start", "end") if key in new}
        try:
            item = new | _fields(kept.get(own, {})) | place | _said_by_label(fact, span)
        except ValueError as error:
            problems.append(f"{fact} {span.text[:60]!r}: {error}; left out")
            continue
        if fact in NAMED:
            own = item["name"] = span.kb_id_ or item["name"]
        if lacking := what_lacks(fact, item):
            problems.append(f"{fact} {span.text[:60]!r} has no {', '.join(lacking)}; left out")
        elif own in found and fact in NAMED:
            found[own]["mentions"] += item["mentions"]
        else:
            found[own] = item
    numbers = {own: number for number, own in enumerate(found)}
    for item in found.values():
        if item.get("same_as") is not None:
            item["same_as"] = numbers.get(f"{fact}-{item['same_as']}")  # null where the first statement was taken out
    return list(found.values())


def _fields(kept: dict[str, Any]) -> dict[str, Any]:
    """The fields of an exported item as a record has them."""
    plain = {key: value for key, value in kept.items() if key != "purposes"}
    return plain | ({"purpose": kept["purposes"][0]} if "purposes" in kept else {})


def _said_by_label(fact: str, span: Span) -> dict[str, Any]:
    """What a span's label says; raises ValueError for a label that the fact has not."""
    if fact == "people":
        if span.label_ not in ("councillor", "person"):
            raise ValueError(f"found the label {span.label_!r}: councillor or person")
        return {"is_councillor": span.label_ == "councillor"}
    return {CLASSES[fact]: value_from(fact, CLASSES[fact], span.label_)} if fact in CLASSES else {}


def export_file(path: str | Path, out: str | Path) -> tuple[int, list[str]]:
    """Write the records of a file as a DocBin; returns the number of Docs and a message for each place left out.

    Raises OSError, or ValueError for a line that is no record.
    """
    tokenizer, docs, problems = CouncilTokenizer(spacy.blank("en").vocab), DocBin(store_user_data=True), []
    for record in read_jsonl(path):
        if not isinstance(record.get("text"), str):
            problems.append(f"{record['article']['id']}: the record has no text; left out")
            continue
        doc, found = doc_of(record, tokenizer)
        docs.add(doc)
        problems += [f"{record['article']['id']}: {problem}" for problem in found]
    docs.to_disk(out)
    return len(docs), problems


def import_file(path: str | Path) -> tuple[list[dict[str, Any]], list[str]]:
    """The Docs of a DocBin as gold, and a message for each span left out; raises ValueError where the file is no DocBin."""
    try:
        docs = list(DocBin().from_disk(path).get_docs(spacy.blank("en").vocab))
    except OSError:
        raise
    except Exception as error:  # what damaged bytes raise depends on where they break
        raise ValueError(f"{path}: no DocBin of spaCy: {error}") from None
    gold, problems = [], []
    for number, doc in enumerate(docs, 1):
        try:
            article, found = gold_of_doc(doc)
        except ValueError as error:
            raise ValueError(f"{path}: Doc {number}: {error}") from None
        article["article"]["id"] = article["article"]["id"] or str(number)
        gold.append(article)
        problems += [f"{article['article']['id']}: {problem}" for problem in found]
    return gold, problems
