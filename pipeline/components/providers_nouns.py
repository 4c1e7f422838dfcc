"""The nouns for bodies of an article: part of the name beside them ("the charity **Corbel**"), or for a provider named before."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any, NamedTuple

from ..matching import Hit
from .providers_reading import VAGUE

REFERRING = re.compile(
    r"\b(?:the|its|their|this|that|the council['’]s"
    r"|the authority['’]s) (?:((?-i:[A-Z])[\w’-]+ )|[A-Z][\w’-]+ )?(?:(?!(?:an?|the|its|their|to|for|by|with|from|of|in|at"
    r"|on)\b)[a-z][\w’'-]*(?<!previous)(?<!former)(?<!new) ){0,3}$",
    re.IGNORECASE,
)
OTHERS = re.compile(r" (?:that|which|whose|who) ")
"""Behind "the Midlands mutual": a clause that tells which one, hence none that was named before."""

OTHER_BODY = re.compile(
    r"\b(?:previous|former|rival|new|another|other|predecessor|second|third|losing"
    r"|last|earlier|original)\b",
    re.IGNORECASE,
)
PHRASE = re.compile(
    r"\b(?:an?|the|its|their|another|[\w’'-]+['’]s) (?:(?!(?:an?|the|its|their|another|to|for|by|with|from|of|in|at|on|and|as"
    r"|over)\b)[\w’'&-]+ ){0,4}$",
    re.IGNORECASE,
)
LEAD = re.compile(r"(?:An?|The|THE|AN?) (?:[\w’'-]+ ){0,4}")
BEFORE_NAME = re.compile(r"(?:,? (?:called |named |known as |dubbed |of )?(?:the )?|, |: | – )[\"“‘'(]?$")
AFTER_NAME = re.compile(r"[\"”’']?(?:,| –| —|,? which is) (?:an?|the|its|their|another|part of the) (?:[\w’'&£.%-]+ ){0,7}$")
REACH_BACK, REACH_AHEAD = 600, 250
"""Characters from "the firm" to the name it means, before it or after it."""


class Nouns(NamedTuple):
    """The nouns for bodies in an article: hits in text order, and the kind that each stands for."""

    hits: list[Hit]
    kinds: list[str | None]


def noun_of(text: str, hit: Hit) -> str:
    """The last word of a noun, as the article has it: "group" of "outsourcing group"."""
    return text[hit.start : hit.end].rsplit(" ", 1)[-1].lower()


def called_by(text: str, named: list[tuple[int, int, int]], nouns: Nouns) -> dict[str, set[int]]:
    """The providers beside whose names a noun stands, by its last word: "the facilities **group** Corbel"."""
    found: dict[str, set[int]] = {}
    for hit in nouns.hits:
        if (noun := noun_of(text, hit)) in VAGUE:
            continue
        index = bisect_left(named, (hit.end,))
        following = named[index : index + 1]
        before = named[index - 1 : index] if index else []
        if following and following[0][0] - hit.end < 40 and BEFORE_NAME.fullmatch(text, hit.end, following[0][0]):
            found.setdefault(noun, set()).add(following[0][2])
        elif before and 0 <= hit.start - before[0][1] < 70 and AFTER_NAME.fullmatch(text, before[0][1], hit.start):
            found.setdefault(noun, set()).add(before[0][2])
    return found


def join_or_add(
    text: str,
    bodies: list[list[Any]],
    hit: Hit,
    kind: str | None,
    named: list[tuple[int, int, int]],
    kinds: list[str],
    begin: int,
    own: int | None,
) -> int | None:
    """Make a noun part of the name beside it, else a body of its own where it refers to a provider known already.

    own: the provider that alone is called so. Returns the provider's index, None where the noun means none.
    """
    for body in bodies:
        if body[3] and hit.end <= body[0] and body[0] - hit.end < 40 and BEFORE_NAME.fullmatch(text, hit.end, body[0]):
            body[0] = start_of_phrase(text, hit.start, begin)
            return body[2]
        if body[3] and hit.start >= body[1] and hit.start - body[1] < 70 and AFTER_NAME.fullmatch(text, body[1], hit.start):
            body[1] = hit.end
            return body[2]
        if body[0] <= hit.start < body[1]:
            return None
    if hit.id in ("winner", "bidder") and text[hit.start : hit.start + 4] not in ("newc", "chos"):
        return None
    match = REFERRING.search(text, max(begin, hit.start - 50), hit.start)
    leads = match is None and named and begin < named[0][0] and LEAD.fullmatch(text, begin, hit.start)
    if leads:
        bodies.append([begin, hit.end, named[0][2], False])  # "A leisure firm has pulled out": which one is said next
        return named[0][2] if named[0][0] - begin < 500 else None
    if match and match[1] and OTHERS.match(text, hit.end):
        return None  # "the Midlands mutual that folded last year"
    if match is None or hit.id == "consultancy" or OTHER_BODY.search(text, match.start(), hit.end):
        return None  # "its consultants" advise it
    index = own if own is not None else referent(named, kinds, kind, hit.start)
    if index is not None:
        bodies.append([match.start(), hit.end, index, False])
    return index


def start_of_phrase(text: str, char: int, begin: int) -> int:
    """Where the phrase of a noun begins, with its article: "a start-up" of "gave its bins to a start-up, Corbel"."""
    match = PHRASE.search(text, max(begin, char - 50), char)
    return match.start() if match else char


def referent(named: list[tuple[int, int, int]], kinds: list[str], kind: str | None, char: int) -> int | None:
    """The provider that a noun means: the last one named before it that is of its kind, else the last one, else the next."""
    index = bisect_left(named, (char,))
    alone = len({item[2] for item in named}) == 1
    before = [item for item in named[max(0, index - 8) : index] if alone or char - item[1] < REACH_BACK]
    if kind and kind != "company":
        alike = ("trust", "charity") if kind == "trust" else (kind,)
        for item in reversed(named[:index]):
            if kinds[item[2]] in alike:
                return item[2]
        if kind in ("trust", "charity", "mutual") and len({item[2] for item in named}) > 1:
            return None
    if before:
        return before[-1][2]
    if index < len(named) and index == 0 and named[0][0] - char < REACH_AHEAD:
        return named[0][2]
    return None
