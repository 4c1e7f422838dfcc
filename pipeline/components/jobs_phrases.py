"""Noun phrases of employment: which noun a number counts, how far its phrase reaches, and whether it means people at work."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from ..matching import Hit
from ..numbers import NUMBER
from .jobs_crowds import FELLOWS, RESPONDENTS, is_crowd
from .jobs_cues import FATES, Cues
from .jobs_ends import (
    AGO,
    AT_WORK,
    BY,
    EQUIVALENT_OF,
    FULL_TIME,
    GO_UP,
    HARD_BREAK,
    LIST_AND,
    LIST_GOES_ON,
    NO_ONE,
    NOT_ONE,
    OURS,
    PLURAL,
    STOP,
    STOP_WORDS,
    THERE_WERE,
    THEY,
)
from .jobs_leads import HANDED_WITH
from .jobs_numbers import GROUPS, Number, is_dead
from .jobs_people import People

WILL = re.compile(r"\s(?:will|would|is\sto|could|may|might)\s")
TOLD = re.compile(r"\s(?:have|had|has|were|are)\s(?:\w+\s){0,2}?(?:told|warned|informed|briefed|offered)\b")
FOUNDED_BY = re.compile(
    r"\b(?:set\sup|started|founded|created|formed|launched|established|owned|led|written)\s(?:[a-z]+\s){0,4}by\s(?:the\s)?$"
    r"|\bfrom\s(?:the\s)?$"
)
SPEAKS = re.compile(
    r"\s(?:said|told|say|warned|argued|agreed|asked|found|wrote|visited|attended|concluded|advised|presented|replied|sent)\b"
)
"""Around a few who do something else than their work: "set up **by** two nurses", "two officers **told** the panel"."""

GONE = re.compile(
    r"\s(?:(?:have|had|has|are|were|will|would|could|may|all|also|since|now|already|be|to)\s)+"
    r"(?:left|leav(?:e|ing)|gone|go|going|retir(?:e|ed|ing)|resign(?:ed|ing)?|quit|depart(?:ed|ing)?|join(?:ed|ing)?|mov(?:e|ed|ing))\b"
)
"""Behind a few who change or leave their work: "its three librarians **have all left**"."""

FORMER = re.compile(
    r"\s(?:former\b|ex-|retired\b|would-be\b)(?!\s?(?:council|county|city|borough|district|town\shall|local\sauthority)\b)"
)
DOING = re.compile(r"\b(?:doing|do|does|did|juggling|working)\s$")
ONE_IN = re.compile(r"\sin\s(?:\d|two|three|four|five|six|seven|eight|nine|ten|every)")
AND_OTHER = re.compile(r"\b(?:and|or|with|but)\s(?:fewer|more|less|no|some|many|other|any)\s$")
"""Before a noun that goes with no number, but with a word for how many."""

OFFENDERS = re.compile(r"\b(?:fined|fines|fining|prosecut\w+|caught|clamped|ticketed|arrested)\s(?:\w+\s){0,2}$")
"""Before people who are counted for what they did: "**fined** 36 drivers"."""

SHORT_OF = re.compile(r"\sshort\b(?!\s(?:of|term|list))")
OF_OWNER = re.compile(r"\sof\s(?:its|their|our|the\s(?:council|firm|company)['’]s)\s")
OF_ITS = re.compile(r"\sof\s(?:its|their|our)\s(?:[a-z]+\s)?")

MEMBERS = re.compile(
    r"(?:\s[\w-]+)?\s(members)\sof\s(?:the|its|their|our|[A-Z][\w’']*[’']s?)\s(?:[\w’'-]+\s){0,5}?(?:team|crew|unit"
    r"|department|workforce|squad)\b"
)
OF_TEAM = re.compile(
    r"\sof\s(?:the|its|their|our|[A-Z][\w’'-]*[’']s?|the\s[\w\s-]{1,20}[’']s?)\s(?:[a-z][\w’'-]*\s){0,3}?"
    r"(team|crew|gang|squad|unit|department|workforce|payroll)\b(?!\s(?!(?:in|at|on|of|for|who|were|was|have|had|has|will|would|are|could|may"
    r"|left|went|go|took|from|based|and|last|this|by|since|after)\b)[a-z])(?![-’'])"
)
"""Behind a part of a team: "six **of the cleansing gang**"."""

AGENT = re.compile(r"(?:\s[a-z][\w’'-]*){0,3}?\s([a-z-]*[a-z]{3}(?:ers|ors|men|women|ists|ians|wrights|hands))\b(?![-’'])")


NO_QUOTES = dict.fromkeys(map(ord, '“”"'))
OWNER = re.compile(r"the|its|their|those|these|our|his|her|your|whose")
PEOPLE = ("staff", "occupation", "senior", "trainee", "person", "agent")
"""The ids of nouns that name those who do the work, and not the jobs."""


MOST = 20_000
"""Above so many people, nobody employs them: a county's residents, a festival's guests."""


class Phrase(NamedTuple):
    """A noun with what belongs to it: its hit in the text, where its phrase ends, whether it speaks of full-time equivalents."""

    noun: Hit
    end: int
    fte: bool


class Phrases:
    """Reads the noun phrases of one text."""

    def __init__(self, text: str, cues: Cues, places: list[int], local: bool) -> None:
        """local: whether the article names a council."""
        self.text, self.cues, self.places = text, cues, places
        named = [hit.id for hit in cues.hits.get("noun", ())]
        says_jobs = sum(kind in ("job", "staff", "fte", "loss") for kind in named) >= 2
        self.about_jobs, self.at_hand = says_jobs or len(named) >= 5, says_jobs or local
        self.people = People(text, cues, self.about_jobs)

    def after(self, end: int, stop: int, single: bool = False) -> Phrase | None:
        """The phrase that a number ending at an offset counts: "social worker posts", "carers, cooks and cleaners".

        single: whether the number is one, the only one that counts "post" and not "posts".
        """
        text, nouns = self.text, self.cues.within("noun", end, min(end + 70, stop))
        nouns = [hit for hit in nouns if single or hit.id != "one"]
        at = next((i for i, hit in enumerate(nouns) if any(self.fits(end, start) for start in self.starts(hit))), None)
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

    def starts(self, hit: Hit) -> tuple[int, ...]:
        """Where a noun begins, and its last word: "870 manual and care staff" lists the "care" of "care staff"."""
        space = self.text.rfind(" ", hit.start, hit.end)
        return (hit.start,) if space < 0 else (hit.start, space)

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
        if match := OF_TEAM.match(self.text, end, stop):
            return Phrase(Hit(match.start(1), match.end(1), "noun", "staff", "jobs/noun/of-team"), match.end(1), False)
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
            if not OF_OWNER.match(gap)  # "175 of its crews and depot staff"
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
        if number.value == 1 and NO_ONE.search(text, max(start, number.first - 10), number.first):
            return False  # "not one member of staff will lose a job"
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
        if AND_OTHER.search(text, number.end, phrase.noun.start) or GROUPS.match(text, number.end):
            return False  # "12 libraries and fewer staff"
        if RESPONDENTS.match(text, phrase.end, stop) or FELLOWS.match(text, number.end, stop):
            return False
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
            if leaning or ours or self.people.at_work(number, phrase.end, sentence) or self.people.are_moved(phrase.end, stop):
                return True
            if not 4 <= (number.value or 9) <= MOST or is_crowd(
                text, number.first, number.end, phrase.noun.start, phrase.end, stop
            ):
                return False
            return self.at_hand or self.people.is_work_told(start, stop)
        if kind in ("agent", "senior"):
            verb = self.cues.words.ending("verb", text, number.first - 1)
            value = number.value or 0
            if verb and (verb.id == "governs" or kind == "agent" and value > 9 and verb.id in ("employ", "have")):
                return True  # "would replace five directors with three", "has 70 operators"
            if kind == "agent" and value > 9 and TOLD.match(text, phrase.end):
                return True  # "34 probationers had already been told"
            if kind == "senior" and value > 3 and THERE_WERE.search(text, start, number.first):
                return True
            known = kind == "senior" or number.value is None or value > 2
            return known and self.has_fate(number.first - 60, phrase.end + 60, sentence)
        if number.value is not None and number.value <= 3:
            told = self.has_fate(number.first - 30, phrase.end + 120, sentence) or self.people.are_moved(phrase.end, stop)
            if leaning or told or GONE.match(text, phrase.end):
                return True
            plain = kind == "occupation" and not text.startswith(" sets of ", number.end)
            founds = FOUNDED_BY.search(text, max(start, number.first - 50), number.first) or SPEAKS.match(text, phrase.end)
            return self.at_hand and plain and not founds
        return True

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
