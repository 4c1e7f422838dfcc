"""Lists of sums: what the line that leads them in says each is for: "Grants agreed on Thursday:", "• Elm Hall – £9,500 for"."""

from __future__ import annotations

import re

from .money_cues import Reading

ITEM = re.compile(
    r"[ \t]*(?P<mark>[•*▪·●–—-]\s*)?(?:[A-Z][^£\n.;:]{1,70}?(?:\s[–—-]\s|:\s|,\s))?"
    r"(?:about |around |up to |some )?$"
)
"""What stands in a line before a sum where the line is an item of a list: a mark, and the name of whom or what it is for."""
NAMED = re.compile(r"\s[–—-]\s|:\s|,\s")
LEADS = (
    (
        "funding",
        re.compile(r"\b(?:[Gg]rants?|awards?|awarded|donat\w+|given|receiv\w+|benefit\w*|beneficiar\w+|successful|handouts?)\b"),
    ),
    ("fine", re.compile(r"\b(?:[Ff]ined|[Ff]ines|penalt(?:y|ies)|convicted)\b")),
    ("saving", re.compile(r"\b(?:[Ss]av(?:e|es|ed|ings?)|[Cc]uts?|cutbacks|axed|economies|reductions?)\b")),
    ("fee", re.compile(r"\b(?:[Cc]harges?|[Ff]ees|[Pp]rices|tariffs?)\b")),
    ("pay", re.compile(r"\b(?:[Aa]llowances?|[Ss]alar(?:y|ies)|pay-offs?|earn\w*)\b")),
    ("cost", re.compile(r"\b(?:[Ii]nvest\w*|spend(?:ing)?|spent|[Ss]chemes|[Pp]rojects|costs?|include[sd]?)\b")),
)
"""Purposes by the words of the line that leads a list in, in the order in which they are asked."""
REACH = 160
"""How far before a sum, in characters, the item that it heads may begin: looked at of every sum, so not the whole line."""
LINES = 30
"""How many lines of a list are gone back over for the one that leads it in."""


def of_list(text: str, start: int) -> Reading | None:
    """What a sum at ``start`` is for where it heads an item of a list; None where it does not, or its list has no lead.

    Items without a mark need a lead that ends in a colon.

    >>> text = "Grants agreed:\\n\\n• Elm Hall – £9,500 for a boiler"
    >>> of_list(text, text.index("£"))
    Reading(purpose='funding', rule='money/list', is_sure=True)
    """
    far = max(0, start - REACH)
    at = text.rfind("\n", far, start) + 1 or far
    item = item_of(text, at, start) if at == 0 or text[at - 1] == "\n" else None
    for _ in range(LINES if item else 0):
        end = at - 1
        if end < 0:
            return None
        at = text.rfind("\n", 0, end) + 1
        line = text[at:end].strip()
        sum_at = text.find("£", at, end)
        if not line or sum_at >= 0 and item_of(text, at, sum_at):
            continue
        if not (item and item["mark"] or line.endswith(":")):
            return None
        purpose = next((purpose for purpose, words in LEADS if words.search(line)), None)
        return Reading(purpose, "money/list") if purpose else None
    return None


def item_of(text: str, at: int, start: int) -> re.Match[str] | None:
    """The beginning of a line at ``at``, up to its first sum at ``start``, where the line is an item of a list of sums."""
    item = ITEM.fullmatch(text, at, start)
    return item if item and (item["mark"] or NAMED.search(text, at, start)) else None
