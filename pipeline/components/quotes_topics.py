"""Topics: who a sentence is about, for the pronouns and the quotations that follow it."""

from __future__ import annotations

from typing import Any

from .quotes_items import Source
from .quotes_sources import Reader
from .quotes_text import Token, token_at
from .quotes_words import BE, DAYS, DETERMINERS, HELPERS, LINKS, NOBODY, OPENERS, PAUSES, PRONOUNS


def chunk_start(tokens: list[Token], at: int) -> int:
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


class Topics:
    """Reads whom a sentence's tokens are about. reader: reads noun phrases."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def subject(self, tokens: list[Token], limit: int) -> Source | None:
        """Who the sentence is about, as far as it can speak: its first pronoun, person, body or speaking noun."""
        start, names = 0, self.reader.names
        if len(tokens) > 1 and tokens[0].low == "for" and (place := names.person_at(tokens[1].start)) and not tokens[1].owner:
            return Source.at(place)  # "For Jane Roe, a cook, the news was …"
        if tokens and (tokens[0].low in OPENERS or tokens[0].low in LINKS or tokens[0].low.endswith("ing")):
            comma = next((i for i in range(limit) if tokens[i].text == ","), -1)
            start = comma + 1
        for at in range(start, limit):
            token = tokens[at]
            if token.low == "it" or token.low in NOBODY:
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
                source = self.reader.apposed(tokens, self.comma_after(tokens, end + 1, limit)) if end + 1 < limit else None
                source = source or self.reader.before(tokens, end, start)
                lone = source and at == end and source.kind == "name" and not token.text.isupper()
                if source and not (lone and not (end + 1 < limit and tokens[end + 1].low.endswith("ed"))):
                    return source
        return None

    def comma_after(self, tokens: list[Token], at: int, limit: int) -> int:
        """Where a noun phrase's comma stands, "in the chair" stepped over: "Her predecessor in the chair, | Cllr Roe"."""
        if tokens[at].low not in LINKS:
            return at
        comma = next((i for i in range(at, min(at + 6, limit)) if tokens[i].text == ","), at)
        return comma if not any(token.capital or token.low in BE or token.low in HELPERS for token in tokens[at:comma]) else at

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
        source = self.subject(tokens, len(tokens))
        names = self.reader.names
        if source and source.kind == "noun":
            if place := self.apposed_person(tokens, source):
                return Source.at(place)
            named = next((i for i, token in enumerate(tokens) if token.start > source.end and token.low in BE), len(tokens))
            following = (names.person_at(token.start) for token in tokens[named + 1 : named + 6])
            if place := next((place for place in following if place), None):
                return Source.at(place)
        if source and (source.kind in ("person", "pronoun") or names.nouns.get(source.head) in ("person", "people")):
            return source
        return self.last_person(tokens)

    def apposed_person(self, tokens: list[Token], source: Source) -> tuple[int, int, dict[str, Any]] | None:
        """Whose role opens the sentence: "Cabinet member for parks, | Cllr Jane Roe joined staff at the depot"."""
        after = self.comma_after(tokens, min(token_at(tokens, source.end), len(tokens) - 1), len(tokens))
        if tokens[after].text != "," or after + 1 == len(tokens):
            return None
        return self.reader.names.person_at(tokens[after + 1].start)

    def is_caption(self, tokens: list[Token]) -> bool:
        """Whether the last piece after a comma begins with "filling", and no verb stands before it or in it."""
        last = chunk_start(tokens, len(tokens) - 1)
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
                return Source.at(place)
        return None
