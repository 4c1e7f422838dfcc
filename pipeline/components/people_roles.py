"""Roles: what the words right after a person's name say of them."""

from __future__ import annotations

import re

from .people_names import Words
from .people_phrases import (
    NOTHING,
    PREPOSITIONS,
    Around,
    Phrase,
    bounds,
    council_words,
    ends_phrase,
    heads_in,
    noun_phrase_end,
    party_in,
    party_text,
    read_phrase,
    sits,
    stops,
    trails,
)

BRACKET = re.compile(r"\s?(?:\(([^()\n]{2,80})\)|\[([^\[\]()\n]{2,40})\])")
APART = re.compile(r"\s*,\s+|\s+[–—-]\s+")
AGE = re.compile(r"(?:aged )?\d\d(?:,\s+|(?=[.,;]))")
RELATIVE = re.compile(r"(?:and )?who(?:['’]s)?\s+(?:also |now |currently |then |previously |once )*")
COPULA = re.compile(
    r"(?:is|was|became|becomes|has been|serves as|acts as|served as|used to be|stood down as|stepped down as|resigned as|quit as)"
    r"\s+(?:also |now |then )?"
)
SECOND = re.compile(r" and (?:is|has been|remains) (?:now |also |still )?(?=an? |the )")
"""The second verb of "who has worked nights since 1998 and is a steward for Unison"."""
PAST = ("was", "served", "used", "stood", "stepped", "resigned", "quit")
IS_THE = re.compile(r"\s+(?:is|was)\s+(?=the |a |an |[\w ]{1,30}['’]s )")
SITS = re.compile(r" (?:now |still )?(?:sits|serves) as (?=an? [A-Z])")
APPOINTED = re.compile(
    r"(?:, [^,.;“”\"]{3,90},)? (?:(?:joins|joined|has joined|will join|is joining|is to join) [^,.;“”\"]{2,50}? as "
    r"|(?:has been|was|is|will be|is to be) (?:appointed|named|elected|installed)(?: as| to be)? "
    r"|(?:becomes|became|takes over as|took over as|will take over as|steps down as|stepped down as|returns as) )"
)
WHOSE = re.compile(r"whose (?=(?:ward|portfolio|brief|division|patch|remit)\b)")
WHOSE_GROUP = re.compile(r"whose ((?:[A-Z]\w+ ){1,3}(?:group|party|colleagues|members|benches))\b")
JOINED = re.compile(r",? and (?:is |was )?(?:also |now |formerly )*(?:the |a |an )?")
LISTED = re.compile(r"(?:, \w+(?: \w+)?){1,3},? and \w+(?: \w+)?(?=[,.;]| said| told)")
BELONGING = re.compile(
    r",? (?:(of|from|for)(?= (?:the |[A-Z]))"
    r"|(of|from)(?= (?:\w+ )?(?:\w+s|charity|group|union|firm|think-tank|quango) [A-Z]))"
)
OF_PARTY = {"the", "opposition", "ruling", "minority", "largest", "council's", "council’s", "local"}
BODY = re.compile(
    r" (?:the )?(?:[a-z-]+ ){0,3}?(?:[A-Z][\w'’&-]*(?: (?:of|for|and|the) (?=[A-Z])| )?)+"
    r"(?: ?(?:union|charity|group|campaign|party|association|branch)\b)?"
)
REACH = 260
"""How many characters after a name are looked at."""


def bracket_after(words: Words, text: str, end: int) -> tuple[Around, int]:
    """What a bracket after a name says, "(Lab, Park)", "(leader)", and where it ends."""
    match = BRACKET.match(text, end)
    if match is None:
        return NOTHING, end
    inside = match.span(match.lastindex or 1)
    phrase = Phrase(text, *inside)
    span = party_in(words, phrase.lows)
    if span and phrase.lows[: span[0]] in ([], ["both"], ["all"]):
        outsider = any(low in words["outsider"] for low in phrase.lows)
        party = party_text(words, text, phrase, span)
        return Around(None, party, not outsider, phrase.places[0][0], inside[1], "people/bracket"), match.end()
    for head in heads_in(words, phrase.lows):
        return read_phrase(words, text, phrase, head, len(phrase.lows)), match.end()
    return NOTHING, match.end()


def after(words: Words, text: str, end: int, right: int) -> Around:
    """The role that stands after a name: in commas, in a relative clause, or after "is the".

    end: where the name (and a bracket after it) ends. right: where its sentence ends.
    """
    right = min(right, end + REACH)
    match = APART.match(text, end, right)
    if match is None:
        copula = IS_THE.match(text, end, right) or SITS.match(text, end, right)
        return noun_phrase(words, text, copula.end(), right) if copula else belonging(words, text, end, right)
    if sits_as := SITS.match(text, match.end() - 1, right):  # Her predecessor, Jane Roe, now sits as an Independent
        return noun_phrase(words, text, sits_as.end(), right)
    at = match.end()
    if age := AGE.match(text, at, right):
        at = age.end()
    if relative := RELATIVE.match(text, at, right):
        return relative_clause(words, text, relative.end(), right)
    if group := WHOSE_GROUP.match(text, at, right):
        phrase = Phrase(text, *group.span(1))
        span = party_in(words, phrase.lows)
        if span and span[0] == 0:
            return Around(None, party_text(words, text, phrase, span), True, *group.span(1), "people/whose-group")
    if whose := WHOSE.match(text, at, right):
        start, end = bounds(phrase := clause_after(words, text, whose.end(), right, 2), 0, len(phrase.lows))
        return Around(text[start:end], None, True, start, end, "people/whose-ward")
    found = noun_phrase(words, text, at, right)
    if not found.rule:
        found = duty_at(words, text, at, right, apposed=True)
    return found if found.rule else belonging(words, text, end, right)


def appointed(words: Words, text: str, end: int, right: int) -> Around:
    """The role that a sentence gives its subject: "Jane Roe joins Norse as operations director", "has been named as leader"."""
    match = APPOINTED.match(text, end, min(right, end + REACH))
    return noun_phrase(words, text, match.end(), right) if match else NOTHING


def clause_after(words: Words, text: str, at: int, right: int, free: int) -> Phrase:
    """The words from ``at`` to the end of their clause; the first ``free`` words never end it."""
    phrase = Phrase(text, at, noun_phrase_end(text, at, right))
    lows = phrase.lows
    last = next((i for i in range(free, len(lows)) if ends_phrase(words, lows[i]) and lows[i] != "over"), len(lows))
    while last > free and trails(words, lows[last - 1]):
        last -= 1
    return phrase if last == len(lows) else Phrase(text, at, phrase.places[last - 1][1])


def relative_clause(words: Words, text: str, at: int, right: int) -> Around:
    """The role in "who chairs the forum", "who is also leader", "who resigned as convener"."""
    copula = COPULA.match(text, at, right)
    if copula:
        found = noun_phrase(words, text, copula.end(), right)
        return found._replace(former=True) if copula.group().startswith(PAST) else found
    found = duty_at(words, text, at, right)
    if not found.rule and (second := SECOND.search(text, at, noun_phrase_end(text, at, right))):
        return noun_phrase(words, text, second.end(), right)
    return found


def duty_at(words: Words, text: str, at: int, right: int, apposed: bool = False) -> Around:
    """The role in a verb phrase at ``at``: "chairs the forum" after "who", or, ``apposed``, ", responsible for roads"."""
    lows = Phrase(text, at, min(right, at + 60)).lows[:4]
    for size in (4, 3, 2, 1):
        line = words["duty"].get(" ".join(lows[:size])) if len(lows) >= size else None
        if line and apposed == (line["id"] == "apposed"):
            found = duty(words, text, clause_after(words, text, at, right, size + 1), line["rule"], right)
            if line["id"] != "held" or found.councillor:
                return found  # who has the finance portfolio; but: who has the keys
    return NOTHING


def duty(words: Words, text: str, phrase: Phrase, rule: str, right: int) -> Around:
    """The role told by a verb: "chairs the services scrutiny committee"; who leads a council or its committees sits on it."""
    start, end = bounds(phrase, 0, len(phrase.lows))
    inner = heads_in(words, phrase.lows[1:])
    verdict = council_words(words, phrase.lows, False)
    if verdict is None and inner:
        verdict = sits(words, inner[0][2], phrase.lows)
    span = party_in(words, phrase.lows)
    party = party_text(words, text, phrase, span) if span else None
    former = phrase.lows[0].endswith("ed") or phrase.lows[0] in ("led", "ran", "used")
    found = Around(text[start:end], party, verdict, start, end, rule, former)
    return joined(words, text, found, right)


def noun_phrase(words: Words, text: str, at: int, right: int) -> Around:
    """The role that a noun phrase at ``at`` names: "the Labour whip", "education services director at Babcock said"."""
    phrase = Phrase(text, at, noun_phrase_end(text, at, right))
    lows = phrase.lows
    heads = heads_in(words, lows)[:4]
    for at, head in enumerate(heads):
        lead = lows[: head[0]]
        compound = at + 1 < len(heads) and heads[at + 1][0] == head[1] + 1
        if compound or lows[head[1]] == "fellow" and lows[head[1] + 1 :] and lows[head[1] + 1] not in PREPOSITIONS:
            continue  # the lead of "lead councillor"; a fellow Liberal Democrat
        if len(lead) > 7 or any(low in PREPOSITIONS[1:] for low in lead):
            return NOTHING
        if any(ends_phrase(words, low) and not (i and lead[i - 1].endswith("ly")) for i, low in enumerate(lead)):
            break  # but: a softly spoken librarian
        if "of" in lead:
            continue
        last = next((i for i in range(head[1] + 1, len(lows)) if ends_phrase(words, lows[i])), len(lows))
        found = read_phrase(words, text, phrase, head, last)
        if lead and lead[0] in ("previously", "formerly", "once"):
            found = found._replace(former=True)
        more = LISTED.match(text, found.end, right) if last == len(lows) > head[1] + 1 else None
        if more and is_list(words, Phrase(text, *more.span())):
            return found._replace(role=f"{found.role}{more.group()}", end=more.end())
        return joined(words, text, found, right)
    return partisan(words, text, at, right, phrase)


def partisan(words: Words, text: str, at: int, right: int, phrase: Phrase) -> Around:
    """The party of ", an Independent," and ", the Lib Dem who chairs the committee", whose duty is the role."""
    lows = phrase.lows
    span = party_in(words, lows)
    if not span or span[0] > 2 or lows[0] not in ("a", "an", "the", "another", "both", "all", "fellow", lows[span[0]]):
        return NOTHING
    follows = lows[span[1]] if span[1] < len(lows) else ""
    if len(lows) > 5 and follows not in ("who", "whose", "on", "in"):
        return NOTHING
    found = Around(None, party_text(words, text, phrase, span), True, at, phrase.places[-1][1], "people/party-after")
    if follows == "who":
        more = relative_clause(words, text, phrase.places[span[1]][1] + 1, right)
        return found._replace(role=more.role, end=max(found.end, more.end))
    return found


def is_list(words: Words, phrase: Phrase) -> bool:
    """Whether words continue a list of duties: ", skills and families", ", Investment and New Homes", but no list of names."""
    plain = [low for low in phrase.lows if low != "and"]
    subjects = ("noname", "institution", "modifier")
    known = all(
        token.islower() or any(low in words[s] for s in subjects) for token, low in zip(phrase.tokens, phrase.lows, strict=True)
    )
    return known and not any(stops(words, low) for low in plain)


def joined(words: Words, text: str, found: Around, right: int) -> Around:
    """Add a second role: "leads the council and is also portfolio holder for highways"."""
    match = JOINED.match(text, found.end, right)
    if match is None or not found.role:
        return found
    more = noun_phrase(words, text, match.end(), right)
    if not more.role or more.start > match.end() + 40:
        return found
    councillor = found.councillor if more.councillor is None else more.councillor
    both, party = f"{found.role} and {more.role}", found.party or more.party
    return found._replace(role=both, party=party, councillor=councillor, end=more.end, former=False)


def belonging(words: Words, text: str, end: int, right: int) -> Around:
    """The body in "Jane Roe, of the GMB union" and "Jane Roe of the charity Shelter", up to its last capital."""
    match = BELONGING.match(text, end, right)
    if match is None:
        return NOTHING
    limit = noun_phrase_end(text, match.end(), min(right, match.end() + 80))
    named = BODY.match(text, match.end(), limit)
    if named is None:
        return NOTHING
    phrase = Phrase(text, *named.span())
    span = party_in(words, phrase.lows)
    if span and span[0] < 3 and len(phrase.lows) - span[1] < 2 and not (set(phrase.lows[: span[0]]) - OF_PARTY):
        return Around(None, party_text(words, text, phrase, span), True, *named.span(), "people/party-after")
    start = match.start(match.lastindex or 0)
    if match[1] == "for":
        return Around(None, None, None, start, named.end(), "people/owner")
    plain = [token for token in phrase.tokens if token.islower() and token not in ("the", "of", "for", "and")]
    role = text[start : named.end()].strip() if plain else None
    return Around(role, None, None, start, named.end(), "people/belonging")
