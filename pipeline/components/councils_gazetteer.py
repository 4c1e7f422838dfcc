"""Places that lie in the area of a council, and the council of an article that names none: "Peckham … the borough will pay".

The lines of ``patterns/places.jsonl`` list the places of every district, borough and city since 1974. Who was responsible for a
place on a day follows from the register: the body of its area, what took that one's place, and the county above.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

from spacy.tokens import Doc

from ..matching import Hit
from .base import date_of, text_of
from .councils_places import stands_alone
from .councils_references import Mention
from .councils_register import LIKE, Body, Naming, alive, alive_of, fits, kin
from .councils_topic import CIVIC
from .councils_words import Cues, Words
from .sentences import Layout

AT = re.compile(
    r"\b(?:in|at|near|around|across|of|outside|through|for|over|to|into|towards|between|throughout|and|serving)"
    r" (?:the )?(?:(?:central|north|south|east|west|old|nearby|neighbouring) )?$",
    re.I,
)
"""What must stand before a name that is a word or a person's too: "in **Sale**", not "Sale of the century"."""
FROM = re.compile(r"\b(?:from|(?:based|born|registered|headquartered) (?:in|at|near)) (?:the )?$", re.I)
"""What stands before the place that somebody comes from."""
SIDE = re.compile(r"\b(?:Lower|Upper|North|South|East|West|Great|Little|Old|New|Higher|Nether|Central|Inner|Outer|Mid) $")
"""A part of a place: "**Lower** Willingdon"."""
LIES_THERE = re.compile(
    r" (?:Town Hall|Town Council|Parish Council|Library|Leisure Centre|Sports Centre|Swimming|Baths|Community|Primary|High School"
    r"|High Street|Market|Civic|Health Centre|Medical|Cemetery|Park\b|Station|Fire Station|Police Station|Rotary|Labour Club)"
)
"""What lies in the place that its name begins with: "Hailsham **Library**"."""
ORIGIN = re.compile(
    r"(?:['’]s)?,? (?:firm|company|contractor|group|university|hospital|[Uu]nited|[Cc]ity|[Tt]own|Rovers|Wanderers)\b|-based"
)
"""What stands behind one: "a **Morley** firm"."""
CAPITAL = re.compile(r"\b[A-Z]")
RULE = "councils/place"
TIERS = {"county", "borough", "city", "district", "unitary", "welsh"}
"""What an article may call its council, or the area of it."""
SHARE = 0.6
"""What share of the article's places must lie in the area of the council that is meant."""
LEAST, DOUBTFUL, AGAIN = 1.0, 0.5, 1.5
"""How many places that must be; a doubtful name counts half, one that is named again half as much again."""


class Area(NamedTuple):
    """The councils of a place on a day: those of districts or that have no county above them, and those of counties."""

    lower: tuple[Body, ...]
    upper: tuple[Body, ...]


class Place(NamedTuple):
    """A place that an article names: the councils listed for it, who was responsible then, and for how much it counts."""

    councils: frozenset[str]
    areas: list[Area]
    weight: float

    def nearness(self, body: Body) -> float:
        """1 where the place lies in a council's area, one half where its council is that one's neighbour or kin."""
        responsible = [other for area in self.areas for other in area.lower + area.upper]
        if body in responsible:
            return 1
        return 0.5 if any(kin(body, other) or kin(other, body) for other in responsible) else 0


class Gazetteer:
    """The places of ``patterns/places.jsonl`` and who is responsible for them.

    lines: the file's rule lines; label ``place`` (``doubtful`` for names that are words, people's or other places' too), the id
    being the council in whose area they lie; ``upper`` and ``lower`` list what a county council does and what a district does.
    councils: the register's lines.
    """

    def __init__(self, lines: list[dict[str, Any]], councils: list[Body]) -> None:
        self.listed: dict[str, list[str]] = {}
        self.doubtful: set[str] = set()
        for line in lines:
            if line["label"] in ("place", "doubtful"):
                for name in line["pattern"]:
                    self.listed.setdefault(name, []).append(line["id"])
                if line["label"] == "doubtful":
                    self.doubtful.update(line["pattern"])
        self.work = {label: Words(line for line in lines if line["label"] == label) for label in ("upper", "lower")}
        names = {"label": "place", "id": "place", "rule": RULE, "pattern": list(self.listed), "case": True}
        self.names = Words([names])  # a PhraseMatcher of 20,000 names takes a second and 100 MB at every start
        self.counties = {body["county"] for body in councils if "county" in body}
        self.bodies: dict[str, list[Body]] = {}
        self.before: dict[str, list[Body]] = {}
        for body in councils:
            self.bodies.setdefault(body["id"], []).append(body)
            for heir in body.get("successors", ()):
                self.before.setdefault(heir, []).append(body)

    def area(self, council: str, date: str | None, heirs: Iterable[str] = ()) -> Area:
        """Who was responsible for the area of a council on a day; without a date, who is today.

        heirs: those among its successors in whose part of the area a place lies, where that is known.
        """
        lower: list[Body] = []
        queue, seen = [council], set()
        while queue:
            name = queue.pop()
            if name in seen:
                continue
            seen.add(name)
            for body in self.bodies.get(name, ()):
                if self.is_upper(body):
                    continue
                if is_there(body, date):
                    lower.append(body)
                elif (body.get("end") or "9") < (date or "9"):
                    all_heirs = body.get("successors", [])
                    queue += [heir for heir in all_heirs if heir in heirs] or all_heirs
        upper = [body for name in seen for body in self.above(name) if is_there(body, date)]
        return Area(unique(lower), unique(upper))

    def above(self, name: str) -> Iterable[Body]:
        """The counties and regions that a council's area ever lay in, and the council itself where it is one of them."""
        for body in self.bodies.get(name, ()):
            if self.is_upper(body):
                yield body
            counties = [*self.bodies.get(body.get("county", ""), ()), *self.before.get(name, ())]
            for county in counties:
                if self.is_upper(county):
                    yield county
                    yield from (old for old in self.before.get(county["id"], ()) if self.is_upper(old))

    def place(self, councils: tuple[str, ...], date: str | None, weight: float = 1) -> Place:
        """A place in the areas of some councils, with who was responsible for them on a day."""
        return Place(frozenset(councils), self.areas_of(councils, date), weight)

    def spots(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where listed names stand in a text, the longest where several start: start, end and the name as it is listed."""
        reach = 0
        straight = text.replace("’", "'")
        for word in CAPITAL.finditer(text):
            spot = self.names.starting(straight, word.start()) if word.start() >= reach else None
            if spot:
                reach = spot.end
                yield spot.start, spot.end, straight[spot.start : spot.end]

    def areas_of(self, councils: tuple[str, ...], date: str | None) -> list[Area]:
        """The areas that a name may lie in: several where it is listed for councils that did not follow one another."""
        bodies = [body for name in councils for body in self.bodies.get(name, ())]
        later = {heir for body in bodies for heir in body.get("successors", ()) if heir != body["id"]}
        roots = [name for name in councils if name not in later]
        areas = (self.area(name, date, councils) for name in dict.fromkeys(roots))
        return [area for area in areas if area.lower or area.upper]

    def is_upper(self, body: Body) -> bool:
        """Whether a body is a county's or region's with districts below it."""
        return body["kind"] == "county" or "end" in body and body["id"] in self.counties


class Whereabouts:
    """Where one article plays: its places, looked up once something asks for them, and the councils that they suggest."""

    def __init__(
        self, gazetteer: Gazetteer, doc: Doc, layout: Layout, bare: list[Naming], pointing: list[Hit], cues: Cues
    ) -> None:
        self.gazetteer, self.layout, self.bare, self.cues = gazetteer, layout, bare, cues
        self.text, self.date, self.article = text_of(doc), date_of(doc), doc._.article or {}
        self.spoken = any(hit.label != "area" for hit in pointing) or CIVIC.search(self.text) is not None
        self.tiers = {hit.id for hit in pointing if hit.label in ("generic", "officed", "area", "seat")} & TIERS
        self.found: dict[str, Body | None] = {}

    @cached_property
    def places(self) -> list[Place]:
        """The places that the article names, those that are a council's bare name too, and those in its title and its publisher's
        name; who only comes from a place names none."""
        listed, doubtful = self.gazetteer.listed, self.gazetteer.doubtful
        times: Counter[str] = Counter()
        named: dict[str, tuple[str, ...]] = {}
        for start, end, name in self.gazetteer.spots(self.text):
            if self.is_where(start, end, name in doubtful):
                times[name] += 1
                named[name] = tuple(listed[name])
        for naming in self.bare:
            name = self.text[naming.start : naming.end]
            if name not in listed and self.is_where(naming.start, naming.end, doubtful=False):
                times[name] += 1
                named[name] = tuple(body["id"] for body in alive_of(naming.bodies, self.date) or naming.bodies)
        weights = {name: (DOUBTFUL if name in doubtful else 1) * (1 if number == 1 else AGAIN) for name, number in times.items()}
        beside = (self.article.get(key) or "" for key in ("title", "publisher"))
        for _, _, name in (spot for part in beside for spot in self.gazetteer.spots(part)):
            if name not in doubtful and name not in named:
                named[name], weights[name] = tuple(listed[name]), 1
        return [self.gazetteer.place(councils, self.date, weights[name]) for name, councils in named.items()]

    def is_where(self, start: int, end: int, doubtful: bool) -> bool:
        """Whether a name says where the article plays: no part of a longer name, nor where somebody comes from."""
        first, last = self.layout.paragraph_at(start)
        if side := SIDE.search(self.text, max(0, start - 9), start):
            start = side.start()
        there = LIES_THERE.match(self.text, end)
        if not first <= start < last or not stands_alone(self.text, start, there.end() if there else end, self.cues):
            return False
        back = max(0, start - 30)
        if FROM.search(self.text, back, start) or ORIGIN.match(self.text, end):
            return False
        return not doubtful or AT.search(self.text, back, start) is not None

    def council(self, tier: str) -> Body | None:
        """The council that a reference with a tier ("any", "county", "borough" …) stands for by the article's places.

        None where they lie in several councils' areas, or where both a county council and its district may be meant and neither
        the article's other words ("the borough") nor the work it speaks of tell.
        """
        if tier not in self.found:
            bodies = [body for body in (votes(self.places, "lower"), votes(self.places, "upper")) if body]
            if tier != "any":
                bodies = [body for body in reversed(bodies) if fits(body, tier)][:1]
            else:
                bodies = [body for body in bodies if self.is_told(body)] or bodies
            self.found[tier] = bodies[0] if len(bodies) == 1 else self.by_work(*bodies) if bodies else None
        return self.found[tier]

    def is_told(self, body: Body) -> bool:
        """Whether the article speaks of a council or area of this body's tier."""
        return any(fits(body, tier) or f"like {tier}" in LIKE and fits(body, f"like {tier}") for tier in self.tiers)

    def by_work(self, district: Body, county: Body) -> Body | None:
        """The one of a district and its county that does what the article speaks of."""
        of_county, of_district = (
            sum(1 for _ in self.gazetteer.work[label].any.finditer(self.text)) for label in ("upper", "lower")
        )
        if of_county == of_district:
            return None
        return county if of_county > of_district else district

    def likeliest(self, bodies: list[Body]) -> list[Body]:
        """Those of some namesakes in or beside whose areas most of the places lie; all of them where none lies in any."""
        names = {body["id"] for body in bodies}
        others = [place for place in self.places if not names <= place.councils]
        scores = [sum(place.weight * place.nearness(body) for place in others) for body in bodies]
        return [body for body, score in zip(bodies, scores, strict=True) if score == max(scores)]

    def stand_ins(self, hits: Iterable[Hit], mentions: list[Mention]) -> Iterator[Mention]:
        """The mentions that words left open are after all: of the only county of the councils named, else by the places."""
        bodies = {mention.body["id"]: mention.body for mention in mentions}.values()
        counties = unique(county for body in bodies for county in self.gazetteer.area(body["id"], self.date).upper)
        hits = list(hits)
        spoken = self.spoken or len(hits) > 1
        for hit in hits:
            body: Body | None = None
            if hit.id == "county" and len(counties) == 1:
                body = counties[0]
            elif spoken and not counties:  # "Villages in Pendle saw snow. The borough is used to it" tells of no council
                body = self.council(hit.id)
            if body is not None:
                yield Mention(hit.start, hit.end, body, RULE)

    def unspoken(self) -> Iterator[Mention]:
        """The mention of an article that has to do with a council and speaks of none: "Councillors in Filey have …"."""
        word = CIVIC.search(self.text)
        body = self.council("any") if word else None
        if word and body and (self.is_told(body) or not self.tiers):
            yield Mention(word.start(), word.end(), body, RULE)


def votes(places: Iterable[Place], level: str) -> Body | None:
    """The council of one level ("lower" or "upper") in whose area enough of the places lie."""
    counts: dict[str, float] = defaultdict(float)
    known: dict[str, Body] = {}
    total = 0.0
    for place in places:
        areas = [getattr(area, level) for area in place.areas]
        total += place.weight if any(areas) or level == "upper" else 0
        for bodies in areas:
            for body in bodies:
                counts[body["id"]] += place.weight / len(bodies) / len(areas)
                known[body["id"]] = body
    if not counts:
        return None
    best = max(counts, key=counts.__getitem__)
    return known[best] if counts[best] >= max(LEAST, SHARE * total) else None


def is_there(body: Body, date: str | None) -> bool:
    """Whether a body exists on a day, or today."""
    return alive(body, date) if date else "end" not in body


def unique(bodies: Iterable[Body]) -> tuple[Body, ...]:
    """Bodies, each once."""
    return tuple({id(body): body for body in bodies}.values())
