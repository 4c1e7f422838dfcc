"""Matches rule lines in a Doc: the phrases of all rule files in one pass, token patterns one by one."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import count
from operator import itemgetter
from typing import Any, NamedTuple
from weakref import ReferenceType, WeakKeyDictionary, WeakSet, ref

from spacy.attrs import IDX, LENGTH
from spacy.language import Language
from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab


class Hit(NamedTuple):
    """One place where a rule line matched: half-open character offsets, and the line's label, id and rule name."""

    start: int
    end: int
    label: str
    id: str
    rule: str


Match = tuple[int, int, int]
"""A matched rule line: its index in the lines of its Rules, first token, token after the last."""


class Rules:
    """Rule lines compiled to spaCy matchers: call it on a Doc for their hits in text order.

    Phrases of any case go through a PhraseMatcher on LOWER, phrases with ``case`` through one on ORTH, token patterns
    through a Matcher. Of hits that lie inside another hit of the same label only the longest is kept. In ``lines`` the
    pattern is always a list: a rule line with one phrase becomes a list of one.
    """

    def __init__(self, lines: list[dict[str, Any]], vocab: Vocab, pool: Pool | None) -> None:
        self.number = next(_numbers)
        self.vocab = vocab
        self.lines = [{**line, "pattern": [line["pattern"]]} if isinstance(line["pattern"], str) else line for line in lines]
        self.facts = [(line["label"], line["id"], line["rule"]) for line in lines]
        self.phrases: list[tuple[str, int, list[list[int]]]] = []
        self.tokens = Matcher(vocab, validate=True)
        self.pool = pool or Pool(vocab)
        self.pool.members.add(self)

    @classmethod
    def compile(
        cls, nlp: Language, lines: Iterable[dict[str, Any]], unmatched: Collection[str] = (), pool: Pool | None = None
    ) -> Rules:
        """Compile rule lines with the pipeline's tokenizer.

        unmatched: labels whose lines are kept but not matched. pool: other rules of the pipeline with which these are
        matched in one pass; None = they are matched alone.
        """
        rules = cls(list(lines), nlp.vocab, pool)
        for index, line in enumerate(rules.lines):
            pattern = line["pattern"]
            if line["label"] in unmatched:
                continue
            if isinstance(pattern[0], str):
                attr = "ORTH" if line.get("case") else "LOWER"
                rules.phrases.append((attr, index, [nlp.make_doc(phrase).to_array(attr).tolist() for phrase in pattern]))
            else:
                rules.tokens.add(str(index), [pattern], greedy="LONGEST")
        return rules

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self.number = next(_numbers)
        self.pool.members.add(self)

    def __call__(self, doc: Doc) -> list[Hit]:
        found = self.pool.matches(doc, self)
        if len(self.tokens):
            strings = self.vocab.strings
            found = found + [(int(strings[key]), start, end) for key, start, end in self.tokens(doc)]
            found.sort(key=itemgetter(2), reverse=True)
            found.sort(key=itemgetter(1))
        (starts, ends), facts, new = token_offsets(doc), self.facts, tuple.__new__
        hits: list[Hit] = []
        reach: dict[str, int] = {}  # as in ``longest``, before a Hit is made; and a Hit's own __new__ is three times as slow
        for index, start, end in found:
            fact = facts[index]
            label = fact[0]
            if end > reach.get(label, -1):
                reach[label] = end
                hits.append(new(Hit, (starts[start], ends[end - 1]) + fact))
        return hits


_numbers = count()


class Pool:
    """The phrases of several Rules in one PhraseMatcher, so that a Doc is gone through once and not once for each.

    Matching ten rule files one by one took a sixth of the whole job. The last Doc's matches are kept until the next Doc.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self.members: WeakSet[Rules] = WeakSet()
        self.built: frozenset[int] = frozenset()
        self.last: tuple[ReferenceType[Doc] | None, int, dict[int, list[Match]]] = (None, 0, {})

    def __reduce__(self) -> tuple[type[Pool], tuple[Vocab]]:
        return Pool, (self.vocab,)  # its members come back one by one

    def matches(self, doc: Doc, rules: Rules) -> list[Match]:
        """The phrase matches of one member in a Doc, by first token, longest first."""
        seen, length, found = self.last
        if seen is None or seen() is not doc or length != len(doc) or rules.number not in found:
            found = self.match(doc)
            self.last = (ref(doc), len(doc), found)
        return found[rules.number]

    def match(self, doc: Doc) -> dict[int, list[Match]]:
        members = list(self.members)
        if self.built != frozenset(member.number for member in members):
            self.build(members)
        owners = self.owners
        matched = [(start, -end, owners[key]) for matcher in self.matchers if len(matcher) for key, start, end in matcher(doc)]
        matched.sort()  # what matches the same words comes in the order of the lines, not in that of the matcher's hashes
        found: dict[int, list[Match]] = {member.number: [] for member in members}
        for start, end, (owner, index) in matched:
            found[owner].append((index, start, -end))
        return found

    def build(self, members: list[Rules]) -> None:
        # a phrase is added as its tokens' values: of a Doc spaCy asks first what annotation it has, which takes twice as long
        matchers: dict[str, Any] = {attr: PhraseMatcher(self.vocab, attr=attr) for attr in ("LOWER", "ORTH")}
        self.owners: dict[int, tuple[int, int]] = {}
        for member in members:
            for attr, index, phrases in member.phrases:
                key = f"{member.number}#{index}"
                self.owners[self.vocab.strings.add(key)] = (member.number, index)
                matchers[attr].add(key, phrases)
        self.matchers = tuple(matchers.values())
        self.built = frozenset(member.number for member in members)


_pools: WeakKeyDictionary[Language, Pool] = WeakKeyDictionary()


def pool_of(nlp: Language) -> Pool:
    """The pool in which the rules of a pipeline's components are matched together."""
    return _pools.setdefault(nlp, Pool(nlp.vocab))


def token_offsets(doc: Doc) -> tuple[list[int], list[int]]:
    """Where every token starts and ends in the text, read once a Doc: making a Token for each costs ten times more."""
    cached = doc.user_data.get("council_offsets")
    if cached is None or len(cached[0]) != len(doc):
        starts, lengths = doc.to_array([IDX, LENGTH]).astype("int64").T
        cached = doc.user_data["council_offsets"] = (starts.tolist(), (starts + lengths).tolist())
    return cached


def longest(hits: list[Hit]) -> list[Hit]:
    """Drop every hit that lies inside another hit of the same label; order is kept.

    >>> longest([Hit(0, 9, "verb", "say", "r"), Hit(0, 4, "verb", "say", "r"), Hit(5, 9, "noun", "x", "r")])[1].label
    'noun'
    """
    kept: list[Hit] = []
    reach: dict[str, int] = {}
    for hit in hits:
        if hit.end > reach.get(hit.label, -1):
            kept.append(hit)
            reach[hit.label] = hit.end
    return kept
