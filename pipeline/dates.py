"""Dates of date lines: "14th March 2013", "03/11/2008", "17 Oct 2023", "2021-11-09", "June 18, 2019"."""

from __future__ import annotations

import re
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
DATE = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_MONTH}),?(?:\s+(?P<y1>\d{{4}}|\d\d)\b(?![:.]\d))?"
    rf"|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<y2>\d{{4}}))?"
    r"|(?P<d3>\d{1,2})[/.](?P<m3>\d{1,2})[/.](?P<y3>\d{4}|\d\d)"
    r"|(?P<y4>(?:19|20)\d\d)-(?P<m4>\d\d)-(?P<d4>\d\d))",
    re.IGNORECASE,
)


def date_of(line: str) -> str | None:
    """The first full date in a line as ISO text; None where there is none, or no year (day before month: British).

    >>> date_of("Updated 14th March 2013, 4:10pm"), date_of("Published: 03/11/2008 09:15"), date_of("Thursday, June 14")
    ('2013-03-14', '2008-11-03', None)
    """
    for match in DATE.finditer(line):
        for form in "1234":
            day, month, year = (match[key + form] for key in "dmy")
            if not (day and month and year):
                continue
            number = int(month) if month.isdigit() else MONTHS.index(month[:3].lower()) + 1
            century = 0 if len(year) == 4 else 1900 if int(year) > 70 else 2000
            try:
                return date(int(year) + century, number, int(day)).isoformat()
            except ValueError:
                continue
    return None
