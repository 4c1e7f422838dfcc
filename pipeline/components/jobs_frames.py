"""Nouns that count as jobs by what is done to them: "is hiring three riders", "its two organists would not be replaced".

No list holds every occupation; but whoever is hired, laid off or not replaced has a job.
"""

from __future__ import annotations

import re

from ..matching import Hit
from .jobs_words import WordLists

_SMALL = r"(?:(?:a|an|the|its|their|all|some|only|just|about|around|another|extra|further|team\sof|total\sof|up\sto|at\sleast)\s)"
OBJECT = re.compile(
    r"\b(?:hir(?:e|es|ed|ing)|recruit(?:s|ed|ing|ment\sof)?|employ(?:s|ed|ing|ment\sof)?|advertis\w+\sfor|appointment\sof"
    r"|lay(?:s|ing)?\soff|laid\soff|sack(?:s|ed|ing|ing\sof)?|(?:mak(?:e|es|ing)|made)\sredundant|redundancy\s(?:of|for)|redeploy\w*"
    rf"|(?:wages|salaries|jobs|livelihoods|dismissal)\sof|jobs\sfor|(?:do|doing|manage)\swithout|dispens\w+\swith|get(?:ting)?\srid\sof|part\w*\scompany\swith)\s{_SMALL}{{0,3}}$",
    re.IGNORECASE,
)
"""Before whoever has a job, or will have one."""

SUBJECT = re.compile(
    r"(?:\s(?:at|in|from|on|of|with|who|for)\s[^.,;:\d]{1,60}?)?"
    r"\s(?:(?:will|would|could|may|might|must|should|to|is|are|was|were|has|have|had|be|been|being|also|now|already|all|not|never)\s)+"
    r"(?:made\sredundant|laid\soff|recruited|hired|sacked|redeployed|dismissed|let\sgo|replaced\s(?:when|on|as|after)"
    r"|given\s(?:notice|their\snotice)|employed|offered\s(?:jobs|posts|work|redundancy)|on\sthe\spayroll"
    r"|los(?:e|t|ing)\stheir\s(?:jobs|posts|livelihoods))\b"
)
"""Behind whoever has a job, or had one."""

PLURAL = re.compile(
    r"((?:\s[a-z][\w’'-]*){0,3}?\s)([a-z-]{3,}[^s\W]s|[a-z]*men|[a-z]*women)(?=[,.;:!?)]|\s(?:and|or|to|for|from|in|at|on|who|whose|with"
    r"|as|of|by|under|over|after|before|next|this|last|when|while|but|will|would|have|had|has|were|are|could|may|might|must"
    r"|should|that|across|it|they)\b|$)"
)
"""The plural noun at the end of what a number counts."""

THINGS = re.compile(
    r"(?:services|homes|houses|schools|centres|libraries|parks|pools|vans|lorries|buses|coaches|vehicles|machines|cameras|courses"
    r"|places|rooms|buildings|companies|firms|agencies|contracts|councils|methods|tactics|measures|techniques|means|ways|families"
    r"|households|years|months|weeks|days|hours|boats|ships|tools|skips|barriers|chickens|hawks|dogs|goats|sheep|horses|locals"
    r"|people|terms|offices|depots|branches|sites|areas|towns|counties|boroughs|times|cases|votes|bands|acts|stars|rows|bins|toilets|skills|options)"
)
"""Plurals that are hired, employed or replaced and have no job."""

HIRED = frozenset(("operators", "helpers", "carers", "builders", "sweepers", "binders", "runners", "artists", "specialists"))
"""Words that may mean other things and firms, but not where they are hired."""


TEAM = re.compile(
    r"\b(?:team|gang|crew|squad|workforce)\b(?![^.;]*\b(?:committee|board|panel|party|union|cabinet|club|group)\b)", re.IGNORECASE
)
ITS_MEMBERS = re.compile(
    r"(?:\s(?:full-time|part-time|other|remaining|core))?\s(members)\b(?!\s(?:of|said|voted|from|have\svoted)\b)"
)
"""Around the number of those in a team that is named before: "The **gang** was disbanded, and its eight **members** went"."""


def framed(text: str, first: int, end: int, sentence: list[int], words: WordLists) -> Hit | None:
    """The noun counted by a number, as a hit, where what is done to those counted shows that they have jobs.

    first, end: the span of the number; sentence: where its sentence begins and ends.

    >>> framed("It is hiring three riders.", 13, 18, [0, 26], WordLists([], ["nonagent"]))
    Hit(start=19, end=25, label='noun', id='framed', rule='jobs/noun/framed')
    """
    start, stop = sentence
    if (member := ITS_MEMBERS.match(text, end, stop)) and TEAM.search(text, start, first):
        return Hit(member.start(1), member.end(1), "noun", "staff", "jobs/noun/members")
    found = PLURAL.match(text, end, stop)
    if not found or THINGS.fullmatch(found[2]) or found[2] not in HIRED and words.ending("nonagent", text, found.end()):
        return None
    if OBJECT.search(text, max(start, first - 60), first) or SUBJECT.match(text, found.end(), stop):
        return Hit(found.start(2), found.end(), "noun", "framed", "jobs/noun/framed")
    return None
