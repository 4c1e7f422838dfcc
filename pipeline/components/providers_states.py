"""Where a provider stands with a council by what the words of its sentences suggest together, beside what its events say.

Rules read events ("won", "is to lose") and settle them. Writers also tell it by time, by nouns, over sentences: "the present
cleaner has until Easter". The words around a provider's mentions, the events, and how often the council stands beside them are
weighed (``pipeline/weights.py``), and where they leave room the network reads the sentences (``pipeline/network.py``).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from spacy.tokens import Doc

from ..weights import Weights
from .deals_pairs import BY_WORDS, STATUS
from .providers_events import Event
from .providers_status import STATUS as STATUS_OF
from .surroundings import Spans, Surroundings

Hear = Callable[[Surroundings, Spans], dict[str, int]]
MENTIONS, SENTENCES, MANY = 4, 6, 3
"""How many mentions are weighed, how many sentences the network reads, and the number from which there are just many."""


class Standing:
    """One provider's arrangement with one council, as it is weighed."""

    def __init__(
        self,
        around: Surroundings,
        councils: list[dict[str, Any]],
        item: dict[str, Any],
        council: int,
        state: str,
        events: list[Event],
    ) -> None:
        """around: the words of the text, in which that council is told from others."""
        self.around, self.councils = around, councils
        self.item, self.council, self.state, self.events = item, council, state, events
        self.spans = spoken_of(around, item, events)

    @property
    def rule(self) -> str:
        """What decided the state: the state and the cue that gave it."""
        return f"{self.state} {next((event.cue for event in self.events if event.state == self.state), '')}".rstrip()

    def words(self) -> list[str]:
        """The words around the first mentions, the events and how provider and council stand beside each other, each once."""
        found = [f"given {self.state}", f"kind {self.item['kind']}", *self.beside()]
        return with_around([*found, *of_events(self.events)], self.around, self.spans)

    def beside(self) -> list[str]:
        """How often and how near the council is named beside the provider, and what other councils there are."""
        councils = {self.around.index(mention["start"]) for mention in self.councils[self.council]["mentions"]}
        bodies = {self.around.index(mention["start"]) for mention in self.item["mentions"]}
        others = [council for council, _, _ in self.item["dealings"] if council != self.council]
        return [
            f"together {min(MANY, len(councils & bodies))}",
            f"near {any(sentence in councils or sentence - 1 in councils for sentence in bodies)}",
            f"councils {min(MANY + 1, len(self.councils))}",
            f"others {min(MANY, len(others))}",
            f"first {self.council == 0}",
            f"direct {any(self.council in event.councils for event in self.events)}",
        ]


def of_events(events: list[Event]) -> list[str]:
    """What is weighed of events: their cues, their states and how sure each is."""
    found = []
    for event in events:
        moods = (f"mood {event.state} {mood}" for mood in event.mood.split())
        found += [f"cue {event.cue} {event.state}", f"event {event.state}", *moods]
    return found


def with_around(found: list[str], around: Surroundings, spans: Spans) -> list[str]:
    """What is known of a provider with the words around its first mentions and those of the sentence before them, each once."""
    own = (word for start, end in spans[:MENTIONS] for word in around.own(start, end))
    return list(dict.fromkeys(["", *found, *own, *(f"earlier {word}" for word in around.earlier(spans[0][0]))]))


def spoken_of(around: Surroundings, item: dict[str, Any], events: list[Event]) -> Spans:
    """Where a provider is spoken of: its first mentions, and other sentences that tell an event."""
    spans = [(mention["start"], mention["end"]) for mention in item["mentions"][:MENTIONS]]
    read = {around.index(start) for start, _ in spans}
    for event in events:
        if (sentence := around.index(event.char)) not in read:
            read.add(sentence)
            spans.append((event.char, event.char))
    return sorted(spans)[:SENTENCES]


def standings(doc: Doc, items: list[dict[str, Any]]) -> list[Standing]:
    """The arrangements of providers that make a deal."""
    councils = doc._.councils or []
    arounds: dict[int, Surroundings] = {}
    found = []
    for item in items:
        for council, state, events in item["dealings"]:
            if state in STATUS:
                if council not in arounds:
                    arounds[council] = Surroundings(doc, ["councils"], councils[council])
                found.append(Standing(arounds[council], councils, item, council, state, events))
    return found


def weigh_states(doc: Doc, items: list[dict[str, Any]], weights: Weights, hear: Hear) -> None:
    """Set the states of arrangements anew where the words speak louder than the rules, and with them the status.

    Only where a provider has no other: else what its sentences say may be said of that. hear: gives what the network makes of the
    words around spans.
    """
    alone = [item for item in items if sum(state in STATUS for _, state, _ in item["dealings"]) == 1]
    for one in standings(doc, alone):
        item, given = one.item, STATUS[one.state]
        chosen = weights.choose(one.words(), given, weights.trust(one.rule), partial(hear, one.around, one.spans))
        if chosen != given:
            told = one.events[0]._replace(state=chosen, rule=f"{BY_WORDS}{chosen}")
            weighed = (one.council, chosen, [*one.events, told])
            item["dealings"] = [weighed if dealing[0] == one.council else dealing for dealing in item["dealings"]]
            if item["status"] not in (STATUS_OF[state] for _, state, _ in item["dealings"]):
                item["status"] = STATUS_OF[chosen]  # no other arrangement is left that it told of
