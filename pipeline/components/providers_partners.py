"""Partners of a joint venture: "Severn Works, a joint venture of Kestrel and Vane", whose deal is the venture's, not theirs."""

from __future__ import annotations

import re
from typing import Any

from .providers_anchors import Anchors
from .providers_events import WEAK

VENTURE = r"(?:joint venture|partnership|consortium|tie-up)(?: company| firm| vehicle)?"
OF = r"(?:of|between|with|from|made up of|formed by|set up by|led by|headed by|that|which|involving|comprising)"
IS = r"(?:,| is| was| will be| would be| would have been|,? which (?:is|was))"
BEHIND = re.compile(
    rf"[^.;“”]{{0,30}}?{IS}+ (?:an?|the|its|their) (?:[\w’'-]+ ){{0,4}}?{VENTURE} {OF}\b[^.;“”]{{0,110}}$"
    rf"|[^.;“”]{{0,20}}?{IS}* (?:jointly |half |part |partly |equally )+owned\b[^.;“”]{{0,110}}$"
    rf"|[^.;“”]{{0,20}}?{IS}* owned (?:jointly|half and half|equally|in part|together)\b[^.;“”]{{0,110}}$"
)
"""From the venture's name to a partner's: "RBT Works, **a joint venture of the council and** Kestrel"."""

AHEAD = re.compile(
    rf"[^.;“”]{{0,60}}?\b(?:form(?:ed|s)?|ma(?:de|ke|kes) up|own(?:s|ed)? (?:half of )?) (?:the )?"
    rf"(?:{VENTURE},? )?(?:called |known as )?$"
)
"""From a partner's name to the venture's: "Kestrel and Vane, which **formed** Severn Works"."""


def pairs(anchors: Anchors) -> set[tuple[int, int]]:
    """The pairs of providers of which the second is a partner in the first, by their indexes among those of ``anchors``.

    >>> bool(BEHIND.match(", a joint venture of the council and "))
    True
    """
    found: set[tuple[int, int]] = set()
    text = anchors.text
    for _, names in anchors.named_in():
        for at, (start, end, venture) in enumerate(names):
            found.update((venture, who) for first, _, who in names[at + 1 :] if BEHIND.match(text, end, first))
            found.update((venture, who) for _, last, who in names[:at] if AHEAD.match(text, last, start))
    return {(venture, who) for venture, who in found if venture != who}


def leave_to_venture(bodies: list[dict[str, Any]], anchors: Anchors) -> None:
    """Take from partners the dealings that are their venture's: nothing else is said of theirs with the same council."""
    if len(bodies) < 2:
        return
    for venture, partner in sorted(pairs(anchors)):
        shared = {council for council, state, _ in bodies[venture]["dealings"] if state != "mentioned"}
        bodies[partner]["dealings"] = [
            dealing
            for dealing in bodies[partner]["dealings"]
            if dealing[0] not in shared or any(event.named and event.cue and event.cue not in WEAK for event in dealing[2])
        ]
