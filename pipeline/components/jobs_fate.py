"""What happens to counted jobs (``action``), read from the cue phrases around a count."""

from __future__ import annotations

import re
from collections import Counter

from ..patterns import Hit
from .jobs_memory import Count
from .jobs_numbers import STARTS
from .jobs_phrases import HARD_BREAK, Cues

ACTIONS = ("transfer", "cut", "at_risk", "create", "vacancy", "retain", "total", "other")
"""The labels of the cues, in the order in which they win where two are equally near."""

BREAK = re.compile(r"[;:—–“”]|\s-\s|,\s|\s(?:and\sthat|but|while|although|though|whereas|because|so\sthat|after|before)\s")
"""Where what stands beyond may speak of something else."""

NOT_OF_JOBS = re.compile(
    r"\s(?:£|#|\d+(?:\.\d+)?\s?(?:%|per\s?cent)|(?:its|the|their)\s(?:budgets?|spending|costs?|hours|bills?|services?|money|contract|vote)\b"
    r"|costs?\b|spending\b|money\b|control\b)",
    re.IGNORECASE,
)
MONEY_CUT = re.compile(
    r"\b(?:budget|spending|tax|pay|funding|grant|service|hours|£\S+(?:\s(?:million|billion))?(?:\s(?:of|in))?)\s$", re.IGNORECASE
)
GO = re.compile(r"\b(?:go|goes|going|gone|went)$", re.IGNORECASE)
GONE_ELSEWHERE = re.compile(
    r"\s(?:to|on|up|into|through|out\sto|back|ahead|before|straight|towards|with|over|across|the\sother)\b"
)
NO_MORE = re.compile(r"\s(?:more|fewer|less|longer|later)\b")
ASIDE = re.compile(r",\s[^,;:.]{3,60},")
AS_DO = re.compile(r"\b(?:(?:as|so)\s(?:do|did|will|would|have|are)|including)\s$", re.IGNORECASE)
IN_LIST = re.compile(r",\s|,?\s(?:and|or)\s")
SO_DO = re.compile(r"So\s(?:do|did|will|would)\s")
OTHERS_STAFF = re.compile(r"\sof\sthe\s(?:council|authority|county|city|borough|district|town\shall)[’']s\s")
COUNCIL_STAFF = re.compile(r"\s(?:former\s|ex-)?(?:council|county|borough|town\shall)\s(?:staff|workers|employees|officers)\b")
RIGHT_BEFORE = ("has", "right_before", "will_have", "pledge")
"""The ids of cues that speak of a count only where they stand right before it."""

KNOWN_BEFORE = re.compile(r"\b(?:the|its|their|his|her|our|those|these|all)\s$", re.IGNORECASE)
KNOWN_AFTER = re.compile(
    r"\s(?:of\s(?:the|its|their|[A-Z][\w’']*[’']s)|existing|current|former|displaced|transferring|council|county)\s"
)
AT_WORK_THERE = re.compile(r"\s(?:who\s|(?:then\s|now\s|already\s|still\s|currently\s)?work(?:ing)?\b)")
"""What shows that those who are taken on are at work there already: "took on the 140 people working in them"."""

CHANGED_TO = re.compile(
    r"\b(?:down|reduced|shr[aiu]nk|slimmed|trimmed|fell|fall|fallen|falling|drop|dropped|dropping|rise|rose|risen|rising|grow|grew|grown|up)"
    r"(?:\s\w+){0,2}?\s(?:to|from)\s(?:(?:its|their|the|just|only|last|barely)\s){0,3}$"
)
"""Before a count that is where a change begins or ends, and so how many there are: "is down to 40 staff"."""

FOLLOWS = re.compile(r"(?:\s\w+){0,4}?\s(?:follow|come)\b")
"""After a count whose fate is that of the one before: "hundreds more jobs may follow"."""

TERMS = (
    r"(?:pay|terms|pensions?|conditions|holidays?|wages|services?|buildings?|contract|money|option|budgets?|control|standards?|promise|quality"
    r"|jobs?\sdescription|funding|income|costs?|data|homes|libraries|centres?|branch(?:es)?|routes?|an\seye|records?|name|ownership)"
)
TERMS_AFTER = re.compile(rf"\s(?:(?:their|its|the|his|her|existing|current|all|same|those|on|to)\s){{0,3}}(?:[a-z-]+\s)?{TERMS}\b")
TERMS_BEFORE = re.compile(rf"\b{TERMS}\s(?:(?:will|would|are|is|to|be|being|and|have|been)\s){{0,4}}$")
"""What is kept where no jobs are: "staff will move with their pensions protected"."""

LOSE = re.compile(r"los[et]|losing|shed")
LOST_TO = re.compile(r"\sto\s(?:(better|other|rival|private|higher|agenc|neighbouring|supermarket)|(?:the|a|an|its)\s(?:new\s)?[a-z]+|[A-Z])")
"""After staff who are lost to someone: "lose 90 staff to the new authority", "lost 31 drivers to better-paid jobs"."""

UNSURE = re.compile(r"guarant|safe|protect|secur|promis|spared")
ON = re.compile(r"\bon$|retain|kept|keep")
AVERTED = re.compile(r"\b(?:lifted|averted|receded|withdrawn|reprieved|(?:been|were|are|be)\s(?:saved|rescued|spared|safeguarded|secured|reinstated))\b")
THEY = re.compile(r"(?:They|Those|All|Most|Each|Everyone|These|The\s(?:staff|workers|jobs|posts|men|women))\s(?:of\sthem\s)?")
LEFT = re.compile(r"\s(?:(?:who|have|has|had|all|also|since|then|simply|just)\s)*")
TO_ANOTHER = re.compile(
    r"\s(?:an?|the|another|its|their|one)\s(?:[\w’'-]+\s){0,3}?(?:firm|company|council|trust|contractor|provider|operator|mutual|charity|agency"
    r"|authority|co-op|co-operative|county|city|borough|neighbour|owner|employer|service|centre|office|hub|team|body|group|depot)\b"
)
"""After "go to" and "join": where those who go there change their employer or place."""

OR_ELSE = re.compile(r"\sor\s(?:else\s)?$")
ALL_BUT = re.compile(r"\ball\sbut\s$", re.IGNORECASE)
RELATIVE = re.compile(r"\s(?:who|that|which)\s")
JUST_BEFORE = re.compile(r"\s?(?:(?:only|just|about|the|its|their|some|all|now|got|an?)\s)?")
EQUIVALENT = re.compile(r",?\s(?:or|\(|equivalent\sto|the\sequivalent\sof|that\sis|i\.e\.)\s?(?:about\s|around\s|some\s|the\s)?")
"""What stands between a count of heads and its full-time equivalents: "636 people, or 571 full-time equivalents"."""

MEASURES = {"rise": "create", "fall": "cut", "sum": "total"}
"""What a measure of change says by itself: "a net loss of 50"."""

PASSING = {"break": 34, "and": 22, "count": 60, "weak": 30, "weaker": 45, "given": 8, "rank": 3, "far": 110}
REACH, DOUBT = 200, 100
"""What a cue loses, in characters of distance, for each break or count between and for being weak; beyond ``far`` it is mute."""


class Fates:
    """Reads the actions for the counts of one text."""

    def __init__(self, text: str, sentences: list[list[int]], cues: Cues) -> None:
        self.text, self.sentences, self.cues = text, sentences, cues
        self.moves = any(hit.id == "move" for hit in cues.hits.get("transfer", ()))

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
        if best in (None, "total") and self.is_taken_over(count):
            return "transfer"
        if best is None and count.number.value != 1:
            best = self.told_next(count)
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
        """The action of the 26 in "eleven of the 26 planners who transferred": how many there are, unless said to move."""
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
        best, action = float(PASSING["far"]), None
        for rank, label in enumerate(ACTIONS):
            for hit in self.cues.within(label, start, stop):
                if count.end <= hit.start < skip:
                    continue
                score = self.score(hit, count, others)
                if score is not None and score + PASSING["rank"] * rank < best:
                    best, action = score + PASSING["rank"] * rank, self.meant(hit, count, start)
        return action

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
        if hit.id in RIGHT_BEFORE or (governs and hit.label == "total"):
            return PASSING["given"] if governs else None
        if governs and hit.label == "cut" and GO.search(text, hit.start, hit.end):
            return None  # "with the homes go 241 staff"
        if not self.speaks_of_jobs(hit):
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

    def speaks_of_jobs(self, hit: Hit) -> bool:
        """False for a cut in a budget, "going to" before a verb, a place someone went to, and words inside a longer cue."""
        text = self.text
        word, after = text[hit.start : hit.end], text[hit.end : hit.end + 24]
        if hit.id == "go_to":
            return after[:2].strip()[:1].isupper() or bool(TO_ANOTHER.match(text, hit.end))
        if hit.label == "retain" and (TERMS_AFTER.match(text, hit.end) or TERMS_BEFORE.search(text, max(0, hit.start - 30), hit.start)):
            return False
        if hit.label == "cut":
            if GO.search(word) and GONE_ELSEWHERE.match(after):
                return False
            if NOT_OF_JOBS.match(after) or MONEY_CUT.search(text[max(0, hit.start - 22) : hit.start]):
                return False
        return not any(
            other.start <= hit.start and hit.end <= other.end and other.end - other.start > hit.end - hit.start
            for label in ACTIONS
            if label != hit.label
            for other in self.cues.within(label, hit.start - 30, hit.start + 1)
        )

    def is_known(self, count: Count) -> bool:
        """Whether those counted are at work already, for this employer or the last."""
        text, end = self.text, count.number.end
        before = KNOWN_BEFORE.search(text, max(0, count.start - 8), count.start)
        return bool(before or KNOWN_AFTER.match(text, end) or AT_WORK_THERE.match(text, count.end))

    def kept(self, hit: Hit, count: Count) -> str:
        """What a cue for keeping jobs says: no guarantee puts them at risk, and who is not kept on is cut."""
        word = self.text[hit.start : hit.end].lower()
        for no in self.cues.within("no", hit.start - 24, hit.start):
            if no.start >= count.end or no.end <= count.start and hit.end <= count.start:
                if UNSURE.match(word):
                    return "at_risk"
                return "cut" if ON.search(word) or no.end + 4 >= hit.start else "retain"
        return "retain"

    def is_averted(self, hit: Hit, count: Count) -> bool:
        """Whether a threat is over: "the threat to 40 jobs has been lifted", "36 jobs at risk have been saved"."""
        start, stop = max(hit.end, count.end), self.sentences[count.sentence][1]
        return bool(AVERTED.search(self.text, start, min(stop, start + 60)))

    def is_taken_over(self, count: Count) -> bool:
        """Whether people at work somewhere come with what was taken on: "took on three pools and the 140 people working there"."""
        if not AT_WORK_THERE.match(self.text, count.end):
            return False
        start = max(self.sentences[count.sentence][0], count.start - REACH)
        return any(hit.id == "take_on" for hit in self.cues.within("create", start, count.start))

    def told_next(self, count: Count) -> str | None:
        """What the next sentence says of those counted last: "The depot has 60 drivers. They will transfer in May."."""
        if count.sentence + 1 >= len(self.sentences) or count.kind == "measure":
            return None
        start, stop = self.sentences[count.sentence + 1]
        they = THEY.match(self.text, start, stop)
        if they is None or STARTS.search(self.text, count.end, start):
            return None
        stop = min(stop, they.end() + 50)
        hits = [hit for label in ("transfer", "cut", "at_risk") for hit in self.cues.within(label, they.end() - 1, stop)]
        hits = [hit for hit in hits if hit.id not in (*RIGHT_BEFORE, "weak", "go_to") and self.speaks_of_jobs(hit)]
        return self.meant(min(hits, key=lambda hit: hit.start), count, start) if hits else None

    def meant(self, hit: Hit, count: Count, start: int) -> str:
        """A cue's action with doubt and negation heard: "could be lost" is at risk, "none of the 60 will go" is kept."""
        text = self.text
        if hit.id in ("left", "left_after"):
            return "left"
        if hit.id == "leave":
            return "leave"
        if hit.id in ("take_on", "pledge") and self.is_known(count):
            return "transfer" if hit.id == "take_on" else "retain"
        if hit.id == "will_have":
            return "transfer" if self.moves else "total"
        if hit.id == "affected":
            return "story"
        if hit.label == "retain":
            return self.kept(hit, count)
        if hit.label not in ("cut", "at_risk"):
            return hit.label
        if hit.label == "cut" and hit.end <= count.start and LOSE.match(text, hit.start) and (to := LOST_TO.match(text, count.end)):
            return "other" if to[1] else "transfer"
        if hit.label == "at_risk" and self.is_averted(hit, count):
            return "retain"
        for no in self.cues.within("no", max(start, hit.start - 90), hit.start):
            if count.start <= no.start < count.end or NO_MORE.match(text, no.end):
                continue
            if not HARD_BREAK.search(text, no.end, hit.start):
                return "retain"
        if hit.label == "cut":
            if hit.start > count.end and OR_ELSE.search(text, start, count.start):
                return "at_risk"  # "it needs £275,000 by July or 29 people will have to go"
            for doubt in self.cues.within("doubt", max(start, hit.start - DOUBT), hit.end + 12):
                if not HARD_BREAK.search(text, min(doubt.end, hit.end), max(doubt.start, hit.start)):
                    return "at_risk"
        return hit.label
