"""Local parties: groups that sit on one council only, "Radcliffe First", "Thornbury Independents", known by their names."""

from __future__ import annotations

import re

from .people_names import UPPER, Candidate, Words, fold
from .people_phrases import NOTHING, Around
from .people_roles import CAMPAIGNS

TAILS = (" First", " Independents", " Ratepayers", " Residents", " Localists")
TAIL = re.compile(
    rf"(?<=\w) (?:{'|'.join(tail.strip() for tail in TAILS)})"
    r"(?:['’] (?:Group|Party)\b"
    r"|(?![\w-])(?!['’]? (?:Association|Society|Forum|Panel|Committee|Board|Minister|Bus|Group|Trust)\b))"
)
AREAS = ("city", "county", "borough", "district", "town", "community", "village")
"""What may stand for the place: "the City Independents"."""

LEAD = re.compile(rf"(?:[{UPPER}][\w’'-]* (?:(?:and|of|for|upon|in|the) (?=[{UPPER}]))?){{1,4}}$")
OWN = re.compile(r"['’]s? (?:\w+ )?$| $")
GAP = re.compile(r"(?: \(|,? (?:of|from|for) (?:the )?)")
COUNTED = ("people/owner", "people/belonging")
"""Rules of readings that name a body without saying what the person is there."""


ASSOCIATION = re.compile(r"(?:[A-Z][\w’'-]+ )?Residents['’]? Association\b")
SEATED = re.compile(
    r"\b[Rr]uling (?:[A-Z]\w+ )?Residents['’]? Association"
    r"|Residents['’]? Association (?:group|leader|councillors?|Cllr|Coun|administration|opposition|member)\b"
)
"""What shows that a residents' association sits on a council: "**Residents' Association leader** Councillor Jane Roe"."""
GROUP = re.compile(
    r"(?:,? (?:of|from|for) (?:the )?|, whose )(?:([A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|of|for|and|the|in)){0,4})"
    r" (?:group|party)\b(?! of\b)|((?:[A-Z][\w’'-]* ){1,4}"
    r"(?:Alliance|Independents?|Party|Residents['’]? Association"
    r"|Ratepayers['’]? Association|Democrats|Voice|Movement|Localists))(?![\w-]| [A-Z]))"
)
"""A group of a council that has a name of its own, behind a councillor's: "Cllr Jane Roe, **of the Our Town group**"."""


def own_group(text: str, end: int) -> Around:
    """The group of a councillor whose name ends at ``end``, where a name that no list knows is given for it.

    >>> own_group("Cllr Jane Roe, of the It's Our Town group, asked why.", 13).party
    "It's Our Town"
    """
    match = GROUP.match(text, end)
    name = match.lastindex if match else None
    if match is None or name is None or match[name].split()[0].lower() in CAMPAIGNS:
        return NOTHING
    return Around(None, match[name], True, *match.span(name), "people/own-group")


def local_parties(words: Words, text: str) -> list[tuple[int, int]]:
    """Where an article names local parties, in text order; "Medway Children First" and "The First" are none.

    The name begins with a place, so the word before the last is no noun of the trade ("Children") and no small word.
    """
    found = [match.span() for match in ASSOCIATION.finditer(text)] if SEATED.search(text) else []
    if not any(tail in text for tail in TAILS):
        return found
    for tail in TAIL.finditer(text):
        lead = LEAD.search(text, max(0, tail.start() - 40), tail.start() + 1)
        if lead is None:
            continue
        start = lead.start()
        pieces = lead.group().split()
        while pieces and (first := fold(pieces[0])) not in AREAS and (first in words.functions or first in words["modifier"]):
            start += len(pieces.pop(0)) + 1
        plain = tail.group() in (" First", " Residents") and any(fold(piece) in words["noname"] for piece in pieces)
        if pieces and not plain:
            found.append((start, tail.end()))
    return sorted(found)


def with_local_party(text: str, spans: list[tuple[int, int]], candidate: Candidate, around: list[Around]) -> list[Around]:
    """Add the local party that stands beside a name or inside what was read for its role.

    >>> jane = Candidate(16, 16, 24, ("Jane", "Roe"), None, "", "")
    >>> with_local_party("Marshton First's Jane Roe", [(0, 14)], jane._replace(start=17, name_start=17, end=25), [])[0].party
    'Marshton First'
    """
    for start, end in spans:
        party = text[start:end]
        for index, said in enumerate(around):
            inside = said.start <= end and start < said.end or said.start <= end < said.end
            if inside and said.rule not in COUNTED:
                seat = said.councillor if said.role and said.councillor is False else True
                role = said.role
                if role and said.end < end and text.startswith(role, said.end - len(role)):
                    role = text[said.end - len(role) : end]  # leader of the Castle | Point Ratepayers
                return [*around[:index], said._replace(role=role, party=party, councillor=seat), *around[index + 1 :]]
        before = end <= candidate.start and OWN.fullmatch(text, end, candidate.start)
        if before or candidate.end < start and GAP.fullmatch(text, candidate.end, start):
            return [Around(None, party, True, start, end, "people/local-party"), *around]
    return around
