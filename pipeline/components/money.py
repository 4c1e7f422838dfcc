"""Money."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from .base import Component


@Language.factory("council_money", requires=["doc._.jobs"], assigns=["doc._.money", "doc.spans"])
class Money(Component):
    """Finds money."""

    fact = "money"

    def __init__(self, nlp: Language, name: str = "council_money") -> None:
        super().__init__(nlp)

    def find(self, doc: Doc) -> list[dict[str, Any]]:
        return []
