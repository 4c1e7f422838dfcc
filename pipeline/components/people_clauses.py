"""Clauses: the role that a noun phrase, a relative clause or the verb of a sentence gives."""

from __future__ import annotations

import re

from .people_heads import AGENT, council_words, heads_in, sits
from .people_names import Words
from .people_nouns import clause_after, is_past, joined, role_phrase
from .people_phrases import (
    NOTHING,
    Around,
    Phrase,
    bounds,
    noun_phrase_end,
    party_after,
    party_in,
    party_text,
)
from .people_ranks import SLIGHT, TRADES, is_office

PLAIN = frozenset({"councillor", "member", "officer", "person", "man", "woman"})
"""Roles that say less than the clause behind them: "the councillor **who holds the portfolio for roads**"."""
DID_AS = re.compile(
    r",? (?:took|takes|made|makes|signed|oversaw|oversees|led|leads|has|had|is|was|pushed|drew|approved|presented|brought)\b"
)
"""The verb after "who as cabinet member for schools"."""

DOING = re.compile(r"([a-z]+(?:ing|ed))\b")
CHOSEN = re.compile(r" (?:re-)?(?:elected|appointed|made|named|installed|unveiled|confirmed|chosen)\b")
"""Words after which "was" tells of a role that is held: "was elected leader"."""
COPULA = re.compile(
    r"(?:is to be|is to become|is|was|became|becomes|remains|has been|had been|have been|will be|will become|serves as|acts as"
    r"|works as|worked as|served as|used to be|stood down as|stepped down as|resigned as|quit as|retired as"
    r"|(?:has|had) (?:quit|resigned|retired|stood down|stepped down) as)"
    r"(?: (?:also|now|then|still|once|until (?:last|this) \w+|until recently|duly|(?!only|early|family|daily|likely)[a-z]+ly))?"
    r"(?: (?:re-)?(?:elected|appointed|made|named|installed|unveiled|confirmed|chosen)(?: as| to be)?)?\s+(?:also |now |then )?"
)
PAST = ("was", "served", "worked", "used", "stood", "stepped", "resigned", "retired", "quit", "had")
AS = re.compile(
    r"(?:[\w’'-]+ ){1,9}?(?:as|post of|job of|role of|position of)"
    r" (?!well |soon |long |far |if |though |of )(?:its |the |an? )?"
)
LEFT = ("stood down", "stepped down", "resigned", "quit", "retired", "was sacked", "was ousted", "was removed", "served", "lost")
"""How a clause begins whose role is over: "who was sacked as leader"."""
SEATED = ("sits", "sat", "serves", "works", "doubles")
"""How a clause begins whose "as" tells more than its verb: "sits on the shadow cabinet as portfolio holder for roads"."""
AUXILIARIES = {"has", "had", "will", "would", "also", "now", "still", "currently", "jointly", "previously", "formerly", "once"}
"""Words before the verb of a duty: "who has run the café", "who now chairs the forum"."""
SECOND = re.compile(r" and (?:is|has been|remains) (?:now |also |still )?(?=an? |the )")
"""The second verb of "who has worked nights since 1998 and is a steward for Unison"."""
BRIEF = re.compile(r"\bthe (?!(?:same|only|right|best|hardest|worst)\b)[\w-]+(?: [\w-]+){0,4} (?:job|brief|portfolio|remit)$")
"""What a councillor holds: "who **has had the adult care job**"."""
AND_NOW = re.compile(r" and (?:now|also|still) (?=[a-z]+s\b)")
"""The second verb of "who grew up in care **and now** advises the board"."""
OWNED = r"(?:the |its |their |his |her |our |an? |[A-Z][\w’'-]*(?: (?:and |of |upon )?[A-Z][\w’'-]*){0,4}[’']s? )?"
IN_COURT = ("prosecuting", "defending", "mitigating", "appearing", "acting", "for", "on")
"""How the duty of somebody in court begins: "prosecuting for the council"."""
AND_DID = re.compile(r" and [a-z]{3,}ed\b| (?:last|next)$")
"""Where a sentence goes on to what its subject did: "teaches physics **and marched** on Monday"."""
WHO_CLAUSE = re.compile(r"\bwho (?:now |also |still )*")
AND_CLAUSE = re.compile(r"\band (?=(?:now |also |still )*(?:will|is|has|was|[a-z]+s) )(?:now |also |still )*")
"""Where the office may stand in "the archivist **who** dreamed it up **and** will be its director"."""
WHO = ("who", "who's", "who’s")
STANDS = re.compile(
    r"(?:is to |will |would |hopes to |plans to )?(?:fight|contest|fought|contested|stand|stood)"
    r" (?:[^,.;“”\"]{3,40} )?for (?:the )?(?=[A-Z])"
)
"""What stands before a party in "who is to fight the next election for Labour"."""
AND_SITS = re.compile(r" and (?:now |still |has since )?s(?:its|at) (?:as an? |with the )(?=[A-Za-z])")
SIDED = re.compile(
    r"(?:defected to|switched to|crossed the floor to|sits (?:for|with|as an?)|stood for|stands for|was elected (?:for|as an?))"
    r" (?:the )?(?=[A-Z])"
)
"""What stands before a party in "who defected to Labour in May"."""
SEAT_AS = re.compile(
    r"(?:represent(?:s|ed)?|sits? (?:for|on|in)|sat (?:for|on|in)|ha(?:s|d|ve) (?:represented|sat for|held)|serves|held|holds)"
    r" [^.;:“”\"\n]{2,70}? (?:as an? |for (?:the )?)(?=[A-Za-z])"
)
"""What stands before the party of "who represents Elm and Oak wards **as a** Liberal Democrat"."""
REACH = 260
"""How many characters after a name are looked at."""


def noun_phrase(words: Words, text: str, at: int, right: int) -> Around:
    """The role, or else the party, that a noun phrase at ``at`` names: "the Labour whip", "an Independent"."""
    found = role_phrase(words, text, at, right)
    plain = found.role in PLAIN or found.party and (found.role or "").endswith((" councillor", " member"))
    if plain and text.startswith(" who ", found.end):  # the councillor who holds the portfolio for roads
        more = relative_clause(words, text, found.end + 5, right)
        if more.role:
            return found._replace(role=more.role, end=more.end)
    if found.rule in (*TRADES, *SLIGHT) and (office := office_of(words, text, found, right)).role:
        return office
    if found.role and not found.party:
        lead = Phrase(text, at, found.start)
        span = party_in(words, lead.lows[:3])
        if span and span[0] < 2 and lead.lows[span[1] : span[1] + 1] == ["and"]:  # an independent and the deputy leader
            return found._replace(party=party_text(words, text, lead, span), councillor=True)
    return found if found.rule else partisan(words, text, at, right, Phrase(text, at, noun_phrase_end(text, at, right)))


def office_of(words: Words, text: str, found: Around, right: int) -> Around:
    """The office that a relative clause adds to a trade: "the archivist **who will be its first director**"."""
    stop = noun_phrase_end(text, found.start, right)
    clause = WHO_CLAUSE.search(text, found.start, stop)
    if clause is None:
        return NOTHING
    parts = [clause.end(), *(part.end() for part in AND_CLAUSE.finditer(text, clause.end(), stop))]
    said = (relative_clause(words, text, part, right) for part in parts)
    return next((one._replace(party=found.party or one.party) for one in said if is_office(one)), NOTHING)


def partisan(words: Words, text: str, at: int, right: int, phrase: Phrase) -> Around:
    """The party of ", an Independent," and ", the Lib Dem who chairs the committee", whose duty is the role."""
    lows = phrase.lows
    span = party_in(words, lows)
    if not span or span[0] > 2 or lows[0] not in ("a", "an", "the", "another", "both", "all", "fellow", lows[span[0]]):
        return NOTHING
    follows = lows[span[1]] if span[1] < len(lows) else ""
    if follows in ("councillor", "member") and lows[span[1] + 1 : span[1] + 2] == ["who"]:
        follows, span = "who", (span[0], span[1] + 1)  # the Labour councillor who led the talks
    if len(lows) > 5 and follows not in (*WHO, "whose", "on", "in", "responsible", "with"):
        return NOTHING
    found = Around(None, party_text(words, text, phrase, span), True, at, phrase.places[-1][1], "people/party-after")
    if follows in ("in", "responsible", "with"):  # the Conservative in charge of finance
        more = duty_at(words, text, phrase.places[span[1]][0], right, apposed=True)
        return found._replace(role=more.role, end=max(found.end, more.end))
    if follows in WHO:
        more = relative_clause(words, text, phrase.places[span[1]][1] + 1, right)
        return found._replace(role=more.role, end=max(found.end, more.end))
    return found


def seated_as(words: Words, text: str, at: int, right: int) -> Around | None:
    """The duty and the party in "represents Elm and Oak wards as a Liberal Democrat"; None for a clause without party."""
    match = SEAT_AS.match(text, at, right)
    side = party_after(words, text, match.end(), min(right, match.end() + 40), opens=True) if match else NOTHING
    if not side.party:
        return None
    held = duty_at(words, text, at, noun_phrase_end(text, at, right))
    return held._replace(party=side.party, councillor=True, rule=held.rule or "people/sided-with")


def relative_clause(words: Words, text: str, at: int, right: int) -> Around:
    """The role in "who chairs the forum", "who is also leader", "who took over as convener", "who was elected leader"."""
    if seat := seated_as(words, text, at, right):
        return seat
    right = noun_phrase_end(text, at, right)
    if text.startswith("as ", at) and (doing := DID_AS.search(text, at, right)):
        return noun_phrase(words, text, at + 3, doing.start())  # who as cabinet member for schools took the decision
    if sided := SIDED.match(text, at, right):
        side = party_after(words, text, sided.end(), min(right, sided.end() + 40))
        if side.party:
            return side._replace(rule="people/sided-with")
    if stands := STANDS.match(text, at, right):
        side = party_after(words, text, stands.end(), min(right, stands.end() + 40), opens=True)
        if side.party:
            return side._replace(councillor=None, rule="people/stands-for")
    if sits_as := AND_SITS.search(text, at, right):
        side = party_after(words, text, sits_as.end(), min(right, sits_as.end() + 40), opens=True)
        if side.party:  # who resigned the whip and sits as an independent
            held = relative_clause(words, text, at, sits_as.start())
            return held._replace(party=side.party, councillor=True, rule=held.rule or "people/sided-with")
    found = copula(words, text, at, right, PAST)
    if found.rule:
        return found
    duty = duty_at(words, text, at, right)
    if duty.rule != "people/duty/leads" or text.startswith(SEATED, at):
        found = as_role(words, text, at, right)
    if not found.rule and not duty.rule:
        if second := SECOND.search(text, at, right):
            return noun_phrase(words, text, second.end(), right)
        if now := AND_NOW.search(text, at, right):
            return duty_at(words, text, now.end(), right)
    return found if found.rule else duty


def copula(words: Words, text: str, at: int, right: int, past: tuple[str, ...] = LEFT) -> Around:
    """The role after a verb of being or becoming at ``at``: "is now a trustee", "was appointed leader", "stood down as chair".

    past: the verbs, by their beginning, after which the role is over.
    """
    match = COPULA.match(text, at, right)
    if match is None:
        return NOTHING
    doing = DOING.match(text, match.end(), right)
    if doing and not any(doing[1] in words[label] for label in ("modifier", "noname", "institution")):
        return NOTHING  # had been guiding the driver
    found = noun_phrase(words, text, match.end(), right)
    if found.rule == AGENT["rule"]:
        return NOTHING  # is a realist at heart
    over = match.group().startswith(past) and not CHOSEN.search(match.group())
    return found._replace(former=True) if over and found.rule else found


def as_role(words: Words, text: str, at: int, right: int) -> Around:
    """The role in "took over as cabinet member for roads" and "the post of deputy leader", where ``at`` is past the subject."""
    match = AS.match(text, at, right)
    if match is None:
        return NOTHING
    found = noun_phrase(words, text, match.end(), right)
    if not found.role or found.rule == AGENT["rule"] or found.start > match.end() + 40:
        return NOTHING
    return found._replace(former=match.group().startswith(LEFT))


def duty_at(words: Words, text: str, at: int, right: int, apposed: bool = False) -> Around:
    """The role in a verb phrase at ``at``: "chairs the forum" after "who", or, ``apposed``, ", responsible for roads"."""
    lows = Phrase(text, at, min(right, at + 60)).lows[:5]
    skip = 0
    while not apposed and skip < 2 and lows[skip : skip + 1] and lows[skip] in AUXILIARIES:
        skip += 1
    if skip and (line := words["duty"].get(" ".join(lows[skip : skip + 1]))) and line["id"] in ("base", "leads"):
        return duty(words, text, clause_after(words, text, at, right, skip + 2), line["rule"], right)
    for size in (4, 3, 2, 1):
        line = words["duty"].get(" ".join(lows[:size])) if len(lows) >= size else None
        if line and line["id"] != "base" and apposed == (line["id"] == "apposed"):
            found = duty(words, text, clause_after(words, text, at, right, size + 1), line["rule"], right)
            has_done = lows[0] in ("has", "had") and any(is_past(low) and low != "had" for low in lows[1:2])  # has urged us
            if line["id"] != "held" or not has_done and (found.councillor or BRIEF.search(found.role or "")):
                return found  # who has the finance portfolio; but: who has the keys
    return NOTHING


SERVES = re.compile(
    r"(?:manag|r[ua]n|overs[ae]|handl|supervis|direct|organis|co-ordinat|deliver|provid)\w*\b.* for (?:the |its )?"
    r"(?:city |county |borough |district |town |local )?(?:council|authority|town hall|borough|county)$",
    re.IGNORECASE,
)
"""What an officer does for a council: "who **manages the contract for the council**"."""

SEAT = re.compile(r"(?:(?:now|still|also) )*(?:represents|has represented|sits for|has sat for) (?:the )?[A-Z]")
"""How a clause begins that tells whose member somebody is: "**represents** Castle ward"; unions are other words."""

PRESIDES = re.compile(
    r"(?:chairs|chaired|ran|led|opened|presided over) (?:the|that|last \w+['’]s) (?:\w+ )?"
    r"(?:meeting|evening|session|debate|discussion|vote)\b"
)
"""What somebody only did on the day: "who **chaired the meeting**"."""


def duty(words: Words, text: str, phrase: Phrase, rule: str, right: int) -> Around:
    """The role told by a verb: "chairs the services scrutiny committee"; who leads a council or its committees sits on it."""
    start, end = bounds(phrase, int(phrase.lows[0] == "is"), len(phrase.lows))
    if did := AND_DID.search(text, start, end):
        end = did.start()
    if PRESIDES.match(text, start, end):
        return NOTHING
    inner = [head for head in heads_in(words, phrase) if head[0]]
    is_officer = phrase.lows[0] in IN_COURT or SERVES.match(text, start, end) is not None
    verdict = False if is_officer else council_words(words, phrase.lows, False)
    if verdict is None and SEAT.match(text, start, end):
        verdict = True
    if verdict is None and inner:
        verdict = sits(words, inner[0][2], phrase.lows)
    span = party_in(words, phrase.lows)
    party = party_text(words, text, phrase, span) if span else None
    if span and party and (party.islower() and "resident" in party or text.endswith(" The ", 0, phrase.places[span[0]][0])):
        party, verdict = None, None  # runs a residents' group; spoke for neighbours on The Green
    former = phrase.lows[0].endswith("ed") or phrase.lows[0] in ("led", "ran", "used", "dealt", "had")
    found = Around(text[start:end], party, verdict, start, end, rule, former)
    return joined(words, text, found, right)
