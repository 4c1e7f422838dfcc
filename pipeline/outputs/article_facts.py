"""The facts of one article as its page lists them: what each is called, what is known of it, where it stands, by which rule."""

from __future__ import annotations

from typing import Any

from .gathering import evidence, pages_named
from .marks import Place, places_of
from .wording import deal_value_in_words, jobs_in_words, money_in_words, plain

HEADINGS = {
    "deals": "Deals", "money": "Money", "jobs": "Jobs", "quotes": "Quotes", "councils": "Councils", "providers": "Providers",
    "people": "People",
}  # fmt: skip
PAGE_OF = {"councils": "council", "providers": "provider", "people": "councillor"}


def listed_facts(record: dict[str, Any]) -> list[dict[str, Any]]:
    """The record's facts, kind by kind (``fact``, ``heading``, ``items``), deals first.

    Each item has ``key`` ("money-0"), ``name``, ``details`` (words, most telling first), ``places`` (Place, where to jump),
    ``rules``, ``href`` (the page of a council, provider or councillor, from a folder beside it, else None) and ``sentence``
    (of a deal, else None).
    """
    pages, text = pages_named(record), record.get("text")
    places: dict[str, list[Place]] = {}
    for place in places_of(record):
        places.setdefault(place.owner, []).append(place)
    groups = []
    for fact, heading in HEADINGS.items():
        items = []
        for index, item in enumerate(record.get(fact) or []):
            key = f"{fact}-{index}"
            own = places.get(key, [])
            page = PAGE_OF.get(fact, "")
            slug = pages.get(page, {}).get(item.get("name", ""))
            items.append({
                "key": key, "name": name_of(fact, item), "details": list(filter(None, details_of(fact, item, record))),
                "places": own, "rules": list(dict.fromkeys(place.rule for place in own if place.rule)),
                "href": f"../{page}/{slug}.html" if slug else None,
                "sentence": evidence(fact, item, text) if fact == "deals" else None,
            })  # fmt: skip
        groups.append({"fact": fact, "heading": heading, "items": items})
    return groups


def name_of(fact: str, item: dict[str, Any]) -> str:
    """What the list calls an item: its name, its words in the text, or the two sides of a deal."""
    if fact == "deals":
        return f"{item['council']} → {item['provider']}"
    return " ".join((item.get("name") or item["text"]).split())


def details_of(fact: str, item: dict[str, Any], record: dict[str, Any]) -> list[str | None]:
    """What is known of an item beside its name, in words; nothing of what is as usual (actual, said by the reporter)."""
    modality = item.get("modality") if item.get("modality") != "actual" else None
    said = f"said by {item['said_by']}" if item.get("said_by") else None
    again = None
    if item.get("same_as") is not None:
        again = f"the same as “{record[fact][item['same_as']]['text']}” before: not counted again"
    if fact == "councils":
        open_name = f"may be {' or '.join(item['candidates'])}" if item["candidates"] else None
        return [plain(item["kind"]), item["nation"], item["gss"], open_name]
    if fact == "providers":
        return [plain(item["kind"]), item["status"]]
    if fact == "people":
        kind = "councillor" if item["is_councillor"] else None
        return [kind, item["role"], item["party"], item["organisation"], "quoted" if item["is_quoted"] else None]
    if fact == "jobs":
        return [jobs_in_words(item), plain(item["action"]), modality, item["employer"], said, again]
    if fact == "money":
        written = item["text"].replace(" million", "m").replace(" billion", "bn")
        in_words = None if money_in_words(item) == written else money_in_words(item)
        return [in_words, plain(item["purpose"]), modality, item["council"], item["provider"], said, again]
    if fact == "quotes":
        cue = f"“{item['cue']}”" if item["cue"] else None
        return [item["speaker"] or "speaker not named", "councillor" if item["is_councillor"] else None, item["kind"], cue]
    services = ", ".join(item["services"]) or None
    before = f"before: {item['previous_provider']}" if item["previous_provider"] else None
    moving = f"{', '.join(f'{count:,.0f}' for count in item['jobs'])} jobs move" if item["jobs"] else None
    begins = f"begins {item['begins']}" if item["begins"] else None
    return [services, deal_value_in_words(item), item["status"], begins, moving, before]
