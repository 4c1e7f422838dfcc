"""WARC archives of crawled pages (such as CC-News): every page that was found, by its main text."""

from __future__ import annotations

import io
from collections.abc import Iterator
from http.client import HTTPException, HTTPResponse
from typing import IO, Any

from .fields import make_article
from .html_pages import MOST, page_fields
from .items import Item, Opened, Rejected, Unreadable, extra
from .names import stem_of

PAGES = ("text/html", "application/xhtml+xml")


def read_warc(opened: Opened, source: str, columns: dict[str, str] | None) -> Iterator[Item]:
    """The pages among the archive's responses, numbered as they stand; redirects, images and errors are passed over.

    A page whose body cannot be unpacked is rejected with its number; where the archive breaks off, what stands before is read.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise extra("warc", "fastwarc") from None
    number = 0
    with opened() as file:
        stream = Forward(file)
        if not stream.more():
            raise Unreadable("empty file", "empty")
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=False, fsspec_args=False):
            response = record.reader.read(MOST + 1)
            try:
                body = page_body(response)
                if body is None:
                    continue
                number += 1
                url = record.headers.get("WARC-Target-URI")
                if len(response) > MOST:
                    raise Unreadable(f"larger than {MOST:,} bytes: no page of one article", "too_long")
                yield make_article({"url": url, **page_fields(body, url)}, source, f"{stem_of(source)}#{number}")
            except Unreadable as error:
                yield Rejected(source, number, f"{error} ({url})", error.code)
    if not stream.last.endswith(b"\r\n\r\n"):
        raise Unreadable("the archive breaks off in a record", "damaged")
    if not number:
        raise Unreadable("no page in this archive", "empty")


def page_body(response: bytes) -> bytes | None:
    """The body of an HTTP response that holds a page, its chunks joined and unpacked; None for any other response."""
    from trafilatura.utils import handle_compressed_file

    http: Any = HTTPResponse(Recorded(response))  # type: ignore[arg-type]
    try:
        http.begin()
        if http.status != 200 or http.headers.get_content_type() not in PAGES:
            return None
        http.length = None  # the archive knows the length; a header's may be that of the packed body
        return handle_compressed_file(http.read())  # what is in no known packing comes back as it is
    except (HTTPException, ValueError, OSError):
        return b"" if b"text/html" in response[:2000].lower() else None


class Recorded(io.BytesIO):
    """A response that was recorded, in the place of the socket that ``http.client`` reads."""

    def makefile(self, mode: str) -> IO[bytes]:
        """The response itself."""
        return self


class Forward(io.RawIOBase):
    """A stream that is read to where it breaks off, and that tells where it stands; packed ones cannot be sought in."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.at, self.last, self.ahead = file, 0, b"", b""

    def readable(self) -> bool:
        """True."""
        return True

    def more(self) -> bool:
        """Whether there is anything to read."""
        self.ahead = self.ahead or self.file.read(1)
        return bool(self.ahead)

    def read(self, size: int | None = -1) -> bytes:
        """The next bytes, up to ``size``; fewer where the stream breaks off, which raises at the next call."""
        if self.ahead:
            data, self.ahead = self.ahead, b""
        else:
            read1 = getattr(self.file, "read1", self.file.read)
            data = read1(min(size or 0, 1 << 16) if size and size > 0 else 1 << 16)
        self.at, self.last = self.at + len(data), (self.last + data)[-4:]
        return data

    def tell(self) -> int:
        """How many bytes were read."""
        return self.at

    def seek(self, offset: int, whence: int = 0) -> int:
        """Where the stream stands; it cannot be moved."""
        return self.at
