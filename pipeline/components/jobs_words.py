"""Word lists of the rule file that are only looked up at a place of the text, which costs less than matching them everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..matching import Hit

WIDTH = 44
"""How many characters before or after a place are looked at: no listed phrase is longer."""

OPENING, CLOSING = "“\"‘'(—–-", ".,;:!?”\"’')—–-"


class WordLists:
    """The phrases of some labels with the id of their line: which one begins or ends at an offset."""

    def __init__(self, lines: Iterable[dict[str, Any]], labels: Iterable[str]) -> None:
        self.ids: dict[str, dict[str, str]] = {label: {} for label in labels}
        for line in lines:
            if line["label"] in self.ids:
                self.ids[line["label"]].update(dict.fromkeys((phrase.lower() for phrase in line["pattern"]), line["id"]))
        self.words = {label: max((p.count(" ") + 1 for p in ids), default=0) for label, ids in self.ids.items()}

    def ending(self, label: str, text: str, end: int) -> Hit | None:
        """The label's longest phrase that ends at an offset.

        >>> lines = [{"label": "verb", "id": "say", "pattern": ["has said", "said"]}]
        >>> WordLists(lines, ["verb"]).ending("verb", "He has said 40", 11)
        Hit(start=3, end=11, label='verb', id='say', rule='')
        """
        ids, parts = self.ids[label], text[max(0, end - WIDTH) : end].lower().split(" ")
        for count in range(min(len(parts), self.words[label]), 0, -1):
            phrase = " ".join(parts[-count:]).lstrip(OPENING)
            if phrase in ids:
                return Hit(end - len(phrase), end, label, ids[phrase], "")
        return None

    def starting(self, label: str, text: str, start: int) -> Hit | None:
        """The label's longest phrase that begins at an offset."""
        ids, parts = self.ids[label], text[start : start + WIDTH].lower().split(" ")
        for count in range(min(len(parts), self.words[label]), 0, -1):
            phrase = " ".join(parts[:count]).rstrip(CLOSING)
            if phrase in ids:
                return Hit(start, start + len(phrase), label, ids[phrase], "")
        return None

    def after(self, label: str, text: str, start: int, stop: int) -> Hit | None:
        """The label's first phrase that begins at a word between two offsets."""
        while 0 <= start < stop:
            if hit := self.starting(label, text, start):
                return hit
            space = text.find(" ", start, stop)
            start = space + 1 if space >= 0 else stop
        return None
