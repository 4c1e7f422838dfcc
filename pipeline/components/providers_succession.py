"""Firms that take over from firms: "Vane was bought by Corbel", "It sold the contracts to Corbel", whose work goes with them."""

from __future__ import annotations

import re
from typing import Any

from .providers_anchors import Anchors
from .providers_cues import Cues
from .providers_events import Event
from .providers_tied import masked
from .providers_wordings import NAME

BOUGHT = r"(?:bought(?: out| up)?|acquired|taken over|swallowed(?: up)?|absorbed|snapped up|purchased)"
PARTS = r"(?:contracts?|business|arm|operations?|division|company|firm|work|agreements?|interests?)"
WHEN = r"(?:(?:later|since|then|itself|recently|now|also|has|had) )*"
WORDS = r"(?:the )?(?:[\w’'-]+ ){0,4}?"
FROM_TO = re.compile(
    rf"{NAME},? (?:(?:which|who) )?(?:(?:was|were|has been|had been|is being|being) )?{WHEN}"
    rf"{BOUGHT} (?:[\w ]{{0,25}} )?by {WORDS}{NAME}"
    rf"|(?:{NAME}|\b[Ii]t|\bfirm|\bcompany)(?:['’]s owners?)? {WHEN}(?:sold|passed on|transferred|offloaded)"
    rf" (?:(?:off|on|all|the|its|those|these|both) )*(?:[a-z-]+ ){{0,2}}{PARTS}[^.;,]{{0,25}} to {WORDS}{NAME}"
)
"""Who is taken over by whom: "**Vane was bought by Corbel**", "**It sold the contracts to Corbel**"."""

TO_FROM = re.compile(
    rf"{NAME},? (?:(?:which|who) )?{WHEN}(?:{BOUGHT}|took over) (?:(?:the )?(?:firm|company|contractor|business|rival),? )?"
    rf"{NAME}(?!['’])"
)
"""And who takes over whom: "**Corbel, which acquired Vane**"."""

HAS_WORK = frozenset({"running", "agreed", "extended"})
"""States of work that goes on, and so goes with the firm."""

IT = re.compile(r"\b(?:[Ii]t|firm|company)\b")


def successions(anchors: Anchors, cues: Cues) -> list[tuple[int, int, int]]:
    """The pairs of providers of which the second took the first one over, and where it is named, in text order.

    A provider is its index among those of ``anchors``.
    """
    found: list[tuple[int, int, int]] = []
    for number, names in anchors.named_in():
        begin, end = cues.sentences[number]
        read = masked(cues.text, begin, end, [name[:2] for name in names], [])
        who = [index for _, _, index in names]
        for pattern, turned in ((FROM_TO, False), (TO_FROM, True)):
            match = pattern.search(read)
            if match is None:
                continue
            before = read.count(NAME, 0, match.start())
            inside = match[0].count(NAME)
            last = who[before + inside - 1]
            first = who[before] if inside > 1 else anchors.focus(number) if IT.match(match[0]) else -1
            pair = (last, first) if turned else (first, last)
            if -1 not in pair and pair[0] != pair[1]:
                found.append((*pair, next(start for start, _, index in names if index == pair[1])))
    return found


def hand_on(bodies: list[dict[str, Any]], anchors: Anchors, cues: Cues) -> None:
    """Give the work of bodies that were taken over to those that have them now: ``dealings`` and status of both."""
    if len(bodies) < 2:
        return
    for old, new, char in successions(anchors, cues):
        here = cues.sentence(char)
        kept = [deal for deal in bodies[new]["dealings"] if any(event.sentence != here for event in deal[2])]
        told = {council for council, state, _ in kept if state != "mentioned"}
        event = Event(char, char, here, new, "running", (), "providers/taken over", "", "taken over")
        work = [dealing for dealing in bodies[old]["dealings"] if dealing[1] in HAS_WORK]
        bodies[old]["dealings"] = [
            (c, "ended" if state in HAS_WORK else state, said) for c, state, said in bodies[old]["dealings"]
        ]
        if work:
            bodies[new]["dealings"] = kept + [(council, "running", [event]) for council, _, _ in work if council not in told]
            bodies[old]["status"] = "ended"
            if bodies[new]["status"] in ("mentioned", "proposed") or not told:
                bodies[new]["status"] = "incumbent"
