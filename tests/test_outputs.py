"""The tables: their rows, types and joins, also where nothing was found; SQLite and CSV; explain."""

import json
import re
import sqlite3

import pandas
import pytest

import pipeline
from pipeline.outputs.explain import explain_record
from pipeline.outputs.tables import write_tables

TEXT = (
    "Torbay Council will pay Larkmoor Services £2.5m a year to run its payroll.\n\n"
    "About 40 staff will transfer to the firm, said Cllr Ann Roe, the council leader.\n\n"
    "“It is a fair deal for Torbay and we have checked every figure in it,” she added."
)


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    path = tmp_path_factory.mktemp("tables") / "records.jsonl"
    full = pipeline.extract(TEXT, id="full", published="2020-02-03").as_dict()
    empty = pipeline.extract("Rain is on its way to the coast, forecasters say.", id="empty").as_dict()
    path.write_text("".join(json.dumps(record) + "\n" for record in (full, empty)), encoding="utf-8")
    return path


def test_rows_join_by_article_and_carry_their_sentence(records):
    tables = pipeline.read_tables(records)
    money = tables["money"].merge(tables["articles"], left_on="article", right_on="id")
    assert list(money["amount"]) == [2_500_000.0]
    assert money["sentence"][0].startswith("Torbay Council will pay") and money["title"].isna().all()
    assert set(tables["mentions"]["fact"]) == {"councils", "providers", "people"}
    assert list(tables["people"]["name"]) == ["Ann Roe"] and bool(tables["people"]["is_councillor"][0])


def test_types_survive_where_values_are_missing(records):
    tables = pipeline.read_tables(records)
    assert str(tables["jobs"]["count"].dtype) == "Float64" and str(tables["jobs"]["same_as"].dtype) == "Int64"
    assert str(tables["money"]["purpose"].dtype) == "category"
    published = tables["articles"]["published"]
    assert published[0] == pandas.Timestamp("2020-02-03") and pandas.isna(published[1])
    assert pandas.isna(tables["money"]["amount_max"][0])


def test_a_file_without_facts_has_the_same_columns(records, tmp_path):
    only_empty = tmp_path / "empty.jsonl"
    only_empty.write_text(records.read_text(encoding="utf-8").splitlines()[1] + "\n", encoding="utf-8")
    full, empty = pipeline.read_tables(records), pipeline.read_tables(only_empty)
    for name, table in full.items():
        assert list(table.columns) == list(empty[name].columns)
        assert list(map(str, table.dtypes)) == list(map(str, empty[name].dtypes))


def test_tables_without_text_have_no_sentences(tmp_path):
    record = pipeline.extract(TEXT, id="full").as_dict()
    del record["text"]
    path = tmp_path / "records.jsonl"
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    assert pipeline.read_tables(path)["money"]["sentence"].isna().all()


def test_csv_and_sqlite_hold_every_row(records, tmp_path):
    rows = write_tables(records, tmp_path / "csv")
    assert len(pandas.read_csv(tmp_path / "csv" / "money.csv")) == rows["money"] == 1
    write_tables(records, tmp_path / "all.sqlite")
    with sqlite3.connect(tmp_path / "all.sqlite") as connection:
        joined = connection.execute("select amount, title from money join articles on money.article = articles.id").fetchall()
    assert joined == [(2_500_000.0, None)]


def test_two_records_of_one_id_stay_apart_in_joins(records, tmp_path):
    twice = tmp_path / "twice.jsonl"
    twice.write_text(records.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    twice.write_text(twice.read_text(encoding="utf-8") * 2, encoding="utf-8")
    tables = pipeline.read_tables(twice)
    assert list(tables["articles"]["id"]) == ["full", "full (2)"]
    assert len(tables["money"].merge(tables["articles"], left_on="article", right_on="id")) == len(tables["money"]) == 2
    assert set(tables["mentions"]["article"]) == {"full", "full (2)"}


def test_a_line_that_is_no_record_is_named(tmp_path):
    path = tmp_path / "bad.jsonl"
    path.write_text('{"article": {"id": "a"}}\n{"no": 1}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad\.jsonl:2: not a record"):
        pipeline.read_tables(path)


def test_explain_shows_each_fact_with_rule_and_sentence():
    record = pipeline.extract(TEXT, id="full").as_dict()
    shown = explain_record(record)
    assert "amount=2,500,000" in shown and "is_councillor=True" in shown
    for fact in ("councils", "people", "money", "jobs", "quotes"):
        for item in record[fact]:
            for place in item.get("mentions", [item]):
                assert place["rule"] in shown


def test_a_notebook_shows_a_record_with_its_facts_marked():
    record = pipeline.extract(TEXT.replace("a fair deal", "a <i>fair</i> deal"), id="full")
    shown = record._repr_html_()
    assert '<mark class="money"' in shown and "£2.5m" in shown and record.money[0].rule in shown
    assert "<i>" not in shown and "<html" not in shown
    assert not re.search(r' (?:id|href)="', shown)  # several records share a page
