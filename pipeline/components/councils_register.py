"""The register of councils: which bodies a wording may stand for, and which of them an article means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from .councils_whereabouts import Whereabouts

Body = dict[str, Any]
"""A council's rule line: ``id`` (official name), ``gss``, ``kind``, ``nation``, ``start``, ``end``, ``county``, ``short`` …"""

CITY_OR_BOROUGH = ("london", "metropolitan", "unitary", "district", "welsh", "scottish", "northern_irish")


LIKE = {
    "like county": (("unitary",), ("Borough", "City")),
    "like borough": (("unitary", "district"), ("City", "County", "District")),
    "like city": (("parish",), ("Town", "Parish", "Community")),
}
"""Kinds of councils that a tier may be said of where no other fits, and words that none of their names has."""
LIVING = "2000"
"""Bodies wound up before this year are named in full or as "the former …", not by their bare place."""
COUNCIL = re.compile(r"ouncil\b")
TIER = re.compile(
    r"\s((?:[Tt]own|[Pp]arish|[Cc]ommunity|[Vv]illage|Neighbourhood|County|District|Borough|Metropolitan\sBorough)\s+[Cc]ouncil)$"
)
"""What ends the name of a council that the register may not hold: "Haverleigh Town Council"."""
CAPITALS = re.compile(
    r"(?:St\.\s)?[A-Z][\w’'-]*(?:\s+(?:(?:and|of|on|upon|in|the|with|le|by|under|cum|next|&)\s+){0,2}[A-Z][\w’'-]*){0,4}$"
)
OTHER = re.compile(r"\bCouncils?\s+(?:and|with|or|to|for|,)\s+(?:the\s+)?")
NO_NAME = re.compile(
    r"(?:(?:Members?|Councillors?|Staff|Leaders?|Chair(?:man|woman)?|Mayor|Clerk|Officers|Officials|Residents|Bosses|Workers"
    r"|Representatives)"
    r"\s+(?:of|on|at|from|in|to|for)\s+(?:the\s+)?|On\s+\w+day|\w+day|Yesterday|Today|Tonight|Last|Next|Earlier|Later|January"
    r"|February|March|April"
    r"|May|June|July|August|September|October|November|December|On|Like|Unlike|Across|Despite|Elsewhere|Also|Here|Instead"
    r"|Either|Neither|Nor|All|Some|Most|Many|Any|Several|Few|Half|Other|Another|Every"
    r"|The|A|An|Our|Your|Their|Local|Each|This|That|Youth|Jewish|Muslim|And|Or|New|At|In|But|For|From|By|To|With|As|If|When"
    r"|While|Meanwhile|Under|After|Now|Yet|So|Although|Though|Because|Since|Then|Enter|Even|Only|Both|Neighbouring|Nearby|Former"
    r"|Mr|Mrs|Cllr)\b\s*|[A-Z]{2,}\s+(?:by|from|at|in|for)\s+"
)
"""Words with a capital that begin no council's name."""
PLURAL = re.compile(r"\s(town|parish|community)\s+councils\b", re.IGNORECASE)
NAME = r"(?:St\.?\s)?[A-Z][\w’'-]+(?:\s(?:(?:on|upon|in|the|with|le|by|under|cum|next)\s){0,2}[A-Z][\w’'-]+){0,3}"
SINGLE = re.compile(NAME)
LIST = re.compile(rf"(?:{NAME},\s){{0,6}}{NAME},?\s+and\s+{NAME}$")
"""Several of them: "Bridgnorth, Wem and Oswestry town councils"."""
UNLISTED_KIND = {"county": "county", "district": "district", "borough": "district", "metropolitan borough": "metropolitan"}


class Naming(NamedTuple):
    """One place of the text that names a council: character offsets, the bodies it may mean, the rule, and whether in full."""

    start: int
    end: int
    bodies: tuple[Body, ...]
    rule: str
    full: bool


@dataclass
class Evidence:
    """What an article shows besides the wording: its date (ISO), the bodies it names in full, those of its place names, those of
    the bare names that act, where its place names stand, the bodies of the place that it is about, and where it plays."""

    date: str | None = None
    named: list[Body] = field(default_factory=list)
    near: list[Body] = field(default_factory=list)
    acting: list[Body] = field(default_factory=list)
    places: list[Naming] = field(default_factory=list)
    topics: list[Body] = field(default_factory=list)
    where: Whereabouts | None = None


class Register:
    """All council lines of the rule file, by phrase, by bare name and by official name.

    shared: the lines of names that several bodies share, or that went on after their body: "Cheshire" since 2009.
    """

    def __init__(self, lines: Iterable[Body], shared: Iterable[dict[str, Any]] = ()) -> None:
        self.by_id: dict[str, Body] = {}
        self.by_phrase: dict[str, list[Body]] = {}
        self.by_short: dict[str, list[Body]] = {}
        self.houses: dict[str, list[str]] = {}
        self.shared = {plain(name): line["candidates"] for line in shared for name in line["pattern"]}
        for line in lines:
            if line["kind"] == "county" or line["id"] not in self.by_id:  # Durham's county and unitary council share a name
                self.by_id[line["id"]] = line
            for phrase in line["pattern"]:
                bodies = self.by_phrase.setdefault(plain(phrase), [])
                if line not in bodies:
                    bodies.append(line)
            for short in (*line.get("short", ()), *filter(None, map(untitled, line["pattern"]))):
                self.by_short.setdefault(short, []).append(line)
                if len(short) > 3 and short != short.upper():
                    self.by_short.setdefault(short.upper(), []).append(line)

    def named(self, wording: str) -> tuple[Body, ...]:
        """The bodies that a full wording may mean, e.g. two for "Dorset Council"."""
        return tuple(self.by_phrase.get(plain(wording), ()))

    def later(self, wording: str, date: str) -> tuple[Body, ...]:
        """The bodies that a shared name may mean on a day when the one that bore it is gone: "Cheshire" in 2015."""
        names = self.shared.get(plain(wording), ())
        return tuple(body for body in map(self.by_id.get, names) if body and alive(body, date))


def untitled(name: str) -> str:
    """The name of a district or region as it is called for short; "" for every other: of "Kent County" there are football clubs.

    >>> untitled("Strathclyde Regional Council"), untitled("Kyle & Carrick District Council"), untitled("Kent County Council")
    ('Strathclyde Region', 'Kyle & Carrick District', '')
    """
    match = re.fullmatch(r"(.+ (?:District|Region))(?:al)? Council", name)
    return match[1] if match else ""


def plain(text: str) -> str:
    """A wording as it is looked up: lower case, single spaces, straight apostrophes.

    >>> plain("King’s  Lynn Council")
    "king's lynn council"
    """
    return " ".join(text.lower().replace("’", "'").split())


def fits(body: Body, tier: str) -> bool:
    """Whether "the county council", "the borough", "the town hall" … can stand for this body.

    tier: any (but parish) all county region borough city district unitary welsh town parish combined; "like county", "like
    borough" and "like city" for what is so called where no other fits: "County Hall" is Wiltshire Council's.

    >>> fits({"id": "Kent County Council", "kind": "county"}, "town")
    False
    """
    kind, name = body["kind"], body["id"]
    if tier == "any":
        return kind != "parish"
    if tier == "all":
        return True
    if tier == "county":
        return kind == "county" or "County" in name and kind in ("unitary", "welsh", "other")
    if tier in LIKE:
        kinds, words = LIKE[tier]
        return kind in kinds and not any(word in name for word in words)
    if tier == "borough":
        return kind in ("london", "metropolitan") and "City" not in name or "Borough" in name and kind != "county"
    if tier == "city":
        return "City" in name and kind in CITY_OR_BOROUGH
    if tier == "welsh":
        return "County Borough" in name
    if tier == "town":
        return kind in CITY_OR_BOROUGH
    if tier == "district":
        return kind == "district" or "District" in name and kind in CITY_OR_BOROUGH
    if tier == "region":
        return "Regional" in name
    return bool(kind == tier)


def alive(body: Body, date: str) -> bool:
    """Whether a body existed on a day, as far as its line says."""
    return bool((body.get("start") or "") <= date <= (body.get("end") or "9"))


def living(body: Body, date: str | None) -> bool:
    """Whether a bare place may still mean this body: not one wound up long ago, unless the article is as old."""
    return (body.get("end") or "9") > min(date or LIVING, LIVING)


def there_is(body: Body, date: str | None) -> bool:
    """Whether a bare place may mean this body: it existed on the article's day, or without a date was not wound up long ago."""
    return alive(body, date) if date else living(body, None)


def alive_of(bodies: Iterable[Body], date: str | None) -> tuple[Body, ...]:
    """Those bodies that a bare place may still mean, as ``living`` tells."""
    return tuple(body for body in bodies if living(body, date))


def together(one: Body, other: Body) -> bool:
    """Whether two bodies existed at the same time, as far as their lines say."""
    return bool((one.get("start") or "") <= (other.get("end") or "9") and (other.get("start") or "") <= (one.get("end") or "9"))


def kin(one: Body, other: Body) -> bool:
    """Whether two bodies are of one family: a district and its county council, two districts of it, a body and its successor."""
    county = one.get("county")
    by_county = other["id"] == county or other.get("county") == one["id"] or county and other.get("county") == county
    return bool(by_county or one["id"] in other.get("successors", ()))


def in_title_case(name: str) -> str:
    """A name on one line, its words in capitals as elsewhere: "SHEPTON Mallet" opens a story.

    >>> in_title_case("SHEPTON  Mallet")
    'Shepton Mallet'
    """
    return " ".join(word.title() if word.isupper() and len(word) > 3 else word for word in name.split())


def unlisted(text: str) -> Iterator[Naming]:
    """Parish, town and other councils outside the register, named with a tier word.

    >>> [(n.bodies[0]["id"], n.bodies[0]["kind"]) for n in unlisted("At Haverleigh Town Council, Barset County Council")]
    [('Haverleigh Town Council', 'parish'), ('Barset County Council', 'county')]
    """
    reach = 0
    for noun in COUNCIL.finditer(text):
        match = TIER.search(text, max(0, noun.start() - 30), noun.end())
        if match is None:
            continue
        run = CAPITALS.search(text, max(0, match.start() - 60), match.start())
        start = run.start() if run else match.start()
        start = max((start, *(joint.end() for joint in OTHER.finditer(text, start, match.start()))))
        while word := NO_NAME.match(text, start, match.start()):
            start = word.end()
        if start >= match.start() or start < reach or start and text[start - 1].isalnum():
            continue
        if text[match.start() : match.end()].islower() and text[max(0, start - 3) : start] in (" a ", "An ", " an ", "A "):
            continue  # "An Angus community council"
        reach = match.end()
        tier = " ".join(match[1].lower().split()[:-1])
        name = in_title_case(text[start : match.start()]) + f" {tier.title()} Council"
        kind = UNLISTED_KIND.get(tier, "parish")
        body = {"id": name, "gss": None, "kind": kind, "nation": None}
        yield Naming(start, match.end(), (body,), f"councils/{'parish' if kind == 'parish' else 'unlisted'}", True)
    for noun in PLURAL.finditer(text):
        names = LIST.search(text, max(0, noun.start() - 160), noun.start())
        for town in SINGLE.finditer(text, names.start(), noun.start()) if names else ():
            body = {"id": f"{in_title_case(town[0])} {noun[1].title()} Council", "gss": None, "kind": "parish", "nation": None}
            yield Naming(town.start(), town.end(), (body,), "councils/parish", True)


ELIDED = re.compile(r"\b(North|South|East|West|Mid)(?:,\s(?:North|South|East|West|Mid))?(?=\s(?:and|&)\s$)")
SIDED = re.compile(r"(?:North|South|East|West|Mid)\s(.+)")
TIERS = re.compile(r"(?: (?:Metropolitan|Borough|County|District))+$")


def elided(text: str, names: Iterable[Naming], by_short: Mapping[str, Sequence[Body]]) -> list[Naming]:
    """The first of two names that share their place: "**West** and North Northamptonshire councils".

    names: those of the text, bare and in full. by_short: the bodies of every bare name.
    """
    found = []
    for naming in names:
        side = ELIDED.search(text, max(0, naming.start - 18), naming.start)
        own = SIDED.fullmatch(naming.bodies[0]["id"].rsplit(" Council", 1)[0]) if side and naming.bodies else None
        if side and own and (bodies := by_short.get(f"{side[1]} {TIERS.sub('', own[1])}")):
            found.append(Naming(side.start(), side.end(), tuple(bodies), "councils/elided", False))
    return found
