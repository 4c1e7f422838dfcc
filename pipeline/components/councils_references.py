"""Words that stand for a council already named: "the council", "County Hall", "the borough", "SODC"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from ..patterns import Hit
from .councils_register import Body, alive, fits, living

CAPITALS = re.compile(r"\b[A-Z][A-Z&]{2,6}\b")
DECLARED = re.compile(r"\s*\(\s*(?:the\s+)?[\"“'‘]?([A-Z][A-Za-z&]{1,8})[\"”'’]?\s*\)")
PASSING = ("lead", "serve", "agent")
"""Cues of a council that is only the other party: "run by Bromley"."""
NEAR = 220
"""How far back, in characters, the nearest council of a paragraph is meant without further question."""
FAR = 450
"""How far back, in characters, a council that is spoken of more than once keeps later paragraphs to itself."""
OTHERS = (
    r"neighb|near|other|next|new\b|same|british|works|whole|local|only|church|youth|school|parent|arts|joint|old|former|big|best|worst"
    r"|first|second|third|last|incoming|future|successor|shadow|town|parish|county|city|borough|district|community|combined|unitary"
    r"|average|full|entire|ruling|two|three|four|five|six|seven|and|or|of"
)
NOUNS = (re.compile(r"council\b(?! tax)"), re.compile(r"authority\b(?! tax)"))
DESCRIBED = re.compile(
    rf"\b[Tt]he (?:(?:\w+ ){{0,2}}\w+-(?:run|led|controlled|held|strapped|hit) |(?!{OTHERS})[a-z]+ "
    r"|(?:Tory|Labour|Conservative|Liberal Democrat|Lib Dem|Green|Independent|SNP|Welsh|Scottish) )"
    r"(?:council|authority)$"
)
"""The council by what is said of it: "the cash-strapped council", "the Tory authority"; read back from the noun."""
DESCRIPTION = 80
"""How far before its noun, in characters, a description may begin."""
SMALL = {"and", "of", "the", "on", "in", "upon", "le", "with", "&"}


class Mention(NamedTuple):
    """One place of the text that stands for a settled body, and whether it is a full name that opens a sentence."""

    start: int
    end: int
    body: Body
    rule: str
    topic: bool = False


def described(text: str) -> list[Hit]:
    """References to "the council" with a word of praise or blame between.

    >>> described("It is a blow for the cash-strapped council.")[0][:2]
    (17, 42)
    """
    found = []
    for noun in (match for form in NOUNS for match in form.finditer(text)):
        start, end = noun.span()
        if text[start - 4 : start].lower() != "the " and (match := DESCRIBED.search(text, max(0, start - DESCRIPTION), end)):
            found.append(Hit(match.start(), end, "generic", "any", "councils/described"))
    return found


def initials(name: str) -> str:
    """The capitals a council's name is cut to.

    >>> initials("South Oxfordshire District Council"), initials("Royal Borough of Windsor and Maidenhead")
    ('SODC', 'RBWM')
    """
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word and word.lower() not in SMALL).upper()


def short_forms(text: str, mentions: Iterable[Mention]) -> dict[str, Body]:
    """Short forms by their letters: declared in brackets after a name, or formed from the initials of one."""
    forms: dict[str, Body] = {}
    for mention in mentions:
        formed = initials(mention.body["id"])
        if len(formed) > 2 and (formed.endswith("C") or "Borough" in mention.body["id"]):
            forms.setdefault(formed, mention.body)
        if declared := DECLARED.match(text, mention.end):
            forms[declared[1]] = mention.body
    return forms


def antecedent(mentions: list[Mention], hit: Hit, paragraph: int, date: str | None) -> Body | None:
    """The council, named before, that a reference stands for.

    mentions: those settled so far, in text order. hit: the reference, its id the tier. paragraph: where its paragraph
    starts. date: the article's, on which a body that was wound up says nothing. The nearest fitting council of the last
    sentences of the paragraph is meant; else the nearest, where it is close and more than named in passing (twice, or as a
    full name that opens its sentence); else the one named most often, the article's first where that is open.
    """
    last = bisect_right(mentions, hit.start, key=lambda mention: mention.start)
    before = [mention for mention in mentions[max(0, last - 40) : last] if fits(mention.body, hit.id)]
    before = [mention for mention in before if not date or alive(mention.body, date)] or before
    if not before:
        return None
    counts = Counter(mention.body["id"] for mention in before)
    # "three pools for Monmouthshire" is no antecedent of "the council" two sentences on
    named = [mention for mention in before if counts[mention.body["id"]] > 1 or mention.rule.split("/")[1] not in PASSING]
    before = named or before
    lead = next((mention for mention in before if mention.rule.split("/")[1] not in PASSING), before[0])
    counts[lead.body["id"]] += 1
    nearest = before[-1]
    if nearest.start >= max(paragraph, hit.start - NEAR):
        return nearest.body
    if hit.start - nearest.end < FAR and (counts[nearest.body["id"]] > 1 or nearest.topic):
        return nearest.body
    return max(before, key=lambda mention: counts[mention.body["id"]]).body


def foreshadowed(mentions: list[Mention], hit: Hit, near: list[Body], by_id: dict[str, Body]) -> Body | None:
    """The council of a reference that comes before any fitting name.

    hit: the reference, its id the tier. near: bodies of the article's bare places in text order. "The council" is the
    first named in full later on; else that of the first place ("repairs in Sandwell … owing the council £830,000"). A reference
    with a tier looks at the places first ("across the Derbyshire Dales … by the district council").
    """
    first = bisect_right(mentions, hit.start, key=lambda mention: mention.start)
    later = [mention for mention in mentions[first:] if fits(mention.body, hit.id)]
    in_full = next((mention.body for mention in later if mention.rule.startswith("councils/council/")), None)
    meant = None
    if hit.label != "area":
        meant = by_tier(hit.id, (mention.body for mention in mentions), near, by_id)
    if hit.id == "any":
        return in_full or meant or (later[0].body if later else None)
    return meant or (later[0].body if later else None)


def by_tier(tier: str, named: Iterable[Body], near: Iterable[Body], by_id: dict[str, Body]) -> Body | None:
    """A council never named but clearly meant by its tier.

    tier: of the reference ("the county council"). named: settled bodies. near: bodies of the article's place names, the
    likeliest first. "The district council" after "the Derbyshire Dales" is that district's; "the county council" in an
    article about Worcester City Council is Worcestershire's.
    """
    near, named = list(near), list(named)
    if direct := next((body for body in near if fits(body, tier)), None):
        return direct
    if tier != "county":
        return None
    counties = [by_id[body["county"]] for body in named + near if body.get("county") in by_id]
    return next((county for county in counties if living(county, None)), None)


def is_own_building(text: str, hit: Hit) -> bool:
    """Whether a seat is not another town's: "at the Town Hall", not "at Wallasey Town Hall"."""
    before = re.search(r"([A-Z][\w’'-]*)\s$", text[max(0, hit.start - 24) : hit.start])
    return before is None or before[1] in ("The", "At", "But", "And", "That", "From", "In")
