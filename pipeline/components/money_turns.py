"""Turns of phrase around a sum that say by themselves what it is for: "£200,000 **is being met by** the lottery".

Each is read before any cue, as the words of a turn mean something else than they do alone: a council's **cut of the fines** is
income, and to **write down** a building tells its value.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .money_cues import WAGE_LIMIT, Reading
from .money_phrases import Sum

_REACH = 110
"""How far before a sum a turn may begin, in characters."""

_MORE = (
    r"(?:(?:about|around|some|nearly|almost|over|up\sto|more\sthan|at\sleast|another|a\sfurther|an\sextra|just|roughly"
    r"|an\sestimated|only)\s){0,2}$"
)
_STAFF = re.compile(
    r"\b(?:[Ss]taff|[Ww]orkers|[Ee]mployees|[Cc]arers|[Tt]eachers|[Dd]rivers|handlers|cleaners|nurses|assistants|[Uu]nions?|paid|wages"
    r"|lower-paid|officers|members)\b"
)
_HOUSEHOLDS = re.compile(r"\b(?:[Hh]ouseholds|householders|[Rr]esidents|[Ff]amilies|homeowners|[Pp]ensioners|[Hh]omes)\b")


class Turn(NamedTuple):
    """A turn of phrase: the rule's name, the purpose, what stands before and behind the sum, and the sums it is said of."""

    name: str
    purpose: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    at_most: float = float("inf")
    at_least: float = 0
    company: re.Pattern[str] | None = None


def _turn(
    name: str,
    purpose: str,
    before: str = "",
    after: str = "",
    at_most: float = float("inf"),
    at_least: float = 0,
    company: re.Pattern[str] | None = None,
) -> Turn:
    left = re.compile(before + _MORE) if before else None
    return Turn(name, purpose, left, re.compile(after) if after else None, at_most, at_least, company)


TURNS = (
    _turn(
        "met-by",
        "funding",
        after=r",?\s(?:is|are|was|were|will\sbe|would\sbe|has\sbeen|to\sbe)\s(?:being\s)?met\sby\s"
        r"(?!(?:the\s)?(?:council|authority|borough|county|city|taxpayers?|ratepayers))",
    ),
    _turn("shaved-off", "saving", r"\b(?:shav|squeez)(?:e|es|ed|ing)\s", r"(?:\sa\syear)?\s(?:from|off|out\sof)\b"),
    _turn("carved-out", "cut", r"\b(?:carv|stripp?|prun|hack)(?:e|es|ed|ing|s)?\s", r"(?:\sa\syear)?\s(?:from|off|out\sof)\b"),
    _turn("charge-of", "fee", r"\b(?:charge|fare|levy|toll|entry\sfee)\sof\s"),
    _turn(
        "from-a-sale",
        "income",
        after=r"\s(?:at\sleast\s)?(?:is|are)\s(?:hoped\sfor|expected|due)\sfrom\s(?:[\w’'-]+\s){0,3}(?:sell|auction|sale)",
    ),
    _turn(
        "redundancy-pay",
        "pay",
        r"\bredundanc(?:y|ies)\s(?:pay\w*|costs|bill)[^.;]{0,60}\s(?:com(?:e|es|ing)|came|amounts?)\sto\s",
    ),
    _turn(
        "returned",
        "income",
        r"\breturn(?:s|ed|ing)?\s",
        r"(?:\sa\syear)?\sto\sthe\s(?:council|town\shall|authority|county|borough|city)\b",
    ),
    _turn("signed-over", "contract", r"\b(?:signed|handed|passed|outsourced|turned)\s[^.;]{3,80}\sfor\s[\w-]+\syears\sand\s"),
    _turn(
        "starting-pay",
        "pay",
        r"\b(?:[Tt]hey|[Ss]alaries|[Pp]ay|[Ww]ages|posts?|jobs?|starters|recruits|[a-z]+(?:ers|ants|ists)|nurses)"
        r"\s(?:\w+\s)?(?:start|begin)s?\s(?:at|on)\s",
        at_most=WAGE_LIMIT,
        at_least=5000,
    ),
    _turn(
        "offered-to-one",
        "pay",
        r"\b(?:offer|offered|pay|paid)\s(?:an?|the)\s(?:[\w-]+\s)?(?:lad|man|woman|youngster|graduate|[a-z]+er|nurse|recruit|trainee)\s",
        at_most=WAGE_LIMIT,
        at_least=5000,
    ),
    _turn("way-of-finding", "cut", r"\b(?:ways?|hope|means)\sof\sfinding\s", r"(?!\s(?:for|to)\b)"),
    _turn(
        "payment-to-staff",
        "pay",
        r"\b(?:payment|bonus|supplement|allowance|weighting|lump\ssum)s?\s(?:worth|of)\s",
        at_most=50_000,
        company=_STAFF,
    ),
    _turn(
        "advisers-fee",
        "cost",
        r"\b(?:consultants?|lawyers|advisers|accountants|architects|auditors)\s(?:\w+\s){0,3}?(?:handed|given)\s",
    ),
    _turn("written-down", "value", r"\bwr(?:ite|iting|ote|itten|ites)\sdown\s[^.;]{3,60}\sby\s"),
    _turn(
        "valued-in-accounts",
        "value",
        r"\b(?:[Aa]ccounts|[Vv]aluers?|[Aa]uditors?|[Ss]urveyors?|valuation)\s[^.;]{0,60}\bput(?:s|ting)?\s[^.;]{3,40}\sat\s",
    ),
    _turn("own-cut", "income", r"[’']s\scut\s(?:of\s[^.;£]{3,40}\s)?(?:was|is|came\sto|will\sbe|would\sbe|amounts\sto)\s"),
    _turn(
        "ticket",
        "fine",
        r"\b(?:given|issued|handed|slapped|hit|got|landed)\s(?:with\s)?an?\s",
        r"\s(?:parking\s)?tickets?\b",
        2000,
    ),
    _turn(
        "added-to-bill",
        "fee",
        r"\badd(?:s|ed|ing)?\s",
        r"(?:\sa\syear)?\sto\s(?:the|an?)\s(?:[\w’'-]+\s){0,3}(?:demand|bills?)\b",
        3000,
    ),
    _turn("asked-of-households", "fee", r"\basked\sfor\s", r"[^.;]{0,12}\sin\scouncil\stax\b", 6000, company=_HOUSEHOLDS),
    _turn("gets-less", "cut", r"\b(?:gets?|got|receiv(?:es?|ed)|given|allotted|allocated)\s", r"\s(?:a\syear\s)?less\b"),
    _turn(
        "from-reserves",
        "funding",
        r"\breleas(?:e|es|ed|ing)\s",
        r"\s(?:of|from)\s(?:[\w’'-]+\s){0,2}(?:contingency|reserves?|balances|emergency)\b",
    ),
    _turn("share-of-pot", "funding", after=r"\s(?:slice|share)\sof\s(?:an?|the)\s(?:[\w-]+\s)?(?:pot|fund|money|cash|£)"),
    _turn("pot-of", "funding", r"\bpot\sof\s"),
    _turn(
        "offered-for-land",
        "income",
        r"\b(?:housebuilder|developer|buyer|hotelier|builder)\s(?:ha[sd]\s)?offered\s(?:[^.;,£]{0,40}\s)?",
    ),
    _turn("short-of-pay", "pay", after=r"\s(?:adrift|light|short)\b", at_most=20_000, company=_STAFF),
    _turn(
        "of-work",
        "cost",
        after=r"\s(?:worth\s)?of\s(?:[a-z-]+\s){0,2}(?:repairs?|pipework|(?:urgent|remedial|essential|safety|repair)\sworks?|improvements"
        r"|maintenance|renovations?|refurbishment"
        r"|roofing|wiring|lorries|vehicles|equipment|fire\sdoors)\b(?!\sfor\sthe\scouncil)",
    ),
    _turn(
        "court-fund",
        "cost",
        after=r"\s(?:for|towards|it\swould\sneed\sfor)\s(?:an?|the|its)\s(?:judicial\sreview|legal|court|appeal)\b",
    ),
    _turn(
        "earned-by",
        "pay",
        after=r"\s(?:earned|pocketed|taken\shome|drawn)\sby\s(?:the|its|his|her|an?)\b",
        at_most=WAGE_LIMIT,
        at_least=5000,
    ),
    _turn("bring-in", "income", r"\b(?:bring|brings|brought|bringing)\sin\s"),
    _turn("come-out", "cut", after=r"\s(?:will|would|must|has\sto|have\sto)\s(?:have\sto\s)?come\sout\b(?!\sof)"),
    _turn(
        "due-to-one",
        "pay",
        r"\b(?:I[’']m|I\sam|[Ww]e[’']re|are|is)\s(?:still\s)?due\s",
        r"\s(?:from|in\s(?:wages|pay)|and)\b",
        50_000,
    ),
    _turn(
        "off-what-is-spent", "saving", r"\btak(?:es?|ing)\s", r"(?:\sa\syear)?\soff\s(?:what|our|their|its|the\s(?:cost|bill))\b"
    ),
    _turn(
        "asked-of-departments",
        "cut",
        r"\b(?:directors?|departments?|directorates?|heads|services|chiefs)\s[^.;£]{0,40}"
        r"\b(?:come\sup\swith|hand\sback|give\sup|surrender)\s",
    ),
    _turn(
        "lower-bills",
        "saving",
        after=r"(?:\s[\w’']+){0,5}\sin\s(?:lower|smaller|reduced)\s(?:[a-z]+\s)?(?:bills|costs|fees|charges|rents?)\b",
    ),
    _turn(
        "need-not-spend",
        "saving",
        after=r"(?:\sa\syear)?\sthat\s[^.;£]{2,30}\s(?:need\snot|will\snot|does\snot|no\slonger\shas\sto|will\sno\slonger)\s"
        r"(?:have\sto\s)?(?:spend|pay|find)\b",
    ),
    _turn(
        "shrinks-by",
        "cut",
        r"\b(?:budget|grant|funding|allowance|subsidy)\s[^.;£]{0,30}\b(?:shrink|fall|drop|cut|reduc)\w*\sby\s[^.;£]{3,25},?\sor\s",
    ),
    _turn(
        "paid-for-failing",
        "fine",
        r"\b(?:hand|pay|paid|dock|docked|deduct|deducted|forfeit|forfeited|withheld|withhold)\s[^.;£]{0,40}",
        r"\s(?:for|over)\s(?:(?:the\s)?(?:[\w-]+\s){0,2}(?:it|they)\s(?:had\s)?missed"
        r"|(?:\w+\s)?(?:missed|late|failing|failures|delays|breaches)\b)",
    ),
    _turn(
        "makes-from-work",
        "contract",
        r"\bmake\s",
        r"\sfrom\s(?:running|looking|emptying|collecting|cleaning|managing|keeping|mowing|providing|operating)\b",
        at_least=20_000,
    ),
    _turn(
        "worth-to-a-firm",
        "contract",
        r"\b(?:is|are|was|were)\sworth\s",
        r"\sto\sthe\s(?:firm|company|contractor|provider|operator)\b",
    ),
)
"""The turns, of which the first that stands around a sum decides."""


def turned(text: str, money: Sum) -> Reading | None:
    """What a turn of phrase around a sum says it is for, or None.

    >>> # "Of that, £200,000 is being met by the lottery": Reading("funding", "money/met-by")
    """
    low, (start, end) = max(money.sentence[0], money.start - _REACH), money.sentence
    for turn in TURNS:
        if not turn.at_least <= money.size <= turn.at_most:
            continue
        if turn.before is not None and not turn.before.search(text, low, money.start):
            continue
        if turn.after is not None and not (turn.after.match(text, money.end) or turn.after.match(text, money.rate_end)):
            continue
        if turn.company is None or turn.company.search(text, start, end):
            return Reading(turn.purpose, f"money/{turn.name}")
    return None
