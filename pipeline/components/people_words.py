"""The role of somebody whom no wording of the rules gives one: the words beside the name that the network takes for it.

Reporters tell who somebody is in more wordings than anybody lists: "who negotiated it for the miners", "on loan from Bury". The
network (``pipeline/network.py``) says of each word of a mention's sentence how much it speaks for being part of the role; the
stretch of words that say most together is it, where they say enough.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from spacy.tokens import Doc

from ..network import FIGURE, REACH, Reading
from .base import text_of
from .people_join import Person
from .people_phrases import Around
from .surroundings import SENTENCE, Spans, Surroundings

LEAST = 350
"""How much the words of a role must say together, in hundredths of a logit."""

MENTIONS = 4
"""How many mentions of somebody are read."""

OWN, OTHER, ROLE = "#", "<people>", "<role>"
"""What stands for the person that is asked about, for others, and for what is known to be another's role."""

TAKEN = frozenset((OWN, OTHER, ROLE))
OPENERS = frozenset((",", "who", "whose", "of", "for", "from", "as", "on", "at", "with", "in"))
"""The words behind a name that may lead to a role further on: "Marr, who for years was reeve", not "Marr met the reeve"."""

RULE = "people/words/role"


class Sentence(NamedTuple):
    """A mention's sentence as it is read: each word with its place, and where each begins and ends in the text."""

    reading: Reading
    spans: Spans


def sentences_of(doc: Doc, person: Person, persons: list[Person]) -> list[Sentence]:
    """The sentences of somebody's first mentions, each as it is read; none where the name is part of a body's."""
    around = Surroundings(doc, ("councils", "providers"), further=marked(person, persons))
    named = {begin: end for begin, end, _ in around.names}
    found = [read(around, mention.candidate.start, named) for mention in person.mentions[:MENTIONS]]
    return [sentence for sentence in found if (OWN, FIGURE) in sentence.reading]


def marked(person: Person, persons: list[Person]) -> list[tuple[int, int, str]]:
    """The names of people in the text, and what is known of the others' roles, each with the word that stands for it."""
    found = []
    for other in persons:
        found += [(m.candidate.start, m.candidate.end, OWN if other is person else OTHER) for m in other.mentions]
        if other is not person:
            said = (one for mention in other.mentions for one in mention.around if one.role)
            found += [(one.end - len(one.role or ""), one.end, ROLE) for one in said]
    return found


def read(around: Surroundings, start: int, named: dict[int, int]) -> Sentence:
    """The words around a name that begins at an offset, in their order; named: where names end, by where they begin."""
    line, at, _ = around.found(start, start)
    first = max(0, at - SENTENCE)
    near = slice(first, at + SENTENCE + 1)
    left = around.sentences[around.index(start)][0]
    words, begins = line.words[near], [left + begin for begin in line.starts[near]]
    reading = [(word, FIGURE + max(-REACH, min(REACH, index - at))) for index, word in enumerate(words, first)]
    return Sentence(reading, [(begin, named.get(begin, begin + len(word))) for begin, word in zip(begins, words, strict=True)])


def with_roles(doc: Doc, persons: list[Person], hear: Callable[[Reading], list[int]]) -> None:
    """Give those without a role the one that the words beside their names suggest.

    hear: gives how much each word speaks for being part of the role, in hundredths of a logit; nothing where nobody knows.
    """
    text = text_of(doc)
    for person in persons:
        if person.role() is None:
            read = [(stretch(sentence, hear(sentence.reading)), sentence) for sentence in sentences_of(doc, person, persons)]
            (much, start, end), sentence = max(read, key=lambda one: one[0][0], default=((0, 0, 0), None))
            if sentence and much >= LEAST and belongs(sentence, start) and not text.endswith(("'s", "’s"), start, end):
                person.mentions[0].around.append(Around(text[start:end], None, None, start, end, RULE))


def belongs(sentence: Sentence, start: int) -> bool:
    """Whether what begins at an offset can be said of the person: before the name, right behind it, or led to from there."""
    words = [word for word, _ in sentence.reading]
    between = words[sentence.reading.index((OWN, FIGURE)) + 1 : [begin for begin, _ in sentence.spans].index(start)]
    return len(between) < 2 or between[0] in OPENERS


def stretch(sentence: Sentence, said: list[int]) -> tuple[int, int, int]:
    """How much the words of a sentence say together that say most for being a role, and where these begin and end in the text.

    said: how much each word says.

    >>> read = [("#", 21), ("town", 22), ("crier", 23), (".", 24)]
    >>> stretch(Sentence(read, [(0, 8), (9, 13), (14, 19), (19, 20)]), [9, 120, 240, -90])
    (360, 9, 19)
    """
    best = (0, 0, 0)
    much = start = 0
    for (word, _), (begin, end), said_of in zip(sentence.reading, sentence.spans, said, strict=False):
        if much <= 0:
            much, start = 0, begin
        much = 0 if word in TAKEN else much + said_of
        if much > best[0]:
            best = (much, start, end)
    return best
