"""Phrases: the words of a stretch of text, what ends them, and the party in them."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from .people_names import Words

TOKEN = re.compile(r"\w[\w'’&/-]*")
PREPOSITIONS = ("of", "for", "at", "with", "on", "in", "to", "from", "by", "near")
END = re.compile(
    r",(?!\d{3})|[;:()“”\"–—!?\n]|\.(?=\s|$)| - |…| and (?=(?:Cllr|Coun|Councillor|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady)\b)"
)


FIRST = 3
"""How many words are looked at for a party that follows."""

LOBBIES = frozenset({"taxpayers'", "taxpayers’", "taxpayers", "countryside", "tenants'", "tenants’", "residents'", "residents’"})
"""Words before "Alliance" where it is no party."""


class Around(NamedTuple):
    """What the words around one mention say; ``start`` and ``end`` bound the words that were read, ``rule`` is why.

    ``councillor`` is None where the words leave it open; ``former`` says that the role is over, ``shared``
    that the names which follow this one have it too ("Joint leaders Jane Roe and Ali Khan").
    """

    role: str | None = None
    party: str | None = None
    councillor: bool | None = None
    start: int = 0
    end: int = 0
    rule: str | None = None
    former: bool = False
    shared: bool = False


NOTHING = Around()


class Phrase:
    """The words of ``text[start:end]``: as written, in lower case, and where they stand in the text."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.tokens: list[str] = TOKEN.findall(text, start, end)
        self.lows = [token.lower() for token in self.tokens]

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """The words' offsets: most phrases hold no role, and then nobody asks for them."""
        return [match.span() for match in TOKEN.finditer(self.text, self.start, self.end)]


def possessive(low: str) -> bool:
    """Whether a word owns the next one: "Labour's", "residents’"."""
    return low.endswith(("'s", "’s", "s'", "s’"))


def unowned(low: str) -> str:
    """A word without the mark by which it owns the next one.

    >>> unowned("labour's"), unowned("residents’"), unowned("labour")
    ('labour', 'residents', 'labour')
    """
    if not possessive(low):
        return low
    return low[:-2] if low[-1] == "s" else low[:-1]


def unruled(low: str) -> str:
    """A word without what says that it governs: "tory" of "tory-run"."""
    return low.rsplit("-", 1)[0] if low.endswith(("-run", "-led", "-controlled", "-dominated")) else low


def stops(words: Words, low: str) -> bool:
    """Whether a word cannot stand inside the noun phrase of a role."""
    return low in words.functions or low in words.clauses or low in words.verbs


def ends_phrase(words: Words, low: str) -> bool:
    """Whether a word ends a noun phrase: a verb of speech, or "who", "has", "when"."""
    return low in words.clauses or low in words.verbs


def party_in(words: Words, lows: list[str], last: bool = False) -> tuple[int, int] | None:
    """(first, end) of the first (or last) party, the longest phrase ("Labour's" counts); None if there is none."""
    if words.party_words.isdisjoint(bare := [unruled(low) if "-" in low else unowned(low) for low in lows]):
        return None
    parties = words["party"]
    for at in reversed(range(len(bare))) if last else range(len(bare)):
        for size in (3, 2, 1):
            forms = (" ".join(bare[at : at + size]), " ".join(lows[at : at + size]))
            if at + size <= len(bare) and (forms[0] in parties or forms[1] in parties):
                if bare[at] == "alliance" and at and lows[at - 1] in LOBBIES:
                    break  # TaxPayers' Alliance
                return at, at + size
    return None


def party_text(words: Words, text: str, phrase: Phrase, span: tuple[int, int]) -> str:
    """A party as printed, its 's taken off: "Labour" of "Labour's"."""
    raw = text[phrase.places[span[0]][0] : phrase.places[span[1] - 1][1]]
    return raw if raw.lower() in words["party"] else unruled(unowned(raw))


def party_after(words: Words, text: str, at: int, right: int, opens: bool = False) -> Around:
    """The party among the first words from an offset, and where it stands; NOTHING where there is none.

    opens: whether it must be the first of them.
    """
    phrase = Phrase(text, at, right)
    span = party_in(words, phrase.lows[:FIRST])
    if span is None or opens and span[0]:
        return NOTHING
    return Around(None, party_text(words, text, phrase, span), True, *bounds(phrase, *span))


def party_before(words: Words, text: str, left: int, at: int) -> Around:
    """The last party between two offsets, and where it stands; NOTHING where there is none."""
    phrase = Phrase(text, left, at)
    span = party_in(words, phrase.lows, last=True)
    return Around(None, party_text(words, text, phrase, span), True, *bounds(phrase, *span)) if span else NOTHING


def noun_phrase_end(text: str, at: int, right: int) -> int:
    """Where the first mark after ``at`` ends a noun phrase, ``right`` at the latest."""
    stop = END.search(text, at, right)
    return stop.start() if stop else right


def bounds(phrase: Phrase, first: int, end: int) -> tuple[int, int]:
    """The offsets of the words ``first`` to ``end`` (half-open) of a phrase."""
    return phrase.places[first][0], phrase.places[end - 1][1]
