"""Lines of a page, and what the look of one line tells of prose: a paragraph, a headline, an entry of a fact box."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..matching import Hit

LINE = re.compile(r"\S[^\n]*(?<=\S)")
CLOSERS = "\"'”’)]"
ENDERS = (".", "!", "?", "…")
STOPS = (*ENDERS, ":", ";", ",")
LETTER = re.compile(r"[^\W\d_]")
OPENING = re.compile(r"[\"“‘'•*–—-]")
LISTED = re.compile(r"(?:[•*▪·●–—-]\s*|\(?\d|£)")
ANSWERED = re.compile(r"(?:Q|A|Question|Answer)\s?[:.]\s?\S")
FIGURE = re.compile(
    r"(?!(?:Tel|Phone|Call|Fax|Mob|Text|Ref|VAT|ISSN)\b)[^:\n]{3,60}:\s+(?:[£$€]|about |around |nearly |up to )?\d[^:\n]{0,40}"
)
BAR = re.compile(r"\S(?:\s*[|»>]\s*|\s{2,})(?=\S)")
CROSS_HEAD = re.compile(r"[\"“‘'][^\"“”]{1,40}[^.!?,…][\"”’']")
CREDITED = re.compile(
    r"\s*(?:[\w.'’/&@-]+\s+){1,3}?(?=(?:The|A|An|In|At|On|More|It|Plans|Council|[A-Z]{3,})\b)|\s*(?:[\w.'’/&@-]+\s+){2}"
)
COUNTED = re.compile(r"(?:£\d[\d.,]*\w*|\d[\d,.]*%?)(?::| [–—-])\s\S")
TIMED = re.compile(r"(?:(?:[A-Z][a-z]+ )?(?:\d\d? )?(?:[A-Z][a-z]+,? )?(?:19|20)\d\d)\s?[:–—-]\s?\S")
SPEECH = re.compile(r"[\"“”]|\bsaid\b")
VERB = re.compile(
    r"\b(?:will|would|could|may|must|should|says?|said|warns?|has|have|set to|(?:is|are) to|picks?|wins?|loses?|faces?|hands?"
    r"|asks?|plans?|agrees?|backs?|takes?|signs?|votes?|(?:isn|won|can|don|doesn)['’]t)\b"
)
ITEM = re.compile(r"[•*▪·●–—-]\s*[a-z]")
STATED = re.compile(r"(?:The|It|This|These|They|There|We)\b.*\b(?:is|are|was|were|will|has|have|had|would)\b")
GREETING = re.compile(r"(?:Dear|Good (?:morning|afternoon|evening)|Hello|Hi)\b[^.!?]{0,40}[,.!]")
TWO_SENTENCES = re.compile(r"[a-z]\.\s[A-Z]")
RELATIVE = re.compile(r",? (?:where|who|which|whose|that|as)\b.*")
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


def runs_together(lines: list[Line], index: int) -> bool:
    """A paragraph wrapped by hand begins here: lines directly below go on in lower case, until one ends a sentence."""
    line = lines[index]
    if line.ended or line.words < PROSE:
        return False
    broken = 0
    for above, below in zip(lines[index:], lines[index + 1 : index + SHORT], strict=False):
        if below.start - above.end != 1 or below.kind:
            return False
        broken += below.text[0].islower()
        if below.ended:
            return broken > 1
    return False


def is_prose(line: Line) -> bool:
    """A paragraph of the article: a closed line of some length, an opened quotation, or a lead-in that ends in a colon."""
    if line.words >= PROSE or not line.closed:
        return line.closed
    if line.words >= 4 and TWO_SENTENCES.search(line.text) or line.text[0] in "DGH" and GREETING.fullmatch(line.text):
        return True
    if line.words <= 6 and CROSS_HEAD.fullmatch(line.text):
        return False  # 'Zero appetite' alone on its line: a cross-head or a pull quote
    return line.words >= 3 and (OPENING.match(line.text) is not None or line.text[-1] in '.:”"’')


def is_sentence(line: Line) -> bool:
    """Prose of a reporter rather than a call to the reader: closed, and long or with speech in it."""
    return line.ended and (line.words > 25 or SPEECH.search(line.text) is not None)


def is_headline_like(line: Line) -> bool:
    """Closed and yet no paragraph: a short line that ends in a question, a cry or a quotation, as headlines do."""
    return line.words <= 16 and line.text[-1] in "?!'’”\"" and not re.search(r"\b(?:said|says|told)\b|[.,][\"'”’]$", line.text)


def is_entry(line: Line) -> bool:
    """An entry of a fact box, a time line or an interview: "Beds: 261", "2019: Ofgem asks for £9.5m", "Q: Why?"."""
    if line.words < 2 or line.words > 3 * SHORT:
        return False
    if any(form.match(line.text) for form in (ANSWERED, COUNTED, TIMED)) or FIGURE.fullmatch(line.text):
        return True
    return line.words >= 3 and ITEM.match(line.text) is not None or line.words >= PROSE and is_told(line)


def is_told(line: Line) -> bool:
    """A sentence whose full stop is missing: "The contract is for eight years"; a headline leaves out the article."""
    return STATED.match(RELATIVE.sub("", line.text)) is not None


def tells(line: Line) -> bool:
    """A line that says what happens, as a standfirst does: "Six-year deal will see 340 staff move"; captions name things."""
    return line.words >= PROSE and VERB.search(RELATIVE.sub("", line.text)) is not None
