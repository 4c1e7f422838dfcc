"""Selection: articles picked by date and by words."""

import json

import pytest
from click.testing import CliRunner

from pipeline.articles import Article
from pipeline.articles.files import Reading
from pipeline.articles.selection import Selection
from pipeline.cli import main
from pipeline.commands.options import Day
from pipeline.patterns import read_patterns
from tests.test_formats import read


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
    command = [
        "extract",
        str(tmp_path / "a.jsonl"),
        "-o",
        str(out),
        "--since",
        "2 May 2014",
        "--match",
        "bury council",
        "--limit",
        "1",
    ]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output
    assert [json.loads(line)["article"]["id"] for line in out.open(encoding="utf-8")] == ["2"]
    assert "1 article not selected" in result.output


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--until", "soon"], "'soon' is no date"),
        (["--since", "31/02/2014"], "is no date: write it as 2014-05-31"),
        (["--since", "2014-06", "--until", "2014-05"], "--since 2014-06-01 is after --until 2014-05-31"),
        (["--match", " "], "' ' holds no word"),
    ],
)
def test_a_selection_that_makes_no_sense_is_refused(tmp_path, options, said):
    (tmp_path / "a.txt").write_text("Bury Council will pay £2m.", encoding="utf-8")
    result = CliRunner().invoke(main, ["extract", str(tmp_path), "-o", str(tmp_path / "out.jsonl"), *options])
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2016", "2016-01-01", "2016-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("3 May 2014", "2014-05-03", "2014-05-03"),
    ],
)
def test_a_month_or_a_year_stands_for_all_its_days(value, first, last):
    assert (Day().convert(value, None, None), Day(last=True).convert(value, None, None)) == (first, last)


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Bury Council will pay.", True),
        ("Cllr Ann Roe spoke.", True),
        ("Comhairle nan Eilean Siar", True),
        ("The Tees Valley Combined Authority met.", True),
        ("The counsel spoke of conciliation.", False),
    ],
)
def test_an_article_that_speaks_of_a_council_is_known_by_a_word(text, taken):
    assert Selection(councils=True).takes(Article.from_text(text), Reading()) is taken


def test_every_council_that_is_known_is_known_by_a_word():
    names = [line["id"] for line in read_patterns("councils") if line["label"] == "council"]
    unknown = [name for name in names if not Selection(councils=True).takes(Article.from_text(name), Reading())]
    assert len(names) > 600 and unknown == []
