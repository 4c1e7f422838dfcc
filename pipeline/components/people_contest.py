"""Contests: who stands in an election and has no seat by that: "Labour's Jane Roe polled 861"."""

from __future__ import annotations

import re

from .people_names import Words
from .people_phrases import NOTHING, Around, party_after, party_before

CANDIDATE = "people/candidate"
"""The rule by which a party makes nobody a councillor."""
CONTEST = re.compile(
    r"(?: \([^()\n]{2,40}\)|, \d\d,)?,? (?:who )?(?:had |has |is |was |will |also )*"
    r"(?:polled|trailed|came (?:second|third|fourth|fifth|last)|finished (?:second|third|fourth|last)|got \d[\d,]*(?: votes)?"
    r"|took \d[\d,]* votes|secured \d[\d,]* votes|stand(?:s|ing)? (?:for (?:the )?[A-Z]|in (?:the|[A-Z])|against|as the [A-Z])"
    r"|stood (?:for (?:the )?[A-Z]|in (?:the|[A-Z])|against|unsuccessfully)|hop(?:es|ed|ing) to (?:stand|unseat|take the|win)"
    r"|fighting [A-Z]|contest(?:ed|ing|s)? |lost (?:out )?(?:to|by) |was (?:beaten|defeated|runner-up)|missed out)"
)
"""How a sentence goes on that tells of a candidate: "Labour's Jane Roe **polled 861**"."""
BEATEN = re.compile(
    r"\b(?:beat|beating|defeat(?:ed|ing)|unseat(?:ed|ing)|oust(?:ed|ing)|saw off|seeing off|the \d[\d,]* (?:votes )?of) (?:the )?"
    r"(?:sitting |outgoing )?(?:[A-Z][\w’']+ ){1,3}$"
)
"""Before one who lost: "polled 604 **to the 573 of** Labour's Jane Roe"."""
FIELDED = re.compile(
    r"(?:ha(?:s|ve|d) (?:\w+ )?|are |is )?(?:put(?:ting)? (?:up|forward)"
    r"|chosen|chose|select(?:ed|ing)|picked|field(?:ed|ing)|brought in"
    r"|adopted|nominated) (?:Mrs? |Ms |Miss |Dr )?$"
)
"""Between a party and the one that it sends into an election: "Labour **has put up** Jane Roe"."""
WON = re.compile(
    r"(?:, [^,.;]{3,40},| \([^()\n]{2,40}\))? (?:(?:took|won|gained|held|snatched|captured|seized|kept|holds) (?:the )?"
    r"[A-Z][\w’'-]+(?:(?: and| &)? [A-Z][\w’'-]+)*(?: (?:ward|division|seat))?(?: back)? (?:from|for) (?:the )?(?=[A-Z])"
    r"|topped the poll)"
)
"""How a sentence goes on that tells of a councillor who was elected: "Jane Roe **gained Elm ward from** the Conservatives"."""
TICKET = re.compile(r" (?:for|as) (?:the |an? )?(?=[A-Za-z])")
"""Before the party of a candidate: "Jane Roe came second **for the** Lib Dems"."""


def contest(words: Words, text: str, left: int, start: int, end: int, right: int) -> Around:
    """Whether somebody stands in an election, where a party says no more: "The Conservative, Jane Roe, came second"."""
    if fielded := FIELDED.search(text, max(left, start - 40), start):
        side = party_before(words, text, max(left, fielded.start() - 30), fielded.start())
        if side.party and not text[side.end : fielded.start()].strip():
            return side._replace(councillor=False, rule=CANDIDATE, shared=True)
    if won := WON.match(text, end, min(right, end + 140)):
        return Around(None, None, True, won.start(), won.end(), "people/elected")
    if stands := CONTEST.match(text, end, min(right, end + 90)):
        stop = min(right, stands.end() + 50)
        ticket = TICKET.search(text, stands.start(), stop)
        side = party_after(words, text, ticket.end(), stop, opens=True) if ticket else NOTHING
        return Around(None, side.party, False, stands.start(), max(stands.end(), side.end), CANDIDATE)
    match = BEATEN.search(text, max(left, start - 50), start)
    return Around(None, None, False, *match.span(), CANDIDATE) if match else NOTHING
