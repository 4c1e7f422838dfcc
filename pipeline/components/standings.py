"""Standings: where each provider stands with each council, and with that what its status and its kind are.

The providers component leaves on its items what the events of the article come to (``dealings``). Here the words of the article
are weighed beside them: first for every provider with every council (``providers_states.py``), then for each provider
(``providers_told.py``). Without weights all stays as the events have it.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from .base import Component
from .providers_states import weigh_states
from .providers_told import weigh_told


@Language.factory(
    "council_standings",
    requires=["doc._.sentences", "doc._.councils", "doc._.providers"],
    assigns=["doc._.providers", "doc.spans"],
)
class Standings(Component):
    """Sets the dealings, the status and the kind of providers anew where the words speak louder than the events."""

    fact = "providers"

    def __init__(self, nlp: Language, name: str = "council_standings") -> None:
        super().__init__(nlp)

    def find(self, doc: Doc) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = doc._.providers or []
        weigh_states(doc, items, self.weighs("state"), self.network_for("state"))
        weigh_told(doc, items, self.weighs, partial(self.hears, "status"))
        return items
