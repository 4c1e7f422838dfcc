"""Keys that join tables over articles: one for a provider, one for a person, whatever form of its name an article uses."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

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


def provider_key(name: str | None) -> str | None:
    """The key of a provider: its name folded, without a leading "the" and without legal endings; None for None.

    >>> provider_key("The Corbel & Vane Group Ltd"), provider_key("Corbel and Vane plc"), provider_key("Group")
    ('corbel-and-vane', 'corbel-and-vane', 'group')
    """
    if name is None:
        return None
    short = re.sub(r"^the ", "", name.strip(), flags=re.IGNORECASE)
    return folded(LEGAL.sub("", short)) or folded(name) or name


def person_key(person: dict[str, Any], councils: list[dict[str, Any]]) -> str:
    """The key of a person: the name folded, then "@" and whom he or she speaks for; a councillor without one is of the
    article's first council.

    Two people of one name in one body share a key; somebody who changes sides has two.

    >>> person_key({"name": "Ann Roe", "organisation": None, "is_councillor": True}, [{"name": "Bury Council"}])
    'ann-roe@bury-council'
    """
    body = person["organisation"] or (councils[0]["name"] if person["is_councillor"] and councils else None)
    return folded(person["name"]) + (f"@{provider_key(body)}" if body else "")
