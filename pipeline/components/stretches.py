"""Stretches: the outermost runs of text between quotation marks, paragraph by paragraph.

Marks are paired within one paragraph only, so that one odd mark never turns the rest of the page inside out. Which way a
mark faces is told by its neighbours (space before and letter after: it opens), and by its own shape where they leave it open.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from .base import text_of

MARK = re.compile(r"[\"“”„«»″'‘’`](?:(?<=')'|(?<=`)`|(?<=[\"“”„«»″])|(?<![^\W_].)|(?<=['’])(?![^\W_]))")
"""A double mark, or a single one that does not stand inside a word; a class comes first because that is searched for fastest."""
ELISION = re.compile(r"['’‘](?:\d\d\b|\d0s|(?:em|til|tis|twas|cause|n|un|ere|ow)\b)", re.I)
AFTER_SPACE_OR = "([{–—-/‘'“\"`"
SPEECH_GOES_ON = re.compile(
    r"\s+(?:and|but|or|for|of|to|in|is|are|was|were|has|have|had|will|would|he|she|they|it|said|says|by|on|with|at|from|as|that|which"
    r"|who|after|before|when|because|than|if|while|into|over|about|without|this|last|next)\b"
)
POSSESSIVE = re.compile(r"(?:[sxz]|\b(?:o|no|wi|an|th)|\w\win)$", re.I)
LOOK = 200
"""Marks looked ahead for a single closing mark; a paragraph with more of them is no prose."""
SENTENCE = re.compile(r"[.!?:]\s+")
VERB = r"(?:said|says|asked|added|told|explained|replied|insisted|warned|claimed|continued|commented|argued|urged|shouted)"
TITLED = r"(?:(?:Cllrs?|Coun|Councillor|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Baroness|Mayor|Ald|Alderman|Rev|Prof(?:essor)?)\.?\s+)"
NAME = rf"(?:{TITLED}[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){{0,3}}|[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){{1,3}})"
CLOSER_GLUED = re.compile(rf"{VERB}\b|(?:he|she|they|{NAME})\s+{VERB}\b")
SPEECH_ENDS = re.compile(
    rf"(?:(?<=[,.?!…])|(?<=\w))(?=[\"“”'’]?\s+{VERB}\s+(?:the\s+|council\s+|leader\s+){{0,3}}{NAME}\s*(?:[.,(]|$))"
    rf"|(?<=[,?!])(?=\s+(?:he|she|they|{NAME})\s+{VERB}\s*[.,:])"
    rf"|(?<=[.?!])(?=\s+(?:(?:He|She)\s+added|{NAME}\s+{VERB})\b)"
    r"|(?<=[,.?!])(?=['’](?:\s|$))"
)


class Mark(NamedTuple):
    """A quotation mark that is no apostrophe within a word: where it stands, and which ways it can face."""

    start: int
    end: int
    shape: str
    single: bool
    opens: bool
    closes: bool
    sentence_before: bool


@Language.factory("council_stretches", requires=["doc._.paragraphs"], assigns=["doc._.stretches"])
class Stretches:
    """``doc._.stretches`` holds [start, end, closed] of every outermost stretch, marks outside, in text order.

    ``closed`` is False where no closing mark follows in the paragraph: speech that goes on below, or a slip of the pen.
    """

    def __init__(self, nlp: Language, name: str = "council_stretches") -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        doc._.stretches = stretches(text_of(doc), doc._.paragraphs)
        return doc


def stretches(text: str, paragraphs: list[list[int]]) -> list[list]:
    """The quoted stretches of the given paragraphs ([start, end] each), as [start, end, closed], spaces trimmed.

    >>> text = "‘The wardens’ homes won’t go,’ he said. “We tried. “It failed.”"
    >>> [text[start:end] for start, end, _ in stretches(text, [[0, len(text)]])]
    ['The wardens’ homes won’t go,', 'We tried.', 'It failed.']
    """
    found: list[list] = []
    for start, end in paragraphs:
        marks = read_marks(text, start, end)
        if not marks:
            continue
        spans = Pairing(text, start, end, marks).spans()
        for a, b, closed in spans:
            while a < b and text[a].isspace():
                a += 1
            while a < b and text[b - 1].isspace():
                b -= 1
            if a < b and not text[a:b].isspace():
                found.append([a, b, closed])
    return found


def read_marks(text: str, lo: int, hi: int) -> list[Mark]:
    """The marks of one paragraph with the ways their neighbours let them face."""
    marks = []
    for match in MARK.finditer(text, lo, hi):
        a, b = match.span()
        shape = match.group()
        single = shape in "'‘’`"
        before = text[a - 1] if a > lo else " "
        after = text[b] if b < hi else " "
        opens = (before.isspace() or before in AFTER_SPACE_OR) and not after.isspace()
        closes = not before.isspace() and not after.isalnum()
        if a == lo:
            opens, closes = True, False
        elif b == hi:
            opens, closes = False, True
        if single and ELISION.match(text, a) and not (a == lo and shape == "‘"):
            continue
        marks.append(Mark(a, b, shape, single, opens, closes, text[max(lo, a - 3) : a].rstrip()[-1:] in (".", "!", "?", "…")))
    return marks


class Pairing:
    """Pairs the marks of one paragraph, left to right, each mark looked at a bounded number of times."""

    def __init__(self, text: str, lo: int, hi: int, marks: list[Mark]) -> None:
        self.text, self.lo, self.hi, self.marks = text, lo, hi, marks
        self.flat = False
        self.closer_next = [False] * len(marks)
        self.strong_next = [False] * len(marks)
        closer = strong = False
        for index in range(len(marks) - 1, -1, -1):
            self.closer_next[index], self.strong_next[index] = closer, strong
            mark = marks[index]
            if mark.single:
                closer = mark.closes
                strong = mark.closes and (strong or self.is_strong(mark))

    def spans(self) -> list[tuple[int, int, bool]]:
        """Every outermost stretch of the paragraph as (start, end, closed), untrimmed."""
        spans: list[tuple[int, int, bool]] = []
        index, marks = 0, self.marks
        while index < len(marks):
            mark = marks[index]
            if self.is_opener(mark):
                end, following, closed = self.close_single(index) if mark.single else self.close_double(index)
                if following > index:
                    if not closed:
                        end = self.visible_end(mark.end, end)
                    spans.append((mark.end, end, closed))
                    index = following
                    continue
            elif mark.closes and mark.shape not in "'‘`" and text_before(self.text, mark.start, self.lo) in ",.!?…":
                spans.append((self.missing_start(spans, mark.start), mark.start, True))
            index += 1
        return spans

    def is_opener(self, mark: Mark) -> bool:
        """Whether a mark met outside any quotation opens one; two-faced marks do unless their shape says no."""
        if mark.opens != mark.closes:
            return mark.opens
        return mark.shape not in "”’»" and not (mark.single and not mark.opens)

    def is_strong(self, mark: Mark) -> bool:
        """A closing mark after punctuation, or before it: no possessive stands there."""
        return text_before(self.text, mark.start, self.lo) in ",.!?…-–—" or self.text[mark.end : mark.end + 1] in tuple(".,;:)")

    def close_double(self, index: int) -> tuple[int, int, bool]:
        """Where the stretch that a double mark opens ends: (end, index of the next mark to look at, closed).

        Quotations nested in it need as many closing marks as opening ones; where these run short, no nesting was meant and
        every opening mark begins a stretch of its own (``flat``, for the rest of the paragraph).
        """
        depth, first_nested, last_close, marks = 1, 0, self.hi, self.marks
        for at in range(index + 1, len(marks)):
            mark = marks[at]
            if mark.single:
                continue
            opening = mark.opens and not mark.closes or mark.opens == mark.closes and mark.shape in ("“", "„", "«", "``")
            if opening and CLOSER_GLUED.match(self.text, mark.end):
                opening = False
            if not opening:
                depth -= 1
                last_close = mark.end
                if depth == 0:
                    return mark.start, at + 1, True
            elif mark.sentence_before or self.flat:
                return (marks[first_nested or at].start, first_nested or at, False)
            else:
                depth += 1
                first_nested = first_nested or at
        paragraph_long = marks[index].start == self.lo and depth == 1 and last_close < self.hi
        if first_nested and not paragraph_long:
            self.flat = True
            return marks[first_nested].start, first_nested, False
        return self.hi, len(marks), False

    def close_single(self, index: int) -> tuple[int, int, bool]:
        """The same for a single mark; (…, index, …), no advance, where the mark was no quotation mark after all."""
        text, marks, opener = self.text, self.marks, self.marks[index]
        lead = text_before(text, opener.start, self.lo)
        speech = opener.start == self.lo or lead in ":," or text[max(self.lo, opener.start - 6) : opener.start] == " that "
        nested, doubles = 0, False
        for at in range(index + 1, min(len(marks), index + LOOK)):
            mark = marks[at]
            if not mark.single:
                if not doubles and mark.closes and not mark.opens:
                    return mark.start, at + 1, True
                doubles = not doubles
            elif mark.opens and not mark.closes:
                if mark.sentence_before:
                    return (mark.start, at, False) if speech else (0, index, False)
                nested += 1
            elif mark.closes and not self.is_apostrophe(at, speech) and not (doubles and not self.is_strong(mark)):
                if nested and not self.is_strong(mark):
                    nested -= 1
                else:
                    return mark.start, at + 1, True
        if (speech or lead in ".!?") and text[opener.end : opener.end + 1].isupper():
            return self.hi, len(marks), False
        return 0, index, False

    def is_apostrophe(self, at: int, speech: bool) -> bool:
        """Whether a mark that could close is the end of a plural possessive or a swallowed letter ("wardens' homes").

        speech: the stretch opens like a sentence, so that its end is looked for after punctuation ("… shifts,' he said").
        """
        mark = self.marks[at]
        if self.is_strong(mark) or not POSSESSIVE.search(self.text, max(self.lo, mark.start - 7), mark.start):
            return False
        if speech and (self.strong_next[at] or re.match(r"\s[a-z]", self.text[mark.end : mark.end + 2])):
            return self.strong_next[at] or not SPEECH_GOES_ON.match(self.text, mark.end)
        return self.closer_next[at] and mark.end < self.hi and not SPEECH_GOES_ON.match(self.text, mark.end)

    def visible_end(self, start: int, end: int) -> int:
        """Where speech whose closing mark is missing visibly ends ("…without a car asked Cllr Roe."), else ``end``."""
        match = SPEECH_ENDS.search(self.text, start + 1, end)
        return match.start() if match else end

    def missing_start(self, spans: list[tuple[int, int, bool]], end: int) -> int:
        """Where speech whose opening mark is missing begins: after a colon, at the paragraph's start, or the last sentence's."""
        start = spans[-1][1] if spans else self.lo
        if spans:
            breaks = SENTENCE.search(self.text, start + 1, end)
            return breaks.end() if breaks else end
        colon = self.text.rfind(": ", start, end)
        return colon + 2 if colon >= 0 else start


def text_before(text: str, at: int, lo: int) -> str:
    """The last character before ``at`` that is no space, or a letter where the paragraph begins."""
    piece = text[max(lo, at - 3) : at].rstrip()
    return piece[-1] if piece else "x"
