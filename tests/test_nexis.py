"""Nexis downloads: their layouts, headers and what they hold beside the articles."""

import pytest

from pipeline.articles.nexis import fields_of, is_download, parts_of
from tests.test_formats import read

OLD = """\
                               1 of 2 DOCUMENTS

                                  Fylde Echo

                            May 1, 2014 Thursday

Wardens to change hands

BYLINE: Ines Holroyd

SECTION: NEWS; Pg. 4

LENGTH: 31 words

Wyre Borough Council is to hand its wardens to Kerbline Ltd.

All 18 of them will move on 1 June.

LOAD-DATE: May 2, 2014

LANGUAGE: ENGLISH

                               2 of 2 DOCUMENTS

                                  Fylde Echo

                            8 May 2014

Baths bill doubles

LENGTH: 12 words

Repairs will cost £460,000.
"""


def test_the_older_layout_of_a_download_is_read_from_text(tmp_path):
    (tmp_path / "old.txt").write_text(OLD, encoding="utf-8")
    (first, second), rejected = read(tmp_path / "old.txt")
    assert rejected == []
    assert (first.id, first.title, first.publisher, first.published) == (
        "old#1",
        "Wardens to change hands",
        "Fylde Echo",
        "2014-05-01",
    )
    assert first.text.split("\n\n")[1:] == [
        "By Ines Holroyd",
        "Wyre Borough Council is to hand its wardens to Kerbline Ltd.",
        "All 18 of them will move on 1 June.",
    ]
    assert (second.title, second.published, second.text) == (
        "Baths bill doubles",
        "2014-05-08",
        "Baths bill doubles\n\nRepairs will cost £460,000.",
    )


def test_a_text_that_only_speaks_of_documents_is_one_article(tmp_path):
    text = "Bins late\n\nBody\n\nThe council said it was the end of document 3 of 57 DOCUMENTS."
    assert not is_download(text.splitlines())
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert len(read(tmp_path)[0]) == 1


def test_what_a_download_has_no_text_for_is_rejected_with_its_number(tmp_path):
    (tmp_path / "a.txt").write_text(
        "Photo\nEcho\nMay 1, 2014\nBody\nEnd of Document\nBins\nEcho\nMay 2, 2014\nBody\nLate.\nEnd of Document"
    )
    (article,), (bad,) = read(tmp_path)
    assert (article.id, article.published) == ("a#2", "2014-05-02")
    assert (bad.position, bad.code) == (1, "empty")


def test_highlight_byline_and_headline_fields_are_kept_and_terms_are_not():
    lines = [
        "Echo",
        "1 May 2014 Thursday",
        "HEADLINE: Bins late",
        "BYLINE: By Jo Bell",
        "HIGHLIGHT: A long wait",
        "Body",
        "Late.",
        "Graphic",
        "A bin",
    ]
    fields = fields_of(lines)
    assert (fields["title"], fields["text"]) == ("Bins late", "A long wait\n\nBy Jo Bell\n\nLate.")
    assert parts_of(["cover", *lines, "End of Document", "Classification"]) == [["cover", *lines]]


@pytest.mark.parametrize(
    ("head", "title", "publisher", "published"),
    [
        (["Bins late", "Hull Echo", "May 1, 2014 Thursday 6:15 AM GMT"], "Bins late", "Hull Echo", "2014-05-01"),
        (["Bins late", "Hull Echo", "1 May 2014", "Edition 1;", "National Edition"], "Bins late", "Hull Echo", "2014-05-01"),
        (
            ["Bins late:", "crews blame rota", "Hull Echo", "1 May 2014 Thursday"],
            "Bins late: crews blame rota",
            "Hull Echo",
            "2014-05-01",
        ),
        (["Documents (1)", "1. Bins late", "Bins late", "Hull Echo", "May 1, 2014"], "Bins late", "Hull Echo", "2014-05-01"),
        (["Bins late", "Hull Echo", "May 2014"], "Bins late", "Hull Echo", None),
        (["Bins late", "Hull Echo"], "Bins late", "Hull Echo", None),
        (["Bins late", "May 1, 2014"], "Bins late", None, "2014-05-01"),
    ],
)
def test_headline_paper_and_date_are_told_apart(head, title, publisher, published):
    fields = fields_of([*head, "Copyright 2014 Echo Ltd All Rights Reserved", "Length: 9 words", "Body", "They were late."])
    assert (fields["title"], fields["publisher"], fields["published"]) == (title, publisher, published)
    assert fields["text"] == "They were late."


def test_a_document_that_nexis_could_not_give_is_rejected(tmp_path):
    notice = "We are sorry but there is an error in this document and it is not possible to display it."
    (tmp_path / "a.txt").write_text(
        f"Bins late\nBody\nLate.\nEnd of Document\n{notice}\nBody\nEnd of Document\n", encoding="utf-8"
    )
    (article,), (bad,) = read(tmp_path)
    assert (article.id, bad.position, bad.code) == ("a#1", 2, "empty")
