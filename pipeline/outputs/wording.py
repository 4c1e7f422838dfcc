"""Figures, dates and codes in the words a reader expects."""

from __future__ import annotations

from datetime import date
from typing import Any

SIGNS = {"GBP": "£", "EUR": "€", "USD": "$"}
QUALIFIERS = {"up_to": "up to", "at_least": "at least", "more_than": "more than", "less_than": "less than"}
MONTHS = "January February March April May June July August September October November December"
NOUNS = {"money": ("sum", "sums"), "jobs": ("job count", "job counts"), "quotes": ("quote", "quotes"), "deals": ("deal", "deals")}


def amount_in_words(amount: float, currency: str = "GBP") -> str:
    """An amount of money, short.

    >>> [amount_in_words(amount) for amount in (1.65, 850.0, 140000.0, 2.5e6, 1234567.0, 27e9)]
    ['£1.65', '£850', '£140,000', '£2.5m', '£1.23m', '£27bn']
    """
    sign, unit = SIGNS.get(currency, f"{currency} "), ""
    for size, name in ((1e9, "bn"), (1e6, "m")):
        if abs(amount) >= size:
            amount, unit = amount / size, name
            break
    figure = f"{amount:,.2f}"
    return sign + (figure.rstrip("0").rstrip(".") if unit else figure.removesuffix(".00")) + unit


def money_in_words(item: dict[str, Any]) -> str:
    """A record's sum of money with its range, rate and years.

    >>> money_in_words({"amount": 2e6, "amount_max": 3e6, "currency": "GBP", "qualifier": None, "per": "year", "over_years": 5.0})
    '£2m to £3m a year over 5 years'
    """
    words = [_qualified(item), amount_in_words(item["amount"], item["currency"])]
    if item.get("amount_max") is not None:
        words.append(f"to {amount_in_words(item['amount_max'], item['currency'])}")
    if item.get("per"):
        words.append(f"{'an' if item['per'][0] in 'aeiou' or item['per'] == 'hour' else 'a'} {item['per']}")
    if item.get("over_years"):
        words.append(f"over {years_in_words(item['over_years'])}")
    return " ".join(filter(None, words))


def jobs_in_words(item: dict[str, Any]) -> str:
    """A record's count of jobs; where the article gives no number, its own words.

    >>> jobs_in_words({"text": "hundreds of jobs", "count": None})
    'hundreds of jobs'
    >>> jobs_in_words({"count": 40.5, "count_max": 60.0, "qualifier": "about", "unit": "fte"})
    'about 40.5 to 60 full-time equivalents'
    """
    if item.get("count") is None:
        return item.get("text", "")
    words = [_qualified(item), number_in_words(item["count"])]
    if item.get("count_max") is not None:
        words.append(f"to {number_in_words(item['count_max'])}")
    words.append("full-time equivalents" if item.get("unit") == "fte" else "jobs")
    return " ".join(filter(None, words))


def deal_value_in_words(item: dict[str, Any]) -> str:
    """A deal's value and length: "£8.4m, 7 years", or "" where neither is said."""
    rate = f" a {item['per']}" if item.get("per") else ""
    value = amount_in_words(item["value"]) + rate if item.get("value") is not None else ""
    return ", ".join(filter(None, [value, years_in_words(item["years"]) if item.get("years") else ""]))


def number_in_words(number: float) -> str:
    """A number with commas, without a needless fraction.

    >>> number_in_words(1234.0), number_in_words(7.5)
    ('1,234', '7.5')
    """
    return f"{number:,.2f}".rstrip("0").rstrip(".")


def years_in_words(years: float) -> str:
    return f"{number_in_words(years)} {'year' if years == 1 else 'years'}"


def day_in_words(day: str, short: bool = False) -> str:
    """An ISO date as a reader writes it; anything else as it stands.

    >>> day_in_words("2021-03-07"), day_in_words("2021-03-07", short=True), day_in_words("spring 2021")
    ('7 March 2021', '7 Mar 2021', 'spring 2021')
    """
    try:
        read = date.fromisoformat(day)
    except ValueError:
        return day
    month = MONTHS.split()[read.month - 1]
    return f"{read.day} {month[:3] if short else month} {read.year}"


def plain(code: str | None) -> str:
    """A code of the record as words: ``at_risk`` is "at risk"."""
    return (code or "").replace("_", " ")


def counts_in_words(counts: list[int]) -> str:
    """Numbers of sums, job counts, quotes and deals: "2 sums, 1 quote", or "no figures"."""
    pairs = zip(counts, NOUNS.values(), strict=True)
    return ", ".join(f"{number} {word if number == 1 else words}" for number, (word, words) in pairs if number) or "no figures"


def _qualified(item: dict[str, Any]) -> str:
    qualifier = item.get("qualifier")
    if qualifier == "between" or not qualifier:
        return ""
    return QUALIFIERS.get(qualifier, plain(qualifier))
