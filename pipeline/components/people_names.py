"""Names: what a candidate for a person's name is, and the look-up tables of titles, roles, given names and other words.

Nothing here is trained. ``people_runs`` finds the candidates.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any, NamedTuple

UPPER = "A-Z" + "".join(chr(code) for code in range(0xC0, 0x250) if chr(code).isupper())
TITLES = ("Cllr", "Cllrs", "Coun", "Couns", "Mr", "Mrs", "Ms", "Dr", "Prof", "Rev", "Ald", "Hon", "Rt", "St", "Sgt", "Capt")
"""Words that keep a full stop within a run of capitals."""
STOPPED = "|".join(rf"(?<=(?<![\w'’-]){title}\.)" for title in TITLES)
REST = (  # of a word after its capital
    rf"(?:\.(?:[{UPPER}]\.){{0,3}}(?!\w)"  # J.P.
    rf"|\w*(?:['’](?![sS]\b)\w+|-[{UPPER}]\w*(?:['’](?![sS]\b)\w+)?)*(?:\.(?:{STOPPED}))?)"  # O'Neill-Roe, Cllr.
)
ARABIC = rf"l-[{UPPER}]\w+"
WORD = rf"(?:[aAeE]{ARABIC}|[{UPPER}]{REST})"
FIRST = rf"[{UPPER}ae](?<![\w@#/&’'-].)(?:(?<=[aAeE]){ARABIC}|(?<![ae]){REST})"
"""The first word of a run: what WORD matches, but its letter stands before the look at its neighbour, which is faster."""
PLAIN_FIRST = rf"[{UPPER}](?<![\w@#/&’'-].){REST}"
"""FIRST where a text holds no "l-": it does not stop at every a and e."""
INITIALS = re.compile(rf"[{UPPER}]{{1,3}}$|(?:[{UPPER}]\.)+$")

NEVER = ("function", "noname", "modifier", "institution", "body", "metro", "outsider")
"""Labels of the rule lines whose words are never part of a person's name."""

Line = dict[str, Any]


class Title(NamedTuple):
    """A title as printed, and the rule line that knows it."""

    text: str
    line: Line


class Candidate(NamedTuple):
    """Words that may be a person's name; ``start`` is that of the title, ``name_start`` that of the name itself.

    ``before`` and ``after`` are the words right beside it in its run of capitals, in lower case.
    """

    start: int
    name_start: int
    end: int
    words: tuple[str, ...]
    title: Title | None
    before: str
    after: str


class Words:
    """The rule lines of ``people.jsonl`` and the reporting verbs of ``quotes.jsonl`` as look-up tables.

    ``words["given"]`` maps each phrase of the lines with that label, in lower case, to its line. ``heads`` holds the role
    and outsider phrases by their last word, longest first: "cabinet member" under "member".
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        self.tables: dict[str, dict[str, Line]] = {}
        self.heads: dict[str, list[tuple[tuple[str, ...], Line]]] = {}
        for line in lines:
            if not line["rule"].startswith("people/") and line["label"] != "verb":
                continue
            table = self.tables.setdefault(line["label"], {})
            for phrase in line["pattern"]:
                if isinstance(phrase, str):
                    table.setdefault((fold(phrase) if line["label"].startswith("given") else phrase.lower()).rstrip("."), line)
        self.agents: dict[str, bool] = {}
        """Whether a word names one who does something, as ``people_heads.is_agent`` has found it."""
        for label in ("outsider", "role"):
            for phrase, line in self[label].items():
                *first, last = phrase.split()
                self.heads.setdefault(last, []).append((tuple(first), line))
        for entries in self.heads.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self.lower_titles = {phrase for phrase, line in self["title"].items() if not line.get("case")}
        self.title_starts = {phrase.split()[0] for phrase in self["title"] if " " in phrase}
        self.never = {word for label in NEVER for word in self[label]}
        self.verbs = {phrase.split()[0] for phrase in self["verb"]}
        self.party_words = {word for phrase in self["party"] for word in phrase.split()}
        self.never |= self.party_words
        self.given = {**self["given_word"], **self["given"]}
        self.surnames, self.particles = self["surname_word"], self["particle"]
        self.roles, self.postnominals = self["role"], self["postnominal"]
        self.functions, self.clauses = self["function"], self["clause"]
        self.nonames, self.institutions, self.given_names = self["noname"], self["institution"], self["given"]
        self.skipped = self.never - set(self.given)
        self.never_alone = (self.never | (set(self.roles) - set(self.given))) - set(self.surnames)
        self.title_words = frozenset(self["title"]) | self.title_starts
        particles = "|".join(sorted(self["particle"], key=len, reverse=True)) or "van"
        self.run = re.compile(rf"{FIRST}(?: (?:(?:{particles}) ){{0,2}}{WORD})*")
        self.plain_run = re.compile(rf"{PLAIN_FIRST}(?: (?:(?:{particles}) ){{0,2}}[{UPPER}]{REST})*")

    def __getitem__(self, label: str) -> dict[str, Line]:
        return self.tables.get(label, {})

    def phrases(self, label: str, name: str) -> re.Pattern[str]:
        """One expression for the phrases of the rule line with this label and id, any case, as whole words."""
        found = [phrase for phrase, line in self[label].items() if line["id"] == name]
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, found)) or '(?!)'})\b", re.I)

    def title_at(self, words: list[str], at: int, shouting: bool = False) -> tuple[int, Line] | None:
        """How many words from ``at`` are a title (the longest phrase), and its line; None where there is none.

        Lines with ``case`` want their own capitals ("Ms Roe", not "Arfon MS Jane Roe") unless the whole run is shouting.
        """
        if at >= len(words) or (first := words[at].lower().rstrip(".")) not in self.title_words:
            return None
        titles = self["title"]
        if first in self.title_starts and at + 1 < len(words):
            line = titles.get(f"{first} {words[at + 1].lower().rstrip('.')}")
            if line:
                return 2, line
        line = titles.get(first)
        if line and line.get("case") and not shouting and words[at] not in line["pattern"]:
            return None
        return (1, line) if line else None


def fold(word: str) -> str:
    """A word in lower case and without accents, the form of the look-up tables.

    >>> fold("Siân")
    'sian'
    """
    low = word.lower()
    if low.isascii():
        return low
    return "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c)).replace("ł", "l")


def is_forename(words: Words, piece: str) -> bool:
    """Whether a word can only stand before a surname: a given name ("Mary-Ann" by its first half) or initials."""
    low = fold(piece)
    return low in words.given or low.split("-")[0] in words.given or bool(INITIALS.match(piece))
