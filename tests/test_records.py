"""The record's form: the JSON Schema and the classes say the same, and every record of the sample articles keeps to them."""

import hashlib
import json
from dataclasses import fields
from pathlib import Path

import jsonschema
import pytest

import pipeline
from pipeline.articles import Article
from pipeline.articles.readers import read_articles
from pipeline.evidence import sentence_around
from pipeline.items import NAMED
from pipeline.records import FACTS, About, Mention, Record, dict_from_doc, json_schema, process, record_from_dict

SAMPLES = Path(__file__).parent.parent / "data" / "raw" / "samples"
SCHEMA = json_schema()
DEFINED = {"zones": "zone", "councils": "council", "providers": "provider", "people": "person", "jobs": "job", "money": "money",
           "quotes": "quote", "deals": "deal"}  # fmt: skip


@pytest.fixture(scope="module")
def records(nlp):
    items = list(read_articles([str(SAMPLES)]))
    assert len(items) >= 24
    assert all(isinstance(item, Article) for item in items)
    return [dict_from_doc(process(nlp, item), item) for item in items]


def test_every_record_of_the_samples_is_valid(records):
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    validator = jsonschema.Draft202012Validator(SCHEMA)
    problems = [
        f"{record['article']['id']}: {'/'.join(map(str, error.absolute_path))}: {error.message[:150]}"
        for record in records
        for error in validator.iter_errors(record)
    ]
    assert problems == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "2.0"),
        (("zones", 0, "kind"), "letters"),
        (("zones", 0, "start"), -1),
        (("article", "published"), "14 March"),
        (("article", "mended"), ["spelling"]),
        (("money",), [{"text": "£1"}]),
        (("extra",), 1),
        (("quotes",), None),
    ],
)
def test_the_schema_refuses_what_is_no_record(records, path, value):
    spoilt = json.loads(json.dumps(records[0]))
    target = spoilt
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = value
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(spoilt)


@pytest.mark.parametrize(
    ("name", "kind"), [*((DEFINED[fact], kind) for fact, kind in FACTS.items()), ("article", About), ("mention", Mention)]
)
def test_schema_and_classes_have_the_same_keys_in_the_same_order(name, kind):
    defined = SCHEMA["$defs"][name]
    names = [field.name for field in fields(kind)]
    assert list(defined["properties"]) == names
    assert defined["required"] == names


def test_keys_come_in_the_order_of_the_schema(records):
    for record in records:
        assert list(record) == list(SCHEMA["properties"])
        for fact, kind in FACTS.items():
            for item in record[fact]:
                assert list(item) == [field.name for field in fields(kind)]


def test_offsets_are_those_of_the_text(records):
    for record in records:
        text = record["text"]
        places = [item for fact in FACTS for item in record[fact]]
        places += [
            mention for fact in ("councils", "providers", "people") for item in record[fact] for mention in item["mentions"]
        ]
        for place in places:
            if "start" in place:
                assert 0 <= place["start"] < place["end"] <= len(text)
            if "text" in place:
                assert text[place["start"] : place["end"]] == place["text"]


def test_facts_come_from_body_and_standfirst(records):
    for record in records:
        mined = {
            at for zone in record["zones"] if zone["kind"] in ("body", "standfirst") for at in range(zone["start"], zone["end"])
        }
        for fact in NAMED:
            for item in record[fact]:
                assert item["mentions"], f"{item['name']} is nowhere mentioned"
                assert all({m["start"], m["end"] - 1} <= mined for m in item["mentions"])
        for fact in ("jobs", "money", "quotes", "deals"):
            assert all({item["start"], item["end"] - 1} <= mined for item in record[fact])


def test_references_between_facts_hold(records):
    for record in records:
        people = {person["name"]: person for person in record["people"]}
        for quote in record["quotes"]:
            if quote["speaker"] in people:
                assert people[quote["speaker"]]["is_quoted"], quote
        for fact in ("jobs", "money"):
            for index, item in enumerate(record[fact]):
                if item["same_as"] is not None:
                    assert item["same_as"] < index
                    assert record[fact][item["same_as"]]["same_as"] is None


def test_a_record_survives_its_json_form(records):
    for plain in records:
        record = record_from_dict(json.loads(json.dumps(plain)))
        assert isinstance(record, Record)
        assert record.as_dict() == plain
        assert list(record.as_dict()) == list(plain)


def test_what_a_record_says_about_its_article(records):
    for record in records:
        about = record["article"]
        assert about["sha256"] == hashlib.sha256(record["text"].encode()).hexdigest()
        mined = [record["text"][z["start"] : z["end"]] for z in record["zones"] if z["kind"] in ("body", "standfirst")]
        assert about["words"] == sum(len(piece.split()) for piece in mined)
    assert len({record["article"]["id"] for record in records}) == len(records)


def test_extract_from_python():
    record = pipeline.extract(
        "Torbay Council will pay £2.5m.", id="x", title="Torbay pays", published="2020-01-02", url="https://example.org/x"
    )
    assert (record.article.id, record.article.title, record.article.published) == ("x", "Torbay pays", "2020-01-02")
    assert record.text == "Torbay pays\n\nTorbay Council will pay £2.5m."
    assert [zone.kind for zone in record.zones] == ["headline", "body"]
    assert record.money[0].amount == 2_500_000


def test_the_sentence_around_a_fact():
    text = "One. Cllr. Roe said £3m. “Two,” he said.\nThree."
    assert sentence_around(text, text.index("£3m"), text.index("£3m") + 3).endswith("Roe said £3m.")
    assert sentence_around(text, text.index("Three"), len(text)) == "Three."
