"""One article as HTML: its text with every fact marked, and a table of the facts; for ``explain --html`` and for notebooks."""

from __future__ import annotations

from functools import cache
from html import escape
from importlib import resources
from typing import Any

from ..evidence import sentence_around
from ..records import FACTS
from .explain import name_of, values_of
from .marks import marked_html

STYLE = """
.explained { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; color-scheme: light dark; }
.explained table { border-collapse: collapse; margin-top: 1rem; font-size: .85rem; }
.explained th, .explained td { text-align: left; vertical-align: top; padding: .2rem .6rem; border-bottom: 1px solid #8886; }
.explained td:last-child { min-width: 18rem; }
.explained tr:target { outline: 2px solid currentColor; }
.explained .rule { font-family: ui-monospace, monospace; font-size: .8em; }
"""


@cache
def _style() -> str:
    return STYLE + (resources.files(__package__) / "site" / "marks.css").read_text(encoding="utf-8")


def record_html(record: dict[str, Any], anchors: bool = False) -> str:
    """A record (as plain data) as a piece of HTML with its own style: the marked text, where it has one, and the facts.

    anchors: link text and table; only where no other article is on the page. All that comes from the article is escaped.
    """
    about = record["article"]
    known = " · ".join(escape(str(about[key])) for key in ("id", "published", "publisher") if about.get(key))
    rows = [
        _row(record, fact, index, item, anchors)
        for fact in FACTS
        if fact != "zones"
        for index, item in enumerate(record.get(fact) or [])
    ]
    head = "".join(f'<th scope="col">{name}</th>' for name in ("fact", "found", "values", "rule", "sentence"))
    return (
        f'<div class="explained"><style>{_style()}</style>\n<p>{known}</p>\n'
        f'<div class="marked">{marked_html(record, anchors)}</div>\n'
        f"<table><thead><tr>{head}</tr></thead><tbody>\n{''.join(rows)}</tbody></table></div>\n"
    )


def _row(record: dict[str, Any], fact: str, index: int, item: dict[str, Any], anchors: bool) -> str:
    """A fact's row; the sentence and rule are those of its first place."""
    owner, text = f"{fact}-{index}", record.get("text")
    places = item.get("mentions") or ([item] if "start" in item else [])
    rule = str(places[0].get("rule")) if places else ""
    sentence = sentence_around(text, places[0]["start"], places[0]["end"]) if text and places else ""
    found = escape(name_of(fact, item))
    if anchors and places:
        found = f'<a href="#{owner}{"-0" if "mentions" in item else ""}">{found}</a>'
    cells = (fact, found, escape(values_of(item)), f'<span class="rule">{escape(rule)}</span>', escape(sentence))
    own = f' id="fact-{owner}"' if anchors else ""
    return f"<tr{own}>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n"


def record_page(record: dict[str, Any]) -> str:
    """A record as one HTML page that needs nothing else: no script, no network."""
    title = escape(str(record["article"].get("title") or record["article"]["id"]))
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title></head>\n'
        f"<body><main>{record_html(record, anchors=True)}</main></body></html>\n"
    )
