"""The numbers of a sentence that may count jobs: value, range and qualifier, with dates, sums and rates set aside."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from ..numbers import NUMBER, parse_number
from .qualifiers import meant

_START = (
    r"(?:\d|(?i:one|t(?:wo|hree|en|welve|hirteen|wenty|hirty|ens|housands)|f(?:our|ive|ourteen|ifteen|orty|ourty|ifty)"
    r"|s(?:ix|even|ixteen|eventeen|ixty|eventy|cores|everal)|e(?:ight|leven|ighteen|ighty)|n(?:ine|ineteen|inety)"
    r"|h(?:alf|undreds)|dozens?|an?[-\s](?:dozen|hundred|thousand|couple|half|handful))\b)"
)
STARTS = re.compile(rf"[ \n\xa0([“”\"‘’'—–\-+~:…*!?|)]{_START}")
"""What may stand before a number, and what a number begins with: a cheap look before the costly ``NUMBER`` is tried."""

FIRST = re.compile(_START)


def number_places(text: str, start: int, end: int) -> list[int]:
    """Where numbers may begin between two offsets of a text, in order."""
    places = [match.start() + 1 for match in STARTS.finditer(text, max(0, start - 1), end)]
    return [0, *places] if start == 0 and FIRST.match(text) else places


VAGUE = re.compile(
    r"(?:tens\sof\sthousands|hundreds|scores|dozens|thousands|a\shandful|several\s(?:dozen|score|hundred|thousand))\b",
    re.IGNORECASE,
)
RANGE = re.compile(r"\s?[-–—]\s?(?=\d)|\s(?:to|or)\s")
CHANGING = re.compile(r"\b(?:from|by)\s$", re.IGNORECASE)
"""Before the first number of a change: "from 214 to 300" and "by 40 to 300" are no ranges."""

ANYTHING = re.compile(r"\b(?:anything|anywhere|ranging)\sfrom\s$", re.IGNORECASE)
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?"
    r"|Dec(?:ember)?)"
)
DEAD_BEFORE = re.compile(
    r"(?:[£$€]\s?|\b(?:[Nn]os?|(?i:pages?|sections?|articles?|phase|band|grade|level|routes?|junction|zone|aged?|items?|clause"
    r"|paragraph|schedule|table|appendix|chapter|room|flat|channel|key\sstage|stage|version|tier|tel|telephone|phone|call|covid"
    r"|under-|over-|(?:one|two|three|four|nine|\d)\sin|age(?:d|s?\sof)?\s\d\d\s(?:to|and)))\.?\s?)$"
)
DEAD_WORD = re.compile(
    r"(?:nos?|pages?|sections?|articles?|phase|band|grade|level|routes?|junction|zone|aged?|items?|clause|paragraph|schedule"
    r"|table"
    r"|appendix|chapter|room|flat|channel|stage|version|tier|tel|telephone|phone|call|covid|in|to|and|[£$€])\.?"
)
"""The last word of what ``DEAD_BEFORE`` reads."""

MONTH_BEFORE = re.compile(rf"\b{MONTH}\s$")
DEAD_AFTER = re.compile(
    rf"\s?%|\s?(?:per\s?cent|percentage|pc|p|st|nd|rd|th|am|pm|km|kg|ft|mph|GW|MW)\b|:\d"
    rf"|(?:(?:\s(?:to|and|or|until)\s|\s?[-–]\s?)\d\d?(?:st|nd|rd|th)?)?\s(?:{MONTH})\b"
    r"|[-\s]?(?:(?:full|more|further|long|working|calendar|financial|consecutive|extra|other|whole|successive|odd|school)[-\s])?"
    r"(?i:years?|months?|weeks?|hours?|minutes?|fortnights?|decades?|(?:day|night|weekend)s?(?!(?<!s)\s[a-z])"
    r"|pounds?|pence|euros?|dollars?|miles?|metres?|acres?|tonnes?|times|fold|points?|o.clock)\b"
)
WORD = re.compile(r"(?<![\w-])[A-Za-z][\w.]*")
FURTHER = re.compile(r"\s(?:another|a\sfurther|an\sextra)\s$", re.IGNORECASE)
"""Between a qualifier and its number: "about another 40"."""

YEAR = re.compile(r"(?:19|20)\d\d")
YEAR_BEFORE = re.compile(r"\b(?:in|since|of|the|by|from|until|before|after)\s$", re.IGNORECASE)
GROUPS = re.compile(r"(?:\s[a-z-]+){0,2}\s(?:(?:teams|gangs|squads)\b|(?:groups|batches|waves)\sof\s(?!\d))")
"""Behind a number of teams, not of those in them: "**two** finance **teams**", "**two** more **groups of** Capita employees"."""
SPEEDS = (20, 30, 40, 50, 60, 70)
SPEED = re.compile(r"\d\s?mph\b|\bspeed\slimits?\b")
SPEED_REACH = 700
"""Near which, in characters, a bare ten is a speed: "go from **30** to **20**"."""
SUFFIX = re.compile(r"(?:-odd|\sodd|-plus|\splus|\+|\sor\sso|\sor\smore|\sor\sthereabouts)(?![\w-])")
SUFFIXES = {
    "-odd": "about",
    "odd": "about",
    "or so": "about",
    "or thereabouts": "about",
    "-plus": "at_least",
    "plus": "at_least",
    "+": "at_least",
    "or more": "at_least",
}


class Number(NamedTuple):
    """A number in the text: the span of its digits or words, its value (None: "hundreds"), a range's end, its qualifier.

    ``first`` is where its qualifier begins ("some" of "some 165 workers"), else ``start``; ``end`` takes in "-odd".
    """

    start: int
    end: int
    first: int
    value: float | None
    maximum: float | None
    qualifier: str | None


class NumberReader:
    """Reads the numbers of sentences; holds the qualifier phrases of the rule file."""

    def __init__(self, qualifiers: dict[str, str]) -> None:
        """qualifiers: what each phrase in lower case means, e.g. {"up to": "up_to"}."""
        self.meaning = qualifiers
        self.longest = max((phrase.count(" ") + 1 for phrase in self.meaning), default=0)
        self.last_words = {phrase.rsplit(" ", 1)[-1] for phrase in self.meaning} | {"another", "further", "extra"}

    def numbers(self, text: str, places: list[int], start: int, end: int) -> Iterator[Number]:
        """The numbers between two offsets that can count something, in order; dates, sums, rates and ages are passed over.

        places: where numbers may begin in the text (``number_places``).
        """
        reached = start
        for place in places[bisect_left(places, start) : bisect_left(places, end)]:
            if place < reached:
                continue
            number = self.read(text, place, end, start)
            if number is not None:
                reached = number.end
                yield number

    def read(self, text: str, start: int, stop: int, opening: int = 0) -> Number | None:
        """The number that begins at an offset, or None where none does or it is a date, a sum, a rate, an age.

        stop, opening: the end and the beginning of its sentence; what stands beyond says nothing about the number.
        """
        match = None if text[start].isdigit() else VAGUE.match(text, start, stop)
        if match:
            first, qualifier = self.qualifier(text, start)
            return Number(start, match.end(), first, None, None, qualifier)
        match = NUMBER.match(text, start, stop)
        if match is None or is_dead(text, match.start(), match.end(), opening):
            return None
        value = parse_number(match.group())
        if value is None or not 0 < value < 3e6:
            return None
        end, maximum = match.end(), None
        bridge = RANGE.match(text, end, stop)
        if bridge and CHANGING.search(text, max(0, start - 5), start) and not ANYTHING.search(text, max(0, start - 15), start):
            bridge = None
        first, qualifier = self.qualifier(text, start)
        if qualifier == "between" and text.startswith(" and ", end):
            other = NUMBER.match(text, end + 5, stop)
        else:
            other = NUMBER.match(text, bridge.end(), stop) if bridge else None
        if other and value < (upper := parse_number(other.group()) or 0) <= 10 * value and not is_dead(text, start, other.end()):
            end, maximum, qualifier = other.end(), upper, qualifier or "between"
        elif qualifier == "between":
            first, qualifier = start, None
        suffix = SUFFIX.match(text, end, stop)
        if suffix:
            end, qualifier = suffix.end(), qualifier or SUFFIXES[suffix.group().strip().lower()]
        return Number(start, end, first, value, maximum, qualifier)

    def qualifier(self, text: str, start: int) -> tuple[int, str | None]:
        """Where the qualifier before a number begins, and which it is; the number's own start and None without one."""
        end = start
        if last_word(text, start) not in self.last_words:
            return start, None
        if further := FURTHER.search(text, max(0, start - 11), start):
            end = further.start() + 1
        if text[end - 1 : end] != " ":
            return start, None
        words = list(WORD.finditer(text, max(0, end - 32), end - 1))[-self.longest :]
        for word in words:
            name = self.meaning.get(text[word.start() : end - 1].lower())
            if name:
                said = meant(text, word.start(), end - 1, start, name)
                return (word.start(), said) if said else (start, None)
        return start, None


def last_word(text: str, end: int) -> str:
    """The word before an offset in lower case, "" where no space stands before the offset.

    >>> last_word("On Page 14", 8)
    'page'
    """
    if text[end - 1 : end] != " ":
        return ""
    words = text[max(0, end - 24) : end - 1].split()
    return words[-1].lower().lstrip("(“\"‘'—–") if words else ""


def is_dead(text: str, start: int, end: int, opening: int = 0) -> bool:
    """Whether a number is a year, a day of a month, a percentage, a sum, an age, a time, a phone number or a length.

    >>> [is_dead(text, text.index("1"), text.index("1") + 2) for text in ("May 14 it", "a 14-year deal", "14% of", "14 posts")]
    [True, True, True, False]
    """
    digits = text[start:end]
    if digits[0] == "0" or YEAR.fullmatch(digits) and (digits[2:] != "00" or YEAR_BEFORE.search(text[max(0, start - 8) : start])):
        return True
    if DEAD_AFTER.match(text, end) or text.endswith((" age of ", " ages of "), opening, start):
        return True
    suspect = text[start - 1 : start] != " " or DEAD_WORD.fullmatch(last_word(text, start))
    if suspect and DEAD_BEFORE.search(text[max(opening, start - 16) : start]):
        return True
    if digits.isdigit() and int(digits) < 32 and MONTH_BEFORE.search(text, max(opening, start - 11), start):
        return True  # "May 14"; not "on 1 April 340 staff"
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return (before[-1:] == " " and before[:1].isdigit() and digits[0].isdigit()) or (after[:1] == " " and after[1:].isdigit())


def is_speed(text: str, number: Number) -> bool:
    """Whether a number without a noun is a speed: a ten near "mph" or "speed limit".

    >>> text = "The 20mph zones go. Drivers slow from 30 to 20."
    >>> is_speed(text, Number(38, 40, 38, 30, None, None))
    True
    """
    if number.value not in SPEEDS:
        return False
    return SPEED.search(text, max(0, number.start - SPEED_REACH), number.end + SPEED_REACH) is not None


def counts_others(text: str, number: Number) -> bool:
    """Whether a number without a noun of work counts miles an hour or teams: "from 30 to 20", "two finance teams"."""
    return GROUPS.match(text, number.end) is not None or is_speed(text, number)
