"""What kind of body a provider is and what its status is, by what the words around its mentions suggest together.

Rules read the kind off a name's form and a noun beside it ("Vale Leisure Trust", "a charity"), and the status off events. Writers
tell both in other words too, in the next clause or sentence. The words of the name and of the sentences around it, the events and
the arrangements are weighed beside what rules make of them
(``pipeline/weights.py``), and of the status the network is asked too (``pipeline/network.py``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterator
from functools import partial
from typing import Any

from spacy.tokens import Doc

from ..weights import Weights
from .deals_pairs import STATUS
from .lines import WORD
from .providers_events import Event
from .providers_states import MANY, MENTIONS, of_events, spoken_of, with_around
from .surroundings import PROVIDERS, Spans, Surroundings

KNOWN = "providers/provider/"
"""What the rules of the gazetteer's bodies begin with: their kind is a fact."""

Item = dict[str, Any]
Hear = Callable[[Surroundings, Spans], dict[str, int]]


class Others:
    """What providers of a text tell of one another: how many there are, which sentences name them, what their statuses are."""

    def __init__(self, around: Surroundings, items: list[Item]) -> None:
        self.many = len(items)
        self.spoken = {around.index(mention["start"]) for item in items for mention in item["mentions"]}
        self.statuses = Counter(item["status"] for item in items)

    def beside(self, own: str) -> Iterator[str]:
        """The statuses of the others, where the own is known."""
        for status, count in self.statuses.items():
            if count > (status == own):
                yield from (f"rival {status}", f"rival {status} of {own}")


class Told:
    """One provider, as its kind and its status are weighed. is_known: its kind is a fact, of the gazetteer or of a council."""

    def __init__(self, around: Surroundings, item: Item, councils: Container[str], order: int, others: Others) -> None:
        """around: the words of the text. councils: the names of those in it, which may do another's work. order: which of the
        text's providers it is. others: what all of them tell of one another.
        """
        self.order, self.others = order, others
        self.item, self.around = item, around.meaning(item, "providers")
        self.events: list[Event] = [event for _, _, events in item["dealings"] for event in events]
        self.spans = spoken_of(self.around, item["mentions"], self.events)
        self.is_known = item["mentions"][0]["rule"].startswith(KNOWN) or item["name"] in councils

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
        found += (word for start, end in self.spans[:MENTIONS] for word in self.around.next_to(start, end))
        return with_around(found, self.around, self.spans)

    def status_words(self) -> list[str]:
        """The words around its mentions, its events and its arrangements with councils, each once."""
        deals = sum(state in STATUS for _, state, _ in self.item["dealings"])
        found = [f"given {self.item['status']}", f"kind {self.item['kind']}", f"deals {min(MANY, deals)}"]
        found += (f"state {state}" for _, state, _ in self.item["dealings"])
        found += self.others.beside(self.item["status"])
        found += (f"providers {min(MANY + 1, self.others.many)}", f"order {min(MANY, self.order)}", *of_events(self.events))
        return with_around(found, self.around, self.spans, self.others.spoken)


def told_of(doc: Doc, items: list[Item]) -> Iterator[Told]:
    """The providers of a text as they are weighed."""
    names = ((mention["start"], mention["end"], PROVIDERS) for item in items for mention in item["mentions"])
    around = Surroundings(doc, ["councils"], further=names)
    councils = {council["name"] for council in doc._.councils or ()}
    others = Others(around, items)
    return (Told(around, item, councils, order, others) for order, item in enumerate(items))


def weigh_told(doc: Doc, items: list[Item], weights: Callable[[str], Weights], hear: Hear) -> None:
    """Set the kind and the status of providers anew where the words speak louder than the rules.

    The rule of its mentions says so: "…, words providers/words/status". weights: gives those of a question. hear: gives what the
    network makes of the words around spans, for the status.
    """
    kinds, statuses = weights("kind"), weights("status")
    weighed = []
    for told in told_of(doc, items):
        item = told.item
        chosen = {"kind": item["kind"]}
        if not told.is_known:
            chosen["kind"] = kinds.choose(told.kind_words(), item["kind"], kinds.trust(told.kind_rule()))
        trust = statuses.trust(told.status_rule())
        chosen["status"] = statuses.choose(told.status_words(), item["status"], trust, partial(hear, told.around, told.spans))
        weighed.append((item, chosen))
    for item, chosen in weighed:
        for label, value in chosen.items():
            if value != item[label]:
                item[label] = value
                for mention in item["mentions"]:
                    mention["rule"] += f", words providers/words/{label}"
