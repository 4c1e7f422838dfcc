"""Phrases: the noun phrase of a role, its party, and whether such a role makes a councillor."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from .people_names import Line, Words

TOKEN = re.compile(r"\w[\w'’&/-]*")
PREPOSITIONS = ("of", "for", "at", "with", "on", "in", "to", "from", "by", "near")
END = re.compile(r"[,;:()“”\"–—!?\n]|\.(?=\s|$)| - |…")
PARTYLESS = ("people/role/officer", "people/role/union", "people/role/public")
"""Rules of roles whose bearers do not belong to a party that is named after them."""
MODIFIERS = 5
"""A role has at most this many words before its head: "interim assistant director", "education services director"."""


class Around(NamedTuple):
    """What the words around one mention say; ``start`` and ``end`` bound the words that were read, ``rule`` is why.

    ``councillor`` is None where the words leave it open; ``former`` says that the role is over.
    """

    role: str | None = None
    party: str | None = None
    councillor: bool | None = None
    start: int = 0
    end: int = 0
    rule: str | None = None
    former: bool = False


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


def heads_in(words: Words, lows: list[str]) -> list[tuple[int, int, Line]]:
    """(first, last, line) of each role word, the longest phrase at each place ("cabinet member", not "member")."""
    found: list[tuple[int, int, Line]] = []
    for at, low in enumerate(lows):
        for first, line in words.heads.get(low, ()):
            if at >= len(first) and tuple(lows[at - len(first) : at]) == first:
                if found and first and found[-1][1] >= at - len(first):
                    found.pop()  # the deputy of "deputy leader"
                found.append((at - len(first), at, line))
                break
    return found


def party_in(words: Words, lows: list[str], last: bool = False) -> tuple[int, int] | None:
    """(first, end) of the first (or last) party, the longest phrase ("Labour's" counts); None if there is none."""
    if words.party_words.isdisjoint(bare := [unruled(low) if "-" in low else unowned(low) for low in lows]):
        return None
    parties = words["party"]
    for at in reversed(range(len(bare))) if last else range(len(bare)):
        for size in (3, 2, 1):
            forms = (" ".join(bare[at : at + size]), " ".join(lows[at : at + size]))
            if at + size <= len(bare) and (forms[0] in parties or forms[1] in parties):
                return at, at + size
    return None


def party_text(words: Words, text: str, phrase: Phrase, span: tuple[int, int]) -> str:
    """A party as printed, its 's taken off: "Labour" of "Labour's"."""
    raw = text[phrase.places[span[0]][0] : phrase.places[span[1] - 1][1]]
    return raw if raw.lower() in words["party"] else unruled(unowned(raw))


def sits(words: Words, line: Line, lows: list[str]) -> bool | None:
    """Whether a role makes a councillor: True, False, or None where the words leave it open.

    line: the rule line of the role's head; its ``councillor`` is true (always), "bare" (unless other words speak
    against it) or "context" (only with other words). lows: the words of the whole phrase.
    """
    others = words["outsider"]
    if line["label"] == "outsider" or any(low in others and others[low]["id"] != "former" for low in lows):
        return False
    if any(low in words["elsewhere"] for low in lows):
        return False
    verdict = line.get("councillor")
    if verdict is None:
        return None
    if verdict is True:
        return not ("mayor" in lows and regional(words, lows))
    if line["id"] == "member":
        return True if "for" in lows[:-1] else None
    return council_words(words, lows, verdict == "bare")


def council_words(words: Words, lows: list[str], bare: bool) -> bool | None:
    """Whether the words around a role are those of a council (a party, "scrutiny") or of another body ("tenants' forum")."""
    if any(low in words["elsewhere"] for low in lows):
        return False
    if party_in(words, lows):
        return True
    known = [line["id"] for low in lows if (line := words["council_word"].get(low))]
    if "strong" in known:
        return True
    if any(low in words["other_word"] or low.upper() in words["body"] or low in words["body"] for low in lows):
        return False
    return True if known or bare else None


def regional(words: Words, lows: list[str]) -> bool:
    """Whether a mayor is that of a combined authority or of London; "the London borough's mayor" is not."""
    phrase = f" {' '.join(unowned(low) for low in lows)} "
    return "borough" not in phrase and any(f" {name} " in phrase for name in words["metro"])


def read_phrase(words: Words, text: str, phrase: Phrase, head: tuple[int, int, Line], last: int) -> Around:
    """The role whose head stands at ``head`` and whose noun phrase ends before the word ``last``."""
    lows = phrase.lows
    first = head[0]
    while first and head[0] - first < MODIFIERS and modifies(words, lows[first - 1]):
        first -= 1
    owner = owner_of(words, lows, first)
    while last > head[1] + 1 and trails(words, lows[last - 1]):
        last -= 1
    seat = head[2].get("councillor") in (True, "bare") or head[2]["id"] == "member" and "for" in lows[head[1] :]
    if "independent" in lows[first : head[0]] and not seat:
        lows = ["" if low == "independent" else low for low in lows]  # an independent chair has no party
    span = party_in(words, lows[owner:last])
    if span and owner + span[0] > head[1] and head[2]["rule"] in PARTYLESS:
        span = None  # chief executive of the Tory-run council
    party = party_text(words, text, phrase, (owner + span[0], owner + span[1])) if span else None
    former = any((line := words["outsider"].get(low)) and line["id"] == "former" for low in lows[owner : head[1]])
    if head[2]["label"] == "outsider" and span and (owner + span[0], owner + span[1]) == (first, head[0]):
        first = head[0]  # a Conservative MP has the role MP
    start, end = phrase.places[first][0], phrase.places[last - 1][1]
    councillor = sits(words, head[2], lows[owner:last])
    return Around(text[start:end], party, councillor, phrase.places[owner][0], end, head[2]["rule"], former)


def owner_of(words: Words, lows: list[str], first: int) -> int:
    """Where the words that own a role begin: "the county council's [leader]" at "county"."""
    owner = first
    if owner and possessive(lows[owner - 1]):
        owner -= 1
        while owner and first - owner < MODIFIERS and not stops(words, lows[owner - 1]) and lows[owner - 1] not in PREPOSITIONS:
            owner -= 1
    return owner


def trails(words: Words, low: str) -> bool:
    """Whether a word cannot be the last of a role."""
    return low in PREPOSITIONS or low in words.functions or low == "and"


def modifies(words: Words, low: str) -> bool:
    """Whether a word can stand before the head of a role, in its noun phrase."""
    if low.endswith("ing") and not any(low in words[label] for label in ("noname", "institution", "modifier")):
        return False  # inviting [council leader Jane Roe], but: planning chief
    return not stops(words, low) and not possessive(low) and low not in PREPOSITIONS and low != "and"


def noun_phrase_end(text: str, at: int, right: int) -> int:
    """Where the first mark after ``at`` ends a noun phrase, ``right`` at the latest."""
    stop = END.search(text, at, right)
    return stop.start() if stop else right


def bounds(phrase: Phrase, first: int, end: int) -> tuple[int, int]:
    """The offsets of the words ``first`` to ``end`` (half-open) of a phrase."""
    return phrase.places[first][0], phrase.places[end - 1][1]
