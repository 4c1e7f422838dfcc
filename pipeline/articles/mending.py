"""Mending: the only changes an article's text may undergo before it is read.

Line ends, control and zero-width characters, soft hyphens, no-break spaces, mis-decoded sequences (mojibake), HTML
entities and damaged pound signs. Quotation marks, dashes and letters stay as they are.
"""

from __future__ import annotations

import html
import re
import unicodedata
from itertools import pairwise

import ftfy

ENTITY = re.compile(r"&(?:(?:amp|AMP|#0?38|#[xX]26);)*((?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)")
LOST_AMPERSAND = re.compile(r"(?<![&\w])#(?:163|xA3|xa3);")
POUND_NAME = re.compile(r"(?<!\w)(?:&pound(?!;)|£pound;)(?=\s?\d)")
LOST_POUND = re.compile(r"(?<![\w\ufffd])\ufffd(?=\d)")
MOJIBAKE = re.compile(r"[ÂÃâ][\u0080-\u00bf\u2018-\u203a\u20ac\u2122\u0152\u0153\u0160\u0161\u0178\u02c6\u02dc]")
CLOSING = re.compile(r"â€\x9d?(?=[\s.,;:!?)]|$)")
HALF = re.compile("[\ud800-\udfff]")
SPACES = re.compile("[\u00a0\u2007\u202f]")
BLANK = re.compile(r"(\n[ \t]*\n\s*)")
ENDED = re.compile(r"[.!?:][\"'”’]?\s*$")
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
BROKEN_WORD = re.compile(r"(?<![\w-])(\w+(?:-\w+){0,9})-$")
WORD_START = re.compile(r"[^\W\d_]*")
AFTER_HYPHEN = frozenset(
    ("time", "year", "old", "week", "day", "hour", "month", "based", "led", "run", "wide", "off", "in", "out", "up", "down")
    + ("over", "term", "scale", "level", "class", "end", "free", "owned", "paid", "care", "house", "service", "services")
    + ("profit", "round", "line", "border", "party", "general", "mayor", "leader", "site", "to", "strong", "called", "made")
)
"""Second parts that often follow a hyphen: "part-**time**", "council-**run**"."""
NOT_CLEAN = re.compile(
    "[&#\r\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00a0\u00ad\u2007\u200b-\u200f\u2028-\u202f\u2060\ufeff\ufffdÂÃâ\ud800-\udfff]"
)


def mend(text: str) -> tuple[str, list[str]]:
    """Mend a decoded text.

    Returns the text and the names of what was changed, in a fixed order; a text with nothing to mend comes back as it is.

    >>> mend("a #163;3m deal\\r\\n&amp; more")
    ('a £3m deal\\n& more', ['line ends', 'HTML entities', 'pound signs'])
    """
    mended: list[str] = []

    def step(name: str, changed: str) -> None:
        nonlocal text
        if changed != text:
            text = changed
            mended.append(name)

    if NOT_CLEAN.search(text):
        step("broken characters", HALF.sub("\ufffd", text))
        step("line ends", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n"))
        step("HTML entities", unescape(text))
        if MOJIBAKE.search(text):
            step("mojibake", "\n".join(mend_mojibake(line) for line in text.split("\n")))
        step("pound signs", LOST_POUND.sub("£", POUND_NAME.sub("£", LOST_AMPERSAND.sub("£", text))))
        step("no-break spaces", SPACES.sub(" ", text))
        step("invisible characters", INVISIBLE.sub("", text))
    step("wrapped lines", unwrap(text))
    return text, mended


def unescape(text: str) -> str:
    """The text with its HTML entities read, also those that were escaped twice and more.

    >>> unescape("a &amp;pound;3m deal for R&amp;D")
    'a £3m deal for R&D'
    """
    return ENTITY.sub(lambda match: html.unescape(f"&{match[1]}"), text)


def mend_mojibake(line: str) -> str:
    """Undo a wrong decoding in one line; ftfy decides, and nothing else of the line changes.

    The last byte of a closing mark (”) is often lost on the way; what is left of it ("â€" before a space) is taken for one.

    >>> mend_mojibake("â€œItâ€™s Â£3m,â€ she said")
    '“It’s £3m,” she said'
    """
    if not MOJIBAKE.search(line):
        return line
    return ftfy.fix_encoding(CLOSING.sub("”", line))


def unwrap(text: str) -> str:
    """Join the lines of a hard-wrapped text.

    A text counts as wrapped when most lines that another line follows are 50 to 100 characters long and end in the
    middle of a sentence, which the next line carries on in lower case (a list of headlines does not).

    >>> unwrap("Bins will be emptied less often in the whole of the district\\nfrom May.").count("\\n")
    1
    """
    blocks = BLANK.split(text)
    inner = [pair for block in blocks[::2] for pair in pairwise(block.split("\n"))]
    lines = sum(block.count("\n") + 1 for block in blocks[::2])
    broken = [(line, below) for line, below in inner if 50 <= len(line) <= 100 and not ENDED.search(line)]
    carried_on = sum(1 for _, below in broken if below[:1].islower())
    if len(inner) < 4 or len(inner) < 0.4 * lines or len(broken) < 0.55 * len(inner) or carried_on < 0.4 * len(broken):
        return text
    margin = max(len(line) for line, _ in inner if len(line) <= 100)
    return "".join(block if index % 2 else join_lines(block, margin, text) for index, block in enumerate(blocks))


def join_lines(block: str, margin: int, text: str) -> str:
    """One block of a wrapped text on one line, but for the breaks that were meant.

    A break was meant where the next line's first word had room before the margin (with some slack in mid-sentence). A word
    that is broken at a hyphen is made whole. text: all of the text.
    """
    joined = [""]
    for line, below in pairwise([*block.split("\n"), ""]):
        needed = len(line) + 1 + len(below.split(" ", 1)[0])
        if (broken := BROKEN_WORD.search(line)) and below[:1].islower():
            whole = is_whole(broken[1], below.split(" ", 1)[0], text)
            joined += [line[:-1] if whole else line, ""]
        else:
            joined += [line, " " if needed > margin - (0 if ENDED.search(line) else 15) else "\n"]
    return "".join(joined[:-1])


def is_whole(first: str, second: str, text: str) -> bool:
    """Whether a word that is broken at a hyphen has none otherwise: "coun-" and "cil", but not "part-" and "time".

    What the rest of the text has decides; else the second part, where it often follows a hyphen. A letter ("e-" and "mail"), a
    number ("20-" and "year-old") and a word that has a hyphen already keep theirs.
    """
    if len(first) < 2 or not first.isalpha():
        return False
    second = WORD_START.match(second)[0]  # type: ignore[index]
    if f"{first}-{second}".lower() in text.lower():
        return False
    return f"{first}{second}".lower() in text.lower() or second.lower() not in AFTER_HYPHEN


def printable_name(text: str) -> str:
    """A short form of any text for error messages: one line, no control characters.

    >>> printable_name("a\\tb\\x00")
    'a b'
    """
    return " ".join("".join(c for c in text if c.isspace() or unicodedata.category(c)[0] != "C").split())[:200]
