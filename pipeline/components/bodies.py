"""Bodies: where the councils and providers of a Doc are mentioned, for what is said of them or by them."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc


class Place(NamedTuple):
    """A mention of a body: where it stands, the body's name, whether it is a council, the status of a provider."""

    start: int
    end: int
    name: str
    council: bool
    status: str


def places_of(doc: Doc) -> list[Place]:
    """The mentions of a Doc's councils, then those of its providers, body by body."""
    named = [(True, body) for body in doc._.councils or ()] + [(False, body) for body in doc._.providers or ()]
    return [
        Place(mention["start"], mention["end"], body["name"], council, body.get("status") or "")
        for council, body in named
        for mention in body["mentions"]
    ]
