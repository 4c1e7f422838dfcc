"""What people share with those named beside them: a party of several, a seat, a group that was named before its leader."""

from __future__ import annotations

import re
from bisect import bisect_right

from .people_join import Mention, Person
from .people_names import Words
from .people_phrases import NOTHING, Around, noun_phrase_end, party_after, party_before

OPENINGS = (". ", "\n", "” ", '" ')
"""What stands before a sentence."""
CHAIR = "people/role/chair"
"""The rule of a chair, who sits where the one sits whose she is: "**her** vice-chairman, Jane Roe"."""
HIS = re.compile(r"\b(?:[Hh]is|[Hh]er) $")
SHARING = ("people/role/colleague", "people/role/deputy")
LISTED = re.compile(r"(?:\s?\([^()]*\))?(?:,? and |, )(?:(?:Cllrs?|Couns?|[Cc]ouncillors?) )?")
SHARED_BEFORE = re.compile(r"(?:['’]s?|s)\b|(?:councillors|members|Cllrs|Couns|Councillors)\b")
BOTH = re.compile(r"^(?:both|all)\b")
BESIDE = re.compile(r"\b(?:his|her|their|whose|fellow|party|group)\b", re.I)
SIDE_REACH = 420
"""How far before a role a party is heard that it may be of, in characters."""

GROUP_ROLE = re.compile(
    r"\b(?:(?:co-|joint |deputy )?leaders?|whip|spokes\w+|shadow|leads|speaks|group|party|finance lead|opposition lead)\b",
    re.IGNORECASE,
)
OWN_GROUP = re.compile(
    r"\b(?:[Ii]ts|[Tt]heir|whose) (?=(?:[\w’'-]+ ){0,3}?(?:(?:co-|joint |deputy )?leader|whip|spokes\w+|shadow))"
    r"|\b(?:[Tt]he|[Tt]hat|his|her|their) (?:group|party)\b"
)
"""Before or in the role of somebody in a party: "**its** deputy leader", "speaks for **the group** on housing"."""

GROUP_LEADER = re.compile(r"(?:(?:deputy|joint|co-) ?)?group (?:leader|whip|spokes\w+)", re.IGNORECASE)
"""A role that a party gives, which was named before it: "Labour asked why. **Group leader** Jane Roe said"."""
ONE_OF_THEM = re.compile(r"\b[Oo]ne of (?:them|its (?:members|councillors|number)),? (?:[A-Z][\w’'-]+[’']s )?$")
THEM_REACH = 300
"""How far before "one of them" their party is heard, in characters."""
BOTH_ARE = re.compile(r"[.!?”\"’'] Both (?:men |women |councillors )?(?:are|were|belong to|sit for) (?:the )?(?=[A-Z])")

OTHER_BODY = re.compile(
    r"\b(?:[Cc]ouncil|[Tt]rust|[Cc]ompany|[Ff]irm|[Cc]harity|[Aa]uthority|[Bb]oard|[Uu]nion|[Aa]ssociation|[Cc]ommittee|Unison|Unite|GMB)\b"
    r"|[^\w\s]\s[A-Z][\w’'-]+ (?:Council|Trust|Homes|Care|Services)"
)
"""What "its" may mean instead of a party that was named before it."""


def sided(words: Words, text: str, person: Person) -> Around:
    """The party whose leader or spokesman somebody is: "The **Greens** want a limit. **Their** leader, Jane Roe, said why"."""
    for said in (said for mention in person.mentions for said in mention.around if said.role and GROUP_ROLE.search(said.role)):
        ours = OWN_GROUP.search(text, max(0, said.start - 30), said.end) or GROUP_LEADER.fullmatch(said.role or "")
        if ours is None:
            continue
        side = party_before(words, text, max(0, said.start - SIDE_REACH), said.start)
        named = "group" in ours.group().lower() or "party" in ours.group().lower()
        opening = max(text.rfind(mark, max(0, said.start - SIDE_REACH), said.start) for mark in OPENINGS) + 1
        named = named or 0 <= side.start - opening < 3  # Labour runs the council and its leader, Jane Roe
        if side.party and (named or not OTHER_BODY.search(text, side.end, said.start)):
            return side._replace(councillor=None, rule="people/their-party")
    first = person.mentions[0].candidate.start
    if ONE_OF_THEM.search(text, max(0, first - 60), first):  # "Never," said one of them, Jane Roe
        side = party_before(words, text, max(0, first - THEM_REACH), first)
        return side._replace(rule="people/one-of-them") if side.party else NOTHING
    return NOTHING


def both_of(words: Words, text: str, persons: list[Person], mentions: list[tuple[int, int]]) -> None:
    """Give the last two who were named the party of both: "Jane Roe agreed with Ali Khan. **Both are Conservatives**"."""
    for both in BOTH_ARE.finditer(text):
        stop = noun_phrase_end(text, both.end(), min(len(text), both.end() + 40))
        side = party_after(words, text, both.end(), stop, opens=True)
        before = [index for start, index in mentions if start < both.start()]
        for index in list(dict.fromkeys(reversed(before)))[:2] if side.party else ():
            if persons[index].party() is None:
                persons[index].mentions[0].around.append(side._replace(rule="people/both-of"))


def share(words: Words, text: str, persons: list[Person], mentions: list[tuple[int, int]]) -> None:
    """Give a councillor's colleague or deputy a seat too, and a colleague the party: "Her colleague Jane Roe agreed".

    mentions: (start, index of the person) in text order. The councillor is the one named before.
    """
    for order, (start, index) in enumerate(mentions):
        person = persons[index]
        if not order or start != person.starts[0]:
            continue
        around = person.mentions[0].around
        said = next((one for one in around if one.rule in SHARING), None)
        said = said or next(
            (one for one in around if one.rule == CHAIR and HIS.search(text, max(0, one.start - 5), one.start)), None
        )
        other = persons[mentions[order - 1][1]]
        if said is None or other is person or not other.is_councillor(words):
            continue
        if said.councillor is None and BESIDE.search(text, max(0, said.start - 8), said.end):
            party = said.party or (other.party() if said.rule == "people/role/colleague" else None)
            around[around.index(said)] = said._replace(councillor=True, party=party)


ITS = re.compile(r"\b(?:[Ii]ts|[Tt]he) (?:\w+ )?$")
CHAIRED = re.compile(
    r"\b(?:((?:planning|scrutiny|licensing|select|audit|environment|housing|education|services|highways|transport|finance|resources"
    r"|overview|policy|standards) (?:sub-)?(?:committee|panel))|council|committee|trust|company|firm|charity|union|association"
    r"|society|club|forum|campaign|group|board|schools?|governors|college|federation|chamber|inquiry|enterprise|partnership|panel"
    r"|commission)\b",
    re.IGNORECASE,
)
"""Bodies that have a chair; the first are a council's."""
LEADERS = ("people/role/leader", "people/role/convener")
THEIR = re.compile(r"\b(?:[Ii]ts|[Tt]heir) (?:\w+ )?$")
SITTING = ("council", "committee", "group", "board", "panel", "chamber")
"""Bodies that councillors sit on, among those that have a leader."""
CHAIR_REACH = 260
"""How far before a chair the body is looked for, in characters."""


def body_before(text: str, said: Around) -> re.Match[str] | None:
    """The last body that was named before a role: the committee of "The committee agreed. Its chair, Jane Roe, said so"."""
    return max(
        CHAIRED.finditer(text, max(0, said.start - CHAIR_REACH), said.start), key=lambda match: match.start(), default=None
    )


def chair_of(words: Words, text: str, persons: list[Person]) -> None:
    """Give a seat to the chair of a committee that was named before: "The **committee** agreed. Its chair, Jane Roe, said so"."""
    for person in persons:
        if not person.chairs() or person.is_councillor(words):
            continue
        said = next(said for mention in person.mentions for said in mention.around if said.role)
        body = body_before(text, said) if ITS.search(text, max(0, said.start - 15), said.start) else None
        if body and body[1]:
            person.mentions[0].around.append(Around(None, None, True, *body.span(1), "people/its-chair"))


def leader_of(words: Words, text: str, persons: list[Person]) -> None:
    """Take the seat from the leader of a body that was named before: "The **campaign** won. Their leader, Jane Roe, wept"."""
    for person in persons:
        said = next((said for mention in person.mentions for said in mention.around if said.role), None)
        if said is None or said.rule not in LEADERS or said.party or not THEIR.search(text, max(0, said.start - 15), said.start):
            continue
        body = body_before(text, said)
        if body is None or body[1] or body.group().lower() in SITTING:
            continue
        if not party_before(words, text, max(0, said.start - CHAIR_REACH), said.start).party:
            person.mentions[0].around.append(Around(None, None, False, *body.span(), "people/their-leader"))


def neighbours(
    text: str, persons: list[Person], mentions: list[tuple[int, int]]
) -> list[tuple[Person, Mention, Person, Mention]]:
    """Each two who stand side by side in a list of names, where the second is named for the first time, with those mentions."""
    found = []
    for (last, one), (start, two) in zip(mentions, mentions[1:], strict=False):
        first, second = persons[one], persons[two]
        if start - last > 80 or first is second or start != second.starts[0]:
            continue
        left = first.mentions[bisect_right(first.starts, start) - 1]
        if LISTED.fullmatch(text, left.candidate.end, start):
            found.append((first, left, second, second.mentions[0]))
    return found


def give_back(text: str, persons: list[Person], mentions: list[tuple[int, int]]) -> None:
    """Give what stands behind a list of names to those before the last: "Jane Roe and Ali Khan, **both trustees**"."""
    for _, left, _, right in reversed(neighbours(text, persons, mentions)):
        given = next((said for said in right.around if said.shared and said.start >= right.candidate.end), None)
        if given and not any(said.role for said in left.around):
            left.around.append(given)


def link(text: str, persons: list[Person], mentions: list[tuple[int, int]]) -> None:
    """Give the party that a list of names shares to each: "Conservatives Jane Roe and Ali Khan", "Roe and Khan, both Labour"."""
    for first, left, second, right in neighbours(text, persons, mentions):
        given = next((said for said in left.around if said.shared), None)
        if given and not right.around:
            right.around.append(given)
        told = [said for said in left.around if said.party]
        shared = next((said for said in told if SHARED_BEFORE.search(text[said.start : said.end + 12])), None)
        if shared and shared.end <= left.candidate.start and not second.party():
            right.around.append(Around(None, shared.party, shared.councillor, shared.start, shared.end, "people/listed"))
        both = next((said for said in right.around if said.party and BOTH.search(text[said.start : said.end])), None)
        if both and not first.party():
            left.around.append(Around(None, both.party, both.councillor, both.start, both.end, "people/listed"))
