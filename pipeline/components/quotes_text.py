"""The page as the search for speakers sees it: every quotation masked, cut into sentences and tokens.

What stands inside quotation marks must not be taken for a source ("a cynical place," said Tim), and a full stop in there
ends the reporter's sentence only where the reporter's text goes on with a capital.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple

from .quotes_words import words

QUOTED, CLOSED_STOP = "\ue000", "\ue001"
"""What quoted characters are replaced by; the last one of a quotation that ends like a sentence is CLOSED_STOP."""

MARKS = "\"“”„«»″'‘’`"
BREAK = re.compile(
    rf"[.!?…{CLOSED_STOP}](?:(?:(?<={CLOSED_STOP})['’]?|(?<!{CLOSED_STOP})[.!?…]*[)\]]*)\s+(?=[A-Z0-9£$#•(\[{QUOTED}])"
    rf"|(?<=[a-z][.!?…])(?={QUOTED}))"
)
LONGEST = 300
"""Words: a longer sentence is none, and is read in pieces."""
DASHES = ("--", "–", "—", "―")
CONTRACTED = words("who he she it they we i you that which what there")
ABBREVIATED = re.compile(
    r"(?:\b(?:Cllrs?|Couns?|Ald|Mr|Mrs|Ms|Dr|Prof|Rev|Hon|Rt|St|Lt|Col|Sgt|Gen|Sen|Sens|Rep|Reps|Gov|Del|Capt|Maj|Supt|Insp|Pres|Jr|Sr|No|vs|Inc"
    r"|Co|Jan|Feb|Aug|Sept|Oct|Nov|Dec|e\.g|i\.e|a\.m|p\.m)|\b[A-Z](?:\.[A-Z])*)\.$"
)
WORD = rf"[^\s,;:()\[\]–—―{QUOTED}{CLOSED_STOP}]+"
TOKEN = re.compile(rf"(\s*)({WORD}(?:(?<=\d)[,:–](?=\d){WORD})*|[,;:()\[\]–—―]|[{QUOTED}{CLOSED_STOP}]+)")
"""A word, a mark or a masked quotation, after the space before it; nothing but space lies between two tokens."""


class Token(NamedTuple):
    """A word or mark of a masked sentence, without the full stop that ends it.

    low: its form for comparisons (see ``plain``). quoted: whether it stands for a quotation. capital: whether it begins with
    a capital letter. owner: whether it is a possessive ("Unison's", "the workers'").
    """

    start: int
    end: int
    text: str
    low: str
    quoted: bool
    capital: bool
    owner: bool


class Masked:
    """A Doc's text with its quoted stretches masked, and the sentences of its mined paragraphs.

    ``sentences`` holds (start, end, number of the paragraph); ``tokens(i)`` those of sentence i, made once.
    """

    def __init__(self, text: str, paragraphs: list[list[int]], stretches: list[list]) -> None:
        self.spans = [outer_span(text, stretch) for stretch in stretches]
        pieces, at = [], 0
        for (start, end), (_, inner_end, closed) in zip(self.spans, stretches, strict=True):
            start = max(start, at)
            last = CLOSED_STOP if text[inner_end - 1] in ".!?…" or not closed else QUOTED
            pieces += [text[at:start], QUOTED * (end - start - 1), last]
            at = end
        self.text = "".join(pieces) + text[at:] if pieces else text
        self.sentences: list[tuple[int, int, int]] = []
        for number, (start, end) in enumerate(paragraphs):
            self.cut(start, end, number)
        self.starts = [start for start, _, _ in self.sentences]
        self.made: dict[int, list[Token]] = {}

    def cut(self, start: int, end: int, number: int) -> None:
        """Add the sentences of one paragraph."""
        at = start
        for match in BREAK.finditer(self.text, start, end):
            if match.group()[0] == "." and ABBREVIATED.search(self.text[max(at, match.start() - 12) : match.start() + 1]):
                continue
            self.add(at, match.end(), number)
            at = match.end()
        if at < end:
            self.add(at, end, number)

    def add(self, start: int, end: int, number: int) -> None:
        """Add one sentence, in pieces where it has more words than any sentence, so that odd text stays quick to read."""
        if end - start > LONGEST and self.text.count(" ", start, end) > LONGEST:
            spaces = [match.start() for match in re.compile(" ").finditer(self.text, start, end)]
            for space in spaces[LONGEST::LONGEST]:
                self.sentences.append((start, space, number))
                start = space
        self.sentences.append((start, end, number))

    def sentence_of(self, char: int) -> int:
        """The index of the sentence that holds a character, -1 before the first."""
        index = bisect_right(self.starts, char) - 1
        return index if index >= 0 and char < self.sentences[index][1] else -1

    def tokens(self, index: int) -> list[Token]:
        """The tokens of one sentence."""
        made = self.made.get(index)
        if made is None:
            start, end, _ = self.sentences[index]
            made = self.made[index] = cut_tokens(self.text, start, end)
        return made


def cut_tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens of text[start:end], a sentence.

    >>> [token.text for token in cut_tokens("Is it 1,500? It is, ‘p.a.’.", 0, 27)]
    ['Is', 'it', '1,500', 'It', 'is', ',', '‘p.a.’']
    """
    made, at, new = [], start, tuple.__new__
    for gap, word in TOKEN.findall(text, start, end):
        at += len(gap)
        form = word_form(word)
        made.append(new(Token, (at, at + len(form[0])) + form))
        at += len(word)
    for last in range(len(made) - 1, -1, -1):
        token = made[last]
        if token.end < end - 2:
            break
        if token.text[-1] == "." and (word := token.text.rstrip(".!?")):
            made[last] = new(Token, (token.start, token.start + len(word)) + word_form(word))
    return made


@lru_cache(maxsize=1 << 15)
def word_form(word: str) -> tuple[str, str, bool, bool, bool]:
    """The fields of a Token that its word alone decides; the same words come again in every article."""
    text = word.rstrip(".!?") or word if word[-1] in "!?" else word
    low = plain(text.lower())
    return text, low, text[0] in (QUOTED, CLOSED_STOP), text[0].isupper(), low.endswith(("'s", "’s", "s'", "s’"))


def token_at(tokens: list[Token], char: int) -> int:
    """The index of the first token that starts at a character or after it."""
    return bisect_left(tokens, (char,))  # type: ignore[type-var]


def plain(word: str) -> str:
    """A small-letter word as it is compared: any dash as a hyphen, "who'll" as "who".

    >>> plain("who’ll"), plain("—"), plain("unison’s")
    ('who', '-', 'unison’s')
    """
    if word in DASHES:
        return "-"
    if "’" not in word and "'" not in word:
        return word
    head = word.partition("’" if "’" in word else "'")[0]
    return head if head in CONTRACTED else word


def outer_span(text: str, stretch: list) -> tuple[int, int]:
    """[start, end) of a stretch with its marks."""
    start, end, closed = stretch
    at = start
    while at > 0 and text[at - 1] in " \t\xa0":
        at -= 1
    if at > 0 and text[at - 1] in MARKS:
        start = at - 1
        while start > 0 and text[start - 1] in "'`" and text[start] in "'`":
            start -= 1
    at = end
    while at < len(text) and text[at] in " \t\xa0":
        at += 1
    if closed and at < len(text) and text[at] in MARKS:
        end = at + (2 if text[at : at + 2] == "''" else 1)
    return start, end
