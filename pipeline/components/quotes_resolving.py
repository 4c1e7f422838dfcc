"""Resolving: whom the sources of attributions mean, sentence by sentence, each from what was said before it."""

from __future__ import annotations

import re

from .quotes_cues import Cues
from .quotes_descriptions import Descriptions
from .quotes_items import Attribution, Source, Spoken
from .quotes_memory import Memory
from .quotes_text import CLOSED_STOP, QUOTED, Masked
from .quotes_uncued import OWNERS
from .quotes_words import LINKS

NAMED_LATER = re.compile(
    r"\b(?:gave|giving|gives)\s+(?:his|her|their)\s+(?:first\s+)?name\s+(?:only\s+|simply\s+|just\s+)?as\s+((?:[A-Z][\w'’-]+\s?)+)"
)
# Verbs with which somebody who has just spoken goes on.
GOES_ON = frozenset(("go on", "add", "continue"))
# "Jane Roe, a former …"
INTRODUCED = re.compile(r"((?:[A-Z][\w'’-]+ ){1,2}[A-Z][\w'’-]+),\s+(?:an?|the|who|whose|\d\d)\b")
ASKED_BY = re.compile(r"[A-Z][a-z]+(?:ed|told) (?:\w+ )?by\b")
"""Before whoever puts a question: "Asked by Jane Roe whether cuts might follow, | he said"."""


class Resolver:
    """Resolves the sources of a page's attributions.

    by_sentence, quoted: the attributions and the quotations of every sentence that has any.
    """

    def __init__(
        self, masked: Masked, cues: Cues, by_sentence: dict[int, list[Attribution]], quoted: dict[int, list[Spoken]]
    ) -> None:
        self.masked, self.cues, self.by_sentence, self.quoted = masked, cues, by_sentence, quoted
        descriptions = Descriptions(cues.reader.names, masked.text, cues.words["office"])
        self.memory = Memory(cues.reader.names, masked.text, descriptions, self.topic)
        self.resolved: set[int] = set()

    def topic(self, sentence: int) -> Source | None:
        """Whom a sentence in which nobody speaks is about, as far as "he" or a quotation below it can mean them."""
        topic = self.cues.subjects.topics.topic(self.masked.tokens(sentence))
        return None if topic and topic.kind == "noun" and topic.name.lower().startswith(tuple(OWNERS)) else topic

    def resolve(self, index: int) -> None:
        """Resolve the sources of a sentence's attributions once, in order."""
        if index in self.resolved:
            return
        self.resolved.add(index)
        for attribution in self.by_sentence.get(index, ()):
            words = attribution.source
            source = self.in_sentence(index, words) or self.named_later(index, words) or self.body_before(index, words)
            source = source or self.memory.resolve(words)
            if source is words and words.kind == "noun":
                source = self.described(index, attribution) or words
            attribution.source = source
            if attribution.source is not words:
                resolved = attribution.source
                attribution.source = Source(words.start, words.end, resolved.kind, resolved.name, resolved.person, resolved.head)
            self.memory.add(attribution.source)
        said = self.by_sentence.get(index, ())
        if len(said) > 1 and said[0].finite and said[0].source.kind == "person" and said[-1].source.kind != "person":
            self.memory.add(said[0].source)  # "Roe explained that the union had asked for it": Roe goes on

    def in_sentence(self, index: int, words: Source) -> Source | None:
        """The person named before "he" in the same sentence: "a memo from the chief executive, Jane Roe, in which she said"."""
        start = self.masked.sentences[index][0]
        if words.head not in ("he", "she") or words.start - start < 20:
            return None
        if self.quoted.get(index) and (own := self.clause_subject(index, words)):
            return own
        if any(other.source.kind == "person" and other.end <= words.start for other in self.by_sentence[index]):
            return None
        wanted = "m" if words.head == "he" else "f"
        names = self.memory.names
        for place in reversed(names.between(start, words.start)):
            before = self.masked.text[max(start, place[0] - 9) : place[0]].split()
            aside = before and any(word.lower() in LINKS for word in before[-2:] if word.islower())
            quoted = self.masked.text[place[0]] in (QUOTED, CLOSED_STOP)
            owner = self.masked.text[place[1] : place[1] + 1] in ("'", "’") or ASKED_BY.match(self.masked.text, start, place[0])
            if not aside and not quoted and not owner and place[2].get("gender") in (wanted, None):
                return Source.at(place)
        return None

    def body_before(self, index: int, words: Source) -> Source | None:
        """The body that the sentence before is about, for "it": "The union has written to members. “Wait,” | it said"."""
        before = index - 1
        while before > 0 and before in self.quoted and self.quoted[before][0].opens_sentence:
            before -= 1
        if words.head != "it" or before < 0 or self.masked.sentences[before][2] < self.masked.sentences[index][2] - 1:
            return None
        tokens = self.masked.tokens(before)
        subject = self.cues.subjects.topics.subject(tokens, len(tokens))
        if subject and (subject.kind in ("body", "name") or self.memory.is_firm(subject)):
            return self.memory.resolve(subject)
        return None

    def clause_subject(self, index: int, words: Source) -> Source | None:
        """The unnamed subject of a clause that a quotation ends: "A florist will hand them in “if I can park”, | she joked"."""
        first = self.quoted[index][0]
        if first.opens_sentence or first.span[1] > words.start:
            return None
        tokens = [token for token in self.masked.tokens(index) if token.start < first.span[0]]
        subject = self.cues.subjects.topics.subject(tokens, len(tokens))
        if subject is None or subject.kind != "noun" or self.memory.names.kind_of(subject.head) != "person":
            return None
        return self.memory.resolve(subject)

    def named_later(self, index: int, words: Source) -> Source | None:
        """The name an unnamed speaker is given in the same sentence: "who gave her name only as Bella"."""
        if words.kind != "noun":
            return None
        given = NAMED_LATER.search(self.masked.text, words.end, self.masked.sentences[index][1])
        if given is None:
            return None
        place = self.memory.names.person_at(given.start(1))
        return Source(words.start, words.end, "person", place[2]["name"] if place else given[1].strip(), place and place[2])

    def described(self, index: int, attribution: Attribution) -> Source | None:
        """Who is meant by a description that no role explains, from its place beside the person who has it.

        "Q," said Jane Roe. The Labour leader of Tamar Vale went on: … / "Q," says the managing director. Jane Roe, a former …
        """
        words, names, (_, end, paragraph) = attribution.source, self.memory.names, self.masked.sentences[index]
        spokesman = words.head.startswith("spokes") and (" for the " in words.name or len(words.name.split()) < 4)
        if names.kind_of(words.head) != "person" or spokesman:
            return None
        if attribution.id in GOES_ON and words.name.lower().startswith("the "):
            newest = next(self.memory.newest(), None)
            said = self.masked.sentences[self.masked.sentence_of(newest.start)][2] if newest else 0
            if newest and newest.kind == "person" and said >= paragraph - 1:
                return newest
        following = index + 1
        definite = words.name.lower().startswith(("the ", *OWNERS))
        if not (attribution.inverted and definite and self.masked.text[attribution.right : end].strip() == "."):
            return None
        if following in self.by_sentence or following in self.quoted:
            return None
        named = INTRODUCED.match(self.masked.text, end)
        if named is None or self.masked.sentence_of(end) != following:
            return None
        place = names.person_at(named.start(1))
        return Source(end, named.end(1), "person", place[2]["name"] if place else named[1], place and place[2])
