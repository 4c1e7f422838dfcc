"""Annotation tools: what is exported and imported unchanged says the same; what is changed, added or broken is seen."""

import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
import spacy
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import DocBin, Span

import pipeline
from pipeline.cli import main
from pipeline.items import new_item, schemas
from pipeline.outputs import docbin, label_studio
from pipeline.outputs.gold import FACTS, gold_of
from pipeline.scoring import evaluate

TEXT = (
    "🚲 Torbay Council will pay Larkmoor Services £2.5m a year to run its payroll and its post room.\n\n"
    "About 40 staff will transfer to Larkmoor Services, said Cllr Ann Roe, the council leader. Hundreds of jobs are at risk.\n\n"
    "“It is a fair deal for Torbay at £2.5m 🎉 and we have checked every figure in it,” she added. “Never,” said Mr Ian Poll."
)

TOKENIZER = docbin.CouncilTokenizer(spacy.blank("en").vocab)


@pytest.fixture(scope="module")
def record():
    return pipeline.extract(TEXT, id="2024/bins").as_dict()


@pytest.fixture
def files(record, tmp_path):
    bare = {key: value for key, value in record.items() if key != "text"}
    bare["article"] = {**bare["article"], "id": "bare"}
    (tmp_path / "records.jsonl").write_text(f"{json.dumps(record)}\n{json.dumps(bare)}\n", encoding="utf-8")
    return tmp_path


def council_news(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def annotated(record):
    """The task of a record as Label Studio exports it when its prediction was accepted as it is."""
    task = json.loads(json.dumps(label_studio.task_of(record)))
    prediction = task.pop("predictions")[0]
    return {"id": 7, **task, "annotations": [{"id": 1, "was_cancelled": False, "result": prediction["result"]}]}


def region(task, fact, n=0):
    """The results of the nth region of a fact."""
    results = task["annotations"][0]["result"]
    keys = [one["id"] for one in results if one["type"] == "labels" and one["value"]["labels"] == [fact]]
    return [one for one in results if one.get("id") == keys[n]]


def test_label_studio_unchanged_says_the_same(record):
    assert all(record[fact] for fact in FACTS)
    assert any(item["same_as"] is not None for item in record["money"])
    assert label_studio.gold_of_task(annotated(record)) == (gold_of(record), [])


SAMPLES = sorted((Path(__file__).parent.parent / "data/raw/samples").glob("*.txt"))[:6]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_say_the_same_both_ways(path):
    record = pipeline.extract(path.read_text(encoding="utf-8"), id=path.stem).as_dict()
    assert label_studio.gold_of_task(annotated(record)) == (gold_of(record), [])
    doc, problems = docbin.doc_of(record, TOKENIZER)
    assert (docbin.gold_of_doc(doc), problems) == ((gold_of(record), []), [])


def test_offsets_of_older_exports_count_utf16_units(record):
    task = annotated(record)
    for result in task["annotations"][0]["result"]:
        if "value" in result:
            place = result["value"]
            place["start"], place["end"] = (
                len(TEXT[:at].encode("utf-16-le")) // 2 for at in (place["start"], place["end"])
            )  # fmt: skip
    assert label_studio.gold_of_task(task) == (gold_of(record), [])


def test_what_an_annotator_changes_comes_back(record):
    task = annotated(record)
    for result in region(task, "money"):
        if result["from_name"] == "money_purpose":
            result["value"]["choices"] = ["saving"]
        if result["from_name"] == "money_amount":
            result["value"]["text"] = ["£2.6m"]
    start = TEXT.index("40 staff")
    new = {"id": "x1", "to_name": "text", "from_name": "fact", "type": "labels",
           "value": {"start": start, "end": start + 8, "text": "40 staff", "labels": ["jobs"]}}  # fmt: skip
    gone = {result["id"] for result in region(task, "quotes")}
    results = task["annotations"][0]["result"]
    task["annotations"][0]["result"] = [one for one in results if one.get("id") not in gone] + [new]
    gold, problems = label_studio.gold_of_task(task)
    assert not problems
    assert (gold["money"][0]["purposes"], gold["money"][0]["amount"]) == (["saving"], 2_600_000)
    assert gold["jobs"][-1]["count"] == 40
    assert len(gold["quotes"]) == len(record["quotes"]) - 1


def test_what_cannot_be_read_is_told(record):
    task = annotated(record)
    region(task, "money")[0]["value"]["text"] = "£9m"
    region(task, "jobs")[0]["value"]["labels"] = ["sums"]
    for result in region(task, "money", 1):
        if result["from_name"] == "money_amount":
            result["value"]["text"] = ["a lot"]
    problems = "\n".join(label_studio.gold_of_task(task)[1])
    for message in ("'£9m' is not what the text has at", "has no label of the labelling", "found 'a lot': amount is a number"):
        assert message in problems
    task["annotations"] = [{"was_cancelled": True, "result": []}]
    assert label_studio.gold_of_task(task) == (None, ["nobody has annotated it; left out"])


def test_the_labelling_configuration_has_every_field_and_value(record):
    root = ElementTree.fromstring(label_studio.labelling_config())
    assert [label.get("value") for label in root.iter("Label")] == list(FACTS)
    controls = {control.get("name"): control for control in root.iter() if control.get("perRegion")}
    assert set(controls) == {f"{fact}_{field}" for fact in FACTS for field in schemas()[fact]}
    for result in label_studio.task_of(record)["predictions"][0]["result"]:
        if result["type"] == "choices":
            allowed = [choice.get("value") for choice in controls[result["from_name"]]]
            assert set(result["value"]["choices"]) <= set(allowed)


def test_label_studio_by_the_command(files, record):
    result = council_news("annotate", "export", files / "records.jsonl", "-o", files / "tasks.json")
    assert result.exit_code == 3
    assert "1 article in" in result.stderr and "bare: the record has no text; left out" in result.stderr
    assert (files / "tasks.xml").read_text(encoding="utf-8") == label_studio.labelling_config()
    tasks = json.loads((files / "tasks.json").read_text(encoding="utf-8"))
    (files / "export.json").write_text(json.dumps([annotated(record)]), encoding="utf-8")
    assert tasks == [label_studio.task_of(record)]
    result = council_news("annotate", "import", files / "export.json", "-o", files / "gold.jsonl")
    assert result.exit_code == 0, result.output
    scores = json.loads(council_news("evaluate", files / "gold.jsonl", files / "records.jsonl", "--json").output)
    figures = [score for score in scores.values() if isinstance(score, dict)]
    assert figures and all(score["f1"] == 1 for score in figures)
    assert all(label["right"] == label["of"] for score in figures for label in score["labels"].values())
    assert council_news("annotate", "import", files / "tasks.json", "-o", "-").exit_code == 3


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.json", b"{broken", "a.json: not JSON"),
        ("a.json", b'{"a": 1}', "a.json: no list of tasks"),
        ("a.json", b'[{"a": 1}]', "a.json: task 1: no task of council-news"),
        ("a.spacy", b"none", "a.spacy: no DocBin of spaCy"),
        ("b.spacy", DocBin(docs=[spacy.blank("en")("Words.")]).to_bytes(), "b.spacy: Doc 1: no span group of councils"),
    ],
)
def test_what_is_no_export_is_refused(tmp_path, name, data, message):
    (tmp_path / name).write_bytes(data)
    result = council_news("annotate", "import", tmp_path / name, "-o", tmp_path / "gold.jsonl")
    assert (result.exit_code, message in result.output) == (1, True), result.output
    assert not (tmp_path / "gold.jsonl").exists()


def test_docbin_by_the_command_and_in_spacy(files, record):
    result = council_news("annotate", "export", files / "records.jsonl", "-o", files / "facts.spacy", "--format", "docbin")
    assert "1 article in" in result.stderr, result.output
    (doc,) = DocBin().from_disk(files / "facts.spacy").get_docs(spacy.blank("en").vocab)
    assert [span.label_ for span in doc.spans["money"]] == [item["purpose"] for item in record["money"]]
    assert {span.kb_id_ for span in doc.spans["people"]} == {"Ann Roe", "Ian Poll"}
    assert {span.label_ for span in doc.spans["people"]} == {"councillor", "person"}
    result = council_news("annotate", "import", files / "facts.spacy", "-o", files / "gold.jsonl")
    assert result.exit_code == 0, result.output
    assert json.loads((files / "gold.jsonl").read_text(encoding="utf-8")) == gold_of(record)


def test_docbin_spans_say_what_there_is(record):
    doc, _ = docbin.doc_of(record, TOKENIZER)
    spans = list(doc.spans["money"])
    assert [item["same_as"] for item in record["money"]] == [None, 0]
    relabelled = Span(doc, spans[1].start, spans[1].end, label="saving", span_id=spans[1].id)
    odd = Span(doc, 0, 1, label="luck")
    doc.spans["money"] = [relabelled, odd, doc.char_span(TEXT.index("40"), TEXT.index("40") + 2, label="cost")]
    del doc.spans["deals"]
    gold, problems = docbin.gold_of_doc(doc)
    assert [(item["text"], item["purposes"], item["same_as"]) for item in gold["money"]] == [
        ("£2.5m", ["saving"], None), ("40", ["cost"], None)
    ]  # fmt: skip
    (problem,) = problems
    assert problem.startswith("money '🚲': found 'luck': purpose is one of contract, saving")
    assert "deals" not in gold


def test_a_span_within_a_word_is_told(record):
    item = {**record["money"][0], "start": TEXT.index("pay") + 1, "end": TEXT.index("pay") + 3, "text": "ay"}
    doc, problems = docbin.doc_of({**record, "money": [item]}, TOKENIZER)
    assert not doc.spans["money"]
    assert problems == [f"money 'ay' at {item['start']}-{item['end']} does not begin and end with a token; left out"]


def test_imported_gold_scores_a_correction(record):
    task = annotated(record)
    for result in region(task, "money"):
        if result["from_name"] == "money_purpose":
            result["value"]["choices"] = ["saving"]
    gold, _ = label_studio.gold_of_task(task)
    assert evaluate([gold], [record]).fields["money"].labels["purpose"] == [1, 2]


WORDS = st.sampled_from(["🚲", "Torbay Council", " ", "\n", "£2m", "“", "”", "40 staff", "Ann Roe said", "e\u0301", "."])


@given(st.lists(WORDS, max_size=25).map("".join), st.data())
@settings(max_examples=40, deadline=None)
def test_any_places_come_back_from_both_formats(text, data):
    offset = st.integers(0, len(text))
    places = data.draw(st.lists(st.tuples(st.sampled_from(FACTS), offset, offset), max_size=8))
    record = {"article": {"id": "a", "source": "a.txt"}, "text": text, **{fact: [] for fact in FACTS}}
    for number, (fact, *ends) in enumerate(places):
        start, end = sorted(ends)
        if start == end:
            continue
        item = new_item(fact, text, start, end, "x") | {"amount": 1.0, "council": "A", "provider": "B", "name": f"name {number}"}
        record[fact].append({key: item[key] for key in new_item(fact, text, start, end, "x")})
    gold = gold_of(record)
    assert label_studio.gold_of_task(annotated(record)) == (gold, [])
    doc, problems = docbin.doc_of(record, TOKENIZER)
    imported, none = docbin.gold_of_doc(doc)
    kept = sum(len(imported[fact]) for fact in FACTS)
    assert not none
    assert kept + len(problems) == sum(len(gold[fact]) for fact in FACTS)
    assert all(item in gold[fact] for fact in FACTS for item in imported[fact])
