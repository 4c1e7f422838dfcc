"""What one sum tells of another: those that go on about the same thing, restate it, or are compared with it."""

from __future__ import annotations

import re
from typing import Any

from .money_amounts import Amount
from .money_cues import Reading

ALIKE = (
    {"contract", "value", "cost", "budget", "fee"},
    {"saving", "cut"},
    {"income", "value", "cost", "fee"},
    {"funding", "cost", "budget", "income"},
    {"pay", "cost", "budget"},
    {"debt", "cost", "cut"},
    {"fine", "cost", "fee"},
)
"""Purposes that one and the same sum may be given when an article states it again in other words."""

LEAD = 250
"""Characters before a sum without a cue of its own in which what it is about may stand."""

THAT_SUM = re.compile(r"\b(?:[Tt]he(?:\s(?:first|last|other|remaining))?|[Tt]hat|[Aa]nother|[Aa]\sfurther)\s$")
"""What stands before a sum that takes up the one of the paragraph before: "**the first** £6.5m would reach colleges"."""

THE_SUM = re.compile(r"\b[Tt]he\s(?:\w+\s){0,2}$")
"""What stands before a sum that was spoken of in the paragraph before: "most of **the** £5m programme"."""

DIFFERENCE = re.compile(r"(?:\s(?:an?|per|each)\s\w+)?\s(?:more|less|extra|better|worse)\b")
"""What stands behind a sum by which another one differs: "£9 an hour, which is 40p **more** than before"."""

BY_HOW_MUCH = re.compile(
    r"\s(?:a\s\w+\s)?(?:more|less|below|above|under|cheaper|dearer|better|worse|lower|higher|extra|short)\b(?!\sto\b)"
)
"""What stands behind a sum by which a rate differs: "£588 a week, £41 **less** than it spends now"."""
OTHER_PRICE = re.compile(r"\b(?:against|compared|instead|rather|where|when|while|whereas|than|down\sfrom|up\sfrom)\b")
"""Before the price of somebody else, or of another time, by the same rate."""
WHOLE = re.compile(r"\s(?:over|across|during|in\sall|in\stotal|altogether|up\sfront)\b")
"""Behind a sum that is no rate: "£700,000 **over** the life of the contract"."""
KNOWN = re.compile(r"\b(?:[Tt]he|[Tt]hat|[Tt]his)\s$")
TO_THE_POUND = 4
"""From so many digits on that are no last noughts, two sums of one article are the same one."""
RATE_REACH, RATE_LEAST = 120, 0.3
"""How many characters apart two sums of one rate stand at most, and the least that one is of the other."""
COMPARED = re.compile(r"(?:\b(?:to|from|against|with|than|of|and)|,)\s(?:(?!or\b|plus\b|including\b|of\b|which\b)\w+\s)*$")
"""The end of a gap between two sums that are compared, hence counted by the same unit: "£9 an hour, against £8"."""


def carried_on(text: str, amount: Amount, reading: Reading, before: tuple[Amount, Reading] | None) -> Reading | None:
    """The purpose of the sum before, where this one has no cue of its own and goes on about the same thing, or None.

    "I'm on £8.94 an hour. Their advert says **£7.60**", "its target of raising £180,000. It made **£71,000**".
    before: the sum before it in the article and its reading, or None.
    """
    if before is None or before[1].purpose == "other" or amount.start - before[0].end > LEAD:
        return None
    other, said = before
    if other.currency != amount.currency:
        return None
    if "\n" in text[other.end : amount.start] and not THAT_SUM.search(text, amount.start - 20, amount.start):
        return None
    ratio = amount.low / (other.low or 1)
    if reading.rule == "money/no-cue" and 0.001 <= ratio <= 1000:
        return Reading(said.purpose, "money/carried-on", False)
    least = 0.01 if DIFFERENCE.match(text, amount.end) else 0.2
    if reading.rule == "money/small-price" and said.purpose in ("pay", "income") and least <= ratio <= 5:
        return Reading(said.purpose, "money/carried-on", False)
    return None


def restate(items: list[dict[str, Any]], readings: list[Reading]) -> None:
    """Give sums of unsure purpose that of the same sum where the article names it with a close cue, before or after."""
    sure: dict[tuple[float, str], str] = {}
    for item, reading in zip(items, readings, strict=True):
        if reading.is_sure:
            sure.setdefault((item["amount"], item["currency"]), item["purpose"])
    for item, reading in zip(items, readings, strict=True):
        known = sure.get((item["amount"], item["currency"]))
        if not reading.is_sure and known:
            item["purpose"], item["rule"] = known, "money/restated"


def inherit(item: dict[str, Any], before: dict[str, Any], gap: str) -> None:
    """Take over what a sum shares with the one it is compared with or restates: modality, and the rate of "£12 an hour, £1 less".

    item: the sum, changed in place. before: the sum before it in its sentence. gap: the text between the two.
    """
    if item["modality"] is None:
        item["modality"] = before["modality"]
    item["said_by"] = item["said_by"] or before["said_by"]
    if item["per"] is None and before["per"] and COMPARED.search(gap):
        item["per"] = before["per"]
    if gap == " to " and before["per"] is None:
        before["per"] = item["per"]


def same_rate(text: str, item: dict[str, Any], before: dict[str, Any]) -> str | None:
    """The rate of the sum before it in its sentence, where this one is the difference or the price of another; else None.

    "£588 a week, **£41 less** than now", "costs £1,512 a week **where** the charity charges **£1,027**".
    """
    gap = text[before["end"] : item["start"]]
    if not before["per"] or len(gap) > RATE_REACH or ";" in gap or before["currency"] != item["currency"]:
        return None
    if item["purpose"] == "fine" or item["over_years"] or WHOLE.match(text, item["end"]):
        return None
    if BY_HOW_MUCH.match(text, item["end"]):
        return before["per"]
    ratio = item["amount"] / (before["amount"] or 1)
    alike = _alike({item["purpose"], before["purpose"]}) and RATE_LEAST <= ratio <= 1 / RATE_LEAST
    return before["per"] if alike and OTHER_PRICE.search(gap) else None


def link_repeats(items: list[dict[str, Any]], text: str) -> None:
    """Set ``same_as`` of every item: the index of the first item that states the same sum for the same thing, or None.

    items: the article's money items in text order; compared by amount, currency, rate and purpose, where the sum is not spoken
    of as known ("**the** £640,000 will go on new gates") or given to the pound (£1,914,600).
    """
    firsts: dict[tuple, list[int]] = {}
    for index, item in enumerate(items):
        candidates = firsts.setdefault((item["amount"], item["amount_max"], item["currency"]), [])
        item["same_as"] = next((at for at in candidates if _same_thing(items[at], item, text)), None)
        if index and item["start"] - items[index - 1]["end"] <= 2 and item["currency"] != items[index - 1]["currency"]:
            item["same_as"] = index - 1  # "€1.2m (£1.03m)": one sum in two currencies
        if item["same_as"] is None:
            candidates.append(index)
        elif item["per"] is None:
            item["per"] = items[item["same_as"]]["per"]


def _same_thing(first: dict[str, Any], second: dict[str, Any], text: str) -> bool:
    if first["per"] and second["per"] and first["per"] != second["per"]:
        return False
    if (
        KNOWN.search(text, max(0, second["start"] - 6), second["start"])
        or len(f"{second['amount']:.0f}".rstrip("0")) >= TO_THE_POUND
    ):
        return True
    kinds = {first["purpose"], second["purpose"]}
    return "other" in kinds or _alike(kinds)


def _alike(purposes: set[str]) -> bool:
    """Whether one and the same sum may be given these purposes."""
    return len(purposes) == 1 or any(purposes <= alike for alike in ALIKE)
