"""Heads: the word that names a role, the noun phrase around it, and whether such a role makes a councillor."""

from __future__ import annotations

import re

from .people_names import Line, Words
from .people_phrases import NOTHING, PREPOSITIONS, Around, Phrase, party_in, party_text, possessive, stops, unowned

PARTYLESS = ("people/role/officer", "people/role/union", "people/role/public", "people/role/family", "people/role/agent")
"""Rules of roles whose bearers do not belong to a party that is named after them."""
LONE = ("only", "lone", "sole", "remaining")
"""Words between an owner and the one that it has: "Labour's **only** member"."""
BARRED = ("and", "appointed", "named", "made", "installed", "unveiled", "promoted", "came", "comes")
OF_SUBJECTS = ("people/role/spokes", "people/role/cabinet", "people/role/officer", "people/role/member", "people/role/chair")
"""Rules of roles that go with the subjects they are for: "**health and social care** spokesman"."""
WORDS_TOO = ("community", "prospect", "voice")
"""Names of unions that are words too."""
UNTIL = re.compile(r",? until (?:\d{4}|last|recently|[A-Z])")
MODIFIERS = 5
"""A role has at most this many words before its head: "interim assistant director", "education services director"."""
AGENT: Line = {"label": "role", "id": "agent", "rule": "people/role/agent"}
"""The line of a role that is in no list and shows by its ending: "binwoman", "cellist", "gran-of-six"."""
ENDINGS = ("er", "or", "ist", "man", "woman", "person", "eer", "ian", "wright", "smith", "ee", "ant")
COUNTED = re.compile(r"[a-z-]+-of-[a-z]+$")
LOOSE = re.compile(  # what tells no more of a role: how long, since when, what for
    r" (?:for (?:[\w-]+ ){0,4}(?:years|months|weeks|decades)\b.*|(?:in|from|of) (?:\d{4}|January|February|March|April|May|June"
    r"|July|August|September|October|November|December)\b.*|(?:last|this|next|earlier|recently|currently|there|here|himself|herself)"
    r"|and (?:himself|herself|lives|works|has|had|is|was|runs|keeps|earns|once)\b.*|from (?:his|her|their) .*"
    r"|to (?!the |an? |its |their |his |her |our |council|cabinet|parliament|ministers|government)[a-z]+(?: .*)?)$"
)


def heads_in(words: Words, phrase: Phrase, end: int | None = None, opens: bool = False) -> list[tuple[int, int, Line]]:
    """(first, last, line) of each role word, the longest phrase at each place ("cabinet member", not "member").

    end: how many words of the phrase are looked at. opens: whether it opens a sentence, so that its capital says nothing.
    """
    found: list[tuple[int, int, Line]] = []
    lows = phrase.lows if end is None else phrase.lows[:end]
    for at, low in enumerate(lows):
        for first, line in words.heads.get(low, ()):
            if at >= len(first) and tuple(lows[at - len(first) : at]) == first:
                if found and first and found[-1][1] >= at - len(first):
                    found.pop()  # the deputy of "deputy leader"
                found.append((at - len(first), at, line))
                break
        else:
            if is_agent(words, low) and (phrase.tokens[at].islower() or opens and at == 0) or is_man_of(phrase, lows, at):
                found.append((at, at, AGENT))
    return found


SENDERS = ("firm", "company", "contractor", "union", "council", "county", "city", "borough", "authority", "developer", "trust")
"""Who has a man somewhere without being named: "the **firm's** man in Hull"."""


def is_man_of(phrase: Phrase, lows: list[str], at: int) -> bool:
    """Whether a word is the "man" of "Corbel's man in Slough", "Suffolk's man for roads" and "the man in charge of bins"."""
    if lows[at] not in ("man", "woman") or not at:
        return False
    if lows[at + 1 : at + 3] in (["in", "charge"], ["responsible", "for"]) or lows[at + 1 : at + 2] == ["behind"]:
        return True
    if not possessive(lows[at - 1]):
        return False
    if phrase.tokens[at - 1].islower() and unowned(lows[at - 1]) not in SENDERS:
        return False
    return at + 1 == len(lows) or lows[at + 1] in ("for", "in", "at", "on")


def is_agent(words: Words, low: str) -> bool:
    """Whether a word that is in no list names somebody by its ending: "gondolier", "mum-of-six"; but not "number"."""
    known = words.agents.get(low)
    if known is None:
        if low.endswith(ENDINGS):
            known = len(low) > 4 and low not in words["noagent"] and not stops(words, low) and low not in words.never
        else:
            known = "-of-" in low and COUNTED.match(low) is not None
        words.agents[low] = known
    return known


COMPANY_CHAIRS = frozenset(
    (kind, chair) for kind in ("executive", "non-executive") for chair in ("chairman", "chair", "chairwoman", "chairperson")
)
"""Chairs that companies have and councils do not."""


PRESS = frozenset(
    ("spokesman", "spokeswoman", "spokesperson", "council", "authority", "city", "county", "borough", "district", "town", "hall")
) | {"for", "the", "its", "a", "official"}
"""The words of a role that speaks for a council and of none of its parties and subjects: "spokesman for the council"."""
CHIEFS = frozenset(("chief", "boss", "supremo", "tsar"))
"""Last words of roles that are an officer's, but a councillor's behind a party: "Conservative **finance chief**"."""

SEATED_WITH = frozenset(("cabinet", "ward", "council", "group"))
"""Where councillors are colleagues."""
LEADERS = frozenset(("leader's", "leader’s", "mayor's", "mayor’s"))
"""Owners of a deputy who sits beside them: "the **leader's** deputy"."""


def sits(words: Words, line: Line, lows: list[str]) -> bool | None:
    """Whether a role makes a councillor: True, False, or None where the words leave it open.

    line: the rule line of the role's head; its ``councillor`` is true (always), "bare" (unless other words speak
    against it) or "context" (only with other words). lows: the words of the whole phrase.
    """
    others = words["outsider"]
    if line["label"] == "outsider" or any(low in others and others[low]["id"] != "former" for low in lows):
        return False
    if any(low in words["elsewhere"] for low in lows) or "combined" in lows and "authority" in lows:
        return False
    if any(pair in COMPANY_CHAIRS for pair in zip(lows, lows[1:], strict=False)):
        return False  # executive chairman of Corbel
    verdict = line.get("councillor")
    if verdict is None:
        if line["id"] == "deputy" and not LEADERS.isdisjoint(lows):
            return True  # the leader's deputy
        if line["id"] == "colleague" and not SEATED_WITH.isdisjoint(lows):
            return True  # her cabinet colleague
        partisan = line["id"] in ("deputy", "colleague") or not CHIEFS.isdisjoint(lows)
        return True if partisan and party_before_head(words, line, lows) else None  # Tory lead on finance
    if verdict is True:
        return not ("mayor" in lows and regional(words, lows))
    if line["id"] == "member":
        return True if "for" in lows[:-1] else member_sits(words, lows)
    if line["id"] == "spokes" and {unowned(low) for low in lows} <= PRESS:
        return False  # a council spokesman
    return council_words(words, lows, verdict == "bare")


def party_before_head(words: Words, line: Line, lows: list[str]) -> bool:
    """Whether a party stands before the head of a role: "Tory lead on finance", "the Labour group's finance lead"."""
    at = next((i for i, low in enumerate(lows) if low in line.get("pattern", ())), 0)
    return party_in(words, lows[:at]) is not None


def member_sits(words: Words, lows: list[str]) -> bool | None:
    """Whether a member sits on a council: "member of the scrutiny panel", not "of the tenants' panel"."""
    at = lows.index("member") if "member" in lows else len(lows)
    span = party_in(words, lows[:at])
    if span and (span[1] == at or span[1] == at - 1 and lows[at - 1] in LONE):
        return True  # Labour's only member
    if any(low in words["other_word"] or low in words["body"] or low.upper() in words["body"] for low in lows):
        return None
    strong = (line["id"] for low in lows if (line := words["council_word"].get(low)))
    return True if "strong" in strong else None


OF_BODIES = ("committee", "council", "group", "panel", "board")
"""What councils have, and other bodies too: "the residents' **committee**"."""


def council_words(words: Words, lows: list[str], bare: bool) -> bool | None:
    """Whether the words around a role are those of a council (a party, "scrutiny") or of another body ("tenants' forum")."""
    if any(low in words["elsewhere"] for low in lows):
        return False
    if party_in(words, lows):
        return True
    if any(low not in WORDS_TOO and (line := words["body"].get(unowned(low))) and line["id"] == "unions" for low in lows):
        return False  # convener of Unite at the council
    pairs = zip(lows, lows[1:], strict=False)
    if any(low in OF_BODIES and (words["other_word"].get(before) or {}).get("id") == "apart" for before, low in pairs):
        return False  # who chairs the residents' committee
    known = [line["id"] for low in lows if (line := words["council_word"].get(low) or words["council_word"].get(unowned(low)))]
    if "strong" in known:
        return True
    if any(low in words["other_word"] or low.upper() in words["body"] or low in words["body"] for low in lows):
        return False
    if any(low.endswith(("s'", "s’")) for low in lows):
        return False  # the hoteliers' leader
    return True if known or bare else None


def regional(words: Words, lows: list[str]) -> bool:
    """Whether a mayor is that of a combined authority or of London; "the London borough's mayor" is not."""
    phrase = f" {' '.join(unowned(low) for low in lows)} "
    return "borough" not in phrase and any(f" {name} " in phrase for name in words["metro"])


def read_phrase(words: Words, text: str, phrase: Phrase, head: tuple[int, int, Line], last: int) -> Around:
    """The role whose head stands at ``head`` and whose noun phrase ends before the word ``last``."""
    lows = phrase.lows
    first = head[0]
    while first and head[0] - first < MODIFIERS and (modifies(words, lows[first - 1]) or is_acronym(phrase.tokens[first - 1])):
        first -= 1
    if lows[first - 2 : first] == ["labour", "and"] and lows[first] in ("co-op", "co-operative"):
        first -= 2
    elif first > 1 and lows[first - 1] == "and" and head[2]["rule"] in OF_SUBJECTS and first < head[0]:
        first = subjects_from(words, lows, first)
    owner = owner_of(words, lows, first)
    while last > head[1] + 1 and trails(words, lows[last - 1]) and not phrase.tokens[last - 1].isupper():  # Age UK
        if phrase.tokens[last - 2][0].isupper() and phrase.tokens[last - 1][0].isupper():
            break  # Ribble Together
        last -= 1
    seat = head[2].get("councillor") in (True, "bare")
    if head[2]["id"] == "member":
        seat = "for" in lows[head[1] :] or lows[first : head[0]] == ["independent"] and "of" not in lows[head[1] :]
    if "independent" in lows[first : head[0]] and not seat:
        at = lows.index("independent", first)
        if phrase.tokens[at].islower() or not at or not phrase.tokens[head[1]].islower():  # but: the Independent chairman
            lows = ["" if low == "independent" else low for low in lows]  # an independent chair has no party
    span = party_in(words, lows[owner:last])
    if span and owner + span[0] > head[1] and head[2]["rule"] in PARTYLESS:
        span = None  # chief executive of the Tory-run council
    party = party_text(words, text, phrase, (owner + span[0], owner + span[1])) if span else None
    former = any(
        low.startswith("ex-") or (line := words["outsider"].get(low)) and line["id"] == "former"
        for low in lows[owner : head[1] + 1]
    )
    former = former or bool(first) and lows[first - 1] == "then"  # the then leader
    if head[2]["label"] == "outsider" and span and (owner + span[0], owner + span[1]) == (first, head[0]):
        first = head[0]  # a Conservative MP has the role MP
    start, end = phrase.places[first][0], phrase.places[last - 1][1]
    if loose := LOOSE.search(text, phrase.places[head[1]][1], end):
        end = loose.start()
    former = former or UNTIL.match(text, end) is not None
    councillor = sits(words, head[2], lows[owner:last])
    if councillor and head[2]["id"] == "civic" and regional(words, lows[max(0, owner - 4) : last]):
        councillor = False  # the West of England mayor
    return Around(text[start:end], party, councillor, phrase.places[owner][0], end, head[2]["rule"], former)


def with_first_party(words: Words, text: str, phrase: Phrase, head: tuple[int, int, Line], found: Around) -> Around:
    """Give the second of two roles the party of the first: "**SNP** group leader and depute council leader [Jane Roe]"."""
    if found.party or not found.role or "and" not in phrase.lows[: head[0]]:
        return found
    at = head[0] - 1 - phrase.lows[: head[0]][::-1].index("and")
    first = next((one for one in heads_in(words, phrase, at) if one[1] == at - 1), None)
    side = read_phrase(words, text, phrase, first, at) if first else NOTHING
    return found._replace(party=side.party, councillor=found.councillor or side.councillor) if side.party else found


def subjects_from(words: Words, lows: list[str], first: int) -> int:
    """Where the subjects of a role begin that are joined by "and": "Labour's **health and** social care spokesman".

    first: where what follows "and" begins. They count behind an owner, an article or a party only.
    """
    at = first - 1
    while at and first - at < MODIFIERS and modifies(words, lows[at - 1]) and lows[at - 1] not in words.heads:
        at -= 1
    led = at and (possessive(lows[at - 1]) or lows[at - 1] in ("the", "a", "an", "its", "their", "our", "his", "her"))
    return at if led and at < first - 1 else first


def is_acronym(token: str) -> bool:
    """Whether a word is printed in capitals: "**IT** security officer"."""
    return token.isupper() and token.isalpha() and len(token) > 1


def owner_of(words: Words, lows: list[str], first: int) -> int:
    """Where the words that own a role begin: "the county council's [leader]" at "county"."""
    owner = first - (first > 1 and lows[first - 1] in LONE and possessive(lows[first - 2]))  # Labour's only member
    if owner and possessive(lows[owner - 1]):
        owner -= 1
        while owner and first - owner < MODIFIERS and not stops(words, lows[owner - 1]) and lows[owner - 1] not in PREPOSITIONS:
            owner -= 1
        return owner
    return first


def trails(words: Words, low: str) -> bool:
    """Whether a word cannot be the last of a role."""
    return low in PREPOSITIONS or low in words.functions or low == "and"


def modifies(words: Words, low: str) -> bool:
    """Whether a word can stand before the head of a role, in its noun phrase."""
    if low.endswith(("-serving", "-standing")):
        return True
    if low.endswith("ing") and not any(low in words[label] for label in ("noname", "institution", "modifier")):
        return False  # inviting [council leader Jane Roe], but: planning chief
    if low.endswith(("s'", "s’")) and low in words["other_word"]:
        return True  # residents’ association chairman
    return not stops(words, low) and not possessive(low) and low not in PREPOSITIONS and low not in BARRED
