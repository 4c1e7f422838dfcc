"""Councils that do another council's work: a neighbour that runs a shared service, or bids to."""

from __future__ import annotations

import re
from typing import Any

from spacy.tokens import Doc

from .providers_cues import Cues
from .providers_gaps import PREPOSITION, VERBS
from .providers_home import DOES
from .providers_mood import moods, turned_by
from .providers_status import STATUS

DOING_CUES = ("run by", "will be run by", "could be run by")
"""Lines of wording that make the council named after them a provider of whatever the article is about."""

BIDS = re.compile(r"\b(?:bids?|offers?|tenders?) (?:from|by) (?:the )?(?:neighbouring )?$")
BIDS_FOR = re.compile(
    r"(?:['’]s (?:rival )?(?:bid|offer|tender)\b| (?:has |had |also |both )*(?:bid|tendered|put in a bid"
    r"|made an offer) (?:for|to)\b)"
)
"""A council's bid for another's work: "a rival offer from Merton Council"."""

WORKS_FOR = re.compile(
    r" (?:is to|are to|will|would|could|has offered to|had offered to|offered to|has agreed to|agreed to"
    r"|already)(?: [\w£,.%’'-]+){1,12}? for (?:both|the two|the other|its neighbour|neighbouring)\b"
)
RUNS_FOR = re.compile(
    r",? which (?:already |also |now |currently )?(?:runs?|provides?|hosts?|handles?|manages?|does|processes"
    r"|collects)\b[^.]{1,60}? for"
    r" (?:it|them|both|the|two|three|several|other|neighbouring|[A-Z])"
)
DOES_FOR = re.compile(
    rf",? (?:(?:is|are|has|had|which|will|would|could|may|might|also|already|now|offered|agreed|to) ){{0,4}}{DOES}"
    r"(?: [\w£,%’'-]+){0,10}? (?:for|of) (?:the )?(?=[A-Z])"
)
"""A council that works for the one named next: "**Arun would collect for Adur**"."""

JOINED = re.compile(r"\b(?:join\w*|shared service|services?)\b[^.;]{0,40}$")
PAID = re.compile(r"\b(?:pay|pays|paid|paying|ask|asked|asking|hire|hired|hiring) (?:neighbouring |nearby )?$")
TO_DO = re.compile(rf"(?: [£\w.,]+){{0,4}}? to {DOES}")
"""A neighbour that is paid to work: "**pay Fenland to look after** payroll"."""

UNDER_WHICH = re.compile(r"\b(?:under|by) which (?:neighbouring )?$")
DID = re.compile(rf" (?:(?:has|had|would|will|also|now) ){{0,2}}{DOES} (?:its|their|the|all|some)\b")
WOUND_UP = re.compile(r"\b(?:wound up|ended|scrapped|came to an end|terminated|dissolved|until)\b")
ELSEWHERE = re.compile(
    r"\b(?:one|ones|those|that|like|similar|visited|copied|model\w*|example|rival|elsewhere|its own|unlike|as)\b[^.;]{0,40}$"
)
"""What shows that a neighbour does something, but not for the article's council: "visited **one** managed by Brent"."""

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
    r"|services?)\b"
)
"""What a town or parish council takes from the council above it: "voted to **take over the toilets**"."""

ONLY_THOUGHT = re.compile(
    r"\b(?:would|could|may|might|whether|considering|in talks|offer(?:s|ed) to|has been asked|have been asked|asked to"
    r"|invited to|want(?:s|ed)? to"
    r"|hop(?:es|ed) to|keen to|willing to|if|proposals?|will decide|to decide|will consider|will vote)\b"
)
NOT_TAKEN = re.compile(
    r"\b(?:cold water|refus\w+|declin\w+|reject\w+|said no|turned down|voted against|not to|will not|won[’']t)\b"
)
PACT_WITH = re.compile(
    r"\b(?:sign\w*|agree\w*|str(?:ike|uck)|enter\w*|finalis\w+|seal\w*|ma[dk]e)\b[^.;:“”]{0,50}?\b(?:agreement|contract|deal"
    r"|arrangement|pact)"
    r" with (?:the )?(?:neighbouring |nearby |next-door )?$"
)
WORKS = re.compile(
    rf"(?:['’]s [a-z-]+(?: [a-z-]+)?)?,? (?:which|to|under which it will|that will"
    rf"|so that it can) [^.;“”]{{0,40}}?\b(?:{DOES}|keeps)\b"
)
"""A neighbour that is signed up for work: "sign **an agreement with Fylde, which keeps** its own parks tidy"."""

OWN_ARM = re.compile(
    r"['’]s (?:own )?(?:[a-z-]+ ){0,3}(?:arm|team|service|crews|staff|department|unit|workforce|operation|kitchens|teams"
    r"|company)\b"
)
MOVED_TO = re.compile(
    r"\b(?:mov\w+|hand\w*|transferr?\w*|switch\w*|outsourc\w+|pass\w*|g[ai]ve[ns]?|award\w*|contract\w* out|let"
    r"|moves?)\b[^.;:“”]{1,70}? to (?:the )?"
    r"(?:neighbouring |nearby |next-door )?$"
)
"""What goes to a neighbour's workforce: "moved its schools **to Leicester's own catering arm**"."""

BUYS_FROM = re.compile(
    r"\b(?:buys?|buying|bought|purchas\w+|commissions?|commissioned|gets?|getting|takes?) (?:in |back )?(?:the |its |their "
    r"|all |some |most )*"
    r"(?:of )?(?:the |its |their )?[a-z][\w’' -]{2,50}? from (?:the )?(?:neighbouring |nearby |next-door )?$"
)
FUTURE = re.compile(r"\b(?:will|is to|are to|agreed to|decided to|voted to|plans? to)\b")
"""What one council has of another: "Copeland will **buy the service from Allerdale**"."""

SOUNDED = re.compile(
    r" (?:has |had |have |was |were )?(?:been |also )*(?:sounded out|approached|considered|invited"
    r"|asked)\b[^.;“”]{0,20}\b(?:about|over|to|for|as)\b"
    r"[^.;“”]{0,60}\b(?:tak(?:e|ing) (?:over|on)|run(?:ning)?|provid\w+|deliver\w*|manag\w+|host\w*)\b"
)
SELLS_TO = re.compile(
    r",? which (?:also |already |now )?(?:sells?|sold|provides?|provided|supplies|supplied|has sold"
    r"|had sold) [^.;“”]{1,60}? to (?:the )?(?=[A-Z])"
)
LOST_AFTER = re.compile(r"\b(?:los(?:e|es|ing)|lost|end(?:s|ed)?|stop\w*)\b")

POSSIBLE = re.compile(r"\b(?:would|could|may|might|whether|explore|if|offered|considering|proposals?)\b")


def councils_at_work(doc: Doc, cues: Cues) -> list[dict[str, Any]]:
    """The items of councils that deliver for another one; the council that the article is mostly about is never one.

    "joining the shared service run by Bromley" in an article about Bexley, "Merton is to print the notices for both
    boroughs", "a rival offer from Merton Council". ``at_work``, the place that says so, is no field of the record: it tells such
    items apart.
    """
    councils = doc._.councils or []
    if len(councils) < 2:
        return []
    first = min(councils, key=lambda council: council["mentions"][0]["start"])
    main = max(councils, key=lambda council: (council["kind"] != "parish", len(council["mentions"]) + 2 * (council is first)))
    items = []
    for council in councils:
        others = {m["start"] for other in councils if other is not council for m in other["mentions"]}
        small = len(council["mentions"]) < len(main["mentions"]) + (main is first)
        found = None if council is main else at_work(council, small, cues, others)
        if found:
            status, rule, char = found
            mentions = [{**mention, "rule": rule} for mention in council["mentions"]]
            item = {"name": council["name"], "kind": "public_body", "status": status, "mentions": mentions}
            items.append({**item, "at_work": char})
    return items


def at_work(council: dict[str, Any], small: bool, cues: Cues, others: set[int]) -> tuple[str, str, int] | None:
    """Status, rule and place of the first wording that has a council do another's work, if there is one.

    others: where mentions of other councils begin. small: the article is more about another council.
    """
    for mention in council["mentions"]:
        found = done_by(mention, council["kind"], cues) or acts(mention, council["kind"] == "parish", small, cues, others)
        if found:
            return *found, mention["start"]
    return None


def done_by(mention: dict[str, Any], kind: str, cues: Cues) -> tuple[str, str] | None:
    """What a verb before a council's mention says: "the payroll **is handled by** Brent"."""
    text, start = cues.text, mention["start"]
    for hit in cues.ending_before("before", start):
        line = cues.line_of[hit.rule]
        if line["id"] in DOING_CUES and text[hit.end : start] in (" ", " the "):
            shared = JOINED.search(text, max(0, hit.start - 60), hit.start)
            status = "mentioned" if shared else status_at(hit.start, hit.end, cues)
            return (status, line["rule"]) if status else None
    preposition = PREPOSITION.search(text, max(0, start - 40), start)
    if preposition is None or preposition[1] == "to" or kind == "parish" or text.endswith(" from ", 0, start):
        return None
    verbs = [hit for hit in cues.in_sentence(VERBS[preposition[1]], start) if hit.end < start]
    if not verbs or "taking back" in verbs[-1].rule:
        return None
    status = status_at(verbs[-1].start, verbs[-1].end, cues)
    return (status, verbs[-1].rule) if status else None


def acts(mention: dict[str, Any], parish: bool, small: bool, cues: Cues, others: set[int]) -> tuple[str, str] | None:
    """What a council does or offers to do for another: "**Arun would collect** for Adur", "a bid from Merton"."""
    text, start, end, rule = cues.text, mention["start"], mention["end"], "providers/council-at-work"
    if BIDS.search(text, max(0, start - 40), start) or BIDS_FOR.match(text, end):
        return "bidder", rule
    first, last = cues.sentences[max(0, cues.sentence(start))]
    if WORKS_FOR.match(text, end) or RUNS_FOR.match(text, end):
        return ("proposed" if POSSIBLE.search(text, first, last) else "appointed"), rule
    does = DOES_FOR.match(text, end)
    paid = None if does else PAID.search(text, max(first, start - 30), start) and TO_DO.match(text, end)
    if does and does.end() in others or paid:
        status = status_at(start if paid else does.end() if does else end, end, cues)
        return (status, rule) if status else None
    taken = parish and TAKES_ON.match(text, end, last)
    told = small or any(end < other < last for other in others)
    if taken and told and not NOT_TAKEN.search(text, end, last):
        return ("proposed" if ONLY_THOUGHT.search(text, first, last) else "appointed"), rule
    if others and PACT_WITH.search(text, max(first, start - 110), start) and WORKS.match(text, end, last):
        return at_mood("agreed", start, end, cues), rule
    moved = OWN_ARM.match(text, end) and MOVED_TO.search(text, max(first, start - 130), start)
    if moved and any(first <= other < start for other in others):
        return at_mood("agreed", moved.start(), moved.end(), cues), rule
    buys = BUYS_FROM.search(text, max(first, start - 90), start)
    if buys and any(first <= other < buys.start() + 5 for other in others):
        ahead = FUTURE.search(text, max(first, buys.start() - 30), buys.start())
        return at_mood("agreed" if ahead else "running", buys.start(), end, cues), rule
    if SOUNDED.match(text, end, last):
        return "mentioned", rule
    sells = SELLS_TO.match(text, end)
    if sells and sells.end() in others:
        return ("ended" if LOST_AFTER.search(text, sells.end(), last) else "incumbent"), rule
    if UNDER_WHICH.search(text, max(first, start - 30), start) and DID.match(text, end):
        return ("ended" if WOUND_UP.search(text, end, last) else "incumbent"), rule
    return None


def at_mood(state: str, start: int, end: int, cues: Cues) -> str:
    """The status that the mood of text[start:end] makes of a state."""
    first, last = cues.sentences[max(0, cues.sentence(start))]
    return STATUS[turned_by(state, moods(cues.text, first, last, start, end, None)) or "mentioned"]


def status_at(start: int, end: int, cues: Cues) -> str | None:
    """The status of a council whose work the verb text[start:end] tells; None where it is not done for another."""
    first, last = cues.sentences[max(0, cues.sentence(start))]
    if ELSEWHERE.search(cues.text, max(first, start - 60), start):
        return None
    state = turned_by("running", moods(cues.text, first, last, start, end, None))
    return STATUS[state] if state else None
