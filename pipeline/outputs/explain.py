"""One article in a terminal: its text with the facts marked, then each fact with its values, its rule and its sentence."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import click

from ..evidence import sentence_around
from ..records import FACTS, MINED
from .marks import Place, places_of

COLORS = {"councils": "blue", "providers": "yellow", "people": "magenta", "jobs": "cyan", "money": "green"}
"""The colour of each fact that is marked in the text; quotes are in italics, what is not mined is dim."""


def explain_record(record: dict[str, Any], color: bool = False) -> str:
    """A record (as plain data) as lines of text: its article's id, its text with the facts marked where it has one, the facts.

    color: mark with colours; else a marked stretch is written ``[words](fact)``.

    >>> item = {"text": "£2m", "start": 5, "end": 8, "amount": 2e6, "purpose": "cost", "rule": "money/cost/verb"}
    >>> print(explain_record({"article": {"id": "a"}, "text": "Cost £2m.", "money": [item]}))
    a
    <BLANKLINE>
    Cost [£2m](money).
    <BLANKLINE>
    money
      £2m  amount=2,000,000 purpose=cost
        by money/cost/verb: Cost £2m.
    """
    text = record.get("text")
    lines = [str(record["article"]["id"]), ""]
    if text:
        legend = [*(click.style(fact, fg=colour) for fact, colour in COLORS.items()), click.style("quotes", italic=True)]
        lines += [*([" ".join(legend), ""] if color else []), marked_text(record, color), ""]
    for fact in FACTS:
        if fact == "zones" or not record.get(fact):
            continue
        lines.append(click.style(fact, bold=True, fg=COLORS.get(fact)) if color else fact)
        for item in record[fact]:
            lines.append(f"  {shorten(name_of(fact, item))}  {values_of(item)}".rstrip())
            for place in item.get("mentions") or [item]:
                around = f": {shorten(sentence_around(text, place['start'], place['end']), 160)}" if text else ""
                lines.append(f"    by {place.get('rule')}{around}")
        lines.append("")
    return "\n".join(lines[:-1])


def marked_text(record: dict[str, Any], color: bool) -> str:
    """The record's text with its facts marked; of several that cover a stretch, the one that begins last.

    >>> marked_text({"text": "Cost £2m.", "money": [{"start": 5, "end": 8, "purpose": "cost"}]}, color=True)
    'Cost \\x1b[32m£2m\\x1b[0m.'
    """
    text = record["text"]
    places = [place for place in places_of(record) if place.fact in COLORS]
    quotes = [(quote["start"], quote["end"]) for quote in record.get("quotes") or []]
    unmined = [(zone["start"], zone["end"]) for zone in record.get("zones") or [] if zone["kind"] not in MINED]
    if not color:
        return _bracketed(text, places)
    bounds = [(place.start, place.end) for place in places] + quotes + unmined
    pieces = []
    opening = sorted(places, key=lambda place: place.start, reverse=True)
    inside: list[Place] = []
    for left, right in pairwise(sorted({0, len(text), *(edge for bound in bounds for edge in bound)})):
        inside = [place for place in inside if place.end > left]
        while opening and opening[-1].start <= left:
            inside.append(opening.pop())
        colour = COLORS[inside[-1].fact] if inside else None
        said, dim = (True if any(a <= left < b for a, b in spans) else None for spans in (quotes, unmined))
        piece = text[left:right]
        pieces.append(click.style(piece, fg=colour, italic=said, dim=dim) if colour or said or dim else piece)
    return "".join(pieces)


def _bracketed(text: str, places: list[Place]) -> str:
    """The text with ``[words](fact)`` for each place that does not cross the one before it."""
    pieces, done = [], 0
    for place in sorted(places, key=lambda place: (place.start, -place.end)):
        if place.start >= done:
            pieces += [text[done : place.start], f"[{text[place.start : place.end]}]({place.fact})"]
            done = place.end
    return "".join([*pieces, text[done:]])


def name_of(fact: str, item: dict[str, Any]) -> str:
    """What an item is called: its name, its words, or a deal's two sides."""
    return f"{item['council']} – {item['provider']}" if fact == "deals" else str(item.get("name") or item["text"])


def values_of(item: dict[str, Any]) -> str:
    """The item's further values as ``key=value``, without what is null and what is shown elsewhere.

    >>> values_of({"services": ["bins", "parks"], "value": 2500000.0, "years": None, "jobs": [1200.0]})
    'services=bins, parks value=2,500,000 jobs=1,200'
    """
    shown = ("text", "start", "end", "rule", "mentions", "name", *(("council", "provider") if "services" in item else ()))
    pairs = []
    for key, value in item.items():
        if key in shown or value is None or value == []:
            continue
        values = value if isinstance(value, list) else [value]
        told = [f"{one:,.2f}".removesuffix(".00") if isinstance(one, float) else str(one) for one in values]
        pairs.append(f"{key}={', '.join(told)}")
    return " ".join(pairs)


def shorten(text: str, most: int = 100) -> str:
    """One line of at most ``most`` characters."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"
