"""The report: whole and linked, true to the records and the tables, safe whatever articles hold, usable in a browser."""

import json
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import pipeline
from pipeline.cli import main
from pipeline.outputs.charts import bars
from pipeline.outputs.gathering import article_slug, slug_of
from pipeline.outputs.marks import marked_html, places_of
from pipeline.outputs.report import write_report
from tests.gate import extract

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
SITE = Path(pipeline.__file__).parent / "outputs" / "site"
VOID = {"meta", "link", "input", "br"}
HOSTILE = "</p></script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&lt;\u2028 & Co"


class Page(HTMLParser):
    """A page as a browser reads it: tags with attributes, ids, links, its text, the stretch of it of each id and mark."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.ids, self.links, self.text, self.open = [], [], [], "", []
        self.stretches, self.marked = {}, {}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        if "id" in attributes:
            self.ids.append(attributes["id"])
        self.links += [value for name, value in attrs if name in ("href", "src")]
        if tag not in VOID:
            self.open.append((tag, attributes, len(self.text)))

    def handle_endtag(self, tag):
        opened, attributes, start = self.open.pop()
        assert opened == tag, f"</{tag}> closes <{opened}>"
        if "id" in attributes:
            self.stretches[attributes["id"]] = (start, len(self.text))
        if tag == "mark":
            self.marked.setdefault(attributes.get("class"), []).append((start, len(self.text)))

    def handle_data(self, data):
        self.text += data


def pages_of(folder):
    return {str(path.relative_to(folder)): Page(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.html"))}


def write_records(path, records):
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def write_site(folder, records):
    folder.mkdir(exist_ok=True)
    write_report(write_records(folder / "records.jsonl", records), folder / "site")
    return folder / "site"


def hostile_record(own="evil/<b>", text=None, url="javascript:alert(1)", word=HOSTILE):
    """A record in which every string of the article is hostile."""
    text = f"{word} will pay £2m. “{word}”" if text is None else text
    mention = [{"text": text[:4], "start": 0, "end": 4, "rule": word}]
    span = {"text": text[2:9], "start": 2, "end": 9, "rule": word}
    given = {"qualifier": None, "modality": "actual", "said_by": word, "same_as": None}
    return {
        "schema": "1.0",
        "article": {"id": own, "source": word, "title": word, "published": "2020-01-02", "publisher": word, "url": url,
                    "words": 7, "sha256": "0", "duplicate_of": None, "mended": []},
        "text": text,
        "zones": [{"kind": "comment", "start": 3, "end": 12}],
        "councils": [{"name": word, "gss": None, "kind": "other", "nation": "England", "candidates": [word],
                      "mentions": mention}],
        "providers": [{"name": word, "kind": "company", "status": "bidder", "mentions": mention}],
        "people": [{"name": word, "title": word, "is_councillor": True, "role": word, "party": word, "organisation": word,
                    "is_quoted": True, "mentions": mention}],
        "jobs": [{**span, "count": 4.0, "count_max": None, "unit": "jobs", "action": "cut", "employer": word, **given}],
        "money": [{**span, "amount": 2e6, "amount_max": None, "currency": "GBP", "purpose": "cost", "per": None,
                   "over_years": None, "council": word, "provider": word, **given}],
        "quotes": [{**span, "kind": "direct", "speaker": word, "is_councillor": True, "cue": word}],
        "deals": [{"council": word, "provider": word, "services": [word], "service_codes": [], "value": 2e6, "per": None,
                   "years": 2.0, "begins": word, "previous_provider": word, "jobs": [4.0], "status": "agreed", "start": 0,
                   "end": 12, "rule": word}],
    }  # fmt: skip


@pytest.fixture(scope="module")
def records(nlp):
    """The sample articles, one of them also as a copy, and one without a title, a date or facts."""
    articles = extract("samples", nlp)
    copy = json.loads(json.dumps(articles[0]))
    copy["article"] |= {"id": "copy", "title": "A copy of it", "duplicate_of": articles[0]["article"]["id"]}
    return [*articles, copy, pipeline.extract("Rain is on its way to the coast.", id="empty").as_dict()]


@pytest.fixture(scope="module")
def path(records, tmp_path_factory):
    return write_records(tmp_path_factory.mktemp("records") / "records.jsonl", records)


@pytest.fixture(scope="module")
def site(path):
    folder = path.parent / "site"
    assert CliRunner().invoke(main, ["report", str(path), "-o", str(folder)]).exit_code == 0
    return folder


@pytest.fixture(scope="module")
def pages(site):
    return pages_of(site)


def page_of(pages, own):
    return pages[f"article/{article_slug(own)}.html"]


def test_every_link_leads_to_a_page_and_a_place_in_it(site, pages):
    for name, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), name
        for link in page.links:
            if link.startswith("https://"):
                continue
            file, _, place = link.partition("#")
            target = (site / name).parent.joinpath(unquote(file)).resolve() if file else site / name
            assert target.is_file(), (name, link)
            if place:
                assert place in pages[str(target.relative_to(site.resolve()))].ids, (name, link)


def test_every_fact_is_marked_where_it_stands(records, pages):
    for record in records:
        page = page_of(pages, record["article"]["id"])
        marked = Page(marked_html(record))
        assert marked.text == record["text"]
        for place in places_of(record):
            start, end = marked.stretches[place.key]
            assert start == place.start and record["text"][start:end] == record["text"][place.start : place.end].split("\n")[0]
            assert place.key in page.ids and f"fact-{place.owner}" in page.ids
            assert place.rule in page.text
        assert record["text"] in page.text


def test_pages_can_be_read_by_screen_readers_and_under_their_policy(pages):
    for name, page in pages.items():
        tags = [tag for tag, _ in page.tags]
        assert tags.count("h1") == tags.count("main") == tags.count("title") == 1, name
        levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h[1-6]", tag)]
        assert levels[0] == 1 and all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False)), name
        policy = next(attributes["content"] for tag, attributes in page.tags if attributes.get("http-equiv"))
        assert "default-src 'none'" in policy and "script-src 'self'" in policy and "unsafe" not in policy
        for tag, attributes in page.tags:
            assert "style" not in attributes and not any(key.startswith("on") for key in attributes), (name, tag)
            assert tag not in ("style", "img", "iframe", "object") and (tag != "script" or attributes.get("src")), (name, tag)
            assert tag != "svg" or attributes["role"] == "img" and attributes["aria-label"]
        labelled = {attributes.get("for") for tag, attributes in page.tags if tag == "label"}
        fields = [attributes for tag, attributes in page.tags if tag in ("input", "select")]
        assert all(field.get("type") == "checkbox" or field["id"] in labelled for field in fields), name


def test_counts_and_totals_are_those_of_the_tables(path, site, pages):
    tables = pipeline.read_tables(path)
    first = tables["articles"].set_index("id")["duplicate_of"].isna()
    counted = {name: tables[name][tables[name]["article"].map(first)] for name in ("money", "jobs", "quotes", "deals")}
    counted |= {name: counted[name][counted[name]["same_as"].isna()] for name in ("money", "jobs")}
    told = json.loads((site / "report.json").read_text(encoding="utf-8"))
    assert {name: told[name] for name in counted} == {name: len(rows) for name, rows in counted.items()}
    assert told["articles"] == len(tables["articles"]) and told["copies"] == 1
    assert told["council"] == tables["councils"]["name"].nunique()
    assert told["councillor"] == tables["people"].query("is_councillor")["name"].map(slug_of).nunique()
    money = counted["money"].query("modality != 'denied' and currency == 'GBP' and (per.isna() or per == 'year')")
    sums = money.groupby("purpose", observed=True)["amount"].sum()
    assert sums.size > 5
    for purpose, total in sums.items():
        assert f"{purpose}£{total:,.0f}" in re.sub(r"\s*\n\s*", "", pages["index.html"].text)


def test_a_name_s_page_gathers_its_facts_of_all_articles(records, pages):
    for kind, key in (("council", "councils"), ("provider", "providers")):
        for name in {item["name"] for record in records for item in record[key]}:
            page = pages[f"{kind}/{slug_of(name)}.html"]
            for record in records:
                if any(item["name"] == name for item in record[key]):
                    assert any(link.endswith(f"/{article_slug(record['article']['id'])}.html") for link in page.links)
                if record["article"]["duplicate_of"] is None:
                    place = f"article/{article_slug(record['article']['id'])}.html#"
                    for fact in ("money", "deals"):
                        for index, item in enumerate(record[fact]):
                            if item[kind] == name and item.get("same_as") is None:
                                assert f"../{place}{fact}-{index}" in page.links
    assert "of Ballycastle" not in pages["councillors.html"].text
    page = pages["councillor/sammy-mckeeman.html"]
    quotes = [quote["text"] for record in records for quote in record["quotes"] if quote["speaker"] == "Sammy McKeeman"]
    assert len(quotes) > 2 and all(quote in page.text for quote in quotes)


def test_a_copy_says_so_and_counts_in_no_total(records, pages):
    original, copy = page_of(pages, records[0]["article"]["id"]), page_of(pages, "copy")
    assert f"{article_slug('copy')}.html" in " ".join(original.links) and "A copy of it" in original.text
    assert "its facts count in no total" in copy.text and "its facts count in no total" not in original.text


def test_records_without_text_have_pages_that_say_so(records, tmp_path):
    bare = [{key: value for key, value in record.items() if key != "text"} for record in records[:3]]
    site = write_site(tmp_path, bare)
    pages = pages_of(site)
    page = page_of(pages, records[0]["article"]["id"])
    assert "--no-text" in page.text and not any(tag == "mark" for tag, _ in page.tags)
    for name, page in pages.items():
        for link in page.links:
            file, _, place = link.partition("#")
            target = (site / name).parent.joinpath(file).resolve() if file else site / name
            assert not place or place in pages[str(target.relative_to(site))].ids, (name, link)


def test_the_same_records_give_the_same_bytes_and_replace_an_earlier_report(path, site, tmp_path):
    write_report(path, tmp_path / "again")
    (tmp_path / "again" / "article" / "stale.html").write_text("of an earlier run", encoding="utf-8")
    write_report(path, tmp_path / "again")
    first, again = (
        {file.relative_to(folder): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
        for folder in (site, tmp_path / "again")
    )
    assert first == again
    assert [entry.name for entry in tmp_path.iterdir()] == ["again"]


def test_a_folder_with_anything_else_in_it_is_left_alone(path, tmp_path):
    write_report(path, tmp_path / "site")
    for folder, file in ((tmp_path / "site", "my-notes.txt"), (tmp_path / "thesis", "index.html")):
        folder.mkdir(exist_ok=True)
        (folder / file).write_text("mine", encoding="utf-8")
        result = CliRunner().invoke(main, ["report", str(path), "-o", str(folder)])
        assert result.exit_code == 1 and file in result.output and "name a new folder" in result.output
        assert (folder / file).read_text(encoding="utf-8") == "mine"
    assert CliRunner().invoke(main, ["report", str(path), "-o", str(path)]).exit_code == 1
    assert CliRunner().invoke(main, ["report", str(path), "-o", "-"]).exit_code == 2


def test_what_is_no_record_is_named_and_nothing_is_left_behind(path, tmp_path):
    bad = tmp_path / "bad.jsonl"
    bad.write_text(path.read_text(encoding="utf-8").splitlines()[0] + '\n{"article": {"id": "b"}}\n', encoding="utf-8")
    result = CliRunner().invoke(main, ["report", str(bad), "-o", str(tmp_path / "site")])
    assert result.exit_code == 1 and "bad.jsonl:2: not a record" in result.output
    assert [entry.name for entry in tmp_path.iterdir()] == ["bad.jsonl"]


def test_no_records_make_a_report_too(tmp_path):
    counts = write_report(write_records(tmp_path / "none.jsonl", []), tmp_path / "site")
    assert not any(counts.values())
    assert "0 articles" in pages_of(tmp_path / "site")["articles.html"].text


def test_long_lists_are_parted_into_pages(records, tmp_path):
    many = []
    for number in range(210):
        about = records[0]["article"] | {"id": f"story {number}", "published": f"2020-01-{number % 28 + 1:02}"}
        many.append(records[0] | {"article": about, "quotes": [], "people": [], "money": [], "jobs": [], "deals": []})
    site = write_site(tmp_path, many)
    pages = pages_of(site)
    lists = [page for name, page in pages.items() if re.fullmatch(r"articles(-\d+)?\.html", name)]
    listed = [link for page in lists for link in page.links if link.startswith("article/")]
    assert len(lists) == 5 and len(listed) == len(set(listed)) == 210
    council = slug_of(records[0]["councils"][0]["name"])
    gathered = [
        link for number in ("", ".2", ".3", ".4") if (page := pages.get(f"council/{council}{number}.html"))
        for link in page.links if re.search(r"article/[^#]+$", link)
    ]  # fmt: skip
    assert len(gathered) == len(set(gathered)) == 210


def test_nothing_of_an_article_is_read_as_html(tmp_path):
    hostile = [hostile_record(), hostile_record("two", url="https://x.example/\"><script>alert(1)</script>"),
               hostile_record("three", url=" data:text/html,x"), hostile_record("../../three")]  # fmt: skip
    site = write_site(tmp_path, hostile)
    assert not list(tmp_path.glob("*.html"))
    for page in pages_of(site).values():
        assert all(attributes.get("src", "").endswith("assets/site.js") for tag, attributes in page.tags if tag == "script")
        assert not any(tag in ("img", "b") and attributes for tag, attributes in page.tags)
        assert all(re.match(r"https://|[\w./#-]+$", link) for link in page.links)
    for file in (site / "data").iterdir():
        assert not re.search("[<\u2028]", file.read_text(encoding="utf-8"))


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("<>&\"'\n/=`"), max_size=60)


@given(WORDS.map("£2m for bins; {}".format), WORDS.map("{} Ltd".format), WORDS)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_words_they_stay_words(tmp_path, text, word, url):
    record = hostile_record("one", text, url, word)
    site = write_site(tmp_path, [record])
    pages = pages_of(site)
    plain = pages_of(write_site(tmp_path / "plain", [hostile_record("one", "Council will pay £2m.", url, "Bins Ltd")]))
    assert {tag for tag, _ in page_of(pages, "one").tags} == {tag for tag, _ in page_of(plain, "one").tags}
    for page in pages.values():
        assert all(re.match(r"https?://|[\w./#-]+$", link) for link in page.links)
    assert record["text"] in page_of(pages, "one").text


@st.composite
def marked_texts(draw):
    text = draw(st.text(st.sampled_from("ab£ <&\n\r“"), max_size=40))
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    item = {"rule": "r", "name": "n", "status": "s", "purpose": "p", "speaker": None, "action": "a", "is_councillor": False}
    facts = ("deals", "quotes", "jobs", "money")
    record = {fact: [{**item, "start": a, "end": b} for a, b in draw(st.lists(spans, max_size=4))] for fact in facts}
    record["councils"] = [{**item, "mentions": [{"start": a, "end": b} for a, b in draw(st.lists(spans, max_size=4))]}]
    record["zones"] = [{"kind": "caption", "start": a, "end": b} for a, b in draw(st.lists(spans, max_size=2))]
    return record | {"text": text}


@given(marked_texts())
@settings(deadline=None)
def test_marks_that_nest_and_cross_leave_the_text_as_it_is(record):
    page = Page(marked_html(record))
    assert page.text == record["text"] and not page.open and len(page.ids) == len(set(page.ids))
    for fact in ("deals", "quotes", "jobs", "money", "councils"):
        wanted = {at for place in places_of(record) if place.fact == fact for at in range(place.start, place.end)}
        marked = {at for start, end in page.marked.get(fact, []) for at in range(start, end)}
        assert marked == {at for at in wanted if record["text"][at] != "\n"}, fact


def test_slugs_are_safe_and_tell_apart_what_is_not_the_same():
    assert slug_of("Serco Ltd.") == slug_of("SERCO LTD") == "serco-ltd"
    names = ("Συμβούλιο", "Совет", "a" * 80, "a" * 81, "", "...", "con", "Ｗ")
    assert len({slug_of(name) for name in names}) == len(names)
    assert all(re.fullmatch(r"[a-z0-9-]+", slug_of(name)) for name in names)
    assert len({article_slug(own) for own in ("a b", "a-b", "A-b", "a/b", "a b (2)")}) == 5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_stands_out_from_what_is_behind_it(scheme):
    styles = "".join((SITE / name).read_text(encoding="utf-8") for name in ("style.css", "marks.css"))
    colours = re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", styles)
    named = {name: colour[scheme] for name, *colour in colours}
    behind = [named["paper"], named["card"]]
    tints = [colour[scheme] for name, *colour in colours if name == "tint"]
    assert len(tints) == 6
    wanted = {"ink": (behind + tints, 7), "soft": (behind, 4.5), "accent": (behind, 4.5), "accent-3": (behind, 3)}
    for text, (grounds, least) in wanted.items():
        assert all(contrast(named[text], ground) >= least for ground in grounds), text


def contrast(one, other):
    """The contrast ratio of two colours as the accessibility guidelines (WCAG 2) define it."""

    def luminance(colour):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_charts_are_drawings_only():
    svg = bars([("Bins & <parks>", 3.0), ("No\x01ise", 1.0)], ["£3m", "£1m"], 'A "chart"')
    assert svg == bars([("Bins & <parks>", 3.0), ("No\x01ise", 1.0)], ["£3m", "£1m"], 'A "chart"')
    assert not re.search(r"<script|<style|style=|<!--| id=|http(?!://www\.w3\.org/2000/svg)", svg)
    assert "Bins &amp; &lt;parks&gt;" in svg and "£3m" in svg
    assert bars([], [], "none") == ""


def test_without_the_extra_a_message_says_what_to_install(path):
    code = "import sys; sys.modules['jinja2'] = None; from pipeline.cli import main; main()"
    command = [sys.executable, "-c", code, "report", str(path), "-o", "x"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 1 and "pip install 'council-news[report]'" in run.stderr


def in_browser(site, page, tmp_path):
    if CHROMIUM is None:
        pytest.skip("no Chromium found: the report's search is not tested in a browser")
    command = [CHROMIUM, "--no-sandbox", "--headless=new", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}",
               "--virtual-time-budget=5000", "--dump-dom", f"file://{site}/{page}"]  # fmt: skip
    return Page(subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout)


def test_the_search_runs_from_files_under_the_policy(site, tmp_path):
    page = in_browser(site, "articles.html#q=sentiment+ni+bhroin&year=2017", tmp_path)
    stories = [attributes for tag, attributes in page.tags if attributes.get("class") == "story"]
    assert "2 of 30 articles" in page.text  # the article and its copy
    assert len(stories) == 30 + 2 and ("ol", {"id": "results", "class": "stories", "start": "1"}) in page.tags
    assert [page.text[start:end] for start, end in page.marked[None]] == ["sentiment"] * 2
    listed = next(attributes for _, attributes in page.tags if attributes.get("id") == "listed")
    assert "hidden" in listed


def test_hostile_words_do_not_run_in_a_browser(tmp_path):
    site = write_site(tmp_path, [hostile_record()])
    page = in_browser(site, "articles.html#q=alert", tmp_path)
    assert "1 of 1 articles" in page.text
    assert not any(tag == "img" for tag, _ in page.tags)
