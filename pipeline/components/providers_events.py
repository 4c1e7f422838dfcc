"""What an article says happens between councils and providers: who lets work, who gets it, loses it, does it, wants it.

An event is read from a cue (``event`` lines of the rules) and the anchors around it. A line's ``roles`` say where its
provider may stand and what that makes of it: ``to=agreed from=ended`` of "pass the pools **to Corbel**", "**from Vane**".
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Any, NamedTuple

from ..matching import Hit
from .providers_acting import clients_of
from .providers_anchors import PROVIDER, Anchor, Anchors
from .providers_frames import TO_GO, WISH
from .providers_home import SELF_DONE, homeward
from .providers_mood import moods, turned_by
from .providers_plans import UNSURE
from .providers_takers import DROPS, LEAVING, Takers
from .providers_turns import turned, unturned

WINDOW = 260
"""Characters around a cue in which its parts stand."""

WEAK = frozenset({"contract", "uses", "hold", "in the hands of", "owned"})
YIELDS: dict[str, frozenset[str]] = {
    **dict.fromkeys(WEAK, frozenset()),
    **dict.fromkeys(("preferred", "bid"), frozenset({"beat", "chosen over"})),
    **dict.fromkeys(("hand over", "win", "choose", "sign"), frozenset({"extension", "extend"})),
}
"""Cues that give way to others of their provider and sentence; the weak ones, which only tell of an arrangement, to any other."""

PRESENT_DEAL = re.compile(r" (?:the|its|their) (?:[\w’']+ ){0,2}?(?:present|current|existing) ")
"""What makes the holder of a contract the incumbent of a contest: "Amey, which holds **the present** contract, lost out"."""


class Event(NamedTuple):
    """One thing that an article says of a provider.

    char, at: where what stands for the provider begins, and the cue. sentence, provider, councils: their indexes. mood: how
    sure it is and when, as words. cue: the id of the rule line, whose name ``rule`` is. named: by its name, not as "the firm".
    """

    char: int
    at: int
    sentence: int
    provider: int
    state: str
    councils: tuple[int, ...]
    rule: str
    mood: str
    cue: str
    named: bool = True


def roles_of(line: dict[str, Any]) -> dict[str, str]:
    """The places of a line's provider and the state each gives.

    >>> roles_of({"roles": "to=agreed from=ended"})
    {'to': 'agreed', 'from': 'ended'}
    """
    return dict(part.split("=") for part in line["roles"].split())


class Reader:
    """Reads the events of one Doc from its cues and anchors."""

    def __init__(
        self,
        text: str,
        sentences: list[list[int]],
        anchors: Anchors,
        roles: dict[str, dict[str, str]],
        year: int | None,
        places: frozenset[str],
    ) -> None:
        """``places``: those of the article's councils; year: that of the article."""
        self.places = places
        self.text, self.sentences, self.anchors, self.roles, self.year = text, sentences, anchors, roles, year
        self.takers = Takers(text, sentences, anchors, roles)
        self.starts = [start for start, _ in sentences]

    def read(self, hits: list[Hit]) -> list[Event]:
        """The events in text order."""
        events: list[Event] = []
        spoken = self.anchors.spoken_in(self.starts)
        for hit in hits:
            number = bisect_right(self.starts, hit.start) - 1
            roles = self.roles[hit.rule]
            if "same" in roles:
                events += self.alike(hit, [event for event in events if event.cue not in WEAK][-1:], number)
                continue
            ahead = self.text[max(0, hit.start - 30) : hit.start] if hit.id == "run" else ""
            runs = " it " in ahead or " they " in ahead
            alone = hit.id in DROPS or runs or not roles.keys().isdisjoint(("council", "deal", "any", "plan"))
            if number < 0 or hit.end > self.sentences[number][1] or number not in spoken and not alone:
                continue
            anchors = self.anchors.of(number)
            around = anchors[bisect_left(anchors, (hit.start - WINDOW,)) : bisect_left(anchors, (hit.end + WINDOW,))]
            events += self.events_of(hit, around, number)
        events += self.taken_up(events)
        return telling(events)

    def taken_up(self, events: list[Event]) -> list[Event]:
        """The events of sentences that say, without any cue, that a council takes up a firm's work itself."""
        read = {event.sentence for event in events if event.state in ("insourced", "agreed", "proposed")}
        found = []
        for number, (begin, end) in enumerate(self.sentences):
            last = self.anchors.focus(number) if number not in read and SELF_DONE.search(self.text, begin, end) else -1
            told = homeward(self.text, begin, end) if last >= 0 else None
            if told is None or any(anchor.what == PROVIDER and anchor.named for anchor in self.anchors.of(number)):
                continue
            mood = moods(self.text, begin, end, *told.span("at"), self.year)
            if turned_by("home", mood) == "home":
                at = told.start("at")
                found.append(
                    Event(at, at, number, last, "insourced", (), "providers/home/taken up", mood + " focus", "taken up", False)
                )
        return found

    def alike(self, hit: Hit, before: list[Event], number: int) -> list[Event]:
        """The event before once more, of the council that did the same: "Fife took them on; Angus **followed suit**"."""
        owners, begin = self.anchors.owners, self.sentences[number][0]
        inside = owners[bisect_left(owners, (begin,)) : bisect_left(owners, (hit.start,))]
        if not inside or not before or number - before[0].sentence > 2:
            return []
        return [before[0]._replace(at=hit.start, sentence=number, councils=(inside[-1][2],))]

    def events_of(self, hit: Hit, around: list[Anchor], number: int) -> list[Event]:
        """The events of one cue: its parts, each in the state in which its mood leaves it."""
        begin, end = self.sentences[number]
        parts = self.takers.parts(hit, around, number)
        if not parts:
            return []
        mood = moods(self.text, begin, end, hit.start, hit.end, self.year)
        wishes = hit.id in LEAVING and WISH.search(self.text, max(begin, hit.start - 40), hit.start) is not None
        events = []
        for anchor, said in parts:
            dropped = hit.id in DROPS and said == "rejected"
            if dropped and not UNSURE.search(self.text, max(begin, hit.start - 60), hit.start):
                mood = mood.replace("possible", "")  # "The **plan** was rejected"
            if (state := unturned(self.text, begin, hit, anchor, said)) is None:
                continue
            stands = hit.id == "contract" and TO_GO.match(self.text, anchor.end)
            sure = stands or hit.id == "approve" or hit.id == "consider" and state == "agreed"
            left = turned_by(state, "" if sure else mood.replace("possible", "future") if wishes else mood)
            becomes = turned(self.text, begin, hit, around, self.places, left, mood)
            if becomes is None:
                continue
            councils = clients_of(self.text, begin, hit, anchor.end if anchor.start != hit.start else 0, around)
            sits = becomes == "running" and hit.id in ("hold", "run") and PRESENT_DEAL.match(self.text, hit.end)
            shown, state = (mood + " focus", "insourced") if becomes == "home" else (mood, becomes)
            cue = (hit.rule, shown, "incumbent" if sits else hit.id)
            events.append(Event(anchor.start, hit.start, number, anchor.who, state, councils, *cue, anchor.named))
        return events


def telling(events: list[Event]) -> list[Event]:
    """The events without those of which another cue in their sentence says more, and without approvals of what was not open."""
    beside: dict[tuple[int, int], set[str]] = {}
    for event in events:
        if "focus" not in event.mood:
            beside.setdefault((event.sentence, event.provider), set()).add(event.cue)
    crowned = {(event.sentence, event.provider) for event in events if event.cue == "beat" and event.state == "agreed"}
    crowned &= {(event.sentence, event.provider) for event in events if event.cue == "preferred"}
    events = [event for event in events if event.cue != "beat" or (event.sentence, event.provider) not in crowned]
    for place in crowned:
        beside.get(place, set()).discard("beat")  # "has edged out Vane to become the preferred partner"
    kept = [event for event in events if not outdone(event, beside.get((event.sentence, event.provider), set()))]
    return [event for event in kept if event.cue != "approve" or open_before(event, kept)]


def open_before(approval: Event, events: list[Event]) -> bool:
    """Whether the last that was said of a provider before an approval is that it may get the work."""
    before = [event for event in events if event.provider == approval.provider and event.at < approval.at]
    states = [event.state for event in before if event.cue != "approve"]
    return bool(states) and states[-1] in ("proposed", "preferred")


def outdone(event: Event, cues: set[str]) -> bool:
    """Whether another cue of an event's sentence says more of the same provider; ``cues``: all that its sentence has of it."""
    if event.cue not in YIELDS:
        return False
    stronger = YIELDS[event.cue]
    return not cues.isdisjoint(stronger) if stronger else not cues <= WEAK
