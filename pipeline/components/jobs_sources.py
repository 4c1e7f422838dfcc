"""Who gives a count of jobs: the speaker of the quote that holds it, or the subject of the verb that reports its clause."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from spacy.tokens import Doc

from .jobs_memory import Count
from .quotes_words import ADDS

ACCORDING = re.compile(r"\b[Aa]ccording\sto\s")
WHO_ENDS = re.compile(r"[,.;:]|\s(?:seen|published|released|which|who)\b")
YES = re.compile(r"\s(?:yes|no|so)\b")
PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|as|than|so|if)\s(?:\w+ly\s)?$|\bif\s[\w\s]{1,24}$", re.IGNORECASE)
"""Before a verb that reports nothing: "staff were told", "if members say yes", "as expected"."""

JOIN = re.compile(
    r"[;:]\s|(?:,\s|\s)(?:but|while|after|although|because)\s(?:that\s)?|,\sand\s(?:that\s)?|\sand\s(?=(?:also\s|then\s"
    r"|now\s)?\S+\s*$)|\s[–—-]\s"
)
LEAD_IN = re.compile(
    r"(?:And|But|Yet|So|However|Instead|Meanwhile|Still|Even\sso|In|On|At|After|Before|Under|Last|Speaking|Earlier|Yesterday"
    r"|Today|This|By|For|When"
    r"|As|Of|Since|Until|With)\b[^,]{0,80},\s|(?:And|But|Yet|So|Even|then|that)\s",
    re.IGNORECASE,
)
TRIM = re.compile(
    r"(?:,|\s\(|\s(?:who|which|that|published|released|seen|obtained|leaked|drawn|going|prepared|written|commissioned|has"
    r"|have|had|also|now|then"
    r"|later|already|would)\b).*$",
    re.DOTALL,
)
PAPER = (
    r"(?:reports?|papers?|stud(?:y|ies)|letters?|documents?|research|figures?|briefings?|reviews?|memo|plans?|business\scase"
    r"|proposals?"
    r"|dossier|analysis|minutes|statement)"
)
PAPER_TRIM = re.compile(rf"(\b{PAPER})\s(?:to|by|from|on|for|in|into|of|before)\b.*$", re.IGNORECASE | re.DOTALL)
BEARER = re.compile(
    rf"\b((?:the|an?|its|their)\s(?:[\w’'-]+\s){{0,3}}?(?:{PAPER}|union|company|firm|trust|council|authority|charity"
    rf"|contractor))\b",
    re.IGNORECASE,
)
SHOWING = re.compile(r"\b((?:an?|the|its|their|new)\s(?:[\w’'-]+\s){0,4}[\w’'-]+)\s$")
NOUN_PHRASE = re.compile(
    r"(?:(?:the|an?|its|their|some|many|most|all|new|both|one)\s)?[^\W\d_][\w’'&-]*(?:\s[\w’'&-]+){0,7}", re.IGNORECASE
)
NOT_HIS = re.compile(r"\b(?:by|to|from|told|against|about)\s(?:[a-z]+,?\s){0,4}(?:[A-Z][\w.]*\s){0,2}$")
"""Before the name of someone who is not the source: "a report by director Ann Roe warned"."""

FIRST_VERB = re.compile(
    r"\s(?:is|are|was|were|has|have|had|will|would|welcomed|said|says|told|thanked|put|puts|called|asked|wanted|wants"
    r"|conceded|identifies"
    r"|[a-z]{3,}(?:ed))\s"
)
CLOSES = re.compile(r"\s?(?:[,.;]|$|yesterday|last\s|on\s|at\s|this\s|today)")
RELATED = re.compile(r"(?:which|who|whose)\s")
OUTSET = re.compile(r"(?:at|in|on|under|by|for|with|after|before|as|of|from|over|across|elsewhere|meanwhile)\b", re.IGNORECASE)
INVERTED = re.compile(r"\s((?:[A-Z]|the\s|an?\s|its\s)[^,.;]{2,70})(?=[,.;]|$)")
PRONOUN = re.compile(r"(?:he|she)", re.IGNORECASE)
NEUTER = re.compile(r"(?:it|they|this|that|these)", re.IGNORECASE)
NOBODY = re.compile(r"(?:i|we|you|there|what|nobody|no\sone|who|which|people|staff|workers|members)", re.IGNORECASE)
NOW = re.compile(
    r"(?:s|say|reckon|expect|believe|claim|fear|estimate|predict|suggest|show|think|warn|want|insist|argue)$", re.IGNORECASE
)
"""The forms of a verb of saying that report the future with "will": "say", "reckons"."""


AIMS = re.compile(r"expect|want|hope", re.IGNORECASE)
"""Before "to" these tell what someone means to do, and report nothing: "the trust expects to recruit 40"."""


class Source(NamedTuple):
    """Who gives a figure, and whether the reporter tells it in the past, so that "would" is a "will" of theirs."""

    name: str | None
    past: bool


NOTHING = Source(None, False)


class Sources:
    """Reads the sources of the counts of one Doc."""

    def __init__(self, doc: Doc, text: str, sentences: list[list[int]], verbs: re.Pattern[str]) -> None:
        self.doc, self.text, self.sentences, self.verbs = doc, text, sentences, verbs
        self.said: dict[int, str] = doc.user_data.get("council_said") or {}
        self.quotes = sorted(doc._.quotes or [], key=lambda quote: quote["start"])
        self.quote_starts = [quote["start"] for quote in self.quotes]
        self.stretches = [(stretch[0], stretch[1]) for stretch in doc._.stretches or []]
        self.stretch_starts = [start for start, _ in self.stretches]
        self.verbs_in: dict[int, list[re.Match[str]]] = {}
        self.last: tuple[int, str] | None = None  # the sentence and words of the last source that is no person
        self.told: tuple[int, Source] = (-9, NOTHING)  # the last sentence with a source, and the source

    @cached_property
    def people(self) -> list[tuple[int, int, str]]:
        """Where people are named, worked out only where a count stands in reported speech."""
        return sorted((m["start"], m["end"], who["name"]) for who in self.doc._.people or [] for m in who["mentions"])

    @cached_property
    def bodies(self) -> list[tuple[int, int]]:
        """Where councils and providers are named."""
        bodies = (self.doc._.councils or []) + (self.doc._.providers or [])
        return sorted((mention["start"], mention["end"]) for body in bodies for mention in body["mentions"])

    def of(self, count: Count) -> Source:
        """The source of a count: its quote's speaker, the subject of the verb that reports it, or that of the sentence before."""
        quote = self.quote_at(count.start)
        if quote is not None and quote["kind"] != "indirect":
            return self.keep(count.sentence, Source(quote["speaker"], False))
        found = self.reported(count)
        if found is None:
            found = self.continued(count)
        return self.keep(count.sentence, found) if found else NOTHING

    def keep(self, sentence: int, source: Source) -> Source:
        self.told = (sentence, source)
        if source.name and all(source.name != name for _, _, name in self.people):
            self.last = (sentence, source.name)
        return source

    def quote_at(self, offset: int) -> dict | None:
        """The quote that holds an offset; reported speech may hold marked words, which are asked first."""
        last = bisect_right(self.quote_starts, offset)
        return next((quote for quote in reversed(self.quotes[max(0, last - 4) : last]) if offset < quote["end"]), None)

    def is_quoted(self, offset: int) -> bool:
        last = bisect_right(self.stretch_starts, offset) - 1
        return last >= 0 and offset < self.stretches[last][1]

    def reported(self, count: Count) -> Source | None:
        """The source that the count's own sentence names."""
        start, stop = self.sentences[count.sentence]
        match = ACCORDING.search(self.text, start, stop)
        if match and ";" not in self.text[count.end : match.start()]:
            end = WHO_ENDS.search(self.text, match.end(), stop)
            return Source(self.named(match.end(), end.start() if end else stop, count.sentence), True)
        before = last = closing = None
        seen = start  # where the last verb ends: what joins farther back was seen before
        for verb in self.verbs_of(count.sentence):
            if verb.end() <= count.start:
                if before is None or self.joins(seen, verb.start()):
                    before, last = verb, before
                seen = verb.end()
            elif (
                verb.start() >= count.end
                and not self.text.endswith((" and, ", " but, "), start, verb.start())
                and closing is None
                and CLOSES.match(self.text, verb.end(), stop)
            ):
                closing = verb
        if before:
            if before.group().lower() in ("adding", "added") and last:
                before = last  # "…," she said, adding that 60 posts were going
            aside = self.text.startswith((",", "."), before.end()) and self.text.rfind(", ", start, before.start()) >= 0
            if aside and (found := self.closed(before, start, stop, count.sentence)):
                return found  # "They would move in May, he said, and 150 posts would follow"
            return self.subject(before, start, count.sentence)
        return self.closed(closing, start, stop, count.sentence) if closing else None

    def verbs_of(self, sentence: int) -> list[re.Match[str]]:
        """The verbs of a sentence that report."""
        if sentence not in self.verbs_in:
            start, stop = self.sentences[sentence]
            self.verbs_in[sentence] = [verb for verb in self.verbs.finditer(self.text, start, stop) if self.reports(verb, start)]
        return self.verbs_in[sentence]

    def reports(self, verb: re.Match[str], start: int) -> bool:
        """Whether a verb of a sentence that begins at ``start`` reports: not "was told", "said yes", "hopes to", "adds 40"."""
        if self.is_quoted(verb.start()) or PASSIVE.search(self.text, max(start, verb.start() - 30), verb.start()):
            return False
        if YES.match(self.text, verb.end()) or AIMS.match(verb.group()) and self.text.startswith(" to ", verb.end()):
            return False
        return not (verb.group().lower() in ("added", "adds") and ADDS.match(self.text, verb.end() + 1))

    def joins(self, start: int, end: int) -> bool:
        """Whether a new clause begins between two verbs: no in "The union says that adds up to 64"."""
        return bool(JOIN.search(self.text, start, end)) or "," in self.text[start:end]

    def subject(self, verb: re.Match[str], start: int, sentence: int) -> Source | None:
        """The subject of a verb before the count: "Unions say 300 jobs …", "She welcomed it but warned that 76 cleaners …"."""
        if verb.start() in self.said:
            return Source(self.said[verb.start()], not NOW.search(verb.group()))
        quoted = bisect_left(self.stretch_starts, verb.start()) - 1
        if quoted >= 0 and start <= self.stretches[quoted][1] < verb.start():
            start = self.stretches[quoted][1] + 1
            start += self.text[start : start + 1] == " "
        if verb.group() == "showing":
            paper = SHOWING.search(self.text, start, verb.start())
            return Source(paper[1], True) if paper else None
        joins = list(JOIN.finditer(self.text, start, verb.start()))
        left = joins[-1].end() if joins else start
        if joins and (not self.text[left : verb.start()].strip() or ADVERBS.fullmatch(self.text, left, verb.start())):
            first = FIRST_VERB.search(self.text, start, verb.start())
            name = self.named(start, first.start() if first else joins[0].start(), sentence)
        else:
            name = self.named(left, verb.start(), sentence)
        return Source(name, not NOW.search(verb.group())) if name else None

    def closed(self, verb: re.Match[str], start: int, stop: int, sentence: int) -> Source | None:
        """The source named after the count: "…, he said, and", "…, new research suggests.", "…, said the union."."""
        comma = self.text.rfind(", ", start, verb.start())
        words = self.text[comma + 2 : verb.start()].strip() if comma >= 0 else ""
        if words and len(words.split()) <= 9:
            name = self.named(comma + 2, verb.start(), sentence)
        else:
            after = INVERTED.match(self.text, verb.end(), stop)
            name = self.named(after.start(1), after.end(1), sentence) if after else None
        return Source(name, not NOW.search(verb.group())) if name else None

    def named(self, start: int, end: int, sentence: int) -> str | None:
        """The source that words name: a person, whom a pronoun stands for, else the words themselves."""
        text = self.text
        while (lead := LEAD_IN.match(text, start, end)) and not RELATED.match(text, lead.end()):
            start = lead.end()
        people = self.people
        for at, _, name in reversed(people[bisect_left(people, (start,)) : bisect_left(people, (end,))]):
            if not NOT_HIS.search(text, max(start, at - 40), at):
                return name
        if OUTSET.match(text, start):  # "At the other end of the scale Woking council, which ran up debts, said"
            body = bisect_left(self.bodies, (start,))
            if body < len(self.bodies) and self.bodies[body][0] < end:
                return text[self.bodies[body][0] : self.bodies[body][1]]
            return None
        match = NOUN_PHRASE.match(text, start, end)
        words = PAPER_TRIM.sub(r"\1", TRIM.sub("", match.group())).strip() if match else ""
        if PRONOUN.fullmatch(words):
            return self.he(start)
        if NEUTER.fullmatch(words):
            return self.it(sentence)
        return None if not words or NOBODY.fullmatch(words) else words

    def he(self, start: int) -> str | None:
        """Whom "he" or "she" stands for: the last person named, or the speaker of the quote in which they are named."""
        people, last = self.people, bisect_left(self.people, (start,)) - 1
        quote = bisect_left(self.quote_starts, start) - 1
        speaker = self.quotes[quote]["speaker"] if quote >= 0 else None
        if speaker and (last < 0 or people[last][0] < self.quotes[quote]["end"]) and any(speaker == who for _, _, who in people):
            return speaker
        return people[last][2] if last >= 0 else None

    def it(self, sentence: int) -> str | None:
        """What "it" stands for: the last source that is no person, or the last report or body in the two sentences before."""
        if self.last and sentence - self.last[0] <= 2:
            return self.last[1]
        start = self.sentences[max(0, sentence - 2)][0]
        found = list(BEARER.finditer(self.text, start, self.sentences[sentence][0]))
        return found[-1][1] if found else None

    def continued(self, count: Count) -> Source | None:
        """The source of the sentence before, where this one goes on with what it said: "A further 502 would be kept on."."""
        sentence, source = self.told
        start, stop = self.sentences[count.sentence]
        if sentence != count.sentence - 1 or not source.past or "\n" in self.text[self.sentences[sentence][1] : start]:
            return source if sentence == count.sentence and not self.is_quoted(count.start) and source.past else None
        return source if " would " in self.text[start:stop] else None


ADVERBS = re.compile(r"(?:\s?(?:also|then|now|later|has|have|had|even|further|only|never|not)\s?)+", re.IGNORECASE)


def reporting(phrases: Iterable[str]) -> re.Pattern[str]:
    """One expression for all verbs of the rule file that report: "said", "pointed out", "reckons"."""
    by_letter: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        by_letter.setdefault(phrase[0], []).append(re.escape(phrase[1:]))
    branches = (f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())  # tried three times as fast as in one row
    return re.compile(rf"\b(?:{'|'.join(branches)})\b" if by_letter else r"(?!)")
