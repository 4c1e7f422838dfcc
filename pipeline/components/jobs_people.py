"""Whether people whom no word calls staff are at work: by where they are, who employs them, what becomes of them."""

from __future__ import annotations

import re

from .jobs_cues import Cues
from .jobs_ends import HAS, ON_ITS_BOOKS, THEIR_JOBS, WORDLESS
from .jobs_numbers import Number

AT_WORK_HERE = re.compile(
    r"\s(?:(?:now|currently|still|already)\s)?(?:work(?:s|ed)?|working)\s(?:for|at|there|on\sit|out\sof)\b|\son\s(?:the|its"
    r"|their|our|[A-Z][\w’'-]*)\s(?:books|payroll)\b"
    r"|\s(?:had|have|has)\sleft\s(?:the|her|his|its|their|our)\s(?:council|authority|firm|company|trust|service|team)\b"
    r"|\swho\s(?:run|ran|watch|watched|answer|staff|sweep|swept|empty|clean|drive|drove|cook|process)\s(?:the|our|its|their)\b"
)
IN_OFFICE = re.compile(
    r"\sin\s(?:(?:the|its|our|that|their|this)\s)?(?:[\w’'-]+\s){0,3}?(?:departments?|teams?|offices?|building|unit|section"
    r"|depots?|yards?|workshops?|kitchens?"
    r"|directorate|finance|payroll|HR|IT)\b"
)
"""Behind people: where they are at work."""

AFTER_WHERE = re.compile(r"\s(?:work|are\s(?:based|employed))\b")
AFFECTS = re.compile(
    r"\b(?:affects?|affecting|involves?|involving)\s(?:(?:about|around|some|up\sto|more\sthan|nearly|almost"
    r"|all)\s){0,2}$"
)
OF_WHOM_WORK = re.compile(r",\s(?:[a-z]+\s){0,2}[\d,]+\sof\swhom\swork")
WHERE = re.compile(r"\bwhere\s(?:(?:about|around|some|only|just|nearly|almost|more|than)\s){0,2}$")
STOPS = re.compile(r"[.;]|\son\sits\s|\sworking\b|$")
EMPLOYS = re.compile(r"\s(?:(?:that|whom)\s)?(?:the\s|it\b|[A-Z])[\w’ ]{0,24}?\s?(?:now\s)?(?:employs|employed)\b")
OF_WORK = re.compile(r"employ|redundan|payroll|tupe|laid\soff|sacked", re.IGNORECASE)
ALSO_PEOPLE = re.compile(r"\sand\s[\w,-]+\s(?:men|women)\b")
WAGES_OF = re.compile(
    r"\b(?:wages|pay|salaries|jobs|livelihoods)\sof\s(?:all\s|the\s)?$|\bemploy(?:s|ed|ing)?\s(?:an\saverage\sof|on\saverage)\s$"
)
"""Before people who work: "to pay the **wages of** 93 people"."""

EXTRA = re.compile(r"\s(?:extra|additional|more|new|full-time|part-time|temporary|seasonal)\s(?:people|men|women)")
ACTIVE = re.compile(r"(?:lo[so]|cut|shed|scrap|shut|clos|lower|reduc|keep|kept|retain|move\s(?:on|in)|go$)", re.IGNORECASE)
"""Verbs that people do to other things than their jobs."""


class People:
    """Tells those at work from others in one text; ``about_jobs``: whether jobs are its matter."""

    def __init__(self, text: str, cues: Cues, about_jobs: bool) -> None:
        self.text, self.cues, self.about_jobs = text, cues, about_jobs

    def at_work(self, number: Number, end: int, sentence: list[int]) -> bool:
        """Whether "people" are workers here: beside a word of employment or their own full-time equivalents."""
        text, (start, stop) = self.text, sentence
        if AT_WORK_HERE.match(text, end) or self.about_jobs and IN_OFFICE.match(text, end):
            return True  # "About 1,900 people work for it", "There are 64 people in the press office"
        if WAGES_OF.search(text, max(start, number.first - 40), number.first):
            return True
        if (also := ALSO_PEOPLE.match(text, end, stop)) and self.at_work(number, also.end(), sentence):
            return True  # "412 women and 30 men employed by the council"
        if AFTER_WHERE.match(text, end) and WHERE.search(text, max(start, number.first - 24), number.first):
            return True  # "Selby Library, where eleven people work"
        if self.about_jobs and OF_WHOM_WORK.match(text, end):
            return True
        if self.about_jobs and AFFECTS.search(text, max(start, number.first - 30), number.first):
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

    def is_work_told(self, start: int, stop: int) -> bool:
        """Whether a sentence tells of employment won, kept or lost in words that are used of nothing else."""
        fates = [
            hit for label in ("cut", "at_risk", "transfer", "atwork", "hire") for hit in self.cues.within(label, start, stop)
        ]
        return any(OF_WORK.search(self.text, hit.start, hit.end) for hit in fates)

    def of_work(self, end: int, stop: int) -> bool:
        """Whether a number without a noun goes on as only workers do: "has 1,150 on the payroll", "30 would lose their jobs"."""
        if ON_ITS_BOOKS.match(self.text, end, stop):
            return True
        after = self.cues.within("atwork", end, min(end + 80, stop))
        return any(WORDLESS.fullmatch(self.text, end, hit.start) for hit in after)
