"""The counts of jobs that move with one deal: without their parts, and without the same number once more, rounded."""

from __future__ import annotations

import re
from typing import Any

AHEAD = ("agreed", "preferred", "proposed")
"""Statuses of deals whose work is still to begin."""

FURTHER = re.compile(r"(?:[Aa]nother|[Aa] further|[Pp]lus|[Ff]urther)\b")
ADDED = re.compile(
    r"(?!.*\b(?:of whom|of those|of them|of these|including|among)\b)[^.;:]{0,60}?"
    r"(?:,| and| plus| along with| together with| as well as)(?: (?:and|also|the|another|some|about|around|a further))* ?"
)
"""What adds one count to another."""


def whole_counts(items: list[dict[str, Any]], status: str, text: str) -> list[float]:
    """The counts of those that move with one deal, without their parts and without the same once more, rounded.

    "Almost 640 staff will move. In all **636** go. In York, 9 do" speaks of 636; "**44** joiners and **three** clerks" of two.
    """
    hence = [item for item in items if item["modality"] != "actual"]
    items = hence if hence and status in (*AHEAD, "insourced") else items
    exact = [item["count"] for item in items if not item["qualifier"]]
    items = [item for item in items if not item["qualifier"] or not any(same_size(item["count"], count) for count in exact)]
    if not items:
        return []
    whole = max(items, key=lambda item: item["count"])
    kept = [item for item in items if item is whole or is_added(item, whole, text)]
    return list(dict.fromkeys(item["count"] for item in kept))


def same_size(about: float, exact: float) -> bool:
    """Whether a rough count is that of an exact one: "almost 640" of 636.

    >>> same_size(640, 636), same_size(640, 500)
    (True, False)
    """
    return abs(about - exact) <= 0.06 * exact


def is_added(item: dict[str, Any], whole: dict[str, Any], text: str) -> bool:
    """Whether a count comes on top of the largest one: "44 joiners **along with** three clerks", "**a further** 12"."""
    if FURTHER.match(item["text"]) or FURTHER.search(text, max(0, item["start"] - 12), item["start"]):
        return True
    first, second = sorted((item, whole), key=lambda one: one["start"])
    return ADDED.fullmatch(text, first["end"], second["start"]) is not None
