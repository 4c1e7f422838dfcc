"""What the words before a count say of it, where no cue of the rule file decides: "pass the business, including 512 cooks"."""

from __future__ import annotations

import re

from .jobs_memory import Count

HANDED = (
    r"\b(?:(?<!come\sto\s)pass(?:es|ed|ing)?(?!\saway)|hand(?:s|ed|ing)?\sover|transfer(?:s|red|ring)?|mov(?:e|es|ed|ing)"
    r"|tak(?:e|es|ing)\sover|took\sover|taken\sover|absorb(?:s|ed|ing)?|inherit(?:s|ed|ing)?|insourc\w+|outsourc\w+)\s"
)
TAKEN = (
    r"\b(?:(?:tak(?:e|es|ing|en)|took)\s(?:on|back|charge\sof|control\sof|possession\sof)|assum(?:e|es|ed|ing)\s(?:responsibility"
    r"|control)|acquir(?:e|es|ed|ing)|b(?:uy|uys|ought|uying)|w(?:in|ins|on|inning)|gain(?:s|ed|ing)?\scontrol\sof)\s"
)
WITH = r"(?:along\swith|together\swith|complete\swith)"
HANDED_WITH = re.compile(rf"{HANDED}(?:[^.;:]{{3,80}}?,?\s(?:including|{WITH})|(?:[\w’'-]+\s){{1,4}}and)\s$")
"""Before those handed over with what they work in: "talks on passing eight parks **and** nine groundsmen"."""

TAKEN_WITH = re.compile(rf"{TAKEN}[^.;:]{{3,90}}?,?\s{WITH}\s$")
"""Before those who come with what somebody takes on: "would **take on** four homes **together with** 186 jobs"."""

OPENED_WITH = re.compile(
    r"\b(?:open|opens|opening|build|builds|building|set\sup|sets\sup|setting\sup|launch|launches)\s[^.,;:]{3,60}\swith\s$"
)
"""Before jobs in a place that is to open: "would open an enquiry centre in Bury **with** 150 jobs in it"."""

INVESTED = re.compile(
    r"\binvestment\s(?:(?:of|worth)\s£\S+(?:\s(?:million|billion))?\s|in\s[\w\s’'-]{3,40}?\s)?and\s(?:[a-z]+\s){0,2}$"
)
"""Before jobs promised with money: "spoke of a nine-figure **investment and** 300 jobs"."""

RAISED = re.compile(
    r"\b(?:(?:recruit|hire|create|appoint|assembl|form|set(?:s|ting)?\sup|rais|build)(?:e?s|e?d|ing|e)?|t(?:ak(?:e|es|en|ing)|ook)\son)"
    r"\s(?:an?|its\sown)\s"
    r"(?:[\w-]+\s){0,3}(?:team|crew|squad|unit)\sof\s(?:[a-z]+\s){0,2}$"
)
"""Before the size of a team that is new: "would **recruit a dedicated safety team of** six"."""

FORMER_COUNCIL = re.compile(r"\s(?:former\s|ex-)(?:council|county|borough|city|district|town\shall|local\sauthority)\s")
"""Behind the number of people who worked for a council before: "388 **former council** catering staff on its books"."""

LOSSES = re.compile(
    r"\b(?:number|tally|total|toll|figure|estimate)\s(?:of|for)\s(?:[\w-]+\s){0,2}"
    r"(?:job\slosses|redundancies|job\scuts|(?:posts|jobs)\slost|losses)\b[^.;:]{0,40}$"
)
"""Before how many go: "the real **number of job losses** was closer to 44"."""

HELD_ASIDE = re.compile(
    r",\swhich\s(?:already\s|now\s|still\s|currently\s)?(?:ha[sd](?!\s[a-z]+ed\b|\s(?:cut|lost|taken|made"
    r"|shed|put)\b)|employs?|employed|numbers?"
    r"|numbered)\s[^,;:.]{0,60}$"
)
"""Before what is told of a body in passing: "Corbel, **which had** sales of £31m and 1,700 staff, has told unions …"."""


ASIDE_OVER = re.compile(r"(?:\s(?:across|outside|in|at|on|including|excluding)\s[^,;:.]{2,40})?,")
"""The end of what is told in passing: "which has 6,100 employees **outside its schools,** has written to them all"."""


KEEPS = re.compile(r"\b(?:keep|keeps|kept|keeping|hold|held|holding)\s$")
KEPT_OPEN = re.compile(r"\s(?:open|vacant|empty|unfilled)\b")
LEAVES = re.compile(r"\bleav(?:es?|ing)\s(?:(?:just|only|about|around|some|nearly|the|another|a\sfurther)\s)*$", re.IGNORECASE)
FACING = re.compile(
    r"[^.;]{0,110}\b(?:facing|unsure|uncertain|wondering|worried|anxious|fighting|at\srisk|without\s(?:a\sjob|work|a\shome|posts)|with\sno\s(?:job|work)"
    r"|in\slimbo|fear(?:ing|ful))\b"
)
"""Behind those who are left: "**leaving** 48, most of them drivers, **facing** redundancy"."""

PUTS = re.compile(
    r"\b(?:put|puts|putting|place|placed|placing|bring|brings|bringing|brought|tak(?:e|es|en|ing)|took)\s(?:(?:its|the|all|their|another)\s)*$"
)
PUT_ON = re.compile(
    r"[^.;]{0,60}?\s(?:on(?:to)?\s(?:to\s)?(?:its|the|their)\s[^.;,]{0,28}(?:books|payroll)\b|(?:back\s)?in-?\s?house\b"
    r"|back\s(?:under|into|to)\b)"
)
"""Around those who get another employer: "**put** 118 cleaners **on its own books**", "**bring** 90 fitters **in-house**"."""

EMPLOY = re.compile(
    r"\b(?:will|would|to|could|should|must)\s(?:now\s|instead\s)?employ\s(?:(?:all|the|its|some|about|around|nearly)\s)*$"
)
DIRECTLY = re.compile(r"[^.;,]{0,16}\s(?:directly|itself|in-?\s?house)\b")
"""Around those who worked for somebody else before: "has stepped in **to employ** 520 cleaners **directly**"."""

WHITHER = re.compile(r"\b(?:to|into)\swhich\s(?:(?:the|all|some|about|around)\s)*$")
MOVED = re.compile(r"\s(?:moved?|went|transferred|switched|passed)\b")
"""Behind the staff of a body that is named before: "City Repairs, **to which** 214 employees **moved**"."""


STAYS = re.compile(
    r"\s(?:who|that|which)\s(?:was|were|had\sbeen)\s(?:to|due\sto|set\sto|going\sto|meant\sto)\s[^.;]{3,70}?"
    r"\s(?:will|would|are\sto|can|is\sto)\s(?:now\s|instead\s)?(?:stay|remain|keep|be\skept)\b"
)
"""Behind those of whom a clause tells what is not to be: "who were to have moved across **will stay** where they are"."""

TAKES = re.compile(r"\b(?:tak(?:e|es|en|ing)|took|mov(?:e|es|ed|ing))\s(?:(?:about|around|some|nearly|up\sto)\s)*$")
OFF_PAYROLL = re.compile(r"\soff\s(?:the\s|its\s|[A-Z][\w’'-]*\s)?(?:[\w’'-]+\s){0,2}(?:payroll|books|wage\sbill)\b")
WORK_MOVES = re.compile(
    r"[^.;]{0,70}? (?:told|warned|heard|learned) (?:that )?(?:their|the) (?:work|jobs|posts) (?:is|are|was|were|will be|would be)"
    r" (?:going|heading|headed|moving|to move|to go|bound) (?:to|for)\b"
)
"""Behind those whose work goes elsewhere: "have been told **their work is heading for** Barnsley"."""

IN_LINE = re.compile(r"\bin\sline\sfor\s(?:(?:about|around|some|nearly|up\sto|more\sthan)\s)*$")


WITH_IT = re.compile(r"\b(?:tak(?:es?|ing)|took|taken)\s(?:(?:all|its|some|about|around|nearly|another)\s)*$")
AND_WITH_IT = re.compile(r"\band\swith\s(?:it|them)\s(?:(?:go|went|goes|the)\s)?(?:(?:all|its|some|about|around|nearly)\s)*$")
CLOSED = re.compile(
    r"\b(?:clos(?:e|es|ed|ing|ure)|shut(?:s|ting)?|bust|collaps\w+|liquidation|administration|wound\sup|went\sunder|gone\sunder"
    r"|folded|fold|giv(?:e|en|ing)\sup|gave\sup|abandon\w*|scrapp\w+|demolish\w*|empty|mothballed|abolish\w*|failed)\b"
)
"""Around jobs that go with a place or body: "has **gone bust, taking** 58 jobs **with it**"."""


def goes_under(text: str, start: int, count: Count) -> bool:
    """Whether jobs go with what closes: "The home will close in May, taking 41 jobs with it"."""
    taken = WITH_IT.search(text, max(start, count.start - 24), count.start)
    with_it = taken and text.startswith((" with it", " with them"), count.end)
    and_it = AND_WITH_IT.search(text, max(start, count.start - 40), count.start)
    return bool((with_it or and_it) and CLOSED.search(text, start, count.start))


def by_lead(text: str, start: int, count: Count, best: str | None) -> str | None:
    """The action that the words before a count give where its cues give None or "total"; else what they gave.

    text: the article; start: where the count's sentence begins; best: what the cues said.

    >>> # "Talks on passing six parks and 18 groundsmen to a trust have stalled": "transfer"
    """
    number = count.number.first
    of_jobs = count.kind == "job" or text.startswith("jobs of", count.start)
    if best == "transfer" and of_jobs and goes_under(text, start, count):
        return "cut"
    if HELD_ASIDE.search(text, max(start, count.start - 100), count.start) and ASIDE_OVER.match(text, count.end):
        return "total"
    if KEPT_OPEN.match(text, count.end) and KEEPS.search(text, max(start, count.start - 12), count.start):
        return "vacancy"  # "They have kept 27 jobs open since Christmas"
    if best == "retain" and LEAVES.search(text, max(start, number - 40), number) and FACING.match(text, count.end):
        return "at_risk"
    if STAYS.match(text, count.end):
        return "retain"
    if best in (None, "total", "create"):
        if PUT_ON.match(text, count.end) and PUTS.search(text, max(start, count.start - 24), count.start):
            return "transfer"
        if TAKEN_WITH.search(text, max(start, count.start - 130), count.start):
            return "transfer"
    if best not in (None, "total"):
        return best
    if OFF_PAYROLL.match(text, count.end) and TAKES.search(text, max(start, count.start - 16), count.start):
        return "transfer"
    if WORK_MOVES.match(text, count.end):
        return "transfer"
    if DIRECTLY.match(text, count.end) and EMPLOY.search(text, max(start, count.start - 30), count.start):
        return "transfer"
    if MOVED.match(text, count.end) and WHITHER.search(text, max(start, count.start - 16), count.start):
        return "transfer"
    if LOSSES.search(text, start, number):
        return "cut"
    if RAISED.search(text, max(start, number - 70), number):
        return "create"
    if count.kind == "job":
        found = (
            IN_LINE.search(text, start, number)
            or OPENED_WITH.search(text, max(start, count.start - 90), count.start)
            or INVESTED.search(text, start, count.start)
        )
        return "create" if found else best
    if HANDED_WITH.search(text, max(start, count.start - 110), count.start):
        return "transfer"
    return "transfer" if FORMER_COUNCIL.match(text, count.number.end, count.end) else best
