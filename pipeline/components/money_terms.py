"""Reads the terms of a sum from the words around it: how exact it is, per what, over how many years, and whether it is real."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..matching import Hit
from ..numbers import DIGITS, NUMBER_WORDS, parse_number
from .money_phrases import Sum
from .qualifiers import meant

_FILLER = re.compile(
    r"[-\s(]*(?:(?:an?|the|some|another|further|extra|additional|estimated|total|sum|of|to|at|just|only|even)\b[\s(]*)*"
)
_RATE = re.compile(
    r"[-\s]{0,2}(?:for[-\s](?=each|every))?(an?|per|each|every)[-\s]([A-Za-z]+)(?:[-\s]([A-Za-z]+))?", re.IGNORECASE
)
_CONVERTED = re.compile(r"\s\((?:about\s|around\s|some\s)?[£€$][^()\n]{1,14}\)|\)")
_OF_A_YEAR = re.compile(
    r"[^.;,£]{0,25}\sin\s(?:a|each|every)\sfull\syear\b|[^.;,£]{0,40}\sin\sa\ssingle\syear\b"
    r"|\sin\seach\sof\s(?:(?:the|its|their|those|these)\s(?:\w+\s){0,3}years\b|(?:the\syears|those)\sthat\sfollow)"
    r"|\sa\syear\s(?:after\sthat|later\son|thereafter)\b|(?:\sand\s£[\d.,]+\w*(?:\s(?:million"
    r"|billion))?)?\sa\syear\srespectively\b"
)
"""Behind a sum of every year: "would save £2m **in a full year**", "worth £7m **and £6m a year respectively**"."""
_POUND = re.compile(r"\s(?:in|of|on)\s(?:the|every|each)\spound\b")
"""Behind a share of what is earned or owed: "the rate rose by 3p **in the pound**"."""
_EACH = re.compile(
    r"\b(?:[Ee]ach|[Ee]very)\s(year|month|week|day|hour|night|swim|visit|mile|tonne|ticket|lunch|pothole|collection|trip|journey"
    r"|meal|call)\s(?!but\b)[^,;:£]{0,60}?\b(?:cost\w*|sav(?:es?|ing)|subsidis\w+|wast\w+|los(?:es?|ing)|earn\w*|worth)\b"
    r"[^,;:£]{0,40}$"
)
"""Before what one of many costs: "**each month of delay cost** it £22,400"."""
_TIMES = frozenset(("year", "month", "week", "day", "hour", "night"))
_NO_UNITS = frozenset(("cent", "capita", "time"))
# an aside or a relative clause that does not part a rate from its sum: "the annual fee, now fixed at £2m"
_FREE = re.compile(r",\s(?:which|fixed|now|currently|put|worth|set|valued|estimated|thought|said)\b")
_RATE_ENDS = re.compile(
    r"[^\w\s-]|\s(?:for|to|in|on|from|and|or|but|if|when|more|less|than|under|over|by|at|with|plus|which|that|until)\b|$"
)
_NOT_A_RATE = re.compile(r"\s(?:ago|earlier|later|before|after)\b")
_COUNT = rf"(?P<count>{DIGITS}|{NUMBER_WORDS})"
_PERIOD = re.compile(
    r"\b(?P<lead>over|across|during|throughout|spread\sover|for|in|within)\s(?:(?:the|a|an|its|their|next|first|coming|past|last"
    r"|previous|following|remaining|"
    r"initial|full|same|further|total|period|term|of|about|around|up\sto|at\sleast|minimum)\s)*"
    rf"(?:{_COUNT}[-\s](?P<unit>years?|months?)|(?P<decade>decade))\b(?!['’]|\s(?:time|old|of\sthe\s(?:year|financial))\b|-old)",
    re.IGNORECASE,
)
_FOR_YEARS_AT = re.compile(
    r"(?:\s(?:from|until|starting)\s[^,.;£]{2,24}?)?,?\s(?:at|and|in\sreturn\sfor|and\sis\s(?:valued|priced)\sat)(?:\s(?:a"
    r"|the)\s(?:cost|price|charge|fee)\sof)?"
    r"(?:\s(?:about|around|some|nearly|almost|over|up\sto|more\sthan))?\s"
)
"""What ties a price to the years of its deal: "for eight years **at** £23.7m", "for seven years **and** £39m"."""
_IN_ALL = re.compile(
    r",?\s(?:a\s\w+\s)?(?:in\s(?:all|total)|all\stold|altogether"
    r"|(?:over|across|during)\s(?:the|its)\s(?:\w+\s)?(?:term|life|lifetime|course|duration|whole))\b"
    r"|[^.;:£]{0,40}\s(?:over|across|during)\s(?:the|its)\s(?:term|life|lifetime|duration)\b"
)
_OF_A_DEAL = re.compile(
    r"\b(?:is|are|be|was|were|lasts?|lasting|runs?|running|let|signed|awarded|starting|[Cc]ouncil|services?|[Ll]et\sin\s\d{4})\s"
    r"(?:for|over)\s(?:(?:an?|the|initial|first|further|minimum|next|full|maximum|up\sto|term|period|of)\s)*"
    rf"{_COUNT}\s(?P<unit>years)\b(?!\s(?:ago|before|after|earlier|later|old)\b)"
)
"""Anywhere in the sentence of a deal's price: "it **will run for ten years** and has been valued at £41m"."""
_HELD = re.compile(r"\b(?:has|have|had|which|who|that|already)\b[^,;.]{0,50}$")
"""Before years that somebody has held the work: "which **has** run the service for eight years"."""
_COUNTED = re.compile(r"\d\s(?:year|month)\b")
_TERM = re.compile(rf"\b{_COUNT}[-\s](?P<unit>year|month)\b(?!-old|\sold\b|\sleases?\b)", re.IGNORECASE)
_TERM_OF_YEARS = re.compile(
    rf"\b{_COUNT}[-\s](?P<unit>years?|months?)\b(?!-old|\sold\b|\sago\b|\slater\b|['’]s?\s)", re.IGNORECASE
)
_UNIT = re.compile("year|month", re.IGNORECASE)
_DEAL_REACH = 600
_TERM_REACH = 100
_LONGEST_COUNT = 60  # characters before its unit that a count in words may take
_CLAUSE = re.compile(
    r"[;:–—]|\s-\s|,\s(?:and|but|while|which|although)\b|\b(?:but|while|which|although|whereas|in\sa\sbid|having)\b"
    r"|\bas\s(?:it|they)\b"
)
# where another verb takes over; "…, saving £2m", "…, at £2m a year" and "… and save £2m" stay with theirs
_VERB_CLAUSE = re.compile(
    r"[;:–—(]|\s-\s|,(?=\s(?:he|she|it|they|we|you|the|an?|this|that|its|his|her|their|our|[A-Z]\w+)\b)"
    r"|\b(?:but|after|because|while|which|although|though|since|that|as|when|where|whose|who|if|unless|whether|until|before)\b"
    r"|\band\b(?!\s(?:save|cost|raise|cut|bring|spend|pay|make|create|generate|give|add|invest|put|find|reduce|claw|free|to)\b)"
)
_BEHIND_ENDS = re.compile(rf"[\"“”]|{_VERB_CLAUSE.pattern}")
_PAUSE = re.compile(r"[,;:–—()]|\band\b")
_REACH_BEHIND = 25  # characters behind a sum for "£2m would be lost", and more where the sum is the sentence's subject
_SUBJECT_REACH = 60
_REACH_OF_SUBJECT = 20
_EACH_REACH = 120  # characters before a sum in which "each month of delay cost" may begin
_REACH = 60  # characters between a sum and words that still speak of it


def qualifier_of(text: str, start: int, end: int, hits: Iterable[Hit], after: set[str]) -> str | None:
    """How exact a sum is: the id of the qualifier right before it ("up to", "nearly"), else of the one right behind ("or so").

    start, end: the sum. hits: the sentence's qualifier hits in text order. after: the rules of those that stand behind a sum.
    """
    found = None
    for hit in hits:
        if hit.rule in after:
            fits = found is None and hit.start >= end and not text[end : hit.start].strip(" -")
        else:
            fits = hit.end <= start and _FILLER.fullmatch(text, hit.end, start) is not None
        if fits:
            found = hit.id if hit.rule in after or hit.id == "exact" else meant(text, hit.start, hit.end, start, hit.id)
    return None if found in (None, "exact") else found.split("-")[0]


def per_of(text: str, money: Sum, units: dict[str, str], rates: Iterable[Hit]) -> str | None:
    """The noun a sum is counted by ("a year", "per tonne", "annual saving of"), or None.

    units: known unit nouns by the word that names them ("yr" -> "year"). rates: the sentence's hits of words that say
    a rate wherever they stand in the clause ("each year", "annual").
    """
    at = money.end
    if converted := _CONVERTED.match(text, at):
        at = converted.end()  # "€2m (£1.7m) a year": both are by the year
    if _OF_A_YEAR.match(text, at):
        return "year"
    if _POUND.match(text, at):
        return "pound"
    match = _RATE.match(text, at)
    if match and not _NOT_A_RATE.match(text, match.end(2)):
        again = _RATE.match(text, match.end(2))
        if again and units.get(again[2].lower()) in _TIMES:
            return units[again[2].lower()]  # "£700 per child per week"
        pair, word = f"{match[2]} {match[3]}".lower(), match[2].lower()
        unit = units.get(pair) or units.get(word)
        if unit:
            return unit
        if word not in _NO_UNITS and (match[1].lower() == "per" or _RATE_ENDS.match(text, match.end(2))):
            return word
    compound = money.compound_end
    for hit in rates:
        if money.before <= hit.start and hit.end <= money.start:
            near = " " not in text[hit.start : hit.end] and text.count(" ", hit.end, money.start) <= 12
            near = near and not _PAUSE.search(_FREE.sub(" ", text[hit.end : money.start]))
        else:
            near = money.end <= hit.start < money.after and not _NOT_A_RATE.match(text, hit.end)
            near = near and (
                hit.end <= compound or hit.start - money.end <= _REACH and not _PAUSE.search(text, money.end, hit.start)
            )
        if near:
            return hit.id
    each = _EACH.search(text, max(money.before, money.start - _EACH_REACH), money.start)
    return each[1] if each else None


def years_of(text: str, money: Sum, whole: bool = False) -> float | None:
    """Over how many years a sum is spread: "over five years", "the seven-year, £70m deal"; None where nothing says so.

    whole: it is the price of a whole deal, whose years may stand anywhere in its sentence.
    """
    return _years_beside(text, money) or (_years_of_a_deal(text, money) if whole else None)


def _years_of_a_deal(text: str, money: Sum) -> float | None:
    """The years for which the deal of a sentence with one sum runs: "let in 2018 **for eight years**, it is worth £74m"."""
    if money.others or not _names_a_span(text[money.sentence[0] : money.sentence[1]].lower()):
        return None
    for match in _OF_A_DEAL.finditer(text, *money.sentence):
        if not _HELD.search(text, money.sentence[0], match.start()):
            return _years(match)
    return None


def _years_beside(text: str, money: Sum) -> float | None:
    """The years that the words around a sum name."""
    if _IN_ALL.match(text, money.end):
        return _years_of_the_deal(text, money)
    sentence = text[money.sentence[0] : money.sentence[1]].lower()
    if not _names_a_span(sentence):
        return None
    before, after, compound = money.before, money.after, money.compound_end
    behind = _names_a_span(text[money.end : after].lower())
    for match in _PERIOD.finditer(text, money.end, after) if behind else ():
        loose = match["lead"].lower() not in ("for", "in", "within")
        if match["lead"].lower() in ("in", "within") and before != money.sentence[0] and text.endswith(" to ", 0, money.start):
            break  # "went from £310,000 to £870,000 in eighteen months"
        if match.start() - compound <= (_REACH if loose else 2) and not _CLAUSE.search(text, money.end, match.start()):
            return _years(match)
        break
    if "-year" not in sentence and "-month" not in sentence and not _COUNTED.search(sentence):
        return _period_before(text, money, before)
    for match in _TERM.finditer(text, money.end, after):
        if match.start() <= compound + 1 or match.start() - money.end <= 20 and text[money.end : match.start()].startswith(","):
            return _years(match)
        break
    terms = [match for match in _TERM.finditer(text, before, money.start) if money.start - match.end() <= _TERM_REACH]
    if terms and not _CLAUSE.search(text, terms[-1].end(), money.start):
        return _years(terms[-1])
    return _period_before(text, money, before)


def _years_of_the_deal(text: str, money: Sum) -> float | None:
    """The years that the words before a sum for a whole term name: "£5.8m a year for **six years**, or £34.8m in all"."""
    left = max(0, money.start - _DEAL_REACH)
    if not _names_a_span(text[left : money.start].lower()):
        return None
    for unit in reversed(list(_UNIT.finditer(text, left, money.start))):  # the last that fits; _TERM_OF_YEARS is a slow one
        for match in _TERM_OF_YEARS.finditer(text, max(left, unit.start() - _LONGEST_COUNT), money.start):
            if match.start("unit") == unit.start():
                return _years(match)
    return None


def _period_before(text: str, money: Sum, before: int) -> float | None:
    """The years of "over the next three years, the council will cut £8m"; after another sum the period belongs to that one."""
    if before != money.sentence[0] or not _names_a_span(text[before : money.start].lower()):
        return None
    for match in _PERIOD.finditer(text, before, money.start):
        if match["lead"].lower() == "for" and _FOR_YEARS_AT.fullmatch(text, match.end(), money.start):
            return _years(match)
        if match["lead"].lower() in ("over", "across", "during") and money.start - match.end() <= _REACH:
            return None if _CLAUSE.search(text, match.end(), money.start) else _years(match)
    return None


def _names_a_span(words: str) -> bool:
    """Whether lower-case text may name a span of time: the cheap question before the expressions that read it."""
    return "year" in words or "month" in words or "decade" in words


def _years(match: re.Match[str]) -> float | None:
    if match.groupdict().get("decade"):
        return 10.0
    count = parse_number(match["count"])
    if count is None:
        return None
    return round(count / 12, 2) if match["unit"].lower().startswith("month") else count
