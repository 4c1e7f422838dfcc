"""Which council an event is about, where its own sentence names none: the paragraph's, those listed before, the article's."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, NamedTuple

from .deals_pairs import place_of
from .providers_anchors import LISTED
from .providers_events import Event

TOGETHER = re.compile(
    r"\b(?:(?:[Tt]he|[Bb]oth|[Tt]wo|[Tt]hree|[Ff]our|all|neighbouring|each) (?:two |three |four |neighbouring |sets of "
    r"|[a-z]+ [A-Z][a-z]+ ){0,2}|(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix) (?:[A-Z][\w-]+ ){1,2})(?:councils|boroughs"
    r"|authorities|districts|counties|trio|pair|councillors|partners|cabinets|executives)\b|\bjoint(?:ly)?\b(?! venture"
    r"| (?:owned|run|managed))"
    r"|\btheir (?:contract|deal)\b"
    r"|\bfor both\b|\bBoth (?:have|has|are|will|had)\b|\b[Tt]he (?:pair|two|three|trio) (?:have|are|will|had)\b"
)
"""Words that mean the councils which the article listed before: "the neighbouring boroughs", "their joint contract"."""


TIERS = (("district", "district"), ("counties", "county"))
"""Words of ``TOGETHER`` that say which kind of councils is meant."""

IN_LIST = re.compile(rf"(?: \([^()]{{1,24}}\))?(?:{LISTED.pattern})")
BOTH = re.compile(
    r"\bfor (?:both|the (?:two|three|pair|trio)|each)\b|\b(?:both|the two|the three|two|three) (?:[A-Z]\w+ )?(?:councils"
    r"|authorities|boroughs|districts|counties|cabinets|executives|leaders)\b"
)
AFTER_PLACE = re.compile(r"\w| [A-Z&]|-")
PLACE_DEAL = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|an?) ([A-Z][\w-]+)(?: [a-z-]+)? (?:contract|deal|work|job|agreement|arrangement|partnership)\b"
)


GOES_ON = re.compile(
    r"(?:Its (?:cabinet|executive|leader|members|councillors|officers|bosses|chiefs|ruling|policy|full)\b|It (?!is\b|was\b))"
)
"""How a sentence begins that goes on with the council of the one before."""
SENTENCE = 400
"""Characters around a cue that are asked for its councils, where its sentence is endless."""


NUMBERS = {"two": 2, "both": 2, "pair": 2, "three": 3, "trio": 3, "four": 4, "quartet": 4, "five": 5, "six": 6}
COUNTED = re.compile(
    r"\b(two|three|four|five|six|both|pair of|trio of|quartet of) (?:[A-Z][\w-]+ |[a-z-]+ ){0,3}?"
    r"(councils|authorities|boroughs|districts|counties|town halls|neighbours|partners|leaders)\b",
    re.IGNORECASE,
)
"""How many councils an article is about: "**Three** North Yorkshire **districts** have agreed to pool"."""

SHARED_BODY = re.compile(
    r"\b(?:joint(?!(?:-| )venture)|shared|jointly[- ](?:owned|run|managed)|co-owned) (?:[a-z’'-]+ ){0,4}?(?:services?|units?"
    r"|teams?|practice"
    r"|company|firm|partnership|arm|body|board|trust|agency|department|office|operation|arrangement|vehicle|business)\b"
    r"|\bfor (?:both|the (?:two|three|four|pair|trio)|all (?:three|four|five|six))\b"
    r"|\b(?:both|the (?:two|three|four|pair|trio)|all (?:three|four)) (?:councils |authorities |boroughs "
    r"|districts )?(?:have |had )?"
    r"(?:own|owned|set up|created|founded|formed|established|launched|share|shared)\b"
    r"|\b(?:share|sharing) (?:its|the|a|an|one) (?!of\b)|\btheir own (?:company|trust|unit|service|firm)\b|\b(?:both"
    r"|all) (?:the )?owners of\b"
)
"""What shows that several councils have a body together: "Mid Kent Counsel, their **joint legal practice**"."""

OWNERS = re.compile(
    r"\b(?:set up|created|established|founded|formed|owned|run|shared|funded|launched|backed|controlled) (?:\w+ly )?(?:by"
    r"|between|with) (?:the )?$"
    r"|\b(?:serves|served|serving|works? for|acts? for|covers|covering|members are|owners are|partnership (?:of|between)"
    r"|belongs to|buys for|shared by|is used by) (?:the )?$"
)
WITH = re.compile(r"\b(?:with|joined by|alongside) (?:neighbouring |nearby )?$")
SET_UP = re.compile(
    r"(?: \w+){0,2}? (?:(?:have|had|jointly|also) )*(?:set up|created|founded|formed|established|launched|own|owned|share"
    r"|shared|run)\b"
)
"""What stands before the first and after the last of the councils that have a body: "which **A and B set up**"."""


NAMED = 90
"""Characters between a body's name and the first of the councils that have it."""


class Mention(NamedTuple):
    """One mention of a council: half-open character offsets, and the council's index."""

    start: int
    end: int
    council: int


class Clients:
    """The councils of an article by place: which one it is mostly about, which stand in a paragraph, which in one list."""

    def __init__(
        self,
        text: str,
        councils: list[dict[str, Any]],
        at_work: Iterable[str],
        sentences: list[list[int]],
        paragraphs: list[list[int]],
    ) -> None:
        self.text, self.all, self.sentences = text, councils, sentences
        self.starts = [start for start, _ in sentences]
        self.paragraphs = [start for start, _ in paragraphs]
        self.mentions = sorted(
            Mention(mention["start"], mention["end"], index)
            for index, council in enumerate(councils)
            for mention in council["mentions"]
        )
        busy = set(at_work)
        most = max((len(council["mentions"]) for council in councils), default=0)
        self.local = {i for i, council in enumerate(councils) if council["kind"] == "parish" and len(council["mentions"]) < most}
        free = [index for index, council in enumerate(councils) if council["name"] not in busy] or range(len(councils))
        free = [index for index in free if index not in self.local] or free
        self.of_places: dict[tuple[int, int], int | None] = {}
        self.places = [place_of(council["name"]) for council in councils]
        first = self.mentions[0].council if self.mentions else -1
        self.main = max(free, key=lambda index: len(councils[index]["mentions"]) + 2 * (index == first), default=-1)

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin in text[start:end]."""
        return self.mentions[bisect_left(self.mentions, (start,)) : bisect_left(self.mentions, (end,))]

    def listed(self, beside: list[Mention]) -> tuple[int, ...]:
        """The councils that are listed one after the other: "Lewisham, Lambeth and Southwark"."""
        return tuple(dict.fromkeys(index for run in self.lists(beside) for index in run))

    def lists(self, beside: list[Mention]) -> list[list[int]]:
        """The lists of two councils and more among some mentions: "Fife and Angus" and "Moray and Highland"."""
        runs: list[list[int]] = [[mention.council] for mention in beside[:1]]
        for this, following in zip(beside, beside[1:], strict=False):
            if following.start - this.end < 30 and IN_LIST.fullmatch(self.text, this.end, following.start):
                runs[-1].append(following.council)
            else:
                runs.append([following.council])
        return [run for run in runs if len(run) > 1]

    def with_listed(self, found: tuple[int, ...], start: int, end: int, own: int) -> tuple[int, ...]:
        """Councils of an event with those that text[start:end] lists beside them: "**Fife and** Angus still share Tay Care"."""
        runs = [run for run in self.lists(self.within(start, end)) if not set(found).isdisjoint(run)]
        return tuple(dict.fromkeys((*found, *(index for run in runs for index in run if index != own))))

    def listed_near(self, sentence: int) -> tuple[int, ...]:
        """The councils that the nearest sentence up to the given one lists, else the next list; else all of the article."""
        for number in range(sentence, -1, -1):
            if found := self.listed(self.within(*self.sentences[number])):
                return found
        if self.counted:
            return self.counted
        for number in range(sentence + 1, len(self.sentences)):
            if found := self.listed(self.within(*self.sentences[number])):
                return found
        order = list(dict.fromkeys(mention.council for mention in self.mentions if mention.council not in self.local))
        return tuple(order[:2]) if len(order) > 1 else ()

    @cached_property
    def counted(self) -> tuple[int, ...]:
        """As many councils as the article says it is about, in the order in which it names them; none where it does not say."""
        match = COUNTED.search(self.text)
        if match is None:
            return ()
        kind = next((kind for word, kind in TIERS if word in match[2].lower()), None)
        order = list(dict.fromkeys(mention.council for mention in self.mentions if mention.council not in self.local))
        meant = [index for index in order if kind is None or self.all[index]["kind"] == kind]
        number = NUMBERS[match[1].lower().split()[0]]
        return tuple(meant[:number]) if len(meant) >= number else ()

    def owners(self, names: list[dict[str, Any]], sentence_of: Callable[[int], int]) -> tuple[tuple[int, ...], int]:
        """The councils that have a body together, as the sentences of its names say; none where they do not.

        Then the character of the name beside which the councils themselves stand: "Gipping, which **A and B set up**"; -1
        where they are only meant: "their joint company, Gipping".
        """
        for number in dict.fromkeys(sentence_of(name["start"]) for name in names):
            start, end = self.sentences[max(0, number)]
            start, end = max(start, names[0]["start"] - SENTENCE), min(end, names[0]["end"] + SENTENCE)
            beside = self.within(start, end)
            listed = self.listed(beside)
            if listed:
                first = next(mention for mention in beside if mention.council == listed[0])
                last = [mention for mention in beside if mention.council == listed[-1]][-1]
                after = [name["end"] for name in names if start <= name["start"] and name["end"] <= first.start]
                said = OWNERS.search(self.text, start, first.start) or SET_UP.match(self.text, last.end, end)
                if said and after and first.start - after[-1] < NAMED:
                    return listed, after[-1]
            if SHARED_BODY.search(self.text, start, end):
                found = self.listed_near(number)
                with_it = {m.council for m in beside if WITH.search(self.text, start, m.start)}
                return (*found, *sorted(with_it - set(found))), -1
        return (), -1

    def of_kind(self, words: str, listed: tuple[int, ...]) -> tuple[int, ...]:
        """The listed councils that some words mean, else all of the article that they mean: "the two **districts**"."""
        kind = next((kind for word, kind in TIERS if word in words), None)
        if kind is None or all(self.all[index]["kind"] == kind for index in listed):
            return listed
        meant = tuple(index for index, council in enumerate(self.all) if council["kind"] == kind)
        return meant if len(meant) > 1 else listed

    def of_place(self, start: int, end: int) -> int | None:
        """The council whose place stands for it: "the **Kent** contract", "in **Kent**"; looked for once a stretch."""
        if (start, end) not in self.of_places:
            self.of_places[start, end] = self.find_place(start, end)
        return self.of_places[start, end]

    def find_place(self, start: int, end: int) -> int | None:
        for match in PLACE_DEAL.finditer(self.text, start, end):
            for index, council in enumerate(self.all):
                if council["name"].startswith(match[1]) or council["name"].endswith(" of " + match[1]):
                    return index
        if len(self.all) > 1:
            for index, place in enumerate(self.places):
                at = self.text.find(place, start, end)
                if at >= 0 and not AFTER_PLACE.match(self.text, at + len(place)) and self.text[at - 1] in " (":
                    if self.text.endswith("the ", 0, at) and self.text.startswith(" ", at + len(place)):
                        continue  # "the Omagh complex"
                    return index
        return None

    def of(self, event: Event, own: int, last: tuple[int, ...] = ()) -> tuple[int, ...]:
        """The councils of an event; ``own``: the provider itself, where it is a council (-1: none).

        last: the councils of the provider's event before: where the paragraph names none, it goes on with them.
        """
        start, end = self.sentences[event.sentence]
        start, end = max(start, event.at - SENTENCE), min(end, event.at + SENTENCE)
        named = tuple(index for index in event.councils if index != own)
        if BOTH.search(self.text, event.at, min(end, event.at + 70)) and (listed := self.listed_near(event.sentence)):
            return tuple(index for index in listed if index != own)
        beside = not event.cue and any(mention.council != own for mention in self.within(start, end))
        if not named and not beside and (of_place := self.of_place(start, end)) is not None and of_place != own:
            return (of_place,)
        if not named and (words := TOGETHER.search(self.text, start, end)) and (listed := self.listed_near(event.sentence)):
            return self.of_kind(words[0], tuple(index for index in listed if index != own))
        if not named and not event.cue and (inside := [m for m in self.within(start, end) if m.council != own]):
            near = [m for m in inside if m.end <= event.char] or inside[::-1]
            return self.with_listed((near[-1].council,), start, end, own)
        found = self.with_listed(named, start, end, own) if named else self.around(event, own, last)
        if own >= 0 and self.main != own and all(self.all[index]["kind"] == "parish" for index in (own, *found)):
            return (self.main,)  # what a town council takes on it has from the one above
        return found

    def around(self, event: Event, own: int, before: tuple[int, ...]) -> tuple[int, ...]:
        """The council last named in the event's paragraph, else those of the provider's event before, else the main one."""
        paragraph = self.paragraphs[max(0, bisect_right(self.paragraphs, event.char) - 1)] if self.paragraphs else 0
        if (subject := self.subject_before(event.sentence, paragraph)) not in (-1, own):
            return (subject,)
        last = -1
        for mention in self.within(paragraph, self.sentences[event.sentence][1]):
            if mention.council != own and (last < 0 or mention.council not in self.local):
                last = mention.council
        if last < 0 and len(self.all) > 1 and (place := self.of_place(paragraph, event.at)) is not None and place != own:
            return (place,)
        if last < 0 and before:
            return before
        if last < 0 or last in self.local:
            last = self.main
        return self.with_list_before(last, event, own) if last >= 0 and last != own else ()

    def with_list_before(self, council: int, event: Event, own: int) -> tuple[int, ...]:
        """A council with those listed beside it where councils were last named: "**Fife and Angus** have let it go. Tay Care"."""
        first = self.starts[max(0, event.sentence - 2)]
        beside = self.within(first, event.char)
        lists = self.lists(beside)
        if not lists or lists[-1][-1] != beside[-1].council or council not in lists[-1]:
            return (council,)
        return tuple(index for index in lists[-1] if index != own)

    def subject_before(self, sentence: int, paragraph: int) -> int:
        """The council with which the sentence before begins, where this one goes on with "Its cabinet" or "It"; else -1."""
        start = self.starts[sentence]
        if sentence == 0 or self.starts[sentence - 1] < paragraph or not GOES_ON.match(self.text, start):
            return -1
        before = self.within(self.starts[sentence - 1], start)
        return before[0].council if before and before[0].start - self.starts[sentence - 1] < 5 else -1
