"""Where a noun phrase of employment ends, and what lists or breaks it."""

from __future__ import annotations

import re

LIST_AND = re.compile(r"(?:,\s|,?\s(?:and|or|&)\s)(?:[a-z]+[-\s]){0,2}")
LIST_GOES_ON = re.compile(r"(?:,\s[\w’'-]+(?:\s[\w’'-]+)?)*,?\sand\s")
STOP = re.compile(r"[.:;!?£%\d\n–—()]")
PLURAL = re.compile(r"\b[a-z]{3,}[^s'’\W]s(?=,|\s(?:and|or)\b)")
"""A plural that the number itself counts, where more follows: "12 vans and staff"; not "early years staff"."""

AGO = re.compile(r"\s(?:ago|before|earlier|later|from)\b")
HARD_BREAK = re.compile(
    r"[;:—–]|\s-\s|,\s(?:and|but|while|although|though|whereas|so)\s|\s(?:and\sthat|but|while|although|though|whereas)\s"
)
"""Where a clause ends for good: what stands beyond speaks of something else."""

STOP_WORDS = frozenset(
    (
        *("a", "an", "the", "at", "in", "on", "by", "to", "from", "for", "with", "as", "than", "that", "which", "who", "whom"),
        *("whose", "where", "when", "while", "will", "would", "could", "may", "might", "can", "should", "must", "is", "are"),
        *("was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did", "no", "not", "if", "because", "but"),
        *("so", "about", "into", "over", "under", "after", "before", "since", "until", "between", "against", "during"),
        *("through", "per", "each", "every", "he", "she", "they", "it", "we", "you", "i", "said", "says", "say", "told", "go"),
        *("goes", "going", "went", "make", "makes", "made", "take", "takes", "took", "get", "their", "its", "his", "her"),
        *("our", "your", "my", "gets", "there", "then", "also", "still", "already", "including", "like", "plus", "versus"),
    )
)
"""Words that never stand between a number and the noun that it counts."""
