"""Roles: what the words right after a person's name say of them."""

from __future__ import annotations

import re

from .people_clauses import OWNED, REACH, duty_at, noun_phrase, partisan, relative_clause
from .people_heads import heads_in, read_phrase
from .people_names import Words
from .people_nouns import clause_after
from .people_phrases import (
    NOTHING,
    Around,
    Phrase,
    bounds,
    noun_phrase_end,
    party_after,
    party_before,
    party_in,
    party_text,
    possessive,
    unowned,
)
from .people_plural import SEVERAL, shared_after

BRACKET = re.compile(r"\s?(?:\(([^()\n]{2,80})\)|\[([^\[\]()\n]{2,40})\])")
PLAID = "PC"
"""A party as only a bracket has it: "Councillor Jane Roe **(PC)**" is Plaid Cymru's, and PC Roe a constable."""
APART = re.compile(r"\s*,\s+|\s+[–—-]\s+")
AGE = re.compile(r"(?:aged )?\d\d(?:,\s+|(?=[.,;]))")
FROM_PLACE = re.compile(r"from (?:the )?[A-Z][\w'’-]+(?: (?:[a-z]{2,4} )?[A-Z][\w'’-]+){0,3}, (?=an? |who |the |[a-z]+ [a-z]+\b)")
"""Where somebody comes from, before what he or she is: "Jane Roe, **from Elm Bay,** a retired docker"."""
FOR_A_TIME = re.compile(
    r"(?:(until (?:(?:last|this) \w+|recently|(?:[A-Z][a-z]+ )?\d{4}|[A-Z][a-z]+))|at the time|for (?:\w+ ){1,2}years"
    r"|since (?:(?:[A-Z][a-z]+ )?\d{4}|[A-Z][a-z]+)|these days|nowadays|currently|at that time|by then|latterly),? "
)
"""When somebody held a role: "Jane Roe, **until last week** the authority's head of finance"."""
RELATIVE = re.compile(r"(?:and )?who(?:['’]s)?\s+(?:also |now |currently |then |previously |once )*")
ASIDE = re.compile(r"s?he (?:also |now )?(?=[^.;–—]{4,120}\s[–—-]\s)")
"""An aside between dashes: "Coun Jane Roe **- she leads the group -** called for a vote"."""

SITS = re.compile(r" (?:now |still )?(?:sits|serves) as (?=an? [A-Z])")
AS_ROLE = re.compile(
    r"(?:in (?:his|her|their) (?:\w+ )?(?:role|capacity|job)|speaking(?: \w+){0,5}|acting|writing) as (?:the |an? |its )?"
)
NOW = re.compile(r",? (?:and )?who (?=is |now )")
WHOSE = re.compile(
    r"(?:(?:in|on|under|within|from) )?whose (?!\w+ (?:it|this) is\b)"
    r"(?=(?:[\w’'-]+ ){0,3}?(?:wards?|portfolio|brief|division|patch|remit|committee|panel"
    r"|responsibilities|constituents|constituency|department|duties|in-tray)\b|cabinet (?:post|job|role)\b|desk\b)"
)
"""What a councillor or an officer has to do with the story: "Jane Roe, **in whose** division the bridge stands"."""
OFFICE_OF = re.compile(r"\b(?:department|duties|responsibilities|desk|in-tray|constituen\w+)\b")
"""What officers and members of parliament have too."""
WHOSE_JOB = re.compile(r"whose (?:job|task|duty|business) (?:it )?(?:is|was) (?:it )?(?=to [a-z]+ )")
AMONG = re.compile(r",? (?:(?:who )?(?:was|is|were) )?(?:among|one of) (?:the |its |their )?(?:[a-z]+ |\d+ )?(?=[A-Z])")
"""Before the party of "with Jane Roe **among six** Conservatives to vote against"."""
WHOSE_GROUP = re.compile(r"whose ((?:[A-Z]\w+ ){1,3}(?:group|party|colleagues|members|benches))\b")
BELONGING = re.compile(
    r",? (?:(of|from|for|on behalf of)(?= (?:the |[A-Z]))"
    r"|(of|from)(?= (?:\w+ )?(?:\w+s|charity|group|union|firm|think-tank|quango) [A-Z]))"
)
AS_THE = re.compile(rf" (?:(?:as|to be) {OWNED}|(?:its|their|the) (?:new |next |first |deputy |acting |interim )*)(?=[a-zA-Z])")
AS_ITS = re.compile(r",? (?:as|to be) (?:its|his|her|their) ")
APPOINTING = re.compile(
    r"\b(?:(?:appoint|nam|elect|cho|hir|unveil|instal|nominat|pick|recruit|promot|made?|comes?|welcom|confirm|poach|back)\w*"
    r"|t(?:ook|akes?|aken|aking) on|brought in)(?: (?:the )?[A-Z][\w-]+(?: [A-Z]\w+)?['’]s)?(?: [Cc](?:llr|oun)\w*)? $"
)
ONE_OF = re.compile(
    r"one of (?!(?:the )?(?:\w+ )?(?:against|few|many|for)\b)(?:the|its|their|his|her|a|\d+|two|three|four|five|six|seven"
    r"|eight|nine|ten|several|many)"
    r" [\w'’-]+(?: [\w'’-]+){0,6}(?=[,.;:–—])"
)
BODIES = re.compile(
    r"(?:university|college|institute|association|federation|society|trust|alliance|campaign|network|union|forum|foundation|group"
    r"|chamber|partnership|coalition|club|school|academy|board|commission|ltd|limited|plc|services|solutions|consulting|homes"
    r"|friends|action|watch|voices?|traders|residents|archaeology|architects|surveyors|solicitors|stores|textiles|foods|motors"
    r"|hospital|surgery|hospice|theatre|museum|library|hotel|brewery|café|cafe|restaurant|bakery|pharmacy|lettings|lawyers"
    r"|fisheries|quarries|centre|church|circuit|diocese|trustees|farmers|events|planning|tours|travel|coaches|cars|taxis"
    r"|properties|developments|estates|construction|engineering|productions|brewing|films|books|records|pianos"
    r"|puddings|rooms?|tearooms?|kitchen|dairy|garage|nursery|cleaners|cottages)$"
)
"""Last words of the names of bodies that a person can be of: "Jane Roe, of Elm University"."""
PLACES = (
    *("estate", "road", "street", "avenue", "terrace", "village", "valley", "flats", "court", "house", "hills", "isles", "marsh"),
    *("ward", "area"),
)
"""Last words of the places that stand behind "the" where somebody lives: "of the Elm Park **estate**"."""
CAMPAIGNS = frozenset(("save", "defend", "protect", "keep", "stop", "reclaim", "friends", "hands", "justice", "rescue"))
"""First words of the names of campaigns: "Jane Roe, of **Save** Our Pools"."""

OF_PARTY = {"the", "opposition", "ruling", "minority", "largest", "council's", "council’s", "local"}
PLAIN_BODY = re.compile(
    r" the (?:[a-z][a-z’'-]* ){0,3}(?:union|charity|association|federation|campaign|society|chamber|alliance|institute|forum"
    r"|lobby|watchdog|council|department|office|team|group|circuit|partnership|club|school|college|hospital|company|firm|trust"
    r"|board|auditor|applicants?|developers?|family|residents|owners|claimants?|farmers|traders|governors|parents|landlord)\b"
)
"""A body that is not named: "Jane Roe, **of the teaching union**"."""

BODY = re.compile(
    r" (?:the )?(?:[a-z-]+ ){0,3}?(?:[A-Z][\w'’&-]*(?: (?:of|for|and|the|&) (?=[A-Z])| )?)+"
    r"(?: ?(?:union|charity|group|campaign|party|association|branch|circuit|project|website|diocese|estate|ward|area|flats)\b)?"
)


def bracket_after(words: Words, text: str, end: int) -> tuple[Around, int]:
    """What a bracket after a name says, "(Lab, Park)", "(leader)", and where it ends."""
    match = BRACKET.match(text, end)
    if match is None:
        return NOTHING, end
    inside = match.span(match.lastindex or 1)
    if text[slice(*inside)] == PLAID:
        return Around(None, PLAID, True, *inside, "people/bracket"), match.end()
    phrase = Phrase(text, *inside)
    span = party_in(words, phrase.lows)
    if span and phrase.lows[: span[0]] in ([], ["both"], ["all"]):
        outsider = any(low in words["outsider"] for low in phrase.lows)
        party = party_text(words, text, phrase, span)
        return Around(None, party, not outsider, phrase.places[0][0], inside[1], "people/bracket"), match.end()
    for head in heads_in(words, phrase):
        return read_phrase(words, text, phrase, head, len(phrase.lows)), match.end()
    return NOTHING, match.end()


def after(words: Words, text: str, end: int, right: int) -> Around:
    """The role that stands after a name: in commas, in a relative clause, or "in her role as leader".

    end: where the name (and a bracket after it) ends. right: where its sentence ends.
    """
    right = min(right, end + REACH)
    if among := AMONG.match(text, end, right):
        side = party_after(words, text, among.end(), min(right, among.end() + 30), opens=True)
        if side.party and text[side.end - 1] in "sS":
            return side._replace(rule="people/among")
    match = APART.match(text, end, right)
    if match is None:
        if text.startswith(" in charge of ", end):
            return duty_at(words, text, end + 1, right, apposed=True)  # has put Jane Roe in charge of housing
        sits_as = SITS.match(text, end, right)
        return noun_phrase(words, text, sits_as.end(), right) if sits_as else belonging(words, text, end, right)
    if sits_as := SITS.match(text, match.end() - 1, right):  # Her predecessor, Jane Roe, now sits as an Independent
        return noun_phrase(words, text, sits_as.end(), right)
    at = match.end()
    if text.startswith(("nor ", "and "), at):
        return NOTHING  # Roe, nor the board's chair, Ali Khan
    if age := AGE.match(text, at, right):
        at = age.end()
    if home := FROM_PLACE.match(text, at, right):
        at = home.end()
    if spell := FOR_A_TIME.match(text, at, right):
        found = noun_phrase(words, text, spell.end(), right)
        return found._replace(former=found.former or spell[1] is not None)
    if role_as := AS_ROLE.match(text, at, right):
        return noun_phrase(words, text, role_as.end(), right)
    if SEVERAL.match(text, at, right) and (of_both := shared_after(words, text, at, right)).rule:
        return of_both
    relative = RELATIVE.match(text, at, right) or text[match.start() : at].strip() in "–—-" and ASIDE.match(text, at, right)
    if relative:
        return relative_clause(words, text, relative.end(), right)
    if group := WHOSE_GROUP.match(text, at, right):
        phrase = Phrase(text, *group.span(1))
        span = party_in(words, phrase.lows)
        if span and span[0] == 0:
            return Around(None, party_text(words, text, phrase, span), True, *group.span(1), "people/whose-group")
    if whose := WHOSE.match(text, at, right):
        start = whose.end() if whose.group().startswith("whose") else at
        start, end = bounds(phrase := clause_after(words, text, start, right, 4), 0, len(phrase.lows))
        sits = None if OFFICE_OF.search(text, whose.end(), end) else True
        return Around(text[start:end], None, sits, start, end, "people/whose-ward")
    if job := WHOSE_JOB.match(text, at, right):
        start, end = bounds(phrase := clause_after(words, text, job.end(), right, 3), 0, len(phrase.lows))
        return Around(text[start:end], None, None, start, end, "people/whose-job")
    found = noun_phrase(words, text, at, right)
    if found.former and (now := NOW.match(text, found.end, right)):  # the former area manager, who is now chair
        held = relative_clause(words, text, now.end(), right)
        found = held if held.role and not held.former else found
    if found.rule == "people/party-after" and not found.role and text.startswith(", ", found.end):
        clause = RELATIVE.match(text, found.end + 2, right)  # Cllr Roe, independent, who convenes the committee, said
        held = relative_clause(words, text, clause.end(), right) if clause else noun_phrase(words, text, found.end + 2, right)
        found = held._replace(party=found.party, councillor=True) if held.role else found
    if found.role and not found.party and text.startswith(", a", found.end):
        at = found.end + 2
        side = partisan(words, text, at, right, Phrase(text, at, noun_phrase_end(text, at, right)))
        if side.party:  # Cllr Roe, the cabinet member for waste, a Conservative, said
            found = found._replace(party=side.party, councillor=True)
    if not found.rule:
        found = duty_at(words, text, at, right, apposed=True)
    if not found.rule:
        found = shared_after(words, text, at, right)
    if not found.rule and (one := ONE_OF.match(text, at, right)):
        side = party_before(words, text, one.start(), one.end())
        seat = True if side.party or re.search(r"\bcouncillors\b", one.group()) else None
        return Around(one.group(), side.party, seat, *one.span(), "people/one-of-councillors" if seat else "people/one-of")
    return found if found.rule else belonging(words, text, end, right)


def chosen(words: Words, text: str, start: int, end: int, right: int) -> Around:
    """The role that somebody is given: "They have appointed Jane Roe as director of place"."""
    if own := AS_ITS.match(text, end, right):
        return noun_phrase(words, text, own.end(), right)  # with Jane Roe as its treasurer
    match = AS_THE.match(text, end, right)
    if match is None or not APPOINTING.search(text, max(0, start - 25), start):
        return NOTHING
    return noun_phrase(words, text, match.end(), right)


def belonging(words: Words, text: str, end: int, right: int) -> Around:
    """The body in "Jane Roe, of the GMB union" and "Jane Roe of the charity Shelter", up to its last capital."""
    match = BELONGING.match(text, end, right)
    if match is None:
        return NOTHING
    limit = noun_phrase_end(text, match.end(), min(right, match.end() + 80))
    named = BODY.match(text, match.end(), limit)
    if named is None:
        near = match[1] == "from" or text.startswith(",", end)
        unnamed = PLAIN_BODY.match(text, match.end(), limit) if near else None
        if unnamed is None:
            return NOTHING
        start, stop = match.start(1), unnamed.end()
        return Around(text[start:stop], None, None, start, stop, "people/belonging")
    phrase = Phrase(text, *named.span())
    span = party_in(words, phrase.lows)
    if span and span[0] < 3 and len(phrase.lows) - span[1] < 2 and not (set(phrase.lows[: span[0]]) - OF_PARTY):
        return Around(None, party_text(words, text, phrase, span), True, *named.span(), "people/party-after")
    start = match.start(match.lastindex or 0)
    plain = [token for token in phrase.tokens if token.islower() and token not in ("the", "of", "for", "and")]
    apposed = text.startswith(",", end)
    known = any(low in words["body"] for low in (" ".join(phrase.lows), " ".join(phrase.lows[1:])))
    if match[1] == "for" and not (apposed and (plain or known)):  # but: Jane Roe, for the union Unite, said
        return Around(None, None, None, start, named.end(), "people/owner")
    if possessive(phrase.lows[-1]):
        return Around(None, None, None, start, named.end(), "people/belonging")
    named_body = plain or known or is_body(phrase, surname_before(text, end))
    role = text[start : named.end()].strip() if named_body and not phrase.lows[-1].endswith(PLACES) else None
    return Around(role, None, None, start, named.end(), "people/belonging")


def surname_before(text: str, end: int) -> str:
    """The last word of the name that ends at an offset, in lower case."""
    return text[max(0, end - 30) : end].rpartition(" ")[2].lower()


def is_body(phrase: Phrase, surname: str) -> bool:
    """Whether capitals behind "of" are the name of a body and not of a place: "of Save Our Pools", "of Roe & Daughters".

    surname: that of the person, whose firm or farm may be named after the family.
    """
    lows = [unowned(low) for low in phrase.lows if low != "the"]
    if len(lows) < 2 or lows[-1] in ("council", "authority"):
        return False
    return (
        BODIES.match(lows[-1]) is not None
        or lows[0] in CAMPAIGNS
        or surname in lows
        or "&" in phrase.text[phrase.start : phrase.end]
        or phrase.lows[0] == "the"
    )
