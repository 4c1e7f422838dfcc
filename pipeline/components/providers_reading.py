"""What kind of body a provider is and where it stands: read from its name, its cues and the time of their sentences."""

from __future__ import annotations

import re
from typing import Any

from .providers_cues import Cues
from .providers_names import Candidate
from .providers_organisations import Organisation

KINDS = ("public_body", "council_company", "charity", "trust", "mutual", "company", "other")
"""Kinds in the order in which the first that fits counts."""

WEAK_KINDS = ("company", "other")

ORDER = ("appointed", "proposed", "bidder", "incumbent", "mentioned", "preferred", "ended")
"""Which status counts where two are said equally often."""

KNOWN_ALREADY = re.compile(r"\b(?:the|its|their|this|that) (?:new |own )?$", re.IGNORECASE)
FORMER = re.compile(r"\b(?:previous|former|outgoing|old|departing|ousted|last) (?:[a-z-]+ ){0,3}[a-z-]+,? [\"'“‘]?$")
PROPOSING = re.compile(r"\b(?:would|could|might|wanted|wants|proposed|under the plans?|if approved)\b", re.IGNORECASE)
VAGUE = frozenset({"company", "firm", "body", "group", "organisation", "contractor", "provider", "operator", "partner"})
"""Nouns that an article uses of any body, so that they tell no two apart."""

YEAR = re.compile(r"\b(?:19|20)\d\d\b")


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


def is_ended(org: Organisation, cues: Cues, nouns: set[str]) -> bool:
    """Whether the article ends the body by what it calls it: "scrap its arm's-length landlord" ends "the landlord, Corbel"."""
    for hit in cues.late.get("closing", ()):
        for body in cues.starting_after("noun", hit.end):
            if cues.last_word(body) in nouns and KNOWN_ALREADY.fullmatch(cues.text, hit.end + 1, body.start):
                return True
    return False


def status_of(org: Organisation, cues: Cues) -> str:
    """The status of an organisation: what its cues say for the most part, but "preferred" and "ended" whenever said clearly."""
    votes: dict[str, int] = {}
    faint: dict[str, int] = {}
    for name in org.names:
        for cue in name.cues:
            if cue["status"] and cue["weight"] > 0:
                status = turned(cue["status"], name, cues)
                counts = votes if cue["weight"] > 1 and "/noun/" not in cue["rule"] else faint
                counts[status] = counts.get(status, 0) + cue["weight"]
        if FORMER.search(cues.text, max(0, name.start - 50), name.start):
            votes["ended"] = votes.get("ended", 0) + 3
    if is_ended(org, cues, {cue["noun"] for cue in org.cues if cue["noun"]} - {"contractor", "company", "firm"}):
        votes["ended"] = votes.get("ended", 0) + 3
    if "bidder" not in votes and any(is_preferred(name, cues) for name in org.names):
        return "preferred"
    for status in ("preferred", "ended"):
        if status in votes:
            return status
    for counts in (votes, faint):
        if counts:
            best = max(counts, key=lambda status: (counts[status], -ORDER.index(status)))
            return "preferred" if best == "appointed" and cues.still_to_approve else best
    return around(org, cues)


def is_preferred(name: Candidate, cues: Cues) -> bool:
    """Whether its sentence goes on to call it preferred: "Corbel, which feeds 31 schools, was confirmed as preferred bidder"."""
    return any(hit.start > name.end and hit.id == "preferred bidder" for hit in cues.in_sentence("after", name.start))


def states_of(org: Organisation, cues: Cues) -> list[list[Any]]:
    """[start, status] of every mention of an organisation that a strong cue gives a status: what deals are read from."""
    states = []
    for name in org.names:
        given = [cue for cue in name.cues if cue["status"] and cue["weight"] > 1]
        if given:
            best = max(given, key=lambda cue: cue["weight"])
            states.append([name.start, turned(best["status"], name, cues)])
    return states


def around(org: Organisation, cues: Cues) -> str:
    """The status that cues elsewhere in the first sentences of an organisation give, where none touches its name."""
    for name in org.names:
        for label in ("after", "before", "handing"):
            for hit in cues.in_sentence(label, name.start):
                line = cues.line_of[hit.rule]
                if line.get("status") and line["weight"] > 1:
                    return turned(line["status"], name, cues)
        if "proposed" in cues.times(name.start):
            return "proposed"
    return "mentioned"


def turned(status: str, name: Candidate, cues: Cues) -> str:
    """A cue's status as the time of its sentence turns it: "handed to Corbel in 2009" is an incumbent, "would" a proposal."""
    if status not in ("appointed", "incumbent"):
        return status
    times = cues.times(name.start)
    if status == "incumbent":
        return "proposed" if "proposed" in times and PROPOSING.search(cues.text, max(0, name.start - 40), name.start) else status
    if "preferred" in times:
        return "preferred"
    if "proposed" in times and "decided" not in times:
        return "proposed"
    start, end = cues.sentences[max(0, cues.sentence(name.start))]
    past = "incumbent" in times or YEAR.search(cues.text, start, end)
    return "incumbent" if past and "future" not in times else status
