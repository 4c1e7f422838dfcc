"""Where each provider stands with each council by what the words of an article suggest together, beside what its events say.

Rules read events ("won", "is to lose") and settle them. Writers also tell it by time, by nouns, over sentences: "the present
cleaner has until Easter". For every provider and council that are named near one another the words around the provider's mentions
and in the sentences behind them are weighed (``pipeline/weights.py``), with the events, how near the council is named, and what
the rules make of the others; where they leave room the network reads the sentences (``pipeline/network.py``). They may say that
there is no deal (``NONE``), or that there is one of which no event tells.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator
from functools import partial
from itertools import chain, takewhile
from operator import itemgetter
from typing import Any

from spacy.tokens import Doc

from ..network import Network, Reading
from ..weights import Weights
from .bodies import Named, beside, named_in
from .deals_links import nearest
from .deals_pairs import BY_WORDS, STATUS
from .providers_events import Event
from .providers_status import STATUS as STATUS_OF
from .providers_status import status_of
from .surroundings import PROVIDERS, Spans, Surroundings, sentence_at

MENTIONS, SENTENCES, MANY = 4, 6, 3
"""How many mentions are weighed, how many sentences the network reads, and the number from which there are just many."""

NONE = "none"
"""The label of a provider that has no arrangement with a council."""

REACH, FAR, BEHIND = 20, 12, 2
"""Sentences in which a council must be named; half sentences from which it is just far; sentences behind that are read too."""


NEW = 100
"""How much more must speak for a deal of which no event tells, in hundredths of a logit."""


class Story:
    """The councils and providers of a Doc, as the standings of each with each are weighed."""

    def __init__(self, doc: Doc, items: list[dict[str, Any]]) -> None:
        self.items, self.councils = items, doc._.councils or []
        self.sentences = doc._.sentences or []
        names = [(mention["start"], mention["end"], PROVIDERS) for item in items for mention in item["mentions"]]
        around = Surroundings(doc, ["councils"], names)
        self.around = [around.meaning(council, "councils") for council in self.councils]
        self.named: Named = named_in(self.councils)
        self.index = {council["name"]: index for index, council in enumerate(self.councils)}
        self.heard_of = [sorted({self.sentence(mention["start"]) for mention in one["mentions"]}) for one in self.councils]
        self.spoken = {self.sentence(start) for start, _, _ in names}
        self.silent = set(range(len(self.sentences))) - self.spoken
        self.dealt: dict[int, list[tuple[str, str]]] = {}
        for item in items:
            for council, state, _ in item["dealings"]:
                self.dealt.setdefault(council, []).append((item["name"], STATUS.get(state, state)))

    def standings(self) -> Iterator[Standing]:
        """Every provider with every council that it is not itself, and that is dealt with, named near it or named most."""
        most = max(range(len(self.councils)), key=lambda index: len(self.councils[index]["mentions"]), default=None)
        for order, item in enumerate(self.items):
            mentioned = {self.sentence(mention["start"]) for mention in item["mentions"]}
            near = {most, *(council for council, _, _ in item["dealings"])} - {None}
            for sentence in mentioned:
                first, last = (
                    self.sentences[max(0, sentence - REACH)][0],
                    self.sentences[sentence : sentence + REACH + 1][-1][1],
                )
                named = self.named[bisect_left(self.named, (first,)) : bisect_left(self.named, (last,))]
                near |= {self.index[name] for _, name in named}
            near.discard(self.index.get(item["name"]))
            away = {council: min(nearest(self.heard_of[council], sentence) for sentence in mentioned) for council in sorted(near)}
            yield from (Standing(self, item, council, order, mentioned, away) for council in away)

    def sentence(self, char: int) -> int:
        """The index of the sentence that holds a character."""
        return sentence_at(self.sentences, char)


class Standing:
    """One provider and one council of a story, as where they stand with one another is weighed."""

    def __init__(
        self, story: Story, item: dict[str, Any], council: int, order: int, mentioned: set[int], away: dict[int, int]
    ) -> None:
        """order: which of the story's providers it is. mentioned: the sentences that name it. away: how far from these each
        council that it may stand with is named, in half sentences.
        """
        self.story, self.item, self.council, self.order = story, item, council, order
        self.mentioned, self.away = mentioned, away
        self.around = story.around[council].meaning(item, "providers")
        self.state: str = NONE
        self.events: list[Event] = []
        for index, state, events in item["dealings"]:
            if index == council:
                self.state, self.events = state, events
        at_work = item["name"] in story.index
        self.named = [place for place in story.named if place[1] != item["name"]] if at_work else story.named
        mentions = [mention for mention in item["mentions"] if self.is_about(mention["start"])]
        self.spans = spoken_of(self.around, mentions or item["mentions"], self.events)

    @property
    def given(self) -> str:
        """The status of the deal that the rules make of it, or that there is none."""
        return STATUS.get(self.state, NONE)

    @property
    def rule(self) -> str:
        """What decided the state: the state and the cue that gave it."""
        return f"{self.state} {next((event.cue for event in self.events if event.state == self.state), '')}".rstrip()

    def is_about(self, char: int) -> bool:
        """Whether the council is named in the sentence of a character or, where none is, was the last to be named."""
        start, end = self.sentence_of(char)
        own, first, after = self.story.councils[self.council]["name"], *(bisect_left(self.named, (at,)) for at in (start, end))
        return own in {name for _, name in self.named[first:after] or self.named[max(0, first - 1) : first]}

    def words(self) -> list[str]:
        """All that is weighed of a standing, each once."""
        found = chain(self.beside(), self.near(), self.others(), of_events(self.events))
        return with_around(
            [f"given {self.state}", f"kind {self.item['kind']}", *found], self.around, self.spans, self.story.spoken
        )

    def beside(self) -> Iterator[str]:
        """Which council is named around the provider's mentions, and how often both stand in one sentence."""
        own = self.story.councils[self.council]["name"]
        for start, end in self.spans[:MENTIONS]:
            around = beside(self.named, start, end, *self.sentence_of(start))
            for place, name in zip(("ahead", "behind", "last"), around, strict=True):
                yield f"council {place} {'nobody' if name is None else 'own' if name == own else 'other'}"
        yield f"together {min(MANY, len(self.mentioned.intersection(self.story.heard_of[self.council])))}"

    def near(self) -> Iterator[str]:
        """How near the council is named, whether another is nearer, and how much of the article is about it."""
        story, away = self.story, self.away[self.council]
        own, several = min(FAR, away), len(story.councils) > 1
        yield f"away {own} {several}"
        yield f"away {own // 2} {several} of {self.given}"
        yield f"nearest {away == min(self.away.values())}"
        yield f"councils {min(MANY + 1, len(story.councils))}"
        yield f"first {self.council == 0}"
        yield f"share {4 * len(story.councils[self.council]['mentions']) // len(story.named)}"
        yield f"direct {any(self.council in event.councils for event in self.events)}"

    def others(self) -> Iterator[str]:
        """What the rules make of other providers with the council, and of the provider with other councils."""
        rivals = [state for name, state in self.story.dealt.get(self.council, ()) if name != self.item["name"]]
        elsewhere = [STATUS.get(state, state) for council, state, _ in self.item["dealings"] if council != self.council]
        for who, told in (("rival", rivals), ("elsewhere", elsewhere)):
            yield f"{who} {min(MANY, len(told))}"
            yield f"{who} {min(MANY, len(told))} of {self.given}"
            for state in told:
                yield f"{who} {state}"
                yield f"{who} {state} of {self.given}"
        yield f"status {self.item['status']}"
        yield f"providers {min(MANY + 1, len(self.story.items))}"
        yield f"order {min(MANY, self.order)}"

    def sentence_of(self, char: int) -> tuple[int, int]:
        """Where the sentence of a character begins and ends."""
        start, end = self.story.sentences[self.around.index(char)]
        return start, end

    def read(self) -> Reading:
        """What the network reads: the sentences that speak of the provider, each with the one behind it that names no other."""
        return self.around.order(self.spans, self.story.silent)

    def heard(self, network: Network | None) -> dict[str, int]:
        """How much the network speaks for each label."""
        return network.read("state", self.read()) if network else {}

    def told(self) -> Event:
        """What stands for the events of a provider of which no event tells: its mention that is nearest to the council's."""
        spoken = self.story.heard_of[self.council]
        char = min((m["start"] for m in self.item["mentions"]), key=lambda start: nearest(spoken, self.around.index(start)))
        return Event(char, char, self.around.index(char), -1, NONE, (), BY_WORDS, "", "")


def of_events(events: list[Event]) -> Iterator[str]:
    """What is weighed of events: their cues, their states and how sure each is."""
    for event in events:
        yield from (f"cue {event.cue} {event.state}", f"event {event.state}")
        yield from (f"mood {event.state} {mood}" for mood in event.mood.split())


def with_around(found: Iterable[str], around: Surroundings, spans: Spans, spoken: Container[int] = ()) -> list[str]:
    """What is known of a provider with the words around its first mentions and those of the sentence before them, each once.

    spoken: the sentences that name providers; where they are given, the words of its own are told in more ways.
    """
    own = (word for start, end in spans[:MENTIONS] for word in around.own(start, end))
    further = chain(clauses(around, spans), sentences(around, spans, spoken)) if spoken else ()
    return list(dict.fromkeys(("", *found, *own, *further, *around.earlier(spans[0][0]))))


def clauses(around: Surroundings, spans: Spans) -> Iterator[str]:
    """The words next to a provider's first mentions as they are printed, and those as far as the next comma or stop."""
    for start, end in spans[:MENTIONS]:
        left, _, right = around.split(start, end)
        yield from around.next_to(start, end)
        yield from (f"ahead {word}" for word in takewhile(is_word, reversed(left)))
        yield from (f"then {word}" for word in takewhile(is_word, right))


def sentences(around: Surroundings, spans: Spans, spoken: Container[int]) -> Iterator[str]:
    """The pairs of words of the sentences that speak of a provider, and the words of those behind them that name none."""
    last = len(around.sentences)
    for sentence in sorted({around.index(start) for start, _ in spans}):
        yield from around.of(sentence).pairs()
        for later in takewhile(lambda later: later not in spoken, range(sentence + 1, min(sentence + 1 + BEHIND, last))):
            yield from around.of(later).told("behind")


def is_word(word: str) -> bool:
    """Whether a word is none of the signs that end a clause."""
    return word not in ".,;:"


def spoken_of(around: Surroundings, mentions: list[dict[str, Any]], events: list[Event]) -> Spans:
    """Where a provider is spoken of: the first of some mentions, and other sentences that tell an event."""
    spans = [(mention["start"], mention["end"]) for mention in mentions[:MENTIONS]]
    read = {around.index(start) for start, _ in spans}
    for event in events:
        if (sentence := around.index(event.char)) not in read:
            read.add(sentence)
            spans.append((event.char, event.char))
    return sorted(spans)[:SENTENCES]


def weigh_states(doc: Doc, items: list[dict[str, Any]], weights: Weights, network: Network | None) -> None:
    """Set the dealings of providers anew where the words speak louder than the rules, and with them the status."""
    if not weights.labels or not items:
        return
    weighed = []
    for one in Story(doc, items).standings():
        trust = weights.trust(one.rule) + NEW * (one.given == NONE)
        chosen = weights.choose(one.words(), one.given, trust, partial(one.heard, network))
        if chosen != one.given:
            weighed.append((one, chosen))
    for one, chosen in weighed:
        state, said = "mentioned", one.events or [one.told()]
        if chosen != NONE:
            state, said = chosen, [*said, said[0]._replace(state=chosen, rule=f"{BY_WORDS}{chosen}")]
        rest = [dealing for dealing in one.item["dealings"] if dealing[0] != one.council]
        one.item["dealings"] = sorted([*rest, (one.council, state, said)], key=itemgetter(0))
    for item in {id(one.item): one.item for one, _ in weighed}.values():
        states = [(council, state) for council, state, _ in item["dealings"]]
        if item["status"] not in (STATUS_OF[state] for _, state in states):
            item["status"] = status_of(states, states[0][0])  # no arrangement is left that it told of
