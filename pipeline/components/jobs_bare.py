"""Numbers that count jobs though no noun follows them: "a workforce of 310", "Of 70 cooks, 55 go", "Bury ten and Leigh five"."""

from __future__ import annotations

import re

from ..matching import Hit
from .jobs_cues import Cues
from .jobs_ends import EXCEPT, GO_ON, LAST_COUNT, MOST_OF, OF_IT, OTHERS_AFTER, PLACE_AFTER, REPLACED
from .jobs_gaps import (
    APPOSED,
    ARTICLE,
    ASIDE,
    CLAUSE,
    COUNTED_THERE,
    DEFINITE,
    END_AFTER,
    IS_SHORT,
    IT_IS,
    LEAD,
    MEASURE_GAP,
    MEASURED,
    NUMBERING,
    OF_LEAD,
    OF_THEM,
    OF_US,
    OF_WHOM,
    OTHERS,
    PARTS,
    PLAIN_VERB,
    THERE_ARE,
    THERE_ARE_US,
    VERB_AFTER,
    VOTERS,
    WHEN_THERE,
)
from .jobs_memory import Count, Memory
from .jobs_numbers import Number, counts_others
from .jobs_phrases import Phrases

PUT = re.compile(r"\b(?:put|puts|putting|estimate[sd]?)\s(?:[\w’']+\s){1,3}$")
"""Before a noun whose number follows: "put the job losses at 120"."""

PUT_NUMBER = re.compile(
    r"\b(?:put|puts|putting)\sthe\s(?:total|number|figure|toll)\s(?:under\sthreat|at\srisk|facing\s[a-z\s]{3,20}?|affected"
    r"|to\sgo|going|leaving|employed|who\s[a-z\s]{3,30}?)(?:\s(?:nationally|locally|across\s[\w\s]{3,25}?))?\sat\s$"
)
"""Before how many are spoken of: "**put the total under threat at** 161"."""

PUT_AT = re.compile(
    r"\b(?:put|puts|putting)\s(?:it|that|the\s(?:figure|number|total|tally))\s(?:(?:nearer|closer)\s)?(?:(?:at|to)\s)?$"
)
"""Between a noun and its number: "the vacancies, currently 19, that the council holds open"."""

IN_NUMBER = re.compile(r",\s$")
"""The same before "in number": "the cleaners, three in number, have been found work"."""

NAMED_AS = frozenset(("job", "loss", "vacancy", "staff", "occupation", "fte", "trainee"))
"""The ids of nouns that name jobs and those who do them, without a number too."""

THAN = re.compile(r"\b(?:at|than|compared\swith|compared\sto|against|number|numbered)\s$", re.IGNORECASE)
TOWARDS = re.compile(r"\b(?:to|on|at|by)\s$", re.IGNORECASE)
CHANGE = re.compile(
    r"\b(?:shr[iau]nk|fell|fall|drop|cut|reduc|slim|trim|r[io]se|grow|grew|increas|down|up|go|goes|went|c[ao]me)\w*"
    r"(?:\s[^.,;:]{0,50})?\s(?:to|by|from)\s$",
    re.IGNORECASE,
)
NAME = re.compile(
    r"(?:^|[,;:]\s|\(|\band\s)"
    r"((?:[A-Z][\w’'&-]*)(?:\s(?:and|of|upon|on|the|with)\s[A-Z][\w’'-]*|\s[A-Z][\w’'-]*){0,3})\s$"
)
"""The name that stands for a whole clause: "Bolton loses 20 posts, Bury ten"."""

CLAUSELET = re.compile(r"(?:,|\band)\s(?:the\s)?([a-z][a-z’'-]+(?:\s(?:and\s)?[a-z][a-z’'-]+){0,3})\s$")
"""What stands for a whole clause without being a name: "planning loses 19 posts, housing 15 and the contact centre a dozen"."""

ASIDE_OPENS = re.compile(r"\s(?:[–—-]\s|\()$|,\s$")
"""Around a number that says how many "most of them" are: "The bulk of them, 74, are empty"."""

WHO = re.compile(r"\s(?:who|that|which)(?=\s)")
OF_PEOPLE = re.compile(
    r"(?:recruit|hir(?:e|ing)|sack|laid\soff|lay(?:ing)?\soff|dismiss|made?\sredundant|making\sredundant)", re.IGNORECASE
)
"""Verbs whose object is people at work, its noun left out or not: "has laid off 12"."""
LISTED = re.compile(r"(?:[,:(]|\band|\bplus|\bincluding|\balong\swith|\bas\swell\sas|\btogether\swith)\s?$")
WINDOW = 90
"""How many characters before a number are looked at for what governs it."""


class BareNumbers:
    """Reads the numbers without a noun of one text, by their place and by what was counted before (``memory``)."""

    def __init__(self, text: str, sentences: list[list[int]], cues: Cues, phrases: Phrases, memory: Memory) -> None:
        self.text, self.sentences, self.cues, self.phrases, self.memory = text, sentences, cues, phrases, memory

    def measured(self, number: Number, index: int) -> Count | None:
        """A number that follows its measure: "a workforce of 310", "a net rise of 211", "the headcount fell to 900"."""
        text, (start, stop) = self.text, self.sentences[index]
        for hit in reversed(self.cues.within("measure", max(start, number.first - 75), number.first)):
            gap = ASIDE.sub(" ", text[hit.end : number.first])
            if not (MEASURED.search(gap) and MEASURE_GAP.fullmatch(gap)):
                continue
            if gap.endswith(", ") and text.startswith((" of whom", " of them"), number.end):
                continue  # "its staff, 12 of whom will lose their jobs"
            tight = len(gap) <= 14
            jobs_near = self.memory.job or self.cues.within("noun", self.sentences[max(0, index - 1)][0], stop)
            short = hit.end - hit.start < 6  # "team", "crew", "staff" take their number at once, or not at all
            of_it = OF_IT.match(gap)
            people = hit.id == "staffing" and (tight or not short or CHANGE.search(gap) or NUMBERING.fullmatch(gap))
            if people or (hit.id != "staffing" and of_it and tight and jobs_near):
                first = hit.start if of_it and tight else number.first
                return Count(number, first, number.end, "measure", hit.rule, index, hit.id, like=self.memory.job)
        if PUT_NUMBER.search(text, max(start, number.first - 90), number.first):
            return Count(number, number.first, number.end, "bare", "jobs/bare/numbering", index, like=None)
        for hit in reversed(self.cues.within("noun", max(start, number.first - 75), number.first)):
            gap = text[hit.end : number.first]
            changes = CHANGE.search(gap) and MEASURE_GAP.fullmatch(gap) and "," not in gap
            put = gap == " at " and PUT.search(text, max(start, hit.start - 30), hit.start)
            works = hit.id != "person" or gap.startswith((" who work for ", " who work at ", " employed by ", " working for "))
            if works and (changes or put or NUMBERING.fullmatch(gap)):
                kind = "vacancy" if hit.id == "vacancy" else "bare"
                return Count(number, number.first, number.end, kind, "jobs/bare/numbering", index, like=self.memory.job)
        return None

    def stands_alone(self, end: int, stop: int, first: int = 0) -> bool:
        """Whether what follows a number shows that it has no noun of its own; after "of whom" any plain verb does."""
        if OF_WHOM.search(self.text, max(0, first - 9), first) and PLAIN_VERB.match(self.text, end, stop):
            return True
        return bool(END_AFTER.match(self.text, end, stop) or VERB_AFTER.match(self.text, end, stop))

    def is_whole(self, inner: Number, sentence: list[int]) -> bool:
        """Whether the 93 of "87 of the 93 will move across" are jobs: after a count of jobs, or before what happens to jobs."""
        if VOTERS.match(self.text, inner.end):
            return False
        if (inner.value or 0) > 9 and inner.value in self.memory.first and self.stands_alone(inner.end, sentence[1]):
            return True  # "half a dozen of the 26 will be gone"
        if self.memory.last and self.stands_alone(inner.end, sentence[1]):
            return True
        if self.phrases.people.of_work(inner.end, sentence[1]):
            return True
        verb = VERB_AFTER.match(self.text, inner.end, sentence[1])
        return bool(verb and self.phrases.about_jobs and self.phrases.has_fate(inner.end, inner.end + 32, sentence))

    def bare(self, number: Number, index: int) -> Count | None:
        """A number without a noun of its own that leans on the last count of jobs."""
        text, (start, stop) = self.text, self.sentences[index]
        verb = VERB_AFTER.match(text, number.end, stop)
        start = max(start, number.first - WINDOW)
        before, first, end = text[start : number.first], number.first, number.end
        if match := ARTICLE.search(before):
            first -= len(match[1])
        if match := OF_THEM.match(text, number.end, stop):
            end = match.end()
        how = "of-them" if match and self.has_whole(number, index) else self.place(number, index, before, bool(verb))
        if how is None and match and (self.phrases.people.of_work(end, stop) or self.of_named(start, before)):
            how = "of-work"
        if how is None or counts_others(text, number):
            return None
        if how == "gapped" and (name := NAME.search(before)):
            first = start + name.start(1)
        same = self.memory.first.get(number.value or 0)
        like = same if same and how == "restated" else self.memory.job or same
        return Count(number, first, end, "bare", f"jobs/bare/{how}", index, like=like)

    def of_us(self, number: Number, index: int) -> Count | None:
        """The colleagues whom somebody counts, in an article about jobs: "**There were** five **of us** on nights"."""
        start, stop = self.sentences[index]
        us = OF_US.match(self.text, number.end, stop) if self.phrases.about_jobs else None
        if us is None or not THERE_ARE_US.search(self.text, max(start, number.first - 24), number.first):
            return None
        return Count(number, number.first, us.end(1), "bare", "jobs/bare/of-us", index)

    def of_named(self, start: int, before: str) -> bool:
        """Whether "them" are staff just named: "existing staff, all 45 of them, stay"."""
        comma = ASIDE_OPENS.search(before.removesuffix("all "))
        noun = self.cues.ending("noun", start + comma.start()) if comma else None
        return noun is not None and noun.id not in ("person", "one", "senior")

    def has_whole(self, number: Number, index: int) -> bool:
        """Whether "them" are jobs or workers: counted last, or named without a number and no larger number of others since."""
        if self.memory.last:
            return " million " not in self.text[self.memory.last.end : number.first]  # a number too large to be kept as a rival
        rival = self.memory.rival_value
        if self.memory.job and self.memory.job.sentence >= index - 1:
            return rival is not None and rival < (number.value or 0)  # "two rounds of redundancy accounted for 52 of them"
        return not self.memory.rival and self.names_jobs(number.first, index)

    def names_jobs(self, end: int, index: int) -> bool:
        """Whether the last sentence, or this one up to an offset, names jobs or workers and counts nothing."""
        start = self.sentences[max(0, index - 1)][0]
        named = [hit for hit in self.cues.within("noun", start, end) if hit.id in NAMED_AS]
        return bool(named) and not self.phrases.has_live_number(named[-1].end, end - 1)

    def place(self, number: Number, index: int, before: str, verb: bool) -> str | None:
        """What about its place makes a bare number a count of jobs: the name of the rule, or None."""
        value, start = number.value or 0, number.first - len(before)
        match = LEAD.search(before)
        lead = before[: match.start()] if match else before
        said = self.cues.words.ending("verb", self.text, start + len(lead) - 1)
        opens = bool(CLAUSE.search(lead)) or said is not None and said.id == "say"
        if self.governs(self.cues.words.ending("verb", self.text, start + len(lead) - 1), value, index):
            return "governed"
        if self.phrases.people.of_work(number.end, self.sentences[index][1]):
            return "of-work"
        at_hand = self.memory.job or self.phrases.at_hand
        if at_hand and self.text.startswith((" short", " light"), number.end) and IS_SHORT.search(before):
            return "of-work"  # "At present it is 22 short"
        if before.endswith("let ") and self.text.startswith(" go", number.end):
            return "governed"
        article = before.lower().endswith("the ")
        if article and value >= 4 and value in self.memory.first:
            return "restated"
        who = WHO.match(self.text, number.end) if article and value >= 4 else None
        if who and self.phrases.people.are_moved(who.end(), self.sentences[index][1]):
            return "the"
        if before.endswith("(") and self.text.startswith(")", number.end) and self.cues.ending("noun", start + len(before) - 2):
            return "bracketed"
        if self.is_apposed(number, start, before):
            return "aside"
        if LAST_COUNT.match(self.text, number.end) and (aside := ASIDE_OPENS.search(before)):
            named = self.cues.within("noun", start, start + aside.start())
            if any(hit.end >= start + aside.start() - 1 and hit.id not in ("person", "one") for hit in named):
                return "aside"
        if not self.memory.last:
            return self.far_place(number, index, article, verb and opens, verb)
        return self.near_place(number, index, before, lead, verb and opens)

    def is_apposed(self, number: Number, start: int, before: str) -> bool:
        """Whether a number is that of a noun right before it: "the vacancies, currently 19, that …"."""
        match = (IN_NUMBER if self.text.startswith(" in number", number.end) else APPOSED).search(before)
        noun = self.cues.ending("noun", start + match.start()) if match else None
        return noun is not None and noun.id in NAMED_AS

    def governs(self, hit: Hit | None, value: float, index: int) -> bool:
        """Whether a verb right before a number makes it a count of jobs: "has shed 85", "the pool employs 23"."""
        if hit is None:
            return False
        if hit.id == "say" and PUT_AT.search(self.text, max(0, hit.end - 30), hit.end + 1):
            return self.memory.last is not None
        if hit.id == "employ" and value >= 10 or hit.id == "have" and value > 31 and self.memory.job:
            return True
        if hit.id == "governs" and value > 2 and OF_PEOPLE.match(self.text, hit.start):
            return True
        return self.memory.leaning(index) or bool(self.memory.last) and hit.id != "say"

    def far_place(self, number: Number, index: int, article: bool, subject: bool, verb: bool) -> str | None:
        """The rule for a number that nothing counted nearby supports, where jobs were counted a few sentences before."""
        definite = article or bool(DEFINITE.search(self.text, max(0, number.first - 16), number.first))
        large, told = (number.value or 0) > 9, verb or bool(WHO.match(self.text, number.end))
        fated = large and told and definite and self.phrases.about_jobs
        if fated and self.phrases.has_fate(number.end, number.end + 45, self.sentences[index]):
            return "the"
        if not self.memory.recent(index):
            fated = subject and large and not self.memory.rival and self.names_jobs(number.first, index)
            return "subject" if fated and self.phrases.has_fate(number.end, number.end + 36, self.sentences[index]) else None
        if definite and verb and large:
            return "the"
        fate = subject and self.phrases.has_fate(number.end, number.end + 36, self.sentences[index])
        return "subject" if fate else None

    def near_place(self, number: Number, index: int, before: str, lead: str, subject: bool) -> str | None:
        """The rule for a number where jobs were the last thing counted.

        lead: what stands before it, without "just" and "another"; subject: whether it opens a clause and a verb follows.
        """
        value = number.value or 0
        here = self.memory.leaning(index)
        if OF_LEAD.search(lead):
            return "of-those"
        if MOST_OF.search(before) and GO_ON.match(self.text, number.end):
            return "aside"
        if EXCEPT.search(before):
            return "except"
        part = here and before.endswith("(") and self.text.startswith(")", number.end)
        if part and self.memory.last and 3 < value < (self.memory.last.number.value or 0):
            return "listed"  # "its 4,100 employees were split between Cumberland (2,350) and …"
        if subject:
            return "subject"
        if before.lower().endswith("the "):
            return "the" if value > 9 or OTHERS_AFTER.match(self.text, number.end) else None
        if NAME.search(before) and (here or value > 3):
            return "gapped"
        if here and (match := CLAUSELET.search(before)) and self.phrases.is_plain(match[1]):
            return "listed"
        if here and LISTED.search(lead) and PLACE_AFTER.match(self.text, number.end):
            return "listed"
        if value > 3 and THERE_ARE.search(lead) and COUNTED_THERE.match(self.text, number.end):
            return "is"
        if here and value > 3 and WHEN_THERE.search(lead):
            return "is"
        if value > 3 and PARTS.search(lead) and PLACE_AFTER.match(self.text, number.end):
            return "listed"
        if value > 3 and (IT_IS.search(lead) or here and THAN.search(lead)):
            return "is"
        if here and REPLACED.search(lead):
            return "towards"
        if here and (value > 31 and TOWARDS.search(lead) or CHANGE.search(lead)):
            return "towards"
        others = OTHERS.search(before) and (VERB_AFTER.match(self.text, number.end) or value > 3)
        return "another" if others or (lead != before and CLAUSE.search(lead)) else None
