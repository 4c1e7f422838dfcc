"""Selection: which articles of a dump are worth extracting, told cheaply before spaCy sees them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from .article import Article
from .files import Reading

COUNCIL = (
    r"councils?|councillors?|cllrs?|comhairle|boroughs?|authorit(?:y|ies)|(?:town|county|city|civic) hall|civic centre"
    r"|city of (?:london|westminster|edinburgh)|london corporation|corporation of london"
)
"""The words of which an article that has to do with a council hardly ever lacks all."""


@dataclass(frozen=True)
class Selection:
    """Which articles are taken: by date, and by what they mention.

    since, until: ISO dates, both included; an article without a date is left out where one of them is set. words: words or
    phrases of which one must stand in the text, whole and in any case. councils: whether a word for a council must.

    >>> Selection(words=("bin round",)).takes(Article.from_text("Bin  rounds change"), Reading())
    False
    """

    since: str | None = None
    until: str | None = None
    words: tuple[str, ...] = ()
    councils: bool = False

    @cached_property
    def wanted(self) -> list[re.Pattern[str]]:
        """What must be found in the text, each of them."""
        choices = [rf"(?<!\w)(?:{'|'.join(phrase_pattern(words) for words in self.words)})(?!\w)"] if self.words else []
        if self.councils:
            choices.append(rf"\b(?:{COUNCIL})\b")
        return [re.compile(choice, re.IGNORECASE) for choice in choices]

    def takes(self, article: Article, reading: Reading) -> bool:
        """Whether an article is taken; what is left out is counted in ``reading``."""
        if self.since or self.until:
            if article.published is None:
                reading.undated += 1
                return False
            if not (self.since or "") <= article.published <= (self.until or "9999"):
                reading.unmatched += 1
                return False
        if all(pattern.search(article.text) for pattern in self.wanted):
            return True
        reading.unmatched += 1
        return False


def phrase_pattern(words: str) -> str:
    """A phrase as a pattern: any white space between its words."""
    return r"\s+".join(map(re.escape, words.split()))


ALL = Selection()
"""Every article."""
