"""Who and what a sentence speaks of, in text order: providers, "the firm", their contracts, councils.

Events (``providers_events``) take their parts from these anchors: "**The trust** handed **its contract** back to **the city**".
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Any, NamedTuple

from ..patterns import Hit

PROVIDER, DEAL, COUNCIL = "provider", "deal", "council"

DEAL_NOUN = (
    r"(?:contracts?|deals?|agreements?|arrangements?|partnerships?|joint ventures?|venture|tie-ups?|leases?|commission"
    r"|franchise|concession|pacts?|awards?|extension|term|spell|stint|tender|work|job|business)\b"
)
DEALS = re.compile(rf"\b{DEAL_NOUN}(?!-)", re.IGNORECASE)
"""The arrangement itself, as a sentence's subject or object."""

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
REFERRING = re.compile(
    r"\b(?:the|its|their|this|that|the council['’]s|the authority['’]s) (?:(?!an? )[a-z][\w’'-]*(?<!previous)(?<!former)(?<!new) ){0,3}$",
    re.IGNORECASE,
)
OTHER_BODY = re.compile(r"\b(?:previous|former|rival|new|another|other|predecessor|second|third|losing)\b", re.IGNORECASE)
BEFORE_NAME = re.compile(r"(?:,? (?:called |named |known as |dubbed |of )?|, |: | – )[\"“‘'(]?$")
AFTER_NAME = re.compile(r"[\"”’']?(?:,| –| —|,? which is) (?:an?|the|its|their|another|part of the) (?:[\w’'&£.%-]+ ){0,7}$")
PREPOSITION = re.compile(
    r"\b(to|by|with|from|for|over|against|than|of|at|on|in|into|between|like|as|under|through|via|via|against)"
    r"(?: (?![a-z]+ (?:to|by|with|from)\b)[\w’'£.&-]+){0,5}? ?[\"“‘'(]*$"
)
LISTED = re.compile(r"(?:,? and |,? or |, |,? as well as | & )(?:both |either |the |neighbouring |rivals? |nearby )*[\"'“‘]?")
IT = re.compile(
    r"(?:But |And |Now |So |Meanwhile,? )?(It)\b(?! (?:is|was|will be|has been|would be|had been|emerged|means|comes|came|follows|took|takes)"
    r" (?:a|the|not|no|un\w+|expected|understood|thought|hoped|feared|clear|likely|also|only|agreed|claimed|said|that|as|after)\b)"
)
"""A sentence's "It", but not that of "It is understood that"."""

REACH_BACK, REACH_AHEAD = 600, 250
"""Characters from "the firm" to the name it means, before it or after it."""


class Anchor(NamedTuple):
    """One thing a sentence speaks of: offsets, what it is, its provider's or council's index, the preposition before it."""

    start: int
    end: int
    what: str
    index: int
    preposition: str
    named: bool


class Nouns(NamedTuple):
    """The nouns for bodies in an article: hits in text order, and the kind that each stands for."""

    hits: list[Hit]
    kinds: list[str | None]


def preposition(text: str, start: int, floor: int) -> str:
    """The preposition that governs the phrase which ends at ``start``, not looking before ``floor``; empty for none."""
    match = PREPOSITION.search(text, max(floor, start - 60), start)
    return match[1] if match else ""


def anchors_of(
    text: str,
    providers: list[dict[str, Any]],
    councils: list[dict[str, Any]],
    nouns: Nouns,
    sentences: list[list[int]],
    cues: list[int],
) -> list[list[Anchor]]:
    """The anchors of every sentence.

    A noun beside its name is part of it ("the charity **Corbel**", "Corbel, **the contractor**"); elsewhere it means the
    provider named last before it that may be called so.
    """
    named = sorted(
        (mention["start"], mention["end"], index)
        for index, provider in enumerate(providers)
        for mention in provider["mentions"]
    )
    owners = sorted(
        (mention["start"], mention["end"], index)
        for index, council in enumerate(councils)
        for mention in council["mentions"]
    )
    kinds = [provider["kind"] for provider in providers]
    result = []
    for begin, end in sentences:
        first = bisect_left(named, (begin,))
        inside = named[first : bisect_left(named, (end,))]
        bodies = [[start, stop, index, True] for start, stop, index in inside]
        low = bisect_left(nouns.hits, (begin,))
        for number in range(low, bisect_left(nouns.hits, (end,))):
            hit = nouns.hits[number]
            join_or_add(text, bodies, hit, nouns.kinds[number], named, kinds, begin)
        bodies.sort()
        found: list[Anchor] = []
        beside = owners[bisect_left(owners, (begin,)) : bisect_left(owners, (end,))]
        ends = sorted([*(stop for _, stop, _, _ in bodies), *(stop for _, stop, _ in beside)])
        if not bodies and result and (it := IT.match(text, begin, end)) and (last := subject_of(result[-1])) is not None:
            found.append(Anchor(it.start(1), it.end(1), PROVIDER, last, "", False))
        for start, stop, index, is_name in bodies:
            floor = max(begin, last_before(ends, start), last_before(cues, start))
            found.append(Anchor(start, stop, PROVIDER, index, preposition(text, start, floor), is_name))
        governing = ""
        for number, (start, stop, index) in enumerate(beside):
            if not (number and LISTED.fullmatch(text, beside[number - 1][1], start)):
                governing = preposition(text, start, max(begin, last_before(cues, start)))
            found.append(Anchor(start, stop, COUNCIL, index, governing, True))
        if found or any(start < begin for start, _, _ in named[:1]):
            focus = named[first - 1][2] if first else -1
            found += deals_in(text, begin, end, found, focus)
        result.append(sorted(found))
    return result


def last_before(ends: list[int], char: int) -> int:
    """The last of some sorted offsets that is not after a character; -1 for none."""
    index = bisect_right(ends, char)
    return ends[index - 1] if index else -1


def subject_of(anchors: list[Anchor]) -> int | None:
    """The provider of which a sentence speaks first, so that "It" opens the next one; None where that is a council."""
    for anchor in anchors:
        if not anchor.preposition and anchor.what != DEAL:
            return anchor.index if anchor.what == PROVIDER else None
    return None


def join_or_add(
    text: str,
    bodies: list[list[Any]],
    hit: Hit,
    kind: str | None,
    named: list[tuple[int, int, int]],
    kinds: list[str],
    begin: int,
) -> None:
    """Make a noun part of the name beside it, else a body of its own where it refers to a provider known already."""
    for body in bodies:
        if body[3] and hit.end <= body[0] and body[0] - hit.end < 40 and BEFORE_NAME.fullmatch(text, hit.end, body[0]):
            body[0] = start_of_phrase(text, hit.start, begin)
            return
        if body[3] and hit.start >= body[1] and hit.start - body[1] < 70 and AFTER_NAME.fullmatch(text, body[1], hit.start):
            body[1] = hit.end
            return
        if body[0] <= hit.start < body[1]:
            return
    match = REFERRING.search(text, max(begin, hit.start - 50), hit.start)
    if match is None or OTHER_BODY.search(match[0]):
        return
    index = referent(named, kinds, kind, hit.start)
    if index is not None:
        bodies.append([match.start(), hit.end, index, False])


def start_of_phrase(text: str, char: int, begin: int) -> int:
    """Where the phrase of a noun begins, with its article: "a start-up" of "a small Leeds start-up, Corbel"."""
    match = re.compile(r"\b(?:an?|the|its|their|another) (?:[\w’'&-]+ ){0,4}$", re.IGNORECASE).search(
        text, max(begin, char - 50), char
    )
    return match.start() if match else char


def referent(named: list[tuple[int, int, int]], kinds: list[str], kind: str | None, char: int) -> int | None:
    """The provider that a noun means: the last one named before it that is of its kind, else the last one, else the next."""
    index = bisect_left(named, (char,))
    before = [item for item in named[max(0, index - 8) : index] if char - item[1] < REACH_BACK]
    if kind and kind != "company":
        for item in reversed(before):
            if kinds[item[2]] == kind:
                return item[2]
    if before:
        return before[-1][2]
    if index < len(named) and index == 0 and named[0][0] - char < REACH_AHEAD:
        return named[0][2]
    return None


def deals_in(text: str, begin: int, end: int, found: list[Anchor], focus: int) -> list[Anchor]:
    """The arrangements that a sentence speaks of: "its contract with Corbel", "Corbel’s deal", "the agreement"."""
    bodies = sorted(anchor for anchor in found if anchor.what == PROVIDER)
    deals = []
    for match in DEALS.finditer(text, begin, end):
        start, stop = match.span()
        if any(body.start <= start < body.end for body in bodies):
            continue
        following = next((body for body in bodies if body.start >= stop), None)
        preceding = next((body for body in reversed(bodies) if body.end <= start), None)
        generic = match[0].lower() in GENERIC
        if following and following.start - stop < 90 and OF_PROVIDER.fullmatch(text, stop, following.start):
            index = following.index
        elif preceding and start - preceding.end < 45 and text[preceding.end : preceding.end + 1] in "'’" and OWN.fullmatch(
            text, preceding.end, start
        ):
            index = preceding.index
        elif POSSESSOR.search(text, max(begin, start - 45), start) and (preceding or not generic):
            index = preceding.index if preceding else focus
        elif generic:
            continue
        elif KNOWN.search(text, max(begin, start - 45), start):
            index = preceding.index if preceding else focus
        else:
            continue
        if index >= 0:
            deals.append(Anchor(start, stop, DEAL, index, preposition(text, start, begin), False))
    return deals


def sentence_of(starts: list[int], char: int) -> int:
    """The index of the sentence that holds a character."""
    return max(0, bisect_right(starts, char) - 1)
