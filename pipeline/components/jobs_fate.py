"""What happens to counted jobs (``action``) and how sure that is (``modality``), read from the cue phrases around a count."""

from __future__ import annotations

import re
from collections import Counter

from ..patterns import Hit
from .jobs_counts import Count, Cues

ACTIONS = ("transfer", "cut", "at_risk", "create", "vacancy", "retain", "total", "other")
"""The labels of the cues, in the order in which they win where two are equally near."""

BREAK = re.compile(
    r"[;:—–“”]|\s-\s|,\s|\s(?:and\sthat|but|while|although|though|whereas|and\s(?=\w+\s(?:will|would|are|is|were|was|have|has)\b)|because|so\sthat|after|before)\s"
)
HARD_BREAK = re.compile(r"[;:—–]|\s-\s|,\s(?:and|but|while|although|though|whereas|so)\s|\s(?:and\sthat|but|while|although|though|whereas)\s")
NOT_OF_JOBS = re.compile(
    r"\s(?:£|#|\d+(?:\.\d+)?\s?(?:%|per\s?cent)|(?:its|the|their|his)\s(?:budget|spending|costs?|hours|bills?|service)\b|costs?\b|spending\b|to\s[a-z]+\b(?<!to\smake))"
)
MONEY_CUT = re.compile(r"\b(?:budget|spending|tax|pay|funding|grant|service|hours|£\S+(?:\s(?:million|billion))?(?:\sof)?|in|of)\s$", re.IGNORECASE)
GO = re.compile(r"(?:go|goes|going|gone|went)$", re.IGNORECASE)
LOSS_OF = re.compile(r"\b(?:vote|seat|majority|election|case|appeal|contract|customers?|control|grip|deal|money|income|grant|revenue|tender|bid)\b")
PASSING = {"break": 34, "count": 60, "weak": 30, "rank": 3, "far": 110}
"""What a cue loses, in characters of distance: for each break or count between, for being weak; beyond ``far`` it says nothing."""


class Fates:
    """Reads actions and modalities for the counts of one text."""

    def __init__(self, text: str, sentences: list[list[int]], cues: Cues) -> None:
        self.text, self.sentences, self.cues = text, sentences, cues

    def actions(self, counts: list[Count]) -> list[str]:
        """One action a count, in their order.

        A count's own cues decide; then the count it leans on; then the first count of the same number; then what most of the
        article's counts say.
        """
        found: list[str | None] = [self.own(count, counts) for count in counts]
        place = {id(count): index for index, count in enumerate(counts)}
        fates = Counter(action for action in found if action and action not in ("total", "other"))
        story = fates.most_common(1)[0][0] if fates else None
        for index, count in enumerate(counts):
            if found[index] is None:
                found[index] = self.inherited(count, counts[:index], found, place) or self.default(count, story)
        return [action or "other" for action in found]

    def inherited(self, count: Count, before: list[Count], found: list[str | None], place: dict[int, int]) -> str | None:
        """The action of the count whose noun or number a count shares."""
        same = next((i for i, other in enumerate(before) if other.number.value == count.number.value is not None), None)
        if same is not None:
            return found[same]
        if count.kind in ("bare", "measure") and count.like is not None:
            return found[place[id(count.like)]]
        return None

    def default(self, count: Count, story: str | None) -> str:
        """The action where no cue stands near and nothing is restated: the story's for jobs named with "the", else how many there are."""
        definite = re.search(r"\b(?:the|these|those)\s$", self.text[max(0, count.start - 8) : count.start].lower())
        if story and (definite or count.kind in ("job", "bare", "fte")):
            return story
        return "total" if count.kind in ("staff", "occupation", "person", "strong", "measure", "fte") else "other"

    def own(self, count: Count, counts: list[Count]) -> str | None:
        """The action that a count's own words and sentence give, or None."""
        text = self.text
        if count.rule == "jobs/change":
            return "total"
        if count.whole:
            after = self.cues.within("transfer", count.end, count.end + 32)
            return "transfer" if after and re.match(r"\s(?:who|that|which)\s", text[count.end : count.end + 7]) else "total"
        if count.kind == "vacancy":
            return "vacancy"
        best = self.nearest(count, counts)
        if best is None:
            if count.kind == "loss":
                return "cut"
            return "create" if count.noun.startswith("apprentice") else None
        action = best[1]
        if count.kind == "loss" and action in ("create", "retain", "total", "other", "transfer"):
            return "cut"
        return action

    def nearest(self, count: Count, counts: list[Count]) -> tuple[float, str] | None:
        """The (score, action) of the cue that fits best in a count's sentence; the lower the score, the nearer."""
        start, stop = self.sentences[count.sentence]
        others = [other for other in counts if other.sentence == count.sentence and other is not count and not other.whole]
        best: tuple[float, str] | None = None
        for rank, label in enumerate(ACTIONS):
            for hit in self.cues.within(label, start, stop):
                score = self.score(hit, count, others)
                if score is None:
                    continue
                action = self.meant(hit, count, start)
                score += PASSING["rank"] * rank
                if score < PASSING["far"] and (best is None or score < best[0]):
                    best = (score, action)
        return best

    def score(self, hit: Hit, count: Count, others: list[Count]) -> float | None:
        """How far a cue stands from a count, in characters and penalties; None where it does not speak of these jobs."""
        text = self.text
        inside = hit.start < count.end and count.start < hit.end
        weak = hit.id in ("inside", "has") or hit.label in ("total", "other") and hit.id == "count"
        if hit.id == "inside" and not inside and text[hit.end : count.start].strip().lower() not in ("", "the"):
            return None
        if inside:
            return PASSING["weak"] if weak or count.kind != "loss" else 0
        left, right = (hit.end, count.start) if hit.end <= count.start else (count.end, hit.start)
        gap = text[left:right]
        if hit.id == "has" and not (hit.end <= count.start and len(gap) < 4):
            return None
        if not self.speaks_of_jobs(hit):
            return None
        passed = sum(left <= other.number.start < right for other in others)
        penalty = PASSING["break"] * len(BREAK.findall(gap)) + PASSING["count"] * passed + (PASSING["weak"] if weak else 0)
        return len(gap) + penalty

    def speaks_of_jobs(self, hit: Hit) -> bool:
        """False for a cut in a budget, "going to" before a verb, a place someone went to, and words inside a longer cue."""
        text = self.text
        word, after = text[hit.start : hit.end], text[hit.end : hit.end + 24]
        if hit.id == "go_to":
            return after[:2].strip()[:1].isupper()
        if hit.label == "cut":
            if GO.match(word) and re.match(r"\s(?:to|on|up|into|through|out\sto|back|ahead|before|straight|towards)\b", after):
                return False
            if NOT_OF_JOBS.match(after) and not word.lower().endswith("to go"):
                return False
            if MONEY_CUT.search(text[max(0, hit.start - 22) : hit.start]) or LOSS_OF.match(after.split(" ", 2)[-1] if after[:1] == " " else ""):
                return False
        return not any(
            other.start <= hit.start and hit.end <= other.end and other.end - other.start > hit.end - hit.start
            for label in ACTIONS
            if label != hit.label
            for other in self.cues.within(label, hit.start - 30, hit.start + 1)
        )

    def meant(self, hit: Hit, count: Count, start: int) -> str:
        """A cue's action with doubt and negation heard: "could be lost" is at risk, "none of the 60 will go" is kept."""
        text = self.text
        if hit.label not in ("cut", "at_risk"):
            return hit.label
        for no in self.cues.within("no", max(start, hit.start - 90), hit.start):
            between = text[no.end : hit.start]
            if not (count.start <= no.start < count.end) and not HARD_BREAK.search(between) and not re.match(r"\s(?:more|fewer|less|longer)\b", text[no.end :]):
                return "retain"
        if hit.label == "cut":
            for doubt in self.cues.within("doubt", max(start, hit.start - 60), hit.end + 12):
                low, high = min(doubt.end, hit.end), max(doubt.start, hit.start)
                if not HARD_BREAK.search(text[low:high]):
                    return "at_risk"
        return hit.label

    def modality(self, count: Count, action: str) -> str:
        """actual, planned, possible or denied, by the words of the count's own clause."""
        start, stop = self.sentences[count.sentence]
        breaks = [m for m in HARD_BREAK.finditer(self.text, start, stop)]
        low = max((m.end() for m in breaks if m.end() <= count.start), default=start)
        high = min((m.start() for m in breaks if m.start() >= count.end), default=stop)
        ids = {hit.id for hit in self.cues.within("modality", low, high)}
        if "denied" in ids or "denied" in {hit.id for hit in self.cues.within("modality", start, stop)}:
            return "denied"
        if "possible" in ids or action == "at_risk":
            return "possible"
        return "planned" if "planned" in ids and action not in ("total", "vacancy") else "actual"
