"""What kind of body a provider is and what its status is, by what the words around its mentions suggest together.

Rules read the kind off a name's form and a noun beside it ("Vale Leisure Trust", "a charity"), and the status off events. Writers
tell both in other words too, in the next clause or sentence. The words of the name and of the sentences around it, the events and
the arrangements are weighed beside what rules make of them
(``pipeline/weights.py``), and of the status the network is asked too (``pipeline/network.py``).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from spacy.tokens import Doc

from ..weights import Weights
from .deals_pairs import STATUS
from .providers_events import Event
from .providers_states import MANY, MENTIONS, Hear, spoken_of
from .surroundings import WORD, Surroundings

KNOWN = "providers/provider/"
"""What the rules of the gazetteer's bodies begin with: their kind is a fact."""

Item = dict[str, Any]


class Told:
    """One provider, as its kind and its status are weighed. is_known: its kind is a fact, of the gazetteer or of a council."""

    def __init__(self, doc: Doc, items: list[Item], item: Item) -> None:
        """items: all providers of the text, of which one is asked about."""
        names = (
            (mention["start"], mention["end"], "<provider>" if one is item else "<providers>")
            for one in items
            for mention in one["mentions"]
        )
        self.item, self.around = item, Surroundings(doc, ["councils"], further=names)
        self.events: list[Event] = [event for _, _, events in item["dealings"] for event in events]
        self.spans = spoken_of(self.around, item, self.events)
        self.is_known = item["mentions"][0]["rule"].startswith(KNOWN) or is_council(doc, item["name"])

    def kind_rule(self) -> str:
        """What decided the kind, as far as can be told: the kind and the rule that made it a provider."""
        return f"{self.item['kind']} {self.item['mentions'][0]['rule']}"

    def status_rule(self) -> str:
        """What decided the status: the status and the cue of the first event."""
        return " ".join([self.item["status"], *(event.cue for event in self.events[:1])])

    def kind_words(self) -> list[str]:
        """The words of the name, those around its mentions and right beside them, each once."""
        name = WORD.findall(self.item["name"].lower())
        found = [f"given {self.item['kind']}", *(f"name {word}" for word in name), *(f"last {word}" for word in name[-1:])]
        for start, end in self.spans[:MENTIONS]:
            found += [*self.around.own(start, end), *self.around.next_to(start, end)]
        return self.with_earlier(found)

    def status_words(self) -> list[str]:
        """The words around its mentions, its events and its arrangements with councils, each once."""
        deals = sum(state in STATUS for _, state, _ in self.item["dealings"])
        found = [f"given {self.item['status']}", f"kind {self.item['kind']}", f"deals {min(MANY, deals)}"]
        found += (f"state {state}" for _, state, _ in self.item["dealings"])
        for event in self.events:
            moods = (f"mood {event.state} {mood}" for mood in event.mood.split())
            found += [f"cue {event.cue} {event.state}", f"event {event.state}", *moods]
        for start, end in self.spans[:MENTIONS]:
            found += self.around.own(start, end)
        return self.with_earlier(found)

    def with_earlier(self, found: list[str]) -> list[str]:
        """Words, and those of the sentence before the first mention, each once."""
        return list(dict.fromkeys(["", *found, *(f"earlier {word}" for word in self.around.earlier(self.spans[0][0]))]))


def is_council(doc: Doc, name: str) -> bool:
    """Whether a name is that of a council in the text, which does another's work."""
    return any(council["name"] == name for council in doc._.councils or ())


def weigh_told(doc: Doc, items: list[Item], weights: Callable[[str], Weights], hear: Hear) -> None:
    """Set the kind and the status of providers anew where the words speak louder than the rules.

    The rule of its mentions says so: "…, words providers/words/status". weights: gives those of a question. hear: gives what the
    network makes of the words around spans, for the status.
    """
    kinds, statuses = weights("kind"), weights("status")
    for item in items:
        told = Told(doc, items, item)
        chosen = {"kind": item["kind"]}
        if not told.is_known:
            chosen["kind"] = kinds.choose(told.kind_words(), item["kind"], kinds.trust(told.kind_rule()))
        trust = statuses.trust(told.status_rule())
        chosen["status"] = statuses.choose(told.status_words(), item["status"], trust, partial(hear, told.around, told.spans))
        for label, value in chosen.items():
            if value != item[label]:
                item[label] = value
                for mention in item["mentions"]:
                    mention["rule"] += f", words providers/words/{label}"
