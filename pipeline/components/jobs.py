"""Jobs: every stated number of jobs, posts, staff or workers, and what happens to them.

``jobs_numbers`` reads the numbers, ``jobs_counts`` tells which of them count jobs, ``jobs_fate`` what becomes of the jobs;
here they come together, with whose jobs they are, who says so, and which figure is told again.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from .base import Component, text_of
from .jobs_counts import Finder
from .jobs_fate import EQUIVALENT, Fates
from .jobs_memory import Count
from .jobs_modality import Modalities
from .jobs_numbers import NumberReader
from .jobs_phrases import Cues

TOWARDS = re.compile(r"\b(?:to|into|join|joining|by|with\sthe\snew)\s(?:the\s|a\s|new\s)*$", re.IGNORECASE)
WORKS_FOR = re.compile(r"\s(?:at|with|of|for|in|from|employed\sby|within)\s(?:the\s)?$")


@Language.factory("council_jobs", requires=["doc._.quotes"], assigns=["doc._.jobs", "doc.spans"])
class Jobs(Component):
    """Finds every stated number of jobs; ``doc._.jobs`` holds them as plain dicts in the form of the record."""

    fact = "jobs"

    def __init__(self, nlp: Language, name: str = "council_jobs") -> None:
        super().__init__(nlp)

    def prepare(self) -> None:
        lines = [line for line in self.rules.lines if line["label"] == "qualifier"]
        phrases = [(phrase, line["id"]) for line in lines for phrase in line["pattern"]]
        self.reader = NumberReader(phrases)

    def find(self, doc: Doc) -> list[dict[str, Any]]:
        cues = Cues(self.rules(doc))
        if not (cues.hits.get("noun") or cues.hits.get("measure") or cues.hits.get("body")):
            return []
        text, sentences = text_of(doc), doc._.sentences or []
        counts = Finder(text, sentences, cues, self.reader).find()
        if not counts:
            return []
        bodies, speakers, figures = Bodies(doc), Speakers(doc), Figures(text)
        items: list[dict[str, Any]] = []
        actions = Fates(text, sentences, cues).actions(counts)
        modalities = Modalities(text, sentences, cues).all(counts, actions)
        for count, action, modality in zip(counts, actions, modalities, strict=True):
            same = figures.first(len(items), count, action)
            items.append(
                {
                    "text": text[count.start : count.end],
                    "start": count.start,
                    "end": count.end,
                    "count": count.number.value,
                    "count_max": count.number.maximum,
                    "qualifier": count.number.qualifier,
                    "unit": "fte" if count.fte else "jobs",
                    "action": action,
                    "modality": modality,
                    "employer": bodies.employer(
                        count, action, text, sentences, items[same]["employer"] if same is not None else None
                    ),
                    "said_by": speakers.at(count.start),
                    "same_as": same,
                    "rule": count.rule,
                }
            )
        return items


class Speakers:
    """Who says what stands at a place of the text, by the quotes already found."""

    def __init__(self, doc: Doc) -> None:
        self.quotes = sorted(doc._.quotes or [], key=lambda quote: quote["start"])
        self.starts = [quote["start"] for quote in self.quotes]

    def at(self, offset: int) -> str | None:
        """The speaker of the quote that holds an offset, or None."""
        index = bisect_right(self.starts, offset) - 1
        held = index >= 0 and offset < self.quotes[index]["end"]
        return self.quotes[index]["speaker"] if held else None


class Bodies:
    """The councils and providers of a text by the places that name them, for whose jobs are counted."""

    def __init__(self, doc: Doc) -> None:
        self.places = sorted(
            (mention["start"], mention["end"], body["name"], kind)
            for kind, bodies in (("council", doc._.councils or []), ("provider", doc._.providers or []))
            for body in bodies
            for mention in body["mentions"]
        )
        self.starts = [place[0] for place in self.places]
        councils = {place[2] for place in self.places if place[3] == "council"}
        self.council = councils.pop() if len(councils) == 1 else None
        self.found: dict[int, str | None] = {}  # the employers of the counts so far, by the count's identity

    def employer(self, count: Count, action: str, text: str, sentences: list[list[int]], known: str | None) -> str | None:
        """The council or provider whose jobs a count gives, or None where the article does not say.

        What its own sentence says; then what was found for the count it leans on; then ``known``, the employer of the same figure
        told before; then the only body that the sentence before names; then the only council of the article.
        """
        found = self.named(count, action, text, sentences[count.sentence])
        if found is None and count.like is not None:
            found = self.found.get(id(count.like))
        if found is None:
            found = known or self.only(sentences[max(0, count.sentence - 1)]) or self.council
        self.found[id(count)] = found
        return found

    def within(self, sentence: list[int]) -> list[tuple[int, int, str, str]]:
        """The places of bodies in a sentence."""
        return self.places[bisect_left(self.starts, sentence[0]) : bisect_left(self.starts, sentence[1])]

    def only(self, sentence: list[int]) -> str | None:
        """The one body that a stretch of text names, or None where it names several or none."""
        names = {place[2] for place in self.within(sentence)}
        return names.pop() if len(names) == 1 else None

    def named(self, count: Count, action: str, text: str, sentence: list[int]) -> str | None:
        """The body whose jobs they are by the words of the count's own sentence.

        In this order: named in the phrase ("46 Wakefield Council electricians"), right after it ("400 jobs at Acme"), the only
        one of the sentence, the council where jobs move, the nearest one before ("Acme employs 300").
        """
        here = self.within(sentence)
        if action == "transfer":
            here = [place for place in here if not TOWARDS.search(text[max(sentence[0], place[0] - 24) : place[0]])]
        for first, _, name, _ in here:
            if count.start <= first < count.end:
                return name
            if count.end <= first and WORKS_FOR.fullmatch(text, count.end, first):
                return name
        names = {place[2] for place in here}
        if len(names) == 1:
            return names.pop()
        councils = {place[2] for place in here if place[3] == "council"}
        if action == "transfer" and len(councils) == 1:
            return councils.pop()
        before = [place for place in here if place[0] < count.start]
        return before[-1][2] if before else None


class Figures:
    """Tells which figure of an article is told again: the first item of each, by number."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.seen: dict[tuple, list[tuple[int, Count, str]]] = {}
        self.before: tuple[int, Count] | None = None

    def first(self, index: int, count: Count, action: str) -> int | None:
        """The index of the first item with the same figure for the same thing, or None for a new figure.

        The same number is the same figure where one of the two leaves its noun out, or where both have the same noun or fate; the
        full-time equivalents right after a count of heads ("636 people, or 571 full-time equivalents") are its figure again.
        """
        before, self.before = self.before, (index, count)
        if count.number.value is None:
            return None
        if before and count.fte and not before[1].fte and EQUIVALENT.fullmatch(self.text, before[1].end, count.start):
            return before[0]
        known = self.seen.setdefault((count.number.value, count.number.maximum, count.fte), [])
        small = count.number.value < 10
        for first, other, fate in known:
            alike = not small and (not count.noun or not other.noun or fate == action)
            if alike or (count.noun and count.noun == other.noun):
                return first
        known.append((index, count, action))
        return None
