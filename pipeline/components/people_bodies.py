"""Bodies: the council, firm, union or other body that a person speaks for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property
from typing import Any

from spacy.tokens import Doc

from .people_join import Mention, Person
from .people_leads import AT_HOME
from .people_names import Words
from .people_phrases import Around
from .sentences import paragraph_at, sentence_at

ITS = re.compile(r"\b(?:[Ii]ts|[Tt]heir)(?: own| then)? $")
KINDS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("trust", "charity"), ("trust", "charity")),
    (("almo",), ("council_company",)),
    (("mutual", "co-operative", "co-op"), ("mutual",)),
    (("firm", "company", "contractor", "operator", "outsourcer", "group", "giant", "business"), ("company", "council_company")),
)
"""What kinds of provider a noun can mean."""
NOUN = re.compile(rf"\b({'|'.join(noun for nouns, _ in KINDS for noun in nouns)}|ALMO|provider|landlord)['’]s?\b")
SAID_OF = re.compile(r"\b[Tt]he (firm|company|contractor|group|trust|charity|business|operator)\b|\b(?:share|stock)holders\b")
OWNER = re.compile(r"((?:[A-Z][\w-]+ ){0,2}[A-Z][\w-]+)['’]s? ")
CAPITAL = re.compile(r"[A-Z][\w-]{3,}")
NAMED_BODY = re.compile(
    r"\b(?:at|with|of|for) (?:the )?((?:[A-Z][\w'’&-]*(?: (?:of|and|for|the|&) (?=[A-Z])| |$))+)$"
)
RUNS = re.compile(r"\b(?:boss|chief executive|managing director|chairman|chairwoman|founder|owner|president|spokes\w+) of ", re.I)
BOTH = re.compile(r"\b(?:both|two) (?:authorities|councils|boroughs|districts)\b")
HEADS = ("people/role/leader", "people/role/civic")
"""Rules of the roles that stand for a whole council."""
FIRMS_HAVE = ("people/role/chair",)
"""Rules of the roles that a provider's people have and a council's officers have not."""


class Places:
    """Where an article names its councils or its providers, in text order."""

    def __init__(self, items: list[dict[str, Any]] | None) -> None:
        found = sorted((place["start"], place["end"], item["name"]) for item in items or () for place in item["mentions"])
        self.starts = [start for start, _, _ in found]
        self.ends = [end for _, end, _ in found]
        self.names = [name for _, _, name in found]

    def within(self, start: int, end: int) -> str | None:
        """The name first mentioned in (or across the edge of) a stretch of text."""
        index = bisect_right(self.ends, start)
        return self.names[index] if index < len(self.names) and self.starts[index] < end else None

    def before(self, start: int, end: int) -> str | None:
        """The name mentioned last in a stretch of text."""
        index = bisect_left(self.starts, end) - 1
        return self.names[index] if index >= 0 and self.starts[index] >= start else None

    def nearest(self, at: int, reach: int | None = None) -> str | None:
        """The name mentioned last before an offset, else first after it; within ``reach`` characters where given."""
        if not self.names:
            return None
        index = max(bisect_right(self.starts, at) - 1, 0)
        return self.names[index] if reach is None or abs(at - self.starts[index]) <= reach else None

    def first(self, start: int, end: int) -> str | None:
        """The name mentioned first in a stretch of text."""
        index = bisect_left(self.starts, start)
        return self.names[index] if index < len(self.names) and self.starts[index] < end else None

    def leading(self, at: int) -> str | None:
        """The name mentioned most often before an offset, the earlier one of two; else the first after it."""
        before = self.names[: bisect_right(self.starts, at)]
        return Counter(before).most_common(1)[0][0] if before else self.nearest(at)

    def main(self) -> str | None:
        """The name mentioned half as often again as any other, None where there is none such."""
        counts = Counter(self.names).most_common(2)
        return counts[0][0] if counts and (len(counts) == 1 or counts[0][1] >= 1.5 * counts[1][1]) else None


class Named:
    """What an article names: its councils, its providers, both together, and its main council."""

    def __init__(self, doc: Doc) -> None:
        self.items = [*(doc._.councils or ()), *(doc._.providers or ())]
        self.providers_named = [*(doc._.providers or ())]
        self.councils, self.providers = Places(doc._.councils), Places(doc._.providers)

    @cached_property
    def both(self) -> Places:
        """Councils and providers, asked for where a person is one of "its" people."""
        return Places(self.items)

    @cached_property
    def main(self) -> str | None:
        """The main council, see ``Places.main``."""
        return self.councils.main()

    def council(self, at: int, left: int | None = None) -> str | None:
        """The council of a person named at an offset whose role names none: the main one, else the one named most so far.

        left: where to look first, the start of the paragraph, for those who lead a council: "Hull may go. Its neighbours
        will not. Leader Jane Roe said so."
        """
        own = self.councils.before(left, at) if left is not None else None
        return own or self.main or self.councils.leading(at)

    def called(self, word: str) -> str | None:
        """The one body whose name begins with a word or two: "Stratford" of Stratford-on-Avon District Council, "Needles"."""
        if len(word) < 4:
            return None
        found = {item["name"] for item in self.items if opens_name(item["name"], word)}
        return found.pop() if len(found) == 1 else None

    def of_kind(self, noun: str, at: int) -> str | None:
        """The provider that a noun means: "the trust's chair", named last before an offset, else first after it."""
        wanted = next((kinds for nouns, kinds in KINDS if noun in nouns), None)
        fits = [item for item in self.providers_named if wanted is None or item["kind"] in wanted or noun in item["name"].lower()]
        return Places(fits).nearest(at) or self.providers.nearest(at)


def opens_name(name: str, word: str) -> bool:
    """Whether a body's name begins with a word, as a whole or up to a hyphen."""
    for lead in ("London Borough of ", "Royal Borough of ", "City of ", "The "):
        name = name.removeprefix(lead)
    return name.startswith(word) and not name[len(word) : len(word) + 1].isalnum()


class Bodies:
    """Finds the body that a person speaks for; holds the names of unions and other bodies from the rule lines."""

    def __init__(self, words: Words) -> None:
        lines = {line["rule"]: line for line in words["body"].values()}
        names = sorted({name for line in lines.values() for name in line["pattern"]}, key=len, reverse=True)
        self.pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names)) or '(?!)'})(?!\w)")
        self.owners = {kind: words.phrases("owner_word", kind) for kind in ("councils", "firms", "unions")}
        self.institutions = words["institution"]
        self.subjects = words["noname"]
        self.unions = {name for line in lines.values() if line["id"] == "unions" for name in line["pattern"]}

    def spoken_for(self, doc: Doc, text: str, named: Named, person: Person, councillor: bool) -> str | None:
        """The official name of the council, or the name of the firm, union or body; None where the article does not say.

        named: the councils and providers of the article. councillor: whether the person is one.
        """
        said = [(mention, one) for mention in person.mentions for one in mention.around]
        for mention, one in said:
            if one.role and BOTH.search(one.role):
                return None
            if body := self.within(text, named, one):
                return body
            if one.role and ITS.search(text, max(0, one.start - 14), one.start):
                return self.its(doc, text, named, one, mention.candidate.start)
        if councillor:
            leads = any(one.role and one.rule in HEADS for _, one in said)
            return named.council(person.starts[0], paragraph_at(doc, person.starts[0])[0] if leads else None)
        return next((body for mention, one in said if (body := self.implied(doc, text, named, mention, one))), None)

    def within(self, text: str, named: Named, said: Around) -> str | None:
        """The body named inside the words that were read for a role: "Kestrel's regional director", "of the GMB union"."""
        if said.end <= said.start:
            return None
        body = named.providers.within(said.start, said.end) or named.councils.within(said.start, said.end)
        if body is None and (match := self.pattern.search(text, said.start, said.end)):
            return match.group()
        if body is None and (owner := OWNER.search(text, max(0, said.start - 40), said.end)) and owner.end() >= said.start:
            body = named.called(owner[1])
        return body or self.at_body(text, said)

    def at_body(self, text: str, said: Around) -> str | None:
        """A body that is no provider, named at the end of a role: "principal of Trent Academy", "boss of Amberline"."""
        match = NAMED_BODY.search(said.role or "") if said.councillor is not False else None
        if match is None:
            return None
        name = match[1].strip()
        last = self.institutions.get(name.rsplit(" ", 1)[-1].lower())
        if last and last["id"] == "tail" and " " in name or RUNS.search(said.role or "") and not self.is_subject(name):
            return name
        return None

    def is_subject(self, name: str) -> bool:
        """Whether a capitalised name is what somebody is in charge of: "director of Finance"."""
        return any(word.lower() in self.subjects for word in name.split())

    def its(self, doc: Doc, text: str, named: Named, said: Around, at: int) -> str | None:
        """The body of "its chief executive": one named earlier in the sentence, also by its first word, else the nearest."""
        left = sentence_at(doc, at)[0]
        for match in reversed(list(CAPITAL.finditer(text, left, said.start))):
            if body := named.both.within(*match.span()) or named.called(match.group()):
                return body
        owned = named.providers if said.rule in FIRMS_HAVE else named.both
        return owned.nearest(at) or named.both.nearest(at)

    def implied(self, doc: Doc, text: str, named: Named, mention: Mention, said: Around) -> str | None:
        """The body that a role implies: "the authority's head of finance", "branch secretary", "the firm's manager"."""
        phrase = text[max(0, said.start - 12) : said.end]
        start = mention.candidate.start
        if not said.role or said.rule in AT_HOME or said.councillor is False:
            return None
        paragraph, sentence = paragraph_at(doc, start), sentence_at(doc, start)
        if self.owners["unions"].search(phrase) or said.rule == "people/role/union":
            named_before = self.pattern.finditer(text, max(0, paragraph[0] - 600), start)
            unions = [match.group() for match in named_before if match.group() in self.unions]
            return unions[-1] if unions else None
        if noun := NOUN.search(phrase):
            return named.of_kind(noun[1].lower(), start)
        if self.owners["firms"].search(phrase) and not self.owners["councils"].search(phrase):
            return named.providers.nearest(start, 600)
        if said.rule in ("people/role/officer", "people/role/chair", "people/role/trade"):
            if self.owners["councils"].search(phrase):
                return named.council(start, paragraph[0])
            if of := SAID_OF.search(text, sentence[0], sentence[1]):
                return named.of_kind(of[1] or "company", start)
            return named.both.first(paragraph[0], start) or (named.council(start) if said.rule != "people/role/chair" else None)
        return None
