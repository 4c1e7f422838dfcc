"""People: every person named in the mined paragraphs, with title, role, party and whether they sit on a council.

A candidate (``people_names``) is a person by a title, by a known given name, or by what stands around it
(``people_roles``); mentions are joined to persons (``people_join``), and a person gets the body they speak for
(``people_bodies``). Besides the keys of the record each item carries ``gender`` ("f", "m" or None) for whoever resolves pronouns.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from .base import Component, text_of
from .people_bodies import Bodies, Named
from .people_clauses import told_of
from .people_heads import regional
from .people_join import Mention, Person, display, join, key
from .people_leads import before
from .people_local import local_parties, with_local_party
from .people_names import INITIALS, Candidate, Title, Words, candidates, fold
from .people_phrases import NOTHING, Around, Phrase
from .people_roles import after, bracket_after
from .people_told import counsel, tell

PERSON_LABELS = ("PERSON", "PER")
"""What trained pipelines call a person."""
SHARED = ("councillors", "aldermen")
"""Titles that the names after them share: Councillors Roe and Khan."""
SAID_BY = re.compile(r"[,”\"’'!?–—-]\s*(?:\w+ly )?([a-z]+) $")
NEXT_VERB = re.compile(r"\s+(?:has |have |had |also |then |later |would |did |not |\w+ly )*([a-z]+)\b")
WHO = re.compile(
    r"(?:\s*,|\s+[–—-])\s+(?:(?:aged )?[1-9]\d\b(?=[,.])|who(?:se)?\b|who['’]s\b|himself|herself)"
    r"|\s+(?:himself|herself)\b|\s\([1-9]\d\)"
)
POSTNOMINAL = re.compile(r"(?: |, (?!M))([A-Z][A-Za-z]+)\b")
WHO_SAID = re.compile(r",? (?:who|and) $|,? $")
THING = re.compile(r" ([a-z]+)\b")
OWNED = re.compile(r"['’]s? ([A-Z]\w+)")
CHAINED = re.compile(r"(?:\s?\([^()]*\))?(?:, | and |, and | & )$")
THE = re.compile(r"\b[Tt]he $")
PLACE_BEFORE = re.compile(r"\b(?:for|in|at|of|from|near|to) (?:the )?$")
FORMER = re.compile(r"\b(?:former|ex|then|late)[ -]$", re.I)


@Language.factory("council_people", requires=["doc._.providers"], assigns=["doc._.people", "doc.spans"])
class People(Component):
    """Finds people."""

    fact = "people"
    matched = False

    def __init__(self, nlp: Language, name: str = "council_people") -> None:
        super().__init__(nlp)

    def prepare(self) -> None:
        self.words = Words(self.rules.lines)
        self.bodies = Bodies(self.words)
        firms = self.words.phrases("owner_word", "firms").pattern
        self.firm_before = re.compile(rf"(?:\bspokes\w+ (?:for|from)|{firms}|\b(?:the|by|at|to|with|from)) $")
        self.firm_after = re.compile(
            rf"(?:, which\b|, (?:the|an?) [^,.]{{0,40}}{firms}|['’]s? (?:spokes|chief exec|staff|bid|contract|parent))"
        )
        self.lone_ends = tuple({f"{phrase.split()[-1]} " for phrase in self.words["lone"]})

    def find(self, doc: Doc) -> list[dict[str, Any]]:
        text = text_of(doc)
        found = self.mentions(doc, Page.of(doc, self.words))
        persons = join(found, self.words)
        tell(self.words, text, persons)
        named = Named(doc)
        return [self.item(doc, text, named, person) for person in persons]

    def item(self, doc: Doc, text: str, named: Named, person: Person) -> dict[str, Any]:
        """A person in the form of the record."""
        places = [(m.candidate.start, m.candidate.end, m.rule or "people/short-form") for m in person.mentions]
        councillor = person.is_councillor(self.words)
        return {
            "name": display(person.words),
            "title": person.title(),
            "is_councillor": councillor,
            "role": person.role(),
            "party": person.party(),
            "organisation": self.bodies.spoken_for(doc, text, named, person, councillor),
            "is_quoted": False,
            "gender": person.gender(self.words),
            "mentions": [{"text": text[a:b], "start": a, "end": b, "rule": rule} for a, b, rule in places],
        }

    def mentions(self, doc: Doc, page: Page) -> list[Mention]:
        """The accepted names in text order, and single words that may be short forms of them (their rule is empty)."""
        bodies = [*(doc._.councils or ()), *(doc._.providers or ())]
        taken = sorted([place["start"], place["end"]] for item in bodies for place in item["mentions"])
        text = page.text
        found: list[Mention] = []
        doubtful: list[Mention] = []
        bare: list[Candidate] = []
        ends: set[int] = set()
        for start, end in doc._.paragraphs or ():
            chain: Mention | None = None
            for candidate in candidates(self.words, text, start, end):
                if chain is None and self.is_bare(text, candidate):
                    bare.append(candidate)
                    continue
                if self.is_body(candidate, text, taken):
                    continue
                mention = self.read(page, candidate, ends, chain)
                if mention.rule:
                    found.append(mention)
                    ends.add(candidate.end)
                    chain = mention if mention.line.get("id") in SHARED else None
                elif len(mention.words) > 1:
                    doubtful.append(mention)
                else:
                    bare.append(candidate)
        surnames = {mention.words[-1] for mention in found if len(mention.words) == 1}
        for mention in doubtful:
            if mention.words[-1] in surnames:
                mention.rule = "people/surname-with-title"
                found.append(mention)
        known = {key(words) for mention in found for words in (mention.words, mention.words[:1])}
        for candidate in bare:  # most of them are places: judged only where they may be short for somebody
            if key(candidate.words) not in known or self.is_body(candidate, text, taken):
                continue
            if candidate.words[0].lower() not in self.words.surnames or self.speaks(text, candidate):
                found.append(Mention(candidate, ""))  # Marsh said; but: Marsh grass
        return sorted(found, key=lambda mention: mention.candidate.start)

    def is_bare(self, text: str, candidate: Candidate) -> bool:
        """Whether a candidate is a word that only a fuller name elsewhere can show to be somebody's: "Roe"."""
        if candidate.title or len(candidate.words) > 1:
            return False
        if text.endswith(self.lone_ends, 0, candidate.start):
            return False
        return fold(candidate.words[0]) not in self.words["given"] or not WHO.match(text, candidate.end)

    def is_body(self, candidate: Candidate, text: str, taken: list[list[int]]) -> bool:
        """Whether a candidate is (part of) the name of a body, a place or a paper."""
        words, low = self.words, candidate.after
        if low in words["institution"] or text.startswith(" & ", candidate.end):
            return True
        owned = OWNED.match(text, candidate.end)
        if owned and candidate.title is None and owned[1].lower() in words["institution"]:
            return True  # Sarah Jane's Nursery
        thing = THING.match(text, candidate.end)
        if thing and (words["institution"].get(thing[1]) or {}).get("id") == "thing":
            return True  # the Jane Roe statue
        if candidate.title and candidate.title.line["id"] != "mayor":
            return False
        if len(candidate.words) > 1 and (words["namesake"].get(" ".join(candidate.words).lower()) or {}).get("id") == "bodies":
            return True
        left = words["institution"].get(candidate.before)
        if left and left["id"] == "head":
            return True
        index = bisect_right(taken, [candidate.name_start, len(text)]) - 1
        if index >= 0 and taken[index][1] > candidate.name_start:
            return not self.owns_first(candidate, taken[index])
        return index + 1 < len(taken) and taken[index + 1][0] < candidate.end

    def owns_first(self, candidate: Candidate, place: list[int]) -> bool:
        """Whether a body's mention is only the given name of a person: "Cormac", a firm elsewhere, of [Cormac Roe]."""
        first = candidate.words[0]
        only = place == [candidate.name_start, candidate.name_start + len(first)]
        return only and len(candidate.words) > 1 and fold(first) in self.words["given"]

    def read(self, page: Page, candidate: Candidate, ends: set[int], chain: Mention | None) -> Mention:
        """Judge a candidate: its rule (empty where nothing speaks for a person) and what stands around it."""
        text, title = page.text, candidate.title
        mention = Mention(candidate, "", title.text if title else None, title.line if title else {})
        if title is None and chain and CHAINED.fullmatch(text[chain.candidate.end : candidate.start]):
            mention.title, mention.line, mention.rule = chain.title, chain.line, chain.rule
        elif title:
            mention.rule = title.line["rule"]
            if title.line["id"] in SHARED:
                mention.title = title.text.rstrip(".").removesuffix("s").replace("men", "man")
        left, right = page.sentence(candidate.start)
        if len(candidate.words) == 1 and not mention.rule:
            mention.rule, said = self.lone(text, candidate, left)
            mention.around = [said] if said.rule else []
            if not mention.rule and fold(candidate.words[0]) in self.words["given"] and WHO.match(text, candidate.end):
                mention.rule = "people/who-or-age"
            return mention
        mention.around = self.around(text, candidate, left, right, ends)
        if page.parties:
            mention.around = with_local_party(text, page.parties, candidate, mention.around)
        mention.rule = mention.rule or self.known(text, candidate) or self.context(text, candidate, mention.around, left)
        if not mention.rule and (candidate.name_start, candidate.end) in page.entities:
            mention.rule = "people/model"
        return mention

    def around(self, text: str, candidate: Candidate, left: int, right: int, ends: set[int]) -> list[Around]:
        """What the words before a name, the bracket after it and the words after that say; empty readings are left out."""
        bracket, end = bracket_after(self.words, text, candidate.end)
        said = [before(self.words, text, left, candidate.start, ends), bracket]
        if post := POSTNOMINAL.match(text, end):
            line = self.words["postnominal"].get(post[1].lower()) if post[1].isupper() or post[1] == "PhD" else None
            if line and line["id"] == "members":
                said.append(Around(post[1], None, False, post.start(1), post.end(), line["rule"]))
            end = post.end() if line else end
            if post[1] in ("KC", "QC"):
                said.insert(0, counsel(text, candidate.start, end, right))
            elif line and not bracket.rule:
                bracket, end = bracket_after(self.words, text, end)
                said.append(bracket)
        said += [after(self.words, text, end, right), told_of(self.words, text, end, right)]
        if FORMER.search(text[max(left, candidate.start - 10) : candidate.start]):
            said.append(Around(former=True, rule="people/former"))
        if candidate.title and candidate.title.line["id"] == "mayor":
            said.append(self.mayor(text, candidate, candidate.title, left))
        return [one for one in said if one.rule]

    def mayor(self, text: str, candidate: Candidate, title: Title, left: int) -> Around:
        """What the title Mayor says: a role, and no seat where it is that of a region ("Metro Mayor Jane Roe")."""
        lead = Phrase(text, max(left, candidate.start - 30), candidate.name_start).lows
        start = candidate.start
        if regional(self.words, lead[-4:]):
            return Around(title.text, None, False, start, candidate.name_start, "people/region")
        return Around(title.text, None, None, start, start, title.line["rule"])

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
        if word and (word["id"] == "places" or last in self.words["institution"]):
            return ""  # Daisy Hill
        if THE.search(text, max(0, candidate.start - 5), candidate.start):
            return ""  # the Ron Roe Hub
        line = self.words["given"].get(first) or self.words["given"].get(first.split("-")[0])
        return line["rule"] if line else ""

    def context(self, text: str, candidate: Candidate, around: list[Around], left: int) -> str:
        """The rule by which the words around a candidate without title or known given name show a person."""
        if len(candidate.words) > 4:
            return ""
        for said in around:
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
        return "people/verb-after" if self.speaks(text, candidate) and not self.acts_as_body(text, candidate) else ""

    def speaks(self, text: str, candidate: Candidate) -> bool:
        """Whether a verb of speech follows a candidate."""
        verb = NEXT_VERB.match(text, candidate.end)
        return verb is not None and verb[1] in self.words.verbs

    def acts_as_body(self, text: str, candidate: Candidate) -> bool:
        """Whether the article elsewhere treats the words as a firm: "a spokesman for Ashdown Roe", "Ashdown Roe, which"."""
        name = " ".join(candidate.words)
        at = text.find(name)
        while at >= 0:
            if self.firm_before.search(text, max(0, at - 40), at) or self.firm_after.match(text, at + len(name)):
                return True
            at = text.find(name, at + 1)
        return False


class Page(NamedTuple):
    """An article's text, where its sentences begin and end, where local parties and (by a trained model) persons are named."""

    text: str
    sentences: list[list[int]]
    starts: list[int]
    parties: list[tuple[int, int]]
    entities: set[tuple[int, int]]

    @classmethod
    def of(cls, doc: Doc, words: Words) -> Page:
        """The page of a Doc with ``doc._.sentences``."""
        sentences = doc._.sentences or []
        text = text_of(doc)
        entities = {(span.start_char, span.end_char) for span in doc.ents if span.label_ in PERSON_LABELS}
        return cls(text, sentences, [start for start, _ in sentences], local_parties(words, text), entities)

    def sentence(self, char: int) -> tuple[int, int]:
        """Where the sentence that holds a character begins and ends."""
        if not self.sentences:
            return 0, char
        start, end = self.sentences[max(bisect_right(self.starts, char) - 1, 0)]
        return min(start, char), max(end, char)
