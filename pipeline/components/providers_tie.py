"""What a wording that ties a name to a council looks like: a frame, how much it speaks for the name, what it says of it."""

from __future__ import annotations

import re
from typing import NamedTuple

NEARBY = 80
"""Characters before a name in which the words of ``Tie.near`` stand."""

OTHER = r"(?:[A-Z][\w&’'-]*)"
"""A word of another name."""


class Tie(NamedTuple):
    """A frame, what it says of the name, and how much it speaks for the name's being a provider.

    near: words of which one stands shortly before the name in every sentence that fits, asked for first, for speed.
    """

    id: str
    frame: re.Pattern[str]
    weight: int
    status: str | None
    near: tuple[str, ...] = ()


def tie(name: str, frame: str, weight: int, status: str | None) -> Tie:
    return Tie(f"providers/tied/{name}", re.compile(frame), weight, status, NEAR.get(name, ()))


IS = (" is ", " are ", " was ", " were ", " be ", " been ")
NEAR: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("contract went to", "goes to", "handed it", "handed to", "given to"), (" to ",)),
    **dict.fromkeys(("passes to", "lost to", "passes from", "given them"), (" to ",)),
    **dict.fromkeys(("done by", "done by it"), (" by ",)),
    **dict.fromkeys(("winner is", "contractor is", "its contractor is", "among bidders"), IS),
    **dict.fromkeys(("employs its staff", "their employer"), (" of ", " by ", " join ", " to ", " for ")),
    **dict.fromkeys(("deal with", "parted"), (" with ",)),
    **dict.fromkeys(("taken back", "sold to it"), (" from ",)),
    "bought out": (" from ",),
    "given the job": ("giv", "gave", "hand", "award", " was "),
    "wanted for it": ("want", "would like", "prefer", "recommend", "propos"),
    "preferred to another": ("cho", "pick", "prefer", "select", "appoint", "favour of ", " for "),
    "replaces another": (" with ", " by "),
    "replaced": ("replac", "succe", "from ", "place of ", "after "),
    "in talks": (" with ", " from ", " by "),
    "shares the work": ("between ", " and "),
    "taken from": (" from ", " off ", " away "),
    "working for": (" for ", " by "),
    "its offer": (" from ", " by "),
    "another preferred": (" over ", " of ", " than ", "beat", " off ", "pipp", "outbid", " out ", " down ", "reject", "snubb"),
}
"""The words that stand before the name in frames that look back far, by the frame's name."""
