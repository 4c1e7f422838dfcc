"""Clauses: the role that a noun phrase, a relative clause or the verb of a sentence gives."""

from __future__ import annotations

import re

from .people_heads import AGENT, council_words, heads_in, read_phrase, sits, trails
from .people_names import Words
from .people_phrases import (
    NOTHING,
    PREPOSITIONS,
    Around,
    Phrase,
    bounds,
    ends_phrase,
    noun_phrase_end,
    party_in,
    party_text,
    possessive,
    stops,
)

TELLS = re.compile(
    r" (?:is|was|were|became|becomes|remains|has|had|have|will|serve|act|work|used|st[eao]|resign|quit|retire|join|take|took"
    r"|return|double|beg[ai]n|continue|sp[eo]|answered|replied)"
)
"""How the verbs begin that may tell a role; most sentences have none of them after their subject."""
CHOSEN = re.compile(r" (?:re-)?(?:elected|appointed|made|named|installed|unveiled|confirmed|chosen)\b")
"""Words after which "was" tells of a role that is held: "was elected leader"."""
COPULA = re.compile(
    r"(?:is|was|became|becomes|remains|has been|had been|have been|will be|will become|is to be|is to become|serves as|acts as"
    r"|works as|worked as|served as|used to be|stood down as|stepped down as|resigned as|quit as|retired as)"
    r"(?: (?:also|now|then|still|currently|previously|formerly|once|until (?:last|this) \w+|until recently|recently|newly))?"
    r"(?: (?:re-)?(?:elected|appointed|made|named|installed|unveiled|confirmed|chosen)(?: as| to be)?)?\s+(?:also |now |then )?"
)
PAST = ("was", "served", "worked", "used", "stood", "stepped", "resigned", "retired", "quit", "had")
AS = re.compile(
    r"(?:[\w’'-]+ ){1,9}?(?:as|post of|job of|role of|position of)"
    r" (?!well |soon |long |far |if |though |of )(?:its |the |an? )?"
)
LEFT = ("stood down", "stepped down", "resigned", "quit", "retired", "was sacked", "was ousted", "was removed", "served", "lost")
"""How a clause begins whose role is over: "who was sacked as leader"."""
SEATED = ("sits", "sat", "serves", "works", "doubles")
"""How a clause begins whose "as" tells more than its verb: "sits on the shadow cabinet as portfolio holder for roads"."""
AUXILIARIES = {"has", "had", "will", "would", "also", "now", "still", "currently", "jointly", "previously", "formerly", "once"}
"""Words before the verb of a duty: "who has run the café", "who now chairs the forum"."""
GAP = re.compile(r"(?:\s?\([^()\n]{2,60}\))?(?:, [^,.;“”\"\n]{2,90},)?")
"""What may stand between a subject and its verb."""
SECOND = re.compile(r" and (?:is|has been|remains) (?:now |also |still )?(?=an? |the )")
"""The second verb of "who has worked nights since 1998 and is a steward for Unison"."""
APPOINTED = re.compile(
    r" (?:(?:joins|joined|has joined|will join|is joining|is to join) [^,.;“”\"]{2,50}? as "
    r"|(?:has |had |will |is to )?(?:starts?|started|step(?:s|ped)? (?:in|up|down)|takes? over|taken over|took over|returns?"
    r"|returned|stands in|stood in|serves|served|continues|doubles|doubled|began|begins) as )"
)
IN_COURT = ("prosecuting", "defending", "mitigating", "appearing", "acting", "for", "on")
"""How the duty of somebody in court begins: "prosecuting for the council"."""
SPOKE_FOR = re.compile(
    r" (?:spoke|speaks|was speaking|speaking|answered|replied) (?:up )?(?:for|on behalf of) (?:the )?(?:\w+ (?=[A-Z]))?"
)
JOINED = re.compile(r",? and (?:is |was )?(?:also |now |formerly )*(?:the |a |an )?")
LISTED = re.compile(r"(?:, \w+(?: \w+)?){1,3},? and \w+(?: \w+)?(?=[,.;]| said| told)")
ARTICLES = {"a", "an", "the", "its", "their", "his", "her"}
REACH = 260
"""How many characters after a name are looked at."""


def noun_phrase(words: Words, text: str, at: int, right: int) -> Around:
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
        if any(ends_phrase(words, low) and not (i and lead[i - 1].endswith("ly")) for i, low in enumerate(lead)):
            break  # but: a softly spoken librarian
        if "of" in lead:
            continue
        last = next((i for i in range(head[1] + 1, len(lows)) if breaks_off(words, phrase, i)), len(lows))
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
    if len(lows) > 5 and follows not in ("who", "whose", "on", "in", "responsible"):
        return NOTHING
    found = Around(None, party_text(words, text, phrase, span), True, at, phrase.places[-1][1], "people/party-after")
    if follows in ("in", "responsible"):  # the Conservative in charge of finance
        more = duty_at(words, text, phrase.places[span[1]][0], right, apposed=True)
        return found._replace(role=more.role, end=max(found.end, more.end))
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


def relative_clause(words: Words, text: str, at: int, right: int) -> Around:
    """The role in "who chairs the forum", "who is also leader", "who took over as convener", "who was elected leader"."""
    right = noun_phrase_end(text, at, right)
    found = copula(words, text, at, right, PAST)
    if found.rule:
        return found
    duty = duty_at(words, text, at, right)
    if duty.rule != "people/duty/leads" or text.startswith(SEATED, at):
        found = as_role(words, text, at, right)
    if not found.rule and not duty.rule and (second := SECOND.search(text, at, right)):
        return noun_phrase(words, text, second.end(), right)
    return found if found.rule else duty


def copula(words: Words, text: str, at: int, right: int, past: tuple[str, ...] = LEFT) -> Around:
    """The role after a verb of being or becoming at ``at``: "is now a trustee", "was appointed leader", "stood down as chair".

    past: the verbs, by their beginning, after which the role is over.
    """
    match = COPULA.match(text, at, right)
    if match is None:
        return NOTHING
    found = noun_phrase(words, text, match.end(), right)
    if found.rule == AGENT["rule"]:
        return NOTHING  # is a realist at heart
    over = match.group().startswith(past) and not CHOSEN.search(match.group())
    return found._replace(former=True) if over and found.rule else found


def as_role(words: Words, text: str, at: int, right: int) -> Around:
    """The role in "took over as cabinet member for roads" and "the post of deputy leader", where ``at`` is past the subject."""
    match = AS.match(text, at, right)
    if match is None:
        return NOTHING
    found = noun_phrase(words, text, match.end(), right)
    if not found.role or found.rule == AGENT["rule"] or found.start > match.end() + 40:
        return NOTHING
    return found._replace(former=match.group().startswith(LEFT))


def duty_at(words: Words, text: str, at: int, right: int, apposed: bool = False) -> Around:
    """The role in a verb phrase at ``at``: "chairs the forum" after "who", or, ``apposed``, ", responsible for roads"."""
    lows = Phrase(text, at, min(right, at + 60)).lows[:5]
    skip = 0
    while not apposed and skip < 2 and lows[skip : skip + 1] and lows[skip] in AUXILIARIES:
        skip += 1
    if skip and (line := words["duty"].get(" ".join(lows[skip : skip + 1]))) and line["id"] in ("base", "leads"):
        return duty(words, text, clause_after(words, text, at, right, skip + 2), line["rule"], right)
    for size in (4, 3, 2, 1):
        line = words["duty"].get(" ".join(lows[:size])) if len(lows) >= size else None
        if line and line["id"] != "base" and apposed == (line["id"] == "apposed"):
            found = duty(words, text, clause_after(words, text, at, right, size + 1), line["rule"], right)
            if line["id"] != "held" or found.councillor:
                return found  # who has the finance portfolio; but: who has the keys
    return NOTHING


def duty(words: Words, text: str, phrase: Phrase, rule: str, right: int) -> Around:
    """The role told by a verb: "chairs the services scrutiny committee"; who leads a council or its committees sits on it."""
    start, end = bounds(phrase, int(phrase.lows[0] == "is"), len(phrase.lows))
    inner = [head for head in heads_in(words, phrase) if head[0]]
    verdict = False if phrase.lows[0] in IN_COURT else council_words(words, phrase.lows, False)
    if verdict is None and inner:
        verdict = sits(words, inner[0][2], phrase.lows)
    span = party_in(words, phrase.lows)
    party = party_text(words, text, phrase, span) if span else None
    former = phrase.lows[0].endswith("ed") or phrase.lows[0] in ("led", "ran", "used")
    found = Around(text[start:end], party, verdict, start, end, rule, former)
    return joined(words, text, found, right)


def breaks_off(words: Words, phrase: Phrase, at: int) -> bool:
    """Whether a word ends a noun phrase; a verb's form after an article does not: "leader of the ruling group", "head of IT"."""
    lows = phrase.lows
    if phrase.tokens[at].isupper() and len(lows[at]) > 1:
        return False
    return ends_phrase(words, lows[at]) and not (lows[at - 1] in ARTICLES and lows[at] not in words.clauses)


def clause_after(words: Words, text: str, at: int, right: int, free: int) -> Phrase:
    """The words from ``at`` to the end of their clause; the first ``free`` words never end it."""
    phrase = Phrase(text, at, noun_phrase_end(text, at, right))
    lows = phrase.lows
    last = next((i for i in range(free, len(lows)) if breaks_off(words, phrase, i) and lows[i] != "over"), len(lows))
    while last > free and trails(words, lows[last - 1]):
        last -= 1
    return phrase if last == len(lows) else Phrase(text, at, phrase.places[last - 1][1])


def told_of(words: Words, text: str, end: int, right: int) -> Around:
    """The role that a sentence gives its subject: "Jane Roe, of Hull, is chair", "joins Norse as director", "was named leader".

    end: where the name ends.
    """
    right = min(right, end + REACH)
    at = gap.end() if (gap := GAP.match(text, end, right)) else end
    if not text.startswith(" ", at):
        return NOTHING
    if not TELLS.match(text, at):
        return NOTHING
    right = noun_phrase_end(text, at, right)
    found = copula(words, text, at + 1, right)
    if spoke := SPOKE_FOR.match(text, at, right):
        phrase = Phrase(text, spoke.end(), min(right, spoke.end() + 50))
        span = party_in(words, phrase.lows[:3])
        if span:
            return Around(None, party_text(words, text, phrase, span), True, *bounds(phrase, *span), "people/spoke-for")
    if not found.rule:
        match = APPOINTED.match(text, at, right)
        found = noun_phrase(words, text, match.end(), right) if match else NOTHING
    return found
