"""A council's place said for the council where the article is about it: "About 40 Fenland posts", "Southwark was luckier"."""

from __future__ import annotations

import re

from ..patterns import Hit
from .councils_cues import FREE, INSERT, POSSESSIVE, begins_clause, verb_after
from .councils_register import Naming
from .councils_seats import LEFT_WITH
from .councils_words import Cues

BACK = 60
"""How far before a place, in characters, the words stand that decide what its preposition means."""
WORD_BEFORE = re.compile(
    r"([A-Za-z][a-z’'-]*)\s+(?:(?:the|both|either|neighbouring|nearby|fellow|cash-strapped|troubled|little|poor|even|just|only)\s+)*$"
)
MOVED = re.compile(
    r"\b(?:mov|transferr?|switch|com|cross|second|TUPE|brought|drawn|hired|poached)\w*\b[^.;:!?\n]{0,24}?\sfrom\s+$"
    r"|[\d,]{2,}\s+from\s+$|\b(?:staff|workers|posts|jobs|people|money|cash|payments?|income|share|help|offer|word|answer"
    r"|objections?|letter|request|reply|one|two|three|four|half|most|others|another)\s+from\s+$"
)
"""What goes from one employer to another: "388 posts would move from Kent and 296 from Medway"."""
AT_SITE = re.compile(
    r"\b(?:homes?|depots?|sites?|schools?|offices?|factor\w+|plants?|hospitals?|courts?|stations?|bases?|halls?|pools?|librar\w+|cent\w+"
    r"|theatres?|prisons?|universit\w+|college|stadium|ground|festival|races?|airport|port|arena|market|hub|born|lives?|lived|game"
    r"|match|training|arriv\w+|stop\w*|changing|held|conference|yard|tip|incinerator|garage)\s+at\s+$"
)
"""What stands at a place and not at its council: "a depot at Oldham"."""
OF_COUNCIL = re.compile(
    r"\b(?:[Ww]hat|behalf|expense|favour|control|ownership|finances|debts|employ|hands|side|approval|likes|example|share|half|cost"
    r"|members|officers|councillors|leadership|true|that|those|case|example|head|ahead|instead|speaking|none|[Oo]ut)\s+of\s+$"
)
TO_COUNCIL = re.compile(
    r"\b(?:due|paid|pays?|payable|owed|pass(?:es|ed)?|pass|transferr?\w*|hand\w*|handed (?:back|over)|costs?|bill|loss|losses|payments?"
    r"|loans?|lent|advis\w+|sums?|according|complain\w*|proposals?|offers?|offered|belong\w*|sold|sell|services|close|answer\w*|report\w*"
    r"|credit|savings|benefit|promis\w+|charged|fees?|dividends?|windfall|is up|was up|rent|profits?|nothing|answerable|quoted|given|presented|sent|awarded|granted|£\S+)\s+to\s+$"
)
FOR_PLACE = re.compile(
    r"\b(?:MP|MPs|AM|MSP|MLA|MS|MEP|candidates?|trains?|bus|buses|coach|left|leaves?|leaving|bound|heading|headed|flight|play(?:s|ed|ing)?"
    r"|scored?|signed|forecast|weather|archdeacon|bishop|seat|coroner|sat|sits|stood|[Ii]ndependents?|[Rr]esidents|[Vv]oice|[Vv]ote|[Ff]riends|road|ticket|named|runs? for|famous|day|weekend)\s+for\s+$"
)
OTHER_PLACE = re.compile(
    r"\b(?:twinned|links?|linked|rail links?|border|borders|connect\w*|rivalry|derby)\s+with\s+$"
    r"|\b(?:surround|border|beat|defeat|inspir|flank|pass|call|nam|follow|domin|serv|visit|hit)\w*\s+by\s+$"
)
PLACING = frozenset(
    "in near around across outside through throughout between towards toward into beyond within over along via off past inside round"
    " against under behind above below".split()
)
VISITING = frozenset(
    "visit visits visited visiting leave leaves left leaving reach reaches reached enter enters entered tour toured love loves loved near"
    " bypass hit hits flooded rural central inner outer greater north south east west northern southern eastern western mid sunny"
    " historic old downtown suburban coastal picturesque industrial beautiful medieval leafy wider parts play plays played beat beats"
    " live living around about called named mr mrs ms miss dr sir lord lady dame".split()
)
"""Verbs and adjectives whose place is only a place: "visited Leeds", "rural Cornwall"."""
TAIL = re.compile(
    r"\s+(?:(?:back-office|council|senior|library|care|payroll|housing|parks|planning|finance|other)\s+)?"
    r"(?:posts?|jobs?|staff|workforce|employees|officers|officials|bosses|chiefs|members|work|job|deal|contracts?|tender|scheme|vote"
    r"|meeting|decision|proposals?|plans?|budget|cuts|share|shareholding|stake|payroll|cabinet|executive|model|experience|bid|saga"
    r"|fiasco|debacle|affair|end|side|half|leadership|line|figures?|bill|team|crews?|fleet|vans|lorries)\b(?!\s+of\s+[A-Z])"
)
"""What follows the name of a known council like "council": "the Stroud work", "140 Huntingdonshire posts"."""
HEADS = (
    r"(?:teams?|departments?|directorate|directors?|officers?|officials|cabinet|committee|councillors|members|leaders?|leadership|chiefs?"
    r"|bosses|executives?|staff|workforce|workers|budgets?|contracts?|decision|plans?|predecessor|successor|deficit|reserves|overspend"
    r"|debts?|bill|shares?|stake|contribution|offer|bid|payroll|tender|lawyers|solicitors?|treasurer|portfolio|savings|shortfall"
    r"|payments?|annual report|accounts|negotiators|scrutiny|opposition|administration|withdrawal|exit|departure|refusal|money"
    r"|constitution|commissioners|approach|stance|position|part|interest|version|equivalent|counterparts?|own)"
)
OWNED = re.compile(rf"(?:[a-z][a-z’-]*,?\s+){{0,4}}?{HEADS}\b")
ELLIPSIS = re.compile(r"[’']s(?:\s+(?:is|was|will|would|has|had)\s|[.,;:?!]|\s+(?:and|or|but|by|to|in|on|which|that)\s)")
"""A possessive with its noun left out: "Rochdale's is the third such body"."""
VERB = re.compile(
    r"\s+(?:never|still|already|always|simply|duly|promptly|quietly|also|alone|too|itself|[a-z]{3,}ed|st[uo]ck|stood|kept|found|sat|bit"
    r"|broke|dug|drew|felt|fought|gave|held|laid|let|met|paid|ran|sent|spent|came|went|took|put|set|fell|made|wrote|knew|became|got"
    r"|began|bought|brought|built|chose|thought|threw|told|said|says|wants?|needs|leads|follows|thinks|pays|gets|says|does|did)\b"
)
AUXILIARY = re.compile(r"(?:\s+(?:which|who))?\s+(?:is|are|was|were|has|have|had|will|would|could|must|should|may|might|can|does|did)(?:n[’']t)?\b")
WON_T = re.compile(r"\s+(?:won[’']t|can[’']t|cannot|didn[’']t|doesn[’']t)\b")
PLACE_WORDS = (
    r"(?:city|town|village|port|resort|place|county|area|hub|suburb|spa|region|station|birthplace|capital|setting|parish|constituency|seat"
    r"|ward|peninsula|island|commuter)"
)
LANDSCAPE = (
    r"(?:population|miles|people|residents|beaches|pubs|shops|theatre|arena|cathedral|airport|universit\w+|coast\w*|homes|MPs?|mills?|castle"
    r"|villages|towns|schools?|ports?|stations?|festivals?|weather|rainfall|hospitals?|history|fans|traffic|rates? of|piers?|students|clubs?|rivers?|parks?|markets?|zoo|museums?|lakes?|hills|streets|bridges?|cinemas?|tourists|visitors|climate|accent)"
)
ADVERBS = r"(?:\s+(?:not|also|now|still|once|already|only|just|always|never|currently|[a-z]+ly))*"
PLACELIKE = re.compile(
    r"(?:,?\s+which)?\s+(?:"
    rf"(?:(?:is|are|was|were)(?:n[’']t)?|has\s+been|had\s+been|will\s+be|became|remains?){ADVERBS}\s+(?:"
    rf"(?:an?|the|one\s+of\s+the|England[’']s|Britain[’']s|Scotland[’']s|Wales[’']s)\s+(?:[\w’-]+\s+){{0,4}}?(?:{PLACE_WORDS}\b(?!\s+council)|(?:borough|district)\s+(?:of|with|where)\b)"
    r"|home\s+to|where\b|in\b|on\s+(?:the\s+(?:coast|river|edge|road|map)|alert)|at\b|near\b|north|south|east|west|an\s+hour|[\w-]+\s+(?:miles?|minutes?|hours?)\b|famous|known\s+for"
    r"|best\s+known|twinned|flood\w*|quiet|busy|hit\b|struck|expected\s+to\s+grow|full|lovely|beautiful|voted|bombed|built|created\s+in|founded|blessed"
    r"|expensive|cheap|old(?:er|est)?\b|bigg?(?:er|est)?\b|small(?:er|est)?\b|poor(?:er|est)?\b|rich(?:er|est)?\b|among\s+the\s+\w+\s+(?:places|parts|towns|areas)"
    r"|surrounded|linked|playing|relegated|promoted|beaten|drawn|cut\s+off|two\s+goals|leading|unbeaten|top\b|bottom\b|through\s+to|hotter"
    r"|colder|warm|cold|snow\w*|sunny|wet\b|dry\b|twice\s+as\s+big|growing|booming|shut\b|packed|deserted|part\s+of\s+(?:Greater|the\s+county))"
    rf"|(?:has|have|had|boasts?)\s+(?:[\w’,-]+\s+){{0,4}}?{LANDSCAPE}\b"
    r"|(?:has|have|had)\s+(?:changed|grown|seen|suffered|enjoyed|long\s+been\s+(?:home|known)|hosted|played|won|lost|scored|voted|elected)\b"
    r"|(?:will|would|could|can|must|may|should|to)\s+(?:host|play|face|meet|grow|see|shiver|enjoy|welcome|be\s+(?:hit|home|warm|cold))\b"
    r"|beat\b|lost\s+(?:\d|to\b|at\b|on\b)|won\b(?![’'])(?!\s+the\s+(?:argument|case|appeal))|drew\s+(?:\d|with|at\b)|grew|host\w*|play(?:s|ed)?\b|lies\b|lay\b|sits\b|stands\b(?!\s+to)"
    r"|boasts?\b|changed\b(?!\s+(?:its|their|the))|scored|saw\b|sees\b|woke|celebrat\w+|mourn\w*|face\s+[A-Z]|suffer(?:s|ed)\s+(?:flood|bomb|storm)\w*|enjoy\w*|shiver\w*|voted\s+(?:to\s+)?(?:leave|remain|Labour|Tory))"
)
"""What is said of a town, county or team and not of a council."""
ASKED = re.compile(r"\s+(?:what|how|why|whether|where|back|down|through|no|any|some|more|less|than|only|around|nearly|almost)\b")
CLEFT = re.compile(r"\b[Ii]t\s+(?:is|was)\s+$")
LEADING = re.compile(
    r"(?:[Ww]hat\s+(?:does|did|will|would|of|about)|[Ww]hy\s+(?:does|did|is|has|will)|[Hh]ow\s+(?:does|did|will)|how\s+(?:much|many|long|far|often)"
    r"|[Aa]nd|[Nn]ot\s+so|(?:[Ii]t\s+(?:is|was)|only|that|why|so|while|where|how|when|even|but|because|until|whether|if|though|what))\s+$"
)


def preposition_allows(text: str, start: int, end: int) -> bool | None:
    """What the word before a known council's place says: True, a council; False, a place; None, where it opens its clause."""
    before = text[max(0, start - BACK) : start]
    found = WORD_BEFORE.search(before)
    if found is None:
        return None
    word = found[1].lower()
    forms = {"from": MOVED, "of": OF_COUNCIL, "to": TO_COUNCIL}
    lead = before[: found.start()] + found[1] + " "
    if word in forms:
        return forms[word].search(lead) is not None
    if word == "at":
        return AT_SITE.search(lead) is None
    if word == "for":
        return FOR_PLACE.search(lead) is None
    if word in ("with", "by"):
        return OTHER_PLACE.search(lead) is None
    if word in ("leave", "leaves", "left", "leaving") and LEFT_WITH.match(text, end):
        return True
    return word not in PLACING and word not in VISITING


def known_cue(text: str, group: list[Naming], sentence: int, cues: Cues) -> Hit | None:
    """What makes a list of places councils, of which the article names one in full or as acting; None for a mere place."""
    start, end = group[0].start, group[-1].end
    allowed = preposition_allows(text, start, end)
    opens = allowed is None or begins_clause(text, start, sentence, cues)
    if allowed is False or opens and PLACELIKE.match(text, end):
        return None
    if owner := POSSESSIVE.match(text, end):
        owned = OWNED.match(text, owner.end()) or ELLIPSIS.match(text, end)
        return Hit(start, end, "known", "owner", "councils/known owner") if owned else None
    if TAIL.match(text, end):
        return Hit(start, end, "known", "work", "councils/known work")
    if text[max(0, start - 4) : start].lower() == "the ":
        return None  # "ferries cross the Swale"
    town = group[0].bodies[0]["kind"] == "parish"  # "staff at Newton Abbot"
    if allowed and not town and (any(form.match(text, end) for form in (FREE, ASKED, VERB)) or verb_after(text, end, cues)):
        return Hit(start, end, "known", "party", "councils/known party")
    return subject(text, group, sentence, cues)


DONE_TO = re.compile(
    r"\b(?:serv(?:e[sd]?|ing)|told|ask(?:ed|s|ing)?|accus\w+|sued?|cost(?:s|ing)?|sav(?:e[sd]?|ing)|owe[sd]?|owing|pay(?:s|ing)?|paid|urg\w+"
    r"|press(?:ed|es|ing)|fin(?:e[sd]?|ing)|bill(?:s|ed|ing)?|charg\w+|sack\w*|blam\w+|advis\w+|represent\w*|with|by)\s+$"
)


def area_acts(text: str, hit: Hit, sentence: int, cues: Cues) -> bool:
    """Whether an area such as "the county" is used of its council: "the county said", "a source at the city", "the borough's lawyers"."""
    start, end = hit.start, hit.end
    if owner := POSSESSIVE.match(text, end):
        return bool(cues.starting("owned noun", owner.end()) or OWNED.match(text, owner.end()))
    if text.startswith(" that ", end) and CLEFT.search(text, max(sentence, start - 10), start):
        return True
    if (cues.ending("lead", start - 1) or DONE_TO.search(text, max(0, start - 20), start)) and FREE.match(text, end):
        return True
    asked = LEADING.search(text, max(sentence, start - 20), start)
    if asked and text[end : end + 1] == "?":
        return True
    if not (asked or begins_clause(text, start, sentence, cues)) or hit.id != "parish" and PLACELIKE.match(text, end):
        return False
    if verb_after(text, end, cues):
        return True
    return hit.id != "parish" and any(form.match(text, end) for form in (AUXILIARY, WON_T, VERB))


def moved(text: str, group: list[Naming]) -> Hit | None:
    """A long list of places from which people move to another employer: "3,840 people move across from Easington, Teesdale, …"."""
    start, end = group[0].start, group[-1].end
    if len(group) < 3 or not MOVED.search(text, max(0, start - BACK), start):
        return None
    return Hit(start, end, "known", "moved", "councils/moved")


def subject(text: str, group: list[Naming], sentence: int, cues: Cues) -> Hit | None:
    """A place that opens its clause, of which something is said that goes with a council: "Southwark was luckier"."""
    start, end = group[0].start, group[-1].end
    opens = begins_clause(text, start, sentence, cues) or LEADING.search(text, max(sentence, start - 20), start)
    if not opens or re.search(r"[A-Z][\w’'-]*,\s+$", text[max(sentence, start - 30) : start]) or PLACELIKE.match(text, end):
        return None
    asked = LEADING.search(text, max(sentence, start - 20), start) and re.match(r"\s*\?|\s+[a-z]+(?:\s+\w+){0,3}\?", text[end : end + 40])
    insert = INSERT.match(text, end)
    at = insert.end() if insert else end
    if text.startswith(", ", at) and text[max(0, start - 2) : start] == ", ":
        at += 1  # "its biggest customer, Tandridge, has left"
    cleft = text.startswith(" that ", end) and CLEFT.search(text, max(sentence, start - 10), start)
    if asked or cleft or any(form.match(text, at) for form in (AUXILIARY, WON_T, VERB)) or verb_after(text, at, cues):
        return Hit(start, end, "state", "subject", "councils/subject")
    return None


def body_there(text: str, start: int, end: int, sentence: int, cues: Cues) -> Hit | None:
    """The people of a council named with their place: "In Dudley, where 77 lost their jobs, bosses said", "in Leeds, the cabinet".

    The words for them are the rule lines with the label "body".
    """
    clause = re.compile(r",\s+(where\s)?[^.;:!?\n]{0,120}").match(text, end)
    if clause is None:
        return None
    first, last = end + 2, clause.end()
    if clause[1] is None:
        opening = text[sentence:start]
        if len(opening) > 30 or not re.search(r"(?:[Ii]n|[Aa]t)\s+(?:neighbouring\s+|nearby\s+)?$", opening):
            return None
        last = min(last, end + 45)
    for word_start, word_end in cues.within("body", first, last):
        if clause[1] is None and len(text[first:word_start].split()) > 4:
            return None
        if cues.ending("outsider", word_start - 1) or cues.starting("outsider", word_end + 1):
            continue
        return cues.starting("body", word_start)
    return None
