"""Readers and mending: every input gives its articles, or a reason with its file and line; nothing twice, nothing lost."""

import bz2
import gzip
import io
import json
import lzma
import os
from datetime import date, datetime
from pathlib import Path

import pandas
import pytest

from pipeline.articles import Article
from pipeline.articles.readers import Reading, Rejected, read_articles, read_stream

TEXT = "Bury Council to cut 40 jobs\n\nBury Council will save £2.5m. “We are sorry,” said Coun Ann Roe."


def read(*paths, columns=None, reading=None):
    """(articles, rejected) of the inputs."""
    items = list(read_articles([str(path) for path in paths], columns, reading))
    return [i for i in items if isinstance(i, Article)], [i for i in items if isinstance(i, Rejected)]


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode("utf-8"),
        b"\xef\xbb\xbf" + TEXT.encode("utf-8"),
        TEXT.encode("cp1252"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.replace("\n", "\r\n").encode("utf-8"),
        TEXT.replace("\n", "\r").encode("utf-8"),
        TEXT.replace("jobs", "jo\0bs").encode("utf-8"),
        TEXT.replace(" ", "\u00a0").encode("utf-8"),
        TEXT.replace("sorry", "sor\u00adry\u200b").encode("utf-8"),
        TEXT.encode("utf-8").decode("cp1252", "replace").replace("\ufffd", "").encode("utf-8"),
        TEXT.replace("£", "&pound;").replace("“", "&#8220;").replace("”", "&rdquo;").encode("ascii"),
        TEXT.replace("£", "#163;").encode("utf-8"),
        TEXT.replace("£", "\ufffd").encode("utf-8"),
    ],
)
def test_any_encoding_gives_the_same_text(tmp_path, content):
    articles, rejected = read(write(tmp_path / "a.txt", content))
    assert [article.text for article in articles] == [TEXT]
    assert rejected == []


@pytest.mark.parametrize(("suffix", "pack"), [(".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)])
def test_packed_files(tmp_path, suffix, pack):
    write(tmp_path / f"a.txt{suffix}", pack(TEXT.encode()))
    write(tmp_path / f"b.jsonl{suffix}", pack(json.dumps({"text": TEXT}).encode()))
    write(tmp_path / f"c.csv{suffix}", pack(b'text\n"One."\n'))
    articles, rejected = read(tmp_path)
    assert ([article.id for article in articles], rejected) == (["a", "b#1", "c#1"], [])


@pytest.mark.parametrize(
    ("name", "content", "position", "reason"),
    [
        ("a.txt", b"", None, "empty text"),
        ("a.txt", b" \n\t\n", None, "empty text"),
        ("a.txt", b"caf\xc3\xa9 \x81", None, "byte 0x81 at 6 is not UTF-8"),
        ("a.txt", b"word " * 2_000_000, None, "longer than 1,000,000 characters"),
        ("a.txt", TEXT.encode() + b"=" * 100_000, None, "2,000 marks without a letter or a space"),
        ("a.txt.gz", gzip.compress(TEXT.encode())[:-12], None, "cannot be read to its end"),
        ("a.txt.gz", b"no archive", None, "cannot be read to its end"),
        ("a.txt.gz", gzip.compress(b"x")[:10] + b"\xff" * 40, None, "cannot be read to its end"),
        ("a.txt.xz", lzma.compress(TEXT.encode())[:-20], None, "cannot be read to its end"),
        ("a.pdf", b"%PDF", None, "unknown kind of file '.pdf'; known: .txt, .jsonl"),
        ("LICENSE", b"MIT", None, "unknown kind of file 'LICENSE'; known: .txt, .jsonl"),
        ("a.jsonl", b"", None, "empty file"),
        ("a.jsonl", b"\n\n", None, "empty file"),
        ("a.jsonl", b'\n{"text": "bro', 2, "not JSON: Unterminated string"),
        ("a.jsonl", b"[1, 2]", 1, "a line is a JSON object, found an array"),
        ("a.jsonl", b"null", 1, "a line is a JSON object, found null"),
        ("a.jsonl", b'{"text": null}', 1, "the text is not text, found null"),
        ("a.jsonl", b'{"text": ["a"]}', 1, "the text is not text, found an array"),
        ("a.jsonl", b'{"text": "  "}', 1, "empty text"),
        ("a.jsonl", b'{"foo": "a", "bar": 1}', 1, "no text column; columns found: foo, bar"),
        ("a.jsonl", b"[" * 100_000, 1, "brackets nested too deep"),
        ("a.jsonl", b'{"text": "caf\xe9 \x81"}', 1, "byte 0xe9 at 13 is not UTF-8"),
        ("a.csv", b"", None, "empty file"),
        (
            "a.csv",
            b"headline,when\nA,B\n",
            None,
            "no text column; columns found: headline, when (name it with --column text=NAME)",
        ),
        ("a.csv", b"title,text\n", None, "no rows below the header"),
        ("a.csv", b"title,text\nA,B,C\n", 1, "row has 3 fields where the header has 2 (line 2)"),
        ("a.csv", b"title,text\nA\n", 1, "row has 1 fields where the header has 2 (line 2)"),
        ("a.csv", b'title,text\nA,"B', 1, "a quotation mark is opened and never closed (line 2)"),
        ("a.csv", b"title,text\nA,caf\xe9 \x81\n", 1, "byte 0x81 is neither UTF-8 nor Windows-1252 (line 2)"),
        ("a.csv", b"title,text\nA,\n", 1, "empty text"),
    ],
)
def test_a_bad_input_is_rejected_with_its_place_and_reason(tmp_path, name, content, position, reason):
    articles, rejected = read(write(tmp_path / name, content))
    assert articles == []
    assert len(rejected) == 1
    assert (rejected[0].source, rejected[0].position) == (name, position)
    assert rejected[0].reason.startswith(reason) or reason in rejected[0].reason


@pytest.mark.parametrize(
    ("rows", "texts", "rejected"),
    [
        ('A,"B\nC,D\nE,F\n', ["D", "F"], [1]),
        ('A,"B\nC,D\nE,"F\nG"\nH,I\n', ["D", "F\nG", "I"], [1]),
        ('A,"B\nC,"D"\nE,F\n', ["D", "F"], [1]),
        ('A,B\nC,"D\n', ["B"], [2]),
        ('A,"B\n\nsecond ""paragraph""\n"\nC,D\n', ['B\n\nsecond "paragraph"', "D"], []),
        ('A,B 5" pipe\nC,D 6" pipe', ['B 5" pipe', 'D 6" pipe'], []),
        ('A,"B "quoted" text"\nC,D\n', ['B quoted" text"', "D"], []),
    ],
)
def test_a_quotation_mark_that_is_never_closed_costs_its_own_row(tmp_path, rows, texts, rejected):
    items = list(read_articles([str(write(tmp_path / "a.csv", f"name,text\n{rows}"))]))
    assert [item.text for item in items if isinstance(item, Article)] == texts
    assert [(item.position, item.code) for item in items if isinstance(item, Rejected)] == [(n, "bad_row") for n in rejected]


def test_a_long_table_goes_on_after_an_unclosed_quotation_mark(tmp_path):
    lines = [f"s{n},Row {n}." for n in range(12_000)]
    lines[10] = 's10,"Row 10.'
    (tmp_path / "a.csv").write_text("\n".join(["id,text", *lines]), encoding="utf-8")
    articles, rejected = read(tmp_path / "a.csv")
    assert len(articles) == 11_999 and len(rejected) == 1


def test_what_stands_around_a_bad_line_is_read(tmp_path):
    lines = [json.dumps({"text": "One."}), "{broken", json.dumps({"text": "Two."}), '{"text": "half \\ud800 of it"}']
    articles, rejected = read(write(tmp_path / "a.jsonl", "\r\n".join(lines)))
    assert [(a.id, a.text) for a in articles] == [("a#1", "One."), ("a#3", "Two."), ("a#4", "half \ufffd of it")]
    assert [r.position for r in rejected] == [2]


def test_a_damaged_archive_gives_what_stands_before_the_damage(tmp_path):
    packed = gzip.compress("\n".join(json.dumps({"text": f"Story {n}. {os.urandom(60).hex()}"}) for n in range(2000)).encode())
    articles, rejected = read(write(tmp_path / "a.jsonl.gz", packed[: len(packed) // 2]))
    assert 500 < len(articles) < 1500
    assert [r.reason[:25] for r in rejected] == ["cannot be read to its end"]
    rows = "text\n" + "\n".join(f"Story {n}. {os.urandom(60).hex()}" for n in range(2000))
    packed = gzip.compress(rows.encode())
    articles, rejected = read(write(tmp_path / "a.csv.gz", packed[: len(packed) // 2]))
    assert 500 < len(articles) < 1500
    assert len(rejected) == 1


def test_tables_of_every_make(tmp_path):
    write(
        tmp_path / "a.csv", 'Headline,Body,Date,Newspaper\r\n"A, b","Line one.\r\n\r\n""Line two,"" he said.",14/03/2013,Echo\r\n'
    )
    write(tmp_path / "b.csv", "title;text\nA;Body, with a comma.\n")
    write(tmp_path / "c.tsv", "title\ttext\nA\tBody one.\n")
    write(tmp_path / "d.csv", "title,text\nA,“Body” £3\n".encode("cp1252"))
    write(tmp_path / "e.csv", "title,text\nA,Bo\0dy\n")
    write(tmp_path / "f.csv", "title,text\nA,Body\n".encode("utf-16"))
    write(tmp_path / "g.csv", 'title,text\nA,"' + "x" * 9_000_000 + '"\nB,after it\n')
    articles, rejected = read(tmp_path)
    assert [article.text for article in articles] == [
        'A, b\n\nLine one.\n\n"Line two," he said.', "A\n\nBody, with a comma.", "A\n\nBody one.", "A\n\n“Body” £3", "A\n\nBody",
        "A\n\nBody", "B\n\nafter it",
    ]  # fmt: skip
    assert (articles[0].published, articles[0].publisher, articles[0].title) == ("2013-03-14", "Echo", "A, b")
    assert [(r.source, r.position, r.code) for r in rejected] == [("g.csv", 1, "too_long")]


def test_columns_by_name(tmp_path):
    path = write(tmp_path / "a.csv", "story one,story two\nFirst.,Second.\n")
    assert read(path, columns={"text": "story two"})[0][0].text == "Second."
    assert (
        "no column 'story' for the text; columns found: story one, story two"
        in read(path, columns={"text": "story"})[1][0].reason
    )


def test_ids_and_sources(tmp_path):
    for name in ("2013/a.txt", "2014/a.txt", "with space/ünï cödé.TXT", ".hidden/b.txt", ".c.txt"):
        write(tmp_path / name, TEXT)
    write(tmp_path / "d.jsonl", '{"text": "One.", "id": 12}\n{"text": "Two.", "id": {"a": 1}}\n{"text": "Three.", "id": 12}')
    articles, rejected = read(tmp_path)
    assert [a.id for a in articles] == ["2013/a", "2014/a", "12", "d#2", "12", "with space/ünï cödé"]
    assert articles[0].source == "2013/a.txt"
    assert rejected == []


def test_file_names_that_are_no_unicode(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(TEXT, encoding="utf-8")
    assert [a.source for a in read(tmp_path)[0]] == ["caf\ufffd.txt"]


def test_nothing_is_read_twice_or_lost_through_links(tmp_path):
    write(tmp_path / "in/a.txt", TEXT)
    write(tmp_path / "far/b.txt", TEXT)
    os.symlink("..", tmp_path / "in/loop")
    os.symlink("a.txt", tmp_path / "in/z.txt")
    os.symlink(tmp_path / "far", tmp_path / "in/far")
    os.symlink("nowhere.txt", tmp_path / "in/dangling.txt")
    reading = Reading()
    articles, rejected = read(tmp_path / "in", tmp_path / "in/a.txt", reading=reading)
    assert [a.id for a in articles] == ["a", "far/b"]
    assert [(r.source, "No such file" in r.reason) for r in rejected] == [("dangling.txt", True)]
    assert reading.repeated == 2


def test_a_missing_path_is_rejected(tmp_path):
    assert [r.source for r in read(tmp_path / "none.txt")[1]] == ["none.txt"]


def test_other_files_are_counted_and_samples_step_back(tmp_path):
    write(tmp_path / "samples/.sample-articles", "")
    write(tmp_path / "samples/a.txt", TEXT)
    write(tmp_path / "README.md", "x")
    reading = Reading()
    assert [a.id for a in read(tmp_path, reading=reading)[0]] == ["samples/a"]
    assert (reading.skipped, reading.samples) == (1, "only")
    write(tmp_path / "own/b.txt", TEXT)
    reading = Reading()
    assert [a.id for a in read(tmp_path, reading=reading)[0]] == ["own/b"]
    assert reading.samples == "left out"
    assert [a.id for a in read(tmp_path / "samples")[0]] == ["a"]


def test_own_output_is_no_input(tmp_path):
    write(tmp_path / "a.txt", TEXT)
    own = write(tmp_path / "records.jsonl", json.dumps({"text": TEXT}))
    assert [a.id for a in read(tmp_path, reading=Reading(exclude=frozenset({os.path.realpath(own)})))[0]] == ["a"]


def test_what_another_run_rejected_is_no_input(tmp_path):
    line = {"source": "a.txt", "position": None, "code": "empty", "reason": "empty text"}
    write(tmp_path / "old.errors.jsonl", f"{json.dumps(line)}\n{json.dumps({**line, 'id': 'a'})}\n")
    (rejected,) = read(tmp_path)[1]
    assert (rejected.source, rejected.code) == ("old.errors.jsonl", "own_records")


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (TEXT.encode(), ["-"]),
        (b'{"text": "One."}\n{"text": "Two.", "id": "b"}', ["-#1", "b"]),
        (b'\xef\xbb\xbf\n {"text": "One."}', ["-#2"]),
        (b'ID;Headline;Body\nx;Bins;One.\n;Bins;"Two;\nlines."\n', ["x", "-#2"]),
        (b"Story, picture\n\nThe story, in full.", ["-"]),
        (b"", []),
    ],
)
def test_standard_input(monkeypatch, data, ids):
    assert [item.id for item in read_stream(data) if isinstance(item, Article)] == ids
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [a.id for a in read("-")[0]] == ids


@pytest.mark.parametrize(
    ("value", "published"),
    [
        ("2013-03-14", "2013-03-14"),
        ("2013-03-14T23:59:00Z", "2013-03-14"),
        ("14/03/2013", "2013-03-14"),
        ("3.4.13", "2013-04-03"),
        ("14-Mar-2013", "2013-03-14"),
        ("Thu, 14 Mar 2013 10:00:00 GMT", "2013-03-14"),
        ("March 14, 2013", "2013-03-14"),
        ("20130314", "2013-03-14"),
        (1363219200, "2013-03-14"),
        (1363219200000, "2013-03-14"),
        ("03/14/2013", "2013-03-14"),
        ("2013/03/14", "2013-03-14"),
        ("14-03-2013", "2013-03-14"),
        ("31/02/2013", None),
        ("March", None),
        ("soon", None),
        (None, None),
        ("", None),
        ({"y": 2013}, None),
    ],
)
def test_dates_in_any_form(tmp_path, value, published):
    article = read(write(tmp_path / "a.jsonl", json.dumps({"text": "One.", "date": value})))[0][0]
    assert article.published == published


def test_dates_of_a_notebook():
    given = (date(2013, 3, 14), datetime(2013, 3, 14, 9), pandas.Timestamp("2013-03-14"), "14/03/2013", "soon", None)
    found = [Article.from_text("One.", published=published).published for published in given]
    assert found == ["2013-03-14"] * 4 + [None] * 2


def test_a_given_title_becomes_the_first_line():
    assert Article.from_text("Body.", title=" Head\n line ").text == "Head line\n\nBody."
    assert Article.from_text("Head line\n\nBody.", title="Head line").text == "Head line\n\nBody."
    assert Article.from_text("Body.", title="  ").title is None


def test_a_folder_that_cannot_be_entered_is_rejected(tmp_path, monkeypatch):
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.txt").write_text("Bury Council will pay £3m.", encoding="utf-8")
    scandir = os.scandir

    def refuse(path):
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    first, second = read_articles([str(tmp_path)])
    assert (first.id, second.source, second.reason) == ("a", "closed", "a folder that cannot be entered: permission denied")


def test_pipes_are_skipped_and_records_are_no_articles(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "old.jsonl").write_text('{"schema": "1.0", "article": {}, "text": "x", "zones": []}\n', encoding="utf-8")
    reading = Reading()
    (rejected,) = read_articles([str(tmp_path)], reading=reading)
    assert (rejected.source, rejected.reason, reading.skipped) == ("old.jsonl", "records of council-news, no articles", 1)
