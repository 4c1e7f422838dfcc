"""Words that stand for a council already named: "the council", "County Hall", "the borough", "SODC"."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Iterable, NamedTuple

from ..patterns import Hit
from .councils_register import Body, fits

CAPITALS = re.compile(r"\b[A-Z][A-Z&]{2,6}\b")
DECLARED = re.compile(r"\s*\(\s*(?:the\s+)?[\"“'‘]?([A-Z][A-Za-z&]{1,8})[\"”'’]?\s*\)")
SMALL = {"and", "of", "the", "on", "in", "upon", "le", "with", "&"}


class Mention(NamedTuple):
    """One place of the text that stands for a settled body, and whether it opens or rules its paragraph."""

    start: int
    end: int
    body: Body
    rule: str


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


def antecedent(mentions: list[Mention], at: int, tier: str, paragraph: int) -> Body | None:
    """The council that a reference at ``at`` stands for.

    mentions: those settled so far, in text order. The nearest fitting one of the same paragraph; else the nearest, unless
    that council was named in passing only (once) while another fitting one has been named more often; else the first after.
    """
    last = bisect_right(mentions, at, key=lambda mention: mention.start)
    before = [mention for mention in mentions[max(0, last - 40) : last] if fits(mention.body, tier)]
    if before:
        nearest = before[-1]
        if nearest.start >= paragraph:
            return nearest.body
        counts: dict[str, int] = {}
        for mention in before:
            counts[mention.body["id"]] = counts.get(mention.body["id"], 0) + 1
        main = max(before, key=lambda mention: counts[mention.body["id"]])
        passing = counts[nearest.body["id"]] == 1 and counts[main.body["id"]] > 1
        return main.body if passing else nearest.body
    return next((mention.body for mention in mentions[last:] if fits(mention.body, tier)), None)


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
    counties = [body["county"] for body in named + near if body.get("county") in by_id]
    return by_id[counties[0]] if counties and fits(by_id[counties[0]], tier) else None


def is_own_building(text: str, hit: Hit) -> bool:
    """Whether a seat is not another town's: "at the Town Hall", not "at Wallasey Town Hall"."""
    before = re.search(r"([A-Z][\w’'-]*)\s$", text[max(0, hit.start - 24) : hit.start])
    return before is None or before[1] in ("The", "At", "But", "And", "That", "From", "In")
