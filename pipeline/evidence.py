"""The evidence: the sentence around a fact, as readers are shown it."""

from __future__ import annotations

import re

EVIDENCE = 800
"""Characters of evidence on either side of a span at most."""
BEGINS = re.compile(r"\n|[.!?][\"'”’]?\s+(?=[\"'“‘A-Z])")
ENDS = re.compile(r"\n|[.!?][\"'”’]?(?=\s+[\"'“‘A-Z]|\s*$)")
ENDED = re.compile(r"[.!?][\"'”’]?\s*$")


def sentence_around(text: str, start: int, end: int) -> str:
    """The line of ``text`` around a span, cut to its sentence where one can be seen: the evidence shown to readers.

    >>> sentence_around("Rain fell. It cost £2m. Nobody paid.", 19, 22)
    'It cost £2m.'
    """
    first = max(0, start - EVIDENCE)
    left = max((m.end() for m in BEGINS.finditer(text, first, start + 1) if m.end() <= start), default=first)
    if ENDED.search(text, start, end):
        return text[left:end].strip()
    right = ENDS.search(text, end, end + EVIDENCE)
    return text[left : right.end() if right else end + EVIDENCE].strip()
