"""Plurals: what several people are together, "the two ward councillors, Jane Roe and Ali Khan", "Roe and Khan, both trustees"."""

from __future__ import annotations

import re

from .people_clauses import duty
from .people_heads import heads_in, read_phrase
from .people_names import Words
from .people_nouns import clause_after
from .people_phrases import NOTHING, Around, Phrase, bounds, ends_phrase, noun_phrase_end, party_in, party_text, possessive

AMONG_THEM = re.compile(r",? (?:among(?:st)? (?:them|whom)|including|such as|led by|headed by|notably)(?: (?:are|is|were|was))?$")
"""Between what several people are and the one who is named: "Three tenants, **among them** Jane Roe"."""
SEATS = ("councillors", "members", "aldermen")
"""Plurals of those who sit on a council; only the first does so wherever it stands."""
_BEFORE_SEATS = (
    "shadow ward town parish county city borough district community division local backbench council cabinet executive committee"
)
BEFORE_SEATS = frozenset(_BEFORE_SEATS.split())
"""Words that stand before the plural of those who sit on a council and belong to the role."""
TOGETHER = re.compile(r"who (?:both|all|jointly|together|between them) (?=[a-z])")
SEVERAL = re.compile(rf"{TOGETHER.pattern}|(?:the |both |all )?(?:two|three|four)\b")
"""How a phrase opens that is of several people for sure."""
COUNTED = re.compile(r"(?:the|its|their|his|her|both|all|two|three|four|five|joint|fellow|[A-Z][\w’'-]+[’']s?)\b")
"""How a phrase opens that says what several people are: "Roe and Khan, **the** Elm ward councillors"."""


def singular(low: str) -> str | None:
    """The singular of a noun: "leader" of "leaders", "deputy" of "deputies"; None where it is no plural.

    >>> singular("deputies"), singular("spokesmen"), singular("chair")
    ('deputy', 'spokesman', None)
    """
    if low.endswith("men"):
        return f"{low[:-3]}man"
    if low.endswith("ies") and len(low) > 5:
        return f"{low[:-3]}y"
    return low[:-1] if low.endswith("s") and not low.endswith(("ss", "us")) else None


def seated(words: Words, text: str, phrase: Phrase, at: int) -> Around:
    """What "the three **ward councillors**" says of each, the plural at the word ``at``: a seat, a party, the place it is for."""
    lows = phrase.lows
    first = at
    while first and lows[first - 1] in BEFORE_SEATS:
        first -= 1
    span = party_in(words, lows[:first])
    party = party_text(words, text, phrase, span) if span and span[1] == first else None
    if lows[at] != "councillors" and not party and first == at:
        return NOTHING
    start, end = bounds(phrase, first, at + 1)
    role = text[start:end].removesuffix("s") if first < at else None
    rule = "people/role/councillors" if role else "people/party-before"
    start = phrase.places[span[0]][0] if span and party else start
    return Around(role, party, True, start, end, rule, shared=True)


def shared_before(words: Words, text: str, phrase: Phrase) -> Around:
    """What stands before the names of several people, in the singular: "Joint leaders [Jane Roe and Ali Khan]"."""
    low = phrase.lows[-1]
    if low in SEATS:
        return seated(words, text, phrase, len(phrase.lows) - 1)
    one = singular(low)
    if one is None or one not in words.heads or low in words["title"] or low in words.heads:
        return NOTHING
    phrase.lows[-1] = one
    printed = one.upper() if phrase.tokens[-1][:-1].isupper() else one  # "MPs"
    found = next((head for head in heads_in(words, phrase) if head[1] == len(phrase.lows) - 1), None)
    if found is None:
        return NOTHING
    said = read_phrase(words, text, phrase, found, len(phrase.lows))
    tail = len(said.role or "") - (phrase.places[-1][1] - phrase.places[-1][0])
    return said._replace(role=f"{(said.role or '')[:tail]}{printed}", shared=True)


def shared_after(words: Words, text: str, at: int, right: int) -> Around:
    """What stands behind the names of several people: "Jane Roe and Ali Khan**, the Elm ward councillors,**"."""
    if together := TOGETHER.match(text, at, right):
        return acting(words, text, together.end(), right)
    if not COUNTED.match(text, at, right):
        return NOTHING
    phrase = Phrase(text, at, noun_phrase_end(text, at, right))
    for i, low in enumerate(phrase.lows[:7]):
        if ends_phrase(words, low):
            return NOTHING
        if possessive(low):
            continue
        if low in SEATS:
            found = seated(words, text, phrase, i)
            if phrase.lows[i + 1 : i + 2] == ["for"]:  # the councillors for Elm
                end = clause_after(words, text, phrase.places[i][0], right, 2).end
                return found._replace(role=f"councillor{text[phrase.places[i][1] : end]}", end=end)
            return found
        span = party_in(words, [low])
        if span and low.endswith("s") and phrase.lows[i + 1 : i + 2] == ["who"]:  # the two Greens who sit for Elm
            held = acting(words, text, phrase.places[i + 1][1] + 1, right)
            party = party_text(words, text, phrase, (i, i + 1))
            return held._replace(party=party, councillor=True, rule=held.rule or "people/party-after", shared=True)
        one = singular(low)
        if one in words.heads and low not in words.heads:
            return shared_before(words, text, Phrase(text, at, phrase.places[i][1]))
    return NOTHING


def acting(words: Words, text: str, at: int, right: int) -> Around:
    """What several people do: "who both **represent Elm**"."""
    phrase = clause_after(words, text, at, right, 2)
    for size in (2, 1):
        line = words["duty"].get(" ".join(phrase.lows[:size]))
        if line and line["id"] == "base" and len(phrase.lows) > size:
            return duty(words, text, phrase, line["rule"], right)._replace(shared=True)
    return NOTHING
