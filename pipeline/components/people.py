"""People."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from .base import Component


@Language.factory("council_people", requires=["doc._.providers"], assigns=["doc._.people", "doc.spans"])
class People(Component):
    """Finds people."""

    fact = "people"

    def __init__(self, nlp: Language, name: str = "council_people") -> None:
        super().__init__(nlp)

    def find(self, doc: Doc) -> list[dict[str, Any]]:
        return []
