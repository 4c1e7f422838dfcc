"""What readers yield: articles, and inputs that are none with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

from .article import Article

CODES: dict[str, str] = {
    "empty": "an empty file, or a text without a word",
    "too_long": "longer than one article can be",
    "no_text": "the text is no text (null, a number, an array)",
    "no_text_column": "no column or key holds the text, or the one named is not there",
    "no_article": "a page without a main text, or marks instead of words",
    "not_json": "a line is no JSON object",
    "bad_row": "a table's row does not fit its header, or its quotation mark is never closed",
    "undecodable": "bytes in no encoding that is known",
    "damaged": "a file that breaks off, or is not what its name says",
    "encrypted": "a member of an archive that needs a password",
    "unreadable": "a file or folder that may not be read",
    "unknown_kind": "a file given by name that has no known suffix",
    "needs_extra": "a format whose library is not installed",
    "own_records": "records of this tool instead of articles",
    "failed": "the extraction itself failed on this article: please report it",
}
"""Why an input is rejected: the ``code`` of a line in OUT.errors.jsonl, and what it means."""


class Unreadable(Exception):
    """An input that cannot be read as an article: the reason given to the user, and its code."""

    def __init__(self, reason: str, code: str) -> None:
        super().__init__(reason)
        self.code = code


@dataclass(frozen=True)
class Rejected:
    """An input that is no article: where it stands, why it was rejected in words, and by a code of ``CODES``."""

    source: str
    position: int | None
    reason: str
    code: str

    @classmethod
    def because(cls, source: str, position: int | None, error: Unreadable) -> Rejected:
        """The rejected input that an error makes."""
        return cls(source, position, str(error), error.code)


Item = Article | Rejected
Opened = Callable[[], IO[bytes]]
Reader = Callable[[Opened, str, "dict[str, str] | None"], Iterator[Item]]
"""A format's reader: how to open the file, how it is named in records, the columns named by the user."""


def extra(name: str, package: str) -> Unreadable:
    """What is said where a format's library is missing.

    >>> str(extra("docx", "python-docx"))
    "needs python-docx: pip install 'council-news[docx]'"
    """
    return Unreadable(f"needs {package}: pip install 'council-news[{name}]'", "needs_extra")
