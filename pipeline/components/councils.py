"""Councils."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from .base import Component


@Language.factory("council_councils", requires=["doc._.sentences"], assigns=["doc._.councils", "doc.spans"])
class Councils(Component):
    """Finds councils."""

    fact = "councils"

    def __init__(self, nlp: Language, name: str = "council_councils") -> None:
        super().__init__(nlp)

    def find(self, doc: Doc) -> list[dict[str, Any]]:
        return []
