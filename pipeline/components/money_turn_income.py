"""Turns of phrase (``money_turns``) about sums that come in, and about pay, fees, fines, debts and values."""

from __future__ import annotations

from .money_cues import WAGE_LIMIT
from .money_turn_form import turn

INCOMING = (
    # what comes in
    turn("swells-the-coffers", "income", r"\bswell(?:s|ed|ing)?\s(?:the|its)\s(?:[\w-]+\s)?coffers\sby\s"),
    turn("at-the-tills", "income", after=r"\sat\sthe\s(?:tills?|door|doors|gate|box\soffice|turnstiles?)\b"),
    turn("earns-in-rents", "income", r"\b(?:earn|earns|earned|takes?|took|makes?|made|forgo|forgoes|forfeits?|los(?:e|es|t))\s",
          r"(?:\sa\syear)?\sin\s(?:[\w-]+\s){0,2}(?:rents?|fees|fares|tickets|takings|money|sales|permits|fines|charges)\b"),
    turn("trousers-from-each", "income", r"\b(?:trousers?|pockets?|keeps?|makes?)\s", r"\sfrom\seach\b"),
    turn("sold-for", "income", r"\bs(?:old|ell|ells|elling)\s(?:it|them|him|her|off)?\s?[^.;£]{0,40}\sfor\s", at_least=20_000),
    # grants
    turn("from-government", "funding", r"\b(?:receives?|received|gets?|got|given)\s",
          r"(?:\sa\syear)?\sfrom\s(?:us|ministers|Whitehall|the\s(?:government|Government|lottery|Treasury|Home\sOffice|NHS))\b"),
    turn("from-reserves", "funding", r"\b(?:gave|gives|given|donated|chipped\sin|lent)\s",
          r"\s(?:from|out\sof)\s(?:its\s)?reserves\b"),
    # pay, fees, fines, debts, values
    turn("pockets", "pay", r"\b(?:[Ss]he|[Hh]e|boss|chief|director|manager|troubleshooter|consultant)\s(?:will\s|would\s"
        r"|is\sto\s|has\s|had\s)?"
          r"(?:gets?|got|pockets?|pocketed|receives?|received|takes?\shome|took\shome|banks?|banked|trousers?|trousered"
          r"|collects?|collected)\s",
          r"(?!\sfrom\seach)", at_least=1_000, at_most=WAGE_LIMIT),
    turn("handed-to-a-boss", "pay", after=r"\s(?:handed|paid|given)\sto\s(?:an?|the|its|one)\s(?:[\w-]+\s){0,2}(?:manager"
        r"|director|boss|executive|officer|chief|leader)\b"),
    turn("for-a-director", "pay", r"\b(?:[Tt]here[’']s|[Tt]here\sis|[Tt]here\swas|paying|offering|offers?)\s",
          r"\sfor\san?\s(?:[\w-]+\s){0,2}(?:managing\sdirector|chief\sexecutive|director|manager|boss|clerk|head\sof)\b"),
    turn("cheque", "pay", r"\b(?:typical|average|biggest|smallest)\s(?:cheque|pay-off|payout|pay-out"
        r"|settlement)\b[^.;£]{0,35}\s"),
    turn("to-see-the-back-of", "pay", after=r"\s(?:to\ssee\sthe\sback\sof|to\sget\srid\sof|to\spay\soff)\s(?:an?|its|the|him"
        r"|her|two|three)\b"),
    turn("hired-at-an-hour", "pay", r"\b(?:hire|hired|employ|recruit|take\son|appoint)\w*\s[^.;£]{3,40}\sat\s", r"\san\shour\b",
        at_most=60),
    turn("stung-for", "fine", r"\b(?:stung|clobbered|whacked|slapped|collared)\s(?:for|with)\s", r"\sfor\s(?!an?\b)[a-z]+ing\b",
        at_most=5_000),
    turn("price-tag", "value", r"\bleav(?:es?|ing)\sthe\s[\w-]+\swith\sa\s(?:price\stag|value)\sof\s", at_least=100_000),
    turn("bill-up-to", "fee", r"\b(?:typical|average|domestic|household|rates?"
        r"|council\stax)\s(?:[\w-]+\s)?bills?\s(?:up\s)?to\s", at_most=10_000),
    turn("peppercorn", "fee", r"\bpeppercorn\s(?:rent\sof\s)?", at_most=1_000),
    turn("ordered-to-pay", "cost", r"\border(?:ed|s)\s(?:it|them|him|her|the\s[\w-]+)\sto\s(?:hand\sover|pay)\s"),
    turn("repayable-at", "debt", r"\brepay(?:able|ments?\sof)\s(?:at\s)?"),
    turn("loan-of", "debt", r"\bloans?\sof\s(?:up\sto\s)?"),
    turn("shares-worth", "value", r"\bshare(?:s|holding)?\s(?:is|are|was|were)\s(?:now\s)?worth\s"),
    turn("house", "value", after=r"(?:\s\([^()]{2,12}\))?\s(?:[\w-]+\s)?(?:villa|mansion|bolthole|house|home|cottage"
        r"|farmhouse|pile|flat|apartment)\b",
          at_least=60_000),
)  # fmt: skip
"""The turns, in the order in which they are asked."""
