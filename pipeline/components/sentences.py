"""Sentences: where the mined paragraphs break, with British titles and quotation marks respected."""

from __future__ import annotations

import re
from bisect import bisect_right

import numpy
from spacy.attrs import IDX, SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from .base import text_of

ABBREVIATED = re.compile(
    r"(?:\b(?:Cllrs?|Couns?|Ald|Mr|Mrs|Ms|Dr|Prof|Rev|Hon|Rt|St|Lt|Col|Sgt|No|Nos|vs|etc|inc|Co|approx|Jan|Feb|Aug|Sept|Oct|Nov|Dec"
    r"|e\.g|i\.e|a\.m|p\.m)|\b[A-Z](?:\.[A-Z])*)\.$"
)
# one mark and then more, not one or more: a pattern that begins with a plain class is searched for faster
END = re.compile(r"[.!?…][.!?…]*[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9£#•])")


LONGEST = 2_000
"""Characters of the longest sentence that is read as one: where a text has no stops, what is read of each of its facts would grow
with the text."""

JOINS = 200
"""How many characters before its end a piece of it may end where a clause does."""


@Language.factory("council_sentences", requires=["doc._.paragraphs"], assigns=["doc._.sentences", "token.sent_start"])
class Sentences:
    """Splits every mined paragraph; ``doc._.sentences`` holds [start, end] in characters, in text order.

    A break needs a closing mark, white space and a capital, digit or opening mark after it; titles ("Cllr."),
    initials ("J. Roe") and "No. 3" are no breaks.
    """

    marks_tokens: bool = True
    """False in a run, which reads ``doc._`` alone: then no token is told that it begins a sentence."""

    def __init__(self, nlp: Language, name: str = "council_sentences") -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        text, sentences = text_of(doc), []
        for start, end in doc._.paragraphs:
            at = start
            for match in END.finditer(text, start, end):
                head = text[max(at, match.start() - 12) : match.start() + 1]
                if ABBREVIATED.search(head) and match.group().startswith("."):
                    continue
                sentences += pieces(text, at, match.start() + len(match.group().rstrip()))
                at = match.end()
            sentences += pieces(text, at, end)
        doc._.sentences = sentences
        if self.marks_tokens and len(doc):
            offsets = doc.to_array([IDX])
            starts = numpy.zeros(len(doc), dtype="int64") - 1
            first = numpy.searchsorted(offsets, [start for start, _ in sentences])
            starts[numpy.minimum(first, len(doc) - 1)] = 1
            starts[0] = 1
            doc.from_array([SENT_START], starts.astype("uint64"))  # type: ignore[arg-type]
        return doc


def pieces(text: str, start: int, end: int) -> list[list[int]]:
    """[start, end] of a sentence; of one that is longer than any writer's, those of its pieces, each of whole words.

    >>> pieces("Nobody said.", 0, 12), [end - start for start, end in pieces("no stop " * 400, 0, 3199)]
    ([[0, 12]], [1999, 1199])
    """
    found = []
    while end - start > LONGEST:
        last = start + LONGEST
        clause = max(
            text.rfind("; ", last - JOINS, last) + 1,
            text.rfind(", ", last - JOINS, last) + 1,
            text.rfind(" and ", last - JOINS, last),
        )
        cut = clause or max(text.rfind(" ", start + 1, last), 0) or last
        found.append([start, cut])
        start = cut + text.startswith(" ", cut)
    return [*found, [start, end]]


class Layout:
    """The sentences and mined paragraphs of one Doc, read from ``doc._`` once, for whoever asks at many places."""

    def __init__(self, doc: Doc) -> None:
        self.sentences: list[list[int]] = doc._.sentences or []
        self.paragraphs: list[list[int]] = doc._.paragraphs or []
        self._sentence_starts = [start for start, _ in self.sentences]
        self._paragraph_starts = [start for start, _ in self.paragraphs]

    def sentence_at(self, char: int) -> list[int]:
        """[start, end] of the sentence (or of it and the gap after it) that holds a character; [char, char] before the first."""
        index = bisect_right(self._sentence_starts, char) - 1
        return self.sentences[index] if index >= 0 else [char, char]

    def paragraph_at(self, char: int) -> list[int]:
        """[start, end] of the mined paragraph that holds a character, as ``sentence_at`` for sentences."""
        index = bisect_right(self._paragraph_starts, char) - 1
        return self.paragraphs[index] if index >= 0 else [char, char]

    def is_mined(self, char: int) -> bool:
        """Whether a character lies in a mined paragraph."""
        first, last = self.paragraph_at(char)
        return first <= char < last
