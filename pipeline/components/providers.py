"""Providers: the named bodies that deliver, will, may or used to deliver a service for a council.

A name counts when the gazetteer knows it, or when the wording around it and its form say so together: "contract with
Corbel", "the contractor, Corbel", "Corbel, which runs the pools", "Corbel Homes was chosen". Every cue is a line of
``patterns/providers.jsonl`` with a weight; what a name's mentions collect over the article is added up.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from ..patterns import Hit, Rules, pool_of
from .base import Component, text_of
from .providers_councils import councils_at_work
from .providers_cues import Cues, weigh
from .providers_names import Candidate, Words, apart, candidates, opens_sentence
from .providers_organisations import Organisation, organisations
from .providers_reading import KINDS, kind_of
from .deals_terms import place_of
from .providers_anchors import Anchors, Nouns
from .providers_clients import Clients
from .providers_events import Event, Reader, roles_of
from .providers_status import STATES, STATUS, settle, status_of
from .providers_votes import impression

WORD_LABELS = frozenset({"opener", "title", "service", "generic", "not word", "form", "person", "given"})
"""Labels of lines that judge a name's own words, or the one before it; they are looked up, not matched in the text."""

LATE_LABELS = frozenset({"time", "closing", "near", "return"})
"""Labels of lines that are asked for only where a name has something for it: they are matched then."""

ENOUGH = 3
"""The weight from which a name that the gazetteer does not know is a provider: one strong cue, or two that agree."""

LOCAL = re.compile(r"[Cc]ouncil|COUNCIL|[Aa]uthorit|[Bb]orough|[Tt]own [Hh]all|[Cc]ounty [Hh]all|[Mm]unicipal|[Oo]utsourc")
COUNCIL_WORD = re.compile(r" (?:town|parish|city|county|district|borough|metropolitan|council)\b", re.IGNORECASE)
"""Where the place ends in a council's name: "Carnforth" in an article about its town council is no firm."""

DERIVED_WORD = re.compile(r"-[a-z]+-[a-z]")
FIRM = re.compile(r"[A-Z][\w’'-]+ & [A-Z][\w’'-]+")
"""Two surnames: "Harrow & Pike" is a firm as it stands."""

OTHER_CLIENT = re.compile(
    r"(?:['’]s?)? [^.;“”]{0,50}?\b(?:with|for) (?:the )?(?:Ministry|Department|Home Office|[A-Z]\w+ Government|Government"
    r"|government|NHS|DWP|MoD|Army|Navy|Prison Service|Network Rail|Transport for)\b"
)
"""A deal that is none of a council's: "Corbel’s £107m deal with the Ministry of Justice"."""

APPROVAL_REACH = 6
"""Sentences between a name and the approval that its choice still needs."""

OFTEN = 3
"""Mentions from which an organisation is what the article is about."""


@Language.factory(
    "council_providers",
    requires=["doc._.paragraphs", "doc._.sentences", "doc._.councils"],
    assigns=["doc._.providers", "doc.spans"],
)
class Providers(Component):
    """Finds providers with kind, status and mentions; one item an organisation an article."""

    fact = "providers"
    matched = False  # prepare compiles its lines apart, by when they are asked for

    def __init__(self, nlp: Language, name: str = "council_providers") -> None:
        super().__init__(nlp)

    def prepare(self) -> None:
        lines, pool = self.rules.lines, pool_of(self._nlp)
        self.words = Words.read(lines)
        own = [line for line in lines if line["rule"].startswith("providers/")]
        self.matching = Rules.compile(self._nlp, own, WORD_LABELS | LATE_LABELS, pool)
        self.late = Rules.compile(self._nlp, [line for line in own if line["label"] in LATE_LABELS], pool=pool)
        self.line_of = {line["rule"]: line for line in reversed(own)}
        self.roles = {line["rule"]: roles_of(line) for line in own if line["label"] in ("event", "home")}

    def find(self, doc: Doc) -> list[dict[str, Any]]:
        text, paragraphs = text_of(doc), doc._.paragraphs or []
        if not (doc._.councils or LOCAL.search(text)):
            return []  # a firm serves no council in an article that has none to do with one
        hits = within(self.matching(doc), paragraphs)
        places = sorted((m["start"], m["end"]) for council in doc._.councils or [] for m in council["mentions"])
        names = [name for start, end in paragraphs for name in candidates(text, start, end, self.words)]
        names = apart(names, {start for start, _ in places}, self.words)
        names = known_first(text, names, [hit for hit in hits if hit.label == "provider"], self.line_of, self.words)
        refused = [hit for hit in hits if hit.label == "not"]
        towns = {COUNCIL_WORD.split(text[start:end], 1)[0] for start, end in places}
        towns |= {place_of(council["name"]) for council in doc._.councils or []}
        names = [name for name in names if name.known or not (name.text in towns or covered(name, places))]
        names = [name for name in names if name.known or not covers_any(name, refused)]
        cues = Cues(text, doc._.sentences or [], hits, self.line_of, lambda: within(self.late(doc), paragraphs))
        weigh(names, cues, self.words)
        found = [
            org for org in organisations(names, text, self.words) if self.accepts(org, cues) and not works_elsewhere(org, text)
        ]
        alone = sum(org.known is None for org in found) == 1
        items = [self.item(org, cues, alone) for org in found]
        items += councils_at_work(doc, cues)
        items.sort(key=lambda item: item["mentions"][0]["start"])
        self.follow(doc, items, cues)
        return items

    def follow(self, doc: Doc, items: list[dict[str, Any]], cues: Cues) -> None:
        """Read the events of the article and set what follows of them: ``dealings`` and the status of every item.

        ``dealings`` is no field of the record: it tells the deals the council's index, the state and the events.
        """
        if not items:
            return
        text, councils, sentences = text_of(doc), doc._.councils or [], doc._.sentences or []
        hits = [hit for hit in cues.by_label.get("noun", ()) if hit.id == "consultancy" or cues.line_of[hit.rule]["weight"] > 0]
        bodies = [item for item in items if item["kind"] != "public_body" or "at_work" not in item]
        nouns = Nouns(hits, [cues.line_of[hit.rule].get("kind") for hit in hits])
        said = cues.by_label.get("event", [])
        anchors = Anchors(text, sentences, bodies, councils, nouns, sorted(hit.end for hit in said))
        events = Reader(text, sentences, anchors, self.roles, year_of(doc)).read(sorted([*said, *cues.by_label.get("home", ())]))
        clients = Clients(text, councils, [item["name"] for item in items], sentences, doc._.paragraphs or [])
        for item in items:
            said = [event for event in events if bodies[event.provider] is item]
            if said and (sitting := [cue for cue in getattr(item.get("names"), "cues", ()) if cue["rule"].endswith("noun/incumbent")]):
                first = said[0]
                said = [first._replace(state="running", rule=sitting[0]["rule"], mood="", cue="incumbent"), *said]
            if not said:
                char = item["mentions"][0]["start"]
                if "at_work" not in item:
                    item["status"], char = impression(item["names"], cues)
                state = STATES.get(item["status"], item["status"])
                said = [Event(char, char, cues.sentence(char), -1, state, (), "providers/status", "", "")]
            own = next((n for n, council in enumerate(councils) if council["name"] == item["name"]), -1)
            tied: dict[int, list[Event]] = {}
            last: tuple[int, ...] = ()
            for event in said:
                last = clients.of(event, own, last)
                for council in last:
                    tied.setdefault(council, []).append(event)
            org = item.pop("names", None)
            if org and not org.known and item["kind"] in ("company", "other", "trust"):
                found = anchors.called.get(bodies.index(item), set()) - {None}
                item["kind"] = next((kind for kind in KINDS[1:5] if kind in found), item["kind"])
            item["dealings"] = [(council, settle(found), found) for council, found in tied.items()]
            if self.unsigned(item, cues):
                item["dealings"] = [(c, "preferred" if state == "agreed" else state, found) for c, state, found in item["dealings"]]
            if not tied and "at_work" not in item:
                item["status"] = STATUS[settle(said)]
            elif tied and "at_work" not in item:
                item["status"] = status_of([(council, state) for council, state, _ in item["dealings"]], clients.main)
            if len(items) > 1 and all(event.rule == "providers/status" for event in said):
                bare = ("running", "ended") if org and org.known else ("running",)
                item["dealings"] = [(c, "mentioned" if state in bare else state, found) for c, state, found in item["dealings"]]
        self.open_contests(items)

    def accepts(self, org: Organisation, cues: Cues) -> bool:
        """Whether what speaks for an organisation suffices: gazetteer, or cues, form and the sentences it stands in."""
        weight = org.weight
        if org.known and not org.known.get("context"):
            return weight >= 0
        if org.known:
            return weight >= 2 or weight >= 0 and any(cues.near(name.start) for name in org.names)
        if org.is_person:
            return False
        form = self.words.form_of(org.name)
        ending = form["weight"] + (" " in org.name) if form else 0
        if FIRM.fullmatch(org.name):
            ending = max(ending, 2)
        often = len(org.names) >= OFTEN and (ending > 0 or weight > 1)
        if weight < 0 or weight == 0 and ending < 2 and not often:
            return False
        if org.name.isupper() and len(org.name) > 5 and all(leads(cues.text, name.start) for name in org.names):
            return False  # "A TEN-YEAR deal": a story's first words in capitals
        if " " not in org.name and (DERIVED_WORD.search(org.name) or is_word(org, cues.text)):
            return False
        near = any(cues.near(name.start, 2 * (ending > 1)) for name in org.names)
        if weight == 0 and not near:
            return False
        return weight + ending + near + often + self.words.against(org.name) >= ENOUGH

    def item(self, org: Organisation, cues: Cues, alone: bool) -> dict[str, Any]:
        """The record's form of an accepted organisation; ``alone``: no other body in the article is unknown to the gazetteer.

        ``states`` is no field of the record: it tells the deals which mentions carry a status.
        """
        form = self.words.form_of(org.name)
        rule = org.rule or (form["rule"] if form else "providers/name")
        mentions = [{"text": n.text, "start": n.start, "end": n.end, "rule": rule} for n in org.names]
        return {
            "name": org.name,
            "kind": kind_of(org, form, cues, alone),
            "status": "mentioned",
            "mentions": mentions,
            "names": org,
        }


    def open_contests(self, items: list[dict[str, Any]]) -> None:
        """Turn bids into tenders where the article names no winner: "Two candidates remain: Corbel and Vane"."""
        won = {c for item in items for c, state, _ in item["dealings"] if state in ("agreed", "preferred", "extended")}
        for item in items:
            item["dealings"] = [
                (c, "tendering" if state == "bidder" and c not in won and is_open(said) else state, said)
                for c, state, said in item["dealings"]
            ]

    def unsigned(self, item: dict[str, Any], cues: Cues) -> bool:
        """Whether the article says near a name of the organisation that its choice has yet to be approved."""
        if not cues.to_approve:
            return False
        spoken = {cues.sentence(mention["start"]) for mention in item["mentions"]}
        return any(not spoken.isdisjoint(range(i - APPROVAL_REACH, i + APPROVAL_REACH + 1)) for i in cues.to_approve)


def year_of(doc: Doc) -> int | None:
    """The year in which the article appeared, where that is known."""
    published = (doc._.article or {}).get("published") or next((z["date"] for z in doc._.zones or () if z.get("date")), None)
    return int(published[:4]) if published else None


def is_open(said: list[Event]) -> bool:
    """Whether a bidder's events leave open who wins."""
    return all(event.cue in ("bid", "bidders", "contest") for event in said if event.state == "bidder") and not any(
        {"past", "former", "undone"} & set(event.mood.split()) for event in said
    )


def leads(text: str, char: int) -> bool:
    """Whether a name is among the first words of a paragraph or sentence, an article before it or not."""
    begin = char - 2 * text.endswith("A ", 0, char) - 4 * text.endswith("THE ", 0, char)
    return text[begin - 1 : begin] in ("", "\n") or opens_sentence(text, begin)


def is_word(org: Organisation, text: str) -> bool:
    """Whether a single name is only a word that opens its sentences: "Crews walked out", where "crews" stands elsewhere too."""
    if not all(opens_sentence(text, name.start) for name in org.names):
        return False
    return re.search(rf"(?<![\w’'-]){re.escape(org.name.lower())}s?(?![\w’'-])", text) is not None


def works_elsewhere(org: Organisation, text: str) -> bool:
    """Whether all that is said of an organisation is its work for a body that is no council."""
    return all(OTHER_CLIENT.match(text, name.end) for name in org.names)


def within(hits: list[Hit], paragraphs: list[list[int]]) -> list[Hit]:
    """The hits that lie in a mined paragraph."""
    kept = []
    ahead = iter([*paragraphs, [len(hits) and hits[-1].end + 1, -1]])
    start, end = next(ahead)
    for hit in hits:
        while hit.start >= end >= 0:
            start, end = next(ahead)
        if start <= hit.start and hit.end <= end:
            kept.append(hit)
    return kept


def known_first(
    text: str, names: list[Candidate], hits: list[Hit], line_of: dict[str, dict[str, Any]], words: Words
) -> list[Candidate]:
    """Let gazetteer hits take the place of the runs they touch.

    A longer run keeps the name where it ends as organisations do ("Serco Leisure Services"); "Jane Mears", "Enterprise
    Zone" and "Cllr Kier" are no gazetteer names although they hold one.
    """
    result: list[Candidate] = []
    index = 0
    for hit in hits:
        line = line_of[hit.rule]
        if not any(map(str.isupper, text[hit.start : hit.end])) and not line["id"].islower():
            continue  # "the walk of shelter", "to elevate": a word, not the body of that name
        while index < len(names) and names[index].end <= hit.start:
            result.append(names[index])
            index += 1
        if result and result[-1].end > hit.start:
            continue
        run = names[index] if index < len(names) and names[index].start < hit.end else None
        if run is None or (run.start >= hit.start and run.end <= hit.end):
            result.append(Candidate(hit.start, hit.end, text[hit.start : hit.end], known=line))
        elif run.start == hit.start and words.form_of(run.text) and words.against(run.text) > -9:
            result.append(Candidate(run.start, run.end, run.text, known=line))
        elif own_name(text, run, hit, line, words):
            result.append(Candidate(hit.start, hit.end, text[hit.start : hit.end], known=line))
        else:
            continue
        while index < len(names) and names[index].start < result[-1].end:
            index += 1
    return result + names[index:]


def own_name(text: str, run: Candidate, hit: Hit, line: dict[str, Any], words: Words) -> bool:
    """Whether a gazetteer hit inside a longer run still means the provider: "Capita Hartshead" does, "Jane Mears" does not."""
    if run.text.split(" ", 1)[0] in words.titles or line.get("context"):
        return False
    before, after = text[run.start : hit.start].strip(), text[hit.end : run.end].strip()
    if after and not before and run.text.split(" ", 1)[0] in words.given:
        return False  # "Cormac Devlin" is no Cormac
    return not before or " " in text[hit.start : hit.end] or before in ("&", "and") and not after


def covered(name: Candidate, places: list[tuple[int, int]]) -> bool:
    """True where the candidate is, or lies inside, a mention of a council; ``places`` are in text order."""
    index = bisect_right(places, (name.start, float("inf"))) - 1
    return index >= 0 and name.end <= places[index][1]


def covers_any(name: Candidate, hits: list[Hit]) -> bool:
    """True where a name that is never a provider's, such as a union's, makes up the candidate's end or most of it.

    hits: in text order.
    """
    index = bisect_right(hits, (name.end,)) - 1
    while index >= 0 and hits[index].end > name.start:
        hit = hits[index]
        branch = hit.id == "country" and hit.start > name.start  # "Corbel South West"
        if hit.start < name.end and not branch and (hit.end == name.end or 2 * (hit.end - hit.start) > name.end - name.start):
            return True
        index -= 1
    return False
