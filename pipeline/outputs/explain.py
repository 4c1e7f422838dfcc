"""One article's facts as text for a terminal: each with its value, the rule that found it and its sentence."""

from __future__ import annotations

from typing import Any

from ..records import FACTS, sentence_around


def explain_record(record: dict[str, Any]) -> str:
    """The facts of a record (as plain data, with its text) as lines of text, fact by fact.

    >>> item = {"text": "£2m", "start": 5, "end": 8, "amount": 2e6, "purpose": "cost", "rule": "money/cost/verb"}
    >>> print(explain_record({"article": {"id": "a"}, "text": "Cost £2m.", "money": [item]}))
    a
    <BLANKLINE>
    money
      £2m  amount=2,000,000 purpose=cost
        by money/cost/verb: Cost £2m.
    """
    lines, text = [str(record["article"]["id"])], record["text"]
    for fact in FACTS:
        if fact == "zones" or not record.get(fact):
            continue
        lines += ["", fact]
        for item in record[fact]:
            places = item.get("mentions") or [item]
            name = item.get("name") or text[places[0]["start"] : places[0]["end"]]
            if fact == "deals":
                name = f"{item['council']} – {item['provider']}"
            lines.append(f"  {shorten(name)}  {values_of(item)}".rstrip())
            for place in places:
                around = sentence_around(text, place["start"], place["end"])
                lines.append(f"    by {place.get('rule')}: {shorten(around, 160)}")
    return "\n".join(lines)


def values_of(item: dict[str, Any]) -> str:
    """The item's further values as ``key=value``, without what is null and what is shown elsewhere."""
    shown = ("text", "start", "end", "rule", "mentions", "name", *(("council", "provider") if "services" in item else ()))
    pairs = []
    for key, value in item.items():
        if key in shown or value is None or value == []:
            continue
        if isinstance(value, float):
            value = f"{value:,.2f}".removesuffix(".00")
        pairs.append(f"{key}={', '.join(map(str, value)) if isinstance(value, list) else value}")
    return " ".join(pairs)


def shorten(text: str, most: int = 100) -> str:
    """One line of at most ``most`` characters."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"
