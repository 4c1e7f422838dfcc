"""Roles: what the words right before and right after a person's name say of them."""

from __future__ import annotations

import re

from .people_names import Words
from .people_phrases import (
    NOTHING,
    PREPOSITIONS,
    Around,
    Phrase,
    council_words,
    ends_phrase,
    heads_in,
    noun_phrase_end,
    party_in,
    party_text,
    possessive,
    read_phrase,
    sits,
    stops,
    trails,
    unowned,
)

LAST_BREAK = re.compile(r".*(?:[,;:()\[\]“”\"–—]|(?<!\w)['‘]|['’](?!\w)(?<!s['’])| - |…)", re.S)
BRACKET = re.compile(r"\s?\(([^()\n]{2,80})\)")
APART = re.compile(r"\s*,\s+|\s+[–—-]\s+")
AGE = re.compile(r"(?:aged )?\d\d(?:,\s+|(?=[.,;]))")
RELATIVE = re.compile(r"(?:and )?who(?:['’]s)?\s+(?:also |now |currently |then |previously |once )*")
COPULA = re.compile(
    r"(?:is|was|became|becomes|has been|serves as|acts as|served as|used to be|stood down as|stepped down as|resigned as|quit as)"
    r"\s+(?:also |now |then )?"
)
PAST = ("was", "served", "used", "stood", "stepped", "resigned", "quit")
IS_THE = re.compile(r"\s+(?:is|was)\s+(?=the |a |an |[\w ]{1,30}['’]s )")
TURNED = ("is", "was", "will be", "are")
INVERTED = re.compile(rf"\s(?:{'|'.join(TURNED)})$")
WHOSE = re.compile(r"whose (?=(?:ward|portfolio|brief|division|patch|remit)\b)")
JOINED = re.compile(r",? and (?:is |was )?(?:also |now |formerly )*(?:the |a |an )?")
LISTED = re.compile(r"(?:, \w+(?: \w+)?){1,3},? and \w+(?: \w+)?(?=[,.;]| said| told)")
BELONGING = re.compile(r"(?:,)? (of|from|for)(?= (?:the |[A-Z]))")
BODY = re.compile(
    r" (?:the )?(?:[a-z-]+ ){0,3}?(?:[A-Z][\w'’&-]*(?: (?:of|for|and|the) (?=[A-Z])| )?)+"
    r"(?: ?(?:union|charity|group|campaign|party|association|branch)\b)?"
)
DESCRIBED = re.compile(r"[Tt]he (?:(?<=[”\"’'.!?] .{4})|(?<=\n.{4}))")
REACH = 260
"""How many characters after a name are looked at, and twice as many as before it."""


def before(words: Words, text: str, left: int, start: int, names_end: set[int]) -> Around:
    """The role that stands before a name: "Labour group leader Jane Roe", "the board's chair, Jane Roe".

    left: where the sentence begins. start: where the name (with its title) begins. names_end: where the names before it
    end, since "Ali Khan, head of finance, Jane Roe" gives the role to the first.
    """
    left = max(left, start - REACH // 2)
    body = text[left:start].rstrip()
    comma = body.endswith(",")
    body = body[:-1] if comma else body
    if body.endswith(TURNED) and (turned := INVERTED.search(body)):  # The firm's director is Jane Roe
        body = body[: turned.start()]
    cut = mark.end() if (mark := LAST_BREAK.match(body)) else 0
    apposed = comma and cut and body[cut - 1] == "," and left + cut - 1 in names_end
    if apposed and not body.startswith(" whose ", cut):  # Roe, whose deputy, Ali Khan
        return NOTHING
    phrase = Phrase(text, left + cut, left + len(body))
    if not phrase.lows or body[-1:] in ".!?":
        return NOTHING
    for head in heads_in(words, phrase.lows):
        if completes(words, phrase.lows[head[1] + 1 :]):
            found = read_phrase(words, text, phrase, head, len(phrase.lows))
            return with_group_party(words, text, left, left + cut, found)
    return beside(words, text, left, left + cut, phrase, comma)


def completes(words: Words, rest: list[str]) -> bool:
    """Whether the words after a role's head, up to the name, belong to it: none, or "of the council"."""
    if not rest:
        return True
    if rest[0] not in PREPOSITIONS or rest[-1] in PREPOSITIONS or stops(words, rest[-1]) or possessive(rest[-1]):
        return False
    return not any(ends_phrase(words, low) for low in rest)


def with_group_party(words: Words, text: str, left: int, cut: int, found: Around) -> Around:
    """Give a bare "group leader" the party named earlier in the sentence: "the Labour party, with group leader Jane Roe"."""
    if found.party or not found.role or "group" not in found.role.lower():
        return found
    phrase = Phrase(text, left, cut)
    span = party_in(words, phrase.lows, last=True)
    return found._replace(party=party_text(words, text, phrase, span)) if span else found


def beside(words: Words, text: str, left: int, cut: int, phrase: Phrase, comma: bool) -> Around:
    """What stands right before a name and is no role: "Independent Cllr Jane Roe", "the SNP's Jane Roe", "Unite's Jane Roe"."""
    lows = list(phrase.lows)
    while lows and not comma and (lows[-1] in words["council_word"] or lows[-1] in words["modifier"]):
        lows.pop()  # Independent town [councillor Jane Roe]
    sizes = (3, 2, 1) if lows and not words.party_words.isdisjoint((lows[-1], unowned(lows[-1]))) else ()
    for size in sizes:
        span = party_in(words, lows[-size:]) if len(lows) >= size else None
        if span != (0, size):
            continue
        first = len(lows) - size
        lead = lows[max(0, first - 2) : first]
        if comma and not ({"for", "from", "fellow"} & set(lead)):
            continue
        party = party_text(words, text, phrase, (first, len(lows)))
        found = Around(None, party, True, *bounds(phrase, first, len(lows)), "people/party-before")
        if text[cut - 1 : cut] == "," and possessive(lows[-1]):  # the victor, the SNP's Jane Roe
            outer = before(words, text, left, cut, set())
            return found._replace(role=outer.role)
        return found
    if lows and possessive(phrase.lows[-1]) and unowned(phrase.lows[-1]) in words["body"]:
        return Around(None, None, None, *phrase.places[-1], "people/belonging")
    if lows and possessive(phrase.lows[-1]) and phrase.tokens[-1][0].isupper():
        return Around(None, None, None, *phrase.places[-1], "people/owner")
    if lows and comma and "for" in lows[:3] and phrase.tokens[-1][0].isupper():  # For the union Nipsa, Jane Roe
        return Around(None, None, None, phrase.places[0][0], phrase.places[-1][1], "people/owner")
    return NOTHING


def bounds(phrase: Phrase, first: int, end: int) -> tuple[int, int]:
    """The offsets of the words ``first`` to ``end`` (half-open) of a phrase."""
    return phrase.places[first][0], phrase.places[end - 1][1]


def bracket_after(words: Words, text: str, end: int) -> tuple[Around, int]:
    """What a bracket after a name says, "(Lab, Park)", "(leader)", and where it ends."""
    match = BRACKET.match(text, end)
    if match is None:
        return NOTHING, end
    phrase = Phrase(text, match.start(1), match.end(1))
    span = party_in(words, phrase.lows)
    if span and span[0] == 0:
        outsider = any(low in words["outsider"] for low in phrase.lows)
        party = party_text(words, text, phrase, span)
        return Around(None, party, not outsider, phrase.places[0][0], match.end(1), "people/bracket"), match.end()
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
        copula = IS_THE.match(text, end, right)
        return noun_phrase(words, text, copula.end(), right) if copula else belonging(words, text, end, right)
    at = match.end()
    if age := AGE.match(text, at, right):
        at = age.end()
    if relative := RELATIVE.match(text, at, right):
        return relative_clause(words, text, relative.end(), right)
    if whose := WHOSE.match(text, at, right):
        start, end = bounds(phrase := clause_after(words, text, whose.end(), right, 2), 0, len(phrase.lows))
        return Around(text[start:end], None, True, start, end, "people/whose-ward")
    found = noun_phrase(words, text, at, right)
    if not found.rule:
        found = duty_at(words, text, at, right, apposed=True)
    return found if found.rule else belonging(words, text, end, right)


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
    return duty_at(words, text, at, right)


def duty_at(words: Words, text: str, at: int, right: int, apposed: bool = False) -> Around:
    """The role in a verb phrase at ``at``: "chairs the forum" after "who", or, ``apposed``, ", responsible for roads"."""
    lows = Phrase(text, at, min(right, at + 60)).lows[:4]
    for size in (4, 3, 2, 1):
        line = words["duty"].get(" ".join(lows[:size])) if len(lows) >= size else None
        if line and apposed == (line["id"] == "apposed"):
            return duty(words, text, clause_after(words, text, at, right, size), line["rule"], right)
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
    for head in heads_in(words, lows)[:3]:
        lead = lows[: head[0]]
        if len(lead) > 7 or any(ends_phrase(words, low) or low in PREPOSITIONS[1:] for low in lead):
            return NOTHING
        if "of" in lead:
            continue
        last = next((i for i in range(head[1] + 1, len(lows)) if ends_phrase(words, lows[i])), len(lows))
        found = read_phrase(words, text, phrase, head, last)
        more = LISTED.match(text, found.end, right) if last == len(lows) > head[1] + 1 else None
        if more and is_list(words, Phrase(text, *more.span())):
            return found._replace(role=f"{found.role}{more.group()}", end=more.end())
        return joined(words, text, found, right)
    span = party_in(words, lows)
    if span and span[0] < 3 and len(lows) < 6 and lows[0] in ("a", "an", "the", "another", lows[span[0]]):
        # , an Independent,
        return Around(None, party_text(words, text, phrase, span), True, at, phrase.places[-1][1], "people/party-after")
    return NOTHING


def is_list(words: Words, phrase: Phrase) -> bool:
    """Whether words continue a list of duties: ", skills and families", ", Investment and New Homes", but no list of names."""
    plain = [low for low in phrase.lows if low != "and"]
    subjects = ("noname", "institution", "modifier")
    known = all(
        token.islower() or any(low in words[s] for s in subjects) for token, low in zip(phrase.tokens, phrase.lows, strict=True)
    )
    return known and not any(stops(words, low) for low in plain)


def joined(words: Words, text: str, found: Around, right: int) -> Around:
    """Add a second role: "leads the authority and is also cabinet member for finance"."""
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
    if span and span[0] < 2 and len(phrase.lows) < 4:
        return Around(None, party_text(words, text, phrase, span), True, *named.span(), "people/party-after")
    if match[1] == "for":
        return Around(None, None, None, match.start(1), named.end(), "people/owner")
    plain = [token for token in phrase.tokens if token.islower() and token not in ("the", "of", "for", "and")]
    role = text[match.start(1) : named.end()].strip() if plain else None
    return Around(role, None, None, match.start(1), named.end(), "people/belonging")


def described(words: Words, text: str, start: int, end: int) -> Around:
    """A role told after its bearer was named: "Cllr Jane Roe asked why. “No,” the Labour finance spokesman told the cabinet."

    start, end: the text between this mention of the person and the next one of anybody.
    """
    for match in DESCRIBED.finditer(text, start, end):
        phrase = Phrase(text, match.end(), noun_phrase_end(text, match.end(), min(end, match.end() + 80)))
        for head in heads_in(words, phrase.lows)[:1]:
            follows = phrase.lows[head[1] + 1 : head[1] + 2]
            found = read_phrase(words, text, phrase, head, head[1] + 1)
            own = head[2]["id"] != "spokes" or found.party
            if own and follows and follows[0] in words.verbs and head[1] < 4 and found.start == phrase.places[0][0]:
                return found
    return NOTHING
