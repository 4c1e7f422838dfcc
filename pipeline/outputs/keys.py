"""Keys that join tables over articles: one for a provider, one for a person, whatever form of its name an article uses."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

from ..patterns import phrases_of, read_patterns

LEGAL = re.compile(
    r"(?:,? (?:ltd|limited|plc|llp|inc|cic|co|company|group|holdings|uk|\(uk\)|community interest company))+\.?$", re.IGNORECASE
)
"""What a firm's name may end in and be left without: "Corbel Services (UK) Ltd"."""
PARTS = re.compile(r"[^\W_]+")


@lru_cache(maxsize=50_000)
def folded(name: str) -> str:
    """A name in small letters without accents and punctuation, its words joined by hyphens.

    >>> folded("Siân O’Shea-Rees")
    'sian-oshea-rees'
    """
    plain = unicodedata.normalize("NFKD", name.replace("’", "").replace("'", "").replace("&", " and ").casefold())
    return "-".join(PARTS.findall("".join(c for c in plain if not unicodedata.combining(c))))


@lru_cache(maxsize=1)
def gazetteer() -> dict[str, str]:
    """The keys of the forms of known bodies' names, each with that of the body itself."""
    lines = [line for line in read_patterns("providers") if line["label"] == "provider"]
    return {bare_key(form): bare_key(line["id"]) for line in lines for form in phrases_of(line)}


@lru_cache(maxsize=50_000)
def bare_key(name: str) -> str:
    """A name folded, without a leading "the" and without legal endings."""
    short = re.sub(r"^the ", "", name.strip(), flags=re.IGNORECASE)
    return folded(LEGAL.sub("", short)) or folded(name) or name


def provider_key(name: str | None) -> str | None:
    """The key of a provider: that of the body that the rules know by this form of its name, else the name folded, without a
    leading "the" and without legal endings; None for None.

    >>> provider_key("The Corbel & Vane Group Ltd"), provider_key("Corbel and Vane plc"), provider_key("Group")
    ('corbel-and-vane', 'corbel-and-vane', 'group')
    >>> provider_key("Greenwich Leisure Ltd"), provider_key("GLL")
    ('gll', 'gll')
    """
    if name is None:
        return None
    key = bare_key(name)
    return gazetteer().get(key, key)


def person_key(person: dict[str, Any], councils: list[dict[str, Any]]) -> str:
    """The key of a person: the name folded, then "@" and whom he or she speaks for; a councillor without one is of the
    article's first council.

    Two people of one name in one body share a key; somebody who changes sides has two.

    >>> person_key({"name": "Ann Roe", "organisation": None, "is_councillor": True}, [{"name": "Bury Council"}])
    'ann-roe@bury-council'
    """
    body = person["organisation"] or (councils[0]["name"] if person["is_councillor"] and councils else None)
    return folded(person["name"]) + (f"@{provider_key(body)}" if body else "")
