"""Whose jobs a count gives: the council or provider that employs them when the article is written."""

from __future__ import annotations

import re
from bisect import bisect_left

from spacy.tokens import Doc

from .bodies import Place
from .jobs_bodies import Bodies
from .jobs_memory import Count

TOWARDS = re.compile(
    r"\b(?:to|into|(?:employees|staff|payroll|wing|books|control)\sof|known\sas|called|join|joining|by|with\sthe\snew|inside"
    r"|within)\s(?:the\s|a\s|new\s)*$",
    re.IGNORECASE,
)
TAKES = re.compile(
    r"(?:\s\w+ly)?\s(?:will|would|is\sto|has|had|can|have|already|agreed\sto|\s)*"
    r"\s?(?:tak(?:e|es|en|ing)|took|inherit(?:s|ed)?|absorb(?:s|ed)?|agreed\sto\stake|welcome[sd]?)\b"
)
"""After the body that jobs move to: "Sutton takes 38 of the 64"."""

FROM = re.compile(r"\bfrom\s(?:the\s)?$")
ACTS = re.compile(
    r"(?:,\swhich\s|\s(?:has|had|is\sto|will|would|plans|says|said|wants|wanted|runs|employs|needs|faces|must|could|also|lost"
    r"|cut|expects)\s)"
)
"""After a place that acts, and so stands for its council: "Kirklees has shelved the closure"."""

IN_IT = re.compile(r"(?:^|[\n.,“]\s?|\band\s|\b[Uu]p\s|\b[Oo]ver\s)[Ii]n\s$")
"""Before a place that stands for its council: "and in Nottingham, where commissioners were sent in, 554 are to go"."""

WORKS_FOR = re.compile(
    r"\s(?:(?:who\s)?(?:are|is|were|was)\semployed\sby|at|with|of|for|in|from|employed\sby"
    r"|within)\s(?:the\s)?$"
)
ATTACHED = re.compile(
    r"[\"”]?,\s(?:(?:an?|the|one\sof)\s[^,;]{2,70}\swith|which\s(?:now\s|already\s|currently\s|still\s)?(?:has|had|employs?"
    r"|employed)|with"
    r"|where\s(?:it|they)\s(?:has|have|had|employs?|employed))\s(?:[a-z]+\s){0,3}$"
)
"""Between a body and the jobs that it has: "passed the work to Vane**, an Essex firm with** 2,300 on its books"."""

RUN_DOWN = re.compile(
    r"\b(?:[Aa]dministrators?\b|[Ll]iquidators?\b|[Hh]ead\soffice\s(?:staff|workers|employees|jobs|posts)"
    r"|at\s(?:its\s)?head\soffice)\b"
)
"""Words of a sentence about the staff of a firm that has failed."""

PRONOUN_FIRST = re.compile(r"[“\"‘']?(?:It|Its|They|Their)\s")
WE = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Uu]s)\b|\b[Ww]e[’']")
COUNCILS = re.compile(
    r"\b(?:Town\shalls|[Cc]ouncils|[Ll]ocal\sauthorities|[Aa]uthorities|[Cc]ounty\shalls)\s(?:in|across|are|have|expect|plan"
    r"|will|face|up)\b"
)
"""The subject of a sentence about councils at large: its figures are no one council's."""

AT_COUNCILS = re.compile(
    r"[^.;,]{0,40}?\s(?:at|across|by|in|from)\s(?:(?:the|all|these|those|both|two|three|four|five|six|seven|eight|nine|ten"
    r"|\w+teen|\d+|several"
    r"|many|some|other|more|English|Welsh|Scottish|local|county|city|district|borough|neighbouring)\s){0,3}(?:councils"
    r"|authorities)\b(?!\sin\s)"
)
"""Behind a figure that is no one council's: "2,000 jobs are to go **at two county councils**"."""

ITS = re.compile(r"\b(?:its|their)\s", re.IGNORECASE)
SAYS = re.compile(r"\b(?:said|says|told|claims?|claimed|warned|insisted|added|announced|confirmed)\b")
OWNS = re.compile(r"(?:[’']s?)?\s(?:own\s)?(?:\w+\s)?$")
IT = re.compile(r"\b(?:[Ii]t|[Ii]ts|[Tt]heir|[Tt]hey|(?:[Tt]hat|[Tt]his)\s(?:adds|is|was|means|would))\b")
NEWCOMER = ("appointed", "preferred", "proposed", "bidder")
"""The statuses of providers whose staff are not yet those whom a story moves."""

HAS = re.compile(
    r"\b(?:has|have|had|employs?|employed)\s(?:(?:about|around|some|nearly|almost|over|more\sthan|only|just|now|still|up\sto)\s)*$"
)
SAME_SUBJECT = re.compile(r"(?:\s|(?:now|still|already|currently)\s)*|[^,;]{3,90}\sand\s(?:(?:now|still|already|currently)\s)*")
"""Between "which" and its last verb: "which **runs two homes and** has 350 staff"."""
APPOSED = re.compile(r",\s(?:an?|the|its)\s[^,;]{3,50}")
IT_NOW = re.compile(r"\b(?:where|which)\sit\s(?:now\s|still\s|already\s)*(?:has|have|had|employs?|employed)\s")
SPEAKS_FOR = re.compile(r"^(?:[Aa]|[Tt]he)\s\w+\s(?:for|from|at|of)\s(?:the\s)?(.+)$")
"""Somebody without a name who speaks for a body: "a spokesman **for Acme**"."""
ITSELF = re.compile(r"\b(?:it|its|they|their)\s")
HEAD = 34
"""How many characters of a sentence may stand before its subject: "Meanwhile", "At the other end of the scale"."""


class Employers(Bodies):
    """The councils and providers of a text by the places that name them, for whose jobs are counted."""

    def __init__(self, doc: Doc, text: str, sentences: list[list[int]]) -> None:
        super().__init__(doc, text)
        self.sentences = sentences
        self.plural = any(word in text for word in ("ouncils", "own halls", "uthorities", "ounty halls"))
        self.speakers = {person["name"]: person["organisation"] for person in doc._.people or []}
        self.found: dict[int, str | None] = {}  # the employers of the counts so far, by the count's identity
        self.last: tuple[int, str] | None = None  # the sentence and employer of the last count whose employer was named

    def employer(self, count: Count, action: str, known: str | None, said_by: str | None) -> str | None:
        """The council or provider whose jobs a count gives, or None where the article does not say.

        What its own sentence says; then what was found for the count it leans on; then ``known``, the employer of the same figure
        told before; then whom its speaker works for; then the body that the sentence before is about; then that of the last count
        close by; then the body that the whole story is about. ``said_by``: the speaker of the quote that holds the count.
        """
        sentence = self.sentences[count.sentence]
        start = sentence[0]
        if self.plural and (
            COUNCILS.search(self.text, start, count.start) or AT_COUNCILS.match(self.text, count.end, sentence[1])
        ):
            self.found[id(count)] = None
            return None
        found = self.ours(sentence, action, said_by) or self.has(count, sentence)
        found = found or (self.its(count, sentence, said_by) if action != "transfer" else None)
        found = found or self.named(count, action, sentence)
        if found is None and count.like is not None:
            found = self.found.get(id(count.like))
        found = found or known or self.of_speaker(said_by) or self.failed(count) or self.before(count, action)
        if found:
            self.last = (count.sentence, found)
        elif self.last and count.sentence - self.last[0] <= 2 and not self.within(self.sentences[self.last[0]][1], start):
            found = None if "\n" in self.text[self.sentences[self.last[0]][1] : start] else self.last[1]
        found = found or self.of_story(action, *sentence[:2])
        self.found[id(count)] = found
        return found

    def named(self, count: Count, action: str, sentence: list[int]) -> str | None:
        """The body whose jobs they are by the words of the count's own sentence.

        In this order: named in the phrase ("46 Wakefield Council electricians"), right after it ("400 jobs at Acme"), where jobs
        come from ("from Biffa"), the subject of the sentence ("Acme runs homes in Essex and has 1,350 people"), the nearest one
        before, the only one after. Where jobs move, whom they move to is passed over.
        """
        text, here = self.text, self.within(*sentence)
        for place in here:
            if count.start <= place.start < count.end:
                return place.name
            at = WORKS_FOR.fullmatch(text, count.end, place.start) if count.end <= place.start else None
            if at and not (place.status == "place" and at.group().startswith(" in")):
                return place.name
            if (
                place.status == "place"
                and IN_IT.search(text, max(0, place.start - 10), place.start)
                and place.start < count.start
            ):
                return place.name
        here = [place for place in here if place.status != "place" or ACTS.match(text, place.end) or place.start > count.end]
        its = ITS.search(text, max(sentence[0], count.start - 14), count.end)
        if action == "transfer":
            here = [place for place in here if not self.is_new(place, sentence) or its and place.end < its.start()]
            for place in here:
                if place.start > count.end and FROM.search(text, max(0, place.start - 10), place.start):
                    return place.name
        names = {place.name for place in here}
        if action == "transfer" and len(names) > 1:
            councils = {place.name for place in here if place.council}
            if len(councils) == 1:
                return councils.pop()
        before = [place for place in here if place.start < count.start]
        if before:
            said = SAYS.search(text, before[0].end, before[-1].start) if len(before) > 1 else None
            owns = OWNS.fullmatch(text, before[-1].end, count.start) or ATTACHED.fullmatch(text, before[-1].end, count.start)
            first = before[0].start - sentence[0] <= HEAD and not said and not owns
            return before[0].name if first or its and not said else before[-1].name
        if PRONOUN_FIRST.match(text, sentence[0]):
            return None  # "It has 61 carers, of whom 48 are to move across to the council"
        return names.pop() if len(names) == 1 else None

    def has(self, count: Count, sentence: list[int]) -> str | None:
        """The body that "has" or "employs" the count: "Acme, **which** runs two homes and **has 350 staff** at Exeter"."""
        text = self.text
        verb = HAS.search(text, sentence[0], count.start)
        here = self.within(sentence[0], verb.start()) if verb else []
        if not verb or not here:
            return None
        if which := text.rfind(", which ", sentence[0], verb.start()) + 1:
            led = [place for place in here if place.start < which]
            own = text[which + 6 : verb.start()]
            near = led and (text[led[-1].end : which - 1].strip(" ’'s") == "" or APPOSED.fullmatch(text, led[-1].end, which - 1))
            return led[-1].name if near and SAME_SUBJECT.fullmatch(own) else None
        if (
            IT_NOW.search(text, sentence[0], verb.end())
            and not here[0].council
            and here[0].start - sentence[0] <= HEAD
            and len(here) > 1
        ):
            said = SAYS.search(text, here[0].end, verb.start())
            return None if said else here[0].name
        return None

    def its(self, count: Count, sentence: list[int], said_by: str | None) -> str | None:
        """The body that says of itself "it": "**The company** has told the council that **it** has taken on 14 loaders"."""
        if said_by not in self.names or not ITSELF.search(self.text, sentence[0], count.start):
            return None
        inner = [place for place in self.within(count.start, count.end) if place.name != said_by]
        return None if inner else said_by

    def ours(self, sentence: list[int], action: str, said_by: str | None) -> str | None:
        """The body of which its own people say "we": "For Bury we put £2m into two centres and headcount went up to 81"."""
        if not (said_by and WE.search(self.text, *sentence)):
            return None
        speaks_for = SPEAKS_FOR.search(said_by)
        if speaks_for and speaks_for[1] in self.names:
            return speaks_for[1]
        organisation = self.speakers.get(said_by)
        if organisation in self.councils and (action == "transfer" or any(not place.council for place in self.within(*sentence))):
            return None  # "we have £2m for that, and Acme has signed up to 90 apprenticeships"
        return organisation if organisation in self.names else None

    def is_new(self, place: Place, sentence: list[int]) -> bool:
        """Whether a body is the one that jobs move to."""
        towards = TOWARDS.search(self.text, max(sentence[0], place.start - 24), place.start)
        home = place.council and self.of_story("transfer") != self.of_story("")  # the work comes back in-house
        return bool(towards or place.status in NEWCOMER or home or TAKES.match(self.text, place.end))

    def of_speaker(self, said_by: str | None) -> str | None:
        """The provider for which someone speaks: of its jobs, unless they say otherwise."""
        organisation = self.speakers.get(said_by or "")
        if organisation is None:
            return None
        body = next((place for place in self.places if place.name == organisation), None)
        return body.name if body and not body.council else None

    def failed(self, count: Count) -> str | None:
        """The firm named last, where a sentence tells of administrators or a head office."""
        if not RUN_DOWN.search(self.text, *self.sentences[count.sentence]):
            return None
        named = self.places[: bisect_left(self.starts, count.start)]
        return next((place.name for place in reversed(named) if not place.council), None)

    def before(self, count: Count, action: str) -> str | None:
        """The body that the sentence before is about, where "it" or "its" points there or no other is named in it."""
        if count.sentence == 0:
            return None
        start, stop = self.sentences[count.sentence - 1]
        here = [place for place in self.within(start, stop) if place.status != "place"]
        if action == "transfer":
            here = [place for place in here if not self.is_new(place, [start, stop])]
        if here and IT.search(self.text, stop, count.end):
            return (here[0] if here[0].start - start <= HEAD else here[-1]).name
        names = {place.name for place in here if place.status != "bidder"}
        same = "\n" not in self.text[stop : self.sentences[count.sentence][0]]
        return names.pop() if len(names) == 1 and same else None
