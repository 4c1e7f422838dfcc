"""Turns of phrase around a sum that say by themselves what it is for: "£200,000 **is being met by** the lottery".

Each is read before any cue, as the words of a turn mean something else than they do alone: a council's **cut of the fines** is
income, and to **write down** a building tells its value.
"""

from __future__ import annotations

import re

from .money_cues import Reading
from .money_phrases import Sum
from .money_turn_table import TURNS

_REACH = 110
"""How far before a sum a turn may begin, in characters."""


_BACK = 160
"""How far before its sentence, in characters, the arrangement may stand that "It" means."""

IT_IS_WORTH = re.compile(
    r"(?:It|This|That|The (?:deal|contract|agreement|arrangement))(?:[’']s| is| was| will be| would be)?(?: reckoned to be"
    r"| said to be| thought to be"
    r"| believed to be)? (?:worth|valued at|put at|priced at)(?: about| around| some| up to| more than| nearly| almost"
    r"| just over| roughly)? "
)
DEAL_BEFORE = re.compile(r"\b(?:contract|deal|agreement|tie-up|partnership|outsourc\w+|tender)\b[^.?!]{0,120}[.?!][”\"’']?\s+$")
_ORDINARY = (
    "",
    ". ",
    ", ",
    " a year.",
    " a year in ",
    " a year for ",
    " an hour ",
    " in its ",
    " for the ",
    " of the ",
    " to the ",
)
_ALWAYS = [index for index, turn in enumerate(TURNS) if turn.after and any(turn.after.match(behind) for behind in _ORDINARY)]
_OF_BEHIND = [index for index, turn in enumerate(TURNS) if turn.after and index not in _ALWAYS]
_BEHIND = re.compile("|".join(f"(?:{turn.after.pattern})" for index in _OF_BEHIND if (turn := TURNS[index]).after))
_OF_WORD = {word: [index for index, turn in enumerate(TURNS) if word in turn.needs] for turn in TURNS for word in turn.needs}
"""What often stands behind a sum; the turns that it allows; those that something rarer allows, all at once; those that a word
before the sum allows: looked at first, for speed."""


def of_deal(text: str, money: Sum) -> bool:
    """Whether a sum is what an arrangement of the sentence before is worth: "It has signed a contract. **It is worth** £12m"."""
    begin = money.sentence[0]
    opens = IT_IS_WORTH.fullmatch(text, begin, money.start)
    return opens is not None and DEAL_BEFORE.search(text, max(0, begin - _BACK), begin) is not None


def turned(text: str, money: Sum) -> Reading | None:
    """What a turn of phrase around a sum says it is for, or None.

    >>> # "Of that, £200,000 is being met by the lottery": Reading("funding", "money/met-by")
    """
    if of_deal(text, money):
        return Reading("contract", "money/it-is-worth")
    low, (start, end) = max(money.sentence[0], money.start - _REACH), money.sentence
    before = text[low : money.start]
    possible = {index for word, indexes in _OF_WORD.items() if word in before for index in indexes}
    possible.update(_ALWAYS)
    if _BEHIND.match(text, money.end) or _BEHIND.match(text, money.rate_end):
        possible.update(_OF_BEHIND)
    for turn in map(TURNS.__getitem__, sorted(possible)):
        if turn.after is not None and not (turn.after.match(text, money.end) or turn.after.match(text, money.rate_end)):
            continue
        if not turn.at_least <= money.size <= turn.at_most:
            continue
        if turn.before is not None and not turn.before.search(text, low, money.start):
            continue
        if turn.company is None or turn.company.search(text, start, end):
            return Reading(turn.purpose, f"money/{turn.name}")
    return None
