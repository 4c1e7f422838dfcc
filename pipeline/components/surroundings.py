"""The words around a figure, for what tells what they suggest of it (``pipeline/weights.py``, ``pipeline/network.py``)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable
from copy import copy
from operator import itemgetter
from typing import Any

from spacy.tokens import Doc

from ..network import EARLIER, FIGURE, REACH, Network, Reading, Vectors
from .base import text_of

BEFORE, AFTER = 6, 8
"""How many words right before and right after a figure are told from the others of its sentence."""

SENTENCE = 40
"""How many words of a sentence are read on each side of a figure, and how many of the sentence before."""

ARTICLE = 8
"""From how many sentences a text is an article, whose other sentences tell what it is about."""

NEXT, NEXT_REACH = 4, 60
"""How many words on each side of a span are told by their distance from it, and in how many characters they stand."""

WORD = re.compile(r"[a-z][a-z’'-]*|[.,;:£]", re.IGNORECASE)
Spans = list[tuple[int, int]]
"""Where figures, or the mentions of a name, stand: start and end each."""

PROVIDERS = "<providers>"
"""What the mentions of providers stand as."""

NAMED = ("councils", "providers", "people")
"""The facts whose mentions are weighed by what they name."""


class Surroundings:
    """The words of one Doc's sentences, in lower case, each name of a council, provider or person as one word for all of them.

    >>> import pipeline
    >>> around = Surroundings(pipeline.load()("It grew. Some 40 cooks join Bury Council."))
    >>> around.words(14, 22)
    ['', 'before some', 'after join', 'after <councils>', 'after .', 'sentence some', 'sentence join', 'sentence <councils>', \
'sentence .', 'earlier it', 'earlier grew', 'earlier .']
    """

    def __init__(
        self,
        doc: Doc,
        named: Iterable[str] = NAMED,
        meant: dict[str, Any] | None = None,
        further: Iterable[tuple[int, int, str]] = (),
    ) -> None:
        """named: the facts that are found already where the words are weighed. meant: the item that is asked about, whose
        mentions are told from those of others: "<council>", not "<councils>". further: other stretches that stand as one word.
        """
        self.text, self.sentences = text_of(doc), doc._.sentences
        names = (
            (mention["start"], mention["end"], f"<{fact.removesuffix('s') if item is meant else fact}>")
            for fact in named
            for item in doc._.get(fact) or ()
            for mention in item["mentions"]
        )
        self.names = sorted((*names, *further))
        self.renamed: dict[int, str] = {}
        self.known: dict[int, list[tuple[int, str]]] = {}
        self.last: tuple[Spans, Vectors] | None = None

    def meaning(self, provider: dict[str, Any]) -> Surroundings:
        """The same, where a provider's mentions stand as "<provider>" and those of others as "<providers>"."""
        one = copy(self)
        one.renamed = {mention["start"]: "<provider>" for mention in provider["mentions"]}
        one.known, one.last = {}, None
        return one

    @property
    def is_article(self) -> bool:
        """Whether there are so many sentences that together they tell what the text is about."""
        return len(self.sentences) >= ARTICLE

    def words(self, start: int, end: int, further: Iterable[str] = ()) -> list[str]:
        """The words around a span, each once and with its place: "before", "after", "sentence", "earlier" (the sentence before).

        further: what else is known of the figure, as it is weighed.
        """
        earlier = (f"earlier {word}" for word in self.earlier(start))
        return list(dict.fromkeys(["", *further, *self.own(start, end), *earlier]))

    def own(self, start: int, end: int) -> list[str]:
        """The words around a span in its own sentence, with their places."""
        left, _, right = self.split(start, end)
        return [*self.beside(start, end), *(f"sentence {word}" for word in left + right)]

    def beside(self, start: int, end: int) -> list[str]:
        """The words right before and right after a span, with their places."""
        left, _, right = self.split(start, end)
        return [*(f"before {word}" for word in left[-BEFORE:]), *(f"after {word}" for word in right[:AFTER])]

    def next_to(self, start: int, end: int) -> list[str]:
        """The words next to a span as they are printed, in lower case, with their distance: "next0" right behind, "last0" before.

        >>> import pipeline
        >>> Surroundings(pipeline.load()("Some 40 cooks join.")).next_to(5, 13)
        ['next0 join', 'next1 .', 'last0 some']
        """
        after = WORD.findall(self.text[end : end + NEXT_REACH])[:NEXT]
        before = WORD.findall(self.text[max(0, start - NEXT_REACH) : start])[: -NEXT - 1 : -1]
        return [
            *(f"next{at} {word.lower()}" for at, word in enumerate(after)),
            *(f"last{at} {word.lower()}" for at, word in enumerate(before)),
        ]

    def order(self, spans: Spans, behind: Container[int] = ()) -> Reading:
        """The words around a figure, or around the mentions of a name, in their order and with their places, for the network.

        Each sentence that holds one is read once, and before them the sentence before the first. behind: the indexes of
        sentences that are read too where they stand right behind one of those.

        >>> import pipeline
        >>> Surroundings(pipeline.load()("It grew. Some 40 cooks join Bury Council.")).order([(14, 22)])
        [('it', 42), ('grew', 42), ('.', 42), ('some', 20), ('#', 21), ('cooks', 21), ('join', 22), ('<councils>', 23), ('.', 24)]
        >>> Surroundings(pipeline.load()("Vane won. We like Vane.")).order([(0, 4), (18, 22)])
        [('#', 21), ('vane', 21), ('won', 22), ('.', 23), ('|', 42), ('we', 19), ('like', 20), ('#', 21), ('vane', 21), ('.', 22)]
        """
        found: Reading = []
        read: set[int] = set()
        for start, end in spans:
            index = self.index(start)
            if index not in read:
                read.add(index)
                found += [("|", EARLIER)] if found else [(word, EARLIER) for word in self.earlier(start)]
                found += self.placed(start, end)
                if index + 1 in behind:
                    found += [("|", EARLIER), *((word, EARLIER) for _, word in self.of(index + 1)[:SENTENCE])]
        return found

    def heard(self, spans: Spans, network: Network) -> Vectors:
        """What the words around spans are to a network; kept for the next question, which is often of the same spans."""
        if self.last is None or self.last[0] != spans:
            self.last = (spans, network.vectors(self.order(spans)))
        return self.last[1]

    def placed(self, start: int, end: int) -> Reading:
        """The words of a span's sentence in their order, each with its place."""
        left, own, right = self.split(start, end)
        return [
            *((word, FIGURE - min(REACH, len(left) - at)) for at, word in enumerate(left)),
            *((word, FIGURE) for word in ("#", *own)),
            *((word, FIGURE + min(REACH, at)) for at, word in enumerate(right, 1)),
        ]

    def split(self, start: int, end: int) -> tuple[list[str], list[str], list[str]]:
        """The words of a span's sentence: those before it, its own, those behind it."""
        here = self.of(self.index(start))
        first, last = bisect_left(here, (start,)), bisect_left(here, (end,))
        words = [word for _, word in here]
        return words[max(0, first - SENTENCE) : first], words[first:last], words[last : last + SENTENCE]

    def earlier(self, start: int) -> list[str]:
        """The words of the sentence before the one that holds a character."""
        index = self.index(start)
        return [word for _, word in self.of(index - 1)[-SENTENCE:]] if index else []

    def index(self, start: int) -> int:
        """The index of the sentence that holds a character."""
        return sentence_at(self.sentences, start)

    def of(self, index: int) -> list[tuple[int, str]]:
        """The words of one sentence, each with where it begins."""
        if index not in self.known:
            start, stop = self.sentences[index]
            self.known[index] = found = []
            for at in range(bisect_left(self.names, (start,)), bisect_left(self.names, (stop,))):
                first, last, name = self.names[at]
                if first >= start:
                    found += plain_words(self.text, start, first)
                    found.append((first, self.renamed.get(first, name) if name == PROVIDERS else name))
                    start = last
            found += plain_words(self.text, start, stop)
        return self.known[index]


def sentence_at(sentences: Spans, char: int) -> int:
    """The index of the one of some sentences that holds a character.

    >>> sentence_at([(0, 8), (9, 20)], 8), sentence_at([(0, 8), (9, 20)], 9)
    (0, 1)
    """
    return max(0, bisect_right(sentences, char, key=itemgetter(0)) - 1)


def plain_words(text: str, start: int, stop: int) -> list[tuple[int, str]]:
    """The words between two offsets in lower case, each with where it begins.

    >>> plain_words("Pay £2m.", 0, 8)
    [(0, 'pay'), (4, '£'), (6, 'm'), (7, '.')]
    """
    return [(match.start(), match.group().lower()) for match in WORD.finditer(text, start, stop)]
