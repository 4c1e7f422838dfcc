"""Who is new and who only comes from another employer, where a cue says that people are taken on or not replaced."""

from __future__ import annotations

import re

from ..matching import Hit
from .jobs_memory import Count

FROM_OTHERS = re.compile(
    r"\s(?:left\s(?:stranded|jobless|behind|high)|who\s(?:were|are|had\sbeen|have\sbeen)?\s?(?:work\w*\sfor|employed\sby"
    r"|made\sredundant|laid\soff)"
    r"|(?:[\w’'-]+\s){0,4}?(?:at|on)\s(?:(?:their|the|its)\s)?(?:present|existing|current|same)\s(?:rates|terms|pay|wages|conditions)"
    r"|employed\sby|formerly|previously|made\sredundant\sby|laid\soff\sby|whose\s(?:firm|employer|company))\b"
)
"""Behind those who come from another employer."""

WHO_COME = re.compile(
    r",?\s(?:all\s(?:of\swhom\s)?)?(?:who\s)?(?:will\s|would\s)?(?:transfer|move|come)\s(?:across\s"
    r"|over\s)?from\b"
)
NOT_TAKEN = re.compile(r"\b(?:not|never)\s(?:\w+\s)?(?:be|been|being)?\s?$")
NOT_REPLACED = re.compile(r"(?:not|n[’']t)\sbe\sreplaced")


EXTRA = re.compile(r"\b(?:more|extra|additional|new|further|another)\b", re.IGNORECASE)


def is_more(text: str, count: Count) -> bool:
    """Whether a count's own words make those counted new: "17 **extra** staff"."""
    return EXTRA.search(text, count.start, count.end) is not None


def hired(text: str, hit: Hit, count: Count, action: str, moved: bool) -> str:
    """The action of a cue that decides about a count, corrected where those taken on are not new, or are not taken on.

    text: the article. action: what the cue says. moved: whether the count's clause tells of a transfer too.
    """
    if action == "create":
        if moved or WHO_COME.match(text, count.end):
            return "transfer"  # "takes on 72 loaders under Tupe rules", "will add 240 cooks, who transfer from the last firm"
        if (
            hit.id == "take_on"
            and (count.kind in ("staff", "fte") or count.rule == "jobs/bare/of-them")
            and not is_more(text, count)
        ):
            return "transfer"  # "the mutual would take on 52 employees", who are somebody's already
        if FROM_OTHERS.match(text, hit.end) and text.startswith(("be taken on", "taken on"), hit.start):
            return "transfer"  # "115 staff must be taken on at their present pay"
        if hit.id == "take_on" and FROM_OTHERS.match(text, count.end):
            return "transfer"  # "took on 188 joiners left stranded by the collapse of Corbel"
        if NOT_TAKEN.search(text, count.end, max(count.end, hit.start)):
            return "cut"  # "46 agency workers will not be taken on"
        if text.startswith(("come with", "comes with"), hit.start) and count.kind != "job":
            return "transfer"  # "Five librarians come with the keys"
    if action == "transfer" and count.kind == "job" and text.startswith(("come with it", "comes with it"), hit.start):
        return "create"  # "says 150 jobs will come with it"
    if action == "vacancy" and count.kind not in ("job", "fte", "vacancy") and NOT_REPLACED.match(text, hit.start):
        return "cut"  # "14 gardeners have contracts that run out in May and will not be replaced"
    return action
