"""What every fact component shares: its rules, its place in a saved pipeline, and how it leaves its results."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import srsly
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import SimpleFrozenList

from ..matching import Rules, pool_of
from ..network import Network, network_of
from ..weights import Weights

if TYPE_CHECKING:
    from .surroundings import Spans, Surroundings

FACTS = ("councils", "providers", "people", "quotes", "jobs", "money", "deals")
"""The fact lists of a record, each a component, a rule file, a ``doc._`` list and a ``doc.spans`` group."""

NO_WEIGHTS = Weights()
"""What decides where a rule folder holds no weights: the rules alone."""

for _name in FACTS + ("zones", "paragraphs", "sentences", "stretches"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)
if not Doc.has_extension("article"):
    Doc.set_extension("article", default=None)


def text_of(doc: Doc) -> str:
    """The Doc's text, joined once (``Doc.text`` joins its tokens anew on every access)."""
    text = doc.user_data.get("council_text")
    if text is None:
        text = doc.user_data["council_text"] = doc.text
    return text


def date_of(doc: Doc) -> str | None:
    """The article's date as an ISO date: the given one, else that of its date line; None where neither is known."""
    published: str | None = (doc._.article or {}).get("published")
    return published or next((zone["date"] for zone in doc._.zones or () if zone.get("date")), None)


class Component:
    """A pipeline component that holds rule lines, weights of words and networks where it has any, and no state.

    A subclass sets ``fact`` and implements ``find(doc)``, which returns the fact's items as plain dicts in
    the form of the record. Calling the component stores them in ``doc._.<fact>`` and as spans in ``doc.spans[<fact>]``.
    """

    fact: ClassVar[str]
    unmatched: ClassVar[frozenset[str]] = frozenset()
    """Labels of rule lines that ``prepare`` reads as word lists: they are not matched in a Doc, which saves their hits."""
    matched: ClassVar[bool] = True
    """False where ``prepare`` reads all lines as word lists, or compiles those it matches itself."""
    marks_spans: bool = True
    """False in a run, which reads ``doc._`` alone: making ``doc.spans`` takes three hundredths of the time."""

    def __init__(self, nlp: Language) -> None:
        self.nlp_vocab = nlp.vocab
        self._nlp = nlp
        self.weights: dict[str, Weights] = {}
        self.networks: list[Network] = []
        self.set_patterns([])

    def set_patterns(self, patterns: Iterable[dict[str, Any]]) -> None:
        """Compile rule lines (see ``pipeline.patterns``) and let the subclass prepare what it derives from them."""
        lines = list(patterns)
        unmatched = self.unmatched if self.matched else {line["label"] for line in lines}
        self.rules = Rules.compile(self._nlp, lines, unmatched, pool_of(self._nlp))
        self.prepare()

    def prepare(self) -> None:
        """Derive look-up tables from ``self.rules.lines``; called after the rules change."""

    def find(self, doc: Doc) -> list[dict[str, Any]]:
        """The fact's items in this Doc, in text order, in the form of the record."""
        raise NotImplementedError

    def __call__(self, doc: Doc) -> Doc:
        extensions = doc._  # a new object every time it is asked for
        if extensions.sentences is None and self.fact in FACTS:
            raise ValueError(f"council_{self.fact} needs council_zones, council_stretches and council_sentences before it")
        items = self.find(doc)
        extensions.set(self.fact, items)
        if self.marks_spans:
            doc.spans[self.fact] = list(spans_of(doc, items))
        return doc

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Example]] | None = None,
        *,
        nlp: Language | None = None,
        patterns: Any = (),
        weights: Any = None,
        networks: Any = (),
    ) -> None:
        """Take the rule lines, weights and networks, if any, that the config's ``[initialize.components]`` block reads."""
        self.take_weights(weights or {})
        self.networks = list(networks)
        self.set_patterns(patterns)

    def take_weights(self, tables: dict[str, dict[str, Any]]) -> None:
        """Keep the tables of weights, by what each decides."""
        self.weights = {question: Weights(table) for question, table in tables.items()}

    def tables(self) -> dict[str, dict[str, Any]]:
        """The tables of weights, by what each decides."""
        return {question: weights.table for question, weights in self.weights.items()}

    def weighs(self, question: str) -> Weights:
        """The weights that decide a question; none, which leave all to the rules, where the rule folder holds no such table."""
        return self.weights.get(question, NO_WEIGHTS)

    def hears(self, question: str, around: Surroundings, spans: Spans) -> dict[str, int]:
        """How much the words around figures or the mentions of a name speak for each label; nothing where there is no network."""
        network = self.network_for(question)
        return network.answer(question, around.heard(spans, network)) if network else {}

    def network_for(self, question: str) -> Network | None:
        """The network that answers a question; None where there is none."""
        return next((network for network in self.networks if question in network.labels), None)

    def to_bytes(self, *, exclude: Iterable[str] = SimpleFrozenList()) -> bytes:
        """The rule lines, weights and networks as bytes, for ``nlp.to_bytes``."""
        networks = [network.to_bytes() for network in self.networks]
        return srsly.msgpack_dumps({"patterns": self.rules.lines, "weights": self.tables(), "networks": networks})

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = SimpleFrozenList()) -> Component:
        """Take back what ``to_bytes`` gave."""
        saved = srsly.msgpack_loads(data)
        self.take_weights(saved["weights"])
        self.networks = [Network.from_bytes(network) for network in saved["networks"]]
        self.set_patterns(saved["patterns"])
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = SimpleFrozenList()) -> None:
        """Save ``patterns.jsonl``, ``weights.json`` and networks (``0.network.npz``, …) in a folder, for ``nlp.to_disk``."""
        Path(path).mkdir(parents=True, exist_ok=True)
        srsly.write_jsonl(Path(path) / "patterns.jsonl", self.rules.lines)
        srsly.write_json(Path(path) / "weights.json", self.tables(), indent=0)
        for at, network in enumerate(self.networks):
            (Path(path) / f"{at}.network.npz").write_bytes(network.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = SimpleFrozenList()) -> Component:
        """Take back what ``to_disk`` saved."""
        self.take_weights(srsly.read_json(Path(path) / "weights.json"))
        self.networks = [found for saved in sorted(Path(path).glob("*.network.npz")) if (found := network_of(saved))]
        self.set_patterns(list(srsly.read_jsonl(Path(path) / "patterns.jsonl")))
        return self


def spans_of(doc: Doc, items: Iterable[dict[str, Any]]) -> Iterable[Span]:
    """The spaCy spans of fact items: one an item, or one a mention; label = what kind the item is."""
    for item in items:
        label = item.get("kind") or item.get("purpose") or item.get("action") or item.get("status") or ""
        for place in item.get("mentions", (item,)):
            span = doc.char_span(place["start"], place["end"], label=label, alignment_mode="expand")
            if span is not None:
                yield span
