"""Zones: every line of whole pages, as a share of lines right; no line of a body may be lost."""

from collections import Counter

import pytest

from pipeline.articles import Article
from tests.marked import read_samples
from tests.pages import KINDS, MINED, read_pages, strays, tally_of, zone_lines


def zoned(nlp, text):
    """The Doc of a page after the first step of the pipeline."""
    return nlp.get_pipe("council_zones")(nlp.make_doc(Article.from_text(text).text))


@pytest.fixture(scope="module")
def lines(nlp):
    """(expected kind, kind found, text) of every line of every sample page, known failures among them."""
    found = []
    for sample in read_samples("zones"):
        doc = zoned(nlp, sample.text)
        text, zones = doc.text, doc._.zones
        for mark in sample.marks:
            at = mark.start
            for line in sample.text[mark.start : mark.end].split("\n"):
                if line.strip():
                    kind = next((zone["kind"] for zone in zones if zone["start"] <= at < zone["end"]), None)
                    found.append((mark.label, kind, text[at : at + len(line)]))
                at += len(line) + 1
    return found


def test_no_body_line_is_lost(lines):
    assert sum(kind == "body" for kind, _, _ in lines) > 150
    assert [text for wanted, kind, text in lines if wanted == "body" and kind not in MINED] == []


def test_nothing_but_the_article_is_mined(lines):
    assert [text for wanted, kind, text in lines if wanted not in MINED and kind in MINED] == []


def test_macro_f1_over_kinds(lines):
    right, wanted, found = Counter(), Counter(), Counter()
    for expected, kind, _ in lines:
        right[expected] += expected == kind
        wanted[expected] += 1
        found[kind] += 1
    assert set(wanted) == set(KINDS)
    assert sum(2 * right[kind] / (wanted[kind] + found[kind]) for kind in KINDS) / len(KINDS) >= 0.95


@pytest.mark.parametrize(("name", "macro", "lost", "mined"), [("pages", 0.95, 0.005, 0.02), ("held_out", 0.92, 0.02, 0.02)])
def test_whole_pages(nlp, name, macro, lost, mined):
    """Floors, not aims: macro F1 by lines and characters, body lines lost, other lines mined (shares of their lines)."""
    tally = tally_of(zone_lines(name, nlp))
    assert min(tally.by_lines, tally.by_characters) >= macro, tally
    assert len(tally.lost) <= lost * tally.body, tally
    assert len(tally.mined) <= mined * tally.furniture, tally


@pytest.mark.parametrize(("name", "share"), [("pages", 0.01), ("held_out", 0.01)])
def test_hardly_any_fact_comes_from_other_lines(nlp, name, share):
    outside, total = strays(name, nlp)
    assert total > 200
    assert len(outside) <= share * total, outside if name == "pages" else len(outside)


def test_every_page_has_a_body_and_a_name_of_its_own():
    pages = [page for name in ("pages", "held_out") for page in read_pages(name)]
    assert len({page.name for page in pages}) == len(pages) >= 60
    assert [page.name for page in pages if not any(kind == "body" for _, kind in page.lines)] == []


@pytest.mark.parametrize(
    ("date_line", "published"),
    [
        ("By Jane Roe\n14th March 2013, 4:10pm", "2013-03-14"),
        ("Published: 05/12/2007 10:40 - Updated: 19/08/2011 12:25", "2007-12-05"),
        ("Thursday, June 14", None),
        ("Jane Roe\n17 OCT 2023", "2023-10-17"),
    ],
)
def test_a_date_line_dates_the_article(nlp, date_line, published):
    page = f"Depot to close with loss of 60 jobs\n{date_line}\n\nA depot in Rochdale is to close, the council said yesterday."
    assert next((zone["date"] for zone in zoned(nlp, page)._.zones if "date" in zone), None) == published


def test_mined_lines_are_the_paragraphs(nlp):
    page = "Bins to go fortnightly\n\nBins in Bury are to be emptied less often.\n\nShare\n\nIt starts in May, the council said."
    doc = zoned(nlp, page)
    assert [doc.text[start:end] for start, end in doc._.paragraphs] == [
        "Bins in Bury are to be emptied less often.",
        "It starts in May, the council said.",
    ]
    assert [span.label_ for span in doc.spans["zones"]] == ["headline", "body", "boilerplate", "body"]
