"""Deals."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from .base import Component


@Language.factory("council_deals", requires=["doc._.money"], assigns=["doc._.deals", "doc.spans"])
class Deals(Component):
    """Finds deals."""

    fact = "deals"

    def __init__(self, nlp: Language, name: str = "council_deals") -> None:
        super().__init__(nlp)

    def find(self, doc: Doc) -> list[dict[str, Any]]:
        return []
