"""Scoring: the match rules, how records find their gold, what counts and what does not, and the comparison of runs."""

import copy
import json

import pytest

from pipeline.comparison import compare, format_comparison, format_effect
from pipeline.scoring import evaluate, evaluate_files, format_scores
from pipeline.scoring_match import (
    offset_map,
    same_council,
    same_firm,
    same_person,
    same_place,
    same_provider,
    same_quote,
    same_source,
)

TEXT = (
    "Parking goes to Norvane\n\n"
    "Torbay Council will pay Norvane Services £2.5m a year, and 40 wardens will move to the firm.\n\n"
    "“We looked at every other way of doing this,” said Cllr Wyn Abbot (Lab), who leads the council. "
    "“Nobody likes it,” she added. A union official said 40 wardens “had not been asked”."
)


def at(words, nth=1):
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return {"text": words, "start": start, "end": start + len(words)}


def zone(kind, start, end):
    return {"kind": kind, "start": start, "end": end}


GOLD = {
    "schema": "1.0",
    "article": {"id": "samples/parking", "source": "samples/parking.txt"},
    "text": TEXT,
    "zones": [zone("headline", 0, 23), zone("body", 25, len(TEXT))],
    "councils": [
        {"name": "Torbay Council", "gss": "E06000027", "kind": "unitary", "nation": "England", "mentions": [at("Torbay Council")]}
    ],
    "providers": [
        {"name": "Norvane Services", "names": ["Norvane Services", "the firm"], "kind": "company", "status": "appointed"}
    ],
    "people": [
        {
            "name": "Wyn Abbot",
            "title": "Cllr",
            "is_councillor": True,
            "role": "leader of the council",
            "party": "Lab",
            "organisation": "Torbay Council",
            "is_quoted": True,
        },
    ],
    "jobs": [
        {
            **at("40 wardens"),
            "count": 40,
            "count_max": None,
            "action": "transfer",
            "modality": "planned",
            "said_by": None,
            "same_as": None,
        },
        {
            **at("40 wardens", 2),
            "count": 40,
            "count_max": None,
            "action": "transfer",
            "modality": "planned",
            "said_by": "A union official",
            "same_as": 0,
        },
    ],
    "money": [
        {
            **at("£2.5m"),
            "amount": 2500000.0,
            "amount_max": None,
            "currency": "GBP",
            "purposes": ["contract", "cost"],
            "per": "year",
        }
    ],
    "quotes": [
        {**at("We looked at every other way of doing this,"), "kind": "direct", "speaker": "Wyn Abbot", "cue": "said"},
        {**at("Nobody likes it,"), "kind": "direct", "speaker": "Wyn Abbot", "cue": "added"},
        {**at("had not been asked"), "kind": "mixed", "speaker": "A union official", "accept": ["the GMB"], "cue": "said"},
    ],
    "deals": [
        {
            "council": "Torbay Council",
            "provider": "Norvane Services",
            "services": ["parking"],
            "value": 2500000,
            "jobs": [40],
            "status": "agreed",
        }
    ],
}


@pytest.fixture
def record():
    """A record that says just what the gold says."""
    found = copy.deepcopy(GOLD)
    found["money"][0]["purpose"] = found["money"][0].pop("purposes")[0]
    return found


def counts(scores, name):
    tally = scores.fields[name]
    return tally.tp, tally.fp, tally.fn


def test_a_record_that_says_what_gold_says_is_all_right(record):
    scores = evaluate([GOLD], [record])
    assert scores.errors == [] and scores.missing == []
    assert {name: tally.f1 for name, tally in scores.fields.items()} == dict.fromkeys(
        [
            "councils",
            "mentions",
            "providers",
            "jobs",
            "money",
            "people",
            "councillors",
            "quotes",
            "quote+speaker",
            "fragments",
            "deals",
            "zones",
        ],
        1.0,
    )
    assert all(share == 1.0 for tally in scores.fields.values() for share in tally.shares().values())


@pytest.mark.parametrize(
    ("fact", "change", "fields", "error"),
    [
        ("money", {"amount": 2.5}, {"money": (0, 1, 1)}, "money MISSED: '£2.5m' = 2500000.0 | Torbay Council will pay"),
        ("money", {"amount": 2505000}, {"money": (1, 0, 0)}, None),
        ("money", {"purpose": "cost"}, {"money": (1, 0, 0)}, None),
        (
            "money",
            {"purpose": "debt"},
            {"money": (1, 0, 0)},
            "money PURPOSE: '£2.5m' = 2500000.0 gold ['contract', 'cost'], found 'debt'",
        ),
        ("money", {"per": None}, {"money": (1, 0, 0)}, "money PER: '£2.5m' = 2500000.0 gold 'year', found None"),
        ("money", {"end": len(TEXT)}, {"money": (0, 1, 1)}, "money EXTRA"),
        ("jobs", {"count": None}, {"jobs": (1, 1, 1)}, "jobs MISSED: '40 wardens' = 40"),
        ("jobs", {"action": "cut"}, {"jobs": (2, 0, 0)}, "jobs ACTION: '40 wardens' = 40 gold 'transfer', found 'cut'"),
        ("councils", {"gss": "E06000026"}, {"councils": (1, 0, 0)}, None),
        (
            "councils",
            {"name": "Plymouth City Council", "gss": "E06000026"},
            {"councils": (0, 1, 1), "mentions": (0, 1, 1)},
            "councils EXTRA: Plymouth City Council",
        ),
        (
            "councils",
            {"mentions": []},
            {"councils": (1, 0, 0), "mentions": (0, 0, 1)},
            "mentions MISSED: 'Torbay Council' = Torbay",
        ),
        ("providers", {"name": "Norvane"}, {"providers": (1, 0, 0)}, "providers NAME: Norvane Services gold"),
        ("providers", {"name": "The Firm"}, {"providers": (0, 1, 1)}, "providers EXTRA: The Firm"),
        ("people", {"is_quoted": False}, {"people": (1, 0, 0), "councillors": (0, 0, 1)}, "people IS_QUOTED"),
        ("people", {"name": "Cllr Abbot"}, {"people": (1, 0, 0), "councillors": (1, 0, 0)}, "people NAME_FULL"),
        ("people", {"role": None}, {"people": (1, 0, 0)}, "people ROLE: Wyn Abbot gold 'leader of the council', found None"),
        (
            "quotes",
            {"speaker": "Bob Marsh"},
            {"quotes": (1, 0, 0), "quote+speaker": (0, 1, 1), "fragments": (2, 0, 0)},
            "quotes SPEAKER",
        ),
        ("quotes", {"speaker": "Abbot"}, {"quote+speaker": (1, 0, 0)}, None),
        ("quotes", {"kind": "indirect"}, {"quotes": (0, 0, 1), "quote+speaker": (0, 0, 1)}, "quotes MISSED"),
        ("deals", {"provider": None}, {"deals": (0, 1, 1)}, "deals MISSED: Torbay Council / Norvane Services"),
        ("deals", {"value": 25}, {"deals": (1, 0, 0)}, "deals VALUE"),
        (
            "zones",
            {"kind": "caption"},
            {"zones": (sum(not char.isspace() for char in TEXT[25:]), 20, 20)},
            "zones KIND: gold headline",
        ),
    ],
)
def test_one_change_of_the_first_item(record, fact, change, fields, error):
    record[fact][0].update(change)
    scores = evaluate([GOLD], [record])
    for name, expected in fields.items():
        assert counts(scores, name) == expected, name
    if error is None:
        assert scores.errors == []
    else:
        assert any(error in line for line in scores.errors), scores.errors


def test_same_as_must_point_at_the_first_statement(record):
    assert evaluate([GOLD], [record]).fields["jobs"].labels["same_as"] == [1, 1]
    record["jobs"][1]["same_as"] = None
    assert evaluate([GOLD], [record]).fields["jobs"].labels["same_as"] == [0, 1]


def test_vague_and_optional_counts_count_neither_way(record):
    gold = copy.deepcopy(GOLD)
    gold["jobs"][1]["optional"] = True
    assert counts(evaluate([gold], [record]), "jobs") == (1, 0, 0)
    del record["jobs"][1]
    assert counts(evaluate([gold], [record]), "jobs") == (1, 0, 0)


@pytest.mark.parametrize("fact", ["councils", "providers", "money", "people", "deals"])
def test_an_optional_item_is_no_miss(record, fact):
    gold = copy.deepcopy(GOLD)
    gold[fact][0]["optional"] = True
    record[fact] = []
    assert not [line for line in evaluate([gold], [record]).errors if f" {fact} " in line]


def test_what_is_not_annotated_is_not_scored(record):
    gold = {key: GOLD[key] for key in ("schema", "article", "text", "money")}
    scores = evaluate([gold], [record])
    assert list(scores.fields) == ["money"]
    del gold["money"][0]["per"]
    assert "per" not in evaluate([gold], [record]).fields["money"].labels


def test_an_empty_list_says_that_there_is_nothing(record):
    assert counts(evaluate([{**GOLD, "money": []}], [record]), "money") == (0, 1, 0)


def test_a_missing_record_is_all_misses():
    scores = evaluate([GOLD], [])
    assert scores.missing == ["samples/parking"]
    assert counts(scores, "quotes") == (0, 0, 1)


@pytest.mark.parametrize(
    ("id", "source", "joined"),
    [
        ("samples/parking", "x.txt", True),
        ("parking", "parking.txt", True),
        ("dump/samples/parking", "", True),
        ("parking2", "parking2.txt", False),
    ],
)
def test_records_are_joined_by_id(record, id, source, joined):
    record["article"] = {"id": id, "source": source}
    assert (evaluate([GOLD], [record]).missing == []) is joined


def test_only_picks_articles_by_id(record):
    assert evaluate([GOLD], [record], only="samples/p").articles == 1
    assert evaluate([GOLD], [record], only="wire").articles == 0


def test_gold_places_follow_a_mended_text(record):
    gold = copy.deepcopy(GOLD)
    gold["text"] = TEXT.replace("£", "#163;")
    shift = 4
    for fact in ("jobs", "money", "quotes", "zones"):
        for item in gold[fact]:
            item["start"] += shift if item["start"] > TEXT.index("£") else 0
            item["end"] += shift if item["end"] > TEXT.index("£") else 0
    assert gold["text"][gold["jobs"][1]["start"] :].startswith("40 wardens")
    assert evaluate([gold], [record]).errors == []


def test_records_without_text_are_scored_on_the_gold_text(record):
    del record["text"]
    assert evaluate([GOLD], [record]).errors == []


def test_files_and_the_printed_table(tmp_path, record):
    gold_path, records_path = tmp_path / "gold.jsonl", tmp_path / "records.jsonl"
    gold_path.write_text(json.dumps(GOLD) + "\n", encoding="utf-8")
    record["money"][0]["purpose"] = "debt"
    records_path.write_text(json.dumps(record) + "\n\n", encoding="utf-8")
    scores = evaluate_files(gold_path, records_path)
    table = format_scores(scores)
    assert table.startswith("1 articles, 0 without a record")
    assert "money          P 1.000  R 1.000  F1 1.000  1 right, 0 extra, 0 missed  (purpose 0/1" in table
    assert scores.as_dict()["money"]["labels"]["purpose"] == {"right": 0, "of": 1}
    json.dumps(scores.as_dict())


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("Wyn Abbot", "Councillor Wyn Abbot MBE", True),
        ("Wyn Abbot", "W. Abbot", True),
        ("Wyn Abbot", "Ann Abbot", False),
        ("Wyn Abbot", "Wyn", False),
        ("Jo O’Neill", "Jo O'Neill", True),
        ("Wyn Abbot", "", False),
    ],
)
def test_same_person(gold, found, same):
    assert same_person(gold, found) is same


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("Serco", "Serco Group plc", True),
        ("Norvane Leisure", "Leisure Norvane Trust", True),
        ("Norvane", "Leisure Norvane", False),
        ("Kier", "Amey", False),
        ("The Group", "Limited", False),
    ],
)
def test_same_firm(gold, found, same):
    assert same_firm(gold, found) is same


def test_a_public_body_is_known_by_its_place():
    gold = {"name": "London Borough of Sutton", "kind": "public_body", "names": []}
    assert same_provider(gold, {"name": "Sutton Council"})
    assert not same_provider({**gold, "kind": "company"}, {"name": "Sutton Council"})


def test_a_code_decides_between_councils_of_like_names():
    dorset = {"name": "Dorset Council", "gss": "E06000059"}
    assert not same_council(dorset, {"name": "Dorset County Council", "gss": "E10000009"})
    assert same_council(dorset, {"name": "Dorset", "gss": None})


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("Wyn Abbot", "Cllr Abbot", True),
        ("a council spokesman", "A spokesman for the council", True),
        ("The report", "the report", True),
        ("The report", "a spokesman", False),
        ("The report", "the report which the two councils have had on their desks since the summer before last", False),
        (None, None, True),
        (None, "Wyn Abbot", False),
    ],
)
def test_same_source(gold, found, same):
    assert same_source(gold, found, ["Wyn Abbot"]) is same


def test_same_place_bears_a_longer_phrase_but_no_sentence():
    assert same_place((10, 14), (5, 20)) and not same_place((10, 14), (0, 60)) and not same_place((10, 14), (14, 20))


def test_same_quote_bears_marks_and_a_fifth():
    text = "“We looked at every other way,” he said"
    assert same_quote(text, (1, 30), (0, 31))
    assert not same_quote(text, (1, 30), (1, 15)) and not same_quote(text, (1, 30), (32, 39))


def test_offset_map_over_added_cut_and_changed_text():
    moved = offset_map("aa #163;3m bb  cc", "aa £3m bb cc dd")
    assert [moved(offset) for offset in (0, 3, 8, 15)] == [0, 3, 4, 10]
    assert moved(17) == len("aa £3m bb cc")


def test_compare_lists_what_was_gained_lost_and_changed(record):
    new = copy.deepcopy(record)
    new["money"][0]["amount"] = 2.5
    new["money"][0]["rule"] = "money/other"
    del new["jobs"][1]
    new["providers"].append({"name": "Serco", "kind": "company", "status": "bidder", "mentions": [at("Norvane Services")]})
    changes = compare([record], [new, {**record, "article": {"id": "new"}}])
    assert [(change.kind, change.fact, change.what) for change in changes] == [
        ("lost", "jobs", "40 wardens"),
        ("changed", "money", "£2.5m"),
        ("gained", "providers", "Serco"),
        ("gained", "articles", "new"),
    ]
    assert changes[1].keys == {"amount": (2500000.0, 2.5)}
    assert changes[1].sentence.startswith("Torbay Council will pay")
    shown = format_comparison(changes, most=2)
    assert "jobs       gained 0  lost 1  changed 0" in shown and shown.endswith("… and 2 more")


def test_compare_of_a_run_with_itself_is_empty(record):
    assert compare([record], [record]) == []
    assert format_comparison([]) == "the same facts"


def test_compare_follows_a_text_that_was_mended_since(record):
    old = copy.deepcopy(record)
    old["text"] = "\n" + TEXT
    for fact in ("zones", "jobs", "money", "quotes"):
        for item in old[fact]:
            item["start"], item["end"] = item["start"] + 1, item["end"] + 1
    assert compare([old], [record]) == []


def test_the_effect_of_a_correction_is_told_a_field(record):
    right, wrong = evaluate([GOLD], [record]), copy.deepcopy(record)
    wrong["money"][0]["purpose"] = "fine"
    del wrong["quotes"][0]
    assert format_effect(right, right) == "1 articles, 0 without a record\nno score differs"
    lines = format_effect(evaluate([GOLD], [wrong]), right).splitlines()
    assert [line.split()[0] for line in lines[1:]] == ["money", "quotes", "quote+speaker"]
    assert lines[1].endswith("purpose 0/1 -> 1/1")
    assert "recall 0.000 -> 1.000 (+1.000)" in lines[2]
