"""What a report must know of all articles at once, gathered in an SQLite file so that memory does not grow with the dump."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..evidence import sentence_around

KINDS = ("council", "provider", "councillor")
"""What has a page of its own beside the articles."""

TABLES = """
create table articles (no integer primary key, id text, slug text, title text, published text, publisher text,
                       has_text integer, copy_of text, entry text, quotes text);
create table named (kind text, slug text, no integer, name text, detail text);
create table facts (fact text, no integer, item integer, category text, amount real, year text, counted integer, summed integer,
                    council text, provider text, councillor text, data text);
"""
INDEXES = """
create index by_id on articles (id);
create index by_copy on articles (copy_of) where copy_of is not null;
create index by_name on named (kind, slug);
create index by_council on facts (council) where council is not null;
create index by_provider on facts (provider) where provider is not null;
create index by_councillor on facts (councillor) where councillor is not null;
"""
NEWEST = "order by articles.published is null, articles.published desc, articles.no"
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)?")


def slug_of(name: str) -> str:
    """A file name for a name: of letters a-z, digits and hyphens, the same in every dump.

    Names that differ only in case, accents or punctuation have one slug. One that has letters of other scripts, is long or
    no name for a file gets eight digits of a hash.

    >>> slug_of("Cllr Siân O’Shea"), slug_of("St. Helens Council"), slug_of("Con")
    ('cllr-sian-o-shea', 'st-helens-council', 'con-1143da2b')
    """
    folded = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(character for character in folded if not unicodedata.combining(character))
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    loses = any(character.isalnum() and not character.isascii() for character in plain)
    if loses or len(slug) > 60 or RESERVED.fullmatch(slug):
        return f"{slug[:50].strip('-')}-{hashed(name.casefold())}".strip("-")
    return slug


def article_slug(own: str) -> str:
    """The file name for an article's id: ids are told apart by case and punctuation too, hence always with a hash."""
    return f"{slug_of(own)[:40].strip('-')}-{hashed(own)}"


def hashed(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def title_of(record: dict[str, Any]) -> str:
    """The article's title, else how its text begins, else its id."""
    article = record["article"]
    start = " ".join((record.get("text") or "")[:200].split())
    return article.get("title") or (start if len(start) <= 80 else start[:80].rsplit(" ", 1)[0] + " …") or article["id"]


def pages_named(record: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Of one record, the slug of each council, provider and councillor by name: what facts may link to."""
    lists = {
        "council": record.get("councils", []),
        "provider": record.get("providers", []),
        "councillor": [person for person in record.get("people", []) if person["is_councillor"]],
    }
    return {kind: {item["name"]: slug_of(item["name"]) for item in items} for kind, items in lists.items()}


class Gathered:
    """The articles, names and facts of a dump. ``add`` every record, then ``close_books``, then ask."""

    def __init__(self, path: Path) -> None:
        self.base = sqlite3.connect(path, isolation_level=None)
        self.base.row_factory = sqlite3.Row
        self.base.executescript(f"pragma journal_mode = off; pragma synchronous = off; {TABLES} begin;")
        self.number = 0

    def add(self, record: dict[str, Any]) -> None:
        """Take in the next record (plain data; its id is not yet taken)."""
        self.number += 1
        no, article = self.number, record["article"]
        pages = pages_named(record)
        facts = list(self._facts(no, record, pages))
        quotes = "\n".join(" ".join(quote["text"].split()) for quote in record.get("quotes", []))
        row = (no, article["id"], article_slug(article["id"]), title_of(record), article["published"], article["publisher"],
               record.get("text") is not None, article["duplicate_of"], json.dumps(entry_of(record)), quotes)  # fmt: skip
        self.base.execute("insert into articles values (?,?,?,?,?,?,?,?,?,?)", row)
        names = [
            (kind, slug, no, item["name"], json.dumps({key: value for key, value in item.items() if key != "mentions"}))
            for kind, key in zip(KINDS, ("councils", "providers", "people"), strict=True)
            for item in record.get(key, [])
            if (slug := pages[kind].get(item["name"])) and item.get("is_councillor", True)
        ]
        self.base.executemany("insert into named values (?,?,?,?,?)", names)
        self.base.executemany(f"insert into facts values ({','.join('?' * 12)})", facts)

    def _facts(self, no: int, record: dict[str, Any], pages: dict[str, dict[str, str]]) -> Iterator[tuple[Any, ...]]:
        text, article = record.get("text"), record["article"]
        year = (re.match(r"\d{4}", article.get("published") or "") or [None])[0]
        speaks_for = {person["name"]: person.get("organisation") for person in record.get("people", [])}
        for fact, category, number in (("money", "purpose", "amount"), ("jobs", "action", "count"), ("quotes", "kind", None),
                                       ("deals", "status", "value")):  # fmt: skip
            for item, found in enumerate(record.get(fact, [])):
                speaker = found.get("speaker") or found.get("said_by")
                body = speaks_for.get(speaker) if fact == "quotes" else found.get("employer")
                counted = article.get("duplicate_of") is None and found.get("same_as") is None
                yield (
                    fact, no, item, found.get(category), found.get(number) if number else None, year, counted,
                    counted and is_summed(fact, found), pages["council"].get(found.get("council") or body or ""),
                    pages["provider"].get(found.get("provider") or body or ""), pages["councillor"].get(speaker or ""),
                    json.dumps(found | {"sentence": evidence(fact, found, text)}),
                )  # fmt: skip

    def close_books(self) -> None:
        """All records are in: make questions quick."""
        self.base.execute("commit")
        self.base.executescript(INDEXES)

    def close(self) -> None:
        self.base.close()

    def rows(self, question: str, *values: Any) -> Iterator[sqlite3.Row]:
        """The answers to an SQL question, one by one."""
        return iter(self.base.execute(question, values))

    def newest(self, question: str) -> Iterator[sqlite3.Row]:
        """The answers to a question about articles, the newest first, those without a date last."""
        return self.rows(f"{question} {NEWEST}")

    def counts(self) -> dict[str, int]:
        """Articles, copies, pages of each kind, and counted facts, by name."""
        counts = dict.fromkeys(("articles", "copies", *KINDS, "money", "jobs", "quotes", "deals"), 0)
        counts["articles"] = self.number
        counts["copies"] = next(self.rows("select count(*) from articles where copy_of is not null"))[0]
        for question in ("select kind, count(distinct slug) from named group by kind",
                         "select fact, count(*) from facts where counted group by fact"):  # fmt: skip
            for name, number in self.rows(question):
                counts[name] = number
        return counts

    def names(self, kind: str) -> dict[str, str]:
        """The name of each page of a kind by slug, in the order of the names; of several spellings the most used."""
        question = "select slug, name from named where kind = ? group by slug, name order by slug, count(*) desc, name"
        names: dict[str, str] = {}
        for slug, name in self.rows(question, kind):
            names.setdefault(slug, name)
        return dict(sorted(names.items()))

    def tallies(self, kind: str) -> dict[str, dict[str, int]]:
        """Of each page of a kind, by slug: how many articles, deals, sums, job counts and quotes it gathers."""
        tallies = {
            slug: {"articles": number, "deals": 0, "money": 0, "jobs": 0, "quotes": 0}
            for slug, number in self.rows("select slug, count(distinct no) from named where kind = ? group by slug", kind)
        }
        for slug, fact, number in self.rows(
            f"select {kind}, fact, count(*) from facts where {kind} is not null and counted group by {kind}, fact"
        ):
            tallies[slug][fact] = number
        return tallies

    def facts_of(self, kind: str, slug: str, fact: str) -> Iterator[dict[str, Any]]:
        """The counted facts of one kind that a page gathers, newest article first, each with its article and slugs."""
        question = f"""select facts.*, articles.slug as article, title, published, has_text from facts join articles using (no)
                       where facts.{kind} = ? and fact = ? and counted {NEWEST}, item"""
        for row in self.rows(question, slug, fact):
            yield dict(row) | {"data": json.loads(row["data"])}

    def articles_of(self, kind: str, slug: str) -> Iterator[sqlite3.Row]:
        """The articles that name what a page is about, newest first."""
        question = f"""select distinct no, articles.slug, title, published, publisher, copy_of from named
                       join articles using (no) where kind = ? and named.slug = ? {NEWEST}"""
        return self.rows(question, kind, slug)

    def details_of(self, kind: str, slug: str) -> dict[str, list[str]]:
        """All that articles say of it, key by key, the most frequent first."""
        details: dict[str, dict[str, int]] = {}
        for (detail,) in self.rows("select detail from named where kind = ? and slug = ?", kind, slug):
            for key, value in json.loads(detail).items():
                for one in value if isinstance(value, list) else [value]:
                    if one is not None and not isinstance(one, bool):
                        tally = details.setdefault(key, {})
                        tally[one] = tally.get(one, 0) + 1
        return {key: sorted(tally, key=lambda one: (-tally[one], one)) for key, tally in details.items()}


def evidence(fact: str, item: dict[str, Any], text: str | None) -> str | None:
    """The sentence that says so: a deal's own, that around a figure; None for a quote, which speaks for itself."""
    if text is None or fact == "quotes":
        return None
    if fact == "deals":
        return " ".join(text[item["start"] : item["end"]].split())
    return sentence_around(text, item["start"], item["end"])


def is_summed(fact: str, item: dict[str, Any]) -> bool:
    """Whether a figure belongs in a total: not denied; of money, pounds, and neither an hour's nor a household's.

    >>> is_summed("money", {"amount": 2e6, "currency": "GBP", "per": "year", "modality": "planned"})
    True
    >>> is_summed("jobs", {"count": 40.0, "modality": "denied"})
    False
    """
    if item.get("modality") == "denied":
        return False
    if fact == "money":
        return item.get("currency") == "GBP" and item.get("per") in (None, "year")
    return item.get("count") is not None


def entry_of(record: dict[str, Any]) -> list[Any]:
    """What the search knows of an article beside its own columns: councils, providers, councillors and other people, purposes
    of its sums, statuses of its deals, service codes, numbers of sums, job counts, quotes and deals, and its largest sum."""
    money, deals = record.get("money", []), record.get("deals", [])
    people = sorted(record.get("people", []), key=lambda person: not person["is_councillor"])
    return [
        [council["name"] for council in record.get("councils", [])],
        [provider["name"] for provider in record.get("providers", [])],
        [person["name"] for person in people],
        sorted({item["purpose"] for item in money}),
        sorted({deal["status"] for deal in deals}),
        sorted({code for deal in deals for code in deal["service_codes"]}),
        [len(money), len(record.get("jobs", [])), len(record.get("quotes", [])), len(deals)],
        max((item["amount"] for item in money if item["currency"] == "GBP"), default=0),
    ]
