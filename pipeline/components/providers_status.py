"""Where a provider stands with a council, and so in the article: the latest that its events say."""

from __future__ import annotations

from collections.abc import Iterable

from .providers_events import Event

STATUS = {
    "agreed": "appointed",
    "running": "incumbent",
    "extended": "incumbent",
    "preferred": "preferred",
    "proposed": "proposed",
    "ended": "ended",
    "insourced": "ended",
    "rejected": "mentioned",
    "bidder": "bidder",
    "tendering": "bidder",
    "mentioned": "mentioned",
}
"""The status of a provider by the state of its arrangement."""

STATES = {"appointed": "agreed", "incumbent": "running"}
"""The state that a provider's status stands for, where it is not the same word."""


def settle(events: Iterable[Event]) -> str:
    """The state in which a provider's events with one council leave it: what is over is over, what is chosen outdoes what ran."""
    said = list(events)
    others = {event.state for event in said if "focus" not in event.mood.split()}
    if not (others & {"ended", "ran"} or "running" in others and not others & {"agreed", "preferred", "proposed"}):
        said = [event for event in said if "focus" not in event.mood.split()]
    found = {event.state for event in said}
    if "left" in found:
        found |= {"ended"} if {"running", "agreed", "extended"} & found else {"rejected"}
    if "mentioned" in found and found <= {"mentioned", "rejected"}:
        return "mentioned"
    lasting = [event for event in said if event.state in ("running", "extended") and "lasting" in event.mood.split()]
    over = max((event.char for event in said if event.state in ("ended", "ran") or event.state == "insourced" and "focus" not in event.mood.split()), default=-1)
    if {"ended", "insourced"} & found and not any(event.char > over for event in lasting):
        return "insourced" if "insourced" in found else "ended"
    if any(event.cue in ("beat", "lost out", "chosen over") for event in said) and any(event.cue == "incumbent" for event in said):
        return "ended"
    if "bidder" in found and not {"agreed", "preferred", "running", "extended"} & found:
        states = [event.state for event in said]
        return "proposed" if 0 < states.count("bidder") <= states.count("proposed") and "rejected" not in found else "bidder"
    if "rejected" in found and found <= {"rejected", "agreed", "proposed", "preferred"}:
        last = max(event.at for event in said if event.state == "rejected")
        if all(event.at < last for event in said if event.state != "rejected"):
            return "rejected"
    if "preferred" in found:
        return "preferred"
    if "agreed" in found:
        return "agreed"
    ran = [event.at for event in said if event.state == "ran" and "future" not in event.mood.split()]
    if ran and all(event.at < max(ran) for event in said if event.state == "running") and "extended" not in found:
        return "ended"
    if "extended" in found:
        news = any(event.state == "extended" and not {"dated", "past"} & set(event.mood.split()) for event in said)
        return "extended" if news else "running"
    if "running" in found:
        return "running"
    if "ran" in found:
        return "ended"
    if "proposed" in found:
        return "rejected" if "rejected" in found else "proposed"
    return next((state for state in ("bidder", "tendering", "rejected", "mentioned") if state in found), "mentioned")


def status_of(states: list[tuple[int, str]], main: int) -> str:
    """A provider's status from the state with each council: the article's main council's, else the one that says most."""
    if not states:
        return "mentioned"
    for council, state in states:
        if council == main and state not in ("mentioned", "rejected"):
            return STATUS[state]
    return STATUS[next((state for _, state in states if state not in ("mentioned", "rejected", "bidder")), states[0][1])]
