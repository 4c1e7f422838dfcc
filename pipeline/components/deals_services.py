"""The services of a deal: which of the services that an article names belong to which arrangement."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any

from spacy.tokens import Doc

from ..matching import Hit
from .deals_terms import AHEAD, Pair

AFTER = re.compile(
    r"[ -](?:services?|contracts?|work|operations?|departments?|teams?|functions?|provision|division|arm|unit|staff|jobs|deal"
    r"|administration|side|bills?|rounds?)\b"
)
"""What follows an ordinary word that names a service: "legal **services**", "the planning **department**"."""

BEFORE = re.compile(
    r"\b(?:run|runs|running|ran|provid\w+|deliver\w*|manag\w+|handl\w+|look(?:s|ed|ing)? after|t[ao]k\w+ (?:over|on|back)"
    r"|outsourc\w+|maintain\w*|operat\w+|hand\w*(?: over)?|transfer\w*|privatis\w+|oversee\w*|oversaw"
    r"|responsib\w+ for|supply\w*|supplie[sd]|contracts?|deals?|covers?|covering|includ\w+|charge of|services? such as)"
    r"(?: (?:of|for|to|all|its|the|their|his|her|our|council|council’s|council's|town’s|town's|borough’s|borough's|city’s|city's"
    r"|county’s|county's|district’s|district's|some|both|most)){0,3}(?: [\w’'-]+)? ?$"
)
"""What stands before one: "**run its** libraries", "a contract **for** the museum"."""
NONE = re.compile(r"(?:-|\b(?:significant|real|great|big|many|clear|wider|extra|financial|long-term|other) )$")
"""What stands before a word that names no service: "day-to-**day services**", "significant **benefits**"."""
REACH = 60
"""Characters before an ordinary word in which ``BEFORE`` is looked for."""
JOINED = re.compile(r"(?:,|,? (?:and|or|as well as|plus))(?: (?:its|the|their|some|all))? $|^(?:,|,? (?:and|or|&)|/)?$")
"""What stands between the parts of a list of services."""


def services_in(hits: list[Hit], text: str) -> list[Hit]:
    """The hits that name a service: all of the label "service", and ordinary words in a service's place or list."""
    hits = [hit for hit in outermost(hits) if not NONE.search(text, max(0, hit.start - 20), hit.start)]
    sure = [hit.label == "service" or in_place(hit, text) for hit in hits]
    for order in (range(1, len(hits)), range(len(hits) - 2, -1, -1)):
        step = 1 if order.step > 0 else -1
        for index in order:
            beside = index - step
            if not sure[index] and sure[beside]:
                first, second = sorted((hits[index], hits[beside]))
                sure[index] = bool(JOINED.fullmatch(text[first.end : second.start]))
    return [hit for hit, is_sure in zip(hits, sure, strict=True) if is_sure]


def role_spans(people: list[dict[str, Any]], text: str) -> list[tuple[int, int]]:
    """Where people's roles stand: the "parks" of a "cabinet member for parks" are what the member does, not the provider."""
    roles = {person["role"] for person in people if person["role"]}
    return [match.span() for role in roles for match in re.finditer(re.escape(role), text)]


def outermost(hits: list[Hit]) -> list[Hit]:
    """The hits without those that share words with an earlier or longer one: of "housing repairs" no "repairs"."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def in_place(hit: Hit, text: str) -> bool:
    """Whether an ordinary word stands where a service does."""
    if AFTER.match(text, hit.end):
        return True
    return bool(BEFORE.search(text, max(0, hit.start - REACH), hit.start))


def services_of(index: int, found: list[Pair], services: list[Hit], doc: Doc, starts: list[int]) -> list[Hit]:
    """The services of one of the article's pairs.

    They are those of the sentences that tie council and provider; else of those that name the provider; else of the
    sentences before and after the first of them; else, of an article with a single pair, the first that is named. In a
    sentence that speaks of several providers each service goes to the nearest of them.
    """
    pair = found[index]
    tied = {place.sentence for place in pair.places}
    named = {bisect_right(starts, mention["start"]) - 1 for mention in pair.provider["mentions"]}
    first = pair.places[0].sentence
    for wanted in (tied, named - tied, {first - 1, first + 1} - named):
        inside = [hit for hit in services if bisect_right(starts, hit.start) - 1 in wanted]
        if own := [hit for hit in inside if is_nearest(hit, pair, found, starts)]:
            return own
    alone = len({id(other.provider) for other in found}) == 1
    return services[:1] if alone or pair.status in AHEAD else []


def is_nearest(hit: Hit, pair: Pair, found: list[Pair], starts: list[int]) -> bool:
    """Whether, of the providers named in the service's sentence, the pair's own is the nearest, or none is named there."""
    sentence = bisect_right(starts, hit.start)
    away: dict[int, int] = {}
    for provider in (other.provider for other in found):
        beside = [mention for mention in provider["mentions"] if bisect_right(starts, mention["start"]) == sentence]
        if beside:
            away[id(provider)] = min(distance(hit, mention) for mention in beside)
    own = away.get(id(pair.provider))
    return not away or own is not None and own == min(away.values())


def distance(hit: Hit, mention: dict[str, Any]) -> int:
    """Characters between a service and a mention."""
    return max(mention["start"] - hit.end, hit.start - mention["end"])


def codes_of(services: list[Hit]) -> list[str]:
    """The codes of the services, each once, in the order of the text."""
    return list(dict.fromkeys(hit.id for hit in services))


def wordings_of(services: list[Hit], text: str) -> list[str]:
    """The services as worded, each once."""
    return list(dict.fromkeys(text[hit.start : hit.end] for hit in services))
