"""Which numbers count jobs: those with a noun of employment, and those whose noun is left out beside such a count."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from .jobs_numbers import Number, NumberReader
from .jobs_phrases import STOP, Cues, Phrases

AFTER = (
    "will|would|could|may|might|must|should|can|have|has|had|are|were|is|was|be|being|do|did|does|go|goes|going|went|gone|stay|stays"
    "|stayed|staying|remain|remains|remained|leave|left|leaving|lost|lose|losing|moved?|moving|transfer|transferred|transferring"
    "|switch|switched|work|worked|working|face|faced|facing|join|joined|return|returned|returning|get|got|need|needed|expected"
    "|planned|based|employed|vacant|unfilled|redundant|made|axed|still|already|now|then|fewer|less|more|to\\s(?:go|be|follow|come)"
    "|took|take|came|come|applied|accepted|volunteered|retired|resigned|posted|redeployed|filled|cut|saved|each|altogether|overall"
    "|together|who|that|whose|whom|disappear(?:ed)?|began|started|stand|at\\srisk|under\\sthreat|surplus|become|became|head|headed"
    "|affected|involved|concerned|left\\sbehind|in\\sscope|in\\squestion|safeguarded|created|protected|deleted|kept|hired|recruited|appointed|sacked|dismissed|laid\\soff|let\\sgo|taken\\son|taken\\sback"
)
"""What may follow a number that is the subject of its clause, its noun left out."""

VERB_AFTER = re.compile(rf"\s(?:{AFTER})\b", re.IGNORECASE)
END_AFTER = re.compile(
    r"\s*(?:[.,;:!?)”\"’'—–]|$)|\s(?:and|or|but|because|although|while|when|where|if|as|so|than|in|at|from|on|across|with|by|under|over"
    r"|out|last|this|next|after|before|since|during|through|within|for|to|of\sthem|of\sthose|of\sthese|of\swhom|compared|against|each"
    r"|a\s(?:year|week|month)\s(?:ago|before|earlier))\b",
    re.IGNORECASE,
)
OF_THEM = re.compile(r"\sof\s(?:them|those|these|whom|its\snumber|their\snumber)\b", re.IGNORECASE)
OF_LEAD = re.compile(r"(?:^|[,;:—–“\"(]\s?|\band\s|\bthat\s)of\s(?:those|these|them|whom|which|the|its|all)?\b[^.;:]{0,60},\s$", re.IGNORECASE)
WHOLE_LEAD = re.compile(r"(?:^|[,;:—–“\"(]\s?|\bthat\s)(?:out\s)?of\s(?:(?:the|its|their|those|our|[A-Z]\w*[’']s?|the\s[\w\s]{1,20}[’']s?)\s)?$|\b(?:out\sof|among)\s(?:a\stotal\sof|its|the|their)?\s?$", re.IGNORECASE)
ANOTHER = re.compile(r"\b((?:another|a\sfurther|the\sother|the\sremaining|the)\s)$", re.IGNORECASE)
OTHERS = re.compile(r"\b(?:another|a\sfurther|the\sother|the\sremaining)\s$", re.IGNORECASE)
LEAD = re.compile(r"\b(?:just|only|all|all\sbut|some|even|another|a\sfurther|the\sother|the\sremaining|at\sleast|barely)\s$", re.IGNORECASE)
CLAUSE = re.compile(r"(?:^|[,;:—–“\"(‘']\s?|\b(?:and|but|while|where|with|that|when|as\sdo|as\sdid|so\sdo|so\sdid|of\swhom|of\swhich|which|than|see|sees|show|shows)\s)$", re.IGNORECASE)
IT_IS = re.compile(
    r"\b(?:it|that|this|they|figure|number|count|tally|total)\s(?:(?:could|would|will|might|may|now|then)\s)?(?:is|was|are|were|be|stands\sat|stood\sat)\s$",
    re.IGNORECASE,
)
THAN = re.compile(r"\b(?:at|than|compared\swith|compared\sto|against|number|numbered)\s$", re.IGNORECASE)
TOWARDS = re.compile(r"\b(?:to|on|at|by)\s$", re.IGNORECASE)
CHANGE = re.compile(
    r"\b(?:shr[iau]nk|fell|fall|drop|cut|reduc|slim|trim|r[io]se|grow|grew|increas|down|up|go|goes|went|c[ao]me)\w*(?:\s[^.,;:]{0,50})?\s(?:to|by|from)\s$",
    re.IGNORECASE,
)
FROM = re.compile(r"\bfrom\s$", re.IGNORECASE)
TO_OTHER = re.compile(r"(?:\s[a-z-]+){0,3}\s(?:down\s|up\s)?to\s")
NAME = re.compile(r"(?:^|[,;:]\s|\(|\band\s)((?:[A-Z][\w’'&-]*)(?:\s(?:and|of|upon|on|the|with)\s[A-Z][\w’'-]*|\s[A-Z][\w’'-]*){0,3})\s$")
PLACE_AFTER = re.compile(r"\s(?:at|in|from|for|on)\s(?:the\s)?[A-Z]")
LISTED = re.compile(r"(?:[,:(]|\band)\s?$")
OF_IT = re.compile(r"\s(?:of|is|was|(?:will|would|could)\sbe)\s")
STRONG = re.compile(r"[-\s]strong\b|-(?:person|people|man|woman|member)\b")
COMPOUND = re.compile(r"-(?:jobs?|posts?|staff|employees?|workers?)\b(?!-)")
MEASURED = re.compile(r"(?:\s(?:of|is|was|are|were|be|at|to|by|from|number|numbers|numbered|totals|totalled|reach|reached)|,)\s(?:just\s|only\s|now\s)?$")
MEASURE_GAP = re.compile(r"[^.;:£$€%\d]{0,60}")
CONJOINED = re.compile(
    r"(?:\s(?:full|part|senior|junior|permanent|temporary|seasonal|new|existing|agency|vacant|filled|male|female|primary|secondary|skilled)"
    r"(?:-[a-z]*)?){0,2}(?:,\s|,?\s(?:and|or|plus)\s(?:[A-Z][\w’'-]+\s)?)"
)
NUMBERING = re.compile(r"(?:,?\s(?:who|which|now|will|would|currently))*\s(?:number|numbering|numbered|total|totalling|totalled)\s$", re.IGNORECASE)


WINDOW = 90
"""How many characters before a number are looked at for what governs it."""


@dataclass
class Count:
    """A number that counts jobs: its number, the span of its phrase, and how it was found.

    ``kind``: the id of its noun (job, staff, occupation, …), ``strong``, ``measure`` or ``bare``; ``noun``: its noun as printed;
    ``whole``: the 388 in "14 of its 388 staff"; ``fte``: the phrase speaks of full-time equivalents; ``like``: the count whose noun
    a bare one shares.
    """

    number: Number
    start: int
    end: int
    kind: str
    rule: str
    sentence: int
    noun: str = ""
    whole: bool = False
    fte: bool = False
    like: Count | None = None


class Finder:
    """Walks through the sentences of one text and keeps the counts of jobs it meets (``counts``, in text order).

    A number with a noun of employment is a count ("214 roles"). A number without a noun of its own is one where the last thing
    counted before it, in its sentence or the one before, was jobs ("Of 70 cooks, 55 go"), and its place allows it.
    """

    def __init__(self, text: str, sentences: list[list[int]], cues: Cues, reader: NumberReader) -> None:
        self.text, self.sentences, self.cues, self.reader = text, sentences, cues, reader
        self.phrases = Phrases(text, cues)
        self.counts: list[Count] = []
        self.last: Count | None = None  # the last thing counted, here or in the sentence before; None where that was no job
        self.job: Count | None = None  # the last count of jobs, here or in the sentence before, whatever was counted since
        self.first: dict[float, Count] = {}  # the first count of each number
        self.rival = False  # whether something else was counted in this sentence
        self.pending: Number | None = None  # a bare number that the next count may share its noun with

    def find(self) -> list[Count]:
        """All counts of jobs, in text order."""
        for index in self.near_jobs():
            start, end = self.sentences[index]
            if self.job and index - self.job.sentence > 1:
                self.last = self.job = None
            self.pending, self.rival = None, False
            for number in self.reader.numbers(self.text, start, end):
                if not self.counts or number.start >= self.counts[-1].number.end:
                    self.take(number, index)
        return self.counts

    def near_jobs(self) -> list[int]:
        """The sentences with a word of employment and the four after each, where numbers may lean on it."""
        starts, near = [start for start, _ in self.sentences], set()
        for label in ("noun", "measure", "hire", "atwork", "body"):
            for hit in self.cues.hits.get(label, ()):
                if hit.id not in ("person", "sum", "rise", "fall"):
                    at = bisect_right(starts, hit.start) - 1
                    near.update(range(max(0, at), min(at + 5, len(starts))))
        return sorted(near)

    def take(self, number: Number, index: int) -> None:
        """Decide about one number: a count of jobs, or the count of something else, which ends what bare numbers may lean on."""
        text, stop = self.text, self.sentences[index][1]
        count = self.compound(number, index) or self.with_noun(number, index)
        if count is None and number.value is not None and number.value > 1:
            count = self.changed(number, index) or self.measured(number, index) or self.bare(number, index)
        if count is None:
            ends, shares = END_AFTER.match(text, number.end, stop), CONJOINED.match(text, number.end, stop)
            self.pending = number if ends or shares else None
            if not ends and not text[number.end : number.end + 2].strip()[:1].isupper():
                self.last, self.rival = None, True
            return
        if self.pending and count.kind not in ("bare", "measure") and CONJOINED.fullmatch(text, self.pending.end, number.first) and self.pending.value != 1:
            self.add(Count(self.pending, self.pending.first, self.pending.end, "bare", "jobs/bare/shared-noun", index, like=count))
        self.pending = None
        self.add(count)

    def add(self, count: Count) -> None:
        """Keep a count; the bare numbers after it may lean on it."""
        self.counts.append(count)
        self.first.setdefault(count.number.value or 0, count)
        self.last = count
        if not (count.whole and self.job):
            self.job = count

    def compound(self, number: Number, index: int) -> Count | None:
        """Hyphened counts: "a seven-strong team", "a 150-job depot", "a 40-person unit"."""
        text, stop, follows = self.text, self.sentences[index][1], self.phrases.follows
        if match := COMPOUND.match(text, number.end, stop):
            body = follows("body", match.end(), stop)
            return Count(number, number.first, body.end if body else match.end(), "strong", "jobs/compound", index, match.group()[1:])
        match = STRONG.match(text, number.end, stop)
        if match is None:
            return None
        body = follows("noun", match.end(), stop) or follows("body", match.end(), stop)
        other = follows("nobody", match.end(), stop)
        if body is None or other and other.end >= body.end:
            return None
        return Count(number, number.first, body.end, "strong", "jobs/strong", index, "strong")

    def with_noun(self, number: Number, index: int) -> Count | None:
        """A number with its noun: "some 165 workers", "340 of the council's officers", "88 of the 260 social worker posts"."""
        text, sentence = self.text, self.sentences[index]
        if text.startswith((" of ", " out of "), number.end):
            if number.value == 1:
                return None
            if inner := self.inner(number.end, sentence[1]):
                return self.part_of(number, inner, index)
        phrase = self.phrases.after(number.end, sentence[1])
        if phrase is None or not self.phrases.is_employment(number, phrase, sentence, self.leaning(index)):
            return None
        noun, start = phrase.noun, number.first
        if text.endswith("jobs of ", 0, start):
            start -= len("jobs of ")
        whole = bool(WHOLE_LEAD.search(text[max(sentence[0], number.first - WINDOW) : number.first])) and text[phrase.end : phrase.end + 1] in (",", " ", "")
        return Count(number, start, phrase.end, noun.id, noun.rule, index, text[noun.start : noun.end].lower(), whole, phrase.fte)

    def recent(self, index: int) -> bool:
        """Whether jobs were counted within the last four sentences and nothing else in this one."""
        return bool(self.counts and index - self.counts[-1].sentence <= 4 and not self.rival)

    def leaning(self, index: int) -> bool:
        """Whether jobs were the last thing counted in this very sentence."""
        return bool(self.last and self.last.sentence == index)

    def inner(self, end: int, stop: int) -> Number | None:
        """The second number of "14 of its 388 staff", "fewer than 30 of its existing 900 employees"."""
        other = next(self.reader.numbers(self.text, end, min(end + 45, stop)), None)
        if other is None or other.value is None or other.value <= 1:
            return None
        between = self.text[end : other.first]
        return other if not STOP.search(between) and len(between.split()) <= 5 else None

    def part_of(self, number: Number, inner: Number, index: int) -> Count | None:
        """Part and whole of "88 of the 260 posts", "31 out of 104", "87 of the 93 will move": the part is kept, the whole returned."""
        text, sentence = self.text, self.sentences[index]
        phrase = self.phrases.after(inner.end, sentence[1])
        if phrase and self.phrases.is_employment(inner, phrase, sentence, self.leaning(index)):
            noun = text[phrase.noun.start : phrase.noun.end].lower()
            whole = Count(inner, inner.first, phrase.end, phrase.noun.id, phrase.noun.rule, index, noun, True, phrase.fte)
            part = Count(number, number.first, phrase.end, phrase.noun.id, phrase.noun.rule, index, noun, fte=phrase.fte)
        elif strong := self.compound(inner, index):
            strong.whole = True
            whole, part = strong, Count(number, number.first, strong.end, "strong", "jobs/strong", index, "strong")
        elif not phrase and self.is_bare_whole(inner, sentence):
            like = self.job
            whole = Count(inner, inner.first, inner.end, "bare", "jobs/bare/whole", index, whole=True, like=like)
            part = Count(number, number.first, inner.end, "bare", "jobs/bare/part", index, like=like)
        else:
            return None
        self.add(part)
        return whole

    def is_bare_whole(self, inner: Number, sentence: list[int]) -> bool:
        """Whether the 93 of "87 of the 93 will move across" are jobs: after a count of jobs, or before what happens to jobs."""
        if self.last and (END_AFTER.match(self.text, inner.end, sentence[1]) or VERB_AFTER.match(self.text, inner.end, sentence[1])):
            return True
        verb = VERB_AFTER.match(self.text, inner.end, sentence[1])
        return bool(verb and self.phrases.about_jobs and self.phrases.has_fate(inner.end, inner.end + 32, sentence))

    def changed(self, number: Number, index: int) -> Count | None:
        """The two numbers of a change, "from 214 to 96 posts", where jobs are what changes; the first is kept, the second returned."""
        text, sentence = self.text, self.sentences[index]
        bridge = TO_OTHER.match(text, number.end, sentence[1])
        if not bridge or not FROM.search(text[max(sentence[0], number.first - 6) : number.first]):
            return None
        other = next(self.reader.numbers(text, bridge.end(), min(bridge.end() + 30, sentence[1])), None)
        if other is None or other.value is None or other.first != bridge.end():
            return None
        phrase = self.phrases.after(other.end, sentence[1])
        if phrase is None and not END_AFTER.match(text, other.end, sentence[1]):
            return None
        low = max(sentence[0], number.first - 75)
        measures = [hit for hit in self.cues.within("measure", low, number.first) if hit.id == "staffing"]
        nouns = [hit for hit in self.cues.within("noun", low, number.first) if hit.id != "person"]
        near = any(not re.search(r"[\d£]", text[hit.end : number.first]) for hit in measures + nouns)
        if not near and not self.rival and CHANGE.search(text[low : number.first]):
            near = bool(self.cues.within("noun", self.sentences[max(0, index - 1)][0], number.first))
        if not (phrase or near or self.leaning(index)):
            return None
        self.add(Count(number, number.first, number.end, "bare", "jobs/change", index, like=self.job))
        return Count(other, other.first, phrase.end if phrase else other.end, "bare", "jobs/change", index, like=self.job)

    def measured(self, number: Number, index: int) -> Count | None:
        """A number that follows its measure: "a workforce of 310", "a net rise of 211", "the headcount fell to 900"."""
        text, (start, stop) = self.text, self.sentences[index]
        if not END_AFTER.match(text, number.end, stop) and not VERB_AFTER.match(text, number.end, stop):
            return None
        for hit in reversed(self.cues.within("measure", max(start, number.first - 75), number.first)):
            gap = text[hit.end : number.first]
            if not (MEASURED.search(gap) and MEASURE_GAP.fullmatch(gap)):
                continue
            tight = len(gap) <= 14
            jobs_near = self.job or self.cues.within("noun", self.sentences[max(0, index - 1)][0], stop)
            short = hit.end - hit.start < 6  # "team", "crew", "staff" take their number at once, or not at all
            of_it = OF_IT.match(gap)
            if (hit.id != "staffing" and of_it and tight and jobs_near) or (hit.id == "staffing" and (tight or not short or CHANGE.search(gap))):
                first = hit.start if of_it and tight else number.first
                return Count(number, first, number.end, "measure", hit.rule, index, hit.id, like=self.job)
        for hit in reversed(self.cues.within("noun", max(start, number.first - 75), number.first)):
            gap = text[hit.end : number.first]
            if hit.id != "person" and (NUMBERING.fullmatch(gap) or CHANGE.search(gap) and MEASURE_GAP.fullmatch(gap) and "," not in gap):
                return Count(number, number.first, number.end, "bare", "jobs/bare/numbering", index, like=self.job)
        return None

    def bare(self, number: Number, index: int) -> Count | None:
        """A number without a noun of its own that leans on the last count of jobs."""
        text, (start, stop) = self.text, self.sentences[index]
        verb = VERB_AFTER.match(text, number.end, stop)
        if not (verb or END_AFTER.match(text, number.end, stop)):
            return None
        start = max(start, number.first - WINDOW)
        before, first, end = text[start : number.first], number.first, number.end
        if match := ANOTHER.search(before):
            first -= len(match[1])
        if match := OF_THEM.match(text, number.end, stop):
            end = match.end()
        how = "of-them" if self.last and match else self.place(number, index, before, bool(verb))
        if how is None:
            return None
        if how == "gapped" and (name := NAME.search(before)):
            first = start + name.start(1)
        like = self.job or self.first.get(number.value or 0)
        return Count(number, first, end, "bare", f"jobs/bare/{how}", index, like=like)

    def place(self, number: Number, index: int, before: str, verb: bool) -> str | None:
        """What about its place makes a bare number a count of jobs: the name of the rule, or None."""
        value, start = number.value or 0, number.first - len(before)
        match = LEAD.search(before)
        lead = before[: match.start()] if match else before
        if self.cues.ending("verb", start + len(lead) - 1) and (hit := self.cues.ending("verb", start + len(lead) - 1)):
            if self.leaning(index) or self.last and hit.id != "say" or hit.id == "employ" and value >= 10 or hit.id == "have" and value > 31 and self.job:
                return "governed"
        if self.phrases.of_work(number.end, self.sentences[index][1]):
            return "of-work"
        article = before.lower().endswith("the ")
        if article and value >= 4 and value in self.first:
            return "restated"
        if before.endswith("(") and self.text.startswith(")", number.end) and self.cues.ending("noun", start + len(before) - 2):
            return "bracketed"
        if not self.last:
            if article and verb and value > 9 and self.recent(index):
                return "the"
            far = verb and CLAUSE.search(lead) and self.recent(index)
            return "subject" if far and self.phrases.has_fate(number.end, number.end + 36, self.sentences[index]) else None
        here = self.leaning(index)
        if OF_LEAD.search(lead):
            return "of-those"
        if verb and CLAUSE.search(lead):
            return "subject"
        if article:
            return "the" if value > 9 else None
        if NAME.search(before) and (here or value > 3):
            return "gapped"
        if here and LISTED.search(lead) and PLACE_AFTER.match(self.text, number.end):
            return "listed"
        if value > 3 and (IT_IS.search(lead) or here and THAN.search(lead)):
            return "is"
        if here and (value > 31 and TOWARDS.search(lead) or CHANGE.search(lead)):
            return "towards"
        others = OTHERS.search(before) and (verb or value > 3)
        return "another" if others or (match and CLAUSE.search(lead)) else None
