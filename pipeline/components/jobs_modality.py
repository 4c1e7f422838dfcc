"""How sure it is what happens to counted jobs (``modality``): done, to be done, only possible, or ruled out."""

from __future__ import annotations

import re

from ..patterns import Hit
from .jobs_memory import Count
from .jobs_phrases import HARD_BREAK, Cues

REACH = 200
"""How far around a count its clause is looked at, in characters."""

QUOTE_EDGE = re.compile(r"\s[“\"‘]|[”\"]\s")
"""Where what is quoted begins or ends: what it says of the future need not be said of the count beside it."""

HAS_TO = re.compile(r"\s(?:to|an?|the|no|its|their|some|only|just|about|around|more|fewer|up|\d[\d,.]*)\b")
"""After "would have": "would have to go" and "would have a new employer" are no might-have-been."""

AIM = re.compile(r"(?<!had )(?<!forced )\bto\s(?:take\son|make|[a-z]+)\s$")
"""Right before a count that is aimed at: "agreed on Tuesday to cut 50 posts"."""

AVOIDED = re.compile(r"\b(?:avoided|averted|prevented|ruled\sout)\b")
BE = re.compile(r"\bbe\b")
PAST = re.compile(r"\b(?:still|remain\w*|kept|stayed|retained|saved|spared|was|were|had|has|have|keeps?)\b")
NUMBERS_OF = ("total", "vacancy", "other")
"""Actions that tell how many there are, whatever else their sentence plans."""


class Modalities:
    """Reads how sure the counts of one text are."""

    def __init__(self, text: str, sentences: list[list[int]], cues: Cues) -> None:
        self.text, self.sentences, self.cues = text, sentences, cues

    def all(self, counts: list[Count], actions: list[str]) -> list[str]:
        """A modality for each count: by the words of its own clause, else as the count it leans on, else ``actual``."""
        found = [self.own(count, action) for count, action in zip(counts, actions, strict=True)]
        place = {id(count): index for index, count in enumerate(counts)}
        for index, count in enumerate(counts):
            like = place.get(id(count.like))
            if found[index] is None and like is not None and actions[like] == actions[index]:
                found[index] = found[like]
            if found[index] is None and index and count.kind == "measure" and counts[index - 1].sentence == count.sentence:
                found[index] = found[index - 1]  # "seven will be taken on: a net loss of five"
        return [modality or "actual" for modality in found]

    def own(self, count: Count, action: str) -> str | None:
        """The modality that the words of a count's own clause give, or None."""
        if count.whole and action == "total":
            return "actual"  # the 17 of "of its 17 staff, five will be kept on"
        low, high = self.clause(count)
        ids = {hit.id for hit in self.cues.within("modality", low, high) if not self.is_having(hit)}
        if "denied" in ids or count.kind == "loss" and self.is_avoided(count, high):
            return "denied"
        if action == "at_risk":
            return "possible"
        if action in NUMBERS_OF and not self.text.endswith(("employ ", "employ some "), low, count.start):
            comma = self.text.find(",", count.end, count.end + 16)
            end = comma if comma >= 0 else count.end + 16
            ids = {hit.id for hit in self.cues.within("modality", max(low, count.start - 30), min(high, end))}
        for certainty in ("possible", "planned"):
            if certainty in ids:
                return certainty
        if action in NUMBERS_OF:
            return None
        doing = any(hit.id == "doing" for hit in self.cues.within("modality", count.start - 12, count.end + 25))
        aimed = doing or AIM.search(self.text, low, count.start) or BE.search(self.text, low, high)
        if aimed or action == "retain" and count.like is None and not PAST.search(self.text, low, high):
            return "planned"
        return None

    def is_avoided(self, count: Count, high: int) -> bool:
        """Whether losses are said not to have come: "400 redundancies were avoided"."""
        return bool(AVOIDED.search(self.text, count.end, min(high, count.end + 40)))

    def clause(self, count: Count) -> tuple[int, int]:
        """The offsets of the clause that holds a count."""
        start, stop = self.sentences[count.sentence]
        start, stop = max(start, count.start - REACH), min(stop, count.end + REACH)
        for edge in (HARD_BREAK, QUOTE_EDGE):
            ends = list(edge.finditer(self.text, start, stop))
            start = max((match.end() for match in ends if match.end() <= count.start), default=start)
            stop = min((match.start() for match in ends if match.start() >= count.end), default=stop)
        return start, stop

    def is_having(self, hit: Hit) -> bool:
        """Whether "would have" is not of what might have been: "would have to go", "would have a new employer"."""
        return hit.id == "denied" and self.text.endswith("have", hit.start, hit.end) and bool(HAS_TO.match(self.text, hit.end))
