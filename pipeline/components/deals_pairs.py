"""Which council and which provider an article ties together, and in which of its sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Any, NamedTuple

from .deals_terms import STATUS, Pair, Place

NEAR_COUNCIL = 90
"""Characters between a provider and another council than the article's main one for the two to make a deal."""

LISTED = re.compile(r"(?:,|,? and| &|,? as well as) (?:the |both |neighbouring )?")
WORKS_FOR = re.compile(
    r"\b(?:runs?|manages?|looks? after|looked after|works?|provides?|collects?|does|maintains?|operates?|delivers?"
    r"|empt(?:ies|y)|sweeps?|cleans?|mows?|feeds?|cooks?|repairs?|serves?|supplies|employs"
    r"|handles?|already has contracts?|(?<!the )(?<!that )contracts?|similar (?:service|work|deal)s?|work)\b[^.]{0,60}"
    r"\b(?:for|in|across) (?:the |neighbouring |nearby )*$"
)
TOGETHER = re.compile(
    r"\b(?:the|both|two|three|four|all|neighbouring) (?:two |three |four |neighbouring )?(?:councils|boroughs"
    r"|authorities|districts"
    r"|counties|trio|pair)\b|\bjoint(?:ly)?\b|\btheir (?:contract|deal)\b"
)
"""Words that mean the councils which the article listed before: "the neighbouring boroughs", "their joint contract"."""


JOINT_WITH = re.compile(r"\b(?:joint|shared) [^.;]{1,40}\bwith\b")
NO_CLIENT = re.compile(r"\b(?:spin-?out from|spun out (?:of|from)|inherited from|owned with) (?:the )?$")
"""What makes a council beside a name no client: "Corbel, a staff-owned spin-out from Kent County Council"."""


class Mention(NamedTuple):
    """One mention of a council: half-open character offsets, and the council's index."""

    start: int
    end: int
    council: int


class Councils:
    """The councils of an article by place: which one it is mostly about, which are named in a sentence, listed together."""

    def __init__(self, text: str, councils: list[dict[str, Any]], at_work: set[str], sentences: list[list[int]]) -> None:
        self.text, self.all, self.sentences = text, councils, sentences
        self.starts = [start for start, _ in sentences]
        self.mentions = sorted(
            Mention(mention["start"], mention["end"], index)
            for index, council in enumerate(councils)
            for mention in council["mentions"]
        )
        clients = [index for index, council in enumerate(councils) if council["name"] not in at_work] or range(len(councils))
        self.main = max(clients, key=lambda index: len(councils[index]["mentions"]))

    def sentence(self, char: int) -> int:
        """The index of the sentence that holds a character (-1 before the first)."""
        return bisect_right(self.starts, char) - 1

    def within(self, sentence: int, own: set[int]) -> list[Mention]:
        """The mentions of councils in a sentence, but for those of the provider itself."""
        start, end = self.sentences[sentence]
        found = self.mentions[bisect_left(self.mentions, (start,)) : bisect_left(self.mentions, (end,))]
        return [
            mention
            for mention in found
            if mention.council not in own and not NO_CLIENT.search(self.text, max(0, mention.start - 25), mention.start)
        ]

    def listed(self, beside: list[Mention]) -> list[int]:
        """The councils that a sentence lists one after the other: "Lewisham, Lambeth and Southwark jointly signed up Corbel"."""
        found: list[int] = []
        for this, following in zip(beside, beside[1:], strict=False):
            if LISTED.fullmatch(self.text, this.end, following.start):
                found += [this.council, following.council]
        return list(dict.fromkeys(found))

    def listed_before(self, sentence: int, own: set[int]) -> list[int]:
        """The councils that the nearest sentence up to the given one lists, else the first list of the article."""
        for number in [*range(sentence, -1, -1), *range(sentence + 1, min(sentence + 4, len(self.sentences)))]:
            if found := self.listed(self.within(number, own)):
                return found
        return []

    def last_named(self, char: int, own: set[int], paragraph: int) -> int:
        """The main council where a character's paragraph names it before, else the one last named there, else the main one.

        paragraph: where the character's paragraph begins.
        """
        index, last = bisect_left(self.mentions, (char,)), self.main
        for mention in self.mentions[bisect_left(self.mentions, (paragraph,)) : index]:
            if mention.council == self.main:
                return self.main
            if mention.council not in own:
                last = mention.council
        return last

    def clients(self, place: Place, own: set[int], first: bool, paragraph: int) -> list[int]:
        """The councils for which a place in the article ties a provider; ``first``: it is the provider's first such place."""
        start, end = self.sentences[place.sentence]
        beside = self.within(place.sentence, own)
        near = [
            mention
            for mention in beside
            if mention.council == self.main or min(abs(mention.start - place.char), abs(mention.end - place.char)) <= NEAR_COUNCIL
        ]
        client = next((mention.council for mention in reversed(near) if mention.start < place.char), None)
        if client is None and near:
            client = near[0].council
        if not beside and TOGETHER.search(self.text, start, end) and (together := self.listed_before(place.sentence, own)):
            return together
        if client is None and first:
            client = self.last_named(place.char, own, paragraph)
        lists = self.listed(beside)
        if client in lists:
            return [*lists, *({self.main} - set(lists))] if JOINT_WITH.search(self.text, start, end) else lists
        return [] if client is None else [client]


def pairs(
    text: str,
    councils: list[dict[str, Any]],
    providers: list[dict[str, Any]],
    sentences: list[list[int]],
    paragraphs: list[list[int]],
) -> Iterator[Pair]:
    """The pairs of council and provider: each council that a provider's sentences name beside it, else the one last named."""
    names = {provider["name"] for provider in providers}
    places = Councils(text, councils, names, sentences)
    named = sorted((mention["start"], provider["name"]) for provider in providers for mention in provider["mentions"])
    begins = [start for start, _ in paragraphs]
    for provider in providers:
        own = {index for index, council in enumerate(councils) if council["name"] == provider["name"]}
        settled = provider["status"] in STATUS
        tied: dict[int, list[Place]] = {}
        further = [(index, place) for index, place in elsewhere(provider, named, places) if index not in own]
        others = {index for index, _ in further}
        for number, place in enumerate(said_of(provider, places) if settled else ()):
            paragraph = begins[max(0, bisect_right(begins, place.char) - 1)]
            found = places.clients(place, own, number == 0, paragraph)
            if set(found) <= others and place.status != "incumbent":
                found = [places.main]  # "Corbel, which runs pools for Brent, has been lined up to reopen ours"
            for index in found:
                tied.setdefault(index, []).append(place)
        for index, place in further:
            if index != places.main and (
                not settled or index in tied or place.sentence not in {p.sentence for p in tied.get(index, ())}
            ):
                tied.setdefault(index, []).append(place)
        for index, found_places in tied.items():
            only = index == places.main or len(tied) == 1
            status = provider["status"] if settled and only and index not in others else found_places[-1].status
            if index not in own and status in STATUS:
                yield Pair(councils[index], provider, found_places, status)


def said_of(provider: dict[str, Any], places: Councils) -> list[Place]:
    """The places that give a provider a status; its first mention where none does."""
    said = provider["states"] or [[provider["mentions"][0]["start"], provider["status"]]]
    return [Place(char, status, places.sentence(char)) for char, status in said]


def elsewhere(provider: dict[str, Any], named: list[tuple[int, str]], places: Councils) -> Iterator[tuple[int, Place]]:
    """Further councils that a provider works for: "Corbel also manages pools for Brent", "it runs homes for Ceredigion".

    named: start and provider of every mention of a provider, in text order.
    """
    client = False
    for number, (start, _, index) in enumerate(places.mentions):
        sentence = places.sentence(start)
        begins = max(0, places.sentences[sentence][0], start - 90)
        goes_on = client and LISTED.fullmatch(places.text, places.mentions[number - 1].end, start) is not None
        works = None if goes_on else WORKS_FOR.search(places.text, begins, start)
        last = bisect_left(named, (start, "")) - 1
        if works and last >= 0 and named[last][0] > works.start():
            works = None  # "the work went to Corbel in Brent": the words tie the council to what stands before the name
        client = goes_on or works is not None
        if (
            client
            and last >= 0
            and named[last][1] == provider["name"]
            and bisect_right(places.starts, named[last][0]) >= sentence
        ):
            yield index, Place(start, "incumbent", sentence)
