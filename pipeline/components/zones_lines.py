"""Lines of a page, and what the look of one line tells: prose, caption, byline, item of a list, call to the reader."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..dates import DATE
from ..matching import Hit

LINE = re.compile(r"\S[^\n]*(?<=\S)")
CLOSERS = "\"'”’)]"
ENDERS = (".", "!", "?", "…")
STOPS = (*ENDERS, ":", ";", ",")
LETTER = re.compile(r"[^\W\d_]")
OPENING = re.compile(r"[\"“‘'•*–—-]")
LISTED = re.compile(r"(?:[•*▪·●–—-]\s*|\(?\d|£)")
BAR = re.compile(r"\S(?:\s*[|»>]\s*|\s{2,})(?=\S)")
CROSS_HEAD = re.compile(r"[\"“‘'][^\"“”]{1,40}[^.!?,…][\"”’']")
CREDITED = re.compile(
    r"\s*(?:[\w.'’/&@-]+\s+){1,3}?(?=(?:The|A|An|In|At|On|More|It|Plans|Council|[A-Z]{3,})\b)|\s*(?:[\w.'’/&@-]+\s+){2}"
)
CODED = re.compile(r"(?:\b|_)(?=[a-z\d_-]*\d{3})[a-z]{1,5}[-_]?\d[\w-]{3,}\)?$|\([sS]\)$")
TWICE = re.compile(r"(.{8,}?)[\s.]*\1\.?")
NAME_ONLY = re.compile(r"(?:(?:by|By|BY)\s+)?[A-Z][\w'’.-]*(?:\s+(?:[A-Z][\w'’.-]*|and|de|van|von|al|ap)){1,4}")
NO_NAME = re.compile(
    r"\b(?:Councils?|News|Hall|Street|Road|Park|Centre|School|Library|Gallery|Government|Politics|Sport|House)\b"
)
ADDRESS = re.compile(r"@\w+|[\w.+-]+@[\w.-]+")
EMBEDDED = re.compile(r"^(?:https?://|www\.)\S+$|\(@\w+\)|\bpic\.twitter\.com")
SPEECH = re.compile(r"[\"“”]|\bsaid\b")
SHORT, PROSE, LONG = 12, 8, 18
"""Words: a line that may be furniture; the least of prose; a line that is surely prose again after a block of links."""


@dataclass
class Line:
    """One line of the page that is not blank: [start, end), its words, the rule hits in it, and its zone once known.

    ``ended``: it ends a sentence, with closing quotation marks or without; ``closed``: it does, or in ",", ";" or ":".
    """

    start: int
    end: int
    text: str
    words: int
    ended: bool
    closed: bool
    hits: list[Hit] = field(default_factory=list)
    kind: str = ""
    rule: str = ""

    def opens(self, label: str) -> Hit | None:
        """The hit of this label with which the line begins (after marks and digits: "• 3 responses to"), if any."""
        if not self.hits:
            return None
        for hit in self.hits:
            if hit.label == label:
                letter = LETTER.search(self.text)
                lead = self.start + (letter.start() if letter else 0)
                return hit if hit.start <= lead else None
        return None

    def holds(self, label: str) -> Hit | None:
        """Any hit of this label in the line."""
        for hit in self.hits:
            if hit.label == label:
                return hit
        return None

    def rest_after(self, hit: Hit) -> str:
        """What follows a hit in the line, without marks, spaces and digits."""
        return re.sub(r"[\W\d_]+", "", self.text[hit.end - self.start :])

    def be(self, kind: str, rule: str) -> None:
        """Settle the line's zone; ``rule`` is what decided it."""
        self.kind, self.rule = kind, f"zones/{rule}"


def read_lines(text: str, hits: list[Hit]) -> list[Line]:
    """The page's lines with the rule hits that lie in each; a caption that runs on into a paragraph is a line of its own."""
    lines, at = [], 0
    for match in LINE.finditer(text):
        start, here = match.start(), []
        while at < len(hits) and hits[at].start < match.end():
            here.append(hits[at])
            at += 1
        if credit := next((hit for hit in here if hit.label == "caption"), None):
            glued = CREDITED.match(text, credit.end, match.end())
            if glued and len(text[glued.end() : match.end()].split()) >= LONG:
                lines.append(make_line(text, start, glued.end() - 1, here))
                start = glued.end()
        lines.append(make_line(text, start, match.end(), here))
    return lines


def make_line(text: str, start: int, end: int, hits: list[Hit]) -> Line:
    """The Line of text[start:end], with those of the hits that lie in it."""
    content = text[start:end]
    bare = content.rstrip(CLOSERS)
    own = [hit for hit in hits if start <= hit.start < end] if hits else []
    return Line(start, end, content, len(content.split()), bare.endswith(ENDERS), bare.endswith(STOPS), own)


def is_prose(line: Line) -> bool:
    """A paragraph of the article: a closed line of some length, an opened quotation, or a lead-in that ends in a colon."""
    if line.words >= PROSE and line.closed:
        return True
    if line.words <= 6 and CROSS_HEAD.fullmatch(line.text):
        return False  # 'Zero appetite' alone on its line: a cross-head or a pull quote
    return line.closed and line.words >= 3 and (OPENING.match(line.text) is not None or line.text[-1] in '.:”"’')


def is_sentence(line: Line) -> bool:
    """Prose of a reporter rather than a call to the reader: closed, and long or with speech in it."""
    return line.ended and (line.words > 25 or SPEECH.search(line.text) is not None)


def is_headline_like(line: Line) -> bool:
    """Closed and yet no paragraph: a short line that ends in a question, a cry or a quotation, as headlines do."""
    return line.words <= 16 and line.text[-1] in "?!'’”\"" and not re.search(r"\b(?:said|says|told)\b|[.,][\"'”’]$", line.text)


def is_caption(line: Line) -> bool:
    """A picture's line: it credits the picture, ends in its file's number, or says the same twice in a row."""
    if line.holds("caption"):
        return line.words <= 45
    return not line.closed and len(line.text) <= 300 and bool(CODED.search(line.text) or TWICE.fullmatch(line.text))


def is_byline(line: Line) -> bool:
    """A writer's or date line: "By Jane Roe, senior reporter", "Jane Roe 18 June 2019", "14th March 2013, 4:10pm"."""
    if line.words > 16 or line.closed and line.words > 6 or is_embedded(line):
        return False
    if ADDRESS.fullmatch(line.text) or line.text in ("By", "BY"):
        return True
    cues = {
        hit.id
        for hit in line.hits
        if hit.label == "byline" and (hit.id == "reporter" and line.words <= 12 or hit.start <= line.start + 2)
    }
    if cues - {"by"} or "by" in cues and re.match(r"(?:by|By|BY):?\s+(?:[A-Z@]|(?:the|our)\s)", line.text):
        return True
    if DATE.search(line.text):
        rest = re.sub(r"[\W\d_]+", " ", DATE.sub(" ", line.text)).split()
        names = sum(1 for word in rest if word[:1].isupper() or word in ("am", "pm", "by", "at", "and"))
        return len(rest) <= 9 and names >= len(rest) - 1
    return re.fullmatch(r"\d{1,2}[:.]\d\d(?:\s?[ap]m)?", line.text) is not None


def is_embedded(line: Line) -> bool:
    """A bare link, or a line that cites an account: what is left of an embedded post."""
    text = line.text
    return (text.startswith(("http", "www.")) or "(@" in text or "pic.twitter" in text) and EMBEDDED.search(text) is not None


def is_name(line: Line) -> bool:
    """A writer's name alone on its line: two to five capitalised words, none of which names a place or a section."""
    return line.words <= 5 and NAME_ONLY.fullmatch(line.text) is not None and not NO_NAME.search(line.text)


def is_call(line: Line) -> bool:
    """Words to the reader or of the page: "Share Tweet Email", "Sign up to our newsletter", "Your support makes …"."""
    if line.opens("line") and (line.words <= SHORT or line.words <= 3 * SHORT and not is_sentence(line)):
        return True
    if is_embedded(line) and not is_sentence(line):
        return True
    if line.holds("appeal") and not SPEECH.search(line.text):
        return True
    if line.words > 12 or line.ended:
        return False
    if words := [hit for hit in line.hits if hit.label == "word"]:
        letters = len(re.sub(r"[\W\d_]+", "", line.text))
        return sum(hit.end - hit.start for hit in words) >= 0.6 * letters
    return False
