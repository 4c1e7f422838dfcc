"""Subjects: whose speech a reporting verb reports, read from the words before it."""

from __future__ import annotations

from .quotes_items import Attribution, Source
from .quotes_sources import Reader
from .quotes_text import Token, token_at
from .quotes_words import (
    BE,
    BREAKS,
    DAYS,
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


class Subjects:
    """Finds the subject of a verb in a sentence's tokens.

    reader: reads noun phrases. found: the attributions read so far, for "…, and added". forms: every printed verb form.
    """

    def __init__(self, reader: Reader, found: list[Attribution], forms: frozenset[str]) -> None:
        self.reader, self.found, self.forms = reader, found, forms

    def subject(self, tokens: list[Token], verb: int, at: int, form: str, helped: bool) -> Source | None:
        """The source before a verb; ``at`` is the last token before it that is no helper or adverb."""
        if at < 0:
            return None
        token = tokens[at]
        if token.low in RELATIVE:
            return self.antecedent(tokens, at)
        if token.low == "as" and form == "participle" and at:
            person = self.reader.before(tokens, at - 1)
            return person if person and person.kind == "person" else self.sentence_subject(tokens, verb)
        if token.quoted or token.low in JOINTS or (token.text in PAUSES and form == "participle"):
            return self.joined(tokens, verb, form == "participle")
        if token.text in PAUSES:
            return self.apposition(tokens, at)
        if form == "participle":
            if place := self.reader.names.person_at(token.start):
                return None if token.owner else Source(place[0], place[1], "person", place[2]["name"], place[2])
            source = self.reader.before(tokens, at)
            somebody = source and source.kind == "noun" and source.name.lower().startswith(("one ", "a ", "an ", "another "))
            direct = source and (source.kind == "pronoun" or somebody or self.low_before(tokens, source) in ("with", "and"))
            return source if direct else self.joined(tokens, verb, True)
        start = self.chunk_start(tokens, at)
        if start > 0 and tokens[start].low in RELATIVE:
            follows = tokens[start + 1] if start < at else tokens[start]
            if tokens[start].low in ("who", "whose") or not (
                follows.low in DETERMINERS or follows.low in PRONOUNS or follows.capital
            ):
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
        if source is None or source.kind == "noun" and source.head in self.forms:
            return None
        return source

    def listed(self, tokens: list[Token], start: int, at: int, source: Source | None) -> Source | None:
        """The description whose list a comma cuts: "the member for waste, | parks and open spaces"."""
        if start < 5 or tokens[start - 1].text != "," or not any(token.low == "and" for token in tokens[start + 1 : at]):
            return None
        if source and (source.kind != "noun" or self.reader.names.kind_of(source.head)):
            return None
        lead = self.reader.before(tokens, start - 2, self.chunk_start(tokens, start - 2))
        fits = lead and lead.kind == "noun" and " for " in lead.name and self.reader.names.kind_of(lead.head) == "person"
        if lead is None or not fits:
            return None
        return Source(lead.start, tokens[at].end, "noun", self.reader.text[lead.start : tokens[at].end], head=lead.head)

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
        start = self.chunk_start(tokens, at)
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
        if tokens[start].low not in DETERMINERS and not tokens[start].owner:
            return None
        names = self.reader.names
        head = next((i for i in range(start + 1, min(start + 6, at)) if names.kind_of(tokens[i].low) == "document"), None)
        if head is None or any(token.low in BE or token.low in HELPERS or token.low == "-" for token in tokens[head:at]):
            return None
        following = tokens[head + 1].low
        if following not in LINKS | PARTICIPLES and not following.endswith(("ing", "ed")):
            return None
        end = at if at - start < 9 else head
        return Source(
            tokens[start].start,
            tokens[end].end,
            "document",
            self.reader.text[tokens[start].start : tokens[end].end],
            head=tokens[head].low,
        )

    def low_before(self, tokens: list[Token], source: Source) -> str:
        """The word before a source, in lower case."""
        index = token_at(tokens, source.start)
        return tokens[index - 1].low if index else ""

    def is_verb(self, token: Token) -> bool:
        """Whether a word shows that a clause has its verb already."""
        return token.low in BE or token.low in HELPERS or not token.capital and token.low in self.forms

    def chunk_start(self, tokens: list[Token], at: int) -> int:
        """The index after the last comma, dash or colon before tokens[at], brackets stepped over."""
        depth = 0
        while at >= 0:
            text = tokens[at].text
            if text in (")", "]"):
                depth += 1
            elif text in ("(", "["):
                depth -= 1
            elif depth <= 0 and (text in PAUSES or text in (";", ":") or tokens[at].quoted):
                break
            at -= 1
        return at + 1

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
            start = self.chunk_start(tokens, end - 1)
            first = tokens[start] if start < end else None
            inserted = first is not None and self.is_inserted(first, start)
            if first is not None and not inserted and not first.quoted:
                while start < end - 1 and tokens[start].low in BREAKS:
                    start += 1
                end = next((i for i in range(start + 1, end) if tokens[i].low in ("who", "whose", "which")), end)
                source = self.leading_person(tokens, start, end - 1) or self.reader.before(tokens, end - 1, start)
                if described := self.described(tokens, start, end) if not (source and source.person) else None:
                    return described
                if source and source.kind == "person":
                    lead = self.chunk_start(tokens, start - 2) if start > 1 else 0
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
        return body and tokens[self.chunk_start(tokens, start - 2)].low in DETERMINERS

    def described(self, tokens: list[Token], start: int, end: int) -> Source | None:
        """The person in front of a description between commas: "Jane Roe, leader of the Valley Independents, | accused"."""
        if start < 2 or tokens[start - 1].text != "," or tokens[start].capital or tokens[start].low in BREAKS:
            return None
        kinds = (self.reader.names.kind_of(token.low) for token in tokens[start : min(start + 5, end)])
        head = next((start + i for i, kind in enumerate(kinds) if kind == "person"), end)
        if head + 1 < end and tokens[head + 1].capital:
            return None
        place = self.reader.names.person_at(tokens[start - 2].start) if head < end else None
        return Source(place[0], place[1], "person", place[2]["name"], place[2]) if place and not tokens[start - 2].owner else None

    def is_inserted(self, first: Token, start: int) -> bool:
        """Whether a piece between commas that begins with this word only tells more of what stands before it."""
        if first.low in RELATIVE or first.low in LINKS or first.low in INTROS or first.low.endswith("ing"):
            return True
        return start > 0 and not first.capital and (first.low.endswith("ed") or first.low in PARTICIPLES)

    def joined(self, tokens: list[Token], verb: int, participle: bool = False) -> Source | None:
        """The subject shared with what stands before: the last source in the sentence, else the sentence's own subject."""
        main = None
        for other in reversed(self.found):
            if other.start < tokens[0].start:
                break
            if other.finite and not other.relative:
                main = other
                if not participle:
                    break
        return main.source if main else self.sentence_subject(tokens, verb)

    def sentence_subject(self, tokens: list[Token], limit: int) -> Source | None:
        """Who the sentence is about, as far as it can speak: its first pronoun, person, body or speaking noun."""
        start = 0
        if tokens and (tokens[0].low in OPENERS or tokens[0].low in LINKS or tokens[0].low.endswith("ing")):
            comma = next((i for i in range(limit) if tokens[i].text == ","), -1)
            start = comma + 1
        names = self.reader.names
        for at in range(start, limit):
            token = tokens[at]
            if token.low == "it":
                continue
            if token.low in PRONOUNS:
                return self.reader.before(tokens, at, at)
            linked = at > start and tokens[at - 1].low in LINKS
            if token.low in BE or token.low in HELPERS:
                return None
            if token.quoted or token.low in DETERMINERS or linked and not names.kind_of(token.low):
                continue
            if token.capital or names.kind_of(token.low):
                end = self.run_end(tokens, at, limit)
                if tokens[end].owner or end + 1 < limit and names.kind_of(tokens[end + 1].low) and not tokens[end + 1].capital:
                    continue
                source = self.reader.apposed(tokens, end + 1) if end + 1 < limit else None
                source = source or self.reader.before(tokens, end, start)
                lone = source and at == end and source.kind == "name" and not token.text.isupper()
                if source and not (lone and not (end + 1 < limit and tokens[end + 1].low.endswith("ed"))):
                    return source
        return None

    def run_end(self, tokens: list[Token], at: int, limit: int) -> int:
        """The last token of the run of capitals (or of one small noun and what hangs on it) that begins at ``at``."""
        end = at
        if tokens[at].capital:
            while end + 1 < limit and tokens[end + 1].capital and not tokens[end].owner:
                end += 1
        elif at + 1 < limit and tokens[at + 1].capital and tokens[at + 1].low not in DAYS:
            return self.run_end(tokens, at + 1, limit)
        elif at + 2 < limit and tokens[at + 1].low in ("for", "of", "from", "at", "close"):
            return self.reader.phrase_end(tokens, at, next((i for i in range(at, limit) if tokens[i].text in PAUSES), limit))
        return end

    def topic(self, tokens: list[Token]) -> Source | None:
        """Who a sentence without a speaking person is about: its subject, else the last person it names.

        Nobody where it has no verb but a picture's: "Cllr Jane Roe, cabinet member for parks, filling up a van in the yard."
        """
        if self.is_caption(tokens):
            return None
        source = self.sentence_subject(tokens, len(tokens))
        names = self.reader.names
        if source and source.kind == "noun":
            named = next((i for i, token in enumerate(tokens) if token.start > source.end and token.low in BE), len(tokens))
            following = (names.person_at(token.start) for token in tokens[named + 1 : named + 6])
            if place := next((place for place in following if place), None):
                return Source(place[0], place[1], "person", place[2]["name"], place[2])
        if source and (source.kind in ("person", "pronoun") or names.nouns.get(source.head) in ("person", "people")):
            return source
        return self.last_person(tokens)

    def is_caption(self, tokens: list[Token]) -> bool:
        """Whether the last piece after a comma begins with "filling", and no verb stands before it or in it."""
        last = self.chunk_start(tokens, len(tokens) - 1)
        if not 0 < last < len(tokens) or not tokens[last].low.endswith("ing") or tokens[last - 1].text != ",":
            return False
        return not any(token.low in BE or token.low in HELPERS or token.low.endswith("ed") for token in tokens)

    def last_person(self, tokens: list[Token]) -> Source | None:
        """The last person named in the tokens, not in a possessive."""
        if not tokens:
            return None
        for place in reversed(self.reader.names.between(tokens[0].start, tokens[-1].end)):
            named = tokens[token_at(tokens, place[0]) : token_at(tokens, place[1])]
            if not all(token.owner for token in named):
                return Source(place[0], place[1], "person", place[2]["name"], place[2])
        return None
