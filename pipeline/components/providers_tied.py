"""What ties a name to a council in one sentence: "Corbel, the borough council's contractor", "Corbel cooks for Leeds Council".

A wording that touches the name alone (``providers_weigh``) must be strong to count, for firms do business with everybody.
With a council as its other party a weaker one is enough. The sentence is read with the name as ``NAME`` and every council
as ``COUNCIL``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any, NamedTuple

from .providers_cues import Cues
from .providers_names import PERSON, Candidate

NAME, COUNCIL = "¤", "§"
REACH = 200
"""Characters around a name in which its frame stands."""
ASIDE = r"(?:, [^,.;]{2,80},)?"
OWN = rf"(?:{COUNCIL}['’]s?|its|their|the (?:council|authority|borough|city|county|district)['’]s)"
WORDS = r"(?:(?!(?:and|but|which|who|that|said|into|to|for|with|as|by|from|an?)\b)[a-z0-9£][\w’'£.%-]* )"
BODY = (
    r"(?:contractors?|suppliers?|providers?|operators?|partners?|agents?|landlord|outsourcer|franchisee"
    r"|caterers?|cleaners?|consortium"
    r"|company|firm|trust|arm|subsidiary|joint venture|mutual|spin-off|concessionaire|tenant|licensee)"
)
DOES = (
    r"(?:runs?|ran|operates?|operated|manages?|managed|provides?|provided|delivers?|delivered|handles?"
    r"|handled|maintains?|maintained"
    r"|carries out|carried out|looks? after|looked after|cleans?|cleaned|collects?|collected|empties"
    r"|emptied|cooks?|cooked|serves?|served"
    r"|repairs?|repaired|mends?|mended|cuts?|mows?|mowed|sweeps?|swept|staffs?|staffed|polices|patrols?"
    r"|answers?|answered|processes"
    r"|processed|supplies|supplied|maintaining|running|operating|managing|providing|delivering|does|did"
    r"|lights?|guards?|guarded|cares? for"
    r"|administers?|administered|fits?|fitted)"
)
TO_DO = (
    r"(?:run|operate|manage|provide|deliver|handle|maintain|carry out|look after|clean|collect|empty|cook"
    r"|serve|repair|mend|cut|mow|sweep"
    r"|staff|patrol|answer|process|supply|light|guard|care for|administer|fit|refurbish|take over|take on"
    r"|do|process|resurface|grit|paint"
    r"|inspect|enforce|train|transport|drive|house|design|print|recycle|treat|dispose of|install|replace|upgrade)"
)
CHOSEN = (
    r"(?:chosen|chose|chooses|choose|hired|hires?|picked|picks?|appointed|appoints?|selected|selects?"
    r"|engaged|engages?|commissioned"
    r"|commissions?|contracted|brought in|brings? in|enlisted|signed up|signs? up|lined up|turned to|plumped for|settled on"
    r"|opted for|taken on|took on|entrusted|paid|pays?|used|uses?|employed|employs?|relies on|relied on)"
)
PACT = (
    r"(?:contracts?|deals?|agreements?|partnerships?|arrangements?|joint ventures?|leases?|concessions?"
    r"|franchises?|frameworks?|tie-ups?"
    r"|alliances?)"
)


CREWS = (
    r"(?:crews?|drivers?|workers|staff|carers|cleaners|wardens|engineers|operatives|lorr(?:y|ies)|vans?|gardeners|cooks"
    r"|managers|bosses"
    r"|employees)"
)


class Tie(NamedTuple):
    """A frame, what it says of the name, and how much it speaks for the name's being a provider."""

    id: str
    frame: re.Pattern[str]
    weight: int
    status: str | None


def tie(name: str, frame: str, weight: int, status: str | None) -> Tie:
    return Tie(f"providers/tied/{name}", re.compile(frame), weight, status)


TIES = (
    tie("its contractor",
        rf"{NAME},? (?:which (?:is|was) |now |currently |still )?{OWN} {WORDS}{{0,4}}{BODY}\b", 3, "incumbent"),
    tie("its contractor", rf"\b{OWN} {WORDS}{{0,4}}{BODY},? {WORDS}{{0,2}}{NAME}", 3, "incumbent"),
    tie("becomes its contractor",
        rf"{NAME} (?:has |will |is to |to )?becom(?:es?|ing) {OWN} {WORDS}{{0,4}}{BODY}\b", 3, "appointed"),
    tie("is its contractor", rf"{NAME} (?:is|was|remains|has been|had been) {OWN} {WORDS}{{0,4}}{BODY}\b", 3, "incumbent"),
    tie("works for",
        rf"{NAME},?(?: which| that)?(?: \w+ly| also| now| already)? {DOES}\b(?: [^\s.;:,“”§¤]+){{1,8}} (?:for"
        rf"|on behalf of) {COUNCIL}", 3, "incumbent"),
    tie("serves", rf"{NAME},?(?: which)? (?:now |also |already )?(?:serves?|works? for|acts? for|buys? for|covers) {COUNCIL}"
        rf"(?:, | and |[.;]|$)", 3, "incumbent"),
    tie("owned by it",
        rf"{COUNCIL}[^.;“”]{{0,40}} (?:own|owns|owned|part-owns?|co-owns?|are (?:both |all )?(?:the )?owners of|is (?:the )?owner of"
        rf"|are (?:both |all )?shareholders in) (?:the )?{NAME}\b", 3, "incumbent"),
    tie("will work for",
        rf"{NAME}{ASIDE} (?:will|is to|is due to|are to) {TO_DO}(?: [^\s.;:,“”§¤]+){{1,8}}"
        rf" (?:for|on behalf of) {COUNCIL}", 3, "appointed"),
    tie("would work for",
        rf"{NAME}{ASIDE} (?:would|could|may|might) {TO_DO}(?: [^\s.;:,“”§¤]+){{1,8}}"
        rf" (?:for|on behalf of) {COUNCIL}", 2, "proposed"),
    tie("runs its service",
        rf"{NAME}(?: \([^()]{{2,40}}\))?,?(?: which| that)?(?: \w+ly| also| now| already)? {DOES} (?:all |most |some "
        rf"|many )?(?:of )?{COUNCIL}['’]s? ", 2, "incumbent"),
    tie("will run its service",
        rf"{NAME}{ASIDE} (?:will|is to|is due to|are to) (?:\w+ly )?(?:take (?:over|on|charge of|control of|the keys (?:to"
        rf"|of))|run|manage|operate|provide|deliver|handle|maintain|look after"
        rf"|refurbish)\b[^.;:“”¤]{{0,60}}?{COUNCIL}['’]s? ", 2, "appointed"),
    tie("would run its service",
        rf"(?:{NAME} (?:would|could|may|might)|\bfor {NAME} to) (?:\w+ly )?(?:take (?:over|on|charge of|control of)"
        rf"|run|manage|operate|provide|deliver|handle)\b[^.;:“”¤]{{0,60}}?{COUNCIL}['’]s? ", 3, "proposed"),
    tie("chosen by",
        rf"{COUNCIL},? (?:has |have |had |will |is to |is due to |to |also |each |both |jointly |recently |now |today |yesterday "
        rf"|decided to |agreed to |voted to )*{CHOSEN} (?:the )?{WORDS}{{0,4}}{NAME}(?:, [^,.;]{{2,60}},)? to"
        rf" {TO_DO}\b", 3, "appointed"),
    tie("between",
        rf"\bbetween {COUNCIL} and (?:the )?{WORDS}{{0,4}}{NAME}|\bbetween {WORDS}{{0,4}}{NAME} and {COUNCIL}", 3, None),
    tie("together",
        rf"{COUNCIL} and {WORDS}{{0,3}}{NAME} (?:have|has|had|will|are|are to|were|both)? ?(?:\w+ly )?(?:signed?"
        rf"|sign|agreed?|formed?|set up|struck|ended?|extended|terminated?|parted|entered)\b", 3, None),
    tie("contract with",
        rf"{NAME}['’]s? {WORDS}{{0,5}}{PACT} (?:with|at|for|from) {COUNCIL}", 3, "incumbent"),
    tie("contract with",
        rf"\b{PACT} {WORDS}{{0,3}}(?:with|at|for|from) {COUNCIL}[^.;:“”]{{0,40}}\b(?:went|goes|will go|has gone"
        rf"|going) to {WORDS}{{0,3}}{NAME}", 3, "appointed"),
    tie("contract went to",
        rf"\b(?:{PACT}|job|work|task|tender)\b[^.;:“”]{{0,60}}\b(?:went|goes|will go|has gone|going|has fallen|fell) to"
        rf" {WORDS}{{0,3}}{NAME}", 3, "appointed"),
    tie("as its contractor",
        rf"{NAME} as (?:its|the|their|an?) (?:new |next )?{WORDS}{{0,2}}{BODY}\b", 3, "appointed"),
    tie("done by",
        rf"{COUNCIL}[^.;:“”]{{0,80}}\b(?:run|operated|managed|provided|delivered|answered|handled|cleaned|collected|emptied"
        rf"|cooked"
        rf"|repaired|mended|swept|maintained|gritted|processed|looked after|cut|mown|staffed|guarded|patrolled|lit|printed)\b"
        rf"[^.;:“”¤]{{0,30}} by {WORDS}{{0,3}}{NAME}", 3, "incumbent"),
    tie("given to",
        rf"{COUNCIL} (?:\w+ ){{0,2}}(?:leases|leased|lets?|rents|rented|hands|handed|gave|gives|passes|passed|transferred"
        rf"|transfers"
        rf"|outsourced|outsources|awarded|awards) [^.;:“”]{{2,60}} to {WORDS}{{0,3}}{NAME}", 3, "appointed"),
    tie("lost to",
        rf"\b(?:lose|loses|lost|losing) [^.;:“”]{{0,60}}\bto {WORDS}{{0,2}}{NAME}", 2, "appointed"),
    tie("passes from",
        rf"\b(?:pass(?:es|ed|ing)?|switch\w*|mov\w+|go(?:es)?|transfer\w*) [^.;:“”]{{0,60}}\bfrom {WORDS}{{0,2}}"
        rf"[^.;:“”]{{2,40}} to {WORDS}{{0,2}}{NAME}", 2, "appointed"),
    tie("working for",
        rf"\b(?:work|working|employed) (?:for|by) {WORDS}{{0,2}}{NAME}", 2, None),
    tie("dropped by",
        rf"{NAME} (?:was|were|has been|had been) (?:\w+ly )?(?:let go|sacked|dismissed|dropped|ditched|fired|ousted"
        rf"|replaced|axed|shown the door|stripped of [^.;]{{3,30}}) by {COUNCIL}", 3, "ended"),
    tie("its offer",
        rf"{COUNCIL}[^.;:“”]{{0,60}}\b(?:offers?|bids?|proposals?|approach|tender)\b[^.;:“”]{{0,50}} (?:from|by)"
        rf" {WORDS}{{0,3}}{NAME}", 2, "bidder"),
    tie("holds its contract",
        rf"{NAME} (?:has |had )?(?:held|holds|hold|won|wins|lost|loses|secured|landed|gained|been given"
        rf"|been awarded|been handed|got|kept|keeps|retained|retains) (?:an?|the|its|both|all|two"
        rf"|three)? ?{WORDS}{{0,5}}(?:{PACT}|work|job|tender)\b[^.;:“”]{{0,70}}{COUNCIL}", 3, None),
    tie("under agreement",
        rf"{NAME}\b[^.;:“”]{{0,80}} under (?:an?|the|its) {WORDS}{{0,4}}{PACT} with {COUNCIL}", 3, "incumbent"),
    tie("sold to it",
        rf"{COUNCIL} (?:buys?|bought|gets?|sources?) {WORDS}{{1,5}}from {WORDS}{{0,2}}{NAME}", 2, "incumbent"),
    tie("front-runner",
        rf"{NAME} [^.;:“”]{{0,40}}\b(?:front-?runner|favourite|frontrunner|preferred|shortlisted|in line) (?:to|for"
        rf"|bidder)\b", 2, "bidder"),
    tie("parted",
        rf"{COUNCIL} (?:has |have |had |is to |will )?(?:\w+ly )?(?:parted company|parts company|part company"
        rf"|fallen out|severed ties|cut ties|split) with {WORDS}{{0,3}}{NAME}", 3, "ended"),
    tie("hired by",
        rf"{NAME},? (?:which (?:was|is) |who (?:were|are) )?(?:hired|appointed|employed|contracted|paid|engaged"
        rf"|retained|chosen) (?:\w+ly )?by {COUNCIL}", 3, "incumbent"),
    tie("set up by",
        rf"{NAME},? (?:which (?:was|is) |{WORDS}{{0,4}})?(?:set up|created|established|founded|launched|owned) by"
        rf" {COUNCIL}", 3, "incumbent"),
    tie("its crews",
        rf"{NAME}(?:['’]s?)? {CREWS},? who {DOES} (?:all |most )?(?:of )?{COUNCIL}['’]s? ", 3, "incumbent"),
    tie("its crews",
        rf"{COUNCIL}['’]s? [^.;:“”]{{5,80}}\b(?:by|since|because|after|when|as) (?:\w+ ){{0,2}}{NAME}(?:['’]s?)?"
        rf" {CREWS}\b", 3, "incumbent"),
    tie("told to improve",
        rf"{COUNCIL} (?:has |have |had )?(?:given|gave|told|warned|ordered) {NAME}"
        rf" (?:(?:\S+ ){{1,2}}(?:weeks?|days?|months?|notice)\b"
        r"|to (?:improve|do better|sort|catch up|clear|mend its ways))", 3, "incumbent"),
    tie("handed to",
        rf"{COUNCIL}['’]s? (?:[A-Z]{{2,4}} |{WORDS}){{1,4}}(?:was|were|has been|have been|is|are|will be) (?:moved"
        rf"|handed|outsourced|passed|transferred|given|awarded|contracted out|leased|let)(?: over| across)? to"
        rf" (?:the )?{WORDS}{{0,3}}{NAME}", 3, "appointed"),
    tie("relied on for",
        rf"{COUNCIL} (?:has |have |had )?(?:relies on|relied on|uses|used|pays|paid|employs|employed|hires|turned to|turns to)"
        rf" (?:the )?{WORDS}{{0,3}}{NAME} (?:\S+ ){{0,4}}for (?:its|the|all|most|some|their)\b", 3, "incumbent"),
    tie("under agreement",
        rf"\b[Uu]nder {WORDS}{{0,4}}{PACT} with {COUNCIL}[^.;:“”]{{0,40}}, {NAME} ", 3, "incumbent"),
    tie("its contract",
        rf"{NAME} (?:had|has|have|was|is) [^.;:]{{3,70}}\bits {WORDS}{{0,4}}{PACT}\b", 2, "incumbent"),
    tie("winner of",
        rf"\b(?:winners?|holder|operator) of {COUNCIL}['’]s? {WORDS}{{0,4}}(?:{PACT}|tender|job|work) (?:is|was|are)"
        rf" {NAME}", 3, "appointed"),
    tie("bills it",
        rf"{NAME} (?:had |has |have )?(?:overcharged|overbilled|billed|invoiced|bills|invoices|overcharges"
        rf"|undercharged) {COUNCIL}", 3, "incumbent"),
    tie("among its contractors",
        rf"{COUNCIL}['’]s? {WORDS}{{0,3}}(?:contractors|suppliers|providers|partners|agencies|outsourcers),?"
        rf" (?:among them|including|such as|one of them|led by) (?:[^.;:,]{{1,30}}(?:,| and) )?{NAME}", 3, "incumbent"),
)  # fmt: skip
"""The frames, the first that fits counts; those that name no council need one in their sentence."""

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
        if inside and (found := frame_of(masked(cues.text, begin, end, (name.start, name.end), inside))):
            name.cues.append(cue_of(found))


def masked(text: str, begin: int, end: int, name: tuple[int, int], places: list[tuple[int, int]]) -> str:
    """A sentence with the name and the councils, all given by their half-open offsets, each as one sign."""
    parts, at = [], begin
    for start, stop, sign in sorted([(*name, NAME), *((a, b, COUNCIL) for a, b in places)]):
        if start >= at:
            parts += [text[at:start].removesuffix("the ").removesuffix("The ") if sign == COUNCIL else text[at:start], sign]
            at = stop
    return "".join([*parts, text[at:end]])


def frame_of(sentence: str) -> Tie | None:
    """The first frame that a masked sentence holds.

    >>> frame_of("¤, §’s parking contractor, issued 4,000 tickets in June.").id
    'providers/tied/its contractor'
    """
    return next((tied for tied in TIES if tied.frame.search(sentence)), None)


def cue_of(tied: Tie) -> dict[str, Any]:
    """A frame as a cue of a name."""
    return {"side": "before", "rule": tied.id, "weight": tied.weight, "status": tied.status, "kind": None, "noun": None}
