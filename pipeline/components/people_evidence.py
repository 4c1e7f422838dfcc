"""Evidence: what shows that words are the name of a person, and not of a firm, a place or a thing."""

from __future__ import annotations

import re
from bisect import bisect_right

from .people_leads import before
from .people_names import INITIALS, Candidate, Words, fold
from .people_phrases import NOTHING, Around
from .people_plural import singular
from .people_runs import INSIDE
from .providers_gaps import BODY_BESIDE

SAID_BY = re.compile(r"[,”\"’'!?–—-]\s*(?:\w+ly )?([a-z]+) $")
NEXT_VERB = re.compile(
    r"(?:, (?:of|from|for|at|in|near) [^,.;“”\"\n]{2,45},)?"
    r"\s+(?:has |have |had |also |then |later |would |did |not |\w+ly )*([a-z]+)\b"
)
WHO = re.compile(
    r"(?:\s*,|\s+[–—-])\s+(?:(?:aged )?[1-9]\d\b(?=[,.])|who\b"
    r"|whose (?:\w+ )?(?:ward|portfolio|brief|husband|wife|partner|son|daughter|mother|father|mum|dad|family"
    r"|brother|sister|job|group|home)\b|who['’]s\b|himself|herself)"
    r"|\s+(?:himself|herself)\b|\s\([1-9]\d\)"
)
WHO_SAID = re.compile(r",? (?:who|and) $|,? $")
THING = re.compile(r" ([a-z]+)\b")
OWNED = re.compile(r"['’]s? ([A-Z]\w+)")
THE = re.compile(r"\b[Tt]he $")
PLACE_BEFORE = re.compile(r"\b(?:for|in|at|of|from|near|to) (?:the )?$")
NO_SIGN = ("people/role/trade",)
"""Rules of roles that firms have too: "the auditor, Garnet Hale"."""
AS_THING = re.compile(
    r", where |, which (?:has|have|had|will|runs|ran|won|owns|makes|employs|provides|operates|designs|built|took|bought)\b"
)
"""How a clause goes on that speaks of a place or a firm, and of no person."""
KIN = re.compile(
    r"\b(?:wife|husband|sons?|daughters?|brother|sister|mother|father|mum|dad|partner|twin|granddaughter|grandson|niece|nephew"
    r"|baby|fiancée?|girlfriend|boyfriend),? $"
)
"""Before a given name that stands alone: "her **son** Tom"."""
CALLED = re.compile(
    r"\b(?:company|firm|agency|shop|pub|chain|charity|boat|ship|consultancy|business|school|salon|band|group|launderettes|café|cafe"
    r"|restaurant|club|village|hamlet|play|show|ferry|horse) (?:(?:is|was) )?(?:called|named|known as) $"
)
"""Before the name of a thing: "a company **called** Ada Roe"."""
OWNED_THING = re.compile(
    r"(?<! of) \b(?:an?|whose|his|her|their) (?:[a-z-]+ ){0,2}(?:shop|boat|ship|van|pub|salon|café|nursery"
    r"|agency|dog|horse|stall), $"
)
"""Before the name of a thing that somebody has: "his **shop**, Ada Roe"."""
WORKS_AT = re.compile(r"\b([a-z]+) (?:at|with|from) $")
"""Before the name of an employer: "an **engineer at** Ada Roe"."""
SEAT_OF = re.compile(r"\b(?:councillors?|members?|MPs?|MSP|candidate|seat|ward|division) (?:for|of|in) $")
"""Before the name of a ward: "the **member for** Kendal Highgate"."""
NAMESAKE = re.compile(r"([A-Z][\w’'-]+),? (?:[a-z]+ ){0,2}(?:of|at|in|from|with) $")
"""Before the name of a firm that is called after somebody: "Ben **Asher of** Asher Lomax"."""
DEAL_WITH = re.compile(r"\b(?:contract|agreement|tie-up|partnership|joint venture) with $")
FAINT = ("people/role/agent", "people/one-of")
"""Rules of readings that are no sign of a person: "one of the largest firms"."""
LIST_GOES_ON = re.compile(r"(?:\s?\([^()]*\))?(?:,| and\b| &)")
"""Behind the first of several names: "the stewards Jane Roe **and** Ali Khan"."""
CREDIT = re.compile(r"\b(?:report|reporting|words|story|pictures?|photos?|exclusive|analysis) by $", re.I)
POSTNOMINAL = re.compile(r"(?: |, (?!M))([A-Z][A-Za-z]+)\b")
"""A word right after a name that may be an honour or the mark of a member: "Jane Roe OBE"."""


STREETS = ("street", "road", "avenue", "lane", "close", "drive", "way", "place", "square", "terrace", "gardens", "row", "court")
"""What a title stands before in the name of a street: "Lord **Street**"."""

SIGNS = ("Captain", "Admiral", "Lord", "Lady", "King", "Queen", "Prince", "Sir", "Father", "Sister")
"""Titles that pubs, ships and horses have too, behind "the"."""


def is_address(text: str, candidate: Candidate, title: str) -> bool:
    """Whether a title opens no name: "Lord Street", "the Captain Digby's landlord", "Mrs J", who is not to be known."""
    word = candidate.words[0] if len(candidate.words) == 1 else ""
    if len(word.rstrip(".")) == 1:
        return True
    return title in SIGNS and (word.lower() in STREETS or has_the(text, candidate))


def is_kin(text: str, candidate: Candidate) -> bool:
    """Whether a given name stands alone behind what somebody is in the family: "her son Tom"; but "her sons Tom and Ali Roe"."""
    behind = KIN.search(text, max(0, candidate.start - 15), candidate.start) is not None
    return behind and not text.startswith(" and ", candidate.end)


def has_the(text: str, candidate: Candidate) -> bool:
    """Whether "the" stands right before a candidate: "**the** Ron Roe Hub"."""
    return THE.search(text, max(0, candidate.start - 5), candidate.start) is not None


TRADE_AFTER = re.compile(r", (?:the )?(?:[a-z]+ )?([a-z]+s)(?=[,.;])")
"""The trade behind the name of a firm: "Garnet Roe, **solicitors**"."""

APPOSED = re.compile(r"(?<=s), $|(?<=ers) at $")
"""Between a trade and the name of a firm: "her solicitors**, **Garnet Roe", "its advisers** at **Garnet Roe"."""

AND_OTHER = re.compile(r"(?:, [A-Z][\w’'-]+ [A-Z][\w’'-]+)* and ([A-Z][\w’'-]+) [A-Z]")
"""Behind the first name of a list: "the architects Jane Roe **and Tom** Hale"."""


class Evidence:
    """Judges candidates by the rule lines and the words around them."""

    def __init__(self, words: Words) -> None:
        self.words = words
        firms = words.phrases("owner_word", "firms").pattern
        self.called_firm = re.compile(rf"(?:\bspokes\w+ (?:for|from)|{firms}) $")
        self.trade_before = re.compile(rf"{words.phrases('owner_word', 'trades').pattern} $")
        self.trade_ends = {phrase.split()[-1] for phrase, line in words["owner_word"].items() if line["id"] == "trades"}
        self.placed = re.compile(r"\b(?:the|by|at|to|with|from) $")
        self.firm_after = re.compile(
            r"(?:, which\b| (?:has |have |had )?(?:said|says|announced|confirmed) (?:that )?it"
            r" (?:has|had|will|would|plans|planned|expects) (?!be\b|been\b|not\b)"
            rf"|, (?:the|an?) [^,.]{{0,40}}{firms}|['’]s? (?:spokes|chief exec|staff|bid|contract|parent))"
        )
        self.lone_ends = tuple({f"{phrase.split()[-1]} " for phrase in words["lone"]})

    def is_bare(self, text: str, candidate: Candidate) -> bool:
        """Whether a candidate is a word that only a fuller name elsewhere can show to be somebody's: "Roe"."""
        if candidate.title or len(candidate.words) > 1:
            return False
        if text.endswith(self.lone_ends, 0, candidate.start):
            return False
        if fold(candidate.words[0]) not in self.words.given_names:
            return True
        return not WHO.match(text, candidate.end) and not is_kin(text, candidate)

    def is_body(self, candidate: Candidate, text: str, taken: list[list[int]]) -> bool:
        """Whether a candidate is (part of) the name of a body, a place or a paper."""
        words, low = self.words, candidate.after
        if low in words.institutions or text.startswith(" & ", candidate.end):
            return True
        owned = OWNED.match(text, candidate.end)
        if owned and candidate.title is None and owned[1].lower() in words.institutions:
            return True  # Sarah Jane's Nursery
        thing = THING.match(text, candidate.end)
        if thing and thing[1] in words["thing"]:
            return True  # the Jane Roe statue
        if candidate.title:
            if is_address(text, candidate, candidate.title.text):
                return True
            if candidate.title.text == "Sheriff" and candidate.words[0].lower() in words.institutions:
                return True  # Sheriff Court
            if candidate.title.line["id"] != "mayor":
                return False
        if BODY_BESIDE.match(text, candidate.end):
            return True  # Daisy Hill, a social enterprise
        if AS_THING.match(text, candidate.end):
            return True
        credited = text.endswith(" by ", 0, candidate.start) and not text.startswith(", ", candidate.end)
        if credited and CREDIT.search(text, max(0, candidate.start - 14), candidate.start):
            return True  # WARD REPORT by Jane Roe
        if len(candidate.words) > 1 and (words["namesake"].get(" ".join(candidate.words).lower()) or {}).get("id") == "bodies":
            return True
        left = words.institutions.get(candidate.before)
        if left and left["id"] == "head":
            return True
        index = bisect_right(taken, [candidate.name_start, len(text)]) - 1
        if index >= 0 and taken[index][1] > candidate.name_start:
            return not self.owns_first(candidate, taken[index])
        return index + 1 < len(taken) and taken[index + 1][0] < candidate.end

    def is_firm(self, text: str, candidate: Candidate) -> bool:
        """Whether the words beside a name make it that of a firm: "the consultancy Garnet Roe", "her solicitors, Garnet Roe"."""
        left = text[max(0, candidate.start - 30) : candidate.start]
        if left.endswith(" with ") and DEAL_WITH.search(left):
            return True
        if self.is_place_of(text, candidate):
            return True
        after = TRADE_AFTER.match(text, candidate.end)
        if after and after[1] in self.trade_ends and not text.endswith(" and ", 0, candidate.start):
            return True  # Garnet Roe, solicitors
        left = APPOSED.sub(" ", left).lower()
        if left[:-1].rpartition(" ")[2] not in self.trade_ends or not self.trade_before.search(left):
            return False
        other = AND_OTHER.match(text, candidate.end)
        return not (other and fold(other[1]) in self.words.given_names)

    def is_place_of(self, text: str, candidate: Candidate) -> bool:
        """Whether the words before a name are those before a firm, a shop, a school or a ward: "an engineer at Ada Roe"."""
        if len(candidate.words) < 2 or WHO.match(text, candidate.end):
            return False
        left = text[max(0, candidate.start - 60) : candidate.start]
        if CALLED.search(left) or OWNED_THING.search(left) or SEAT_OF.search(left):
            return True
        named = NAMESAKE.search(left)
        if named and named[1] == candidate.words[0]:
            return True
        works = WORKS_AT.search(left)
        if works is None:
            return False
        is_worker = works[1] in self.words.heads or singular(works[1]) in self.words.heads
        return works[1] in self.trade_ends or is_worker and left.endswith(" at ")

    def owns_first(self, candidate: Candidate, place: list[int]) -> bool:
        """Whether a body's mention is only the given name of a person: "Cormac", a firm elsewhere, of [Cormac Roe]."""
        first = candidate.words[0]
        only = place == [candidate.name_start, candidate.name_start + len(first)]
        return only and len(candidate.words) > 1 and fold(first) in self.words.given_names

    def lone(self, text: str, candidate: Candidate, left: int) -> tuple[str, Around]:
        """The rule and the role for a name of one word: "a retired cook who gave her name only as Bella"."""
        head = text[max(left, candidate.start - 40) : candidate.start].rstrip()
        phrase = max((phrase for phrase in self.words["lone"] if head.lower().endswith(phrase)), key=len, default=None)
        if phrase is None:
            return "", NOTHING
        at = candidate.start - 1 - len(phrase)
        who = WHO_SAID.search(text, max(left, at - 30), at)
        said = before(self.words, text, left, who.start(), set()) if who else NOTHING
        return self.words["lone"][phrase]["rule"], said

    def known(self, text: str, candidate: Candidate) -> str:
        """The rule of the given name that opens a candidate, where name and surname are clear."""
        first, last = fold(candidate.words[0]), candidate.words[-1].lower()
        word = self.words.surnames.get(last)
        if word and (word["id"] == "places" or last in self.words.institutions):
            return ""  # Daisy Hill
        if has_the(text, candidate):
            return ""  # the Ron Roe Hub
        line = self.words.given_names.get(first) or self.words.given_names.get(first.split("-")[0])
        if first == "will" and INSIDE.search(text, max(0, candidate.start - 3), candidate.start):
            line = self.words["given_word"][first]
        return line["rule"] if line else ""

    def context(self, text: str, candidate: Candidate, around: list[Around]) -> str:
        """The rule by which the words around a candidate without title or known given name show a person."""
        if len(candidate.words) > 4:
            return ""
        if self.acts_as_body(text, candidate):
            return ""
        for said in around:
            if said.rule in NO_SIGN:
                return ""
            if said.rule in FAINT or said.shared and said.end <= candidate.start and not LIST_GOES_ON.match(text, candidate.end):
                continue  # steel erectors Garnet Hale
            if said.rule and (said.role or said.party or said.rule == "people/belonging" and said.start < candidate.start):
                return f"people/role/{said.rule.rsplit('/', 1)[-1]}"
        if "".join(candidate.words).isupper() and not INITIALS.match(candidate.words[0]):
            return ""
        if WHO.match(text, candidate.end):
            return "people/who-or-age"
        post = POSTNOMINAL.match(text, candidate.end)
        if post and post[1].isupper() and post[1].lower() in self.words.postnominals:
            return "people/postnominal"
        turned = SAID_BY.search(text[max(0, candidate.start - 25) : candidate.start])
        if turned and turned[1] in self.words.verbs:
            return "people/verb-before"
        if PLACE_BEFORE.search(text, max(0, candidate.start - 12), candidate.start):
            return ""
        return "people/verb-after" if self.speaks(text, candidate) and not self.acts_as_body(text, candidate, True) else ""

    def speaks(self, text: str, candidate: Candidate) -> bool:
        """Whether a verb of speech follows a candidate."""
        verb = NEXT_VERB.match(text, candidate.end)
        return verb is not None and verb[1] in self.words.verbs

    def acts_as_body(self, text: str, candidate: Candidate, placed: bool = False) -> bool:
        """Whether the article elsewhere treats the words as a firm: "a spokesman for Ashdown Roe", "Ashdown Roe, which".

        placed: whether "at Ashdown Roe" tells so too.
        """
        name = " ".join(candidate.words)
        at = text.find(name)
        while at >= 0:
            if self.called_firm.search(text, max(0, at - 40), at) or self.firm_after.match(text, at + len(name)):
                return True
            if placed and self.placed.search(text, max(0, at - 6), at):
                return True
            at = text.find(name, at + 1)
        return False
