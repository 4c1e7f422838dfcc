"""Furniture of a page, told by the look of one line: caption, byline, call to the reader, small print."""

from __future__ import annotations

import re

from ..dates import DATE
from ..matching import Hit
from .zones_lines import SHORT, SPEECH, Line, is_sentence

CODED = re.compile(r"(?:\b|_)(?=[a-z\d_-]*\d{3})[a-z]{1,5}[-_]?\d[\w-]{3,}\)?$|\([sS]\)$")
TWICE = re.compile(r"(.{8,}?)[\s.]*\1\.?")
NAME_ONLY = re.compile(r"(?:(?:by|By|BY)\s+)?[A-Z][\w'’.-]*(?:\s+(?:[A-Z][\w'’.-]*|and|de|van|von|al|ap)){1,4}")
NO_NAME = re.compile(
    r"\b(?:Councils?|News|Hall|Street|Road|Park|Centre|School|Library|Gallery|Government|Politics|Sport|House)\b"
)
ADDRESS = re.compile(r"@\w+|[\w.+-]+@[\w.-]+")
EMBEDDED = re.compile(
    r"^(?:https?://|www\.)\S+$|\(@\w+\)|\bpic\.twitter\.com|\bt\.co/\w"
    r"|^(?!(?:by|By|BY)\b)[\w .'’-]{3,40}(?<=\w)@\w+$|\s#\w+$|^\d\d?:\d\d [AP]M\s*[·-]"
)
OWNERS = ("©", "(c)", "opyright", "OPYRIGHT", "eserved", "ESERVED")
OWNED = re.compile(
    r"(?:Hawlfraint)?\W*(?:©|\(c\)|copyright\W+(?:©|\(c\)|(?:19|20)\d\d|of\b))|.*\ball rights reserved\b",
    re.IGNORECASE,
)
FOLLOWED = re.compile(
    r"(?:Follow|Like|Find|Join)\b.{2,60}\b(?:on|via) (?:Twitter|Facebook|X|Instagram|WhatsApp|LinkedIn|Bluesky|Threads)\b"
)
ASKED = re.compile(
    r"\W*(?:Do|DO|Are|ARE|Have|HAVE|Did|Were|What (?:do|did)|How (?:do|did)) (?:you|YOU)\b[^?]{0,120}\?.{0,30}"
    r"\b(?:Call|Ring|Phone|Text|Tweet|Write|Contact|E-?mail|Tell us|Let us know|Get in touch)\b"
)
PRICED = re.compile(r"(?:Support|Subscribe|Donate|Join|Give)\b[^.]{0,30}£\d[\d.]*(?:\s?/\s?\w+| (?:a|per) \w+)?")
PAPER = re.compile(
    r"(?:The )?(?:[A-Z][\w'’&-]+ ){1,3}(?:& |and )?(?:Advertiser|Argus|Chronicle|Courier|Daily|Echo|Express|Gazette|Guardian"
    r"|Herald|Independent|Journal|Mail|Mercury|Messenger|News|Observer|Post|Press|Reporter|Sentinel|Standard|Star|Telegraph|Times|Today"
    r"|Tribune)(?: \([A-Z]\w+\))?"
)
PLACED = re.compile(r"^(?!.*\?)(?:\S+ ){2,}(?:in|at|outside|near) (?:the )?[A-Z]")
"""A picture's place: "The depot in Hessle Road"."""
SIGNED = re.compile(
    r"(?:(?:(?:Mrs?|Ms|Miss|Dr|Rev|Prof|Sir|Dame|Cllr|Coun)\.? )(?:[A-Z][\w.'’-]* ){0,3}|(?:[A-Z]\.? ?){1,3} )[A-Z][\w'’-]+"
)
CLOCK = re.compile(r"(?:(?:at|Updated|UPDATED) )?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?: (?:GMT|BST))?", re.IGNORECASE)
COUNCIL = re.compile(r"\b(?:[Cc]ouncils?|[Cc]ouncillors?|Cllr|Coun)\b")
PAGE = re.compile(
    r"\b(?:newsletters?|e-?mails?|inbox|stories|story|news|page|article|subscribe|click|comments?|websites?)\b", re.IGNORECASE
)
SCRAP = re.compile(
    r"(?:Page )?\d+ of \d+(?: DOCUMENTS)?|Page \d+(?: [a-z]+)?|[\W\d_]+|[a-z]{1,4}|[2-9] [A-Z]{4,}(?: [A-Z][a-z]+){1,2}"
)


def is_caption(line: Line) -> bool:
    """A picture's line: it credits the picture, ends in its file's number, or says the same twice in a row."""
    if line.holds("caption"):
        return line.words <= 45
    if line.closed:
        return False
    credited = line.words <= SHORT and "©" in line.text[8:] and not OWNED.match(line.text)
    return credited or len(line.text) <= 300 and bool(CODED.search(line.text) or TWICE.fullmatch(line.text))


def is_byline(line: Line) -> bool:
    """A writer's or date line: "By Jane Roe, senior reporter", "Jane Roe 18 June 2019", "14th March 2013, 4:10pm"."""
    if line.words > 16 or line.closed and line.words > 6 or is_embedded(line):
        return False
    if (field := line.opens("line")) and field.id in ("database field", "cookies", "story wanted"):
        return False
    if ADDRESS.fullmatch(line.text) or line.text in ("By", "BY"):
        return True
    cues = {
        hit.id
        for hit in line.hits
        if hit.label == "byline" and (hit.id == "reporter" and line.words <= 12 or hit.start <= line.start + 2)
    }
    if line.ended and not DATE.search(line.text):
        cues.discard("published")  # "Updated figures are expected on Monday."
    if cues - {"by"} or "by" in cues and re.match(r"(?:by|By|BY):?\s+(?:[A-Z@]|(?:the|our)\s)", line.text):
        return True
    if DATE.search(line.text):
        rest = re.sub(r"[\W\d_]+", " ", DATE.sub(" ", line.text)).split()
        names = sum(1 for word in rest if word[:1].isupper() or word in ("am", "pm", "by", "at", "and"))
        return len(rest) <= 9 and names >= len(rest) - 1
    return CLOCK.fullmatch(line.text) is not None


def is_embedded(line: Line) -> bool:
    """A bare link, or a line that cites an account: what is left of an embedded post."""
    text = line.text
    likely = "@" in text or "#" in text or "t.co/" in text or "pic.twitter" in text
    return (likely or text[0].isdigit() or text.startswith(("http", "www."))) and EMBEDDED.search(text) is not None


def is_name(line: Line) -> bool:
    """A writer's name alone on its line: two to five capitalised words, none of which names a place or a section."""
    if line.words > 5 or NAME_ONLY.fullmatch(line.text) is None:
        return False
    return not NO_NAME.search(line.text) and PAPER.fullmatch(line.text) is None


def is_call(line: Line) -> bool:
    """Words to the reader or of the page: "Share Tweet Email", "Sign up to our newsletter", "Your support makes …"."""
    if (cue := line.opens("line")) and (line.words <= SHORT or line.words <= 5 * SHORT and is_to_reader(line, cue)):
        return True
    if is_embedded(line) and not is_sentence(line) or is_small_print(line):
        return True
    if line.holds("appeal") and not SPEECH.search(line.text):
        return True
    if line.words > 12 or line.ended:
        return False
    if words := [hit for hit in line.hits if hit.label == "word"]:
        letters = len(re.sub(r"[\W\d_]+", "", line.text))
        return sum(hit.end - hit.start for hit in words) >= 0.6 * letters
    return False


def is_to_reader(line: Line, cue: Hit) -> bool:
    """Not a sentence of the article that begins as a call does: "Sign up for a course: that is what the council is offering"."""
    if SPEECH.search(line.text) and cue.id != "age notice":
        return False
    if is_sentence(line) or line.ended and COUNCIL.search(line.text):
        return cue.id in ("newsletter", "age notice", "cookies") and PAGE.search(line.text) is not None
    return True


def is_small_print(line: Line) -> bool:
    """What a page says of itself: "(c) 2013 Tame Valley Press", "Follow us on Facebook", "Do you rent there? Ring us"."""
    text = line.text
    if line.words > 3 * SHORT:
        return False
    owned = any(mark in text for mark in OWNERS) and OWNED.match(text)
    if owned or text[0] in "FLJ" and FOLLOWED.match(text) or "?" in text and ASKED.match(text):
        return SPEECH.search(text) is None
    return line.words <= 8 and not line.closed and (PRICED.match(text) or PAPER.fullmatch(text)) is not None


def is_scrap(line: Line) -> bool:
    """No words at all, or a wire's mark: "-----", "14", "mfl", "2 COUNCIL Cleaners"."""
    return line.words <= 4 and SCRAP.fullmatch(line.text) is not None and "£" not in line.text


def is_signature(line: Line, before: Line | None) -> bool:
    """Who wrote the letter above, or below that name the place: "Mrs B. L. Tolliver", "Staplegrove"."""
    if before is None or line.closed:
        return False
    if before.rule == "zones/signature":
        return line.words <= 3
    return before.kind in ("body", "standfirst") and SIGNED.fullmatch(line.text) is not None
