"""Numbers that no rule takes for counts of jobs though the words around them say that they are: "Twenty desks stand empty".

No list holds every noun that stands for those at work, and a writer leaves it out wherever it is plain. Where no rule decides,
the words around a number do (``pipeline/weights.py``, ``pipeline/network.py``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import partial

from ..weights import Weights
from .jobs_counts import TENS
from .jobs_frames import PLURAL, THINGS
from .jobs_gaps import has_fallen, of_buildings
from .jobs_memory import Count, Passed
from .jobs_numbers import MONTH, Number, counts_others
from .surroundings import Spans, Surroundings

TRUST, FAR_TRUST = 60, 160
"""How much more than nothing the words must say that jobs are counted, in a sentence with a word of employment in it or before
it and in another; in hundredths of a logit."""

DOUBT = (240, 60, 0)
"""How much more the words of an article must say where rules find no count, one, more: one that counts no jobs elsewhere counts
shops, roads and pupils."""

NO_COUNT_BEFORE, NO_COUNT_AFTER = tuple("-–/.:#"), ("-", "–", "/", ":", "°")
NO_COUNT = re.compile(
    rf"\b(?:{MONTH})\.\s(?:the\s)?$|\b(?:ages?|aged|under|over|between)\s(?:of\s)?(?:\d\d\s(?:and|to|or)\s)?$"
    r"|\b[Nn]o\.?\s$|\b(?:his|her|is|was)\snumber\s$|\b(?:men|women|people|lads|boys|girls|sight)\sof\s$"
    r"|\b(?:[Hh]e|[Ss]he)\s(?:was|is|turn(?:s|ed)|(?:will|would)\sbe)\s$|\b[A-Z]\w+\s(?:group|party|benches|opposition),?\s$"
)
NO_COUNT_BEHIND = re.compile(
    r"\sanother\b|\sjobs\s(?:undone|unfinished|outstanding|on\s(?:the|its)\slist)\b|\sin\sthe\s(?:morning|evening)\b"
    r"|(?:\sof\s(?:them|us|the\sstaff|whom))?\s(?:are|were|is)\s(?:\w+\s)?members\b|\s(?:job|post|worker)\sin\s(?:every\s)?\w+\b"
)
BIRTHDAY = re.compile(rf"\sin\s{MONTH}\b")
SHARE_AFTER = re.compile(r"\s(?:of|in)\s(?:10|ten|100|a\shundred|every)\b")
SHARE_BEFORE = re.compile(r"\b(?:\w+)\s(?:of|in)\s(?:every\s)?$")
AGED = re.compile(r"[A-Z][\w’'-]+,\s$")
"""Around numbers that count nobody: "Feb. 9", "5-4", "between the ages of 17 and 20", "eight of 10 limes", "Jane Roe, 61,",
"the number of beds falls from 14 to eight", "she was 17"."""

SIZES = (4, 10, 50, 500)
"""Where one size of number ends and the next begins."""


OTHERS = re.compile(r"( )(others)\b")
"""Behind a number of those who are left: "Three have moved; four **others** took redundancy"."""


OF_A_PILE = re.compile(
    r"\b(?:backlog|queue|caseload|waiting\slist|cases|complaints|claims|calls|debts?|fines)\b[^.;]{0,70}\b(?:down|up)\s"
    r"(?:from\s[\d,]+\s)?to\s$"
)
"""What goes up and down and is no workforce: "a **backlog** of 100,000 cases … got it **down to** 26,500"."""

KNOWN = re.compile(r"\b(?:the|all|these|those)\s$")
"""Before a number that is no news: "put **the** six at £18m"."""

ONE = re.compile(
    r"((?:\s(?!(?:of|in|the|an?|and|or|who|that|which|has|had|is|was|will|would|from|to|for|by|at|on)\s)[a-z][\w’'-]*){0,3}?\s)"
    r"((?!(?:fee|tier|other|former|number|letter|corner|order|matter|paper|summer|winter|quarter|daughter|mother|father|brother|sister"
    r"|answer|offer|member|customer|user|voter|reader|flyer|poster|computer|tower|river|water|border|shelter|centre|over|under|after"
    r"|never|ever|per|supporter|protester|objector|visitor|minister|councillor|commentator|mayor|observer|resident|pensioner|player"
    r"|her|for|or|door|floor|nor|error|factor|sector|restaurant|tenant|want|grant|important|see|three|tree|committee|person|offender"
    r"|insider|caller|homeowner|owner|neighbour|speaker|writer|campaigner|shopper|passenger|whistleblower|bidder|partner"
    r"|lawyer|trader|shopkeeper|farmer|developer|landlord|journalist|activist|list|exist|woman|man|human|rate-?payer|tax-?payer)\b)"
    r"(?:[a-z-]{2,}(?:er|or|ist|ian|man|woman|ant|ee|hand)|executive|nurse|clerk|cook|chef|guard|coach|secretary|apprentice|guide"
    r"|girl|lad|aide|colleague|head|deputy|mechanic|member\sof\s(?:the\s|its\s)?staff|post|job|role|vacancy))"
    r"(?![\w’'-])"
)
"""Behind a one that may count somebody at work: "one part-time **clerk**"."""

NOBODY = re.compile(r"\b(?:not|no|any|every|each|than|last|number|day)\s(?:even\s)?$", re.IGNORECASE)
"""Before a one that counts nobody: "**not** one member of staff", "**day** one worker"."""

BACK = 700
"""Characters before a number in which the article may say of what there are so many."""


def of_things(text: str, number: Number) -> bool:
    """Whether the article has said before that there are so many things: "Six care **homes** … put the six at £18m".

    >>> text = "Six homes are for sale. It put the six at £18m."
    >>> of_things(text, Number(35, 38, 35, 6, None, None))
    True
    """
    if not KNOWN.search(text, max(0, number.start - 8), number.start):
        return False
    said = re.escape(text[number.start : number.end])
    before = text[max(0, number.first - BACK) : number.first]
    counted = re.finditer(rf"(?<![\w.,£-]){said}\s(?:[a-z'’-]+\s){{0,2}}?([a-z]+s)\b", before, re.IGNORECASE)
    return any(THINGS.fullmatch(match[1].lower()) for match in counted)


def is_one(text: str, number: Number) -> bool:
    """Whether a one may count somebody at work: "one part-time clerk", not "not one clerk", "one resident", "one of them".

    >>> [is_one(text, Number(4, 7, 4, 1, None, None)) for text in ("The one clerk", "Not one clerk", "Has one tenant.")]
    [True, False, False]
    """
    return bool(ONE.match(text, number.end)) and not NOBODY.search(text, max(0, number.first - 14), number.first)


def may_count(text: str, number: Number) -> bool:
    """Whether a number that no rule takes may count jobs: it is no date, score, telephone, age or share.

    >>> text = "12 desks, by 5-4 on Feb. 9"
    >>> [may_count(text, Number(at, end, at, 5, None, None)) for at, end in ((0, 2), (13, 14), (15, 16), (25, 26))]
    [True, False, False, False]
    """
    if number.value is None or number.value == 1 and not is_one(text, number):
        return False
    if text.startswith(NO_COUNT_AFTER, number.end):
        return False
    if text[number.start - 1 : number.start] in NO_COUNT_BEFORE or SHARE_AFTER.match(text, number.end):
        return False
    if number.value in TENS and SHARE_BEFORE.search(text, max(0, number.start - 14), number.start):
        return False
    if text.startswith(",", number.end) and AGED.search(text, max(0, number.start - 24), number.start):
        return False
    if NO_COUNT.search(text, max(0, number.start - 30), number.start) or of_buildings(text, number.first, number.end):
        return False
    if counts_others(text, number):
        return False
    if NO_COUNT_BEHIND.match(text, number.end) or has_fallen(text, number.first):
        return False
    if text.endswith(" be ", 0, number.first) and BIRTHDAY.match(text, number.end):
        return False  # will be 58 in April
    return not (OF_A_PILE.search(text, max(0, number.start - 130), number.start) or of_things(text, number))


class Unnamed:
    """Weighs the numbers of one text that no rule took for counts of jobs.

    counts: those that rules found, in text order. hear: gives what the network makes of the words around spans.
    """

    def __init__(
        self, weights: Weights, around: Surroundings, counts: list[Count], hear: Callable[[Spans], dict[str, int]]
    ) -> None:
        self.weights, self.around, self.counts, self.hear = weights, around, counts, hear
        self.starts = [count.start for count in counts]
        self.doubt = DOUBT[min(len(counts), 2)] if around.is_article else 0

    def counted(self, passed: Passed) -> Count | None:
        """The count of jobs that a number is by the words around it, or None."""
        number, sentence, near = passed
        if self.is_inside(number):
            return None
        hear = partial(self.hear, [(number.first, number.end)])
        trust = (TRUST if near else FAR_TRUST) + self.doubt
        if self.weights.choose(self.words(number, sentence), "other", trust, hear) == "other":
            return None
        text, stop = self.around.text, self.around.sentences[sentence][1]
        nouns = (ONE,) if number.value == 1 else (OTHERS, PLURAL)
        noun = next((match for pattern in nouns if (match := pattern.match(text, number.end, stop))), None)
        if noun is None or THINGS.fullmatch(noun[2]):
            return Count(number, number.first, number.end, "bare", "jobs/words/number", sentence)
        return Count(number, number.first, noun.end(), "agent", "jobs/words/number", sentence, noun[2])

    def is_inside(self, number: Number) -> bool:
        """Whether a number lies in a count already: the 12 of "eight of the 12"."""
        place = bisect_left(self.starts, number.end)
        return place > 0 and self.counts[place - 1].end > number.first

    def words(self, number: Number, sentence: int) -> list[str]:
        """What is weighed of a number: the words of its sentence, those next to it, its size, the counts before it."""
        beside = self.around.next_to(number.first, number.end)
        near = [word.partition(" ") for word in beside if word.startswith(("next0", "next1", "next2"))]
        place = bisect_left(self.starts, number.start)
        back = sentence - self.counts[place - 1].sentence if place else 9
        further = [
            *(f"ending{at[-1]} {word[-3:]}" for at, _, word in near),
            f"size {sum((number.value or 0) >= size for size in SIZES)}",
            f"back {min(back, 3)}",
            f"among {min(len(self.counts), 3)}",
        ]
        return list(dict.fromkeys(["", *beside, *further, *self.around.own(number.first, number.end)]))
