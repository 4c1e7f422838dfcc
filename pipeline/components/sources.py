"""Sources: who gives a figure, by the quotation that holds it or the words of its sentence that report it.

``council_quotes`` finds every reporting verb and whose it is; here is told which of them a figure stands in.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from operator import attrgetter, itemgetter
from typing import NamedTuple

from spacy.tokens import Doc

from .bodies import Place, places_of
from .quotes_items import Said

_start = attrgetter("start")

AIMS = frozenset(("expect", "hope", "promise", "pledge", "vow", "propose"))
"""What bodies do they tell by these ("the trust expects to recruit 40"): a source only with "that", or of people."""
BY_DOING = frozenset(("suggest", "recommend", "propose"))
"""Before a "doing" these tell what somebody is for: "the paper suggests selling two depots for £2m"."""
OBJECTS = {"accuse": " of ", "call on": " to "}
"""Verbs whose figure stands behind a word of their own: "accused it **of** wasting £2m"."""
TELLS = frozenset(("tell", "advise", "order", "warn", "remind", "inform"))
PEOPLE = re.compile(
    r"\b(?:officers|managers|bosses|chiefs|officials|unions?|trustees|leaders|councillors|members|ministers|advisers|consultants"
    r"|auditors|spokes\w+)\b",
    re.IGNORECASE,
)
"""Unnamed people, whose "expects" is as good as "thinks"."""

NO_REPORT = re.compile(r"\s(?:yes|sorry|no\sto|to\sbe|to\sinvolve|to\shave|on|over|for|about|if|whether)\b")
"""Behind a verb of saying that reports no figure: "said **yes** to", "insists **on** £2m", "could not say **if**"."""
ASKED = re.compile(r"\s(?:\w+\s){0,3}?(?:whether|if|what|why|how|who|when|where|which)\b")
THAT = re.compile(r"\s(?:[\w’'-]+\s){0,5}that\b")
DOING = re.compile(r"\s\w+ing\b")
CLAUSE = re.compile(
    r"\s(?:[\w’'-]+\s){0,8}?that\b|\s(?:it|they|he|she|there|we)\b"
    r"|\s(?:the|a|an|its|their|his|her|no|all|some|only|just|nearly|almost|about|around|up|between|more|fewer|[A-Z][\w’'-]+"
    r"|[\d£]\S*|[a-z]+teen|[a-z]+ty)\b"
    r"[^;]*?\b(?:would|will|had|has|have|was|were|is|are|could|can|may|might|cost\w*|go|goes|gone|need\w*|lost|paid|owed?s?|rise\w*"
    r"|save[sd]?)\b"
)
"""A clause behind a verb that may also have an object: "found **that** £2m had gone", not "found £2m for the baths"."""
SHOWN = re.compile(r"\s(?:an?|the|no|savings|losses|profits?|operating|pre-tax)\s")
"""Behind "shows" and "reveals", which need no clause: "the plan shows **a** loss of £72,000"."""
AT = re.compile(r"\bat\s(?:\S+\s){0,5}$")
PUT = re.compile(r"\s(?:in|up|aside|by|forward|out|on)\b")
IT = re.compile(r"\s(?:it|the\s(?:\w+\s)?(?:figure|number|cost|total|toll|price|bill|savings?|loss|losses|value|benefit))\b")
"""What is put at a figure that follows: "put **the cost** at £2m", "puts **it** nearer 50"."""
TO_DO = re.compile(r"\s(?:(?!(?:he|she|it|they|there|we)\b)[\w’'-]+\s){1,4}to\s[a-z]")
"""Behind "told" where somebody is to do something: "told **departments to find** £6m"."""
TO_EXPECT = re.compile(r"\sto\s(?:brace|prepare|expect|count|reckon)\b")
ADDRESSED = re.compile(r"\s(?:(?:all|some|its|the|around|about|nearly|more|than|over|up|to)\s)*")
"""Between "told" and a figure that is spoken to: "told **its** 43 binmen that they would go"."""
WHO = re.compile(r"[^;]{0,70}?,\swho(?:se)?\s|.{0,60}?\sa\sreference\s")
"""Behind "said Jane Roe" where the reporter tells of her: "said Jane Roe, **who** gets by on £181 a week"."""
AS_IT = re.compile(
    r"\bas\s(?:it|they|he|she|the\s\w+)\s(?:seek|attempt|look|fac|tr[iy]|resum|prepar|battl|struggl|wait|grappl)\w*\s"
)
"""What the reporter adds behind a report: "said 210 posts would go **as it tries** to close a £2m gap"."""
MAIN_VERB = re.compile(r",\s(?:is|are|was|were|has|have|had|will|would|could|must|plans?|expects?|wants?|[a-z]+ed)\s")
"""Where a relative clause ends: "The council, which says it is sorry**, is** to cut 41 jobs"."""
OTHERS = re.compile(r",\s(?:and|but|while|whereas)\s(?:[a-z]+\s){0,2}$")
OTHERS_ACT = re.compile(r"\s(?:has|have|had|is|are|was|were|will|would|said|says|[a-z]+ed)\b|,\swh")
"""Around another body with which the reporter goes on: "…**, while** Angus Council **has** taken on 58"."""

INNER = re.compile(r"\s(?:that\s)?(?:(?:it|he|she|they)\s(?:had|has|have)\s(?:already\s)?been\s)?")
"""Between the words of saying of which the second are the first one's clause: "said **that** officers feared"."""
CLAIMED = re.compile(r"\S+(?:\s(?:million|billion))?\s(?:for|in|from|back|towards|of)\b")
"""A sum that is asked for, and what for: "he claimed **£44,500 for** scaffolds"."""
PRICED = re.compile(r"\b(?:contract|bill|deal|agreement|cost|price|tender|work)s?$")
"""What is put at a sum and puts nothing: "**the contract**, put at £48m"."""
PARENTHESIS = re.compile(r"(?:\s\w+ly)?,")
"""Behind "he said" between commas, which goes for the whole sentence: "The rent, **he said,** was £2m"."""
WHICH = re.compile(r"(?:\sa\s\w+)?,?\s(?:which|that)\s")
"""Between a figure and whoever says it of the figure: "a payment of £1,650**, which** the unions say was promised"."""
OPEN = re.compile(r"\b(?:who|which|and|that|but|have|has|had|whom),\s$")
"""Before "according to" and "she said" that stand inside a clause which begins there."""
TURN = re.compile(r";|[–—]|,\s(?:and|but|while)\b|\b(?:but|whereas)\b")
NEW_CLAUSE = re.compile(r"[^,]*,\s(?:and|but)\b")
COMMA = re.compile(r",\s(?:(?!(?:is|are|was|were|has|have|had|will|would|and|but)\b)[\w’'&-]+\s){0,8}$")
"""Before a name that closes a clause, his office between: "…, finance director | Jane Roe told the committee"."""
CLOSES = re.compile(r"\s?(?:[,.;]|$|\s(?:on|last|yesterday|in|at|this|when|later|today)\b)")
TOLD_WHOM = re.compile(r"\s(?:the|a|members|councillors|MPs|this|them|\w+day)\b")

LINK = re.compile(r"\b(?:of|for|at|from|to|by|in|with|on|over|behind|inside|near)\s|['’]s?\s")
FIRM = re.compile(
    r"(?:the|its)\s(?:\w+[\s-]){0,2}(company|firm|trust|contractor|provider|charity|operator|mutual|co-op|co-operative|society|business"
    r"|caterer|group|partnership|consortium|outsourcer|venture|supplier|enterprise)",
    re.IGNORECASE,
)
"""A phrase that stands for the provider named last."""
PRESENT = re.compile(
    r"(?:s|say|reckon|expect|believe|claim|fear|estimate|predict|suggest|show|think|warn|want|insist|argue)$", re.IGNORECASE
)
"""The forms of a verb of saying that report the future with "will": "say", "reckons"."""


REACH = 500
"""Characters between a figure and the words of its sentence that report it."""
PARAGRAPH = 250
"""Characters before its sentence in which the body may stand that "it" means."""


class Source(NamedTuple):
    """Who gives a figure, and whether the reporter tells it in the past, so that "would" is a "will" of theirs."""

    name: str | None
    past: bool


NOTHING = Source(None, False)


class Sources:
    """Reads who gives the figures of one Doc; made once a Doc, then asked for each figure."""

    def __init__(self, doc: Doc, text: str) -> None:
        self.text = text
        self.said = [Said(*said) for said in doc.user_data.get("council_said") or ()]
        self.quotes = [quote for quote in doc._.quotes or () if quote["kind"] != "indirect"]
        self.bodies = sorted(places_of(doc))
        self.names = {person["name"] for person in doc._.people or ()}
        self.by_noun: dict[str, list[Place]] = {}

    def of(self, start: int, end: int, sentence: Sequence[int]) -> Source:
        """Who gives the figure [start, end) of a sentence: the speaker of its quotation, else whoever reports it there."""
        at = bisect_right(self.quotes, start, key=itemgetter("start")) - 1
        if at >= 0 and start < (quote := self.quotes[at])["end"]:
            return Source(quote["speaker"] and self.body(quote["speaker"], quote["start"]), False)
        said = self.reported(start, end, sentence)
        return Source(self.name(said, sentence[0]), not PRESENT.search(said.cue)) if said else NOTHING

    def reported(self, start: int, end: int, sentence: Sequence[int]) -> Said | None:
        """The words that report a figure: the last before it that govern it, else those that close its clause."""
        left, right = max(sentence[0], start - REACH), min(sentence[1], end + REACH)
        here = self.said[bisect_left(self.said, left, key=_start) : bisect_left(self.said, right, key=_start)]
        for at in range(len(here) - 1, -1, -1):
            if here[at].right <= start and self.governs(here[at], start):
                return self.outer(here[:at], here[at], start)
        return next((said for said in here if said.start >= end and self.closes(said, end, sentence)), None)

    def outer(self, before: list[Said], inner: Said, start: int) -> Said:
        """Who reports the clause of which another's saying is all: "Roe said | officers believed that £2m would do"."""
        said = before[-1] if before and inner.kind != "document" else None
        if said and said.right <= inner.left and INNER.fullmatch(self.text, said.right, inner.left) and self.governs(said, start):
            return said
        return inner

    def governs(self, said: Said, start: int) -> bool:
        """Whether a figure at ``start`` stands in what the words before it report."""
        gap = self.text[said.right : start]
        if ";" in gap or AS_IT.search(gap) or self.turns(said, start):
            return False
        if said.how in ("plain", "clause") and self.text.endswith(", ", 0, said.left) and PARENTHESIS.match(gap):
            return True
        if said.how != "asks" and NO_REPORT.match(gap) and not THAT.match(gap):
            return False
        if said.inverted and WHO.match(gap) or said.relative and MAIN_VERB.search(gap):
            return False
        if said.how == "according":
            return not NEW_CLAUSE.match(gap) and " but " not in gap
        if said.id == "claim" and gap == " " and CLAIMED.match(self.text, start):
            return False
        if said.how == "at":
            puts = not PRICED.search(said.name) if said.kind != "noun" else bool(PEOPLE.search(said.name))
            return said.finite and puts and bool(AT.search(gap) and not PUT.match(gap) or IT.match(gap))
        if said.how == "asks":
            return bool(ASKED.match(gap))
        if said.how == "paper":
            return said.kind == "document" or said.kind == "noun" and bool(PEOPLE.search(said.name))
        return self.takes(said, gap)

    def takes(self, said: Said, gap: str) -> bool:
        """Whether a verb of saying governs a clause up to a figure, by its own habits; ``gap``: the words between the two."""
        people = said.kind == "person" or said.kind == "noun" and bool(PEOPLE.search(said.name))
        if said.id in ("expect", "hope") and not people:
            return False
        if said.id in AIMS:
            return people or bool(THAT.match(gap))
        if said.id in BY_DOING and said.kind != "person" and DOING.match(gap):
            return False
        if said.id in TELLS and TO_DO.match(gap) and " that " not in gap:
            return said.id in ("warn", "advise") or bool(TO_EXPECT.search(gap))
        if said.id in TELLS and ADDRESSED.fullmatch(gap):
            return said.id == "warn"
        if said.id in OBJECTS:
            return OBJECTS[said.id] in gap
        if said.id == "find" and said.kind == "document":
            return True
        if said.how == "clause":
            return bool(CLAUSE.match(gap) or said.id in ("show", "reveal") and SHOWN.match(gap))
        return True

    def turns(self, said: Said, start: int) -> bool:
        """Whether another body acts in a clause of its own between a report and a figure."""
        text = self.text
        for body in self.bodies[bisect_right(self.bodies, said.right, key=_start) : bisect_left(self.bodies, start, key=_start)]:
            if body.name != said.name and OTHERS_ACT.match(text, body.end) and OTHERS.search(text[said.right : body.start]):
                return True
        return False

    def closes(self, said: Said, end: int, sentence: Sequence[int]) -> bool:
        """Whether words behind a figure report its clause: "…, officers said.", "…, he told the meeting"."""
        text, gap = self.text, self.text[end : said.left]
        if OPEN.search(text, end, said.left):
            return False
        if said.how == "according":
            return not TURN.search(gap)
        if said.how == "plain" and not said.inverted and (gap == " " or WHICH.fullmatch(gap)):
            return True
        if said.how not in ("plain", "clause") or ";" in gap or not COMMA.search(gap):
            return False
        if said.how == "clause" and said.id not in ("add", "reveal", "confirm", "explain", "find", "show"):
            return False
        closes = CLOSES.match(text, said.right, sentence[1])
        return bool(closes or said.id in TELLS and TOLD_WHOM.match(text, said.right, sentence[1]))

    def name(self, said: Said, sentence: int) -> str | None:
        """The source's name: the person, the council or provider that its words name or stand for, else the words.

        "It" and "they" that quotes left open mean the body named last in the paragraph; ``sentence``: where theirs begins.
        """
        if said.kind == "person":
            return said.name
        if said.kind == "pronoun":
            body = last_before(self.bodies, said.source_start)
            left = max(0, sentence - PARAGRAPH)
            near = body and body.start >= max(left, self.text.rfind("\n", left, sentence) + 1)
            return body.name if body and near and said.name.lower() in ("it", "they") else None
        start, end = said.source_start, said.source_end
        first = max(0, bisect_right(self.bodies, start, key=_start) - 1)
        for body in self.bodies[first : bisect_left(self.bodies, end, key=_start)]:
            led = self.text[start : max(start, body.start)]
            if body.end > start and body.end >= end - 1 and not LINK.search(led):
                return body.name
        return self.body(said.name, said.start)

    def body(self, words: str, before: int) -> str:
        """The council or provider by words that name it or stand for it, as last mentioned before an offset; else the words."""
        if words in self.names:
            return words
        if body := last_before(self.worded.get(words.lower(), []), before):
            return body.name
        match = FIRM.fullmatch(words)
        if match is None:
            return words
        firm = last_before(self.firms(match[1].lower()), before) or last_before(self.firms(""), before)
        return firm.name if firm else words

    @cached_property
    def worded(self) -> dict[str, list[Place]]:
        """The mentions of bodies by their words in small letters, each list in text order."""
        found: dict[str, list[Place]] = {}
        for body in self.bodies:
            found.setdefault(self.text[body.start : body.end].lower(), []).append(body)
        return found

    def firms(self, noun: str) -> list[Place]:
        """The mentions of providers whose name has a noun ("" all), in text order."""
        if noun not in self.by_noun:
            self.by_noun[noun] = [body for body in self.bodies if not body.council and noun in body.name.lower()]
        return self.by_noun[noun]


def last_before(bodies: list[Place], offset: int) -> Place | None:
    """The last of the mentions that begin before an offset."""
    at = bisect_left(bodies, offset, key=_start)
    return bodies[at - 1] if at else None
