"""What ties a name to a council in one sentence: "Corbel, the borough council's contractor", "Corbel cooks for Leeds Council".

A wording that touches the name alone (``providers_weigh``) must be strong to count, for firms do business with everybody.
With a council as its other party a weaker one is enough. The sentence is read with the name as ``NAME`` and every council
as ``COUNCIL``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any

from .providers_cues import Cues
from .providers_gaps import BODY_NOUN
from .providers_names import PERSON, Candidate
from .providers_tie import NEARBY, Tie
from .providers_ties import TIES
from .providers_ties_lone import LONE
from .providers_wordings import COUNCIL, NAME

REACH = 200
"""Characters around a name in which its frame stands."""

BESIDE = re.compile(
    rf"\b(?:the|an?|its|their) (?:(?!(?:of|for|at|with|from|by|in|and|to|on)\b)[\w’'-]+ ){{0,3}}?{BODY_NOUN},?"
    rf" (?:(?:to be |which is |now )?(?:called|named|known as) )?(?:the )?[\"“‘']?(?={NAME})"
    rf"|[A-Z][a-z]+(?:-based|[- ]headquartered) (?={NAME})"
)
BEHIND = re.compile(
    rf"(?<={NAME})[\"”’']?(?: \([^()]{{1,40}}\)|, (?:which (?:is|was|has its) (?!to\b|{COUNCIL})|based|part of|formerly"
    rf"|owned by|once"
    rf"|(?:an?|the) (?!(?:new |next |current |only )*(?:contractor|operator|provider|supplier"
    rf"|winner))(?:[\w’'-]+ ){{0,4}}?{BODY_NOUN})"
    rf"[^,.;¤§]{{0,50}},)"
)
"""What is only said of a name in passing: "**a Dover firm,** Corbel", "Corbel**, which is based in Dover,** runs"."""

NO_WORK = re.compile(
    r"\bawards?(?: for|,|\.| at| in|$)|\b(?:cup|match|by-election|election|candidate)\b|with [\d,]+ votes|\bas (?:its "
    r"|the )?(?:new |deputy |interim )?"
    r"(?:leader|chair\w*|mayor|chief executive|director|treasurer|secretary|deputy)\b|\b(?:work|job|post|role) of (?:the "
    r"|an? )?(?:[a-z]+ ){0,2}"
    r"(?:director|chief|head|officer|leader|executive|manager|clerk|treasurer)\b|\bfor (?:its|the|a) new school\b"
)
"""What shows that a sentence tells of offices, prizes and seats, and not of work that is let."""

WITH_COUNCIL = (*TIES, *LONE)
NO_BODY = re.compile(r"['’]s? (?:leader|cabinet|councillors?|chief executive|mayor|residents|tenants)\b")
"""What follows a place and no firm."""


def tie_names(names: list[Candidate], cues: Cues, places: list[tuple[int, int]]) -> None:
    """Give unknown names the frames that tie them to a council of their sentence.

    places: the mentions of councils as half-open character offsets, in text order.
    """
    if not places:
        return
    starts = [start for start, _ in places]
    for name in names:
        if name.known or name.weight <= PERSON or NO_BODY.match(cues.text, name.end):
            continue
        index = cues.sentence(name.start)
        if index < 0:
            continue
        begin, end = cues.sentences[index]
        begin, end = max(begin, name.start - REACH), min(end, name.end + REACH)
        inside = places[bisect_left(starts, begin) : bisect_left(starts, end)]
        sentence = masked(cues.text, begin, end, [(name.start, name.end)], inside)
        found = frame_of(sentence, WITH_COUNCIL if inside else LONE)
        if found and not NO_WORK.search(sentence):
            name.cues.append(cue_of(found))


def masked(text: str, begin: int, end: int, names: list[tuple[int, int]], places: list[tuple[int, int]]) -> str:
    """A sentence with the names and the councils, all given by their half-open offsets, each as one sign."""
    parts, at = [], begin
    for start, stop, sign in sorted([*((a, b, NAME) for a, b in names), *((a, b, COUNCIL) for a, b in places)]):
        if start >= at:
            parts += [text[at:start].removesuffix("the ").removesuffix("The ") if sign == COUNCIL else text[at:start], sign]
            at = stop
    return "".join([*parts, text[at:end]])


def frame_of(sentence: str, ties: tuple[Tie, ...]) -> Tie | None:
    """The first of some frames that a masked sentence holds.

    >>> frame_of("¤, §’s parking contractor, issued 4,000 tickets in June.", TIES).id
    'providers/tied/its contractor'
    """
    at = sentence.find(NAME)
    before = " " + sentence[max(0, at - NEARBY) : at]
    plain = BEHIND.sub("", BESIDE.sub("", sentence))
    for tied in ties:
        if tied.near and not any(word in before for word in tied.near):
            continue
        if tied.frame.search(sentence) or plain != sentence and tied.frame.search(plain):
            return tied
    return None


def cue_of(tied: Tie) -> dict[str, Any]:
    """A frame as a cue of a name."""
    return {"side": "before", "rule": tied.id, "weight": tied.weight, "status": tied.status, "kind": None, "noun": None}
