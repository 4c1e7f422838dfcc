"""What an article says happens between councils and providers: who lets work, who gets it, loses it, does it, wants it.

An event is read from a cue (``event`` lines of the rules) and the anchors around it. A line's ``roles`` say where its
provider may stand and what that makes of it: ``to=agreed from=ended`` of "pass the pools **to Corbel**", "**from Vane**".
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Any, NamedTuple

from ..patterns import Hit
from .providers_anchors import COUNCIL, DEAL, LISTED, PROVIDER, Anchor, Anchors
from .providers_mood import HELD, moods, turned_by

REACH = 130
"""Characters between a cue and the provider that a preposition ties to it."""

OBJECT_REACH = 60
SUBJECT_REACH = 110
NEAR_REACH = 90

PASSIVE = re.compile(r"\b(?:was|were|been|is|are|be|being|get|gets|got|having been)(?: (?:[a-z]+ly|also|now|then|all|both|to be|later|first|since|just|each|once))* $")
BREAK = re.compile(r"[;“”\"]|: |[.!?] | – ")
CLAUSE = re.compile(
    r"[;“”\"]|: | – |\b(?:he|she|we|I|you|said|says|told|although|though|because|if)\b|\b(?:it|they)\b|, (?:and|but|while|when|as|after|before|with) "
    r"|\b(?:while|when|whether)\b"
)
SAME = re.compile(r"^(?:(?!\b(?:he|she|we|I|you|while|when|whether|because|if)\b)[^;“”\"])*\b(?:it|they)\b[^,;“”\"]{0,50}$")
MONEY = re.compile(r"\b(?:money|half|stake|share|slice|payment|fee|cheque|profits?|cash|fine|sum|per cent)\b|£|%")
RELATIVE = re.compile(r"(?:['’]s [\w’' -]{3,30})?,? ?[(]?(?:which|that|who|whose)\b")
INFINITIVE = re.compile(r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )(?<!\bdue )(?<!\bset )(?<!\bagreed )(?<!\bgoing )(?<!\bcontinue )(?<!\bcontinues )(?<!\bwants )(?<!\bwant )(?<!\bhopes )(?<!\bhoping )(?<!\bexpected )(?<!\bpoised )(?<!\babout )(?<!\blikely )(?<!\bplans )(?<!\bplanned )(?<!\boffered )(?<!\bready )(?<!\bkeen )(?<!\ballowed )(?<!\bfree )(?<!\bable )(?<!\bhas )(?<!\bhave )(?<!\basked )to (?:[a-z]+ly )?$")
"""A purpose, which says nothing of its own: "picked Corbel **to** run the pools"."""

WEAK = frozenset({"contract", "uses", "hold", "in the hands of", "owned"})
YIELDS = {
    **dict.fromkeys(WEAK, frozenset()),
    "preferred": frozenset({"beat", "chosen over"}),
    "bid": frozenset({"beat", "chosen over"}),
    "hand over": frozenset({"extension", "extend"}),
    "win": frozenset({"extension", "extend"}),
    "choose": frozenset({"extension", "extend"}),
}
"""Cues that give way to others of the same provider in their sentence; the weak ones, which say only that there is an
arrangement, to any that is not weak."""

COUNCIL_WORD = re.compile(r"[Cc]ouncil|[Bb]orough|[Aa]uthorit|County|BC\b|CC\b|DC\b|MBC\b|LBC\b|Comhairle")
GRANT = re.compile(r"(?:,[^,;.]{1,40},)?(?: (?:a|an|another|about|some|up to|further|emergency|grant of|of))* (?:£|\d)[^;.]{0,25}(?:$|\.| (?:to|so|for) )(?!.{0,20}contract)")
EITHER = re.compile(r" or ")
DROPS = frozenset({"end", "turn down", "collapse", "leave"})
PLAN = r"(?:ideas?|plans?|proposals?|scheme|sale|talks|transfer|option|takeover|merger|switch|bid to|move to|privatisation|outsourcing)"
PLAN_AHEAD = re.compile(rf" (?:(?:the|its|their|a|any|that|this|his|her|all) )?(?:[\w-]+ ){{0,2}}?{PLAN}\b")
PLAN_BEFORE = re.compile(rf"\b{PLAN}\b(?: (?:to|of|with|for|that|about|over) [^.;,]{{1,60}}?)? ?(?:has|have|had|was|were|is|are|be|been|then|later|finally|eventually|since|now| )*$")
OTHER_HOME = re.compile(r"[^.;,]{0,40} (?:to|with) (?:an?|another|other|any) ")
PUTS = re.compile(r"\b(?:put(?:s|ting)?|plac(?:e|ed|es|ing)|leav(?:e|es|ing)|left) [^;.]{1,60}$")
LEFT_DEAL = re.compile(r" (?:the|its|their|that|this|a) (?:[\w-]+ ){0,3}(?:contract|deal|agreement|arrangement|partnership|venture)\b")
OFFICER = re.compile(r"['’]s? (?:[a-z]+ ){0,2}(?:chief|boss|director|managing|owner|chair\w*|spokes\w+|shares|profits?|accounts|turnover)\b")
ARTICLE = re.compile(r"\b(?:an?|the|its|their|his|another|rival|joint|any|no|of|from|on|and) $")
PAYROLL_OF = re.compile(r" (?:the |its )?(?:(?:payroll|books|employment|employ|staff|ranks|direct employment) of )?(?:the )?")
IT_RUNS = re.compile(r"\b(?:whose|which|where|that) [\w’' -]{0,40}?\b(?:it|they) (?:also |already |now |still |currently )?(?:has |have |had )?$")
NOTICE = re.compile(r" (?:[\w’'-]+ ){0,4}notice\b")
STAFF = re.compile(r"\b(?:staff|workers?|managers?|people|employees|posts|jobs|carers|cleaners|drivers|them|pupils|residents|money|surplus)\b[^,;.]{0,40}$")
BROUGHT = re.compile(r"\b(?:br[io]\w+|tak\w+|took|mov\w+|return\w*|back|come|comes|coming|go|going|kept|carried out|deliver\w*|run|will be|handled)\b[^.;]{0,60}$")
HAS_BEEN = re.compile(r" been [A-Z][\w’' ]{2,40}['’]s? ")
HAS_ONE = re.compile(
    r" (?:had )?(?:an?|the|its|several|two|three|four|\d+|contracts?|similar|also|charge|been (?:paid|in charge|[A-Z][\w’' ]{2,40}['’]s))\b"
)
DEAL_AHEAD = re.compile(
    r"[^.;:]{0,45}?\b(?:contracts?|deals?|agreements?|work|job|tender|franchise|concession|arrangement|commission|rights?"
    r"|business|rounds|pact|venture|lease|bid|battle|race|award)\b"
)


class Event(NamedTuple):
    """One thing that an article says of a provider: where, in which sentence, of whom, for which councils, by which rule."""

    char: int
    at: int
    sentence: int
    provider: int
    state: str
    councils: tuple[int, ...]
    rule: str
    mood: str
    cue: str


def roles_of(line: dict[str, Any]) -> dict[str, str]:
    """The places of a line's provider and the state each gives.

    >>> roles_of({"roles": "to=agreed from=ended"})
    {'to': 'agreed', 'from': 'ended'}
    """
    return dict(part.split("=") for part in line["roles"].split())


class Reader:
    """Reads the events of one Doc from its cues and anchors."""

    def __init__(
        self, text: str, sentences: list[list[int]], anchors: Anchors, roles: dict[str, dict[str, str]], year: int | None
    ) -> None:
        self.text, self.sentences, self.anchors, self.roles, self.year = text, sentences, anchors, roles, year
        self.starts = [start for start, _ in sentences]

    def read(self, hits: list[Hit]) -> list[Event]:
        """The events in text order."""
        events: list[Event] = []
        spoken = self.anchors.spoken_in(self.starts)
        for hit in hits:
            number = bisect_right(self.starts, hit.start) - 1
            roles = self.roles[hit.rule]
            if number < 0 or hit.end > self.sentences[number][1] or number not in spoken and not (hit.id in DROPS or hit.id == "run" or "council" in roles or "deal" in roles or "any" in roles):
                continue
            around = self.anchors.of(number)
            lone = hit.id in DROPS or "council" in roles or "subject" in roles
            if not any(anchor.what != COUNCIL for anchor in around) and not lone:
                if "any" in self.roles[hit.rule] and (last := self.anchors.focus(number)) >= 0:
                    begin, end = self.sentences[number]
                    mood = moods(self.text, begin, end, hit.start, hit.end, self.year)
                    if turned_by("insourced", mood):
                        events.append(Event(hit.start, hit.start, number, last, "insourced", self.clients(hit, None, around), hit.rule, mood + " focus", hit.id))
                continue
            for anchor, state in self.parts(hit, around, number):
                begin, end = self.sentences[number]
                mood = moods(self.text, begin, end, hit.start, hit.end, self.year)
                turned = turned_by(state, mood)
                if turned == "running" and hit.id == "run" and self.only_places(hit, around):
                    continue  # "Corbel, which runs 23 homes in Kent and Essex": for whom is not said
                if turned == "home":
                    turned, mood = "insourced", mood + " focus"
                if turned and not (hit.id == "owned" and turned != "running"):
                    events.append(
                        Event(anchor.start, hit.start, number, anchor.index, turned, self.clients(hit, anchor, around), hit.rule, mood, hit.id)
                    )
        return [event for event in events if not (event.cue in YIELDS and outdone(event, events))]

    def parts(self, hit: Hit, around: list[Anchor], number: int) -> list[tuple[Anchor, str]]:
        """The providers that take part in what a cue says, each with the state this gives it."""
        roles = self.roles[hit.rule]
        found: list[tuple[Anchor, str]] = []
        begin = self.sentences[number][0]
        if hit.id == "move" and MONEY.search(self.text, max(begin, hit.start - 60), hit.start):
            return []
        if hit.id in DROPS and (plan := self.plan(hit, around, number)):
            return plan
        passive = PASSIVE.search(self.text, max(begin, hit.start - 35), hit.start) is not None
        for anchor in around:
            if anchor.start < hit.end or anchor.start - hit.end > REACH:
                continue
            if anchor.what == COUNCIL:
                continue
            between = self.text[hit.end : anchor.start]
            if BREAK.search(between):
                break
            gap = anchor.start - hit.end
            if hit.id == "beat" and not passive and anchor.preposition == "by":
                continue  # "saw off a bid by Corbel"
            if anchor.what == PROVIDER and anchor.preposition in roles:
                if roles[anchor.preposition] not in [state for _, state in found]:
                    found += [(other, roles[anchor.preposition]) for other in self.listed(anchor, around)]
            elif not found and not passive and not anchor.preposition and gap <= OBJECT_REACH and "," not in between:
                role = "object" if anchor.what == PROVIDER else "deal"
                if role in roles:
                    found += [(other, roles[role]) for other in self.listed(anchor, around)]
        if "council" in roles:
            return self.home(hit, around, number)
        if hit.id == "in the hands of" and PUTS.search(self.text, max(begin, hit.start - 70), hit.start):
            found = [(a, "agreed") for a, _ in found]
        if hit.id == "hand over":
            found = [(a, "ended" if NOTICE.match(self.text, a.end) else state) for a, state in found]
            found = [(a, "running" if self.only_money(a, state) else state) for a, state in found]
        if len(found) > 1 and EITHER.search(self.text, found[0][0].end, found[-1][0].start):
            found = [(a, "bidder" if state in ("agreed", "preferred") else state) for a, state in found]
        if hit.id == "insource" and self.text[hit.start : hit.start + 2].lower() == "in" and not BROUGHT.search(self.text, max(begin, hit.start - 70), hit.start):
            return []  # "its in-house team"
        if hit.id == "extend" and STAFF.search(self.text, max(begin, hit.start - 60), hit.start):
            return []  # "seven managers are to stay with the company"
        if "any" in roles:
            found += self.nearest(hit, around, roles["any"], 160) or [(a, roles["any"]) for a in around if a.what == DEAL][:1]
        if "near" in roles and not found:
            found += self.nearest(hit, around, roles["near"])
        if not found and "subject" in roles and IT_RUNS.search(self.text, max(begin, hit.start - 80), hit.start):
            last = self.anchors.focus(number)
            beside = [anchor for anchor in around if anchor.what == PROVIDER and anchor.end < hit.start]
            if last >= 0 and not beside:
                return [(Anchor(hit.start, hit.end, PROVIDER, last, "", False), roles["subject"])]
        if not found or "from" in roles or ("passive" if passive else "object") in roles:
            found += self.subject(hit, around, begin, passive, roles)
        if hit.id in ("move", "hand over") and any(state == "agreed" for _, state in found):
            found += self.loser(hit, around, found)
        return found

    def home(self, hit: Hit, around: list[Anchor], number: int) -> list[tuple[Anchor, str]]:
        """The provider whose work or staff go to a council: "its carers will **return to** the council"."""
        following = next((anchor for anchor in around if anchor.start >= hit.end), None)
        if following is None or following.what != COUNCIL or not PAYROLL_OF.fullmatch(self.text, hit.end, following.start):
            return []
        beside = [anchor for anchor in around if anchor.what != COUNCIL and anchor.start < hit.start]
        if beside:
            return [(beside[-1], "insourced")]
        last = self.anchors.focus(number)
        return [(Anchor(hit.start, hit.end, DEAL, last, "", False), "home")] if last >= 0 else []

    def plan(self, hit: Hit, around: list[Anchor], number: int) -> list[tuple[Anchor, str]]:
        """The provider of a plan that a cue drops: "shelved **the sale** to Corbel", "**the talks** collapsed"."""
        begin = self.sentences[number][0]
        ahead = PLAN_AHEAD.match(self.text, hit.end)
        if not ahead and not PLAN_BEFORE.search(self.text, max(begin, hit.start - 90), hit.start):
            return []
        beside = [anchor for anchor in around if anchor.what == PROVIDER and abs(anchor.start - hit.start) < 160]
        if beside:
            return [(min(beside, key=lambda anchor: abs(anchor.start - hit.start)), "rejected")]
        last = -1 if OTHER_HOME.match(self.text, hit.end) else self.anchors.focus(number)
        return [(Anchor(hit.start, hit.end, PROVIDER, last, "", False), "rejected")] if last >= 0 else []

    def only_money(self, anchor: Anchor, state: str) -> bool:
        """Whether what a provider is given is money, not work: "gave **Corbel** £300,000 to keep the pools open"."""
        return state == "agreed" and GRANT.match(self.text, anchor.end) is not None

    def loser(self, hit: Hit, around: list[Anchor], found: list[tuple[Anchor, str]]) -> list[tuple[Anchor, str]]:
        """Who had the arrangement that goes to another: "**its deal with Vane** would pass to Corbel"."""
        gainers = {anchor.index for anchor, _ in found}
        for anchor in reversed(around):
            if anchor.what == DEAL and anchor.end <= hit.start and anchor.index not in gainers and not anchor.preposition:
                return [(anchor, "ended")]
        return []

    def listed(self, anchor: Anchor, around: list[Anchor]) -> list[Anchor]:
        """An anchor and the providers listed with it: "beat **Kier and Amey**"."""
        result = [anchor]
        for other in around:
            if other.what == anchor.what == PROVIDER and other.start > result[-1].end:
                if other.start - result[-1].end < 20 and LISTED.fullmatch(self.text, result[-1].end, other.start):
                    result.append(other)
        return result

    def nearest(self, hit: Hit, around: list[Anchor], state: str, reach: int = NEAR_REACH) -> list[tuple[Anchor, str]]:
        """The provider nearest to a cue on either side."""
        best: tuple[int, Anchor] | None = None
        for anchor in around:
            if anchor.what == COUNCIL:
                continue
            gap = anchor.start - hit.end if anchor.start >= hit.end else hit.start - anchor.end
            if gap <= reach and (best is None or gap < best[0]):
                best = gap, anchor
        return [(other, state) for other in self.listed(best[1], around)] if best else []

    def subject(
        self, hit: Hit, around: list[Anchor], begin: int, passive: bool, roles: dict[str, str]
    ) -> list[tuple[Anchor, str]]:
        """The provider, or the deal, of which a cue is the verb."""
        role = "passive" if passive else "subject"
        wanted = role in roles or "owner" in roles or "deal" in roles
        if not wanted or hit.id in ("run", "win", "hold", "take over") and INFINITIVE.search(self.text, max(begin, hit.start - 20), hit.start):
            return []
        gerund = self.text[hit.start : hit.end].split(" ", 1)[0].endswith("ing")
        if gerund and not HELD.search(self.text, max(begin, hit.start - 20), hit.start):
            return []
        if hit.id == "bid" and ARTICLE.search(self.text, max(begin, hit.start - 15), hit.start):
            return []
        if hit.id == "leave deal" and not LEFT_DEAL.match(self.text, hit.end):
            return []
        if hit.id == "hold" and not HAS_ONE.match(self.text, hit.end):
            return []
        been = hit.id == "hold" and HAS_BEEN.match(self.text, hit.end)
        if "owner" in roles and not been and not DEAL_AHEAD.match(self.text, hit.end):
            return []
        for anchor in reversed(around):
            if anchor.end > hit.start:
                continue
            between = self.text[anchor.end : hit.start]
            relative = RELATIVE.match(between) is not None
            if anchor.what == PROVIDER and OFFICER.match(between):
                return []
            if len(between) > SUBJECT_REACH + 60 * between.startswith(","):
                return []
            if CLAUSE.search(between) and not (
                anchor.what == PROVIDER and (anchor.start - begin < 45 or relative) and SAME.search(between)
            ):
                return []
            if anchor.preposition and not relative and anchor.start > begin + 1:
                continue
            if anchor.what == COUNCIL:
                if relative or not between.startswith(("'", "’")):
                    return self.leaves(hit, around) if hit.id == "leave" else []
                continue
            if anchor.what == DEAL:
                if "deal" in roles and (passive or roles.get("intransitive")):
                    return [(anchor, roles["deal"])]
                if "deal" in roles and "subject" not in roles and "object" not in roles:
                    return [(anchor, roles["deal"])]
                continue
            state = roles.get(role) or roles.get("owner")
            if state is None:
                continue
            return [(other, state) for other in self.listed_back(anchor, around)]
        return []

    def leaves(self, hit: Hit, around: list[Anchor]) -> list[tuple[Anchor, str]]:
        """The provider that a council leaves: "Rutland, which buys care **from the company**, has given notice"."""
        beside = [anchor for anchor in around if anchor.what != COUNCIL and anchor.preposition not in ("to", "by")]
        return [(min(beside, key=lambda anchor: abs(anchor.start - hit.start)), "left")] if beside else []

    def listed_back(self, anchor: Anchor, around: list[Anchor]) -> list[Anchor]:
        """An anchor and the providers listed before it: "**Kier and Amey** were shortlisted"."""
        result = [anchor]
        for other in reversed(around):
            if other.what == PROVIDER and other.end < result[-1].start and result[-1].start - other.end < 20:
                if LISTED.fullmatch(self.text, other.end, result[-1].start):
                    result.append(other)
        return result

    def only_places(self, hit: Hit, around: list[Anchor]) -> bool:
        """Whether the only councils that a sentence names after a cue are places where something is: "in Kent and Essex"."""
        councils = [anchor for anchor in around if anchor.what == COUNCIL]
        return bool(councils) and all(
            anchor.start > hit.end
            and anchor.preposition in ("in", "at", "near", "across", "around")
            and not COUNCIL_WORD.search(self.text, anchor.start, anchor.end)
            for anchor in councils
        )

    def clients(self, hit: Hit, anchor: Anchor | None, around: list[Anchor]) -> tuple[int, ...]:
        """The councils that an event's own sentence names for it; none = the context must say."""
        councils = [other for other in around if other.what == COUNCIL]
        if not councils:
            return ()
        after = [c for c in councils if c.start > hit.start and c.preposition in ("for", "with", "of", "from", "by") and (anchor is None or c.start > anchor.start)]
        before = [c for c in councils if c.end <= hit.start and c.preposition not in ("in", "at", "like", "than")]
        place = [c for c in councils if c.preposition in ("in", "at", "near", "across", "around")]
        best: Anchor | None = None
        acting = [c for c in before if not c.preposition or RELATIVE.match(self.text, c.end)]
        owning = [c for c in councils if c.start >= hit.end and not c.preposition and c.start - hit.end < 60]
        if after and after[0].start - max(hit.end, anchor.end if anchor else 0) < 90:
            best = after[0]
        elif acting or owning and before:
            best = acting[-1] if acting else owning[0]
        elif before:
            best = before[-1]
        elif after:
            best = after[0]
        else:
            rest = [c for c in councils if c not in place] or place
            best = min(rest, key=lambda c: abs(c.start - hit.start))
        return tuple(dict.fromkeys(c.index for c in self.joined(best, councils)))

    def joined(self, best: Anchor, councils: list[Anchor]) -> list[Anchor]:
        """A council and those listed with it: "for **Brent, Harrow and Ealing** councils"."""
        index = councils.index(best)
        first = last = index
        while first > 0 and LISTED.fullmatch(self.text, councils[first - 1].end, councils[first].start):
            first -= 1
        while last + 1 < len(councils) and LISTED.fullmatch(self.text, councils[last].end, councils[last + 1].start):
            last += 1
        return councils[first : last + 1]


def outdone(event: Event, events: list[Event]) -> bool:
    """Whether another cue of an event's sentence says more of the same provider."""
    stronger = YIELDS[event.cue]
    return any(
        other.sentence == event.sentence
        and other.provider == event.provider
        and (other.cue in stronger if stronger else other.cue not in WEAK)
        for other in events
    )


def within(events: list[Event], sentence: int) -> list[Event]:
    """The events of one sentence."""
    numbers = [event.sentence for event in events]
    return events[bisect_left(numbers, sentence) : bisect_right(numbers, sentence)]
