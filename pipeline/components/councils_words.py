"""The word lists of ``patterns/councils.jsonl``, looked up where a name asks for them instead of matched in the whole text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

from ..matching import Hit

FIRST_WORD = re.compile(r"[^\W_]+")
LONGEST_WORD = 20
"""Characters before a place in which the last word of a phrase is looked for; longer words are in no list."""


class Phrase(NamedTuple):
    """One phrase of a rule line: how it is written, whether only in this case, and the line's label, id and rule name."""

    text: str
    case: bool
    label: str
    id: str
    rule: str

    def at(self, text: str, start: int) -> Hit | None:
        """The phrase as a hit, where it stands here as whole words."""
        end = start + len(self.text)
        words = text[start:end]
        if (words if self.case else words.lower()) != self.text or start < 0:
            return None
        if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum():
            return None
        return Hit(start, end, self.label, self.id, self.rule)


class Words:
    """The phrases of all rule lines of one label, by their first and by their last word.

    >>> lines = [{"label": "act", "id": "set", "rule": "councils/act/set", "pattern": ["set up", "set"]}]
    >>> words, text = Words(lines), "Barnet set up a firm"
    >>> words.starting(text, 7)[:2], words.ending(text, 13)[:2], words.starting(text, 11)
    ((7, 13), (7, 13), None)
    """

    def __init__(self, lines: Iterable[dict[str, Any]]) -> None:
        self.phrases = sorted(phrases_of(lines), key=lambda phrase: -len(phrase.text))  # the longest is meant
        self.by_first: dict[str, list[Phrase]] = {}
        self.by_last: dict[str, list[Phrase]] = {}
        for phrase in self.phrases:
            words = FIRST_WORD.findall(phrase.text.lower()) or [""]
            self.by_first.setdefault(words[0], []).append(phrase)
            self.by_last.setdefault(words[-1], []).append(phrase)

    @cached_property
    def any(self) -> re.Pattern[str]:
        """An expression for every phrase, for the few labels that are looked for in a whole stretch of the text."""
        return re.compile(r"\b(?:" + "|".join(re.escape(phrase.text) for phrase in self.phrases) + r")\b", re.IGNORECASE)

    def starting(self, text: str, start: int) -> Hit | None:
        """The longest phrase that starts at this character, or None."""
        word = FIRST_WORD.match(text, start)
        for phrase in self.by_first.get(word[0].lower(), ()) if word else ():
            if hit := phrase.at(text, start):
                return hit
        return None

    def ending(self, text: str, end: int) -> Hit | None:
        """The longest phrase that ends before this character, or None."""
        first, least = end, max(0, end - LONGEST_WORD)
        while first > least and text[first - 1].isalnum():  # an expression would try every character from ``least`` on
            first -= 1
        for phrase in self.by_last.get(text[first:end].lower(), ()) if first < end else ():
            if hit := phrase.at(text, end - len(phrase.text)):
                return hit
        return None


def phrases_of(lines: Iterable[dict[str, Any]]) -> Iterator[Phrase]:
    """The phrases of rule lines, one by one."""
    for line in lines:
        case = bool(line.get("case"))
        for text in line["pattern"]:
            yield Phrase(text if case else text.lower(), case, line["label"], line["id"], line["rule"])


class Cues:
    """The cue words around the places of one text, by label; offsets are characters."""

    def __init__(self, text: str, words: dict[str, Words]) -> None:
        self.text = text
        self.words = words

    def starting(self, labels: str, at: int) -> Hit | None:
        """The phrase of one of the labels (parted by a space) that starts here."""
        for label in labels.split():
            if label in self.words and (hit := self.words[label].starting(self.text, at)):
                return hit
        return None

    def ending(self, labels: str, at: int) -> Hit | None:
        """The phrase of one of the labels (parted by a space) that ends here."""
        for label in labels.split():
            if label in self.words and (hit := self.words[label].ending(self.text, at)):
                return hit
        return None

    def within(self, label: str, start: int, end: int) -> list[tuple[int, int]]:
        """Where phrases of a label stand in a stretch of the text, in text order."""
        return [match.span() for match in self.words[label].any.finditer(self.text, start, end)] if label in self.words else []
