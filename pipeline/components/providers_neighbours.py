"""How a sentence says that one council works for another: "Selby's payroll is done by Craven", "Adur hired Arun to mow".

The sentence is read with the council in question as ``NAME`` and every other one as ``COUNCIL``, as ``providers_tied`` reads
firms. Wordings that fit a client as well ("signed a deal with") count only where they name work that councils do.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .providers_gaps import LISTED
from .providers_mood import moods, turned_by
from .providers_tie import NEARBY
from .providers_wordings import COUNCIL, DOES_ANY, DONE, MORE_TO_DO, NAME, SERVICE, WORKS

AUX = (
    r"(?:(?:has|have|had|is|are|was|were|be|been|will|would|could|may|might|should|to|due|set|also|already|now|currently|still"
    r"|then|since|once|long|agreed|offered|begun|started|began|jointly|both|not|used|asked|invited|being|lined up|no longer"
    r"|ceased|stopped|[a-z]+ly) ){0,5}"
)
SUBJECT = "".join(
    f"(?<!\\b{word} )" for word in ("by", "of", "in", "from", "with", "and", "for", "to", "at", "near", "than", "like")
)
"""What does not stand before a council that does something."""

NEXT = r"(?:the )?(?:its )?(?:(?:larger|smaller|bigger|near|nearest|next-door|nearby|neighbouring|neighbour|fellow),? ){0,2}"
HERS = rf"(?:{COUNCIL}['’]s?|its|their)"
CREW = (
    r"(?:(?:an? |the )?(?:team|unit|service|officers?|staff|crews?|wardens|inspectors|workers|lawyers|department)"
    r" (?:from|at|of|in|employed by|run by|based at) )?"
)
NOT_BODY = r"(?!['’]s? (?:leader|cabinet|councillors?|chief executive|mayor|residents|tenants|spokes\w+|opposition|members)\b)"
PACT = r"(?:agreements?|contracts?|deals?|arrangements?|pacts?|partnerships?)"
ASIDE = r"(?:, [^,.;]{2,60},)?"


ELSEWHERE = re.compile(
    r"\b(?:one|ones|those|that|like|similar|visited|copied|model\w*|example|rival|elsewhere|its own|unlike|as)\b[^.;]{0,40}$"
)
"""What shows that a neighbour does something, but not for the article's council: "visited **one** managed by Brent"."""


JOINED = re.compile(r"\bjoin\w*\b[^.;]{0,40}$")


class Frame(NamedTuple):
    """A wording and the state that it tells; ``at`` in it is where the words stand whose mood counts. near: as ``Tie.near``."""

    id: str
    form: re.Pattern[str]
    state: str
    near: tuple[str, ...] = ()


def frame(name: str, form: str, state: str) -> Frame:
    return Frame(f"providers/neighbour/{name}", re.compile(form), state, NEAR.get(name, ()))


NEAR: dict[str, tuple[str, ...]] = {
    "takes back": (" from ",),
    "leaves": (" by ", " which ", " with ", " from "),
    "gives notice": (" to ", " on "),
    "talks": (" with ",),
    "handed to": (" to ", " into "),
    "staff go to": (" of ", " by ", "join"),
    "pact": (" with ",),
    "buys from": (" from ",),
    "done by": (" by ",),
    "under which": (" which ", " it ", " this "),
    "ended under which": (" which ",),
    "which does": (" to ", " by ", " from ", " with "),
}
"""Words of which one stands shortly before the council in every sentence that fits, asked for first, for speed."""


FRAMES = (
    frame("takes back",
        rf"(?P<at>\b(?:tak\w+|took|br[io]\w+|claw\w*|wrest\w*|pull\w*) )[^.;£]{{1,60}}?(?:back|home|in-house|away)(?: in-house)?"
        rf" from {NEXT}{NAME}", "insourced"),
    frame("leaves",
        rf"(?P<at>\b(?:leav\w+|left|quit\w*|pull\w* out of|withdr\w+ from|walk\w* away from|exit\w*|scrap\w*|end(?:s|ed|ing)?"
        rf"|wound"
        rf" up|terminat\w+|cancel\w*|part\w* company)) [^.;]{{0,90}}?\b(?:(?:{DONE}) by {NEXT}{NAME}|(?:under|by) which"
        rf" {NEXT}{NAME} |(?<!joint )(?<!shared )(?<!sharing )(?:{PACT}) (?:with|from) {NEXT}{NAME}(?! and))", "ended"),
    frame("gives notice",
        rf"(?P<at>\b(?:given|gave|giving|served|serve)) (?:[\w’-]+ ){{0,4}}notice (?:to|on) {NEXT}{NAME}", "ended"),
    frame("leading",
        rf"{NAME}, the (?:lead|host|managing) (?:partner|authority|council|borough|employer)\b[^,.;]{{0,60}}, (?P<at>(?:has "
        rf"|have |had )?(?:given"
        rf"|gave|served|pulled|quit|withdrawn))", "ended"),
    frame("leading",
        rf"{NAME},? (?:(?:is|was|as|which is) )?(?P<at>the (?:lead|host|managing)) (?:partner|authority|council|borough"
        rf"|employer)\b", "running"),
    frame("lost by",
        rf"{NAME},? which {AUX}(?:{DOES_ANY}|sells?|sold) [^.;]{{2,70}}{COUNCIL}['’]?s? ?[^.;,]{{0,40}},"
        rf" (?:has |have |had |will |is to )?(?P<at>(?:lost|lose|loses|ended|dropped|given up|gave up|pulled out of)\b)",
        "ended"),
    frame("ended under which",
        rf"\b(?:under|by) which {NEXT}{NAME} {AUX}{DOES_ANY} [^.;]{{2,60}}? (?:was|were|has been|have been|will be|is to be"
        rf"|came|comes)"
        rf" (?P<at>wound up|ended|scrapped|terminated|dissolved|cancelled|to an end)", "ended"),
    frame("bids",
        rf"\b(?:bids?|offers?|tenders?) (?:from|by) {NEXT}(?P<at>{NAME})|{NAME}['’]s (?:rival )?(?P<ato>bid|offer|tender)\b"
        rf"|{NAME} (?:has |had |have |also |both )*(?:bid|tendered|put in a bid|made an offer) (?:for|to)\b", "bidder"),
    frame("wins",
        rf"{NAME}{ASIDE} (?:has |have |had |is to |will )?(?:just )?(?P<at>won|wins|win|landed|secured|beat\w*|been awarded|been"
        rf" given|been handed|picked up|saw off)\b[^.;]{{0,80}}\b(?:contract|work|tender|job|deal)\b[^.;]{{0,50}}{COUNCIL}",
        "agreed"),
    frame("talks",
        rf"\b(?P<at>in talks|talking|talks|negotiat\w+|in discussions?|discussions) with {NEXT}{NAME} (?:about|over|on|to)"
        rf" (?:it |them )?(?:hand|transfer|pass|tak|shar|outsourc|run|mov|provid|host)\w*", "proposed"),
    frame("hired",
        rf"\b(?P<at>(?:pay|pays|paid|paying|hir\w+|cho(?:se|sen|oses?|osing)|pick\w*|appoint\w*|select\w*|commission\w*"
        rf"|contract\w*|enlist\w*"
        rf"|employ\w*|us(?:es|ed|ing)|turn\w* to|signed up|entrust\w*) ){NEXT}{NAME},?(?: £\S+(?: million)?(?: an? [a-z]+)?)?"
        rf" (?:to (?:{MORE_TO_DO})\b|as (?:its |the )?(?:host|lead|contractor|provider)|for (?:its|the|all|most|some|their))",
        "agreed"),
    frame("asked",
        rf"\b(?P<at>(?:ask\w*|invit\w*|approach\w*|sound\w* out|want\w*|persuad\w*|lobb\w+|(?:plans?|proposals?|calls?|idea"
        rf"|offer) (?:for|of)) )(?:out )?{NEXT}{NAME} (?:to|about|over) (?:{MORE_TO_DO}|taking|running|providing|hosting)\b",
        "proposed"),
    frame("to do",
        rf"\b(?P<at>(?:idea|plan|plans|proposal|proposals|move|option|suggestion)\b[^.;]{{0,40}}? (?:for|is for|was for"
        rf"|that) ){NEXT}{NAME}"
        rf" (?:to|should|would|could|might) (?:{MORE_TO_DO})\b", "proposed"),
    frame("to do",
        rf"\b(?P<at>(?:agree\w*|decid\w*|vot\w+|resolv\w*)) (?:\w+ ){{0,3}}that {NEXT}{NAME} (?:should|will|would"
        rf"|is to) (?:{MORE_TO_DO})\b", "agreed"),
    frame("sounded out",
        rf"{NAME} (?P<at>(?:has |had |have |was |were )?(?:been |also )*(?:sounded out|approached|considered|invited|asked))\b"
        rf"[^.;“”{COUNCIL}]{{0,20}}\b(?:about|over|to|for|as)\b[^.;“”]{{0,60}}\b(?:tak(?:e|ing) (?:over|on)|run(?:ning)?"
        rf"|provid\w+"
        rf"|deliver\w*|manag\w+|host\w*)\b", "mentioned"),
    frame("offers to",
        rf"{NAME}{ASIDE} (?P<at>(?:has |had |have )?(?:offered|offers|volunteered|proposed|proposes)) to"
        rf" (?:{MORE_TO_DO})\b[^.;]{{0,60}}(?:{COUNCIL}|\bits neighbour|\bthe (?:district|borough|county|city)\b|\bit\b)",
        "proposed"),
    frame("handed to",
        rf"\b(?P<at>(?:hand(?!over)\w*|transfer\w*|pass\w*|mov\w+|switch\w*|outsourc\w+|g[ai]v\w+|award\w*|let|contract\w*"
        rf"|entrust\w*"
        rf"|delegat\w+|go|goes|going|gone|went|merg\w+|shift\w*) )(?!to |[^.;]{{0,25}}£)[^.,;:“”]{{0,60}}?{SERVICE}(?:"
        rf" [\w’'-]+){{0,3}}?"
        rf" (?:over |across |out )?(?:to|into) {NEXT}{NAME}(?!['’])", "agreed"),
    frame("handed to",
        rf"{SERVICE}[^.;:“”£]{{0,50}}? (?P<at>(?:will|would|could|may|might|to|be|been|is|are|was|were|has|have|had|[a-z]+ly) "
        rf"(?:[a-z]+ ){{0,3}}?(?:handed|transferred|transfer|passed|pass|moved|move|outsourced|given|awarded|let|delegated|go"
        rf"|switched"
        rf"|switch|shifted))(?: over| across| out)? to {NEXT}{NAME}(?!['’])", "agreed"),
    frame("handed to",
        rf"{COUNCIL}[^.;]*\b(?P<at>mov\w+|hand\w*|transferr?\w*|switch\w*|outsourc\w+|pass\w*|g[ai]v\w+|award\w*"
        rf"|contract\w* out|let)\b[^.;:“”]{{1,70}}?"
        rf" to {NEXT}{NAME}['’]s (?:own )?(?:[a-z-]+ ){{0,3}}(?:arm|teams?|service|crews|staff|department|unit|workforce"
        rf"|operation"
        r"|kitchens|company)\b", "agreed"),
    frame("staff go to",
        rf"\b(?:staff|officers|workers|employees|team|people|wardens|posts|jobs)\b[^.;]{{0,60}} (?P<at>become employees of"
        rf"|becoming"
        rf" employees of|become {NAME}|be employed by|being employed by|join|joining|move on to the payroll of) {NEXT}{NAME}",
        "agreed"),
    frame("host",
        rf"\bwith {NEXT}{NAME} (?P<at>(?:acting )?as (?:the )?(?:host|lead|employer))|{NAME}{ASIDE} (?:is to|will|would|could|to)"
        rf" (?P<ato>host|act as host|be the host|be host|be the lead|lead) ", "agreed"),
    frame("pact",
        rf"{COUNCIL}(?:['’]s)? [^.;,“”{COUNCIL}]{{0,120}}?\b(?:its|their|an?|the|new|this) (?:(?!(?:joint|shared|sharing"
        rf"|merger)\b|\w+-sharing)"
        rf"[\w£.%’'-]+ ){{0,6}}?{SERVICE} (?:(?!joint|shar)[\w-]+ ){{0,2}}?(?P<at>{PACT}) with {NEXT}{NAME}"
        rf"|{COUNCIL}(?:['’]s)? [^.;,“”{COUNCIL}]{{0,120}}?\b(?<!joint )(?<!shared )(?<!sharing )(?P<ato>{PACT}) with"
        rf" {NEXT}{NAME}{NOT_BODY}"
        rf"(?! and)[^.;]{{0,80}}?\b(?:for|to|on|over|covering|which|under)\b[^.;]{{0,60}}?{SERVICE}", "agreed"),
    frame("buys from",
        rf"\b(?P<at>buy|buys|buying|bought|purchas\w+|gets?|getting|sourc\w+|commissions?)(?: in)?(?: back)? [^.;£]{{0,40}}?"
        rf"{SERVICE}[^.;£]{{0,20}}? from {NEXT}{NAME}", "running"),
    frame("done by",
        rf"\b(?P<at>(?!employed){DONE}|audited|printed|tested|washed|filled|painted)(?: (?!and\b|but\b|which\b|who\b"
        rf"|by\b)[\w’'-]+){{0,4}}? by {CREW}{NEXT}{NAME}{NOT_BODY}(?!['’]s own\b)", "running"),
    frame("does its work",
        rf"{SUBJECT}{NAME}(?:['’]s (?:own )?[a-z-]+(?: [a-z-]+)?)?{ASIDE},?(?: which| that| who)? {AUX}"
        rf"(?P<at>{WORKS})(?! its own) [^.,;:“”]{{2,80}}?"
        rf" (?:for|of|on behalf of|that belong\w* to|belonging to|from|in) (?:the )?{COUNCIL}{NOT_BODY}", "running"),
    frame("does its work",
        rf"{NAME},? (?:which|that|who|whose [a-z]+(?: [a-z]+)?) {AUX}(?P<at>{WORKS}) (?:[a-z]+"
        rf" ){{0,2}}{COUNCIL}['’]s?\b{NOT_BODY}",
        "running"),
    frame("lends",
        rf"{NAME}(?:['’]s (?:own )?[a-z-]+(?: [a-z-]+)?)?{ASIDE},?(?: which| that)? {AUX}(?P<at>len[dt]s?|lending"
        rf"|second(?:s|ed|ing)|loan(?:s|ed))"
        rf" (?:{COUNCIL}|[^.;:“”£]{{2,60}} to (?:the )?(?:{COUNCIL}|its neighbour))", "running"),
    frame("lets",
        rf"\b(?P<at>(?:let|lets|letting|have|having|get|getting|allow\w*|asks?|asked|asking|invit\w+|wants?))"
        rf" {NEXT}{NAME} (?:to )?"
        rf"(?:{MORE_TO_DO}|empty|sweep|collect|mow|take (?:over|on)|do (?:it|them|the|its|so|both))\b", "proposed"),
    frame("could do",
        rf"{NAME}(?:['’]s (?:own )?[a-z-]+(?: [a-z-]+)?)?{ASIDE} (?P<at>(?:could|may|might|would|should)(?: soon| yet|"
        rf" also| one day)? (?:be asked to )?"
        rf"(?:take (?:over|on|charge of)|{MORE_TO_DO}|collect|empty|sweep|mow|bill|do))\b [^.;:“”]{{2,70}}? (?:for|of|in"
        rf"|on|across) (?:the )?"
        rf"{COUNCIL}", "proposed"),
    frame("preferred",
        rf"{NAME}{ASIDE} (?:is|was|has been|had been|has become|remains) (?:named |chosen |picked |now |as"
        rf" ){{0,2}}(?:the |its |their )?"
        rf"(?P<at>preferred) (?:supplier|bidder|partner|provider|choice|contractor|host)\b[^.;]{{0,90}}{COUNCIL}"
        rf"|{COUNCIL}[^.;]{{0,90}}\b(?:named|chose|chosen|picked|favours?|selected) {NEXT}{NAME} as (?:its |the )?"
        rf"(?P<ato>preferred) (?:supplier|bidder|partner|provider|choice|contractor|host)\b", "preferred"),
    frame("paid to",
        rf"£\S+(?: million)?(?: an? \w+)? (?:is |was |will be |has been |being )?(?P<at>paid|pays|goes|going) to (?:the"
        rf" )?{NEXT}{NAME}"
        rf" for\b", "running"),
    frame("moves to",
        rf"{COUNCIL}[^.;:“”£]{{0,80}}?{SERVICE}[^.;:“”£]{{0,40}}? (?P<at>moves|passes|transfers|switches|goes|went|moved"
        rf"|passed|transferred|switched)"
        rf" (?:over |across )?to {NEXT}{NAME}(?!['’])", "agreed"),
    frame("wins of",
        rf"{NAME}(?:['’]s (?:own )?[a-z-]+(?: [a-z-]+){{0,2}})?{ASIDE} (?P<at>(?:has |have |had )(?:just )?(?:won|landed"
        rf"|secured))"
        rf" [^.;“”]{{2,90}}? (?:of|from) (?:the )?{COUNCIL}", "agreed"),
    frame("works for",
        rf"{NAME}(?:['’]s (?:own )?[a-z-]+(?: [a-z-]+)?)?{ASIDE},?(?: which| that| who"
        rf"| it)? {AUX}(?P<at>{DOES_ANY})(?: [\w£,.%’'-]+){{0,12}}?"
        rf" (?:for|on behalf of) (?:it\b|them\b|both\b|the (?:two|three|pair|other)|all three|each\b|its neighbour|neighbouring"
        rf"|(?:the )?{COUNCIL})", "running"),
    frame("runs its service",
        rf"{NAME}(?:['’]s (?:own )?[a-z-]+(?: [a-z-]+)?)?{ASIDE},?(?: which| that| who)? {AUX}(?P<at>{DOES_ANY}) (?:all "
        rf"|most |some |many"
        rf" |the running of )?(?:of )?(?:{COUNCIL}['’]s? |{COUNCIL} with |{COUNCIL}['’]? residents)", "running"),
    frame("sells to",
        rf"{NAME},? which {AUX}(?P<at>sell\w*|sold|provid\w+|suppl\w+|deliver\w*|offer\w*) [^.;“”]{{1,60}}? to {COUNCIL}",
        "running"),
    frame("under which",
        rf"\b(?:under|by|in) (?:which|it|this) {NEXT}{NAME} {AUX}(?P<at>{DOES_ANY}) (?:its|their|the|all|some|{COUNCIL})",
        "running"),
    frame("which does",
        rf"\b(?:to|by|from|with) {NEXT}{NAME},? which {AUX}(?P<at>{DOES_ANY}) (?:its|their|the {SERVICE})(?![^.;]*\bitself\b)",
        "running"),
)  # fmt: skip
"""The wordings, the first that fits counts."""


class Work(NamedTuple):
    """What a sentence tells of a council that works for others.

    clients: the indexes of the councils that it works for, as far as the sentence tells. named: whether the wording itself
    names them. char: where the sentence names the council that works.
    """

    state: str
    rule: str
    clients: tuple[int, ...]
    named: bool
    char: int = 0


def work_of(sentence: str, councils: list[int]) -> Work | None:
    """What a masked sentence says of the council in it that stands as ``NAME``; None where it says nothing.

    councils: whose the signs ``COUNCIL`` are, in text order, as indexes.

    >>> work_of("Payroll for §’s 700 staff is already done by ¤.", [4])
    Work(state='running', rule='providers/neighbour/done by', clients=(4,), named=True, char=0)
    """
    at = sentence.find(NAME)
    before = " " + sentence[max(0, at - NEARBY) : at].lower()
    for told in FRAMES:
        if told.near and not any(word in before for word in told.near):
            continue
        found = told.form.search(sentence)
        if found is None:
            continue
        group = "at" if found.groupdict().get("at") else "ato"
        start, end = found.span(group)
        state = turned_by(told.state, moods(sentence, 0, len(sentence), start, end, None))
        if state is None or told.state == "running" and ELSEWHERE.search(sentence, max(0, start - 60), start):
            return None
        named = COUNCIL in (sentence if found[0].endswith(NAME) else found[0])
        if JOINED.search(sentence, 0, start):
            state = "mentioned"  # "thought of joining the shared service run by Bromley"
        return Work(state, told.id, clients_in(sentence, found, councils), named)
    return None


def clients_in(sentence: str, found: re.Match[str], councils: list[int]) -> tuple[int, ...]:
    """The councils in a wording, else the last before it, else the first behind it; with each those that are listed with it."""
    places = [match.start() for match in re.finditer(COUNCIL, sentence)]
    inside = [index for index, place in enumerate(places) if found.start() <= place < found.end()]
    before = [index for index, place in enumerate(places) if place < found.start()]
    chosen = inside or before[-1:] or list(range(len(places)))[:1]
    first, last = (chosen[0], chosen[-1]) if chosen else (0, -1)
    while first > 0 and LISTED.fullmatch(sentence, places[first - 1] + 1, places[first]):
        first -= 1
    while chosen and last + 1 < len(places) and LISTED.fullmatch(sentence, places[last] + 1, places[last + 1]):
        last += 1
    return tuple(dict.fromkeys(councils[first : last + 1]))
