"""Tables in every format: the same rows and types whatever the chunks; keys that join; what counts once; nothing half done."""

import csv
import gzip
import json
import sqlite3
import sys

import openpyxl
import pandas
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import pipeline
from pipeline.cli import main
from pipeline.outputs import tables as tables_module
from pipeline.outputs import workbook
from pipeline.outputs.columns import COLUMNS, DTYPE, key_of
from pipeline.outputs.csv_files import neutral
from pipeline.outputs.keys import person_key, provider_key
from pipeline.outputs.tables import read_tables, write_tables
from pipeline.records import FACTS
from tests.golden import EXPECTED

FORMATS = {"csv": "tables", "parquet": "tables", "excel": "news.xlsx", "sqlite": "news.sqlite"}


@pytest.fixture(scope="module")
def tables():
    return read_tables(EXPECTED)


def council_news(*arguments, **given):
    return CliRunner().invoke(main, [str(argument) for argument in arguments], **given)


def test_the_tables_are_the_facts_and_every_column_is_one_of_theirs(tables):
    assert set(tables) == set(COLUMNS) == {"articles", "mentions", *FACTS}
    for name, table in tables.items():
        assert list(table.columns) == list(COLUMNS[name])
        assert not table.duplicated(list(key_of(name))).any(), name
        for column, dtype in table.dtypes.items():
            assert str(dtype) == DTYPE.get(column, "string"), (name, column)
    for fact, kind in FACTS.items():
        assert set(kind.__dataclass_fields__) - {"mentions"} <= set(COLUMNS[fact]), fact


def test_a_story_and_a_figure_count_once(tables):
    articles, money = tables["articles"], tables["money"]
    assert articles["duplicate_of"].isna().tolist() == articles["counts"].tolist()
    assert 0 < articles["counts"].sum() < len(articles)
    counted = set(articles.loc[articles["counts"], "id"])
    assert set(money.loc[money["counts"], "article"]) <= counted
    assert money.loc[money["counts"], "same_as"].isna().all()
    sums = [{"amount": 5.0, "same_as": None}, {"amount": 5.0, "same_as": 0}]
    plain = {"article": {"id": "a", "duplicate_of": None}, "money": sums}
    rows = tables_module.rows_of(plain)["money"]
    assert [row["counts"] for row in rows] == [True, False]


def test_rows_of_two_articles_join_by_their_keys():
    first = pipeline.extract("Bury Council will pay Larkmoor Services Ltd £2m to run its pools.", id="1").as_dict()
    text = "Larkmoor Services, which runs the pools for Bury Council, lost £3m, said Cllr Ann Roe."
    second = pipeline.extract(text, id="2").as_dict()
    keys = [row["provider_key"] for record in (first, second) for row in tables_module.rows_of(record)["providers"]]
    assert keys == ["larkmoor-services"] * 2
    quoted = tables_module.rows_of(second)
    assert [row["person_key"] for row in quoted["people"]] == [f"ann-roe@{provider_key(second['councils'][0]['name'])}"]


def test_keys_are_the_same_for_every_form_of_a_name():
    assert len({provider_key(name) for name in ("Corbel & Vane Ltd", "The Corbel and Vane Group plc", "CORBEL AND VANE")}) == 1
    assert provider_key(None) is None and provider_key("Group") == "group" and provider_key("上海") == "上海"
    person = {"name": "Siân O’Shea", "organisation": "Unison", "is_councillor": False}
    assert person_key(person, []) == "sian-oshea@unison"


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("chunk", [1, 1000])
def test_every_format_holds_every_row_whatever_the_chunk(tables, tmp_path, form, chunk):
    out = tmp_path / FORMATS[form]
    counts = write_tables(EXPECTED, out, form, chunk=chunk)
    assert counts == {name: len(table) for name, table in tables.items() if form != "excel" or name in workbook.ORDER}
    for name, table in tables.items():
        if (found := read_back(out, form, name)) is not None:
            assert len(found) == len(table), name
            assert list(found.columns) == list(table.columns)
    assert [path.name for path in tmp_path.rglob("*") if "partial" in path.name] == []


def read_back(out, form, name):
    """A table as it was written."""
    if form == "csv":
        return pandas.read_csv(out / f"{name}.csv")
    if form == "parquet":
        return pandas.read_parquet(out / f"{name}.parquet")
    if form == "excel":
        return pandas.read_excel(out, name) if name in workbook.ORDER else None
    with sqlite3.connect(out) as connection:
        return pandas.read_sql(f"select * from {name}", connection)


def test_parquet_keeps_every_type_and_value(tables, tmp_path):
    write_tables(EXPECTED, tmp_path, "parquet", chunk=3)
    for name, table in tables.items():
        found = pandas.read_parquet(tmp_path / f"{name}.parquet")
        assert [str(dtype) for dtype in found.dtypes] == [str(dtype) for dtype in table.dtypes], name
        pandas.testing.assert_frame_equal(found, table, check_categorical=False)


def test_sqlite_joins_searches_and_counts_once(tables, tmp_path):
    out = tmp_path / "news.db"
    write_tables(EXPECTED, out)
    with sqlite3.connect(out) as connection:
        assert connection.execute("pragma foreign_key_check").fetchall() == []
        joined = "select count(*) from money join articles on money.article = articles.id"
        assert connection.execute(joined).fetchone()[0] == len(tables["money"])
        assert connection.execute("select count(*) from money_once").fetchone()[0] == tables["money"]["counts"].sum()
        found = connection.execute("select text from quotes_fts where quotes_fts match 'lorry'").fetchall()
        assert found and all("lorries" in text.lower() for (text,) in found)
        (day,) = connection.execute("select published from articles where id = 'bell-0417'").fetchone()
        assert day == "2019-03-07"
        told = json.loads((tmp_path / "news.db.metadata.json").read_text(encoding="utf-8"))["databases"]["news"]
        for query in told["queries"].values():
            connection.execute(query["sql"], {"words": "lorries"}).fetchall()
    assert set(told["tables"]["money"]["columns"]) == set(COLUMNS["money"])


def test_a_workbook_is_ready_to_read(tables, tmp_path):
    counts = write_tables(EXPECTED, tmp_path / "news.xlsx")
    book = openpyxl.load_workbook(tmp_path / "news.xlsx")
    assert counts == {name: book[name].max_row - 1 for name in counts} and set(counts) == set(book.sheetnames)
    assert tuple(book.sheetnames) == workbook.ORDER
    sheet = book["money"]
    column = {name: index for index, name in enumerate(COLUMNS["money"], 1)}
    assert sheet.freeze_panes == "B2" and sheet.auto_filter.ref == f"A1:{workbook.letter(len(column))}{len(tables['money']) + 1}"
    assert sheet.cell(1, 1).font.bold and sheet.column_dimensions["D"].width == 40
    assert "£" in sheet.cell(2, column["amount"]).number_format
    published = [cell.value for cell in book["articles"]["D"][1:] if cell.value]
    assert published and all(value.year > 2000 for value in published)
    links = [cell.hyperlink.target for cell in book["articles"]["F"] if cell.hyperlink]
    assert links and all(link.startswith("https://") for link in links)


def test_a_long_table_goes_on_in_another_sheet(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "MOST_ROWS", 20)
    write_tables(EXPECTED, tmp_path / "news.xlsx")
    book = openpyxl.load_workbook(tmp_path / "news.xlsx")
    money = [sheet for sheet in book.worksheets if sheet.title.split(" ")[0] == "money"]
    rows = sum(sheet.max_row - 1 for sheet in money)
    assert len(money) > 1 and rows == len(read_tables(EXPECTED)["money"])
    assert all(sheet.max_row <= 20 and sheet.cell(1, 1).value == "article" for sheet in money)


HOSTILE = ['=HYPERLINK("http://x")', "+1", "-2", "@cmd", "\tx", "\rx", "plain", "£2m – more", "line\x0bbreak", "x" * 40_000]


@pytest.fixture
def hostile(tmp_path):
    """A records file whose titles and ids a spreadsheet would run, or cannot hold."""
    lines = [json.dumps({"article": {"id": f"={n}", "title": title, "published": None}}) for n, title in enumerate(HOSTILE)]
    path = tmp_path / "hostile.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_nothing_from_an_article_runs_in_a_spreadsheet(hostile, tmp_path):
    write_tables(hostile, tmp_path / "csv")
    with (tmp_path / "csv" / "articles.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(HOSTILE)
    assert all(value[:1] not in "=+-@\t" for row in rows for value in row.values() if value)
    write_tables(hostile, tmp_path / "news.xlsx")
    cells = openpyxl.load_workbook(tmp_path / "news.xlsx")["articles"]["C"][1:]
    assert [cell.data_type for cell in cells] == ["s"] * len(HOSTILE)
    assert cells[0].value == HOSTILE[0] and cells[8].value == "linebreak" and len(cells[9].value) == workbook.MOST_CHARACTERS


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_an_apostrophe_is_all_that_is_added(texts):
    changed = neutral(pandas.DataFrame({"text": pandas.Series(texts, dtype="string")}))["text"]
    for before, after in zip(texts, changed, strict=True):
        before = before.replace("\r\n", "\n").replace("\r", "\n")
        assert after == (f"'{before}" if before[:1] in tuple("=+-@\t") else before)


def test_numbers_below_nought_stay_numbers():
    assert neutral(pandas.DataFrame({"amount": [-2.5]}))["amount"].tolist() == [-2.5]


def test_files_are_replaced_as_a_whole_or_not_at_all(tmp_path):
    bad = tmp_path / "bad.jsonl"
    bad.write_text(EXPECTED.read_text(encoding="utf-8") + "{broken\n", encoding="utf-8")
    for form, name in FORMATS.items():
        out = tmp_path / form / name
        write_tables(EXPECTED, out, form)
        before = {path: path.read_bytes() for path in out.parent.rglob("*") if path.is_file()}
        with pytest.raises(ValueError, match=r"bad\.jsonl:25: not JSON"):
            write_tables(bad, out, form, chunk=5)
        assert {path: path.read_bytes() for path in out.parent.rglob("*") if path.is_file()} == before


def test_records_come_from_standard_input_or_packed(tmp_path, tables):
    (tmp_path / "records.jsonl.gz").write_bytes(gzip.compress(EXPECTED.read_bytes()))
    assert council_news("tables", tmp_path / "records.jsonl.gz", "-o", tmp_path / "a").exit_code == 0
    result = council_news("tables", "-", "-o", tmp_path / "b", "--bom", input=EXPECTED.read_bytes())
    assert result.exit_code == 0 and f"{len(tables['money'])} money" in result.output
    plain, marked = (tmp_path / name / "money.csv" for name in "ab")
    assert marked.read_bytes() == b"\xef\xbb\xbf" + plain.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-o", "news.csv"], "tables go to a folder"),
        (["-o", "taken", "--format", "sqlite"], "taken is a folder: name the file"),
        (["-o", "file.txt", "--format", "parquet"], "file.txt is a file"),
        (["-o", "news.xlsx", "--bom"], "--bom is for CSV files"),
        (["-o", "x", "--format", "ods"], "'ods' is not one of"),
    ],
)
def test_wrong_use_is_told(tmp_path, monkeypatch, arguments, message):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "taken").mkdir()
    (tmp_path / "file.txt").write_text("x", encoding="utf-8")
    result = council_news("tables", EXPECTED, *arguments)
    assert (result.exit_code, message in result.output) == (2, True), result.output


@pytest.mark.parametrize(("form", "module"), [("excel", "openpyxl"), ("parquet", "pyarrow")])
def test_a_missing_library_is_named(tmp_path, monkeypatch, form, module):
    monkeypatch.setitem(sys.modules, module, None)
    result = council_news("tables", EXPECTED, "-o", tmp_path / "out", "--format", form)
    assert result.exit_code == 1 and f"pip install 'council-news[{form}]'" in result.output


def test_every_table_and_column_is_documented():
    about = (tables_module.Path(__file__).parent.parent / "docs" / "tables.md").read_text(encoding="utf-8")
    for name, columns in COLUMNS.items():
        row = next(line for line in about.splitlines() if line.startswith(f"| `{name}` |"))
        assert row == f"| `{name}` | {' '.join(columns)} |"
