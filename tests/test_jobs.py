"""Counts of jobs whose spans lie inside one another, which the marked samples cannot show, and odd input."""

import pytest

from pipeline.articles import Article
from pipeline.records import dict_from_doc, process


def counts(nlp, text):
    """(text, count, action) of every job item in a text."""
    article = Article.from_text(text)
    return [(job["text"], job["count"], job["action"]) for job in dict_from_doc(process(nlp, article), article)["jobs"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "35 of 90 officers will transfer to Reading.",
            [("35", 35, "transfer"), ("90 officers", 90, "total")],
        ),
        (
            "Officers said 88 of the 260 planning posts were vacant.",
            [("88", 88, "vacancy"), ("260 planning posts", 260, "total")],
        ),
        (
            "All but 60 of its 900 staff would be moved into mutuals.",
            [("60", 60, "retain"), ("900 staff", 900, "total")],
        ),
        (
            "In payroll, 30 of 44 staff will move to Stoke. In housing it is 12 out of 19.",
            [
                ("30", 30, "transfer"),
                ("44 staff", 44, "total"),
                ("12", 12, "transfer"),
                ("19", 19, "total"),
            ],
        ),
        (
            "Nine of the 22 valuers who transferred have since resigned.",
            [("Nine", 9, "other"), ("22 valuers", 22, "transfer")],
        ),
        (
            "Some 40 gardeners and 12 wardens changed hands in May. Thirty-one of the 52 will move to a new depot.",
            [
                ("Some 40 gardeners", 40, "transfer"),
                ("12 wardens", 12, "transfer"),
                ("Thirty-one", 31, "transfer"),
                ("52", 52, "total"),
            ],
        ),
    ],
)
def test_part_and_whole(nlp, text, expected):
    assert counts(nlp, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "12",
        "of 12 of 13 of 14",
        "staff (12",
        "12-strong",
        "\ufffd12 jobs",
        "½",
        "jobs " * 500,
        "12 " * 500,
        "7" * 5000,
        "40 of 30 of " * 200,
    ],
)
def test_odd_text_is_survived(nlp, text):
    for _, count, _ in counts(nlp, text):
        assert count is None or count > 0


def test_a_long_sentence_of_counts_takes_no_more_than_its_share(nlp):
    assert len(counts(nlp, "40 posts and " * 400)) == 400


def test_jobs_go_with_the_provider_to_come(nlp):
    text = (
        "Selby Council is to end its contract with Corbel Waste in March. It has picked Vane Waste as preferred bidder for the"
        " bins. Some 120 drivers (96 full-time equivalents) will transfer."
    )
    article = Article.from_text(text)
    record = dict_from_doc(process(nlp, article), article)
    assert {deal["provider"]: deal["jobs"] for deal in record["deals"]} == {"Corbel Waste": [], "Vane Waste": [120]}
