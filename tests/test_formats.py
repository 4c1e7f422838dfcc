"""Formats: pages, Word files, archives, zip files, remote addresses; each whole, damaged, or without its library."""

import gzip
import http.server
import io
import json
import sys
import threading
import zipfile
from functools import partial
from pathlib import Path

import docx
import pyarrow
import pyarrow.parquet
import pytest
import zstandard

from pipeline.articles import Article
from pipeline.articles.fields import COLUMNS
from pipeline.articles.files import Reading
from pipeline.articles.items import CODES, Rejected
from pipeline.articles.names import KINDS, PACKED
from pipeline.articles.packing import OPENERS
from pipeline.articles.readers import read_articles, read_stream
from pipeline.articles.selection import Selection
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
    ("declared", "encoding"),
    [("windows-1252", "cp1252"), ("iso-8859-15", "iso-8859-15"), ("utf-8", "utf-8"), ("utf-8", "cp1252")],
)
def test_a_page_is_decoded_as_it_declares_or_as_its_bytes_show(tmp_path, declared, encoding):
    text = page(STORIES[1]).replace("utf-8", declared)
    (tmp_path / "a.html").write_bytes(text.encode(encoding))
    (article,), _ = read(tmp_path / "a.html")
    assert "cuts £700,000 from" in article.text


def test_pages_that_are_none_are_rejected(tmp_path):
    (tmp_path / "bytes.html").write_bytes(b"<html><body><p>caf\xe9 \x81</p></body></html>")
    (tmp_path / "deep.html").write_text("<html><body>" + "<div>" * 20_000, encoding="utf-8")
    (tmp_path / "empty.html").write_bytes(b" \n")
    (tmp_path / "menu.html").write_text("<html><body><nav><a href='/'>Home</a></nav></body></html>", encoding="utf-8")
    articles, rejected = read(tmp_path)
    assert articles == []
    assert codes(rejected) == [
        ("bytes.html", None, "undecodable"),
        ("deep.html", None, "no_article"),
        ("empty.html", None, "empty"),
        ("menu.html", None, "no_article"),
    ]


@pytest.mark.parametrize("title", ["Pool to close", "Pool to close - Hull Herald", "Pool to close | hullherald.example"])
def test_the_headline_stands_once_and_without_the_site(tmp_path, title):
    head = f"<title>{title}</title><link rel='canonical' href='https://hullherald.example/1'>"
    story = "Holderby Council is to shut its pool in May.<br><br>It said it would save £40,000 a year."
    body = f"<a href='/'>Hull Herald</a><div><h1>Pool to close</h1><div>{story}</div></div>"
    (tmp_path / "a.html").write_text(f"<html><head>{head}</head><body>{body}</body></html>", encoding="utf-8")
    (article,), _ = read(tmp_path)
    assert article.title == "Pool to close"
    assert article.text.startswith("Pool to close\n\nHolderby") and article.text.endswith("£40,000 a year.")


def test_standard_input_may_be_a_page():
    (article,) = read_stream(page(STORIES[0]).encode("utf-8"))
    assert (article.id, article.title) == ("-", "Trust to take on Dunbar pool")


# Word files that are no Nexis download


def test_an_ordinary_word_file_is_one_article(tmp_path):
    document = docx.Document()
    for paragraph in TEXT.split("\n\n"):
        document.add_paragraph(paragraph)
    document.save(str(tmp_path / "story.docx"))
    (article,), rejected = read(tmp_path)
    assert (article.id, article.text, rejected) == ("story", TEXT, [])


# Archives of crawled pages, tables, zip files


FIRST, SECOND = (page(story).encode("utf-8") for story in STORIES)
CHUNKS = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (SECOND[:500], SECOND[500:])) + b"0\r\n\r\n"
CRAWL = [
    warc_bytes([response])
    for response in (
        (STORIES[0]["url"], 200, "text/html; charset=utf-8\r\nContent-Encoding: gzip", gzip.compress(FIRST)),
        ("https://gazette.example/logo.png", 200, "image/png", b"\x89PNG"),
        ("https://gazette.example/menu", 200, "text/html", b"<html><p>x</p></html>"),
        ("https://gazette.example/broken", 200, "text/html\r\nTransfer-Encoding: chunked", b"zz\r\nno chunk"),
        (STORIES[1]["url"], 200, "Text/HTML\r\nTransfer-Encoding: chunked", CHUNKS),
        ("https://gazette.example/gone", 404, "text/html", FIRST),
    )
]
PACKINGS = {
    "a.warc": b"".join(CRAWL),
    "a.warc.gz": b"".join(gzip.compress(record) for record in CRAWL),
    "a.warc.zst": zstandard.compress(b"".join(CRAWL)),
}


@pytest.mark.parametrize("name", PACKINGS)
def test_an_archive_gives_every_page_and_rejects_what_is_none(tmp_path, name):
    (tmp_path / name).write_bytes(PACKINGS[name])
    articles, rejected = read(tmp_path)
    assert [(article.id, article.url) for article in articles] == [("a#1", STORIES[0]["url"]), ("a#4", STORIES[1]["url"])]
    assert [article.published for article in articles] == [STORIES[0]["date"], STORIES[1]["date"]]
    assert codes(rejected) == [(name, 2, "no_article"), (name, 3, "no_article")]
    assert "https://gazette.example/menu" in rejected[0].reason


@pytest.mark.parametrize("cut", [-400, -len(CRAWL[-1]) + 30, -len(gzip.compress(CRAWL[-1])) - 100])
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_what_comes_before_a_break_is_kept(tmp_path, name, cut):
    (tmp_path / name).write_bytes(PACKINGS[name][:cut])
    articles, rejected = read(tmp_path)
    assert articles[0].url == STORIES[0]["url"]
    assert codes(rejected)[-1] == (name, None, "damaged")


def test_a_zip_archive_is_read_like_a_folder(tmp_path):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("deep.txt", TEXT)
    with zipfile.ZipFile(tmp_path / "dump.zip", "w") as archive:
        archive.writestr("b/a.txt", TEXT)
        archive.writestr("a/a.txt.zst", zstandard.ZstdCompressor().compress(TEXT.encode("utf-8")))
        archive.writestr("broken.zip", b"PK")
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
    assert codes(rejected) == [("dump.zip/bad.jsonl", 1, "not_json"), ("dump.zip/broken.zip", None, "damaged")]
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
    store.pipe(
        {"/dump/2013/a.txt": TEXT.encode("utf-8"), "/dump/b.jsonl": json.dumps({"text": TEXT}).encode(), "/dump/logo.png": b"x"}
    )
    yield store
    store.rm("/dump", recursive=True)


def test_a_remote_folder_file_or_pattern_is_read(bucket):
    reading = Reading()
    articles, rejected = read("memory://dump", reading=reading)
    assert ([article.id for article in articles], rejected, reading.skipped) == (["2013/a", "b#1"], [], 1)
    assert [article.id for article in read("memory://dump/2013/a.txt")[0]] == ["a"]
    assert [article.id for article in read("memory://dump/*.jsonl")[0]] == ["b#1"]
    assert [article.text for article in articles] == [TEXT, TEXT]


@pytest.fixture
def server(tmp_path):
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *args):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_files_of_a_web_server_are_read(server, tmp_path):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TEXT.encode("utf-8")))
    (article,), rejected = read(f"{server}/a.txt.gz?key=1.2", f"{server}/gone.csv")
    assert (article.id, article.source, article.text) == ("a", "a.txt.gz", TEXT)
    assert codes(rejected) == [("gone.csv", None, "unreadable")]


@pytest.mark.parametrize(("address", "code"), [("memory://nowhere/*.txt", "empty"), ("nosuch://a/b.txt", "needs_extra")])
def test_an_address_that_cannot_be_read_is_rejected(address, code):
    articles, rejected = read(address)
    assert (articles, codes(rejected)) == ([], [(address, None, code)])


# What the documentation says


def test_the_documentation_lists_every_suffix_code_and_column():
    about = (Path(__file__).parent.parent / "docs" / "input.md").read_text(encoding="utf-8")
    assert [name for name in (*KINDS, *PACKED) if f"`{name}`" not in about] == []
    assert [code for code in CODES if f"| `{code}` |" not in about] == []
    assert set(OPENERS) == set(PACKED)
    for field, usual in COLUMNS.items():
        assert f"| {field} | {' '.join(usual)} |" in about


def test_a_row_of_a_parquet_table_that_is_no_text_costs_itself_only(tmp_path):
    texts = pyarrow.array([b"Bury Council.", b"caf\xe9", b"Hull City Council."]).view(pyarrow.string())
    pyarrow.parquet.write_table(pyarrow.table({"text": texts}), tmp_path / "a.parquet")
    articles, rejected = read(tmp_path)
    assert [article.id for article in articles] == ["a#1", "a#3"]
    assert codes(rejected) == [("a.parquet", 2, "undecodable")]
