"""Bodies: the council, firm, union or other body that a person speaks for."""

from __future__ import annotations

import re

from .people_join import Mention, Person
from .people_leads import AT_HOME
from .people_names import Words
from .people_phrases import Around
from .people_places import KINDS, Named, Places
from .sentences import Layout

ITS = re.compile(r"\b(?:[Ii]ts|[Tt]heir)(?: own| then)? $")
NOUN = re.compile(rf"\b({'|'.join(noun for nouns, _ in KINDS for noun in nouns)}|ALMO|provider|landlord)['’]s?\b")
SAID_OF = re.compile(
    r"\b(?:said|says|added|insisted|confirmed|announced|warned|promised)(?: that)? the"
    r" (firm|company|contractor|group|trust|charity|business|operator)\b|\b(?:share|stock)holders\b"
)
SAID_THAT = re.compile(r"[^.“”\"]{0,60}\b(?:said|says|insisted|warned|told \w+)(?: that)? (?:the )?(?=[A-Z])")
IN_PLACE = re.compile(r"(?:But |And )?(?:[Ii]n|[Aa]t|[Oo]ver in) ((?:[A-Z][\w-]+ ?)+), ")
TRADING = re.compile(
    r"\b(?:(?:managing|finance) director|(?:operations?|commercial|sales|contracts?|account|group|regional) (?:director|manager)"
    r"|general manager|founder|co-founder|owner|proprietor|boss|chairman|chairwoman)$",
    re.I,
)
"""Roles that firms have."""
ITS_BOARD = re.compile(r"\b(?:board|trust|company|mutual|charity|firm)\b")
OFFICE = re.compile(r"(?:[A-Z]\w+ (?:and |for )?)+Ombudsman\b(?: for [A-Z]\w+)?")
STUDY = re.compile(r"\b(?:author|researcher|wrote the|led the (?:research|study)|report)\b", re.I)
STUDIED_BY = re.compile(
    r"\b(?:by|from|for|at) (?:the )?"
    r"((?:[A-Z][\w’'-]+ ){1,4}(?:Institute|Foundation|University|Commission|Centre|College|Unit|Network))\b"
)
UNION_STAFF = ("official", "regional officer", "full-time officer", "national officer", "senior official")
OWNS = re.compile(r"\b(?:owner|proprietor|founder|managing director|boss)$")
OWNER = re.compile(r"((?:[A-Z][\w-]+ ){0,2}[A-Z][\w-]+)['’]s? ")
CAPITAL = re.compile(r"[A-Z][\w-]{3,}")
NAMED_BODY = re.compile(
    r"\b(?:at|with|of|for|runs|ran|heads|headed|chairs|chaired|leads|led|owns|founded|manages)"
    r" (?:the )?((?:[A-Z][\w'’&-]*(?: (?:of|and|for|the|&) (?=[A-Z])| |$))+)$"
)
TIER = re.compile(
    r"\b([Pp]arish|[Tt]own|[Cc]ommunity|[Cc]ounty|[Dd]istrict|[Bb]orough|[Cc]ity)"
    r" (?:[Cc]ouncil|[Cc]lerk|[Cc]ouncillor|[Mm]ayor|[Ss]olicitor|[Tt]reasurer)\b"
)
OPENING = re.compile(r"([A-Z][\w&-]{2,}) [a-z]")
OWNING = re.compile(r"(?:\b[Ff]or (?:the )?)?((?:[A-Z][\w&-]+ )*[A-Z][\w&-]+)(?:['’]s?)?$")
RUNS = re.compile(r"\b(?:boss|chief executive|managing director|chairman|chairwoman|founder|owner|president|spokes\w+) of ", re.I)
HELD = ("people/role", "people/duty")
"""How the rules of roles begin whose bearers speak for a body, also where they are no councillors."""
BOTH = re.compile(r"\b(?:both|two) (?:authorities|councils|boroughs|districts)\b")
HEADS = ("people/role/leader", "people/role/civic")
"""Rules of the roles that stand for a whole council."""
NO_MAYOR = re.compile(r"\b(?:County|District) Council$")
MAYORS = ("people/role/civic", "people/title/mayor")
"""Rules of the roles that no county council has."""
FIRMS_HAVE = ("people/role/chair",)
"""Rules of the roles that a provider's people have and a council's officers have not."""


class Bodies:
    """Finds the body that a person speaks for; holds the names of unions and other bodies from the rule lines."""

    def __init__(self, words: Words) -> None:
        lines = {line["rule"]: line for line in words["body"].values()}
        names = sorted({name for line in lines.values() for name in line["pattern"]}, key=len, reverse=True)
        self.pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names)) or '(?!)'})(?!\w)")
        self.owners = {kind: words.phrases("owner_word", kind) for kind in ("councils", "firms", "unions")}
        self.institutions = words["institution"]
        labels = ("function", "modifier", "council_word", "other_word", "institution", "role", "party", "metro", "outsider")
        self.plain = [words[label] for label in labels]
        self.subjects = words["noname"]
        self.unions = {name for line in lines.values() if line["id"] == "unions" for name in line["pattern"]}

    def spoken_for(self, layout: Layout, text: str, named: Named, person: Person, councillor: bool) -> str | None:
        """The official name of the council, or the name of the firm, union or body; None where the article does not say.

        named: the councils and providers of the article. councillor: whether the person is one.
        """
        said = [(mention, one) for mention in person.mentions for one in mention.around]
        for mention, one in said:
            if one.role and BOTH.search(one.role):
                return None
            if body := self.within(text, named, one):
                return body
            if one.role and ITS.search(text, max(0, one.start - 14), one.start):
                return self.its(layout, text, named, one, mention.candidate.start)
        leads = [text[max(0, one.start - 12) : one.end] for _, one in said if one.role]
        for lead in (*leads, *(f"{mention.title} " for mention in person.mentions if mention.title)):
            if body := self.tier(named, lead, person.starts[0]):
                return body
        if councillor:
            start = person.starts[0]
            if place := IN_PLACE.match(text, layout.sentence_at(start)[0], start):
                own = named.called(place[1])
                if named.kind(own):
                    return own
            if own := self.said_of(layout, text, named.councils, person.mentions[0].candidate.end):
                return own
            if any(one.rule in MAYORS for _, one in said):
                fits = [item for item in named.council_items if not NO_MAYOR.search(item["name"])]
                return Places(fits).leading(person.starts[0]) or named.council(person.starts[0])
            heads = any(one.role and one.rule in HEADS for _, one in said)
            return named.council(person.starts[0], layout.paragraph_at(person.starts[0])[0] if heads else None)
        return next((body for mention, one in said if (body := self.implied(layout, text, named, mention, one))), None)

    def said_of(self, layout: Layout, text: str, places: Places, end: int) -> str | None:
        """The council or firm that somebody speaks of first: "Leader Jane Roe said Medway had been asked to pay"."""
        match = SAID_THAT.match(text, end, max(end, layout.sentence_at(end)[1]))
        return places.within(match.end(), match.end() + 1) if match else None

    def within(self, text: str, named: Named, said: Around) -> str | None:
        """The body named inside the words that were read for a role: "Kestrel's regional director", "of the GMB union"."""
        if said.end <= said.start:
            return None
        body = named.providers.within(said.start, said.end) or named.councils.within(said.start, said.end)
        match = self.pattern.search(text, said.start, said.end)
        if match and (body is None or match.group().startswith(f"{body} ")):
            return match.group()
        if body is None and (owner := OWNER.search(text, max(0, said.start - 40), said.end)) and owner.end() >= said.start:
            body = named.called(owner[1])
        role = said.role or ""
        placed = (said.rule or "").startswith("people/role/") and said.rule not in AT_HOME and " for " not in role
        if body is None and placed and not TIER.search(role):  # her Swale counterpart
            body = next((name for match in CAPITAL.finditer(role) if (name := named.called(match.group()))), None)
        return body or self.at_body(text, said) or self.first_word(text, said)

    def first_word(self, text: str, said: Around) -> str | None:
        """A body that opens a role or owns a person: "Serco boss", "Serco's Jane Roe"; the article must name it elsewhere too."""
        if said.rule == "people/owner":
            match = OWNING.search(text, max(0, said.start - 4), said.end)
        elif said.rule in ("people/role/officer", "people/role/trade"):
            owner = OWNER.search(text, max(0, said.start - 40), said.end)
            if owner and owner.end() >= said.start and owner.end() <= said.end - len(said.role or "") and " " in owner[1]:
                return None if owner[1].rsplit(" ", 1)[-1].lower() in self.institutions else owner[1]
            match = OPENING.match(said.role or "")
        else:
            return None
        name = match[1] if match else ""
        if not name or any(name.lower() in table for table in self.plain) or self.is_subject(name):
            return None
        return name if said.rule == "people/owner" or re.search(rf"[a-z,] {re.escape(name)}\b", text) else None

    def at_body(self, text: str, said: Around) -> str | None:
        """A body that is no provider, named at the end of a role: "principal of Trent Academy", "boss of Larkmoor"."""
        match = NAMED_BODY.search(said.role or "") if said.councillor is not False or (said.rule or "").startswith(HELD) else None
        if match is None:
            return None
        name = match[1].strip()
        last = self.institutions.get(name.rsplit(" ", 1)[-1].lower())
        if last and last["id"] == "tail" and " " in name or RUNS.search(said.role or "") and not self.is_subject(name):
            return name
        return None

    def is_subject(self, name: str) -> bool:
        """Whether a capitalised name is what somebody is in charge of: "director of Finance"."""
        return any(word.lower() in self.subjects for word in name.split())

    def its(self, layout: Layout, text: str, named: Named, said: Around, at: int) -> str | None:
        """The body of "its chief executive": one named earlier in the sentence, also by its first word, else the nearest."""
        left = layout.sentence_at(at)[0]
        for match in reversed(list(CAPITAL.finditer(text, left, said.start))):
            if body := named.both.within(*match.span()) or named.called(match.group()):
                return body
        earlier = layout.sentence_at(max(left - 2, 0))
        if said.rule == "people/role/union" and (union := self.pattern.search(text, earlier[0], said.start)):
            return union.group()
        if earlier[0] >= layout.paragraph_at(at)[0] and (topic := named.both.first(earlier[0], left)):
            return topic  # Kestrel will run the bins for Hull. Its director
        if body := self.sector_before(text, named, layout.paragraph_at(max(layout.paragraph_at(at)[0] - 2, 0))[0], said.start):
            return body
        owned = named.providers if said.rule in FIRMS_HAVE or OWNS.search(said.role or "") else named.both
        return owned.nearest(at) or named.both.nearest(at)

    def opening(self, layout: Layout, text: str, named: Named, places: Places, start: int) -> str | None:
        """The body that opens the paragraph before: "Kestrel has hired drivers. ¶ “We need more,” said director Roe"."""
        before = layout.paragraph_at(max(start - 2, 0))
        word = CAPITAL.match(text, before[0])
        called = named.called(word.group()) if word else None
        return places.within(before[0], before[0] + 2) or (called if called in places.names else None)

    def tier(self, named: Named, phrase: str, at: int) -> str | None:
        """The council of the tier that a role names: "town clerk", "parish council chairman", "county councillor for Ryde"."""
        match = TIER.search(phrase)
        if match is None:
            return None
        word = match[1].lower()
        kinds = ("parish", word) if word in ("parish", "town", "community") else (word,)
        fits = [item for item in named.council_items if item["kind"] in kinds or f" {word} council" in item["name"].lower()]
        return Places(fits).leading(at) if fits else None

    def sector_before(self, text: str, named: Named, left: int, at: int) -> str | None:
        """A listed body named last before an offset, no council or provider after it: "The LGA was aghast. Its chair agreed"."""
        last = max(self.pattern.finditer(text, left, at), key=lambda match: match.start(), default=None)
        if last is None or last.group() in self.unions or named.both.before(last.end(), at):
            return None
        return last.group()

    def implied(self, layout: Layout, text: str, named: Named, mention: Mention, said: Around) -> str | None:
        """The body that a role implies: "the authority's head of finance", "branch secretary", "the firm's manager"."""
        start = mention.candidate.start
        if not said.role or said.rule in AT_HOME or said.councillor is False and not (said.rule or "").startswith(HELD):
            return None
        paragraph, sentence = layout.paragraph_at(start), layout.sentence_at(start)
        phrase = text[max(min(sentence[0], said.start), said.start - 12) : said.end]
        if self.owners["unions"].search(phrase) or said.rule == "people/role/union" or said.role.lower() in UNION_STAFF:
            named_before = self.pattern.finditer(text, max(0, paragraph[0] - 600), start)
            unions = [match.group() for match in named_before if match.group() in self.unions]
            return unions[-1] if unions else None
        if noun := NOUN.search(phrase):
            return named.of_kind(noun[1].lower(), start)
        if self.owners["firms"].search(phrase) and not self.owners["councils"].search(phrase):
            return self.opening(layout, text, named, named.providers, paragraph[0]) or named.providers.nearest(start, 600)
        if "mbudsman" in said.role and (office := OFFICE.search(text)):
            return office.group()
        if STUDY.search(said.role):
            studied = list(STUDIED_BY.finditer(text))
            return next((match[1] for match in reversed(studied) if match.start() < start), studied[0][1] if studied else None)
        if said.rule and said.rule.startswith("people/duty"):
            return named.of_kind("company", start) if ITS_BOARD.search(said.role) else None
        if said.rule in ("people/role/officer", "people/role/chair", "people/role/trade"):
            if self.owners["councils"].search(phrase):
                return named.council(start, paragraph[0])
            if of := SAID_OF.search(text, sentence[0], sentence[1]):
                return named.of_kind(of[1] or "company", start)
            if topic := named.both.first(paragraph[0], start):
                return topic
            if own := self.said_of(layout, text, named.both, mention.candidate.end):
                return own
            if TRADING.search(said.role):
                return self.opening(layout, text, named, named.both, paragraph[0]) or named.both.leading(start)
            return named.council(start) if said.rule != "people/role/chair" else None
        return None
