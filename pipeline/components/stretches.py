"""Stretches: the outermost runs of text between quotation marks, paragraph by paragraph."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from .base import text_of

PAIR = re.compile(r"“([^“”]*)”|\"([^\"]*)\"")


@Language.factory("council_stretches", requires=["doc._.paragraphs"], assigns=["doc._.stretches"])
class Stretches:
    """``doc._.stretches`` holds [start, end, closed] of every outermost stretch, marks outside, in text order."""

    def __init__(self, nlp: Language, name: str = "council_stretches") -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        doc._.stretches = stretches(text_of(doc), doc._.paragraphs)
        return doc


def stretches(text: str, paragraphs: list[list[int]]) -> list[list]:
    """The quoted stretches of the given paragraphs ([start, end] each)."""
    found = []
    for start, end in paragraphs:
        for match in PAIR.finditer(text, start, end):
            group = 1 if match[1] is not None else 2
            found.append([match.start(group), match.end(group), True])
    return found
