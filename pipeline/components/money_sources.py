"""Who gives a sum, and whose it is: read from the quotes, people, councils and providers that earlier components left."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from spacy.tokens import Doc

from ..matching import Hit
from .money_phrases import Sum
from .quotes_words import ADDS

_WHO_AFTER = re.compile(
    r"\s((?:(?:a|an|the)\s)?[^\W\d_][^,;:.()\n“”\"]{1,60}?)"
    r"(?=[,;:.()“”\"\n]|\s(?:published|released|seen|which|who|and|that)\b|$)"
)
_NOUN_PHRASE = (
    r"(?!(?:and|but|which|who|whose|that|will|would|could|may|might|has|have|had|is|was|not|then|now|up|down|as|so"
    r"|yet)\b)(?:(?:the|an?|its|their|his|her|one|two|three|some|several|senior|most|both)\s)?[^\W\d_][\w'’&.-]*"
    r"(?:\s(?:of|for|at|in|from|on)(?:\s(?:the|its|an?))?\s[\w'’&.-]+|\s(?!(?:and|but|that|which|who|as|when|where|if|is|was"
    r"|are|were|"
    r"be|been|has|had|have|said|says|told|will|would|could|of|for|at|in|from|on|to|by|with)\b)[\w'’&.-]+){0,7}"
)
_ASIDE = r"(?:,\s[^,;:“”\"]{2,110},|\s\([^)]{1,60}\)|\s–\s[^–]{2,80}\s–)"
_LEADING = r"(?:\s(?:has|have|had|also|now|recently|later|then|already|yesterday|today|earlier|first|still|only|\w+ly))*\s"
_SUBJECT = re.compile(
    rf"(?:(?:but|and|yet|so|while|although|as|because)\s)?({_NOUN_PHRASE})(?:{_ASIDE}){{0,2}}{_LEADING}", re.IGNORECASE
)
_BOUNDARY = re.compile(r"[;:,(]\s?|\b(?:and|but|while|although|as|because|that|which|than|what)\s|[“”\"]\s", re.IGNORECASE)
_NEAR_SUBJECT = re.compile(rf"({_NOUN_PHRASE}){_LEADING}", re.IGNORECASE)
_RELATIVE = re.compile(rf",?\s(?:which|who|that){_LEADING}$", re.IGNORECASE)
_LAST_WORDS = re.compile(r"(?:(?:the|an?)\s)?(?:[\w'’&.-]+\s){0,3}[\w'’&.-]+$", re.IGNORECASE)
_COORDINATED = re.compile(rf"\b(?:and|but|or){_LEADING}$")
_FIRST = re.compile(rf"(?:(?:but|and|yet|so)\s)?({_NOUN_PHRASE})\b", re.IGNORECASE)
_NO_SUBJECT = re.compile(  # passives ("it has been told"), adjuncts ("in January its cabinet", "contrary to claims")
    r"\b(?:is|are|was|were|be|been|being|to|not|which|who|that)$"
    r"|^(?:in|on|at|for|under|after|before|with|from|by|to|as|if|when|while|contrary|despite|last|it’s|it's|not)\s"
    r"|^(?:fourteen|\w+teen|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty)\b(?!.*\b(?:report|study|source"
    r"|union|member)s?\b)",
    re.IGNORECASE,
)
_ADVERBS = re.compile(
    r"(?:\s(?:has|have|had|also|now|recently|later|then|already|yesterday|today|earlier|first|still|only|\w+ly))+$"
)
_PROPER = re.compile(r",\s([A-Z][\w’'&-]*(?:\s[A-Z][\w’'&-]*){0,3}),\s")
_EXTRA = re.compile(r"\b(?:extra|further|another|additional)\s$")
_OWN = re.compile(r"\b(?:it|its|we|our)\b", re.IGNORECASE)
_OF_A_COUNCIL = frozenset(("contract", "cut", "budget", "saving"))
_OF_A_PROVIDER = frozenset(("contract", "fine", "income", "value", "debt", "pay"))
_SUBJECT_REACH = 120
_PRONOUNS = frozenset({"he", "she"})
_UNRESOLVED = frozenset(
    {"it", "they", "we", "i", "you", "this", "that", "who", "which", "there", "what", "nobody", "no one", "everyone"}
)
_NEEDS_AT = frozenset({"put", "puts"})
_NEEDS_THAT = frozenset({"accept", "accepts", "accepted", "found", "show", "showed", "shows", "claim", "revealed", "confirmed"})
_AT = re.compile(r"\bat\s(?:[\w-]+\s){0,4}$")
_THAT = re.compile(r"\s(?:that|the|it|its|they|he|she|there|how|by|a|an|this|what)\b")
_TOLD_ASIDE = re.compile(r",\s(?:which|who|whose)\s[^,;.–—]*$")
"""What makes a sum one told beside what is said: "said it would cut the bill, **which has** crept up to £7m"."""
_TURN = re.compile(r"[;–—]|,\s(?:and|but|while)\b|\b(?:but|whereas)\b")
_CLOSES = re.compile(r"\s?(?:[,.;:]|$|\s(?:on|last|yesterday|in|at|this|when|later|to)\b)")
_SAID_AFTER = re.compile(rf",\s({_NOUN_PHRASE}){_LEADING}$", re.IGNORECASE)


BEFORE = 120
"""Characters before the sentence of a sum in which the provider may stand that "it" means there."""


class Sources:
    """The speakers and owners of the sums of one Doc; made once a Doc, then asked for each sum."""

    def __init__(self, doc: Doc, text: str) -> None:
        self.text = text
        self.said: dict[int, str] = doc.user_data.get("council_said") or {}
        self.quotes = [(quote["start"], quote["end"], quote["speaker"]) for quote in doc._.quotes or []]
        self.stretches = [(stretch[0], stretch[1]) for stretch in doc._.stretches or []]
        self.councils, self.providers = names_of(doc._.councils), names_of(doc._.providers)
        self._people = doc._.people

    @cached_property
    def people(self) -> list[tuple[int, str]]:
        """Where people are named, worked out only where a sum stands in reported speech."""
        return names_of(self._people)

    def of(self, money: Sum, hits: Iterable[Hit], purpose: str) -> dict[str, Any]:
        """``said_by``, ``council`` and ``provider`` of a sum for a purpose; ``hits``: the source hits of its sentence."""
        said_by = next((who for start, end, who in self.quotes if start <= money.start < end), None)
        return {
            "said_by": said_by or self.reported_by(money, hits),
            "council": self._council(money, purpose),
            "provider": self._provider(money, purpose),
        }

    def _council(self, money: Sum, purpose: str) -> str | None:
        """The council of its sentence, the one "it" stands for, else for sums of a budget or deal the article's own."""
        left, right = money.sentence
        if named := between(self.councils, left, right):
            return named.pop() if len(named) == 1 else None
        before = self._last_in_paragraph(self.councils, left)
        if before and _OWN.search(self.text, left, right):
            return before
        return self._main_council if purpose in _OF_A_COUNCIL else None

    def _provider(self, money: Sum, purpose: str) -> str | None:
        """The provider of its sentence, else for what a firm is paid or makes the last one named, or the article's."""
        left, right = money.sentence
        if named := between(self.providers, left, right):
            return named.pop() if len(named) == 1 else None
        if purpose not in _OF_A_PROVIDER:
            return None
        before = self._last_in_paragraph(self.providers, left)
        if before or purpose not in ("contract", "fine") or _EXTRA.search(self.text, left, money.start):
            return before  # "its contractor asked for an extra £2m": no price of the deal
        return self._main_provider

    @cached_property
    def _main_council(self) -> str | None:
        return most_named(self.councils)

    @cached_property
    def _main_provider(self) -> str | None:
        return most_named(self.providers)

    def _last_in_paragraph(self, named: list[tuple[int, str]], at: int) -> str | None:
        """The name mentioned last in the paragraph before ``at``, or None."""
        last = bisect_left(named, (at, "")) - 1
        return named[last][1] if last >= 0 and named[last][0] > self.text.rfind("\n", 0, at) else None

    def has_provider(self, money: Sum) -> bool:
        """Whether a provider is mentioned in the sentence of a sum, or shortly before it."""
        at = bisect_left(self.providers, (money.sentence[0] - BEFORE, ""))
        return at < len(self.providers) and self.providers[at][0] < money.sentence[1]

    def reported_by(self, money: Sum, hits: Iterable[Hit]) -> str | None:
        """The source of the reported clause that holds a sum: "**Officers** reckon that £2m will go", "according to **KPMG**".

        The nearest word of saying before the sum that has a subject decides, else one that closes the sentence.
        """
        hits = [hit for hit in hits if hit.id != "not" and not self._is_quoted(hit.start)]
        for hit in reversed(hits):
            if hit.id == "according":
                if not _TURN.search(self.text, *sorted((hit.end, money.start))) and (who := _WHO_AFTER.match(self.text, hit.end)):
                    return self._name(hit.end, who.end(1), who[1])
            elif hit.end <= money.start and self.text[hit.end : hit.end + 1] != "-" and self._reports(hit, money):
                return self._subject(money.sentence[0], hit.start, self.text[hit.start : hit.end])
        for hit in hits:
            if hit.start >= money.end and hit.id == "say" and _CLOSES.match(self.text, hit.end):
                who = _SAID_AFTER.search(self.text, max(money.end, hit.start - 90), hit.start)
                if who and not _TURN.search(self.text, money.end, who.start()):
                    return self._name(who.start(1), who.end(1), who[1])
        return None

    def _reports(self, hit: Hit, money: Sum) -> bool:
        """Whether a word of saying introduces what a sum stands in: "puts the bill **at** £3m", "found **that** £3m had gone"."""
        word = self.text[hit.start : hit.end].lower()
        if _TOLD_ASIDE.search(self.text, hit.end, money.start):
            return False
        if word in ("added", "adds") and ADDS.match(self.text, hit.end + 1):
            return False
        if word in _NEEDS_AT:
            return _AT.search(self.text, hit.end, money.start) is not None
        return word not in _NEEDS_THAT or _THAT.match(self.text, hit.end) is not None

    def _subject(self, left: int, right: int, verb: str) -> str | None:
        """Who says it: the subject of the verb that starts at ``right``, in the sentence that starts at ``left``."""
        if right in self.said:
            return self.said[right]
        text = self.text
        subject, near = _SUBJECT.fullmatch(text, left, right), max(left, right - _SUBJECT_REACH)
        if subject is None and (relative := _RELATIVE.search(text, near, right)):
            return self._antecedent(near, relative.start())
        if subject is None:
            bounds = [mark.end() for mark in _BOUNDARY.finditer(text, near, right)]
            subject = next((found for at in reversed(bounds) if (found := _NEAR_SUBJECT.fullmatch(text, at, right))), None)
        if verb.endswith("ing"):
            subject = _FIRST.match(text, left)  # "the leader was blunter, **telling** the meeting that £3m had gone"
        if subject is None and _COORDINATED.search(text, max(left, right - 30), right):
            subject = _FIRST.match(text, left)
        if subject is None or _NO_SUBJECT.search(subject[1]) or subject[1].lower().startswith("its "):
            return None
        words = _ADVERBS.sub("", subject[1])
        named = (
            _PROPER.match(text, subject.end(1), right)
            if words[:1].islower() or words[:2] in ("A ", "An") or "'s " in words or "’s " in words
            else None
        )
        return named[1] if named else self._name(subject.start(1), right, words)

    def _antecedent(self, left: int, right: int) -> str | None:
        """The noun before "which says": a body or person that is named there, else its last words."""
        named = [*self.councils, *self.providers, *self.people]
        last = max((mention for mention in named if left <= mention[0] < right), default=None)
        words = _LAST_WORDS.search(self.text, left, right)
        return last[1] if last else words[0] if words else None

    def _name(self, start: int, end: int, words: str) -> str | None:
        """The person named between two offsets, the last speaker for "he" and "she", else the words as they stand."""
        people = self.people
        last = bisect_left(people, (end, "")) - 1
        first = bisect_left(people, (start, ""))
        if first <= last:
            return people[first][1]
        if words.lower() == "it":
            return self._named_before(start)
        if words.lower() in _PRONOUNS:
            if last >= 0 and people[last][0] > self.text.rfind("\n", 0, start):
                return people[last][1]
            before = [who for begin, _, who in self.quotes if begin < start and who]
            return before[-1] if before else (people[last][1] if last >= 0 else None)
        is_noun_next = words.endswith("ed") and words.rpartition(" ")[2].islower()  # "the leader challenged | claims that"
        return None if not words or is_noun_next or words.lower() in _UNRESOLVED else words

    def _named_before(self, at: int) -> str | None:
        """The council or provider that "it" stands for: the last one named in the paragraph before, or None."""
        left = max(self.text.rfind("\n", 0, at) + 1, at - 250)
        bodies = [(start, name) for named in (self.councils, self.providers) for start, name in named if left <= start < at]
        return max(bodies)[1] if bodies else None

    def _is_quoted(self, char: int) -> bool:
        return any(start <= char < end for start, end in self.stretches)


def names_of(items: list[dict[str, Any]] | None) -> list[tuple[int, str]]:
    """Where the items of a fact are mentioned, in text order, and the name each mention stands for."""
    return sorted((mention["start"], item["name"]) for item in items or [] for mention in item["mentions"])


def between(mentions: list[tuple[int, str]], left: int, right: int) -> set[str]:
    """The names of those mentioned between two offsets."""
    first = bisect_left(mentions, (left, ""))
    if first == len(mentions) or mentions[first][0] >= right:
        return set()
    return {name for _, name in mentions[first : bisect_left(mentions, (right, ""))]}


def most_named(mentions: list[tuple[int, str]]) -> str | None:
    """The name that is mentioned most, the first of several; None where there is none."""
    return Counter(name for _, name in mentions).most_common(1)[0][0] if mentions else None
