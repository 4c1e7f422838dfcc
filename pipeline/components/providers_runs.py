"""The names of a text: runs of capitalised words, joined and taken apart where the words in and around them say so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .providers_initials import is_spelled
from .providers_names import HEAD, OPENING, SPACE_AND_MARKS, Candidate, Words

MEMBERS_OF = r"[’'](?=\s(?:Association|Society|Trust|Co-op|Co-operative|Club|Group|Partnership|Collective)\b)"
WORD = (
    r"(?:(?:Children|People|Women|Men|Workers|Schools)['’]s?(?=\s+[A-Z])"
    rf"|[A-ZÀ-ÖØ-Þ](?:[^\W_]|[&@+](?=[^\W_])|[-’'.](?=[^\W\ds_]|s[^\W_]))*(?:(?<=s){MEMBERS_OF})?"
    r"|[a-z]{1,5}[A-Z][^\W_]*)"
)
JOIN = r"(?:(?: (?:of|for|at|y|yr|upon)(?: the)?| ?[&+@])? )"
BEGINS = "|".join(rf"(?<![^\W_][a-z]{{{n}}}.)(?<![£$€][a-z]{{{n}}}.)(?<=[a-z]{{{n}}}.)" for n in range(6))
"""What stands before a name's first capital: no word, or the small letters of "mealSource"; asked at capitals only, for speed."""
RUN = re.compile(
    rf"[A-ZÀ-ÖØ-Þ](?:{BEGINS})"
    r"(?:(?:(?<=C)hildren|(?<=P)eople|(?<=W)omen|(?<=M)en|(?<=W)orkers|(?<=S)chools)['’]s?(?=\s+[A-Z])"
    rf"|(?:[^\W_]|[&@+](?=[^\W_])|[-’'.](?=[^\W\ds_]|s[^\W_]))*(?:(?<=s){MEMBERS_OF})?)"
    rf"(?:{JOIN}(?:{WORD}|\d{{1,3}}(?= [A-Z])))*"
    r"(?: \((?:UK|GB|[A-Z][a-z]+)\)(?=,? (?:Ltd|Limited|plc)\b))?"
    r"(?:,? (?:Ltd|Limited|plc|Cyf)\b)?"
)
DERIVED = re.compile(r"\w+-(?:based|born|owned|led|run|wide|area|style|registered|listed|backed|headquartered)$")
CLOSING = dict(zip(OPENING, "\"'”’", strict=True))
NAMED = re.compile(r"\b(?:called|named|known as|title of|name of) [\"'“‘]?$")
OPENS_FIRM = re.compile(r"(?:^|\n|[.”\"] |-based |firm |company |contractor |builder )$")
ONE_DOES = re.compile(r"(?:, which)? (?:has|is|was|says|does|runs|holds|employs|wants|took|won)\b(?! (?:both|each|not both))")
"""Around the name of one body, which opens a sentence or stands behind its noun, and has its verb in the singular."""

PAIR_REACH = 1500
"""How far around two names, in characters, their verb is looked for."""

TAIL_ENDS = re.compile(r"[,.;)]|['’]s? | (?:is|was|has|had|will|would|which|who|in|for|from|at)\b")
"""What follows a name of two services: "Severn Housing **and Care**, a charity"."""

BODY_FOR = re.compile(r"\b(?:Trust|Partnership|Association|Agency|Society|Centre|Foundation|Alliance|Company) for [A-Z][\w’'-]+$")
IN_PLACE = re.compile(r" in (?:[A-Z][\w’'-]+ )+(?:Trust|Partnership|Association|Company|Ltd|Limited|CIC)\b")
"""Behind a service that a body's name begins with: "the Leisure **in Calder Charitable Trust**"."""

SAINT = re.compile(r"St [A-Z]\w+")
"""What a possessive does not end: "St Brendan's Care Co-operative"."""

CLIENT = re.compile(r" (?:for|at) (?:the )?")
ENDING = frozenset(CLOSING.values())
CONTRACTED = re.compile(r"[’'](?:ve|re|ll|m|d|t)$")
PREPOSITION = re.compile(r" (?:of|for|at) ")
AFTER_NUMBER = re.compile(r" \d{1,3} (?=[A-Z])")
"""Behind an opener: "But **48** CCTV staff will go"."""
AFTER_OPENER = re.compile(r" *(?:(?:of|for|at|upon|&|\+|@) +(?:the +)?)?")


def candidates(text: str, start: int, end: int, words: Words, pairs: frozenset[str] = frozenset()) -> Iterator[Candidate]:
    """The capitalised runs of text[start:end], without leading openers ("The", "But") and "Hull-based".

    A run in quotation marks keeps its opener: “A Families Mutual” is a name as it stands. Runs on both sides of
    an "and" are one name where both touch it with a word for a service: Humber Museums and Archives Trust. pairs:
    places of two names, "Telford and Wrekin".
    """
    last: Candidate | None = None
    for match in RUN.finditer(text, start, end):
        first, after = match.span()
        while "a" <= text[first - 1 : first] <= "z":
            first -= 1  # "mealSource"
        if match[0] in words.openers and text[after : after + 1] not in ENDING:
            continue
        found = trimmed(text, first, after, words)
        if found is None:
            continue
        if last and are_one(last, found, text, words, pairs):
            last = Candidate(last.start, found.end, text[last.start : found.end], last.quoted)
            continue
        if last:
            yield last
        last = found
    if last:
        yield last


def apart(names: list[Candidate], councils: set[int], words: Words) -> list[Candidate]:
    """Take runs apart that a preposition joins by chance: "the Towns for Corbel", where Corbel stands alone elsewhere.

    councils: where mentions of councils begin: "run by Corbel for Kent" names Corbel, "run by Care at Home for Kent" does not.
    """
    alone = {name.text for name in names}
    result = []
    names = [of_town(name, words) for name in names]
    for name in names:
        head = HEAD.search(name.text) if " " in name.text else None
        client = CLIENT.search(name.text) if head else None
        if client and name.start + client.end() in councils:
            last = name.text[: client.start()].rsplit(" ", 1)[-1]
            full = " Council" in name.text[client.end() :]  # "the Oaks Partnership for Kent County Council"
            plain = " " in name.text[: client.start()] and HEAD.search(name.text[: client.start()]) is None  # no "Care at Home"
            if full or plain or last not in words.services and last not in words.generic and last not in words.forms:
                end = name.start + client.start()
                result.append(Candidate(name.start, end, name.text[: client.start()], weight=name.weight))
                continue
        if head and speaks_for(name.text[: head.start()], name.text[head.end() :], words):
            cut = name.start + head.end()
            result.append(Candidate(cut, name.end, name.text[head.end() :]))
        elif head and (tail := name.text[head.end() :]) in alone and not words.is_plain(tail):
            cut = name.start + head.end()
            result.append(Candidate(name.start, name.start + head.start(), name.text[: head.start()], weight=name.weight))
            result.append(Candidate(cut, name.end, name.text[head.end() :]))
        else:
            result.append(name)
    return result


def speaks_for(person: str, body: str, words: Words) -> bool:
    """Whether a run names somebody and whom they speak for: "said Ann Pell **of Corbel Landscapes**"."""
    given, _, surname = person.partition(" ")
    return bool(surname) and " " in body and given in words.given and person.count(" ") < 3 and words.form_of(body) is not None


def of_town(name: Candidate, words: Words) -> Candidate:
    """A firm's name without the town it is from: "Harrow Mail of Selby" is Harrow Mail."""
    head, of, tail = name.text.rpartition(" of ")
    if (
        not of
        or " " in tail
        and (tail.count(" ") > 2 or not words.form_of(head) or words.form_of(tail))
        or " " not in head
        or name.quoted
        or head.rsplit(" ", 1)[-1] in words.of_names
        or words.against(head) < 0
    ):
        return name
    return Candidate(name.start, name.start + len(head), head, weight=name.weight)


def are_one(left: Candidate, right: Candidate, text: str, words: Words, pairs: frozenset[str]) -> bool:
    """Whether two runs with an "and", an "in" or a saint's "’s" between them are one body's name."""
    between, name = text[left.end : right.start], right.text
    if between == " in ":
        return left.text in words.services and IN_PLACE.match(text, left.end, right.end) is not None
    if between in ("'s ", "’s "):
        return SAINT.fullmatch(left.text) is not None and words.form_of(name) is not None
    if between not in (" and ", " and the "):
        return False
    if of_both(left, right, words):
        return True
    if between != " and ":
        return False
    after_service = " " in left.text and left.text.rsplit(" ", 1)[-1] in words.services
    return bool(
        after_service
        and " " in name
        and name.split(" ", 1)[0] in words.services
        or is_spelled(text, left.start, right.end)
        or " " in name
        and f"{left.text} and {name.split(' ', 1)[0]}" in pairs
        or after_service
        and not left.text.endswith(" Trust")
        and (left.text.count(" ") > 1 or " " in left.text and left.text.split(" ", 1)[0] not in words.services)
        and name in words.services
        and TAIL_ENDS.match(text, right.end)
        or NAMED.search(text, max(0, left.start - 20), left.start)
        and words.form_of(name)
        or is_firm(left, right, text, words)
    )


def is_firm(left: Candidate, right: Candidate, text: str, words: Words) -> bool:
    """Whether two surnames are one firm, which has its verb in the singular: "**Tapp and Rowsell has** done the work"."""
    if " " in left.text or " " in right.text or left.text in words.given or right.text in words.given:
        return False
    pair, last = f"{left.text} and {right.text}", right.end + PAIR_REACH
    at = text.find(pair, max(0, left.start - PAIR_REACH), last)
    while at >= 0:
        if OPENS_FIRM.search(text, max(0, at - 12), at) and ONE_DOES.match(text, at + len(pair), last):
            return True
        at = text.find(pair, at + 1, last)
    return False


def of_both(left: Candidate, right: Candidate, words: Words) -> bool:
    """Whether a body is for two things: "the Selby Trust for Sport **and the Arts**"."""
    body = BODY_FOR.search(left.text)
    return bool(body) and (right.text in words.services or right.text in words.forms)


def trimmed(text: str, start: int, end: int, words: Words) -> Candidate | None:
    """The run text[start:end] as a Candidate without what only opens a sentence; None where nothing is left."""
    mark = text[end : end + 1]
    quoted = start > 0 and mark in ENDING and mark == CLOSING.get(text[start - 1]) and not text[end + 1 : end + 2].isalpha()
    begins, based = start, False
    while not quoted and start < end:
        first = text[start:end].split(" ", 1)[0]
        derived = "-" in first and DERIVED.match(first) is not None
        soft = first in words.sentence_openers and opens_sentence(text, begins)
        follows = start + len(first)
        plural = first.endswith("s") and first not in words.services
        soft = soft and not IN_PLACE.match(text, follows)
        if soft and not plural and follows < end and not PREPOSITION.match(text, follows) and words.form_of(text[start:end]):
            soft = False  # the first word of "Two Rivers Education" is its own, not that of "Workers at the Corbel Trust"
        if not (derived or first in words.openers or soft or CONTRACTED.search(first)):
            break
        based |= derived
        rest = AFTER_NUMBER.match(text, follows, end) or AFTER_OPENER.match(text, follows, end)
        start = rest.end() if rest else end
    return Candidate(start, end, text[start:end], quoted, weight=int(based)) if end > start + 1 else None


def opens_sentence(text: str, char: int) -> bool:
    """Whether a paragraph, a sentence, or what follows a colon, begins at a character."""
    return text[max(0, char - 4) : char].rstrip(SPACE_AND_MARKS)[-1:] in ("", *".!?:;\n")
