"""One annotated article beside its record: where its gold items stand, and the sentence that shows each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from .evidence import sentence_around
from .scoring_match import Fact, Span, offset_map


@dataclass
class Case:
    """One annotated article beside its record; gold places are moved to the record's text, which may be mended."""

    gold: Fact
    record: Fact
    matched: dict[int, Fact] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return str(self.gold["article"]["id"])

    @cached_property
    def text(self) -> str:
        return self.record.get("text") or self.gold["text"]

    @cached_property
    def moved(self) -> Callable[[int], int]:
        return offset_map(self.gold["text"], self.text)

    @cached_property
    def people(self) -> list[str]:
        return [person["name"] for person in self.gold.get("people", [])]

    def span(self, gold: Fact) -> Span:
        return self.moved(gold["start"]), self.moved(gold["end"])

    def job_spans(self, gold: Fact) -> Iterator[Span]:
        """Where a count stands: its own place, and any other where a phrase of its words stands that is no other gold item."""
        yield self.span(gold)
        others = {job["start"] for job in self.gold["jobs"]}
        if " " in gold["text"]:
            for same in re.finditer(rf"(?<!\w){re.escape(gold['text'])}(?!\w)", self.gold["text"]):
                if same.start() not in others:
                    yield self.moved(same.start()), self.moved(same.end())

    def evidence(self, item: Fact, is_gold: bool) -> str:
        """The sentence of an item, of its first mention, or of the first place that has its name."""
        place = item if "start" in item else next(iter(item.get("mentions", [])), None)
        if place:
            start, end = self.span(place) if is_gold else (place["start"], place["end"])
        else:
            start = end = self.text.find(item.get("provider") or item.get("name") or "\0")
        return " ".join(sentence_around(self.text, start, end).split()) if start >= 0 else ""
