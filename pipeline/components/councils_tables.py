"""Councils that an article compares by a figure each: "North Down owes £24m, Lisburn £21m, while Belfast has £20m"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .councils_register import Naming
from .sentences import Layout

FIGURE = (
    r"(?:(?:about|around|some|nearly|almost|just|only|more than|over|under|less than|up to|a|its) )*"
    r"(?:£|[\d.]+|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half)\b)"
)
VERB = (
    r"(?:(?:all|each|both|now|already|still) )?(?:heads?|tops?|leads?|ow(?:es?|ed)|has|have|had|is|are|was|were|stands?|stood"
    r"|follow(?:s|ed)?"
    r"|spends?|spent|pay|pays|paid|charges?|charged|raises?|raised|los(?:es?|t)|cuts?|made|got|comes?|came|sits?|collect(?:s|ed)?"
    r"|recycl(?:es?|ed)|takes?|took|gets?|receives?|received|holds?|held|put|puts|with|on|at)(?: [a-z]+){0,5}?"
)
COMPARED = re.compile(rf"(?: \([^()]*\))?(?:, [^,.;]{{2,30}},)?(?:,? (?:{VERB} )?)(?:with |at |on |by )?{FIGURE}")
"""Behind a council's place: what it has, owes or pays."""

PLACED = re.compile(
    r"\b(?:in|at|near|around|across|outside|of|through|between|towards|into|throughout|beyond|from|to|within|for|over) (?:the )?$"
)
"""Before a place that is only where something is."""

LEAST = 3
"""How many places must be compared for them to be councils."""

NEIGHBOURS = 2
"""How many sentences lie between two places of one comparison at most."""


def compared(layout: Layout, text: str, groups: list[list[Naming]]) -> Iterator[list[Naming]]:
    """The lists of places that are compared with others by figures, in text order.

    groups: all names of the text, those of one list together.
    """
    order = {start: number for number, (start, _) in enumerate(layout.sentences)}
    told = [
        (order.get(layout.sentence_at(group[0].start)[0], -1), group)
        for group in groups
        if COMPARED.match(text, group[-1].end) and not PLACED.search(text, max(0, group[0].start - 16), group[0].start)
    ]
    for number, group in told:
        near = [name for other, names in told if abs(other - number) <= NEIGHBOURS for name in names]
        if len({name.bodies[0]["id"] for name in near}) >= LEAST:
            yield group
