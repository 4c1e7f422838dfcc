"""The places (slots) around a count where a reader looks for what becomes of the jobs, in the order in which they are asked.

The verb or noun right before the count, the predicate after it, a word inside its phrase, the relative clause that follows, the
rest of its clause, the rest of its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..matching import Hit
from .jobs_clauses import Clauses
from .jobs_cues import Cues
from .jobs_fate_frames import EQUIVALENT
from .jobs_meaning import GO, RANKS, Meanings
from .jobs_memory import Count
from .jobs_phrases import PEOPLE

IN_LIST = re.compile(
    r",\s|(?:,\sas\s[^,;.]{3,45})?,?\s(?:and|or|plus|along\swith|as\swell\sas|together\swith)\s(?:somewhere\s)?"
    r"|\s(?:who|which)\s[^,;.]{3,60}?\s(?:along\swith|as\swell\sas|together\swith)\s(?:somewhere\s)?"
)

FEWER = re.compile(r"\s(?:fewer|more|less|up|down)\b(?!\s[a-z]+s\b)")
FOLLOWS = re.compile(r"(?:\s\w+){0,4}?\s(?:follow|come)\b")
"""After a count whose fate is that of the one before: "hundreds more jobs may follow"."""

FEWER_NOW = re.compile(r",\s(?:[a-z]+\s)?(?:a|one)\s(?:half|third|quarter|fifth|sixth|tenth|dozen)\s")
HOPED = re.compile(r"(?:were\s|was\s|been\s)?promised|looking\sfor|searching\sfor")
"""Between a count and "fewer", which only compares it; a beginning of what people are promised or look for, and no job."""

LEFT = re.compile(r"\s(?:(?:who|have|has|had|all|also|since|then|simply|just)\s)*")

SMALL = (
    r"(?:only|just|about|the|its|their|his|her|our|some|all|now|got|an?|another|further|extra|more|of|for|by|to|from|among"
    r"|around|out|off"
    r"|those|these|nearly|almost|up|at|least|as|many|additional|any|any\sof|none|every|one|barely|initially|immediately|yet"
    r"|last|final|first|whole|in|total|number|equivalent|tier|layer|batch|group|swathe)"
)

GOVERNS = re.compile(rf"[”\"’]?\s?(?:{SMALL}\s){{0,4}}")
"""What may stand between a verb or noun and the count that it governs: "the loss of up to 40", "cut another 12"."""

NOW = re.compile(r"currently|at\spresent|at\sthe\smoment", re.IGNORECASE)

LITTLE = re.compile(r"\b(?:only|just|about|the|its|their|some|all|now|got|an?)\s$")

BEFORE = {"will_have": "transfer", "pledge": "create", "leaving": "retain", "bring": "create"}
"""The actions of cues whose id is none."""

OWN_OBJECT = re.compile(r"\s(?:an?|the|its|their|his|her|any|no|two|three|four|five|six|\d[\d,.]*|£\S+)\s")
"""After a verb that has an object of its own, and so says nothing of a count farther on: "hired a new chief, and has 475"."""

LATER_VERB = re.compile(
    r"(?<!\bwho)(?<!\bwhich)(?<!\bthat)(?<!\bthey)(?<!\bit)(?<!\band)(?<!\bor)(?<!\bwhom)(?<!\bhe)(?<!\bwe)(?<!\bthen)(?<!\bnow)(?<!\balso)"
    r",?\s(?=(?:will|would|are|were|have|face|could|may|might|must|had)\s)"
)
"""The verb of the main clause behind a relative one: "clerks who moved in 2009 | will lose their jobs"."""

MAIN_VERB = re.compile(
    r"(?<=[^,;:.]),\s(?=(?:will|would|are|were|have|has|faces?|could|may|might|must|had|stay|remain|go|leave|lose|keep|move"
    r"|transfer|join|return)\s)"
)
"""The same behind a comma, however long the relative clause is."""

REDUCED = re.compile(
    r",?\s(?:taken\son|hired|recruited|brought\sin|signed\sup|appointed|employed|transferred|inherited|moved|drafted\sin"
    r"|created|added|given\snotice|threatened\swith|told|warned|named|earmarked|selected|lent|seconded"
    r"|laid\soff|made\sredundant|that\s(?:have|has|had|are|were|lie|stand)\s\w+)\s(?!by\s(?:the|its)\b)[^,;:.]{0,60}?"
    r",?(?=\s(?:will|would|are|were|have|face|could|may|might|must|stay|remain|find\sthemselves)\s)"
)
"""A participle that only tells which are counted, before their verb: "48 apprentices **taken on last autumn** are safe"."""

ACTS = re.compile(r"cut|los|axe|shed|scrap|delet|wip|slash|clos|shut|reduc|remov|shrink|trim|sack|dismiss", re.IGNORECASE)

THEIR_JOBS = (
    r"(?:jobs?|posts?|roles?|positions?|livelihoods?|chop|axe|sack|push|boot|cut|transfer|scheme|council|authority|redundanc)"
)

NOT_SUBJECT = re.compile(r"\b(?:with|for|employ(?:s|ed|ing)?)\s(?:(?:its|the|their|just|only)\s)?$")

FINITE = re.compile(r"\s(?:is|are|was|were|will|would|has|have|had|could|may|might)\s")
"""What follows is said of something else: "A council with four staff is being asked", "terms for 76 staff would"."""

TO_LOSE = re.compile(rf"\s(?:\w+\s)?{THEIR_JOBS}|[.,;]|$")
ACTED_ON = re.compile(rf"\s(?:an?|the|its|any|\d[\d,.]*|£\S+)\s(?!(?:\w+\s)?{THEIR_JOBS})")
"""After a verb whose object is not the count: "terms for 76 staff would wipe out the benefit"."""

AUXED = re.compile(r"\b(?:is|are|was|were|be|been|being|will|would|to|have|has|had|who)\s(?:\w+\s){0,2}$")
NEAR = ("governor", "predicate")
FIRM = ("cut", "at_risk", "retain", "transfer")
FAINT = ("total", "other")
"""Labels that only count heads: a clearer word farther on says more."""


class Slots:
    """Reads the slots around the counts of one text."""

    def __init__(self, text: str, sentences: list[list[int]], cues: Cues, clauses: Clauses, meanings: Meanings) -> None:
        self.text, self.sentences, self.cues, self.clauses, self.meanings = text, sentences, cues, clauses, meanings

    def deciding(self, index: int, counts: list[Count]) -> tuple[Hit, str] | None:
        """The cue that decides about a count, and its slot; one that only counts heads gives way to a clearer one after it."""
        count = counts[index]
        around = counts[max(0, index - 6) : index] + counts[index + 1 : index + 7]
        others = [other for other in around if other.sentence == count.sentence and not other.whole]
        faint: tuple[Hit, str] | None = None
        for slot, hit in self.around(count, others, around):
            if not self.speaks(hit, count, others, slot):
                continue
            if self.is_faint(hit, slot):
                faint = faint or (hit, slot)
                continue
            if faint and faint[1] in NEAR and slot in ("clause", "sentence"):
                break  # "The firm, which employs 240, …": what else its sentence tells is not of them
            if count.noun == "staffing" and slot not in NEAR and not hit.end < count.start < hit.end + 20:
                break
            return hit, slot
        return faint

    def is_faint(self, hit: Hit, slot: str) -> bool:
        """Whether a cue only counts heads, or speaks of policy or buildings as often as of jobs."""
        return hit.label in FAINT or hit.id in ("leaving", "bring", "remaining") or hit.id == "weak" and slot not in NEAR

    def around(self, count: Count, others: list[Count], wholes: list[Count]) -> Iterator[tuple[str, Hit]]:
        """The cues around a count in the order in which a reader asks them, each with the name of its slot."""
        text, (low, high), (first, last) = self.text, self.clauses.of(count), self.clauses.window(count)
        floor = max((other.end for other in others if other.end <= count.start), default=first)
        wall = self.wall(count, others, last)
        left = [hit for hit in self.cues.near(max(low, floor), count.start) if hit.end <= count.start]
        left.sort(key=lambda hit: (-hit.end, RANKS.get(hit.label, 9)))
        governors = [hit for hit in left if GOVERNS.fullmatch(text, hit.end, count.start)]
        yield from (("governor", hit) for hit in governors)
        if given := self.right_before(count):
            yield "governor", given
        right = sorted(self.cues.near(count.end, min(high, wall)), key=lambda hit: (hit.start, RANKS.get(hit.label, 9)))
        if reduced := REDUCED.match(text, count.end, min(last, wall)):
            beyond = [hit for hit in self.cues.near(reduced.end(), min(last, wall)) if hit.label in FIRM]
            yield from (("predicate", hit) for hit in sorted(beyond, key=lambda hit: hit.start))
        yield from (("predicate", hit) for hit in right)
        inside = self.cues.near(count.number.end, count.end)
        yield from (("phrase", hit) for hit in inside if hit.id not in ("inside", "remaining"))
        if relative := self.clauses.relative(high, count):
            main = LATER_VERB.search(text, relative[0] + 8, relative[1]) or MAIN_VERB.search(text, relative[0] + 8, wall)
            if main:
                yield from (("predicate", hit) for hit in self.cues.near(main.start(), min(wall, main.start() + 60)))
            if not any(other.whole and other.end == count.end for other in wholes):  # "eleven of the 26 who transferred"
                stop = min(wall, main.start() if main else relative[1])
                yield from (("relative", hit) for hit in self.cues.near(relative[0], stop))
        yield from (("phrase", hit) for hit in inside + governors if hit.id in ("inside", "remaining"))
        yield from (("clause", hit) for hit in left)
        beyond = self.cues.near(first, low) + self.cues.near(high, wall)
        taken = [self.clauses.of(other) for other in others]
        free = [hit for hit in beyond if not any(start <= hit.start < end for start, end in taken)]
        yield from (("sentence", hit) for hit in sorted(free, key=lambda hit: max(low - hit.end, hit.start - high)))

    def wall(self, count: Count, others: list[Count], last: int) -> int:
        """Where the predicate of a count ends at the latest: at the next count that is not in one list with it."""
        before = count
        for other in others:
            if other.start >= before.end:
                if not (self.in_list(before, other) or EQUIVALENT.fullmatch(self.text, before.end, other.start)):
                    return other.start
                before = other
        return last

    def right_before(self, count: Count) -> Hit | None:
        """The cue that speaks of a count only from right before it: "has 40 drivers", "opened a 150-job depot"."""
        words = LITTLE.search(self.text, max(0, count.start - 8), count.start)
        for end in (count.start - 1, words.start() - 1) if words else (count.start - 1,):
            hit = self.cues.words.ending("before", self.text, end)
            if hit and self.text.startswith("claim", hit.start) and FINITE.search(self.text, count.end, count.end + 80):
                continue  # "He claimed as many as 30 posts could go"
            if hit and hit.start >= self.sentences[count.sentence][0]:
                return hit._replace(label=BEFORE.get(hit.id, hit.id))
        return None

    def speaks(self, hit: Hit, count: Count, others: list[Count], slot: str) -> bool:
        """Whether a cue in a slot speaks of these jobs."""
        text = self.text
        if hit.label not in RANKS:
            return False
        if hit.label == "before" or slot == "governor" and hit.rule == "":
            return True
        if hit.id in ("inside", "remaining"):
            return slot == "phrase" and not FOLLOWS.match(text, count.end)
        if slot == "phrase":
            return True
        if slot == "governor" and NOW.match(text, hit.start) or hit.id == "take_in" and not self.meanings.is_known(count):
            return False
        if hit.label == "create" and slot == "predicate" and count.kind in PEOPLE and HOPED.match(text, hit.start):
            return False  # "the 57 cleaners were promised the same wages", "30 people will be looking for jobs"
        if FEWER_NOW.fullmatch(text, count.end, hit.start) and hit.label == "cut":
            return False  # "has 74 staff, a third fewer than in 2010"
        if hit.id == "left" and slot == "governor":
            return False  # "which will leave 12 managers"
        if hit.id == "other" and slot != "governor" and hit.start >= count.end and not AUXED.search(text, count.end, hit.start):
            return False  # "35 escorts, paid £11.95 an hour"
        if hit.id == "left_after" and not LEFT.fullmatch(text, count.end, hit.start):
            return False
        if slot == "governor" and hit.label == "cut" and GO.search(text, hit.start, hit.end):
            return False  # "with the homes go 241 staff"
        if not self.meanings.speaks_of_jobs(hit):
            return False
        if slot in ("clause", "sentence") and hit.label in ("create", "cut") and OWN_OBJECT.match(text, hit.end):
            return False
        others_verb = slot == "predicate" and NOT_SUBJECT.search(text, max(0, count.start - 14), count.start)
        if others_verb and FINITE.search(text, count.end, hit.end):
            return False
        purpose = slot == "predicate" and text[count.end : hit.start] == " to " and ACTS.match(text, hit.start)
        if purpose and not TO_LOSE.match(text, hit.end):
            return False  # "27 officers to reduce waiting times"
        if slot in ("predicate", "relative") and ACTS.match(text, hit.start) and ACTED_ON.match(text, hit.end):
            return False
        later = (other.start for other in others if other.start >= hit.end)
        return slot == "governor" or not any(GOVERNS.fullmatch(text, hit.end, start) for start in later)

    def in_list(self, count: Count, following: Count) -> bool:
        """Whether two counts stand side by side in one list: "21 drivers, 14 loaders"."""
        if following.rule.startswith("jobs/bare/of-") or FEWER.match(self.text, following.end):
            return False  # "230 carers, some 40 of them recruited", "8,300 staff, 1,100 fewer than before"
        return bool(IN_LIST.fullmatch(self.text, count.end, following.start))
