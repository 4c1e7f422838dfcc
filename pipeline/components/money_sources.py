"""Who gives a sum, and whose it is: read from the quotes, people, councils and providers that earlier components left."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from spacy.tokens import Doc

from ..patterns import Hit
from .money_phrases import Sum

_WHO_AFTER = re.compile(
    r"\s((?:(?:a|an|the)\s)?[^\W\d_][^,;:.()\n“”\"]{1,60}?)"
    r"(?=[,;:.()“”\"\n]|\s(?:published|released|seen|which|who|and|that)\b|$)"
)
_SUBJECT = re.compile(
    r"(?:but\s|and\s|yet\s)?((?:the|an?)\s[a-z][\w'’-]*(?:\s[\w'’&-]+){0,4}|[A-Z][\w'’&-]*(?:\s[\w'’&-]+){0,4})"
    r"(?:,[^,;:]{2,80},|\s\([^)]{1,40}\))?(?:\s(?:has|have|had|also|now|recently|later|then|already|who))*\s*",
    re.IGNORECASE,
)
_ADVERBS = re.compile(r"(?:\s(?:has|have|had|also|now|recently|later|then|already|who))+$")
_NO_SUBJECT = re.compile(  # passives ("it has been told"), adjuncts ("in January its cabinet", "contrary to claims")
    r"\b(?:is|are|was|were|be|been|being)$|^(?:in|on|at|for|under|after|before|with|from|by|to|as|if|when|while|contrary|despite)\s",
    re.IGNORECASE,
)
_PRONOUNS = frozenset({"he", "she"})
_UNRESOLVED = frozenset({"it", "they", "we", "i", "you", "this", "that", "who", "which", "there"})


class Sources:
    """The speakers and owners of the sums of one Doc; made once a Doc, then asked for each sum."""

    def __init__(self, doc: Doc, text: str) -> None:
        self.text = text
        self.quotes = [(quote["start"], quote["end"], quote["speaker"]) for quote in doc._.quotes or []]
        self.stretches = [(stretch[0], stretch[1]) for stretch in doc._.stretches or []]
        self.councils, self.providers = names_of(doc._.councils), names_of(doc._.providers)
        self._people = doc._.people

    @cached_property
    def people(self) -> list[tuple[int, str]]:
        """Where people are named, worked out only where a sum stands in reported speech."""
        return names_of(self._people)

    def of(self, money: Sum, hits: Iterable[Hit]) -> dict[str, Any]:
        """``said_by``, ``council`` and ``provider`` of a sum; ``hits``: the source hits of its sentence in text order."""
        said_by = next((who for start, end, who in self.quotes if start <= money.start < end), None)
        return {
            "said_by": said_by or self.reported_by(money, hits),
            "council": only(self.councils, *money.sentence),
            "provider": only(self.providers, *money.sentence),
        }

    def has_provider(self, money: Sum) -> bool:
        """Whether a provider is mentioned in the sentence of a sum."""
        at = bisect_left(self.providers, (money.sentence[0], ""))
        return at < len(self.providers) and self.providers[at][0] < money.sentence[1]

    def reported_by(self, money: Sum, hits: Iterable[Hit]) -> str | None:
        """The source of the reported clause that holds a sum: "**Officers** reckon that £2m will go", "according to **KPMG**"."""
        left, _ = money.sentence
        for hit in hits:
            if hit.id == "according":
                who = _WHO_AFTER.match(self.text, hit.end)
                return self._name(hit.end, who.end(1), who[1]) if who else None
            if hit.end <= money.start and not self._is_quoted(hit.start) and self.text[hit.end : hit.end + 1] != "-":
                subject = _SUBJECT.fullmatch(self.text, left, hit.start)
                words = _ADVERBS.sub("", subject[1]) if subject else ""
                return None if _NO_SUBJECT.search(words) else self._name(left, hit.start, words)
        return None

    def _name(self, start: int, end: int, words: str) -> str | None:
        """The person named between two offsets, the last speaker for "he" and "she", else the words as they stand."""
        people = self.people
        last = bisect_left(people, (end, "")) - 1
        if last >= 0 and people[last][0] >= start:
            return people[last][1]
        if words.lower() in _PRONOUNS:
            before = [who for begin, _, who in self.quotes if begin < start and who]
            return before[-1] if before else (people[last][1] if last >= 0 else None)
        return None if not words or words.lower() in _UNRESOLVED else words

    def _is_quoted(self, char: int) -> bool:
        return any(start <= char < end for start, end in self.stretches)


def names_of(items: list[dict[str, Any]] | None) -> list[tuple[int, str]]:
    """Where the items of a fact are mentioned, in text order, and the name each mention stands for."""
    return sorted((mention["start"], item["name"]) for item in items or [] for mention in item["mentions"])


def only(mentions: list[tuple[int, str]], left: int, right: int) -> str | None:
    """The one council or provider mentioned between two offsets; None where there is none, or several."""
    names = {name for _, name in mentions[bisect_left(mentions, (left, "")) : bisect_left(mentions, (right, ""))]}
    return names.pop() if len(names) == 1 else None
