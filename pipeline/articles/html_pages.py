"""HTML pages: the main text that trafilatura finds, with the page's title, date, site and address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .encodings import decode, read_most
from .fields import MAX_CHARACTERS, make_article
from .items import Item, Opened, Unreadable, extra
from .names import stem_of

MOST = 20 * MAX_CHARACTERS
"""The largest page that is read, in bytes."""

FEWEST = 8
"""Words that a main text has at least: where a page has none, a menu's or a button's are found in its place."""

DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{3,20})|<\?xml[^>]{0,100}encoding=[\"']([\w-]{3,20})", re.IGNORECASE
)
TITLE_PARTS = re.compile(r"(.*?)(?:(\s+[|–—-]\s+)((?:(?!\s[|–—-]\s).)+))?$", re.DOTALL)
DATES: dict[str, Any] = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
"""How a page's date is looked for: the day of publication, and none that depends on today's."""


def read_html(opened: Opened, source: str, columns: dict[str, str] | None) -> Iterator[Item]:
    with opened() as file:
        data = read_most(file, MOST)
    if len(data) > MOST:
        raise Unreadable(f"larger than {MOST:,} bytes: no page of one article", "too_long")
    if not data.strip():
        raise Unreadable("empty file", "empty")
    yield make_article(page_fields(data), source, stem_of(source))


def page_fields(data: bytes, url: str | None = None) -> dict[str, Any]:
    """The fields of a page: text, title, published, publisher, url.

    url: where the page was found; its own canonical address is preferred. Raises Unreadable where it has no main text.
    """
    try:
        from trafilatura import bare_extraction
    except ImportError:
        raise extra("html", "trafilatura") from None
    text = page_text(data)
    try:
        found: Any = bare_extraction(
            text,
            url=url,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params=DATES,
        )
    except Exception as error:  # what stands on one page of a crawl must never stop the rest
        raise Unreadable(f"the page cannot be read: {type(error).__name__}", "no_article") from None
    if found is None or len((found.text or "").split()) < FEWEST:
        raise Unreadable("a page without a main text", "no_article")
    publisher, address = found.sitename or found.hostname, found.url or url
    title = without_site(found.title, found.sitename or "", address or "") if found.title else None
    paragraphs = below_headline([line.strip() for line in found.text.split("\n") if line.strip()], title)
    return {"text": "\n\n".join(paragraphs), "title": title, "published": found.date, "publisher": publisher, "url": address}


def without_site(title: str, site: str, address: str) -> str:
    """A page's title without the site's name at its end.

    >>> without_site("Bins late - again | Hull Herald", "", "https://www.hullherald.example/1")
    'Bins late - again'
    """
    start, mark, name = TITLE_PARTS.match(title).groups()  # type: ignore[union-attr]
    host = re.sub(r"^\w+://(?:www\.)?", "", address).split("/")[0]
    own = {squeezed(name) for name in (site, host, host.split(".")[0])}
    return start if mark and squeezed(name) in own else title


def squeezed(text: str) -> str:
    """The letters and digits of a text, in lower case."""
    return re.sub(r"\W+", "", text).lower()


def below_headline(paragraphs: list[str], title: str | None) -> list[str]:
    """The paragraphs below the headline, where it stands among the first: it is put before the text, and once is enough."""
    for index, paragraph in enumerate(paragraphs[:3]):
        if title and squeezed(paragraph) == squeezed(title):
            return paragraphs[index + 1 :] or paragraphs
        if len(paragraph.split()) >= FEWEST:
            break
    return paragraphs


def page_text(data: bytes) -> str:
    """A page's text in the encoding that it declares, where its bytes fit it."""
    declared = DECLARED.search(data, 0, 4096)
    name = (declared[1] or declared[2]).decode("ascii") if declared else ""
    if name.lower() not in ("", "utf-8", "utf8", "iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"):
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)
