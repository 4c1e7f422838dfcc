"""British sums in running text: every form is found in every sentence around it, with the value it has."""

import pytest

from pipeline.components.money_turn_table import TURNS

M = 1e6
FORMS = {
    "£2.5m": [2.5 * M],
    "£320million": [320 * M],
    "£320 million": [320 * M],
    "£1.4bn": [1400 * M],
    "£1.4 billion": [1400 * M],
    "nearly £400,000 a year": [400_000],
    "£45k": [45_000],
    "£45K": [45_000],
    "half a million pounds": [M / 2],
    "£half a million": [M / 2],
    "a quarter of a million pounds": [M / 4],
    "£1.5-£2 million": [(1.5 * M, 2 * M)],
    "between £1.5m and £2m": [(1.5 * M, 2 * M)],
    "£1.5m to £2m": [(1.5 * M, 2 * M)],
    "£10-15m": [(10 * M, 15 * M)],
    "£10–15m": [(10 * M, 15 * M)],
    "between £10 and £15 million": [(10 * M, 15 * M)],
    "75p": [0.75],
    "£3.50 an hour": [3.5],
    "GBP 2.5m": [2.5 * M],
    "two million pounds": [2 * M],
    "£2 1/2 million": [2.5 * M],
    "£2½m": [2.5 * M],
    "£1,234,567": [1_234_567],
    "£1.234.567": [1_234_567],
    "more than £3m": [3 * M],
    "up to £3m": [3 * M],
    "£12m-a-year": [12 * M],
    "the seven-year, £70m deal": [70 * M],
    "£2m, £3m and £5m": [2 * M, 3 * M, 5 * M],
    "£2, £3 and £5 million": [2 * M, 3 * M, 5 * M],
    "a six-figure sum": [],
    "millions of pounds": [],
    "20 pounds of weight": [],
    "from £4.2m in 2010 to £5.1m in 2012": [4.2 * M, 5.1 * M],
    "£ 2.5 million": [2.5 * M],
    "£2.5M": [2.5 * M],
    "£2.5mn": [2.5 * M],
    "£2.5 m": [2.5 * M],
    "2.5 million pound contract": [2.5 * M],
    "£20,000-a-year post": [20_000],
    "£145,000- a-year": [145_000],
    "six grand": [6_000],
    "#163;300 million": [300 * M],
}
SENTENCES = (
    "The council said on Tuesday that {} would be needed.",
    "It came to {}, the report by Dover District Council shows.",
    "“We never asked for {},” said Cllr Jo Bell (Lab), 41.",
    "Rother has 12 vans, 340 staff and – on paper – {}.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("form", FORMS)
def test_form_in_a_sentence(nlp, form, sentence):
    items = nlp(sentence.format(form))._.money
    assert [(item["amount"], item["amount_max"]) if item["amount_max"] else item["amount"] for item in items] == FORMS[form]


def test_every_turn_of_phrase_is_reached():
    assert [turn.name for turn in TURNS if not (turn.needs or turn.after)] == []
