"""Providers: the named bodies that deliver, will, may or used to deliver a service for a council.

A name counts when the gazetteer knows it, or when the wording around it and its form say so together: "contract with
Corbel", "the contractor, Corbel", "Corbel, which runs the pools", "Corbel Homes was chosen". Every cue is a line of
``patterns/providers.jsonl`` with a weight; what a name's mentions collect over the article is added up.
"""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from ..matching import Hit, Rules, pool_of
from .base import Component, text_of
from .deals_pairs import place_of
from .providers_bystanders import is_bystander
from .providers_councils import councils_at_work
from .providers_cues import Cues
from .providers_dealings import follow
from .providers_events import roles_of
from .providers_hinted import Hinted
from .providers_known import covered, covers_any, is_warning, is_word, known_first, leads
from .providers_names import Candidate, Words
from .providers_organisations import Organisation, organisations
from .providers_reading import kind_of
from .providers_runs import apart, candidates
from .providers_tied import tie_names
from .providers_weigh import weigh
from .surroundings import Surroundings

WORD_LABELS = frozenset({"opener", "title", "service", "generic", "not word", "form", "person", "given"})
"""Labels of lines that judge a name's own words, or the one before it; they are looked up, not matched in the text."""

LATE_LABELS = frozenset({"time", "near"})
"""Labels of lines that are asked for only where a name has something for it: they are matched then."""

ENOUGH = 3
"""The weight from which a name that the gazetteer does not know is a provider: one strong cue, or two that agree."""

LOCAL = re.compile(
    r"\bcouncil|COUNCIL|[Cc]ouncillor|\b[Bb]orough|[Ll]ocal authorit|[Uu]nitary|[Tt]he authority\b(?! (?:to|of|under)\b)"
    r"|Town Hall|[Tt]he town hall|town halls|[Cc]ounty [Hh]all|[Mm]unicipal(?!it)|[Oo]utsourc"
)
"""Words of an article that has to do with a council, though it names none."""

COUNCIL = re.compile(r"\bCouncils?\b")
OTHER_COUNCIL = re.compile(
    r"\b(?:Security|European|Rights|Privy|Arts|Sports?|Research|Medical|British|World|Atlantic|Federation|Student|Grand|Supreme"
    r"|State|Ministers[’']) Council\b|\bCouncil (?:of|on|for)\b"
)
"""A council that runs no services: "the UN Security Council", "the Council of Europe"."""

COUNCIL_WORD = re.compile(r" (?:town|parish|city|county|district|borough|metropolitan|council)\b", re.IGNORECASE)
"""Where the place ends in a council's name: "Carnforth" in an article about its town council is no firm."""

DERIVED_WORD = re.compile(r"-[a-z]+-[a-z]")
FIRM = re.compile(r"[A-Z][\w’'-]+ & [A-Z][\w’'-]+")
"""Two surnames: "Harrow & Pike" is a firm as it stands."""

OF_PLACES = frozenset(
    f"providers/{rule}"
    for rule in ("after/bid", "after/chosen", "after/runs", "after/gains", "after/begins", "before/run by", "before/staff at")
)
"""Wordings that stand beside towns as well: "**Exmouth won** praise", "buses **provided by Keighley**"."""

OF_OTHERS = frozenset(
    f"providers/{rule}"
    for rule in (
        *("before/moved to", "before/moved from", "before/passed to", "before/passed from", "before/replaced", "before/run by"),
        *("before/staff at", "before/appointed", "before/set up", "handing/move", "handing/hand over", "handing/give"),
    )
)
"""Wordings that stand beside buildings, places and people as well: "will **move to** Marbury House"."""

SEPARATOR = re.compile(r"(?<=\d)[.,](?=\d)")
"""The signs inside a number: read as figures, so that no clause seems to end in "£1.2m" or "1,200 staff"."""

KNOWN = -2
"""The weight from which a name of the gazetteer is a provider: one "consultants" beside it does not unmake it."""

REFUSED = -4
"""What the words of a name weigh where they are no name of a body, whatever stands around it."""

ABOUT = 2
"""Sentences that speak of contracts and the like from which an article is about them."""

OFTEN = 3
"""Mentions from which an organisation is what the article is about."""


@Language.factory(
    "council_providers",
    requires=["doc._.paragraphs", "doc._.sentences", "doc._.councils"],
    assigns=["doc._.providers", "doc.spans"],
)
class Providers(Component):
    """Finds providers with kind, status, mentions and dealings with councils; one item an organisation an article."""

    fact = "providers"
    matched = False  # prepare compiles its lines apart, by when they are asked for

    def __init__(self, nlp: Language, name: str = "council_providers") -> None:
        super().__init__(nlp)

    def prepare(self) -> None:
        lines, pool = self.rules.lines, pool_of(self._nlp)
        councils = [line for line in lines if line["rule"].startswith("councils/council/")]
        self.places = frozenset(name for line in councils for name in (place_of(line["id"]), *line.get("short", ())))
        self.pairs = frozenset(name for place in self.places if " and " in (name := place.replace(" & ", " and ")))
        self.heirs = {line["id"]: frozenset(line["successors"]) for line in councils if line.get("successors")}
        self.words = Words.read([line for line in lines if not line["rule"].startswith("councils/")])
        own = [line for line in lines if line["rule"].startswith("providers/")]
        self.matching = Rules.compile(self._nlp, own, WORD_LABELS | LATE_LABELS, pool)
        self.late = Rules.compile(self._nlp, [line for line in own if line["label"] in LATE_LABELS], pool=pool)
        self.line_of = {line["rule"]: line for line in reversed(own)}
        self.roles = {line["rule"]: roles_of(line) for line in own if line["label"] in ("event", "home")}

    def find(self, doc: Doc) -> list[dict[str, Any]]:
        text = text_of(doc)
        if not has_council(doc):
            return []  # a firm serves no council in an article that has none to do with one
        named, cues = self.named(doc)
        hinted = self.hinted(doc, cues)
        found = [org for org in named if self.is_provider(org, cues, hinted) and not is_bystander(org, text, self.words)]
        if len(found) > 1:
            found = [
                org for org in found if not is_warning(org, text, cues.sentence(org.names[0].start) in cues.council_sentences)
            ]
        alone = sum(org.known is None for org in found) == 1
        items = [self.item(org, cues, alone) for org in found]
        items += councils_at_work(doc, cues, self.heirs)
        items.sort(key=lambda item: item["mentions"][0]["start"])
        follow(doc, items, cues, self.roles)
        return items

    def named(self, doc: Doc) -> tuple[list[Organisation], Cues]:
        """The organisations that a Doc names, each with what speaks for it, and the cues of the text."""
        text, paragraphs = text_of(doc), doc._.paragraphs or []
        hits = within(self.matching(doc), paragraphs)
        places = sorted((m["start"], m["end"]) for council in doc._.councils or [] for m in council["mentions"])
        names = [name for start, end in paragraphs for name in candidates(text, start, end, self.words, self.pairs)]
        names = apart(names, {start for start, _ in places}, self.words)
        names = known_first(text, names, [hit for hit in hits if hit.label == "provider"], self.line_of, self.words, self.places)
        refused = [hit for hit in hits if hit.label == "not"]
        towns = {COUNCIL_WORD.split(text[start:end], 1)[0] for start, end in places}
        towns |= {place_of(council["name"]) for council in doc._.councils or []}
        names = [name for name in names if name.known or not (self.is_town(name) or name.text in towns or covered(name, places))]
        names = [name for name in names if name.known or not covers_any(name, refused)]
        read = SEPARATOR.sub("0", text)
        starts = [start for start, _ in places]
        cues = Cues(read, doc._.sentences or [], hits, self.line_of, lambda: within(self.late(doc), paragraphs), starts)
        weigh(names, cues, self.words)
        tie_names(names, cues, places)
        return organisations(names, text, self.words), cues

    def hinted(self, doc: Doc, cues: Cues) -> Hinted:
        """What weighs the names of a Doc, of which only the councils are found so far."""
        around = Surroundings(doc, ["councils"])
        hear = partial(self.hears, "name", around)
        return Hinted(self.weighs("name"), self.weighs("everyday"), self.weighs("news"), around, cues, self.words, hear)

    def is_town(self, name: Candidate) -> bool:
        """Whether a name is a council's place and nothing else: "lost a contract with **Huntingdonshire**"."""
        return name.text in self.places and not name.quoted

    def accepts(self, org: Organisation, cues: Cues) -> bool:
        """Whether what speaks for an organisation suffices: gazetteer, or cues, form and the sentences it stands in."""
        weight = org.weight
        if org.known and not org.known.get("context"):
            return weight >= KNOWN
        if org.known:
            about = len(cues.near_sentences) >= ABOUT
            return weight >= 2 or weight >= 0 and about and any(cues.near(name.start) for name in org.names)
        if org.is_person:
            return False
        if weight < 0:
            return False
        name = org.name
        form = self.words.form_of(name)
        ending = form["weight"] + (" " in name) if form else 0
        if "&" in name and FIRM.fullmatch(name):
            ending = max(ending, 2)
        often = len(org.names) >= OFTEN and (ending > 0 or weight > 1)
        least = weight + ending + often + self.words.against(name)
        if weight == 0 and ending < 2 and not often or least + 1 < ENOUGH:
            return False
        if self.is_word(org, cues.text):
            return False
        near = any(cues.near(found.start, 2 * (ending > 1)) for found in org.names)
        if not near and ending > 1:
            near = any(cues.with_council(found.start) for found in org.names)
        telling = any(cue["rule"] not in OF_OTHERS for cue in org.cues if cue["weight"] > 0)
        if not near and weight > 1 and telling and " " in name and self.words.against(name) >= 0:
            near = any(cues.sentence(found.start) in cues.council_sentences for found in org.names)
        return least + near >= ENOUGH + is_bare(org, cues.text) and (weight > 0 or near)

    def is_word(self, org: Organisation, text: str) -> bool:
        """Whether what looks like a name is a word, a first name, or a headline's capitals."""
        name = org.name
        shouts = name.isupper() and (len(name) > 5 or self.words.is_plain(name.title()))
        if shouts and all(leads(text, found.start) for found in org.names):
            return True  # "A SIX-YEAR plan": a story's first words in capitals
        if name in self.words.given and len(org.names) < OFTEN:
            return True  # "run by Ann and Joe Marsh"
        return " " not in name and bool(DERIVED_WORD.search(name) or is_word(org, text))

    def is_provider(self, org: Organisation, cues: Cues, hinted: Hinted) -> bool:
        """Whether an organisation is a provider: by the rules, unless the words around its name speak against it, or by those."""
        if self.accepts(org, cues):
            return not hinted.is_none(org)
        if org.known or org.is_person or not cues.councils or self.words.against(org.name) < REFUSED:
            return False
        if hinted.is_provider(org) and not self.is_word(org, cues.text):
            org.by_words = any(cues.near(name.start) or cues.with_council(name.start) for name in org.names)
        return org.by_words

    def item(self, org: Organisation, cues: Cues, alone: bool) -> dict[str, Any]:
        """The record's form of an accepted organisation; ``alone``: no other body in the article is unknown to the gazetteer.

        ``organisation`` is no field of the record: what follows of the events takes it out again.
        """
        form = self.words.form_of(org.name)
        rule = "providers/words" if org.by_words else org.rule or (form["rule"] if form else "providers/name")
        mentions = [{"text": n.text, "start": n.start, "end": n.end, "rule": rule} for n in org.names]
        return {
            "name": org.name,
            "kind": kind_of(org, form, cues, alone),
            "status": "mentioned",
            "mentions": mentions,
            "organisation": org,
        }


def has_council(doc: Doc) -> bool:
    """Whether a Doc has to do with a council: it names one, or speaks of one without a name."""
    return bool(doc._.councils) or is_local(text_of(doc))


def is_local(text: str) -> bool:
    """Whether an article that names no council is about one: after "the UN Security Council", "the Council" is that."""
    return bool(LOCAL.search(text) or COUNCIL.search(text) and not OTHER_COUNCIL.search(text))


def is_bare(org: Organisation, text: str) -> bool:
    """Whether an organisation is one word that stands once, with one wording for it: "Exmouth won praise" needs more."""
    name = org.names[0]
    lone = len(org.names) == 1 and not name.quoted and " " not in org.name and not text.startswith(", which", name.end)
    return lone and len(org.cues) == 1 and org.cues[0]["rule"] in OF_PLACES


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
