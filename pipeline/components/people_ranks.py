"""Ranks: how much a role says of somebody, so that an office comes before a trade and what one is before what one was."""

from __future__ import annotations

import re

from .people_phrases import Around

COLLEAGUE = "people/role/colleague"
"""The rule of a role that counts only with a party: "her Labour colleague"."""
MAYORAL = ("people/title/mayor", "people/role/civic", "people/region")
"""Rules of roles that one word tells in full."""


def counts(said: Around) -> bool:
    """Whether a role is one: a colleague is only with a party ("her Labour colleague"), a councillor is not by party alone.

    "Labour councillor Jane Roe" has a title and a party; neither says more of her place on the council.
    """
    if said.role and said.role.lower() in BARE:
        return False  # Fellow councillor Jane Roe; by then Jane Roe had left
    if said.party and said.role and said.role.lower().removeprefix(said.party.lower()).strip() in ("councillor", "member"):
        return False
    return said.rule != COLLEAGUE or bool(said.party and said.role and said.party in said.role)


BARE = ("fellow", "then", "late", "former", "ex", "previous")
"""Words that tell of a role and are none."""
SLIGHT = ("people/role/family", "people/belonging")
"""Rules of roles that give way to any other: a place in the family, a body that somebody is of."""
TRADES = ("people/role/public", "people/role/agent", "people/role/trade")
"""Rules of roles that are somebody's trade, which gives way to an office: "**the chairwoman,** Jane Roe, a bulb grower"."""
OFFICE = re.compile(
    r"(?:also |jointly |now |will |is to |has |had |is |was )*(?:(?:co-|vice-)?chair|lead|head|convene|oversee|presid"
    r"|s[ai]ts? (?:on|for|as)|in (?:charge|the chair)|responsib|holds? the|has charge|took charge)"
)
"""How what somebody does begins where that is an office: "**chairs** the forum", but not "keeps bees"."""


def weight(said: Around) -> tuple[bool, int, bool]:
    """How little a role says: whether it is over, then an office, its duty, a trade, any other duty, the rest.

    Of two alike one of several words tells more than a bare "leader". A bare "Hull councillor" tells as little as a family does.
    """
    role, rule = said.role or "", said.rule or ""
    if rule in SLIGHT or role.startswith("retired to ") or role.lower().endswith(" councillor") and role.count(" ") < 4:
        rank = 4
    elif rule.startswith("people/duty/"):
        rank = 1 if OFFICE.match(role) else 3
    else:
        rank = 2 if rule in TRADES else int(rule == "people/whose-ward")
    return said.former, rank, " " not in role and rule not in MAYORAL


def is_office(said: Around) -> bool:
    """Whether what is said of somebody is an office that they hold."""
    return bool(said.role) and not said.former and weight(said)[1] < 2
