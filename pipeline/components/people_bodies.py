"""Bodies: the council, firm, union or other body that a person speaks for."""

from __future__ import annotations

import re
from typing import Any

from spacy.tokens import Doc

from .people_join import Mention, Person
from .people_names import Words
from .people_phrases import Around
from .sentences import paragraph_at, sentence_at

OF_COUNCIL = re.compile(r"\b(?:council|authority|borough|county council|city council|town hall)(?:['’]s)?\b", re.I)
OF_UNION = re.compile(r"\b(?:union|branch|organiser|shop steward|convenor)\b", re.I)
ITS = re.compile(r"\b(?:[Ii]ts|[Tt]heir)(?: own| then)? $")
OF_FIRM = re.compile(
    r"\b(?:its|their|firm|company|trust|charity|contractor|provider|operator|managing director|regional director)\b", re.I
)


class Bodies:
    """Finds the body that a person speaks for; holds the names of unions and other bodies from the rule lines."""

    def __init__(self, words: Words) -> None:
        self.words = words
        lines = {line["rule"]: line for line in words["body"].values()}
        names = sorted({name for line in lines.values() for name in line["pattern"]}, key=len, reverse=True)
        self.pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names)) or '(?!)'})(?!\w)")
        self.unions = {name for line in lines.values() if line["id"] == "unions" for name in line["pattern"]}

    def spoken_for(self, doc: Doc, text: str, person: Person, councillor: bool) -> str | None:
        """The official name of the council, or the name of the firm, union or body; None where the article does not say.

        doc: the article, with ``doc._.councils`` and ``doc._.providers``. councillor: whether the person is one.
        """
        for mention in person.mentions:
            for said in mention.around:
                if named := self.named_in(doc, text, said):
                    return named
                if said.role and ITS.search(text, max(0, said.start - 14), said.start):
                    return nearest([*(doc._.councils or ()), *(doc._.providers or ())], mention)
        if councillor:
            return council_of(doc, person.mentions[0])
        for mention in person.mentions:
            for said in mention.around:
                if said.role and said.rule and (named := self.implied(doc, text, mention, said)):
                    return named
        return None

    def named_in(self, doc: Doc, text: str, said: Around) -> str | None:
        """The body named inside the words that were read for a role: "Kestrel's regional director", "of the GMB union"."""
        if said.end <= said.start:
            return None
        for items in (doc._.providers, doc._.councils):
            for item in items or ():
                if any(m["start"] < said.end and m["end"] > said.start for m in item["mentions"]):
                    return item["name"]
        match = self.pattern.search(text, said.start, said.end)
        return match.group() if match else None

    def implied(self, doc: Doc, text: str, mention: Mention, said: Around) -> str | None:
        """The body that a role implies: "the authority's head of finance", "branch secretary", "its operations manager"."""
        phrase = text[max(0, said.start - 12) : said.end]
        start = mention.candidate.start
        if said.rule == "people/role/public" or said.councillor is False:
            return None
        if OF_UNION.search(phrase) or said.rule == "people/role/union":
            left = paragraph_at(doc, start)[0]
            unions = [m.group() for m in self.pattern.finditer(text, max(0, left - 600), start) if m.group() in self.unions]
            return unions[-1] if unions else None
        if OF_FIRM.search(phrase) and not OF_COUNCIL.search(phrase):
            return nearest(doc._.providers, mention, 600)
        if said.rule == "people/role/officer":
            left = sentence_at(doc, start)[0]
            for item in doc._.providers or ():
                if any(left <= m["start"] < start for m in item["mentions"]):
                    return item["name"]
            return council_of(doc, mention)
        return None


def council_of(doc: Doc, mention: Mention) -> str | None:
    """The official name of the council that a person without a council of their own in their role speaks for.

    That is the article's main council, named twice as often as any other; else the one named last before the person.
    """
    councils = sorted(doc._.councils or (), key=lambda item: -len(item["mentions"]))
    if len(councils) > 1 and len(councils[0]["mentions"]) < 2 * len(councils[1]["mentions"]):
        return nearest(councils, mention)
    return councils[0]["name"] if councils else None


def nearest(items: list[dict[str, Any]] | None, mention: Mention, reach: int | None = None) -> str | None:
    """The name of the item mentioned last before a person, else first after; within ``reach`` characters where given."""
    at = mention.candidate.start
    places = [(m["start"] > at, abs(at - m["start"]), item["name"]) for item in items or () for m in item["mentions"]]
    best = min(places, default=None)
    return best[2] if best and (reach is None or best[1] <= reach) else None
