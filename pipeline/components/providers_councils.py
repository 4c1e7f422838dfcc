"""Councils that do another council's work: a neighbour that runs a shared service, or bids to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from typing import Any

from spacy.tokens import Doc

from .deals_pairs import place_of
from .providers_anchors import LISTED
from .providers_cues import Cues
from .providers_gaps import PREPOSITION, VERBS
from .providers_mood import moods, turned_by
from .providers_neighbours import ELSEWHERE, Work, work_of
from .providers_tied import masked
from .providers_wordings import REFUSING

DOING_CUES = ("run by", "will be run by", "could be run by")
"""Lines of wording that make the council named after them a provider of whatever the article is about."""

JOINED = re.compile(r"\b(?:join\w*|shared service|services?)\b[^.;]{0,40}$")
TAKES_ON = re.compile(
    r"[^.;:“”]{0,90}?\b(?:assum(?:e|es|ed|ing) (?:responsibility|control|the running)|tak(?:e|es|en|ing) (?:over|on|charge"
    r"|control"
    r"|responsibility|the keys|a [\w-]+ lease)|took (?:over|on|charge|a [\w-]+ lease)|adopt(?:s|ed|ing)?|accept(?:s|ed|ing)?"
    r"|inherit(?:s|ed)?"
    r"|run|look after|manage|maintain)\b[^.;:“”]{0,70}?\b(?:toilets?|loos|lavatories|conveniences|parks?|play (?:areas?"
    r"|grounds?)|playgrounds?"
    r"|open spaces?|librar(?:y|ies)|buildings?|halls?|pools?|centres?|museums?|cemeter(?:y|ies)|allotments|verges|grass|CCTV"
    r"|markets?"
    r"|youth (?:clubs?|work|services?)|bins|beds|bus shelters|street (?:lights|cleaning)|pavilions?|recreation grounds?|theatres?"
    r"|services?|them|these|those)\b"
)
"""What a town or parish council takes from the council above it: "voted to **take over the toilets**"."""

ONLY_THOUGHT = re.compile(
    r"\b(?:would|could|may|might|whether|considering|in talks|offer(?:s|ed) to|has been asked|have been asked|asked to"
    r"|invited to|want(?:s|ed)? to"
    r"|hop(?:es|ed) to|keen to|willing to|if|proposals?|will decide|to decide|will consider|will vote)\b"
)
NOT_TAKEN = re.compile(
    rf"\b(?:cold water|{REFUSING}|declin\w+|reject\w+|said no|turned down|voted against|not to|will not|won[’']t)\b"
)
REFERENCE = re.compile(r"[Tt]he (?:[a-z]+ )*(?:council|borough|county|city|district|authority|town)\b")
"""What stands for a council that was named before."""

LONGER = re.compile(r"[\w-]| [A-Z]")
"""What stands behind a place that is only part of a longer name."""

REACH = 300
"""Characters around a mention in which its sentence is read."""

Place = tuple[int, int, int]
"""A mention of a council: half-open character offsets, and the council's index."""


def councils_at_work(doc: Doc, cues: Cues, heirs: Mapping[str, frozenset[str]]) -> list[dict[str, Any]]:
    """The items of councils that deliver for another one.

    "joining the shared service run by Bromley" in an article about Bexley, "Merton is to print the notices for both
    boroughs", "a rival offer from Merton Council". The council that the article is mostly about is one only where the
    wording names whom it works for, and none does the work of a council that it succeeds (``heirs``: a council's name and its
    successors'). ``at_work``, what says so, is no field of the record: it tells such items apart.
    """
    councils = doc._.councils or []
    if len(councils) < 2:
        return []
    first = min(councils, key=lambda council: council["mentions"][0]["start"])
    main = max(councils, key=lambda council: (council["kind"] != "parish", len(council["mentions"]) + 2 * (council is first)))
    places = sorted(spots(cues.text, councils))
    items = []
    for index, council in enumerate(councils):
        small = len(council["mentions"]) < len(main["mentions"]) + (main is first)
        told = [at_work(mention, index, councils, main, small, cues, places, heirs) for mention in council["mentions"]]
        works = [work for work in told if work and not any(succeeds(council, councils[at], heirs) for at in work.clients)]
        works = [work for work in works if not hands_down(council, [councils[at] for at in work.clients])]
        if works:
            mentions = [{**mention, "rule": works[0].rule} for mention in council["mentions"]]
            item = {"name": council["name"], "kind": "public_body", "status": "mentioned", "mentions": mentions}
            items.append({**item, "at_work": works})
    return items


def succeeds(council: dict[str, Any], other: dict[str, Any], heirs: Mapping[str, frozenset[str]]) -> bool:
    """Whether one of two councils has taken the other's place."""
    return council["name"] in heirs.get(other["name"], ()) or other["name"] in heirs.get(council["name"], ())


def hands_down(council: dict[str, Any], clients: list[dict[str, Any]]) -> bool:
    """Whether a council would work for parishes only, and so is more likely to hand its own work down to them."""
    return council["kind"] != "parish" and bool(clients) and all(client["kind"] == "parish" for client in clients)


def spots(text: str, councils: list[dict[str, Any]]) -> list[Place]:
    """Where councils are mentioned, and where the places that they are named after stand: "the crematorium at **Rugby**"."""
    found = [(m["start"], m["end"], index) for index, council in enumerate(councils) for m in council["mentions"]]
    taken = sorted(found)
    for index, council in enumerate(councils):
        place = place_of(council["name"])
        start = text.find(place)
        while start >= 0:
            end = start + len(place)
            near = taken[max(0, bisect_left(taken, (start,)) - 1) :][:2]
            whole = not (LONGER.match(text, end) or text[max(0, start - 1)].isalnum())
            if whole and not any(first < end and start < last for first, last, _ in near):
                found.append((start, end, index))
            start = text.find(place, end)
    return found


def at_work(
    mention: dict[str, Any],
    index: int,
    councils: list[dict[str, Any]],
    main: dict[str, Any],
    small: bool,
    cues: Cues,
    places: list[Place],
    heirs: Mapping[str, frozenset[str]],
) -> Work | None:
    """What the sentence of a council's mention tells of its work for others.

    index: its own among the article's ``councils``. main: the council that the article is mostly about. small: the article
    is more about another one. places: the mentions of all councils in text order.
    """
    council = councils[index]
    parish = council["kind"] == "parish"
    number = cues.sentence(mention["start"])
    if number < 0:
        return None
    first, last = cues.sentences[number]
    first, last = max(first, mention["start"] - REACH), min(last, mention["end"] + REACH)
    inside = [place for place in places[bisect_left(places, (first,)) : bisect_left(places, (last,))] if place[2] != index]
    sentence = masked(cues.text, first, last, [(mention["start"], mention["end"])], [place[:2] for place in inside])
    begin = listed_from(cues.text, mention["start"], places)
    whose: tuple[int, ...] = ()
    if begin < mention["start"] or any(LISTED.fullmatch(cues.text, mention["end"], place[0]) for place in inside):
        whose = tuple(at for at, other in enumerate(councils) if other is main)  # not of those beside it in the list
    found = done_by(begin, council["kind"], cues)
    work = None if whose and found else work_of(sentence, [place[2] for place in inside])
    if work and REFERENCE.match(cues.text, mention["start"], mention["end"]):
        own = [one["start"] for one in council["mentions"] if first <= one["start"] < last]
        if not work.named or len(own) > 1:
            work = found = None  # "At Mansfield the box office is staffed by **the district**"
    if work and (work.named or council is not main):
        return work._replace(char=mention["start"])
    if council is main or succeeds(council, main, heirs):
        return None  # "Built by Annandale council in 1982", in an article about the one that took its place
    if found is None and parish:
        found = takes_on(mention, small or any(place[0] > mention["end"] for place in inside), cues)
    return Work(*found, whose, False, mention["start"]) if found else None


TAKEN_ON = re.compile(
    r"\b(?:has|have|had|was|were|been)(?: \w+ly| also| now)? (?:been )?taken on by (?:the )?$"
    r"|\b(?:employed|hired|recruited|sacked|dismissed|paid|fined|sued|prosecuted|charged|owed|owned|spent|lost) by (?:the )?$"
)
"""What councils do with firms, staff and money: "has lately **been taken on by** Newham", "were **employed by** Brent"."""


def listed_from(text: str, start: int, places: list[Place]) -> int:
    """Where the list of councils begins in which a mention stands: "done by **Stratford**, Warwick and Rugby councils"."""
    index = bisect_left(places, (start,))
    while index and LISTED.fullmatch(text, places[index - 1][1], start):
        index -= 1
        start = places[index][0]
    return start


def done_by(start: int, kind: str, cues: Cues) -> tuple[str, str] | None:
    """The state and rule of what a verb before a council, or its list, says: "the payroll **is handled by** Brent"."""
    text = cues.text
    if TAKEN_ON.search(text, max(0, start - 40), start):
        return None
    for hit in cues.ending_before("before", start):
        line = cues.line_of[hit.rule]
        if line["id"] in DOING_CUES and text[hit.end : start] in (" ", " the "):
            shared = JOINED.search(text, max(0, hit.start - 60), hit.start)
            state = "mentioned" if shared else state_at(hit.start, hit.end, cues)
            return (state, line["rule"]) if state else None
    preposition = PREPOSITION.search(text, max(0, start - 40), start)
    if preposition is None or preposition[1] == "to" or kind == "parish" or text.endswith(" from ", 0, start):
        return None
    verbs = [hit for hit in cues.in_sentence(VERBS[preposition[1]], start) if hit.end < start]
    if not verbs or "taking back" in verbs[-1].rule:
        return None
    state = state_at(verbs[-1].start, verbs[-1].end, cues)
    return (state, verbs[-1].rule) if state else None


def takes_on(mention: dict[str, Any], told: bool, cues: Cues) -> tuple[str, str] | None:
    """What a parish council takes from the one above it; told: whether the sentence or the article is about that one."""
    first, last = cues.sentences[max(0, cues.sentence(mention["start"]))]
    end = mention["end"]
    if not told or not TAKES_ON.match(cues.text, end, last) or NOT_TAKEN.search(cues.text, end, last):
        return None
    return ("proposed" if ONLY_THOUGHT.search(cues.text, first, last) else "agreed"), "providers/council-at-work"


def state_at(start: int, end: int, cues: Cues) -> str | None:
    """The state of a council whose work the verb text[start:end] tells; None where it is not done for another."""
    first, last = cues.sentences[max(0, cues.sentence(start))]
    if ELSEWHERE.search(cues.text, max(first, start - 60), start):
        return None
    return turned_by("running", moods(cues.text, first, last, start, end, None))
