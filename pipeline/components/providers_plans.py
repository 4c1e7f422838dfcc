"""What shows that something is a plan and no arrangement yet, and whose plan: "shelved **the sale** to Corbel"."""

from __future__ import annotations

import re

from ..matching import Hit
from .providers_wordings import REFUSING

PLAN = (
    r"(?:ideas?|plans?|proposals?|scheme|sale|talks|transfer|option|takeover|merger|switch|bid to|move to|privatisation"
    r"|outsourcing)(?! (?:arrangements?|deals?|contracts?|agreements?|partnership|firm|giant)\b)"
)
PLAN_AHEAD = re.compile(rf" (?:(?:the|its|their|a|any|that|this|his|her|all) )?(?:[\w-]+ ){{0,2}}?{PLAN}\b")
PLAN_BEFORE = re.compile(
    rf"\b{PLAN}\b(?: (?:to|of|with|for|that|about|over) [^.;,]{{1,60}}?)?"
    r" ?(?:has|have|had|was|were|is|are|be|been|then|later|finally|eventually|since|now| )*$"
)
OFFER_BY = re.compile(r"\b(?:proposal|offer|bid|approach|tender|pitch)\b[^.;,]{0,25} (?:from|by) (?:the )?(?:[\w’'-]+ ){0,2}$")
"""Before a firm whose own offer is dropped: "a rival **proposal from** Corbel was turned down"."""

OFFERED = re.compile(r"\b(?:offer|bid|tender|pitch|approach)\b")
OTHER_HOME = re.compile(r" (?:an?|another) (?:similar|like|comparable) |[^.;,]{0,40} (?:to|with) (?:an?|another|other|any) ")


def is_plan(text: str, begin: int, hit: Hit) -> bool:
    """Whether what a cue ends is a plan and no arrangement: "shelved **the sale**", "**the talks** collapsed"."""
    ahead = PLAN_AHEAD.match(text, hit.end)
    return ahead is not None or PLAN_BEFORE.search(text, max(begin, hit.start - 90), hit.start) is not None


MOVE = (
    r"(?:plans?|proposals?|move|scheme|ideas?|switch|transfer|handover|change|deal|sale|arrangement|recommendations?"
    r"|shake-up|outsourcing|merger)"
)
MOVE_AHEAD = re.compile(
    rf" (?:the|its|their|this|that|both|all|these|those) (?:(?!to\b|of\b"
    rf"|for\b)[\w’'-]+ ){{0,2}}?{MOVE}\b(?! (?:to consult|not)\b)"
)
MOVE_BEFORE = re.compile(
    rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Tt]his|[Tt]hat|[Bb]oth|[Tt]hose|[Tt]hese) (?:[\w’'-]+ ){{0,2}}?{MOVE}"
    r"(?: (?:has|have|had|was|were|been|then|later|finally|eventually|now|unanimously|narrowly|duly))*? $"
)
"""A plan that is decided upon, after its verb or before it: "backed **the move**", "**the plan was** agreed"."""

UNSURE = re.compile(
    r"\b(?:would|could|may|might|should|if|whether|wants?|wanted|calls?|called|urg\w+|ask\w*|(?:it|they|council|councillors"
    r"|cabinet|leaders?) plans? to|due to|expected to|hop\w+|likely"
    rf"|until|unless|before|{REFUSING}|not|never|without)\b|n['’]t\b"
)


def decided(text: str, begin: int, hit: Hit) -> bool:
    """Whether a cue says that a plan spoken of before is approved: "Councillors **backed** the move by 12 votes to nine"."""
    if UNSURE.search(text, max(begin, hit.start - 60), hit.start):
        return False
    if MOVE_AHEAD.match(text, hit.end):
        return True
    return MOVE_BEFORE.search(text, max(begin, hit.start - 90), hit.start) is not None


NAMING = re.compile(r"\b(?:called|known as|named)$")
AGREED_TO = re.compile(r"\b(?:agreed|voted|decided|resolved|will|is to|are to)\b")
OPEN_STILL = re.compile(r"\b(?:propos\w+|could|would|may|might|plans?|planned|consider\w*|if|whether|options?|talks)\b")


def agreed_to(text: str, begin: int, char: int) -> bool:
    """Whether a sentence says before a character that something is agreed and nothing that leaves it open."""
    return AGREED_TO.search(text, begin, char) is not None and OPEN_STILL.search(text, begin, char) is None
