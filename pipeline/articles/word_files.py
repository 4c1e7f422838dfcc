"""Word files (.docx): a Nexis download of many articles, else one article a file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from .encodings import read_most
from .fields import make_article
from .items import Item, Opened, Unreadable, extra
from .names import stem_of
from .nexis import is_download, read_download

MOST = 200_000_000
"""The largest Word file that is read, in bytes."""


def read_docx(opened: Opened, source: str, columns: dict[str, str] | None) -> Iterator[Item]:
    """The articles of a Word file, read with python-docx."""
    try:
        import docx
        from docx.opc.exceptions import PackageNotFoundError
        from docx.text.paragraph import Paragraph
    except ImportError:
        raise extra("docx", "python-docx") from None
    with opened() as file:
        data = read_most(file, MOST)
    if len(data) > MOST:
        raise Unreadable(f"larger than {MOST:,} bytes: no Word file that can be read", "too_long")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if sum(part.file_size for part in parts.infolist() if part.filename.endswith((".xml", ".rels"))) > MOST:
                raise Unreadable(f"larger than {MOST:,} bytes when unpacked: no Word file that can be read", "too_long")
        document = docx.Document(io.BytesIO(data))
        paragraphs = [part.text for part in document.iter_inner_content() if isinstance(part, Paragraph)]
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError, NotImplementedError):
        raise Unreadable("not a Word file, or a damaged one", "damaged") from None
    lines = [line for paragraph in paragraphs for line in (paragraph.split("\n") if paragraph else [""])]
    if is_download(lines):
        yield from read_download(spaced(lines), source)
    else:
        yield make_article({"text": "\n\n".join(text for text in paragraphs if text.strip())}, source, stem_of(source))


def spaced(lines: list[str]) -> list[str]:
    """The lines with a blank one after each: a Word paragraph is one of the article's."""
    return [part for line in lines if line.strip() for part in (line, "")]
