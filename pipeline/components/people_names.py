"""Names: which runs of capitals in a text may be the names of people, by title, shape and known words.

Nothing here is trained. A run of capitalised words ("Conservative MP Hugo Roe") is split wherever a word cannot be part
of a person's name; what is left is a candidate, with the title before it and its neighbours in the run.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

UPPER = "A-Z" + "".join(chr(code) for code in range(0xC0, 0x250) if chr(code).isupper())
WORD = (
    rf"(?:(?:[{UPPER}]\.){{1,4}}(?!\w)"  # J.P.
    rf"|(?:Cllrs?|Couns?|Mrs?|Ms|Dr|Prof|Rev|Ald|Hon|Rt|St|Sgt|Capt)\."
    rf"|(?:[aA]l|[eE]l)-[{UPPER}]\w+"
    rf"|[{UPPER}]\w*(?:['’](?![sS]\b)\w+|-[{UPPER}]\w*(?:['’](?![sS]\b)\w+)?)*)"
)
PIECE = re.compile(r"\S+")
INITIALS = re.compile(rf"[{UPPER}]{{1,3}}$|(?:[{UPPER}]\.)+$")
AFTER_PLACE = re.compile(r"\b(?:for|in|of|at|from) $")
LOWER_TITLE = re.compile(r"(?<![\w-])(?:((?i:former|ex))[ -](?:\w+ ){0,2})?([a-z]+) $")
LONGEST = 5
"""Names of more words than this are no names of people."""

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
            patterns = [line["pattern"]] if isinstance(line["pattern"], str) else line["pattern"]
            table = self.tables.setdefault(line["label"], {})
            for phrase in patterns:
                if isinstance(phrase, str):
                    table.setdefault((fold(phrase) if line["label"].startswith("given") else phrase.lower()).rstrip("."), line)
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
        self.skipped = self.never - set(self.given)
        particles = "|".join(sorted(self["particle"], key=len, reverse=True)) or "van"
        self.run = re.compile(rf"(?<![\w@#/&’'-]){WORD}(?: (?:(?:{particles}) ){{0,2}}{WORD})*")

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
        if at >= len(words):
            return None
        titles, first = self.tables.get("title", {}), words[at].lower().rstrip(".")
        if first in self.title_starts and at + 1 < len(words):
            line = titles.get(f"{first} {words[at + 1].lower().rstrip('.')}")
            if line:
                return 2, line
        line = titles.get(first)
        if line and line.get("case") and not shouting and words[at] not in line["pattern"]:
            return None
        return (1, line) if line else None


def candidates(words: Words, text: str, start: int, end: int) -> Iterator[Candidate]:
    """The candidates of one paragraph, in text order.

    words: the look-up tables. text, start, end: the article and the half-open offsets of the paragraph in it.
    """
    for match in words.run.finditer(text, start, end):
        run = match.group()
        if run.lower() in words.skipped or text.startswith("-", match.end()):
            continue  # The; Serco-run
        yield from split_run(words, run, match.start(), text[max(start, match.start() - 40) : match.start()])


def split_run(words: Words, run: str, offset: int, before: str) -> Iterator[Candidate]:
    """Split one run of capitals into candidates: "Labour MSP Jane Roe MBE" holds one, "Jane Roe"."""
    places = [(offset + m.start(), offset + m.end()) for m in PIECE.finditer(run)]
    pieces = run.split()
    shouting = run.isupper()
    at = 0
    while at < len(pieces):
        first, title = at, None
        while found := words.title_at(pieces, at, shouting):
            if title and title.line["id"] == "mayor":
                first, title = at, None  # Mayor [Cllr Jane Roe]
            at += found[0]
            if title is None or found[1].get("councillor"):
                title = Title(" ".join(pieces[at - found[0] : at]), found[1])
        if first == at == 0 and len(pieces) > 2 and AFTER_PLACE.search(before) and place_first(words, pieces):
            first = at = 1
        begin = at
        while at < len(pieces) and belongs(words, pieces, begin, at, title, shouting):
            at += 1
        if LONGEST >= at - begin > 0:
            start = places[first][0]
            if title is None and first == 0:
                title, start = lower_title(words, before, start)
            left, right = pieces[first - 1] if first else "", pieces[at] if at < len(pieces) else ""
            words_of = tuple(pieces[begin:at])
            yield Candidate(start, places[begin][0], places[at - 1][1], words_of, title, left.lower(), right.lower())
        else:
            at = max(at, first + 1)


def lower_title(words: Words, before: str, start: int) -> tuple[Title | None, int]:
    """A title in lower case right before a name ("councillor Jane Roe"), and where it begins."""
    if before[:-1].rpartition(" ")[2] not in words.lower_titles:
        return None, start
    match = LOWER_TITLE.search(before)
    if match is None or match[1]:
        return None, start
    line = words["title"].get(match[2])
    if line is None or line.get("case"):
        return None, start
    return Title(match[2], line), start - len(match[2]) - 1


def belongs(words: Words, pieces: list[str], begin: int, at: int, title: Title | None, shouting: bool) -> bool:
    """Whether the word at ``at`` can be part of the name that begins at ``begin``."""
    piece = pieces[at]
    low = fold(piece).rstrip(".")
    if at > begin and (at + 1 < len(pieces) and words.title_at(pieces, at) or low in words.postnominals and piece.isupper()):
        return False
    if low in words.particles and piece.islower():
        return at + 1 < len(pieces)
    if low in words.surnames:
        if at > begin:
            return is_forename(words, pieces[at - 1]) or at == begin + 1 and low not in words.never
        return title is not None or is_given(words, low) or len(pieces) == 1
    if low.endswith("ly") and at == begin and len(pieces) > 2 and not is_given(words, low):
        return False  # Separately Jane Roe
    if len(piece) == 1 and at + 1 < len(pieces) and is_initial(pieces, begin, at):
        return True  # A G Roe
    if low in words.never or at == begin and title is None and low in words.roles and not is_given(words, low):
        return False
    if INITIALS.match(piece):
        return title is not None or at + 1 < len(pieces) and is_initial(pieces, begin, at)
    return shouting or not (piece.isupper() and len(piece) > 2)


def place_first(words: Words, pieces: list[str]) -> bool:
    """Whether a run opens with a place that the words before belong to: "the MP for [Kettering] Jane Roe"."""
    return not is_forename(words, pieces[0]) and is_forename(words, pieces[1])


def is_initial(pieces: list[str], begin: int, at: int) -> bool:
    """Whether a word of one to three capitals, with a word after it, is someone's initials: not the "A" of "A Bexley clerk"."""
    if at > begin:
        return bool(INITIALS.match(pieces[at - 1])) or len(pieces[at].rstrip(".")) == 1
    return pieces[at] not in ("A", "I") or bool(INITIALS.match(pieces[at + 1]))


def fold(word: str) -> str:
    """A word in lower case and without accents, the form of the look-up tables.

    >>> fold("Siân")
    'sian'
    """
    low = word.lower()
    if low.isascii():
        return low
    return "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c)).replace("ł", "l")


def is_given(words: Words, low: str) -> bool:
    """Whether a word in lower case is a known given name, sure or not."""
    return low in words.given


def is_forename(words: Words, piece: str) -> bool:
    """Whether a word can only stand before a surname: a given name ("Mary-Ann" by its first half) or initials."""
    low = fold(piece)
    return is_given(words, low) or is_given(words, low.split("-")[0]) or bool(INITIALS.match(piece))
