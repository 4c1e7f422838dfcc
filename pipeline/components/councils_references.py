"""Words that stand for a council already named: "the council", "County Hall", "the borough", "SODC"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from ..matching import Hit
from .councils_register import Body, Evidence, Naming, fits, living, there_is

CAPITALS = re.compile(r"\b[A-Z][A-Z&]{2,6}\b")
DECLARED = re.compile(r"\s*\(\s*(?:the\s+)?[\"“'‘]?([A-Z][A-Za-z&]{1,8})[\"”'’]?\s*\)")
PASSING = ("lead", "serve", "agent", "site", "carried", "moved", "known party")
"""Cues of a council that is only the other party: "run by Bromley"."""
NEAR = 300
"""How far back, in characters, the nearest council of a paragraph is meant without further question."""
FAR = 450
"""How far back, in characters, a council that is spoken of more than once keeps later paragraphs to itself."""
OTHERS = (
    r"neighb|near|other|next|new\b|same|british|works|whole|local|only|church|youth|school|parent|arts|joint|old|former|big|best|worst"
    r"|first|second|third|last|incoming|future|successor|shadow|town|parish|county|city|borough|district|community|combined|unitary"
    r"|highways?|planning|licensing|education|health|fire|police|water|port|harbour|transport|billing|waste|strategic|park|tax"
    r"|regulatory|competition|housing|bridge|airport|rail|traffic|prosecuting|collection|disposal|lead\b|average|full|entire|ruling|two|three|four|five|six|seven|and|or|of"
)
NOUNS = (re.compile(r"council\b(?! tax)"), re.compile(r"authority\b(?! tax)"))
POOR = re.compile(r"-(?:run|led|controlled|held|strapped|hit) (borough|county|city|district)\b(?! council| authority| hall)")
POOR_LEAD = re.compile(r"\b[Tt]he (?:\w+ )?\w+$")
"""The council by its tier and by what is said of it: "the cash-strapped borough"."""
TIERED = re.compile(r"\b([Cc]ounty|[Cc]ity|[Bb]orough|[Dd]istrict|[Tt]own|[Pp]arish) $")
OFFICE = re.compile(
    r" (?:leader|committee|spokes|chief|boss|officer|official|staff|worker|cabinet|report|meeting|chamber|planner|budget|source"
    r"|member|employee|chair|clerk|vice|finance|headquarters|offices|election|group|deputy|director|contract|deal|job|post|insider|team)"
)
"""What follows a council told by its tier alone: "a city council spokesman"."""
SEVERAL = re.compile(
    r"\b(?:every|other|each|some|two|three|four|many|both|all|any|most|several|another|few|the|own)\s+$", re.IGNORECASE
)
DESCRIBED = re.compile(
    rf"\b[Tt]he (?:(?:\w+ ){{0,2}}\w+-(?:run|led|controlled|held|strapped|hit) |(?!{OTHERS})[a-z]+ "
    r"|(?:Tory|Labour|Conservative|Liberal Democrat|Lib Dem|Green|Independent|SNP|Welsh|Scottish) )"
    r"(?:council|authority)$"
)
"""The council by what is said of it: "the cash-strapped council", "the Tory authority"; read back from the noun."""
REGIONS = ("London", "Yorkshire", "Midlands", "Merseyside", "Tyneside")
TIER_NEXT = re.compile(r" (council|authority|borough|district|unitary)(?= [a-z]|[,.;:’']|$)")
LIES = re.compile(
    r"\b[Tt]he (?:(?:north|south|east|west|mid|central|inner|outer|northern|southern|eastern|western)(?:[ -](?:east|west))?[ -])?"
    r"(?:(?:East|West|North|South) )?$"
)
"""What stands before the place in "the south London borough", "the Lancashire council"."""
ASIDE = re.compile(r",\s+(?:which|who|whose)\s[^,.;:!?\n]*$")
"""What makes a name one told aside."""
DESCRIPTION = 80
"""How far before its noun, in characters, a description may begin."""
SMALL = {"and", "of", "the", "on", "in", "upon", "le", "with", "&"}


class Mention(NamedTuple):
    """One place of the text that stands for a settled body; whether it is a full name that opens a sentence (topic) or one that
    is only told of another ("which already tends the parks of Redditch Borough Council")."""

    start: int
    end: int
    body: Body
    rule: str
    topic: bool = False
    aside: bool = False

    @property
    def passing(self) -> bool:
        """Whether the body is named only in passing, as somebody's other customer or neighbour."""
        return self.aside or self.rule.split("/")[1] in PASSING


def is_aside(text: str, sentence: int, start: int) -> bool:
    """Whether a name stands in a clause told aside, from its sentence's start on."""
    return ASIDE.search(text, max(sentence, start - DESCRIPTION), start) is not None


def described(text: str) -> list[Hit]:
    """References to "the council" with a word of praise or blame between.

    >>> described("It is a blow for the cash-strapped council.")[0][:2]
    (17, 42)
    """
    found = []
    for noun in (match for form in NOUNS for match in form.finditer(text)):
        start, end = noun.span()
        tiered = TIERED.search(text, max(0, start - 9), start) if OFFICE.match(text, end) else None
        if tiered and not SEVERAL.search(text, max(0, tiered.start() - 12), tiered.start()):
            tier = tiered[1].lower().replace("town", "parish")
            found.append(Hit(tiered.start(), end, "officed", tier, "councils/officed"))
        elif text[start - 4 : start].lower() != "the " and (match := DESCRIBED.search(text, max(0, start - DESCRIPTION), end)):
            found.append(Hit(match.start(), end, "generic", "any", "councils/described"))
    for poor in POOR.finditer(text):
        if lead := POOR_LEAD.search(text, max(0, poor.start() - DESCRIPTION), poor.start()):
            found.append(Hit(lead.start(), poor.end(), "generic", poor[1], "councils/described"))
    return sorted(found)


def placed(text: str, counties: list[tuple[int, int]]) -> list[Hit]:
    """References by where a council lies: "the Lancashire council", "the south London borough".

    counties: where the names of counties stand, for "the Barnet authority" is Barnet's own.
    """
    ends = list(counties)
    for region in REGIONS:
        at = text.find(region)
        while at >= 0:
            ends.append((at, at + len(region)))
            at = text.find(region, at + 1)
    found = []
    for start, end in ends:
        tier, lead = TIER_NEXT.match(text, end), LIES.search(text, max(0, start - 40), start)
        if tier and lead:
            kind = "any" if tier[1] in ("council", "authority") else tier[1]
            found.append(Hit(lead.start(), tier.end(), "placed", kind, "councils/placed"))
    return sorted(found)


def place_of(text: str, hit: Hit) -> str:
    """The place in such a reference: "Lancashire" of "the east Lancashire authority"."""
    return " ".join(word for word in text[hit.start : hit.end].split()[1:-1] if word[0].isupper())


def lies_there(body: Body, place: str) -> bool:
    """Whether a council lies in a county or region: Pendle is a Lancashire council, Merton a London one."""
    if place == "London":
        return bool(body["kind"] == "london")
    return place.split()[-1] in str(body.get("county") or body["id"])


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


def antecedent(mentions: list[Mention], hit: Hit, paragraph: int, evidence: Evidence) -> Body | None:
    """The council, named before, that a reference stands for.

    mentions: those settled so far, in text order. hit: the reference, its id the tier. paragraph: where its paragraph
    starts. evidence: with the article's date, on which a body that was wound up says nothing. The nearest fitting council of the
    last sentences of the paragraph is meant; else the nearest, where it is close and more than named in passing (twice, or as a
    full name that opens its sentence); else the one named most often, the article's first where that is open.
    """
    last = bisect_right(mentions, hit.start, key=lambda mention: mention.start)
    # "the council" is a parish's only in an article that starts with one
    tier = "all" if hit.id == "any" and is_of_parish(mentions[:last]) else hit.id
    before = [mention for mention in mentions[max(0, last - 40) : last] if fits(mention.body, tier)]
    before = [mention for mention in before if (mention.body.get("end") or "9") >= (evidence.date or "")] or before
    far = before and before[-1].end < min(paragraph, hit.start - FAR)
    if far and (local := local_body(hit, paragraph, evidence)):
        return local
    if not before:
        return None
    counts = Counter(mention.body["id"] for mention in before)
    # "three pools for Monmouthshire" is no antecedent of "the council" two sentences on
    named = [mention for mention in before if counts[mention.body["id"]] > 1 or not mention.passing]
    before = named or before
    lead = next((mention for mention in before if not mention.passing), before[0])
    counts[lead.body["id"]] += 1
    nearest = before[-1]
    if nearest.start >= max(paragraph, hit.start - NEAR):
        return nearest.body
    whole = Counter(mention.body["id"] for mention in mentions)
    weighty = whole[nearest.body["id"]] * 2 >= max(whole.values())  # not another council's turn in an article about one
    if hit.start - nearest.end < FAR and weighty and (counts[nearest.body["id"]] > 1 or nearest.topic):
        return nearest.body
    return max(before, key=lambda mention: counts[mention.body["id"]]).body


def is_of_parish(mentions: list[Mention]) -> bool:
    """Whether an article starts with a parish or town council and goes on with it more than with others."""
    if not mentions or mentions[0].body["kind"] != "parish":
        return False
    first = mentions[0].body["id"]
    counts = Counter(mention.body["id"] for mention in mentions)
    others = [number for name, number in counts.items() if name != first]
    return not others or counts[first] > 1 and counts[first] >= max(others)


def local_body(hit: Hit, paragraph: int, evidence: Evidence) -> Body | None:
    """The council of the last place of the paragraph that a reference with a tier fits: "in Rugby … the borough council"."""
    if hit.label not in ("generic", "officed") or hit.id in ("any", "parish"):
        return None
    places = [name for name in evidence.places if paragraph <= name.start < hit.start]
    bodies = bodies_of(reversed(places), hit, evidence)
    return bodies[0] if bodies else None


def bodies_of(places: Iterable[Naming], hit: Hit, evidence: Evidence) -> list[Body]:
    """The councils of some places that a reference with a tier may stand for at the article's date."""
    return [body for name in places for body in name.bodies if fits(body, hit.id) and there_is(body, evidence.date)]


def foreshadowed(mentions: list[Mention], hit: Hit, evidence: Evidence, by_id: dict[str, Body]) -> Body | None:
    """The council of a reference that comes before any fitting name.

    hit: the reference, its id the tier. evidence: with the bodies of the article's bare places in text order. "The council" is
    the first named in full later on; else that of the first place ("repairs in Sandwell … owing the council £830,000"), or of
    another where most of the article's places lie. A reference with a tier looks at the places first ("across the Derbyshire
    Dales … by the district council").
    """
    first = bisect_right(mentions, hit.start, key=lambda mention: mention.start)
    later = [mention for mention in mentions[first:] if fits(mention.body, hit.id)]
    in_full = next((mention.body for mention in later if mention.rule.startswith("councils/council/")), None)
    meant = None
    if hit.label != "area":
        meant = by_tier(hit.id, (mention.body for mention in mentions), evidence.near, by_id)
        if meant in evidence.near and meant not in evidence.named and evidence.where:
            meant = evidence.where.better(meant, hit.id)
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


def items_of(text: str, mentions: list[Mention]) -> list[dict[str, Any]]:
    """The record's items: one a body, in the order of first mention."""
    items: dict[tuple[str, str | None], dict[str, Any]] = {}
    for mention in mentions:
        body: Body = mention.body
        item = items.setdefault(
            (body["id"], body["gss"]),
            {
                "name": body["id"],
                "gss": body["gss"],
                "kind": body["kind"],
                "nation": body["nation"],
                "candidates": body.get("candidates", []),
                "mentions": [],
            },
        )
        place = {"text": text[mention.start : mention.end], "start": mention.start, "end": mention.end, "rule": mention.rule}
        item["mentions"].append(place)
    nations = {item["nation"] for item in items.values()} - {None}
    for item in items.values():
        if item["kind"] == "parish" and len(nations) == 1:
            item["nation"] = min(nations)  # no register of theirs says it: that of the councils beside it
    return list(items.values())
