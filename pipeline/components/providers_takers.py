"""Who takes part in what a cue says: its object, its subject, whom a preposition ties to it, the plan that it drops."""

from __future__ import annotations

import re
from bisect import bisect_left

from ..matching import Hit
from .providers_acting import listed
from .providers_anchors import COUNCIL, DEAL, IT, PROVIDER, Anchor, Anchors
from .providers_frames import (
    BREAK,
    CLAUSE,
    DEAL_AHEAD,
    IT_LEAVES,
    IT_RUNS,
    OFFICER,
    OTHER_VERB,
    RELATIVE,
    SAME,
    acts_alone,
    aside_closes,
    given,
    in_aside,
    is_passive,
    no_subject,
    opens_aside,
)
from .providers_home import HIRED, HOME, IN_CHARGE, PAPER, PAYROLL_OF, STAFF_TAKEN
from .providers_idle import no_event
from .providers_mood import APPOSED, PARTICIPLE
from .providers_plans import OFFER_BY, OTHER_HOME, decided, is_plan

REACH = 130
"""Characters between a cue and the provider that a preposition ties to it."""

OBJECT_REACH, SUBJECT_REACH, NEAR_REACH, ANY_REACH = 60, 110, 90, 160

END_TO = 25
"""Characters between an end and what it is put to: "called a halt **to** its deal with Corbel"."""

DROPS = frozenset({"end", "exit", "turn down", "collapse", "leave"})
"""Cues that may also end a plan."""

TAKES = frozenset({"took over", "take over"})
"""Cues that bring work home where a council is their subject: "The city **took over** the homes"."""

ENDED = re.compile(r"ended (?:in|on|at|last|this|after|when|early|yesterday) |ended[.,;]")
LOOKS_BACK = re.compile(r"\b(?:[Aa]fter|[Ww]hen|[Ss]ince|[Ee]arlier|previous\w*)\b")
TO_ANOTHER = re.compile(
    r" (?:over |across )?to (?:an?other|a different|a rival|a new|a second|someone|somebody) (?:[a-z-]+ ){0,3}?(?:firm"
    r"|company|contractor"
    r"|provider|operator|trust|charity|supplier|bidder|outfit|else)\b"
)
"""What an arrangement goes to where its holder loses it: "will go **to another firm**"."""

LOSES_IT = re.compile(r"\b(?:after|when|since|from|following|once|as|because|where)\b")
"""Between what a council takes over and who had it: "took over the homes **when** Corbel failed", not "and has hired Corbel"."""

LEAVING = frozenset({"leave", "exit"})
"""Cues of what a provider may do by itself: where it wants to, it goes."""

Parts = list[tuple[Anchor, str]]
"""Providers that take part in an event, each with the state that this gives it."""


class Takers:
    """Finds who takes part in the events of one Doc."""

    def __init__(self, text: str, sentences: list[list[int]], anchors: Anchors, roles: dict[str, dict[str, str]]) -> None:
        """``roles``: those of each event line, by its rule."""
        self.text, self.sentences, self.anchors, self.roles = text, sentences, anchors, roles

    def parts(self, hit: Hit, around: list[Anchor], number: int) -> Parts:
        """The providers that take part in what a cue says."""
        roles, begin = self.roles[hit.rule], self.sentences[number][0]
        lone = hit.id in DROPS or hit.id == "run" or not roles.keys().isdisjoint(("council", "any", "plan"))
        if not lone and all(anchor.what == COUNCIL for anchor in around):
            return self.its(hit, around, number)
        if "council" in roles:
            return self.home(hit, around, number)
        if no_event(self.text, begin, hit):
            return []
        if "plan" in roles:
            last = self.anchors.focus(number) if decided(self.text, begin, hit) else -1
            return [(Anchor(hit.start, hit.end, DEAL, last, "", False), roles["plan"])] if last >= 0 else []
        if roles.get("passive", "running") != "running" and PARTICIPLE.fullmatch(self.text, hit.start, hit.end):
            found = [(a, roles["passive"]) for a in around if a.what == PROVIDER and is_apposed(self.text, a, hit)]
            if found:
                return found
        if hit.id in DROPS and is_plan(self.text, begin, hit):
            return self.plan(hit, around, number)
        passive = is_passive(self.text, begin, hit, roles)
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
        if not found or "from" in roles or ("passive" if passive else "object") in roles:
            found += self.subject(hit, around, number, passive)
        if not found and hit.id in LEAVING and IT_LEAVES.search(self.text, max(begin, hit.start - 50), hit.start):
            found = self.itself(hit, around, roles["subject"])
        if hit.id in ("move", "hand over") and not found and TO_ANOTHER.match(self.text, hit.end):
            found += loser(hit, around, set())
        if hit.id in ("move", "hand over") and any(state == "agreed" for _, state in found):
            found += loser(hit, around, {anchor.who for anchor, _ in found})
        return found

    def following(self, hit: Hit, around: list[Anchor], passive: bool, roles: dict[str, str]) -> Parts:
        """The providers after a cue: those that a preposition ties to it ("handed **to Corbel**"), else its object."""
        found: Parts = []
        for anchor in around:
            gap = anchor.start - hit.end
            if anchor.start > hit.start and anchor.end > hit.end:
                gap = max(gap, 0)  # "has **the same** supplier"
            if gap < 0 or anchor.what == COUNCIL:
                continue
            between = self.text[hit.end : anchor.start]
            if gap > REACH or BREAK.search(between):
                break
            if hit.id == "end" and anchor.preposition == "to" and gap > END_TO:
                continue  # "branches would shut and others pass to Corbel"
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

    def itself(self, hit: Hit, around: list[Anchor], state: str) -> Parts:
        """The provider named last before the "it" that goes, where no council is the subject: "Corbel said **it** would go"."""
        before = [anchor for anchor in around if anchor.end < hit.start]
        if any(a.what == COUNCIL and not a.preposition and not self.text.startswith(("'", "’"), a.end) for a in before):
            return []
        return [(anchor, state) for anchor in before if anchor.what == PROVIDER][-1:]

    def its(self, hit: Hit, around: list[Anchor], number: int) -> Parts:
        """The provider that "It" must mean, since a contract with a council is won or lost: "**It** lost one with Kent"."""
        roles, last = self.roles[hit.rule], self.anchors.focus(number)
        if "owner" not in roles or last < 0 or not IT.match(self.text, self.sentences[number][0]):
            return []
        with_council = any(anchor.start > hit.end and anchor.preposition in ("with", "at", "from") for anchor in around)
        if not (with_council or hit.id == "win") or DEAL_AHEAD.match(self.text, hit.end) is None:
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
        if beside and self.text[hit.start : hit.end] == "taken on by" and HIRED.fullmatch(self.text, beside[-1].end, hit.start):
            return [(beside[-1], "agreed")] if beside[-1].what == PROVIDER else []
        return [(beside[-1], "insourced")] if beside else self.last_named(hit, [], number)

    def plan(self, hit: Hit, around: list[Anchor], number: int) -> Parts:
        """The provider of a plan that a cue drops: "shelved **the sale** to Corbel", "**the talks** collapsed"."""
        beside = [anchor for anchor in around if anchor.what == PROVIDER and abs(anchor.start - hit.start) < ANY_REACH]
        if beside and any(OFFER_BY.search(self.text, max(0, anchor.start - 50), anchor.start) for anchor in beside):
            return [(anchor, "bidder") for anchor in beside]
        if beside:
            return [(min(beside, key=lambda anchor: abs(anchor.start - hit.start)), "rejected")]
        last = -1 if OTHER_HOME.match(self.text, hit.end) else self.anchors.focus(number)
        begin = self.sentences[number][0]
        if last < 0 or self.anchors.named[0][0] > hit.start and LOOKS_BACK.search(self.text, begin, hit.start):
            return []  # "after talks about a joint contract came to nothing": whose is not said yet
        return [(Anchor(hit.start, hit.end, PROVIDER, last, "", False), "rejected")]

    def nearest(self, hit: Hit, around: list[Anchor], state: str, reach: int) -> Parts:
        """The provider, or the arrangement, nearest to a cue on either side."""
        gaps = [
            (anchor.start - hit.end if anchor.start >= hit.end else hit.start - anchor.end, anchor)
            for anchor in around
            if anchor.what != COUNCIL
        ]
        gap, anchor = min(gaps, default=(reach + 1, None), key=lambda pair: pair[0])
        if anchor is None or gap > reach:
            return []
        return [(other, state) for other in listed(self.text, anchor, around, back=anchor.end <= hit.start)]

    def subject(self, hit: Hit, around: list[Anchor], number: int, passive: bool) -> Parts:
        """The provider, or the deal, of which a cue is the verb."""
        roles, begin = self.roles[hit.rule], self.sentences[number][0]
        state = roles.get("passive" if passive else "subject") or roles.get("owner")
        over = hit.id == "end" and ENDED.match(self.text, hit.start)  # "Its contract ended in March"
        only_deal = "deal" in roles and (passive or over or "subject" not in roles and "object" not in roles)
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
                    losers = [a for a in around if a.end <= hit.start or LOSES_IT.search(self.text, hit.end, a.start)]
                    return self.nearest(hit, losers, "insourced", ANY_REACH) or self.last_named(hit, [], number)
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
        if CLAUSE.search(between.lstrip('”"’,')) is None:
            return False
        goes_on = anchor.what == PROVIDER and (anchor.start - begin < 45 or relative)
        return not (goes_on and SAME.search(between))


def is_apposed(text: str, anchor: Anchor, hit: Hit) -> bool:
    """Whether a participle hangs on what a name is called: "Corbel, the firm **chosen** to run the homes"."""
    called = APPOSED.search(text, anchor.start, hit.start)
    return called is not None and called.start() <= anchor.end


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
