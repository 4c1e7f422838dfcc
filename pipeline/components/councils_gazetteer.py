"""Places that lie in the area of a council, and who was responsible for them on a day.

The lines of ``patterns/places.jsonl`` list the places of every district, borough and city since 1974. Who was responsible for a
place follows from the register: the body of its area, what took that one's place, and the county above.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from .councils_register import Body, alive, kin
from .councils_settling import RECENT
from .councils_words import Words

CAPITAL = re.compile(r"\b[A-Z]")
RULE = "councils/place"


class Area(NamedTuple):
    """The councils of a place on a day: those of districts or that have no county above them, and those of counties."""

    lower: tuple[Body, ...]
    upper: tuple[Body, ...]


class Place(NamedTuple):
    """A place that an article names: the councils listed for it, who was responsible then, and for how much it counts."""

    name: str
    councils: frozenset[str]
    areas: list[Area]
    weight: float

    def nearness(self, body: Body) -> float:
        """1 where the place lies in a council's area, one half where its council is that one's neighbour or kin."""
        if body in self.responsible:
            return 1
        return 0.5 if any(kin(body, other) or kin(other, body) for other in self.responsible) else 0

    @property
    def responsible(self) -> list[Body]:
        """All councils that may have been responsible for it."""
        return [body for area in self.areas for body in area.lower + area.upper]


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
        """Who was responsible for the area of a council on a day; without a date, who is and has been since 2010, else nobody.

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
                if date is None and body.get("end", "") > RECENT:
                    return Area((), ())
                if exists(body, date):
                    lower.append(body)
                elif (body.get("end") or "9") < (date or "9"):
                    all_heirs = body.get("successors", [])
                    queue += [heir for heir in all_heirs if heir in heirs] or all_heirs
        upper = [body for name in seen for body in self.above(name) if exists(body, date)]
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

    def place(self, name: str, councils: tuple[str, ...], date: str | None, weight: float) -> Place:
        """A place in the areas of some councils, with who was responsible for them on a day."""
        return Place(name, frozenset(councils), self.areas_of(councils, date), weight)

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


def exists(body: Body, date: str | None) -> bool:
    """Whether a body exists on a day, or today."""
    return alive(body, date) if date else "end" not in body


def unique(bodies: Iterable[Body]) -> tuple[Body, ...]:
    """Bodies, each once."""
    return tuple({id(body): body for body in bodies}.values())
