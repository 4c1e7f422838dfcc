"""Damaged and absurd texts: nothing raises, every span is the text's own, facts stay in mined zones, twice gives the same."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipeline.articles import Article
from pipeline.articles.mending import mend
from pipeline.articles.readers import read_articles
from pipeline.dates import date_of, given_date
from pipeline.records import FACTS, dict_from_doc, process
from tests.endless import PIECES, endless

SAMPLES = Path(__file__).parent.parent / "data" / "raw" / "samples"
WORDS = ["Bury Council", "Ann Roe", "400 jobs", "£2.5m", "Serco", "will cut", ",", ".", " "]
TEXTS = [item.text for item in read_articles([str(SAMPLES)])]
MARKS = ["“", "”", '"', "'", "‘", "’", "\ufffd", "£", "£m", "(", "—", "…", "%", "-", "\U0001f600", "e\u0301"]
ODD = [*MARKS, "1" * 60, "9,9", "\n", "\n\n", "\t", "\u00a0", "\u200b", "\u202e", "\x00", "&#163;", "Cllr", "Mr", "said", "to"]
quick = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@st.composite
def damaged(draw):
    """A sample article that was cut, stirred and strewn with odd marks."""
    text = draw(st.sampled_from(TEXTS))
    paragraphs = text.split("\n")
    if draw(st.booleans()):
        paragraphs = draw(st.permutations(paragraphs))
    text = "\n".join(paragraphs)
    start = draw(st.integers(0, len(text)))
    text = text[start : start + draw(st.integers(0, 2500))]
    for _ in range(draw(st.integers(0, 8))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(ODD)) + text[at + draw(st.integers(0, 3)) :]
    return text


def record_of(nlp, text):
    article = Article.from_text(text, id="x")
    return dict_from_doc(process(nlp, article), article)


def check(record):
    """What holds for every record, whatever its text."""
    text = record["text"]
    zones = record["zones"]
    assert all(a["end"] <= b["start"] for a, b in zip(zones, zones[1:], strict=False))
    outside = list(text)
    for zone in zones:
        assert 0 <= zone["start"] < zone["end"] <= len(text)
        outside[zone["start"] : zone["end"]] = " " * (zone["end"] - zone["start"])
    assert not "".join(outside).strip(), "a line has no zone"
    mined = bytearray(len(text))
    for zone in zones:
        if zone["kind"] in ("body", "standfirst"):
            mined[zone["start"] : zone["end"]] = b"x" * (zone["end"] - zone["start"])
    for fact in FACTS:
        for item in record[fact] if fact != "zones" else ():
            for place in item.get("mentions", [item]):
                assert 0 <= place["start"] < place["end"] <= len(text), (fact, place)
                words = text[place["start"] : place["end"]]
                assert place.get("text", words) == words, (fact, place)
                assert mined[place["start"]] and mined[place["end"] - 1], (fact, place)
                assert place["rule"], (fact, place)


@quick
@given(text=damaged())
@example(text="")
@example(text="\ufffd")
@example(text="“")
@example(text="said “ said ” ‘ said")
@example(text="£ £m £-5 £1m-£ £2-3m £")
@example(text="Cllr Cllr Cllr (Lab")
def test_damaged_articles(nlp, text):
    record = record_of(nlp, text)
    check(record)
    assert record_of(nlp, text) == record


@settings(quick, max_examples=40)
@given(text=st.text(max_size=300))
def test_any_text(nlp, text):
    check(record_of(nlp, text))


@settings(quick, max_examples=40)
@given(pieces=st.lists(st.sampled_from([*ODD, *WORDS]), max_size=60))
def test_words_and_marks_in_any_order(nlp, pieces):
    check(record_of(nlp, " ".join(pieces)))


@settings(quick, max_examples=100)
@given(text=st.text(alphabet=st.sampled_from("a £#163;&amp;Ââ€œ™”\ufffd\r\n\u00a0\u200b\ud800.,"), max_size=80))
def test_mending_ends_and_what_is_mended_stays(text):
    mended, what = mend(text)
    assert (mended == text) == (not what)
    mended.encode("utf-8")
    assert "\r" not in mended


@settings(quick, max_examples=100)
@given(text=st.text(alphabet=st.sampled_from("0123456789/.- JanFebmarch:,st"), max_size=20))
def test_dates_never_raise(text):
    for date in (date_of(text), given_date(text)):
        assert date is None or len(date) == 10


@pytest.mark.parametrize("piece", PIECES)
def test_endless_texts_come_to_a_sound_record(nlp, piece):
    check(record_of(nlp, endless(piece)))
