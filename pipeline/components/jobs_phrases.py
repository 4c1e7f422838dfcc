"""Noun phrases of employment: which noun a number counts, how far its phrase reaches, and whether it means people at work."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from ..matching import Hit
from ..numbers import NUMBER
from .jobs_cues import FATES, Cues
from .jobs_ends import AGO, BY, GO_UP, HARD_BREAK, HAS, LIST_AND, LIST_GOES_ON, PLURAL, STOP, STOP_WORDS
from .jobs_leads import HANDED_WITH
from .jobs_numbers import Number, is_dead

OURS = re.compile(r"\b(?:its|their|our|whose|the\scouncil[’']s)\s(?:\w+\s)?$", re.IGNORECASE)
NOT_ONE = re.compile(r"\b(?:not|no|any|last|every|each|only)\s$", re.IGNORECASE)
FULL_TIME = re.compile(r"\s(?:extra\s|more\s)?full[-\s]time\s")
EQUIVALENT_OF = re.compile(r"\bequivalent\s(?:of|to)\s[\w\s.,-]*$")
THEY = re.compile(r"\s(?:(?:who|that|have|had|has|then|also|later|are|were|will|would)\s)*")
AT_WORK = re.compile(r"\s(?:to\s(?:locked|work|find|be\stold)|for\s(?:work|their\sshifts?|duty))\b")
WORDLESS = re.compile(
    r"(?:\s(?:in|at|from)\s(?:the\s)?[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)?\s(?:[–-]\s)?(?:(?:are|were|took|accepted|have|had|has"
    r"|will|would|could|may|might|to|be|been|now|still|already)\s)*"
)
ON_ITS_BOOKS = re.compile(
    r"\s(?:on\s(?:the|its|their|[A-Z][\w’'-]*)\s(?:[A-Z][\w’'-]*\s){0,3}?(?:payroll|books|staff)\b"
    r"|(?:were|was)\sshown\sthe\sdoor\b|\sthe\s(?:door|sack|push|boot)\b)"
)
"""After a number that counts people at work: "There were 119 **on the Corbel payroll**", "gave 80 **the sack**"."""
THEIR_JOBS = re.compile(r"\s(?:of\s)?their\s(?:jobs?|posts?|livelihoods?|employment)\b")
THERE_WERE = re.compile(r"\b[Tt]here\s(?:are|were|used\sto\sbe)\s(?:now\s|still\s|just\s|only\s)?$")
AT_WORK_HERE = re.compile(
    r"\s(?:(?:now|currently|still|already)\s)?(?:work(?:s|ed)?|working)\s(?:for|at|there|on\sit|out\sof)\b|\son\s(?:the|its"
    r"|their|our|[A-Z][\w’'-]*)\s(?:books|payroll)\b"
    r"|\s(?:had|have|has)\sleft\s(?:the|her|his|its|their|our)\s(?:council|authority|firm|company|trust|service|team)\b"
    r"|\swho\s(?:run|ran|watch|watched|answer|staff|sweep|swept|empty|clean|drive|drove|cook|process)\s(?:the|our|its|their)\b"
)
IN_OFFICE = re.compile(
    r"\sin\s(?:(?:the|its|our|that|their|this)\s)?(?:[\w’'-]+\s){0,3}?(?:department|team|office|building|unit|section|depot"
    r"|directorate|finance|payroll|HR|IT)\b"
)
"""Behind people: where they are at work."""

AFTER_WHERE = re.compile(r"\s(?:work|are\s(?:based|employed))\b")
AFFECTS = re.compile(
    r"\b(?:affects?|affecting|involves?|involving)\s(?:(?:about|around|some|up\sto|more\sthan|nearly|almost"
    r"|all)\s){0,2}$"
)
OF_WHOM_WORK = re.compile(r",\s(?:[a-z]+\s){0,2}[\d,]+\sof\swhom\swork")
WILL = re.compile(r"\s(?:will|would|is\sto|could|may|might)\s")
WHERE = re.compile(r"\bwhere\s(?:(?:about|around|some|only|just|nearly|almost|more|than)\s){0,2}$")
TOLD = re.compile(r"\s(?:have|had|has|were|are)\s(?:\w+\s){0,2}?(?:told|warned|informed|briefed|offered)\b")
STOPS = re.compile(r"[.;]|\son\sits\s|\sworking\b|$")
FORMER = re.compile(
    r"\s(?:former\b|ex-|retired\b|would-be\b)(?!\s?(?:council|county|city|borough|district|town\shall|local\sauthority)\b)"
)
EMPLOYS = re.compile(r"\s(?:(?:that|whom)\s)?(?:the\s|it\b|[A-Z])[\w’ ]{0,24}?\s?(?:now\s)?(?:employs|employed)\b")
DOING = re.compile(r"\b(?:doing|do|does|did|juggling|working)\s$")
ONE_IN = re.compile(r"\sin\s(?:\d|two|three|four|five|six|seven|eight|nine|ten|every)")
OF_WORK = re.compile(r"employ|redundan|payroll|tupe|laid\soff|sacked", re.IGNORECASE)
OFFENDERS = re.compile(r"\b(?:fined|fines|fining|prosecut\w+|caught|clamped|ticketed|arrested)\s(?:\w+\s){0,2}$")
"""Before people who are counted for what they did: "**fined** 36 drivers"."""

SHORT_OF = re.compile(r"\sshort\b(?!\s(?:of|term|list))")
OF_ITS = re.compile(r"\sof\s(?:its|their|our)\s(?:[a-z]+\s)?")
EXTRA = re.compile(r"\s(?:extra|additional|more|new|full-time|part-time|temporary|seasonal)\s(?:people|men|women)")
ACTIVE = re.compile(r"(?:lo[so]|cut|shed|scrap|shut|clos|lower|reduc|keep|kept|retain|move\s(?:on|in)|go$)", re.IGNORECASE)
"""Verbs that people do to other things than their jobs."""

MEMBERS = re.compile(
    r"(?:\s[\w-]+)?\s(members)\sof\s(?:the|its|their|our|[A-Z][\w’']*[’']s?)\s(?:[\w’'-]+\s){0,5}?(?:team|crew|unit"
    r"|department|workforce|squad)\b"
)
AGENT = re.compile(r"(?:\s[a-z][\w’'-]*){0,3}?\s([a-z-]*[a-z]{3}(?:ers|men|women|ists|ians|wrights|hands))\b(?![-’'])")


NO_QUOTES = dict.fromkeys(map(ord, '“”"'))
OWNER = re.compile(r"the|its|their|those|these|our|his|her|your|whose")
PEOPLE = ("staff", "occupation", "senior", "trainee", "person", "agent")
"""The ids of nouns that name those who do the work, and not the jobs."""


class Phrase(NamedTuple):
    """A noun with what belongs to it: its hit in the text, where its phrase ends, whether it speaks of full-time equivalents."""

    noun: Hit
    end: int
    fte: bool


class Phrases:
    """Reads the noun phrases of one text."""

    def __init__(self, text: str, cues: Cues, places: list[int]) -> None:
        self.text, self.cues, self.places = text, cues, places
        named = [hit.id for hit in cues.hits.get("noun", ())]
        self.about_jobs = sum(kind in ("job", "staff", "fte", "loss") for kind in named) >= 2 or len(named) >= 5

    def after(self, end: int, stop: int, single: bool = False) -> Phrase | None:
        """The phrase that a number ending at an offset counts: "social worker posts", "carers, cooks and cleaners".

        single: whether the number is one, the only one that counts "post" and not "posts".
        """
        text, nouns = self.text, self.cues.within("noun", end, min(end + 70, stop))
        nouns = [hit for hit in nouns if single or hit.id != "one"]
        at = next((i for i, hit in enumerate(nouns) if self.fits(end, hit.start)), None)
        if at is None:
            return self.agent(end, stop)
        noun, reach, fte = nouns[at], nouns[at].end, nouns[at].id == "fte"
        if any(hit.id == "whole" or noun.id == "job" for hit in self.cues.within("modifier", end, noun.end)):
            return None
        for other in nouns[at + 1 :]:
            between = text[reach : other.start]
            if between in (" ", "’ ", "' ", "’s ", "'s ", " (", ") ") or (noun.id == "fte" and self.fits(reach, other.start)):
                noun, fte = other if other.id != "fte" else noun, fte or other.id == "fte"
            elif not (noun.id in PEOPLE and other.id in PEOPLE and self.lists(reach, other, stop)):
                break
            reach = other.end
        return Phrase(noun, reach, fte or bool(FULL_TIME.match(text, end) and EQUIVALENT_OF.search(text[max(0, end - 60) : end])))

    def is_plain(self, words: str) -> bool:
        """Whether none of some words is a function word, so that they may name a part of a workforce: "contact centre"."""
        return not any(word in STOP_WORDS for word in words.split())

    def has_number(self, start: int, end: int) -> bool:
        """Whether a number may begin between two offsets."""
        index = bisect_left(self.places, start)
        return index < len(self.places) and self.places[index] < end

    def has_live_number(self, start: int, end: int) -> bool:
        """Whether a number that can count something begins between two offsets: no date, year or rate."""
        for place in self.places[bisect_left(self.places, start) : bisect_left(self.places, end)]:
            match = NUMBER.match(self.text, place)
            if match and not is_dead(self.text, match.start(), match.end()):
                return True
        return False

    def lists(self, end: int, other: Hit, stop: int) -> bool:
        """Whether the noun before an offset and the next one stand in one list: "carers, cooks and cleaners"."""
        between = self.text[end : other.start]
        if self.has_number(end, other.start) or not LIST_AND.fullmatch(between):
            return False
        return "and" in between or not between.startswith(", ") or bool(LIST_GOES_ON.match(self.text, other.end, stop))

    def agent(self, end: int, stop: int) -> Phrase | None:
        """A noun that no line names but that ends as those of workers do ("gully emptiers"), where employment is the matter."""
        if match := MEMBERS.match(self.text, end, stop):
            return Phrase(Hit(match.start(1), match.end(1), "noun", "staff", "jobs/noun/members"), match.end(1), False)
        match = AGENT.match(self.text, end, stop) if self.about_jobs else None
        if not match or not self.fits(end, match.start(1)):
            return None
        if self.cues.words.ending("nonagent", self.text, match.end(1)):
            return None
        return Phrase(Hit(match.start(1), match.end(1), "noun", "agent", "jobs/noun/agent"), match.end(1), False)

    def follows(self, label: str, end: int, stop: int) -> Hit | None:
        """The first phrase of a word list, or hit of a label, after an offset with nothing but modifiers between."""
        stop = min(end + 40, stop)
        if label in self.cues.words.ids:
            hit = self.cues.words.after(label, self.text, end + 1, stop)
        else:
            hit = next(iter(self.cues.within(label, end, stop)), None)
        return hit if hit and self.fits(end, hit.start) else None

    def fits(self, start: int, end: int) -> bool:
        """Whether what stands between two offsets only modifies the noun after it: " town hall ", " of the council's "."""
        gap = self.text[start:end]
        words = gap.lower().translate(NO_QUOTES).split()
        if not words:
            return bool(gap)
        if gap[0] not in " \xa0" or len(words) > 8 or STOP.search(gap) or self.has_number(start, end):
            return False
        if words[0] in ("of", "out"):
            words = words[2 if words[0] == "out" else 1 :]
            if words and OWNER.fullmatch(words[0]):
                words = words[1:]
        edges = (0, len(words) - 1)
        if any(word in STOP_WORDS or (word in ("and", "or", "of") and at in edges) for at, word in enumerate(words)):
            return False
        lists = self.cues.words
        return all(
            lists.ending("field", self.text, start + plural.end()) or lists.starting("field", self.text, start + plural.start())
            for plural in PLURAL.finditer(gap)
        )

    def is_employment(self, number: Number, phrase: Phrase, sentence: list[int], leaning: bool) -> bool:
        """Whether number and noun together count people or places at work, not strikers, meetings or a crowd.

        leaning: whether jobs were the last thing counted before.
        """
        text, (start, stop), kind = self.text, sentence, phrase.noun.id
        if text[phrase.end : phrase.end + 1] in ("'", "’", "-") and text[phrase.end + 1 : phrase.end + 3].strip()[:1].islower():
            return False
        tail = self.cues.words.starting("tail", text, phrase.end + 1)
        if tail and (tail.id == "head" or kind == "job" and not AGO.match(text, tail.end)):
            return False
        if number.value == 1 and ONE_IN.match(text, phrase.end):
            return False  # "one post in nine"
        if kind == "job" and DOING.search(text, max(start, number.first - 9), number.first):
            return False  # "each doing two jobs"
        alone = number.value == 1 and kind == "staff" and WILL.match(text, phrase.end)
        if alone and self.has_fate(phrase.end, phrase.end + 30, sentence):
            return True  # "only one member of staff will transfer"
        if number.value == 1 and (
            kind in ("staff", "occupation", "senior", "person", "agent")
            or NOT_ONE.search(text[max(start, number.first - 6) : number.first])
        ):
            return False
        if kind not in PEOPLE:
            return True
        if OFFENDERS.search(text, max(start, number.first - 40), number.first):
            return False
        if SHORT_OF.match(text, phrase.end):
            return True
        if self.is_against(number, phrase.end, sentence) or FORMER.search(text, number.end, phrase.noun.start):
            return False
        if kind != "person" and HANDED_WITH.search(text, max(start, number.first - 110), number.first):
            return True
        if kind in ("staff", "trainee") or OURS.search(text[max(start, number.first - 24) : number.first]):
            return True
        if kind == "person":
            ours = OF_ITS.fullmatch(text, number.end, phrase.noun.start) is not None
            return leaning or ours or self.at_work(number, phrase.end, sentence) or self.are_moved(phrase.end, stop)
        if kind in ("agent", "senior"):
            verb = self.cues.words.ending("verb", text, number.first - 1)
            if verb and verb.id == "governs":
                return True  # "would replace five directors with three"
            if kind == "agent" and number.value and number.value > 9 and TOLD.match(text, phrase.end):
                return True  # "34 probationers had already been told"
            if kind == "senior" and number.value and number.value > 3 and THERE_WERE.search(text, start, number.first):
                return True
            known = kind == "senior" or number.value is None or number.value > 3
            return known and self.has_fate(number.first - 60, phrase.end + 60, sentence)
        if number.value is not None and number.value <= 3:
            return leaning or self.has_fate(number.first - 30, phrase.end + 120, sentence)
        return leaning or self.about_jobs or number.value is None or number.value >= 10 or self.has_fate(start, stop, sentence)

    def is_against(self, number: Number, end: int, sentence: list[int]) -> bool:
        """Whether strike, ballot, vote or the like is what the counted people are said to do."""
        start, stop = sentence
        for hit in self.cues.within("against", max(start, number.first - 130), min(stop, end + 90)):
            if hit.end < number.first - 45 and hit.id != "strike":
                continue
            before, after = self.text[hit.end : number.first], self.text[end : hit.start]
            if hit.id == "act" and AT_WORK.match(self.text, hit.end):
                continue  # "77 clerks turned up to locked doors"
            if hit.id == "act":  # "40 staff voted", "a march by 40 staff"; not "the transfer of 40 staff was voted through"
                if hit.start >= end and THEY.fullmatch(after) or hit.end <= number.first and BY.fullmatch(before):
                    return True
            elif hit.end <= number.first or hit.start >= end and not HARD_BREAK.search(after):
                return True
        return False

    def has_fate(self, start: int, end: int, sentence: list[int]) -> bool:
        """Whether anything between two offsets of a sentence tells what happens to jobs."""
        low, high = max(start, sentence[0]), min(end, sentence[1])
        text = self.text
        return any(
            hit.label in FATES and not (text.endswith("go", hit.start, hit.end) and GO_UP.match(text, hit.end))
            for hit in self.cues.near(low, high)
        )

    def at_work(self, number: Number, end: int, sentence: list[int]) -> bool:
        """Whether "people" are workers here: beside a word of employment or their own full-time equivalents."""
        text, (start, stop) = self.text, sentence
        if AT_WORK_HERE.match(text, end) or self.about_jobs and IN_OFFICE.match(text, end):
            return True  # "About 1,900 people work for it", "There are 64 people in the press office"
        if AFTER_WHERE.match(text, end) and WHERE.search(text, max(start, number.first - 24), number.first):
            return True  # "Selby Library, where eleven people work"
        is_affected = AFFECTS.search(text, max(start, number.first - 30), number.first)
        if self.about_jobs and (is_affected or OF_WHOM_WORK.match(text, end)):
            return True
        if EMPLOYS.match(text, end) or THEIR_JOBS.match(text, end) or EXTRA.fullmatch(text, number.end, end):
            return True  # "would have cost 83 people their jobs"; "promised 15 extra men"
        if self.about_jobs and HAS.search(text, max(start, number.first - 5), number.first) and STOPS.match(text, end):
            return True  # "Tees Digital has 54 people."
        before = [text[hit.end : number.first] for hit in self.cues.within("hire", max(start, number.first - 45), number.first)]
        reach = 150 if text.startswith(" who ", end) else 40  # "265 people who coach and train will stop working for the county"
        after = [text[end : hit.start] for hit in self.cues.within("atwork", end, min(end + reach, stop))]
        if any(not re.search(r"[\d.;]", between) for between in before + after):
            return True
        return any(hit.id == "fte" for hit in self.cues.within("noun", end, min(end + 50, stop)))

    def are_moved(self, end: int, stop: int) -> bool:
        """Whether people are said to change or keep their employer, where jobs are the matter: "130 people will transfer"."""
        labels = ("transfer", "retain", "at_risk", "cut")
        fates = [hit for label in labels for hit in self.cues.within(label, end, min(end + 40, stop))]
        fates = [hit for hit in fates if not ACTIVE.match(self.text, hit.start)]
        if not self.about_jobs:
            fates = [hit for hit in fates if OF_WORK.search(self.text, hit.start, hit.end)]
        return any(WORDLESS.fullmatch(self.text, end, hit.start) for hit in fates)

    def of_work(self, end: int, stop: int) -> bool:
        """Whether a number without a noun goes on as only workers do: "has 1,150 on the payroll", "30 would lose their jobs"."""
        if ON_ITS_BOOKS.match(self.text, end, stop):
            return True
        after = self.cues.within("atwork", end, min(end + 22, stop))
        return any(WORDLESS.fullmatch(self.text, end, hit.start) for hit in after)
