"""The phrase around a sum: its rate, the noun phrase it opens, the frame before it and its tie to the sum before."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple


class Sum(NamedTuple):
    """A sum in its sentence: the offsets of both, those of the sentence's other sums, and its size in its currency.

    ``before`` is where the sum before it in the sentence ends, ``after`` where the next one starts (else the sentence's bounds).
    ``rate_end`` is the end of a rate right behind the sum ("£2m **a year**"), ``compound_end`` that of the noun phrase it opens.
    """

    start: int
    end: int
    sentence: tuple[int, int]
    others: list[tuple[int, int]]
    before: int
    after: int
    size: float
    rate_end: int
    compound_end: int


RATE = re.compile(
    r"(?:[-\s](?:plus|odd|or\sso))?(?:[-\s]{1,2}(?:an?|per|each|every)[-\s](?:[a-z]+)|[-\s](?:annually|yearly|each|apiece|pa"
    r"|p\.a\.))?",
    re.IGNORECASE,
)
"""A rate right behind a sum, which belongs to the sum and not to what follows: "£1.2m-a-year contract"."""

_WORD = re.compile(r"(?:[-\s]|,\s(?=\w+[-\s](?:year|month|week)))?[-\s]?[\"“‘']?([^\W_][\w'’&/.-]*[\w'’]|\w)(?![,;:]\w)")
_STOP = frozenset(
    re.findall(
        r"\w+",
        """of for in on at by from with into to over under since until before after during between within without off out up down
        back towards toward across through against than per via as the a an this that these those last next and or but nor which
        who whom when while where whether because so if is are was were be been being has have had will would could can may might
        must should do does did not it he she they we you i more less each every ago now then later also already still its their
        his her our your my said says some about worth extra only just even all both either once though although unless whilst
        amid despite following including according along among around near never too here there yet again however instead
        earlier soon today yesterday tomorrow includes include included covers covered""",
    )
)
_PREPOSITION = re.compile(
    r"(?:[-\s]worth)?\s(?:worth\s)?(?:in|of|on|for|from|towards|toward|to|off|out\sof|into|as|against)\s"
    r"(?:(?:the|an?|its|their|his|her|our|your|this)\s)?",
    re.IGNORECASE,
)
_FRAME_WORDS = (
    "of|worth|at|to|by|for|from|is|was|are|were|be|been|being|has|had|have|will|would|could|may|might|should|about|around"
    "|some|an?|the|"
    "just|only|over|under|up|than|more|less|nearly|almost|roughly|approximately|estimated|further|another|additional|extra|total|"
    "totalling|totals|totalled|amounting|amounts|amounted|equal|equivalent|costing|stands?|stood|standing|now|currently"
    "|already|passed|"
    "reached|hit|topped|exceeded|least|much|as|no|not|excess|in|region|between|them|it|us|itself|out|back|initial|potentially|"
    "eventually|well|close|best|part|half|puts?|set|valued|whopping|staggering|record|massive|huge|cool|mere|paltry|separate"
    "|similar|"
    "combined|annual|yearly|weekly|monthly|one-off|adds?|added|adding|up-front|upfront|possible|maximum|minimum|average|which"
    "|that|"
    "thought|understood|believed|expected|said|reported|forecast|projected|predicted|come|came|comes|anywhere|anything"
    "|somewhere|likely|"
    "so|far|rises?|rose|risen|rising|grows?|grown|grew|growing|climbs?|climbed|jump(?:s|ed)?|soar(?:s|ed)?|fall(?:s|en)?|fell"
    "|falling|"
    "drop(?:s|ped)?|shrinks?|shrunk|shrank|increases?|increased|increasing|go|goes|gone|went|going|due|works?"
)
_FRAME = re.compile(
    rf"(?:,\s[^,;:.\n£$€\d]{{1,40}},)?[-\s(“\"'‘]*(?:[,:–—-]\s)?(?:(?:{_FRAME_WORDS})\b[\s(“\"'‘]*)*", re.IGNORECASE
)
_WHEN = (
    r"(?:\s(?:(?:in|for|during|by|over)\s(?:the\s)?)?(?:(?:19|20)\d\d(?:[/–-]\d{2,4})?|(?:this|last|next|first|second|third"
    r"|current|following)"
    r"\s(?:financial\s)?year|the\syear\s(?:after|before)))"
)
"""When a sum falls due, which parts it from the next: "£24m **in 2013/14** and £22m in 2014/15"."""

_LINK = re.compile(
    rf"{_WHEN}?"
    r"(?:,[^,;:.\n£$€\d]{1,40}(?=,))?(?:[,;]?\s(?:or|and|to|then|but|from|including|of\swhich|of\sit|with|plus|nor|into|not"
    r"|by|at|making)"
    r"|(?:\s\w+){0,4}?,?\s(?:against|compared\s(?:with|to)|instead\sof|rather\sthan|on\stop\sof"
    r"|(?:up|down|rising|falling|increasing|dropping|going|shrunk|cut|growing|climbing)\s(?:to|from))"
    rf"|,|\s\(|:)?(?:\s(?:{_FRAME_WORDS}))*\s?\(?",
    re.IGNORECASE,
)
_OF_IT = re.compile(r"\s(?:of|from)\s(?:it|them|that|this|which|those)\b", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\s(?:that\s|which\s)?(?:it|they|he|she|we|you|the\s\w+)\s"
    r"(?:(?:will|would|could|has|have|had|is|was|currently|now|already|once|all|both)\s)*"
)
_ASIDE = re.compile(r",\s(?:after|before|including|excluding|less|minus|net\sof|despite|on\stop\sof|plus)\s(?:[^,;]|,\d)*$")
_DIFFERENCE = 1000
FRAME_WINDOW = 80  # characters: longer gaps are no frame
_COMPOUND_WORDS = 6


def rate_end(text: str, end: int) -> int:
    """The end of the rate right behind a sum that ends at ``end``, or ``end``."""
    match = RATE.match(text, end)
    return match.end() if match else end


def compound_end(text: str, at: int) -> int:
    """Where the noun phrase that a sum opens ends: "£1.2m-a-year street cleaning contract | with …".

    at: the end of the sum's rate. Returns the end of the phrase's last word, or ``at`` where there is none.
    """
    for _ in range(_COMPOUND_WORDS):
        word = _WORD.match(text, at)
        if not word or word[1].lower() in _STOP:
            break
        at = word.end()
    return at


def is_frame(text: str, start: int, end: int) -> bool:
    """Whether only function words and words of amount stand between a cue and a sum: "deal [said to be worth up to] £86m"."""
    return 0 <= end - start <= FRAME_WINDOW and _is_frame(text[start:end])


@lru_cache(maxsize=8192)  # " of ", " of up to ": the same few frames stand in every article
def _is_frame(gap: str) -> bool:
    return _FRAME.fullmatch(gap) is not None


def is_linked(text: str, money: Sum) -> bool:
    """Whether a sum restates or follows the one before it in its sentence: "£340,000 a year, or **£1.7m**", "**£31m** of it"."""
    if money.before == money.sentence[0] or " worth " in text[money.before : money.start] or aside(text, money):
        return False
    at = rate_end(text, money.before)
    if money.size >= _DIFFERENCE and text[at] == "," and text.startswith(" more than", money.rate_end):
        return False  # "at £18.8m a year, some £2.3m more than is spent now"
    return (
        _LINK.fullmatch(text, rate_end(text, money.before), money.start) is not None or _OF_IT.match(text, money.end) is not None
    )


def aside(text: str, money: Sum) -> tuple[int, int] | None:
    """Offsets of an aside with another sum right before a sum: "the saving**, after pay-offs of £32,000,** at £1.1m", or None."""
    if money.before == money.sentence[0] or text[money.before : money.before + 1] != ",":
        return None
    opened = _ASIDE.search(text, money.sentence[0], money.before)
    return (opened.start(), money.before) if opened else None


def tie(text: str, money: Sum) -> tuple[int, int] | None:
    """Offsets of the noun phrase that a preposition ties to a sum: "£9m in the [lottery grants] of May"; None where none does."""
    preposition = _PREPOSITION.match(text, money.rate_end)
    if preposition is None:
        return None
    return preposition.start(), compound_end(text, rate_end(text, preposition.end() - 1))


def relative_verb(text: str, money: Sum) -> int | None:
    """Where the verb of the clause that a sum opens starts ("the annual £32m it will [cost]"); None where there is none."""
    clause = _RELATIVE.match(text, money.rate_end)
    return clause.end() if clause else None
