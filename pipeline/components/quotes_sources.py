"""Sources: reads who is meant by the words beside a reporting verb."""

from __future__ import annotations

from .quotes_items import Source
from .quotes_names import Names
from .quotes_text import Token
from .quotes_words import (
    BREAKS,
    DAYS,
    DETERMINERS,
    HONOURS,
    LINKS,
    MONTHS,
    PARTICLES,
    PRONOUNS,
    REFLEXIVE,
    RELATIVE,
    SOMEBODY,
    TITLES,
)

PLACED = ("-based", "-born", "-led", "-run", "-owned", "-controlled")
"""How words before a name end that only tell of it: "Cheltenham-based Lido & Co." """


class Reader:
    """Reads noun phrases in a sentence's tokens, backwards from a verb or forwards after one."""

    def __init__(self, names: Names, text: str) -> None:
        self.names, self.text = names, text

    def before(self, tokens: list[Token], at: int, floor: int = 0) -> Source | None:
        """The noun phrase that ends with tokens[at] (brackets after it are stepped over), not reaching below ``floor``.

        "Labour's finance spokesman Raj Patel" is the person; "A spokesman for Cllr Roe" is the description.
        """
        while at >= floor and tokens[at].text in (")", "]"):
            while at > floor and tokens[at].text not in ("(", "["):
                at -= 1
            at -= 1
        while at > floor and tokens[at].low in REFLEXIVE:
            at -= 1
        while at > floor and tokens[at].low in HONOURS and tokens[at].text[-1].isupper() and tokens[at - 1].capital:
            at -= 1
        if at < floor:
            return None
        token = tokens[at]
        if token.low in PRONOUNS:
            return (
                Source(token.start, token.end, "pronoun", token.text, head=token.low)
                if token.low not in ("we", "i", "you")
                else None
            )
        if token.quoted or token.owner or not (token.text[0].isalnum() or token.text[0] == "@"):
            return None
        if token.low in SOMEBODY and at == floor:
            return Source(token.start, token.end, "noun", token.text, head=token.low)
        if token.text[0] == "@":
            return Source(token.start, token.end, "name", token.text)
        run = self.run_before(tokens, at, floor)
        if run is not None:
            before = tokens[run - 1] if run > floor else None
            if before is None or before.low not in LINKS or not self.has_head(tokens, run - 1, floor):
                if place := self.names.person_at(token.start):
                    return Source(tokens[run].start, token.end, "person", place[2]["name"], place[2])
                return self.name_or_noun(tokens, run, at, floor)
        return self.description(tokens, at, floor)

    def run_before(self, tokens: list[Token], at: int, floor: int) -> int | None:
        """The index of the first token of the run of capitals that ends at ``at``; None where it ends in a small letter."""
        if place := self.names.person_at(tokens[at].start):
            first = at
            while first > floor and tokens[first - 1].start >= place[0]:
                first -= 1
            return first
        if not (tokens[at].capital or tokens[at].text[0].isdigit() and tokens[at].text[-1].isupper()):
            return None
        body = self.names.body_at(tokens[at].start)
        first = at
        while first > floor:
            token = tokens[first - 1]
            if body is not None and token.start >= body:  # the comma in "Newry, Mourne and Down District Council"
                first -= 1
                continue
            small = token.low in PARTICLES and first - 2 >= floor and tokens[first - 2].capital and not tokens[first - 2].owner
            if token.owner or token.low in DAYS or not (token.capital or small):
                break
            if not token.capital and token.low in ("and", "the", "of") and self.names.person_at(tokens[first].start):
                break
            first -= 1
        while first < at and (
            tokens[first].low in BREAKS
            or tokens[first].low in LINKS
            or tokens[first].low in ("however", "meanwhile", "yet", "then")
        ):
            first += 1
        return first

    def has_head(self, tokens: list[Token], link: int, floor: int) -> bool:
        """Whether a noun that the link word hangs on stands before it ("A spokesman | for Cllr Roe", not "pointed | to")."""
        if link - 1 < floor:
            return False
        low = tokens[link - 1].low
        return low[0].isalpha() and low not in BREAKS and (not low.endswith(("ed", "ing")) or bool(self.names.kind_of(low)))

    def name_or_noun(self, tokens: list[Token], first: int, at: int, floor: int) -> Source | None:
        """A run of capitals as a name, or as a description where it is a role or a body ("Council leader", "the GMB")."""
        run = tokens[first : at + 1]
        head = self.names.kind_of(run[-1].low)
        if len(run) == 1 and first == floor and head and head != "name word" and not self.names.surnames.get(run[-1].text):
            return Source(run[0].start, run[-1].end, kind_name(head), run[-1].text, head=run[-1].low)
        if len(run) == 1 and (
            run[0].low in DETERMINERS or run[0].low in BREAKS or run[0].low in LINKS or run[0].low in DAYS | MONTHS
        ):
            return None
        if head in ("person", "people") and len(run) > 1 and run[-2].low not in TITLES or run[0].low in DETERMINERS:
            return self.description(tokens, at, floor)
        if len(run) == 1 and first > floor and head in ("person", "people") and not tokens[first - 1].capital:
            return self.description(tokens, at, floor)
        while len(run) > 1 and run[0].low.endswith(PLACED):
            run = run[1:]
        source = self.names.named(run)
        if source.kind != "person" and first > floor and tokens[first - 1].owner and tokens[first - 1].capital:
            return self.description(tokens, at, floor)
        if source.person is None and first - 2 >= floor and tokens[first - 2].low in LINKS and not tokens[first - 1].capital:
            return self.description(tokens, at, floor)
        if source.kind != "person" and first > floor and tokens[first - 1].low in ("the", "a", "an"):
            start = tokens[first - 1].start
            return Source(start, source.end, "body", self.text[start : source.end])
        return source

    def description(self, tokens: list[Token], at: int, floor: int) -> Source | None:
        """An unnamed source in the article's own words ("A spokesperson for Tawe Recycling")."""
        first = at
        while first >= floor:
            token = tokens[first]
            if not (token.text[0].isalnum() or token.text[0] in "’'£$&") or token.low in DAYS:
                first += 1
                break
            if token.low in BREAKS and not (
                token.low == "and" and first > floor and tokens[first - 1].capital and tokens[first + 1].capital
            ):
                first += 1
                break
            if token.low in DETERMINERS or first == floor:
                if first > floor and tokens[first - 1].low in LINKS and self.has_head(tokens, first - 1, floor):
                    first -= 2
                    continue
                break
            first -= 1
        first = max(first, floor)
        if first > at:
            return None
        if tokens[first].low in LINKS:
            named = next((i for i in range(at, first, -1) if not tokens[i].capital and tokens[i].low in LINKS), first)
            first = min(at, named + 1)
            while first < at and tokens[first].capital:
                first += 1
        while first < at and tokens[first].low.endswith("ed") and not tokens[first].capital:
            first += 1
        return self.noun(tokens, first, at)

    def noun(self, tokens: list[Token], first: int, last: int) -> Source | None:
        """The description tokens[first..last] as a source, if its head is a noun that speaks or it is plainly somebody."""
        if last - first > 13:
            return None
        phrase = tokens[first : last + 1]
        cut = next((i for i, token in enumerate(phrase) if i and token.low in LINKS), len(phrase))
        head = phrase[cut - 1].low
        kind = self.names.kind_of(head)
        definite = phrase[0].low in DETERMINERS or phrase[0].owner
        if not kind and not (definite and len(phrase) > 1) and not (head.endswith("s") and len(phrase) < 4):
            return None
        return Source(
            phrase[0].start, phrase[-1].end, kind_name(kind or "person"), self.text[phrase[0].start : phrase[-1].end], head=head
        )

    def after(self, tokens: list[Token], at: int) -> Source | None:
        """The noun phrase that begins with tokens[at], as in "said Labour group leader Cllr Roe, who …"."""
        size = len(tokens)
        while at < size and (tokens[at].low in DAYS or tokens[at].low.endswith("ly")):
            at += 1
        if at >= size or tokens[at].quoted:
            return None
        if tokens[at].low in PRONOUNS:
            return self.before(tokens, at, at)
        stop = at
        while (
            stop < size
            and tokens[stop].text[0] not in ",;:([–—―-\ue000\ue001"
            and not (stop > at and tokens[stop].low in RELATIVE)
        ):
            stop += 1
        places = ((i, self.names.person_at(tokens[i].start)) for i in range(at, stop) if not tokens[i].owner)
        first_person, place = next(((i, place) for i, place in places if place), (at, None))
        papers = at + 1 < first_person and any(self.names.kind_of(token.low) == "document" for token in tokens[at:first_person])
        if papers and tokens[at].low in DETERMINERS:  # "according to | the March minutes Alderman Roe “withdrew”"
            last = next(i for i in range(first_person - 1, at, -1) if self.names.kind_of(tokens[i].low) == "document")
            return self.description(tokens, last, at)
        if place and (first_person == at or tokens[first_person - 1].low not in LINKS):
            return Source.at(place)
        apposed = self.apposed(tokens, stop)
        if apposed:
            return apposed
        end = self.phrase_end(tokens, at, stop)
        return self.before(tokens, end, at) if end >= at else None

    def apposed(self, tokens: list[Token], comma: int) -> Source | None:
        """The person named after a description: "said its chairwoman, Moira Tennant." """
        if comma >= len(tokens) or tokens[comma].text != ",":
            return None
        stop = comma + 1
        while stop < len(tokens) and tokens[stop].text[0] not in ",;:([–—―\ue000\ue001" and tokens[stop].low not in RELATIVE:
            stop += 1
        if stop == comma + 1 or tokens[comma + 1].low in LINKS or tokens[comma + 1].low in BREAKS:
            return None
        source = self.before(tokens, stop - 1, comma + 1)
        return source if source and source.kind == "person" else None

    def phrase_end(self, tokens: list[Token], at: int, stop: int) -> int:
        """The last token of the phrase that begins at ``at``: over "of", "for", "from", not over "on" and "after"."""
        end = at
        for i in range(at, stop):
            token = tokens[i]
            if token.low == "in" and i + 1 < stop and tokens[i + 1].low == "the":
                continue
            verbal = token.low.endswith(("ing", "ed", "ly")) and i > at + (token.low[-1] != "y")
            if i > at and (verbal or token.low in BREAKS or token.low in DAYS or token.low in ("on", "during", "by", "to", "in")):
                if (
                    token.low == "to"
                    and tokens[i - 1].low == "close"
                    or token.low == "and"
                    and i + 1 < stop
                    and tokens[i + 1].capital
                ):
                    continue
                if verbal and (i + 1 >= stop or token.capital or self.names.kind_of(tokens[i + 1].low) == "person"):
                    continue
                break
            end = i
            if (
                token.capital
                and i + 1 < stop
                and not tokens[i + 1].capital
                and tokens[i + 1].low not in LINKS | PARTICLES
                and not token.owner
            ):
                if any(self.names.kind_of(later.low) for later in tokens[i + 1 : stop][:3]):
                    continue
                if tokens[at].low in DETERMINERS:
                    continue
                break
        return end


def kind_name(kind: str) -> str:
    """The kind of source that a group of nouns makes."""
    return {"people": "noun", "person": "noun", "name word": "body"}.get(kind, kind)
