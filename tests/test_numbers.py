"""Numbers and sums in every British form, each form alone and inside sentences.

A family is a form and its relatives; where a form was first met is named above it. ``None`` as the high end: no range.
"""

import pytest

from pipeline.components.money_amounts import amounts
from pipeline.numbers import NUMBER, is_vague, parse_number
from tests.endless import PIECES, endless

M = 1_000_000.0

NUMBERS = {
    # digits
    "7": 7,
    "1,350": 1350,
    "10,860": 10860,
    "96.5": 96.5,
    "1,234.56": 1234.56,
    "1.234.567": 1234567,
    "2½": 2.5,
    "2 1/2": 2.5,
    "¾": 0.75,
    # digits with a scale
    "1.3 thousand": 1300,
    "45k": 45000,
    "2.3m": 2.3 * M,
    "1.4bn": 1400 * M,
    "320million": 320 * M,
    # words
    "Twenty-two": 22,
    "sixty": 60,
    "one hundred and twenty": 120,
    "two hundred and six": 206,
    "two hundred": 200,
    "twelve hundred": 1200,
    "two thousand and sixteen": 2016,
    "a hundred": 100,
    "a million": M,
    "ninety nine thousand": 99000,
    "three million, two hundred thousand": 3.2 * M,
    "two and a half million": 2.5 * M,
    # dozens, halves and couples
    "half a dozen": 6,
    "half-a-dozen": 6,
    "a dozen": 12,
    "two dozen": 24,
    "a couple of": 2,
    "a couple of hundred": 200,
    "half a million": M / 2,
    "a quarter of a million": M / 4,
    "three quarters of a million": 0.75 * M,
}

VAGUE = ["hundreds", "Scores", "dozens", "several", "several hundred", "tens of thousands", "a few dozen", "numerous"]

IN_RUNNING_TEXT = [
    ("the 22nd meeting of the 1990s on 3/4/2016", []),
    ("£2.5m and 45 posts", ["45"]),
    ("a 150-job depot and a seven-strong team", ["150", "seven"]),
    ("between two million and four million", ["two million", "four million"]),
    ("one and two and three", ["one", "two", "three"]),
    ("15 to 20 trainees, 400-450 jobs", ["15", "20", "400", "450"]),
    ("6ft tall, 10pm, v2.0.1", []),
]

SUMS = {
    # the forms that public parsers miss
    "£2.5m": [(2.5 * M, None)],
    "£2.5M": [(2.5 * M, None)],
    "£2.5mn": [(2.5 * M, None)],
    "£2.5 m": [(2.5 * M, None)],
    "£ 2.5 million": [(2.5 * M, None)],
    "£ 3m": [(3 * M, None)],
    "£320million": [(320 * M, None)],
    "£320 million": [(320 * M, None)],
    "£1.4bn": [(1400 * M, None)],
    "£1.4 billion": [(1400 * M, None)],
    "nearly £400,000 a year": [(400000, None)],
    "£45k": [(45000, None)],
    "£45K": [(45000, None)],
    "£12m-a-year": [(12 * M, None)],
    "£20,000-a-year post": [(20000, None)],
    "the seven-year, £70m deal": [(70 * M, None)],
    "more than £3m": [(3 * M, None)],
    "up to £3m": [(3 * M, None)],
    # thousands marks, pence
    "£1,234,567": [(1234567, None)],
    "£1.234.567": [(1234567, None)],
    "£1,234.56": [(1234.56, None)],
    "£3.50 an hour": [(3.5, None)],
    "75p": [(0.75, None)],
    "12 pence": [(0.12, None)],
    "£1.50p": [(1.5, None)],
    "99½p": [(0.995, None)],
    # words and fractions
    "half a million pounds": [(M / 2, None)],
    "£half a million": [(M / 2, None)],
    "a quarter of a million pounds": [(M / 4, None)],
    "a million pounds": [(M, None)],
    "two million pounds": [(2 * M, None)],
    "two and a half million pounds": [(2.5 * M, None)],
    "2.5 million pound contract": [(2.5 * M, None)],
    "£2½m": [(2.5 * M, None)],
    "£2 1/2 million": [(2.5 * M, None)],
    "three hundred pounds": [(300, None)],
    "twenty-five pounds": [(25, None)],
    "500 pounds of taxpayers' money": [(500, None)],
    # as people say it
    "ninety-five grand": [(95000, None)],
    "20 quid": [(20, None)],
    "another fiver": [(5, None)],
    "it would cost four million": [(4 * M, None)],
    # other currencies and signs
    "GBP 2.5m": [(2.5 * M, None)],
    "€400,000 (£310,000)": [(400000, None), (310000, None)],
    "US$75m": [(75 * M, None)],
    "two million euros": [(2 * M, None)],
    # damaged signs
    "#163;300 million": [(300 * M, None)],
    "&#163;300 million": [(300 * M, None)],
    "&pound;3m": [(3 * M, None)],
    "Â£3m": [(3 * M, None)],
    "â‚¬3m": [(3 * M, None)],
    "\ufffd3m": [(3 * M, None)],
    # a line break inside
    "£2.5\nmillion": [(2.5 * M, None)],
    "£\n2.5m": [(2.5 * M, None)],
    # ranges
    "£1.5-£2 million": [(1.5 * M, 2 * M)],
    "between £1.5m and £2m": [(1.5 * M, 2 * M)],
    "£1.5m to £2m": [(1.5 * M, 2 * M)],
    "£10-15m": [(10 * M, 15 * M)],
    "£10–15m": [(10 * M, 15 * M)],
    "£10m-£15m": [(10 * M, 15 * M)],
    "£10 to £15 million": [(10 * M, 15 * M)],
    "£10 to 15 million": [(10 * M, 15 * M)],
    "between £10 and £15 million": [(10 * M, 15 * M)],
    "between about £10 and £15 million": [(10 * M, 15 * M)],
    "between two and three million pounds": [(2 * M, 3 * M)],
    "10 to 15 pence": [(0.10, 0.15)],
    "anywhere from £2m to £3m": [(2 * M, 3 * M)],
    "£500 to £1 million": [(500, M)],
    # several sums
    "£2m, £3m and £5m": [(2 * M, None), (3 * M, None), (5 * M, None)],
    "£2, £3 and £5 million": [(2 * M, None), (3 * M, None), (5 * M, None)],
    "from £4.2m in 2010 to £5.1m in 2012": [(4.2 * M, None), (5.1 * M, None)],
    "from £6 to £10": [(6, None), (10, None)],
    "rose £2m to £15m": [(2 * M, None), (15 * M, None)],
    "between £20 a week and £30": [(20, None), (30, None)],
    "£10m to £5m": [(10 * M, None), (5 * M, None)],
    # no sum
    "a six-figure sum": [],
    "millions of pounds": [],
    "£10s of millions": [],
    "20 pounds of weight": [],
    "300 pounds of potatoes": [],
    "weighed 20 pounds": [],
    "p5": [],
    "paragraph 5p": [],
    "1080p": [],
    "https://pay.example.uk/?sum=£5": [],
    "shares fell 12p to 340p": [],
    "two grand pianos": [],
    "four million people": [],
    "£": [],
}


@pytest.mark.parametrize(("text", "value"), NUMBERS.items())
def test_number(text, value):
    assert parse_number(text) == pytest.approx(value)
    assert parse_number(f" {text}\t") == pytest.approx(value)


@pytest.mark.parametrize("text", [text for text in NUMBERS if text not in ("a couple of", "three million, two hundred thousand")])
def test_number_is_found_whole(text):
    assert [match.group() for match in NUMBER.finditer(f"It was {text}, they said.")] == [text]


@pytest.mark.parametrize("text", VAGUE)
def test_vague_number_has_no_value(text):
    assert is_vague(text)
    assert parse_number(text) is None


@pytest.mark.parametrize(("text", "found"), IN_RUNNING_TEXT)
def test_numbers_in_running_text(text, found):
    assert [match.group() for match in NUMBER.finditer(text)] == found


FRAMES = ["{}", "It was put at {} last night, councillors heard.", "The sum, {}.", "“{},” he said.", "({})"]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("text", SUMS)
def test_sum(text, frame):
    shown = frame.format(text)
    found = amounts(shown)
    assert [(amount.low, amount.high) for amount in found] == [
        (pytest.approx(low), high if high is None else pytest.approx(high)) for low, high in SUMS[text]
    ]
    for amount in found:
        assert shown[amount.start : amount.end] == shown[amount.start : amount.end].strip()


@pytest.mark.parametrize("piece", (*PIECES, "£", "£1", "£1,", "£1-", "\ufffd", "£\n", "£1, "))
def test_sums_of_endless_text_stand_one_after_another(piece):
    text = endless(piece, 50_000)
    found = amounts(text)
    assert all(0 <= amount.start < amount.end <= len(text) for amount in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
