"""Fields: which column or key of a table or JSON object holds an article's text, title, date, and the article they make."""

from __future__ import annotations

import re
from typing import Any

from .article import Article
from .encodings import whole
from .items import Unreadable
from .mending import printable_name

MAX_CHARACTERS = 1_000_000
"""The longest text that is taken for one article, in characters."""

TOO_LONG = f"longer than {MAX_CHARACTERS:,} characters: not one article"

MARKS = re.compile(r"[^\w\s]{2000}")
"""What the tokenizer takes seconds for: its time grows with the square of an unbroken run of marks."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "article_text", "articletext", "maintext", "main_text", "full_text",
             "fulltext", "body_text", "bodytext", "story", "article_body", "articlebody"),
    "title": ("title", "headline", "heading", "article_title"),
    "published": ("date", "published", "publication_date", "pub_date", "pubdate", "date_publish", "date_published",
                  "published_at", "datepublished", "datetime", "timestamp"),
    "publisher": ("publisher", "publication", "newspaper", "outlet", "site", "source_name", "source_domain", "source"),
    "url": ("url", "link", "href", "permalink", "web_url"),
    "id": ("id", "article_id", "doc_id", "uid", "guid", "uuid"),
}  # fmt: skip
"""The usual names of the columns of tables and JSON objects, first that fits; letter case does not matter."""


def name_columns(found: list[str], given: dict[str, str] | None) -> dict[str, str]:
    """Which of the columns found holds which field; raises Unreadable, with the columns found, where none holds the text."""
    lower = {name.strip().lower(): name for name in reversed(found) if isinstance(name, str)}
    names = {}
    for name_of, usual in COLUMNS.items():
        wanted = (given or {}).get(name_of)
        if wanted and wanted not in found:
            reason = f"no column {wanted!r} for the {name_of}; columns found: {', '.join(map(str, found))}"
            raise Unreadable(reason, "no_text_column")
        if name := wanted or next((lower[name] for name in usual if name in lower), None):
            names[name_of] = name
    if "text" not in names:
        listed = ", ".join(printable_name(str(name)) for name in found)
        raise Unreadable(f"no text column; columns found: {listed} (name it with --column text=NAME)", "no_text_column")
    return names


def make_article(values: dict[str, Any], source: str, name: str) -> Article:
    """An Article of the values found, called ``name`` where they hold no id.

    Raises Unreadable for a text that is none, is empty or is too long.
    """
    text = values.get("text")
    if not isinstance(text, str):
        raise Unreadable(f"the text is not text, found {json_name(text)}", "no_text")
    if len(text) > MAX_CHARACTERS:
        raise Unreadable(TOO_LONG, "too_long")
    if not text.strip():
        raise Unreadable("empty text", "empty")
    if MARKS.search(text):
        raise Unreadable("2,000 marks without a letter or a space between them: no article", "no_article")
    known = {key: as_text(values.get(key)) for key in ("title", "publisher", "url", "id", "published")}
    own_id = known.pop("id")
    article = Article.from_text(text, id=own_id or name, source=source, **known)
    if not article.text:
        raise Unreadable("empty text", "empty")
    return article


def as_text(value: Any) -> str | None:
    """A field's value as text; None for what is empty, a list or an object."""
    if value is None or isinstance(value, (dict, list)):
        return None
    return whole(str(value)).strip() or None


def json_name(value: Any) -> str:
    """What JSON calls a value of this kind.

    >>> json_name(None), json_name([1])
    ('null', 'an array')
    """
    names = {"NoneType": "null", "list": "an array", "dict": "an object", "bool": "true or false", "str": "a string"}
    return names.get(type(value).__name__, "a number")
