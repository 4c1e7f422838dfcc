"""The worker: articles in, lines of the records file out. Every engine runs it, in this process or in others."""

from __future__ import annotations

import gc
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import Any, NamedTuple

from .articles import Article
from .articles.items import Item, Rejected
from .copies import row_of
from .ledger import Known, key_of

REBUILD = 5_000
"""Articles after which a worker makes its pipeline anew, in half a second: spaCy's store of strings only grows."""


GARBAGE = 100_000
"""Objects, those of some eighty articles, after which Python looks for cycles: its 700 come many times in each article."""


@dataclass(frozen=True)
class Options:
    """How a run is done: workers, whether records carry the text, a trained model's name, a folder of rule files.

    engine: "local" or "dask". scheduler: address of a dask cluster's scheduler; None = a cluster of this machine. copies:
    whether stories that are copies of others are looked for. keys: the fingerprint under which articles get keys of the
    ledger; None = they get none.
    """

    jobs: int = 1
    with_text: bool = True
    model: str | None = None
    patterns: str | None = None
    engine: str = "local"
    scheduler: str | None = None
    copies: bool = True
    keys: str | None = None


class Result(NamedTuple):
    """What becomes of one input: ``kind`` is "record", "error" or "known", ``line`` its JSON as UTF-8, with the end of the line.

    The line is made by the worker, so that the process that reads and writes for many workers has little to do. row: of a
    record, for finding copies (see ``copies``). code: of an error. known: of a record that a former run has made.
    """

    kind: str
    line: bytes
    row: bytes = b""
    code: str = ""
    known: Known | None = None


_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode  # json.dumps makes an encoder a call


def json_line(plain: dict[str, Any]) -> bytes:
    """A record or an error as a line of JSON; half a surrogate pair, which UTF-8 cannot hold, is written as its escape.

    >>> json_line({"title": "£2m", "id": chr(0xD83D)}).decode()
    '{"title": "£2m", "id": "\\\\ud83d"}\\n'
    """
    return f"{_encode(plain)}\n".encode("utf-8", "backslashreplace")


def fingerprint(options: Options) -> str:
    """A hash of all that decides what a record says, the article apart: the package's code, rule files, map and options.

    Raises OSError where ``options.patterns`` is a folder that cannot be read.
    """
    from . import __version__
    from .assemble import CONFIG
    from .patterns import patterns_folder

    folder = Path(options.patterns or patterns_folder())
    mark = hashlib.sha256(repr((__version__, options.with_text, options.model)).encode())
    code = sorted(Path(__file__).parent.rglob("*.py"))
    for path in [CONFIG, *code, *sorted(path for path in folder.iterdir() if path.suffix in (".jsonl", ".json"))]:
        mark.update(f"\n{path.name} ".encode() + hashlib.sha256(path.read_bytes()).digest())
    return mark.hexdigest()


class Worker:
    """Turns articles into results; holds the pipeline and makes it anew now and then to bound memory.

    Raises ValueError (PatternError) for a bad rule line or model.
    """

    def __init__(self, options: Options) -> None:
        self.options = options
        self.done = 0
        self.build()

    def build(self) -> None:
        """Make the pipeline (anew); the one that was goes first, with what was remembered of its words."""
        from . import load
        from .assemble import keep_read_attributes, leave_no_spans

        vars(self).pop("nlp", None)
        gc.unfreeze()
        for cached in gc.get_objects():
            if isinstance(cached, _lru_cache_wrapper) and cached.__module__.partition(".")[0] == __package__:
                cached.cache_clear()
        gc.collect()
        self.nlp = load(self.options.patterns, self.options.model)
        leave_no_spans(self.nlp)
        if not self.options.model:
            keep_read_attributes(self.nlp)
        gc.collect()
        gc.set_threshold(GARBAGE)
        gc.freeze()  # the rule lines live as long as the worker: going through them again and again took a tenth of the time

    def __call__(self, items: Sequence[Item | Known]) -> list[Result]:
        """The result of every item, in order."""
        return [self.one(item) for item in items]

    def one(self, item: Item | Known) -> Result:
        """The result of one item; an article that fails is an error, not an end."""
        from .records import dict_from_doc, process

        if isinstance(item, Known):
            return Result("known", b"", item.row, known=item)
        if isinstance(item, Rejected):
            code = item.code
            plain = {"source": item.source, "position": item.position, "code": code, "reason": item.reason}
            return Result("error", json_line(plain), code=code)
        self.done += 1
        if self.done % REBUILD == 0:
            self.build()
        try:
            record = dict_from_doc(process(self.nlp, item), item, self.options.with_text)
            return Result("record", json_line(record), self.row(record, item))
        except Exception as error:  # one article must never stop a run of a million
            where = error.__traceback__
            while where and where.tb_next:
                where = where.tb_next
            place = f"{Path(where.tb_frame.f_code.co_filename).name}:{where.tb_lineno}" if where else "?"
            reason = f"extraction failed in {place}: {type(error).__name__}: {error}"
            plain = {"source": item.source, "position": None, "id": item.id, "code": "failed", "reason": reason}
            return Result("error", json_line(plain), code="failed")

    def row(self, record: dict[str, Any], article: Article) -> bytes:
        """The row of a record for finding copies, with its article's key."""
        keys = self.options.keys
        return row_of(record, article.text, key_of(article, keys) if keys else b"")
