"""Whose a sum is: the council and the provider of its sentence, or those that earlier sentences leave."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cached_property
from typing import Any

from spacy.tokens import Doc

from .money_phrases import Sum

_EXTRA = re.compile(r"\b(?:extra|further|another|additional)\s$")
_OWN = re.compile(r"\b(?:it|its|we|our)\b", re.IGNORECASE)
_OF_A_COUNCIL = frozenset(("contract", "cut", "budget", "saving"))
_OF_A_PROVIDER = frozenset(("contract", "fine", "income", "value", "debt", "pay"))

BEFORE = 120
"""Characters before the sentence of a sum in which the provider may stand that "it" means there."""


class Owners:
    """The councils and providers of the sums of one Doc; made once a Doc, then asked for each sum."""

    def __init__(self, doc: Doc, text: str) -> None:
        self.text = text
        self.councils, self.providers = names_of(doc._.councils), names_of(doc._.providers)

    def of(self, money: Sum, purpose: str) -> dict[str, Any]:
        """``council`` and ``provider`` of a sum for a purpose."""
        return {"council": self._council(money, purpose), "provider": self._provider(money, purpose)}

    def _council(self, money: Sum, purpose: str) -> str | None:
        """The council of its sentence, the one "it" stands for, else for sums of a budget or deal the article's own."""
        left, right = money.sentence
        if named := between(self.councils, left, right):
            return named.pop() if len(named) == 1 else None
        before = self._last_in_paragraph(self.councils, left)
        if before and _OWN.search(self.text, left, right):
            return before
        return self._main_council if purpose in _OF_A_COUNCIL else None

    def _provider(self, money: Sum, purpose: str) -> str | None:
        """The provider of its sentence, else for what a firm is paid or makes the last one named, or the article's."""
        left, right = money.sentence
        if named := between(self.providers, left, right):
            return named.pop() if len(named) == 1 else None
        if purpose not in _OF_A_PROVIDER:
            return None
        before = self._last_in_paragraph(self.providers, left)
        if before or purpose not in ("contract", "fine") or _EXTRA.search(self.text, left, money.start):
            return before  # "its contractor asked for an extra £2m": no price of the deal
        return self._main_provider

    @cached_property
    def _main_council(self) -> str | None:
        return most_named(self.councils)

    @cached_property
    def _main_provider(self) -> str | None:
        return most_named(self.providers)

    def _last_in_paragraph(self, named: list[tuple[int, str]], at: int) -> str | None:
        """The name mentioned last in the paragraph before ``at``, or None."""
        last = bisect_left(named, (at, "")) - 1
        return named[last][1] if last >= 0 and named[last][0] > self.text.rfind("\n", 0, at) else None

    def has_provider(self, money: Sum) -> bool:
        """Whether a provider is mentioned in the sentence of a sum, or shortly before it."""
        at = bisect_left(self.providers, (money.sentence[0] - BEFORE, ""))
        return at < len(self.providers) and self.providers[at][0] < money.sentence[1]


def names_of(items: list[dict[str, Any]] | None) -> list[tuple[int, str]]:
    """Where the items of a fact are mentioned, in text order, and the name each mention stands for."""
    return sorted((mention["start"], item["name"]) for item in items or [] for mention in item["mentions"])


def between(mentions: list[tuple[int, str]], left: int, right: int) -> set[str]:
    """The names of those mentioned between two offsets."""
    first = bisect_left(mentions, (left, ""))
    if first == len(mentions) or mentions[first][0] >= right:
        return set()
    return {name for _, name in mentions[first : bisect_left(mentions, (right, ""))]}


def most_named(mentions: list[tuple[int, str]]) -> str | None:
    """The name that is mentioned most, the first of several; None where there is none."""
    return Counter(name for _, name in mentions).most_common(1)[0][0] if mentions else None
