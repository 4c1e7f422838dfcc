"""Formats: pages, Word files, archives of pages, tables, zip files, remote addresses; each whole, damaged, or without its library."""

import io
import json
import sys
import zipfile
from pathlib import Path

import docx
import pytest
import zstandard
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.articles import Article
from pipeline.articles.files import OPENERS, File, Reading
from pipeline.articles.items import CODES, Rejected
from pipeline.articles.names import KINDS, PACKED
from pipeline.articles.nexis import fields_of, is_download, parts_of
from pipeline.articles.readers import read_articles, read_file, read_stream
from pipeline.articles.selection import Selection
from pipeline.cli import main
from tests.golden_inputs import STORIES, page, warc_bytes

TEXT = "Bury Council to cut 40 jobs\n\nBury Council will save £2.5m. “We are sorry,” said Coun Ann Roe."


def read(*paths, columns=None, reading=None, selection=None):
    """(articles, rejected) of the inputs."""
    items = list(read_articles([str(path) for path in paths], columns, reading, selection or Selection()))
    return [i for i in items if isinstance(i, Article)], [i for i in items if isinstance(i, Rejected)]


def codes(rejected):
    return [(item.source, item.position, item.code) for item in rejected]


# Pages


def test_a_page_gives_its_main_text_and_what_it_says_of_itself(tmp_path):
    (tmp_path / "pool.htm").write_text(page(STORIES[0]), encoding="utf-8")
    (article,), rejected = read(tmp_path)
    assert (article.id, article.source, rejected) == ("pool", "pool.htm", [])
    assert article.title == "Trust to take on Dunbar pool"
    assert (article.published, article.publisher, article.url) == ("2018-09-12", "Lammermoor Gazette", STORIES[0]["url"])
    assert article.text.count(article.title) == 1 and "Cookie policy" not in article.text
    assert "£310,000 a year" in article.text and "“It was this or a padlock,”" in article.text
    assert len(article.text.split("\n\n")) == 4


@pytest.mark.parametrize(
    ("declared", "encoding"), [("windows-1252", "cp1252"), ("iso-8859-15", "iso-8859-15"), ("utf-8", "utf-8"), ("utf-8", "cp1252")]
)
def test_a_page_is_decoded_as_it_declares_or_as_its_bytes_show(tmp_path, declared, encoding):
    text = page(STORIES[1]).replace("utf-8", declared)
    (tmp_path / "a.html").write_bytes(text.encode(encoding))
    (article,), _ = read(tmp_path / "a.html")
    assert "cuts £700,000 from" in article.text


def test_pages_that_are_none_are_rejected(tmp_path):
    (tmp_path / "empty.html").write_bytes(b" \n")
    (tmp_path / "menu.html").write_text("<html><body><nav><a href='/'>Home</a></nav></body></html>", encoding="utf-8")
    articles, rejected = read(tmp_path)
    assert articles == []
    assert codes(rejected) == [("empty.html", None, "empty"), ("menu.html", None, "no_article")]


def test_standard_input_may_be_a_page():
    (article,) = read_stream(page(STORIES[0]).encode("utf-8"))
    assert (article.id, article.title) == ("-", "Trust to take on Dunbar pool")


# Nexis downloads and other Word files

OLD = """\
                               1 of 2 DOCUMENTS

                                  Fylde Echo

                            May 1, 2014 Thursday

Wardens to change hands

BYLINE: Ines Holroyd

SECTION: NEWS; Pg. 4

LENGTH: 31 words

Wyre Borough Council is to hand its wardens to Kerbline Ltd.

All 18 of them will move on 1 June.

LOAD-DATE: May 2, 2014

LANGUAGE: ENGLISH

                               2 of 2 DOCUMENTS

                                  Fylde Echo

                            8 May 2014

Baths bill doubles

LENGTH: 12 words

Repairs will cost £460,000.
"""


def test_the_older_layout_of_a_download_is_read_from_text(tmp_path):
    (tmp_path / "old.txt").write_text(OLD, encoding="utf-8")
    (first, second), rejected = read(tmp_path / "old.txt")
    assert rejected == []
    assert (first.id, first.title, first.publisher, first.published) == ("old#1", "Wardens to change hands", "Fylde Echo", "2014-05-01")
    assert first.text.split("\n\n")[1:] == [
        "By Ines Holroyd",
        "Wyre Borough Council is to hand its wardens to Kerbline Ltd.",
        "All 18 of them will move on 1 June.",
    ]
    assert (second.title, second.published, second.text) == (
        "Baths bill doubles",
        "2014-05-08",
        "Baths bill doubles\n\nRepairs will cost £460,000.",
    )


def test_a_text_that_only_speaks_of_documents_is_one_article(tmp_path):
    text = "Bins late\n\nBody\n\nThe council said it was the end of document 3 of 57 DOCUMENTS."
    assert not is_download(text.splitlines())
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert len(read(tmp_path)[0]) == 1


def test_what_a_download_has_no_text_for_is_rejected_with_its_number(tmp_path):
    (tmp_path / "a.txt").write_text("Photo\nEcho\nMay 1, 2014\nBody\nEnd of Document\nBins\nEcho\nMay 2, 2014\nBody\nLate.\nEnd of Document")
    (article,), (bad,) = read(tmp_path)
    assert (article.id, article.published) == ("a#2", "2014-05-02")
    assert (bad.position, bad.code) == (1, "empty")


def test_highlight_byline_and_headline_fields_are_kept_and_terms_are_not():
    lines = ["Echo", "1 May 2014 Thursday", "HEADLINE: Bins late", "BYLINE: By Jo Bell", "HIGHLIGHT: A long wait", "Body", "Late.", "Graphic", "A bin"]
    fields = fields_of(lines)
    assert (fields["title"], fields["text"]) == ("Bins late", "A long wait\n\nBy Jo Bell\n\nLate.")
    assert parts_of(["cover", *lines, "End of Document", "Classification"]) == [["cover", *lines]]


def test_an_ordinary_word_file_is_one_article(tmp_path):
    document = docx.Document()
    for paragraph in TEXT.split("\n\n"):
        document.add_paragraph(paragraph)
    document.save(str(tmp_path / "story.docx"))
    (article,), rejected = read(tmp_path)
    assert (article.id, article.text, rejected) == ("story", TEXT, [])


# Archives of crawled pages, tables, zip files


def crawl():
    pages = [(story["url"], 200, "text/html; charset=utf-8", page(story).encode("utf-8")) for story in STORIES]
    return warc_bytes([pages[0], ("https://gazette.example/menu", 200, "text/html", b"<html><p>x</p></html>"), pages[1]])


def test_an_archive_gives_every_page_and_rejects_what_is_none(tmp_path):
    (tmp_path / "a.warc.gz").write_bytes(__import__("gzip").compress(crawl()))
    articles, rejected = read(tmp_path)
    assert [(article.id, article.url) for article in articles] == [("a#1", STORIES[0]["url"]), ("a#3", STORIES[1]["url"])]
    assert codes(rejected) == [("a.warc.gz", 2, "no_article")]
    assert "https://gazette.example/menu" in rejected[0].reason


def test_what_comes_before_a_break_is_kept(tmp_path):
    whole = crawl()
    (tmp_path / "a.warc").write_bytes(whole[: len(whole) - 400])
    articles, _ = read(tmp_path)
    assert articles[0].url == STORIES[0]["url"]


def test_a_zip_archive_is_read_like_a_folder(tmp_path):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("deep.txt", TEXT)
    with zipfile.ZipFile(tmp_path / "dump.zip", "w") as archive:
        archive.writestr("b/a.txt", TEXT)
        archive.writestr("a/a.txt.zst", zstandard.ZstdCompressor().compress(TEXT.encode("utf-8")))
        archive.writestr("inner.zip", inner.getvalue())
        archive.writestr("photo.jpg", b"\xff\xd8")
        archive.writestr("__MACOSX/._a.txt", b"x")
        archive.writestr("bad.jsonl", "{oops\n")
    reading = Reading()
    articles, rejected = read(tmp_path, reading=reading)
    assert [(article.id, article.source) for article in articles] == [
        ("dump.zip/a/a", "dump.zip/a/a.txt.zst"),
        ("dump.zip/b/a", "dump.zip/b/a.txt"),
        ("dump.zip/inner.zip/deep", "dump.zip/inner.zip/deep.txt"),
    ]
    assert codes(rejected) == [("dump.zip/bad.jsonl", 1, "not_json")]
    assert reading.skipped == 1


def test_a_member_that_needs_a_password_is_rejected(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.txt", TEXT)
    data = bytearray((tmp_path / "a.zip").read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(bytes(data))
    assert codes(read(tmp_path)[1]) == [("a.zip/a.txt", None, "encrypted")]


@pytest.mark.parametrize("name", ["a.docx", "a.parquet", "a.zip", "a.txt.gz", "a.txt.zst", "a.csv.xz"])
def test_a_file_that_is_not_what_its_name_says_is_damaged(tmp_path, name):
    (tmp_path / name).write_bytes(TEXT.encode("utf-8"))
    articles, rejected = read(tmp_path)
    assert articles == []
    assert codes(rejected) == [(name, None, "damaged")]


@pytest.mark.parametrize(
    ("name", "module", "advice"),
    [
        ("a.docx", "docx", "council-news[docx]"),
        ("a.html", "trafilatura", "council-news[html]"),
        ("a.warc", "fastwarc.warc", "council-news[warc]"),
        ("a.parquet", "pyarrow", "council-news[parquet]"),
        ("a.txt.zst", "zstandard", "council-news[zst]"),
        ("memory://dump/a.txt", "fsspec.core", "council-news[remote]"),
    ],
)
def test_without_its_library_a_format_names_the_extra(tmp_path, monkeypatch, name, module, advice):
    monkeypatch.setitem(sys.modules, module, None)
    path = name
    if "://" not in name:
        path = tmp_path / name
        path.write_text(TEXT, encoding="utf-8")
    ((rejected,)) = read(path)[1]
    assert rejected.code == "needs_extra" and advice in rejected.reason


# Remote addresses


@pytest.fixture
def bucket():
    fsspec = pytest.importorskip("fsspec")
    store = fsspec.filesystem("memory")
    store.pipe({"/dump/2013/a.txt": TEXT.encode("utf-8"), "/dump/b.jsonl": json.dumps({"text": TEXT}).encode(), "/dump/logo.png": b"x"})
    yield store
    store.rm("/dump", recursive=True)


def test_a_remote_folder_file_or_pattern_is_read(bucket):
    reading = Reading()
    articles, rejected = read("memory://dump", reading=reading)
    assert ([article.id for article in articles], rejected, reading.skipped) == (["2013/a", "b#1"], [], 1)
    assert [article.id for article in read("memory://dump/2013/a.txt")[0]] == ["a"]
    assert [article.id for article in read("memory://dump/*.jsonl")[0]] == ["b#1"]
    assert [article.text for article in articles] == [TEXT, TEXT]


@pytest.mark.parametrize(("address", "code"), [("memory://nowhere/*.txt", "empty"), ("nosuch://a/b.txt", "needs_extra")])
def test_an_address_that_cannot_be_read_is_rejected(address, code):
    articles, rejected = read(address)
    assert (articles, codes(rejected)) == ([], [(address, None, code)])


# CSV: a quotation mark that is never closed


def test_an_unclosed_quotation_mark_loses_its_own_row_only(tmp_path):
    rows = ['s1,"One, ""two"".\nThree."', 's2,"Open and never closed', "s3,Plain.", 's4,"Quoted."']
    (tmp_path / "a.csv").write_text("\n".join(["id,text", *rows]), encoding="utf-8")
    articles, rejected = read(tmp_path)
    assert [(article.id, article.text) for article in articles] == [("s1", 'One, "two".\nThree.'), ("s3", "Plain."), ("s4", "Quoted.")]
    assert [(item.position, item.code) for item in rejected] == [(2, "bad_row")]


def test_an_unclosed_quotation_mark_at_the_end_loses_one_row(tmp_path):
    (tmp_path / "a.csv").write_text('id,text\ns1,One.\ns2,"Open', encoding="utf-8")
    articles, rejected = read(tmp_path)
    assert ([article.id for article in articles], codes(rejected)) == (["s1"], [("a.csv", 2, "bad_row")])


def test_a_long_table_goes_on_after_an_unclosed_quotation_mark(tmp_path):
    lines = [f"s{n},Row {n}." for n in range(12_000)]
    lines[10] = 's10,"Row 10.'
    (tmp_path / "a.csv").write_text("\n".join(["id,text", *lines]), encoding="utf-8")
    articles, rejected = read(tmp_path)
    assert len(articles) == 11_999 and len(rejected) == 1


# Selection


def test_articles_are_selected_by_date_and_words(tmp_path):
    rows = [
        {"id": "old", "date": "2010-01-31", "text": "Bury Council will mend the bin round."},
        {"id": "new", "date": "2014-05-01", "text": "The Bin\nRound is late."},
        {"id": "undated", "text": "bin round"},
        {"id": "words", "date": "2014-05-02", "text": "The combination ran round."},
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")

    def ids(**chosen):
        return [article.id for article in read(tmp_path, selection=Selection(**chosen))[0]]

    assert ids() == ["old", "new", "undated", "words"]
    assert ids(since="2010-01-31", until="2014-05-01") == ["old", "new"]
    assert ids(words=("bin round",)) == ["old", "new", "undated"]
    assert ids(words=("late", "ran"), since="2014-01-01") == ["new", "words"]
    assert ids(councils=True) == ["old"]
    reading = Reading()
    read(tmp_path, reading=reading, selection=Selection(since="2014-05-01"))
    assert (reading.undated, reading.unmatched) == (1, 1)


def test_the_command_selects_and_says_what_it_left_out(tmp_path):
    rows = [{"id": str(n), "date": f"2014-05-0{n}", "text": "Bury Council will pay £2m."} for n in (1, 2, 3)]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    out = tmp_path / "out.jsonl"
    command = ["extract", str(tmp_path / "a.jsonl"), "-o", str(out), "--since", "2 May 2014", "--match", "bury council", "--limit", "1"]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output
    assert [json.loads(line)["article"]["id"] for line in out.open(encoding="utf-8")] == ["2"]
    assert "1 article not selected" in result.output
    assert "'soon' is no date" in CliRunner().invoke(main, [*command[:4], "--until", "soon"]).output


# Every input gives articles, or a reason with a code


def test_the_documentation_lists_every_suffix_and_code():
    about = (Path(__file__).parent.parent / "docs" / "input.md").read_text(encoding="utf-8")
    assert [name for name in (*KINDS, *PACKED) if f"`{name}`" not in about] == []
    assert [code for code in CODES if f"| `{code}` |" not in about] == []
    assert set(OPENERS) == set(PACKED)


@settings(max_examples=150, deadline=None)
@given(
    suffix=st.sampled_from([*KINDS, *(f".txt{packed}" for packed in PACKED), ".csv.gz"]),
    data=st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda text: text.encode("utf-8", "ignore"))),
)
def test_any_bytes_give_articles_or_a_reason(suffix, data):
    items = list(read_file(File(f"a{suffix}", lambda: io.BytesIO(data), "a"), None, Reading()))
    assert items or suffix == ".zip"
    for item in items:
        assert isinstance(item, Article) and item.text or item.code in CODES and item.reason and "\n" not in item.reason
