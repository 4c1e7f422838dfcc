"""Qualifiers before a figure: those that are none ("took over 37 workers") and those that a "no" turns round."""

from __future__ import annotations

import re

NONE_BEFORE: dict[str, re.Pattern[str]] = {
    "over": re.compile(
        r"\b(?:take[ns]?|taking|took|hand\w*|hang\w*|hung|signed|axe|petitions?|flare[sd]?|rows?|disputes?|clouds?|doubts?|fears?"
        r"|uncertainty|threats?|talks|anger|battles?|clash\w*|claims?|sue[sd]?|suing|fight\w*|fought|left|held|carried|rolled|made"
        r"|make|makes|turned)\s$"
    ),
    "above": re.compile(r"\bover\sand\s$"),
    "about": re.compile(
        r"\b(?:talk\w*|speak\w*|spoken?|argu\w*|complain\w*|worr\w*|concern\w*|anxi\w*|advice|assurances?|reassurances?|questions?"
        r"|details?|rows?|truth|fuss)\s$"
    ),
    "up to": re.compile(
        r"\b(?:sign(?:s|ed|ing)?|mov(?:e|es|ed|ing)|go(?:es|ing|ne)?|went|ris(?:e|es|en|ing)|rose|step(?:s|ped)?|climb\w*"
        r"|creep\w*|crept|edg(?:es|ed|ing)|jump\w*|adds?|added|adding|catch|caught)\s$"
        r"|\b(?:push|bring|brought|tak|took|rais|lift|driv|drove|mov)\w*\s"
        r"(?:(?!(?:of|at|to|by|for|from|with|in|on|out|off|back|away|forward|and|or|but|could|will|would|may|might)\b)"
        r"[\w’'-]+\s){1,5}$"
    ),
}
"""What stands before a word that is a verb's own particle, or tells what something is about, not how large a figure is."""

ARTICLE = re.compile(r"\s(?:an?|the)\s")
OF_A_DEAL = frozenset(("under", "over", "above", "below"))
"""Before "a" and a sum in digits these tell no size: "run **under a** £110m agreement"."""

TURNED = {"less_than": "at_least", "more_than": "up_to"}
_SAME_CLAUSE = r"(?:(?!\b(?:and|but|that|which|who|whether|if|how|why|what|because|after|when|while)\b)[^,;:.])*$"
DENIED = re.compile(rf"(?:\b(?:[Nn]obody|[Nn]o[- ]one|[Nn]one|[Nn]ever|not|cannot|nor)\b(?!\sonly)|n[’']t\b){_SAME_CLAUSE}")
"""Before "less than" that means "at least": "**nobody** takes home less than £11.95"."""
REACH = 60
"""Characters before a qualifier in which it may be denied."""


def meant(text: str, start: int, end: int, figure: int, qualifier: str) -> str | None:
    """What a qualifier [start, end) before a figure says of it, or None where it says nothing.

    >>> text = "It took over 37 cooks, and nobody earns less than £12."
    >>> meant(text, 8, 12, 13, "more_than"), meant(text, 40, 49, 50, "less_than")
    (None, 'at_least')
    """
    words = text[start:end].lower()
    none = NONE_BEFORE.get(words)
    if none and none.search(text, max(0, start - REACH), start):
        return None
    if words in OF_A_DEAL and ARTICLE.fullmatch(text, end, figure) and not text[figure].isalpha():
        return None
    turned = TURNED.get(qualifier)
    return turned if turned and DENIED.search(text, max(0, start - REACH), start) else qualifier
