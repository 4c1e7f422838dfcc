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


def pairs(councils: list[dict[str, Any]], providers: list[dict[str, Any]]) -> list[Pair]:
    """The pairs of council and provider that an article ties together."""
    found = []
    for provider in providers:
        for council, state, events in provider["dealings"]:
            if state in STATUS:
                places = [Place(event.char, event.state, event.sentence) for event in events]
                aside = all(event.cue == "customer" for event in events)
                found.append(Pair(councils[council], provider, places, STATUS[state], aside))
    return found
