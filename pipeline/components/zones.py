"""Zones: which lines of a page are the article's body and standfirst, and which are something else."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from .base import Component, text_of

MINED = ("body", "standfirst")


@Language.factory("council_zones", assigns=["doc._.zones", "doc._.paragraphs"])
class Zones(Component):
    """Zones a page line by line; ``doc._.paragraphs`` holds [start, end] of every mined line (body, standfirst)."""

    fact = "zones"

    def __init__(self, nlp: Language, name: str = "council_zones") -> None:
        super().__init__(nlp)

    def find(self, doc: Doc) -> list[dict]:
        return [{"kind": "body", "start": m.start(), "end": m.end()} for m in re.finditer(r"\S[^\n]*(?<=\S)", text_of(doc))]

    def __call__(self, doc: Doc) -> Doc:
        super().__call__(doc)
        text = text_of(doc)
        doc._.paragraphs = [
            [zone["start"] + m.start(), zone["start"] + m.end()]
            for zone in doc._.zones
            if zone["kind"] in MINED
            for m in re.finditer(r"\S[^\n]*(?<=\S)", text[zone["start"] : zone["end"]])
        ]
        return doc
