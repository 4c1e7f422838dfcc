"""Councils that do another council's work: a neighbour that runs a shared service, or bids to."""

from __future__ import annotations

import re
from typing import Any

from spacy.tokens import Doc

from .providers_cues import Cues
from .providers_gaps import PREPOSITION, VERBS
from .providers_weigh import told_by_modal

DOING_CUES = ("run by", "will be run by", "could be run by")
"""Lines of wording that make the council named after them a provider of whatever the article is about."""

BIDS = re.compile(r"\b(?:bids?|offers?|tenders?) (?:from|by) (?:the )?(?:neighbouring )?$")
BIDS_FOR = re.compile(
    r"(?:['’]s (?:rival )?(?:bid|offer|tender)\b| (?:has |had |also |both )*(?:bid|tendered|put in a bid"
    r"|made an offer) (?:for|to)\b)"
)
"""A council's bid for another's work: "a rival offer from Merton Council"."""

WORKS_FOR = re.compile(
    r" (?:is to|are to|will|would|could|has offered to|had offered to|offered to|has agreed to|agreed to"
    r"|already)(?: [\w£,.%’'-]+){1,12}? for (?:both|the two|the other|its neighbour|neighbouring)\b"
)
RUNS_FOR = re.compile(
    r",? which (?:already |also |now |currently )?(?:runs?|provides?|hosts?|handles?|manages?|does|processes"
    r"|collects)\b[^.]{1,60}? for"
    r" (?:it|them|both|the|two|three|several|other|neighbouring|[A-Z])"
)
POSSIBLE = re.compile(r"\b(?:would|could|may|might|whether|explore|if|offered|considering|proposals?)\b")


def councils_at_work(doc: Doc, cues: Cues) -> list[dict[str, Any]]:
    """The items of councils that deliver for another one; the council that the article is mostly about is never one.

    "joining the shared service run by Bromley" in an article about Bexley, "Merton is to print the notices for both
    boroughs", "a rival offer from Merton Council". ``at_work`` is no field of the record: it tells such items apart.
    """
    councils = doc._.councils or []
    if len(councils) < 2:
        return []
    main = max(councils, key=lambda council: (council["kind"] != "parish", len(council["mentions"])))
    items = []
    for council in councils:
        found = None if council is main else at_work(council, cues)
        if found:
            status, rule = found
            mentions = [{**mention, "rule": rule} for mention in council["mentions"]]
            item = {"name": council["name"], "kind": "public_body", "status": status, "mentions": mentions}
            items.append({**item, "at_work": True})
    return items


def at_work(council: dict[str, Any], cues: Cues) -> tuple[str, str] | None:
    """Status and rule of the first wording that has a council do another's work, if there is one."""
    text = cues.text
    for mention in council["mentions"]:
        start, end = mention["start"], mention["end"]
        for hit in cues.ending_before("before", start):
            line = cues.line_of[hit.rule]
            if line["id"] in DOING_CUES and text[hit.end : start] in (" ", " the "):
                return "mentioned", line["rule"]
        preposition = PREPOSITION.search(text, max(0, start - 40), start)
        if preposition and preposition[1] != "to":
            verbs = [hit for hit in cues.in_sentence(VERBS[preposition[1]], start) if hit.end < start]
            taken = "taking back" in verbs[-1].rule if verbs else True
            if not taken and not text.endswith(" from ", 0, start) and council["kind"] != "parish":
                return told_by_modal(cues.line_of[verbs[-1].rule], text, verbs[-1].start) or "mentioned", verbs[-1].rule
        if BIDS.search(text, max(0, start - 40), start) or BIDS_FOR.match(text, end):
            return "bidder", "providers/council-at-work"
        if WORKS_FOR.match(text, end) or RUNS_FOR.match(text, end):
            first, last = cues.sentences[max(0, cues.sentence(start))]
            status = "proposed" if POSSIBLE.search(text, first, last) else "appointed"
            return status, "providers/council-at-work"
    return None
