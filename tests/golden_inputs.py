"""Makes the golden dump's files that no editor can write: a Nexis Word file, a WARC archive and a Parquet table.

python -m tests.golden_inputs writes them anew into ``tests/golden/input``. Their bytes hold the time they were made, so they
are kept with the tests and made anew only where their articles change.
"""

import datetime
import io

import docx
import pyarrow
import pyarrow.parquet

from tests.golden import INPUT

NEXIS = """\
User Name: = Reader
Date and Time: = Monday, 3 March 2025 10:12
Documents (2)
1. Wardens to change hands in Poulton
2. Baths bill doubles

Wardens to change hands in Poulton
Fylde Echo
May 1, 2014 Thursday
Copyright 2014 Fylde Echo Newspapers All Rights Reserved
Section: NEWS; Pg. 4
Length: 58 words
Byline: Ines Holroyd
Body
Wyre Borough Council is to hand its parking wardens to Kerbline Ltd under a four-year deal worth £1.3m.
All 18 wardens will move to the company on 1 June.
“Nobody loses a job,” said Coun Petra Snape, the cabinet member for transport.
Graphic
A warden in Poulton
Load-Date: May 2, 2014
End of Document
Baths bill doubles
Fylde Echo
May 8, 2014 Thursday
Copyright 2014 Fylde Echo Newspapers All Rights Reserved
Length: 20 words
Body
Repairs to Garstang baths will cost Wyre Borough Council £460,000, twice what was put aside.
End of Document"""

PAGE = """\
<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{title} - {site}</title>
<meta property="og:site_name" content="{site}"><meta property="og:title" content="{title}">
<meta property="article:published_time" content="{date}T06:00:00Z"><link rel="canonical" href="{url}"></head>
<body><header><nav><a href="/">Home</a> <a href="/news">News</a></nav></header>
<main><article><h1>{title}</h1>{paragraphs}</article></main>
<footer><p>Cookie policy</p></footer></body></html>"""

STORIES = (
    {
        "title": "Trust to take on Dunbar pool",
        "site": "Lammermoor Gazette",
        "date": "2018-09-12",
        "url": "https://gazette.example/dunbar-pool",
        "paragraphs": (
            "East Lothian Council has agreed to hand Dunbar pool to Lammermoor Active, a leisure trust, for ten years.",
            "The trust will be paid &pound;310,000 a year. Some 24 lifeguards and instructors will transfer in November.",
            "&ldquo;It was this or a padlock,&rdquo; said Councillor Ewan Purves (SNP), who chairs the sports committee.",
        ),
    },
    {
        "title": "School cleaners fear for hours",
        "site": "Lammermoor Gazette",
        "date": "2018-10-03",
        "url": "https://gazette.example/cleaners",
        "paragraphs": (
            "Up to 60 school cleaners could lose their jobs when East Lothian Council cuts £700,000 from its budget for "
            "buildings, the union Unison said on Tuesday.",
            "The council said that no decision had been taken, and that it would talk to staff before it did anything.",
        ),
    },
)

ROWS = (
    {
        "Article_ID": "row-1",
        "Headline": "Night buses saved",
        "Body": (
            "Stagecoach will run night buses for Merseytravel until March, after Wirral Council found £85,000 to pay for them."
        ),
        "Date": datetime.date(2011, 2, 17),
    },
    {"Article_ID": "row-2", "Headline": "Empty", "Body": None, "Date": None},
)


def page(story):
    """A news page of one story."""
    return PAGE.format(**{**story, "paragraphs": "".join(f"<p>{text}</p>" for text in story["paragraphs"])})


def word_file():
    document = docx.Document()
    for line in NEXIS.split("\n"):
        document.add_paragraph(line)
    return document


def warc_bytes(responses):
    """A WARC archive of (url, status, content type, body) responses."""
    out = io.BytesIO()
    for url, status, kind, body in responses:
        http = f"HTTP/1.1 {status} OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2018-11-01T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{len(out.getvalue()):012d}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        out.write(head.encode() + http + b"\r\n\r\n")
    return out.getvalue()


def main():
    word_file().save(str(INPUT / "download.docx"))
    first, second = STORIES
    (INPUT / "pool.html").write_text(page(first), encoding="utf-8")
    responses = [
        ("https://gazette.example/logo.png", 200, "image/png", b"\x89PNG"),
        (second["url"], 200, "text/html; charset=utf-8", page(second).encode("utf-8")),
        ("https://gazette.example/gone", 404, "text/html", b"<html><body><p>Not found</p></body></html>"),
    ]
    (INPUT / "crawl.warc").write_bytes(warc_bytes(responses))
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(list(ROWS)), INPUT / "rows.parquet")


if __name__ == "__main__":
    main()
