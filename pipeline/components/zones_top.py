"""The top of a page: headline, standfirst, byline and captions above the first paragraph of prose."""

from __future__ import annotations

import re

from .zones_furniture import is_name
from .zones_lines import PROSE, SHORT, Line, is_headline_like, is_prose, runs_together, tells

WORD = re.compile(r"[^\W\d_]{4,}")
LISTING = re.compile(r"\b(?:19|20)\d\d(?: [A-Z][a-z]+day)?$")
"""How a database ends its list of titles: "Bins to go Aberdeen Press and Journal May 9, 2014 Friday"."""
DESK = re.compile(r"[A-Z][a-z]+ [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?, (?:[a-z]+ ?){1,3}")
"""A writer and what they write about: "Anya Bridport, social affairs"."""
SECTION = re.compile(r"[A-Z][\w-]+(?:,? (?:&|and) [\w-]+){1,2}")
TAGLINE = 5
"""Words: a line above the headline that says nothing of the story may be the site's name or motto."""


def mark_top(lines: list[Line], title: str | None) -> None:
    """Mark headline, standfirst, byline and captions above the first paragraph of prose."""
    if title and lines and lines[0].text == title:
        lines[0].be("headline", "given title")
    first = first_paragraph(lines)
    top = lines[:first]
    headline = next((line for line in top if line.kind == "headline"), None)
    if headline is None:
        headline = choose_headline(top, lines[first : first + 4])
        if headline is None:
            return
        headline.be("headline", "above the body")
    for line in top:
        if not line.kind and is_name(line) and line.start > headline.start:
            line.be("byline", "name only")
            break
    if not any(line.kind == "byline" and line.start > headline.start for line in top):
        for line in top:
            if not line.kind and line.start > headline.start and DESK.fullmatch(line.text):
                line.be("byline", "name and desk")
                break
    signed = max((line.start for line in top if line.kind == "byline"), default=-1)
    below = [line for line in top if not line.kind and line.start > headline.start and line.words >= 4]
    for line in top:
        if line.kind:
            continue
        if line.words < 4 or line.start < headline.start:
            line.be("boilerplate", "section name")
        elif line.words >= 5 and (line.start < signed or len(below) == 1 and (signed < 0 or tells(line))):
            line.be("standfirst", "below headline")
        else:
            line.be("caption", "above the body")


def first_paragraph(lines: list[Line]) -> int:
    """Index of the first line of prose that is neither headline nor standfirst; 0 where no line of the page is prose."""
    prose = [index for index, line in enumerate(lines) if not line.kind and (is_prose(line) or runs_together(lines, index))]
    if not any(lines[index].words >= PROSE for index in prose):
        return first_long(lines)
    open_above = 0
    for place, index in enumerate(prose):
        line = lines[index]
        above = [other for other in lines[:index] if not other.kind or other.kind == "headline"]
        if not above and is_headline_like(line) and place + 1 < len(prose):
            continue
        story = lines[lines.index(above[0]) : index] if above else lines[:index]  # without the date at the head of the page
        signed_before = any(other.kind == "byline" for other in story)
        below = [other for other in lines[index + 1 : index + 4] if other.kind == "byline" or not other.kind and is_prose(other)]
        signed_below = bool(below) and below[0].kind == "byline"
        if above and signed_below and not signed_before and line.words <= 45 and place + 1 < len(prose) and not open_above:
            open_above = 1
            continue
        return index
    return prose[0]


def furnished(top: list[Line], above: Line, below: Line) -> bool:
    """Whether a line is a section's name, or links stand between it and the next, as between a site's motto and the headline."""
    between = [line for line in top if above.start < line.start < below.start]
    return SECTION.fullmatch(above.text) is not None or any(line.kind == "boilerplate" for line in between)


def first_long(lines: list[Line]) -> int:
    """Where no line ends in a full stop: index of the first long line below a headline; 0 where there is none."""
    above = 0
    for index, line in enumerate(lines):
        if not line.kind and above and line.words >= SHORT:
            return index
        above += not line.kind and 3 <= line.words < 2 * SHORT
    return 0


def choose_headline(top: list[Line], story: list[Line]) -> Line | None:
    """The headline among the lines above the body: the first that reads like one, past section names and mottos."""
    lines = [line for line in top if not line.kind]
    written = [line for line in lines if line.words >= 3 and any(word.islower() and len(word) > 3 for word in line.text.split())]
    mixed = [line for line in lines if line.words >= 3 and not line.text.isupper()]
    loud = [line for line in lines if line.words >= 3]
    likely = written or mixed or loud or [line for line in lines if line.words == 2]
    likely = [line for line in likely if not LISTING.search(line.text)] or likely
    if len(likely) > 1 and likely[0].words <= TAGLINE and likely[1].words <= SHORT and furnished(top, *likely[:2]):
        told = {word[:5] for line in story for word in WORD.findall(line.text.lower())}
        shared = [len(told.intersection(word[:5] for word in WORD.findall(line.text.lower()))) for line in likely[:2]]
        if shared[0] == 0 and shared[1] >= 2:
            return likely[1]
    return next(iter(likely), None)
