"""The golden dump gives the expected records, to the letter."""

import json
import zipfile

import pytest

from pipeline.articles.packing import OPENERS
from pipeline.articles.readers import READERS
from pipeline.records import FACTS
from tests.golden import EXPECTED, PACKERS, ZIPPED, extract, packed_twin, plain_files


@pytest.fixture(scope="module")
def expected():
    return [json.loads(line) for line in EXPECTED.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("golden")


@pytest.fixture(scope="module")
def records(folder):
    return extract(folder / "records.jsonl")


def test_the_rejected_inputs_are_those_expected(records, folder):
    found = (folder / "records.errors.jsonl").read_text(encoding="utf-8")
    assert found == EXPECTED.with_name("expected.errors.jsonl").read_text(encoding="utf-8")


def test_the_records_are_those_expected(records, expected):
    assert [record["article"]["id"] for record in records] == [record["article"]["id"] for record in expected]
    for found, wanted in zip(records, expected, strict=True):
        for key in wanted:
            assert found[key] == wanted[key], f"{wanted['article']['id']} {key} (make golden renews them; read the diff)"
        assert list(found) == list(wanted), "keys or their order"


def test_every_fact_stands_in_the_expected_records(expected):
    assert [fact for fact in FACTS if not any(record[fact] for record in expected)] == []


def test_packed_files_hold_the_plain_ones():
    assert plain_files()
    with zipfile.ZipFile(ZIPPED) as archive:
        for index, path in enumerate(plain_files()):
            twin = packed_twin(index, path)
            with OPENERS[twin.suffix](twin.open("rb")) as file:
                assert file.read() == path.read_bytes() == archive.read(path.name), "make golden packs them anew"


def test_the_dump_has_every_input_format():
    assert {path.suffix for path in plain_files()} == set(READERS) - {".tsv"}
    assert set(OPENERS) == set(PACKERS) == {packed_twin(index, path).suffix for index, path in enumerate(plain_files())}


@pytest.mark.parametrize("place", ["packed/", "zipped/"])
def test_a_packed_article_gives_the_record_of_the_plain_one(records, place):
    plain = [record for record in records if "/" not in record["article"]["source"]]
    packed = [record for record in records if record["article"]["source"].startswith(place)]
    assert len(plain) == len(packed) >= 8
    for one, other in zip(sorted(plain, key=by_text), sorted(packed, key=by_text), strict=True):
        assert {key: one[key] for key in FACTS} == {key: other[key] for key in FACTS}
        assert one["text"] == other["text"] and one["article"]["sha256"] == other["article"]["sha256"]


def by_text(record):
    return record["text"]
