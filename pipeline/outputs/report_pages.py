"""The pages of a report, drawn from the templates in ``site/``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from ..records import MINED
from .article_facts import listed_facts
from .gathering import KINDS, Gathered, article_slug, title_of
from .marks import marked_html
from .report_charts import all_charts
from .wording import (
    amount_in_words,
    counts_in_words,
    day_in_words,
    deal_value_in_words,
    jobs_in_words,
    money_in_words,
    number_in_words,
    plain,
)

STORIES, NAMES, ROWS, CHUNK = 50, 500, 200, 1000
"""Articles on a list's page, names on a list's page, rows of a table on a name's page, articles in a chunk of search data."""

SECTIONS = ("deals", "money", "jobs", "quotes")
ABOUT: dict[str, dict[str, str]] = {
    "council": {"kind": "Kind", "nation": "Nation", "gss": "Code (ONS)", "candidates": "May be"},
    "provider": {"kind": "Kind", "status": "Said to be"},
    "councillor": {"party": "Party", "role": "Role", "organisation": "Speaks for"},
}
FILTERS = {
    "counts": counts_in_words, "day": day_in_words, "deal_value": deal_value_in_words, "jobs": jobs_in_words,
    "money": money_in_words, "plain": plain, "whole": number_in_words,
}  # fmt: skip


class Pages:
    """Draws every page of one report below ``folder``; asks ``gathered`` for what lies beyond one article."""

    def __init__(self, folder: Path, gathered: Gathered, version: str) -> None:
        self.folder, self.gathered = folder, gathered
        self.site = Environment(
            loader=PackageLoader("pipeline.outputs", "site"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
            lstrip_blocks=True,
        )  # fmt: skip
        self.site.globals["version"] = version
        self.site.filters.update(FILTERS)

    def draw(self, template: str, to: str, **values: Any) -> None:
        """Write one page; ``to`` is its path below the folder."""
        values |= {"root": "../" * to.count("/")}
        self.write(to, self.site.get_template(f"{template}.html.jinja").render(values))

    def write(self, to: str, text: str) -> None:
        path = self.folder / to
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "replace"))

    def article(self, record: dict[str, Any], number: int) -> None:
        """The page of one article, the ``number``-th of the records: its text with marks, and the list of its facts."""
        article, has_text = record["article"], record.get("text") is not None
        copy_of = article.get("duplicate_of")
        original = next(self.gathered.rows("select slug, title from articles where id = ?", copy_of), None) if copy_of else None
        near = {row["no"]: row for row in self.gathered.rows(
            "select no, slug, title from articles where no in (?, ?)", number - 1, number + 1)}  # fmt: skip
        copies = self.gathered.rows("select slug, title, published from articles where copy_of = ? order by no", article["id"])
        self.draw(
            "article", f"article/{article_slug(article['id'])}.html", section="articles", article=article, title=title_of(record),
            url=safe_url(article.get("url")), marked=marked_html(record) if has_text else None, groups=listed_facts(record),
            copy_of=copy_of and (original or {"slug": None, "title": copy_of}), copies=list(copies),
            before=near.get(number - 1), after=near.get(number + 1),
            dimmed=any(zone["kind"] not in MINED for zone in record.get("zones", [])),
        )  # fmt: skip

    def front(self) -> None:
        """The first page: how much there is, and charts of the totals."""
        counts = self.gathered.counts()
        words = {"articles": "article", "council": "council", "provider": "provider", "councillor": "councillor", "money": "sum",
                 "jobs": "job count", "quotes": "quote", "deals": "deal"}  # fmt: skip
        tiles = [(f"{counts[name]:,}", word if counts[name] == 1 else f"{word}s", lists(name)) for name, word in words.items()]
        self.draw("front", "index.html", section="index", tiles=tiles, copies=counts["copies"], charts=all_charts(self.gathered))

    def articles(self) -> None:
        """The list of the articles, page by page, and the data of the search, chunk by chunk."""
        total, chunks = self.gathered.number, -(-self.gathered.number // CHUNK)
        pages = max(1, -(-total // STORIES))
        question = "select slug, title, published, publisher, copy_of, entry, quotes from articles"
        newest = self.gathered.newest(question)
        stories: list[tuple[Any, Any]] = []
        data: list[Any] = []
        quotes: list[str] = []
        for number in range(1, total + 1):
            row = next(newest)
            entry = json.loads(row["entry"])
            stories.append((row, entry))
            data.append([*row[:4], int(row["copy_of"] is not None), *entry])
            quotes.append(row["quotes"])
            if number % CHUNK == 0 or number == total:
                chunk = (number - 1) // CHUNK
                self.write(f"data/articles-{chunk}.js", script("articles", chunk, data))
                self.write(f"data/quotes-{chunk}.js", script("quotes", chunk, quotes))
                data, quotes = [], []
            if number % STORIES == 0 or number == total:
                self.article_list(-(-number // STORIES), pages, chunks, stories)
                stories = []
        if not total:
            self.article_list(1, 1, 0, [])

    def article_list(self, page: int, pages: int, chunks: int, stories: list[tuple[Any, Any]]) -> None:
        total = f"{self.gathered.number:,} article{'' if self.gathered.number == 1 else 's'}"
        self.draw(
            "articles", f"articles{numbered(page)}.html", section="articles", page=page, pages=pages, chunks=chunks,
            stories=stories, total=total, first=(page - 1) * STORIES + 1,
        )  # fmt: skip

    def names(self, kind: str) -> Iterator[tuple[str, str]]:
        """The lists of all councils, providers or councillors; gives the slug and name of each that wants a page."""
        names, tallies = self.gathered.names(kind), self.gathered.tallies(kind)
        in_order = sorted(names.items(), key=lambda pair: (pair[1].casefold(), pair[0]))
        rows = [{"slug": slug, "name": name, "tally": tallies[slug]} for slug, name in in_order]
        firsts = [name[:12].strip() for _, name in in_order[::NAMES]]
        total = f"{len(rows):,} {kind}{'' if len(rows) == 1 else 's'}"
        for page in range(1, max(1, len(firsts)) + 1):
            self.draw(
                "names", f"{kind}s{numbered(page)}.html", section=f"{kind}s", kind=kind, heading=f"{kind}s".capitalize(),
                page=page, pages=len(firsts), firsts=firsts, rows=rows[(page - 1) * NAMES : page * NAMES], total=total,
            )  # fmt: skip
        yield from names.items()

    def name(self, kind: str, slug: str, name: str) -> None:
        """The pages of one council, provider or councillor: its deals, sums, job counts, quotes and articles, newest first."""
        details = self.gathered.details_of(kind, slug)
        sections: dict[str, list[Any]] = {fact: list(self.gathered.facts_of(kind, slug, fact)) for fact in SECTIONS}
        sections["articles"] = list(self.gathered.articles_of(kind, slug))
        about = [(word, [plain(value) for value in details[key]]) for key, word in ABOUT[kind].items() if details.get(key)]
        if len(details["name"]) > 1:
            about.append(("Also written", [other for other in details["name"] if other != name]))
        several = kind == "councillor" and len(details.get("organisation", [])) > 1
        pages = -(-max(map(len, sections.values())) // ROWS)
        for page in range(1, pages + 1):
            here = {section: rows[(page - 1) * ROWS : page * ROWS] for section, rows in sections.items()}
            self.draw(
                "name", f"{kind}/{slug}{numbered(page, '.')}.html", section=f"{kind}s", kind=kind, slug=slug, name=name,
                about=about, totals=totals(sections["money"]), several=several, page=page, pages=pages,
                numbers={section: len(rows) for section, rows in sections.items()}, **here,
            )  # fmt: skip


def lists(kind: str) -> str | None:
    """The list's page of a kind of name, None where there is none.

    >>> lists("council"), lists("articles"), lists("money")
    ('councils', 'articles', None)
    """
    return f"{kind}s" if kind in KINDS else kind if kind == "articles" else None


def numbered(page: int, mark: str = "-") -> str:
    """What a file's name adds for a page after the first; no slug of a name holds a full stop."""
    return f"{mark}{page}" if page > 1 else ""


def totals(money: list[dict[str, Any]]) -> list[tuple[str, str, int]]:
    """The sums of money by purpose, in words, with the number of figures, the largest first."""
    sums: dict[str, list[float]] = {}
    for row in money:
        if row["summed"]:
            sums.setdefault(row["category"], []).append(row["amount"])
    largest = sorted(sums.items(), key=lambda pair: (-sum(pair[1]), pair[0]))
    return [(purpose, amount_in_words(sum(amounts)), len(amounts)) for purpose, amounts in largest]


def safe_url(url: str | None) -> str | None:
    """The address if it is one of the web, else None: no link runs a script or opens a file.

    >>> safe_url("https://paper.example/a?b=1"), safe_url("javascript:alert(1)"), safe_url("https:evil")
    ('https://paper.example/a?b=1', None, None)
    """
    if not url or any(character <= " " for character in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def script(name: str, chunk: int, data: Sequence[Any]) -> str:
    """A chunk of data as a script that puts it where the search looks: a page from a folder may not fetch files.

    >>> script("quotes", 0, ["</script>"])
    '(window.councilNews ||= {articles: [], quotes: []}).quotes[0] = ["\\\\u003c/script>"];\\n'
    """
    plain_json = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<\u2028\u2029":
        plain_json = plain_json.replace(character, f"\\u{ord(character):04x}")
    return f"(window.councilNews ||= {{articles: [], quotes: []}}).{name}[{chunk}] = {plain_json};\n"
