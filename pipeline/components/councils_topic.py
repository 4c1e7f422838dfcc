"""The council that an article is about where only its place is named: "Pendle's pools … the borough's trust … the council"."""

from __future__ import annotations

import re

from ..matching import Hit
from .councils_known import area_acts, subject
from .councils_places import groups_of, stands_alone
from .councils_register import Body, Evidence, Naming, alive_of, fits, kin, there_is
from .councils_settling import settle
from .councils_words import Cues
from .sentences import Layout

OPENING = 420
"""In how many characters an article says where it plays."""
TRIED = 2
"""How many of the places there are asked."""
CIVIC = re.compile(
    r"\b(?:[Cc]ouncillors?|COUNCILLORS|[Cc]ouncil['’]s|[Cc]ouncil-(?:run|owned)|[Cc]llrs?|[Cc]oun"
    r"|[Cc]ouncil (?:leader|job|post|staff|work|employ|boss|chief|officer|official|pool|librar|home care|cabinet|meeting"
    r"|service|budget|depot|spokes|house repairs|payroll|catering|cleaners)\w*"
    r"|(?:cabinet|executive) (?:members?|councillor|agreed|approved|decided|voted)|portfolio holders?"
    r"|[Tt]own [Hh]all|[Cc]ounty [Hh]all)\b"
)
"""Words of an article that has to do with a council of its place."""
WITHIN = re.compile(
    r"\b(?:(?:councils|districts|boroughs|authorities|towns|villages|neighbours|counties|resorts?|town|village|suburb)"
    r" (?:in|of|across|near|outside)"
    r"|from|near|outside|between|towards|(?:based|born|founded|established|registered|headquartered|set up) in"
    r"|miles \w+ of|for|like|unlike|and|or) (?:the )?$",
    re.I,
)
"""What stands before a place that only says where something else lies or comes from."""
AT_WORK_FOR = re.compile(
    r"(?:\b(?:already|also|same|similar|likewise)\b[^.;]{3,60} (?:for|by|at|in|across)|\b(?:like|unlike|customers include"
    r"|clients include)) (?:the )?"
    r"(?:(?:[A-Z][\w-]+,? ){1,4}and )?(?:the )?$"
)
"""Before a council with which a firm is at work, or that is only compared: "already does this **for** Kent"."""
AREA = re.compile(
    r"(?:['’]s)? (?:\w+ )?(?:districts|councils|authorities|boroughs|council|authority|district|town|village|resort|suburb|firm"
    r"|company|businessm[ae]n|factory|seaside|market town|villages|towns)\b"
    r"|,? (?:United|City|Town|Rovers|Wanderers|University|Hospital)\b"
)
"""What stands behind one: "an **Oxfordshire** district", "three **Devon** councils", "a **Dundee** firm"."""


def topics(
    layout: Layout, text: str, bare: list[Naming], named: list[Naming], pointing: list[Hit], evidence: Evidence, cues: Cues
) -> list[Naming]:
    """The place that stands for the article's council, which is never named, or the list of places that opens a sentence as its
    subject; none where the opening names another council.

    bare, named: all bare names of the text, and those in full or acting, in text order. pointing: "the council", "County Hall", …
    """
    if not layout.paragraphs:
        return []
    first = layout.paragraphs[0][0]
    others = [
        name
        for name in named
        if name.start >= first
        and all(body["kind"] not in ("parish", "combined") for body in name.bodies)
        and not AT_WORK_FOR.search(text, max(0, name.start - 90), name.start)
    ]
    limit = min((name.start for name in others), default=len(text))
    if others and limit < first + OPENING:
        return []
    spoken = [hit for hit in pointing if hit.start < limit and hit.id != "parish" and is_spoken(layout, text, hit, cues)]
    if not spoken and not CIVIC.search(text, first, limit):
        return []
    fully = [body for name in others if name.full for body in name.bodies]
    known = [name for name in bare if first <= name.start < first + OPENING and alive_of(name.bodies, evidence.date)]
    for group in groups_of(text, known)[:TRIED]:
        start, end = group[0].start, group[-1].end
        if WITHIN.search(text, max(0, start - 30), start) or AREA.match(text, end) or not stands_alone(text, start, end, cues):
            continue
        if len(group) > 1 and not subject(text, group, layout.sentence_at(start)[0], cues):
            continue
        bodies = [meant(text, name, evidence) for name in group]
        found = [body for body in bodies if body is not None and not any(kin(body, other) for other in fully)]
        if len(group) == 1 and found and evidence.where and evidence.where.plays_elsewhere(found[0]):
            continue
        if len(found) == len(group) and (len(group) > 1 or all(fits(found[0], hit.id) for hit in spoken)):
            return [name._replace(bodies=(body,), rule="councils/topic") for name, body in zip(group, found, strict=True)]
    return []


def meant(text: str, name: Naming, evidence: Evidence) -> Body | None:
    """The one body that a place means in this article; None while it stays open."""
    bodies = [body for body in name.bodies if there_is(body, evidence.date)]
    return settle(bodies, text[name.start : name.end], evidence) if bodies else None


def is_spoken(layout: Layout, text: str, hit: Hit, cues: Cues) -> bool:
    """Whether a pointing word speaks of a council: "the council", "County Hall", "the county's staff"; not "in the county"."""
    if hit.label == "area":
        return area_acts(text, hit, layout.sentence_at(hit.start)[0], cues)
    return hit.label in ("generic", "officed", "seat")
