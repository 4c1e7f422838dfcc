"""What the report's first page draws: totals of money and jobs, providers, services, who is quoted."""

from __future__ import annotations

from typing import Any

from .charts import bars, columns
from .gathering import Gathered
from .wording import amount_in_words, number_in_words, plain

MOST, MOST_YEARS = 10, 60
"""Bars in a chart; years between the first and the last date that are shown also where they are empty (a date may be wrong)."""
BY_YEAR = ("contract", "saving", "cut")


def all_charts(gathered: Gathered) -> list[dict[str, Any]]:
    """Each chart's title, note, svg ("" where there is nothing), legend and the table behind it (head, rows)."""
    return [
        money_by_purpose(gathered),
        money_by_year(gathered),
        jobs_by_action(gathered),
        providers_by_councils(gathered),
        deals_by_service(gathered),
        most_quoted(gathered),
    ]


def money_by_purpose(gathered: Gathered) -> dict[str, Any]:
    question = """select category, sum(amount) as total, count(*) as number from facts where fact = 'money' and summed
                  group by category order by total desc, category"""
    found = list(gathered.rows(question))
    rows = [(plain(name), total, _rounded(total), (f"£{total:,.0f}", f"{number:,}")) for name, total, number in found]
    note = "In pounds. A yearly sum counts as one year’s; what is by the hour, household and the like is left out."
    return _chart("Money by purpose", note, ("Purpose", "Total", "Sums"), rows)


def money_by_year(gathered: Gathered) -> dict[str, Any]:
    question = """select year, category, sum(amount) from facts where fact = 'money' and summed and year is not null
                  group by year, category order by year"""
    found = list(gathered.rows(question))
    first, last = (int(found[0]["year"]), int(found[-1]["year"])) if found else (0, -1)
    spanned = range(first, last + 1) if last - first < MOST_YEARS else sorted({int(year) for year, _, _ in found})
    years: dict[str, dict[str, float]] = {f"{year:04}": {} for year in spanned}
    for year, purpose, total in found:
        years[year][purpose] = total
    title = "Contracts, savings and cuts by year"
    note = "By the year in which the article appeared; articles without a date are left out."
    series = {purpose: [year.get(purpose, 0.0) for year in years.values()] for purpose in BY_YEAR}
    cells = zip(*series.values(), strict=True)
    rows = [{"name": year, "href": None, "cells": [f"£{n:,.0f}" for n in row]} for year, row in zip(years, cells, strict=True)]
    svg = columns(list(years), series, amount_in_words, f"{title}: chart")
    head = ("Year", *map(str.capitalize, BY_YEAR))
    return {"title": title, "note": note, "svg": svg, "legend": BY_YEAR, "head": head, "rows": rows}


def jobs_by_action(gathered: Gathered) -> dict[str, Any]:
    question = """select category, sum(amount) as total, count(*) as number from facts where fact = 'jobs' and summed
                  group by category order by total desc, category"""
    found = list(gathered.rows(question))
    words = [(plain(name), total, number_in_words(total), f"{number:,}") for name, total, number in found]
    rows = [(name, total, jobs, (jobs, number)) for name, total, jobs, number in words]
    note = "Jobs and full-time equivalents, by what becomes of them; of a range the lower end."
    return _chart("Jobs by what becomes of them", note, ("What becomes of them", "Jobs", "Counts"), rows)


def providers_by_councils(gathered: Gathered) -> dict[str, Any]:
    question = """select provider as slug, count(distinct council) as councils, count(*) as deals, max(amount) as largest
                  from facts where fact = 'deals' and counted and provider is not null and category != 'rejected'
                  group by provider order by councils desc, deals desc, slug limit ?"""
    names = gathered.names("provider")
    rows = []
    for slug, councils, deals, largest in gathered.rows(question, MOST):
        cells = (str(councils), str(deals), amount_in_words(largest) if largest is not None else "–")
        rows.append((names[slug], councils, str(councils), cells, f"provider/{slug}.html"))
    note = "Councils with which a deal is reported at any stage; rejected ones are left out."
    return _chart("Providers by number of councils", note, ("Provider", "Councils", "Deals", "Largest value"), rows)


def deals_by_service(gathered: Gathered) -> dict[str, Any]:
    question = """select service.value as code, count(*) as deals, count(distinct council) as councils
                  from facts, json_each(facts.data, '$.service_codes') as service
                  where fact = 'deals' and counted and category != 'rejected'
                  group by code order by deals desc, councils desc, code"""
    found = gathered.rows(question)
    rows = [(plain(code), deals, f"{deals:,}", (f"{deals:,}", f"{councils:,}")) for code, deals, councils in found]
    note = "Deals reported at any stage, by the services in them; rejected ones are left out."
    return _chart("Deals by service", note, ("Service", "Deals", "Councils"), rows)


def most_quoted(gathered: Gathered) -> dict[str, Any]:
    question = """select councillor as slug, count(*) as quotes, count(distinct no) as articles from facts
                  where fact = 'quotes' and counted and councillor is not null
                  group by councillor order by quotes desc, articles desc, slug limit ?"""
    names = gathered.names("councillor")
    rows = [
        (names[slug], quotes, str(quotes), (str(quotes), str(articles)), f"councillor/{slug}.html")
        for slug, quotes, articles in gathered.rows(question, MOST)
    ]
    note = "Quotations, word for word or reported, paragraph by paragraph."
    return _chart("Most quoted councillors", note, ("Councillor", "Quotes", "Articles"), rows)


def _rounded(amount: float) -> str:
    return amount_in_words(float(f"{amount:.3g}"))


def _chart(title: str, note: str, head: tuple[str, ...], rows: list[tuple[Any, ...]]) -> dict[str, Any]:
    """rows: name, number, number in words, cells of the table, and the page it leads to, if any."""
    shown = rows[:MOST]
    svg = bars([(row[0], row[1]) for row in shown], [row[2] for row in shown], f"{title}: chart")
    table = [{"name": row[0], "href": row[4] if len(row) > 4 else None, "cells": row[3]} for row in rows]
    return {"title": title, "note": note, "svg": svg, "legend": None, "head": head, "rows": table}
