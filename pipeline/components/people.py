"""People: every person named in the mined paragraphs, with title, role, party and whether they sit on a council.

A candidate (``people_names``) is a person by a title, by a known given name, or by what stands around it
(``people_roles``); mentions are joined to persons (``people_join``), and a person gets the body they speak for
(``people_bodies``). Besides the keys of the record each item carries ``gender`` ("f", "m" or None) for whoever resolves pronouns.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import partial
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from .base import Component, text_of
from .people_bodies import Bodies, Named
from .people_contest import contest
from .people_evidence import POSTNOMINAL, WHO, Evidence, is_kin
from .people_heads import heads_in, regional
from .people_join import Mention, Person, display, join, key, with_couples
from .people_leads import before
from .people_local import local_parties, own_group, with_local_party
from .people_names import Candidate, Title, Words, fold
from .people_phrases import Around, Phrase
from .people_portfolios import portfolio
from .people_roles import after, bracket_after, chosen
from .people_runs import candidates
from .people_subjects import told_of
from .people_told import counsel, tell
from .people_words import RULE, with_roles
from .providers import has_council
from .sentences import Layout

PERSON_LABELS = ("PERSON", "PER")
"""What trained pipelines call a person."""
SHARED = ("councillors", "aldermen")
"""Titles that the names after them share: Councillors Roe and Khan."""

BYLINE = re.compile(
    r"(?:[A-Z][\w'’-]+ ){1,3}[A-Z][\w'’-]+, (?:[A-Za-z][\w'’-]+ ){0,4}"
    r"(?:[Rr]eporter|[Cc]orrespondent|[Ee]ditor|Advertiser|Argus|Bulletin|Chronicle|Courier|Dispatch|Echo|Examiner|Express|Gazette|Herald|Journal|Leader|Mail|Mercury|News|Observer|Post|Press|Record"
    r"|Recorder|Sentinel|Standard|Star|Telegraph|Times|Tribune|Service|Magazine)\s*"
)
"""A line that says who wrote the article, where it is no byline zone: "Jane Roe, The Elm Chronicle"."""
CHAINED = re.compile(r"(?:\s?\([^()]*\))?(?:, | and |, and | & )$")
FORMER = re.compile(r"\b(?:former|ex|(?<!by )(?<!and )(?<!since )(?<!but )then|late)[ -]$", re.I)


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
        self.evidence = Evidence(self.words)

    def find(self, doc: Doc) -> list[dict[str, Any]]:
        persons = self.persons(doc)
        if (network := self.network_for("role")) and has_council(doc):  # in other news the words beside a name say too little
            with_roles(doc, persons, partial(network.each, "role"))
        named, layout = Named(doc), Layout(doc)
        return [self.item(layout, text_of(doc), named, person) for person in persons]

    def persons(self, doc: Doc) -> list[Person]:
        """The people of a Doc, with what the rules know of them."""
        persons = join(self.mentions(doc, Page.of(doc, self.words)), self.words)
        tell(self.words, text_of(doc), persons)
        return persons

    def item(self, layout: Layout, text: str, named: Named, person: Person) -> dict[str, Any]:
        """A person in the form of the record."""
        places = [(m.candidate.start, m.candidate.end, reason(m)) for m in person.mentions]
        councillor = person.is_councillor(self.words)
        organisation = self.bodies.spoken_for(layout, text, named, person, councillor)
        kind = named.kind(organisation)
        if councillor and kind == "combined" and "ayor" in f"{person.role()} {person.title()}":
            councillor = False  # a combined authority's mayor
        elif not councillor and kind is None and named.kind(named.main) == "parish" and person.chairs():
            councillor, organisation = True, named.main  # Vice-chairman Jane Roe, in a report on a parish council
        elif not councillor and person.chairs() and (own := person.owned_by(named.councils.within)):
            councillor, organisation = True, own  # Selby's chairwoman, Jane Roe
        return {
            "name": display(person.words),
            "title": person.title(),
            "is_councillor": councillor,
            "role": person.role(),
            "party": person.party(),
            "organisation": organisation,
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
        firms: set[tuple[str, ...]] = set()
        for start, end in doc._.paragraphs or ():
            if end - start < 90 and BYLINE.fullmatch(text, start, end):
                continue
            chain: Mention | None = None
            for candidate in candidates(self.words, text, start, end):
                if chain is None and self.evidence.is_bare(text, candidate):
                    bare.append(candidate)
                    continue
                if self.evidence.is_body(candidate, text, taken):
                    continue
                if candidate.title is None and self.evidence.is_firm(text, candidate):
                    firms.add(candidate.words)
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
        if firms:
            found = [mention for mention in found if mention.title or mention.words not in firms]
        found += vouched(found, doubtful)
        known = {key(words) for mention in found for words in (mention.words, mention.words[:1])}
        for candidate in bare:  # most of them are places: judged only where they may be short for somebody
            if key(candidate.words) not in known or self.evidence.is_body(candidate, text, taken):
                continue
            if candidate.words[0].lower() not in self.words.surnames or self.evidence.speaks(text, candidate):
                left, right = page.sentence(candidate.start)
                said = self.around(text, candidate, left, right, ends) if text.startswith((",", " ("), candidate.end) else []
                found.append(Mention(candidate, "", aside=said))  # Marsh said; but: Marsh grass
        found.sort(key=lambda mention: mention.candidate.start)
        return with_couples(self.words, text, found, bare)

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
            mention.rule, said = self.evidence.lone(text, candidate, left)
            mention.around = [said] if said.rule else []
            if not mention.rule and fold(candidate.words[0]) in self.words["given"]:
                if is_kin(text, candidate):
                    mention.rule = "people/kin"
                elif WHO.match(text, candidate.end):
                    mention.rule = "people/who-or-age"
            if mention.rule in ("people/kin", "people/who-or-age"):
                kin = before(self.words, text, left, candidate.start, ends)
                mention.around = [kin] if kin.rule == "people/role/family" else []
            return mention
        mention.around = self.around(text, candidate, left, right, ends)
        if page.parties:
            mention.around = with_local_party(text, page.parties, candidate, mention.around)
        mention.rule = mention.rule or self.evidence.known(text, candidate)
        mention.rule = mention.rule or self.evidence.context(text, candidate, mention.around)
        if not mention.rule and (candidate.name_start, candidate.end) in page.entities:
            mention.rule = "people/model"
        return mention

    def around(self, text: str, candidate: Candidate, left: int, right: int, ends: set[int]) -> list[Around]:
        """What the words before a name, the bracket after it and the words after that say; empty readings are left out."""
        bracket, end = bracket_after(self.words, text, candidate.end)
        said = [self.lead(text, candidate, left, ends), bracket]
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
        said.append(chosen(self.words, text, candidate.start, end, right))
        if candidate.title and candidate.title.line.get("councillor"):
            said.append(portfolio(text, candidate.start, candidate.end, right))
        said.append(contest(self.words, text, left, candidate.start, end, right))
        if FORMER.search(text[max(left, candidate.start - 10) : candidate.start]):
            said.append(Around(former=True, rule="people/former"))
        if candidate.title and (candidate.title.line["id"] == "mayor" or candidate.title.text.endswith("Provost")):
            said.insert(0, self.mayor(text, candidate, candidate.title, left))
        seat = candidate.title is not None and candidate.title.line.get("councillor") or any(one.councillor for one in said)
        if seat and not any(one.party for one in said) and (own := own_group(text, end)).rule:
            said = [one for one in said if one.rule != "people/belonging"] + [own]
        return [one for one in said if one.rule]

    def lead(self, text: str, candidate: Candidate, left: int, ends: set[int]) -> Around:
        """What the words before a name say; a "councillor" with a word before it is a role: "Labour councillor Jane Roe"."""
        if candidate.title and candidate.title.text == "councillor":
            found = before(self.words, text, left, candidate.name_start - 1, ends)
            if found.role and found.role.endswith(" councillor") and not found.role.startswith(("fellow", "Fellow")):
                lead = Phrase(text, found.end - len(found.role), candidate.start)
                if not heads_in(self.words, lead):
                    return with_outer_role(self.words, text, left, found, ends)
        return before(self.words, text, left, candidate.start, ends)

    def mayor(self, text: str, candidate: Candidate, title: Title, left: int) -> Around:
        """What the title Mayor says: a role, and no seat where it is that of a region ("Metro Mayor Jane Roe")."""
        lead = Phrase(text, max(left, candidate.start - 30), candidate.name_start).lows
        start = candidate.start
        if regional(self.words, lead[-4:]):
            return Around(title.text, None, False, start, candidate.name_start, "people/region")
        return Around(title.text, None, None, start, start, title.line["rule"])


def reason(mention: Mention) -> str:
    """The rule of a mention, and that words beside it gave the role where they did."""
    by_words = any(said.rule == RULE for said in mention.around)
    return (mention.rule or "people/short-form") + (f", words {RULE}" if by_words else "")


def with_outer_role(words: Words, text: str, left: int, found: Around, ends: set[int]) -> Around:
    """Give a councillor the role that stands before party and title: "The **planning chairman,** Labour councillor Jane Roe"."""
    if not text.endswith(", ", left, found.start):
        return found
    outer = before(words, text, left, found.start, ends)
    return outer._replace(party=found.party or outer.party, councillor=True) if outer.role else found


def vouched(found: list[Mention], doubtful: list[Mention]) -> list[Mention]:
    """The doubtful names that a title elsewhere vouches for: "Diane Marsh" of "Cllr D. Marsh" or "Ms Marsh"."""
    titled = {(mention.words[-1], mention.words[0][0]) for mention in found if mention.title and len(mention.words) > 1}
    titled |= {(mention.words[0], "") for mention in found if len(mention.words) == 1}
    fitting = [m for m in doubtful if not titled.isdisjoint(((m.words[-1], ""), (m.words[-1], m.words[0][0])))]
    for mention in fitting:
        mention.rule = "people/surname-with-title"
    return fitting


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
