"""Where a provider stands: chosen, at work, gone; read from its cues and the time of their sentences."""

from __future__ import annotations

import re
from typing import Any

from .providers_cues import Cues
from .providers_names import Candidate
from .providers_organisations import Organisation
from .providers_references import is_ended

ORDER = ("appointed", "proposed", "bidder", "incumbent", "mentioned", "preferred", "ended")
"""Which status counts where two are said equally often."""

FORMER = re.compile(r"\b(?:previous|former|outgoing|old|departing|ousted|last) (?:[a-z-]+ ){0,3}[a-z-]+,? [\"'“‘]?$")
PROPOSING = re.compile(
    r"\b(?:look(?:ing)? at|consider\w*|explor\w*|thinking of|talks|discuss\w*|mulling|whether|would|could|might|wanted"
    r"|wants|proposed|under the plans?|if approved)\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
BIDDING = re.compile(
    r"\b(?:shortlist\w*|short-list\w*|bidders?|bids?|bidding|rivals?|tenders|tendered|in the running|in the race|contenders?"
    r"|runners?-up|lost out|losing|beaten|outbid|pipped|edged out|also-rans?)\b"
)
"""Words of a contest, which tell of the names in their sentence that nothing else is said of."""

APPROVAL_REACH = 6
"""Sentences between a name and the approval that its choice still needs."""


def status_of(org: Organisation, cues: Cues) -> str:
    """The status of an organisation: what its cues say for the most part, but "preferred" and "ended" whenever said clearly."""
    votes: dict[str, int] = {}
    faint: dict[str, int] = {}
    for name in org.names:
        for cue in name.cues:
            if cue["status"] and cue["weight"] > 0:
                status = turned(cue["status"], name, cues)
                strong = cue["weight"] > 1 and "/noun/" not in cue["rule"] and (cue["side"] != "noun" or status == "ended")
                counts = votes if strong else faint
                counts[status] = counts.get(status, 0) + cue["weight"]
        if FORMER.search(cues.text, max(0, name.start - 50), name.start):
            votes["ended"] = votes.get("ended", 0) + 3
    if is_ended(org, cues):
        votes["ended"] = votes.get("ended", 0) + 3
    if "bidder" not in votes and any(is_preferred(name, cues) for name in org.names):
        return "preferred"
    for status in ("preferred", "ended"):
        if status in votes:
            return status
    for counts in (votes, faint):
        if counts:
            if "appointed" in counts and "incumbent" in counts and "proposed" not in counts:
                del counts["incumbent"]  # "Corbel, which runs pools for Brent, will take over ours": the news is the later state
            best = max(counts, key=lambda status: (counts[status], -ORDER.index(status)))
            return "preferred" if best == "appointed" and still_to_approve(org, cues) else best
    return around(org, cues)


def still_to_approve(org: Organisation, cues: Cues) -> bool:
    """Whether the article says near a name of the organisation that its choice has yet to be approved."""
    if not cues.to_approve:
        return False
    spoken = {cues.sentence(name.start) for name in org.names}
    return any(not spoken.isdisjoint(range(index - APPROVAL_REACH, index + APPROVAL_REACH + 1)) for index in cues.to_approve)


def is_preferred(name: Candidate, cues: Cues) -> bool:
    """Whether its sentence goes on to call it preferred: "Corbel, which feeds 31 schools, was confirmed as preferred bidder"."""
    return any(hit.start > name.end and hit.id == "preferred bidder" for hit in cues.in_sentence("after", name.start))


def states_of(org: Organisation, cues: Cues) -> list[list[Any]]:
    """[start, status] of every mention of an organisation that a strong cue gives a status: what deals are read from."""
    states = []
    for name in org.names:
        given = [
            cue
            for cue in name.cues
            if cue["status"] and cue["weight"] > 1 and (cue["side"] != "noun" or cue["status"] == "ended")
        ]
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
        start, end = cues.sentences[max(0, cues.sentence(name.start))]
        if BIDDING.search(cues.text, start, end):
            return "bidder"
        times = cues.times(name.start)
        if "proposed" in times and "decided" not in times:
            return "proposed"
        if "incumbent" in times:
            return "incumbent"
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
