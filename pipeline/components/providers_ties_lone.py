"""The wordings that tie a name to a council that its sentence does not name: "It has picked Corbel to do the work"."""

from __future__ import annotations

from .providers_tie import tie
from .providers_wordings import ASIDE, BODY, CHOSEN, CREWS, DONE, NAME, PACT, TO_DO, WORDS

WORK = r"(?:(?:[\w-]+ )?(?:work|job|contracts?|deals?|task|tender|service|services|running of))\b"
"""What a council lets."""

LONE = (
    tie("does the work",
        rf"{NAME} (?:now |currently |then |still )*(?:does|did|has done|was doing|took on) (?:the (?:work|job)|it|them)\b",
        3, "incumbent"),
    tie("offers for it",
        rf"{NAME} (?:has |had |have )?(?:put|tabled|laid|offered|bid|submitted) (?:an? |its "
        rf"|the )?[^.;¤]{{0,60}}\b(?:on the table|(?:offer|bid|proposal) (?:of|worth"
        rf"|for)|for the right to|for the {WORK}|to run (?:it|them|the))", 3, "bidder"),
    tie("hired for it",
        rf"\b{CHOSEN} (?:the )?{WORDS}{{0,4}}{NAME} to (?:do (?:it|the {WORK})|{TO_DO} (?:it|them|the|its|all|both))", 3,
        "appointed"),
    tie("handed it",
        rf"\b(?:hand|transfer|pass|giv|gave|mov|leas|outsourc|award|contract|entrust|switch|sell)\w* (?:them|it|both|these"
        rf"|the {WORK}|the running of"
        rf" [^.;¤£]{{2,30}})(?: over| across| out)? to {WORDS}{{0,3}}{NAME}", 3, None),
    tie("goes to",
        rf"\b(?:the|a|its|this|that|both|[\w-]+-year) {WORDS}{{0,2}}{WORK}[^.;“”¤]{{0,40}} (?:go|goes|gone|went|pass|passes"
        rf"|passed|handed|given|awarded|moved"
        rf"|move|transferred|fallen|fell) to {WORDS}{{0,3}}{NAME}", 3, None),
    tie("done by it",
        rf"\b(?:[Tt]hey|[Ii]t|[Tt]hese|[Bb]oth|the {WORK}|The {WORK})\b[^.;“”¤]{{0,40}}? (?:{DONE}|held"
        rf"|done) by {WORDS}{{0,3}}{NAME}", 3, None),
    tie("deal with",
        rf"\b{PACT}\b[^.;“”¤]{{0,30}} (?:struck|signed|agreed|made|reached|sealed|ended|terminated|torn up"
        rf"|extended) with {WORDS}{{0,3}}{NAME}", 3, None),
    tie("takes it",
        rf"{NAME} (?:has |have |is to |will |would |could |may |might |agreed to |wants to )*(?:take|takes|taken|took"
        rf"|taking) (?:them|it|both|the {WORK})"
        rf" (?:on|over)\b|{NAME} (?:will|would|could|may|might|is to) {TO_DO} (?:them|it|the)\b", 3, None),
    tie("wanted for it",
        rf"\b(?:wants?|wanted|would like|would prefer|recommend\w* that|propos\w+ that) {WORDS}{{0,3}}{NAME} (?:to|should"
        rf"|be) (?:be given|{TO_DO}|do)"
        rf" (?:it|them|the|its)\b", 3, "proposed"),
    tie("contractor is",
        rf"\b(?:[Tt]he|[Ii]ts|[Aa]) (?:current|new|winning|previous|present|incumbent|preferred|successful|old|former"
        rf"|existing) (?:bidders?|{BODY})"
        rf" (?:is|are|was|were|will be) {WORDS}{{0,3}}{NAME}", 3, None),
    tie("paid for it",
        rf"{NAME}(?:, [^,.;¤]{{3,40}},)? (?:is|was|are|were|will be|has been|have been) (?:paid|charging"
        rf"|being paid) (?:about |around |a further |another )?£(?![^.;]*\b(?:rent|salary|by the)\b)|\bpa(?:ys|id|ying"
        rf"|y) {WORDS}{{0,3}}{NAME} £\S+ (?:\w+ )?an? (?:year|month|week)", 3, None),
    tie("to be paid for it",
        rf"{NAME}{ASIDE} (?:is|are|will|would|stands?|hopes?) (?:to )?(?:be paid|receive|earn"
        rf"|collect) (?:[a-z]+ ){{0,3}}£[\d.]+\S*(?: million)?"
        rf" (?:(?:an?|per|each) (?:year|annum|month)|over [\w-]+ years|under the|for (?:{TO_DO[3:-1]})\w*|to {TO_DO})\b",
        3, "appointed"),
    tie("among the contractors",
        rf"\b(?:contractors|providers|suppliers|hauliers|caterers|care firms)\b[^.;:¤]{{0,30}}?, (?:among them|including"
        rf"|such as|like)"
        rf" (?:[^.;:]{{1,40}}(?:,| and) )?(?:the )?{WORDS}{{0,3}}{NAME}", 3, "incumbent"),
    tie("lost it",
        rf"{NAME} (?:had its {PACT} |saw its {PACT} )(?:terminated|ended|cancelled|torn up|cut short)|{NAME} (?:has "
        rf"|had )?(?:handed back|gave up|given up"
        rf"|walked away from|pulled out of|lost) the {WORK}|{NAME} walked away in\b", 3, "ended"),
    tie("in talks",
        rf"\b(?:it|they|officers|leaders|bosses|chiefs|It|They) (?:is|are|was|were) (?:\w+ )?in (?:\w+ )?(?:talks"
        rf"|negotiations|discussions) with {WORDS}{{0,3}}"
        rf"{NAME}|\b(?:consider\w*|weigh\w*|looking at|received|had) an? (?:offer|bid|approach|proposal) (?:from"
        rf"|by) {WORDS}{{0,3}}{NAME}", 3, "proposed"),
    tie("their employer",
        rf"\b(?:{CREWS}|people|jobs|posts)\b[^.;“”¤]{{0,40}} (?:(?:will|would|could|may|are to|is to|be|have|has"
        rf"|who) )+(?:\w+ )?(?:mov\w+|transfer\w*|pass\w*"
        rf"|employed by|work for|join) (?:over |across )?(?:to )?{WORDS}{{0,3}}{NAME}", 3, None),
    tie("bought out",
        rf"\bb(?:uy|uys|uying|ought) (?:(?:it|them|the {WORK}|[A-Z]\w+(?: [A-Z]\w+)?) )?(?:out|back) from {WORDS}{{0,3}}{NAME}",
        3, "ended"),
    tie("taken back",
        rf"\b(?:tak\w+|took|br[io]\w+) (?:it|them|the {WORK}|both) (?:back|home|away"
        rf"|in-house)(?: in-house)? from {WORDS}{{0,3}}{NAME}", 3, "ended"),
    tie("one of bidders",
        rf"{NAME} (?:is|was) (?:one of|among) (?:the )?(?:\w+ )?(?:firms|companies|bidders|contractors|charities"
        rf"|organisations|groups|trusts|contenders)"
        rf" [^.;]{{0,30}}(?:bid|tender|run|short|interest|compet|vying|in the)|{NAME} (?:has |have )?(?:tendered|bid"
        rf"|put in a bid|submitted a bid) for"
        rf" (?:it|them|the {WORK})", 3, "bidder"),
    tie("as its contractor", rf"{NAME} (?:was|has been|is) (?:[\w-]+ ){{1,4}}as (?:its|the|their|a) (?:new |next "
        rf"|preferred )?{BODY}\b", 3, "appointed"),
    tie("given the job",
        rf"\b(?:giv(?:e|es|en|ing)|gave|hand(?:s|ed|ing)?|award(?:s|ed|ing)?) {NAME} (?:the|its|another|a (?:new"
        rf"|further)) (?:[\w-]+ ){{0,2}}{WORK}|{NAME} was (?:given|handed|awarded) the {WORK}",
        3, "appointed"),
    tie("contract went to",
        rf"\b(?:contract|tender|deal)\b[^.;:“”¤]{{0,60}}\b(?:went|goes|will go|has gone|is going|is to go|has been (?:handed"
        rf"|given|awarded)"
        rf"|was (?:handed|given|awarded)|awarded) to {WORDS}{{0,3}}{NAME}", 3, "appointed"),
    tie("beat others",
        rf"{NAME} (?:has |had )?(?:beat|beaten|saw off|seen off|fought off|pipped|edged out) [^.;¤]{{3,60}} (?:to|for) (?:the"
        rf"|a|this)"
        rf" {WORDS}{{0,3}}(?:contract|work|job|tender|deal)\b", 3, "appointed"),
    tie("among bidders",
        rf"\b[Aa]mong (?:the |those )?[^.;:“”¤]{{0,40}}\b(?:interested|bidders|shortlisted|in the running|tendering"
        rf"|bidding)\b[^.;:“”¤]{{0,40}}"
        rf" (?:is|are|was|were) {WORDS}{{0,3}}{NAME}", 3, "bidder"),
)  # fmt: skip
"""The frames of sentences that name no council: work that a council lets, and nobody else so."""
