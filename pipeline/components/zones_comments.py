"""Readers' comments: below their heading, under names and dates, or where a reporter's prose turns into somebody's opinion."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..dates import DATE
from .zones_furniture import is_call
from .zones_lines import Line, is_sentence

QUOTED = re.compile(r"“[^”]*”?|''[^\n]*?''|\"[^\"]*\"?|(?<!\w)[‘'][^’'\n]{3,200}[’'](?!\w)")
FIRST_PERSON = re.compile(r"\b(?:I|I'm|I’m|I've|I’ve|I'd|I’d|me|my|My|mine|myself|We all|we all|us|you|your|You|Your)\b")
REPORTED = re.compile(
    r"\b(?:said|says|told|added|adds|explained|announced|according to|is expected|are expected|was deemed"
    r"|a spokes\w+|declined to comment|contacted for comment|was approached)\b"
)
SAYS = re.compile(r"\b(?:said|says|told|added|adds|explained)\b")
WRITER = re.compile(r"\b(?:I|I['’]\w+|me|my|My)\b")
"""A line with a quotation and a reporting verb is the article's, but for a reader's who speaks of "me"."""
PASSIVE = re.compile(r"\b(?:has|have) been\b")
ADDRESSED = re.compile(r"@\s?\w+")
AGO = re.compile(r"(?:\d+|an?) (?:hour|day|minute|week|month|year)s? ago\.?")
SCORED = re.compile(r"(?:\d+\s*[•·]\s*)?(?:Score|Rating|Reply|Recommend|Likes?|Report this (?:comment|post))\b")
TRUSTED = -3


def first_comment(body: Sequence[Line]) -> int:
    """Index of the first body line from which on all lines are readers' comments; len(body) where there are none.

    Every line is weighed by its words (first person and cries outside quotation marks speak for a reader; reporting
    verbs, quotation marks and lead-ins for the article). The comments are the longest run at the end of which every
    line leans to a reader, but for single lines that lean to nobody, and which holds something only a reader would
    write. An article that speaks in the first person itself has none.
    """
    start, total = len(body), 0
    best = len(body)
    while start > 2:
        weight = leaning(body[start - 1])
        if weight < 0 or weight == 0 and (total == 0 or leaning(body[start - 2]) <= 0):
            break
        start -= 1
        total += weight
        if total >= 3 and weight > 0:
            best = start
    if best == len(body):
        return best
    personal = sum(1 for line in body[:best] if leaning(line) > 0)
    return len(body) if 4 * personal > best else best  # a letter or a column: the writer's own "I" all through


def leaning(line: Line) -> int:
    """How much a line reads like a reader's comment (above 0) or like the article (0 and below)."""
    if line.text.startswith(('"', "“", "‘", "'")) or line.text.endswith(('"', "”")):
        return TRUSTED
    plain, quoted = QUOTED.subn(" ", line.text)
    if quoted and SAYS.search(plain) and not WRITER.search(plain):
        return TRUSTED
    personal = FIRST_PERSON.search(plain) is not None
    weight = 2 * personal + 3 * bool(ADDRESSED.match(plain))
    cry = line.opens("opinion")
    weight += 2 * (cry is not None and cry.id == "interjection")
    weight += bool(any(hit.id == "opinion" for hit in line.hits)) + 2 * plain.count("!") + ("?" in plain) + ("..." in plain)
    return weight - 2 * bool(REPORTED.search(plain) or not personal and PASSIVE.search(plain))


def first_signed(lines: Sequence[Line]) -> int:
    """Index of the first comment under its writer's name and date among lines below the article; len(lines) where none is.

    Lists of other stories have dates below their titles too: two names are asked for, and a reader's words below one.
    """
    signed = [index for index in range(len(lines) - 2) if is_signed(lines, index)]
    if len(signed) < 2 or not any(leaning(lines[index + 2]) >= 2 for index in signed):
        return len(lines)
    return signed[0]


def is_signed(lines: Sequence[Line], index: int) -> bool:
    """A name of one to four words, a date or "3 hours ago" alone below it, and below that what was written."""
    name, when, said = lines[index : index + 3]
    if said.words <= 3 and not said.closed and index + 3 < len(lines):
        said = lines[index + 3]  # below "Recommend 31" or "Score: 2"
    dated = AGO.fullmatch(when.text) or not re.search(r"[^\W\d_]{3}", re.sub(r"\b(?:at|on|am|pm)\b", "", DATE.sub("", when.text)))
    return name.words <= 4 and not name.closed and when.words <= 8 and bool(dated) and (said.words >= 4 or said.closed)


def first_answer(lines: list[Line]) -> int:
    """Index of the first line of readers' comments among lines below the article: their heading, or a comment's signature."""
    signed = first_signed(lines)
    for index, line in enumerate(lines[:signed]):
        hit = line.opens("comments") if index and line.words <= 8 else None
        if hit and (hit.id == "responses to" or not line.rest_after(hit)):
            return index if any(leaning(later) >= 2 for later in lines[index:]) else signed
    return signed


def mark_comments(lines: list[Line]) -> None:
    """Mark readers' comments from their heading on; links and small print below, or a form that nobody filled, are furniture."""
    footer = False
    for line in lines:
        hit = line.opens("end") or line.opens("line")
        footer = footer or (hit is not None and hit.id in ("related", "cookies", "newsletter") and not is_sentence(line))
        form = hit is not None and hit.id == "comment form"
        line.be("boilerplate" if footer or form else "comment", "comments")
    for line in reversed(lines):
        if line.kind == "comment" and (not is_call(line) or SCORED.match(line.text)):
            break
        line.be("boilerplate", "below the comments")
    said = [line for line in lines[1:] if line.kind == "comment" and line.words >= 5 and not is_call(line)]
    if not said:
        for line in lines:
            line.be("boilerplate", "comment form")
