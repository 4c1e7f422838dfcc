"""Bodies: the council, firm, union or other body that a person speaks for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property
from typing import Any

from spacy.tokens import Doc

from .people_join import Mention, Person
from .people_names import Words
from .people_phrases import Around
from .sentences import paragraph_at, sentence_at

ITS = re.compile(r"\b(?:[Ii]ts|[Tt]heir)(?: own| then)? $")
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

    def main(self) -> str | None:
        """The name mentioned half as often again as any other, None where there is none such."""
        counts = Counter(self.names).most_common(2)
        return counts[0][0] if counts and (len(counts) == 1 or counts[0][1] >= 1.5 * counts[1][1]) else None


class Named:
    """What an article names: its councils, its providers, both together, and its main council."""

    def __init__(self, doc: Doc) -> None:
        self.items = [*(doc._.councils or ()), *(doc._.providers or ())]
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
        """The council of a person named at an offset whose role names none: the main one, else the one named last.

        left: where to look first, the start of the paragraph, for those who lead a council: "Hull may go. Its neighbours
        will not. Leader Jane Roe said so."
        """
        own = self.councils.before(left, at) if left is not None else None
        return own or self.main or self.councils.nearest(at)


class Bodies:
    """Finds the body that a person speaks for; holds the names of unions and other bodies from the rule lines."""

    def __init__(self, words: Words) -> None:
        lines = {line["rule"]: line for line in words["body"].values()}
        names = sorted({name for line in lines.values() for name in line["pattern"]}, key=len, reverse=True)
        self.pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names)) or '(?!)'})(?!\w)")
        self.owners = {kind: words.phrases("owner_word", kind) for kind in ("councils", "firms", "unions")}
        self.unions = {name for line in lines.values() if line["id"] == "unions" for name in line["pattern"]}

    def spoken_for(self, doc: Doc, text: str, named: Named, person: Person, councillor: bool) -> str | None:
        """The official name of the council, or the name of the firm, union or body; None where the article does not say.

        named: the councils and providers of the article. councillor: whether the person is one.
        """
        said = [(mention, one) for mention in person.mentions for one in mention.around]
        for mention, one in said:
            if body := self.within(text, named, one):
                return body
            if one.role and ITS.search(text, max(0, one.start - 14), one.start):
                owned = named.providers if one.rule in FIRMS_HAVE else named.both
                return owned.nearest(mention.candidate.start) or named.both.nearest(mention.candidate.start)
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
        return body

    def implied(self, doc: Doc, text: str, named: Named, mention: Mention, said: Around) -> str | None:
        """The body that a role implies: "the authority's head of finance", "branch secretary", "the firm's manager"."""
        phrase = text[max(0, said.start - 12) : said.end]
        start = mention.candidate.start
        if not said.role or said.rule == "people/role/public" or said.councillor is False:
            return None
        if self.owners["unions"].search(phrase) or said.rule == "people/role/union":
            left = paragraph_at(doc, start)[0]
            unions = [m.group() for m in self.pattern.finditer(text, max(0, left - 600), start) if m.group() in self.unions]
            return unions[-1] if unions else None
        if self.owners["firms"].search(phrase) and not self.owners["councils"].search(phrase):
            return named.providers.nearest(start, 600)
        if said.rule == "people/role/officer":
            return named.providers.within(sentence_at(doc, start)[0], start) or named.council(start, paragraph_at(doc, start)[0])
        return None
