"""Reads and checks the rule files in ``patterns/`` and matches their lines in a Doc.

A rule file is JSON Lines, one rule a line::

    {"label": "verb", "id": "say", "pattern": ["said", "says"], "eg": "He [said] it was over."}

``label``    what kind of thing the line finds (a word of the component that reads the file)
``id``       what it means: a proper name, a multiplier, a verb's base form
``pattern``  how it is written: a phrase, a list of phrases, or a list of spaCy token patterns (dicts)
``eg``       the line's own example, the span it finds in [square brackets]
``case``     true: phrases match only in this case (default: any case)
``note``     why the line is there

Further keys are allowed per file (``EXTRA_KEYS``), for facts such as a council's GSS code. Anything else is refused
with the file, the line and the keys that are allowed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from importlib import resources
from itertools import count
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple
from weakref import ReferenceType, WeakKeyDictionary, WeakSet, ref

from spacy.attrs import IDX, LENGTH
from spacy.language import Language
from spacy.matcher import Matcher, PhraseMatcher
from spacy.schemas import validate_token_pattern
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

KEYS = ("label", "id", "pattern", "eg", "case", "note")
REQUIRED = ("label", "id", "pattern", "eg")
EXTRA_KEYS: dict[str, tuple[str, ...]] = {
    "councils": ("gss", "kind", "nation", "start", "end", "successors", "county", "short", "candidates", "source"),
    "providers": ("kind", "context", "source", "status", "weight", "roles"),
    "money": ("side", "strength", "at_least", "at_most"),
    "people": ("gender", "councillor"),
}
"""Keys that only one rule file may carry, by the file's name."""

PROVIDER_KINDS = ("public_body", "council_company", "charity", "trust", "mutual", "company", "other")
COUNCIL_KINDS = (
    *("county", "district", "unitary", "london", "metropolitan", "scottish", "welsh", "northern_irish"),
    *("combined", "parish", "other"),
)
VALUES: dict[str, dict[str, tuple[str, ...]]] = {
    "councils": {"kind": COUNCIL_KINDS, "nation": ("England", "Scotland", "Wales", "Northern Ireland")},
    "providers": {"kind": PROVIDER_KINDS},
    "money": {"side": ("before", "after")},
    "people": {"gender": ("f", "m")},
}
"""What such a key may say, where it ends up in records: by file and key."""


class PatternError(ValueError):
    """A rule line that cannot be used; the message names file, line, what was found and what is allowed."""


class Hit(NamedTuple):
    """One place where a rule line matched: half-open character offsets, and the line's label, id and rule name."""

    start: int
    end: int
    label: str
    id: str
    rule: str


def patterns_folder() -> Path:
    """The folder of the rule files that travel with the package (in a checkout: ``patterns/`` beside ``pipeline/``)."""
    packaged = Path(str(resources.files("pipeline"))) / "_patterns"
    return packaged if packaged.is_dir() else packaged.parent.parent / "patterns"


@registry.readers("council_patterns.v1")
def read_patterns(name: str, folder: str | None = None) -> list[dict[str, Any]]:
    """Read ``<folder>/<name>.jsonl`` and check every line.

    name: the fact the rules belong to, e.g. ``"money"``, or several, as in ``"people quotes"``. folder: where the rule
    files lie; None = those of the package.
    Returns the lines as dicts in file order, each with its ``rule`` name added (``money/scale/million``).
    Raises PatternError on the first bad line, and where there is no such file.

    >>> all(line["rule"].startswith("quotes/") for line in read_patterns("quotes"))
    True
    """
    if " " in name:
        return [line for part in name.split() for line in read_patterns(part, folder)]
    path = Path(folder or patterns_folder()) / f"{name}.jsonl"
    lines: list[dict[str, Any]] = []
    seen: dict[tuple[str, str, str], int] = {}
    if not path.is_file():
        raise PatternError(f"{path}: there is no such rule file")
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise PatternError(f"{path}: byte {error.start} is not UTF-8") from None
    except OSError as error:
        raise PatternError(f"{path}: cannot be read: {error.strerror}") from None
    for number, row in enumerate(text.split("\n"), 1):
        if not row.strip():
            continue
        line = parse_line(row, name, f"{path}:{number}")
        keys = [(line["label"], line["id"], json.dumps(line["pattern"]))]
        if line.get("gss"):
            keys.append(("code", line["gss"], ""))
        for key in keys:
            if key in seen:
                same = "code" if key[0] == "code" else "rule"
                raise PatternError(f"{path}:{number}: the same {same} stands in line {seen[key]}")
            seen[key] = number
        lines.append(line)
    return lines


def parse_line(text: str, name: str, where: str) -> dict[str, Any]:
    """Parse and check one rule line; ``where`` (file:line) opens every error message."""
    try:
        line = json.loads(text)
    except json.JSONDecodeError as error:
        raise PatternError(f"{where}: not JSON: {error}") from None
    if not isinstance(line, dict):
        raise PatternError(f"{where}: a rule is a JSON object, found {type(line).__name__}")
    allowed = KEYS + EXTRA_KEYS.get(name, ())
    if unknown := [key for key in line if key not in allowed]:
        raise PatternError(f"{where}: unknown key {unknown[0]!r}; allowed: {', '.join(allowed)}")
    if missing := [key for key in REQUIRED if not line.get(key)]:
        raise PatternError(f"{where}: {missing[0]!r} is missing or empty; required: {', '.join(REQUIRED)}")
    if wrong_type := [key for key in ("label", "id", "eg") if not isinstance(line[key], str)]:
        raise PatternError(f"{where}: {wrong_type[0]!r} is text, found {line[wrong_type[0]]!r}")
    for key, values in VALUES.get(name, {}).items():
        if key in line and line[key] not in values:
            raise PatternError(f"{where}: {key!r} is one of {', '.join(values)}; found {line[key]!r}")
    pattern = line["pattern"]
    phrases = isinstance(pattern, str) or isinstance(pattern, list) and all(isinstance(p, str) for p in pattern)
    tokens = isinstance(pattern, list) and all(isinstance(p, dict) for p in pattern)
    if not (phrases or tokens):
        raise PatternError(f"{where}: 'pattern' is a phrase, a list of phrases or a list of token patterns")
    if not phrases and (wrong := validate_token_pattern(pattern)):
        raise PatternError(f"{where}: not a spaCy token pattern: {'; '.join(wrong)}")
    if not re.search(r"\[[^][]+\]", line["eg"]):
        raise PatternError(f"{where}: 'eg' has no span in [square brackets]")
    line["rule"] = f"{name}/{line['label']}/{line['id']}"
    return line


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
        matched = [
            (start, -end, owners[key]) for matcher in self.matchers if len(matcher) for key, start, end in matcher(doc)
        ]
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


def check_examples(nlp: Language, lines: list[dict[str, Any]]) -> list[str]:
    """Match every line's own example; returns one message for each line whose bracketed span its pattern misses."""
    problems = []
    for line in lines:
        spans, text = bracketed(line["eg"])
        doc = nlp.make_doc(text)
        hits = Rules.compile(nlp, [line])(doc)
        for span in spans:
            if not any((hit.start, hit.end) == span for hit in hits):
                found = [text[hit.start : hit.end] for hit in hits]
                problems.append(f"{line['rule']}: eg {line['eg']!r}: pattern does not match the span; it finds {found}")
    return problems


def bracketed(eg: str) -> tuple[list[tuple[int, int]], str]:
    """Take the [brackets] out of an example: the spans they held, and the plain text.

    >>> bracketed("He [said] it.")
    ([(3, 7)], 'He said it.')
    """
    spans, text, start = [], "", 0
    for piece in re.split(r"([\[\]])", eg):
        if piece == "[":
            start = len(text)
        elif piece == "]":
            spans.append((start, len(text)))
        else:
            text += piece
    return spans, text
