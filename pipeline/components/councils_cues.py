"""The cue words of ``patterns/councils.jsonl`` around a bare place: what says that "Barnet" means its council."""

from __future__ import annotations

import re

from ..matching import Hit
from .councils_dealings import dealing, standing
from .councils_register import Naming
from .councils_words import Cues

ADORNED = re.compile(
    r"\b(?:[Tt]he|[\w’']+-(?:run|led|controlled|held|strapped|fire|hit|ridden|faced|city|door|pressed)"
    r"|(?i:troubled|bankrupt|beleaguered|embattled|leafy|skint|broke|bust|hard-up|penniless|failing|cash-starved|debt-laden"
    r"|under-fire"
    r"|cash-strapped|crisis-hit|debt-ridden|scandal-hit|neighbouring|nearby))$"
)
"""Words that may stand between a clause's start and its subject: "cash-strapped Torbay may follow"."""
SPACE = re.compile(r"\s+")
APART = re.compile(r"(?:,|\s*[–—])?\s+")
AUXILIARY = re.compile(
    r"(?:(?:,?\s+|\s*[–—-]\s*)(?:which|who)\b)?(?P<chain>(?:\s+(?:has|have|had|is|are|was|were|will|would|may|might|could|can"
    r"|cannot"
    r"|must|should|does|did|do|not|also|now|already|since|then|never|still|itself|alone|meanwhile|instead|too|later|first"
    r"|just|both|each"
    r"|all|so|far|very|once|again|recently|separately|in\s+\d{4}|(?:last|this)\s+\w+|therefore|however|to|been|being|be"
    r"|[a-z]+ly|having"
    r"|at\s+one\s+(?:stage|point|time)|for\s+(?:\w+\s+)?(?:years|a decade)|until\s+(?:recently|\d{4}|last\s+\w+)|on\s+[A-Z]\w+day"
    r"|(?:earlier|later)\s+(?:this|that|last)\s+\w+|in\s+[A-Z][a-z]+(?=\s+[a-z])"
    r"|(?:ha|is|was|are|would|could|do|does|did|wo)[sd]?n[’']t))*)(?P<space>\s+(?:[\"“'‘](?:very\s+)?)?)"
)
"""Relative pronoun, auxiliaries and adverbs between a subject and its verb."""
HEADED = re.compile(
    r"(?:\b(?!(?:Mayor|Leader|Borough|City|District|County|Council|Councils|Councillors?)\b)[A-Z][\w’'&.-]+(?<!\.)\)?"
    r"|\b(?:firm|company|trust|charity|contractor|operator|concern|group|college|headquarters|outfit|business|supplier|consortium"
    r"|club|agency|enterprise|co-operative|bidder))"
    r",? (?:(?:of|from|at|near)|(?:based |headquartered )?in) $"
)
"""What makes a place that of the body or person before it, of whom the next clause tells: "Halyard of Chester, whose plan"."""
SHORT_IS = re.compile(r"[’']s\s+(?:now\s+|also\s+|already\s+)?(?=[a-z]+ing\b)")
PROSPECT = re.compile(r"\s+to\s+(?:have\s+|be\s+|also\s+)*")
PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|isn[’']t|wasn[’']t|aren[’']t|weren[’']t)(?:\s+(?:not|also|now|already|still|[a-z]+ly))*$"
)
SCORE = re.compile(
    r"\s+(?:lost|won|beat|drew)\s+(?:\d+\s?[-–]\s?\d|(?:to|at|against)\s+[A-Z]|on\s+penalties"
    r"|by\s+(?:an?\s+)?(?:\w+\s+)?(?:goals?|wickets?"
    r"|runs?|points?|innings)\b)"
)
"""What only a team does: "Sunderland lost 2-1"."""
RELATIVE = re.compile(r"(?:,?\s+|\s*[–—-]\s*)(?:which|who)\b")
ECHO = re.compile(
    r"\s+(?:already\s+)?(?:did|has|have|had|does|do|will|would|can|could)(?:n[’']t|\s+not|\s+so|\s+too|\s+already)*"
    r"(?=[.,;:)?!–—]|\s+[–—-]|\s*$|(?<=did)\s+(?:in|last|two|three|four|five|six|after|before|when|with|earlier|a\s+year|back)\b)"
)
"""An auxiliary that repeats a verb: "as Doncaster did", "that Yarmouth hadn't"."""
FREE = re.compile(
    r"(?=\s+[£#\d]|[.,;:!?)”’\"'–—]|\s+[–—-]|\s*$|\s+(?:a|an|the|and|or|but|to|for|in|on|at|by|as|from|of|over|since|until"
    r"|till|after"
    r"|before|that|which|who|when|while|where|if|with|is|are|was|were|has|have|had|will|would|could|may|did|does|do|into"
    r"|under|during"
    r"|because|also|both|each|every|last|next|this|earlier|later|again|about|without|against|using|saying|covering|worth"
    r"|instead|rather|had|not|so"
    r"|then|than|together|alone|itself|too|went|came|took|put|gave|ran|set|fell|rose|cost|costs|goes|made|wrote|knew|became"
    r"|it|he|she|they|got|kept|sent|saw|ends|expires|runs|began|begins|say|share|want|plan|plans|insist|agree|admit|expect"
    r"|hope|believe|warn|claim"
    r"|pay|deny|argue|fear|face|all|should|must|might|can|its|their|out|up|off|said|says|told|[a-z]{3,}ed)\b)"
)
"""What follows a name that stands alone: "a deal with Bolton to …", not "a deal with Bolton firm Acme"."""
WITHIN = re.compile(
    r"\b(?:in|at|near|around|across|outside|of|through|between|towards|into|throughout|beyond)\s+(?:the\s+)?$", re.I
)
POSSESSIVE = re.compile(
    r"(?:[’']s|(?<=s)[’'])\s+(?:(?:new|own|former|current|last|first|next|then|planned|proposed|existing|previous"
    r"|£?[\d.,]+\w*)\s+)?"
)
WHOSE = re.compile(r",\s+whose\s+(?:(?:own|previous|last|current|former|existing|latest|new|present|similar|£?[\d.,]+\w*)\s+)*")
ADJECTIVES = (
    r"(?:of|the|other|first|second|third|last|latest|only|few|many|several|growing|number|two|three|four|five|six|seven|eight"
    r"|nine|ten"
    r"|dozen|[a-z]+(?:th|est)|local|neighbouring|nearby|major|northern|southern|coastal|rural|shire|county|city|unitary"
    r"|[A-Z][a-z]+)\s+"
)
ONE_OF = re.compile(
    r"(?:(?:is|are|was|were|became|becomes)\s+)?"
    rf"(?:(?:one|among|another|an?|both)\s+(?:{ADJECTIVES}){{0,5}}|the\s+(?:{ADJECTIVES}){{1,5}})"
)
"""What leads from a name to the word that says what it is: "is one of nine [councils]", ", another [district]"."""
NAMELY = re.compile(
    r"[^.,;:!?\n]{0,40},?\s+(?:including|such as|like|among them|notably|namely|as diverse as|as different as)\s+$"
)
NAMED_NEXT = re.compile(r"(?:ing|as|like|them|ly)\s+$")
"""How the words end that may introduce a list: tested first, for most names have nothing of the kind before them."""
OPENED = re.compile(r"\s*[:(–—]\s*$|\s+-\s+$|,\s+$")
LED = re.compile(r"\s(?:(?:the|neighbouring|nearby|both|fellow|either)\s+)*$")
AGENT = re.compile(
    r"\b(?!surround|border|beat|defeat|inspir|flank|pass|call|nam|follow|domin)(?:\w+ed|run|let|given|taken|set up|put|sold"
    r"|drawn up|written|bought|spent|lent|cut|made|paid|begun|borne)"
    r"(?:\s+(?:a\s+further\s+|about\s+|up\s+to\s+)?£[\d.,]+\w*(?:\s+(?:million|billion|a\s+year))?)?"
    r"\s+(?:(?:jointly|together|in equal shares|[a-z]+ly)\s+)?by\s+(?:both\s+|neighbouring\s+)?$"
)
"""What makes the next name the doer of a deed: "a fund raised by Barnet"."""
RULED = re.compile(r"\b[A-Z][\w’']*-(?:run|led|controlled|held)\s+$")
"""What only a council is: "Labour-run Barnet"."""
WHICH_ASIDE = re.compile(r",\s+which\b[^,.;:!?\n]{3,90},(?=\s)")
INSERT = re.compile(
    r",\s+(?:both|itself|already|like|unlike|alone|under|despite|after|having|though|although|by|along with|together with"
    r"|meanwhile|next door|down the road|for (?:example|instance)|too|in turn|by contrast"
    r"|for its part|at least|to its credit|of course|though|on the other hand"
    r"|however|one of|where|an?|the|now|then|long|once|another|with|without|in|near|for what it[’']s worth|as ever|as usual"
    r"|perhaps|incidentally"
    r"|it should be said|on paper|in effect|in contrast|to be fair|to its cost|surrounded by)\b[^,.;:!?\n]{0,70},(?=\s)"
)
"""What a subject may be parted from its verb by: "Aberdeen and Moray, both short of cash, will share"."""
GAP = re.compile(
    r"\s+(?:(?:just|only|about|around|nearly|almost|another|some|a further|a little|a bit|well|more than|less than|over"
    r"|under)\s+){0,3}"
    r"(?:£?\d|nothing\b|none\b|the (?:other|rest|remaining|balance)\b|half\b|a (?:third|quarter)\b)"
)
"""What follows a subject whose verb is left out: "Allerdale 28", "South Gloucestershire nothing"."""
OTHER_WORK = re.compile(r"\b(?:other|new|alternative|find|finds|found|seek\w*|looking for|offered)\s(?:[a-z]+\s)?$")
"""What people find in a place, and no council's deal: "found **other work in** Essex"."""
OTHER_CLIENT = re.compile(r"\b(?:hospital|NHS|police|prison|university|college|stadium|airport|railway|football|retail)\s$")
"""What a deal is with that is no council's: "a **hospital** contract at Dudley"."""
REACH = 80
"""How far before "for", in characters, the service may stand."""


def begins_clause(text: str, start: int, sentence: int, cues: Cues) -> bool:
    """Whether a subject may start here: at its sentence's start, after a mark, or after "and", "while", "neighbouring" …"""
    begin = max(sentence, start - 40)
    head = ADORNED.sub("", text[begin:start].rstrip()).rstrip()
    if begin == sentence and not head.strip("\"'“‘(•*- "):
        return True
    return head[-1:] in tuple(",;:–—-\"“‘'(") or cues.ending("opening", begin + len(head)) is not None


def verb_after(text: str, end: int, cues: Cues) -> Hit | None:
    """The verb of an authority of which the words before ``end`` are the subject, auxiliaries and "which" stepped over."""
    if short := SHORT_IS.match(text, end):
        return cues.starting("act", short.end())
    chain = AUXILIARY.match(text, end)
    if chain is None:
        return None
    at = chain.end()
    verb = cues.starting("act", at)
    if not PASSIVE.search(chain["chain"]):
        # the last word of the chain may be the verb itself: "if Durham does nothing"
        last = re.search(r"\S+\s+$", text[end:at])
        return verb or (cues.starting("act", end + last.start()) if last else None)
    if verb and (text[verb.start : verb.end].split()[0].endswith("ing") or verb.id == "talk"):
        return verb
    state = cues.starting("undergo", at)
    if state is None or state.id != "prospect":
        return state
    # "is expected to save £3m", not "is expected to grow by a third"
    deed = PROSPECT.match(text, state.end)
    return cues.starting("act undergo", deed.end()) if deed else None


def cue_of(text: str, group: list[Naming], sentence: int, cues: Cues) -> Hit | None:
    """The cue that makes a list of names councils: what stands after its last name, or before its first.

    group: names joined by commas and "and". sentence: where their sentence starts. Returns the hit of the cue's rule line, or
    one of a named rule ("councils/agent"), or None where the places are only places.
    """
    end = group[-1].end
    headed = text[end : end + 4] in (", wh", " whi", " who") and HEADED.search(text, max(0, group[0].start - 50), group[0].start)
    if owner := POSSESSIVE.match(text, end) or not headed and WHOSE.match(text, end):
        own = cues.starting("owned noun", owner.end()) or (verb_after(text, end, cues) if SHORT_IS.match(text, end) else None)
        return own or dealing(text, group[0].start, end, cues)
    space, apart = SPACE.match(text, end), APART.match(text, end)
    if space and (noun := cues.starting("noun", space.end())):
        return noun
    if apart and (said := cues.starting("where after", apart.end())):
        return said
    called = ONE_OF.match(text, apart.end()) if apart else None
    if called and (kind := cues.starting("class kind", called.end())):
        return kind
    cue = cue_before(text, group, cues) or subject_cue(text, group, sentence, cues)
    if cue is None and (done := dealing(text, group[0].start, end, cues)) and (done.id != "office" or FREE.match(text, end)):
        return done
    return cue


def cue_before(text: str, group: list[Naming], cues: Cues) -> Hit | None:
    """What before a list makes its names councils: "eight authorities – Leeds, …", "run by", "works for", "councils in"."""
    start, end = group[0].start, group[-1].end
    opened = OPENED.search(text, max(0, start - 12), start)
    if opened and (kind := cues.ending("class", opened.start())):
        return kind
    if text[start - 2 : start] == ": " and cues.within("class", max(0, start - 45), start):
        return Hit(start, end, "class", "councils", "councils/listed")  # "three councils share it: Hart, Rushmoor and Havant"
    if NAMED_NEXT.search(text, max(0, start - 8), start):
        classes = cues.within("class", max(0, start - 90), start - 7)
        if classes and classes[-1][1] > start - 60 and NAMELY.fullmatch(text, classes[-1][1], start):
            return cues.ending("class", classes[-1][1])
    lead = LED.search(text, max(0, start - 24), start)
    if lead and (inside := cues.ending("inside", lead.start())):  # councils in a county are not the county's council
        return inside if all(body["kind"] != "county" for naming in group for body in naming.bodies) else None
    if not FREE.match(text, end):
        return None
    if lead and (hit := cues.ending("lead", lead.start()) or served(text, lead.start(), cues)):
        return None if OTHER_CLIENT.search(text, max(0, hit.start - 20), hit.start) else hit
    if lead and (hit := cues.ending("site", lead.start())) and not OTHER_WORK.search(text, max(0, hit.start - 24), hit.start):
        return hit
    if ruled := RULED.search(text, max(0, start - 40), start):
        return Hit(ruled.start(), ruled.end(), "noun", "ruled", "councils/ruled")
    agent = AGENT.search(text, max(0, start - 45), start)
    return Hit(agent.start(), agent.end(), "lead", "by", "councils/agent") if agent else None


def served(text: str, end: int, cues: Cues) -> Hit | None:
    """The service that is done "for" the place after ``end``: "Veolia [works] on the bins for Bromley"."""
    if text[end - 4 : end] != " for":
        return None
    clause = max(text.rfind(mark, end - REACH, end) for mark in ".;:!?\n")
    served_by = cues.within("serve", max(0, clause + 1, end - REACH + 1), end)
    return cues.starting("serve", served_by[0][0]) if served_by else None


def subject_cue(text: str, group: list[Naming], sentence: int, cues: Cues) -> Hit | None:
    """The verb of which a list of names is the subject: "A and B have agreed", "A, which runs …", "as A did"."""
    start, end = group[0].start, group[-1].end
    if SCORE.match(text, end):
        return None
    if relative := RELATIVE.match(text, end):
        if HEADED.search(text, max(0, start - 50), start) or relative[0].endswith("who") and text.startswith("from ", start - 5):
            return None  # "Tees Clean Services of Darlington, which took the work on", "a man from Derby who had lost a hat"
        verb = verb_after(text, end, cues)
        if relative[0].endswith("who") and WITHIN.search(text, max(0, start - 16), start):
            return None  # "households in Teesdale, who pay less"
        # "in Kingston, which set up the firm", but not "in Leeds, which was told"
        if WITHIN.search(text, max(0, start - 16), start):
            return verb if verb and verb.label == "act" else None
        if verb or not begins_clause(text, start, sentence, cues):
            return verb
        aside = WHICH_ASIDE.match(text, end)  # "New Forest, which is often held up as the sensible one, has handed payroll to …"
        return standing(text, end, cues) or (verb_after(text, aside.end(), cues) if aside else None)
    if not begins_clause(text, start, sentence, cues):
        return None
    if echo := ECHO.match(text, end):
        return Hit(echo.start(), echo.end(), "echo", "verb repeated", "councils/echo")
    insert = INSERT.match(text, end)
    end = insert.end() if insert else end
    return verb_after(text, end, cues) or standing(text, end, cues)


def is_shaky(hit: Hit) -> bool:
    """Whether a cue could as well go with a person or a government of that name ("Sutton said", "Cardiff has agreed")."""
    return hit.label not in ("noun", "class", "kind", "after", "inside") and hit.id != "councils in"
