"""Zones: which lines of a page are the article's body and standfirst, and which are something else.

A page is read line by line, top to bottom. Before the first paragraph of prose stand headline, standfirst, byline and
captions; after the last one stand links, footers and readers' comments; lines in between that are not prose are
captions, cross-heads and page furniture. Phrase lists are in ``patterns/zones.jsonl``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from ..dates import DATE, date_of
from ..patterns import Hit
from .base import Component, text_of
from .zones_comments import first_comment

MINED = ("body", "standfirst")
LINE = re.compile(r"\S[^\n]*(?<=\S)")
CLOSED = re.compile(r"[.!?…:;,][\"'”’)\]]*$")
OPENING = re.compile(r"[\"“‘'•*–—-]")
BAR = re.compile(r"\S(?:\s*[|»>]\s*|\s{2,})(?=\S)")
CREDITED = re.compile(r"\s*(?:[\w.'’/&@-]+\s+){1,3}?(?=(?:The|A|An|In|At|On|More|It|Plans|Council|[A-Z]{3,})\b)|\s*(?:[\w.'’/&@-]+\s+){2}")
NAME_ONLY = re.compile(r"(?:(?:by|By|BY)\s+)?[A-Z][\w'’.-]*(?:\s+(?:[A-Z][\w'’.-]*|and|de|van|von|al|ap)){1,4}")
LONG, SHORT, PROSE = 18, 12, 8
"""Words: a line that is surely prose again after a block of links; a line that may be furniture; the least of prose."""


@dataclass
class Line:
    """One line of the page that is not blank: [start, end), its words, the rule hits at it, and its zone once known."""

    start: int
    end: int
    text: str
    words: int
    closed: bool
    hits: list[Hit] = field(default_factory=list)
    kind: str = ""
    rule: str = ""

    def opens(self, label: str) -> Hit | None:
        """The hit of this label with which the line begins, if any."""
        return next((hit for hit in self.hits if hit.label == label and hit.start <= self.start + 2), None)

    def holds(self, label: str) -> Hit | None:
        """Any hit of this label in the line."""
        return next((hit for hit in self.hits if hit.label == label), None)

    def be(self, kind: str, rule: str) -> None:
        self.kind, self.rule = kind, f"zones/{rule}"


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
        text = text_of(doc)
        lines = read_lines(text, self.rules(doc))
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


def read_lines(text: str, hits: list[Hit]) -> list[Line]:
    """The page's lines with the rule hits that lie in each; a caption that runs on into a paragraph is a line of its own."""
    lines, at = [], 0
    for match in LINE.finditer(text):
        start, here = match.start(), []
        while at < len(hits) and hits[at].start < match.end():
            here.append(hits[at])
            at += 1
        if credit := next((hit for hit in here if hit.label == "caption"), None):
            if glued := CREDITED.match(text, credit.end, match.end()):
                if len(text[glued.end() : match.end()].split()) >= LONG:
                    lines.append(make_line(text, start, glued.end() - 1, here))
                    start = glued.end()
        lines.append(make_line(text, start, match.end(), here))
    return lines


def make_line(text: str, start: int, end: int, hits: list[Hit]) -> Line:
    content = text[start:end]
    return Line(start, end, content, len(content.split()), bool(CLOSED.search(content)), [hit for hit in hits if start <= hit.start < end])


def mark_furniture(lines: list[Line]) -> None:
    """Mark what wording or shape alone shows to be no prose; a comments or notes heading settles all that follows."""
    block = False
    for index, line in enumerate(lines):
        if hit := settles_the_rest(lines, index):
            for later in lines[index:]:
                later.be("comment" if hit.label == "comments" else "boilerplate", hit.rule.split("/", 1)[1])
            return
        if line.opens("block") and line.words <= SHORT and not OPENING.match(line.text) and (line.words <= 4 or not line.closed):
            block = True
            line.be("boilerplate", "block")
        elif block:
            block = not (line.words >= LONG and (line.closed or OPENING.match(line.text)) or line.words >= PROSE and is_sentence(line))
            if block:
                line.be("boilerplate", "block")
        elif is_caption(line):
            line.be("caption", "credit")
        elif is_byline(line):
            line.be("byline", "byline")
        elif (hit := line.opens("line")) and (line.words <= SHORT or line.words <= 3 * SHORT and not is_sentence(line)):
            line.be("boilerplate", hit.rule.split("/", 1)[1])
        elif not line.closed and len(BAR.findall(line.text)) >= 3 and not DATE.search(line.text):
            line.be("boilerplate", "navigation")
        elif (line.text.isupper() and line.words <= 2 and not line.closed) or line.text in ("Title", "Headline", "Body", "Text"):
            line.be("boilerplate", "section name")


def settles_the_rest(lines: list[Line], index: int) -> Hit | None:
    """The hit of a heading after which no line is the article's: comments, ENDS, related stories."""
    line = lines[index]
    hit = line.opens("comments") or line.opens("end")
    if hit is None or line.words > 8 or index < 2:
        return None
    rest = line.text[hit.end - line.start :]
    alone = re.fullmatch(r"[\s\W\d]*", rest) or hit.id in ("responses to", "related", "notes to editors")
    later = sum(1 for other in lines[index + 1 :] if other.words >= LONG + 7 and other.closed)
    return hit if alone and (hit.label == "comments" or hit.id != "related" or later <= 2) else None


def is_caption(line: Line) -> bool:
    """A picture's line: it credits the picture, and is not a long paragraph that only happens to hold the word."""
    return bool(line.holds("caption")) and line.words <= 45


def is_byline(line: Line) -> bool:
    """A writer's or date line: "By Jane Roe, senior reporter", "Jane Roe 18 June 2019", "14th March 2013, 4:10pm"."""
    if line.words > 16 or line.closed and line.words > 6:
        return False
    cues = {hit.id for hit in line.hits if hit.label == "byline" and (hit.id == "reporter" and line.words <= 12 or hit.start <= line.start + 2)}
    if cues - {"by"} or "by" in cues and re.match(r"(?:by|By|BY):?\s+(?:[A-Z@]|(?:the|our)\s)", line.text):
        return True
    if DATE.search(line.text):
        rest = re.sub(r"[\W\d_]+", " ", DATE.sub(" ", line.text)).split()
        names = sum(1 for word in rest if word[:1].isupper() or word in ("am", "pm", "by", "at", "and"))
        return len(rest) <= 9 and names >= len(rest) - 1
    return False


def is_sentence(line: Line) -> bool:
    """Prose of a reporter rather than a call to the reader: closed, and long or with speech in it."""
    return line.closed and (line.words > 25 or re.search(r"[\"“”]|\bsaid\b", line.text) is not None)


def mark_repeats(lines: list[Line]) -> None:
    """Mark a line that stands again below (a repeated standfirst, a doubled caption) or is quoted out of a paragraph."""
    plain = [re.sub(r"[\W_]+", " ", line.text).strip().lower() for line in lines]
    last = {text: index for index, text in enumerate(plain)}
    whole = "\n".join(plain)
    for index, (line, text) in enumerate(zip(lines, plain)):
        if line.kind or index == 0 or not text:
            continue
        following = lines[index + 1] if index + 1 < len(lines) else None
        if following and following.kind == "caption" and plain[index + 1].startswith(text):
            line.be("caption", "doubled")
        elif last[text] != index and line.words >= 5:
            line.be("boilerplate", "repeated")
        elif 5 <= line.words <= 30 and (OPENING.match(line.text) or not line.closed) and whole.count(text) > 1 and last[text] == index:
            line.be("boilerplate", "pull quote")


def is_prose(line: Line) -> bool:
    """A paragraph of the article: a closed line of some length, an opened quotation, or a lead-in that ends in a colon."""
    if line.words >= PROSE and line.closed:
        return True
    if re.fullmatch(r"[\"“‘'][^\"“”]{1,40}[^.!?,…][\"”’']", line.text) and line.words <= 6:
        return False  # 'Zero appetite' alone on its line: a cross-head or a pull quote
    return line.closed and line.words >= 3 and (OPENING.match(line.text) is not None or line.text[-1] in ".:”\"’")


def mark_top(lines: list[Line], title: str | None) -> None:
    """Mark headline, standfirst, byline and captions above the first paragraph of prose."""
    headline = byline = False
    for index, line in enumerate(lines):
        if title and index == 0 and line.text == title:
            line.be("headline", "given title")
            headline = True
        if line.kind:
            headline |= line.kind == "headline"
            byline |= line.kind == "byline"
            continue
        more = any(is_prose(other) and other.words >= PROSE for other in lines[index + 1 : index + 12] if not other.kind)
        if is_prose(line) and not (not headline and more and line.words <= 16 and line.text[-1] in "?!'’" and index == 0):
            before_byline = any(other.kind == "byline" for other in lines[index + 1 : index + 4])
            if headline and not byline and before_byline and line.words <= 45:
                line.be("standfirst", "before byline")
                continue
            return
        if not headline and line.words >= 3 and (more or index == 0 and len(lines) > 1):
            line.be("headline", "first line")
            headline = True
        elif headline and line.words <= 5 and NAME_ONLY.fullmatch(line.text) and index <= 6:
            line.be("byline", "name only")
            byline = True
        elif headline and not byline and line.words >= 5 and more:
            line.be("standfirst", "below headline")
        elif headline and line.words >= 4:
            if not more and line.words >= SHORT:
                return
            line.be("caption", "above the body")
        elif not headline and not more:
            return
        else:
            line.be("boilerplate", "section name")


def mark_rest(lines: list[Line]) -> None:
    """Mark the body, what stands between its paragraphs, what follows it, and comments that no heading announces."""
    open_lines = [line for line in lines if not line.kind]
    last = max((i for i, line in enumerate(open_lines) if is_prose(line)), default=-1)
    for index, line in enumerate(open_lines):
        if is_prose(line) or last < 0 or (index < last and (line.words >= SHORT or OPENING.match(line.text) and line.words > 5)):
            line.be("body", "prose")
        elif index > last:
            listed = OPENING.match(line.text) or line.words >= SHORT and index == last + 1 and line.start - open_lines[last].end <= 2
            line.be("body" if listed and index == last + 1 else "boilerplate", "after the body")
        else:
            line.be("headline", "cross-head")
    body = [line for line in lines if line.kind == "body"]
    for line in body[first_comment(body) :]:
        line.be("comment", "unannounced")
