"""A body that does something for a council, whatever it does: "Corbel Vane, which sorts paper and plastics for Bury Council"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

REACH = 130
"""How many characters after a name the council may stand."""

_TALK = (
    r"(?:said|says|say|told|tells|asked|asks|added|adds|apologi[sz]\w+|campaign\w*|spoke|speaks?|thank\w*|vot\w+|want\w*|hop\w+|wish\w*"
    r"|pa(?:y|ys|id)|is|was|were|are|be|been|being|becomes?|became|sued?|blam\w+|wait\w*|st(?:oo|an)d\w*|argu\w+|call\w*|works?|worked"
    r"|working|play\w*|liv\w+|lik\w+|support\w*|prais\w+|criticis\w+|plead\w*|prepar\w+|wrote|writ\w+|design\w*|chair\w*|lead\w*|led"
    r"|offer\w*|bid|bids|tender\w*|compet\w+|beat|lost|los\w+|fight\w*|fought|press\w*|lobb\w+|appl\w+|sit|sits|sat|stand\w*|came|come"
    r"|resign\w*|retir\w+|serv\w+|act|acts|acted|mean\w*|meant|seems?|look\w*|search\w*|vi(?:e|es|ed))"
)
WORKS = re.compile(
    r"(?P<which>,? (?:which|that))? (?:(?:has|have|had|will|would|now|also|currently|already|still|once|then|once|long|since) )*"
    rf"(?!(?:{_TALK}|the|an?|and|or|its|their|in|of|at|on|by|to|from|with|as|but|who|whose|when|while|staff|bosses|workers)\b)"
    r"(?P<verb>[a-z]{3,}) (?!for\b|by\b|to\b)[^.;:“”\"]{3,80}? (?:for|on behalf of) (?:the )?"
)
"""From the end of a name to the council that its bearer does something for."""


def works_for(text: str, name: str, end: int, stop: int, councils: Sequence[int]) -> bool:
    """Whether what follows a name says that its bearer does something for a council.

    end: where the name ends; stop: where its sentence ends; councils: where councils are mentioned, in order.

    >>> works_for("Corbel Vane burns rubbish for Bury Council.", "Corbel Vane", 11, 43, [30])
    True
    """
    stop = min(stop, end + REACH)
    for start in councils[bisect_left(councils, end) : bisect_left(councils, stop)]:
        found = WORKS.fullmatch(text, end, start)
        if found and (" " in name or found["which"] or found["verb"].endswith("s")):
            return True
    return False
