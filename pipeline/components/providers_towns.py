"""Whether a name stands where a place, a scheme or a group on a council does: "in Selby", "its Corbel plan"."""

from __future__ import annotations

import re

from .providers_gaps import (
    FROM_PLACE,
    GROUP_LED,
    LISTED,
    OF_MEMBERS,
    PARTY_ASIDE,
    PLACE_BEFORE,
    PLACE_ENDINGS,
    PLACE_OF,
    PLACE_THE,
    RUN_FROM,
    SCHEME_AFTER,
    WHERE,
)
from .providers_names import PERSON, PLACE, Candidate, Words

PLACE_FIRM = re.compile(
    r" (?:firm|company|outfit|business|charity|social enterprise|co-operative|mutual|contractor|builder|consultancy|caterer"
    r"|rival|specialist)s? (?=[A-Z])"
)
TRAVEL = re.compile(
    r"\b(?:get|got|gets|travel\w*|walk\w*|driv\w+|drove|come|came|bus|train|road|miles|minutes|journey) from $"
    r"|\b(?:services?|buses|trains?|routes?|trips) to $"
)


def ahead_of(name: Candidate, text: str) -> str:
    """What stands before a name, in lower case."""
    return text[max(0, name.start - 20) : name.start].lower()


def is_place(name: Candidate, ahead: str, text: str) -> bool:
    """Whether a name stands where a place or a scheme does: "in Marbury and Selby", "a Selby firm", "its Corbel plan".

    ahead: what stands before it, in lower case.
    """
    if SCHEME_AFTER.match(text, name.end):
        return True
    if " " not in name.text:
        if WHERE.match(text, name.end) or ahead.endswith("from ") and RUN_FROM.search(text, max(0, name.start - 70), name.start):
            return True
        article = ahead.endswith((" a ", " an ")) and PLACE_OF.match(text, name.end)
        if TRAVEL.search(ahead):
            return True  # "to get from Selby to the station"
        from_place = ahead.endswith(("from ", "of ", "in ")) and FROM_PLACE.search(ahead)
        the = PLACE_THE.match(text, name.end)
        if article or from_place or the and (ahead.endswith(" the ") or text.startswith(" the ", the.end())):
            return True  # "the Reading firm", "leased to Ayr charity the Laigh Trust"
        if ahead.endswith(", of ") and text.startswith(",", name.end):
            return True  # "Corbel, of Selby, saw off four rivals"
    if (firm := PLACE_FIRM.match(text, name.end)) and text[firm.end()].isupper():
        return True  # "with Black Country firm Corbel"
    return ahead.endswith(PLACE_ENDINGS) and PLACE_BEFORE.search(ahead) is not None


def plain_word(name: Candidate, words: Words) -> bool:
    """Whether neither the gazetteer nor its form makes a name a body's."""
    return not name.known and not words.form_of(name.text)


def among_people(name: Candidate, following: Candidate, text: str, words: Words) -> bool:
    """Whether a name without a cue stands before a person's in a list: "Charlton Heston, Richard Dreyfuss and Raquel Welch"."""
    if not PLACE < following.weight <= PERSON or name.cues or not plain_word(name, words):
        return False
    return " " in name.text and " " in following.text and LISTED.fullmatch(text, name.end, following.start) is not None


def is_political(name: Candidate, text: str) -> bool:
    """Whether a name is that of a group on a council, or stands in brackets with a party: "(Ind Alliance, Kirkoswald)"."""
    if PARTY_ASIDE.search(text, max(0, name.start - 50), name.end):
        return True
    is_led = GROUP_LED.search(text, max(0, name.start - 70), name.start)
    return is_led is not None and OF_MEMBERS.search(name.text) is not None
