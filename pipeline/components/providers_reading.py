"""What kind of body a provider is and where it stands: read from its name, its cues and the time of their sentences."""

from __future__ import annotations

import re
from typing import Any

from spacy.tokens import Doc

from .providers_cues import Cues
from .providers_names import Candidate
from .providers_organisations import Organisation

KINDS = ("public_body", "council_company", "charity", "trust", "mutual", "company", "other")
"""Kinds in the order in which the first that fits counts."""

WEAK_KINDS = ("company", "other")

YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def kind_of(org: Organisation, form: dict[str, Any] | None, cues: Cues, text: str) -> str:
    """The kind of an organisation: the gazetteer's, else the first that its cues and its name's ending give."""
    if org.known:
        return org.known["kind"]
    kinds = {cue["kind"] for cue in org.cues if cue["kind"] and cue["weight"] > 0}
    kinds |= called_later(org, cues)
    strong = kinds - set(WEAK_KINDS)
    if form and form.get("kind") and not (form["kind"] in WEAK_KINDS and kinds):
        strong.add(form["kind"])
    for kind in KINDS:
        if kind in strong:
            return kind
    return next((kind for kind in KINDS if kind in kinds), "company")


def called_later(org: Organisation, cues: Cues) -> set[str]:
    """Kinds that the article gives in the sentence of the first mention or the next: "Corbel … The trust will"."""
    first = cues.sentence(org.names[0].start)
    kinds = set()
    for hit in cues.by_label.get("noun", ()):
        if cues.sentence(hit.start) == first + 1 and cues.text[max(0, hit.start - 4) : hit.start].lower() == "the ":
            kinds.add(cues.line_of[hit.rule].get("kind"))
    return kinds - {None}


def status_of(org: Organisation, cues: Cues) -> str:
    """The latest status the article gives an organisation."""
    found: list[str] = []
    for name in org.names:
        states = {cue["status"] for cue in name.cues if cue["status"] and cue["weight"] > 0}
        if states:
            found += [turned(state, name, cues) for state in states]
    for status in ("preferred", "ended", "appointed", "proposed", "incumbent", "bidder"):
        if status in found:
            return status
    return "mentioned"


def turned(status: str, name: Candidate, cues: Cues) -> str:
    """A cue's status as the time of its sentence turns it: "handed to Corbel in 2009" is an incumbent, "would" a proposal."""
    times = {cues.line_of[hit.rule]["status"] for hit in cues.in_sentence("time", name.start)}
    start, end = cues.sentences[max(0, cues.sentence(name.start))]
    if status == "appointed":
        if "preferred" in times:
            return "preferred"
        if "proposed" in times:
            return "proposed"
        if "incumbent" in times or YEAR.search(cues.text, start, end):
            return "incumbent"
    if status == "incumbent" and "ended" in times:
        return "ended"
    return status


def councils_at_work(doc: Doc, cues: Cues) -> list[dict[str, Any]]:
    """Councils that do another council's work: "the shared service run by Bromley" in an article about Bexley."""
    councils = doc._.councils or []
    if len(councils) < 2:
        return []
    main = max(councils, key=lambda council: len(council["mentions"]))
    items = []
    for council in councils:
        if council is main:
            continue
        rules = [rule for mention in council["mentions"] if (rule := at_work(mention, cues))]
        if rules:
            mentions = [{**mention, "rule": rules[0]} for mention in council["mentions"]]
            items.append({"name": council["name"], "kind": "public_body", "status": "mentioned", "mentions": mentions})
    return items


def at_work(mention: dict[str, Any], cues: Cues) -> str | None:
    """The rule of the wording that has a council do another's work, if one ends right before its mention."""
    for hit in cues.ending_before("before", mention["start"]):
        line = cues.line_of[hit.rule]
        if line["id"] in ("run by", "handed to", "contract with") and cues.text[hit.end : mention["start"]] in (" ", " the "):
            return line["rule"]
    return None
