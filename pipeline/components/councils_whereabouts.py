"""Where an article plays, and the council that it means but never names: "Pensioners in Peckham … the borough will pay"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from spacy.tokens import Doc

from ..matching import Hit
from .base import date_of, text_of
from .councils_gazetteer import RULE, Gazetteer, Place, exists, unique
from .councils_places import stands_alone
from .councils_references import Mention
from .councils_register import LIKE, Body, Naming, fits
from .councils_topic import CIVIC
from .councils_words import Cues
from .sentences import Layout

AT = re.compile(
    r"\b(?:in|at|near|around|across|of|outside|through|for|over|to|into|towards|between|throughout|and|serving)"
    r" (?:the )?(?:(?:central|north|south|east|west|old|nearby|neighbouring) )?$",
    re.I,
)
"""What must stand before a name that is a word or a person's too: "in **Sale**", not "Sale of the century"."""
FROM = re.compile(r"\b(?:from|(?:based|born|registered|headquartered) (?:in|at|near)) (?:the )?$", re.I)
"""What stands before the place that somebody comes from."""
SIDE = re.compile(r"\b(?:Lower|Upper|North|South|East|West|Higher|Nether|Central|Inner|Outer|Mid) $")
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
BY_TIER = re.compile(
    r"\b([Cc]ounty|[Bb]orough|[Dd]istrict|[Rr]egional)"
    r" (?:(?:spokes(?:man|woman|person)|councillors?|planners|treasurer|surveyor|solicitor|auditors?|librarian|architect)\b"
    r"|(?:highways?|roads|trading standards|education|social services|social work|planning|housing|transport|environmental health"
    r"|library|libraries|leisure|parks|finance|engineering|waste|recycling|property|licensing|care) "
    r"(?:\w+ )?(?:officers?|officials|chiefs?|bosses|staff|workers|committee|department|director|convener|chairman|chairwoman))\b"
)
"""An office or body of a council told by its tier alone: "a county spokesman", "county trading standards officers"."""
TIERS = {"county", "borough", "city", "district", "unitary", "welsh"}
"""What an article may call its council, or the area of it."""
SHARE = 0.5
"""What share of the places must lie in the area of the council that is meant; of two with half each the first named is."""
LEAST, DOUBTFUL, AGAIN = 1.0, 0.5, 1.5
"""How many places that must be; a doubtful name counts half, one that is named again half as much again."""


class Whereabouts:
    """Where one article plays: its places, looked up once something asks for them, and the councils that they suggest."""

    def __init__(
        self, gazetteer: Gazetteer, doc: Doc, layout: Layout, bare: list[Naming], pointing: list[Hit], cues: Cues
    ) -> None:
        self.gazetteer, self.layout, self.bare, self.cues = gazetteer, layout, bare, cues
        self.text, self.date, self.article = text_of(doc), date_of(doc), doc._.article or {}
        self.pointing = pointing
        self.found: dict[str, Body | None] = {}

    @cached_property
    def offices(self) -> list[re.Match[str]]:
        """Where an office of a council is told by its tier alone."""
        return [office for office in BY_TIER.finditer(self.text) if self.layout.is_mined(office.start())]

    @cached_property
    def tiers(self) -> set[str]:
        """The tiers of councils and areas that the article speaks of."""
        told = {hit.id for hit in self.pointing if hit.label in ("generic", "officed", "area", "seat")}
        return told & TIERS | {tier_of(office) for office in self.offices}

    @cached_property
    def spoken(self) -> bool:
        """Whether the article has to do with a council: it says so, or tells of the work of one."""
        work = self.gazetteer.work.values()
        pointed = any(hit.label != "area" for hit in self.pointing)
        return pointed or any(form.search(self.text) for form in (CIVIC, *(words.any for words in work)))

    @cached_property
    def places(self) -> list[Place]:
        """The places that the article names, those that are a council's bare name too, and those in its title and its publisher's
        name; who only comes from a place names none."""
        listed, doubtful = self.gazetteer.listed, self.gazetteer.doubtful
        own = {naming.start: [body["id"] for body in naming.bodies if exists(body, self.date)] for naming in self.bare}
        spots = {start: (end, name) for start, end, name in self.gazetteer.spots(self.text)}
        spots |= {name.start: (name.end, self.text[name.start : name.end]) for name in self.bare if own[name.start]}
        times: Counter[str] = Counter()
        named: dict[str, tuple[str, ...]] = {}
        for start, (end, name) in sorted(spots.items()):
            if self.is_where(start, end, name in doubtful and not own.get(start)):
                times[name] += 1
                named[name] = tuple(own.get(start) or listed[name])
        weights = {name: (DOUBTFUL if name in doubtful else 1) * (1 if number == 1 else AGAIN) for name, number in times.items()}
        beside = (self.article.get(key) or "" for key in ("title", "publisher"))
        for _, _, name in (spot for part in beside for spot in self.gazetteer.spots(part)):
            if name not in doubtful and name not in named:
                named[name], weights[name] = tuple(listed[name]), 1
        return [self.gazetteer.place(name, councils, self.date, weights[name]) for name, councils in named.items()]

    def is_where(self, start: int, end: int, doubtful: bool) -> bool:
        """Whether a name says where the article plays: no part of a longer name, nor where somebody comes from."""
        if side := SIDE.search(self.text, max(0, start - 9), start):
            start = side.start()
        there = LIES_THERE.match(self.text, end)
        if not self.layout.is_mined(start) or not stands_alone(self.text, start, there.end() if there else end, self.cues):
            return False
        back = max(0, start - 30)
        if FROM.search(self.text, back, start) or ORIGIN.match(self.text, end):
            return False
        return not doubtful or AT.search(self.text, back, start) is not None

    @cached_property
    def winners(self) -> list[Body]:
        """The district or other single-tier council, and the county council, in whose areas enough of the places lie."""
        return [body for body in (votes(self.places, "lower"), votes(self.places, "upper")) if body]

    def council(self, tier: str) -> Body | None:
        """The council that a reference with a tier ("any", "county", "borough" …) stands for by the article's places.

        None where they lie in several councils' areas, or where both a county council and its district may be meant and neither
        the article's other words ("the borough") nor the work it speaks of tell.
        """
        if tier not in self.found:
            bodies = self.winners
            if tier != "any":
                bodies = [body for body in reversed(bodies) if fits(body, tier)][:1]
            else:
                bodies = [body for body in bodies if self.is_told(body)] or bodies
            self.found[tier] = bodies[0] if len(bodies) == 1 else self.by_work(*bodies) if bodies else None
        return self.found[tier]

    def better(self, body: Body, tier: str) -> Body:
        """The council that a reference with a tier stands for: a body, or another one in whose area more of the places lie.

        Between a county council and its districts the places do not tell.
        """
        there = self.council(tier)
        if there is None or there["id"] == body.get("county") or body["id"] == there.get("county"):
            return body
        return there if self.support(there) > self.support(body) else body

    def support(self, body: Body) -> float:
        """For how much the places in a council's area count."""
        return sum(place.weight for place in self.places if body in place.responsible)

    def plays_elsewhere(self, body: Body) -> bool:
        """Whether twice as many places of the article lie in another council's area as in this one's and its county's."""
        there = self.council("any")
        if there is None or there is body:
            return False
        own = sum(place.weight for place in self.places if place.nearness(body))
        return self.support(there) >= max(2, 2 * own)

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

    def stand_ins(self, hits: list[Hit], mentions: list[Mention]) -> Iterator[Mention]:
        """The mentions that words left open are after all: of the only county of the councils named, else by the places."""
        own = {name: self.counties_of(name) for name in dict.fromkeys(mention.body["id"] for mention in mentions)}
        counties = unique(county for found in own.values() for county in found)
        spoken = self.spoken or len(hits) > 1  # "Villages in Pendle saw snow. The borough is used to it" tells of no council
        for hit in hits:
            body = self.council(hit.id) if spoken else None
            if hit.id == "county" and len(counties) == 1:
                district = next(name for name in own if own[name])
                yield Mention(hit.start, hit.end, counties[0], f"{RULE}/{district}")
            elif body and (not counties or any(county in counties for county in self.counties_of(body["id"]))):
                yield Mention(hit.start, hit.end, body, self.rule(body))

    def unspoken(self) -> Iterator[Mention]:
        """The mentions of an article that has to do with a council and speaks of none: "Councillors in Filey have …"."""
        for office in self.offices:
            if body := self.council(tier_of(office)):
                yield Mention(office.start(), office.end(1), body, self.rule(body))
        word = next((word for word in CIVIC.finditer(self.text) if self.layout.is_mined(word.start())), None)
        body = self.council("any") if word and not self.offices else None
        if word and body and (self.is_told(body) or not self.tiers):
            yield Mention(word.start(), word.end(), body, self.rule(body))

    def counties_of(self, council: str) -> tuple[Body, ...]:
        """The county councils above a council on the article's day."""
        return self.gazetteer.area(council, self.date).upper

    def rule(self, body: Body) -> str:
        """The rule of a council that the places tell, with the first of them that lies in its area: councils/place/Peckham."""
        return f"{RULE}/{next(place.name for place in self.places if body in place.responsible)}"


def tier_of(office: re.Match[str]) -> str:
    """The tier that an office is told by: "county" of "a county spokesman"."""
    return office[1].lower().removesuffix("al")


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
                counts[body["id"]] += place.weight / len(bodies)
                known[body["id"]] = body
    if not counts:
        return None
    best = max(counts, key=counts.__getitem__)
    return known[best] if counts[best] >= max(LEAST, SHARE * total) else None
