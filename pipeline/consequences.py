"""What a correction of one fact means for the others of its record, so that a record never contradicts itself."""

from __future__ import annotations

from typing import Any

Item = dict[str, Any]

SAYERS = (("quotes", "speaker"), ("money", "said_by"), ("jobs", "said_by"))
REFERENCES = {
    "people": SAYERS,
    "providers": (
        ("deals", "provider"), ("deals", "previous_provider"), ("money", "provider"), ("jobs", "employer"),
        ("people", "organisation"), *SAYERS,
    ),
    "councils": (("deals", "council"), ("money", "council"), ("jobs", "employer"), ("people", "organisation"), *SAYERS),
}  # fmt: skip
"""Where the name of a council, a provider or a person stands in other facts."""

OWNED = (("deals", "previous_provider"), ("money", "provider"), ("money", "council"), ("jobs", "employer"))
"""References that are null when the council or provider that they name is none."""


def mark(item: Item) -> None:
    """Let the rule of an item, or of its mentions, say that it was corrected."""
    for place in item.get("mentions", [item]):
        if not place["rule"].startswith("corrected: "):
            place["rule"] = f"corrected: {place['rule']}"


def rename(record: Item, fact: str, item: Item, before: str) -> None:
    """Carry an item's new name to all facts that had its old one; an item that had the new name already takes its mentions."""
    others = [other for other in record[fact] if other is not item]
    same = next((other for other in others if other["name"] == item["name"]), None)
    if same:
        same["mentions"] = sorted([*same["mentions"], *item["mentions"]], key=lambda at: at["start"])
        record[fact] = others
    if any(other["name"] == before for other in others):
        return  # another bears the old name: the references are its own
    for owner, key in REFERENCES[fact]:
        for referring in record.get(owner) or []:
            if referring[key] == before:
                referring[key] = item["name"]
                mark(referring)


def insert(record: Item, fact: str, item: Item) -> None:
    """Put a new item where it belongs in its list, by its place in the text; ``same_as`` of the others still points right."""
    items = record[fact]
    at = sum(1 for other in items if first(other) <= first(item))
    for other in items:
        if other.get("same_as") is not None and other["same_as"] >= at:
            other["same_as"] += 1
    items.insert(at, item)


def first(item: Item) -> int:
    """Where an item first stands in the text."""
    return min((at["start"] for at in item.get("mentions", [item])), default=0)


def remove(record: Item, fact: str, item: Item) -> None:
    """Take an item out of its list, with what cannot be true without it.

    The next statement of a removed figure becomes its first. The deals of a council or provider that is none go with it, and
    sums and jobs are no longer its own; what a person said stays, with the name as the source.
    """
    items = record[fact]
    at = next(index for index, other in enumerate(items) if other is item)
    del items[at]
    heirs = [index for index, other in enumerate(items) if other.get("same_as") == at]
    for other in items:
        same = other.get("same_as")
        if same == at:
            other["same_as"] = None if other is items[heirs[0]] else heirs[0]
        elif same is not None and same > at:
            other["same_as"] = same - 1
    if fact not in ("councils", "providers") or any(other["name"] == item["name"] for other in items):
        return
    key = fact.removesuffix("s")
    record["deals"] = [deal for deal in record["deals"] if deal[key] != item["name"]]
    for owner, key in OWNED:
        for referring in record[owner]:
            if referring[key] == item["name"]:
                referring[key] = None
                mark(referring)


def speakers(record: Item) -> set[str]:
    """Whom the quotes of a record have as their speakers."""
    return {quote["speaker"] for quote in record["quotes"] if quote["speaker"]}


def settle(record: Item, names: set[str], before: set[str]) -> None:
    """Bring ``is_quoted`` of the people, and ``is_councillor`` of the quotes, in line with corrected speakers and people.

    names: those that corrections were about. before: the ``speakers`` before them; who has lost their last quote is no longer
    quoted.
    """
    people = {person["name"]: person for person in record["people"]}
    for quote in record["quotes"]:
        if quote["speaker"] in names:
            quote["is_councillor"] = quote["speaker"] in people and people[quote["speaker"]]["is_councillor"]
        elif quote["speaker"] is None:
            quote["is_councillor"] = None
    now = speakers(record)
    for name in names & set(people):
        if name in now or name in before:
            people[name]["is_quoted"] = name in now
