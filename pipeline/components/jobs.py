"""Jobs."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from .base import Component


@Language.factory("council_jobs", requires=["doc._.quotes"], assigns=["doc._.jobs", "doc.spans"])
class Jobs(Component):
    """Finds jobs."""

    fact = "jobs"

    def __init__(self, nlp: Language, name: str = "council_jobs") -> None:
        super().__init__(nlp)

    def find(self, doc: Doc) -> list[dict[str, Any]]:
        return []
