"""A provider's further customers: councils that the article names beside it, away from the wordings of events.

"Corbel has been chosen by Bury. **It already prints bills for** Oldham; Rochdale, **which pays the firm** £2m, is content."
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .providers_acting import joined
from .providers_anchors import COUNCIL, PROVIDER, Anchor, Anchors
from .providers_cues import Cues
from .providers_events import Event

FIRM = r"(?:it|them|(?:the|that|this) (?:\w+ )?(?:firm|company|trust|charity|contractor|group|agency|operator|business|provider))"
DEAL = r"(?:contracts?|deals?|agreements?|arrangements?|tie-ups?|leases?|franchises?)"
NEARBY = r"(?:(?:the|both|neighbouring|nearby|its|councils in|with|for|other) )*"
ADVERBS = r"(?:(?:both|each|all|also|already|still|now|currently|once|has|have|had) )*"
PRONOUN = re.compile(r"(?:But |And |Now |Meanwhile,? )?(Its?|They|Their|He|She|His|Her)\b")
"""How a sentence begins whose subject is the provider named before, or its boss."""

HAS_DEALS = re.compile(
    rf"\b(?:{DEAL}|customers?|clients?|homes|pools|centres|schools) (?:also |still )?(?:\w+ ){{0,2}}?"
    rf"(?:with|in|at|are|were|include[sd]?|including|such as) {NEARBY}$"
)
BEHIND = (
    HAS_DEALS,
    re.compile(
        r"\b(?!(?:asked|bid|applied|called|waiting|blamed|praised|left|accounted|sp[eo]aks?|apologised|paid|pays|look\w*) for)"
        rf"(?:[a-z]+(?:s|ed|t|n)|ran|cut|had|has) [^,;:“”\"]{{0,70}}?\bfor {NEARBY}$"
    ),
    re.compile(r"\bto (?:it|them) (?:by|from) $|\b(?:income|turnover|money|fees?|£[\d.,]+\w*) [^,;]{0,20}?from $"),
    re.compile(
        r"^(?: (?:already|also|still|now|currently))+ (?:runs?|clean\w*|empt\w+|sweeps?|cuts?|mows?|collects?|cooks?|cares for"
        r"|looks after|manages|maintains|mends|repairs|patrols|provides|delivers|operates|works|has)\b[^,;:“”\"]{0,60}?"
        rf" (?:in|at|across) {NEARBY}$"
    ),
)
"""From a provider to a council behind it: "Corbel **has contracts with** Oldham", "it **cleans schools for** Oldham"."""

BEFORE = tuple(
    re.compile(form)
    for form in (
        r",? where ",
        r",? (?:which|who) "
        rf"{ADVERBS}(?:pays?|paid|uses?|used|hires?|hired|calls? on|relie[sd] on|employ\w*|bought|buys?|shares?|owes?|owed"
        r"|kept|keeps|signed up|took on|works? with|deals? with|is (?:also )?served by) (?:(?:from|the same|with) )?",
        rf" {ADVERBS}(?:have|has|hold|holds|had|keep|keeps) (?:\w+ ){{0,3}}{DEAL} with ",
        rf" {ADVERBS}(?:use|uses|used|employ|employs|hire|hired|pay|pays|chose|chosen|picked|signed up with|rel(?:y|ies) on"
        r"|brought in|took on|taken on) (?:the same )?",
    )
)
"""From a council to a provider behind it: "Oldham, **where** Corbel …", "Oldham **also has a contract with** it"."""

OPENS_ON = re.compile(
    rf",? where {FIRM} (?:already |also |still |now )*"
    r"(?:has|have|had|runs?|ran|do(?:es)?|did|employs?|works?|provides?|manages?|is in charge)\b"
    rf"|,? which [^,.;]{{2,30}} {FIRM}\b"
    rf"| {ADVERBS}(?:have|has|hold|holds|keep|keeps) (?:\w+ ){{0,3}}{DEAL} with {FIRM}\b"
    rf"| {ADVERBS}(?:use|uses|employ|employs|hire|hired|pay|pays|chose|picked|signed up with|rel(?:y|ies) on) {FIRM}\b"
)
"""Behind a council, where the provider is only "the firm": "Oldham, **where it** has 40 cooks"."""

DROPS = re.compile(
    rf" {ADVERBS}(?:gave|given) {FIRM} notice\b"
    rf"|(?: |, which ){ADVERBS}(?:sacked|dropped|ditched|axed|dismissed|parted (?:company )?with) {FIRM}\b"
)
"""Behind a council that puts an end to it: "South Tyneside **gave it notice**"."""
OWN_FIRM = re.compile(r"['’]s? (?:[\w-]+ ){0,3}?(?:contractor|operator|provider|supplier|partner|agency)\b")
"""Behind a council, up to a provider's name: "Bury Council**'s contractor**, Corbel"."""
OWN_DEAL = re.compile(rf"(?:['’]s)?(?: \w+)? (?:{DEAL}|work|job|account|business)\b")
"""Behind a council's place: "the **St Helens** work", "East Devon's contract"."""

LOSS = re.compile(r"\b(?:loss|end|collapse) of (?:an?|the|its) $|\b(?:lost|losing) (?:an?|the|its) $")
"""Before the place of a customer that left: "the **loss of a** Walsall contract"."""
OVER = re.compile(
    r"\b(?:(?:former|previous|old|last) (?:contractor|operator|provider|supplier)|loss of|end of|lost|losing|ended"
    r"|until (?:last|recently|it|then)|used to|formerly|no longer|pulled out|walked away"
    r"|in the (?:\w+ )?(?:eighties|nineties|noughties))\b"
)
"""Words of a sentence that tells of a former customer."""
UNSURE = re.compile(
    r"\b(?:eyeing|never (?:signed|let|won|came|happened)|attempt\w*|bids?|bidding|hop(?:es?|ed|ing)|could|would|may|might"
    r"|to sign|wants?|wanted|talks|consider\w*|tender\w*|plans?|planned|seeks?|looking at"
    r"|rejected|foundered|came to nothing|invited|interested|asked)\b"
)
"""Words of a sentence that tells of no customer yet, or of none."""
SUBJECT = re.compile(r",? (?:which|who|that) ")
"""Behind a provider that a clause goes on about: "handed to Corbel, **which** sweeps the streets for Oldham"."""
READ = 200
"""Characters before and behind a council in which its sentence is read."""


def customers(cues: Cues, anchors: Anchors) -> Iterator[Event]:
    """The further customers of the article's providers, each as an event of the sentence that tells of it."""
    text = cues.text
    for number in sorted({max(0, cues.sentence(start)) for start, _, _ in anchors.owners}):
        found, focus = anchors.of(number), anchors.focus(number)
        firms = [anchor for anchor in found if anchor.what == PROVIDER]
        councils = [anchor for anchor in found if anchor.what == COUNCIL]
        for group in (listed for one in councils if (listed := joined(text, one, councils))[0] is one):
            start, stop = group[0].start, group[-1].end
            begin, end = max(cues.sentences[number][0], start - READ), min(cues.sentences[number][1], stop + READ)
            who = served_by(text, begin, end, start, stop, firms, focus)
            if who >= 0 and not UNSURE.search(text, begin, end):
                ended = DROPS.match(text, stop, end) or OVER.search(text, begin, end)
                whose = tuple(anchor.who for anchor in group)
                state = "ended" if ended else "running"
                yield Event(start, start, number, who, state, whose, "providers/customer", "", "customer", False)


def served_by(text: str, begin: int, end: int, start: int, stop: int, firms: list[Anchor], focus: int) -> int:
    """The provider of which the councils at text[start:stop] are customers by the words around them; -1 for none.

    begin, end: their sentence. firms: the providers in it. focus: the provider named last before it, -1 for none.
    """
    ahead = next((firm for firm in reversed(firms) if firm.end <= start), None)
    # "[Bury Council]'s contractor, Corbel": the noun beside a name belongs to it
    behind = next((firm for firm in firms if firm.start >= start and firm.end > stop), None)
    opens = PRONOUN.match(text, begin, start) if focus >= 0 and ahead is None else None
    at = ahead.end if ahead else opens.end() if opens else start
    object_ = ahead and ahead.preposition and not SUBJECT.match(text, ahead.end)  # "gave notice to Corbel and signed with Oldham"
    if at < start and not object_ and any(form.search(text[at:start]) for form in BEHIND):
        return ahead.who if ahead else focus
    if not firms and focus >= 0 and HAS_DEALS.search(text, begin, start):
        return focus  # Boss Jane Roe still has contracts with Newcastle
    if behind and (any(form.fullmatch(text, stop, behind.start) for form in BEFORE) or OWN_FIRM.match(text, stop, behind.end)):
        return behind.who
    who = behind.who if behind else ahead.who if ahead else focus
    if DROPS.match(text, stop, end) or OPENS_ON.match(text, stop, end):
        return who
    own = OWN_DEAL.match(text, stop, end) and (firms or LOSS.search(text, begin, start))
    return who if own else -1
