"""Quotes: what was said, word for word, by whom; reported speech is kept apart by its kind."""

from __future__ import annotations

import re
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from .base import Component, text_of
from .quotes_cues import Cues
from .quotes_indirect import reported
from .quotes_items import Attribution, Said, Source, Spoken
from .quotes_names import Names
from .quotes_sources import Reader
from .quotes_speakers import Walk, name_of
from .quotes_text import Masked

QUIET = frozenset(
    ("agree", "propose", "recommend", "accept", "show", "find", "read", "rule", "begin", "carry on", "sing", "document")
)
"""Verbs that make somebody quoted only where they govern a clause or a quotation ("agreed that", not "agreed to pay")."""
GIVING = ("plain", "clause", "asks", "at", "paper", "according")
"""How reporting verbs give figures (see ``Said``), each a list of verbs in the rule file."""
SHOWING = frozenset(("show", "reveal", "find", "set out", "outline", "indicate", "confirm", "announce"))
ARTICLE = re.compile(r"\b(?:an?|the|of|its|their|these|this|new|proposed|planned|existing)\s+$")
ATTRIBUTIVE = re.compile(
    r"\s+(?!(?:and|or|but|to|in|of|on|at|by|for|with|from|as|is|are|was|were|will|would|over|after|when)\b)[a-z]"
)
CALLED = re.compile(r"\bcalled\s+$")
VERB_AFTER = re.compile(
    r",?\s+(?:is|was|are|were|has|had|have|will|would|can|may|appear(?:ed|s)|open(?:ed|s)|runs|ran|start(?:ed|s)|beg[ai]ns?"
    r"|comes|came|hangs)\b"
)
OWNER = re.compile(r"\w['’]s\s+$|s['’]\s+$")
SAYING = ("said", "says", "say", "saying", "asking", "announcing")
"""What a thing that bears words does: "a banner saying"."""
FRAGMENT = 5
"""Words: a stretch shorter than this is a quotation only where a reporting verb governs it."""


@Language.factory("council_quotes", requires=["doc._.people"], assigns=["doc._.quotes", "doc.spans"])
class Quotes(Component):
    """Finds quotations, their speakers and their cues; people who speak get ``is_quoted``."""

    fact = "quotes"
    unmatched = frozenset(("noun", "title", "word"))

    def __init__(self, nlp: Language, name: str = "council_quotes") -> None:
        super().__init__(nlp)

    def prepare(self) -> None:
        """Sort the rule lines' words by what they are asked for: nouns by kind, word sets by id, verb forms."""
        self.nouns: dict[str, str] = {}
        self.words: dict[str, frozenset[str]] = dict.fromkeys(
            ("negative", "adverb", "lead", "noun too", "office", "attitude", "heading"), frozenset()
        )
        forms: set[str] = set()
        titles: dict[str, list[str]] = {"no speech": [], "no speech after": [], "bears words": []}
        for line in self.rules.lines:
            phrases = line["pattern"]
            if line["label"] == "noun":
                self.nouns.update({phrase: line["id"] for phrase in phrases if phrase not in self.nouns})
            elif line["label"] == "word":
                self.words[line["id"]] = frozenset(phrases)
            elif line["label"] == "title":
                titles[line["id"]] = phrases
            elif line["label"] in ("verb", "act"):
                forms.update(phrase.split()[0] for phrase in phrases)
        self.forms = frozenset(forms)
        self.giving = {verb: how for how in GIVING for verb in self.words.get(f"figures {how}", ())}
        self.kinds = {f"{noun}s": kind for noun, kind in self.nouns.items()} | self.nouns
        self.titles_before = tuple(phrase.lower() for phrase in titles["no speech"])
        self.title_before = re.compile(rf"\b(?:{'|'.join(titles['no speech'])}),?\s*$", re.I)
        bearers = "|".join(titles["bears words"])
        self.borne = re.compile(rf"\b(?:{bearers})s?\s(?:that\s|which\s)?(?:{'|'.join(SAYING)})[:,]?\s*$", re.I)
        self.title_after = re.compile(rf"\W*\s(?:{'|'.join(titles['no speech after'])})\b", re.I)

    def find(self, doc: Doc) -> list[dict[str, Any]]:
        """Every quotation and reported clause of the Doc; marks who is quoted in ``doc._.people``.

        The attributions that give figures stay in ``doc.user_data["council_said"]``, for sums and counts.
        """
        text, stretches = text_of(doc), doc._.stretches or []
        masked = Masked(text, doc._.paragraphs or [], stretches)
        cues = Cues(Reader(Names(doc, self.nouns, self.kinds), masked.text), masked, self.words, self.forms)
        attributions = cues.read(self.rules(doc))
        quotes = Walk(text, masked, cues, stretches, attributions).run()
        items = [self.item(quote, text, masked) for quote in quotes if self.is_speech(quote, text, masked)]
        items = sorted(items + self.reports(attributions, text, masked), key=lambda item: item["start"])
        quoted = {item["speaker"] for item in items}
        quoted |= {
            other.source.name for other in attributions if other.source.person and other.label != "act" and other.id not in QUIET
        }
        doc.user_data["council_said"] = [
            said_of(other, self.giving[other.id]) for other in attributions if other.id in self.giving
        ]
        for person in doc._.people or []:
            if person["name"] in quoted:
                person["is_quoted"] = True
        return items

    def reports(self, attributions: list[Attribution], text: str, masked: Masked) -> list[dict[str, Any]]:
        """Reported speech without marks, in the form of the record."""
        by_sentence: dict[int, list[Attribution]] = {}
        for attribution in attributions:
            by_sentence.setdefault(attribution.sentence, []).append(attribution)
        items, end = [], 0
        for attribution in attributions:
            span = reported(attribution, masked, by_sentence[attribution.sentence])
            if span and span[0] >= end:
                end = span[1]
                speaker = attribution.source
                items.append(item_of(text, span, "indirect", speaker, attribution.cue, "reported clause"))
        return items

    def is_speech(self, quote: Spoken, text: str, masked: Masked) -> bool:
        """Whether a stretch is speech or writing, not a title, a slogan, a name or a single word held at arm's length.

        A name is what staff call "the fridge", or the authority's "plan B".
        """
        inner = text[quote.start : quote.end]
        words = inner.split()
        own = quote.attribution is not None and quote.rule not in ("same paragraph", "continued paragraph")
        governed = own or quote.rule in ("colon", "signature", "transcript", "was his verdict")
        lead = masked.text[max(0, quote.span[0] - 40) : quote.span[0]]
        low = lead.rstrip().lower()
        if low.removesuffix(",").endswith(self.titles_before) and self.title_before.search(lead):
            return False
        borne = low.removesuffix(",").removesuffix(":").endswith(SAYING) and self.borne.search(lead)
        if borne or not governed and self.is_named(quote, text, lead):
            return False
        sentence = inner[-1] in ".,!?…" and governed
        if not sentence and is_title(words):
            return False
        if len(words) >= FRAGMENT:
            return True
        if own and (len(words) < 4 and self.is_aside(quote, text, lead) or OWNER.search(lead) and quote.rule.endswith("after")):
            return False
        if quote.attribution and quote.attribution.label == "act" and (inner.lower().startswith("the ") or OWNER.search(lead)):
            return False
        return (
            governed
            and (quote.opens_sentence or not self.title_after.match(text, quote.span[1]))
            or quote.opens_sentence
            and inner[-1] in ".!?"
        )

    def is_named(self, quote: Spoken, text: str, lead: str) -> bool:
        """Whether a stretch that nobody says is a name: "Item 4, “Update on parks”, was", "a “buy one, get one free” offer"."""
        if quote.opens_sentence or CALLED.search(lead):
            return bool(not quote.opens_sentence)
        apposed = lead.rstrip().endswith(",") and VERB_AFTER.match(text, quote.span[1])
        return bool(apposed or ARTICLE.search(lead) and ATTRIBUTIVE.match(text, quote.span[1]))

    def is_aside(self, quote: Spoken, text: str, lead: str) -> bool:
        """Whether a fragment is a term in a finding, at arm's length: "the figures reveal a range of 'back office' posts"."""
        if quote.attribution is None or quote.attribution.id not in SHOWING:
            return False
        return bool(
            ARTICLE.search(lead) and (ATTRIBUTIVE.match(text, quote.span[1]) or quote.speaker and not quote.speaker.person)
        )

    def item(self, quote: Spoken, text: str, masked: Masked) -> dict[str, Any]:
        """The quotation in the form of the record."""
        cue = quote.attribution.cue if quote.attribution else None
        return item_of(text, (quote.start, quote.end), kind_of(quote, text, masked), quote.speaker, cue, quote.rule)


def item_of(text: str, span: tuple[int, int], kind: str, speaker: Source | None, cue: str | None, rule: str) -> dict[str, Any]:
    """An item of ``doc._.quotes``; ``is_councillor`` is None where the speaker is not known."""
    return {
        "text": text[span[0] : span[1]],
        "start": span[0],
        "end": span[1],
        "kind": kind,
        "speaker": name_of(speaker) if speaker else None,
        "is_councillor": bool(speaker.person and speaker.person.get("is_councillor")) if speaker else None,
        "cue": cue,
        "rule": f"quotes/{rule}",
    }


def said_of(other: Attribution, how: str) -> Said:
    """What an attribution tells of figures, in plain values."""
    source = other.source
    place = (other.start, other.end, other.cue, other.id, how, other.left, other.right, other.inverted, other.finite)
    return Said(*place, other.relative, source.kind, name_of(source), source.start, source.end)


def is_title(words: list[str]) -> bool:
    """Whether most of the longer words begin with a capital, as in 'A Modern Library Service For All Of Moray'."""
    long = [word for word in words if len(word) > 3]
    return len(long) > 1 and sum(word[0].isupper() for word in long) > 0.8 * len(long)


def kind_of(quote: Spoken, text: str, masked: Masked) -> str:
    """``direct`` where the quotation stands as speech of its own, ``mixed`` where it completes the reporter's clause."""
    first = text[quote.start]
    sentence_start = masked.sentences[quote.sentence][0]
    lead = masked.text[sentence_start : quote.span[0]].rstrip()
    if quote.opens_sentence or lead.endswith((":", ";", ",")) and not first.islower():
        return "direct"
    return "direct" if lead.endswith(",") and masked.text[sentence_start] in "\ue000\ue001" else "mixed"
