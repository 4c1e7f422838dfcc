"""How a turn of phrase around a sum is written down (``money_turns``): what stands before the sum and behind it."""

from __future__ import annotations

import re
from typing import NamedTuple

_MORE = (
    r"(?:(?:about|around|some|nearly|almost|over|up\sto|more\sthan|at\sleast|another|a\sfurther|an\sextra|just|roughly"
    r"|an\sestimated|only)\s){0,2}$"
)
STAFF = re.compile(
    r"\b(?:[Ss]taff|[Ww]orkers|[Ee]mployees|[Cc]arers|[Tt]eachers|[Dd]rivers|handlers|cleaners|nurses|assistants|[Uu]nions?"
    r"|paid|wages"
    r"|lower-paid|officers|members)\b"
)
HOUSEHOLDS = re.compile(r"\b(?:[Hh]ouseholds|householders|[Rr]esidents|[Ff]amilies|homeowners|[Pp]ensioners|[Hh]omes)\b")


NEEDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("charge-of", "hole-of"), (" of ",)),
    **dict.fromkeys(("package-worth", "won-worth", "makes-the-change-worth", "shares-worth"), (" worth ",)),
    **dict.fromkeys(("signed-over", "in-return-for", "sold-for"), (" for ",)),
    **dict.fromkeys(("costs-drop-by", "trims-overheads", "swells-the-coffers", "shrinks-by"), (" by ",)),
    **dict.fromkeys(("valued-in-accounts", "work-put-at"), (" at ",)),
    "beat-by": (" by ",),
    "wage-on-offer": (" at ", " on "),
    "worker-makes": ("make", "made", "earn", "home ", "clear"),
    "lends-a-hand-with": (" hand with ",),
    "sets-them-back": (" back ",),
    "annual-fee": (" fee ", " charge ", " payment "),
    "redundancy-pay": ("redundanc",),
    "starting-pay": ("tart", "egin"),
    "offered-to-one": ("offer", "pa"),
    "payment-to-staff": (" of ", " worth "),
    "advisers-fee": ("handed ", "given "),
    "written-down": (" down ",),
    "own-cut": ("s cut ",),
    "pot-of": ("pot of",),
    "offered-for-land": ("offered",),
    "bring-in": (" in ",),
    "asked-of-departments": ("come up with", "hand back", "give up", "surrender"),
    "price-is": (" price ",),
    "ahead-by": (" by ", "tune of"),
    "for-the-sake-of": ("sake of",),
    "told-to-find": (" to find ",),
    "spares": ("spar",),
    "of-its-budget": (" up £",),
    "reserves-stand-at": ("reserves ", "balances "),
    "users-ticket": (" cost",),
    "set-them-back": (" back ",),
    "handed-to-keep-going": ("hand",),
    "hired-at": (" at ", " on "),
    "chief-is-paid": (" paid ",),
    "leaders-own": ("’s ", "'s "),
    "cuts-that-reach": (" cut", "Cut"),
    "grant-is-less-by": ("rant",),
    "off-its-budget-too": (" budget",),
    "ratepayers-hand-over": ("payers", "esidents"),
    "blows": ("bl", "squander", "splash", "fritter"),
    "cheque": ("typical", "average", "biggest", "smallest"),
    "price-tag": ("leav",),
    "bill-up-to": (" to ",),
    "peppercorn": ("peppercorn",),
    "ordered-to-pay": ("order",),
    "repayable-at": ("repay",),
    "loan-of": ("loan",),
    "let-at-a-year": (" at ", " for "),
    "work-worth": ("worth ", " at ", " to ", "costing "),
    "puts-the-job-at": (" at ",),
    "works-for-a-year": (" for ",),
    "in-return-a-year": ("return for ", "exchange for "),
    "earns-under-a-deal": ("earn", "receive", "get", "paid", "collect"),
    "paid-by-a-council": (" paid ",),
    "price-fixed-at": ("price of ",),
    "combined-price": ("price", "value"),
    "saving-from": ("aving",),
    "a-drop-of": (" of ",),
    "billed-for": (" for ",),
    "clawback-of": (" of ",),
    "one-off-for-a-town": (" of ",),
    "dividend-of": ("dividend",),
    "driver-pays": (" pay", " face", " hit "),
    **dict.fromkeys(("talked-down-by", "and-then-by", "exceeded-by", "do-so-by"), (" by ",)),
    "asked-for-buildings": (" asking ",),
    "asking-price": ("asking price",),
    "deal-valued-at": ("valued at",),
    "fixed-charges": ("charge", "fee", "payment"),
    "could-be-had-for": (" for ",),
    "takes-off": (" off ",),
    "forgone": ("forgo",),
}
"""Words of which one stands before the sum wherever a turn fits, by the turn's name; asked for first, for speed."""


class Turn(NamedTuple):
    """A turn of phrase: the rule's name, the purpose, what stands before and behind the sum, and the sums it is said of.

    needs: see ``NEEDS``.
    """

    name: str
    purpose: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    at_most: float = float("inf")
    at_least: float = 0
    company: re.Pattern[str] | None = None
    needs: tuple[str, ...] = ()


def turn(
    name: str,
    purpose: str,
    before: str = "",
    after: str = "",
    at_most: float = float("inf"),
    at_least: float = 0,
    company: re.Pattern[str] | None = None,
) -> Turn:
    left = re.compile(before + _MORE) if before else None
    right = re.compile(after) if after else None
    return Turn(name, purpose, left, right, at_most, at_least, company, NEEDS.get(name, ()))
