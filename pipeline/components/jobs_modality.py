"""How sure it is what happens to counted jobs (``modality``): done, to be done, only possible, or ruled out.

The verb group of the cue that decided the action is asked first ("have been cut", "are to go", "could be lost"), then the words
of the count's clause. "Would" is a plan where the reporter tells what someone said or what was agreed, else only a proposal.
"""

from __future__ import annotations

import re

from ..matching import Hit
from .jobs_clauses import REACH, Clauses
from .jobs_cues import Cues
from .jobs_ends import HARD_BREAK
from .jobs_fate import Fates
from .jobs_memory import Count
from .sources import Source

QUOTE_EDGE = re.compile(r"\s[“\"‘]|[”\"]\s")
"""Where what is quoted begins or ends: what it says of the future need not be said of the count beside it."""

HAS_TO = re.compile(r"\s(?:to|an?|the|no|its|their|some|only|just|about|around|more|fewer|up|\d[\d,.]*)\b")
"""After "would have": "would have to go" and "would have a new employer" are no might-have-been."""

AIM = re.compile(r"(?<!had )(?<!forced )\bto\s(?:take\son|make|[a-z]+)\s$")
"""Right before a count that is aimed at: "agreed on Tuesday to cut 50 posts"."""

GROUP = re.compile(
    r"(?:\b(?:could|may|might|can|would|will|shall|should|must|won[’']t|to|be|been|being|is|are|was|were|has|have|had|having"
    r"|did|not|also|now"
    r"|already|then|all|never|only|just|still|since|both|expected|due|set|likely|going|about|planned|forced|obliged"
    r"|[a-z]+ly)\s)+$"
)
"""The auxiliaries right before a verb: "are to be cut", "have already gone"."""

CERTAIN = (
    ("possible", re.compile(r"\b(?:could|may|might|can|likely)\b")),
    ("would", re.compile(r"\bwould\b")),
    ("actual", re.compile(r"\bhad\sto\b|(?<!\bbe\s)\b(?:forced|obliged)\sto\b")),
    ("planned", re.compile(r"\b(?:will|shall|should|must|won[’']t|to|being|expected|due|going)\b")),
    ("actual", re.compile(r"\b(?:has|have|had|having|was|were|been|did)\b")),
)
"""What a verb group says, the first that fits."""

PAST_VERB = re.compile(r"(?:[a-z]+ed|lost|shed|cut|took\b.*|went\b.*|gone|left|made\b.*|moved\b.*)$", re.IGNORECASE)
IF = re.compile(r"\b(?:[Ii]f|[Uu]nless|were\sit|[Ss]ubject\sto|[Pp]rovided\sthat|hope[sd]?\sto|had\sbeen\shoped)\b")
HANGS = re.compile(
    r"\b(?:[Ii]f|[Uu]nless|were\sit|pr(?:oposals?|oposed|oposes|oposing|obably)|[Oo]ptions?|considering|consult\w*|scenario"
    r"|draft|worst\scase|feasibility"
    r"|[Ss]ubject\sto|suggest(?:s|ed)|[Pp]roposals?|ways\sforward|hope[sd]?\sto|hint(?:s|ed)|had\sbeen\shoped"
    r"|[Uu]nder\sconsideration|ideas?|a\sprospect"
    r"|mooted|wants\sit|would\slike|business\scase)\b"
)
"""What makes a plan of a whole sentence a mere possibility: "If members say yes, 118 staff would go across"."""

AGREED = re.compile(
    r"\b(?:agree[ds]?|approved|signed|voted|decided|backed|rubber-stamped|nodded\sthrough|contract|deal|agreement|awarded|won"
    r"|resolved|ratified"
    r"|confirmed|from\s(?:April|May|June|July|August|September|October|November|December|January|February|March))\b"
)
HAD_IT = re.compile(r"(?:^|[“\"‘']|,\s)[Hh]ad\s(?:it|we|they|he|she|I|the\s\w+|members|councillors|ministers|voters)\s\w+")
"""At the head of what would have been: "Had we gone for six per cent, 52 jobs were gone"."""

HEARD = re.compile(r"\b(?:told|warned|informed|assured|promised|given\s(?:its|their|his|her)\sword)\b")
ACCEPTED = re.compile(r"\b(?:accept(?:ed)?|signed|agreed|taken|took|gone)\b")
UNION = re.compile(r"\b(?:[Uu]nions?|Unison|UNISON|Unite|GMB|NUT|NASUWT|EIS|PCS|RMT|Nipsa|NIPSA|Ucatt|TUC|NEU)\b")
WHICH = re.compile(r"\s(?:which|who|that)\s(?:[a-z]+ly\s)?")
BEING = re.compile(r"\b(?:(was|were|been)|is|are)\s(?:\w+\s)?$")
PREPOSITION = re.compile(r"\s(?:to|into|by|with|from)$")
ING = re.compile(r"ing\b")
BEFORE_ING = re.compile(
    r"\b(?:(after|since|despite|having|admitted|for)|talk(?:s|ed)?\sof|talking\sof|including|ways?\sof|option\sof|idea\sof"
    r"|working\s(?:\w+\s)?on|looking\sat"
    r"|considering|suggest(?:s|ed)?|recommend(?:s|ed)?|propos(?:es|ed)|moot(?:s|ed)?|ways\sforward[^.]{0,40}|think(?:s"
    r"|ing)\sof|mean|instead\sof|rather\sthan)\s(?:[^.;]{0,30}\sand\s)?$"
)
PRESENT = re.compile(
    r"(?:cut|lose|axe|shed|remove|scrap|delete|create|add|bring|take|transfer|move|shift|hand|abolishe|slashe|hire|recruit)s\b",
    re.IGNORECASE,
)
OFF = re.compile(
    r"\b(?:(?:is|are|was|were)\snow\soff|(?:was|were|been|is|are)\s(?:called\soff|ruled\sout|abandoned|shelved|scrapped"
    r"|dropped|thrown\sout|voted\sdown)"
    r"|ruled\s(?:it|that|this|them)\sout|has\sshelved|have\sshelved|had\sbeen\sexpecting\sto|was\sto\shave|were\sto\shave"
    r"|no\sappetite|u-turn)\b"
)
"""Words of a sentence that say its plan is off: "Its 96 drivers had been expecting to join; that is now off"."""

FUTURE = re.compile(r"\b(?:will|would|to\sbe|is\sto|are\sto)\b")
IS = re.compile(r"\s(?:is|are)\s$")
JOINED = re.compile(r"[;:]\s|,\s(?:and|but)\s")
DONE = re.compile(
    r"[’']ve\b|\b(?:was|were|had|has|have|been|did|went|came|took|lost|left|gone|made|moved|saw|since|ago|already"
    r"|last\s(?:year|month|week|spring|summer|autumn"
    r"|winter)|in\s(?:19|20)\d\d|[a-z]{2,}(?<!earmark)(?<!plann)(?<!propos)(?<!expect)ed)\b"
)
"""What shows that a clause tells of what is over: a past verb, a past date."""

WOULD = re.compile(r"\bwould\b")
REPLACED = re.compile(r"\breplac(?:e|es|ing)\s$")
WAS = re.compile(r"\b(?:was|were|had|stood\sat|reached|totalled|numbered)\s$")
DECIDED = re.compile(r"\b(?:signed\soff|approved|agreed|backed|rubber-stamped|ordered|plans?|plans\sfor)\s(?:the\s)?$")
"""Right before a count that is still to come: "The cabinet signed off 19 redundancies"."""

AVOIDED = re.compile(r"\b(?:avoided|averted|prevented|ruled\sout)\b")
NO_PLANS = re.compile(
    r"\bno\s(?:plans?|intention|need|question|proposals?|appetite|wish|desire)\s(?:to|of|for)\b|\b(?:denied|denies|dismissed"
    r"|rejected)\s(?:that|it|they|claims|reports|suggestions|plans)\b|\bnot\splanning\sto\b|\brules?\sout\b"
)
BE = re.compile(r"\bbe\b")
PAST = re.compile(r"\b(?:still|remain\w*|kept|stayed|retained|saved|spared|was|were|had|has|have|keeps?)\b")
NUMBER_REACH = (16, 30)
"""How many characters before a count say how sure the number of vacancies, or of heads, is."""

NUMBERS_OF = ("total", "vacancy", "other")
"""Actions that tell how many there are, whatever else their sentence plans."""


class Modalities:
    """Reads how sure the counts of one text are."""

    def __init__(self, text: str, sentences: list[list[int]], cues: Cues, clauses: Clauses) -> None:
        self.text, self.sentences, self.cues, self.clauses = text, sentences, cues, clauses
        self.off: dict[int, bool] = {}  # whether a sentence calls its plan off
        self.breaks: dict[int, list[tuple[int, int]]] = {}

    def all(self, counts: list[Count], actions: list[str], fates: Fates, sources: list[Source]) -> list[str]:
        """A modality for each count: by the words of its own clause, else as the count it leans on, else ``actual``."""
        found: list[str | None] = []
        for count, action, source in zip(counts, actions, sources, strict=True):
            said = self.own(count, action, fates.deciding.get(id(count)), source)
            if said == "would":  # not said by anyone, nor agreed: as sure as what the article said before of such jobs
                said = "planned" if ("planned", action) in zip(found, actions, strict=False) else "possible"
            found.append(said)
        place = {id(count): index for index, count in enumerate(counts)}
        for index, count in enumerate(counts):
            shared = place.get(id(fates.follows.get(id(count))))
            if found[index] is None and shared is not None and actions[shared] == actions[index]:
                found[index] = found[shared]
            like = place.get(id(count.like))
            if found[index] is None and like is not None and actions[like] == actions[index]:
                found[index] = found[like]
            if found[index] is None and index and count.kind == "measure" and counts[index - 1].sentence == count.sentence:
                found[index] = found[index - 1]  # "seven will be taken on: a net loss of five"
        return [modality or "actual" for modality in found]

    def own(self, count: Count, action: str, cue: Hit | None, source: Source) -> str | None:
        """The modality that the words of a count's own clause give, or None."""
        if count.whole and action == "total":
            return "actual"  # the 17 of "of its 17 staff, five will be kept on"
        if self.is_off(count, action, cue):
            return "denied"
        if action == "at_risk":
            return "possible"
        if action in NUMBERS_OF:
            return self.of_number(count, action, cue)
        low, high = self.clause(count)
        if DECIDED.search(self.text, max(low, count.start - 24), count.start):
            return "planned"
        said = self.group(cue, count) if cue else None
        if action == "retain" and said is None and cue and IS.search(self.text, max(low, cue.start - 12), cue.start):
            return "actual"  # "The 46-strong crew there is unaffected"
        union = source.name and UNION.search(source.name) and action == "cut"
        if union and (said in ("would", "planned") or said is None and FUTURE.search(self.text, low, high)):
            return "possible"  # the loss that a union predicts
        if said == "would":
            return self.of_would(count, source)
        if cue and cue.id == "pledge":
            return "planned"
        if cue and cue.id == "volunteer":
            return "planned" if ACCEPTED.search(self.text, low, high) else "possible"
        if said == "actual":
            return "actual"
        ids = {hit.id for hit in self.cues.within("modality", low, high)}
        if said == "possible" or "possible" in ids and said != "planned":
            return "possible"
        if said == "planned" or "planned" in ids:
            if said is None and WOULD.search(self.text, low, high):
                return self.of_would(count, source)
            return "possible" if self.depends(count) else "planned"
        doing = any(hit.id == "doing" for hit in self.cues.within("modality", count.start - 12, count.end + 25))
        aimed = doing or AIM.search(self.text, low, count.start) or BE.search(self.text, low, high)
        if aimed or count.like is None and not (PAST if action == "retain" else DONE).search(self.text, low, high):
            return "possible" if self.hangs(count) else "planned"
        return None

    def depends(self, count: Count) -> bool:
        """Whether what the count tells hangs on an "if" before it or right after its clause."""
        start, stop = self.sentences[count.sentence]
        joins = list(JOINED.finditer(self.text, start, count.start))
        start = joins[-1].end() if joins else start
        return bool(IF.search(self.text, start, min(stop, self.clauses.of(count)[1] + 8)))

    def group(self, cue: Hit, count: Count) -> str | None:
        """What the auxiliaries of a cue, or its own form, say of it; None where it has none and is no past."""
        text = self.text
        match = GROUP.search(text, max(0, cue.start - 48), cue.start)
        verb = PREPOSITION.sub("", text[cue.start : cue.end])
        words = match.group() + verb if match else verb
        if match and ING.search(text, cue.start, cue.end) and (be := BEING.search(match.group())):
            return "actual" if be[1] else "planned"  # "is axing 30 jobs", "has been creating 40"
        for certainty, pattern in CERTAIN:
            if pattern.search(words):
                return certainty
        if cue.start >= count.end and WHICH.fullmatch(text, count.end, cue.start) and PAST_VERB.match(verb):
            return "actual"  # "on top of the 420 which went last year"
        if cue.end > count.start and HEARD.search(text, count.end, cue.start):
            return "planned"  # "Seven chief executives have been told that they are surplus"
        if cue.end > count.start or match:
            return None
        if ING.search(words):
            return self.doing(cue, count)
        if PAST_VERB.match(words):
            return "actual"
        return "planned" if PRESENT.match(words) else None

    def doing(self, cue: Hit, count: Count) -> str | None:
        """What an -ing form right before a count says: done, where it follows "after"; one way among others, or under way."""
        start = max(self.sentences[count.sentence][0], cue.start - 40)
        if match := BEFORE_ING.search(self.text, start, cue.start):
            return "actual" if match[1] else "possible"
        return None

    def of_would(self, count: Count, source: Source) -> str:
        """Whether what "would" happen is planned: said by someone, or part of what was agreed, and hanging on nothing."""
        if self.hangs(count):
            return "possible"
        start, stop = self.sentences[count.sentence]
        if source.past or HEARD.search(self.text, start, stop) or AGREED.search(self.text, start, stop):
            return "planned"
        near = self.sentences[max(0, count.sentence - 2)][0]
        if AGREED.search(self.text, near, start) and not HANGS.search(self.text, near, start):
            return "planned"
        return "would"

    def hangs(self, count: Count) -> bool:
        return bool(HANGS.search(self.text, *self.sentences[count.sentence]))

    def of_number(self, count: Count, action: str, cue: Hit | None) -> str | None:
        """The modality of how many there are: planned or possible only by the words right around the count."""
        text, (low, _) = self.text, self.clause(count)
        if count.rule == "jobs/change" and text.startswith((" to ", " down to "), count.end):
            return "actual"  # the 26 of "would be cut from 26 to 17"
        if cue and action == "vacancy":
            said = self.group(cue, count)
            if said == "actual" or said is None and IS.search(text, max(low, cue.start - 5), cue.start):
                return "actual"  # "Nine posts that have stood empty will be re-advertised"
        near = max(low, count.start - 16)
        if REPLACED.search(text, near, count.start) or WAS.search(text, near, count.number.first):
            return "actual"
        changes = count.rule in ("jobs/change", "jobs/bare/towards")
        start = low if changes else max(low, count.start - NUMBER_REACH[action == "total"])
        comma = text.find(",", count.end, count.end + 16)
        end = count.start if action == "total" else comma if comma >= 0 else self.clauses.of(count)[1]
        ids = {hit.id for hit in self.cues.within("modality", start, end)}
        if count.rule == "jobs/change":
            ids -= {"possible"}
        if "planned" in ids and WOULD.search(text, start, count.start):
            return "possible" if self.hangs(count) else "planned"
        return next((certainty for certainty in ("possible", "planned") if certainty in ids), None)

    def is_off(self, count: Count, action: str, cue: Hit | None) -> bool:
        """Whether what the count tells was ruled out, did not come, or might have been."""
        text, (_, high) = self.text, self.clause(count)
        first, last = self.clauses.of(count)
        ids = {hit.id for hit in self.cues.within("modality", first, last) if not self.is_having(hit)}
        if "denied" in ids or count.kind == "loss" and AVOIDED.search(text, count.end, min(high, count.end + 40)):
            return True
        if cue is None or action in NUMBERS_OF or action == "retain":
            return False
        start, stop = self.sentences[count.sentence]
        if text.find("ad ", start, count.start) >= 0 and HAD_IT.search(text, start, count.start):
            return True
        if action in ("cut", "at_risk", "transfer", "create") and NO_PLANS.search(text, start, min(stop, count.start)):
            return True
        if count.sentence not in self.off:
            self.off[count.sentence] = bool(OFF.search(text, start, stop))
        return self.off[count.sentence]

    def clause(self, count: Count) -> tuple[int, int]:
        """The offsets of the clause that holds a count."""
        start, stop = self.sentences[count.sentence]
        start, stop = max(start, count.start - REACH), min(stop, count.end + REACH)
        breaks = self.breaks.get(count.sentence)
        if breaks is None:
            edges = (edge.finditer(self.text, *self.sentences[count.sentence]) for edge in (HARD_BREAK, QUOTE_EDGE))
            breaks = self.breaks[count.sentence] = [match.span() for found in edges for match in found]
        for first, last in breaks:
            if start < last <= count.start:
                start = last
            elif count.end <= first < stop:
                stop = first
        return start, stop

    def is_having(self, hit: Hit) -> bool:
        """Whether "would have" is not of what might have been: "would have to go", "would have a new employer"."""
        return hit.id == "denied" and self.text.endswith("have", hit.start, hit.end) and bool(HAS_TO.match(self.text, hit.end))
