"""What kind of body a provider is: read from its name, its cues and what the article calls it."""

from __future__ import annotations

import re
from typing import Any

from .providers_cues import Cues
from .providers_organisations import Organisation

KINDS = ("public_body", "council_company", "charity", "trust", "mutual", "company", "other")
"""Kinds in the order in which the first that fits counts."""

WEAK_KINDS = ("company", "other")

AUTHORITY = r"(?:[Cc]ouncils?|[Aa]uthorit(?:y|ies)|[Bb]oroughs?|[Cc]ount(?:y|ies)|[Cc]it(?:y|ies)|[Dd]istricts?|[Tt]own [Hh]all)"
FIRM = r"(?:company|companies|firm|business|trader|trading arm|arm|ALMO|LATC)"
OWNED = re.compile(
    r"\b(?:jointly|wholly|half|part|council|publicly)[- ]owned\b|\bwhich (?:jointly |together |both )?own it\b"
    rf"|\bin which (?:it|they|(?:the )?{AUTHORITY}) (?:will |would )?(?:holds?|owns?|has|have)"
    r" (?:all|half|most|an?|the|its|both)\b"
    r"|\bin which (?:each|both|all|the (?:two|three|four))(?: of them| councils?| authorities)?"
    r" (?:will |would )?(?:holds?|owns?|has|have)\b"
    rf"|\bowned by (?:all|each|both)(?: (?:of the|the|two|three|four|five))* (?:them|{AUTHORITY})\b"
    rf"|\b(?:{FIRM} (?:which|that)|which) (?:the |[A-Z]\w+ )*{AUTHORITY} (?:will|would|is to|are to) own\b"
    r"|\bwhich [^.,;]{3,60} own (?:together|jointly|between them)\b"
    rf"|\bowned (?:half|part(?:ly)?|mostly|mainly|in (?:part|full)) by (?:the )?{AUTHORITY}\b"
    rf"|\b{FIRM} through which (?:the |[A-Z]\w+ )*{AUTHORITY}\b"
    r"|\bowned (?:outright |jointly |equally |entirely |wholly )?(?:by it\b|between (?:the|two|three|four|them)"
    rf"|by (?:the )?(?:two|three|four|both|west|east|north|south|[A-Z]|(?:[a-z]+ )?{AUTHORITY}))"
    r"|\b(?:set up|created|founded|established|launched|hived off|carved off|split off|floated off|spun off|formed) by"
    rf" (?:the )?[^,.;]{{0,40}}?{AUTHORITY}\b"
    rf"|\b(?:offshoot|arm|subsidiary|creature) of (?:the )?[^,.;]{{0,40}}?{AUTHORITY}\b"
    rf"|\b{FIRM} (?:that |which )?[A-Z][\w&]+(?: [A-Z][\w&]+)? (?:owns?|set up|created|founded)\b"
    r"|\b(?:company|firm|body|business|which|that|trader|outfit) (?:that |which )?(?:(?:the )?[^,.;]{0,40}?(?:[Cc]ouncil"
    r"|authorit(?:y|ies)"
    r"|borough|city|county|district|town hall)|it|they) (?:created|set up|owns|owned|founded|established|formed(?! themselves)"
    r"|(?:wholly|part|half|jointly)[- ]owns?|launched|owns? (?:outright|in full|jointly))\b"
    rf"|\b(?:its|their|the {AUTHORITY}['’]s|[A-Z]\w+['’]s) own (?:new )?(?:arm['’]s[- ]length )?(?:[a-z-]+ ){{0,2}}?{FIRM}\b"
    rf"|\b{FIRM} of (?:its|their) own\b|\bcouncil compan(?:y|ies)\b|\b(?:sole|majority|only|main) (?:shareholder|owner)\b"
    r"|\b(?:holds?|owns?|has|have|keeps?|with) (?:all (?:of )?the shares|an? (?:majority|controlling|51)\b|51)"
    r"|all the shares in\b"
    r"|\b51(?: ?%| per ?cent) (?:stake|share|in public hands|owned)"
)
STAFF = re.compile(
    r"\b(?:staff|employee|worker|member)s?[- ]owned|owned by (?:its|the|their) (?:staff|workers|employees|members)"
    r"|\bcharity|\bmutual"
)
"""What shows whose a body is in the words around its name: "**owned by** Bury and Bolton councils"."""

AT_ARMS = re.compile(r"\bat arm['’]s[- ]length\b")
FOUNDER = re.compile(
    r"(?:[Cc]ouncils?|[Aa]uthorit(?:y|ies)|[Bb]orough|[BCD]C|LBC|MBC|[Tt]own [Hh]all|\bIt|\bit|\bwhich) (?:has |have |had "
    r"|also |then |first"
    r" |recently |itself )*(?:set up|created?|formed?|launched?|established?|founded) (?:(?:an?|its own|the|its) [\w’' -]{0,40}?"
    r"(?:company|firm|arm|business|trader),?(?: called| named| known as)? )?[\"“‘]?$"
)
"""A council that sets up what is named next, a company: "Wrexham Council **set up** Corbel Cyf"."""

BAND = re.compile(r"^Friends of\b|\b(?:Volunteers|Group|Association|Club|Guild|University|College|Residents)$")
GROUP_OF = re.compile(r"(?<!Action )(?<!Residents['’] )(?<!Community )(?<!Users['’] )\bGroup$")
"""Names of bodies that are none of the kinds told apart, but for groups of companies: "Kestrel Group"."""
ITS_OWN = re.compile(r"\b(?:its|their|[Cc]ouncil['’]s|[Aa]uthority['’]s|[Bb]orough['’]s|[Cc]ounty['’]s|[Cc]ity['’]s) own,? $")
"""Right before the name of a council's own body: "the future of **its own,** Douglas Homes"."""

WORKERS = (
    r"(?:staff|workers|employees|members|teachers|tutors|carers|nurses|drivers|cooks|librarians|cleaners|musicians|engineers|managers"
    r"|officers)"
)
BY_STAFF = re.compile(
    r"\b(?:shares? (?:(?:is|are|being|all|to be) )*(?:held|owned) by (?:the|its|their) (?:\d+ )?(?:employees|staff|workers"
    r"|members|workforce)"
    r"|controlled by (?:the|its|their) (?:[\d,]+ |[a-z-]+ )?(?:employees|staff|workers|workforce)\b"
    r"|(?:staff|workers|employees|carers|drivers|cooks|cleaners|members|workforce)\b[^,.;]{0,20} (?:each )?(?:holds?|owns?)\b"
    r"|owned by (?:those|the people|everyone|all) (?:who|its|the)|John Lewis-style)"
)
BY_STAFF_AFTER = re.compile(
    r",? (?:(?:which|that) )?(?:(?:is|was|were|will be|would be|to be|now|wholly|jointly) )*"
    rf"(?:owned by (?:its|the|their) (?:own )?(?:[\d,]+ |[a-z-]+ ){{0,2}}{WORKERS}\b"
    r"|(?:formed|set up|founded|started|created) by (?:[\d,]+|a (?:group|dozen|handful) of|some|[a-z]+) "
    rf"(?:[a-z]+ ){{0,2}}{WORKERS}\b)"
)
"""Behind a body of its staff: "Bay Lives**, will be owned by the 162 support workers**"."""
CALLED_AS = re.compile(
    r",? (?:which )?(?:(?:is|was|will be|has been|to be) )?(?:set up|run|registered|constituted|established|formed) as an? "
    r"(?:[a-z-]+ )?(?:(?P<mutual>social enterprise|mutual|co-operative|cooperative)|(?P<charity>charity)|(?P<trust>trust))\b"
)
"""What a body was made: "Stour Clubs, **set up as a social enterprise**"."""
OWNER = re.compile(
    rf"(?:{AUTHORITY}|\b[Ii]t|[Tt]hey) (?:(?:would|will|could|already|jointly|wholly|still|also|now|both) )*own(?:s|ed)? "
    r"(?:(?:half|most|all|part) of )?$"
    r"|\b(?:its|their|[A-Z]\w+['’]s) (?:[\w-]+ ){0,2}?(?:stake|share|shares|shareholding) in $"
)
"""What stands before a council's own company: "the borough **would own** Nene Works", "its **stake in** Severn Ltd"."""
JOINT_BODY = re.compile(
    r"\bjoint (?:office|team|unit|service|practice|department),? (?:which (?:is|will be) |to be )?(?:known as |called |named )?"
    r"[\"“‘]?$"
)
"""Before the name of what several councils have together: "the **joint office, to be known as** East Legal"."""
CHARITABLE = re.compile(
    r",? (?:which (?:is|has|was) )?(?:registered as a charity|(?:with |a body with )?charitable status|a registered charity)"
    r"|,? (?:which|that),? as a (?:registered )?charity\b"
)
OWN_BODY = re.compile(
    rf"\b(?:[Tt]he|[Tt]his|[Tt]hat) {FIRM} (?:was|is|had been|has been) (?:wholly |jointly )?"
    rf"(?:set up|created|founded|established|formed|owned) by (?:the |its )?(?:[a-z]+ )?{AUTHORITY}\b"
    rf"|\b(?:{AUTHORITY}|[Cc]abinet), which (?:owns|holds) (?:every share|all (?:of )?(?:the|its) shares|it outright)\b"
)
OWN_CHARITY = re.compile(r"\b[Aa]s a (?:registered )?charity,? (?:it|the trust|the company)\b")
"""What an article says apart from its name of the one body it is about: "**The company was set up by the council**"."""
SHARED = re.compile(
    r",? (?:which (?:is|was|will be) )?an? (?:[a-z]+ )?(?:service|team|office|department|unit) shared (?:by|between|with)\b"
    r"|,? (?:which (?:is|was|will be) )?an? joint venture (?:between|of) (?:the )?(?:(?:two|three|four|several|local|some) )?"
    r"(?:councils|local authorities|authorities|boroughs|counties|districts)\b|"
    r",? (?:which )?(?:is|was|will be|to be|would be) jointly (?:run|owned|managed|staffed) by (?:a "
    r"|the )?(?:[a-z]+ ){0,3}(?:local authorities"
    r"|councils|boroughs|districts)\b|,? (?:which )?(?:(?:will be|to be|is|was|would be) )?(?:jointly )?(?:hosted by"
    r"|shared (?:between|by))\b"
    r"|,? (?:(?:which )?(?:is|was|will be) )?(?:an? )(?:new |future )?(?:joint committee|(?:joint|shared) (?:unit|team"
    r"|service|office))\b"
)
"""What shows whose a body is, where neither its name nor a noun does."""

KNOWN_ALREADY = re.compile(r"\b(?:the|its|their|this|that) (?:new |own )?$", re.IGNORECASE)
OWNED_AFTER = re.compile(
    rf"(?:['’]s)?,?(?: (?:which|that|and(?= (?:is |will be )?(?:[a-z]+ly )?owned)|an?|the|is|was|will be|would be"
    rf"|firm|company|body|business)\b(?: [A-Z]?[a-z’'-]+){{0,3}}?){{0,3}} "
    rf"(?:half[- ]|part[- ]|jointly[- ]|wholly[- ])*(?:belong(?:s|ed|ing)(?: [a-z]+,"
    rf"| [a-z]+){{0,5}} to (?:the )?[^,.;]{{0,40}}?(?:[Cc]ouncil"
    rf"|authority)|{OWNED.pattern})"
)
COUNCIL_AHEAD = re.compile(rf"[^,.;]*?{AUTHORITY}\b")
"""From an owner's name on: "owned by **Hull and the county council**"."""

ANOTHER = re.compile(r"\b(?:rather than|instead of|than|from|against|not|replac\w+|ending|beat|ahead of|unlike)\b")
"""Between a council's own body and a name that is another's."""
OWNING = re.compile(r",? (?:which |that )?(?:already |still |also |now )?(?:holds?|held|owns?|owned|has|have|keeps?)\b(?! by)")
"""Behind what owns and is not owned: "in which Amey **holds** 51 per cent"."""

A_NEW = re.compile(r"\b(?:an?|to) (?:[a-z-]+ )?$")
VAGUE = frozenset({"company", "firm", "body", "organisation", "contractor", "provider", "operator", "partner", "bidder", "rival"})
"""Nouns that an article uses of any body, so that they tell no two apart."""


def kind_of(org: Organisation, form: dict[str, Any] | None, cues: Cues, alone: bool) -> str:
    """The kind of an organisation: the gazetteer's, else the first that its cues and its name's ending give.

    Where it is the article's only unknown body (``alone``), or is called by the same noun, what the article calls "the
    trust" or "its arm's-length landlord" means it too.
    """
    kinds = {cue["kind"] for cue in org.cues if cue["kind"] and cue["weight"] > 0}
    strong = kinds - set(WEAK_KINDS)
    if org.known:
        for name in org.names:
            stop = cues.sentences[max(0, cues.sentence(name.start))][1]
            if CHARITABLE.match(cues.text, name.end, stop):
                strong.add("charity")
            owner = OWNING.match(cues.text, name.end)
            if not owner and owned_after(cues, name.end, min(stop, name.end + 110)):
                strong.add("council_company")
        return next((kind for kind in KINDS if kind in strong), org.known["kind"])
    nouns = {cue["noun"] for cue in org.cues if cue["noun"]} - VAGUE - {"group"}
    strong |= called(cues, None if alone else nouns) - set(WEAK_KINDS) - {"public_body"}
    if alone and OWN_BODY.search(cues.text):
        strong.add("council_company")
    if alone and OWN_CHARITY.search(cues.text):
        strong.add("charity")
    if "NHS" in org.name:
        return "public_body"
    if form and form.get("kind") and not (form["kind"] in WEAK_KINDS and kinds):
        strong.add(form["kind"])
    if strong <= set(WEAK_KINDS):
        strong.update(told for name in org.names if (told := told_of(cues, name.start, name.end)))
    if strong <= set(WEAK_KINDS) and "Shared Service" in org.name:
        return "public_body"
    for kind in KINDS:
        if kind in strong:
            return kind
    if BAND.search(org.name) and not GROUP_OF.search(org.name):
        return "other"
    return next((kind for kind in KINDS if kind in kinds), "company")


def told_of(cues: Cues, start: int, end: int) -> str | None:
    """The kind that the words around a name tell by whose the body is: its staff's, several councils', one council's."""
    begin, stop = cues.sentences[max(0, cues.sentence(start))]
    first, last, text = max(begin, start - 60), min(stop, end + 110), cues.text
    if CHARITABLE.match(text, end, last):
        return "charity"
    if BY_STAFF.search(text, first, last) or BY_STAFF_AFTER.match(text, end, last):
        return "mutual"
    if made := CALLED_AS.match(text, end, last):
        return made.lastgroup
    if SHARED.match(text, end, last) or JOINT_BODY.search(text, first, start):
        return "public_body"
    ahead = OWNED.search(text, first, start)
    if ahead and ANOTHER.search(text, ahead.end(), start):
        ahead = None  # set up its own company rather than renew with Corbel
    owned = ahead or owned_after(cues, end, last) or AT_ARMS.search(text, end, last)
    owned = owned or ITS_OWN.search(text, first, start) or OWNER.search(text, first, start)
    owned = owned or FOUNDER.search(text, max(begin, start - 90), start)
    return "council_company" if owned and not STAFF.search(text, first, last) else None


def owned_after(cues: Cues, start: int, stop: int) -> bool:
    """Whether the words behind a name say that councils own the body: "owned by Bury and Bolton", not "by Bridgepoint"."""
    found = OWNED_AFTER.match(cues.text, start, stop)
    if found is None or not cues.text[found.end() - 1].isupper():
        return found is not None
    owner = found.end() - 1
    return owner in cues.councils or COUNCIL_AHEAD.match(cues.text, owner, stop) is not None


def called(cues: Cues, nouns: set[str] | None) -> set[str]:
    """Kinds that the article gives to a body it speaks of as known: "the trust", "its arm's-length landlord".

    nouns: only those that end in one of these words; None = any.
    """
    kinds: set[str] = set()
    for hit in cues.by_label.get("noun", ()) if nouns is None or nouns else ():
        if nouns is not None and cues.last_word(hit) not in nouns:
            continue
        kind = cues.line_of[hit.rule].get("kind") or "company"
        known = KNOWN_ALREADY.search(cues.text, max(0, hit.start - 8), hit.start)
        if known or nouns is None and kind == "charity" and A_NEW.search(cues.text, max(0, hit.start - 25), hit.start):
            kinds.add(kind)
    return kinds


def winner_of(providers: list[dict[str, Any]]) -> int | None:
    """The index of the only provider that a wording calls chosen; None where there are several or none."""
    chosen = [
        index
        for index, provider in enumerate(providers)
        if any(cue["status"] == "appointed" and cue["weight"] > 1 for cue in provider["organisation"].cues)
    ]
    return chosen[0] if len(chosen) == 1 else None
