"""JSON Lines: one article a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from .encodings import byte_lines, decode
from .fields import MAX_CHARACTERS, TOO_LONG, json_name, make_article, name_columns
from .items import Item, Opened, Rejected, Unreadable
from .names import stem_of

LONGEST = 8 * MAX_CHARACTERS
"""The longest line that is read, in bytes."""

REJECTED_KEYS = {"source", "position", "code", "reason"}
"""The keys of a line of OUT.errors.jsonl."""


def read_jsonl(opened: Opened, source: str, columns: dict[str, str] | None) -> Iterator[Item]:
    filled = False
    with opened() as file:
        for number, data in enumerate(byte_lines(file, LONGEST), 1):
            if not data.strip():
                continue
            if not filled and is_record(data):
                raise Unreadable("records of council-news, no articles", "own_records")
            if not filled and data.startswith(b'{"source"') and set(json_keys(data)) - {"id"} == REJECTED_KEYS:
                raise Unreadable("a list of what council-news rejected, no articles", "own_records")
            filled = True
            try:
                yield make_article(read_line(data, columns), source, f"{stem_of(source)}#{number}")
            except Unreadable as error:
                yield Rejected.because(source, number, error)
    if not filled:
        raise Unreadable("empty file", "empty")


def json_keys(data: bytes) -> list[str]:
    """The keys of a line that is a JSON object; none of another line."""
    try:
        line = json.loads(data)
    except (ValueError, RecursionError):
        return []
    return list(line) if isinstance(line, dict) else []


def is_record(data: bytes) -> bool:
    """Whether a line is what this tool writes: an output left in the input folder is not to be read as articles."""
    return data.lstrip().startswith(b'{"schema"') and b'"zones"' in data


def read_line(data: bytes, columns: dict[str, str] | None) -> dict[str, Any]:
    """The fields of one line of JSON Lines; raises Unreadable where it is none."""
    if len(data) > LONGEST:
        raise Unreadable(TOO_LONG, "too_long")
    try:
        line = json.loads(decode(data))
    except json.JSONDecodeError as error:
        raise Unreadable(f"not JSON: {error.msg} at column {error.colno}", "not_json") from None
    except (ValueError, RecursionError):
        reason = "not JSON that can be read: a number of thousands of digits, or brackets nested too deep"
        raise Unreadable(reason, "not_json") from None
    if not isinstance(line, dict):
        raise Unreadable(f"a line is a JSON object, found {json_name(line)}", "not_json")
    return {name: line[column] for name, column in name_columns(list(line), columns).items()}
