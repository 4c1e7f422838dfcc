"""Dates of date lines: "2nd May 2012", "05/12/2007", "17 Oct 2023", "2021-11-09", "June 18, 2019"."""

from __future__ import annotations

import re
from datetime import date, datetime, timezone

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
DATE = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_MONTH}),?(?:\s+(?P<y1>\d{{4}}|\d\d)\b(?![:.]\d))?"
    rf"|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<y2>\d{{4}}))?"
    r"|(?P<d3>\d{1,2})[/.-](?P<m3>\d{1,2})[/.-](?P<y3>\d{4}|\d\d)\b"
    r"|(?P<y4>(?:19|20)\d\d)[-/](?P<m4>\d\d)[-/](?P<d4>\d\d))",
    re.IGNORECASE,
)


def date_of(line: str) -> str | None:
    """The first full date in a line as ISO text; None where there is none, or no year (day before month: British).

    >>> date_of("Updated 2nd May 2012, 6:25pm"), date_of("Published: 05/12/2007 10:40"), date_of("Thursday, June 14")
    ('2012-05-02', '2007-12-05', None)
    """
    for match in DATE.finditer(line):
        for form in "1234":
            day, month, year = (match[key + form] for key in "dmy")
            if not (day and month and year):
                continue
            number = int(month) if month.isdigit() else MONTHS.index(month[:3].lower()) + 1
            if number > 12:  # 03/14/2013: American, and the only way to read it
                number, day = int(day), month
            century = 0 if len(year) == 4 else 1900 if int(year) > 70 else 2000
            try:
                return date(int(year) + century, number, int(day)).isoformat()
            except ValueError:
                continue
    return None


def given_date(value: str) -> str | None:
    """The date that a table's or JSON object's field gives, as ISO text: any form of ``date_of``, "20130314", Unix time.

    >>> given_date("2012-05-02T09:00:00Z"), given_date("20130314"), given_date("1363219200"), given_date("soon")
    ('2012-05-02', '2013-03-14', '2013-03-14', None)
    """
    value = value.strip()
    if re.fullmatch(r"(?:19|20)\d{6}", value):
        value = f"{value[:4]}-{value[4:6]}-{value[6:]}"
    elif re.fullmatch(r"\d{9,10}(?:\d{3})?(?:\.\d+)?", value):
        seconds = int(value.partition(".")[0])
        return datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, timezone.utc).date().isoformat()
    return date_of(re.sub(r"(?<=\d)[-_ ](?=[A-Za-z])|(?<=[A-Za-z])[-_ ](?=\d)", " ", value))
