"""One item of a record's lists: what its fields may hold, a field's value as the text of a cell, a new item from its place."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from .numbers import NUMBER, parse_number
from .records import FACTS, json_schema, names_of

JOIN = "; "
"""Between the values of a list in one cell, as in the tables."""

NAMED = ("councils", "providers", "people")
"""The facts whose items have a name and places (mentions); the items of all others have one place."""

DEFAULTS: dict[str, dict[str, Any]] = {
    "councils": {"candidates": []},
    "providers": {"kind": "company", "status": "mentioned"},
    "people": {"is_councillor": False, "is_quoted": False},
    "jobs": {"unit": "jobs", "action": "other", "modality": "actual"},
    "money": {"currency": "GBP", "purpose": "other", "modality": "actual"},
    "quotes": {"kind": "direct"},
    "deals": {"services": [], "service_codes": [], "jobs": [], "status": "agreed"},
}
"""What a new item says where nobody says otherwise; all other fields are null."""


@cache
def schemas() -> dict[str, dict[str, dict[str, Any]]]:
    """For each fact, and for "article", the JSON Schema of each field that a person may set."""
    schema = json_schema()
    definitions = {fact: schema["properties"][fact]["items"]["$ref"].rpartition("/")[2] for fact in FACTS if fact != "zones"}
    given = ("text", "start", "end", "rule", "mentions", "same_as", "id", "source", "words", "sha256", "duplicate_of", "mended")
    follows = {("quotes", "is_councillor")}  # from the speaker
    return {
        fact: {
            name: field
            for name, field in schema["$defs"][of]["properties"].items()
            if name not in given and (fact, name) not in follows
        }
        for fact, of in {"article": "article", **definitions}.items()
    }


def value_from(fact: str, field: str, cell: str) -> Any:
    """The value that a cell's text gives a field; an empty cell is null, or an empty list.

    Raises ValueError, saying what may stand there, for a value that the record's schema does not allow.

    >>> value_from("money", "amount", "2,500,000"), value_from("deals", "services", "bins; parks"), value_from("jobs", "employer", "")
    (2500000.0, ['bins', 'parks'], None)
    >>> value_from("money", "purpose", "savings")
    Traceback (most recent call last):
    ValueError: found 'savings': purpose is one of contract, saving, cut, cost, budget, funding, income, pay, fee, debt, fine, value, other
    """  # noqa: E501
    schema, cell = schemas()[fact][field], cell.strip()
    if schema.get("type") == "array":
        kind = schema["items"]["type"]
        return [_one(kind, field, part.strip()) for part in cell.split(JOIN.strip()) if part.strip()]
    types = schema.get("type", [])
    types = types if isinstance(types, list) else [types]
    if not cell:
        if "null" in types or None in schema.get("enum", ()):
            return None
        raise ValueError(f"{field} cannot be empty")
    if "enum" in schema:
        allowed = [value for value in schema["enum"] if value is not None]
        if cell not in allowed:
            raise ValueError(f"found {cell!r}: {field} is one of {', '.join(allowed)}")
        return cell
    if "pattern" in schema and not re.search(schema["pattern"], cell):
        raise ValueError(f"found {cell!r}: {field} is written as {SHAPES.get(field, schema['pattern'])}")
    return _one(next(kind for kind in types if kind != "null"), field, cell)


SHAPES = {"published": "2024-05-31", "gss": "E06000027", "currency": "GBP"}
"""An example of each field that has a set form."""


def _one(kind: str, field: str, cell: str) -> Any:
    if kind == "boolean":
        if cell.lower() not in ("true", "yes", "false", "no"):
            raise ValueError(f"found {cell!r}: {field} is yes or no")
        return cell.lower() in ("true", "yes")
    if kind == "number":
        number = parse_number(re.sub(r"^£\s*", "", cell))
        if number is None:
            raise ValueError(f"found {cell!r}: {field} is a number, e.g. 2500000 or £2.5m")
        return number
    return cell


def cell_of(value: Any) -> str:
    """The text of a value, which ``value_from`` reads again.

    >>> cell_of(2500000.0), cell_of(["bins", "parks"]), cell_of(True), cell_of(None)
    ('2500000', 'bins; parks', 'yes', '')
    """
    if isinstance(value, list):
        return JOIN.join(map(cell_of, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return str(int(value)) if value == int(value) else repr(value)
    return value or ""


def new_item(fact: str, text: str, start: int, end: int, rule: str) -> dict[str, Any]:
    """An item of this fact at a place of the text: a name is the words there, a number is read from them, the rest is usual.

    >>> new_item("money", "It cost £2.5m.", 8, 13, "corrected: added")["amount"]
    2500000.0
    """
    words = text[start:end]
    given = {"text": words, "start": start, "end": end, "rule": rule}
    item: dict[str, Any] = dict.fromkeys(names_of(FACTS[fact]))
    if fact in NAMED:
        item |= {"name": " ".join(words.split()), "mentions": [given]}
    else:
        item |= {key: value for key, value in given.items() if key in item}
    if fact == "money":
        item["amount"] = parse_number(re.sub(r"^[^\d½¼¾]+", "", words))
    elif fact == "jobs":
        item["count"] = next((parse_number(found[0]) for found in NUMBER.finditer(words)), None)
    return item | {key: list(value) if isinstance(value, list) else value for key, value in DEFAULTS[fact].items()}


def what_lacks(fact: str, item: dict[str, Any]) -> list[str]:
    """The fields of an item that may not be null and are.

    >>> what_lacks("money", {"amount": None, "currency": "GBP", "purpose": "cost", "modality": "actual"})
    ['amount']
    """
    lacking = []
    for field, schema in schemas()[fact].items():
        types = schema.get("type", [])
        if item.get(field) is None and "null" not in types and None not in schema.get("enum", ()):
            lacking.append(field)
    return lacking
