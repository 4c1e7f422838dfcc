"""Plain text: one article a file, or the many of a Nexis download."""

from __future__ import annotations

from collections.abc import Iterator

from .encodings import decode, read_most
from .fields import MAX_CHARACTERS, TOO_LONG, make_article
from .items import Item, Opened, Unreadable
from .names import stem_of
from .nexis import is_download, read_download

MANY = 64
"""How many times as long as one article a download of many may be."""


def read_txt(opened: Opened, source: str, columns: dict[str, str] | None) -> Iterator[Item]:
    with opened() as file:
        data = file.read(4 * MAX_CHARACTERS + 1)
        long = len(data) > 4 * MAX_CHARACTERS
        if long and is_download(data[: 4 * MAX_CHARACTERS].decode("utf-8", "replace").splitlines()):
            data += read_most(file, 4 * MANY * MAX_CHARACTERS)
            long = False
    if long:
        raise Unreadable(TOO_LONG, "too_long")
    text = decode(data)
    if is_download(lines := text.splitlines()):
        yield from read_download(lines, source)
    else:
        yield make_article({"text": text}, source, stem_of(source))
