"""What the words beside a cue make of the state that its mood leaves: "which **hopes to** land a £14m deal" only bids."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..matching import Hit
from .providers_acting import only_places
from .providers_anchors import COUNCIL, Anchor
from .providers_frames import IN_PLACE
from .providers_plans import NAMING, OFFERED, agreed_to

HOPES = re.compile(
    r"\b(?:hop(?:es|ing|ed)|want(?:s|ing)?|looking|keen|aim(?:s|ing)|tipped|bidding|trying|vying"
    r"|competing) to (?:[a-z]+ )?$"
)
"""What makes a winner to be only one who bids: "which **hopes to** land a £14m deal"."""

BRINGING = re.compile(
    r"(?<!by )(?<!after )(?<!is )(?<!are )(?<!was )(?<!be )(?<!of )(?<!were )(?<!been )(?<!for )(?<!, )(?<!in )(?<!and )"
    r"\b(?:bringing|taking|moving|pulling|putting) [^.;,]{1,60}$"
)
"""What is only spoken of: "asked why **taking the whole thing** back had not been looked at"."""

END_OF_TIME = re.compile(
    r"end of (?:(?:the|this|next|last|each|that) )?(?:\d{4}|year|month|week|decade|century|season|day|term|summer|winter"
    r"|financial|calendar|January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
"""What only tells when: "By the **end of 2017** there will be six"."""

OF_ITS_OWN = re.compile(
    r" (?:(?:two|three|four|several|its|the|a|an|one|some|of) )*(?:sub-?contractors?|managers?|chief|director|boss|head|staff"
    r"|suppliers?|agenc(?:y|ies)|consultants?)\b"
)
"""Whom a firm leaves without leaving a council: "has parted company with **two sub-contractors**"."""

THROWN_OUT = re.compile(r"(?:thr[eo]w(?:n|s|ing)?|vot(?:ed?|es|ing)) (?:out|down) (?:an?|the (?:planned|proposed|new)) ")
"""What is not there yet: "**threw out a** seven-year contract with Corbel"."""

TALKS = re.compile(
    r"\b(?:(?P<talks>[Tt]alks|[Nn]egotiations|[Dd]iscussions)|deal|agreement|sale|plans?|proposals?|takeover|bid|merger)\b[^.;]{0,100}$"
)
FELL = re.compile(r"(?:broken?|f[ea]ll(?:en)?|c[ao]me|foundered|ran)\b")
"""What was never signed: "a **deal** with Corbel **broke down**"."""

STILL_RUNS = re.compile(r"(?:runs out|is up for|comes up for)\b")
"""What is there until it ends: "The contract **runs out** in June"."""

OF_WHICH = re.compile(r", (?:whose|which|where)\b[^.;,]*$")
"""What is told in passing, and its end elsewhere: "Mears**, whose contract** runs out, will lose 350 workers"."""

OPEN_STILL = re.compile(r"\b(?:has|have|having|is|are) (?:[a-z]+ )?(?:been )?$")
CLOSED = re.compile(r"\b(?:but|neither|none|rejected|turned down|ruled out|walked away|ended|no longer|instead)\b")
"""Around those who "have been approached": only what leaves them in the running makes them more than named."""

WOUND_UP = re.compile(
    r"\b(?:w(?:ind(?:s|ing)?|ound) up|dissolv(?:e|es|ed|ing)|dismantl(?:e|es|ed|ing)|clos(?:e|es|ed|ing)|disband(?:s|ed|ing)?) "
    r"[^.;,]{3,50}, (?:the|its|their|a|an) (?:[\w-]+ ){0,3}$"
)
"""What ends with the body that it names: "is to **wind up Ouse Highways, the** joint venture with Corbel"."""


REGION = re.compile(
    r" [^.;,]{0,45}? (?:in|across|around|throughout|all over) the (?:north|south|east|west|midlands|country|region|UK"
    r"|Highlands)\b"
)
"""Where something is done that is no one council's: "operates nursing homes **across the north** west"."""


class Turn(NamedTuple):
    """What an event becomes; None = it says nothing.

    before: what has to stand within ``reach`` characters before the cue. mood: a word that its mood has to have.
    """

    becomes: str | None
    before: re.Pattern[str] | None = None
    reach: int = 0
    mood: str = ""


TURNS = {
    ("contract", "running"): Turn("ended", WOUND_UP, 90),
    ("took over", "running"): Turn("agreed", mood="recent"),  # "Corbel took over at midnight on Sunday"
    ("consider", "proposed"): Turn("mentioned", mood="former"),  # "had previously held talks with Corbel"
    ("win", "proposed"): Turn("bidder", HOPES, 40),
    ("join", "preferred"): Turn("proposed"),  # "Reports recommend joining the partnership"
    **{("owned", state): Turn(None) for state in ("agreed", "proposed", "preferred", "ended", "rejected")},
}
"""The turns by the id of the cue and the state that its mood leaves."""


def unturned(text: str, begin: int, hit: Hit, anchor: Anchor, state: str) -> str | None:
    """The state of a part of a cue before its mood counts; None where it is only spoken of.

    begin: that of the sentence. anchor: who is in this state.
    """
    if state == "rejected" and OFFERED.search(text, anchor.end, max(anchor.end, hit.start)):
        return "bidder"  # "Vane, whose rival offer was turned down"
    if hit.id == "end" and text[hit.start : hit.end] == "end" and END_OF_TIME.match(text, hit.start):
        return None
    if hit.id == "exit" and OF_ITS_OWN.match(text, hit.end):
        return None
    if state == "ended" and hit.id == "end" and THROWN_OUT.match(text, hit.start):
        return "rejected"  # "threw out a seven-year contract with Mitie"
    if hit.id in ("collapse", "off"):
        talks = TALKS.search(text, max(begin, hit.start - 110), hit.start)
        if state == "ended" and talks and talks["talks"]:
            return "rejected"  # "negotiations with Corbel collapsed"
        if state == "rejected" and talks is None and FELL.match(text, hit.start):
            return None  # "lorries broke down"
    if state == "ran" and STILL_RUNS.match(text, hit.start) and not OF_WHICH.search(text, max(begin, hit.start - 90), hit.start):
        return "running"  # "runs out in June"
    if state == "insourced" and hit.id == "insource" and BRINGING.search(text, max(begin, hit.start - 70), hit.start):
        return None
    return state


def turned(
    text: str, begin: int, hit: Hit, around: list[Anchor], places: frozenset[str], state: str | None, mood: str
) -> str | None:
    """What the words beside a cue make of the state that its mood leaves; None for no event.

    begin: that of the sentence. around: the anchors of it. places: those of the article's councils.
    """
    if state == "running" and hit.id == "run" and (only_places(text, hit, around) or elsewhere(text, hit, around, places)):
        return None  # "Corbel, which runs gyms in Kent and Essex": for whom is not said
    if state == "proposed" and NAMING.search(text, hit.start, hit.end) and agreed_to(text, begin, hit.start):
        return "agreed"  # "agreed to spin it out as a mutual to be known as Lantern"
    open_still = hit.id == "considered" and OPEN_STILL.search(text, max(begin, hit.start - 24), hit.start)
    if open_still and not CLOSED.search(text, hit.end, min(len(text), hit.end + 60)):
        return "bidder" if " bids" in text[begin : hit.start] else "approached"
    turn = TURNS.get((hit.id, state or ""))
    if turn is None or turn.mood and turn.mood not in mood.split():
        return state
    is_so = turn.before is None or turn.before.search(text, max(begin, hit.start - turn.reach), hit.start)
    return turn.becomes if is_so else state


def elsewhere(text: str, hit: Hit, around: list[Anchor], places: frozenset[str]) -> bool:
    """Whether what is done is done where none of the article's councils is: "already runs 23 homes **in Essex**"."""
    place = IN_PLACE.match(text, hit.end)
    is_far = place is not None and place[1] not in places or REGION.match(text, hit.end) is not None
    return is_far and all(anchor.what != COUNCIL for anchor in around)
