"""The turns of phrase that say that a sum is the price of a contract, besides those of ``money_turn_table``."""

from __future__ import annotations

from .money_turn_form import turn

_RATE = r"(?:,|\sa|\sper|\seach|\severy)?\s?(?:year|month|annum|annually)\b(?!\s(?:less|more|extra|cheaper|dearer)\b)"
_WORKS = (
    r"(?:maintain|run|clean|manage|provide|deliver|operate|collect|sweep|look\safter|cook|staff|guard|police|answer|monitor|repair"
    r"|grit|patrol|mow|process|handle|host|empt(?:y|ie))"
)
_WORK = (
    r"(?:extension|renewal|stopgap|prize|handover|appointment|tie-up|pact|arrangement|award|order|round|commission|term"
    r"|(?:highways|waste|cleaning|catering|care|repairs|parks|leisure|security|parking|transport|roads)\s(?:work|job|business))"
)
_SAID = r"(?:(?:is|was|are|were|be|will|would|said|thought|believed|estimated|reckoned|understood|itself|to)\s)*"

CONTRACTED = (
    turn(
        "let-at-a-year",
        "contract",
        r"\b(?:g[ia]ve[sn]?|giving|hand(?:s|ed|ing)?|award(?:s|ed|ing)?|went|gone|goes|pass(?:es|ed)?|sold)\b[^.;£]{3,80}"
        r"\b(?:at|for)\s(?:an?\s(?:annual|yearly)\s)?",
        _RATE,
        at_least=10_000,
    ),
    turn(
        "work-worth",
        "contract",
        rf"\b{_WORK},?\s{_SAID}(?:worth|valued\sat|put\sat|priced\sat|comes\sto|came\sto|costing)\s",
        at_least=10_000,
    ),
    turn(
        "puts-the-job-at",
        "contract",
        r"\bputs?\s(?:the|its|this|that|a)\s(?:[\w-]+\s){0,3}(?:job|work|contract|deal|service)\sat\s",
        at_least=10_000,
    ),
    turn(
        "works-for-a-year",
        "contract",
        rf"\b{_WORKS}(?:s|ed|ing|es|ned|ning)?\s[^.;£]{{3,60}}\sfor\s(?:an?\s(?:additional|extra|further)\s)?",
        _RATE,
        at_least=50_000,
    ),
    turn("in-return-a-year", "contract", r"\bin\s(?:return|exchange)\sfor\s", _RATE, at_least=50_000),
    turn(
        "earns-under-a-deal",
        "contract",
        r"\b(?:earn|receive|get|be\spaid|collect)s?\s",
        r"(?:\sa\s(?:year|month))?\s(?:over\s[\w-]+\syears\s(?:for|to|under)\b|under\s(?:the|its|an?)\s(?:[\w-]+\s){0,3}"
        r"(?:deal|contract|agreement)\b)",
        at_least=10_000,
    ),
    turn(
        "paid-by-a-council",
        "contract",
        r"\b(?:is|was|are|were|been|being|be)\spaid\s",
        rf"{_RATE}\sby\s(?:the\s)?(?:[\w’'-]+\s){{0,4}}?(?:[Cc]ouncils?|[Bb]orough|[Aa]uthority|[Cc]ounty|[Cc]ity|[Dd]istrict)\b",
        at_least=20_000,
    ),
    turn("retainer", "contract", after=r"\s(?:a\syear\s)?retainers?\b", at_least=5_000),
    turn(
        "price-fixed-at", "contract", r"\bprice\sof\s(?:the|a|its)\s(?:contract|deal|work)\b[^.;£]{0,30}\sat\s", at_least=10_000
    ),
    turn(
        "of-work-a-year",
        "contract",
        after=r"\s(?:worth\s)?of\s(?:[a-z-]+\s){0,2}work\s(?:a|each|every)\syear\b",
        at_least=10_000,
    ),
    turn(
        "combined-price",
        "contract",
        r"\b(?:lots?|contracts?|deals?)\s(?:[\w-]+\s){0,4}?with\san?\s(?:combined|total|overall|joint)\s(?:price\stag|price|value)\sof\s",
        at_least=10_000,
    ),
)
"""What a council's contractor is paid or asks: "was given the parks **at £182,000 a year**"."""
