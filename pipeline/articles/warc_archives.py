"""WARC archives of crawled pages (such as CC-News): every page that was found, by its main text."""

from __future__ import annotations

from collections.abc import Iterator

from .fields import make_article
from .html_pages import MOST, page_fields
from .items import Item, Opened, Rejected, Unreadable, extra
from .names import stem_of

PAGES = ("text/html", "application/xhtml+xml")


def read_warc(opened: Opened, source: str, columns: dict[str, str] | None) -> Iterator[Item]:
    """The pages among the archive's responses, numbered as they stand; redirects, images and errors are passed over."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise extra("warc", "fastwarc") from None
    number = 0
    with opened() as file:
        records = ArchiveIterator(file, record_types=WarcRecordType.response, auto_decode="all", fsspec_args=False)
        for record in records:
            http = record.http_headers
            if http is None or http.status_code != 200 or (record.http_content_type or "").lower() not in PAGES:
                continue
            number += 1
            url = record.headers.get("WARC-Target-URI")
            try:
                data = record.reader.read(MOST + 1)
                if len(data) > MOST:
                    raise Unreadable(f"larger than {MOST:,} bytes: no page of one article", "too_long")
                yield make_article({"url": url, **page_fields(data, url)}, source, f"{stem_of(source)}#{number}")
            except Unreadable as error:
                yield Rejected(source, number, f"{error} ({url})", error.code)
    if not number:
        raise Unreadable("no page in this archive", "empty")
