"""Speakers without a verb: a signature, a colon, a transcript's name, "…," was his verdict."""

from __future__ import annotations

import re

from .quotes_cues import Cues
from .quotes_items import Source, Spoken
from .quotes_memory import Memory
from .quotes_text import CLOSED_STOP, QUOTED, Masked, Token, token_at

SIGNED = re.compile(rf"\s*[–—―-]{{1,2}}\s*((?:[A-Z][\w'’.-]*\s*){{1,5}})(?:[,(][^{QUOTED}{CLOSED_STOP}]*)?[\s.]*$")
OWN_WORDS = re.compile(r",?\s+(?:was|is|came|ran|went|reads?)\s+((?:[\w'’.-]+\s+){0,4}?(?:his|her|their|its|\w+['’]s))\s+\w+")
REPLY = r"(?:an?|the)\s+(?:[\w-]+\s+)?(?:reply|answer|response|retort|verdict|message|warning|advice|view)\s+(?:of|from)"
REPLY_FROM = re.compile(rf",?\s+(?:(?:was|is|came)\s+{REPLY}|came(?=\s+an?\s))\s+")
TRANSCRIPT = re.compile(r"([A-Z][A-Z.'’-]+(?:\s[A-Z][A-Z.'’-]+){0,2}):\s")
APPENDED = re.compile(r"[,\s–—-]*(?:[\w.'’]+\s+){0,3}$")
WORDS_OF = re.compile(r"\bin (?P<owner>(?:[\w.-]+\s){0,4}?[\w-]+['’]?s?['’]?) (?:own |very )?words,?\s*$")
SENT = re.compile(
    r"\b(?:back|answer|reply|response|word|message|line|this|statement|verdict|warning|email|text|letter|note|retort|came|heard|had)\s+$"
)
"""What stands before "from" where what follows is the sender: "had this back | from a press officer:"."""
VERDICTS = frozenset(("verdict", "answer", "reply", "response", "message", "advice", "view", "conclusion", "explanation"))
OWNERS = {"his": "he", "her": "she", "their": "they", "its": "it"}


class Uncued:
    """Finds the speaker of a quotation that no attribution governs, in the words beside it.

    source_text: the page as printed; masked: the same without what is quoted.
    """

    def __init__(self, source_text: str, masked: Masked, cues: Cues, memory: Memory) -> None:
        self.source_text, self.masked, self.cues, self.memory = source_text, masked, cues, memory

    def source(self, quote: Spoken) -> tuple[Source, str] | None:
        """A source without a verb: "Cllr Roe: …", "The leader was blunt: …", "… – Jane Roe"."""
        start, end, _ = self.masked.sentences[quote.sentence]
        text = self.masked.text
        if turn := TRANSCRIPT.match(self.source_text, quote.start, quote.end):
            name = turn[1].title()
            person = self.memory.names.surnames.get(name.split()[-1])
            return Source(
                quote.start, quote.start, "person" if person else "name", person["name"] if person else name, person
            ), "transcript"
        signed = SIGNED.match(text, quote.span[1], end)
        if signed:
            tokens = [token for token in self.masked.tokens(quote.sentence) if signed.start(1) <= token.start < signed.end(1)]
            source = tokens and self.cues.reader.before(tokens, len(tokens) - 1)
            if source:
                self.memory.add(source)
                return source, "signature"
        lead = text[start : quote.span[0]]
        if appended := self.appended(quote, lead, end):
            return appended, "signature"
        heading = lead.isupper() and self.cues.words["heading"] & set(re.findall(r"\w+", lead.lower()))
        if lead.rstrip().endswith(":") and not heading:
            tokens = [token for token in self.masked.tokens(quote.sentence) if token.end < quote.span[0]]
            topics = self.cues.subjects.topics
            source = self.sender(tokens) or self.owner_of_verdict(tokens)
            source = source or topics.subject(tokens, len(tokens) - 1) or topics.last_person(tokens)
            if source:
                source = self.memory.resolve(source)
                self.memory.add(source)
                return source, "colon"
        return self.verdict(quote, end)

    def in_words(self, quote: Spoken) -> Source | None:
        """Whose words a quotation is said to be: "still, in the auditors' words, “some way off”"."""
        lead, start = max(0, quote.span[0] - 60), quote.span[0]
        own = WORDS_OF.search(self.masked.text, lead, start) if self.masked.text.find(" words", lead, start) >= 0 else None
        if own is None or quote.sentence < 0:
            return None
        tokens = [token for token in self.masked.tokens(quote.sentence) if token.start >= own.start("owner")]
        last = next((index for index, token in enumerate(tokens) if token.end >= own.end("owner")), None)
        if last is None:
            return None
        token = tokens[last]
        if token.low in OWNERS:
            found = Source(token.start, token.end, "pronoun", token.text, head=OWNERS[token.low])
            return self.memory.resolve(found)
        if place := self.memory.names.person_at(token.start):
            return Source.at(place)
        bare = token.text.removesuffix("s").rstrip("'’") if token.text[-2:] in ("'s", "’s") else token.text.rstrip("'’")
        named = token._replace(text=bare, low=bare.lower(), end=token.start + len(bare), owner=False)
        return self.cues.reader.before([*tokens[:last], named], last)

    def owner_of_verdict(self, tokens: list[Token]) -> Source | None:
        """Whose verdict or answer a colon opens: "His verdict on the evening: …"."""
        if len(tokens) < 3 or tokens[0].low not in OWNERS or tokens[1].low not in VERDICTS:
            return None
        return Source(tokens[0].start, tokens[0].end, "pronoun", tokens[0].text, head=OWNERS[tokens[0].low])

    def sender(self, tokens: list[Token]) -> Source | None:
        """Whom a reply comes from: "I had this back from a press officer: …", "The answer from Cllr Roe was short: …"."""
        for at in range(len(tokens) - 1, 0, -1):
            if tokens[at].low == "from" and SENT.search(self.masked.text, tokens[0].start, tokens[at].start):
                source = self.cues.reader.after(tokens, at + 1)
                if source and (source.kind == "person" or self.memory.names.kind_of(source.head) in ("person", "people")):
                    return source
        return None

    def appended(self, quote: Spoken, lead: str, end: int) -> Source | None:
        """The person whose name alone follows a quotation: “Q,” Cllr Jane Roe, on losing her seat."""
        place = next(iter(self.memory.names.between(quote.span[1], min(end, quote.span[1] + 50))), None)
        if place is None or not (quote.opens_sentence or lead.rstrip().endswith(":")):
            return None
        alone = (
            APPENDED.fullmatch(self.masked.text, quote.span[1], place[0])
            and self.masked.text[place[1] : end].lstrip()[:1] in ",(."
        )
        return Source.at(place) if alone else None

    def verdict(self, quote: Spoken, end: int) -> tuple[Source, str] | None:
        """A speaker whose words are called his: "…," was his verdict; "…," came the reply from Jane Roe."""
        text, source = self.masked.text, None
        if own := OWN_WORDS.match(text, quote.span[1], end):
            owner = [token for token in self.masked.tokens(quote.sentence) if own.start(1) <= token.start < own.end(1)][-1]
            place = self.cues.reader.names.person_at(owner.start)
            if owner.low in OWNERS:
                source = Source(owner.start, owner.end, "pronoun", owner.text, head=OWNERS[owner.low])
            elif place:
                source = Source.at(place)
        elif reply := REPLY_FROM.match(text, quote.span[1], end):
            tokens = self.masked.tokens(quote.sentence)
            source = self.cues.reader.after(tokens, token_at(tokens, reply.end()))
        if source is None:
            return None
        source = self.memory.resolve(source)
        self.memory.add(source)
        return source, "was his verdict"
