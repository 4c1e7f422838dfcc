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
from .jobs_counts import Count, Finder
from .jobs_fate import EQUIVALENT, Fates
from .jobs_numbers import NumberReader
from .jobs_phrases import Cues

ITS = re.compile(r"\b(?:its|their|the\sauthority’s|the\sauthority's)\b", re.IGNORECASE)
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
        fates = Fates(text, sentences, cues)
        bodies, speakers = Bodies(doc), Speakers(doc)
        items: list[dict[str, Any]] = []
        for count, action in zip(counts, fates.actions(counts)):
            item = {
                "text": text[count.start : count.end],
                "start": count.start,
                "end": count.end,
                "count": count.number.value,
                "count_max": count.number.maximum,
                "qualifier": count.number.qualifier,
                "unit": "fte" if count.fte else "jobs",
                "action": action,
                "modality": fates.modality(count, action),
                "employer": bodies.employer(count, action, text, sentences[count.sentence]),
                "said_by": speakers.at(count.start),
                "same_as": None,
                "rule": count.rule,
            }
            item["same_as"] = first_of_same(item, count, items, counts, text)
            items.append(item)
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

    def employer(self, count: Count, action: str, text: str, sentence: list[int]) -> str | None:
        """The council or provider whose jobs a count's sentence says they are, or None.

        In this order: named in the phrase ("46 Wakefield Council electricians"), right after it ("400 jobs at Acme"), the only one
        of the sentence, the council where jobs move, the nearest one before ("Acme employs 300").
        """
        start, stop = sentence
        here = self.places[bisect_left(self.starts, start) : bisect_left(self.starts, stop)]
        if action == "transfer":
            here = [place for place in here if not TOWARDS.search(text[start : place[0]])] or here
        for first, last, name, _ in here:
            if count.start <= first < count.end:
                return name
            if count.end <= first and WORKS_FOR.fullmatch(text[count.end : first]):
                return name
        names = {place[2] for place in here}
        if len(names) == 1:
            return names.pop()
        councils = {place[2] for place in here if place[3] == "council"}
        if action == "transfer" and len(councils) == 1:
            return councils.pop()
        before = [place for place in here if place[0] < count.start]
        return before[-1][2] if before else None


def first_of_same(item: dict[str, Any], count: Count, items: list[dict[str, Any]], counts: list[Count], text: str) -> int | None:
    """The index of the article's first item with the same figure for the same thing, or None for a new figure.

    The same number is the same figure where one of the two leaves its noun out, or where both have the same noun or fate; the
    full-time equivalents right after a count of heads ("636 people, or 571 full-time equivalents") are its figure again.
    """
    if item["count"] is None:
        return None
    if count.fte and items and not counts[len(items) - 1].fte and EQUIVALENT.fullmatch(text, items[-1]["end"], count.start):
        return first_index(items, len(items) - 1)
    for index, other in enumerate(items):
        if other["count"] == item["count"] and other["count_max"] == item["count_max"] and other["unit"] == item["unit"]:
            noun, first_noun = count.noun, counts[index].noun
            small = item["count"] < 10
            bare = not noun or not first_noun
            if (bare and not small) or noun == first_noun != "" or (other["action"] == item["action"] and not small):
                return first_index(items, index)
    return None


def first_index(items: list[dict[str, Any]], index: int) -> int:
    """The first item behind an index: an item that itself restates another stands for that one."""
    same = items[index]["same_as"]
    return index if same is None else same
