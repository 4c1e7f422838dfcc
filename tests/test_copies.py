"""Copies: a story in several papers points to the first of them, whatever stands around it; a shared speech makes no copy."""

import json
import random

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.copies import LEAST, ROW, alike, cut_rows, first_copies, marked, read_rows, row_of, unmarked
from pipeline.worker import Options, Result, json_line

WORDS = ("council", "budget", "library", "leader", "town", "road", "staff", "night", "money", "river", "bridge", "school")


def story(seed, paragraphs=9, words=45):
    """An article of invented paragraphs, always the same for a seed."""
    drawn = random.Random(seed)
    return [" ".join(f"{drawn.choice(WORDS)}{drawn.randint(1, 60)}" for _ in range(words)) + "." for _ in range(paragraphs)]


def row(paragraphs, sha="0" * 16, extra=""):
    """The row of a record whose body is these paragraphs, with something that is not mined behind them."""
    body = "\n\n".join(paragraphs)
    record = {"article": {"sha256": sha}, "zones": [{"kind": "body", "start": 0, "end": len(body)}]}
    record |= {fact: [] for fact in ("councils", "providers", "people", "jobs", "money", "quotes", "deals")}
    if extra:
        record["zones"].append({"kind": "boilerplate", "start": len(body) + 2, "end": len(body) + 2 + len(extra)})
    return row_of(record, f"{body}\n\n{extra}")


def firsts(*rows):
    return first_copies(numpy.frombuffer(b"".join(rows), ROW)).tolist()


@pytest.mark.parametrize(
    "version",
    [
        lambda told: told,
        lambda told: told[:-2],
        lambda told: told[1:],
        lambda told: ["A paragraph of the paper's own on what it means for its readers, with a word from a shopkeeper.", *told],
        lambda told: [*told[:4], *story("local", 1), *told[4:-1]],
        lambda told: [paragraph.upper().replace(" ", "  ").replace(".", "!") for paragraph in told],
    ],
    ids=["same", "cut", "first paragraph dropped", "own lead", "own paragraph", "other marks"],
)
def test_sister_papers_versions_are_copies(version):
    told = story("news")
    rows = [row(told, f"{1:016x}"), row(story("other"), f"{2:016x}"), row(version(told), f"{3:016x}", extra="Read more: bins")]
    assert firsts(*rows) == [0, 1, 0]


def test_stories_that_share_a_speech_or_their_furniture_are_none():
    speech = story("speech", 2)
    one, other = [*story("one", 7), *speech], [*story("two", 7), *speech]
    adverts = " ".join(story("adverts", 9))
    assert firsts(row(one, "1" * 16, adverts), row(other, "2" * 16, adverts)) == [0, 1]


def test_short_texts_are_copies_only_where_they_are_equal():
    short = ["Bury Council meets tonight at seven."]
    assert firsts(row(short, "a" * 16), row([*short, "Late."], "b" * 16), row(short, "a" * 16)) == [0, 1, 0]
    assert len(short[0].split()) < LEAST


def test_a_copy_of_a_copy_points_to_the_first_of_all():
    told = story("long", 10)
    versions = [told, told[:-1], told[:-2], [*told[:-2], *story("end", 1)]]
    assert firsts(*(row(version, f"{n:016x}") for n, version in enumerate(versions))) == [0, 0, 0, 0]


def test_a_column_that_changes_every_week_is_no_copy_of_that_of_last_year():
    parts = [story(f"part {n}", 1)[0] for n in range(30)]
    weeks = [row(parts[week : week + 10], f"{week:016x}") for week in range(0, 20, 1)]
    found = firsts(*weeks)
    assert found[1] == 0 and found[12] != 0
    assert all(week - head <= 3 for week, head in enumerate(found))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 4), max_size=14))
def test_the_first_of_equal_stories_is_the_one_that_counts(seeds):
    rows = [row(story(seed, 3), f"{seed:016x}") for seed in seeds]
    assert firsts(*rows) == [seeds.index(seed) for seed in seeds]


def test_lines_are_marked_and_can_be_unmarked():
    ids = ["a", 'b"', "c", "d"]
    lines = [json_line({"article": {"id": id, "duplicate_of": None}, "text": '"duplicate_of": null'}) for id in ids]
    first = numpy.array([0, 1, 1, 0])
    changed = list(marked(lines, first, lambda line: json.dumps(json.loads(line)["article"]["id"]).encode()))
    assert [json.loads(line)["article"]["duplicate_of"] for line in changed] == [None, None, 'b"', "a"]
    assert [json.loads(line)["text"] for line in changed] == ['"duplicate_of": null'] * 4
    assert [unmarked(line) for line in changed] == lines


def test_half_a_row_is_cut_off(tmp_path):
    path = tmp_path / "rows"
    path.write_bytes(row(story(1)) + row(story(2)) + b"half")
    assert (cut_rows(path, 5), path.stat().st_size) == (2, 2 * ROW.itemsize)
    assert (cut_rows(path, 1), len(read_rows(path))) == (1, 1)
    assert (cut_rows(tmp_path / "new", 1), len(read_rows(tmp_path / "new"))) == (0, 0)


def test_alike_counts_equal_values():
    rows = numpy.zeros(2, ROW)
    rows["values"][1][:51] = 1
    assert alike(rows, 0, 1)
    rows["values"][1][:52] = 1
    assert not alike(rows, 0, 1)


def test_a_worker_gives_every_record_its_row(nlp):
    assert Options().copies
    assert Result("error", b"{}\n").row == b""
