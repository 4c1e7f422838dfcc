"""The article: one story with what is known about it, its text decoded and mended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..dates import given_date
from .mending import mend


@dataclass(frozen=True)
class Article:
    """One article, ready for the pipeline.

    >>> Article.from_text("Council to cut 40 jobs&#44; says leader\\r\\n", id="a1").text
    'Council to cut 40 jobs, says leader'
    """

    id: str
    source: str
    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    mended: tuple[str, ...] = ()

    @classmethod
    def from_text(
        cls,
        text: str,
        *,
        id: str = "",
        source: str = "",
        title: str | None = None,
        published: Any = None,
        **known: Any,
    ) -> Article:
        """Mend a decoded text and put a given title before it when it does not begin with it.

        published: a date as text in any usual form, or a ``date``, ``datetime`` or pandas ``Timestamp``.
        """
        text, mended = mend(text)
        text = text.strip()
        if title:
            title = " ".join(mend(title)[0].split()) or None
        if title and not text.startswith(title):
            text = f"{title}\n\n{text}"
        date = given_date(str(published)) if published else None
        return cls(id=id, source=source, text=text, title=title, published=date, mended=tuple(mended), **known)
