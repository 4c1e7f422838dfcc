"""Bodies: where the councils and providers of a Doc are mentioned, for what is said of them or by them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Any, NamedTuple

from spacy.tokens import Doc

Named = list[tuple[int, str]]
"""Where the bodies of a fact are mentioned, in text order, each with its name."""


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


def named_in(items: Iterable[dict[str, Any]]) -> Named:
    """Where the bodies of a fact are mentioned, in text order, each with its name."""
    return sorted((mention["start"], item["name"]) for item in items for mention in item["mentions"])


def beside(named: Named, start: int, end: int, first: int, stop: int) -> tuple[str | None, str | None, str | None]:
    """Who is named nearest ahead of a span and behind it in its sentence, and who last before it.

    first, stop: where the sentence begins and ends.

    >>> beside([(0, "Bury"), (30, "Vane"), (60, "Selby")], 40, 43, 25, 70), beside([(0, "Bury")], 40, 43, 25, 70)
    (('Vane', 'Selby', 'Vane'), (None, None, 'Bury'))
    """
    before, after = bisect_left(named, (start,)) - 1, bisect_left(named, (end,))
    last = named[before] if before >= 0 else None
    ahead = last[1] if last and last[0] >= first else None
    behind = named[after][1] if after < len(named) and named[after][0] < stop else None
    return ahead, behind, last[1] if last else None
