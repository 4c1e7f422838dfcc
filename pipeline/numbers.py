"""Text -> number: digits, number words, fractions and scales as British papers write them.

Pure functions on text, for the facts that count things (jobs) and add up sums (money). What a number counts, and
whether two numbers make a range, is for the caller to say.

>>> [match.group() for match in NUMBER.finditer("Twenty-two posts, 1,350 staff and half a dozen vans in 3 depots")]
['Twenty-two', '1,350', 'half a dozen', '3']
"""

from __future__ import annotations

import re
from functools import lru_cache

SCALES: dict[str, float] = {
    "hundred": 1e2,
    "k": 1e3,
    "thousand": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "mil": 1e6,
    "million": 1e6,
    "millions": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "billion": 1e9,
    "billions": 1e9,
    "tn": 1e12,
    "trillion": 1e12,
}
"""What a number is multiplied by when it is followed by this word or letter."""

_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS: dict[str, float] = {
    **{word: float(value) for value, word in enumerate(_ONES + _TEENS, 1)},
    **{word: value * 10.0 for value, word in enumerate(_TENS, 2)},
    "fourty": 40.0,
    "couple": 2.0,
    "half": 0.5,
    "quarter": 0.25,
    "third": 1 / 3,
}
_FRACTIONS: dict[str, float] = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75}


def _any(words: list[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


SCALE = _any(list(SCALES))
"""Source of an expression for one scale ("million", "bn", "k"); to be compiled without regard to case."""

DIGITS = (
    r"(?:\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?"  # 10,860 and 1,234.56
    r"|\d{1,3}(?:\.\d{3}){2,4}(?!\d|\.\d)"  # 1.234.567, points for commas
    r"|\d{1,3}\s?(?:[½¼¾]|(?<=\s)[13]/[24]\b)"  # 2½ and 2 1/2
    r"|\d{1,15}(?:\.\d{1,6})?"
    r"|[½¼¾])"
)
"""Source of an expression for one number in digits, without scale."""

_UNIT = _any(_ONES)
_BELOW_100 = rf"(?:{_any(_TENS + ['fourty'])}(?:[-\s]\s?{_UNIT})?|{_any(_TEENS)}|{_UNIT})\b"
_HUNDREDS = rf"(?:(?:an?|{_BELOW_100})[-\s]hundred\b(?:\s(?:and\s)?{_BELOW_100})?)"
_BIG = r"(?:thousand|million|billion|trillion)\b"
_NO_SCALE_NEXT = r"(?![-\s]{1,2}(?:hundred|thousand|million|billion|trillion|" + "|".join(_ONES) + r")\b)"
_AND_A_HALF = r"(?:[-\s]and[-\s]a[-\s](?:half|quarter))"
NUMBER_WORDS = (
    r"(?:"
    # half a dozen, a quarter of a million
    rf"(?:an?[-\s])?(?:half|quarter|third)(?:[-\s]of)?[-\s]an?[-\s](?:dozen\b|hundred\b|{_BIG})"
    rf"|three[-\s]quarters[-\s]of[-\s]a[-\s]{_BIG}"
    rf"|(?:a\s)?couple(?:\sof)?\s(?:dozen\b|hundred\b|{_BIG})"
    r"|a\scouple\b(?:\sof\b)?"
    rf"|(?:an?|{_BELOW_100})[-\s]dozen\b"
    # the dozen who stay, the remaining dozen; not "by the dozen"
    r"|(?:(?<=remaining\s)|(?<=other\s)|(?<=last\s)|(?<=further\s)|(?<=extra\s)|(?<=all\s)|(?<=the\s)(?<!by\sthe\s))dozen\b"
    # two and a half million
    rf"|(?:{_HUNDREDS}|{_BELOW_100}){_AND_A_HALF}(?:[-\s]{_BIG})?"
    # two hundred and six; two thousand and six, but never "two million and six" out of "two million and six million"
    rf"|(?:{_HUNDREDS}|{_BELOW_100}|an?(?=[-\s]{_BIG}))"
    rf"(?:[-\s]{_BIG}(?:(?:,|\sand)?\s(?:{_HUNDREDS}|{_BELOW_100}){_NO_SCALE_NEXT})?){{0,2}}"
    r")"
)
"""Source of an expression for one number in words, scale and all ("two hundred and six", "half a million")."""

NUMBER = re.compile(
    rf"(?<![\w.,/£$€])(?:{DIGITS}(?:\s?(?:thousand|million|billion|trillion)|(?:k|m|mn|bn))?|{NUMBER_WORDS})(?![\w/]|[.,]\d)",
    re.IGNORECASE,
)
"""One number in running text, digits or words, its scale included; never part of a longer word or number, never money."""

VAGUE = re.compile(
    r"\b(?:(?:tens|dozens|scores|hundreds|thousands|millions|billions)(?:\sof\s(?:dozens|hundreds|thousands|millions|billions))?"
    r"|(?:several|many|a\sfew)(?:\s(?:dozen|score|hundred|thousand|million|billion))?"
    r"|an?\s(?:handful|small\snumber|number|raft|string)(?=\sof\b)"
    r"|numerous|countless)\b",
    re.IGNORECASE,
)
"""A number that the article leaves open ("hundreds", "several dozen", "a handful"): it counts something, but has no value."""

_SCALED = re.compile(rf"({DIGITS})\s*-?\s*({SCALE})?", re.IGNORECASE)


@lru_cache(maxsize=4096)  # the same few numbers stand in every article
def parse_number(text: str) -> float | None:
    """The value of a number in digits or words with an optional scale; None where there is none, or only a vague one.

    text: just the number, as ``NUMBER`` finds it; outer and stray inner white space does not matter.

    >>> [parse_number(text) for text in ("1,350", " 10,860 ", "1, 350", "96.5", "2½", "2 1/2", "1.234.567", "¾")]
    [1350.0, 10860.0, 1350.0, 96.5, 2.5, 2.5, 1234567.0, 0.75]
    >>> [parse_number(text) for text in ("1.3 thousand", "2.3m", "45K", "1.4bn", "2½m", "320million")]
    [1300.0, 2300000.0, 45000.0, 1400000000.0, 2500000.0, 320000000.0]
    >>> [parse_number(text) for text in ("Twenty-two", "half a dozen", "a dozen", "two dozen", "a couple of", "sixty")]
    [22.0, 6.0, 12.0, 24.0, 2.0, 60.0]
    >>> [parse_number(text) for text in ("one hundred and twenty", "two hundred", "twelve hundred", "two thousand and six")]
    [120.0, 200.0, 1200.0, 2006.0]
    >>> [parse_number(text) for text in ("a million", "half-a-million", "a quarter of a million", "three quarters of a million")]
    [1000000.0, 500000.0, 250000.0, 750000.0]
    >>> [parse_number(text) for text in ("two and a half million", "three million, two hundred thousand")]
    [2500000.0, 3200000.0]
    >>> [parse_number(text) for text in ("hundreds", "several", "scores", "dozens", "a six-figure sum", "")]
    [None, None, None, None, None, None]
    """
    text = re.sub(r"(?<=\d)\s?,\s?(?=\d{3}(?!\d))", ",", " ".join(text.split())).lower()
    match = _SCALED.fullmatch(text)
    if match:
        return round(_digits(match[1]) * SCALES.get(match[2] or "", 1.0), 6)
    return _words(text)


def _digits(text: str) -> float:
    """The value of digits, with thousands marks and vulgar fractions."""
    fraction = next((mark for mark in _FRACTIONS if text.endswith(mark)), None)
    if fraction:
        return float(text.removesuffix(fraction) or 0) + _FRACTIONS[fraction]
    return float(text.replace(".", "") if text.count(".") > 1 else text.replace(",", ""))


def _words(text: str) -> float | None:
    """The value of lower-case number words; None if any word among them is no number."""
    total, current, counted = 0.0, 0.0, False
    for word in re.split(r"[-\s,]+", text.strip()):
        if word in ("a", "an", "and", "of"):
            continue
        counted = True
        if word in _WORDS:
            current += _WORDS[word]
        elif word == "quarters":
            current *= 0.25
        elif word == "hundred":
            current = (current or 1.0) * 100
        elif word == "dozen":
            current = (current or 1.0) * 12
        elif word in SCALES and len(word) > 3 and not word.endswith("s"):
            total += (current or 1.0) * SCALES[word]
            current = 0.0
        else:
            return None
    return round(total + current, 6) if counted else None


def is_vague(text: str) -> bool:
    """Whether the text is a number that the article leaves open.

    >>> [is_vague(text) for text in ("hundreds", "Scores", "dozens", "several hundred", "tens of thousands", "a dozen", "two")]
    [True, True, True, True, True, False, False]
    """
    return VAGUE.fullmatch(text.strip()) is not None
