"""Names that may be a provider's: runs of capitalised words, cut where an opener, a title or a possessive ends them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from .providers_initials import is_spelled

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
HEAD = re.compile(r"\s(?:of|for|at)\s")
DERIVED = re.compile(r"\w+-(?:based|born|owned|led|run|wide|area|style|registered|listed|backed|headquartered)$")
PERSON = -3
"""The weight at which a name is a person's, whatever else speaks for it."""

PLACE = -8
"""The weight of a name that stands where a place does: "in Marbury and Selby"."""

OPENING = "\"'“‘"
CLOSING = dict(zip(OPENING, "\"'”’", strict=True))
RARE = "listed-"
"""How the ids of long lists of given names begin: such a name is a firm's as often ("Garland Wicks", "Selwyn & Co")."""
LISTS = ("function word", "sentence opener", "of name", "title", "service", "generic", "given", "person")
"""What is read as plain word lists: ids of ``opener`` lines, labels of the others."""

NAMED = re.compile(r"\b(?:called|named|known as|title of|name of) [\"'“‘]?$")
TAIL_ENDS = re.compile(r"[,.;)]|['’]s? | (?:is|was|has|had|will|would|which|who|in|for|from|at)\b")
"""What follows a name of two services: "Severn Housing **and Care**, a charity"."""

CLIENT = re.compile(r" (?:for|at) (?:the )?")
LEADS = "leader of the council"
ENDING = frozenset(CLOSING.values())
SPACE_AND_MARKS = " 	\"'“‘(”’"
CONTRACTED = re.compile(r"[’'](?:ve|re|ll|m|d|t)$")
PREPOSITION = re.compile(r" (?:of|for|at) ")
AFTER_OPENER = re.compile(r" *(?:(?:of|for|at|upon|&|\+|@) +(?:the +)?)?")


@dataclass(slots=True)
class Candidate:
    """One place that may name a provider: half-open character offsets, its words, and what speaks for it so far.

    share: it stands after "shares in" and the like, where no place does.
    """

    start: int
    end: int
    text: str
    quoted: bool = False
    known: dict[str, Any] | None = None
    weight: int = 0
    share: bool = False
    cues: list[dict[str, Any]] = field(default_factory=list)


@dataclass(eq=False)
class Words:
    """The word lists of ``patterns/providers.jsonl`` that judge a name by its form."""

    openers: frozenset[str]
    sentence_openers: frozenset[str]
    of_names: frozenset[str]
    titles: frozenset[str]
    services: frozenset[str]
    generic: frozenset[str]
    given: frozenset[str]
    roles: frozenset[str]
    forms: dict[str, dict[str, Any]]
    refused: dict[str, int]

    @classmethod
    def read(cls, lines: Iterable[dict[str, Any]]) -> Words:
        """Collect the word lists from the rule lines (given names are those of the people's rules)."""
        sets: dict[str, set[str]] = {}
        forms: dict[str, dict[str, Any]] = {}
        refused: dict[str, int] = {}
        for line in lines:
            label = line["id"] if line["label"] == "opener" else line["label"]
            if label == "form":
                forms.update(dict.fromkeys(line["pattern"], line))
            elif label == "not word":
                refused.update(dict.fromkeys(line["pattern"], line["weight"]))
            elif label in LISTS and not line["id"].startswith(RARE):
                sets.setdefault(label, set()).update(line["pattern"])

        def listed(label: str) -> frozenset[str]:
            return frozenset(sets.get(label, ()))

        return cls(
            openers=listed("function word"),
            sentence_openers=listed("sentence opener"),
            of_names=listed("of name"),
            titles=listed("title"),
            services=listed("service"),
            generic=listed("generic"),
            given=listed("given"),
            roles=listed("person"),
            forms=forms,
            refused=refused,
        )

    @lru_cache(maxsize=8192)  # noqa: B019 (the words of a pipeline live as long as it does)
    def form_of(self, name: str) -> dict[str, Any] | None:
        """The rule line of the name's last word, where that word marks an organisation (``Ltd``, ``Trust``, ``Homes``).

        The head of "Friends of the Baths" and "Care for Calder" stands before the preposition and counts as well.
        """
        line = self.forms.get(name.rsplit(" ", 1)[-1].rstrip("."))
        if line is None and " " in name and (head := HEAD.search(name)):
            line = self.forms.get(name[: head.start()].rsplit(" ", 1)[-1])
        return line

    def role_before(self, text: str, char: int) -> bool:
        """Whether a person's role stands right before a character: "leader Jo Bell", "its chief executive, Jo Bell"."""
        before = text[max(0, char - 30) : char].removesuffix(" ").removesuffix(",")
        last = before.rsplit(" ", 1)[-1].lstrip(SPACE_AND_MARKS).lower()
        return last in self.roles or "-" in last and last.rsplit("-", 1)[-1] in self.roles or before.endswith(LEADS)

    def is_plain(self, word: str) -> bool:
        """Whether a word names a service, a kind of body or opens sentences, so that it is no name by itself."""
        return word in self.services or word in self.generic or word in self.forms or word in self.sentence_openers

    def is_description(self, name: Candidate) -> bool:
        """Whether a name after "a" only describes: "the model is a Local Authority Controlled Company (LACC)"."""
        parts = name.text.split()
        first, last = parts[0], parts[-1]
        plain = first in self.services or first in self.generic or first in self.forms
        return not name.quoted and len(parts) > 1 and plain and (last in self.services or last in self.forms)

    def against(self, name: str) -> int:
        """What weighs against a name whose last word, or whose head before a preposition, is that of a council, a street.

        -9 rules the name out, as does a title in front or a run of nothing but services ("Adult Social Care").
        """
        parts = name.split()
        if parts[0] in self.titles:
            return -9
        if parts[0] != "A" and all(word in self.services or word in ("of", "for", "&", "the") for word in parts):
            return -9
        if parts[-2:-1] == ["&"] or parts[-2:] == ["Housing", "Association"] and len(parts) > 2:
            return 0
        if head := HEAD.search(name):
            return self.refused.get(name[: head.start()].rsplit(" ", 1)[-1], 0)
        if len(parts) > 2 and parts[-2] in ("North", "South"):
            return 0  # "Corbel South West" is a firm's branch
        return self.refused.get(parts[-1], 0)


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
        if (
            last
            and text[last.end : found.start] == " and "
            and (
                joins(last.text, found.text, words)
                or is_spelled(text, last.start, found.end)
                or " " in found.text
                and f"{last.text} and {found.text.split(' ', 1)[0]}" in pairs
                or TAIL_ENDS.match(text, found.end)
                and found.text in words.services
                and last.text.count(" ") > 1
                and last.text.rsplit(" ", 1)[-1] in words.services
                or NAMED.search(text, max(0, last.start - 20), last.start)
                and words.form_of(found.text)
            )
        ):
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
        elif head and name.text[head.end() :] in alone:
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


def joins(left: str, right: str, words: Words) -> bool:
    """True where "left and right" is one name, since a word for a service stands on both sides of the "and"."""
    tail = right.split(" ")
    return " " in left and len(tail) > 1 and left.rsplit(" ", 1)[-1] in words.services and tail[0] in words.services


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
        if soft and not plural and follows < end and not PREPOSITION.match(text, follows) and words.form_of(text[start:end]):
            soft = False  # the first word of "Two Rivers Education" is its own, not that of "Workers at the Corbel Trust"
        if not (derived or first in words.openers or soft or CONTRACTED.search(first)):
            break
        based |= derived
        rest = AFTER_OPENER.match(text, follows, end)
        start = rest.end() if rest else end
    return Candidate(start, end, text[start:end], quoted, weight=int(based)) if end > start + 1 else None


def opens_sentence(text: str, char: int) -> bool:
    """Whether a paragraph, a sentence, or what follows a colon, begins at a character."""
    return text[max(0, char - 4) : char].rstrip(SPACE_AND_MARKS)[-1:] in ("", *".!?:;\n")
