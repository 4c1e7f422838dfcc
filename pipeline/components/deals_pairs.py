"""Which council and which provider an article ties together, and in which of its sentences: from the providers' dealings."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

STATUS = {
    "agreed": "agreed",
    "running": "running",
    "extended": "agreed",
    "preferred": "preferred",
    "proposed": "proposed",
    "tendering": "tendering",
    "ended": "ended",
    "insourced": "insourced",
    "rejected": "rejected",
}
"""The status of a deal by the state that the providers component settles on; a bidder and a body only mentioned have none."""

ENDING = re.compile(r"(?: (?:Metropolitan|City|County|District|Borough|Town|Parish|Council))+$|^The ")
"""What of a council's name is no place."""

BY_WORDS = "providers/words/"
"""How the rule of an event begins that stands for what the words of a provider's sentences say."""


class Pair(NamedTuple):
    """A council and a provider that the article ties together, with the indexes of the sentences that do so."""

    council: dict[str, Any]
    provider: dict[str, Any]
    sentences: list[int]
    status: str
    rule: str


def pairs(councils: list[dict[str, Any]], providers: list[dict[str, Any]]) -> list[Pair]:
    """The pairs of council and provider that an article ties together."""
    found = []
    for provider in providers:
        for council, state, events in provider["dealings"]:
            if state in STATUS:
                sentences = [event.sentence for event in events]
                by = "words/" if events[-1].rule.startswith(BY_WORDS) else ""
                found.append(Pair(councils[council], provider, sentences, STATUS[state], f"deals/{by}{STATUS[state]}"))
    return found


def place_of(name: str) -> str:
    """The place in a council's name.

    >>> place_of("London Borough of Havering"), place_of("Stockport Metropolitan Borough Council")
    ('Havering', 'Stockport')
    """
    return ENDING.sub("", name.rsplit(" of ", 1)[-1])
