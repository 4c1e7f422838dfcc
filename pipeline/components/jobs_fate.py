"""What happens to counted jobs (``action``), read from the cue phrases around a count."""

from __future__ import annotations

import re
from collections import Counter

from ..patterns import Hit
from .jobs_meaning import GO, RANKS, REACH, Meanings
from .jobs_memory import Count
from .jobs_phrases import HARD_BREAK, Cues

BREAK = re.compile(r"[;:—–“”]|\s-\s|,\s|\s(?:and\sthat|but|while|although|though|whereas|because|so\sthat|after|before)\s")
"""Where what stands beyond may speak of something else."""

ASIDE = re.compile(r",\s[^,;:.]{3,60},")
AS_DO = re.compile(r"\b(?:(?:as|so)\s(?:do|did|will|would|have|are)|including)\s$", re.IGNORECASE)
IN_LIST = re.compile(r",\s|,?\s(?:and|or)\s")
SO_DO = re.compile(r"So\s(?:do|did|will|would)\s")
OTHERS_STAFF = re.compile(r"\sof\sthe\s(?:council|authority|county|city|borough|district|town\shall)[’']s\s")
COUNCIL_STAFF = re.compile(r"\s(?:former\s|ex-)?(?:council|county|borough|town\shall)\s(?:staff|workers|employees|officers)\b")
CHANGED_TO = re.compile(
    r"\b(?:down|reduced|shr[aiu]nk|slimmed|trimmed|fell|fall|fallen|falling|drop|dropped|dropping|rise|rose|risen|rising|grow|grew|grown|up)"
    r"(?:\s\w+){0,2}?\s(?:to|from)\s(?:(?:its|their|the|just|only|last|barely)\s){0,3}$"
)
"""Before a count that is where a change begins or ends, and so how many there are: "is down to 40 staff"."""

FOLLOWS = re.compile(r"(?:\s\w+){0,4}?\s(?:follow|come)\b")
"""After a count whose fate is that of the one before: "hundreds more jobs may follow"."""

LEFT = re.compile(r"\s(?:(?:who|have|has|had|all|also|since|then|simply|just)\s)*")
ALL_BUT = re.compile(r"\ball\sbut\s$", re.IGNORECASE)
RELATIVE = re.compile(r"\s(?:who|that|which)\s")
JUST_BEFORE = re.compile(r"\s?(?:(?:only|just|about|the|its|their|some|all|now|got|an?)\s)?")
LITTLE = re.compile(r"\b(?:only|just|about|the|its|their|some|all|now|got|an?)\s$")
BEFORE = {"will_have": "transfer", "pledge": "create"}
"""The actions of cues whose id is none."""

EQUIVALENT = re.compile(r",?\s(?:or|\(|equivalent\sto|the\sequivalent\sof|that\sis|i\.e\.)\s?(?:about\s|around\s|some\s|the\s)?")
"""What stands between a count of heads and its full-time equivalents: "636 people, or 571 full-time equivalents"."""

MEASURES = {"rise": "create", "fall": "cut", "sum": "total"}
"""What a measure of change says by itself: "a net loss of 50"."""

PASSING = {"break": 34, "and": 22, "count": 60, "weak": 30, "weaker": 45, "given": 8, "rank": 3, "far": 110}


class Fates:
    """Reads the actions for the counts of one text."""

    def __init__(self, text: str, sentences: list[list[int]], cues: Cues) -> None:
        self.text, self.sentences, self.cues = text, sentences, cues
        self.meanings = Meanings(text, sentences, cues)

    def actions(self, counts: list[Count]) -> list[str]:
        """One action a count, in their order.

        A count's own cues decide; then its neighbours in a list; then the first count of the same number; then the count it leans
        on; then what most of the article's counts say.
        """
        found: list[str | None] = [self.own(index, counts) for index in range(len(counts))]
        shrinks = "cut" in found or "at_risk" in found
        found = [action if action != "left" else "cut" if shrinks else "other" for action in found]
        leave = "transfer" if "transfer" in found and not shrinks else "cut"
        found = [action if action != "leave" else leave for action in found]
        affected = [index for index, action in enumerate(found) if action == "story"]
        found = [action if action != "story" else None for action in found]
        place = {id(count): index for index, count in enumerate(counts)}
        fates = Counter(action for action in found if action and action not in ("total", "other"))
        story = fates.most_common(1)[0][0] if fates else None
        for index in affected:
            found[index] = story or "total"
        first: dict[float, int] = {}
        for index, count in enumerate(counts):
            same = first.setdefault(count.number.value or 0, index)
            if found[index] is None:
                found[index] = self.listed(index, counts, found)
            if found[index] is None and same < index and count.number.value:
                found[index] = found[same]
            if found[index] is None and count.kind in ("bare", "measure") and count.like is not None:
                found[index] = found[place[id(count.like)]]
            found[index] = found[index] or self.default(count, story)
        return [action or "other" for action in found]

    def listed(self, index: int, counts: list[Count], found: list[str | None]) -> str | None:
        """The action of the next or last count in a list: "21 drivers, 14 loaders and three clerks will transfer"."""
        later = earlier = index
        while later + 1 < min(len(counts), index + 9) and IN_LIST.fullmatch(
            self.text, counts[later].end, counts[later + 1].start
        ):
            later += 1
            if found[later]:
                return found[later]
        while earlier > max(0, index - 9) and IN_LIST.fullmatch(self.text, counts[earlier - 1].end, counts[earlier].start):
            earlier -= 1
            if found[earlier]:
                return found[earlier]
        return None

    def default(self, count: Count, story: str | None) -> str:
        """The action where nothing else decides: the story's for jobs and for what "the" points to, else how many there are."""
        definite = re.search(r"\b(?:the|these|those)\s$", self.text[max(0, count.start - 8) : count.start].lower())
        if story and (definite or count.kind in ("job", "bare", "fte")):
            return story
        if count.whole:
            return "total"
        return "other" if count.kind in ("job", "bare", "trainee") else "total"

    def own(self, index: int, counts: list[Count]) -> str | None:
        """The action that a count's own words and sentence give, or None."""
        text, count = self.text, counts[index]
        if count.rule in ("jobs/change", "jobs/bare/towards"):
            return "total"
        if count.whole:
            return self.of_whole(count)
        if count.kind == "vacancy":
            return "vacancy"
        start = max(self.sentences[count.sentence][0], count.start - 40)
        before = self.shared(index, counts, start)
        if before is not None:
            return self.own(before, counts)
        if count.kind not in ("loss", "measure") and CHANGED_TO.search(text, start, count.start):
            return "total"
        best = self.nearest(index, counts)
        if count.kind == "loss":
            return "at_risk" if best == "at_risk" else "cut"
        if count.noun in MEASURES:
            return MEASURES[count.noun]
        if count.noun == "staffing" and text.endswith(" of ", count.start, count.number.first):
            return best if best in ("retain", "create", "transfer") else "total"  # "set against a workforce of 12,500"
        if best in (None, "total") and self.meanings.is_taken_over(count):
            return "transfer"
        if best is None and count.number.value != 1:
            best = self.meanings.told_next(count)
        if best in (None, "total") and count.kind == "trainee":
            return "create"
        if best in ("transfer", "cut") and ALL_BUT.search(text[start : count.start]):
            return self.left_behind(count)
        if best == "create" and COUNCIL_STAFF.match(text, count.number.end):
            return "transfer"  # "Serco took on 514 council staff"
        if best == "total" and OTHERS_STAFF.match(text, count.number.end):
            return "transfer"  # "the company would employ 340 of the council's officers"
        return best

    def left_behind(self, count: Count) -> str:
        """The action of the few: kept where all but they move, lost where the sentence goes on to say so."""
        stop = self.sentences[count.sentence][1]
        beyond = HARD_BREAK.search(self.text, count.end, stop)
        return "cut" if beyond and self.cues.within("cut", beyond.end(), stop) else "retain"

    def of_whole(self, count: Count) -> str | None:
        """The action of the 22 in "nine of the 22 valuers who transferred": how many there are, unless said to move."""
        if RELATIVE.match(self.text, count.end) and self.cues.within("transfer", count.end, count.end + 32):
            return "transfer"
        restated = count.kind == "bare" and count.like and count.like.number.value == count.number.value
        return None if restated else "total"

    def shared(self, index: int, counts: list[Count], start: int) -> int | None:
        """The count before that a count shares its action with: "60 go to Burnley, as do 22", "six people, or 4.2 FTE"."""
        before = next((i for i in range(index - 1, max(-1, index - 6), -1) if not counts[i].whole), None)
        if before is None:
            return None
        count, near = counts[index], counts[before].sentence == counts[index].sentence or SO_DO.match(self.text, start)
        alike = AS_DO.search(self.text[start : count.start]) or self.is_equivalent(counts[index - 1], count)
        return before if near and alike else None

    def is_equivalent(self, before: Count, count: Count) -> bool:
        """Whether a count gives the full-time equivalents of the one before it."""
        return count.fte and not before.fte and bool(EQUIVALENT.fullmatch(self.text, before.end, count.start))

    def nearest(self, index: int, counts: list[Count]) -> str | None:
        """The action of the cue that fits best in a count's sentence."""
        count = counts[index]
        start, stop = self.sentences[count.sentence]
        start, stop = max(start, count.start - REACH), min(stop, count.end + REACH)
        around = counts[max(0, index - 6) : index] + counts[index + 1 : index + 7]
        others = [other for other in around if other.sentence == count.sentence and not other.whole]
        skip = count.end
        if any(other.whole and other.end == count.end for other in around) and RELATIVE.match(
            self.text, count.end
        ):  # "eleven of the 26 who transferred have left": the eleven left
            skip = next((hit.end for hit in self.cues.within("transfer", count.end, count.end + 32)), skip)
        best, chosen = float(PASSING["far"]), self.right_before(count)
        if chosen:
            best = PASSING["given"] + PASSING["rank"] * RANKS[chosen.label]
        for hit in self.cues.near(start, stop):
            rank = RANKS.get(hit.label)
            if rank is None or count.end <= hit.start < skip:
                continue
            score = self.score(hit, count, others)
            if score is None:
                continue
            score += PASSING["rank"] * rank
            if score < best or score == best and chosen and rank < RANKS[chosen.label]:
                best, chosen = score, hit
        return self.meanings.meant(chosen, count, start) if chosen else None

    def right_before(self, count: Count) -> Hit | None:
        """The cue that speaks of a count only from right before it: "has 40 drivers", "opened a 150-job depot"."""
        words = LITTLE.search(self.text, max(0, count.start - 8), count.start)
        for end in (count.start - 1, words.start() - 1) if words else (count.start - 1,):
            hit = self.cues.words.ending("before", self.text, end)
            if hit and hit.start >= self.sentences[count.sentence][0]:
                return hit._replace(label=BEFORE.get(hit.id, hit.id))
        return None

    def score(self, hit: Hit, count: Count, others: list[Count]) -> float | None:
        """How far a cue stands from a count, in characters and penalties; None where it does not speak of these jobs."""
        text = self.text
        inside = count.number.end <= hit.start < count.end
        if hit.start < count.end and count.start < hit.end and not inside:
            return (
                0 if count.kind == "measure" and hit.label in ("create", "cut") else None
            )  # "a net loss of 50", not "fewer than 50"
        if hit.id == "inside":
            if FOLLOWS.match(text, count.end):
                return None
            near = inside or hit.end <= count.start and JUST_BEFORE.fullmatch(text, hit.end, count.start)
            return PASSING["given"] if near and hit.label == "create" else PASSING["weak"] if near else None
        weak = {"other": PASSING["weaker"], "total": PASSING["weak"]}.get(hit.label, PASSING["weak"] if hit.id == "weak" else 0)
        if inside:
            return weak
        left, right = (hit.end, count.start) if hit.end <= count.start else (count.end, hit.start)
        governs = hit.end <= count.start and JUST_BEFORE.fullmatch(text, left, right)
        if hit.id == "left_after" and not LEFT.fullmatch(text, count.end, hit.start):
            return None
        if governs and hit.label == "total":
            return PASSING["given"]
        if governs and hit.label == "cut" and GO.search(text, hit.start, hit.end):
            return None  # "with the homes go 241 staff"
        if not self.meanings.speaks_of_jobs(hit):
            return None
        later = (other.start for other in others if other.start >= hit.end)
        if left == count.end and any(JUST_BEFORE.fullmatch(text, hit.end, start) for start in later):
            return None  # "recruit 40 drivers and lose 90 clerks": the loss is that of the clerks
        gap, asides = ASIDE.subn(" ", text[left:right])
        passed = sum(left <= other.number.start < right for other in others)
        return (
            len(gap)
            + PASSING["break"] * (len(BREAK.findall(gap)) + asides)
            + PASSING["and"] * gap.count(" and ")
            + PASSING["count"] * passed
            + weak
        )
