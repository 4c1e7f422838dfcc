"""What happens to counted jobs (``action``), read as a careful reader does: from the nearest place that says so (``jobs_slots``).

Where no place around a count speaks, what the sentence before or after says of "them", its neighbours in a list, the first count
of the same number, the count it leans on and the story decide.
"""

from __future__ import annotations

import re
from collections import Counter

from ..matching import Hit
from .jobs_clauses import Clauses
from .jobs_cues import Cues
from .jobs_ends import HARD_BREAK
from .jobs_fate_frames import (
    AHEAD,
    ALL_BUT,
    AS_DO,
    BREAKDOWN,
    CHANGED_TO,
    CLOSES,
    COUNCIL_STAFF,
    EMPTY,
    EQUIVALENT,
    FILLED,
    KNOWN,
    MEASURES,
    MORE,
    MOVED,
    OF_THE_LISTED,
    OPENING,
    OTHERS_STAFF,
    POINTS_BACK,
    RELATIVE,
    SAME_THING,
    SHORT,
    SO_DO,
    STANDING_IN,
    TUPE,
    WHO,
)
from .jobs_hiring import hired
from .jobs_leads import by_lead
from .jobs_meaning import Meanings
from .jobs_memory import Count
from .jobs_slots import FAINT, Slots
from .jobs_weigh import Weigher


def is_equivalent(text: str, before: Count, count: Count) -> bool:
    """Whether a count gives the full-time equivalents of the one before it: "636 people, or 571 full-time equivalents"."""
    return count.fte and not before.fte and bool(EQUIVALENT.fullmatch(text, before.end, count.start))


def is_empty(text: str, start: int, count: Count) -> bool:
    """Whether posts are called vacant and are to be filled, or are filled by those who do not hold them.

    start: how far before the count to read.
    """
    to_fill = EMPTY.search(text, count.number.end, count.end) and FILLED.match(text, count.end)
    return bool(to_fill or count.kind == "job" and STANDING_IN.search(text, start, count.start))


class Fates:
    """Reads the actions for the counts of one text."""

    def __init__(self, text: str, sentences: list[list[int]], cues: Cues, clauses: Clauses, weigher: Weigher) -> None:
        self.text, self.sentences, self.cues, self.clauses, self.weigher = text, sentences, cues, clauses, weigher
        self.meanings = Meanings(text, sentences, cues)
        self.slots = Slots(text, sentences, cues, clauses, self.meanings)
        self.tupe = "TUPE" in text or "Tupe" in text
        self.known: list[str | None] = []  # what each count's own words say, so far
        self.why: dict[int, str] = {}  # the place and rule that decided each count's action, by the count's identity
        self.follows: dict[int, Count] = {}  # the count whose fate a count shares, by the identity of the latter
        self.deciding: dict[int, Hit] = {}  # the cue that decided each count's action, by the count's identity

    def actions(self, counts: list[Count]) -> list[str]:
        """One action a count, in their order."""
        for index in range(len(counts)):
            self.known.append(self.own(index, counts))
        found = list(self.known)
        shrinks = "cut" in found or "at_risk" in found
        found = [action if action != "left" else "cut" if shrinks else "other" for action in found]
        leave = "transfer" if "transfer" in found and not shrinks else "cut"
        found = [action if action != "leave" else leave for action in found]
        affected = [index for index, action in enumerate(found) if action == "story"]
        found = [action if action != "story" else None for action in found]
        place = {id(count): index for index, count in enumerate(counts)}
        fates = Counter(action for action in found if action and action not in FAINT)
        story = fates.most_common(1)[0][0] if fates else None
        for index in affected:
            found[index] = story if story in MOVED else "total"
        first: dict[float, int] = {}
        for index, count in enumerate(counts):
            same = first.setdefault(count.number.value or 0, index)
            if found[index] is None or self.why.get(id(count), "").startswith("governor jobs/total/count"):
                found[index] = self.beyond(index, counts, found) or found[index]
            if found[index] is None:
                found[index] = self.listed(index, counts, found)
            if found[index] is None and same < index and count.number.value:
                found[index] = found[same]
                self.follows[id(count)] = counts[same]
            if found[index] is None and count.kind in ("bare", "measure") and count.noun != "staffing" and count.like is not None:
                found[index] = found[place[id(count.like)]]
            found[index] = found[index] or self.default(count, story)
            if found[index] == "total" and story != "transfer" and self.is_to_open(count):
                found[index] = "create"
            found[index] = self.weigher.action(count, found[index] or "other", self.why)
        return [action or "other" for action in found]

    def is_to_open(self, count: Count) -> bool:
        """Whether those counted are to work where nobody works yet: "when it opens, the home will employ 45 people"."""
        start, end = self.sentences[count.sentence]
        return bool(AHEAD.search(self.text, start, end) and OPENING.search(self.text, start, end))

    def beyond(self, index: int, counts: list[Count], found: list[str | None]) -> str | None:
        """The action that a sentence gives a count beyond an aside with another: "11 clerks, **seven part time, would** move"."""
        if index + 1 == len(counts) or counts[index + 1].sentence != counts[index].sentence:
            return None
        count, part = counts[index], counts[index + 1]
        equal = EQUIVALENT.search(self.text, count.end, part.start) if part.fte and not count.fte else None
        opens = equal or self.text.endswith(", ", count.end, part.start)
        closes = CLOSES.match(self.text, part.end, self.sentences[count.sentence][1])
        cue = self.deciding.get(id(part))
        if not (opens and closes and cue and cue.start >= closes.end() - 1):
            return None
        self.follows[id(count)] = part
        return found[index + 1]

    def listed(self, index: int, counts: list[Count], found: list[str | None]) -> str | None:
        """The action of the next or last count in a list: "21 drivers, 14 loaders and three clerks will transfer"."""
        later = earlier = index
        while later + 1 < min(len(counts), index + 9) and self.slots.in_list(counts[later], counts[later + 1]):
            later += 1
            if found[later]:
                self.follows[id(counts[index])] = counts[later]
                return found[later]
        while earlier > max(0, index - 9) and self.slots.in_list(counts[earlier - 1], counts[earlier]):
            earlier -= 1
            if found[earlier]:
                self.follows[id(counts[index])] = counts[earlier]
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
        if count.kind == "vacancy":
            return "vacancy"
        if count.rule in ("jobs/change", "jobs/bare/towards"):
            return "total"
        if count.whole:
            return self.of_whole(count)
        start = max(self.sentences[count.sentence][0], count.start - 40)
        before = self.shared(index, counts, start)
        if before is not None:
            return self.share(index, before, counts)
        if count.kind not in ("loss", "measure") and CHANGED_TO.search(text, start, count.start):
            return "total"
        best = self.plain(count, start) or self.said(index, counts)
        if best in (None, "total") and POINTS_BACK.search(text, self.sentences[count.sentence][0], count.number.start):
            best = self.told(count, self.meanings.told_before(count)) or best
        if best in (None, "total") and self.goes_on(index, counts):
            return self.share(index, self.before(index, counts), counts)
        if count.kind == "loss":
            return "at_risk" if best == "at_risk" else "cut"
        if count.noun in MEASURES:
            figure = count.noun == "sum" and SAME_THING.search(text, max(start, count.start - 12), count.number.first)
            return None if figure else MEASURES[count.noun]  # "the real figure is nearer 95": of what was counted before
        if count.noun == "staffing" and text.endswith((" to ", " from "), 0, count.number.first):
            return by_lead(text, self.sentences[count.sentence][0], count, None) or "total"  # "which brings the crew to six"
        if count.noun == "staffing" and text.endswith(" of ", count.start, count.number.first):
            best = by_lead(text, self.sentences[count.sentence][0], count, best)
            return best if best in ("retain", "create", "transfer") else "total"  # "set against a workforce of 12,500"
        if best == "total" and count.rule == "jobs/bare/governed" and index and self.known[index - 1] == "vacancy":
            return "vacancy"  # "began with 74 unfilled posts and now has nine"
        if best in (None, "total") and self.meanings.is_taken_over(count):
            return "transfer"
        if best in (None, "total") and count.number.value != 1:
            best = self.told(count, self.meanings.told_next(count)) or best
        if best in (None, "total") and count.kind == "trainee":
            return "create"
        if best == "transfer" and count.kind == "trainee" and not self.tupe:
            return "create"  # "Fourteen trainees join the highways team"
        if best in ("transfer", "cut") and ALL_BUT.search(text[start : count.start]):
            return self.left_behind(count)
        best = by_lead(text, self.sentences[count.sentence][0], count, best)
        ahead = best == "total" and AHEAD.search(text, self.sentences[count.sentence][0], count.start)
        if (best == "create" or ahead) and COUNCIL_STAFF.match(text, count.number.end):
            return "transfer"  # "Serco took on 514 council staff"
        cue = self.deciding.get(id(count))
        spoken_for = cue is not None and text.startswith("represent", cue.start)
        if best == "total" and not spoken_for and OTHERS_STAFF.match(text, count.number.end):
            return "transfer"  # "the company would employ 340 of the council's officers"
        return best

    def plain(self, count: Count, start: int) -> str | None:
        """The action that a few words beside a count give by themselves: "under TUPE", "16 drivers short"."""
        stop = self.clauses.of(count)[1]
        if WHO.match(self.text, stop):
            stop = self.sentences[count.sentence][1]  # "Sixty gardeners are affected, all of whom keep their terms under TUPE"
        tupe = self.tupe and TUPE.search(self.text, count.end, stop)
        found = "transfer" if tupe and not ALL_BUT.search(self.text[start : count.start]) else None
        found = "vacancy" if SHORT.match(self.text, count.end) or is_empty(self.text, start, count) else found
        if found:
            self.why[id(count)] = f"predicate jobs/{found}"
        return found

    def told(self, count: Count, cue: Hit | None) -> str | None:
        """The action of a cue in the sentence before or after that of a count."""
        if cue is None:
            return None
        self.note(count, cue, "beside")
        return self.meanings.meant(cue, count, cue.start)

    def share(self, index: int, before: int | None, counts: list[Count]) -> str | None:
        """The action of a count that shares the fate of one before it."""
        if before is None:
            return None
        self.follows[id(counts[index])] = counts[before]
        self.why[id(counts[index])] = "shared"
        return self.known[before]

    def goes_on(self, index: int, counts: list[Count]) -> bool:
        """Whether a count is part of the one before, or more of it: "33 staff: 12 lifeguards and …", "another 60 teachers"."""
        count, start = counts[index], self.sentences[counts[index].sentence][0]
        before = self.before(index, counts)
        if before is None or counts[before].sentence + 1 < count.sentence:
            return False
        lead = self.text[max(start, count.start - 24) : count.start] + self.text[count.start : count.number.start]
        if counts[before].sentence == count.sentence and BREAKDOWN.search(lead):
            return True
        return bool(MORE.search(lead))

    def before(self, index: int, counts: list[Count]) -> int | None:
        """The index of the last count before one that is no whole, within six."""
        return next((at for at in range(index - 1, max(-1, index - 6), -1) if not counts[at].whole), None)

    def left_behind(self, count: Count) -> str:
        """The action of the few: kept where all but they move, lost where the sentence goes on to say so."""
        stop = self.sentences[count.sentence][1]
        beyond = HARD_BREAK.search(self.text, count.end, stop)
        return "cut" if beyond and self.cues.within("cut", beyond.end(), stop) else "retain"

    def of_whole(self, count: Count) -> str | None:
        """The action of the 22 in "nine of the 22 valuers who transferred": how many there are, unless said to move."""
        if RELATIVE.match(self.text, count.end) and self.cues.within("transfer", count.end, count.end + 32):
            return "transfer"
        if KNOWN.search(self.text, max(0, count.start - 6), count.start) and OF_THE_LISTED.match(self.text, count.end):
            return "story"
        restated = count.kind == "bare" and count.like and count.like.number.value == count.number.value
        return None if restated else "total"

    def shared(self, index: int, counts: list[Count], start: int) -> int | None:
        """The count before that a count shares its action with: "60 go to Burnley, as do 22", "six people, or 4.2 FTE"."""
        before = self.before(index, counts)
        if before is None:
            return None
        count, near = counts[index], counts[before].sentence == counts[index].sentence or SO_DO.match(self.text, start)
        alike = AS_DO.search(self.text[start : count.start]) or is_equivalent(self.text, counts[index - 1], count)
        return before if near and alike else None

    def said(self, index: int, counts: list[Count]) -> str | None:
        """The action of the first slot around a count that speaks."""
        count = counts[index]
        if count.rule == "jobs/bare/of-us":
            return "total"  # "There were five of us on nights"
        found = self.slots.deciding(index, counts)
        if found is None:
            return None
        hit, slot = found
        faint = self.slots.is_faint(hit, slot)
        if faint and hit.label == "total" and count.rule in ("jobs/bare/restated", "jobs/bare/of-them"):
            return None if count.like else self.told(count, self.meanings.told_before(count))  # "There are 50 of them"
        self.note(count, hit, slot)
        low = self.clauses.of(count)[0] if slot in ("governor", "predicate", "phrase") else self.clauses.window(count)[0]
        action = self.meanings.meant(hit, count, low, "faint" if faint else slot)
        moved = hit.id == "take_on" and bool(self.cues.within("transfer", count.end, self.clauses.of(count)[1]))
        return hired(self.text, hit, count, action, moved)

    def note(self, count: Count, hit: Hit, slot: str) -> None:
        """Keep the cue that decided about a count, and the name of its place."""
        self.deciding[id(count)] = hit
        self.why[id(count)] = f"{slot} {hit.rule or 'jobs/before/' + hit.id}"
