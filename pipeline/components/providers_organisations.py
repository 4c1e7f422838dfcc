"""Organisations: the mentions of one body, full name, short form and initials together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from ..patterns import phrases_of
from .providers_initials import abbreviates, initials
from .providers_names import PERSON, PLACE, Candidate, Words

TAIL = re.compile(r",? (?:\([a-z]+\)|ltd|limited|plc|llp|cic|cyf|uk|group|company|co)\.?$")


ACRONYM = re.compile(r"[A-Z][A-Z&]{1,5}")
"""A name of initials, in whose stead the article's full form names the body."""


@dataclass
class Organisation:
    """All candidates of one article that mean the same body.

    by_words: it is a provider by the weights of words alone. called: the name that counts of one that has two. form: the words
    of its name; forms: those too of the names under which the gazetteer's body is printed ("Rubicon Leisure").
    """

    names: list[Candidate]
    known: dict[str, Any] | None = None
    is_person: bool = False
    by_words: bool = False
    called: str | None = None
    form: list[str] = field(default_factory=list)
    forms: list[list[str]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The gazetteer's name where the article's wording shows it, else the fullest form in the article."""
        if self.called:
            return in_title_case(self.called)
        if len(self.names) == 1 and not self.known:
            return in_title_case(self.names[0].text)
        fullest = in_title_case(max((name.text for name in self.names), key=len))
        if self.known:
            if ACRONYM.fullmatch(self.known["id"]) and not all(ACRONYM.fullmatch(name.text) for name in self.names):
                return fullest  # "Greenwich Leisure Ltd (GLL)"
            first = self.known["id"].split()[0].lower()
            if any(name.text.split()[0].lower() == first and not self.is_branch(name.text) for name in self.names):
                return self.known["id"]
        return fullest

    def is_branch(self, name: str) -> bool:
        """Whether a name says more than the gazetteer does: "Corbel Repairs" is not "Corbel 360"."""
        assert self.known
        return key_of(name) not in {key_of(form) for form in (self.known["id"], *phrases_of(self.known))}

    @property
    def cues(self) -> list[dict[str, Any]]:
        """The cues of all mentions, in text order."""
        return [cue for name in self.names for cue in name.cues]

    @property
    def weight(self) -> int:
        """What speaks for the organisation: each rule line once, with the highest weight any mention gives it."""
        if len(self.names) == 1 and not self.names[0].cues:
            return self.names[0].weight
        best: dict[str, int] = {}
        for name in self.names:
            for cue in name.cues:
                best[cue["rule"]] = max(best.get(cue["rule"], -9), cue["weight"])
        if not self.known and " " not in self.name and any(name.weight == PLACE and not name.share for name in self.names):
            return PLACE  # "their officers in Workington"
        shown = [name.weight for name in self.names if name.weight != PLACE]  # "shares in Corbel" makes it no place
        return sum(best.values()) + min(shown, default=PLACE)

    @property
    def rule(self) -> str | None:
        """The rule of the gazetteer line, else of the strongest cue."""
        if self.known:
            return self.known["rule"]
        return max(self.cues, key=lambda cue: cue["weight"])["rule"] if self.cues else None


@lru_cache(maxsize=8192)
def in_title_case(name: str) -> str:
    """A name whose first words are in capitals only because they open a story: "HARLAND Waste Services".

    >>> in_title_case("HARLAND Waste Services"), in_title_case("NSL Services"), in_title_case("CORBEL")
    ('Harland Waste Services', 'NSL Services', 'CORBEL')
    """
    words = name.split(" ")
    if len(words[0]) < 5 or words[-1].isupper():
        return name
    return " ".join(word.title() if word.isupper() and len(word) > 4 else word for word in words)


@lru_cache(maxsize=8192)
def key_of(name: str) -> str:
    """A name without what varies between its mentions: case, "the", legal endings, the kind of apostrophe.

    >>> key_of("Corbel’s Works Group Ltd")
    "corbel's works"
    """
    key = name.replace("’", "'").lower().removeprefix("the ")
    while (shorter := TAIL.sub("", key)) != key:
        key = shorter
    return key


def group_of(name: Candidate) -> str:
    """The key of the organisation that a candidate names: the gazetteer's body, else the name itself."""
    return name.known["id"].lower() if name.known else key_of(name.text)


ALIAS = re.compile(
    r"[\"”’']?(?:, ?\(?| \(| (?=trading as|t/a|aka))(?:(?:which|that) )?(?:(?:is|was|are|were) )?(?:(?:(?:better|also"
    r"|otherwise|locally|now|formerly|previously|once"
    r"|commonly|usually|generally) )?known (?:locally )?as|trad(?:es|ed|ing) as|(?:now |also )?operat(?:es|ed|ing) (?:as"
    r"|under the name(?: of)?)"
    r"|formerly(?: called)?|previously(?: called)?|(?:has |have )?(?:since |now |recently |later )?(?:been )?(?:renamed"
    r"|rebranded)"
    r"(?: itself| as)?|now called|(?:has )?chang(?:es|ed|ing) its name to|aka|t/a) (?:the )?[\"“‘']?"
)
"""Between two names of one body: "the Derwent Trust, **better known as** Leisureworks"."""


RENAMED = re.compile(r"\b(?:now|renamed|rebranded|chang\w+)\b")
"""What makes the second of two names the one that counts."""


def same_body(names: list[Candidate], groups: dict[str, Organisation], text: str) -> None:
    """Let a body's second name join its first, where the text says that they are one's."""
    for this, following in zip(names, names[1:], strict=False):
        if not ALIAS.fullmatch(text, this.end, following.start):
            continue
        first, second = groups.get(group_of(this)), groups.get(group_of(following))
        if first and second and first is not second and not first.is_person and not (first.known and second.known):
            first.names = sorted(first.names + second.names, key=lambda name: name.start)
            first.known = first.known or second.known
            first.called = (following if RENAMED.search(text, this.end, following.start) else this).text
            del groups[group_of(following)]


def organisations(names: list[Candidate], text: str, words: Words) -> list[Organisation]:
    """Group candidates by name, then let short forms ("Corbel" for "Corbel Public Services") and initials join the full one."""
    people = people_in(names, words)
    groups: dict[str, Organisation] = {}
    for name in names:
        org = groups.setdefault(group_of(name), Organisation([], name.known))
        org.known = org.known or name.known
        org.names.append(name)
    for key, org in groups.items():
        org.form = key.split()
        printed = {key_of(name.text) for name in org.names} if org.known else ()
        org.forms = [org.form, *(other.split() for other in printed if other)]
        org.is_person = key in people
    same_body(names, groups, text)
    firsts: dict[str, list[Organisation]] = {}
    for org in groups.values():
        if org.form and not org.is_person:
            for first in {form[0] for form in org.forms}:
                firsts.setdefault(first, []).append(org)
    kept = []
    for org in groups.values():
        longer = None if org.known and not org.known.get("context") else longer_form(org, firsts, groups, text, words)
        if longer is None:
            kept.append(org)
        else:
            longer.names = sorted(longer.names + org.names, key=lambda name: name.start)
    return kept


def longer_form(
    org: Organisation, firsts: dict[str, list[Organisation]], groups: dict[str, Organisation], text: str, words: Words
) -> Organisation | None:
    """The organisation whose name the given one shortens, if any."""
    name = org.names[0].text
    if not org.form or org.is_person:
        return None
    generic = name.split()[0] in words.generic
    for other in firsts.get(org.form[0], ()):
        if other is not org and abbreviates(name, other.names[0].text):
            return other
        if other is not org and any(len(form) > len(org.form) and form[: len(org.form)] == org.form for form in other.forms):
            certain = other.known and (org.cues or not generic)  # "Freedom" for Freedom Leisure wants a cue of its own
            first = org.cues and other.names[0].start < org.names[0].start  # the full name, and later its first word alone
            if certain or not generic and (other.cues or words.form_of(other.name) or first):
                return other
    if name.isupper() and 2 <= len(name) <= 6:
        start = org.names[0].start
        if text.startswith(" (", start - 2) and text.startswith(")", org.names[0].end):
            for other in groups.values():  # "Shared Resource Service Wales (SRS)"
                if any(long.end == start - 2 and initials(long.text).startswith(name) for long in other.names):
                    return other
        for other in groups.values():
            if other is not org and initials(other.names[0].text) == name:
                return other
    return None


def people_in(names: list[Candidate], words: Words) -> set[str]:
    """Keys of the article's people and of their surnames, from titles ("Cllr Jo Bell") and from what `person` noted."""
    people: set[str] = set()
    for name in names:
        parts = name.text.split()
        titled = parts[0] in words.titles
        while parts and parts[0] in words.titles:
            parts = parts[1:]
        if parts and (titled or PLACE < name.weight <= PERSON) and not name.known and words.form_of(name.text) is None:
            people.add(key_of(" ".join(parts)))
            people.add(key_of(parts[-1]))
    return people
