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
from .providers_gaps import BODY_NOUN
from .providers_names import PERSON, Candidate
from .providers_wordings import ASIDE, BODY, CHOSEN, COUNCIL, CREWS, DOES, DONE, NAME, OWN, PACT, SERVICE, TO_DO, WORDS

NEARBY = 80
"""Characters before a name in which the words of ``Tie.near`` stand."""

REACH = 200
"""Characters around a name in which its frame stands."""


OTHER = r"(?:[A-Z][\w&’'-]*)"
"""A word of another name."""


class Tie(NamedTuple):
    """A frame, what it says of the name, and how much it speaks for the name's being a provider.

    near: words of which one stands shortly before the name in every sentence that fits, asked for first, for speed.
    """

    id: str
    frame: re.Pattern[str]
    weight: int
    status: str | None
    near: tuple[str, ...] = ()


def tie(name: str, frame: str, weight: int, status: str | None) -> Tie:
    return Tie(f"providers/tied/{name}", re.compile(frame), weight, status, NEAR.get(name, ()))


IS = (" is ", " are ", " was ", " were ", " be ", " been ")
NEAR: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("contract went to", "goes to", "handed it", "handed to", "given to", "lost to", "passes from", "given them"), (" to ",)),
    **dict.fromkeys(("done by", "done by it"), (" by ",)),
    **dict.fromkeys(("winner is", "contractor is", "its contractor is", "among bidders"), IS),
    **dict.fromkeys(("employs its staff", "their employer"), (" of ", " by ", " join ", " to ", " for ")),
    **dict.fromkeys(("deal with", "parted"), (" with ",)),
    **dict.fromkeys(("taken back", "sold to it"), (" from ",)),
    "replaces another": (" with ", " by "),
    "replaced": ("replac", "succe", "from ", "place of ", "after "),
    "in talks": (" with ", " from ", " by "),
    "shares the work": ("between ", " and "),
    "taken from": (" from ", " off ", " away "),
    "working for": (" for ", " by "),
    "its offer": (" from ", " by "),
    "another preferred": (" over ", " of ", " than ", "beat", " off ", "pipp", "outbid", " out ", " down ", "reject", "snubb"),
}
"""The words that stand before the name in frames that look back far, by the frame's name."""


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
    tie("serves", rf"{NAME},?(?: which)? (?:now |also |already )?(?:serves|buys for|covers) {COUNCIL}"
        rf"(?:, | and |[.;]|$)", 3, "incumbent"),
    tie("owned by it",
        rf"{COUNCIL}[^.;“”]{{0,40}} (?:own|owns|owned|part-owns?|co-owns?|are (?:both |all )?(?:the )?owners of|is (?:the )?owner of"
        rf"|are (?:both |all )?shareholders in) (?:the )?{NAME}", 3, "incumbent"),
    tie("will work for",
        rf"{NAME}{ASIDE} (?:will|is to|is due to|are to) {TO_DO}(?: [^\s.;:,“”§¤]+){{1,8}}"
        rf" (?:for|on behalf of) {COUNCIL}", 3, "appointed"),
    tie("would work for",
        rf"{NAME}{ASIDE} (?:would|could|may|might) {TO_DO}(?: [^\s.;:,“”§¤]+){{1,8}}"
        rf" (?:for|on behalf of) {COUNCIL}", 2, "proposed"),
    tie("runs its service",
        rf"{NAME}(?: \([^()]{{2,40}}\))?,?(?: which| that)?(?: \w+ly| also| now| already| has| have| had){{0,3}} {DOES} (?:all |most |some "
        rf"|many )?(?:of )?{COUNCIL}['’]s? ", 2, "incumbent"),
    tie("will run its service",
        rf"{NAME}{ASIDE} (?:will|is to|is due to|are to) (?:\w+ly )?(?:take (?:over|on|charge of|control of|the keys (?:to"
        rf"|of))|run|manage|operate|provide|deliver|handle|maintain|look after"
        rf"|refurbish)\b[^.;:“”¤]{{0,60}}?{COUNCIL}['’]s? ", 2, "appointed"),
    tie("would run its service",
        rf"(?:{NAME} (?:would|could|may|might)|\bfor {NAME} to) (?:\w+ly )?(?:take (?:over|on|charge of|control of)"
        rf"|run|manage|operate|provide|deliver|handle)\b[^.;:“”¤]{{0,60}}?{COUNCIL}['’]s? ", 3, "proposed"),
    tie("succeeds another",
        rf"{NAME},? (?:which )?(?:has |have |had |will |is to |would |could |also )*(?:replac\w+|succeed\w*|tak\w+ over from|took over from"
        rf"|inherit\w* [^.;¤§]{{0,40}} from|t[ao]k\w* [^.;¤§]{{0,40}} from) {OTHER}", 3, "appointed"),
    tie("replaces another",
        rf"\breplac\w+ (?:the )?{WORDS}{{0,3}}{OTHER}(?: {OTHER}){{0,3}} (?:with|by) {WORDS}{{0,3}}{NAME}", 3, "appointed"),
    tie("replaced",
        rf"\b(?:replac\w+|succeed\w*|t[ao]k\w* over (?:[^.;¤]{{0,50}} )?from|inherit\w* [^.;¤]{{0,40}} from|in place of|clear\w* up after) (?:the )?"
        rf"{WORDS}{{0,3}}{NAME}", 3, "ended"),
    tie("preferred to another",
        rf"\b(?:cho(?:se|sen|osing|oses?)|pick\w*|preferr?\w*|select\w*|appoint\w*) {WORDS}{{0,3}}{NAME} (?:over|ahead of|instead of|rather than) "
        rf"|\b(?:turned down|reject\w+|dropp\w+|dump\w+|ditch\w+|sack\w+|snubb\w+|passed over|overlooked) [^.;¤]{{2,50}}"
        rf" (?:in favour of|for) {WORDS}{{0,3}}{NAME}", 3, "appointed"),
    tie("another preferred",
        rf"\b(?:cho(?:se|sen|osing|oses?)|pick\w*|preferr?\w*|select\w*|appoint\w*) [^.;¤]{{2,50}} (?:over|ahead of|instead of|rather than)"
        rf" {WORDS}{{0,3}}{NAME}|\b(?:beat|beats|beaten|beating|saw off|seen off|seeing off|pipp\w+|outbid\w*|edg\w+ out) {WORDS}{{0,3}}{NAME} (?:to|for)"
        rf"|\b(?:contract|deal|work|tender|job)\b[^.;¤]{{0,40}} (?:beating|ahead of|seeing off|pipping) {WORDS}{{0,3}}{NAME}"
        rf"|{COUNCIL} (?:has |have |had )?(?:turned down|rejected|snubbed|passed over) {WORDS}{{0,3}}{NAME} (?:in favour of|for|and)", 3, "bidder"),
    tie("beat another",
        rf"{NAME} (?:has |had )?(?:beat|beaten|saw off|seen off|pipped|edged out|outbid) [^.;¤]{{3,60}} (?:to|for|in the race) [^.;¤]{{0,20}}"
        rf"{COUNCIL}['’]s? [^.;]{{0,40}}\b{PACT}", 3, "appointed"),
    tie("taken from",
        rf"{COUNCIL}[^.;¤]{{0,40}}\b(?:tak\w+|took|wrest\w*|stripp?\w*) [^.;£¤]{{2,40}} (?:from|off|away from) {WORDS}{{0,3}}{NAME}", 3, "ended"),
    tie("given them",
        rf"{COUNCIL}[^.;¤]*\b(?:given|gave|gives|handed|hands|awarded|passed) (?:them|it|the work|the job|the contract|that) to {WORDS}{{0,3}}{NAME}",
        3, "appointed"),
    tie("shares the work",
        rf"\b(?:split|divid\w+|shared)(?: out)? (?:[^.;¤]{{2,50}} )?between (?:[^.;¤]{{2,40}}? and )?(?:the )?{WORDS}{{0,3}}{NAME}", 3, "appointed"),
    tie("steps in",
        rf"{NAME},? (?:which )?(?:has |have |is to |will |would |could |agreed to )*(?:step|steps|stepped|stepping) (?:in|into the breach)\b", 3, "appointed"),
    tie("left it",
        rf"{NAME},? (?:which )?(?:has |have |had |is to |will )*(?:pull\w* out of|quit\w*|walk\w* away from|withdr\w+ from|gave up|lost|lose|handed back"
        rf"|abandoned) (?:its|the|an?) {WORDS}{{0,4}}{PACT} (?:with|for|at) {COUNCIL}", 3, "ended"),
    tie("handed to",
        rf"{COUNCIL}[^.;:“”¤£]{{0,40}}\b(?:hand|transfer|mov|pass|giv|outsourc|award|switch|leas|sell|contract|entrust|let)\w*"
        rf" [^.;:“”£¤]{{0,50}}?\b(?:{SERVICE}|{CREWS})[^.;:“”£¤]{{0,25}} to {WORDS}{{0,3}}{NAME}", 3, None),
    tie("sacked by it",
        rf"{COUNCIL} (?:has |have |had |is to |will |to )*(?:\w+ly )?(?:sack|ditch|ax|dump|fir|dropp?|dismiss|oust)(?:e?d|es?|ing)?"
        rf" {WORDS}{{0,3}}{NAME}", 3, "ended"),
    tie("in talks",
        rf"{COUNCIL} (?:is|are|was|were|has been|have been|had been) (?:\w+ly )?in (?:\w+ )?(?:talks|negotiations|discussions) with"
        rf" {WORDS}{{0,3}}{NAME} (?:about|over|on|to)\b", 3, "proposed"),
    tie("employs its staff",
        rf"\b(?:{CREWS}|people|jobs|posts)\b[^.;:“”¤]{{0,50}}{COUNCIL}[^.;:“”¤]{{0,50}}\b(?:become employees of|become staff of|join|be employed"
        rf" by|transfer to|move to|work for) {WORDS}{{0,3}}{NAME}", 3, None),
    tie("wanted by",
        rf"{COUNCIL} (?:wants?|wanted|would like|has invited|invited) {WORDS}{{0,3}}{NAME} to"
        rf" (?!(?:provide|deliver|design|train|print|serve|answer|explain)\b){TO_DO}\b", 3, "proposed"),
    tie("paid by",
        rf"{COUNCIL},? (?:which |who |has |have |had |will |is to |\w+ly )*(?:pays?|paid|paying|gives?|gave|hands?|handed) {WORDS}{{0,3}}{NAME} [£\w][^.;:“”¤]{{2,40}}?"
        rf" (?:to {TO_DO}|for (?:running|running|providing|its|the|emptying|cleaning|collecting|looking|managing|each|every))\b",
        3, "incumbent"),
    tie("its contractor is",
        rf"{OWN} {WORDS}{{0,4}}{BODY} (?:is|was|has been) {WORDS}{{0,3}}{NAME}", 3, "incumbent"),
    tie("winner is",
        rf"\b(?:winners?|preferred bidder|new (?:{BODY})|successful bidder)\b[^.;:“”¤]{{0,70}} (?:is|are|was|were|will be) {WORDS}{{0,3}}"
        rf"{NAME}", 3, "appointed"),
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
    tie("done by", rf"\b{DONE} for {COUNCIL} by {WORDS}{{0,3}}{NAME}", 3, "incumbent"),
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
        rf"{NAME},? (?:which (?:was|is) |who (?:were|are) |(?:has|have|had) been |(?:was|were|is|are) )?(?:hired|appointed|employed|contracted|paid|engaged|brought in|drafted in|called in|picked|selected|taken on"
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

WORK = r"(?:(?:[\w-]+ )?(?:work|job|contracts?|deals?|task|tender|service|services|running of))\b"
"""What a council lets."""

LONE = (
    tie("does the work",
        rf"{NAME} (?:now |currently |then |still )*(?:does|did|has done|was doing|took on) (?:the (?:work|job)|it|them)\b", 3, "incumbent"),
    tie("offers for it",
        rf"{NAME} (?:has |had |have )?(?:put|tabled|laid|offered|bid|submitted) (?:an? |its |the )?[^.;¤]{{0,60}}\b(?:on the table|(?:offer|bid|proposal) (?:of|worth"
        rf"|for)|for the right to|for the {WORK}|to run (?:it|them|the))", 3, "bidder"),
    tie("hired for it",
        rf"\b{CHOSEN} (?:the )?{WORDS}{{0,4}}{NAME} to (?:do (?:it|the {WORK})|{TO_DO} (?:it|them|the|its|all|both))", 3, "appointed"),
    tie("handed it",
        rf"\b(?:hand|transfer|pass|giv|gave|mov|leas|outsourc|award|contract|entrust|switch|sell)\w* (?:them|it|both|these|the {WORK}|the running of"
        rf" [^.;¤£]{{2,30}})(?: over| across| out)? to {WORDS}{{0,3}}{NAME}", 3, None),
    tie("goes to",
        rf"\b(?:the|a|its|this|that|both|[\w-]+-year) {WORDS}{{0,2}}{WORK}[^.;“”¤]{{0,40}} (?:go|goes|gone|went|pass|passes|passed|handed|given|awarded|moved"
        rf"|move|transferred|fallen|fell) to {WORDS}{{0,3}}{NAME}", 3, None),
    tie("done by it",
        rf"\b(?:[Tt]hey|[Ii]t|[Tt]hese|[Bb]oth|the {WORK}|The {WORK})\b[^.;“”¤]{{0,40}}? (?:{DONE}|held|done) by {WORDS}{{0,3}}{NAME}", 3, None),
    tie("deal with",
        rf"\b{PACT}\b[^.;“”¤]{{0,30}} (?:struck|signed|agreed|made|reached|sealed|ended|terminated|torn up|extended) with {WORDS}{{0,3}}{NAME}", 3, None),
    tie("takes it",
        rf"{NAME} (?:has |have |is to |will |would |could |may |might |agreed to |wants to )*(?:take|takes|taken|took|taking) (?:them|it|both|the {WORK})"
        rf" (?:on|over)\b|{NAME} (?:will|would|could|may|might|is to) {TO_DO} (?:them|it|the)\b", 3, None),
    tie("wanted for it",
        rf"\b(?:wants?|wanted|would like|would prefer|recommend\w* that|propos\w+ that) {WORDS}{{0,3}}{NAME} (?:to|should|be) (?:be given|{TO_DO}|do)"
        rf" (?:it|them|the|its)\b", 3, "proposed"),
    tie("contractor is",
        rf"\b(?:[Tt]he|[Ii]ts|[Aa]) (?:current|new|winning|previous|present|incumbent|preferred|successful|old|former|existing) (?:bidders?|{BODY})"
        rf" (?:is|are|was|were|will be) {WORDS}{{0,3}}{NAME}", 3, None),
    tie("paid for it",
        rf"{NAME}(?:, [^,.;¤]{{3,40}},)? (?:is|was|are|were|will be|has been|have been) (?:paid|charging|being paid) (?:about |around |a further |another )?£(?![^.;]*\b(?:rent|salary|by the)\b)|\bpa(?:ys|id|ying|y) {WORDS}{{0,3}}{NAME} £\S+ (?:\w+ )?an? (?:year|month|week)", 3, None),
    tie("lost it",
        rf"{NAME} (?:had its {PACT} |saw its {PACT} )(?:terminated|ended|cancelled|torn up|cut short)|{NAME} (?:has |had )?(?:handed back|gave up|given up"
        rf"|walked away from|pulled out of|lost) the {WORK}|{NAME} walked away in\b", 3, "ended"),
    tie("in talks",
        rf"\b(?:it|they|officers|leaders|bosses|chiefs|It|They) (?:is|are|was|were) (?:\w+ )?in (?:\w+ )?(?:talks|negotiations|discussions) with {WORDS}{{0,3}}"
        rf"{NAME}|\b(?:consider\w*|weigh\w*|looking at|received|had) an? (?:offer|bid|approach|proposal) (?:from|by) {WORDS}{{0,3}}{NAME}", 3, "proposed"),
    tie("their employer",
        rf"\b(?:{CREWS}|people|jobs|posts)\b[^.;“”¤]{{0,40}} (?:(?:will|would|could|may|are to|is to|be|have|has|who) )+(?:\w+ )?(?:mov\w+|transfer\w*|pass\w*"
        rf"|employed by|work for|join) (?:over |across )?(?:to )?{WORDS}{{0,3}}{NAME}", 3, None),
    tie("taken back",
        rf"\b(?:tak\w+|took|br[io]\w+) (?:it|them|the {WORK}|both) (?:back|home|away|in-house)(?: in-house)? from {WORDS}{{0,3}}{NAME}", 3, "ended"),
    tie("one of bidders",
        rf"{NAME} (?:is|was) (?:one of|among) (?:the )?(?:\w+ )?(?:firms|companies|bidders|contractors|charities|organisations|groups|trusts|contenders)"
        rf" [^.;]{{0,30}}(?:bid|tender|run|short|interest|compet|vying|in the)|{NAME} (?:has |have )?(?:tendered|bid|put in a bid|submitted a bid) for"
        rf" (?:it|them|the {WORK})", 3, "bidder"),
    tie("as its contractor", rf"{NAME} (?:was|has been|is) (?:[\w-]+ ){{1,4}}as (?:its|the|their|a) (?:new |next |preferred )?{BODY}\b", 3, "appointed"),
    tie("given the job",
        rf"\b(?:giv(?:e|es|en|ing)|gave|hand(?:s|ed|ing)?|award(?:s|ed|ing)?) {NAME} (?:the|its|another|a (?:new|further)) (?:[\w-]+ ){{0,2}}{WORK}|{NAME} was (?:given|handed|awarded) the {WORK}",
        3, "appointed"),
    tie("contract went to",
        rf"\b(?:contract|tender|deal)\b[^.;:“”¤]{{0,60}}\b(?:went|goes|will go|has gone|is going|is to go|has been (?:handed|given|awarded)"
        rf"|was (?:handed|given|awarded)|awarded) to {WORDS}{{0,3}}{NAME}", 3, "appointed"),
    tie("beat others",
        rf"{NAME} (?:has |had )?(?:beat|beaten|saw off|seen off|fought off|pipped|edged out) [^.;¤]{{3,60}} (?:to|for) (?:the|a|this)"
        rf" {WORDS}{{0,3}}(?:contract|work|job|tender|deal)\b", 3, "appointed"),
    tie("among bidders",
        rf"\b[Aa]mong (?:the |those )?[^.;:“”¤]{{0,40}}\b(?:interested|bidders|shortlisted|in the running|tendering|bidding)\b[^.;:“”¤]{{0,40}}"
        rf" (?:is|are|was|were) {WORDS}{{0,3}}{NAME}", 3, "bidder"),
)  # fmt: skip
"""The frames of sentences that name no council: work that a council lets, and nobody else so."""

BESIDE = re.compile(
    rf"\b(?:the|an?|its|their) (?:(?!(?:of|for|at|with|from|by|in|and|to|on)\b)[\w’'-]+ ){{0,3}}?{BODY_NOUN},?"
    rf" (?:(?:to be |which is |now )?(?:called|named|known as) )?(?:the )?[\"“‘']?(?={NAME})"
    rf"|[A-Z][a-z]+(?:-based|[- ]headquartered) (?={NAME})"
)
BEHIND = re.compile(
    rf"(?<={NAME})[\"”’']?(?: \([^()]{{1,40}}\)|, (?:which (?:is|was|has its) (?!to\b|{COUNCIL})|based|part of|formerly|owned by|once"
    rf"|(?:an?|the) (?!(?:new |next |current |only )*(?:contractor|operator|provider|supplier|winner))(?:[\w’'-]+ ){{0,4}}?{BODY_NOUN})"
    rf"[^,.;¤§]{{0,50}},)"
)
"""What is only said of a name in passing: "**a Dover firm,** Corbel", "Corbel**, which is based in Dover,** runs"."""

NO_WORK = re.compile(
    r"\bawards?(?: for|,|\.| at| in|$)|\b(?:cup|match|by-election|election|candidate)\b|with [\d,]+ votes|\bas (?:its |the )?(?:new |deputy |interim )?"
    r"(?:leader|chair\w*|mayor|chief executive|director|treasurer|secretary|deputy)\b|\b(?:work|job|post|role) of (?:the |an? )?(?:[a-z]+ ){0,2}"
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
        sentence = masked(cues.text, begin, end, (name.start, name.end), inside)
        if NO_WORK.search(sentence):
            continue
        if found := frame_of(sentence, WITH_COUNCIL if inside else LONE):
            name.cues.append(cue_of(found))


def masked(text: str, begin: int, end: int, name: tuple[int, int], places: list[tuple[int, int]]) -> str:
    """A sentence with the name and the councils, all given by their half-open offsets, each as one sign."""
    parts, at = [], begin
    for start, stop, sign in sorted([(*name, NAME), *((a, b, COUNCIL) for a, b in places)]):
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
