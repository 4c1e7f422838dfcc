"""A council's place said for the council where the article is about it: "About 40 Fenland posts", "Southwark was luckier"."""

from __future__ import annotations

import re

from ..matching import Hit
from .councils_cues import FREE, GAP, INSERT, POSSESSIVE, SCORE, begins_clause, verb_after
from .councils_register import Naming
from .councils_words import Cues

BACK = 60
"""How far before a place, in characters, the words stand that decide what its preposition means."""
WORD_BEFORE = re.compile(
    r"([A-Za-z][a-z’'-]*)\s+(?:(?:the|both|either|neighbouring|nearby|fellow|cash-strapped|troubled|little|poor|even|just|only)\s+)*$"
)
MOVED = re.compile(
    r"\b(?:mov|transferr?|switch|second|TUPE|brought|drawn|hired|poached)\w*\b[^.;:!?\n]{0,24}?\sfrom\s+$|[\d,]{2,}\s+from\s+$"
    r"|£[\d.,]+(?:m|bn|k|\s+million)?(?:\s+(?:an?|each)\s+[a-z]+)?\s+from\s+$"
)
"""What goes from one employer to another: "388 posts would move from Kent and 296 from Medway"."""
COUNTED = re.compile(r"\b(?:\d[\d,]*|dozen|hundred|half|rest|others?|most|all|some|none|\w+teen|\w+ty)\s+at$")
"""What is counted at a council: "a further 58 at Fenland"."""
LEFT = frozenset({"leave", "leaves", "left", "leaving", "bring", "brings", "brought", "take", "takes", "took"})
BESIDE = re.compile(
    r"(?:\bthe\s(?:borough|county|district|city|council|authority)|\bitself|\bthemselves|[A-Z][\w’-]+|\b[A-Z]{2,})\s+(?:and|or)\s+"
    r"(?:neighbouring\s+|nearby\s+)?$"
)
"""What stands beside a council that only "and" leads to: "would serve the borough and Mid Suffolk"."""
LINKED = re.compile(r"\b(?:link|connect|compar|exchang|border|trad)\w*\b[^.;:!?\n]{0,90}\swith\s+(?:[A-Z]\w+\s+and\s+)?$")
"""What joins places: "buses that link villages around Ely with Cambridge"."""
ADJECTIVE = re.compile(r"\b(?:an?|our|your|my|this)\s+[a-z-]+\s+$")
ELLIPSIS = re.compile(
    r"[’']s(?:\s+(?:is|was|will|would|has|had|included|among|too|alone|excepted)\b|[.,;:?!]|\s+(?:and|or|but|by|to|in|on|which|that)\s)"
)
"""A possessive with its noun left out: "Rochdale's is the third such body"."""
ASKED = re.compile(
    r"\s+(?:what|how|why|whether|where|back|down|through|no|any|some|more|less|than|only|around|nearly|almost|ahead|behind)\b"
)
PREDICATE = re.compile(
    r"(?:\s+(?:which|who))?\s+(?:(?:is|are|was|were|has|have|had|will|would|could|must|should|may|might|can|does|did)(?:n[’']t)?"
    r"|won[’']t|can[’']t|cannot|becomes|never|still|already|always|simply|duly|promptly|quietly|also|alone|too|itself|[a-z]{3,}ed|st[uo]ck|stood|kept"
    r"|found|sat|bit|broke|dug|drew|felt|fought|gave|held|laid|let|met|paid|ran|sent|spent|came|went|took|put|set|fell|made|wrote|knew"
    r"|became|got|began|bought|brought|built|chose|thought|threw|blew|splashed|told|said|says|wants?|needs|leads|follows|thinks|pays|gets)\b"
    r"|\s+(?!was\b)[a-z]+s\s+(?:(?:the|an?|its|no|it|nothing)\b|£?\d)"
    r"|\s+and\s+(?:the|its|their|[A-Z]\w+)(?:\s+\w+){0,2}?\s+(?:have|are|were|will|had|would|could|both|fell|went|came|met|[a-z]{3,}ed)\b"
)
"""What may follow a subject: an auxiliary, an adverb or a verb in the past."""
STATE = re.compile(
    r"(?:,?\s+which)?\s+(?:(?P<be>(?:is|are|was|were)(?:n[’']t)?|has\s+been|had\s+been|will\s+be|became|remains?)|(?P<have>has|have|had|boasts?)"
    r"|will|would|could|can|must|may|should)?(?:\s*\b(?:not|also|now|still|once|already|only|just|always|never|currently|(?!lovely|lonely|lively|hilly|early)[a-z]+ly))*\s*\b"
)
NOUN_PHRASE = re.compile(r"(?:an?|the|one\s+of\s+the|[A-Z]\w+[’']s)\s+(?=[\w])")
LEADING = re.compile(
    r"(?:[Ww]hat\s+(?:does|did|will|would|of|about)|[Ww]hy\s+(?:does|did|is|has|will)|[Hh]ow\s+(?:does|did|will)|how\s+(?:much|many|long|far|often)|[Cc]ould|[Ww]ill|[Ww]ould|[Ss]hould|[Cc]an|[Dd]id|[Dd]oes|[Hh]as|Had"
    r"|[Aa]nd|[Nn]ot\s+so|(?:[Ii]t\s+(?:is|was)|only|that|why|so|while|where|how|when|even|but|because|until|whether|if|though|what))\s+$"
)
CLEFT = re.compile(r"\b[Ii]t\s+(?:is|was)\s+$")
QUESTION = re.compile(r"\s*\?|\s+[a-z]+(?:\s+[\w’']+){0,6}\?")
APPOSED = re.compile(r"[A-Z][\w’'-]*,\s+$")
CLAUSE = re.compile(r",\s+(where\s)?[^.;:!?\n]{0,120}")
IN_PLACE = re.compile(r"(?:[Ii]n|[Aa]t)\s+(?:neighbouring\s+|nearby\s+)?$")
FEW = 5
"""How many words may stand between a place's possessive or article and the noun that tells what is meant."""


def known_cue(text: str, group: list[Naming], sentence: int, cues: Cues) -> Hit | None:
    """What makes a list of places councils, of which the article names one in full or as acting; None for a mere place."""
    start, end = group[0].start, group[-1].end
    if owner := POSSESSIVE.match(text, end):
        return named("owner", group) if noun_within("head", text, owner.end(), cues) or ELLIPSIS.match(text, end) else None
    allowed = preposition_allows(text, start, end, cues)
    opens = allowed is None or begins_clause(text, start, sentence, cues)
    the = text[max(0, start - 4) : start].lower() == "the "
    if (allowed is not False or the) and noun_within("tail", text, end + 1, cues, 2):
        return named("work", group)
    if allowed is False or the or opens and is_placelike(text, end, cues):
        return None  # "ferries cross the Swale"
    if opens and (said := subject(text, group, sentence, cues)):
        return said
    town = group[0].bodies[0]["kind"] == "parish"  # "staff at Newton Abbot"
    free = any(form.match(text, end) for form in (FREE, ASKED, PREDICATE)) or verb_after(text, end, cues)
    return named("party", group) if allowed and not town and free else subject(text, group, sentence, cues)


def preposition_allows(text: str, start: int, end: int, cues: Cues) -> bool | None:
    """What the word before a known council's place says: True, a council; False, a place; None, where it opens its clause."""
    back = max(0, start - BACK)
    found = WORD_BEFORE.search(text[back:start])
    if found is None:
        return None
    word, at = found[1].lower(), back + found.end(1)
    if ADJECTIVE.search(text, back, start):
        return False  # "her brief is a caring Powys"
    if word in ("of", "to", "on"):
        return cues.ending("party", at) is not None
    if word == "from":
        return bool(cues.ending("party", at) or MOVED.search(text, back, at + 1))
    if word == "at":
        return bool(found[1] == "At" or cues.ending("working lead", at) or COUNTED.search(text, back, at))
    if word == "in" and text.startswith(" they ", end):
        return True
    if word in LEFT and (text.startswith(" £", end) or cues.starting("left", end + 1)):
        return True
    if word in ("and", "or") and not BESIDE.search(text, back, start):
        return None  # "a pier, a pie and Wigan"
    if word == "with" and LINKED.search(text, max(0, start - 2 * BACK), start):
        return False
    return cues.ending("elsewhere", at) is None


def subject(text: str, group: list[Naming], sentence: int, cues: Cues) -> Hit | None:
    """A place that opens its clause, of which something is said that goes with a council: "Southwark was luckier"."""
    start, end = group[0].start, group[-1].end
    leading = LEADING.search(text, max(sentence, start - 20), start)
    if not (leading or begins_clause(text, start, sentence, cues)) or is_placelike(text, end, cues):
        return None
    if APPOSED.search(text, max(sentence, start - 30), start) or LINKED.search(text, max(sentence, start - 2 * BACK), start):
        return None
    insert = INSERT.match(text, end)
    at = insert.end() if insert else end
    if text.startswith(", ", at) and text[max(0, start - 2) : start] == ", ":
        at += 1  # "its biggest customer, Tandridge, has left"
    told = leading and QUESTION.match(text, end) or is_cleft(text, start, end, sentence)
    return named("subject", group) if told or PREDICATE.match(text, at) or verb_after(text, at, cues) else None


def is_cleft(text: str, start: int, end: int, sentence: int) -> bool:
    """Whether a name is brought out: "it was Merton that blinked first"."""
    return text.startswith(" that ", end) and CLEFT.search(text, max(sentence, start - 10), start) is not None


def is_placelike(text: str, end: int, cues: Cues) -> bool:
    """Whether something is said that goes with a town, a county or a team and not with a council.

    The rule lines say what: "is [famous]" (scenic), "is a spa [town]" (placeword), "has 20 [beaches]" (scenery), "[beat] Hull"
    (placeverb).
    """
    state = STATE.match(text, end)
    if state is None or SCORE.match(text, end):
        return state is not None
    at = state.end()
    if state["be"]:
        article = NOUN_PHRASE.match(text, at)
        return bool(cues.starting("scenic", at) or article and noun_within("placeword", text, article.end(), cues))
    verb = cues.starting("placeverb", at)
    if verb and text[verb.end : verb.end + 1] not in ("'", "’"):
        return True
    return bool(state["have"] and noun_within("scenery", text, at, cues))


def noun_within(label: str, text: str, at: int, cues: Cues, words: int = FEW) -> bool:
    """Whether a phrase of a label starts at one of the next few words, all in lower case: "youth and play [team]"."""
    for _ in range(words):
        if cues.starting(label, at):
            return True
        space = text.find(" ", at, at + 20)
        if space < 0 or not text[space - 1].isalnum() or not text[space + 1 : space + 2].isalnum():
            return False
        at = space + 1
    return False


def area_acts(text: str, hit: Hit, sentence: int, cues: Cues) -> bool:
    """Whether an area such as "the county" is used of its council: "the county said", "a source at the city"."""
    start, end = hit.start, hit.end
    if owner := POSSESSIVE.match(text, end):
        own = owner[0].endswith("own ") or noun_within("head", text, owner.end(), cues)
        return bool(own or cues.starting("owned noun", owner.end()))
    if is_cleft(text, start, end, sentence):
        return True
    if is_dealt_with(text, start, end, cues):
        return True
    asked = LEADING.search(text, max(sentence, start - 20), start)
    if asked and text[end : end + 1] == "?":
        return True
    if hit.id != "parish" and is_placelike(text, end, cues):
        return False
    verb = verb_after(text, end, cues)
    if asked or begins_clause(text, start, sentence, cues):
        return bool(verb or hit.id != "parish" and (PREDICATE.match(text, end) or text.startswith(", which", end)))
    # "under the terms the borough keeps half", not "people of the borough keep"
    before = WORD_BEFORE.search(text, max(0, start - BACK), start)
    free = before is not None and before[1].lower() not in ("of", "to", "from", "on", "for", "at", "with", "by", "than", "about")
    return bool(verb and verb.label == "act" and free and hit.id != "parish" and not cues.ending("elsewhere", start - 1))


def is_dealt_with(text: str, start: int, end: int, cues: Cues) -> bool:
    """Whether an area is the other party: "talks with the borough", "paid to the district", "leaves the county £2m short"."""
    back = max(0, start - BACK)
    party = cues.ending("party", start - 1)
    if party and text[party.end - 3 : party.end] == " of":
        party = None  # "half of the district lies in a park"
    if (party or cues.ending("lead dealt", start - 1) or MOVED.search(text, back, start)) and FREE.match(text, end):
        return True
    left = text[start - 6 : start - 1].endswith(("leave", "eaves", "left", "aving"))
    paid = cues.ending("dealing", start - 1)
    if paid and paid.id == "payer" and text.startswith(" £", end):
        return True
    if left and (text.startswith(" £", end) or cues.starting("left", end + 1)):
        return True
    return text[start - 4 : start] == "and " and GAP.match(text, end) is not None


def moved(text: str, group: list[Naming]) -> Hit | None:
    """A long list of places from which people move to another employer: "3,840 move across from Easington, Teesdale, …"."""
    start = group[0].start
    return named("moved", group) if len(group) > 2 and MOVED.search(text, max(0, start - BACK), start) else None


def body_there(text: str, start: int, end: int, sentence: int, cues: Cues) -> Hit | None:
    """The people of a council named with their place: "In Dudley, where 77 lost their jobs, bosses said", "in Hull, officers".

    The words for them are the rule lines with the label "body".
    """
    clause = CLAUSE.match(text, end)
    if clause is None:
        return None
    first, last = end + 2, clause.end()
    if clause[1] is None:
        if start - sentence > 30 or not IN_PLACE.search(text, sentence, start):
            return None
        last = min(last, end + 45)
    for word_start, word_end in cues.within("body", first, last):
        if clause[1] is None and len(text[first:word_start].split()) > 4:
            return None
        body = cues.starting("body", word_start)
        if body and is_own_people(text, body, word_start, word_end, cues):
            return body
    return None


def is_own_people(text: str, body: Hit, start: int, end: int, cues: Cues) -> bool:
    """Whether "bosses", "the contract" … are a council's: "finance bosses", not "trawler bosses", "police officers"."""
    if cues.ending("outsider", start - 1) or cues.starting("outsider", end + 1):
        return False
    before = WORD_BEFORE.search(text, max(0, start - BACK), start)
    if body.id != "people" or before is None or before[1][0].isupper():
        return True
    return cues.ending("insider", start - 1) is not None


def named(rule: str, group: list[Naming]) -> Hit:
    """A hit of a named rule of this module."""
    return Hit(group[0].start, group[-1].end, "known", rule, f"councils/known {rule}")
