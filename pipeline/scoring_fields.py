"""What is scored, a field a line: which items, when two are the same, and which labels of a match are judged.

``FIELDS`` is the table; the rules that it names are in ``scoring_match.py``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from .scoring_case import Case
from .scoring_match import (
    Fact,
    name_words,
    overlap,
    plain,
    same_body,
    same_council,
    same_date,
    same_firm,
    same_giver,
    same_number,
    same_party,
    same_person,
    same_place,
    same_provider,
    same_quote,
    same_wording,
)

SCORED_WORDS = 5
"""Quotes of fewer words are fragments: a field of their own, scored where gold annotates them."""


# Labels: is this label of a matched item right? None = not scored here.

Label = Callable[[Case, Fact, Fact], bool | None]


def equal(key: str) -> Label:
    """The values are equal; scored wherever gold annotates them."""
    return lambda case, gold, found: gold[key] == found.get(key) if key in gold else None


def stated(key: str, same: Callable[[Any, Any], bool]) -> Label:
    """Both give a value and the values are the same; scored where gold or the record gives one."""

    def right(case: Case, gold: Fact, found: Fact) -> bool | None:
        if key not in gold or gold[key] in (None, "", []) and found.get(key) in (None, "", []):
            return None
        return gold[key] not in (None, "", []) and found.get(key) not in (None, "", []) and same(gold[key], found[key])

    return right


def number(key: str) -> Label:
    """The same number; scored where gold gives one."""
    return lambda case, gold, found: same_number(gold[key], found.get(key)) if gold.get(key) else None


def same_words(gold: str, found: str) -> bool:
    return plain(gold) == plain(found)


def full_name(case: Case, gold: Fact, found: Fact) -> bool:
    return name_words(gold["name"]) == name_words(found["name"])


def said_by(case: Case, gold: Fact, found: Fact) -> bool | None:
    bodies = (case.gold.get("councils", []), case.gold.get("providers", []))
    return stated("said_by", lambda a, b: same_giver(a, b, case.people, *bodies))(case, gold, found)


def purpose(case: Case, gold: Fact, found: Fact) -> bool | None:
    return found.get("purpose") in gold["purposes"] if "purposes" in gold else None


def restates(key: str) -> Label:
    """``same_as`` points at the found item of the gold's first statement; scored where gold or the record points at one."""

    def right(case: Case, gold: Fact, found: Fact) -> bool | None:
        want, got = gold.get("same_as"), found.get("same_as")
        if "same_as" not in gold or want is None and got is None:
            return None
        if want is None or got is None:
            return False
        first = case.matched.get(id(case.gold[key][want]))
        return first is None or first in case.record[key][got : got + 1]

    return right


# Fields: which items, when two are the same, how one is shown, which labels.


def listed(key: str, keep: Callable[[Fact], bool] = lambda item: True) -> Callable[[Fact], list[Fact] | None]:
    """The items of a record's list that ``keep`` lets through; None where the list is not annotated."""
    return lambda record: [item for item in record[key] if keep(item)] if key in record else None


def quoted_councillors(record: Fact) -> list[Fact] | None:
    """The councillors who are quoted; None where that is not annotated of everybody."""
    people = record.get("people")
    if people is None or not all("is_quoted" in person for person in people):
        return None
    return [person for person in people if person["is_councillor"] and person["is_quoted"]]


def council_mentions(record: Fact) -> list[Fact] | None:
    if not any("mentions" in council for council in record.get("councils", [])):
        return None
    return [{**council, **mention} for council in record["councils"] for mention in council.get("mentions", [])]


def quotes_of(keep: Callable[[int], bool]) -> Callable[[Fact], list[Fact] | None]:
    marked = ("direct", "mixed")
    return listed("quotes", lambda quote: quote.get("kind", "direct") in marked and keep(len(quote["text"].split())))


def fragments(record: Fact) -> list[Fact] | None:
    """Quotes of fewer than five words; None in gold that has no kinds of quotes, or says ``"fragments": false``."""
    annotated = record.get("fragments", True) and (not record.get("quotes") or "kind" in record["quotes"][0])
    return quotes_of(lambda words: words < SCORED_WORDS)(record) if annotated else None


Same = Callable[[Case, Fact, Fact], bool]


def by(rule: Callable[[Any, Any], bool], key: str = "") -> Same:
    """A match rule that looks at the two items, or at one key of theirs, alone."""
    return lambda case, gold, found: rule(gold[key], found[key]) if key else rule(gold, found)


def same_mention(case: Case, gold: Fact, found: Fact) -> bool:
    return overlap(case.span(gold), (found["start"], found["end"])) > 0 and same_council(gold, found)


def same_sum(case: Case, gold: Fact, found: Fact) -> bool:
    return same_place(case.span(gold), (found["start"], found["end"])) and same_number(gold["amount"], found.get("amount"))


def same_count(case: Case, gold: Fact, found: Fact) -> bool:
    return same_job_place(case, gold, found) and same_number(gold["count"], found.get("count"))


def same_deal(case: Case, gold: Fact, found: Fact) -> bool:
    provider, council = found.get("provider") or "", found.get("council") or ""
    return same_firm(gold["provider"], provider) and same_body(gold["council"], council)


def same_quotation(case: Case, gold: Fact, found: Fact) -> bool:
    return same_quote(case.text, case.span(gold), (found["start"], found["end"]))


def open_count(job: Fact) -> bool:
    """Vague and optional counts: found or not, they count neither way."""
    return job.get("count") is None or bool(job.get("optional"))


def same_job_place(case: Case, gold: Fact, found: Fact) -> bool:
    return any(same_place(span, (found["start"], found["end"])) for span in case.job_spans(gold))


class Field(NamedTuple):
    """One line of the scores. ``excused``: an extra that is no error, for a reason of the field's own."""

    items: Callable[[Fact], list[Fact] | None]
    same: Same
    show: Callable[[Fact], str]
    labels: dict[str, Label] = {}
    excused: Callable[[Case, Fact], bool] = lambda case, found: False


def show_name(item: Fact) -> str:
    return str(item["name"])


def show_deal(item: Fact) -> str:
    return f"{item['council']} / {item['provider']}"


def show_text(item: Fact) -> str:
    number = next((f" = {item[key]}" for key in ("amount", "count") if key in item), "")
    return f"{item['text'][:60]!r}{number}"


FIELDS: dict[str, Field] = {
    "councils": Field(listed("councils"), by(same_council), show_name, {"kind": equal("kind"), "nation": equal("nation")}),
    "mentions": Field(council_mentions, same_mention, lambda item: f"{item['text']!r} = {item['name']}"),
    "providers": Field(
        listed("providers"),
        by(same_provider),
        show_name,
        {"kind": equal("kind"), "status": equal("status"), "name": stated("name", same_words)},
    ),
    "jobs": Field(
        listed("jobs"),
        same_count,
        show_text,
        {
            "action": equal("action"),
            "max": number("count_max"),
            "unit": equal("unit"),
            "modality": equal("modality"),
            "qualifier": stated("qualifier", same_words),
            "employer": stated("employer", same_body),
            "said_by": said_by,
            "same_as": restates("jobs"),
        },
        excused=lambda case, found: any(open_count(job) and same_job_place(case, job, found) for job in case.gold["jobs"]),
    ),
    "money": Field(
        listed("money"),
        same_sum,
        show_text,
        {
            "purpose": purpose,
            "max": number("amount_max"),
            "currency": equal("currency"),
            "modality": equal("modality"),
            "qualifier": stated("qualifier", same_words),
            "per": stated("per", same_words),
            "over_years": stated("over_years", same_number),
            "said_by": said_by,
            "same_as": restates("money"),
            "council": stated("council", same_body),
            "provider": stated("provider", same_firm),
        },
    ),
    "people": Field(
        listed("people"),
        by(same_person, "name"),
        show_name,
        {
            "is_councillor": equal("is_councillor"),
            "name_full": full_name,
            "role": stated("role", same_wording),
            "party": stated("party", same_party),
            "title": stated("title", same_words),
            "is_quoted": equal("is_quoted"),
            "organisation": stated("organisation", same_body),
        },
    ),
    "councillors": Field(
        quoted_councillors,
        by(same_person, "name"),
        show_name,
    ),
    "quotes": Field(
        quotes_of(lambda words: words >= SCORED_WORDS),
        same_quotation,
        show_text,
        {"kind": equal("kind"), "cue": stated("cue", same_words)},
    ),
    "fragments": Field(fragments, same_quotation, show_text),
    "deals": Field(
        listed("deals"),
        same_deal,
        show_deal,
        {
            "status": equal("status"),
            "value": stated("value", same_number),
            "years": stated("years", same_number),
            "begins": stated("begins", same_date),
            "previous_provider": stated("previous_provider", same_firm),
            "jobs": stated("jobs", lambda gold, found: sorted(gold) == sorted(found)),
            "services": stated("services", lambda gold, found: same_wording(" ".join(gold), " ".join(found))),
        },
    ),
}
"""Every scored field but ``quote+speaker`` and ``zones``, which ``score_speakers`` and ``score_zones`` count."""
