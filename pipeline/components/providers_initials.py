"""Names and their initials: "SSE" for Scottish and Southern Electric, "Corbel LCT" for Corbel Leisure and Culture Trust."""

from __future__ import annotations

import re
from functools import lru_cache

INITIALS = re.compile(r" \(([A-Z]{2,6})\)")
SMALL = frozenset({"of", "for", "at", "the", "on", "and"})
"""Words of a name that its initials leave out."""


def is_spelled(text: str, start: int, end: int) -> bool:
    """Whether the initials of text[start:end] stand behind it: "Scottish and Southern Electric (SSE)"."""
    short = INITIALS.match(text, end)
    return short is not None and short[1] == initials(text[start:end])


@lru_cache(maxsize=8192)
def initials(name: str) -> str:
    """The initials of a name's capitalised words.

    >>> initials("Corbel School of Music")
    'CSM'
    """
    return "".join(word[0] for word in name.split() if word.lower() not in SMALL)


@lru_cache(maxsize=8192)
def abbreviates(short: str, full: str) -> bool:
    """Whether a name has the other's first word and its initials from there on.

    >>> abbreviates("Corbel LCT", "Corbel Leisure and Culture Trust"), abbreviates("Corbel UK", "Corbel Homes")
    (True, False)
    """
    first, _, rest = short.partition(" ")
    head, _, tail = full.partition(" ")
    return first == head and len(rest) > 1 and rest.isupper() and rest == initials(tail)
