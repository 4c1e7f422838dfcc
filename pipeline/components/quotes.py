"""Quotes."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from .base import Component


@Language.factory("council_quotes", requires=["doc._.people"], assigns=["doc._.quotes", "doc.spans"])
class Quotes(Component):
    """Finds quotes."""

    fact = "quotes"

    def __init__(self, nlp: Language, name: str = "council_quotes") -> None:
        super().__init__(nlp)

    def find(self, doc: Doc) -> list[dict[str, Any]]:
        return []
