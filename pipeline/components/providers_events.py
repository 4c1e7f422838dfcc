"""What an article says happens between councils and providers: who lets work, who gets it, loses it, does it, wants it.

An event is read from a cue (``event`` lines of the rules) and the anchors around it. A line's ``roles`` say where its
provider may stand and what that makes of it: ``to=agreed from=ended`` of "pass the pools **to Corbel**", "**from Vane**".
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Any, NamedTuple

from ..matching import Hit
from .providers_acting import clients_of, listed, only_places
from .providers_anchors import COUNCIL, DEAL, IT, PROVIDER, Anchor, Anchors
from .providers_frames import (
    BREAK,
    CLAUSE,
    DEAL_AHEAD,
    HOME,
    IN_CHARGE,
    IN_PLACE,
    IT_RUNS,
    NAMING,
    OFFER_BY,
    OFFICER,
    OTHER_HOME,
    OTHER_VERB,
    PAPER,
    PAYROLL_OF,
    RELATIVE,
    SAME,
    STAFF_TAKEN,
    TO_GO,
    WISH,
    acts_alone,
    agreed_to,
    aside_closes,
    given,
    in_aside,
    is_passive,
    is_plan,
    no_event,
    no_subject,
    opens_aside,
)
from .providers_mood import moods, turned_by

WINDOW = 260
"""Characters around a cue in which its parts stand."""

REACH = 130
"""Characters between a cue and the provider that a preposition ties to it."""

OBJECT_REACH, SUBJECT_REACH, NEAR_REACH, ANY_REACH = 60, 110, 90, 160

DROPS = frozenset({"end", "exit", "turn down", "collapse", "leave"})
"""Cues that may also end a plan."""

TAKES = frozenset({"took over", "take over"})
"""Cues that bring work home where a council is their subject: "The city **took over** the homes"."""

LEAVING = frozenset({"leave", "exit"})
"""Cues of what a provider may do by itself: where it wants to, it goes."""

WEAK = frozenset({"contract", "uses", "hold", "in the hands of", "owned"})
YIELDS: dict[str, frozenset[str]] = {
    **dict.fromkeys(WEAK, frozenset()),
    **dict.fromkeys(("preferred", "bid"), frozenset({"beat", "chosen over"})),
    **dict.fromkeys(("hand over", "win", "choose", "sign"), frozenset({"extension", "extend"})),
}
"""Cues that give way to others of their provider and sentence; the weak ones, which only tell of an arrangement, to any other."""

Parts = list[tuple[Anchor, str]]
"""Providers that take part in an event, each with the state that this gives it."""


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
            alone = hit.id in DROPS or runs or not roles.keys().isdisjoint(("council", "deal", "any"))
            if number < 0 or hit.end > self.sentences[number][1] or number not in spoken and not alone:
                continue
            anchors = self.anchors.of(number)
            around = anchors[bisect_left(anchors, (hit.start - WINDOW,)) : bisect_left(anchors, (hit.end + WINDOW,))]
            events += self.events_of(hit, around, number)
        beside: dict[tuple[int, int], set[str]] = {}
        for event in events:
            beside.setdefault((event.sentence, event.provider), set()).add(event.cue)
        return [event for event in events if not outdone(event, beside[event.sentence, event.provider])]

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
        parts = self.parts(hit, around, number)
        if not parts:
            return []
        mood = moods(self.text, begin, end, hit.start, hit.end, self.year)
        wishes = hit.id in LEAVING and WISH.search(self.text, max(begin, hit.start - 40), hit.start) is not None
        events = []
        for anchor, state in parts:
            stands = hit.id == "contract" and TO_GO.match(self.text, anchor.end)
            turned = turned_by(state, "" if stands else mood.replace("possible", "future") if wishes else mood)
            if turned == "running" and hit.id == "run" and (only_places(self.text, hit, around) or self.elsewhere(hit, around)):
                continue  # "Corbel, which runs gyms in Kent and Essex": for whom is not said
            if turned == "proposed" and NAMING.search(self.text, hit.start, hit.end) and agreed_to(self.text, begin, hit.start):
                turned = "agreed"  # "agreed to spin it out as a mutual to be known as Lantern"
            if turned == "running" and hit.id == "took over" and "recent" in mood.split():
                turned = "agreed"  # "Corbel took over at midnight on Sunday"
            if turned is None or hit.id == "owned" and turned != "running":
                continue
            councils = clients_of(self.text, begin, hit, anchor.end if anchor.start != hit.start else 0, around)
            shown = mood + " focus" if turned == "home" else mood
            turned = "insourced" if turned == "home" else turned
            cue = (hit.rule, shown, hit.id)
            events.append(Event(anchor.start, hit.start, number, anchor.who, turned, councils, *cue, anchor.named))
        return events

    def elsewhere(self, hit: Hit, around: list[Anchor]) -> bool:
        """Whether what is done is done where none of the article's councils is: "already runs 23 homes **in Essex**"."""
        place = IN_PLACE.match(self.text, hit.end)
        return place is not None and place[1] not in self.places and all(anchor.what != COUNCIL for anchor in around)

    def parts(self, hit: Hit, around: list[Anchor], number: int) -> Parts:
        """The providers that take part in what a cue says."""
        roles, begin = self.roles[hit.rule], self.sentences[number][0]
        lone = hit.id in DROPS or hit.id == "run" or "council" in roles or "any" in roles
        if not lone and all(anchor.what == COUNCIL for anchor in around):
            return self.its(hit, around, number)
        if "council" in roles:
            return self.home(hit, around, number)
        if no_event(self.text, begin, hit):
            return []
        if hit.id in DROPS and is_plan(self.text, begin, hit):
            return self.plan(hit, around, number)
        passive = is_passive(self.text, begin, hit)
        found = [(a, given(self.text, begin, hit, a.end, state)) for a, state in self.following(hit, around, passive, roles)]
        if len(found) > 1 and " or " in self.text[found[0][0].end : found[-1][0].start]:
            found = [(a, "bidder" if state in ("agreed", "preferred") else state) for a, state in found]
        if "any" in roles:
            before = [a.end for a in around if a.what == PROVIDER and a.end <= hit.start and not a.preposition]
            if before and acts_alone(self.text, hit, before[-1]):
                return []
            found += self.nearest(hit, around, roles["any"], ANY_REACH) or self.last_named(hit, around, number)
        if "near" in roles and not found:
            found += self.nearest(hit, around, roles["near"], NEAR_REACH)
        if not found and "subject" in roles and IT_RUNS.search(self.text, max(begin, hit.start - 80), hit.start):
            found = self.it(hit, around, number, roles["subject"])
        elif not found or "from" in roles or ("passive" if passive else "object") in roles:
            found += self.subject(hit, around, number, passive)
        if hit.id in ("move", "hand over") and any(state == "agreed" for _, state in found):
            found += loser(hit, around, {anchor.who for anchor, _ in found})
        return found

    def following(self, hit: Hit, around: list[Anchor], passive: bool, roles: dict[str, str]) -> Parts:
        """The providers after a cue: those that a preposition ties to it ("handed **to Corbel**"), else its object."""
        found: Parts = []
        for anchor in around:
            gap = anchor.start - hit.end
            if gap < 0 or anchor.what == COUNCIL:
                continue
            between = self.text[hit.end : anchor.start]
            if gap > REACH or BREAK.search(between):
                break
            if hit.id == "beat" and not passive and anchor.preposition == "by":
                continue  # "saw off a bid by Corbel"
            state = None
            if anchor.what == PROVIDER and anchor.preposition in roles:
                state = roles[anchor.preposition]
                state = None if any(state == other for _, other in found) else state
            elif not found and not passive and not anchor.preposition and gap <= OBJECT_REACH and not OTHER_VERB.search(between):
                state = roles.get("object" if anchor.what == PROVIDER else "deal")
            if state:
                found += [(other, state) for other in listed(self.text, anchor, around)]
        return found

    def last_named(self, hit: Hit, around: list[Anchor], number: int) -> Parts:
        """The provider that a cue without any means: the owner of the arrangement beside it, else the one named last."""
        for anchor in around:
            if anchor.what == DEAL:
                return [(anchor, "insourced")]
        last = self.anchors.focus(number)
        return [(Anchor(hit.start, hit.end, DEAL, last, "", False), "home")] if last >= 0 else []

    def it(self, hit: Hit, around: list[Anchor], number: int, state: str) -> Parts:
        """The provider that an "it" inside a clause means: "Bromsgrove, whose gyms **it** also runs"."""
        last = self.anchors.focus(number)
        if last < 0 or any(anchor.what == PROVIDER and anchor.end < hit.start for anchor in around):
            return []
        return [(Anchor(hit.start, hit.end, PROVIDER, last, "", False), state)]

    def its(self, hit: Hit, around: list[Anchor], number: int) -> Parts:
        """The provider that "It" must mean, since a contract with a council is won or lost: "**It** lost one with Kent"."""
        roles, last = self.roles[hit.rule], self.anchors.focus(number)
        if "owner" not in roles or last < 0 or not IT.match(self.text, self.sentences[number][0]):
            return []
        with_council = any(anchor.start > hit.end and anchor.preposition in ("with", "at", "from") for anchor in around)
        if not with_council or DEAL_AHEAD.match(self.text, hit.end) is None:
            return []
        return [(Anchor(hit.start, hit.end, PROVIDER, last, "", False), roles["owner"])]

    def home(self, hit: Hit, around: list[Anchor], number: int) -> Parts:
        """The provider whose work or staff go to a council: "its carers will **return to** the council"."""
        if PAPER.search(self.text, max(self.sentences[number][0], hit.start - 60), hit.start):
            return []  # "The report will return to the council in May"
        owners = self.anchors.owners
        index = bisect_left(owners, (hit.end,))
        named = index < len(owners) and PAYROLL_OF.fullmatch(self.text, hit.end, owners[index][0])
        if not named and not HOME.match(self.text, hit.end):
            return []
        beside = [anchor for anchor in around if anchor.what != COUNCIL and anchor.start < hit.start]
        return [(beside[-1], "insourced")] if beside else self.last_named(hit, [], number)

    def plan(self, hit: Hit, around: list[Anchor], number: int) -> Parts:
        """The provider of a plan that a cue drops: "shelved **the sale** to Corbel", "**the talks** collapsed"."""
        beside = [anchor for anchor in around if anchor.what == PROVIDER and abs(anchor.start - hit.start) < ANY_REACH]
        if beside and any(OFFER_BY.search(self.text, max(0, anchor.start - 50), anchor.start) for anchor in beside):
            return [(anchor, "bidder") for anchor in beside]
        if beside:
            return [(min(beside, key=lambda anchor: abs(anchor.start - hit.start)), "rejected")]
        last = -1 if OTHER_HOME.match(self.text, hit.end) else self.anchors.focus(number)
        return [(Anchor(hit.start, hit.end, PROVIDER, last, "", False), "rejected")] if last >= 0 else []

    def nearest(self, hit: Hit, around: list[Anchor], state: str, reach: int) -> Parts:
        """The provider, or the arrangement, nearest to a cue on either side."""
        gaps = [
            (anchor.start - hit.end if anchor.start >= hit.end else hit.start - anchor.end, anchor)
            for anchor in around
            if anchor.what != COUNCIL
        ]
        gap, anchor = min(gaps, default=(reach + 1, None), key=lambda pair: pair[0])
        return [] if anchor is None or gap > reach else [(other, state) for other in listed(self.text, anchor, around)]

    def subject(self, hit: Hit, around: list[Anchor], number: int, passive: bool) -> Parts:
        """The provider, or the deal, of which a cue is the verb."""
        roles, begin = self.roles[hit.rule], self.sentences[number][0]
        state = roles.get("passive" if passive else "subject") or roles.get("owner")
        only_deal = "deal" in roles and (passive or "subject" not in roles and "object" not in roles)
        if not (state or "deal" in roles) or no_subject(self.text, begin, hit, "owner" in roles):
            return []
        if (comma := aside_closes(self.text, begin, hit.start)) >= 0:
            opener = next((a for a in reversed(around) if a.end < comma and opens_aside(self.text, begin, a.start, a.end)), None)
            if opener and opener.what == PROVIDER and (found := roles.get("deal") if opener.preposition else state):
                return [(other, found) for other in listed(self.text, opener, around, back=True)]
        for anchor in reversed(around):
            if anchor.end > hit.start:
                continue
            between = self.text[anchor.end : hit.start]
            relative = RELATIVE.match(between) is not None
            if self.other_clause(anchor, between, relative, begin):
                return []
            if anchor.preposition and not relative and anchor.start > begin + 1:
                continue
            if not relative and in_aside(self.text, begin, anchor.start, anchor.end, hit.start):
                continue
            if anchor.what == COUNCIL and (relative or not between.startswith(("'", "’"))):
                if hit.id in TAKES and STAFF_TAKEN.match(self.text, hit.end):
                    return self.last_named(hit, [], number)
                if hit.id in TAKES and IN_CHARGE.search(self.text, hit.start, hit.end):
                    return self.nearest(hit, around, "insourced", ANY_REACH) or self.last_named(hit, [], number)
                return left(hit, around) if hit.id in LEAVING else []
            if anchor.what == DEAL and only_deal:
                return [(anchor, roles["deal"])]
            if anchor.what == PROVIDER and state:
                return [(other, state) for other in listed(self.text, anchor, around, back=True)]
        return []

    def other_clause(self, anchor: Anchor, between: str, relative: bool, begin: int) -> bool:
        """Whether what stands between an anchor and a cue gives the cue another subject."""
        reach = SUBJECT_REACH + 60 * (relative or between.startswith(","))
        if len(between) > reach or anchor.what == PROVIDER and OFFICER.match(between):
            return True
        if CLAUSE.search(between.lstrip("”\"’,")) is None:
            return False
        goes_on = anchor.what == PROVIDER and (anchor.start - begin < 45 or relative)
        return not (goes_on and SAME.search(between))


def left(hit: Hit, around: list[Anchor]) -> Parts:
    """The provider that a council leaves: "Arun, which hires its crews **from the firm**, has given notice"."""
    beside = [
        anchor
        for anchor in around
        if (anchor.what == PROVIDER or anchor.what == DEAL and anchor.start > hit.end) and anchor.preposition not in ("to", "by")
    ]
    return [(min(beside, key=lambda anchor: abs(anchor.start - hit.start)), "left")] if beside else []


def loser(hit: Hit, around: list[Anchor], gainers: set[int]) -> Parts:
    """Who had the arrangement that goes to another: "**its deal with Vane** would pass to Corbel"."""
    for anchor in reversed(around):
        if anchor.what == DEAL and anchor.end <= hit.start and anchor.who not in gainers and not anchor.preposition:
            return [(anchor, "ended")]
    return []


def outdone(event: Event, cues: set[str]) -> bool:
    """Whether another cue of an event's sentence says more of the same provider; ``cues``: all that its sentence has of it."""
    if event.cue not in YIELDS:
        return False
    stronger = YIELDS[event.cue]
    return not cues.isdisjoint(stronger) if stronger else not cues <= WEAK
