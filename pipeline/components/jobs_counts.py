"""Which numbers count jobs: those with a noun of employment, and those whose noun is left out beside such a count."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Iterable

from ..patterns import Hit
from .jobs_numbers import Number, NumberReader

AUXILIARY = (
    "will|would|could|may|might|must|should|can|have|has|had|are|were|is|was|be|being|do|did|does|go|goes|going|went|gone|stay|stays"
    "|stayed|staying|remain|remains|remained|leave|left|leaving|lost|lose|losing|moved?|moving|transfer|transferred|transferring"
    "|switch|switched|work|worked|working|face|faced|facing|join|joined|return|returned|returning|get|got|need|needed|expected"
    "|planned|based|employed|vacant|unfilled|redundant|made|axed|still|already|now|then|fewer|less|more|to\\s(?:go|be|follow|come)"
    "|took|take|came|come|applied|accepted|volunteered|retired|resigned|posted|redeployed|filled|cut|saved|each|altogether|overall"
    "|together|who|that|whose|whom|disappear(?:ed)?|began|started|stand"
)
VERB_AFTER = re.compile(rf"\s(?:{AUXILIARY})\b(?!\s+(?:homes|beds|schools))", re.IGNORECASE)
END_AFTER = re.compile(
    r"\s*(?:[.,;:!?)”\"’'—–]|$)|\s(?:and|or|but|because|although|while|when|where|if|as|so|than|in|at|from|on|across|with|by|under|over"
    r"|out|last|this|next|after|before|since|during|through|within|for|to|of\sthem|of\sthose|of\sthese|of\swhom|compared|against"
    r"|a\s(?:year|week|month)\s(?:ago|before|earlier))\b",
    re.IGNORECASE,
)
OF_THEM = re.compile(r"\sof\s(?:them|those|these|whom|its\snumber|their\snumber)\b", re.IGNORECASE)
OUT_OF = re.compile(r"\s(?:out\s)?of\s(?:(?:the|its|their|those|these|our|about|around|some|a\stotal\sof)\s)?", re.IGNORECASE)
TO_OTHER = re.compile(r"\sto\s(?:just\s|only\s|about\s|around\s)?(?=\d|[a-z])")
OF_LEAD = re.compile(r"(?:^|[,;:—–“\"(]\s?|\band\s|\bthat\s)of\s(?:those|these|them|whom|which|the|its|all)?\b[^.;:]{0,60}$", re.IGNORECASE)
ANOTHER = re.compile(r"\b((?:another|a\sfurther|the\sother|the\sremaining|the)\s)$", re.IGNORECASE)
LEAD = re.compile(r"\b(?:just|only|all|all\sbut|some|even|another|a\sfurther|the\sother|the\sremaining|at\sleast)\s$", re.IGNORECASE)
CLAUSE = re.compile(r"(?:^|[,;:—–“\"(‘']\s?|\b(?:and|but|while|where|with|that|when|as\sdo|as\sdid|so\sdo|so\sdid|of\swhom|which|than|see|sees)\s)$", re.IGNORECASE)
BE = re.compile(r"\b(?:is|was|are|were|be|been|at|than)\s$", re.IGNORECASE)
TOWARDS = re.compile(r"\b(?:to|on|at|by)\s$", re.IGNORECASE)
NAME = re.compile(r"(?:^|[,;]\s|\band\s)((?:[A-Z][\w’'&-]*)(?:\s(?:and|of|upon|on|the|with)\s[A-Z][\w’'-]*|\s[A-Z][\w’'-]*){0,3})\s$")
STRONG = re.compile(r"[-\s]strong\b")
COMPOUND = re.compile(r"-(?:jobs?|posts?|staff|employees?|workers?)\b(?![-])")
MANNED = re.compile(r"-(?:person|people|man|woman|member)\b")
MEASURED = re.compile(r"\s(?:of|is|was|are|were|be|at|to|by|from)\s(?:just\s|only\s|now\s)?$")
MEASURE_GAP = re.compile(r"[^.,;:£$€%\d]{0,60}")
CONJOINED = re.compile(r",\s|,?\s(?:and|or)\s(?:[A-Z][\w’'-]+\s)?")
LIST_AND = re.compile(r"(?:,\s|,?\s(?:and|or|&)\s)(?:[a-z]+[-\s]){0,2}")
STOP = re.compile(r"[.:;!?£%\d\n–—]")
STOP_WORDS = frozenset(
    "a an the at in on by to from for with as than that which who whom whose where when while will would could may might can should must "
    "is are was were be been being has have had do does did no not if because but so about into over under after before since until between "
    "against during through per each every he she they it we you i said says say told go goes going went make makes made take takes took get "
    "gets there then also still already including like plus versus against while".split()
)
OWNERS = frozenset("the its their those these our his her your all them".split())
PEOPLE_KINDS = ("staff", "occupation", "trainee", "person")


@dataclass
class Count:
    """A number that counts jobs: its number, the span of its phrase, and how it was found.

    ``kind``: the id of its noun (job, staff, occupation, …), ``strong``, ``measure`` or ``bare``; ``whole``: the denominator in
    "14 of its 388 staff"; ``fte``: the phrase speaks of full-time equivalents; ``like``: the count whose noun a bare one shares.
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


class Cues:
    """The hits of the rule file on one text, by label and place."""

    def __init__(self, hits: Iterable[Hit]) -> None:
        self.hits: dict[str, list[Hit]] = {}
        for hit in hits:
            self.hits.setdefault(hit.label, []).append(hit)
        self.starts = {label: [hit.start for hit in hits] for label, hits in self.hits.items()}

    def within(self, label: str, start: int, end: int) -> list[Hit]:
        """The label's hits that begin between two offsets, in text order."""
        starts = self.starts.get(label)
        return self.hits[label][bisect_left(starts, start) : bisect_left(starts, end)] if starts else []

    def ending(self, label: str, end: int) -> Hit | None:
        """The label's hit that ends at an offset."""
        return next((hit for hit in self.within(label, end - 30, end) if hit.end == end), None)

    def starting(self, label: str, start: int) -> Hit | None:
        """The label's hit that begins at an offset."""
        found = self.within(label, start, start + 1)
        return found[0] if found else None


class Finder:
    """Walks through the sentences of one text and keeps the counts of jobs it meets (``counts``, in text order).

    A number with a noun of employment is a count ("214 roles"). A number without a noun of its own is one where the last thing
    counted before it, in its sentence or the one before, was jobs ("Of 70 cooks, 55 go"), and its place allows it.
    """

    def __init__(self, text: str, sentences: list[list[int]], cues: Cues, reader: NumberReader) -> None:
        self.text, self.sentences, self.cues, self.reader = text, sentences, cues, reader
        self.counts: list[Count] = []
        self.about_jobs = sum(hit.id in ("job", "staff", "fte", "loss") for hit in cues.hits.get("noun", ())) >= 2
        self.last: Count | None = None  # the last thing counted; None where that was no job
        self.pending: tuple[Number, int] | None = None  # a bare number that the next count may share its noun with

    def find(self) -> list[Count]:
        for index, (start, end) in enumerate(self.sentences):
            if self.last and index - self.last.sentence > 1:
                self.last = None
            self.pending = None
            for number in self.reader.numbers(self.text, start, end):
                self.take(number, index)
        return self.counts

    def take(self, number: Number, index: int) -> None:
        """Decide about one number: a count of jobs, or the count of something else, which ends what bare numbers may lean on."""
        start, stop = self.sentences[index]
        if self.counts and number.start < self.counts[-1].number.end:
            return
        count = self.compound(number, index) or self.with_noun(number, index)
        if count is None and number.value is not None and number.value > 1:
            count = self.measured(number, index) or self.bare(number, index)
        if count is None:
            if END_AFTER.match(self.text, number.end, stop):
                self.pending = (number, index)
            elif not self.text[number.end : number.end + 2].strip()[:1].isupper():
                self.last = None
            return
        if self.pending and CONJOINED.fullmatch(self.text, self.pending[0].end, number.first) and self.pending[0].value != 1:
            shared = self.pending[0]
            self.add(Count(shared, shared.first, shared.end, "bare", "jobs/bare/shared-noun", index, like=count))
        self.pending = None
        self.add(count)

    def add(self, count: Count) -> None:
        self.counts.append(count)
        self.last = count

    def compound(self, number: Number, index: int) -> Count | None:
        """Hyphened counts: "a seven-strong team", "a 150-job depot", "a 40-person unit"."""
        text, stop = self.text, self.sentences[index][1]
        if match := COMPOUND.match(text, number.end, stop):
            body = self.follows("body", match.end(), stop)
            return Count(number, number.first, body.end if body else match.end(), "strong", "jobs/compound", index, match.group()[1:])
        match = STRONG.match(text, number.end, stop) or MANNED.match(text, number.end, stop)
        if match is None:
            return None
        body, other = self.follows("body", match.end(), stop), self.follows("nobody", match.end(), stop)
        noun = self.follows("noun", match.end(), stop)
        if noun and not other:
            return Count(number, number.first, noun.end, "strong", "jobs/strong", index, "strong")
        if body and not (other and other.end >= body.end):
            return Count(number, number.first, body.end, "strong", "jobs/strong", index, "strong")
        return None

    def follows(self, label: str, end: int, stop: int) -> Hit | None:
        """The label's first hit after an offset with nothing but modifiers between."""
        hits = self.cues.within(label, end, min(end + 40, stop))
        return hits[0] if hits and fits(self.text[end : hits[0].start], self.cues, end) else None

    def with_noun(self, number: Number, index: int) -> Count | None:
        """A number with its noun: "some 165 workers", "340 of the council's officers", "88 of the 260 social worker posts"."""
        text, stop = self.text, self.sentences[index][1]
        if number.value == 1 and text.startswith(" of ", number.end):
            return None
        part = OUT_OF.match(text, number.end, stop)
        if part and (inner := self.inner(part.start(), stop)):
            return self.part_of(number, inner, index)
        found = self.noun_after(number.end, stop)
        if not found:
            return None
        noun, end, fte = found
        if not self.is_employment(number, noun, end, index):
            return None
        start = number.first
        if text[:start].endswith("jobs of "):
            start -= len("jobs of ")
        return Count(number, start, end, noun.id, noun.rule, index, text[noun.start : noun.end].lower(), fte=fte)

    def inner(self, end: int, stop: int) -> Number | None:
        """The second number of "14 of its 388 staff", "fewer than 30 of its existing 900 employees"."""
        other = next(self.reader.numbers(self.text, end, min(end + 45, stop)), None)
        if other is None or other.value is None or other.value <= 1:
            return None
        words = self.text[end : other.first].lower().split()
        return other if words[:1] in (["of"], ["out"]) and not STOP.search(self.text[end : other.first]) and len(words) <= 5 else None

    def part_of(self, number: Number, inner: Number, index: int) -> Count | None:
        """The part in "88 of the 260 posts"; the whole follows as a count of its own, which is added here as well."""
        stop = self.sentences[index][1]
        found = self.noun_after(inner.end, stop)
        if found and self.is_employment(inner, found[0], found[1], index):
            noun, end, fte = found
            whole = Count(inner, inner.first, end, noun.id, noun.rule, index, self.text[noun.start : noun.end].lower(), True, fte)
            part = Count(number, number.first, end, noun.id, noun.rule, index, whole.noun, fte=fte)
        elif self.last and not found and END_AFTER.match(self.text, inner.end, stop):
            whole = Count(inner, inner.first, inner.end, "bare", "jobs/bare/whole", index, whole=True, like=self.last)
            part = Count(number, number.first, inner.end, "bare", "jobs/bare/part", index, like=self.last)
        else:
            return None
        self.add(part)
        return whole

    def noun_after(self, end: int, stop: int) -> tuple[Hit, int, bool] | None:
        """The noun of a number that ends at an offset, where its phrase ends, and whether that speaks of full-time equivalents."""
        text, nouns = self.text, self.cues.within("noun", end, min(end + 70, stop))
        at = next((i for i, hit in enumerate(nouns) if fits(text[end : hit.start], self.cues, end)), None)
        if at is None:
            return None
        noun, reach, fte = nouns[at], nouns[at].end, nouns[at].id == "fte"
        for other in nouns[at + 1 :]:
            between = text[reach : other.start]
            if between in (" ", "’ ", "' ", "’s ", "'s ", " (") or (noun.id == "fte" and fits(between, self.cues, reach)):
                noun, fte = other if noun.id != "fte" or other.id != "fte" else noun, fte or other.id == "fte"
            elif not (LIST_AND.fullmatch(between) and noun.id in PEOPLE_KINDS and other.id in PEOPLE_KINDS):
                break
            elif "," in between and not re.match(r"[\w\s’'-]{0,40}\sand\s", text[other.end : other.end + 45]) and "and" not in between:
                break
            reach = other.end
        return noun, reach, fte

    def is_employment(self, number: Number, noun: Hit, end: int, index: int) -> bool:
        """Whether number and noun together count people or places at work, not strikers, meetings or a crowd."""
        text, (start, stop) = self.text, self.sentences[index]
        if text[end : end + 1] in ("'", "’") and text[end + 1 : end + 3].strip()[:1].islower():
            return False
        if self.cues.starting("tail", end + 1) or (end < stop and text[end] == "-"):
            return False
        if number.value == 1 and (noun.id in ("staff", "occupation", "person") or re.search(r"\b(?:not|no|any|last|every)\s$", text[:number.first][-8:].lower())):
            return False
        if noun.id not in PEOPLE_KINDS:
            return True
        if self.cues.within("against", max(start, number.first - 45), min(stop, end + 45)):
            return False
        if noun.id == "staff":
            return True
        if noun.id == "person":
            return self.at_work(number, end, index)
        strong = number.value is None or number.value > 3
        return bool(self.last) or strong and self.about_jobs or self.any_fate(start, stop)

    def any_fate(self, start: int, stop: int) -> bool:
        return any(self.cues.within(label, start, stop) for label in ("transfer", "cut", "at_risk", "create", "vacancy", "work"))

    def at_work(self, number: Number, end: int, index: int) -> bool:
        """Whether "people" are workers here: beside a word of employment, a count of jobs, or their full-time equivalents."""
        start, stop = self.sentences[index]
        before = self.cues.within("work", max(start, number.first - 45), number.first)
        after = self.cues.within("work", end, min(end + 40, stop))
        if any(hit.id == "before" and not re.search(r"[\d.;]", self.text[hit.end : number.first]) for hit in before):
            return True
        if any(hit.id == "after" and not re.search(r"[\d.;]", self.text[end : hit.start]) for hit in after):
            return True
        if any(hit.id == "fte" for hit in self.cues.within("noun", end, min(end + 50, stop))):
            return True
        return bool(self.last and self.last.sentence == index)

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
            jobs_near = self.last or self.cues.within("noun", self.sentences[max(0, index - 1)][0], stop)
            if hit.id == "change" and not (tight and jobs_near) or hit.id == "staffing" and not tight and hit.end - hit.start < 6:
                continue
            return Count(number, hit.start if tight else number.first, number.end, "measure", hit.rule, index, hit.id, like=self.last)
        return None

    def bare(self, number: Number, index: int) -> Count | None:
        """A number without a noun of its own that leans on the last count of jobs."""
        text, (start, stop) = self.text, self.sentences[index]
        verb, ends = VERB_AFTER.match(text, number.end, stop), END_AFTER.match(text, number.end, stop)
        if not (verb or ends):
            return None
        before, first, end = text[start : number.first], number.first, number.end
        if match := ANOTHER.search(before):
            first -= len(match[1])
        if match := OF_THEM.match(text, number.end, stop):
            end = match.end()
        how = self.place(number, index, before, bool(verb), end > number.end)
        if how is None:
            return None
        if how == "gapped":
            first = start + NAME.search(before).start(1)
        like = self.last or next((count for count in self.counts if count.number.value == number.value), None)
        return Count(number, first, end, "bare", f"jobs/bare/{how}", index, like=like)

    def place(self, number: Number, index: int, before: str, verb: bool, of_them: bool) -> str | None:
        """What about its place makes a bare number a count of jobs: the name of the rule, or None."""
        text, (start, stop) = self.text, self.sentences[index]
        article = re.search(r"\bthe\s$", before, re.IGNORECASE)
        if article and any(count.number.value == number.value for count in self.counts) and number.value >= 4:
            return "restated"
        last, here = self.last, bool(self.last and self.last.sentence == index)
        lead = before[: LEAD.search(before).start()] if LEAD.search(before) else before
        if governed(self.cues, text, start + len(lead)) and self.near_jobs(index):
            return "governed"
        if not last:
            return None
        if of_them:
            return "of-them"
        if OF_LEAD.search(lead) and re.search(r",\s$", lead):
            return "of-those"
        if CLAUSE.search(lead) and verb:
            return "subject"
        if article:
            return "the" if verb and number.value > 9 else None
        if here and NAME.search(before):
            return "gapped"
        if BE.search(lead) and number.value > 3:
            return "is"
        if here and TOWARDS.search(lead) and number.value > 31:
            return "towards"
        if lead != before and CLAUSE.search(lead):
            return "another"
        return None

    def near_jobs(self, index: int) -> bool:
        """Whether a count of jobs, or no count of anything else, stands in this sentence or the one before, with jobs named."""
        return bool(self.last)


def governed(cues: Cues, text: str, end: int) -> Hit | None:
    """The verb of loss, gain or employment right before an offset: "has shed 85", "losing six"."""
    return cues.ending("verb", end - 1) if text[end - 1 : end] == " " else None


def fits(gap: str, cues: Cues, at: int) -> bool:
    """Whether what stands between a number and a noun only modifies the noun: " town hall ", " of the council's ", " catering, cleaning and "."""
    words = gap.lower().replace("“", "").replace("”", "").replace('"', "").split()
    if not words:
        return gap[:1] in (" ", "\xa0")
    if gap[0] not in " -" or len(words) > 8 or STOP.search(gap):
        return False
    if words[0] in ("of", "out"):
        words = words[2 if words[0] == "out" else 1 :]
        if words[:1] in (["them"], ["those,"]):
            return False
        if words and words[0] in OWNERS:
            words = words[1:]
    for position, word in enumerate(words):
        if word in STOP_WORDS or (word in ("and", "or", "of") and position in (0, len(words) - 1)):
            return False
    fields = cues.within("field", at, at + len(gap))
    if cues.within("modifier", at, at + len(gap)):
        return False
    plurals = [m for m in re.finditer(r"\b[a-z]{3,}[^s'’\W]s\b(?!['’])", gap) if m.group() not in ("others",)]
    return all(any(hit.start <= at + m.start() < hit.end for hit in fields) for m in plurals)
