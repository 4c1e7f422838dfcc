"""The words around a figure, for what tells what they suggest of it (``pipeline/weights.py``, ``pipeline/network.py``)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable
from copy import copy
from operator import itemgetter
from typing import Any

from spacy.tokens import Doc

from ..network import EARLIER, FIGURE, REACH, Network, Reading, Vectors
from .base import text_of
from .lines import WORD, Line, Renamed, line_of, span_in

BEFORE, AFTER = 6, 8
"""How many words right before and right after a figure are told from the others of its sentence."""

SENTENCE = 40
"""How many words of a sentence are read on each side of a figure, and how many of the sentence before."""

ARTICLE = 8
"""From how many sentences a text is an article, whose other sentences tell what it is about."""

NEXT, NEXT_REACH = 4, 60
"""How many words on each side of a span are told by their distance from it, and in how many characters they stand."""

HEARD, TOLD = 200, 2_000
"""Of how many spans is kept what they are to a network, and the words around them."""

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

    def __init__(self, doc: Doc, named: Iterable[str] = NAMED, further: Iterable[tuple[int, int, str]] = ()) -> None:
        """named: the facts that are found where the words are weighed. further: other stretches that stand as one word."""
        self.text, self.sentences = text_of(doc), doc._.sentences
        self.starts = [start for start, _ in self.sentences or ()]
        names = (
            (mention["start"], mention["end"], f"<{fact}>")
            for fact in named
            for item in doc._.get(fact) or ()
            for mention in item["mentions"]
        )
        self.names = sorted((*names, *further))
        self.general: Surroundings | None = None
        self.meant: dict[int, list[int]] = {}
        self.sign = ""
        self.known: dict[int, Line] = {}
        self.owned: dict[tuple[int, int], list[str]] = {}
        self.printed: dict[tuple[int, int], list[str]] = {}
        self.vectors: dict[tuple[tuple[int, int], ...], Vectors] = {}

    def meaning(self, item: dict[str, Any], fact: str) -> Surroundings:
        """The same, where the mentions of a body stand as "<provider>" and those of others as "<providers>"; fact: what it is."""
        one = copy(self)
        one.general, one.sign, one.meant = self, f"<{fact}>", {}
        for mention in item["mentions"]:
            one.meant.setdefault(self.index(mention["start"]), []).append(mention["start"])
        one.known, one.owned, one.vectors = {}, {}, {}
        return one

    @property
    def is_article(self) -> bool:
        """Whether there are so many sentences that together they tell what the text is about."""
        return len(self.sentences) >= ARTICLE

    def words(self, start: int, end: int, further: Iterable[str] = ()) -> list[str]:
        """The words around a span, each once and with its place: "before", "after", "sentence", "earlier" (the sentence before).

        further: what else is known of the figure, as it is weighed.
        """
        return list(dict.fromkeys(("", *further, *self.own(start, end), *self.earlier(start))))

    def own(self, start: int, end: int) -> list[str]:
        """The words around a span in its own sentence, with their places."""
        if (start, end) not in self.owned:
            if len(self.owned) >= TOLD:
                self.owned.clear()
            line, first, last = self.found(start, end)
            told = line.told("sentence")
            around = (*told[max(0, first - SENTENCE) : first], *told[last : last + SENTENCE])
            self.owned[start, end] = [*self.beside(start, end), *around]
        return self.owned[start, end]

    def beside(self, start: int, end: int) -> list[str]:
        """The words right before and right after a span, with their places."""
        line, first, last = self.found(start, end)
        before, after = line.words[max(0, first - BEFORE) : first], line.words[last : last + AFTER]
        return [*[f"before {word}" for word in before], *[f"after {word}" for word in after]]

    def next_to(self, start: int, end: int) -> list[str]:
        """The words next to a span as they are printed, in lower case, with their distance: "next0" right behind, "last0" before.

        >>> import pipeline
        >>> Surroundings(pipeline.load()("Some 40 cooks join.")).next_to(5, 13)
        ['next0 join', 'next1 .', 'last0 some']
        """
        if (start, end) not in self.printed:
            if len(self.printed) >= TOLD:
                self.printed.clear()
            after = WORD.findall(self.text[end : end + NEXT_REACH])[:NEXT]
            before = WORD.findall(self.text[max(0, start - NEXT_REACH) : start])[: -NEXT - 1 : -1]
            self.printed[start, end] = [
                *[f"next{at} {word.lower()}" for at, word in enumerate(after)],
                *[f"last{at} {word.lower()}" for at, word in enumerate(before)],
            ]
        return self.printed[start, end]

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
                before = ["|"] if found else self.of(index - 1).words[-SENTENCE:] if index else []
                found += [(word, EARLIER) for word in before]
                found += self.placed(start, end)
                if index + 1 in behind:
                    found += [(word, EARLIER) for word in ("|", *self.of(index + 1).words[:SENTENCE])]
        return found

    def heard(self, spans: Spans, network: Network) -> Vectors:
        """What the words around spans are to a network; kept for the next question, which is often of the same spans."""
        asked = tuple(spans)
        if asked not in self.vectors:
            if len(self.vectors) >= HEARD:
                self.vectors.clear()  # a text of ten thousand sums must not fill the memory
            self.vectors[asked] = network.vectors(self.order(spans))
        return self.vectors[asked]

    def placed(self, start: int, end: int) -> Reading:
        """The words of a span's sentence in their order, each with its place."""
        left, own, right = self.split(start, end)
        return [
            *[(word, FIGURE - min(REACH, len(left) - at)) for at, word in enumerate(left)],
            *[(word, FIGURE) for word in ("#", *own)],
            *[(word, FIGURE + min(REACH, at)) for at, word in enumerate(right, 1)],
        ]

    def split(self, start: int, end: int) -> tuple[list[str], list[str], list[str]]:
        """The words of a span's sentence: those before it, its own, those behind it."""
        line, first, last = self.found(start, end)
        return line.words[max(0, first - SENTENCE) : first], line.words[first:last], line.words[last : last + SENTENCE]

    def found(self, start: int, end: int) -> tuple[Line, int, int]:
        """The words of a span's sentence, and which of them are the span's: the first, and the first behind it."""
        index = self.index(start)
        line, begin = self.of(index), self.starts[index]
        return line, *span_in(line, start - begin, end - begin)

    def earlier(self, start: int) -> list[str]:
        """The words of the sentence before the one that holds a character, with their place."""
        index = self.index(start)
        return self.of(index - 1).told("earlier")[-SENTENCE:] if index else []

    def index(self, start: int) -> int:
        """The index of the sentence that holds a character."""
        return max(0, bisect_right(self.starts, start) - 1)

    def of(self, index: int) -> Line:
        """The words of one sentence."""
        if index not in self.known:
            self.known[index] = self.line(index)
        return self.known[index]

    def line(self, index: int) -> Line:
        """The words of one sentence, with its names as they stand here."""
        start, stop = self.sentences[index]
        if self.general is None:
            found = self.names[bisect_left(self.names, (start,)) : bisect_left(self.names, (stop,))]
            return line_of(self.text[start:stop], tuple((first - start, last - start, name) for first, last, name in found))
        line, others = self.general.of(index), {}
        for mention in self.meant.get(index, ()):
            at = bisect_left(line.starts, mention - start)
            if at < len(line.starts) and line.starts[at] == mention - start and line.words[at] == self.sign:
                others[at] = f"{self.sign[:-2]}>"
        return Renamed(line, others) if others else line


def sentence_at(sentences: Spans, char: int) -> int:
    """The index of the one of some sentences that holds a character.

    >>> sentence_at([(0, 8), (9, 20)], 8), sentence_at([(0, 8), (9, 20)], 9)
    (0, 1)
    """
    return max(0, bisect_right(sentences, char, key=itemgetter(0)) - 1)
