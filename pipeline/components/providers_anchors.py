"""Who and what a sentence speaks of, in text order: providers, "the firm", their contracts, councils.

Events (``providers_events``) take their parts from these anchors: "**The trust** handed **its contract** back to **the city**".
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from ..matching import Hit
from .providers_nouns import REACH_AHEAD, REACH_BACK, Nouns, called_by, join_or_add, noun_of
from .providers_reading import OWNED_AFTER, winner_of

PROVIDER, DEAL, COUNCIL = "provider", "deal", "council"

DEAL_NOUN = (
    r"(?:contracts?|deals?|agreements?|arrangements?|partnerships?|joint ventures?|venture|tie-ups?|leases?|commission"
    r"|franchise|concession|pacts?|awards?|extension|term|spell|stint|tender|work|job|business)\b"
)
DEALS = re.compile(rf"\b(?=[acdefjlpstvwb]){DEAL_NOUN}(?!-)", re.IGNORECASE)
"""The arrangement itself, as a sentence's subject or object; the nouns' first letters are asked for first, for speed."""

GENERIC = frozenset({"work", "job", "term", "spell", "stint", "business", "extension", "commission", "tender"})
"""Nouns that stand for an arrangement only where the wording gives it to a provider: "take the job on"."""

OF_PROVIDER = re.compile(
    r"(?: (?:which|that) (?:it|they) (?:has|have|had|signed|agreed|struck))?(?: [\w£.,%’'-]+){0,5}?"
    r" (?:with|by|between|to|for|from|held by|run by|agreed with|signed with|struck with)"
    r"(?: (?!(?:the|its)? ?(?:and|of|in|which)\b)[\w’'-]+){0,6}?[ \"“‘']+$"
)
OWN = re.compile(r"(?:['’]s?|\))? (?:[\w£.,’'-]+ ){0,5}$")
POSSESSOR = re.compile(r"\b(its|their|whose|his) (?:[\w£.,’'-]+ ){0,5}$", re.IGNORECASE)
KNOWN = re.compile(r"\b(the|its|that|this|both|same|their|a) (?:[\w£.,’'-]+ ){0,4}$", re.IGNORECASE)
PREPOSITIONS = frozenset(
    ["to", "by", "with", "from", "for", "over", "against", "of", "at", "on", "in", "into", "between", "as", "under"]
)
STOPS = frozenset(",;:.!?”)–")
LISTED = re.compile(r"(?:,? and |,? or |, |,? as well as | & )(?:both |either |the |neighbouring |rivals? |nearby )*[\"'“‘]?")
IT = re.compile(
    r"(?:But |And |Now |So |Meanwhile,? )?(?:(?:[Ll]ast|[Tt]his|[Ii]n|[Oo]n|[Ss]ince|[Tt]hen|[Ee]arlier|[Ll]ater|[Ii]nstead"
    r"|[Ff]rom)\b[\w ]{0,22},? )?"
    r"([Ii]t)\b(?! (?:is|was|will be|has been|would be|had been|emerged|means|comes"
    r"|came|follows|took|takes)"
    r" (?:a|the|not|no|un\w+|expected|understood|thought|hoped|feared|clear|likely|also|only|agreed|claimed|said|that|as"
    r"|after)\b)"
)
"""A sentence's "It", but not that of "It is understood that"."""

THAT = re.compile(
    r"(?:But )?(?:That|This|All that|that)(?= (?:ends|ended|will end|is to end|comes|came|will stop|stops|has ended"
    r"|will change|runs out|expires))"
)
OPENS_WITH_IT = (
    *("It ", "But ", "And ", "Now it", "So ", "Meanwhile", "Last ", "This ", "In ", "On ", "Since ", "Then ", "Later", "Instead"),
    "From ",
)
"""How a sentence begins that may open with "It": a cheap look before ``IT`` is tried."""

COUNCILS_IN = re.compile(r"\b(?:councils|authorities|boroughs) in $")
"""Before the places of councils: "runs swimming for **councils in** Rochdale and Calderdale"."""

INTRODUCES = 300
"""Characters in which a story names whom its first lines call "a charity"."""

A_BODY = re.compile(r"(?:^|\n|\b(?:to|by|with|from|of|for) )[Aa]N?n? (?:[\w’'-]+ ){0,3}$")


class Anchor(NamedTuple):
    """One thing a sentence speaks of: offsets, what it is, its provider's or council's index, the preposition before it."""

    start: int
    end: int
    what: str
    who: int
    preposition: str
    named: bool


def preposition(text: str, start: int, floor: int) -> str:
    """The preposition that governs the phrase which ends at ``start``, not looking before ``floor``; empty for none.

    >>> preposition("handed to the Leeds firm Corbel", 24, 0), preposition("told Vane, Corbel", 11, 0)
    ('to', '')
    """
    words = text[max(floor, start - 60) : start].rstrip(" \"“‘'(").split(" ")
    found = ""
    for index, word in enumerate(reversed(words[-6:]), 1):
        if word == "like" or word == "than" and words[-index - 1 : -index] not in (["more"], ["less"], ["fewer"]):
            return word  # "to end up like Barnet with Corbel", but not "buys more than half of its care from Corbel"
        if word in PREPOSITIONS and not found:
            found = word
        elif word[-1:] in STOPS:
            break
    return found


class Anchors:
    """The anchors of an article's sentences, found when asked for.

    A noun beside its name is part of it ("the charity **Corbel**", "Corbel, **the contractor**"); elsewhere it means the
    provider named last before it that may be called so.
    """

    def __init__(
        self,
        text: str,
        sentences: list[list[int]],
        providers: list[dict[str, Any]],
        councils: list[dict[str, Any]],
        nouns: Nouns,
        cues: list[int],
    ) -> None:
        """``cues``: where the cues of events end, in text order; no preposition before one governs what stands after it."""
        self.text, self.sentences, self.nouns, self.cues = text, sentences, nouns, cues
        self.named = sorted((m["start"], m["end"], index) for index, item in enumerate(providers) for m in item["mentions"])
        self.owners = sorted((m["start"], m["end"], index) for index, item in enumerate(councils) for m in item["mentions"])
        self.kinds = [provider["kind"] for provider in providers]
        self.winner = winner_of(providers)
        self.reach = REACH_BACK if len({index for _, _, index in self.named}) > 1 else len(text)
        self.called: dict[int, set[str | None]] = {}
        self.introduced: dict[int, set[str | None]] = {}
        self.by_noun = called_by(text, self.named, nouns)
        self.introduce()
        self.found: dict[int, list[Anchor]] = {}

    def after_cue(self, deal: Anchor, begin: int) -> bool:
        """Whether an arrangement is a cue's object, so that a "to" before it is no preposition: "voted **to end** the deal"."""
        cue = last_before(self.cues, deal.start)
        return deal.preposition == "to" and cue > begin and " to " not in self.text[cue : deal.start]

    def of(self, number: int, follow: bool = True) -> list[Anchor]:
        """The anchors of a sentence in text order; ``follow``: whether its "It" may mean the subject of the one before."""
        anchors = self.found.get(number)
        if anchors is None:
            anchors = self.found[number] = self.read(number, follow)
        return anchors

    def named_in(self) -> Iterator[tuple[int, list[tuple[int, int, int]]]]:
        """The names of providers, sentence by sentence: its index, and (start, end, provider) of every name in it."""
        for number, names in groupby(self.named, lambda name: bisect_right(self.sentences, name[0], key=itemgetter(0)) - 1):
            yield max(0, number), list(names)

    def spoken_in(self, starts: list[int]) -> set[int]:
        """The sentences that name a provider, may refer to one by a noun, or open with "It"."""
        spoken = {bisect_right(starts, start) - 1 for start, _, _ in self.named}
        spoken.update(bisect_right(starts, hit.start) - 1 for hit in self.nouns.hits)
        text = self.text
        spoken.update([n for n, start in enumerate(starts) if text.startswith(OPENS_WITH_IT, start) and IT.match(text, start)])
        return spoken

    def introduce(self) -> None:
        """Note the kind that a story's first lines give the provider which they do not name yet: "run by **a charity**"."""
        begin = self.named[0][0] if self.named else 0
        for hit, kind in zip(self.nouns.hits, self.nouns.kinds, strict=True):
            if hit.end > begin:
                break
            if begin - hit.end < INTRODUCES and A_BODY.search(self.text, max(0, hit.start - 45), hit.start):
                owned = OWNED_AFTER.match(self.text, hit.end, begin)
                self.introduced.setdefault(self.named[0][2], set()).add("council_company" if owned else kind)

    def own(self, hit: Hit) -> int | None:
        """The provider that a noun alone means: the winner as "the newcomer", the only one called so as "the co-operative"."""
        if hit.id == "winner":
            return self.winner
        meant = self.by_noun.get(noun_of(self.text, hit), set())
        return next(iter(meant)) if len(meant) == 1 else None

    def focus(self, number: int) -> int:
        """The provider named last before a sentence, else the first one after it; -1 where that is too far off."""
        begin = self.sentences[number][0]
        index = bisect_left(self.named, (begin,))
        if index and begin - self.named[index - 1][1] < self.reach:
            return self.named[index - 1][2]
        if index == 0 and self.named and self.named[0][0] - self.sentences[number][1] < REACH_AHEAD:
            return self.named[0][2]
        return -1

    def read(self, number: int, follow: bool) -> list[Anchor]:
        text, (begin, end) = self.text, self.sentences[number]
        first = bisect_left(self.named, (begin,))
        bodies = [[*name, True] for name in self.named[first : bisect_left(self.named, (end,))]]
        low, high = bisect_left(self.nouns.hits, (begin,)), bisect_left(self.nouns.hits, (end,))
        for index in range(low, high):
            kind = self.nouns.kinds[index]
            hit = self.nouns.hits[index]
            meant = join_or_add(text, bodies, hit, kind, self.named, self.kinds, begin, self.own(hit))
            if meant is not None:
                self.called.setdefault(meant, set()).add(kind)
        bodies = sorted(body for body in bodies if not any(owns(other, body) for other in bodies))
        found: list[Anchor] = []
        if follow and number and text.startswith(OPENS_WITH_IT, begin) and (it := IT.match(text, begin, end)):
            before = self.of(number - 1, follow=number - 1 in self.found)
            last = subject_of(text, before, lambda char: last_before(self.cues, char) < self.sentences[number - 1][0])
            if last is not None and all(body[2] != last for body in bodies):
                found.append(Anchor(it.start(1), it.end(1), PROVIDER, last, "", False))
        focus = self.focus(number)
        deals = deals_in(text, begin, end, [body[:3] for body in bodies], focus, found)
        deals = [deal._replace(preposition="") if self.after_cue(deal, begin) else deal for deal in deals]
        beside = self.owners[bisect_left(self.owners, (begin,)) : bisect_left(self.owners, (end,))]
        ends = sorted([*(stop for _, stop, _, _ in bodies), *(stop for _, stop, _ in beside)])
        for start, stop, index, is_name in bodies:
            floor = max(begin, last_before(ends, start), last_before(self.cues, start))
            found.append(Anchor(start, stop, PROVIDER, index, preposition(text, start, floor), is_name))
        governing = ""
        for index, (start, stop, council) in enumerate(beside):
            if not (index and LISTED.fullmatch(text, beside[index - 1][1], start)):
                floor = max(begin, last_before(self.cues, start))
                of_there = COUNCILS_IN.search(text, max(floor, start - 30), start)
                governing = preposition(text, of_there.start() if of_there else start, floor)
            found.append(Anchor(start, stop, COUNCIL, council, governing, True))
        return sorted(found + deals)


def owns(phrase: list[Any], body: list[Any]) -> bool:
    """Whether a body is only named in another's phrase: **Corbel** of "Corbel's arch rival, Vane"."""
    return phrase[2] != body[2] and phrase[0] <= body[0] and body[1] < phrase[1]


def last_before(ends: list[int], char: int) -> int:
    """The last of some sorted offsets that is not after a character; -1 for none."""
    index = bisect_right(ends, char)
    return ends[index - 1] if index else -1


def subject_of(text: str, anchors: list[Anchor], before_cues: Callable[[int], bool]) -> int | None:
    """The provider of which a sentence speaks first, so that "It" opens the next one; None where that is a council.

    before_cues: whether a character stands before every cue of its sentence: what is the object of one is no subject.
    """
    for anchor in anchors:
        if anchor.what == COUNCIL and text.startswith(("'", "’"), anchor.end):
            continue  # "**Tameside's** ALMO, Corbel, has gone. It left …"
        if not anchor.preposition and anchor.what != DEAL:
            return anchor.who if anchor.what == PROVIDER and before_cues(anchor.start) else None
    return None


def deals_in(text: str, begin: int, end: int, bodies: list[list[Any]], focus: int, it: list[Anchor]) -> list[Anchor]:
    """The arrangements that a sentence speaks of: "its contract with Corbel", "Corbel’s deal", "the agreement".

    bodies: the sentence's providers, start, end and index. focus: the one named last before it. it: its "It", if any.
    """
    deals = []
    bodies = bodies or [[anchor.start, anchor.end, anchor.who] for anchor in it]
    if not bodies and focus < 0:
        return []
    if not bodies and focus >= 0 and (that := THAT.match(text, begin, end)):
        return [Anchor(begin, that.end(), DEAL, focus, "", False)]
    for match in DEALS.finditer(text, begin, end):
        start, stop = match.span()
        if any(body[0] <= start < body[1] for body in bodies):
            continue
        following = next((body for body in bodies if body[0] >= stop), None)
        preceding = next((body for body in reversed(bodies) if body[1] <= start), None)
        generic = match[0].lower() in GENERIC
        if following and following[0] - stop < 90 and OF_PROVIDER.fullmatch(text, stop, following[0]):
            index = following[2]
        elif preceding and start - preceding[1] < 45 and text[preceding[1]] in "'’" and OWN.fullmatch(text, preceding[1], start):
            index = preceding[2]
        elif (
            (preceding or not generic)
            and POSSESSOR.search(text, max(begin, start - 45), start)
            or (not generic and KNOWN.search(text, max(begin, start - 45), start))
        ):
            index = preceding[2] if preceding else focus
        else:
            continue
        if index >= 0:
            deals.append(Anchor(start, stop, DEAL, index, preposition(text, start, begin), False))
    return deals
