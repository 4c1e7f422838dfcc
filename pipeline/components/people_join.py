"""Joining: which mentions are the same person, and what they say of that person together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .people_contest import CANDIDATE
from .people_names import INITIALS, Candidate, Words, fold
from .people_phrases import Around
from .people_ranks import counts, weight


@dataclass
class Mention:
    """One accepted name in the text, the rule that accepted it, and what the words around it say.

    ``title`` is the title as it counts for this name, "Cllr" for each of "Cllrs Roe and Khan".
    """

    candidate: Candidate
    rule: str
    title: str | None = None
    line: dict[str, Any] = field(default_factory=dict)
    around: list[Around] = field(default_factory=list)
    aside: list[Around] = field(default_factory=list)
    """What the words around a surname alone say, which counts where nothing else tells a role."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name."""
        return self.candidate.words

    @property
    def over(self) -> bool:
        """Whether the title is that of no sitting councillor: "former Cllr Jane Roe", "Metro Mayor Jane Roe"."""
        return any(said.rule in ("people/former", "people/region") for said in self.around)


@dataclass
class Person:
    """A person as the mentions so far show them; ``words`` is the fullest form of the name."""

    words: tuple[str, ...]
    mentions: list[Mention] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    def add(self, mention: Mention) -> None:
        """Take a mention; the fullest form of the name wins, one in ordinary letters before one in capitals."""
        ordinary = "".join(self.words).isupper() and not "".join(mention.words).isupper()
        spelt = len(mention.words) == len(self.words) and INITIALS.match(self.words[0]) and not INITIALS.match(mention.words[0])
        if len(mention.words) > len(self.words) or spelt or ordinary and len(mention.words) == len(self.words):
            self.words = mention.words
        at = bisect_right(self.starts, mention.candidate.start)
        self.starts.insert(at, mention.candidate.start)
        self.mentions.insert(at, mention)

    def distance(self, at: int) -> tuple[bool, int]:
        """How far an offset is from the person's nearest mention: mentions before it come first."""
        index = bisect_right(self.starts, at)
        return (False, at - self.starts[index - 1]) if index else (True, self.starts[0] - at)

    @property
    def titled(self) -> bool:
        """Whether "Mr", "Mrs" or the like stands before a mention."""
        return any(mention.line.get("gender") for mention in self.mentions)

    def gender(self, words: Words) -> str | None:
        """'f' or 'm' by a title or the given name, None where neither tells."""
        for mention in self.mentions:
            if mention.line.get("gender"):
                return mention.line["gender"]
        first = fold(self.words[0])
        known = words.given.get(first) or words.given.get(first.split("-")[0])
        return known.get("gender") if known and len(self.words) > 1 else None

    def is_councillor(self, words: Words) -> bool:
        """Whether the mentions show a seat on a council; members of other houses and former councillors have none."""
        around = [said for mention in self.mentions for said in mention.around]
        if any(mention.line.get("councillor") and not mention.over for mention in self.mentions):
            return True
        national = words["namesake"].get(" ".join(self.words).lower())
        if national and national["id"] == "national":
            return False
        stands = any(said.rule == CANDIDATE for said in around)
        if any(said.councillor is False and said.rule != CANDIDATE for said in around):
            return False
        seats = [said for said in around if said.councillor is True and not said.former]
        return any(said.role or not stands for said in seats)

    def role(self) -> str | None:
        """The role: one that is held before one that was, one of several words before a bare "leader", else the first.

        What somebody does, "represents Radcliffe", gives way to what they are, "planning chairman".
        """
        said = [one for mention in self.mentions for one in mention.around if one.role and counts(one)]
        if len(said) < 2:
            return said[0].role if said else None
        best = min(said, key=weight)
        return best.role

    def is_slight(self) -> bool:
        """Whether what is said of the person is at best a trade, a place in the family or an office that is over."""
        said = [one for mention in self.mentions for one in mention.around if one.role and counts(one)]
        return all(one.former or weight(one)[1] > 1 for one in said)

    def chairs(self) -> bool:
        """Whether all that is said of the person is that they are chair, of what stays open: "Vice-chairman Jane Roe"."""
        said = [said for mention in self.mentions for said in mention.around if said.role]
        return bool(said) and all(
            one.rule == "people/role/chair" and one.councillor is None and " " not in (one.role or "") for one in said
        )

    def owned_by(self, within: Callable[[int, int], str | None]) -> str | None:
        """The body that ``within`` finds in the words that give the role: Hull City Council in "Hull's chairwoman"."""
        said = (said for mention in self.mentions for said in mention.around if said.role)
        return next((body for one in said if (body := within(one.start, one.end - len(one.role or "")))), None)

    def party(self) -> str | None:
        """The first party that the mentions give; in small letters only an independent has one ("the alliance" is none)."""
        said = (said.party for mention in self.mentions for said in mention.around if said.party)
        return next((party for party in said if not party.islower() or party.startswith(("ind", "non", "un"))), None)

    def title(self) -> str | None:
        """The title as first printed; that of a councillor before any other."""
        titles = sorted((m for m in self.mentions if m.title), key=lambda mention: not mention.line.get("councillor"))
        return titles[0].title if titles else None


def key(words: tuple[str, ...]) -> str:
    """The surname in a form to compare."""
    return words[-1].lower().replace("’", "'")


def same_name(person: Person, words: tuple[str, ...]) -> bool:
    """Whether a name of two words and more fits a person: the surname, and the first name or its initial.

    >>> same_name(Person(("Huw", "Tudor", "Lloyd")), ("H", "Lloyd"))
    True
    >>> same_name(Person(("Alison", "Preece")), ("Howard", "Preece"))
    False
    """
    if key(person.words) != key(words) or len(person.words) == 1:
        return False
    ours, theirs = person.words[0].lower(), words[0].lower()
    initial = INITIALS.match(person.words[0]) or INITIALS.match(words[0])
    inner = theirs in (word.lower() for word in person.words[:-1])
    return ours == theirs or inner or bool(initial) and ours[0] == theirs[0]


class People:
    """The persons found so far, with look-up by surname and by first name."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.persons: list[Person] = []
        self.by_last: dict[str, list[Person]] = {}
        self.by_first: dict[str, list[Person]] = {}

    def new(self, mention: Mention) -> Person:
        """A new person of the mention's name."""
        person = Person(mention.words)
        self.persons.append(person)
        self.by_last.setdefault(key(person.words), []).append(person)
        if len(person.words) > 1:
            self.by_first.setdefault(person.words[0].lower(), []).append(person)
        return person

    def full(self, mention: Mention) -> Person:
        """The person of a name of two words and more."""
        same = (person for person in self.by_last.get(key(mention.words), ()) if same_name(person, mention.words))
        return next(same, None) or self.new(mention)

    def short(self, mention: Mention) -> Person | None:
        """The person that a single word means: by surname, title and nearness, or by a first name that only one person has."""
        word, at = key(mention.words), mention.candidate.start
        by_last = self.by_last.get(word, [])
        honour = mention.title is not None and mention.title.lower() in self.words["honour"]
        if mention.title is None or honour:
            earlier = [person for person in self.by_first.get(word, ()) if person.starts[0] < at]
            if len(earlier) == 1 and (honour or not by_last):
                return earlier[0]
        gender = mention.line.get("gender")
        fitting = by_last if gender is None else [p for p in by_last if p.gender(self.words) in (None, gender)]
        if not fitting and len(by_last) == 1 and not by_last[0].titled:
            fitting = by_last  # a title tells more than a given name: "Ade Banjo … Mr Banjo"
        if len(fitting) > 1 and mention.line.get("councillor"):
            fitting = [person for person in fitting if person.is_councillor(self.words)] or fitting
        if not fitting and mention.title and len(self.by_first.get(word, ())) == 1:
            return self.by_first[word][0]  # Mr Tan, of Tan Wei Ming
        return min(fitting, key=lambda person: person.distance(at), default=None)


def join(mentions: list[Mention], words: Words) -> list[Person]:
    """The persons whom the mentions name, in the order of their first mention.

    Full names come first, so that "Cllr Roe" in the opening line finds the Jane Roe of the fifth paragraph. Single words
    without a title that fit nobody are dropped unless their own rule vouches for them ("known only as Bella").
    """
    people = People(words)
    for mention in mentions:
        if len(mention.words) > 1:
            people.full(mention).add(mention)
    for mention in mentions:
        if len(mention.words) == 1:
            person = people.short(mention) or (people.new(mention) if mention.rule else None)
            if person is not None:
                person.add(mention)
    return sorted(people.persons, key=lambda person: person.starts[0])


def with_couples(words: Words, text: str, found: list[Mention], bare: list[Candidate]) -> list[Mention]:
    """Add the first of a couple who share a surname: "[John] and Mary Ashby, both 60".

    found: the accepted mentions in text order. bare: single words without a title that nobody has claimed or may claim.
    """
    joined = [candidate for candidate in bare if text.startswith(" and ", candidate.end)]
    if not joined:
        return found
    full = {mention.candidate.start: mention for mention in found if len(mention.words) > 1 and mention.title is None}
    firsts = {mention.words[0].lower() for mention in found if len(mention.words) > 1}
    taken = {mention.candidate.start for mention in found if mention.rule}
    added = []
    for candidate in joined:
        if candidate.start in taken or candidate.words[0].lower() in firsts:
            continue
        partner = full.get(candidate.end + 5)
        if partner and all(fold(word) in words["given"] for word in (candidate.words[0], partner.words[0])):
            own = candidate._replace(words=(candidate.words[0], *partner.words[1:]))
            added.append(Mention(own, "people/couple"))
    return sorted([*found, *added], key=lambda mention: mention.candidate.start) if added else found


def display(words: tuple[str, ...]) -> str:
    """A name as it is written in a record: capitals of a lead are taken back.

    >>> display(("JANE", "O'NEILL-ROE")), display(("AJ", "Rowley"))
    ("Jane O'Neill-Roe", 'AJ Rowley')
    """
    if not "".join(words).isupper() or len("".join(words)) < 6:
        return " ".join(words)
    return " ".join(word if INITIALS.match(word) and len(word) < 3 else word.title() for word in words)
