"""The table of the turns of phrase that say what a sum is for (``money_turns``): what stands before it and behind it."""

from __future__ import annotations

import re
from typing import NamedTuple

from .money_cues import WAGE_LIMIT

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

    # what a firm is paid
    _turn("gets-for-work", "contract", r"\b(?:gets?|getting|receives?|received|earns?|be\spaid|is\spaid|are\spaid|was\spaid)\s",
          r"(?:\sa\s(?:year|month))?\s(?:for\s(?:the|its|[\w-]+\syears[’'])\s(?:work|job|service|contract)|to\s(?:run|clean|empty|look\safter|mow|manage|collect))\b",
          at_least=10_000),
    _turn("for-years-work", "contract", after=r"\sfor\s[\w-]+\s(?:years|months)[’']\swork\b", at_least=10_000),
    _turn("on-the-table", "contract", r"\bputt?(?:ing)?\s", r"(?:\sa\syear)?\son\sthe\stable\b", at_least=1_000),
    _turn("lost-a-contract", "contract", r"\b(?:los(?:t|es|ing|e)|w[io]ns?|winning|landed)\s(?:the|its|a)\s",
          r"(?:[-\s]a-?\s?year)?\s(?:[\w-]+\s){0,4}?(?:contract|deal|round|work|job|business)\b", at_least=10_000),
    _turn("package-worth", "contract", r"\b(?:similar|comparable|smaller|larger|bigger)\s(?:package|contract|deal|tie-up)\b[^.;£]{0,40}\sworth\s", at_least=10_000),
    _turn("price-is", "contract", r"\b(?:[Tt]he|[Ii]ts)\sprice\s(?:is|was|will\sbe|would\sbe)\s", at_least=10_000),
    _turn("in-return-for", "contract", r"\b(?:swept|clean|run|mown|emptied|looked\safter|staffed|open)\b[^.;£]{0,40}\sin\s(?:return|exchange)\sfor\s",
          at_least=10_000),
    # what is saved, and what goes
    _turn("worth-to-the-council", "saving", r"\bworth\s", r"\sto\sthe\s(?:council|authority|taxpayer|public\spurse|borough|county)\b", at_least=10_000),
    _turn("makes-the-change-worth", "saving", r"\bmakes?\sthe\s(?:change|move|switch)\sworth\s"),
    _turn("spares", "saving", r"\bspar(?:e|es|ed|ing)\s(?:the|its|our|their|it)\s?(?:[\w-]+\s){0,2}"),
    _turn("ahead-by", "saving", r"\b(?:ahead|better\soff|in\spocket),?\s(?:to\sthe\stune\sof|by)\s", at_least=1_000),
    _turn("less-than-what", "saving", after=r"(?:\sa\syear)?\s(?:below|less\sthan|under|cheaper\sthan)\swhat\b"),
    _turn("coming-out-of", "cut", after=r"\s(?:is\s|are\s)?(?:coming|to\scome|being\staken)\sout\sof\s(?:this|the|its|our)\s(?:council|budget|service|authority)\b"),
    _turn("gives-up", "cut", r"\bgiv(?:e|es|ing)\sup\s", r"\sof\s(?:its|their)\s£", at_least=10_000),
    _turn("hole-of", "cut", r"\b(?:hole|gap|shortfall|chasm|void)\sof\s"),
    _turn("of-its-budget", "budget", r"\b(?:giving|gives|give)\sup\s£[\d.,]+\w*\sof\s(?:its|their)\s"),
    _turn("keeps-its", "budget", r"\bkeeps?\s(?:its|their)\s", r"(?:\sa\syear)?(?=[.,;]|\sand\b)", at_least=10_000),
    _turn("reserves-of", "budget", r"\breserves\s(?:of|worth)\s", at_least=1_000),
    # what is spent
    _turn("needs-of-work", "cost", r"\bneeds?\s", r"(?:\sworth)?\s(?:of|in)\s(?:work|repairs|improvements|maintenance)\b"),
    _turn("to-be-spent", "cost", after=r"\s(?:would|will|may|could|might)\s(?:have\sto\s|need\sto\s)?be\sspent\b"),
    _turn("work-put-at", "cost", r"\b(?:put|puts|putting)\sthe\s(?:work|repairs?|job|bill|price|cost)\b[^.;£]{0,40}\sat\s(?:anywhere\s)?(?:from\s|between\s)?"),
    _turn("plus-for-doing", "cost", r"\bplus\s", r"\sfor\s[a-z]+ing\b"),
    _turn("ran-on", "cost", r"\b(?:ran|runs?|running)\s[^.;£]{3,50}\son\s", r"\sa\syear\b", at_least=10_000),
    # what comes in
    _turn("at-the-tills", "income", after=r"\sat\sthe\s(?:tills?|door|doors|gate|box\soffice|turnstiles?)\b"),
    _turn("earns-in-rents", "income", r"\b(?:earn|earns|earned|takes?|took|makes?|made|forgo|forgoes|forfeits?|los(?:e|es|t))\s",
          r"(?:\sa\syear)?\sin\s(?:[\w-]+\s){0,2}(?:rents?|fees|fares|tickets|takings|money|sales|permits|fines|charges)\b"),
    _turn("trousers-from-each", "income", r"\b(?:trousers?|pockets?|keeps?|makes?)\s", r"\sfrom\seach\b"),
    _turn("sold-for", "income", r"\bs(?:old|ell|ells|elling)\s(?:it|them|him|her|off)?\s?[^.;£]{0,40}\sfor\s", at_least=20_000),
    # grants
    _turn("from-government", "funding", r"\b(?:receives?|received|gets?|got|given)\s",
          r"(?:\sa\syear)?\sfrom\s(?:us|ministers|Whitehall|the\s(?:government|Government|lottery|Treasury|Home\sOffice|NHS))\b"),
    _turn("from-reserves", "funding", r"\b(?:gave|gives|given|donated|chipped\sin|lent)\s", r"\s(?:from|out\sof)\s(?:its\s)?reserves\b"),
    # pay, fees, fines, debts, values
    _turn("pockets", "pay", r"\b(?:[Ss]he|[Hh]e|boss|chief|director|manager|troubleshooter|consultant)\s(?:will\s|would\s|is\sto\s|has\s|had\s)?"
          r"(?:gets?|got|pockets?|pocketed|receives?|received|takes?\shome|took\shome|banks?|banked|trousers?|trousered|collects?|collected)\s",
          r"(?!\sfrom\seach)", at_least=1_000, at_most=WAGE_LIMIT),
    _turn("handed-to-a-boss", "pay", after=r"\s(?:handed|paid|given)\sto\s(?:an?|the|its|one)\s(?:[\w-]+\s){0,2}(?:manager|director|boss|executive|officer|chief|leader)\b"),
    _turn("for-a-director", "pay", r"\b(?:[Tt]here[’']s|[Tt]here\sis|[Tt]here\swas|paying|offering|offers?)\s",
          r"\sfor\san?\s(?:[\w-]+\s){0,2}(?:managing\sdirector|chief\sexecutive|director|manager|boss|clerk|head\sof)\b"),
    _turn("cheque", "pay", r"\b(?:typical|average|biggest|smallest)\s(?:cheque|pay-off|payout|pay-out|settlement)\b[^.;£]{0,35}\s"),
    _turn("bill-up-to", "fee", r"\b(?:typical|average|domestic|household|rates?|council\stax)\s(?:[\w-]+\s)?bills?\s(?:up\s)?to\s", at_most=10_000),
    _turn("peppercorn", "fee", r"\bpeppercorn\s(?:rent\sof\s)?", at_most=1_000),
    _turn("ordered-to-pay", "cost", r"\border(?:ed|s)\s(?:it|them|him|her|the\s[\w-]+)\sto\s(?:hand\sover|pay)\s"),
    _turn("repayable-at", "debt", r"\brepay(?:able|ments?\sof)\s(?:at\s)?"),
    _turn("loan-of", "debt", r"\bloans?\sof\s(?:up\sto\s)?"),
    _turn("shares-worth", "value", r"\bshare(?:s|holding)?\s(?:is|are|was|were)\s(?:now\s)?worth\s"),
    _turn("house", "value", after=r"(?:\s\([^()]{2,12}\))?\s(?:[\w-]+\s)?(?:villa|mansion|bolthole|house|home|cottage|farmhouse|pile|flat|apartment)\b",
          at_least=60_000),
)  # fmt: skip
"""The turns, of which the first that stands around a sum decides."""
