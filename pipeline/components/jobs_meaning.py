"""What a cue near a count means for it: whether it speaks of jobs at all, and what doubt, denial and context make of it."""

from __future__ import annotations

import re

from ..matching import Hit
from .jobs_clauses import REACH
from .jobs_cues import ACTIONS, Cues
from .jobs_ends import HARD_BREAK
from .jobs_memory import Count
from .jobs_numbers import STARTS

RANKS = {label: rank for rank, label in enumerate(ACTIONS)}
NOT_OF_JOBS = re.compile(
    r"\s(?:£|#|\d+(?:\.\d+)?\s?(?:%|per\s?cent)|(?:its|the|their)\s(?:budgets?|spending|costs?|hours|bills?|services?|money"
    r"|contract|vote)\b"
    r"|costs?\b|spending\b|money\b|control\b)",
    re.IGNORECASE,
)
MONEY_CUT = re.compile(
    r"\b(?:budget|spending|tax|pay|funding|grant|service|hours|£\S+(?:\s(?:million|billion))?(?:\s(?:of|in))?)\s$", re.IGNORECASE
)
GO = re.compile(r"(?<!\blet\s)\b(?:go|goes|going|gone|went)$", re.IGNORECASE)
GONE_ELSEWHERE = re.compile(
    r"\s(?:to(?!\s(?:pay|make|save|fund|balance|help|meet|plug|keep|cover|fill|close|bridge|stay)\b)|from|quietly|on|up|into"
    r"|through(?!\s(?:natural|voluntary|people|staff|retire|compulsory|turnover|early|redundan))|out\sto|back|ahead|before"
    r"|straight|towards|with|over|across(?!\sthe\s(?:council|authority|organisation|board|county|borough)\b|\sall\b)"
    r"|the\sother)\b"
)
NO_MORE = re.compile(r"\s(?:more|fewer|less|longer|later)\b")
KNOWN_BEFORE = re.compile(r"\b(?:the|its|their|his|her|our|those|these|all)\s$", re.IGNORECASE)
KNOWN_AFTER = re.compile(
    r"\s(?:of\s(?:the|its|their|[A-Z][\w’']*[’']s)|existing|current|former|displaced|transferring|council|county)\s"
)
AT_WORK_THERE = re.compile(r"\s(?:who\s|(?:then\s|now\s|already\s|still\s|currently\s)?work(?:ing)?\b)")
"""What shows that those who are taken on are at work there already: "took on the 140 people working in them"."""

TERMS = (
    r"(?:pay|terms|pensions?|conditions|holidays?|wages|services?|buildings?|contract|money|option|budgets?|control"
    r"|standards?|promise|quality"
    r"|jobs?\sdescription|funding|income|costs?|data|homes|libraries|centres?|branch(?:es)?|routes?|an\seye|records?|name"
    r"|ownership|hours)"
)
TERMS_AFTER = re.compile(
    rf"\s(?:(?:their|its|the|his|her|existing|current|all|same|those|on|to)\s){{0,3}}(?:[a-z-]+\s)?{TERMS}\b"
)
TERMS_BEFORE = re.compile(rf"\b{TERMS}\s(?:(?:will|would|are|is|to|be|being|and|have|been)\s){{0,4}}$")
"""What is kept where no jobs are: "staff will move with their pensions protected"."""

ELSEWISE = re.compile(r"\b(?:let|broken|breaks?)\s$")
ELSEWISE_AFTER = re.compile(r"\s(?:at\shome|indoors|off\swork|away\sfrom\swork)\b")
"""Around words that mean something else there: "had been **let** go with …", "told to stay **at home** on full pay"."""

NEW_EMPLOYER = re.compile(
    r"\s(?:under|with|for)\s(?:a|another|an)\s(?:new|different|other)?\s?(?:boss|employer|owner|badge|paymaster|master)\b"
    r"|\s(?:but|and)\s(?:will\s|would\s|to\s)?(?:change\semployers?|be\s(?:paid|employed)\sby)\b"
)
"""Behind those who stay where they are and change employer: "stay on the same lorries **under a new boss**"."""

HIRE = re.compile(r"hir|recruit|employ", re.IGNORECASE)
SAYS = re.compile(r"add", re.IGNORECASE)
SAID_NEXT = re.compile(r"\s(?:that|up)\b|[:,]?\s?[“\"‘]|:|\s(?:there|it|he|she|they|nobody|no)\b")
"""After "added", which says or sums up and creates nothing: "adding that 60 jobs were going", "it adds up to 64 loaders"."""

FILLED = re.compile(r"fill")
MORE_OF = re.compile(r"\b(?:more|extra|additional|new)\b")
WHO_ARE = re.compile(r",\s(?:all|most|many|some|nearly|almost|half)\b|\s(?:from|who|transferr|now|currently)")
"""After those whom a new body "will have", where they are at work elsewhere now."""

AND_NEXT = re.compile(r"\band\s(?:the\s|its\s|their\s)?$")
LOSE = re.compile(r"los[et]|losing|shed")
LOST_TO = re.compile(
    r"\sto\s(?:(better|other|rival|private|higher|agenc|neighbouring|supermarket)|(?:the|a|an|its)\s(?:new\s)?[a-z]+|[A-Z])"
)
"""After staff who are lost to someone: "lose 90 staff to the new authority", "lost 31 drivers to better-paid jobs"."""

UNKNOWN = re.compile(
    r"\b(?:whether|(?:not|n[’']t)\s(?:know|say|sure)\sif|unclear\sif"
    r"|(?:no|not|n[’']t|cannot|without|refus\w+\sto|unable\sto|declin\w+\sto)\s(?:[a-z]+\s){0,2}(?:guarantee|assurance|promise|certainty|rule\sout)[a-z]*)"
    r"\b[^.;:]*$",
    re.IGNORECASE,
)
"""Before jobs of which nobody says that they are kept: "could not say **whether** the 38 staff would stay"."""

NOT_RULED_OUT = re.compile(
    r"\b(?:not|n[’']t|cannot|never|refus\w+\sto|unable\sto|declin\w+\sto)\s(?:[a-z]+\s){0,2}rul(?:e|es|ed|ing)\sout\b[^.;:]*$"
)
"""Before a loss that may come: "could **not rule out** the loss of 15 posts"."""

ALREADY_TOLD = re.compile(r"\b(?:already|ha(?:d|s|ve)\sbeen\s(?:told|informed|notified))\b")
"""Between a word of doubt and a loss that is settled: "warned that 9 had already been told they would go"."""

UNSURE = re.compile(r"guarant|safe|protect|secur|promis|spared")
CLAUSE_OVER = re.compile(r"\w, (?:(?:some|about|around|up to|at least|nearly|almost|the|a further|another|all) )*$")
"""Between a "not" and the count whose clause begins behind it."""
NOT_SO = re.compile(r"\s(?:leaves?|left|leaving|means?|meant|will|would|could|may|might|has|had|are|were|is|was)\s")
"""Behind a "not" and before a count: what is said of it is another clause."""
ON = re.compile(r"\bon$|retain|kept|keep")
AVERTED = re.compile(
    r"\b(?:lifted|averted|receded|withdrawn|reprieved"
    r"|(?:been|were|are|be)\s(?:saved|rescued|spared|safeguarded|secured|reinstated))\b"
)
THEY = re.compile(
    r"[“\"‘]?(?:They|Those|All|Most|Each|Everyone|These|The\s(?:staff|workers|jobs|posts|men|women))\s(?:of\sthem\s)?"
)
TO_ANOTHER = re.compile(
    r"\s(?:an?|the|another|its|their|one)\s(?:[\w’'-]+\s){0,3}?(?:firm|company|council|trust|contractor|provider|operator"
    r"|mutual|charity|agency"
    r"|authority|co-op|co-operative|county|city|borough|neighbour|owner|employer|service|centre|office|hub|team|body|group"
    r"|depot)\b"
)
"""After "go to" and "join": where those who go there change their employer or place."""

TAKE = re.compile(r"t[ao]k|took|strip", re.IGNORECASE)
OUT_OF = re.compile(r"\s(?:straight\s)?out\sof\b(?![^.;,]{0,50}\s(?:and\s)?(?:into|and\splace|over\sto)\b)")
"""After jobs that are taken from where they are, and put nowhere: "would take 84 posts **out of County Hall**"."""

OR_ELSE = re.compile(r"\sor\s(?:else\s)?$")
DOUBT = 100
"""How far before a cue a word of doubt is heard, in characters."""


class Meanings:
    """Reads the cues of one text."""

    def __init__(self, text: str, sentences: list[list[int]], cues: Cues) -> None:
        self.text, self.sentences, self.cues = text, sentences, cues
        self.moves = any(hit.id == "move" for hit in cues.hits.get("transfer", ()))

    def speaks_of_jobs(self, hit: Hit) -> bool:
        """False for a cut in a budget, "going to" before a verb, a place someone went to, and words inside a longer cue."""
        text = self.text
        word, after = text[hit.start : hit.end], text[hit.end : hit.end + 24]
        if hit.id == "go_to":
            return after[:2].strip()[:1].isupper() or bool(TO_ANOTHER.match(text, hit.end))
        if ELSEWISE.search(text, max(0, hit.start - 12), hit.start) or ELSEWISE_AFTER.match(text, hit.end):
            return False
        if hit.label == "retain":
            terms = (
                not word.endswith("jobs")
                and TERMS_AFTER.match(text, hit.end)
                or TERMS_BEFORE.search(text, max(0, hit.start - 30), hit.start)
            )
            return not (terms or self.is_part(hit))
        if hit.label == "create" and SAYS.match(word) and SAID_NEXT.match(text, hit.end):
            return False
        if hit.label in ("cut", "at_risk"):
            if GO.search(word) and GONE_ELSEWHERE.match(after):
                return False
            if not word.endswith(" of") and NOT_OF_JOBS.match(after):
                return False
            if MONEY_CUT.search(text[max(0, hit.start - 22) : hit.start]):
                return False
        return not self.is_part(hit)

    def is_part(self, hit: Hit) -> bool:
        """Whether a cue lies inside a longer one of another action."""
        return any(
            other.start <= hit.start and hit.end <= other.end and other.end - other.start > hit.end - hit.start
            for other in self.cues.near(hit.start - 30, hit.start + 1)
            if other.label != hit.label and other.label in RANKS
        )

    def is_known(self, count: Count) -> bool:
        """Whether those counted are at work already, for this employer or the last."""
        text, end = self.text, count.number.end
        before = KNOWN_BEFORE.search(text, max(0, count.start - 8), count.start)
        return bool(before or KNOWN_AFTER.match(text, end) or AT_WORK_THERE.match(text, count.end))

    def kept(self, hit: Hit, count: Count) -> str:
        """What a cue for keeping jobs says: no guarantee puts them at risk, and who is not kept on is cut."""
        word = self.text[hit.start : hit.end].lower()
        if UNKNOWN.search(self.text, max(self.sentences[count.sentence][0], hit.start - REACH), hit.start):
            return "at_risk"
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
        """Whether people at work come with what was taken on: "took on three pools and the 140 people working there"."""
        start = max(self.sentences[count.sentence][0], count.start - REACH)
        taken = [hit for hit in self.cues.within("create", start, count.start) if hit.id == "take_on"]
        if not taken:
            return False
        with_it = AND_NEXT.search(self.text, taken[-1].end + 3, count.start)  # "taken on 13 buildings and 218 staff"
        return bool(with_it or AT_WORK_THERE.match(self.text, count.end))

    def told_next(self, count: Count) -> Hit | None:
        """What the next sentence says of those counted last: "The depot has 60 drivers. They will transfer in May."."""
        if count.sentence + 1 >= len(self.sentences) or count.kind == "measure":
            return None
        start, stop = self.sentences[count.sentence + 1]
        they = THEY.match(self.text, start, stop)
        if they is None or STARTS.search(self.text, count.end, start):
            return None
        stop = min(stop, they.end() + 50)
        labels = ("transfer", "cut", "at_risk", "retain")
        hits = [hit for label in labels for hit in self.cues.within(label, they.end() - 1, stop)]
        hits = [hit for hit in hits if hit.id not in ("weak", "go_to") and self.speaks_of_jobs(hit)]
        return min(hits, key=lambda hit: hit.start) if hits else None

    def told_before(self, count: Count) -> Hit | None:
        """What the sentence before says, where it counts nobody: "The cooks will move to Serco. There are 50 of them."."""
        if count.sentence == 0:
            return None
        start, stop = self.sentences[count.sentence - 1]
        if STARTS.search(self.text, start, stop):
            return None
        hits = [hit for label in ("transfer", "cut", "at_risk", "create") for hit in self.cues.within(label, start, stop)]
        hits = [hit for hit in hits if hit.id not in ("weak", "inside") and self.speaks_of_jobs(hit)]
        return min(hits, key=lambda hit: hit.start) if hits else None

    def meant(self, hit: Hit, count: Count, start: int, slot: str = "predicate") -> str:
        """A cue's action with doubt and negation heard: "could be lost" is at risk, "none of the 60 will go" is kept."""
        text = self.text
        if hit.id in ("left", "left_after") and hit.end > count.start:
            return "left"
        if hit.id == "leave":
            return "leave"
        if (hit.id in ("take_on", "pledge") or HIRE.match(text, hit.start)) and slot == "governor" and self.is_known(count):
            return "retain" if hit.id == "pledge" else "transfer"
        if hit.id == "will_have":
            if MORE_OF.search(text, count.number.end, count.end):
                return "create"
            return "transfer" if self.moves and WHO_ARE.match(text, count.end) else "total"
        if hit.id == "affected":
            return "story"
        if hit.id == "left" and hit.end <= count.start:
            return "retain"  # "has left just 25 workers to look after the parks"
        if hit.label == "transfer" and slot == "governor" and TAKE.match(text, hit.start) and OUT_OF.match(text, count.end):
            return "cut"
        if hit.label == "retain":
            new = hit.start >= count.end and NEW_EMPLOYER.search(text, hit.end, self.sentences[count.sentence][1])
            return "transfer" if new else self.kept(hit, count)
        if FILLED.search(text, hit.start, hit.end) and self.cues.within("no", hit.start - 24, hit.start):
            return "vacancy"
        if hit.label not in ("cut", "at_risk"):
            return hit.label
        near = min(hit.start, count.start)
        if NOT_RULED_OUT.search(text, max(self.sentences[count.sentence][0], near - REACH), near):
            return "at_risk"
        loses = hit.label == "cut" and hit.end <= count.start and LOSE.match(text, hit.start)
        if loses and (to := LOST_TO.match(text, count.end)):
            return "other" if to[1] else "transfer"
        if hit.label == "at_risk" and self.is_averted(hit, count):
            return "retain"
        for no in self.cues.within("no", max(start, hit.start - 90), hit.start):
            if slot == "relative" and no.end <= count.end or NOT_SO.search(text, no.end, max(no.end, count.start)):
                continue  # "None of the 57 whose hours hang in the balance had been told", "not to renew leaves 150 at risk"
            if count.start <= no.start < count.end or NO_MORE.match(text, no.end) or text.startswith((",", "."), no.end):
                continue
            if no.end <= count.start <= hit.start and (
                CLAUSE_OVER.search(text, no.end, count.start) or self.cues.within("says", no.end, count.start)
            ):
                continue  # "If the grant is not renewed, 45 jobs will go"
            if not HARD_BREAK.search(text, no.end, hit.start):
                return "cut" if slot == "governor" and hit.label == "cut" else "retain"
        if hit.label == "cut":
            if hit.start > count.end and OR_ELSE.search(text, self.sentences[count.sentence][0], count.start):
                return "at_risk"  # "it needs £275,000 by July or 29 people will have to go"
            for doubt in self.cues.within("doubt", max(start, hit.start - DOUBT), hit.end + 12):
                if doubt.end < count.start and STARTS.search(text, doubt.end, count.start - 1):
                    continue  # "A hundred jobs could go, on top of the 60 lost in January"
                if ALREADY_TOLD.search(text, doubt.end, hit.start):
                    continue
                if not HARD_BREAK.search(text, min(doubt.end, hit.end), max(doubt.start, hit.start)):
                    return "at_risk"
        return hit.label
