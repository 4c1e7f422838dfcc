"""Which council and which provider an article ties together, and in which of its sentences: from the providers' dealings."""

from __future__ import annotations

from typing import Any

from .deals_terms import Pair, Place

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

BY_WORDS = "providers/words/"
"""How the rule of an event begins that stands for what the words of a provider's sentences say."""


def pairs(councils: list[dict[str, Any]], providers: list[dict[str, Any]]) -> list[Pair]:
    """The pairs of council and provider that an article ties together."""
    found = []
    for provider in providers:
        for council, state, events in provider["dealings"]:
            if state in STATUS:
                places = [Place(event.char, event.state, event.sentence) for event in events]
                aside = all(event.cue == "customer" for event in events)
                by = "words/" if events[-1].rule.startswith(BY_WORDS) else ""
                found.append(Pair(councils[council], provider, places, STATUS[state], f"deals/{by}{STATUS[state]}", aside))
    return found
