"""Repeats: lines whose words stand on the page again, as a standfirst, a doubled caption or a pull quote."""

from __future__ import annotations

import re
from functools import cached_property

from .zones_lines import OPENING, Line

MANY = 400
"""Lines of a page that may be looked up in all of it; a longer text is no page, and the look-up would grow with its square."""
MARKS = re.compile(r"[^\w ]+|_+")
WORD = re.compile(r"[^\W_]+")
BEGINNING = re.compile(r"[\W_]*([^\W_]+)" + 3 * r"[\W_]*([^\W_]*)")


def mark_repeats(lines: list[Line]) -> None:
    """Mark a line that stands again below (a repeated standfirst, a doubled caption) or is quoted out of a paragraph."""
    page = Repeats(lines)
    doubled: set[str] = set()
    for index, line in enumerate(lines):
        if line.kind or index == 0 or not page.beginnings[index]:
            continue
        following = lines[index + 1] if index + 1 < len(lines) else None
        same_below = following and following.kind == "caption" and plain(following.text).startswith(plain(line.text))
        if same_below or doubled and page.plain[index] in doubled:
            line.be("caption", "doubled")
        elif following and not line.closed and page.beginnings[index] == page.beginnings[index + 1] and page.is_doubled(index):
            doubled.add(page.plain[index])
            line.be("caption", "doubled")
        elif line.words >= 5 and page.has_below(index):
            line.be("boilerplate", "repeated")
        elif 5 <= line.words <= 30 and (OPENING.match(line.text) or not line.closed) and page.has_elsewhere(index):
            line.be("boilerplate", "pull quote")
            if following and not following.kind and not following.closed and following.words <= 6:
                following.be("boilerplate", "pull quote")


def plain(text: str) -> str:
    """The words of a line in lower case, without marks between them.

    >>> plain("“The bin-men’s pay,” he said")
    'the bin men s pay he said'
    """
    return " ".join(MARKS.sub(" ", text).lower().split())


class Repeats:
    """Tells which lines' words stand on the page again; hardly any line's do, so that cheap looks come first."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.beginnings = [match.groups() if (match := BEGINNING.match(line.text.lower())) else () for line in lines]
        self.last_alike = {beginning: index for index, beginning in enumerate(self.beginnings)}
        self.head = next((index for index, line in enumerate(lines) if not line.kind and line.words >= 4), len(lines))
        self.page = "\n".join(line.text for line in lines).lower()

    @cached_property
    def plain(self) -> list[str]:
        """The words of every line."""
        return [plain(line.text) for line in self.lines]

    @cached_property
    def last(self) -> dict[str, int]:
        """The index of the last line that has these words."""
        return {text: index for index, text in enumerate(self.plain)}

    def has_below(self, index: int) -> bool:
        """Whether a line below has the same words."""
        return self.last_alike[self.beginnings[index]] > index and self.last[self.plain[index]] > index

    def has_elsewhere(self, index: int) -> bool:
        """Whether the line's words stand on the page a second time, in whatever line."""
        if len(self.lines) > MANY:
            return False
        words = sorted(WORD.findall(self.lines[index].text.lower()), key=len, reverse=True)
        if not all(self.page.count(word) > 1 for word in words):
            return False
        return any(self.plain[index] in text for at, text in enumerate(self.plain) if at != index and self.lines[at].closed)

    def is_doubled(self, index: int) -> bool:
        """Whether the next line says the same, below something that may be the headline."""
        return self.head < index and self.plain[index] == self.plain[index + 1]
