"""The record: one article's facts as plain data, its JSON form and its JSON Schema.

This module alone turns a spaCy Doc into a record, and it imports no component.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field, fields
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from .articles import Article

SCHEMA = "1.0"

MINED = ("body", "standfirst")
"""The kinds of zones that facts come from."""


@dataclass(frozen=True)
class Mention:
    """One place that names a council, a provider or a person; ``text`` is the record's text[start:end]."""

    text: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True)
class Zone:
    """A stretch of the page of one kind: headline standfirst byline body caption boilerplate comment."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Council:
    """A local authority that the article names or clearly means."""

    name: str
    gss: str | None
    kind: str | None
    nation: str | None
    candidates: list[str]
    mentions: list[Mention]


@dataclass(frozen=True)
class Provider:
    """A named organisation that delivers, will, may, bids to, or used to deliver a service for a council."""

    name: str
    kind: str
    status: str
    mentions: list[Mention]


@dataclass(frozen=True)
class Person:
    """A person named in the article's body or standfirst."""

    name: str
    title: str | None
    is_councillor: bool
    role: str | None
    party: str | None
    organisation: str | None
    is_quoted: bool
    mentions: list[Mention]


@dataclass(frozen=True)
class Job:
    """A stated number of jobs; ``count`` is null where the number is vague."""

    text: str
    start: int
    end: int
    count: float | None
    count_max: float | None
    qualifier: str | None
    unit: str
    action: str
    modality: str
    employer: str | None
    said_by: str | None
    same_as: int | None
    rule: str


@dataclass(frozen=True)
class Money:
    """An amount of money; ``amount`` in units of ``currency`` ("£2.5m" is 2500000.0)."""

    text: str
    start: int
    end: int
    amount: float
    amount_max: float | None
    currency: str
    qualifier: str | None
    purpose: str
    per: str | None
    over_years: float | None
    modality: str
    council: str | None
    provider: str | None
    said_by: str | None
    same_as: int | None
    rule: str


@dataclass(frozen=True)
class Quote:
    """A stretch of speech or writing, word for word, marks outside; kind direct, mixed or indirect."""

    text: str
    start: int
    end: int
    kind: str
    speaker: str | None
    is_councillor: bool | None
    cue: str | None
    rule: str


@dataclass(frozen=True)
class Deal:
    """An arrangement between one council and one provider; start/end are those of the sentence that says so."""

    council: str
    provider: str
    services: list[str]
    service_codes: list[str]
    value: float | None
    per: str | None
    years: float | None
    begins: str | None
    previous_provider: str | None
    jobs: list[float]
    status: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True)
class About:
    """What is known about the article itself (the record's ``article``)."""

    id: str
    source: str
    title: str | None
    published: str | None
    publisher: str | None
    url: str | None
    words: int
    sha256: str
    duplicate_of: str | None
    mended: list[str]


@dataclass(frozen=True)
class Record:
    """One article's facts. ``as_dict()`` is the JSON form, keys in the order of the fields."""

    article: About
    text: str | None
    zones: list[Zone] = field(default_factory=list)
    councils: list[Council] = field(default_factory=list)
    providers: list[Provider] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    jobs: list[Job] = field(default_factory=list)
    money: list[Money] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    deals: list[Deal] = field(default_factory=list)
    schema: str = SCHEMA

    def as_dict(self) -> dict[str, Any]:
        """The record as plain data in the order of the schema; ``text`` is left out where it is None."""
        plain = asdict(self)
        plain = {"schema": plain.pop("schema"), **plain}
        if self.text is None:
            del plain["text"]
        return plain

    def _repr_html_(self) -> str:
        """What a notebook shows: the text with every fact marked, and a table of the facts."""
        from .outputs.explain_html import record_html

        return record_html(self.as_dict())


FACTS: dict[str, type] = {
    "zones": Zone,
    "councils": Council,
    "providers": Provider,
    "people": Person,
    "jobs": Job,
    "money": Money,
    "quotes": Quote,
    "deals": Deal,
}
"""The record's lists and the class of their items, in the record's order."""


@cache
def names_of(kind: type) -> tuple[str, ...]:
    """The fields of a class of items, in the record's order."""
    return tuple(f.name for f in fields(kind))


def dict_from_doc(doc: Doc, article: Article, with_text: bool = True) -> dict[str, Any]:
    """The record of a processed Doc as plain data, straight from what the components left in ``doc._``.

    doc: a Doc of the pipeline over ``article.text``. with_text: False leaves ``text`` out. Every item's keys are those
    of its class, in their order; a key that a component does not give is null.
    """
    extensions = doc._  # a new object every time it is asked for
    zones = extensions.zones or []
    text = article.text
    published = article.published or next((z["date"] for z in zones if z.get("date")), None)
    title = article.title or next((" ".join(text[z["start"] : z["end"]].split()) for z in zones if z["kind"] == "headline"), None)
    words = sum(len(text[z["start"] : z["end"]].split()) for z in zones if z["kind"] in MINED)
    record: dict[str, Any] = {
        "schema": SCHEMA,
        "article": {
            "id": article.id,
            "source": article.source,
            "title": title,
            "published": published,
            "publisher": article.publisher,
            "url": article.url,
            "words": words,
            "sha256": hashlib.sha256(text.encode("utf-8")).hexdigest(),
            "duplicate_of": None,
            "mended": list(article.mended),
        },
    }
    if with_text:
        record["text"] = text
    for fact, kind in FACTS.items():
        names = names_of(kind)
        record[fact] = [{name: item.get(name) for name in names} for item in extensions.get(fact) or []]
    return record


def record_from_dict(plain: dict[str, Any]) -> Record:
    """A Record from its JSON form, e.g. a line of a records file."""
    lists = {}
    for fact, kind in FACTS.items():
        items = [dict(item) for item in plain.get(fact, [])]
        for item in items:
            if "mentions" in item:
                item["mentions"] = [Mention(**mention) for mention in item["mentions"]]
        lists[fact] = [kind(**item) for item in items]
    return Record(article=About(**plain["article"]), text=plain.get("text"), schema=plain["schema"], **lists)


def make_doc(nlp: Language, article: Article) -> Doc:
    """The article as a Doc that no component has seen; what is known about it travels in ``doc._.article``."""
    doc = nlp.make_doc(article.text)
    doc.user_data["council_text"] = article.text
    doc._.article = {"title": article.title, "published": article.published, "publisher": article.publisher, "url": article.url}
    return doc


def process(nlp: Language, article: Article) -> Doc:
    """Run the pipeline over an article."""
    return nlp(make_doc(nlp, article))


def extract_article(nlp: Language, article: Article) -> Record:
    """Article in, Record out."""
    return record_from_dict(dict_from_doc(process(nlp, article), article))


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a record, as shipped in ``pipeline/record.schema.json``."""
    return json.loads((resources.files("pipeline") / "record.schema.json").read_text(encoding="utf-8"))
