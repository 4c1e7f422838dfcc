"""Runs: which runs of capitals in a text may be the names of people, by title, shape and known words.

A run of capitalised words ("Conservative MP Hugo Roe") is split wherever a word cannot be part of a person's name; what
is left is a candidate, with the title before it and its neighbours in the run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .people_heads import is_agent
from .people_names import INITIALS, Candidate, Line, Title, Words, fold, is_forename

ADJECTIVES = ("y", "ed", "ing", "ous", "ful", "ish", "less", "ive", "ic", "payer", "holder", "keeper", "worker", "maker", "woman")
"""How words end that describe somebody: "Weary", "Disgraced", "Ratepayer"."""
AFTER_PLACE = re.compile(r"\b(?:for|[Ii]n|of|at|[Ff]rom) $")
LOWER_TITLE = re.compile(r"(?<![\w-])(?:((?i:former|ex))[ -](?:\w+ ){0,2})?([a-z]+) $")
MONTHS = ("April", "May", "June", "August")
"""Months that are given names too."""
IN_MONTH = re.compile(r"\b(?:[Ii]n|[Ss]ince|[Ll]ast|[Uu]ntil|[Bb]y|[Tt]his|[Nn]ext|[Ee]arly|[Ll]ate|\d) $")
INSIDE = re.compile(r"[a-z),][,;]? $")
"""What stands before "Will" inside a sentence, where its capital shows a name: "Ann Roe **and** Will Forster"."""
LONGEST = 5
"""Names of more words than this are no names of people."""


def candidates(words: Words, text: str, start: int, end: int) -> Iterator[Candidate]:
    """The candidates of one paragraph, in text order.

    words: the look-up tables. text, start, end: the article and the half-open offsets of the paragraph in it.
    """
    run_of = words.run if text.find("l-", start, end) >= 0 else words.plain_run
    for match in run_of.finditer(text, start, end):
        run, offset = match.group(), match.start()
        if (low := run.lower()) in words.skipped or text.startswith("-", match.end()):
            continue  # The; Serco-run
        before = text[max(start, offset - 40) : offset]
        if " " in run:
            yield from split_run(words, Run(words, run, offset), before)
        elif can_stand_alone(words, run, low):
            title, at = lower_title(words, before, offset)
            yield Candidate(at, offset, match.end(), (run,), title, "", "")


def can_stand_alone(words: Words, run: str, low: str) -> bool:
    """Whether a run of a single word can be a name: a surname, most often, or what fits nothing else."""
    low = low.rstrip(".") if low.isascii() else fold(low).rstrip(".")
    if low in words.never_alone or words.title_at([run], 0, run.isupper()):
        return False
    return low in words.surnames or not (run.isupper() and INITIALS.match(run))


class Run:
    """The words of a run of capitals: as written, in the form of the look-up tables, and where each begins in the text."""

    def __init__(self, words: Words, text: str, offset: int) -> None:
        self.pieces, self.starts = text.split(" "), [offset]
        for piece in self.pieces:
            self.starts.append(self.starts[-1] + len(piece) + 1)
        self.lows = [fold(piece).rstrip(".") for piece in self.pieces]
        self.shouting = text.isupper()
        self.words, self.titled = words, not words.title_words.isdisjoint(self.lows)

    def title_at(self, at: int) -> tuple[int, Line] | None:
        """The title that stands at a word, see ``Words.title_at``; most runs hold none."""
        return self.words.title_at(self.pieces, at, self.shouting) if self.titled else None


def split_run(words: Words, run: Run, before: str) -> Iterator[Candidate]:
    """Split one run of capitals into candidates: "Labour MSP Jane Roe MBE" holds one, "Jane Roe"."""
    pieces, starts = run.pieces, run.starts
    at = 0
    if pieces[0] == "Will" and len(pieces) == 2 and INSIDE.search(before):
        yield Candidate(starts[0], starts[0], starts[2] - 1, tuple(pieces), None, "", "")
        return
    while at < len(pieces):
        first, title = at, None
        while found := run.title_at(at):
            if title and title.line["id"] == "mayor":
                first, title = at, None  # Mayor [Cllr Jane Roe]
            at += found[0]
            if title is None or found[1].get("councillor"):
                title = Title(" ".join(pieces[at - found[0] : at]), found[1])
        if first == at and at + 2 < len(pieces):
            lead = f"{pieces[at - 1]} " if at else before
            if AFTER_PLACE.search(lead) and not run.title_at(at + 1):
                first = at = at + place_first(words, pieces[at:])  # in [Hull] Jane Roe
            if at + 2 < len(pieces) and pieces[at] in MONTHS and IN_MONTH.search(lead):
                first = at = at + 1  # In [May] Jane Roe took over
        begin = at
        while at < len(pieces) and belongs(words, run, begin, at, title):
            at += 1
        if LONGEST >= at - begin > 0:
            start = starts[first]
            if title is None and first == 0:
                title, start = lower_title(words, before, start)
            left, right = pieces[first - 1] if first else "", pieces[at] if at < len(pieces) else ""
            words_of = tuple(pieces[begin:at])
            yield Candidate(start, starts[begin], starts[at] - 1, words_of, title, left.lower(), right.lower())
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


def belongs(words: Words, run: Run, begin: int, at: int, title: Title | None) -> bool:
    """Whether the word at ``at`` can be part of the name that begins at ``begin``."""
    pieces = run.pieces
    piece, low = pieces[at], run.lows[at]
    if at > begin and (at + 1 < len(pieces) and run.title_at(at) or low in words.postnominals and piece.isupper()):
        return False
    if low in words.particles and piece.islower():
        return at + 1 < len(pieces)
    if low in words.surnames:
        if at > begin:
            return is_forename(words, pieces[at - 1]) or at == begin + 1 and low not in words.never
        return title is not None or low in words.given or len(pieces) == 1
    if at == begin and len(pieces) > at + 2 and title is None and describes(words, low, pieces[at + 1]):
        return False  # Separately Jane Roe; Weary Jane Roe
    if len(piece) == 1 and at + 1 < len(pieces) and is_initial(pieces, begin, at):
        return True  # A G Roe
    if title and low in words.nonames and at == begin + 1 == len(pieces) - 1 and is_forename(words, pieces[begin]):
        return True  # Lord Mayor Tony Budget
    if low in words.never or low.startswith("ex-"):
        return False
    if at == begin and title is None and low in words.roles and low not in words.given:
        return False
    if not piece.isupper():
        return True
    if INITIALS.match(piece):
        return title is not None or at + 1 < len(pieces) and is_initial(pieces, begin, at)
    return run.shouting or len(piece) <= 2


def describes(words: Words, low: str, after: str) -> bool:
    """Whether a word before a given name is none itself: "Separately Jane Roe", "Weary Jane Roe", "Haulier Jane Roe"."""
    if low in words.given:
        return False
    if low.endswith("ly"):
        return True
    return (low.endswith(ADJECTIVES) or is_agent(words, low)) and low not in words.surnames and is_forename(words, after)


def place_first(words: Words, pieces: list[str]) -> int:
    """How many words of a run are a place that the words before belong to: "the MP for [Kettering] Jane Roe"."""
    if is_forename(words, pieces[0]):
        return 0
    if is_forename(words, pieces[1]):
        return 1
    return 2 if len(pieces) > 3 and is_forename(words, pieces[2]) else 0


def is_initial(pieces: list[str], begin: int, at: int) -> bool:
    """Whether a word of one to three capitals, with a word after it, is someone's initials: not the "A" of "A Bexley clerk"."""
    if at > begin:
        return bool(INITIALS.match(pieces[at - 1])) or len(pieces[at].rstrip(".")) == 1
    return pieces[at] not in ("A", "I") or bool(INITIALS.match(pieces[at + 1]))
