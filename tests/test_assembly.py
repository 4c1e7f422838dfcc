"""Everything that must agree by name, and the pipeline as spaCy sees it: saved, loaded, assembled, run twice."""

import json
import os
import pickle
import subprocess
import sys
from dataclasses import fields
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import load_config, load_model_from_config

from pipeline.articles import Article
from pipeline.articles.readers import read_articles
from pipeline.assemble import CONFIG
from pipeline.components.base import FACTS, Component
from pipeline.matching import Rules
from pipeline.outputs.tables import read_tables
from pipeline.patterns import (
    EXTRA_KEYS,
    PatternError,
    bracketed,
    check_examples,
    parse_line,
    patterns_folder,
    read_patterns,
)
from pipeline.records import FACTS as RECORD_FACTS
from pipeline.records import dict_from_doc, json_schema, process
from tests.marked import SAMPLES

ROOT = Path(__file__).parent.parent
STEPS = ("zones", "stretches", "sentences", *FACTS[:2], "standings", *FACTS[2:])
RULES = {"deals": "services"}
"""The rule file of a fact that has another name: a deal's wordings are the providers', its own are those of services."""
RULE_FILES = sorted(path.stem for path in patterns_folder().glob("*.jsonl"))


@pytest.fixture(scope="module")
def articles():
    return list(read_articles([str(ROOT / "data" / "raw" / "samples")]))[:6]


def records_of(nlp, articles):
    return [dict_from_doc(process(nlp, article), article) for article in articles]


# What must agree by name: forgetting one of these is a failing test that says where.


def test_facts_are_the_records_lists():
    assert set(RECORD_FACTS) == {"zones", *FACTS}
    schema = json_schema()
    assert [key for key in schema["properties"] if key in RECORD_FACTS] == list(RECORD_FACTS)


@pytest.mark.parametrize("fact", ["zones", *FACTS])
def test_a_fact_has_a_rule_file_samples_a_factory_and_a_config_block(fact):
    config = load_config(CONFIG)
    rules = RULES.get(fact, fact)
    assert rules in RULE_FILES, f"patterns/{rules}.jsonl is missing"
    assert (SAMPLES / f"{fact}.txt").exists(), f"tests/samples/{fact}.txt is missing"
    assert Language.has_factory(f"council_{fact}"), f"no component is registered as council_{fact}"
    assert config["components"][f"council_{fact}"]["factory"] == f"council_{fact}"
    reader = config["initialize"]["components"][f"council_{fact}"]["patterns"]
    assert reader["@readers"] == "council_patterns.v1"
    assert rules in reader["name"].split()


def test_no_rule_file_and_no_extra_key_is_left_over():
    blocks = load_config(CONFIG)["initialize"]["components"].values()
    assert set(RULE_FILES) == {name for block in blocks if "patterns" in block for name in block["patterns"]["name"].split()}
    assert set(EXTRA_KEYS) <= set(RULE_FILES)
    assert {path.stem for path in SAMPLES.glob("*.txt")} <= {"zones", *FACTS}


def test_pipeline_config_and_entry_points_list_the_same_steps(nlp):
    steps = [f"council_{step}" for step in STEPS]
    assert sorted(nlp.pipe_names) == sorted(steps)
    config = load_config(CONFIG)
    assert config["nlp"]["pipeline"] == nlp.pipe_names
    assert sorted(config["components"]) == sorted(steps)
    assert {point.name for point in entry_points(group="spacy_factories") if point.name.startswith("council_")} == set(steps)
    for point in entry_points(group="spacy_factories"):
        if point.name.startswith("council_"):
            assert point.load().__module__.startswith("pipeline.components.")


def test_every_fact_component_names_its_fact(nlp):
    for name in ("zones", *FACTS):
        component = nlp.get_pipe(f"council_{name}")
        assert isinstance(component, Component)
        assert component.fact == name


def test_tables_are_the_records_lists(tmp_path, nlp, articles):
    path = tmp_path / "records.jsonl"
    path.write_text("\n".join(json.dumps(record) for record in records_of(nlp, articles)), encoding="utf-8")
    tables = read_tables(str(path))
    assert set(tables) == {"articles", "mentions", *RECORD_FACTS}
    for fact, kind in RECORD_FACTS.items():
        wanted = {field.name for field in fields(kind)} - {"mentions"}
        assert wanted <= set(tables[fact].columns), f"{fact}: {wanted - set(tables[fact].columns)} has no column"


def test_the_document_of_the_record_lists_its_keys():
    document = (ROOT / "docs" / "records.md").read_text(encoding="utf-8")
    for fact, kind in RECORD_FACTS.items():
        row = next(line for line in document.splitlines() if line.startswith(f"| `{fact}` "))
        assert [field.name for field in fields(kind) if field.name not in row] == [], row


# Rule files: each line proves itself, and a bad one is refused.


@pytest.mark.parametrize("name", RULE_FILES)
def test_every_rule_line_matches_its_example(nlp, name):
    lines = read_patterns(name)
    assert lines
    assert check_examples(nlp, lines) == []


GOOD = {"label": "verb", "id": "say", "pattern": ["said"], "eg": "He [said] it."}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{broken", "not JSON"),
        ("[1]", "a rule is a JSON object, found list"),
        (json.dumps({**GOOD, "colour": 1}), "unknown key 'colour'; allowed: label, id, pattern, eg, case, note"),
        (json.dumps({**GOOD, "eg": ""}), "'eg' is missing or empty; required: label, id, pattern, eg"),
        (json.dumps({key: GOOD[key] for key in ("id", "pattern", "eg")}), "'label' is missing or empty"),
        (json.dumps({**GOOD, "pattern": 5}), "'pattern' is a phrase, a list of phrases or a list of token patterns"),
        (json.dumps({**GOOD, "pattern": ["said", {"LOWER": "x"}]}), "'pattern' is a phrase, a list of phrases or"),
        (json.dumps({**GOOD, "pattern": [{"LOWERR": "x"}]}), "not a spaCy token pattern: [pattern -> 0 -> LOWERR]"),
        (json.dumps({**GOOD, "eg": "He said it."}), "'eg' has no span in [square brackets]"),
        (json.dumps(GOOD), "the same rule stands in line 1"),
    ],
)
def test_a_bad_rule_line_is_refused_with_file_and_line(tmp_path, line, message):
    path = tmp_path / "quotes.jsonl"
    path.write_text(f"{json.dumps(GOOD)}\n\n{line}\n", encoding="utf-8")
    with pytest.raises(PatternError) as error:
        read_patterns("quotes", str(tmp_path))
    assert str(error.value).startswith(f"{path}:3: ")
    assert message in str(error.value)


def test_an_example_that_its_line_does_not_find_is_reported(nlp):
    line = parse_line(json.dumps({**GOOD, "eg": "He [told] it."}), "quotes", "x:1")
    assert check_examples(nlp, [line]) == ["quotes/verb/say: eg 'He [told] it.': pattern does not match the span; it finds []"]
    assert bracketed("[One] and [two]") == ([(0, 3), (8, 11)], "One and two")


# The pipeline as spaCy sees it.


def test_pipes_find_what_they_need(nlp):
    problems = nlp.analyze_pipes()["problems"]
    assert {name: found for name, found in problems.items() if found} == {}


def test_running_a_doc_twice_changes_nothing(nlp, articles):
    for article in articles:
        doc = process(nlp, article)
        first = dict_from_doc(doc, article)
        groups = {name: [(span.start, span.end, span.label_) for span in group] for name, group in doc.spans.items()}
        again = nlp(doc)
        assert dict_from_doc(again, article) == first
        assert {name: [(s.start, s.end, s.label_) for s in group] for name, group in again.spans.items()} == groups


def test_spans_stand_for_the_facts(nlp, articles):
    doc = process(nlp, articles[0])
    assert set(doc.spans) >= {"zones", *FACTS}
    money = doc._.money
    assert money
    for span, item in zip(doc.spans["money"], money, strict=True):
        assert (span.start_char <= item["start"], span.end_char >= item["end"], span.label_) == (True, True, item["purpose"])


def test_saved_and_loaded_elsewhere_gives_equal_records(nlp, articles, tmp_path):
    nlp.to_disk(tmp_path / "saved")
    (tmp_path / "articles.json").write_text(json.dumps([[a.id, a.source, a.text, a.title] for a in articles]), encoding="utf-8")
    code = (
        "import json, spacy; nlp = spacy.load('saved')\n"
        "from pipeline.articles import Article; from pipeline.records import dict_from_doc, process\n"
        "given = json.load(open('articles.json', encoding='utf-8'))\n"
        "articles = [Article(id=i, source=s, text=t, title=h) for i, s, t, h in given]\n"
        "print(json.dumps([dict_from_doc(process(nlp, a), a) for a in articles]))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    plain = [Article(id=a.id, source=a.source, text=a.text, title=a.title) for a in articles]
    assert json.loads(done.stdout) == records_of(nlp, plain)


def test_bytes_hold_the_rules(nlp, articles):
    fresh = load_model_from_config(load_config(CONFIG), auto_fill=True)
    fresh.from_bytes(nlp.to_bytes())
    assert records_of(fresh, articles) == records_of(nlp, articles)


def test_docs_survive_being_sent(nlp, articles):
    doc = process(nlp, articles[0])
    back = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert dict_from_doc(back, articles[0]) == dict_from_doc(doc, articles[0])


def test_spacy_assembles_the_config(tmp_path):
    command = [sys.executable, "-m", "spacy", "assemble", str(CONFIG), str(tmp_path / "out")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=180, env={**os.environ, "NO_COLOR": "1"})
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "out" / "council_money" / "patterns.jsonl").exists()
    doc = spacy.load(tmp_path / "out")("Torbay Council will pay £2.5m.")
    assert [item["amount"] for item in doc._.money] == [2_500_000]


def test_components_work_in_a_strangers_pipeline():
    nlp = spacy.blank("en")
    for step in STEPS:
        nlp.add_pipe(f"council_{step}")
    doc = nlp("“We are sorry,” said the leader of Bury Council.")
    assert [zone["kind"] for zone in doc._.zones] == ["body"]


def test_components_bring_their_rules_into_a_strangers_pipeline(nlp):
    own = spacy.blank("en")
    for name in nlp.pipe_names:
        own.add_pipe(name, source=nlp)
    doc = own("“We are sorry,” said Cllr Ann Roe of Bury Council.")
    assert [(quote["speaker"], quote["cue"]) for quote in doc._.quotes] == [("Ann Roe", "said")]


def test_a_pickled_pipeline_and_one_in_two_processes_give_equal_facts(nlp):
    texts = ["Torbay Council will pay Larkmoor Services £2m.", "Cllr Ann Roe said: “There is no deal at all.”"]
    expected = [(nlp(text)._.money, nlp(text)._.quotes) for text in texts]
    copy = pickle.loads(pickle.dumps(nlp))
    assert [(copy(text)._.money, copy(text)._.quotes) for text in texts] == expected
    assert [(doc._.money, doc._.quotes) for doc in nlp.pipe(texts, n_process=2)] == expected


def test_a_rule_line_with_one_phrase_is_read_like_a_list_of_one(nlp):
    line = {"label": "verb", "id": "thunder", "pattern": "thundered", "eg": "He [thundered].", "rule": "quotes/verb/thunder"}
    rules = Rules.compile(nlp, [line])
    assert rules.lines[0]["pattern"] == ["thundered"]
    assert [(hit.start, hit.end, hit.rule) for hit in rules(nlp.make_doc("He thundered."))] == [(3, 12, "quotes/verb/thunder")]
