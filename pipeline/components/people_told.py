"""What an article tells of a person away from the name: a sentence later, a sentence earlier, or by somebody else's side."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import chain

from .people_away import described, fronted, led_in, opened, pronoun
from .people_join import Mention, Person
from .people_names import Words
from .people_phrases import NOTHING, Around
from .people_ranks import is_office
from .people_shared import both_of, chair_of, give_back, leader_of, link, share, sided

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
PARTY_STARTS = ("Lab", "Con", "Tory", "Lib", "Green", "Plaid", "SNP", "Reform", "Ind", "ind")
"""How the parties begin of which "The Labour councillor added" tells; most articles have none of these."""
EARLY = 500
"""A name within so many characters may be that of the one whom the opening sentence describes."""
TOLD_MENTIONS = 3
"""How many mentions of somebody are followed."""
REACH = 500
"""How many characters after a mention are read for a role."""


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
        slight = role is not None and person.is_slight()
        if role is not None and not slight and not (partisans and person.party() is None):
            continue
        mention = person.mentions[0]
        limits = [(m, limit_of(text, starts, m)) for m in person.mentions[:TOLD_MENTIONS]]
        if slight and is_office(told := later(words, text, person, limits)):
            mention.around.append(told)
        said = away(words, text, person, role is None, limits)
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


def limit_of(text: str, starts: list[int], mention: Mention) -> int:
    """Up to where the text after a mention may be about the same person: the next mention of anybody."""
    index = bisect_right(starts, mention.candidate.start)
    limit = starts[index] if index < len(starts) else len(text)
    return min(limit, mention.candidate.end + REACH)


def away(words: Words, text: str, person: Person, open_role: bool, limits: list[tuple[Mention, int]]) -> Around:
    """What is told of a person up to a limit after each mention, a few sentences later, or in the sentence before.

    open_role: whether no role stands beside the name; else only a party is looked for.
    """
    mention, limit = limits[0]
    end = mention.candidate.end
    found = described(words, text, end, limit)
    if found.role and OF_STATE.search(found.role) and person.is_councillor(words):
        found = NOTHING  # Cllr Jane Roe asked why. The Prime Minister is on £157,000
    if found.rule or not open_role:
        return found
    found = later(words, text, person, limits)
    if not found.rule and (AGED.match(text, end) or mention.title is None and mention.candidate.start < EARLY):
        found = opened(words, text, mention.candidate.start)
    if not found.rule:
        found = led_in(words, text, mention.candidate.start)
    if not found.rule and mention.line.get("id") in JUDGES:
        if mention.title and " " in mention.title and "Justice" not in mention.title:
            return Around(mention.title, None, False, rule="people/judge")  # District Judge Jane Roe
        best = max(JUDGE.finditer(text), key=lambda match: len(match.group()), default=None)
        found = Around(best.group(), None, False, rule="people/judge") if best else NOTHING
    return found


def later(words: Words, text: str, person: Person, limits: list[tuple[Mention, int]]) -> Around:
    """The role that a later sentence tells with "he" or "she"."""
    gender = person.gender(words)
    told = (pronoun(words, text, mention.candidate.end, limit, gender) for mention, limit in limits)
    ahead = (fronted(words, text, mention.candidate.end, limit) for mention, limit in limits)
    return next((said for said in chain(told, ahead) if said.rule), NOTHING)


def counsel(text: str, start: int, end: int, right: int) -> Around:
    """Whom a barrister stands for: "For Kestrel, Jane Roe KC said", "Jane Roe KC, for the council, argued"."""
    match = COUNSEL_BEFORE.search(text, max(0, start - 70), start) or COUNSEL_AFTER.match(text, end, right)
    return Around(match[1], None, False, *match.span(1), "people/counsel") if match else NOTHING
