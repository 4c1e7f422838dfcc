"""Councils: every UK local authority that the article names or clearly means, and each place that means it."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from typing import Any, ClassVar, NamedTuple

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from ..matching import Hit, longest, token_offsets
from . import councils_places as places
from . import councils_references as references
from . import councils_resolving as resolving
from . import councils_seats as seats
from .base import Component, date_of, text_of
from .councils_gazetteer import Gazetteer
from .councils_known import area_acts
from .councils_references import Mention, items_of
from .councils_register import Body, Evidence, Naming, Register, alive, alive_of, elided, living, unlisted
from .councils_settling import awaited, open_body, settle, unborn
from .councils_topic import topics
from .councils_weigh import Place, open_places, weighed
from .councils_whereabouts import Whereabouts
from .councils_words import Cues, Words
from .sentences import Layout

BEHIND_NAMES = {"act", "undergo", "owned", "noun", "kind", "where", "after", "title", "outsider", "left", "insider"}
PLACE_OR_COUNCIL = {"head", "tail", "scenic", "placeword", "scenery", "placeverb", "party", "elsewhere", "dealt", "body"}
BEFORE_NAMES = {"opening", "class", "inside", "lead", "serve", "site", "dealing", "abolished", "birth", "gone"}
AROUND_SEATS = {"working", "teller", "object", "building"}
CUES = frozenset(BEHIND_NAMES | PLACE_OR_COUNCIL | BEFORE_NAMES | AROUND_SEATS)
"""Labels of cue words, of which an article holds a hundred: looked up around the few names that ask for them."""
OTHER_BODY = re.compile(r"(?<=[Cc]ouncil)\s+(?:for|of)\s+(?:the\s+)?[A-Z]")
"""What makes a council's name another body's: "Bradford Council for Mosques"."""
NEW = re.compile(r"\b(?:new|incoming|future|shadow|planned|proposed)\s+$")
"""What makes a name that of a body to come: "the new Durham County Council"."""
WORDS = re.compile(
    r"(?<![a-z,;] )(?:Down (?:at|in|on|by|the|to|from|here|there|below)|Reading (?:the|an?|his|her|their|this|it|out|about))\b"
)
"""Words at a sentence's start that are a council's name too: "**Down** at the harbour"."""
OPENING = 30
"""How far from its sentence's start, in characters, a full name still opens it."""


class Page(NamedTuple):
    """What the rules read of councils in a Doc: bare names, those in full or acting, those it is about, pointing words."""

    text: str
    layout: Layout
    cues: Cues
    bare: list[Naming]
    named: list[Naming]
    about: list[Naming]
    pointing: list[Hit]
    evidence: Evidence


@Language.factory("council_councils", requires=["doc._.sentences"], assigns=["doc._.councils", "doc.spans"])
class Councils(Component):
    """Finds councils in three passes: names in full, bare places that act as the authority, words that stand for one."""

    fact = "councils"
    unmatched: ClassVar[frozenset[str]] = (
        CUES | {"shy", "seat", "house", "capital", "shared"} | {"place", "doubtful", "upper", "lower"}
    )

    def __init__(self, nlp: Language, name: str = "council_councils") -> None:
        super().__init__(nlp)

    def prepare(self) -> None:
        lines = self.rules.lines
        self.register = Register(
            [line for line in lines if line["label"] == "council"], [line for line in lines if line["label"] == "shared"]
        )
        self.shy = {short for line in lines if line["label"] == "shy" for short in line["pattern"]}
        by_label: dict[str, list[dict[str, Any]]] = {}
        for line in lines:
            by_label.setdefault(line["label"], []).append(line)
        self.words = {label: Words(by_label[label]) for label in CUES & by_label.keys()}
        seat_lines = by_label.get("seat", []) + by_label.get("house", []) + by_label.get("capital", [])
        self.seats = {phrase: line for line in seat_lines for phrase in line["pattern"]}
        self.register.houses = {line["id"]: line["candidates"] for line in seat_lines if line.get("candidates")}
        self.gazetteer = Gazetteer(lines, [line for line in lines if line["label"] == "council"])
        self.names = PhraseMatcher(self.nlp_vocab, attr="ORTH")
        self.names.add("name", [self._nlp.make_doc(name) for name in self.register.by_short.keys() | self.seats.keys()])

    def find(self, doc: Doc) -> list[dict[str, Any]]:
        page = self.read(doc)
        text, layout, cues, evidence = page.text, page.layout, page.cues, page.evidence
        named = page.named + weighed(doc, text, self.open_places(page), page.named, self.weighs("place"))
        mentions = []
        for naming in sorted(named, key=lambda naming: len(naming.bodies)):  # the sure ones help to settle the others
            mentions.append(self.mention(layout, text, naming, evidence, cues))
            known = evidence.named if naming.full else evidence.acting
            if mentions[-1].body not in known and not is_gone(layout, text, naming, mentions[-1].body, cues):
                known.append(mentions[-1].body)
        mentions = sorted((m for m in mentions if layout.is_mined(m.start)), key=lambda m: m.start)
        pointing = [hit for hit in page.pointing if not overlaps(hit, mentions)]
        pointing = [hit for hit in pointing if text[hit.end : hit.end + 4] != " of " or hit.id != "borough"]
        left = self.refer(layout, text, mentions, pointing, resolving.headings(text, page.bare), evidence, cues)
        if left and evidence.where:
            mentions = sorted([*mentions, *evidence.where.stand_ins(left, mentions)], key=lambda m: m.start)
        if not mentions and not page.about and evidence.where:
            mentions = list(evidence.where.unspoken())
        for naming in page.about:
            if all(mention.body is not naming.bodies[0] for mention in mentions):
                insort(mentions, self.mention(layout, text, naming, evidence, cues), key=lambda mention: mention.start)
        return items_of(text, mentions)

    def read(self, doc: Doc) -> Page:
        """What a Doc shows of councils by rules: names in full, bare ones that act, and words that may stand for one."""
        text, hits, layout = text_of(doc), self.rules(doc), Layout(doc)
        cues = Cues(text, self.words)
        barred = [hit for hit in hits if hit.label == "not" or hit.label == "council" and OTHER_BODY.match(text, hit.end)]
        full = self.full_names(text, [hit for hit in hits if hit.label == "council" and not overlaps(hit, barred)])
        places_found, seats_found = self.exact_names(doc, text)
        date = date_of(doc)
        bare = [name for name in self.bare_names(text, places_found, full, date) if not overlaps(name, barred)]
        placed = references.placed(text, [place for place in places_found if self.is_county(text[place[0] : place[1]], date)])
        if placed:
            full, bare = ([naming for naming in names if not overlaps(naming, placed)] for names in (full, bare))
        evidence = self.evidence_of(doc, layout, text, full, bare, cues)
        named = full + places.acting(layout, text, full, bare, evidence, cues, self.shy)
        pointing = [hit for hit in hits if hit.label in ("generic", "area")] + seats_found + placed + references.described(text)
        pointing = [hit for hit in sorted(pointing) if layout.is_mined(hit.start) and not overlaps(hit, barred)]
        evidence.where = Whereabouts(self.gazetteer, doc, layout, bare, pointing, cues)
        named.sort(key=lambda name: name.start)
        about = topics(layout, text, bare, named, pointing, evidence, cues)
        evidence.topics = [naming.bodies[0] for naming in about]
        return Page(text, layout, cues, bare, named, about, pointing, evidence)

    def open_places(self, page: Page) -> list[Place]:
        """The bare places of a Doc of which no rule says whether they are their council."""
        bare = [name for name in page.bare if page.layout.is_mined(name.start)]
        pointed = {hit.id for hit in page.pointing}
        return open_places(page.text, bare, [*page.named, *page.about], pointed, page.evidence, page.cues)

    def full_names(self, text: str, hits: list[Hit]) -> list[Naming]:
        """The names in full, those of the register first, then parish and other councils by their wording."""
        found = [
            Naming(hit.start, hit.end, self.register.named(text[hit.start : hit.end]), hit.rule, True)
            for hit in hits
            if text[hit.start].isupper() and text[hit.end : hit.end + 2] not in ("-o", "-l")
        ]
        found = [naming for naming in found if not places.lies_in_county(text, naming, naming.end)]
        others = [naming for naming in unlisted(text) if not overlaps(naming, found)]
        return sorted(found + others, key=lambda naming: naming.start)

    def exact_names(self, doc: Doc, text: str) -> tuple[list[tuple[int, int]], list[Hit]]:
        """Where bare names of councils stand, longest first where several start, and the seats of councils."""
        starts, ends = token_offsets(doc)
        found: list[tuple[int, int]] = []
        seats = []
        for _, first, last in sorted(self.names(doc), key=lambda match: (match[1], -match[2])):
            start, end = starts[first], ends[last - 1]
            if line := self.seats.get(text[start:end]):
                seats.append(Hit(start, end, line["label"], line["id"], line["rule"]))
            else:
                found.append((start, end))
        return found, longest(seats)

    def bare_names(self, text: str, found_at: list[tuple[int, int]], full: list[Naming], date: str | None) -> list[Naming]:
        """Every bare name outside the names in full, the longest where two overlap; its bodies those that may yet be meant."""
        found: list[Naming] = []
        reach = -1
        starts = [naming.start for naming in full]
        for start, end in found_at:
            index = bisect_right(starts, start) - 1
            if (
                start < reach
                or WORDS.match(text, start)
                or index >= 0
                and full[index].end > start
                or index + 1 < len(full)
                and full[index + 1].start < end
            ):
                continue
            reach = end
            bodies = tuple(self.register.by_short[text[start:end]])
            found.append(Naming(start, end, alive_of(bodies, date) or bodies, "councils/short", False))
        found += elided(text, full + found, self.register.by_short)
        return sorted(found + towns_of(text, full, found), key=lambda naming: naming.start)

    def evidence_of(self, doc: Doc, layout: Layout, text: str, full: list[Naming], bare: list[Naming], cues: Cues) -> Evidence:
        """The article's date, the bodies it names in full without doubt, and the bodies of its places and publisher."""
        article, date = doc._.article or {}, date_of(doc)
        alone = [naming for naming in bare if places.stands_alone(text, naming.start, naming.end, cues)]
        near = [body for naming in alone for body in naming.bodies]
        near += [body for naming in bare if naming not in alone for body in naming.bodies if body["kind"] == "county"]
        words = (article.get("publisher") or "").split()
        titles = words + [" ".join(pair) for pair in zip(words, words[1:], strict=False)]
        near += [body for title in titles for body in self.register.by_short.get(title, ())]
        named = [
            naming.bodies[0]
            for naming in full
            if len(naming.bodies) == 1 and not is_gone(layout, text, naming, naming.bodies[0], cues)
        ]
        past = any(not living(body, None) for body in named)  # the article is of a time when they were there
        near = [body for body in near if (alive(body, date) if date else past or living(body, None))]
        return Evidence(date, named, near, places=alone)

    def mention(self, layout: Layout, text: str, naming: Naming, evidence: Evidence, cues: Cues) -> Mention:
        """A naming with its one body, or with the open one that lists the candidates."""
        wording, bodies, date = text[naming.start : naming.end], naming.bodies, evidence.date
        if was(text, naming, cues):
            bodies = tuple(body for body in bodies if body.get("end") and body["end"] < (date or "9")) or bodies
        elif date and not any(alive(body, date) for body in bodies):
            bodies = self.register.later(wording, date) or bodies
        elif heirs := awaited(text, naming, date):
            bodies = heirs
        body = unborn(bodies, wording, evidence, NEW.search(text, max(0, naming.start - 12), naming.start) is not None)
        if body is None or not cues.within("birth", *layout.sentence_at(naming.start)):
            body = settle(bodies, wording, evidence)
        rule = naming.rule
        if naming.full and body is not None and body.get("pattern"):
            rule = body["rule"]
        topic = naming.full and naming.start - layout.sentence_at(naming.start)[0] < OPENING
        sentence = layout.sentence_at(naming.start)[0]
        lead = cues.ending("lead", naming.start - 1)
        aside = bool(lead and lead.id in ("with", "from")) or references.is_aside(text, sentence, naming.start)
        return Mention(naming.start, naming.end, body or open_body(bodies, wording), rule, topic, aside)

    def is_county(self, place: str, date: str | None) -> bool:
        """Whether a bare name is that of a county with districts."""
        bodies = self.register.by_short[place]
        return any(body["kind"] == "county" for body in alive_of(bodies, date) or bodies)

    def refer(
        self,
        layout: Layout,
        text: str,
        mentions: list[Mention],
        hits: list[Hit],
        sections: list[int],
        evidence: Evidence,
        cues: Cues,
    ) -> list[Hit]:
        """Add to ``mentions`` every word that stands for a council: "the council", "County Hall", "SODC"; those left open."""
        left: list[Hit] = []
        forms = references.short_forms(text, mentions)
        for match in references.CAPITALS.finditer(text) if any(form in text for form in forms) else ():
            body = forms.get(match[0])
            place = Mention(match.start(), match.end(), body or {}, "councils/short form")
            if body and layout.is_mined(match.start()) and not overlaps(place, mentions):
                insort(mentions, place, key=lambda mention: mention.start)
        hits += resolving.opening(text, mentions, layout.paragraphs)
        for hit in sorted(hits):
            if not self.refers(layout, text, hit, cues):
                continue
            since = max((start for start in sections if start < hit.start), default=0)
            body = resolving.meant(text, mentions, hit, layout.paragraph_at(hit.start)[0], evidence, self.register, since)
            if body is not None and not overlaps(hit, mentions):
                insort(mentions, Mention(hit.start, hit.end, body, hit.rule), key=lambda mention: mention.start)
            elif body is None and hit.label in ("generic", "officed", "area", "seat") and not overlaps(hit, left):
                left.append(hit)
        return left

    def refers(self, layout: Layout, text: str, hit: Hit, cues: Cues) -> bool:
        """Whether a pointing word is used of a council: "the county" only where it acts, "the Town Hall" only its own."""
        if hit.label in ("seat", "house"):
            return seats.stands_for_council(text, hit, cues)
        return hit.label not in ("area", "capital") or area_acts(text, hit, layout.sentence_at(hit.start)[0], cues)


def towns_of(text: str, full: list[Naming], bare: list[Naming]) -> list[Naming]:
    """The bare places of town and parish councils that the text names in full, where no other name stands."""
    towns = {naming.bodies[0]["id"].rsplit(" ", 2)[0]: naming.bodies for naming in full if naming.bodies[0]["kind"] == "parish"}
    if not towns:
        return []
    found = re.finditer(r"\b(?:" + "|".join(map(re.escape, towns)) + r")\b", text)
    named = [Naming(match.start(), match.end(), towns[match[0]], "councils/short", False) for match in found]
    return [naming for naming in named if not overlaps(naming, full) and not overlaps(naming, bare)]


def was(text: str, naming: Naming, cues: Cues) -> bool:
    """Whether a name is that of a body wound up: "the former Bedford Borough Council"."""
    return cues.ending("abolished", naming.start - 1) is not None


def is_gone(layout: Layout, text: str, naming: Naming, body: Body, cues: Cues) -> bool:
    """Whether a name is told as that of a body that is no more: "when West Dorset District Council disappeared in 2019"."""
    if was(text, naming, cues):
        return True
    return bool(naming.full and body.get("end") and cues.within("gone", *layout.sentence_at(naming.start)))


def overlaps(place: Any, others: list[Any]) -> bool:
    """Whether a place shares a character with one of the others, which are in text order and do not overlap."""
    index = bisect_right(others, place.start, key=lambda other: other.start)
    return bool(index and others[index - 1].end > place.start or index < len(others) and others[index].start < place.end)
