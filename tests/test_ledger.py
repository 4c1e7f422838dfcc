"""--new-only: the same file as a full run, with records of a former run only where nothing has changed that they rest on."""

import json

import pytest

from pipeline import run, worker
from pipeline.copies import unmarked
from pipeline.run import Options, extract_all
from pipeline.worker import Worker

STORY = "Bury Council will cut {0} jobs to save £{0}m. “We are sorry,” said Coun Ann Roe, its leader, at the town hall."


@pytest.fixture
def extracted(monkeypatch, nlp):
    """The ids that a worker extracts; the pipeline is the suite's."""
    ids = []

    class Counting(Worker):
        def build(self):
            self.nlp = nlp

        def row(self, record, article):
            ids.append(article.id)
            return super().row(record, article)

    monkeypatch.setattr("pipeline.engines.local.Worker", Counting)
    return ids


def dump(path, *numbers, **changed):
    lines = [json.dumps({"id": f"s{n}", "text": STORY.format(n), **changed.get(f"s{n}", {})}) for n in numbers]
    path.write_text("\n".join([*lines, "{broken"]), encoding="utf-8")
    return str(path)


def test_only_what_is_new_is_extracted_and_the_file_is_that_of_a_full_run(tmp_path, extracted):
    out, full = tmp_path / "out.jsonl", tmp_path / "full.jsonl"
    first = extract_all([dump(tmp_path / "in.jsonl", 1, 2, 3)], str(out), Options(), new_only=True)
    assert (first.records, first.known, extracted) == (3, 0, ["s1", "s2", "s3"])
    extracted.clear()
    grown = dump(tmp_path / "in.jsonl", 0, 1, 3, 4, 3)
    second = extract_all([grown], str(out), Options(), new_only=True)
    assert (second.records, second.known, second.rejected, extracted) == (5, 3, 1, ["s0", "s4"])
    extract_all([grown], str(full), Options())
    assert out.read_bytes() == full.read_bytes()
    assert second.facts == extract_all([grown], str(full), Options()).facts
    assert sorted(path.name for path in tmp_path.iterdir() if "partial" in path.name) == []


def test_what_changes_a_record_makes_it_new(tmp_path, extracted, monkeypatch):
    out, given = str(tmp_path / "out.jsonl"), dump(tmp_path / "in.jsonl", 1, 2)

    def run_again(options=None):
        extracted.clear()
        extract_all([given], out, options or Options(), new_only=True)
        return list(extracted)

    assert (run_again(), run_again()) == (["s1", "s2"], [])
    given = dump(tmp_path / "in.jsonl", 1, 2, s2={"publisher": "Bury Echo"})
    assert run_again() == ["s2"]
    assert (run_again(Options(with_text=False)), run_again(Options(with_text=False))) == (["s1", "s2"], [])
    monkeypatch.setattr(worker, "fingerprint", lambda options: "another rule file")
    monkeypatch.setattr(run, "fingerprint", lambda options: "another rule file")
    assert run_again(Options(with_text=False)) == ["s1", "s2"]


@pytest.mark.parametrize("damage", ["edited", "gone", "cut", "no ledger"])
def test_a_record_that_is_no_longer_there_is_made_anew(tmp_path, extracted, damage):
    out, given = tmp_path / "out.jsonl", dump(tmp_path / "in.jsonl", 1, 2)
    extract_all([given], str(out), Options(), new_only=True)
    good = out.read_bytes()
    if damage == "edited":
        out.write_bytes(good.replace(b"Ann Roe", b"Ann Doe", 1))
    elif damage == "gone":
        out.unlink()
    elif damage == "cut":
        out.write_bytes(good[:300])
    else:
        (tmp_path / "out.ledger.sqlite").write_bytes(b"no database, but as long as one could be" * 40)
    extracted.clear()
    extract_all([given], str(out), Options(), new_only=True)
    assert out.read_bytes() == good
    assert extracted == (["s1"] if damage == "edited" else ["s1", "s2"])


def test_a_plain_run_neither_reads_nor_leaves_a_ledger(tmp_path, extracted):
    given = dump(tmp_path / "in.jsonl", 1)
    for _ in range(2):
        extract_all([given], str(tmp_path / "out.jsonl"), Options())
    assert extracted == ["s1", "s1"]
    assert not (tmp_path / "out.ledger.sqlite").exists()
    assert unmarked((tmp_path / "out.jsonl").read_bytes()) == (tmp_path / "out.jsonl").read_bytes()
