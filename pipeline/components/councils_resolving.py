"""Which council a word stands for: "the council", "the Lancashire authority", "Cloonavin", "the town council" of a place."""

from __future__ import annotations

import re

from ..matching import Hit
from .councils_references import Mention, antecedent, bodies_of, foreshadowed, lies_there, place_of
from .councils_register import Body, Evidence, Naming, Register, alive, fits, living
from .councils_seats import council_of_town

FIRST = re.compile(
    r"\b[Aa]n?\s(?:[A-Za-z]\w+(?:-\w+)?\s){0,2}?(?:council|local\sauthority|unitary\sauthority)(?=\s(?:has|is|was|will|must|may|could|in\s[A-Z]|which|to\s)|,)"
)
"""A council that an article opens with and names later: "A council has been ordered to pay …"."""
THERE = 120
"""Characters before a reference in which the place stands that it is of."""
IN_PLACE = re.compile(r"\b[Ii]n $")
OPENING = 2
"""How many paragraphs may hold such a council."""


def meant(
    text: str, mentions: list[Mention], hit: Hit, paragraph: int, evidence: Evidence, register: Register, since: int
) -> Body | None:
    """The body that a pointing word stands for, None where it stays open.

    mentions: those settled so far, in text order. paragraph, since: where its paragraph and its headed section start.
    """
    if hit.label == "placed":
        return placed_body(text, mentions, hit, evidence, register)
    if hit.label in ("house", "capital"):
        owners = register.houses[hit.id]
        return next((mention.body for mention in mentions if mention.body["id"] in owners), None)
    if hit.id == "parish" and (town := council_of_town(text, hit)):
        same = (mention.body for mention in mentions if mention.body["id"].startswith(town["id"].rsplit(" ", 2)[0]))
        return next((known for known in same if known["kind"] == "parish"), town)
    if hit.label == "generic" and (there := of_that_place(text, mentions, hit, evidence)):
        return there
    topic = next((one for one in evidence.topics if fits(one, hit.id)), None)
    if topic and all(mention.start > hit.start for mention in mentions):
        return topic  # "Edinburgh's bins … will leave **the city** better off", before another city is named
    section = [mention for mention in mentions if mention.start >= since]
    body = antecedent(section, hit, paragraph, evidence) or antecedent(mentions, hit, paragraph, evidence)
    if hit.label in ("seat", "area") and (body is None or body.get("end")):
        alike = antecedent(mentions, hit._replace(id=f"like {hit.id}"), paragraph, evidence)
        if alike and (body is None or is_over(body, alike, evidence.date)):
            body = alike
    body = body or topic
    if body is None and hit.label != "officed":
        body = foreshadowed(mentions, hit, evidence, register.by_id)
    return body


def of_that_place(text: str, mentions: list[Mention], hit: Hit, evidence: Evidence) -> Body | None:
    """The council of a place in the sentence of a reference with a tier: "runs clubs **in Plymouth** for the city council"."""
    if hit.id in ("any", "parish"):
        return None
    begin = max(text.rfind(mark, max(0, hit.start - THERE), hit.start) for mark in (". ", "? ", "! ", "\n", ", "))
    places = [name for name in evidence.places if begin < name.start < hit.start and IN_PLACE.search(text, begin + 1, name.start)]
    bodies = bodies_of(places[-1:], hit, evidence)
    said = any(begin < mention.start < hit.start and fits(mention.body, hit.id) for mention in mentions)
    return bodies[0] if len(bodies) == 1 and not said else None


def is_over(body: Body, heir: Body, date: str | None) -> bool:
    """Whether a body has handed over to the other one: "County Hall" of 2024 is Somerset Council's, not the county council's."""
    return heir["id"] in body.get("successors", ()) and (date is None or not alive(body, date))


def placed_body(text: str, mentions: list[Mention], hit: Hit, evidence: Evidence, register: Register) -> Body | None:
    """The council that "the Lancashire authority" stands for: the last named that lies there, else the county's own."""
    place = place_of(text, hit)
    there = [m for m in mentions if m.start < hit.start and fits(m.body, hit.id) and lies_there(m.body, place)]
    if there:
        return there[-1].body
    own = [body for body in register.by_short.get(place, ()) if body["kind"] == "county" and living(body, evidence.date)]
    return own[0] if own and hit.id == "any" else None


def headings(text: str, bare: list[Naming]) -> list[int]:
    """Where sections of an article start that a council's place alone heads, as in a round-up."""
    return [
        name.start for name in bare if text[name.end : name.end + 1] == "\n" and text[name.start - 1 : name.start] in ("\n", "")
    ]


def opening(text: str, mentions: list[Mention], paragraphs: list[list[int]]) -> list[Hit]:
    """The council with which an article opens before it names it: "A Labour-run council in Kent is to sell …"."""
    named = next((m for m in mentions if m.rule.startswith("councils/council/")), None)
    if named is None or not paragraphs:
        return []
    last = paragraphs[:OPENING][-1][1]
    found = FIRST.search(text, paragraphs[0][0], min(last, mentions[0].start))
    return [Hit(found.start(), found.end(), "first", "any", "councils/opening")] if found else []
