"""Leads: what the words right before a person's name say of them."""

from __future__ import annotations

import re

from .people_heads import LONE, heads_in, read_phrase, with_first_party
from .people_led import LED, led_by
from .people_names import Words
from .people_phrases import (
    NOTHING,
    PREPOSITIONS,
    Around,
    Phrase,
    bounds,
    ends_phrase,
    party_before,
    party_in,
    party_text,
    possessive,
    stops,
    unowned,
)
from .people_plural import AMONG_THEM, shared_before

LAST_BREAK = re.compile(r".*(?:[,;:()\[\]“”\"–—]|(?<!\w)['‘]|['’](?!\w)(?<!s['’])| - |…)", re.S)
ASIDE = re.compile(r" \((?!\d)[^()\n]{3,40}\)$")
THEIR = re.compile(r"\s*(?:Their|their) ")
LISTING = re.compile(r"(?: [–—-]|:)$")
"""Between what several people are and their names."""
CALLED = re.compile(r"(?: who is| who was)? (?:called|named|by the name of)$")
THOUGH = re.compile(r", (?:however|meanwhile|though|too|by contrast|in reply)$")
"""What may stand between a party and who speaks for it: "For UKIP, **however,** Jane Roe said"."""
ALSO = ("them", "whom", "including", " as", " by", "notably", "are", "is", "were", "was")
"""How the expression ends that ``AMONG_THEM`` reads."""
TURNED = ("is", "was", " be", "are", " to", "by")
INVERTED = re.compile(
    r"\s(?:is|was|will be|is to be|are|(?:went|goes|gone|fell|fallen|passed|passes) to"
    r"|(?:is|was|will be) (?:held|filled|taken) by)$"
)
RELATIVES = ("who", "whose", "whom", "which", "that")
_MEETS = (
    "accused along alongside and appointed asked backed beat blamed called criticised faced faces hired joined "
    "joins met named praised replaced replaces sat sends sent sits stands stood succeeded succeeds sued "
    "nor plus thanked together via with worked works writes wrote"
)
MEETS = frozenset(_MEETS.split())
"""Words with which a sentence goes on behind a name, besides those that end a noun phrase."""
MEMBERS = ("councillors", "members", "representatives")
FOR = {"for", "from", "fellow", "behalf"}
"""Words between which and a name a party is that person's: "speaking for Labour, Jane Roe", "on behalf of Labour, Jane Roe"."""
PARTISAN = ("man", "woman", "stalwart", "veteran", "grandee", "rebel", "maverick")
"""Words after a party that are no role."""
TO_ANOTHER = re.compile(
    r" (?:to|with|by|from|against|beside|behind|under|than) (?:the|his|her|their|its|a|an) (?:[\w’'-]+ ){0,4}[\w’'-]+$"
)
"""How a relative clause ends on somebody else's role: "Roe, who wrote **to the firm's director**, Ali Khan"."""
AND = re.compile(" and ")
BUT = ("but", "bar", "except")
"""Words before the one who did not vote with a party: "all the Lib Dems **but** Jane Roe"."""
OF_SUBJECT = ("and", "committee", "sub-committee", "panel")
"""Words before which a verb's form is a noun: "the **farms** sub-committee"."""
OTHERS = frozenset(("counterpart", "colleague", "rival", "successor", "predecessor", "deputy", "shadow", "opponent"))
"""What a person is to somebody of the same standing."""
REVEREND = re.compile(r"(?:Very |Right |Most )?(?:Rev|Reverend|Hon|Venerable)\b")
PASSING = re.compile(r", (?!who\b)[^,.;]{3,50},$")
"""What is said in passing before "is": "The head of Vane Homes, **as the firm is called,** is Jane Roe"."""
COUNTED_ONE = ("a", "an", "the", "another", "one", "two", "three", "four", "five", "six", "both")
"""Words that make a party's name its members: "the Conservative, Jane Roe," and "two Conservatives, Jane Roe and Ali Khan,"."""
AT_HOME = ("people/role/public", "people/role/family", "people/role/agent")
"""Rules of roles that give way to one told just before them."""
REACH = 130
"""How many characters before a name are looked at."""


def before(words: Words, text: str, left: int, start: int, names_end: set[int]) -> Around:
    """The role that stands before a name: "Labour group leader Jane Roe", "the board's chair, Jane Roe".

    left: where the sentence begins. start: where the name (with its title) begins. names_end: where the names before it
    end, since "Ali Khan, head of finance, Jane Roe" gives the role to the first.
    """
    left = max(left, start - REACH)
    body = text[left:start].rstrip()
    if body.endswith((", the", ", a", ", one")):
        body = body.rsplit(" ", 1)[0]  # the trust's chair, the Rev Jane Roe; its manager, a Mr Roe
    elif body.endswith(" the") and REVEREND.match(text, start):
        body = body.removesuffix(" the")  # Committee chairman the Rev Jane Roe
    comma = body.endswith(",")
    body = THOUGH.sub("", body[:-1]) if comma else body
    if body.endswith(ALSO) and (among := AMONG_THEM.search(body)):
        found = shared_before(words, text, Phrase(text, left, left + among.start()))
        if found.rule:
            return found._replace(shared=False)
    if (listing := LISTING.search(body)) and (several := of_several(words, text, left, body[: listing.start()])).rule:
        return several
    if called := CALLED.search(body):  # a planning consultant called Jane Roe
        body, comma = body[: called.start()], False
    aside = ASIDE.search(body) if body.endswith(")") else None
    if aside:  # assistant director (highways) Jane Roe
        body = body[: aside.start()]
    many = body.endswith(" are")
    if body.endswith(TURNED) and (turned := INVERTED.search(body)):  # The firm's director is Jane Roe
        body = PASSING.sub("", body[: turned.start()])
    cut = mark.end() if (mark := LAST_BREAK.match(body)) else 0
    listed = [join.end() for join in AND.finditer(body, cut) if left + join.start() in names_end]
    cut = listed[-1] if listed else cut  # Ann Roe and the leader of the Greens, Jane Roe
    apposed = comma and cut and body[cut - 1] == "," and left + cut - 1 in names_end
    phrase = Phrase(text, left + cut, left + len(body))
    if not phrase.lows or body[-1:] in ".!?":
        return NOTHING
    if apposed and not goes_on(words, phrase):
        return NOTHING
    for head in heads_in(words, phrase, opens=left + cut == left):
        rest = phrase.lows[head[1] + 1 :]
        named = [low for low, token in zip(rest, phrase.tokens[head[1] + 1 :], strict=True) if token.islower()]
        if comma and rest and rest[0] in ("who", "whose") and head[0] <= 3:  # the manager who signed the deal, Jane Roe
            return read_phrase(words, text, phrase, head, head[1] + 1)
        if rest and rest[0] == "as" and phrase.lows[head[1]] in ("predecessor", "successor") or completes(words, rest, named):
            found = read_phrase(words, text, phrase, head, len(phrase.lows))
            if aside and found.role:
                return found._replace(role=found.role + aside.group(), end=found.end + len(aside.group()))
            found = outranked(words, text, phrase, found, (left, left + cut), names_end)
            found = with_first_party(words, text, phrase, head, found)
            found = with_group_party(words, text, left, left + cut, found)
            return found if found.party else with_others_party(words, text, left, left + cut, found)
    if (shared := shared_before(words, text, phrase)).rule:
        return shared
    if many and (span := party_in(words, phrase.lows[:3])) and span[0] < 2 and phrase.lows[span[1] - 1].endswith("s"):
        party = party_text(words, text, phrase, span)  # The Conservatives who signed are Jane Roe and Ali Khan
        return Around(None, party, None, *bounds(phrase, *span), "people/party-before", shared=True)
    return NOTHING if aside else beside(words, text, left, left + cut, phrase, comma, names_end)


def of_several(words: Words, text: str, left: int, body: str) -> Around:
    """What stands before a dash or colon and the names of several: "three Lib Dem cabinet members **–** [Jane Roe, Ali Khan]".

    left: where the sentence begins. body: its words before the mark.
    """
    cut = mark.end() if (mark := LAST_BREAK.match(body)) else 0
    phrase = Phrase(text, left + cut, left + len(body))
    return shared_before(words, text, phrase) if phrase.lows else NOTHING


def goes_on(words: Words, phrase: Phrase) -> bool:
    """Whether what follows a name and a comma is the rest of its sentence: "Roe, 40, **met the firm's** director, Ali Khan".

    Else it is what the name before it is: "Roe, head of finance, Ali Khan, and", but for "Roe, **whose** deputy, Ali Khan".
    """
    first = phrase.lows[0]
    if first in RELATIVES:
        return first == "whose" or TO_ANOTHER.search(phrase.text, phrase.start, phrase.end) is not None
    return ends_phrase(words, first) or first in MEETS


def outranked(words: Words, text: str, phrase: Phrase, found: Around, place: tuple[int, int], ends: set[int]) -> Around:
    """The role that stands in front of one that is over or says little of a person, where there is one.

    place: where the sentence and the phrase begin.
    """
    if found.former and (held := held_now(words, text, phrase)).role:
        return held  # the trust's chair is the former mayor Jane Roe
    if text[place[1] - 1] == "," and (found.former or found.rule in AT_HOME):
        outer = before(words, text, *place, ends)  # the firm's chairman, former sailor Jane Roe
        return outer if outer.role and outer.rule not in AT_HOME else found
    return found


def held_now(words: Words, text: str, phrase: Phrase) -> Around:
    """The role in front of "is" in a phrase that goes on to a name: "the trust's chair is the former mayor [Jane Roe]"."""
    for head in heads_in(words, phrase):
        if phrase.lows[head[1] + 1 : head[1] + 2] in (["is"], ["was"]):
            return read_phrase(words, text, phrase, head, head[1] + 1)
    return NOTHING


def completes(words: Words, rest: list[str], plain: list[str]) -> bool:
    """Whether the words after a role's head, up to the name, belong to it: none, or "of the council".

    plain: those of them that are printed in small letters.
    """
    if not rest or rest in (["there"], ["here"], ["responsible"], ["concerned"], ["in", "question"], ["of", "state"]):
        return True
    if rest[0] == "responsible":  # the cabinet member responsible for the service, Jane Roe
        rest = rest[1:]
    if not rest or rest[0] not in (*PREPOSITIONS, "behind") or rest[-1] in PREPOSITIONS or possessive(rest[-1]):
        return False
    if rest[-1] in plain[-1:] and stops(words, rest[-1]):
        return False
    subjects = [low for low, after in zip(rest, rest[1:], strict=False) if after in OF_SUBJECT]  # of the fire committee
    return not any(ends_phrase(words, low) and low not in subjects for low in plain)


def with_group_party(words: Words, text: str, left: int, cut: int, found: Around) -> Around:
    """Give a bare "group leader" the party named earlier in the sentence: "the Labour party, with group leader Jane Roe"."""
    if not found.party and found.rule == "people/role/leader" and THEIR.match(text, cut):
        # The Greens agree. Their leader, Jane Roe
        side = party_before(words, text, max(0, left - 160), left)
        return found._replace(party=side.party, councillor=True) if side.party else found
    whose = text.startswith(" whose ", cut)  # Labour, whose leader Jane Roe
    if found.party or not found.role or not whose and "group" not in found.role.lower():
        return found
    phrase = Phrase(text, left, cut)
    span = party_in(words, phrase.lows, last=True)
    if whose and span and span[1] < len(phrase.lows):
        return found
    return found._replace(party=party_text(words, text, phrase, span)) if span else found


def with_others_party(words: Words, text: str, left: int, cut: int, found: Around) -> Around:
    """Give a role the party that stands before it: "His **Labour counterpart,** council leader [Jane Roe]"."""
    if not text.endswith(", ", left, cut + 1):
        return found
    phrase = Phrase(text, max(left, cut - 60), cut)
    lows = phrase.lows
    span = party_in(words, lows[:-1], last=True) if lows and lows[-1] in OTHERS or lows[-2:] == ["opposite", "number"] else None
    near = span is not None and span[1] >= len(lows) - 3
    return found._replace(party=party_text(words, text, phrase, span), councillor=True) if span and near else found


def beside(words: Words, text: str, left: int, cut: int, phrase: Phrase, comma: bool, ends: set[int]) -> Around:
    """What stands right before a name and is no role: "Independent Cllr Jane Roe", "the SNP's Jane Roe", "Unite's Jane Roe"."""
    lows = list(phrase.lows)
    if lows[-1] == "by" and len(lows) > 1 and lows[-2] in LED:
        return led_by(words, text, left, phrase.places[-1][1])
    if len(lows) > 1 and (lows[-1] in PARTISAN or possessive(lows[-1]) and unowned(lows[-1]) == "group"):
        lows.pop()  # DUP man Jane Roe, the Labour group's Jane Roe
    if comma and lows in (["prosecuting"], ["defending"], ["mitigating"]):
        return Around(text[slice(*phrase.places[0])], None, False, *phrase.places[0], "people/counsel")
    if (missing := 1 + (lows[-1] == "one")) < len(lows) and lows[-missing] in BUT and "all" in lows[-9:]:
        span = party_in(words, lows[:-missing], last=True)
        if span and span[1] == len(lows) - missing:  # all the Lib Dems but one, Jane Roe
            return Around(None, party_text(words, text, phrase, span), True, *bounds(phrase, *span), "people/party-before")
    if lows[-1] == "including":
        lows.pop()  # Tory councillors including Jane Roe
    spoken = comma and not FOR.isdisjoint(lows[:3])
    members = (words["council_word"], words["modifier"], MEMBERS)
    while lows and (spoken or not comma) and any(lows[-1] in known for known in members):
        lows.pop()  # Independent town [councillor Jane Roe]
    sizes = (3, 2, 1) if lows and not words.party_words.isdisjoint((lows[-1], unowned(lows[-1]))) else ()
    for size in sizes:
        span = party_in(words, lows[-size:]) if len(lows) >= size else None
        if span != (0, size):
            continue
        first = len(lows) - size
        lead = lows[max(0, first - 2) : first]
        if comma and not FOR & set(lead) and not spoken and not one_of(phrase, lows, first):
            continue
        party = party_text(words, text, phrase, (first, len(lows)))
        found = Around(None, party, True, *bounds(phrase, first, len(lows)), "people/party-before")
        if lead[-1:] in (["is"], ["was"]):  # The leader is Labour's Jane Roe
            return found._replace(role=held_now(words, text, phrase).role)
        if text[cut - 1 : cut] == ",":  # the victor, the SNP's Jane Roe; Hull's opposition spokesman, Green Jane Roe
            outer = before(words, text, left, cut, ends)
            seat = False if outer.councillor is False else found.councillor  # his MP, Labour's Jane Roe
            return found._replace(role=outer.role, start=outer.start or found.start, councillor=seat)
        return found
    if comma and (held := partisan_of(words, text, phrase)).rule:
        return held
    span = party_in(words, lows[:3]) if not comma else None
    if span and span[0] == 0 and 0 < len(lows) - span[1] < 4 and all(token[0].isupper() for token in phrase.tokens):
        party = party_text(words, text, phrase, span)  # Alliance North Down Councillor Jane Roe
        return Around(None, party, True, *bounds(phrase, 0, len(lows)), "people/party-before")
    if lows and possessive(phrase.lows[-1]) and unowned(phrase.lows[-1]) in words["body"]:
        return Around(None, None, None, *phrase.places[-1], "people/belonging", shared=True)
    if lows and possessive(phrase.lows[-1]) and phrase.tokens[-1][0].isupper():
        if text[cut - 1 : cut] == "," and (outer := before(words, text, left, cut, ends)).rule == "people/party-before":
            return outer  # One Tory, Anlaby's Jane Roe
        return Around(None, None, None, *phrase.places[-1], "people/owner", shared=True)
    if lows and comma and "for" in lows[:3] and phrase.tokens[-1][0].isupper():  # For the union Nipsa, Jane Roe
        return Around(None, None, None, phrase.places[0][0], phrase.places[-1][1], "people/owner")
    return NOTHING


def partisan_of(words: Words, text: str, phrase: Phrase) -> Around:
    """Who belongs to a party and stands for a place or has charge of something: "the Lib Dem in charge of bins, [Jane Roe]"."""
    lows = phrase.lows
    span = party_in(words, lows[:5])
    if span is None or span[1] >= len(lows) or lows[span[1]] not in ("for", "on", "in", "with"):
        return NOTHING
    if span[0] and lows[span[0] - 1] not in ("the", "a", "an", *LONE) or any(ends_phrase(words, low) for low in lows[span[1] :]):
        return NOTHING
    role = text[slice(*bounds(phrase, span[1], len(lows)))] if lows[span[1]] in ("in", "with") else None
    return Around(role, party_text(words, text, phrase, span), True, *bounds(phrase, span[0], len(lows)), "people/party-before")


def one_of(phrase: Phrase, lows: list[str], first: int) -> bool:
    """Whether a party before a comma means the person named after it: "A Liberal Democrat, Jane Roe,"."""
    lead = lows[:first]
    if lead and (lead[-1] in ("a", "an") or lead[-1].endswith("-old")):
        return lows[first:] not in (["labour"], ["reform"])  # beaten by an Independent, Jane Roe
    if len(lead) > 3 or lows[first:] in (["labour"], ["reform"]) or possessive(lows[-1]):
        return False
    return bool(lead) and (lead[0] in COUNTED_ONE or possessive(lead[0]) or len(lead) > 1 and possessive(lead[1]))
