"""What kind of body a provider is: read from its name, its cues and what the article calls it."""

from __future__ import annotations

import re
from typing import Any

from .providers_cues import Cues
from .providers_organisations import Organisation

KINDS = ("public_body", "council_company", "charity", "trust", "mutual", "company", "other")
"""Kinds in the order in which the first that fits counts."""

WEAK_KINDS = ("company", "other")

KNOWN_ALREADY = re.compile(r"\b(?:the|its|their|this|that) (?:new |own )?$", re.IGNORECASE)
VAGUE = frozenset({"company", "firm", "body", "group", "organisation", "contractor", "provider", "operator", "partner"})
"""Nouns that an article uses of any body, so that they tell no two apart."""


def kind_of(org: Organisation, form: dict[str, Any] | None, cues: Cues, alone: bool) -> str:
    """The kind of an organisation: the gazetteer's, else the first that its cues and its name's ending give.

    Where it is the article's only unknown body (``alone``), or is called by the same noun, what the article calls "the
    trust" or "its arm's-length landlord" means it too.
    """
    if org.known:
        return org.known["kind"]
    kinds = {cue["kind"] for cue in org.cues if cue["kind"] and cue["weight"] > 0}
    strong = kinds - set(WEAK_KINDS)
    nouns = {cue["noun"] for cue in org.cues if cue["noun"]} - VAGUE
    strong |= called(cues, None if alone else nouns) - set(WEAK_KINDS) - {"public_body"}
    if "NHS" in org.name:
        return "public_body"
    if form and form.get("kind") and not (form["kind"] in WEAK_KINDS and kinds):
        strong.add(form["kind"])
    for kind in KINDS:
        if kind in strong:
            return kind
    return next((kind for kind in KINDS if kind in kinds), "company")


def called(cues: Cues, nouns: set[str] | None) -> set[str]:
    """Kinds that the article gives to a body it speaks of as known: "the trust", "its arm's-length landlord".

    nouns: only those that end in one of these words; None = any.
    """
    kinds: set[str] = set()
    for hit in cues.by_label.get("noun", ()):
        if (nouns is None or cues.last_word(hit) in nouns) and KNOWN_ALREADY.search(cues.text, max(0, hit.start - 8), hit.start):
            kinds.add(cues.line_of[hit.rule].get("kind") or "company")
    return kinds
