"""Nouns: the role that a noun phrase names, "the Labour whip", with the words that belong to it."""

from __future__ import annotations

import re

from .people_heads import AGENT, heads_in, is_acronym, read_phrase, trails
from .people_names import Line, Words, fold
from .people_phrases import NOTHING, PREPOSITIONS, Around, Phrase, ends_phrase, noun_phrase_end, possessive, stops

JOINED = re.compile(r",? and (?:is |was )?(?:also |now |formerly )*(?:the |a |an )?")
LISTED = re.compile(r"(?:, \w+(?: \w+)?){1,3},? and \w+(?: \w+)?(?=[,.;]| said| told)")
FORMERLY = ("previously", "formerly", "once", "then", "now")
_PASTS = (
    "bought broke brought built caught chose did drove fell found gave got had held hit kept knew led left let lost made met "
    "paid put ran rang saw sent set shot sold stole swore taught told took won wrote"
)
PASTS = frozenset(_PASTS.split())
"""Verbs that show by no ending that something was done: "**paid** a gardener"."""
TIMES = {"night", "day", "morning", "evening", "year"}
ARTICLES = {"a", "an", "the", "its", "their", "his", "her"}


def role_phrase(words: Words, text: str, at: int, right: int) -> Around:
    """The role that a noun phrase at ``at`` names: "the Labour whip", "education services director at Babcock said"."""
    phrase = Phrase(text, at, noun_phrase_end(text, at, right))
    lows = phrase.lows
    heads = heads_in(words, phrase)[:4]
    for at, head in enumerate(heads):
        lead = lows[: head[0]]
        compound = at + 1 < len(heads) and heads[at + 1][0] == head[1] + 1
        if compound or lows[head[1]] == "fellow" and lows[head[1] + 1 :] and lows[head[1] + 1] not in PREPOSITIONS:
            continue  # the lead of "lead councillor"; a fellow Liberal Democrat
        if head[2] is AGENT and not (ARTICLES & {lows[0]} or any(possessive(low) for low in lead)):
            continue  # a gondolier; but: was blunter
        if len(lead) > 7 or any(low in PREPOSITIONS[1:] for low in lead):
            return NOTHING
        did = bool(lead) and is_past(lead[0]) and not ARTICLES.isdisjoint(lead[1:2])
        if did or any(interrupts(words, phrase, i) for i in range(len(lead))):
            break  # but: a softly spoken librarian; blamed a rogue supervisor
        if "of" in lead and not any(possessive(low) for low in lead[lead.index("of") :]):
            continue  # but: the National Union of Teachers’ secretary
        if names_another(words, phrase, head):
            return NOTHING
        last = next((i for i in range(head[1] + 1, len(lows)) if breaks_off(words, phrase, i)), len(lows))
        found = read_phrase(words, text, phrase, head, last)
        if lead and lead[0] in FORMERLY[:4]:
            found = found._replace(former=True)
        more = LISTED.match(text, found.end, right) if last == len(lows) > head[1] + 1 else None
        if more and is_list(words, Phrase(text, *more.span())):
            return found._replace(role=f"{found.role}{more.group()}", end=more.end())
        return joined(words, text, found, right)
    return NOTHING


def names_another(words: Words, phrase: Phrase, head: tuple[int, int, Line]) -> bool:
    """Whether a role is somebody else's, who is named: "Roe, **youth worker Ali** Khan", "Roe, **Ali Khan and** the leader"."""
    tokens, behind = phrase.tokens, head[1] + 1
    if behind < len(tokens) and tokens[behind][0].isupper() and fold(tokens[behind]) in words.given_names:
        return True
    join = phrase.lows.index("and") if "and" in phrase.lows[: head[0]] else 0
    return join > 1 and tokens[join - 1][0].isupper() and fold(tokens[join - 2]) in words.given_names


def is_past(low: str) -> bool:
    """Whether a word is what somebody did or has done: "blamed", "paid"."""
    return low.endswith("ed") or low in PASTS


def interrupts(words: Words, phrase: Phrase, at: int) -> bool:
    """Whether a word before a role's head shows that the role is not the phrase's own: "was told that the leader"."""
    lows = phrase.lows
    if at and (lows[at - 1].endswith("ly") or lows[at] in TIMES and lows[at - 1] in ARTICLES):
        return False  # a newly elected councillor, a night care assistant
    if is_acronym(phrase.tokens[at]):
        return False  # is IT security officer
    return ends_phrase(words, lows[at]) and lows[at] not in FORMERLY


def breaks_off(words: Words, phrase: Phrase, at: int) -> bool:
    """Whether a word ends a noun phrase; a verb's form after an article does not: "leader of the ruling group", "head of IT"."""
    lows = phrase.lows
    if phrase.tokens[at].isupper() and len(lows[at]) > 1 or lows[at - 1 : at + 1] == ["social", "work"]:
        return False
    owned = at > 0 and (lows[at - 1] in ARTICLES or possessive(lows[at - 1]))  # leader of Hull's ruling group
    return ends_phrase(words, lows[at]) and not (owned and lows[at] not in words.clauses)


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
    more = role_phrase(words, text, match.end(), right)
    if not more.role or more.start > match.end() + 40:
        return found
    councillor = found.councillor if more.councillor is None else more.councillor
    both, party = f"{found.role} and {more.role}", found.party or more.party
    return found._replace(role=both, party=party, councillor=councillor, end=more.end, former=False)


def clause_after(words: Words, text: str, at: int, right: int, free: int) -> Phrase:
    """The words from ``at`` to the end of their clause; the first ``free`` words never end it."""
    phrase = Phrase(text, at, noun_phrase_end(text, at, right))
    lows = phrase.lows
    last = next((i for i in range(free, len(lows)) if breaks_off(words, phrase, i) and lows[i] != "over"), len(lows))
    while last > free and trails(words, lows[last - 1]):
        last -= 1
    return phrase if last == len(lows) else Phrase(text, at, phrase.places[last - 1][1])
