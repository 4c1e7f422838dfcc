"""Finds amounts of money in raw text and reads their value: the grammar of British sums, by their own words alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..numbers import DIGITS, NUMBER_WORDS, SCALE, SCALES, parse_number

CURRENCIES = {
    "US$": "USD",
    "A$": "AUD",
    "C$": "CAD",
    "$": "USD",
    "USD": "USD",
    "dollar": "USD",
    "€": "EUR",
    "â‚¬": "EUR",
    "EUR": "EUR",
    "euro": "EUR",
}
"""The currency of a sign or unit; whatever is not listed is GBP."""

_SPACE = r"(?:[^\S\n]|\n(?!\s))"  # one space, or a line break inside a paragraph
_NUMBER = rf"(?:{DIGITS}|{NUMBER_WORDS})"
# every branch starts with a plain character, so the scan skips from one sign to the next; damaged signs are
# "#163;300 million", "&pound;3m", "Â£3m" (and "â‚¬" for the euro), U+FFFD before digits
SIGN = re.compile(r"£|€|\$|US\$|A\$|C\$|GBP|EUR|USD|&pound;?|&#163;|#163;|&#xa3;|Â£|Ã‚Â£|â‚¬|\uFFFD{1,3}(?=\d)")
_RARE_SIGNS = ("€", "$", "GBP", "EUR", "USD", "&pound", "#", "Â", "‚¬", "\ufffd")  # one of these is in every sign but "£"
_POUND = re.compile("£")  # enough in most articles, at a thirtieth of the time
_DASH = rf"{_SPACE}?[-–—]{_SPACE}?"
_NO_COUNT = (  # a number after a dash that counts something else: "£5m-10-year deal"
    r"(?!\w|[.,]\d|%|[-\s](?:years?|months?|weeks?|days?|hours?|minutes?|points?|per|strong|storey|bed|place|seat|hectare|acre|mile)\b)"
)
AFTER_SIGN = re.compile(
    rf"{_SPACE}{{0,2}}(?P<number>{_NUMBER})(?!\d|,\d{{3}})(?:{_SPACE}?-?(?P<scale>{SCALE})(?![A-Za-z]))?(?:(?<=\d)p\b)?"
    # the second half of a range without a sign of its own: "£10-15m", "£10 to 15 million"
    rf"(?:(?P<join>{_DASH})(?P<second>{DIGITS})(?:{_SPACE}?(?P<second_scale>{SCALE})\b)?{_NO_COUNT}"
    rf"|(?P<to>{_SPACE}to{_SPACE})(?P<to_second>{_NUMBER}){_SPACE}?(?P<to_second_scale>{SCALE})\b)?",
    re.IGNORECASE,
)
_PENCE = re.compile(r"p\b(?<=[\d½¼¾]p)(?!\.c\b|\s(?:bus|tram|train)\b)")
# one of these is in every unit below; most articles have none, which saves the scan
_UNITS = ("pound", "penc", "quid", "euro", "dollar", "grand", "fiver", "tenner")
UNIT = re.compile(
    r"[Pp]ounds?\b|POUNDS?\b|[Pp]ence\b|[Qq]uid\b|[Ee]uros?\b|[Dd]ollars?\b"
    # "ninety-five grand", but no grand pianos
    r"|grand\b(?!\s(?:piano|slam|prix|final|jur|open|parade|total|old|hall|hotel|house|national|union|central|tour))|fiver\b|tenner\b"
)
BEFORE_UNIT = re.compile(
    rf"(?<![\w.,/£€$])(?:(?P<first>{_NUMBER})(?:{_SPACE}?(?P<first_scale>{SCALE})\b|p|{_SPACE}pence)?"
    rf"(?P<join>(?<=[\dkmp]){_DASH}|{_SPACE}(?:to|or|and){_SPACE}))?"
    rf"(?P<number>{_NUMBER})(?:{_SPACE}?-?(?P<scale>{SCALE})\b)?[-\s]{{0,2}}$",
    re.IGNORECASE,
)
NOTES = {"fiver": 5.0, "tenner": 10.0}
_NOTE_BEFORE = re.compile(r"\b(?:an?|another|one|every)\s$", re.IGNORECASE)
# each starts with plain letters, which the scan skips to
MILLIONS = (re.compile(r"illion\b(?<=[mb]illion)"), re.compile(r"m\b(?<=\dm)"), re.compile(r"bn\b(?<=\dbn)"))
BARE = re.compile(  # speech leaves the pounds out: "it would cost four million", "we haven't got four million"
    r"\b(?:cost|costs|costing|save|saves|saved|saving|spend|spends|spent|spending|find|finds|found|pay|pays|paid|paying|owe|owes|owed|worth"
    r"|borrow|borrowed|borrowing|lose|loses|lost|losing|raise|raises|raised|waste|wasted|got|need|needs|needed|invest|invested|cut|cutting"
    r"|['’]ve|your|another|(?:debts?|bill|gap|hole|budget|grant|deficit|savings|cuts|deal|contract)\s(?:of|worth))"
    r"(?:\s(?:it|us|them|you|him|her|taxpayers|ratepayers|the\s\w+))?"  # "we've saved it fifteen million"
    r"\s(?:(?:about|around|nearly|almost|over|more|less|than|some|up|to|at|least|another|an|extra|roughly)\s){0,4}"
    rf"(?P<number>{_NUMBER})(?:{_SPACE}?(?P<scale>m|mn|bn|million|billion))?$",
    re.IGNORECASE,
)
AFTER_BARE = re.compile(
    r"\s?[^\w\s]|\s(?:on|for|to|an?\s(?:year|month|week|day)|over|from|in|into|down|by|each|per|that|this|next|last|and|but|or|more|less"
    r"|if|when|with|at)\b|\s?$"
)
JOIN = re.compile(rf"(?:{_DASH}|{_SPACE}(?P<word>to|and){_SPACE})", re.IGNORECASE)
LIST = re.compile(r",\s(?:and\s|or\s)?|\s(?:and|or)\s")
_LOOSE = (
    r"(?:\s(?:about|around|roughly|approximately|an?|estimated|just|only|over|under|nearly|almost|less|more|than|some|the|as|little))*"
    r"\s"
)
BETWEEN = re.compile(rf"\bbetween{_LOOSE}$", re.IGNORECASE)
FROM = re.compile(rf"\bfrom{_LOOSE}$", re.IGNORECASE)
ANYWHERE_FROM = re.compile(
    rf"\b(?:rang\w+|var(?:y|ies|ied|ying)|any(?:thing|where)|somewhere|starting)\s(?:\w+\s)?from{_LOOSE}$", re.IGNORECASE
)
ROSE_BY = re.compile(  # "rose £2m to £15m", "increased by £20 to £1,300"
    rf"\b(?:(?:rose|risen|rises?|rising|climb\w+|jump\w+|up|down|fell|fall\w*|dropp?\w*)(?:\sby)?|\w+\sby){_LOOSE}$",
    re.IGNORECASE,
)
VAGUE_AFTER = re.compile(r"s\b|\s?s?\sof\s(?:thousands|millions|billions)|(?:th|st|nd|rd)\b", re.IGNORECASE)
_WORTH_OF_PENCE = re.compile(r"[’']?(?:\s|-)worth\b(?!\sof)")  # somebody's "two pence worth"
_SHARE_AFTER = re.compile(r"\s(?:a|per|each)\s?share\b", re.IGNORECASE)
_SHARES_BEFORE = re.compile(r"\b(?:shares?|stocks?)\b[^.!?\n]{0,80}$", re.IGNORECASE)
_REFERENCE_BEFORE = re.compile(
    r"\b(?:section|para|paragraph|page|clause|schedule|rule|bus|route|flat|stand|platform|bay|gate|room)\s?$", re.IGNORECASE
)
_WEIGHT_AFTER = re.compile(
    r"\sof\s(?!(?:our|your|their|its|his|her|the)?\s?(?:public|tax|rate|council|government|state|lottery|private|people|residents|money|cash|"
    r"savings?|cuts?|debts?|funding|fund|investment|income|grants?|damage|work|spending|benefits?|arrears|support|aid))"
    r"|\s(?:in\sweight|heavier|lighter|overweight|baby|turkey|hammer|dog|fish|pressure)\b|s?\sper\ssquare",
    re.IGNORECASE,
)
_WEIGHT_BEFORE = re.compile(r"\bweigh(?:s|ed|ing|t)?\b[^.!?\n]{0,30}$|\bstone(?:\sand)?\s$", re.IGNORECASE)
_PICTURE_LINES = {"480", "576", "720", "1080", "1440", "2160"}
_WINDOW = 60  # characters before a unit or a sum in which its number or lead word is looked for


class Amount(NamedTuple):
    """A sum as the text words it: half-open offsets, value in units of ``currency``, ``high`` only for a range."""

    start: int
    end: int
    low: float
    high: float | None
    currency: str


class _Atom(NamedTuple):
    """One number with its sign or unit, before ranges and shared scales are worked out."""

    start: int
    end: int
    value: float
    scale: float
    currency: str
    is_bare: bool  # a small number with neither scale nor unit, which a sum joined to it may lend its scale


def amounts(text: str) -> list[Amount]:
    """Every amount of money in a text, in order; ranges are one amount, "from £6 to £10" is two.

    >>> def read(text): return [(text[a.start:a.end], a.low, a.high) for a in amounts(text)]
    >>> read("a £1.2m-a-year deal, £half a million, two million pounds, 75p and GBP 2.5m")  # doctest: +NORMALIZE_WHITESPACE
    [('£1.2m', 1200000.0, None), ('£half a million', 500000.0, None), ('two million pounds', 2000000.0, None),
     ('75p', 0.75, None), ('GBP 2.5m', 2500000.0, None)]
    >>> read("£10-15m, £1.5m to £2m, between £2 and £3 million")
    [('£10-15m', 10000000.0, 15000000.0), ('£1.5m to £2m', 1500000.0, 2000000.0), ('£2 and £3 million', 2000000.0, 3000000.0)]
    >>> read("from £6 to £10; £2, £3 and £5 million")
    [('£6', 6.0, None), ('£10', 10.0, None), ('£2', 2000000.0, None), ('£3', 3000000.0, None), ('£5 million', 5000000.0, None)]
    >>> read("a six-figure sum, millions of pounds, 20 pounds of potatoes, p5, https://a.uk/?q=£5")
    []
    """
    signed = list(_signed(text))
    atoms = sorted([*signed, *_united(text), *_bare(text, {atom.end for atom in signed})])
    atoms = [atom for index, atom in enumerate(atoms) if not index or atom.start >= atoms[index - 1].end]
    return list(_ranges(text, _shared_in_lists(text, atoms)))


def _signed(text: str) -> Iterator[_Atom]:
    """Sums with a sign in front; a range's half without sign follows as an atom of its own."""
    signs = SIGN if any(sign in text for sign in _RARE_SIGNS) else _POUND
    for sign in signs.finditer(text):
        start = sign.start()
        match = AFTER_SIGN.match(text, sign.end())
        if not match or sign.group()[0].isalnum() and start and text[start - 1].isalnum():
            continue
        end = match.end()
        if VAGUE_AFTER.match(text, end) or _SHARE_AFTER.match(text, end) or _in_address(text, start):
            continue
        currency = CURRENCIES.get(sign.group(), "GBP")
        half = "second" if match["second"] else "to_second"
        if match[half]:
            yield _atom(match.start(half), end, match[half], match[f"{half}_scale"], currency)
            end = match.start("join") if match["join"] else match.start("to")
        yield _atom(start, end, match["number"], match["scale"], currency)


def _united(text: str) -> Iterator[_Atom]:
    """Sums with a unit behind ("two million pounds", "75p", "10 to 15 pence"): the number is read back from the unit."""
    lower = text.lower()
    words = UNIT.finditer(text) if any(word in lower for word in _UNITS) else ()
    for unit in (*_PENCE.finditer(text), *words):
        left = max(0, unit.start() - _WINDOW)
        if unit.group() in NOTES:
            if note := _NOTE_BEFORE.search(text, left, unit.start()):
                yield _Atom(note.start(), unit.end(), NOTES[unit.group()], 1.0, "GBP", False)
            continue
        match = BEFORE_UNIT.search(text[left : unit.start()])
        if not match or _WORTH_OF_PENCE.match(text, unit.end()):
            continue
        word, currency = unit.group().lower().rstrip("s"), CURRENCIES.get(unit.group().lower().rstrip("s"), "GBP")
        atom = _atom(left + match.start("number"), unit.end(), match["number"], match["scale"], currency, word)
        if not _is_money(text, atom, unit, word):
            continue
        yield atom
        join, start = (match["join"] or "").strip().lower(), left + match.start()
        if match["first"] and (join not in ("and", "or") or BETWEEN.search(text[max(0, start - _WINDOW) : start])):
            end = left + (match.end("first_scale") if match["first_scale"] else match.start("join"))
            yield _atom(start, end, match["first"], match["first_scale"], currency, word)


def _bare(text: str, signed: set[int]) -> Iterator[_Atom]:
    """Millions and billions that follow a word of money and count nothing else: "bringing it back would cost four million".

    signed: where sums with a sign end, whose millions are read already.
    """
    for scale in (match for form in MILLIONS for match in form.finditer(text)):
        if scale.end() in signed:
            continue
        left = max(0, scale.start() - _WINDOW)
        match = BARE.search(text[left : scale.end()])
        if match and AFTER_BARE.match(text, scale.end()):
            yield _atom(left + match.start("number"), scale.end(), match["number"], match["scale"], "GBP")


def _atom(start: int, end: int, number: str, scale: str | None, currency: str, unit: str = "") -> _Atom:
    """An atom from the words of its number and scale; pence are hundredths of a pound."""
    last = number.replace("-", " ").split()[-1].lower()
    size = SCALES[scale.lower()] if scale else SCALES.get(last, 1.0)
    if unit == "grand":
        return _Atom(start, end, parse_number(number) or 0.0, 1000.0, currency, False)
    value = (parse_number(number) or 0.0) / (1.0 if scale else size)
    if unit in ("p", "pence"):
        return _Atom(start, end, value / 100, size, currency, False)
    return _Atom(start, end, value, size, currency, size == 1 and value < 1000)


def _is_money(text: str, atom: _Atom, unit: re.Match[str], word: str) -> bool:
    """Whether a number before "pounds" or "p" is a sum: not a weight, a share price, a picture format or a reference."""
    start, value = atom.start, _value(atom)
    before = text[max(0, start - _WINDOW) : start]
    if word in ("p", "pence"):
        other = text[start : unit.start()] in _PICTURE_LINES or _REFERENCE_BEFORE.search(before)
        return not (other or _SHARES_BEFORE.search(before))
    if word == "pound" and value < 1000:
        return not (_WEIGHT_AFTER.match(text, unit.end()) or _WEIGHT_BEFORE.search(before))
    return True


def _in_address(text: str, at: int) -> bool:
    """Whether the run of non-space characters up to ``at`` is part of a web address ("https://…?price=£5")."""
    if at == 0 or text[at - 1].isspace():
        return False
    run = text[max(0, at - 200) : at].split()[-1]
    return "://" in run or run.startswith("www.")


def _shared_in_lists(text: str, atoms: list[_Atom]) -> list[_Atom]:
    """Carry the scale of a list's last sum back to the bare ones before it: "£2, £3 and £5 million"."""
    atoms, first = list(atoms), 0
    for index, atom in enumerate(atoms[1:], 1):
        if not LIST.fullmatch(text, atoms[index - 1].end, atom.start):
            first = index
        elif atom.scale > 1:
            for at in range(first, index if index - first > 1 else first):
                if _may_share(atoms[at], atom):
                    atoms[at] = atoms[at]._replace(scale=atom.scale)
            first = index
    return atoms


def _may_share(first: _Atom, second: _Atom) -> bool:
    """Whether a bare small number takes the scale of the sum joined to it: "£2 to £3 million", not "£500 to £1 million"."""
    return first.is_bare and second.scale > 1 and 1 / 50 <= first.value / (second.value or 1) <= 50


def _ranges(text: str, atoms: list[_Atom]) -> Iterator[Amount]:
    """Join neighbouring atoms that are the two ends of a range; the others stay single."""
    pending: _Atom | None = None
    for atom in atoms:
        if pending is None:
            pending = atom
            continue
        gap = JOIN.fullmatch(text, pending.end, atom.start)
        if gap and pending.currency == atom.currency:
            if _may_share(pending, atom) and (gap["word"] or "").lower() != "and" or BETWEEN.search(_before(text, pending)):
                pending = pending._replace(scale=atom.scale) if _may_share(pending, atom) else pending
            low, high = _value(pending), _value(atom)
            if low < high and _is_range(_before(text, pending), (gap["word"] or "-").lower()):
                yield Amount(pending.start, atom.end, low, high, atom.currency)
                pending = None
                continue
        yield Amount(pending.start, pending.end, _value(pending), None, pending.currency)
        pending = atom
    if pending is not None:
        yield Amount(pending.start, pending.end, _value(pending), None, pending.currency)


def _before(text: str, atom: _Atom) -> str:
    return text[max(0, atom.start - _WINDOW) : atom.start]


def _value(atom: _Atom) -> float:
    return round(atom.value * atom.scale, 6)


def _is_range(before: str, join: str) -> bool:
    """Whether two sums joined by a dash, "to" or "and" are one range, given the words before the first."""
    if join == "and":
        return BETWEEN.search(before) is not None
    if join == "to":
        if FROM.search(before):
            return ANYWHERE_FROM.search(before) is not None
        return ROSE_BY.search(before) is None
    return True
