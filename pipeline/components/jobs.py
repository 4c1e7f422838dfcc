"""Jobs: every stated number of jobs, posts, staff or workers, and what happens to them.

``jobs_numbers`` reads the numbers, ``jobs_counts`` tells which of them count jobs, ``jobs_fate`` what becomes of the jobs;
here they come together, with whose jobs they are, who says so, and which figure is told again.
"""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from .base import Component, text_of
from .jobs_clauses import Clauses
from .jobs_counts import HYPHENED, Finder
from .jobs_cues import Cues
from .jobs_employer import Employers
from .jobs_fate import Fates, is_equivalent
from .jobs_memory import Count, Passed
from .jobs_modality import Modalities
from .jobs_numbers import NumberReader
from .jobs_unnamed import Unnamed, may_count
from .jobs_weigh import Weigher, of_count
from .jobs_words import WordLists
from .modality import weighed
from .providers import has_council
from .sources import Sources
from .surroundings import Surroundings

LIKE_LAST = ("jobs/bare/listed", "jobs/bare/of-them", "jobs/bare/another", "jobs/bare/subject")
"""The rules of numbers that are counted in the unit of the count they lean on: "388 FTE from one, and 296 from the other"."""

SPOKEN_OF = re.compile(r"\b(?:[Tt]he|[Tt]hose|[Tt]hese|[Aa]ll|(?:figure|pledge|promise)\sof)\s$")
"""Before the number of a count that the article has given already: "**the** five", "a **pledge of** 100 jobs"."""

NEAR_JOBS = frozenset(("noun", "measure", "atwork"))
"""The labels of which one at least stands in every article that counts jobs."""


@Language.factory("council_jobs", requires=["doc._.quotes"], assigns=["doc._.jobs", "doc.spans"])
class Jobs(Component):
    """Finds every stated number of jobs; ``doc._.jobs`` holds them as plain dicts in the form of the record."""

    fact = "jobs"
    unmatched = frozenset(("qualifier", "verb", "tail", "field", "nonagent", "body", "nobody", "before"))

    def __init__(self, nlp: Language, name: str = "council_jobs") -> None:
        super().__init__(nlp)

    def prepare(self) -> None:
        self.words = WordLists(self.rules.lines, self.unmatched)
        self.reader = NumberReader(self.words.ids["qualifier"])

    def find(self, doc: Doc) -> list[dict[str, Any]]:
        text, sentences = text_of(doc), doc._.sentences or []
        cues = Cues(self.rules(doc), self.words)
        found, passed = self.by_rules(doc, cues)
        if passed and not has_council(doc):
            passed = []  # in other news the words around a number say too little
        if not (found or passed):
            return []
        around = Surroundings(doc)
        counts = self.with_unnamed(found, passed, around)
        if not counts:
            return []
        bodies, sources, figures = Employers(doc, text, sentences), Sources(doc, text), Figures(text)
        items: list[dict[str, Any]] = []
        clauses = Clauses(text, sentences)
        weigher = Weigher(self.weighs("action"), around, partial(self.hears, "action", around))
        fates = Fates(text, sentences, cues, clauses, weigher)
        actions, said = (
            fates.actions(counts),
            [sources.of(count.start, count.end, sentences[count.sentence]) for count in counts],
        )
        modalities = Modalities(text, sentences, cues, clauses).all(counts, actions, fates, said)
        for count, action, modality, source in zip(counts, actions, modalities, said, strict=True):
            said_by = source.name
            span = (count.start, count.end)
            further, hear = of_count(count.rule, text[slice(*span)]), partial(self.hears, "modality", around, [span])
            sure = weighed(self.weighs("modality"), around, *span, further, action, modality, hear)
            reasons = [count.rule, *([fates.why[id(count)]] if id(count) in fates.why else [])]
            reasons += [f"words jobs/words/{sure}"] if sure != modality else []
            same = figures.first(len(items), count, action)
            items.append(
                {
                    "text": text[count.start : count.shown],
                    "start": count.start,
                    "end": count.shown,
                    "count": count.number.value,
                    "count_max": count.number.maximum,
                    "qualifier": count.number.qualifier,
                    "unit": "fte" if count.fte or count.rule in LIKE_LAST and count.like and count.like.fte else "jobs",
                    "action": action,
                    "modality": sure,
                    "employer": bodies.employer(count, action, items[same]["employer"] if same is not None else None, said_by),
                    "said_by": said_by,
                    "same_as": same,
                    "rule": ", ".join(reasons),
                }
            )
        return items

    def by_rules(self, doc: Doc, cues: Cues | None = None) -> tuple[list[Count], list[Passed]]:
        """The counts of jobs that rules find, and the numbers that they pass over and that may be some."""
        text = text_of(doc)
        cues = cues or Cues(self.rules(doc), self.words)
        if not (NEAR_JOBS.intersection(cues.hits) or any(word in text for word in HYPHENED)):
            return [], []
        finder = Finder(text, doc._.sentences or [], cues, self.reader, bool(doc._.councils))
        found = finder.find()
        return found, [passed for passed in finder.passed if may_count(text, passed.number)]

    def with_unnamed(self, found: list[Count], passed: list[Passed], around: Surroundings) -> list[Count]:
        """The counts that rules found, and those of the other numbers that the words around them make counts, in text order."""
        unnamed = Unnamed(self.weighs("number"), around, found, partial(self.hears, "number", around))
        more = [count for one in passed if (count := unnamed.counted(one))]
        return sorted(found + more, key=lambda count: count.start) if more else found


class Figures:
    """Tells which figure of an article is told again: the first item of each, by number."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.seen: dict[tuple, list[tuple[int, Count, str]]] = {}
        self.before: tuple[int, Count] | None = None

    def first(self, index: int, count: Count, action: str) -> int | None:
        """The index of the first item with the same figure for the same thing, or None for a new figure.

        The same number is the same figure where it is spoken of as known ("those five posts"), where it is a range, where one
        of the two leaves its noun out, or where both have the same noun or fate; the full-time equivalents right after a count
        of heads ("636 people, or 571 full-time equivalents") are its figure again.
        """
        before, self.before = self.before, (index, count)
        if count.number.value is None:
            return None
        if before and is_equivalent(self.text, before[1], count):
            return before[0]
        known = self.seen.setdefault((count.number.value, count.number.maximum, count.fte), [])
        small = count.number.value < 10
        again = SPOKEN_OF.search(self.text, max(0, count.start - 14), count.number.start)
        for first, other, fate in known:
            alike = again or not small and (count.number.maximum or not count.noun or not other.noun or fate == action)
            if alike or (count.noun and count.noun == other.noun):
                return first
        known.append((index, count, action))
        return None
