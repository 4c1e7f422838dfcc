"""Corrections: their form, where they find their place, what follows from them, and that none is lost."""

import copy
import csv
import json
import re
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import pipeline
from pipeline.cli import main
from pipeline.consequences import REFERENCES
from pipeline.correcting import correct, correct_file
from pipeline.corrections import COLUMNS, Correction, CorrectionsError, read_corrections
from pipeline.items import NAMED
from pipeline.records import json_schema

TEXT = (
    "Torbay Council will pay Larkmoor Services £2.5m a year to run its payroll.\n\n"
    "About 40 staff will transfer to Larkmoor Services, said Cllr Ann Roe, the council leader.\n\n"
    "“It is a fair deal for Torbay at £2.5m and we have checked every figure in it,” she added."
)

VALIDATOR = jsonschema.Draft202012Validator(json_schema())


@pytest.fixture(scope="module")
def record():
    return pipeline.extract(TEXT, id="bins").as_dict()


@pytest.fixture
def corrected(record, tmp_path):
    """The record as lines of cells make it, and the reasons of those that found no place; it fits the schema in any case."""

    def apply(*rows, source=record):
        before = copy.deepcopy(source)
        path = tmp_path / "corrections.csv"
        names = list(dict.fromkeys(name for row in rows for name in row))
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, ["article", *(name for name in ("field", "value") if name not in names), *names])
            writer.writeheader()
            writer.writerows({"article": "bins", **row} for row in rows)
        known = read_corrections(path)
        new, unplaced = correct(source, known.by_article["bins"])
        assert source == before
        VALIDATOR.validate(new)
        for fact in ("jobs", "money", "quotes"):
            assert all(new["text"][item["start"] : item["end"]] == item["text"] for item in new[fact])
        return new, [reason for _, reason in unplaced]

    return apply


def test_a_value_at_its_place_by_text_or_by_number(corrected, record):
    item = record["money"][0]
    by_place = {"start": item["start"], "end": item["end"]}
    for place in (by_place, {"item": 0}, {**by_place, "text": "£2.5m", "item": 7}):
        new, unplaced = corrected({"fact": "money", "field": "purpose", "value": "saving", **place})
        assert not unplaced
        assert new["money"][0]["purpose"] == "saving"
        assert new["money"][0]["rule"] == f"corrected: {item['rule']}"
        assert new["money"][1:] == record["money"][1:]


def test_text_that_stands_twice_needs_a_number(corrected, record):
    assert [item["text"] for item in record["money"]] == ["£2.5m", "£2.5m"]
    row = {"fact": "money", "text": "£2.5m", "field": "amount", "value": "£3m"}
    new, unplaced = corrected(row)
    assert (new, unplaced) == (record, ["2 items fit: give the item's number, or its start and end"])
    new, unplaced = corrected({**row, "item": "1.0"})
    assert not unplaced
    assert [item["amount"] for item in new["money"]] == [2_500_000, 3_000_000]


def test_a_cell_that_a_spreadsheet_guards_is_read(corrected, record):
    source = copy.deepcopy(record)
    source["providers"][0]["name"] = "=Larkmoor"
    new, unplaced = corrected({"fact": "providers", "text": "'=Larkmoor", "field": "kind", "value": "mutual"}, source=source)
    assert (new["providers"][0]["kind"], unplaced) == ("mutual", [])


def test_a_name_is_changed_wherever_it_stands(corrected, record):
    assert [deal["provider"] for deal in record["deals"]] == ["Larkmoor Services"]
    new, unplaced = corrected(
        {"fact": "providers", "text": "Larkmoor Services", "field": "name", "value": "Larkmoor Payroll Ltd"},
        {"fact": "people", "text": "Ann Roe", "field": "name", "value": "Anne Roe"},
        {"fact": "councils", "text": "Torbay Council", "field": "name", "value": "Torbay Borough Council"},
    )
    assert not unplaced
    facts = json.dumps({key: value for key, value in new.items() if key != "text"}, ensure_ascii=False)
    told = [item for fact in ("deals", "money", "jobs", "quotes", "people") for item in new[fact]]
    values = {value for item in told for key, value in item.items() if key not in ("text", "mentions") and isinstance(value, str)}
    assert not values & {"Larkmoor Services", "Ann Roe", "Torbay Council"}, facts
    assert new["deals"][0]["provider"] == "Larkmoor Payroll Ltd"
    assert new["quotes"][-1]["speaker"] == "Anne Roe"


def test_every_fact_with_a_name_says_where_its_name_stands():
    assert set(REFERENCES) == set(NAMED)


def test_two_of_one_name_become_one(corrected, record):
    source = copy.deepcopy(record)
    mention = {"text": "Roe", "start": TEXT.index("Roe"), "end": TEXT.index("Roe") + 3, "rule": "people/x"}
    source["people"].append({**source["people"][0], "name": "Ann Row", "mentions": [mention]})
    new, unplaced = corrected({"fact": "people", "text": "Ann Row", "field": "name", "value": "Ann Roe"}, source=source)
    assert not unplaced
    assert len(new["people"]) == 1
    assert len(new["people"][0]["mentions"]) == len(record["people"][0]["mentions"]) + 1


def test_a_wrong_sum_goes_and_the_next_statement_of_it_is_the_first(corrected, record):
    assert [item["same_as"] for item in record["money"]] == [None, 0]
    new, unplaced = corrected({"fact": "money", "item": 0, "value": "wrong"})
    assert not unplaced
    assert [item["same_as"] for item in new["money"]] == [None]


def test_a_wrong_provider_takes_its_deals_along(corrected):
    new, unplaced = corrected({"fact": "providers", "text": "Larkmoor Services", "value": "WRONG"})
    assert not unplaced
    assert new["providers"] == new["deals"] == []
    assert {item["provider"] for item in new["money"]} == {None}


def test_one_wrong_mention_leaves_the_others(corrected, record):
    first, *others = record["providers"][0]["mentions"]
    assert others
    new, _ = corrected({"fact": "providers", "start": first["start"], "end": first["end"], "value": "wrong"})
    assert new["providers"][0]["mentions"] == others


def test_a_missing_fact_takes_its_place_and_moves_the_others(corrected):
    start = TEXT.index("40 staff")
    place = {"fact": "money", "start": start, "end": start + 2}
    new, unplaced = corrected({**place, "value": "missing"}, {**place, "field": "purpose", "value": "pay"})
    assert not unplaced
    assert [(item["text"], item["amount"], item["same_as"]) for item in new["money"]] == [
        ("£2.5m", 2_500_000, None), ("40", 40, None), ("£2.5m", 2_500_000, 0)
    ]  # fmt: skip
    assert new["money"][1]["rule"] == "corrected: added"
    assert new["money"][1]["purpose"] == "pay"


def test_a_missing_fact_by_its_words(corrected):
    new, unplaced = corrected({"fact": "providers", "text": "payroll", "value": "missing"})
    assert not unplaced
    assert new["providers"][-1]["mentions"][0]["start"] == TEXT.index("payroll")
    _, unplaced = corrected({"fact": "providers", "text": "Larkmoor", "value": "missing"})
    assert unplaced == ["'Larkmoor' stands 2 times in the article: give start and end"]


def test_an_added_fact_that_lacks_a_value_is_not_added(corrected, record):
    place = {"fact": "money", "start": 0, "end": 6}
    new, unplaced = corrected({**place, "value": "missing"}, {**place, "field": "purpose", "value": "pay"})
    assert new == record
    assert len(unplaced) == 2
    assert "has no amount" in unplaced[0]


def test_who_speaks_decides_who_is_quoted(corrected, record):
    assert record["people"][0]["is_quoted"]
    rows = [
        {"fact": "quotes", "start": quote["start"], "end": quote["end"], "field": "speaker", "value": "a resident"}
        for quote in record["quotes"]
    ]
    new, _ = corrected(*rows)
    assert {quote["is_councillor"] for quote in new["quotes"]} == {False}
    assert not new["people"][0]["is_quoted"]
    new, _ = corrected({"fact": "people", "text": "Ann Roe", "field": "is_councillor", "value": "no"})
    assert {quote["is_councillor"] for quote in new["quotes"] if quote["speaker"] == "Ann Roe"} == {False}


def test_what_is_known_of_the_article(corrected):
    new, _ = corrected({"fact": "article", "field": "published", "value": "2024-05-31"})
    assert new["article"]["published"] == "2024-05-31"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"start": 1, "end": 3, "field": "per", "value": "week"}, "no money item at 1-3"),
        ({"item": 9, "field": "per", "value": "week"}, "no money item 9 (the first is 0, the last 1)"),
        ({"text": "£9m", "field": "per", "value": "week"}, "no money item '£9m'"),
        ({"start": 0, "end": 999, "value": "missing"}, "0-999 is no place of the text"),
        ({"start": 0, "end": 6, "text": "Exeter", "value": "missing"}, "is 'Torbay', not 'Exeter'"),
        ({"start": TEXT.index("£"), "end": TEXT.index("£") + 5, "value": "missing"}, "has this money item already"),
    ],
)
def test_what_finds_no_place_changes_nothing(corrected, record, row, reason):
    new, unplaced = corrected({"fact": "money", **row})
    assert new == record
    assert reason in unplaced[0]


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ("bins,sums,0,per,week", "found 'sums': fact is one of article, councils"),
        ("bins,money,0,purpos,cost", "found 'purpos': a field of money is one of amount"),
        ("bins,money,0,purpose,costs", "found 'costs': purpose is one of contract, saving"),
        ("bins,money,0,amount,much", "found 'much': amount is a number, e.g. 2500000 or £2.5m"),
        ("bins,money,0,amount,", "amount cannot be empty"),
        ("bins,money,0,currency,pound", "currency is written as GBP"),
        ("bins,people,0,is_councillor,perhaps", "is_councillor is yes or no"),
        ("bins,money,one,per,week", "found 'one': item is a whole number"),
        ("bins,money,,per,week", "no place: give the item's number"),
        ("bins,money,0,,nonsense", "found 'nonsense' and no field"),
        ("bins,money,0,,missing", "a fact to add needs its start and end, or its text"),
        (",money,0,per,week", "no article"),
    ],
)
def test_the_form_is_checked_before_anything_is_done(tmp_path, cells, message):
    path = tmp_path / "c.csv"
    path.write_text(f"article,fact,item,field,value\nbins,money,0,per,week\n\n{cells}\n", encoding="utf-8")
    with pytest.raises(CorrectionsError) as error:
        read_corrections(path)
    assert f"{path}:4: " in str(error.value)
    assert message in str(error.value)


def test_a_table_that_cannot_be_read_is_refused(tmp_path, request):
    path = tmp_path / "c.csv"
    former = csv.field_size_limit(100_000)  # a setting of the whole process, which the reading of articles lifts
    request.addfinalizer(lambda: csv.field_size_limit(former))
    path.write_text(f"article,fact,item,field,value\nbins,money,0,per,{'x' * 200_000}\n", encoding="utf-8")
    with pytest.raises(CorrectionsError, match=r"c\.csv:2: no CSV that can be read"):
        read_corrections(path)


def test_the_documented_example_is_well_formed(tmp_path):
    documented = (Path(__file__).parent.parent / "docs" / "correct.md").read_text(encoding="utf-8")
    rows = re.findall(r"^    ((?:article|2024/bins),.*)$", documented, re.MULTILINE)
    (tmp_path / "c.csv").write_text("\n".join(rows), encoding="utf-8")
    assert len(read_corrections(tmp_path / "c.csv").by_article["2024/bins"]) == len(rows) - 1 == 5
    assert set(rows[0].split(",")) | {"item"} == set(COLUMNS)
    assert all(re.search(rf"^\| .*`{column}`", documented, re.MULTILINE) for column in COLUMNS)


def test_a_column_that_is_lacking_is_named(tmp_path):
    path = tmp_path / "c.csv"
    path.write_text("article,fact,worth\n", encoding="utf-8")
    (tmp_path / "records.csv").write_text('{"text": "' + "Not a table. " * 900 + '"}')
    with pytest.raises(CorrectionsError, match="^.{,800}$"):
        read_corrections(tmp_path / "records.csv")
    with pytest.raises(CorrectionsError, match="no column field, value; found article, fact, worth"):
        read_corrections(path)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_files_as_spreadsheets_save_them(tmp_path, encoding, mark):
    path = tmp_path / "c.csv"
    rows = [["Article", "Fact", "Text", "Field", "Value", "sentence"], ["bins", "money", "£2m", "per", "week", "so it is"]]
    path.write_text("\r\n".join(mark.join(row) for row in rows), encoding=encoding)
    (correction,) = read_corrections(path).by_article["bins"]
    assert (correction.text, correction.field, correction.value) == ("£2m", "per", "week")


@given(st.lists(st.tuples(st.sampled_from(("money", "providers", "people", "councils", "jobs", "quotes", "deals")),
                          st.integers(0, 3), st.integers(0, len(TEXT)), st.booleans()), max_size=6))  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_any_removals_and_additions_leave_a_sound_record(record, lines):
    rows = [
        Correction(n, "bins", fact, item, start if add else None, min(start + 5, len(TEXT)) if add else None, "", "",
                   "missing" if add else "wrong", ())
        for n, (fact, item, start, add) in enumerate(lines)
    ]  # fmt: skip
    new, unplaced = correct(record, rows)
    VALIDATOR.validate(new)
    for fact in ("money", "jobs"):
        for item in new[fact]:
            assert item["same_as"] is None or new[fact][item["same_as"]]["same_as"] is None
    assert len(unplaced) <= len(rows)


def test_the_command_applies_lists_and_keeps_the_rest(record, tmp_path):
    other = {**record, "article": {**record["article"], "id": "parks"}}
    lines = [json.dumps(one, ensure_ascii=False) + "\n" for one in (record, other, record)]
    (tmp_path / "r.jsonl").write_text("".join(lines), encoding="utf-8")
    (tmp_path / "c.csv").write_text(
        "article,fact,item,field,value\nbins,money,0,per,week\nnowhere,money,0,per,week\nbins (2),money,0,per,month\n"
    )
    arguments = ["correct", str(tmp_path / "r.jsonl"), str(tmp_path / "c.csv"), "-o", str(tmp_path / "out.jsonl")]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 3, result.output
    assert result.stderr.startswith("2 corrections applied to 2 records; 1 found no place, see ")
    assert "line 3: no article 'nowhere'" in result.stderr
    new = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    assert [json.loads(line)["money"][0]["per"] for line in new] == ["week", "year", "month"]
    assert new[1] == lines[1]
    unplaced = list(csv.DictReader((tmp_path / "out.unplaced.csv").open()))
    assert [(row["article"], row["line"], row["reason"]) for row in unplaced] == [("nowhere", "3", "no article 'nowhere'")]
    assert read_corrections(tmp_path / "out.unplaced.csv").by_article["nowhere"][0].value == "week"
    (tmp_path / "c.csv").write_text("article,fact,item,field,value\nbins,money,0,per,week\n")
    assert CliRunner().invoke(main, arguments).exit_code == 0
    assert not list(tmp_path.glob("*unplaced*")) + list(tmp_path.glob("*partial*"))
    in_place = CliRunner().invoke(main, [*arguments[:-1], str(tmp_path / "c.csv")])
    assert (in_place.exit_code, "c.csv holds something other than records" in in_place.output) == (2, True)
    assert (tmp_path / "c.csv").read_text().startswith("article,fact")
    to_stdout = CliRunner().invoke(main, [*arguments[:-1], "-"])
    assert to_stdout.stdout == (tmp_path / "out.jsonl").read_text(encoding="utf-8")


def test_a_file_is_corrected_in_its_own_place_or_left_as_it_is(record, tmp_path):
    path, corrections = tmp_path / "r.jsonl", tmp_path / "c.csv"
    corrections.write_text("article,fact,item,field,value\nbins,money,0,per,week\n")
    path.write_text(json.dumps(record) + "\n{broken\n")
    with pytest.raises(ValueError, match=r"r\.jsonl: line 2: not a record"):
        correct_file(path, path, read_corrections(corrections))
    assert path.read_text().endswith("{broken\n")
    path.write_text(json.dumps(record) + "\n")
    correct_file(path, path, read_corrections(corrections))
    assert json.loads(path.read_text())["money"][0]["per"] == "week"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["c.csv", "r.jsonl"]


def test_extract_applies_them_and_reads_neither_file_as_articles(tmp_path, monkeypatch, nlp):
    monkeypatch.setattr(pipeline, "load", lambda *given: nlp)
    monkeypatch.setattr("pipeline.assemble.leave_no_spans", lambda nlp: None)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in/bins.txt").write_text(TEXT, encoding="utf-8")
    head = "article,fact,text,field,value\n"
    (tmp_path / "in/c.csv").write_text(f"{head}bins,providers,Larkmoor Services,kind,mutual\nx,jobs,y,,wrong\n")
    for _ in range(2):
        result = CliRunner().invoke(main, ["extract", "in", "-o", "in/out.jsonl", "--corrections", "in/c.csv"])
        assert result.exit_code == 3, result.output
        assert "1 record in in/out.jsonl" in result.stderr
        assert "1 correction applied to 1 record; 1 found no place, see in/out.unplaced.csv" in result.stderr
        assert json.loads((tmp_path / "in/out.jsonl").read_text(encoding="utf-8"))["providers"][0]["kind"] == "mutual"
    (tmp_path / "in/out.partial.jsonl").write_bytes((tmp_path / "in/out.jsonl").read_bytes().replace(b"mutual", b"company"))
    result = CliRunner().invoke(main, ["extract", "in", "-o", "in/out.jsonl", "--resume", "--corrections", "in/c.csv"])
    assert "1 correction applied to 1 record; 1 found no place" in result.stderr
    assert not list(tmp_path.glob("in/*partial*"))
    (tmp_path / "in/c.csv").write_text("article,fact,text,field,value\nbins,providers,x,kind,odd\n")
    result = CliRunner().invoke(main, ["extract", "in", "-o", "in/out.jsonl", "--corrections", "in/c.csv"])
    assert (result.exit_code, "in/c.csv:2: found 'odd'" in result.output) == (2, True), result.output
