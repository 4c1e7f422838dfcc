"""What the documentation says is so: the README's example and code, the commands, targets and files it names."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import pipeline
from pipeline.cli import main
from pipeline.patterns import EXTRA_KEYS, KEYS, patterns_folder, read_patterns
from pipeline.records import FACTS
from tests.gate import extract

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", *sorted(f"docs/{doc.name}" for doc in (ROOT / "docs").glob("*.md")))
DOCS = {name: (ROOT / name).read_text(encoding="utf-8") for name in DOCUMENTS}


def test_the_example_record_is_what_the_example_article_gives():
    quoted = re.search(r"<!-- example article -->\n((?:>.*\n)+)", README)[1]
    shown = json.loads(re.search(r"<!-- example record -->\n```json\n(.+?)```", README, re.DOTALL)[1])
    record = pipeline.extract("\n".join(line[2:] for line in quoted.splitlines())).as_dict()
    for fact, items in shown.items():
        assert len(record[fact]) == len(items), fact
        for item, found in zip(items, record[fact], strict=True):
            assert item == {key: found[key] for key in item}


def test_the_python_example_runs(tmp_path):
    code = re.search(r"```python\n(.+?)```", README, re.DOTALL)[1]
    path = tmp_path / "records.jsonl"
    path.write_text(json.dumps(pipeline.extract("Torbay Council will pay £2m for bins.").as_dict()) + "\n", encoding="utf-8")
    exec(code.replace("data/extracted/records.jsonl", str(path)), {})


@pytest.mark.parametrize("name", DOCS)
def test_targets_commands_and_files_exist(name):
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"`?make ([a-z]+)", DOCS[name])) <= targets | {"sure", "names"}
    for command in re.findall(r"council-news ([a-z]+)", DOCS[name]):
        assert CliRunner().invoke(main, [command, "--help"]).exit_code == 0, command
    for link in re.findall(r"\]\(([\w./-]+)\)", DOCS[name]):
        assert ((ROOT / name).parent / link).exists(), link


def test_every_key_of_the_record_and_every_rule_file_is_documented():
    for fact, kind in FACTS.items():
        row = re.search(rf"^\| `{fact}` \| (.+) \|$", DOCS["docs/records.md"], re.MULTILINE)[1]
        assert all(field in row for field in kind.__dataclass_fields__)
    about = (patterns_folder() / "README.md").read_text(encoding="utf-8")
    assert all(f"`{key}`" in about for key in KEYS)
    assert all(path.name in about for path in patterns_folder().glob("*.jsonl"))
    assert all(re.search(rf"\| .*`{key}`.* \|", about) for keys in EXTRA_KEYS.values() for key in keys)


@pytest.mark.parametrize("path", sorted(patterns_folder().glob("*.jsonl")), ids=lambda path: path.stem)
def test_every_label_of_a_rule_file_is_documented(path):
    about = (patterns_folder() / "README.md").read_text(encoding="utf-8").split("## Labels")[1]
    listed = re.search(rf"- `{path.name}`: (.+?)(?:\n- |\n\n)", about, re.DOTALL)[1]
    assert [line["label"] for line in read_patterns(path.stem) if not re.search(rf"\b{line['label']}\b", listed)] == []


def test_every_service_code_is_documented():
    listed = set(DOCS["docs/records.md"].split("`patterns/services.jsonl` says:")[1].split(".")[0].split())
    assert listed == {line["id"] for line in read_patterns("services")}


def test_every_kind_of_mending_is_documented():
    source = (ROOT / "pipeline" / "articles" / "mending.py").read_text(encoding="utf-8")
    names = re.findall(r'step\("(.+?)"', source)
    assert names and all(name in " ".join(DOCS["docs/records.md"].split()) for name in names)


def test_every_way_to_find_a_speaker_is_explained(nlp):
    table = re.search(r"\| `rule`: quotes/… \|.*\n\|---\|---\|\n((?:\|.*\n)+)", DOCS["docs/records.md"])[1]
    explained = {rule.strip() for line in table.splitlines() for rule in line.split("|")[1].split(",")}
    found = {quote["rule"].removeprefix("quotes/") for record in extract("press", nlp) for quote in record["quotes"]}
    assert len(found) > 10
    assert found <= explained
