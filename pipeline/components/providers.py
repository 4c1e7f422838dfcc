"""Providers."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from .base import Component


@Language.factory("council_providers", requires=["doc._.councils"], assigns=["doc._.providers", "doc.spans"])
class Providers(Component):
    """Finds providers."""

    fact = "providers"

    def __init__(self, nlp: Language, name: str = "council_providers") -> None:
        super().__init__(nlp)

    def find(self, doc: Doc) -> list[dict[str, Any]]:
        return []
