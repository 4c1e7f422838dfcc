"""Records as gold: the form of annotated articles that ``evaluate`` reads."""

from __future__ import annotations

from typing import Any

from ..items import NAMED, schemas

FACTS = ("councils", "providers", "people", "jobs", "money", "quotes", "deals")
"""The facts that are annotated; zones are not."""


def gold_of(record: dict[str, Any]) -> dict[str, Any]:
    """A record (as plain data, with its text) as an annotated article that says just the same.

    A sum has ``purposes`` for its ``purpose``, a provider ``names`` beside its ``name``; rules and what follows from other facts
    are left out, and zones, which were not annotated.

    >>> record = {"article": {"id": "a", "source": "a.txt"}, "text": "£2m", "money": [{"start": 0, "end": 3, "purpose": "cost"}]}
    >>> gold_of(record)["money"]
    [{'start': 0, 'end': 3, 'purposes': ['cost']}]
    """
    article = {key: record["article"].get(key) for key in ("id", "source")}
    return {
        "schema": "1.0",
        "article": article,
        "text": record["text"],
        **{fact: [gold_item(fact, item) for item in record.get(fact) or []] for fact in FACTS},
    }


def gold_item(fact: str, item: dict[str, Any]) -> dict[str, Any]:
    """One item in gold form."""
    kept = (*schemas()[fact], "text", "start", "end", "mentions", "same_as")
    gold = {key: value for key, value in item.items() if key in kept}
    if fact in NAMED and "mentions" in gold:
        gold["mentions"] = [{key: at[key] for key in ("text", "start", "end")} for at in gold["mentions"]]
    if fact == "providers":
        gold["names"] = list(dict.fromkeys([gold["name"], *(at["text"] for at in gold.get("mentions", []))]))
    if "purpose" in gold:
        gold["purposes"] = [gold.pop("purpose")]
    return gold
