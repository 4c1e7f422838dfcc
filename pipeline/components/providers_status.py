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
    "approached": "proposed",
    "bidder": "bidder",
    "tendering": "bidder",
    "mentioned": "mentioned",
}
"""The status of a provider by the state of its arrangement."""

STATES = {"appointed": "agreed", "incumbent": "running"}
"""The state that a provider's status stands for, where it is not the same word."""


WALKS = frozenset({"leave", "exit"})
"""Cues of going, which only end what is there."""
LEAD = 1
"""The last sentence in which an article tells its news, for what no word calls new further down."""

THERE = frozenset({"running", "extended", "ended", "insourced"})
"""States of a body that has had its work for a while."""

NEWS = frozenset({"future", "recent", "possible", "expected", "recommended"})
"""Moods of what is new, or yet to come."""

_LESSER = ("bidder", "tendering", "approached", "rejected", "mentioned")
CONTEST = frozenset({"beat", "lost out", "chosen over"})
"""Cues of a contest that a provider lost."""


def settle(events: Iterable[Event]) -> str:
    """The state in which a provider's events with one council leave it.

    What is over is over, unless it is said to last; what is chosen outdoes what ran; what ran outdoes what is thought of.
    """
    said = background(sure(list(events)))
    found = {event.state for event in said}
    if {"left", "rejected"} <= found and last(said, "rejected") > last(said, "left"):
        return "rejected"
    if "left" in found:
        found |= {"ended"} if {"running", "agreed", "extended"} & found else {"rejected"}
    if found == {"bidder", "insourced"}:
        return "bidder"  # "had shortlisted Corbel and Vane, but kept its officers in-house"
    if "mentioned" in found and found <= {"mentioned", "rejected"}:
        return "mentioned"
    if found == {"mentioned", "proposed"} and last(said, "mentioned") > last(said, "proposed"):
        return "mentioned"  # "were sounded out, but neither could match the price"
    if "ended" in found and all(event.cue in WALKS for event in said if event.state == "ended"):
        if found == {"bidder", "ended"}:
            return "bidder"  # "a fourth contender, Corbel, pulled out"
        if found == {"mentioned", "ended"}:
            return "mentioned"  # "Corbel had been interested but walked away"
    if "agreed" in found and comes_back(said):
        found -= {"ended"}
    if {"ended", "insourced"} & found and not lasts(said):
        return "insourced" if "insourced" in found else "ended"
    cues = {event.cue for event in said}
    if "incumbent" in cues and CONTEST & cues:
        return "ended"  # "beat Kier and the sitting contractor, Corbel"
    if "bidder" in found and not {"agreed", "preferred", "running", "extended"} & found:
        states = [event.state for event in said]
        if "lost out" in cues:
            return "bidder"  # "had offered to take the work on, but was turned away"
        offers = states.count("bidder") <= states.count("proposed") and "rejected" not in found
        return "proposed" if offers else "bidder"
    if found <= {"rejected", "agreed", "proposed", "preferred"} and last(said, "rejected") > last(said, *(found - {"rejected"})):
        return "rejected"
    if "running" in found and {event.cue for event in said if event.state == "agreed"} <= {"uses"}:
        found -= {"agreed"}  # "which has an agreement; the county will pay it £1.1m"
    for state in ("preferred", "agreed"):
        if state in found:
            return state
    return at_work(said, found)


def sure(said: list[Event]) -> list[Event]:
    """The events without those that only seem to be of this provider, where it has nothing that they could end."""
    own = [event for event in said if "focus" not in event.mood.split()]
    states = {event.state for event in own}
    ends = states & {"ended", "ran"} or "running" in states and not states & {"agreed", "preferred", "proposed"}
    return said if ends else own


def background(said: list[Event]) -> list[Event]:
    """The events with old choices as work: those told below the lead, after the body was said to be there or gone, as no news."""
    there = min((event.sentence for event in said if event.state in THERE and "focus" not in event.mood), default=None)
    if there is None:
        return said
    return [
        event._replace(state="running")
        if event.state == "agreed" and event.sentence > max(there + 1, LEAD) and NEWS.isdisjoint(event.mood.split())
        else event
        for event in said
    ]


def last(said: list[Event], *states: str) -> int:
    """Where the last event of some states stands; -1 for none."""
    return max((event.at for event in said if event.state in states), default=-1)


def lasts(said: list[Event]) -> bool:
    """Whether an arrangement is said to go on after it was said to end: "for now Corbel stays put"."""
    over = [event for event in said if event.state in ("ended", "ran", "insourced") and "focus" not in event.mood.split()]
    end = max((event.char for event in over), default=-1)
    return any(event.char > end for event in said if event.state in ("running", "extended") and "lasting" in event.mood.split())


def comes_back(said: list[Event]) -> bool:
    """Whether all that ended was long ago, and what is chosen is new: "which **ran** it until 2013, **was appointed**"."""
    over = [event for event in said if event.state == "ended"]
    former = bool(over) and all("former" in event.mood.split() for event in over)
    return former and last(said, "agreed") > last(said, "ended")


def at_work(said: list[Event], found: set[str]) -> str:
    """The state of what neither ended nor is newly chosen: extended, running, run out, proposed, bid for."""
    if "extended" in found:
        aside = {"dated", "past", "lasting"}
        told = [event for event in said if event.state == "extended" and event.sentence <= LEAD]
        news = any(aside.isdisjoint(event.mood.split()) for event in told)
        return "extended" if news else "running"
    ran = last([event for event in said if "future" not in event.mood.split()], "ran")
    if ran > last(said, "running"):
        return "ended"
    if "running" in found:
        return "running"
    if "ran" in found:
        return "ended"
    if "proposed" in found:
        return "rejected" if "rejected" in found else "proposed"
    return next((state for state in _LESSER if state in found), "mentioned")


def status_of(states: list[tuple[int, str]], main: int) -> str:
    """A provider's status from the state with each council: the article's main council's, else the one that says most.

    Where it only works for the main one, a contract with another is the news: "Corbel, which runs Brent's pools, won Ealing's".
    """
    if not states:
        return "mentioned"
    news = next((state for _, state in states if state in ("agreed", "preferred")), None)
    for council, state in states:
        if council == main and state not in ("mentioned", "rejected"):
            return STATUS[news if news and state == "running" else state]
    return STATUS[next((state for _, state in states if state not in ("mentioned", "rejected", "bidder")), states[0][1])]
