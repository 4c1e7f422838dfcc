"""Nexis downloads: many articles in one file, each with its own header.

Two layouts are known. The newer one (Word files) ends every article with a line "End of Document" and puts "Body" before
its text; above stand the headline, the paper and the date, then "Section:", "Length:", "Byline:" and the like. The older
one (text files) begins every article with "3 of 57 DOCUMENTS", and has the paper, the date and the headline in this order,
then "BYLINE:", "SECTION:", "LENGTH:". Copyright lines, "Load-Date:", "Graphic" and the index terms are not the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ..dates import date_of
from .fields import make_article
from .items import Item, Rejected, Unreadable
from .names import stem_of

LOOKED_AT = 400
"""Lines in which a download shows that it is one."""

ENDS = re.compile(r"\s*End of Document\s*")
BEGINS = re.compile(r"\s*(?:Document )?\d+ of \d+(?: DOCUMENTS?)?\s*")
NUMBERED = re.compile(r"\s*(?:Document \d+ of \d+|\d+ of \d+ DOCUMENTS?)\s*")
"""The first line of an article of the older layout."""

BODY = re.compile(r"\s*Body\s*")
FIELD = re.compile(
    r"\s*(?P<name>Section|Length|Byline|Dateline|Highlight|Headline|Copyright|Load-Date|Language|Graphic|Classification"
    r"|Publication-Type|Journal Code|Type|Series|Correction-Date|Subject|Company|Organization|Industry|Geographic|Person"
    r"|Document-Type|Pub-Type|Acc-No|URL|Notes|Correction)\s*:\s*(?P<value>.*)",
    re.IGNORECASE,
)
LENGTH = re.compile(r"\s*length\s*:\s*[\d,]+ words", re.IGNORECASE)
COPYRIGHT = re.compile(r"\s*(?:Copyright (?:©|\(c\)|\d{4})|©|All Rights Reserved)", re.IGNORECASE)
AFTER_BODY = re.compile(
    r"\s*(?:Graphic|Classification|(?:Load-Date|Language|Publication-Type|Subject|Company|Organization|Industry|Geographic"
    r"|Person|Journal Code|Acc-No|Document-Type|Correction-Date|Graphic|Classification)\s*:.*)\s*",
    re.IGNORECASE,
)
DATED = re.compile(
    r"\s*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:\d{1,2} [A-Z][a-z]+,? \d{4}|[A-Z][a-z]+ \d{1,2}, ?\d{4})\b.{0,60}"
)
"""A header's date line: "May 1, 2014 Thursday", "1 May 2014 Thursday, First Edition"."""

MONTH = re.compile(r"[A-Z][a-z]+ \d{4}")
EDITION = re.compile(r"\bEdition\b")
COVER = re.compile(r"(?:User Name|Date and Time|Job Number|Client/Matter|Search Terms|Documents?) ?[:(]|\d+ Documents?$|\d+\. ")
"""Lines of the cover page and the list of contents that stand before the articles."""

NOT_GIVEN = "there is an error in this document and it is not possible to display it"


def is_download(lines: list[str]) -> bool:
    """Whether the lines of a text are those of a Nexis download.

    >>> is_download(["Bins late", "Body", "They were late.", "End of Document"]), is_download(["Body", "of work"])
    (True, False)
    """
    marks = {"body": False, "end": False, "number": False, "length": False}
    for line in islice(lines, LOOKED_AT):
        marks["number"] |= NUMBERED.fullmatch(line) is not None
        marks["length"] |= LENGTH.match(line) is not None
        marks["body"] |= BODY.fullmatch(line) is not None
    marks["end"] = any(ENDS.fullmatch(line) for line in lines)
    return marks["body"] and marks["end"] or marks["number"] and marks["length"]


def read_download(lines: list[str], source: str) -> Iterator[Item]:
    """The articles of a download, numbered from 1; what has no text is rejected with its number."""
    for number, part in enumerate(parts_of(lines), 1):
        try:
            if NOT_GIVEN in " ".join(part[:60]):
                raise Unreadable("Nexis says that it cannot display this document", "empty")
            yield make_article(fields_of(part), source, f"{stem_of(source)}#{number}")
        except Unreadable as error:
            yield Rejected.because(source, number, error)


def parts_of(lines: list[str]) -> list[list[str]]:
    """The lines of each article; what stands before the first or after the last (a cover, a list of contents) is none."""
    parts: list[list[str]] = []
    now: list[str] = []
    numbered = not any(ENDS.fullmatch(line) for line in lines)
    for line in lines:
        if numbered and NUMBERED.fullmatch(line):
            parts.append([])
        elif numbered:
            if parts:
                parts[-1].append(line)
        elif ENDS.fullmatch(line):
            parts.append(now)
            now = []
        else:
            now.append(line)
    return parts


def fields_of(lines: list[str]) -> dict[str, str | None]:
    """The fields of one article: text, title, published, publisher.

    >>> fields = fields_of(["Bins late", "Hull Echo", "May 1, 2014 Thursday", "Length: 9 words", "Body", "They were late."])
    >>> fields["title"], fields["publisher"], fields["published"], fields["text"]
    ('Bins late', 'Hull Echo', '2014-05-01', 'They were late.')
    """
    split = body_starts(lines)
    head, body = [line.strip() for line in lines[:split]], lines[split:]
    named = {match["name"].lower(): match["value"].strip() for line in head if (match := FIELD.fullmatch(line))}
    plain = [line for line in head if line and not FIELD.match(line) and not COPYRIGHT.match(line) and not BODY.fullmatch(line)]
    title, publisher, published = titled(plain)
    text = "\n".join(before_terms(body)).strip()
    above = [named.get("highlight", ""), f"By {named['byline']}" if named.get("byline") else ""]
    if named.get("byline", "").lower().startswith("by "):
        above[1] = named["byline"]
    return {
        "text": "\n\n".join(part for part in (*above, text) if part) if text else "",
        "title": named.get("headline") or title,
        "publisher": publisher,
        "published": published,
    }


def body_starts(lines: list[str]) -> int:
    """The index of the first line of the text: after "Body", else after the last header field at the top."""
    for index, line in enumerate(lines):
        if BODY.fullmatch(line):
            return index + 1
    last = 0
    for index, line in enumerate(lines[:60]):
        match = FIELD.match(line)
        if match and match["name"].lower() in ("section", "length", "byline", "dateline", "highlight", "headline"):
            last = index + 1
    return last


def titled(plain: list[str]) -> tuple[str | None, str | None, str | None]:
    """Headline, paper and date of a header's plain lines.

    The newer layout has the headline, the paper and the date; the older one the paper, the date and the headline. A cover and a
    list of contents before the three are left out; without them, all that stands before the paper is the headline.
    """
    covered = any(COVER.match(line) for line in plain)
    index = next((i for i, line in enumerate(plain) if DATED.fullmatch(line)), None)
    if index is None:
        plain = [line for line in plain if not MONTH.fullmatch(line) and not EDITION.search(line)]
        at = max(len(plain) - 2, 0) if covered else 0
        title, publisher = (plain[at : at + 2] + [None, None])[:2]  # type: ignore[list-item]
        return title, publisher, None
    published = date_of(plain[index])
    below = [line for line in plain[index + 1 :] if not EDITION.search(line)]
    if index > 1:
        return " ".join(plain[index - 2 if covered else 0 : index - 1]), plain[index - 1], published
    if below:
        return below[0], plain[0] if index else None, published
    return plain[0] if index else None, None, published


def before_terms(body: list[str]) -> list[str]:
    """The lines of a text up to "Graphic", "Load-Date:" or the index terms."""
    for index, line in enumerate(body):
        if AFTER_BODY.fullmatch(line):
            return body[:index]
    return body
