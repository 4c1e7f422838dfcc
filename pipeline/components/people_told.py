"""What an article tells of a person away from the name: a sentence later, a sentence earlier, or by somebody else's side."""

from __future__ import annotations

import re
from bisect import bisect_right

from .people_clauses import noun_phrase
from .people_heads import heads_in, read_phrase
from .people_join import Person
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
from .people_shared import both_of, chair_of, give_back, leader_of, link, share, sided

DESCRIBED = re.compile(r"(?:[”\"’'.!?] |\n)(?:([a-z]+) )?[Tt]he ")
PRONOUN = re.compile(
    r"e (?:is|was|became|has been|will be)(?: now| then| also| still)? "
    r"(?=an? |(?:the |its )?[\w’' ]{0,40}?(?:head|chief|director|deputy|leader|chair|cabinet|manager|secretary|member|convener"
    r"|warden)\b)"
)
"""The end of "she was", which is found faster than its start; ``HE`` reads the pronoun."""
FRONTED = re.compile(
    r"(?:[.!?”\"] |\n)(?:As (?:the |an? |its )?)?(?=[A-Za-z])([^.;“”\"\n]{4,90}?), s?he\b"
    r"(?! (?:said|says|added|told|thought|explained|claimed|went on|recalled|insisted|argued|felt|believed)\b)"
)
HE = re.compile(r"(?<![\w’'])([Ss]?)[Hh]e$")
OPENED = re.compile(
    r"(?:^|(?<=[.!?:\n”\"’] )|(?<=\n))(?:An?|The|One|[A-Z][\w-]+(?: (?:and |of )?[A-Z][\w-]+){0,3}[’']s?) "
    r"(?=(?:[^.\n”\"]|\.(?=\d)){3,200}[.!?]\s+(?:[A-Z][\w-]+ )?$)"
)
AGED = re.compile(r", (?:aged )?[1-9]\d\b")
JUDGES = ("judge", "lord-justice", "lady-justice")
"""Ids of the title lines of those who sit in a court."""
JUDGE = re.compile(r"\b(?:(?!The |An? )[A-Z]\w+ (?:[A-Z]\w+ )?)?judge\b")
COUNSEL_BEFORE = re.compile(r"\b((?:[Ff]or|[Oo]n behalf of|[Rr]epresenting) [^,.;“”\"]{2,50}), $")
COUNSEL_AFTER = re.compile(r", ((?:appearing |acting )?(?:for|on behalf of) [^,.;“”\"]{2,50}),")
OF_STATE = re.compile(
    r"\b(?:[Mm]inister|(?<!shadow )[Cc]hancellor|(?:Home|Foreign|Health|Education|Environment|Transport|Justice|Defence"
    r"|Communities|Housing|Business|Culture|Levelling Up) [Ss]ecretary|[Pp]resident of the United)\b"
)
"""Offices of state, which no councillor has."""
PARTISANS = ("tory", "conservative", "liberal democrat", "lib dem", "independent")
"""Parties whose name can stand for one member: "The Liberal Democrat said"."""
PARTY_STARTS = ("Lab", "Con", "Tory", "Lib", "Green", "Plaid", "SNP", "Reform", "Ind", "ind")
"""How the parties begin of which "The Labour councillor added" tells; most articles have none of these."""
_FINITE = (
    "accused accuses attacked blamed also backed backs called calls came chairs could did does faces gave gives got "
    "had has hopes intends is joined kept knows leads led left made makes may met must now opposed opposes put quit ran refused "
    "resigned runs serves set signed sits spent stands stood takes then took voted wanted wants was will won "
    "would wrote"
)
FINITE = frozenset(_FINITE.split())
"""Verbs and auxiliaries, besides those of speech, with which a sentence says what somebody described does."""
WHO_NEXT = re.compile(r", (?:who|whose|whom|now|then|aged|\d\d,|a |an )")
TOLD_REACH, TOLD_WORDS = 130, 15
"""Characters and words of what a later sentence calls somebody, at most."""
EARLY = 500
"""A name within so many characters may be that of the one whom the opening sentence describes."""
REACH = 500
"""How many characters after a first mention are read for a role."""


def tell(words: Words, text: str, persons: list[Person]) -> None:
    """Give persons without a role the one that the article tells away from their name, and colleagues their seat and party."""
    mentions = sorted((start, index) for index, person in enumerate(persons) for start in person.starts)
    starts = [start for start, _ in mentions]
    for person in persons:
        if person.role() is None:
            person.mentions[0].around += [said for mention in person.mentions for said in mention.aside]
    held = [person.role() for person in persons]
    roles = [role.lower() for role in held if role]
    partisans = any(f"he {party}" in text for party in PARTY_STARTS)
    for person, role in zip(persons, held, strict=True):
        if role is not None and not (partisans and person.party() is None):
            continue
        mention = person.mentions[0]
        index = bisect_right(starts, mention.candidate.start)
        limit = starts[index] if index < len(starts) else len(text)
        said = away(words, text, person, role is None, min(limit, mention.candidate.end + REACH))
        low = (said.role or "").lower()
        taken = bool(low) and any(low in other or other in low for other in roles)
        if role is not None:  # Cllr Roe, leader, agreed. The Labour councillor added
            said = said._replace(role=None, councillor=None) if said.party else NOTHING
        if said.rule and not taken:
            mention.around.append(said)
    share(words, text, persons, mentions)
    chair_of(words, text, persons)
    leader_of(words, text, persons)
    link(text, persons, mentions)
    give_back(text, persons, mentions)
    for person in persons:
        if person.party() is None and (said := sided(words, text, person)).rule:
            person.mentions[0].around.append(said)
    both_of(words, text, persons, mentions)


def away(words: Words, text: str, person: Person, open_role: bool, limit: int) -> Around:
    """What is told of a person up to ``limit``, a few sentences later, or in the sentence before.

    open_role: whether no role stands beside the name; else only a party is looked for.
    """
    mention = person.mentions[0]
    end = mention.candidate.end
    found = described(words, text, end, limit)
    if found.role and OF_STATE.search(found.role) and person.is_councillor(words):
        found = NOTHING  # Cllr Jane Roe asked why. The Prime Minister is on £157,000
    if found.rule or not open_role:
        return found
    found = pronoun(words, text, end, limit, person.gender(words))
    found = found if found.rule else fronted(words, text, end, limit)
    if not found.rule and (AGED.match(text, end) or mention.title is None and mention.candidate.start < EARLY):
        found = opened(words, text, mention.candidate.start)
    if not found.rule and mention.line.get("id") in JUDGES:
        if mention.title and " " in mention.title and "Justice" not in mention.title:
            return Around(mention.title, None, False, rule="people/judge")  # District Judge Jane Roe
        best = max(JUDGE.finditer(text), key=lambda match: len(match.group()), default=None)
        found = Around(best.group(), None, False, rule="people/judge") if best else NOTHING
    return found


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
    """A role told with a pronoun, outside speech: "Jane Roe locks the doors. A year ago she was a library assistant"."""
    for match in PRONOUN.finditer(text, start, end):
        he = HE.search(text, max(0, match.start() - 4), match.start() + 1)
        if he is None or gender not in (None, "f" if he[1] else "m"):
            continue
        lead = text[start : match.start()]
        if lead.count("“") > lead.count("”") or lead.count('"') % 2:
            continue
        return noun_phrase(words, text, match.end(), min(end + 80, noun_phrase_end(text, match.end(), len(text))))
    return NOTHING


def fronted(words: Words, text: str, start: int, end: int) -> Around:
    """A role at the head of a later sentence about "he" or "she": "**Leader of the Green group**, she wants the cabinet gone"."""
    for match in FRONTED.finditer(text, start, end):
        found = noun_phrase(words, text, match.start(1), match.end(1))
        if found.role and found.start - match.start(1) < 40:
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


def counsel(text: str, start: int, end: int, right: int) -> Around:
    """Whom a barrister stands for: "For Kestrel, Jane Roe KC said", "Jane Roe KC, for the council, argued"."""
    match = COUNSEL_BEFORE.search(text, max(0, start - 70), start) or COUNSEL_AFTER.match(text, end, right)
    return Around(match[1], None, False, *match.span(1), "people/counsel") if match else NOTHING
