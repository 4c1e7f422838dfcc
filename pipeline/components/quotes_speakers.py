"""Speakers: gives every quotation its attribution, or the speaker it inherits, walking the page from top to bottom."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from .quotes_cues import Cues
from .quotes_indirect import PLAIN
from .quotes_items import Attribution, Source, Spoken
from .quotes_memory import RECENT
from .quotes_resolving import Resolver
from .quotes_text import Masked
from .quotes_uncued import Uncued

GAP = re.compile(r"[\s,.–—―-]*(?:(?:so|as|and|but|then|or)\s+)?$")
LEAD = re.compile(r"[\s(\[–—―-]*$")

RECALLED = 4
"""Sentences without speech that are looked at for whom they are about, before one with speech."""
# Verbs with which the other one takes his turn.
REPLIES = frozenset(("reply", "respond", "answer", "retort", "counter", "shoot back", "hit back", "fire back", "shout back"))
# A clause that is no longer part of what was reported; "… said | the other day that".
APART = re.compile(r",\s+(?:as|because|although|though|since)\s")
JOINED_ON = re.compile(r"[,;]|\b(?:and|but|while|before|after)\b")
THAT = re.compile(r"\s+(?:[\w'’]+\s+){0,5}?that\b")


class Walk:
    """Assigns speakers in one pass over the sentences.

    quotes: every quotation in text order. attributions: those of ``Cues.read``, in text order; their pronouns are resolved
    on the way, each from what was said before it.
    """

    def __init__(self, text: str, masked: Masked, cues: Cues, stretches: list[list], attributions: list[Attribution]) -> None:
        self.masked, self.cues = masked, cues
        self.quotes = [self.spoken(stretch, span) for stretch, span in zip(stretches, masked.spans, strict=True)]
        self.attributions, self.by_sentence = attributions, dict[int, list[Attribution]]()
        for attribution in attributions:
            self.by_sentence.setdefault(attribution.sentence, []).append(attribution)
        self.quoted: dict[int, list[Spoken]] = {}
        for quote in self.quotes:
            self.quoted.setdefault(quote.sentence, []).append(quote)
        self.resolver = Resolver(masked, cues, self.by_sentence, self.quoted)
        self.memory = self.resolver.memory
        self.uncued = Uncued(text, masked, cues, self.memory)
        self.recalled = -1

    def spoken(self, stretch: list, span: tuple[int, int]) -> Spoken:
        """A stretch as a quotation that has no speaker yet."""
        sentence = self.masked.sentence_of(span[0])
        start = self.masked.sentences[sentence][0] if sentence >= 0 else span[0]
        opens = bool(LEAD.match(self.masked.text[start : span[0]]))
        return Spoken(stretch[0], stretch[1], stretch[2], span, sentence, opens)

    def run(self) -> list[Spoken]:
        """All quotations with their speakers, in text order."""
        last: Spoken | None = None
        for index in sorted(self.by_sentence.keys() | self.quoted.keys()):
            self.memory.sources += range(max(self.recalled + 1, index - RECALLED), index)
            attributions = self.by_sentence.get(index, [])
            self.resolver.resolve(index)
            for quote in self.quoted.get(index, ()):
                self.assign(quote, attributions, last)
                last = quote
            speaks = index in self.quoted or any(attribution.source.kind == "person" for attribution in attributions)
            self.recalled = index if speaks else index - 1
        for before, quote, following in zip(self.quotes, self.quotes[1:], self.quotes[2:], strict=False):
            if before.closed and quote.closed and following.rule in ("colon", "inverted cue after", "cue after", "cue before"):
                self.take_turns(quote, following)
        self.look_ahead()
        return [quote for quote in self.quotes if quote.sentence >= 0]

    def look_ahead(self) -> None:
        """Name whoever an article quotes as "he" or "she" before it gives a name."""
        for attribution in self.attributions:
            if attribution.source.kind == "pronoun":
                attribution.source = self.memory.later(attribution.source) or attribution.source
        for quote in self.quotes:
            if quote.speaker and quote.speaker.kind == "pronoun":
                quote.speaker = self.memory.later(quote.speaker) or quote.speaker

    def take_turns(self, quote: Spoken, following: Spoken) -> None:
        """Give a paragraph of speech without a cue to the other one where the next paragraph is its speaker's answer."""
        if quote.rule not in ("sentence before", "continued paragraph") or not quote.speaker or not following.speaker:
            return
        replies = following.rule == "colon" or following.attribution is not None and following.attribution.id in REPLIES
        if not replies or following.speaker.name != quote.speaker.name or following.sentence != quote.sentence + 1:
            return
        before = bisect_left(self.attributions, quote.start, key=attrgetter("start"))
        said = (other.source for other in reversed(self.attributions[max(0, before - RECENT) : before]))
        other = next((source for source in said if source.kind == "person" and source.name != quote.speaker.name), None)
        if other is not None:
            quote.speaker, quote.rule, quote.attribution = other, "turn", None

    def assign(self, quote: Spoken, attributions: list[Attribution], last: Spoken | None) -> None:
        """Give a quotation its attribution and speaker, by the first of the shapes that fits."""
        if own := self.uncued.in_words(quote):
            quote.speaker, quote.rule = own, "in somebody's words"
            return
        attribution, rule = self.beside(quote, attributions)
        if attribution is None:
            attribution, rule = self.next_sentence(quote)
        if attribution is None:
            attribution, rule = self.block(quote)
        if attribution is not None:
            quote.attribution, quote.speaker, quote.rule = attribution, attribution.source, rule
            return
        quote.speaker, quote.rule = self.uncued.source(quote) or self.inherited(quote, last)
        if last and quote.rule in ("same paragraph", "continued paragraph"):
            quote.attribution = last.attribution
        if quote.speaker is not None and quote.speaker.kind == "pronoun":
            quote.speaker = self.memory.resolve(quote.speaker)

    def beside(self, quote: Spoken, attributions: list[Attribution]) -> tuple[Attribution | None, str]:
        """The attribution of the same sentence: at once after the quotation, before it, or later on."""
        start, end = quote.span
        before = after = later = None
        for attribution in attributions:
            if attribution.end <= start:
                before = attribution
            elif attribution.start >= end and later is None:
                later = attribution
                if GAP.match(self.masked.text[end : attribution.left] if attribution.left >= end else ""):
                    after = attribution
        name = (
            "according to"
            if after and after.label == "phrase"
            else "inverted cue after"
            if after and after.inverted
            else "cue after"
        )
        if after and (quote.opens_sentence or before is None):
            return after, name
        if before:
            between = self.masked.text[before.right : start]
            told_on = before.id in self.cues.words["attitude"] or before.label == "act" and before.source.kind != "person"
            if told_on or APART.search(between):
                before = self.outer(before, attributions)
            if after and re.search(r"\b(?:and|but|while)\s*$", between):
                return after, name
            return before, "according to" if before.label == "phrase" else "cue before"
        return later, "cue later in the sentence"

    def outer(self, inner: Attribution, attributions: list[Attribution]) -> Attribution:
        """Who reports a clause whose verb takes no quotation: "Roe said | the union welcomed it “after years of asking”"."""
        begins = inner.left if inner.finite else inner.start
        for other in attributions:
            if other.end <= begins and other.label == "verb" and other.id not in self.cues.words["attitude"]:
                between = self.masked.text[other.right : begins]
                if THAT.match(between) or other.id in PLAIN and not JOINED_ON.search(between):
                    return other
        return inner

    def next_sentence(self, quote: Spoken) -> tuple[Attribution | None, str]:
        """A whole sentence that only says who spoke: "Is that all?" Cllr Roe asked the meeting."""
        following = quote.sentence + 1
        if following >= len(self.masked.sentences) or not quote.opens_sentence:
            return None, ""
        start, end, paragraph = self.masked.sentences[following]
        if paragraph != self.masked.sentences[quote.sentence][2] or self.masked.text[quote.span[1] : start].strip():
            return None, ""
        attributions = self.by_sentence.get(following, ())
        if not attributions or following in self.quoted:
            return None, ""
        first = attributions[0]
        rest = self.masked.text[first.right : end].split()
        if len(self.masked.text[start : first.left].split()) <= 1 and (len(rest) <= 4 and "that" not in rest):
            self.resolver.resolve(following)
            return first, "cue in the next sentence"
        return None, ""

    def block(self, quote: Spoken) -> tuple[Attribution | None, str]:
        """The attribution of the paragraph before, where that ends in a colon: "Council leader Jane Roe said:"."""
        before = quote.sentence - 1
        if quote.opens_sentence and before in self.by_sentence:
            start, end, _ = self.masked.sentences[before]
            if self.masked.text[start:end].rstrip().endswith(":"):
                return self.by_sentence[before][-1], "statement block"
        return None, ""

    def inherited(self, quote: Spoken, last: Spoken | None) -> tuple[Source | None, str]:
        """The speaker that a quotation without any attribution takes over from what stands before it."""
        sentence, (_, _, paragraph) = quote.sentence, self.masked.sentences[quote.sentence]
        if last is None:
            return (next(self.memory.newest(), None), "sentence before") if quote.opens_sentence else (None, "no source")
        near = self.masked.sentences[last.sentence][2]
        if near == paragraph and (last.sentence >= sentence - 1):
            return self.main_speaker(last, quote), "same paragraph"
        if quote.opens_sentence and near == paragraph - 1 and last.sentence == sentence - 1:
            return self.main_speaker(last, quote), "continued paragraph"
        if quote.opens_sentence or self.cues.masked.sentences[sentence - 1][2] == paragraph:
            return next(self.memory.newest(), None), "sentence before"
        return None, "no source"

    def main_speaker(self, last: Spoken, quote: Spoken) -> Source | None:
        """Whose speech goes on after a quotation: its speaker, or after a mere fragment the source of the main clause."""
        first = next((attribution for attribution in self.by_sentence.get(last.sentence, ()) if attribution.finite), None)
        fragment = not last.opens_sentence and not self.masked.text[: last.span[0]].rstrip().endswith((":", ","))
        if (
            quote.opens_sentence
            and fragment
            and first is not None
            and first.start < last.start
            and last.sentence != quote.sentence
        ):
            return first.source
        return last.speaker


def name_of(source: Source) -> str:
    """The speaker as the record gives it."""
    return " ".join(source.name.split())
