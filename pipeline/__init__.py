"""Council News: articles about UK councils in, checked facts out.

>>> import pipeline
>>> record = pipeline.extract("Torbay Council will pay £2.5m.")
>>> record.money[0].amount
2500000.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["extract", "load", "read_tables"]

if TYPE_CHECKING:
    import pandas
    from spacy.language import Language

    from .records import Record

_loaded: dict[tuple[str | None, str | None], Language] = {}


def load(patterns: str | None = None, model: str | None = None) -> Language:
    """Assemble the pipeline from ``pipeline/config.cfg``.

    patterns: folder of rule files in place of the package's own. model: name of an installed trained spaCy pipeline
    whose PERSON and ORG entities are added as candidates. Returns a spaCy ``Language``; it can be saved with
    ``nlp.to_disk`` and read back with ``spacy.load``. Raises PatternError for a bad rule line.
    """
    from .assemble import assemble

    return assemble(patterns, model)


def extract(text: str, **article: Any) -> Record:
    """Extract one article.

    text: the article, headline and all. article: what is known about it (``id``, ``source``, ``title``,
    ``published`` as ISO date, ``publisher``, ``url``). Returns a Record; ``record.as_dict()`` is its JSON form.
    """
    from .articles import Article
    from .records import extract_article

    if (None, None) not in _loaded:
        _loaded[None, None] = load()
    return extract_article(_loaded[None, None], Article.from_text(text, **article))


def read_tables(path: str) -> dict[str, pandas.DataFrame]:
    """Read a records file into one DataFrame a table: articles, zones, a table for each fact, and mentions.

    path: a records file (JSON Lines). The columns are typed and every row carries its article's id, its offsets and the
    sentence around it; see ``pipeline.outputs.tables.read_tables``.
    """
    from .outputs.tables import read_tables

    return read_tables(path)
