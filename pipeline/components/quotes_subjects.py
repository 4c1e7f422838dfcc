"""Subjects: whose speech a reporting verb reports, read from the words before it."""

from __future__ import annotations

import re
from itertools import takewhile

from .quotes_items import Attribution, Source
from .quotes_sources import Reader, kind_name
from .quotes_text import Token, token_at
from .quotes_topics import Topics, chunk_start
from .quotes_words import (
    BE,
    BREAKS,
    DETERMINERS,
    HELPERS,
    HONOURS,
    INTROS,
    JOINTS,
    LINKS,
    OPENERS,
    PARTICIPLES,
    PAUSES,
    PRONOUNS,
    RELATIVE,
)

MINISTRY = re.compile(r"\b(?:Department|Ministry|Office|Board|Committee|Institute|Institution) (?:for|of) (?:[A-Z][\w-]+ ?)+$")
"""The beginning of a name that goes on after a comma: "the Department for Levelling Up, | Housing and Communities"."""


class Subjects:
    """Finds the subject of a verb in a sentence's tokens.

    reader: reads noun phrases. found: the attributions read so far, for "…, and added". forms: every printed verb form.
    """

    def __init__(self, reader: Reader, found: list[Attribution], forms: frozenset[str]) -> None:
        self.reader, self.found, self.forms = reader, found, forms
        self.topics = Topics(reader)

    def subject(self, tokens: list[Token], verb: int, at: int, form: str, helped: bool) -> Source | None:
        """The source before a verb; ``at`` is the last token before it that is no helper or adverb."""
        if at < 0:
            return None
        token = tokens[at]
        if token.low in RELATIVE:
            return self.antecedent(tokens, at)
        if token.low == "as" and form == "participle" and at:
            person = self.reader.before(tokens, at - 1)
            return person if person and person.kind == "person" else self.topics.subject(tokens, verb)
        if token.quoted or token.low in JOINTS or (token.text in PAUSES and form == "participle"):
            return self.joined(tokens, verb, form == "participle")
        if token.text in PAUSES:
            return self.apposition(tokens, at)
        if form == "participle":
            if place := self.reader.names.person_at(token.start):
                return None if token.owner else Source.at(place)
            source = self.reader.before(tokens, at)
            somebody = source and source.kind == "noun" and source.name.lower().startswith(("one ", "a ", "an ", "another "))
            direct = source and (source.kind == "pronoun" or somebody or self.low_before(tokens, source) in ("with", "and"))
            return source if direct else self.joined(tokens, verb, True)
        start = chunk_start(tokens, at)
        if start > 0 and start < at and tokens[start].low in ("whose", "which"):
            source = self.reader.before(tokens, at, start + 1)
            if source and source.kind == "person":
                return source  # "the union, whose officer Jane Roe | called it", "a rise which mayor Jane Roe | called"
        if start > 0 and tokens[start].low in RELATIVE:
            follows = tokens[start + 1] if start < at else tokens[start]
            own = follows.low in DETERMINERS or follows.low in PRONOUNS or follows.capital
            own = own or self.reader.names.kind_of(follows.low) == "people"  # "a rise which officers | think"
            if tokens[start].low in ("who", "whose") or not own:
                return self.apposition(tokens, at + 1)
            start += 1
        if leading := self.leading_person(tokens, start, at) or self.leading_noun(tokens, start, at):
            return leading
        source = self.reader.before(tokens, at, start)
        bare = source is None or source.kind in ("noun", "body") and self.is_bare(tokens, source)
        tail = bare and tokens[start].low not in JOINTS or source is not None and source.start == tokens[start].start
        if start > 1 and tail and not (source and source.kind == "person"):
            person = self.apposition(tokens, start - 1)
            if person and person.kind == "person":
                return person
        if listed := self.listed(tokens, start, at, source):
            return listed
        verbal = source is None or source.kind == "noun" and source.head in self.forms
        if source is None or verbal and self.reader.names.kind_of(source.head) != "person":
            return None
        return source

    def listed(self, tokens: list[Token], start: int, at: int, source: Source | None) -> Source | None:
        """The source whose list a comma cuts: "the member for waste, | parks and open spaces", "the Department for Food, | …"."""
        if start < 3 or tokens[start - 1].text != "," or not any(token.low == "and" for token in tokens[start + 1 : at]):
            return None
        lead = self.reader.before(tokens, start - 2, chunk_start(tokens, start - 2))
        if lead is None:
            return None
        ministry = tokens[start].capital and MINISTRY.search(lead.name)
        if not ministry:
            if source and (source.kind != "noun" or self.reader.names.kind_of(source.head)):
                return None
            if lead.kind != "noun" or " for " not in lead.name or self.reader.names.kind_of(lead.head) != "person":
                return None
        kind = "body" if lead.kind in ("name", "person") else lead.kind
        return Source(lead.start, tokens[at].end, kind, self.reader.text[lead.start : tokens[at].end], head=lead.head)

    def is_bare(self, tokens: list[Token], source: Source) -> bool:
        """Whether a description has no article and no plural, as the tail of "cabinet member for roads and customer service"."""
        first = token_at(tokens, source.start)
        return tokens[first].low not in DETERMINERS and not tokens[first].capital and not source.head.endswith("s")

    def antecedent(self, tokens: list[Token], relative: int) -> Source | None:
        """What "who" or "which" stands for: "A letter sent to carers before Christmas, | which said"."""
        at = relative - 1
        while at > 0 and tokens[at].text in PAUSES:
            at -= 1
        if at < 0 or tokens[relative].low == "where":
            return None
        start = chunk_start(tokens, at)
        source = self.leading_person(tokens, start, at) or self.reader.before(tokens, at, start)
        if tokens[relative].low == "who" or source and source.kind in ("noun", "document"):
            return source
        for noun in range(start, at + 1):
            if self.reader.names.kind_of(tokens[noun].low) in ("document", "body") and not tokens[noun].capital:
                found = self.reader.before(tokens, noun, start)
                end = tokens[min(at, noun + 5)].end
                return found and Source(found.start, end, found.kind, self.reader.text[found.start : end], head=found.head)
        return source

    def leading_noun(self, tokens: list[Token], start: int, at: int) -> Source | None:
        """The description that a clause begins with and that hangs on to its verb: "A report going before members tonight"."""
        while start < at and tokens[start].low in BREAKS:
            start += 1
        names = self.reader.names
        first = start
        if tokens[start].low in DETERMINERS or tokens[start].owner:
            first += 1
        elif start or not tokens[0].low.endswith("s"):  # else "Papers published ahead of tonight's meeting | say"
            return None
        bare = first == start  # "Consultants on £900 a day have told ministers": people too
        kinds = ("document", "people") if bare else ("document",)
        head = next((i for i in range(first, min(start + 6, at)) if names.kind_of(tokens[i].low) in kinds), None)
        if bare and head != start:
            return None
        if head is None or any(self.ends_phrase(tokens, i) for i in range(head, at)):
            return None
        following = tokens[head + 1].low
        if following not in LINKS | PARTICIPLES and not following.endswith(("ing", "ed")):
            return None
        end = at if at - start < 9 else head
        return Source(
            tokens[start].start,
            tokens[end].end,
            kind_name(names.kind_of(tokens[head].low)),
            self.reader.text[tokens[start].start : tokens[end].end],
            head=tokens[head].low,
        )

    def ends_phrase(self, tokens: list[Token], at: int) -> bool:
        """Whether a noun's phrase ends before a word, as at a finite "is" or "will", not at "a report | to be considered"."""
        low = tokens[at].low
        return low == "-" or (low in BE or low in HELPERS) and not (low == "be" and tokens[at - 1].low == "to")

    def low_before(self, tokens: list[Token], source: Source) -> str:
        """The word before a source, in lower case."""
        index = token_at(tokens, source.start)
        return tokens[index - 1].low if index else ""

    def is_verb(self, token: Token) -> bool:
        """Whether a word shows that a clause has its verb already."""
        return token.low in BE or token.low in HELPERS or not token.capital and token.low in self.forms

    def leading_person(self, tokens: list[Token], start: int, at: int) -> Source | None:
        """The person at the head of "But Jane Roe of the charity Home Start": a name, then "of", "from", "at" or "for"."""
        names = self.reader.names
        while start < at and (tokens[start].low in BREAKS or tokens[start].low in ("according", "to")):
            start += 1
        place = names.person_at(tokens[start].start)
        after = start
        while after <= at and (tokens[after].start < place[1] if place else tokens[after].capital):
            after += 1
        unsure = any(names.kind_of(token.low) or token.low in HONOURS for token in tokens[start:after])
        if not place and (after - start < 2 or unsure):
            return None
        linked = after < at and tokens[after].low in ("of", "from", "at", "for") and not tokens[after - 1].owner
        if linked and not any(token.low in BREAKS and token.low != "and" for token in tokens[after:at]):
            source = self.reader.before(tokens, after - 1, start)
            return source if source and source.kind == "person" else None
        return None

    def apposition(self, tokens: list[Token], comma: int) -> Source | None:
        """The subject before an insertion: "Cllr Roe (Lab), cabinet member for roads, who lives there, | said"."""
        end, fallback = comma, None
        while end > 0:
            start = chunk_start(tokens, end - 1)
            first = tokens[start] if start < end else None
            inserted = first is not None and self.is_inserted(first, start)
            if fallback and fallback.kind == "noun" and tokens[end - 1].low in ("one", "another", "other") and end - start < 3:
                return fallback  # "One, a serving director, | said", "The other, a lawyer, | said"
            if first is not None and not inserted and not first.quoted:
                while start < end - 1 and tokens[start].low in BREAKS:
                    start += 1
                end = next((i for i in range(start + 1, end) if tokens[i].low in ("who", "whose", "which")), end)
                source = self.leading_person(tokens, start, end - 1) or self.reader.before(tokens, end - 1, start)
                if described := self.described(tokens, start, end) if not (source and source.person) else None:
                    return described
                if source and source.kind == "person":
                    lead = chunk_start(tokens, start - 2) if start > 1 else 0
                    return start > 1 and self.leading_noun(tokens, lead, start - 2) or source
                if source and source.start == tokens[start].start and first.capital and self.is_named_body(tokens, start):
                    return source
                if start == 0 and (leading := self.leading_noun(tokens, 0, end - 1)):
                    return leading
                verbal = any(self.is_verb(token) for token in tokens[start:end])
                if source and not (verbal and fallback):
                    fallback = source
                if verbal:
                    break
            end = start - 1
        return fallback

    def is_named_body(self, tokens: list[Token], start: int) -> bool:
        """Whether a name between commas is that of the body in front of it: "the union, Unite, | said"."""
        body = start > 2 and tokens[start - 1].text == "," and self.reader.names.kind_of(tokens[start - 2].low) == "body"
        return body and tokens[chunk_start(tokens, start - 2)].low in DETERMINERS

    def described(self, tokens: list[Token], start: int, end: int) -> Source | None:
        """The person whom the piece from ``start`` on describes: "Jane Roe, 41, a cook at £9 an hour, | said".

        A piece with "a" or "the", or with a word for a person in front, describes whoever stands before its comma.
        """
        if start < 2 or tokens[start - 1].text != "," or tokens[start].capital or tokens[start].low in BREAKS:
            return None
        kinds = (self.reader.names.kind_of(token.low) for token in tokens[start : min(start + 5, end)])
        head = next((start + i for i, kind in enumerate(kinds) if kind == "person"), end)
        if head + 1 < end and tokens[head + 1].capital or head == end and tokens[start].low not in ("a", "an", "the", "one"):
            return None
        return self.person_before(tokens, start - 1, passing=head < end)

    def person_before(self, tokens: list[Token], comma: int, passing: bool) -> Source | None:
        """The person named right before a comma, an age stepped over. passing: also one named in passing ("After Roe, …")."""
        at = comma - 1
        if at > 1 and tokens[at].text.isdigit() and tokens[at - 1].text == ",":
            at -= 2
        place = self.reader.names.person_at(tokens[at].start)
        if place is None or tokens[at].owner:
            return None
        first = tokens[chunk_start(tokens, at)].low
        if not passing and (first in OPENERS or first in LINKS):
            return None
        return Source.at(place)

    def is_inserted(self, first: Token, start: int) -> bool:
        """Whether a piece between commas that begins with this word only tells more of what stands before it."""
        if start == 0 and first.low == "that" or first.low == "according":
            return False  # "That was echoed by Cllr Roe (Lab), lead member, who said", "according to Jane Roe, who said"
        if first.low in RELATIVE or first.low in LINKS or first.low in INTROS or first.low.endswith("ing"):
            return True
        return start > 0 and not first.capital and (first.low.endswith("ed") or first.low in PARTICIPLES)

    def joined(self, tokens: list[Token], verb: int, participle: bool = False) -> Source | None:
        """The subject shared with what stands before: the last source in the sentence, else the sentence's own subject."""
        before = list(takewhile(lambda other: other.start >= tokens[0].start, reversed(self.found)))
        before = [other for other in before if other.finite and not other.relative]
        # "She added that the council expected to save, but ruled out": she did
        before = [other for other in before if other.label != "act"] or before
        main = before[-1 if participle else 0] if before else None
        return main.source if main else self.topics.subject(tokens, verb)
