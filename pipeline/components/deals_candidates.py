"""What may be a term of a deal: the sums, counts of jobs, lengths of time, dates and services of an article."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from typing import Any

from ..matching import Hit
from ..numbers import parse_number
from ..weights import size
from .deals_links import MANY, Candidate
from .surroundings import Spans

LENGTH = re.compile(
    r"\b(?P<number>an?|[\w½¼¾.]+(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)(?P<half>[- ]and[- ]a[- ]half)?"
    r"[- ](?:further |more |full )?(?P<unit>year|month|decade)s?\b",
    re.IGNORECASE,
)
"""A length of time: "ten-year", "five years", "18 months", "three and a half years", "a decade"."""

UNIT = re.compile(r"year|month|decade", re.IGNORECASE)
"""What a sentence holds that names a length of time; asked for first, for speed."""

YEARS = {"year": 1.0, "month": 1 / 12, "decade": 10.0}
LONGEST = 99
"""Years that an arrangement runs at most."""

MONTHS = list(calendar.month_name)[1:]
DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?(?P<month>{'|'.join(MONTHS)})"
    r"(?: (?P<day_after>\d{1,2})(?:st|nd|rd|th)?\b(?!,? ?\d))?(?:,? (?:of )?(?P<year>(?:19|20)\d\d))?\b"
    r"|\b(?P<only>(?:19[789]|20[0-4])\d)\b(?![-–/]\d)"
    r"|\b(?P<turn>[Nn]ext|[Ll]ast|[Tt]his) month\b"
)
"""A month, with its day and year where they are given, or a year: "from 1 April", "in May 2012", "since 2015", "next month"."""

TURNS = {"next": 1, "last": -1, "this": 0}
MAY = re.compile(r"\b(?:in|since|from|by|until|till|next|last|this|of|on|before|after|early|late|mid) $", re.IGNORECASE)
"""What stands before the month of May where no day or year does; else it is a verb."""

AHEAD = re.compile(
    r"(?P<ahead>\b(?:will|would|shall|is to|are to|from|next|due|starts?|begins?|until|by|starting|beginning|takes?|hands?"
    r"|expected|plans?|planned|hopes?|ends?|expires?|runs out|could|may|moves?|goes|go)\b)"
    r"|\b(?:since|last|ago|was|were|had|has|have|took|taken|began|begun|started|won|signed|went|moved|came|handed|agreed|awarded"
    r"|appointed|set up|ended|left|gave|let|been|became|bought|sold|ran)\b"
)
"""What tells before a month without a year whether it is still to come; the last word that does decides."""

TOLD = 80
"""Characters before a month in which it is told whether it is to come."""


def sums(money: list[dict[str, Any]]) -> list[Candidate]:
    """The sums of an article, of which one may be the price of a deal."""
    return [
        Candidate(
            item["start"],
            item["end"],
            item,
            (
                f"purpose {item['purpose']} per {item['per']}",
                f"size {size(item['amount'])}",
                f"again {item['same_as'] is not None}",
                f"years {item['over_years'] is not None}",
            ),
            (f"purpose {item['purpose']}", f"per {item['per']}", f"modality {item['modality']}"),
        )
        for item in money
    ]


def counts(jobs: list[dict[str, Any]]) -> list[Candidate]:
    """The counts of jobs of an article, of which those that move with a deal are its own."""
    moving = [item["count"] for item in jobs if item["action"] == "transfer" and item["count"]]
    return [
        Candidate(
            item["start"],
            item["end"],
            item,
            (
                f"size {size(item['count'])}",
                f"again {item['same_as'] is not None}",
                f"unit {item['unit']}",
                f"transfers {min(MANY + 1, len(moving))} {item['action']}",
                f"largest {bool(moving) and item['count'] >= max(moving)} {item['action']}",
                *(f"text {word}" for word in item["text"].lower().split() if word.isalpha()),
            ),
            (f"action {item['action']}", f"modality {item['modality']}", f"action {item['action']} {item['modality']}"),
            item["employer"] or "nobody",
        )
        for item in jobs
        if item["count"] is not None
    ]


def lengths(text: str, sentences: Spans) -> Iterator[Candidate]:
    """The lengths of time that sentences of a text name, in years.

    >>> [one.value for one in lengths("a ten-year deal, run for three and a half years, or 18 months more in 2019", [(0, 75)])]
    [10.0, 3.5, 1.5]
    """
    timed = ((start, end) for start, end in sentences if UNIT.search(text, start, end))
    for match in (match for start, end in timed for match in LENGTH.finditer(text, start, end)):
        number = 1.0 if match["number"].lower() in ("a", "an") else parse_number(match["number"])
        if number is None:
            continue
        unit = match["unit"].lower()
        years = round((number + 0.5 * bool(match["half"])) * YEARS[unit], 2)
        if 0 < years <= LONGEST:
            own = (f"unit {unit}", f"size {min(int(years), 12)}", f"compound {'-' in match.group()}")
            yield Candidate(match.start(), match.end(), years, own)


def dates(text: str, sentences: Spans, published: str | None) -> Iterator[Candidate]:
    """The days, months and years that sentences of a text name, in ISO form.

    published: the article's date, by which months without a year are read.

    >>> [one.value for one in dates("It has run it since 2015, will go on from 1 April and won in May.", [(0, 65)], "2019-10-02")]
    ['2015', '2020-04-01', '2019-05']
    """
    for match in (match for start, end in sentences for match in DATE.finditer(text, start, end)):
        if value := date_in(match, text, published):
            form = "form " + "-".join(part for part, length in (("year", 4), ("month", 7), ("day", 10)) if len(value) >= length)
            when = "unknown" if not published else "past" if value < published[: len(value)] else "ahead"
            yield Candidate(match.start(), match.end(), value, tags=(form, f"time {when}"))


def date_in(match: re.Match[str], text: str, published: str | None) -> str | None:
    """The date that a match of ``DATE`` stands for; None for what is none, or whose year nothing tells."""
    if match["only"]:
        return match["only"]
    year, month = (int(published[:4]), int(published[5:7])) if published else (0, 0)
    if match["turn"]:
        number = 12 * year + month - 1 + TURNS[match["turn"].lower()]
        return f"{number // 12}-{number % 12 + 1:02}" if published else None
    day, named = match["day"] or match["day_after"], MONTHS.index(match["month"]) + 1
    if match["year"]:
        year = int(match["year"])
    elif not published or match.group() == "May" and not MAY.search(text, max(0, match.start() - 9), match.start()):
        return None
    elif is_ahead(text, match.start()):
        year += named < month
    else:
        year -= named > month
    return f"{year}-{named:02}" + (f"-{int(day):02}" if day and 0 < int(day) < 32 else "")


def is_ahead(text: str, char: int) -> bool:
    """Whether the words before a month in its sentence say that it is still to come.

    >>> is_ahead("It won in 2015 and starts in April", 29), is_ahead("It started in April", 14)
    (True, False)
    """
    first = max(text.rfind("\n", 0, char), text.rfind(". ", 0, char), char - TOLD) + 1
    found = list(AHEAD.finditer(text, first, char))
    return bool(found) and found[-1]["ahead"] is not None


def services(hits: list[Hit]) -> list[Candidate]:
    """The services that an article names, of which some are those of a deal."""
    return [Candidate(hit.start, hit.end, hit, (f"code {hit.id}",), (f"label {hit.label}",)) for hit in outermost(hits)]


def outermost(hits: list[Hit]) -> list[Hit]:
    """The hits without those that share words with an earlier or longer one: of "housing repairs" no "repairs"."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept
