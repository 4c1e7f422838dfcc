"""Roles: what the words right around a person's name say of them - role, party, and whether they sit on a council."""

from __future__ import annotations

import re
from typing import NamedTuple

from .people_names import Line, Words

TOKEN = re.compile(r"\w[\w'’&/-]*")
BREAK = re.compile(r"[,;:()\[\]“”\"–—]| - |…")
BRACKET = re.compile(r"\s?\(([^()\n]{2,80})\)")
APART = re.compile(r"\s*,\s+|\s+[–—-]\s+")
AGE = re.compile(r"(?:aged )?\d\d(?:,\s+|(?=[.,;]))")
NOUN_PHRASE_END = re.compile(r"[,;:()“”\"–—!?\n]|\.(?=\s|$)| - |…")
RELATIVE = re.compile(r"(?:and )?who(?:['’]s)?\s+(?:also |now |currently |then |previously |once )*")
COPULA = re.compile(r"(?:is|was|became|becomes|has been|serves as|acts as|served as|used to be|stood down as|stepped down as|resigned as|quit as)\s+(?:also |now |then )?")
PAST = ("was", "served", "used", "stood", "stepped", "resigned", "quit")
PREPOSITIONS = ("of", "for", "at", "with", "on", "in", "to", "from")
LISTED = re.compile(r"(?:, [a-z]+(?: [a-z]+)?){1,3},? and [a-z]+(?: [a-z]+)?(?=[,.;]| said| told)")
BELONGING = re.compile(r"(?:,)? (of|from)(?= (?:the |[A-Z]))")
REACH = 260
"""How many characters around a name are looked at."""


class Around(NamedTuple):
    """What the words around one mention say; ``start`` and ``end`` bound the words that were read."""

    role: str | None = None
    party: str | None = None
    councillor: bool | None = None
    start: int = 0
    end: int = 0
    rule: str | None = None
    former: bool = False


NOTHING = Around()


def possessive(token: str) -> bool:
    """Whether a word owns the next one: "Labour's", "residents’"."""
    return token.endswith(("'s", "’s", "s'", "s’"))


def stops(words: Words, low: str) -> bool:
    """Whether a word cannot stand inside the noun phrase of a role."""
    return low in words["clause"] or low in words["function"] or low in words.verbs


def heads_in(words: Words, tokens: list[str]) -> list[tuple[int, int, Line]]:
    """(first, last, line) of each role word among lower-case tokens, the longest phrase at each place."""
    found = []
    for at, token in enumerate(tokens):
        for first, line in words.heads.get(token, ()):
            if at >= len(first) and tuple(tokens[at - len(first) : at]) == first:
                found.append((at - len(first), at, line))
                break
    return found


def party_in(words: Words, tokens: list[str]) -> tuple[int, int] | None:
    """(first, end) of the first party among lower-case tokens ("Labour's" counts), the longest phrase; None if there is none."""
    parties, bare = words["party"], [re.sub(r"['’]s$", "", token) for token in tokens]
    for at in range(len(bare)):
        for size in (3, 2, 1):
            if at + size <= len(bare) and (" ".join(bare[at : at + size]) in parties or " ".join(tokens[at : at + size]) in parties):
                return at, at + size
    return None


def sits(words: Words, line: Line, tokens: list[str]) -> bool | None:
    """Whether a role makes a councillor: True, False, or None where the words leave it open.

    line: the rule line of the role's head. tokens: the words of the whole phrase in lower case.
    """
    phrase = " ".join(tokens)
    if any(token in words["outsider"] for token in tokens) or line["label"] == "outsider":
        return False
    verdict = line.get("councillor")
    if verdict is True:
        regional = any(re.search(rf"\b{re.escape(name)}\b", phrase) for name in words["metro"])
        return not (regional and "mayor" in tokens and "borough" not in tokens)
    if verdict is None:
        return None
    if line["id"] == "member":
        return True if tokens[-1] != "member" and "for" in tokens else None
    if party_in(words, tokens):
        return True
    if line["id"] == "spokes":
        return None
    known = [words["council_word"].get(token) for token in tokens]
    if any(found and found["id"] == "strong" for found in known):
        return True
    if any(token in words["other_word"] for token in tokens):
        return False
    return True if any(known) or tokens[-1] in ("leader",) else None


def read_phrase(words: Words, text: str, offset: int, places: list[tuple[int, int]], head: tuple[int, int, Line], last: int) -> Around:
    """The role whose head stands at ``head`` and whose noun phrase ends before token ``last``."""
    tokens = [text[offset + a : offset + b] for a, b in places]
    lows = [token.lower() for token in tokens]
    first = head[0]
    while first and head[0] - first < 5 and not stops(words, lows[first - 1]) and not possessive(lows[first - 1]) and lows[first - 1] not in (*PREPOSITIONS, "and"):
        first -= 1
    owner = first
    while owner and (possessive(lows[owner - 1]) or owner < first and not stops(words, lows[owner - 1]) and first - owner < 5):
        owner -= 1
    while last > head[1] + 1 and (lows[last - 1] in PREPOSITIONS or lows[last - 1] in words["function"] or lows[last - 1] == "and"):
        last -= 1
    a, b = offset + places[first][0], offset + places[last - 1][1]
    span = party_in(words, lows[owner:last])
    party = None
    if span:
        raw = text[offset + places[owner + span[0]][0] : offset + places[owner + span[1] - 1][1]]
        party = raw if raw.lower() in words["party"] else re.sub(r"['’]s$", "", raw)
    former = any(low in words["outsider"] and words["outsider"][low]["id"] == "former" for low in lows[owner : head[1]])
    return Around(text[a:b], party, sits(words, head[2], lows[owner:last]), offset + places[owner][0], b, head[2]["rule"], former)


def before(words: Words, text: str, left: int, start: int, names_end: set[int]) -> Around:
    """The role that stands before a name: "Labour group leader Jane Roe", "the board's chair, Jane Roe".

    left: where the sentence begins. start: where the name (with its title) begins. names_end: where the names before it
    end, since "Ali Khan, head of finance, Jane Roe" gives the role to the first.
    """
    left = max(left, start - REACH // 2)
    body = text[left:start].rstrip()
    comma = body.endswith(",")
    body = body[:-1] if comma else body
    cut = max((m.end() for m in BREAK.finditer(body)), default=0)
    if comma and cut and body[cut - 1] == "," and left + cut - 1 in names_end:
        return NOTHING
    offset = left + cut
    places = [m.span() for m in TOKEN.finditer(body[cut:])]
    if not places or body[cut:].rstrip()[-1:] in ".!?'‘’":
        return NOTHING
    lows = [body[cut + a : cut + b].lower() for a, b in places]
    for head in heads_in(words, lows):
        after = lows[head[1] + 1 :]
        if not after or after[0] in PREPOSITIONS and after[-1] not in PREPOSITIONS and not any(low in words["clause"] or low in words.verbs for low in after) and (not stops(words, after[-1])):
            return read_phrase(words, text, offset, places, head, len(lows))
    return party_before(words, text, offset, places, lows, comma)


def party_before(words: Words, text: str, offset: int, places: list[tuple[int, int]], lows: list[str], comma: bool) -> Around:
    """The party right before a name: "Independent Cllr Jane Roe", "the SNP's Jane Roe"."""
    for size in (3, 2, 1):
        span = party_in(words, lows[-size:]) if len(lows) >= size and not comma else None
        if span == (0, size):
            a, b = offset + places[-size][0], offset + places[-1][1]
            return Around(None, re.sub(r"['’]s$", "", text[a:b]), None, a, b, "people/party-before")
    return NOTHING


def bracket_after(words: Words, text: str, end: int) -> tuple[Around, int]:
    """What a bracket after a name says, "(Lab, Park)", "(leader)", and where it ends."""
    match = BRACKET.match(text, end)
    if match is None:
        return NOTHING, end
    places = [m.span() for m in TOKEN.finditer(match[1])]
    lows = [match[1][a:b].lower() for a, b in places]
    offset = match.start(1)
    span = party_in(words, lows)
    if span and span[0] == 0:
        a, b = offset + places[0][0], offset + places[span[1] - 1][1]
        outsider = any(low in words["outsider"] for low in lows)
        return Around(None, text[a:b], False if outsider else True, a, match.end(1), "people/bracket"), match.end()
    for head in heads_in(words, lows):
        return read_phrase(words, text, offset, places, head, len(lows)), match.end()
    return NOTHING, match.end()


def after(words: Words, text: str, end: int, right: int) -> Around:
    """The role that stands after a name: in commas, in a relative clause, or after "is the".

    end: where the name (and a bracket after it) ends. right: where its sentence ends.
    """
    right = min(right, end + REACH)
    match = APART.match(text, end, right)
    if match is None:
        copula = re.compile(r"\s+(?:is|was)\s+(?=the |a |an |[\w ]{1,30}['’]s )").match(text, end, right)
        return noun_phrase(words, text, copula.end(), right) if copula else belonging(words, text, end, right)
    at = match.end()
    if age := AGE.match(text, at, right):
        at = age.end()
    if relative := RELATIVE.match(text, at, right):
        return relative_clause(words, text, relative.end(), right)
    found = noun_phrase(words, text, at, right)
    return found if found.role else belonging(words, text, end, right)


def relative_clause(words: Words, text: str, at: int, right: int) -> Around:
    """The role in "who chairs the forum", "who is also leader", "who resigned as convener"."""
    copula = COPULA.match(text, at, right)
    if copula:
        found = noun_phrase(words, text, copula.end(), right)
        return found._replace(former=True) if copula.group().startswith(PAST) else found
    stop = NOUN_PHRASE_END.search(text, at, right)
    limit = stop.start() if stop else right
    places = [m.span() for m in TOKEN.finditer(text[at:limit])]
    lows = [text[at + a : at + b].lower() for a, b in places]
    for size in (4, 3, 2, 1):
        line = words["duty"].get(" ".join(lows[:size])) if len(lows) > size else None
        if line:
            last = next((i for i in range(size, len(lows)) if lows[i] in words["clause"] and lows[i] not in ("is", "over") or lows[i] in words.verbs), len(lows))
            return duty(words, text, at, places[:last], lows[:last], line)
    return NOTHING


def duty(words: Words, text: str, at: int, places: list[tuple[int, int]], lows: list[str], line: Line) -> Around:
    """The role told by a verb: "chairs the services scrutiny committee"; leading a council or its committees makes a councillor."""
    end = at + places[-1][1]
    role = re.sub(r" and$", "", text[at:end])
    known = [words["council_word"].get(low) for low in lows]
    party = party_in(words, lows)
    inner = heads_in(words, lows)
    verdict = None
    if party or any(found and found["id"] == "strong" for found in known):
        verdict = True
    elif not any(low in words["other_word"] for low in lows) and any(found for found in known):
        verdict = True
    elif inner:
        verdict = sits(words, inner[0][2], lows)
    if verdict is None and any(low in words["outsider"] for low in lows):
        verdict = False
    named = text[at + places[party[0]][0] : at + places[party[1] - 1][1]] if party else None
    return Around(role, named, verdict, at, end, line["rule"], lows[0].endswith("ed") or lows[0] in ("led", "ran"))


def noun_phrase(words: Words, text: str, at: int, right: int) -> Around:
    """The role that a noun phrase at ``at`` names: "the Labour whip", "education services director at Babcock said"."""
    stop = NOUN_PHRASE_END.search(text, at, right)
    limit = stop.start() if stop else right
    places = [m.span() for m in TOKEN.finditer(text[at:limit])]
    lows = [text[at + a : at + b].lower() for a, b in places]
    for head in heads_in(words, lows)[:3]:
        lead = lows[: head[0]]
        if len(lead) > 7 or any(low in words["clause"] or low in words.verbs or low in PREPOSITIONS and low != "of" for low in lead):
            return NOTHING
        if "of" in lead:
            continue
        last = next((i for i in range(head[1] + 1, len(lows)) if lows[i] in words["clause"] or lows[i] in words.verbs), len(lows))
        found = read_phrase(words, text, at, places, head, last)
        if last == len(lows) and last > head[1] + 1 and (more := LISTED.match(text, found.end, right)):
            if not any(stops(words, m.group().lower()) and m.group() != "and" for m in TOKEN.finditer(more.group())):
                found = found._replace(role=found.role + more.group(), end=more.end())
        return found
    return NOTHING


def belonging(words: Words, text: str, end: int, right: int) -> Around:
    """The body in "Jane Roe, of the GMB union" and "Jane Roe of the charity Shelter", up to its last capital."""
    match = BELONGING.match(text, end, right)
    if match is None:
        return NOTHING
    stop = NOUN_PHRASE_END.search(text, match.end(), min(right, match.end() + 80))
    limit = stop.start() if stop else min(right, match.end() + 80)
    named = re.match(r" (?:the )?(?:[a-z-]+ ){0,3}?(?:[A-Z][\w'’&-]*(?: (?:of|for|and|the) (?=[A-Z])| )?)+(?: ?(?:union|charity|group|campaign|party|association|branch)\b)?", text[match.end() : limit])
    if named is None:
        return NOTHING
    phrase = named.group().strip()
    plain = [token for token in TOKEN.findall(phrase) if token.islower() and token not in ("the", "of", "for", "and")]
    role = f"{match[1]} {phrase}" if plain else None
    return Around(role, None, None, match.start(), match.end() + named.end(), "people/belonging")
