"""Which numbers count jobs: those with a noun of employment, and those whose noun is left out beside such a count."""

from __future__ import annotations

import re
from bisect import bisect_right

from .jobs_bare import CHANGE, WINDOW, BareNumbers
from .jobs_cues import Cues
from .jobs_ends import STOP
from .jobs_frames import framed
from .jobs_gaps import END_AFTER, has_fallen, of_buildings
from .jobs_memory import Count, Memory, Passed
from .jobs_numbers import Number, NumberReader, is_speed, number_places
from .jobs_phrases import Phrase, Phrases

WHOLE_LEAD = re.compile(
    r"(?:^|[,;:—–“\"(]\s?|\bthat\s)(?:out\s)?of\s(?:(?:the|its|their|those|our|[A-Z]\w*[’']s?|the\s[\w\s]{1,20}[’']s?)\s)?$"
    r"|\bhow\smany\sof\s(?:the|its|their|those)\s$"
    r"|\b(?:half|a\s(?:third|quarter|fifth|sixth|tenth)|(?:two|three|four)[\s-](?:thirds|quarters|fifths)|[\d.]+(?:%|\sper\s?cent))"
    r"\sof\s(?:the|its|their|those|our|[A-Z]\w*[’']s?|the\s[\w\s]{1,20}[’']s?)\s$|\b(?:out\sof|among)\s(?:a\stotal\sof|its|the|their)?\s?$",
    re.IGNORECASE,
)
INNER_STOP = re.compile(STOP.pattern + r"|[,\"“”]")
FROM = re.compile(r"\bfrom\s$", re.IGNORECASE)
TO_OTHER = re.compile(r"(?:\s[a-z-]+){0,3}\s(?:down\s|up\s)?to\s")
VOTE = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|majority|margin|carried|defeated|rejected|approved|passed)\s(?:\w+\s)?(?:by"
    r"|of)\s(?:[\w-]+\s(?:votes\s)?to\s)?$|\bvot(?:e|ed|ing)\s(?:[\w-]+\sto\s)?$|\boption\s(?:of|for)\s(?:another|a\sfurther)\s$"
)
"""Before the numbers of a vote: "members voted by 29 to four"."""

TEAM_OF = re.compile(r"\b(?:team|crew|squad|staff|workforce)\sof\s(?:(?:just|only|about|around)\s)?$")
TEAM_DID = re.compile(r"\s[a-z]{3,}ed\s(?!(?:[a-z-]+\s)?[a-z-]+(?:s|men|people|staff)\b)")
"""Around the size of a team that does something: "its **team of** 44 **handled** pay for the county"."""

COPULA = re.compile(r"\b(?:is|was|are|were|averages?)\s$")
"""Before a number that says the size of something else: "its population is 220,000"."""

VACANT = re.compile(r"\b(?:vacant|unfilled|empty)\s(?:[a-z]+\s)?(?:posts|jobs|roles|positions)$", re.IGNORECASE)
STRONG = re.compile(r"[-\s]strong\b|-(?:person|people|man|woman|member)\b")
ASIDE_NOW = re.compile(r",\s(?:(?:now|currently|still|once|today)\s)?$")
GROUP = re.compile(r"\b[A-Z]\w+\s(?:group|party|benches|opposition|administration)$")
OF_TEN = re.compile(r"\sout\sof\s(?:every\s)?(?:ten|10|twenty|20|a\shundred|100)\b")
OUT_OF = re.compile(r"\sout\sof\s(?:every\s)?$")
TENS = frozenset((10, 20, 100))
"""Around the two numbers of a share, which count nobody: "**nine out of ten** of them women"."""

COMPOUND = re.compile(r"-(?:jobs?|posts?|staff|employees?|workers?)\b(?!-)")
CONJOINED = re.compile(
    r"(?:\s(?:full|part|senior|junior|permanent|temporary|seasonal|new|existing|agency|vacant|filled|male|female)"
    r"(?:-[a-z]*)?){0,2}(?:,\s|,?\s(?:and|or|plus|not|instead\sof|rather\sthan)\s(?:[A-Z][\w’'-]+\s)?)"
)
"""What stands between two numbers with one noun: "34 and 19 posts", "14 full-time and six part-time staff"."""

HYPHENED = ("strong", "-person", "-people", "-member", "-woman")
"""What follows a number that counts a workforce though no noun of employment is near: "a seven-strong desk"."""

NEAR = {"noun": 2, "measure": 2, "hire": 2, "atwork": 1, "transfer": 1, "at_risk": 1}
"""How many sentences, from the one with a word of each label on, are looked at."""

THINGS_FROM = re.compile(r"\b([a-z]{3,}[^s\W]s)\sfrom\s$")
FAR_IDS = frozenset(("sum", "rise", "fall"))
"""Ids too common to say that a sentence is about jobs."""


class Finder:
    """Walks through the sentences of one text and keeps the counts of jobs it meets.

    A number with a noun of employment is a count ("214 roles"). A number without a noun of its own is one where the last thing
    counted before it, in its sentence or the one before, was jobs ("Of 70 cooks, 55 go"), and its place allows it.
    """

    def __init__(self, text: str, sentences: list[list[int]], cues: Cues, reader: NumberReader, local: bool = False) -> None:
        """local: whether the article names a council, whose people are meant more often than others."""
        self.text, self.sentences, self.cues, self.reader = text, sentences, cues, reader
        self.places: list[int] = []  # where numbers may begin in the sentences looked at so far
        self.looked = -1
        self.phrases, self.memory = Phrases(text, cues, self.places, local), Memory()
        self.alone = BareNumbers(text, sentences, cues, self.phrases, self.memory)
        self.passed: list[Passed] = []
        self.refused = False  # whether the last number counts people who are not at work

    def find(self) -> list[Count]:
        """All counts of jobs, in text order."""
        counts, near = self.memory.counts, self.near_jobs()
        for index, (start, end) in enumerate(self.sentences):
            if index not in near and not (counts and index - counts[-1].sentence <= 10):
                continue
            for nearby in range(max(self.looked + 1, index - 1), index + 1):
                self.places += number_places(self.text, *self.sentences[nearby])
            self.looked = index
            self.memory.open_sentence(index)
            for number in self.reader.numbers(self.text, self.places, start, end):
                if not counts or number.start >= counts[-1].number.end:
                    known, self.refused = len(counts), False
                    self.take(number, index)
                    if len(counts) == known and not self.refused:
                        self.passed.append(Passed(number, index, index in near))
        return counts

    def near_jobs(self) -> set[int]:
        """The sentences with a word of employment, or right after one; what leans on a count may stand four after it."""
        starts = [start for start, _ in self.sentences]
        near: set[int] = set()
        for label, reach in NEAR.items():
            for hit in self.cues.hits.get(label, ()):
                if hit.id not in FAR_IDS:
                    at = bisect_right(starts, hit.start) - 1
                    near.update(range(max(0, at), at + (1 if hit.id == "person" else reach)))
        for word in HYPHENED:
            at = self.text.find(word)
            while at >= 0:
                near.add(bisect_right(starts, at) - 1)
                at = self.text.find(word, at + 1)
        return near

    def take(self, number: Number, index: int) -> None:
        """Decide about one number: a count of jobs, or the count of something else, which ends what bare numbers may lean on."""
        text, stop, memory = self.text, self.sentences[index][1], self.memory
        if (
            OF_TEN.match(text, number.end)
            or number.value in TENS
            and OUT_OF.search(text, max(0, number.first - 14), number.first)
        ):
            return
        count = self.compound(number, index) or self.with_noun(number, index)
        if count is None and number.value is not None and number.value > 1:
            count = self.changed(number, index) or self.without_noun(number, index)
        if count is None:
            ends = END_AFTER.match(text, number.end, stop)
            memory.pending = number if ends or CONJOINED.match(text, number.end, stop) else None
            other = not ends and number.value != 1 and not text[number.end : number.end + 2].strip()[:1].isupper()
            if other or COPULA.search(text, max(0, number.first - 8), number.first):
                memory.last, memory.rival, memory.rival_value = None, True, max(memory.rival_value or 0, number.value or 1e9)
            return
        shared = memory.pending
        if shared is not None and self.shares_noun(shared, count):
            memory.add(Count(shared, shared.first, shared.end, "bare", "jobs/bare/shared-noun", index, like=count))
        memory.pending = None
        memory.add(count)

    def without_noun(self, number: Number, index: int) -> Count | None:
        """A number that no noun follows, in the place of a count of jobs, and not among the votes for and against."""
        if us := self.alone.of_us(number, index):
            return us
        stop = self.sentences[index][1]
        alone = self.alone.stands_alone(number.end, stop, number.first) or self.phrases.people.of_work(number.end, stop)
        if not alone and not (
            TEAM_OF.search(self.text, max(0, number.first - 24), number.first) and TEAM_DID.match(self.text, number.end, stop)
        ):
            return None
        if VOTE.search(self.text, max(0, number.first - 40), number.first) or of_buildings(self.text, number.first, number.end):
            return None
        return self.alone.measured(number, index) or self.alone.bare(number, index)

    def shares_noun(self, pending: Number, count: Count) -> bool:
        """Whether the number before a count has the same noun: the 34 in "34 and 19 posts"."""
        if pending.value == 1 or count.kind in ("bare", "measure") or has_fallen(self.text, pending.first):
            return False
        return bool(CONJOINED.fullmatch(self.text, pending.end, count.number.first))

    def compound(self, number: Number, index: int) -> Count | None:
        """Hyphened counts: "a seven-strong team", "a 150-job depot", "a 40-person unit"."""
        text, stop, follows = self.text, self.sentences[index][1], self.phrases.follows
        if text[number.end : number.end + 1] not in ("-", " "):
            return None
        if match := COMPOUND.match(text, number.end, stop):
            body = follows("body", match.end(), stop)
            end = body.end if body else match.end()
            return Count(number, number.first, end, "strong", "jobs/compound", index, match.group()[1:])
        match = STRONG.match(text, number.end, stop)
        if match is None:
            return None
        body = follows("noun", match.end(), stop) or follows("body", match.end(), stop)
        other = follows("nobody", match.end(), stop)
        if body is None and (aside := ASIDE_NOW.search(text, max(0, number.first - 14), number.first)):
            # "the in-house team, 48 strong, put in a bid"; "the grounds team, now 38-strong"
            if GROUP.search(text, max(0, aside.start() - 30), aside.start()):
                return None  # the Conservative group, 24 strong
            body = self.cues.words.ending("body", text, aside.start()) or self.cues.ending("noun", aside.start())
            return Count(number, number.first, match.end(), "strong", "jobs/strong", index, "strong") if body else None
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
        phrase = self.phrases.after(number.end, sentence[1], number.value == 1)
        if phrase is None and number.value != 1 and (noun := framed(text, number.first, number.end, sentence, self.cues.words)):
            return self.counted(number, number.first, Phrase(noun, noun.end, False), index)
        if phrase is None:
            return None
        if not self.phrases.is_employment(number, phrase, sentence, self.memory.leaning(index)):
            self.refused = phrase.noun.id == "person"
            return None
        start = number.first
        if text.endswith("jobs of ", 0, start):
            start -= len("jobs of ")
        whole = bool(WHOLE_LEAD.search(text[max(sentence[0], number.first - WINDOW) : number.first]))
        return self.counted(number, start, phrase, index, whole)

    def counted(self, number: Number, start: int, phrase: Phrase, index: int, whole: bool = False) -> Count:
        """The count of a number and its noun phrase."""
        noun = phrase.noun
        printed = self.text[noun.start : noun.end].lower()
        return Count(number, start, phrase.end, noun.id, noun.rule, index, printed, whole, phrase.fte)

    def inner(self, end: int, stop: int) -> Number | None:
        """The second number of "14 of its 388 staff", "fewer than 30 of its existing 900 employees"."""
        other = next(self.reader.numbers(self.text, self.places, end, min(end + 45, stop)), None)
        if other is None or other.value is None or other.value <= 1:
            return None
        between = self.text[end : other.first]
        return other if not INNER_STOP.search(between) and len(between.split()) <= 5 else None

    def part_of(self, number: Number, inner: Number, index: int) -> Count | None:
        """Part and whole of "88 of the 260 posts", "31 out of 104", "87 of the 93 will move".

        The part is kept; the whole is returned, to be kept next.
        """
        sentence = self.sentences[index]
        phrase = self.phrases.after(inner.end, sentence[1])
        if phrase and self.phrases.is_employment(inner, phrase, sentence, self.memory.leaning(index)):
            whole = self.counted(inner, inner.first, phrase, index, True)
            part = self.counted(number, number.first, phrase, index)
        elif strong := self.compound(inner, index):
            strong.whole = True
            whole, part = strong, Count(number, number.first, strong.end, "strong", "jobs/strong", index, "strong")
        elif not phrase and self.alone.is_whole(inner, sentence):
            like = self.memory.job
            whole = Count(inner, inner.first, inner.end, "bare", "jobs/bare/whole", index, whole=True, like=like)
            part = Count(number, number.first, inner.end, "bare", "jobs/bare/part", index, like=like)
        else:
            return None
        part.part = True
        self.memory.add(part)
        return whole

    def changed(self, number: Number, index: int) -> Count | None:
        """The two numbers of a change, "from 214 to 96 posts", where jobs are what changes.

        The first is kept; the second is returned, to be kept next.
        """
        text, sentence = self.text, self.sentences[index]
        if not FROM.search(text, max(sentence[0], number.first - 6), number.first):
            return None
        bridge = TO_OTHER.match(text, number.end, sentence[1])
        if not bridge:
            return None
        other = next(self.reader.numbers(text, self.places, bridge.end(), min(bridge.end() + 30, sentence[1])), None)
        if other is None or other.value is None or other.first != bridge.end():
            return None
        phrase = self.phrases.after(other.end, sentence[1])
        if phrase is None and (is_speed(text, number) or not END_AFTER.match(text, other.end, sentence[1])):
            return None
        if phrase and not self.phrases.is_employment(other, phrase, sentence, self.memory.leaning(index)):
            return None
        if not (phrase or self.memory.leaning(index) or self.changes_jobs(number, index)):
            return None
        kind = "vacancy" if self.of_vacancies(number, index, phrase) else "bare"
        self.memory.add(Count(number, number.first, number.end, kind, "jobs/change", index, like=self.memory.job))
        return Count(other, other.first, phrase.end if phrase else other.end, kind, "jobs/change", index, like=self.memory.job)

    def of_vacancies(self, number: Number, index: int, phrase: Phrase | None) -> bool:
        """Whether what changes "from" a number is how many posts are empty: "**vacancies** in housing rose from 12 to 31"."""
        if phrase:
            return phrase.noun.id == "vacancy"
        start = max(self.sentences[index][0], number.first - 75)
        named = [hit for hit in self.cues.within("noun", start, number.first) if hit.id != "person"]
        return bool(named) and (named[-1].id == "vacancy" or VACANT.search(self.text, start, named[-1].end) is not None)

    def changes_jobs(self, number: Number, index: int) -> bool:
        """Whether what changes "from" a number is jobs: a measure or noun of employment before it, with no number between."""
        text, start = self.text, self.sentences[index][0]
        low = max(start, number.first - 75)
        measures = [hit for hit in self.cues.within("measure", low, number.first) if hit.id == "staffing"]
        nouns = [hit for hit in self.cues.within("noun", low, number.first) if hit.id != "person"]
        if any(not re.search(r"[\d£]", text[hit.end : number.first]) for hit in measures + nouns):
            return True
        if (thing := THINGS_FROM.search(text, low, number.first)) and not self.cues.ending("noun", thing.end(1)):
            return False  # "will cut libraries from eight to three"
        before = self.sentences[max(0, index - 1)][0]
        named = self.cues.within("noun", before, number.first)
        return bool(not self.memory.rival and CHANGE.search(text[low : number.first]) and named)
