"""The wordings that tie a name to a council of its sentence: "Corbel, the borough council's contractor"."""

from __future__ import annotations

from .providers_tie import OTHER, tie
from .providers_wordings import ASIDE, BODY, CHOSEN, COUNCIL, CREWS, DOES, DONE, NAME, OWN, PACT, SERVICE, TO_DO, WORDS

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
        rf"{COUNCIL}[^.;“”]{{0,40}} (?:own|owns|owned|part-owns?|co-owns?|are (?:both |all )?(?:the )?owners of"
        rf"|is (?:the )?owner of"
        rf"|are (?:both |all )?shareholders in) (?:the )?{NAME}", 3, "incumbent"),
    tie("will work for",
        rf"{NAME}{ASIDE} (?:will|is to|is due to|are to) {TO_DO}(?: [^\s.;:,“”§¤]+){{1,8}}"
        rf" (?:for|on behalf of) {COUNCIL}", 3, "appointed"),
    tie("would work for",
        rf"{NAME}{ASIDE} (?:would|could|may|might) {TO_DO}(?: [^\s.;:,“”§¤]+){{1,8}}"
        rf" (?:for|on behalf of) {COUNCIL}", 2, "proposed"),
    tie("runs its service",
        rf"{NAME}(?: \([^()]{{2,40}}\))?,?(?: which| that)?(?: \w+ly| also| now| already| still| has| have"
        rf"| had){{0,3}} {DOES} (?:all |most |some "
        rf"|many )?(?:of )?{COUNCIL}['’]s? ", 2, "incumbent"),
    tie("will run its service",
        rf"{NAME}{ASIDE} (?:will|is to|is due to|are to) (?:\w+ly )?(?:take (?:over|on|charge of|control of|the keys (?:to"
        rf"|of))|run|manage|operate|provide|deliver|handle|maintain|look after"
        rf"|refurbish)\b[^.;:“”¤]{{0,60}}?{COUNCIL}['’]s? ", 2, "appointed"),
    tie("offers to run its service",
        rf"{NAME} (?:has |have |had )?(?:asked|offered|offers|wants?|hopes?|plans?|proposes?|proposed|is keen|is hoping) to"
        rf" (?:take (?:over|on)|run|manage|operate|provide|deliver|handle|look after)\b[^.;:“”¤]{{0,60}}?{COUNCIL}", 3,
        "proposed"),
    tie("took its service",
        rf"{NAME} (?:has |had )?(?:won|took over|taken over|landed|secured|picked up) {COUNCIL}['’]s? ", 3, "incumbent"),
    tie("passes to",
        rf"{COUNCIL}['’]s? [^.;:“”¤£]{{2,40}} (?:will |would |could |may |might |should |are to |is to |to )?(?:pass(?:es)?"
        rf"|go(?:es)?|transfers?|moves?|switch(?:es)?) (?:over |across )?to {WORDS}{{0,3}}{NAME}", 3, None),
    tie("has a contract with", rf"{NAME} (?:is|has|was) [^.;:“”¤]{{0,50}}\b{PACT} with {COUNCIL}", 3, "incumbent"),
    tie("would run its service",
        rf"{NAME} (?:would|could|may|might|should|to) (?:\w+ly )?(?:take (?:over|on|charge of|control of)"
        rf"|run|manage|operate|provide|deliver|handle)\b[^.;:“”¤]{{0,60}}?{COUNCIL}['’]s? ", 3, "proposed"),
    tie("succeeds another",
        rf"{NAME},? (?:which )?(?:has |have |had |will |is to |would |could |also )*(?:replac\w+|succeed\w*|tak\w+ over from"
        rf"|took over from"
        rf"|inherit\w* [^.;¤§]{{0,40}} from|t[ao]k\w* [^.;¤§]{{0,40}} from) {OTHER}", 3, "appointed"),
    tie("replaces another",
        rf"\breplac\w+ (?:the )?{WORDS}{{0,3}}{OTHER}(?: {OTHER}){{0,3}} (?:with|by) {WORDS}{{0,3}}{NAME}", 3, "appointed"),
    tie("replaced",
        rf"\b(?:replac\w+|succeed\w*|t[ao]k\w* over (?:[^.;¤]{{0,50}} )?from|inherit\w* [^.;¤]{{0,40}} from|in place of"
        rf"|clear\w* up after) (?:the )?"
        rf"{WORDS}{{0,3}}{NAME}", 3, "ended"),
    tie("preferred to another",
        rf"\b(?:cho(?:se|sen|osing|oses?)|pick\w*|preferr?\w*|select\w*|appoint\w*) {WORDS}{{0,3}}{NAME} (?:over|ahead of"
        rf"|instead of|rather than) "
        rf"|\b(?:turned down|reject\w+|dropp\w+|dump\w+|ditch\w+|sack\w+|snubb\w+|passed over|overlooked) [^.;¤]{{2,50}}"
        rf" (?:in favour of|for) {WORDS}{{0,3}}{NAME}", 3, "appointed"),
    tie("another preferred",
        rf"\b(?:cho(?:se|sen|osing|oses?)|pick\w*|preferr?\w*|select\w*|appoint\w*) [^.;¤]{{2,50}} (?:over|ahead of"
        rf"|instead of|rather than)"
        rf" {WORDS}{{0,3}}{NAME}|\b(?:beat|beats|beaten|beating|saw off|seen off|seeing off|pipp\w+|outbid\w*"
        rf"|edg\w+ out) {WORDS}{{0,3}}{NAME} (?:to|for)"
        rf"|\b(?:contract|deal|work|tender|job)\b[^.;¤]{{0,40}} (?:beating|ahead of|seeing off|pipping) {WORDS}{{0,3}}{NAME}"
        rf"|{COUNCIL} (?:has |have |had )?(?:turned down|rejected|snubbed|passed over) {WORDS}{{0,3}}{NAME} (?:in favour of"
        rf"|for|and)", 3, "bidder"),
    tie("beat another",
        rf"{NAME} (?:has |had )?(?:beat|beaten|saw off|seen off|pipped|edged out|outbid) [^.;¤]{{3,60}} (?:to|for"
        rf"|in the race) [^.;¤]{{0,20}}"
        rf"{COUNCIL}['’]s? [^.;]{{0,40}}\b{PACT}", 3, "appointed"),
    tie("taken from",
        rf"{COUNCIL}[^.;¤]{{0,40}}\b(?:tak\w+|took|wrest\w*|stripp?\w*) [^.;£¤]{{2,40}} (?:from|off"
        rf"|away from) {WORDS}{{0,3}}{NAME}", 3, "ended"),
    tie("given them",
        rf"{COUNCIL}[^.;¤]*\b(?:given|gave|gives|handed|hands|awarded|passed) (?:them|it|the work|the job|the contract"
        rf"|that) to {WORDS}{{0,3}}{NAME}",
        3, "appointed"),
    tie("shares the work",
        rf"\b(?:split|divid\w+|shared)(?: out)? (?:[^.;¤]{{2,50}} )?between (?:[^.;¤]{{2,40}}? and )?(?:the"
        rf" )?{WORDS}{{0,3}}{NAME}", 3, "appointed"),
    tie("steps in",
        rf"{NAME},? (?:which )?(?:has |have |is to |will |would |could |agreed to )*(?:step|steps|stepped|stepping) (?:in"
        rf"|into the breach)\b", 3, "appointed"),
    tie("left it",
        rf"{NAME},? (?:which )?(?:has |have |had |is to |will )*(?:pull\w* out of|quit\w*|walk\w* away from|withdr\w+ from"
        rf"|gave up|lost|lose|handed back"
        rf"|abandoned) (?:its|the|an?) {WORDS}{{0,4}}{PACT} (?:with|for|at) {COUNCIL}", 3, "ended"),
    tie("handed to",
        rf"{COUNCIL}[^.;:“”¤£]{{0,40}}\b(?:hand|transfer|mov|pass|giv|outsourc|award|switch|leas|sell|contract|entrust|let)\w*"
        rf" [^.;:“”£¤]{{0,50}}?\b(?:{SERVICE}|{CREWS})[^.;:“”£¤]{{0,25}} to {WORDS}{{0,3}}{NAME}", 3, None),
    tie("sacked by it",
        rf"{COUNCIL} (?:has |have |had |is to |will |to )*(?:\w+ly )?(?:sack|ditch|ax|dump|fir|dropp?|dismiss|oust)(?:e?d|es?"
        rf"|ing)?"
        rf" {WORDS}{{0,3}}{NAME}", 3, "ended"),
    tie("in talks",
        rf"{COUNCIL} (?:is|are|was|were|has been|have been|had been) (?:\w+ly )?in (?:\w+ )?(?:talks|negotiations"
        rf"|discussions) with"
        rf" {WORDS}{{0,3}}{NAME} (?:about|over|on|to)\b", 3, "proposed"),
    tie("employs its staff",
        rf"\b(?:{CREWS}|people|jobs|posts)\b[^.;:“”¤]{{0,50}}{COUNCIL}[^.;:“”¤]{{0,50}}\b(?:become employees of"
        rf"|become staff of|join|be employed"
        rf" by|transfer to|move to|work for) {WORDS}{{0,3}}{NAME}", 3, None),
    tie("wanted by",
        rf"{COUNCIL} (?:wants?|wanted|would like|has invited|invited) {WORDS}{{0,3}}{NAME} to"
        rf" (?!(?:provide|deliver|design|train|print|serve|answer|explain)\b){TO_DO}\b", 3, "proposed"),
    tie("paid by",
        rf"{COUNCIL},? (?:which |who |has |have |had |will |is to |agreed to |voted to |decided to |\w+ly )*"
        rf"(?:pays?|paid|paying|gives?|gave|given|hands?|handed) {WORDS}{{0,3}}{NAME} [£\w][^.;:“”¤]{{2,40}}?"
        rf" (?:to {TO_DO}|for (?:running|running|providing|its|the|emptying|cleaning|collecting|looking|managing|each|every))\b",
        3, "incumbent"),
    tie("its contractor is",
        rf"{OWN} {WORDS}{{0,4}}{BODY} (?:is|was|has been) {WORDS}{{0,3}}{NAME}", 3, "incumbent"),
    tie("winner is",
        rf"\b(?:winners?|preferred bidder|new (?:{BODY})|successful bidder)\b[^.;:“”¤]{{0,70}} (?:is|are|was|were"
        rf"|will be) {WORDS}{{0,3}}"
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
        rf"{NAME} as (?:its|the|their|an?) (?:new |next )?{WORDS}{{0,2}}{BODY}\b(?! in charge\b)", 3, "appointed"),
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
    tie("signed with",
        rf"{NAME} (?:has |have |had )?(?:signed|agreed|taken|exchanged) (?:an?|the|up to an?) {WORDS}{{0,4}}(?:{PACT}|lease"
        rf"|tenancy|transfer)"
        rf" (?:with|from) {COUNCIL}", 3, "appointed"),
    tie("hired by",
        rf"{NAME},? (?:which (?:was|is) |who (?:were|are) |(?:has|have|had) been |(?:was|were|is|are) )?(?:hired|appointed"
        rf"|employed|contracted|paid|engaged|brought in|drafted in|called in|picked|selected|taken on"
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
