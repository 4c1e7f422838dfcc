"""Attributions: every reporting verb outside the quotations, with the source that is its subject."""

from __future__ import annotations

from ..matching import Hit
from .quotes_indirect import PLAIN
from .quotes_items import Attribution, Source
from .quotes_sources import Reader
from .quotes_subjects import Subjects
from .quotes_text import Masked, Token, token_at
from .quotes_words import BE, DAYS, DETERMINERS, FORE_VERBS, HELPERS, LINKS, PAST_AS_BASE, PAUSES, PRONOUNS, RELATIVE, TIMES

ASIDE_FROM = frozenset(("in", "on", "at", "with", "for", "from", "to", "about", "into", "after"))
"""What follows a verb that has its subject elsewhere: "the “big talk” begins | at the library"."""


class Cues:
    """Finds the attributions of one Doc.

    words: sets of words by their meaning in ``patterns/quotes.jsonl`` (``negative``, ``adverb``); forms: every printed verb form.
    """

    def __init__(self, reader: Reader, masked: Masked, words: dict[str, frozenset[str]], forms: frozenset[str]) -> None:
        self.reader, self.masked, self.words = reader, masked, words
        self.found: list[Attribution] = []
        self.subjects = Subjects(reader, self.found, forms)

    def read(self, hits: list[Hit]) -> list[Attribution]:
        """The attributions behind the rule hits, in text order."""
        end = 0
        for hit in hits:
            if hit.start < end or hit.label not in ("verb", "act", "phrase"):
                continue
            index = self.masked.sentence_of(hit.start)
            if index < 0:
                continue
            tokens = self.masked.tokens(index)
            first = token_at(tokens, hit.start)
            if first == len(tokens) or tokens[first].start != hit.start:
                continue
            after = token_at(tokens, hit.end)
            attribution = self.attribution(hit, index, tokens, first, after)
            if attribution:
                self.found.append(attribution)
                end = hit.end
        return self.found

    def attribution(self, hit: Hit, index: int, tokens: list[Token], first: int, after: int) -> Attribution | None:
        """Read one hit, the tokens[first:after] of sentence ``index``: is it a verb here, is it denied, whose is it."""
        cue = self.masked.text[hit.start : hit.end]
        if hit.label == "phrase":
            source = self.reader.after(tokens, after)
            return Attribution(hit.start, hit.end, cue, hit.label, hit.id, source, index, inverted=True) if source else None
        if self.is_no_verb(tokens, first, after):
            return None
        at, be, helped, denied = self.step_back(tokens, first - 1)
        if denied:
            return None
        source = self.source_after(hit, tokens, first, after, be)
        if source is not None:
            return Attribution(hit.start, hit.end, cue, hit.label, hit.id, source, index, inverted=True)
        form = form_of(hit, tokens[first].low, be)
        if be and not tokens[first].low.endswith("ing"):
            return None
        source = self.subjects.subject(tokens, first, at, form, helped)
        if source is None or not self.governs(hit, source, form, helped, tokens, first, after):
            return None
        relative = at >= 0 and tokens[at].low in RELATIVE
        finite = form != "participle"
        return Attribution(hit.start, hit.end, cue, hit.label, hit.id, source, index, finite=finite, relative=relative)

    def is_no_verb(self, tokens: list[Token], first: int, after: int) -> bool:
        """Whether a hit is a name ("United States"), a noun ("his claims"), or says nothing ("said nothing")."""
        if not first:
            return after < len(tokens) and tokens[after].low in LINKS and tokens[0].low not in FORE_VERBS  # "Counsel for"
        before = tokens[first - 1]
        name = tokens[first].capital and not before.quoted or before.low == "of" and tokens[first].low.endswith("ing")
        counted = first > 1 and tokens[first - 2].low == "of"  # "the mother of two | added"
        noun = before.low in DETERMINERS and not counted or before.owner and before.low not in BE
        return name or noun or after < len(tokens) and tokens[after].low in ("nothing", "nowt", "little")

    def source_after(self, hit: Hit, tokens: list[Token], first: int, after: int, be: bool) -> Source | None:
        """The source that follows its verb: "Q, said Jane Roe", "described by Jane Roe", "…, noted Jane Roe." """
        if tokens[first].low.endswith("ing"):
            return None
        following = tokens[after].low if after < len(tokens) else ""
        if following == "by" and (be or hit.label == "act"):
            doing = after + 1 < len(tokens) and tokens[after + 1].low.endswith("ing")
            return None if doing else self.reader.after(tokens, after + 1)
        if be and following == "in":
            source = self.reader.after(tokens, after + 1)
            return source if source and source.kind == "document" else None  # "were told in an officers' report that"
        if be or following in ASIDE_FROM:
            return None
        quote = first - 1
        while quote >= 0 and tokens[quote].text in PAUSES:
            quote -= 1
        if first == 0 and tokens[0].low in FORE_VERBS or quote >= 0 and tokens[quote].quoted:
            source = self.reader.after(tokens, after)
            opens = quote < 2  # else the verb may go on after a clause: "Roe, who called it “grim”, | told colleagues the sum …"
            return source if opens or source and self.speaks(source) else None
        return self.closing(hit, tokens, after) if first and tokens[first - 1].text in PAUSES else None

    def governs(self, hit: Hit, source: Source, form: str, helped: bool, tokens: list[Token], first: int, after: int) -> bool:
        """Whether verb and source belong together: a noun-like form needs a fitting subject, an odd subject a clear clause."""
        low = tokens[first].low
        following = tokens[after].low if after < len(tokens) else ""
        weak = form == "base" and not helped or low.endswith("s") and low != "says"
        if weak and not self.agrees(source, form, low, following):
            return False
        said = following in ("that", ",", ":") or after < len(tokens) and tokens[after].quoted
        said = said or following in PRONOUNS and hit.id in PLAIN  # "One cabbie said | he made a loss"
        return self.speaks(source) or hit.label != "act" and said

    def closing(self, hit: Hit, tokens: list[Token], after: int) -> Source | None:
        """Who ends a sentence after its verb: "…, noted the paper's Jane Roe.", "…, says Unison." """
        source = self.reader.after(tokens, after) if after < len(tokens) else None
        if source is None:
            return None
        rest = [token for token in tokens[after:] if token.start >= source.end]
        if source.kind != "person":
            own = token_at(tokens, source.start) == after or tokens[after].low in DETERMINERS
            return source if hit.id == "say" and source.kind == "body" and own and not rest else None
        return source if not rest or rest[0].text in PAUSES or rest[0].low in DAYS or rest[0].text in (".", ":") else None

    def agrees(self, source: Source, form: str, low: str, following: str) -> bool:
        """Whether "claims", "report" and the like are verbs here: the subject fits the form, and no "of" follows."""
        noun_too = low in self.words["noun too"]
        if (following in BE or following in HELPERS) and noun_too or following in ("of", "about", "from") and noun_too:
            return False
        if form == "base":
            plural = (source.head or source.name).endswith("s") or source.head == "they" or " and " in source.name
            return plural or self.reader.names.kind_of(source.head) in ("people", "body")
        return self.speaks(source)

    def speaks(self, source: Source) -> bool:
        """Whether a source is surely one: a name, a pronoun, or a noun on the list of those that speak."""
        return source.kind != "noun" or bool(self.reader.names.kind_of(source.head))

    def is_subject(self, token: Token) -> bool:
        """Whether a subject or its helper can end with this word: "Unison | this morning said", not "released | last year"."""
        return token.capital or token.low in HELPERS or token.low == "just" or bool(self.reader.names.kind_of(token.low))

    def step_back(self, tokens: list[Token], at: int) -> tuple[int, bool, bool, bool]:
        """Step back from a verb over helpers and adverbs: (index reached, be-form seen, helper seen, denied)."""
        be = helped = denied = False
        while at >= 0:
            low = tokens[at].low
            if low in self.words["negative"] or low.endswith(("n't", "n’t")):
                denied = True
            elif low in BE:
                be = True
            elif low in HELPERS:
                helped = True
            elif low == "to":
                denied |= at == 0 or tokens[at - 1].low not in self.words["lead"]
                return at, False, True, denied
            elif (
                low in TIMES
                and at > 1
                and tokens[at - 1].low in ("this", "last", "next", "that", "yesterday")
                and self.is_subject(tokens[at - 2])
            ):
                at -= 1
            elif low == "on" and at + 1 < len(tokens) and tokens[at + 1].low in DAYS:
                pass
            elif (
                low not in DAYS
                and low not in self.words["adverb"]
                and not (low.endswith("ly") and len(low) > 4 and not tokens[at].capital)
            ):
                break
            at -= 1
        return at, be, helped, denied


def form_of(hit: Hit, low: str, be: bool) -> str:
    """``participle`` (adding), ``base`` (add) or ``finite`` (added, was adding); be: a form of "be" stands before it."""
    if low.endswith("ing"):
        return "finite" if be else "participle"
    return "base" if hit.id.split()[0] == low and hit.id not in PAST_AS_BASE else "finite"
