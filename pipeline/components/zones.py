"""Zones: which lines of a page are the article's body and standfirst, and which are something else.

A page is read line by line, top to bottom. Before the first paragraph of prose stand headline, standfirst, byline and
captions; after the last one stand links, footers and readers' comments; lines in between that are not prose are
captions, cross-heads and page furniture. In doubt a line is body: a lost line is a lost fact. Phrase lists are in
``patterns/zones.jsonl``; what one line's look tells is in ``zones_lines.py`` and ``zones_furniture.py``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from ..dates import DATE, date_of
from ..matching import Hit
from .base import Component, text_of
from .zones_comments import AGO, first_answer, first_comment, mark_comments
from .zones_furniture import PLACED, is_byline, is_call, is_caption, is_name, is_scrap, is_signature
from .zones_lines import BAR, LISTED, LONG, OPENING, PROSE, SHORT, Line, is_entry, is_prose, is_sentence, read_lines
from .zones_repeats import mark_repeats
from .zones_top import mark_top

MINED = ("body", "standfirst")
TIME = re.compile(r"\d{1,2}[:.]\d\d|" + AGO.pattern)
NUMBERED = re.compile(r"\d{1,2}[.)]\s+[^\W\d_]")
BROKEN_OFF = re.compile(
    r" (?:said|says|told|added|the|an?|of|to|and|or|for|with|in|on|at|by|from|that|which|who|is|was|are|were|be|been|has|have|had"
    r"|will|would|could|should|not|its|his|her|their|but|as|than|into|over|between)$"
)
"""The last word of an article that a copy broke off: "Councillor Jane Roe, who chairs the committee, **said**"."""
SPEAKS_UP = re.compile(r"(?:\S+\s+){0,5}\S+\s+(?:says|said|wrote|writes|commented|comments)\s*(?::|\.\.\.|…)")


@Language.factory("council_zones", assigns=["doc._.zones", "doc._.paragraphs", "doc.spans"])
class Zones(Component):
    """Zones a page; ``doc._.paragraphs`` holds [start, end] of every mined line (body, standfirst).

    A zone is ``{kind, start, end}``; neighbouring lines of one kind are one zone. A byline zone that dates the article
    carries ``date`` (ISO), which the record takes where no date was given.
    """

    fact = "zones"

    def __init__(self, nlp: Language, name: str = "council_zones") -> None:
        super().__init__(nlp)

    def find(self, doc: Doc) -> list[dict[str, Any]]:
        lines = read_lines(text_of(doc), self.rules(doc))
        mark_furniture(lines)
        mark_repeats(lines)
        mark_top(lines, (doc._.article or {}).get("title"))
        mark_rest(lines)
        doc._.paragraphs = [[line.start, line.end] for line in lines if line.kind in MINED]
        zones: list[dict[str, Any]] = []
        for line in lines:
            if zones and zones[-1]["kind"] == line.kind:
                zones[-1]["end"] = line.end
            else:
                zones.append({"kind": line.kind, "start": line.start, "end": line.end, "rule": line.rule})
            if line.kind == "byline" and (date := date_of(line.text)):
                zones[-1].setdefault("date", date)
        return zones


def mark_furniture(lines: list[Line]) -> None:
    """Mark what wording or shape alone shows to be no prose; a comments or notes heading settles all that follows."""
    last_prose, last_sentence = last_that(is_prose, lines), last_that(is_sentence, lines)
    block, prose_words, caption_next = False, 0, False
    for index, line in enumerate(lines):
        hit = heading(lines, index)
        if hit and hit.id == "signed" and (prose_words < 40 or is_byline(line)):
            hit = None  # a writer's name above a date line, before the article
        if hit and hit.label == "comments" and (prose_words >= 40 or index >= last_prose):
            mark_comments(lines[index:])
            return
        if hit and hit.label == "end" and (hit.id != "related" or index >= last_sentence):
            below = index + first_answer(lines[index:])
            for later in lines[index:below]:
                later.be("boilerplate", hit.rule.split("/", 1)[1])
            mark_comments(lines[below:])
            return
        if hit or opens_block(line):
            block = hit is None or hit.label == "end"
            line.be("boilerplate", "block")
        elif block and not ends_block(line):
            line.be("boilerplate", "block")
        else:
            block = stands_alone(line)
            following = lines[index + 1] if index + 1 < len(lines) else None
            caption_next = mark_by_shape(line, caption_next, prose_words < 20, following)
        if not line.kind and line.closed:
            prose_words += line.words


def last_that(holds: Callable[[Line], bool], lines: list[Line]) -> int:
    """The index of the last line of which something holds, -1 where it holds of none."""
    return next((index for index in range(len(lines) - 1, -1, -1) if holds(lines[index])), -1)


def mark_by_shape(line: Line, caption_next: bool, above: bool, following: Line | None) -> bool:
    """Mark one line that is a caption, a byline or furniture; True where the caption is the next line, below its cue.

    above: the line stands above the article, where capitals name a section; below they are cross-heads.
    """
    if caption_next and not line.closed and not is_byline(line):
        line.be("caption", "below its cue")
    elif is_caption(line):
        line.be("caption", "credit")
        hit = line.holds("caption")
        return hit is not None and line.words <= 2 and not line.rest_after(hit)
    elif line.words > 1 and is_scrap(line):
        line.be("boilerplate", "scrap")
    elif is_byline(line):
        line.be("byline", "byline")
    elif is_call(line):
        line.be("boilerplate", "call to the reader")
    elif not line.closed and len(BAR.findall(line.text)) >= (1 if "»" in line.text else 3) and not re.search(r"\d", line.text):
        line.be("boilerplate", "navigation")
    elif line.text.isupper() and line.words == 2 and is_name(line) and following is not None and is_byline(following):
        line.be("byline", "name only")
    elif line.text in ("Title", "Headline", "Body", "Text"):
        line.be("boilerplate", "field name")
    elif line.text.isupper() and line.words <= 2 and not line.closed and (above or len(line.text) <= 3):
        line.be("boilerplate", "section name")
    return False


def opens_block(line: Line) -> bool:
    """The heading of a block of links or adverts within the page: "Latest vacancies", "Most read"."""
    return (
        line.opens("block") is not None
        and (line.words <= 4 or line.words <= SHORT and not line.closed)
        and not OPENING.match(line.text)
    )


def ends_block(line: Line) -> bool:
    """Prose after a block of links or adverts; titles and prices are short and have no full stop."""
    if not line.closed:
        return line.words >= LONG
    return line.words >= PROSE or line.words >= 4 and line.text[-1] == "." or is_sentence(line)


def stands_alone(line: Line) -> bool:
    """ "Read more" or "Ad feature" alone on its line: what it announces are the next lines."""
    hit = line.opens("line")
    return hit is not None and hit.id in ("read more", "hide ad") and line.words <= 3 and not line.rest_after(hit)


def heading(lines: list[Line], index: int) -> Hit | None:
    """The hit of a heading after which something else than the article stands: comments, ENDS, related stories."""
    line = lines[index]
    if index < 2:
        return None
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    dated = len(below) < 50 and DATE.search(below) is not None
    timed = len(below) < 50 and TIME.search(below) is not None
    if (dated or timed) and SPEAKS_UP.fullmatch(line.text) or line.words <= 3 and (dated and timed or AGO.fullmatch(below)):
        return Hit(line.start, line.end, "comments", "signed", "zones/comments/signed")
    hit = line.opens("comments") or line.opens("end")
    if hit is None or line.words > (16 if hit.id == "responses to" else 8):
        return None
    if hit.id == "related":
        return hit if not line.closed or line.text[-1] == ":" else None
    return hit if hit.id in ("responses to", "notes to editors") or not line.rest_after(hit) else None


def mark_rest(lines: list[Line]) -> None:
    """Mark the body, what stands between its paragraphs, what follows it, and comments that no heading announces."""
    rest = [line for line in lines if not line.kind]
    last = last_of_article(rest)
    for index, line in enumerate(rest):
        before = rest[index - 1] if index else None
        if is_scrap(line):
            line.be("boilerplate", "scrap")
        elif is_signature(line, before):
            line.be("boilerplate", "signature")
        elif last < 0 or is_prose(line) or index < last and (line.words >= SHORT or OPENING.match(line.text) and line.words > 5):
            line.be("body", "prose")
        elif index < last and line.words >= 2 and line.text[-1] in ".:" and line.text[-2] != ".":
            line.be("body", "short sentence")  # "The cabinet." or "He said:"
        elif is_numbered(rest, index):
            line.be("headline", "cross-head")
        elif index <= last and is_entry(line):
            line.be("body", "entry")
        elif is_listed(line, before) or runs_on(line, before, rest[index + 1] if index + 1 < len(rest) else None):
            line.be("body", "list" if is_listed(line, before) else "broken line")
        elif index > last:
            goes_on = line.words >= SHORT or line.words > 3 and BROKEN_OFF.search(line.text)
            close = goes_on and index == last + 1 and line.start - rest[last].end <= 2
            line.be("body" if close else "boilerplate", "after the body")
        elif line.words > 6 or PLACED.search(line.text):
            line.be("caption", "between paragraphs")
        else:
            line.be("headline", "cross-head")
    body = [line for line in lines if line.kind == "body"]
    for line in body[first_comment(body) :]:
        line.be("comment", "unannounced")


def last_of_article(rest: list[Line]) -> int:
    """Index of the article's last line: its last paragraph, or the last entry of a fact box or time line below it."""
    last = max((index for index, line in enumerate(rest) if is_prose(line)), default=-1)
    entries = [index for index, line in enumerate(rest) if index > last and is_entry(line)] if last >= 0 else []
    if len(entries) >= 2 and entries[0] <= last + 2:
        while entries and entries[0] <= last + 2:
            last = entries.pop(0)
    return last


def is_numbered(rest: list[Line], index: int) -> bool:
    """A numbered cross-head: "2. There is no target", with a paragraph above it and one below, not an item of a list."""
    line = rest[index]
    if not NUMBERED.match(line.text) or line.closed or line.words > SHORT or index + 1 == len(rest):
        return False
    above, below = rest[index - 1] if index else None, rest[index + 1]
    return is_prose(below) and not LISTED.match(below.text) and (above is None or is_prose(above) and above.text[-1] != ":")


def is_listed(line: Line, before: Line | None) -> bool:
    """A list item, a row of figures in the body: "• 45 jobs to go", "£4.1m: adult care", "Serco | £61,080 | June"."""
    if before is None or before.kind not in ("body", "headline") or line.words < 3 or line.text[-1] == "?":
        return False
    below_list = before.text.endswith(":") or before.rule == "zones/list"
    return below_list or LISTED.match(line.text) is not None or len(BAR.findall(line.text)) >= 2


def runs_on(line: Line, before: Line | None, after: Line | None) -> bool:
    """A line broken in the middle of its sentence: the next line, directly below, goes on in lower case."""
    if line.words <= 2:
        return False
    if after is not None and after.words > 2 and after.start - line.end == 1 and after.text[0].islower():
        return True
    return before is not None and before.kind == "body" and line.start - before.end == 1 and line.text[0].islower()
