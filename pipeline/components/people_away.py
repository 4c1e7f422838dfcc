"""What sentences say of somebody without the name: "She chairs the forum", "As convener he agreed", "The whip had doubts"."""

from __future__ import annotations

import re

from .people_clauses import noun_phrase, relative_clause
from .people_heads import heads_in, read_phrase
from .people_names import Words
from .people_nouns import is_past
from .people_phrases import (
    NOTHING,
    PREPOSITIONS,
    Around,
    Phrase,
    ends_phrase,
    noun_phrase_end,
    party_in,
    party_text,
)
from .people_subjects import told_of

DEFINITE = re.compile(r"[Tt]he |(?=(?:[A-Z][\w’'-]+ ){0,4}[A-Z][\w-]+[’']s? [a-z])")
"""How a description opens that only one can fit: "**The** finance chief", "**Labour's** whip"."""
DESCRIBED = re.compile(rf"(?:[”\"’'.!?] |\n)(?:([a-z]+) )?(?:{DEFINITE.pattern})")
"""Where a sentence or what follows a quote begins with such a description: "“No,” **said the** finance chief"."""
PRONOUN = re.compile(
    r"(?:(?:[.!?:;,”\"’'–—-]|\n|\b(?:and|but|where|[Ww]hen|[Ss]ince|because|that|[Uu]ntil|though"
    r"|although|while|says|said|so|ago|today|now|then|later)) ?)"
    r"\b(?:([Ss])he|[Hh]e)(?= )"
)
"""A pronoun that opens a clause: "**She** chairs the forum", but not "the forum she chairs"."""
OPENED_BY_ARTICLE = re.compile(r"\b(?:an?|the|one|its|their|his|her) ")
"""What opens a role that others have too: "she was **a** resident", but "she is matron today"."""
PASSING = ("people/role/public", "people/role/trade", "people/role/family", "people/role/colleague", "people/role/agent")
"""Rules of roles that a later sentence may give anybody: "He was a guest", "she is a resident"."""
POST = re.compile(
    r"(?:(?:has|had|have|also|now|still|used to|will|jointly) )*(?:(?:co-|vice-)?chair|led\b|lead|head|conven|overs|represent"
    r"|sp[eo]|s[ai]ts? for|looks? after|manag|r[ua]ns?\b|drives?\b|advis|took the chair|holds?\b|has had|is in charge|edit|direct"
    r"|has charge|is responsible)\w* (?!(?:him|her)self)(?:\w|['’])"
)
"""What somebody does as a post: "**has led** the council since May"; but not "has sold kilts for 26 years"."""
FRONTED = re.compile(
    r"(?:[.!?”\"] |\n)(?=[A-Za-z])([^.;“”\"\n]{4,90}?), s?he\b"
    r"(?! (?:said|says|added|told|thought|explained|claimed|went on|recalled|insisted|argued|felt|believed)\b)"
    r"|\b[Aa]s (?:the |an? |its |their )?([^.;,“”\"\n]{4,70}?),? s?he\b"
)
OPENED = re.compile(
    r"(?:^|(?<=[.!?:\n”\"’] )|(?<=\n))(?:An?|The|One|[A-Z][\w-]+(?: (?:and |of )?[A-Z][\w-]+){0,3}[’']s?) "
    r"(?=(?:[^.\n”\"]|\.(?=\d)){3,200}[.!?]\s+(?:[A-Z][\w-]+ )?$)"
)
QUOTED = re.compile(r"[“\"][^“”\"\n]{3,320}[”\"],? (?:[a-z]+ ){1,3}$")
"""A quote and its verb before a speaker: "**“Never,” said** Jane Roe"."""
SENTENCE = re.compile(r"(?:^|(?<=[.!?:”\"’] )|(?<=\n))[^.!?\n“”\"]{8,220}[.!?:,]\s+$")
"""The sentence at the end of a text."""
INVERTED = re.compile(
    r"\b(?:said|says|was|were|is|came from|comes from|replied|replies|asked|answered|answers|according to) (?=the |[A-Z])"
)
"""The verb before a subject that ends its sentence: "No, **said** the leader of the council."."""
PARTISANS = ("tory", "conservative", "liberal democrat", "lib dem", "independent")
"""Parties whose name can stand for one member: "The Liberal Democrat said"."""
_FINITE = (
    "accused accuses attacked blamed also backed backs called calls came chairs could did does faces gave gives got "
    "had has hopes intends is joined kept knows leads led left made makes may met must now opposed opposes put quit ran refused "
    "resigned runs serves set signed sits spent stands stood takes then took voted wanted wants was will won "
    "would wrote"
)
FINITE = frozenset(_FINITE.split())
"""Verbs and auxiliaries, besides those of speech, with which a sentence says what somebody described does."""
WHO_NEXT = re.compile(r", (?:who|whose|whom|now|then|aged|\d\d,|a |an )")
LED_REACH = 560
"""Characters before a name in which the sentence before it stands, with a quote between."""
TOLD_REACH, TOLD_WORDS = 130, 15
"""Characters and words of what a later sentence calls somebody, at most."""


def described(words: Words, text: str, start: int, end: int) -> Around:
    """A role told after its bearer was named: "Cllr Jane Roe asked why. “No,” the Labour finance spokesman told the cabinet."

    start, end: the text between this mention of the person and the next one of anybody.
    """
    for match in DESCRIBED.finditer(text, start, end):
        phrase = Phrase(text, match.end(), noun_phrase_end(text, match.end(), min(end, match.end() + TOLD_REACH)))
        lows = phrase.lows
        verb = next((i for i, low in enumerate(lows[:TOLD_WORDS]) if low in words.verbs or low in FINITE), len(lows))
        if verb == len(lows) and WHO_NEXT.match(text, phrase.end):
            lows, verb = [*lows, "who"], len(lows)  # "The trading standards manager, who has seen off three …"
        if match[1]:  # “No,” said the Elm Park representative.
            if match[1] not in words.verbs:
                continue
            lows, verb = [*lows, "said"], len(lows)
        for head in heads_in(words, phrase, verb)[:1]:
            rest = lows[head[1] + 1 : verb]
            if verb == len(lows) or head[1] > 3:
                continue
            if rest and (rest[0] not in PREPOSITIONS or any(ends_phrase(words, low) for low in rest)):
                continue
            found = read_phrase(words, text, phrase, head, verb)
            if (head[2]["id"] != "spokes" or found.party) and found.start == phrase.places[0][0]:
                return found
        span = party_in(words, lows[:verb])
        if span and verb == len(lows) and verb > span[1] and lows[span[1]].endswith("ed"):
            verb = span[1]  # The Liberal Democrat inherited a debt
        printed = verb < len(lows) and (lows[0] != "independent" or lows[verb] in FINITE)  # The Independent said: the paper
        if span == (0, verb) and printed and " ".join(lows[:verb]) in PARTISANS:
            return Around(None, party_text(words, text, phrase, span), None, *match.span(), "people/the-party")
    return NOTHING


def pronoun(words: Words, text: str, start: int, end: int, gender: str | None) -> Around:
    """A role told with a pronoun, outside speech: "Jane Roe locks the doors. She chairs the forum"."""
    for he in PRONOUN.finditer(text, start, end):
        if gender not in (None, "f" if he[1] else "m"):
            continue
        lead = text[start : he.start()]
        if lead.count("“") > lead.count("”") or lead.count('"') % 2:
            continue
        right = min(len(text), he.end() + 260)
        found = told_of(words, text, he.end(), right)
        found = found if found.role else relative_clause(words, text, he.end() + 1, right)
        bare = text.startswith((" is ", " was "), he.end()) and not OPENED_BY_ARTICLE.search(text, he.end(), found.start)
        if found.role and (is_post(found) or bare or he.group().startswith("ago ")):
            return found
    return NOTHING


def is_post(said: Around) -> bool:
    """Whether what a later sentence tells of somebody is what they are there for."""
    role, rule = said.role or "", said.rule or ""
    if rule.startswith("people/duty/"):
        return POST.match(role) is not None and role.rpartition(" ")[2] not in PREPOSITIONS
    return rule not in PASSING


def fronted(words: Words, text: str, start: int, end: int) -> Around:
    """A role before a later "he": "**Leader of the Green group**, she wants it gone", "As **housing convener** he agreed"."""
    for match in FRONTED.finditer(text, start, end):
        at, stop = match.span(match.lastindex or 1)
        found = noun_phrase(words, text, at, stop)
        if found.role and found.start - at < 40:
            return found
    return NOTHING


def opened(words: Words, text: str, start: int) -> Around:
    """The role that the sentence before opens with: "A carer who stole £300 has been jailed. Jane Roe, 52, had denied it"."""
    lead = max(0, start - 260)
    match = OPENED.search(text[lead:start])
    if match is None:
        return NOTHING
    phrase = Phrase(text, lead + match.end(), noun_phrase_end(text, lead + match.end(), start))
    lows = phrase.lows
    stop = next((i for i, low in enumerate(lows) if ends_phrase(words, low)), len(lows))
    head = next(iter(heads_in(words, phrase, stop)), None)
    if head is None:
        return NOTHING
    did = next((i for i in range(head[1] + 1, len(lows)) if is_past(lows[i]) or lows[i] in FINITE), stop)
    last = min(did, stop)
    return read_phrase(words, text, phrase, head, last) if last < len(lows) else NOTHING


def led_in(words: Words, text: str, start: int) -> Around:
    """The office that the sentence before speaks of: "The finance chief had doubts. “We were promised much,” said Jane Roe"."""
    offset = max(0, start - LED_REACH)
    lead = text[offset:start]
    if quote := QUOTED.search(lead):
        lead = lead[: quote.start()]
    sentence = SENTENCE.search(lead)
    if sentence is None:
        return NOTHING
    first, right = offset + sentence.start(), offset + sentence.end()
    turned = INVERTED.search(text, first, right)
    for at in (first, turned.end()) if turned else (first,):
        definite = DEFINITE.match(text, at, right)
        if definite is None:
            continue
        phrase = Phrase(text, definite.start(), noun_phrase_end(text, definite.end(), right))
        lows = phrase.lows
        verb = next((i for i, low in enumerate(lows) if low in words.verbs or low in FINITE), len(lows))
        for head in heads_in(words, phrase, verb)[:1]:
            found = read_phrase(words, text, phrase, head, verb)
            if (found.rule not in PASSING or is_man(found)) and found.start == definite.end():
                return found
    return NOTHING


def is_man(said: Around) -> bool:
    """Whether a role is told as "the **man in charge** of city services"."""
    return (said.role or "").startswith(("man ", "woman ", "person "))
