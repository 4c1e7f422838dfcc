"""Bare places that act as the authority: "Barnet will pay", "Bolton's ALMO", "councils such as Kent and Surrey"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Iterable

from ..patterns import Hit
from .councils_register import Body, Naming

JOINT = re.compile(r",?\s+(?:and|&|or|nor|but not|plus)\s+(?:(?:also|neighbouring|nearby|the|both)\s+)?|,\s+|\s*/\s*")
"""What may stand between two names of one list."""
AUXILIARY = re.compile(
    r"(?:(?:,?\s+|\s*[–—-]\s*)(?:which|who)\b)?(?P<chain>(?:\s+(?:has|have|had|is|are|was|were|will|would|may|might|could|can|cannot|must|should|does|did|do"
    r"|not|also|now|already|since|then|never|still|itself|alone|meanwhile|instead|too|later|first|just|both|each|all|so|far|very|once|again"
    r"|recently|separately|in\s+\d{4}|(?:last|this)\s+\w+|therefore|however|to|been|being|be|[a-z]+ly|(?:ha|is|was|are|would|could|do|does|did|wo)[sd]?n[’']t))*)(?P<space>\s+(?:[\"“'‘](?:very\s+)?)?)"
)
SHORT_IS = re.compile(r"[’']s\s+(?:now\s+|also\s+|already\s+)?(?=[a-z]+ing\b)")
"""Relative pronoun, auxiliaries and adverbs between a subject and its verb."""
PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|isn[’']t|wasn[’']t|aren[’']t|weren[’']t)(?:\s+(?:not|also|now|already|still|[a-z]+ly))*$")
RELATIVE = re.compile(r"(?:,?\s+|\s*[–—-]\s*)(?:which|who)\b")
ECHO = re.compile(r"\s+(?:did|has|have|had|does|do|will|would|can|could)(?:n[’']t|\s+not|\s+so|\s+too|\s+already)*(?=[.,;:)?!–—]|\s+[–—-]|\s*$)")
"""An auxiliary that repeats a verb: "as Doncaster did", "that Yarmouth hadn't"."""
FREE = re.compile(
    r"(?=\s+[£#\d]|[.,;:!?)”’\"'–—]|\s+[–—-]|\s*$|\s+(?:a|an|the|and|or|but|to|for|in|on|at|by|as|from|of|over|since|until|till|after|before|that|which"
    r"|who|when|while|where|if|with|is|are|was|were|has|have|had|will|would|could|may|did|does|do|into|under|during|because|also|both|last|next"
    r"|this|earlier|later|again|about|without|against|using|saying|covering|worth|instead|rather|had|not|so|then|than|together|alone|ends|ended"
    r"|expires|runs|began|begins|should|must|might|can|its|their|out|up|off|over|said|says|added|told|confirmed|insisted)\b)"
)
"""What follows a name that stands alone: "a deal with Bolton to …", not "a deal with Bolton firm Acme"."""
WITHIN = re.compile(r"\b(?:in|at|near|around|across|outside|of|through|between|towards|into|throughout|beyond)\s+(?:the\s+)?$", re.I)
POSSESSIVE = re.compile(r"(?:[’']s|(?<=s)[’'])\s+(?:(?:new|own|former|current|last|first|next|then|planned|proposed|existing|£?[\d.,]+\w*)\s+)?")
FUNCTION = re.compile(
    r"A|An|One|Some|In|At|For|From|To|Of|With|By|Near|Across|Outside|Around|Under|Over|On|The|Like|Unlike|Despite|Here|There|Labour|Tory|Conservative", re.I
)
"""Words with a capital only because they open a sentence, and parties: "Tory Barnet"."""
DIRECTION = re.compile(r"North|South|East|West|Greater|Central|Inner|Outer|New|Mid|Upper|Lower|County|Royal|City|Old|Great|Little", re.I)
BEFORE = re.compile(r"([^\W\d_][\w’'&-]*)(\s+)$")
WHOSE = re.compile(r",\s+whose\s+(?:own\s+)?")
OPENED = re.compile(r"\s*[:(–—]\s*$|\s+-\s+$|,\s+$")
GAP = re.compile(r"\s+(?:(?:just|only|about|around|nearly|almost|another|some|a further)\s+)?(?:£?\d|nothing\b|none\b|the (?:other|rest)\b|half\b|a (?:third|quarter)\b)")
"""What follows a subject whose verb is left out: "Allerdale 28", "South Gloucestershire nothing"."""


@dataclass
class Cues:
    """The cue words of one text, by where they start or end (character offsets)."""

    starts: dict[str, dict[int, Hit]] = field(default_factory=dict)
    ends: dict[str, dict[int, Hit]] = field(default_factory=dict)

    @classmethod
    def of(cls, hits: Iterable[Hit]) -> Cues:
        cues = cls()
        for hit in hits:
            cues.starts.setdefault(hit.label, {})[hit.start] = hit
            cues.ends.setdefault(hit.label, {})[hit.end] = hit
        return cues

    def starting(self, label: str, at: int) -> Hit | None:
        return self.starts.get(label, {}).get(at)

    def within(self, label: str, start: int, end: int) -> bool:
        return any(start <= at < end for at in self.starts.get(label, ()))

    def ending(self, label: str, at: int) -> Hit | None:
        return self.ends.get(label, {}).get(at)


def groups_of(text: str, names: list[Naming]) -> list[list[Naming]]:
    """Names in text order, those joined by commas and "and" in one list: [[Canterbury, Thanet, Folkestone and Hythe], …]."""
    groups: list[list[Naming]] = []
    for name in names:
        if groups and JOINT.fullmatch(text, groups[-1][-1].end, name.start):
            groups[-1].append(name)
        else:
            groups.append([name])
    return groups


def stands_alone(text: str, start: int, end: int, cues: Cues) -> bool:
    """Whether a place is not part of a longer name: "Mid Kent Water", "John Sutton" and "Leeds-based" are."""
    after = text[end : end + 2]
    if after[:1] in ("-", "‑") or re.match(r"\s[A-Z]", after) or re.match(r"/\w", after):
        return False
    before = BEFORE.search(text, max(0, start - 30), start)
    if before is None:
        return text[start - 1 : start] not in ("-", "‑", "@", "#")
    return before[1][0].islower() or cues.ending("opening", before.end(1)) is not None or bool(FUNCTION.fullmatch(before[1]))


def is_surname(text: str, start: int, cues: Cues) -> bool:
    """Whether a name right before makes a place a person's or another name's last word: "John Sutton", not "South Leeds"."""
    before = BEFORE.search(text, max(0, start - 30), start)
    if before is None or before[1][0].islower() or cues.ending("opening", before.end(1)):
        return False
    return not FUNCTION.fullmatch(before[1]) and not DIRECTION.fullmatch(before[1])


def begins_clause(text: str, start: int, sentence: int, cues: Cues) -> bool:
    """Whether a subject may start here: at its sentence's start, after a mark, or after "and", "while", "neighbouring" …"""
    head = text[sentence:start].rstrip()
    if not head.strip("\"'“‘(•*- ") or head[-1] in ",;:–—-\"“‘'(":
        return True
    return cues.ending("opening", sentence + len(head)) is not None


def verb_after(text: str, end: int, cues: Cues) -> Hit | None:
    """The verb of an authority of which the words before ``end`` are the subject, auxiliaries and "which" stepped over."""
    if short := SHORT_IS.match(text, end):
        return cues.starting("act", short.end())
    chain = AUXILIARY.match(text, end)
    if chain is None:
        return None
    if PASSIVE.search(chain["chain"]):
        verb = cues.starting("act", chain.end("space"))
        going = verb and (text[verb.start : verb.end].split()[0].endswith("ing") or verb.id == "talk")
        return verb if going else cues.starting("undergo", chain.end("space"))
    # the last word of the chain may be the verb itself: "if Durham does nothing"
    last = re.compile(r"\S+\s+$").search(text, end, chain.end("space"))
    return cues.starting("act", chain.end("space")) or (cues.starting("act", last.start()) if last else None)


def cue_of(text: str, group: list[Naming], sentence: int, cues: Cues) -> Hit | None:
    """The cue that makes a list of names councils: what stands after its last name, or before its first."""
    start, end = group[0].start, group[-1].end
    if owner := POSSESSIVE.match(text, end):
        return cues.starting("owned", owner.end()) or cues.starting("noun", owner.end())
    space = re.compile(r"\s+").match(text, end)
    if space and (noun := cues.starting("noun", space.end())):
        return noun
    after = re.compile(r"(?:,|\s*[–—])?\s+").match(text, end)
    if after and (said := cues.starting("where", after.end()) or cues.starting("after", after.end())):
        return said
    opened = OPENED.search(text, max(0, start - 12), start)
    if opened and (kind := cues.ending("class", opened.start())):
        return kind
    lead = re.compile(r"\s(?:(?:the|neighbouring|nearby|both|fellow|either)\s+)*$").search(text, max(0, start - 24), start)
    if lead and FREE.match(text, end) and (hit := cues.ending("lead", lead.start()) or cues.ending("serve", lead.start())):
        return hit
    if whose := WHOSE.match(text, end):
        return cues.starting("owned", whose.end()) or cues.starting("noun", whose.end())
    if RELATIVE.match(text, end):
        return None if WITHIN.search(text, max(0, start - 16), start) else verb_after(text, end, cues)
    if not begins_clause(text, start, sentence, cues):
        return None
    if echo := ECHO.match(text, end):
        return Hit(echo.start(), echo.end(), "echo", "verb repeated", "councils/echo")
    return verb_after(text, end, cues)


def is_shaky(hit: Hit) -> bool:
    """Whether a cue could as well go with a person or a government of that name ("Sutton said", "Cardiff has agreed")."""
    return hit.label not in ("noun", "class", "after") and hit.id != "councils in"


def last_of_pair(text: str, group: list[Naming]) -> list[Naming]:
    """The second name of a pair that only a comma joins: "In Coventry, Leeds has decided" speaks of Leeds."""
    return group[1:] if len(group) == 2 and text[group[0].end : group[1].start].strip() == "," else []


def joined_to_full(text: str, group: list[Naming]) -> bool:
    """Whether a list ends in a name in full that lends "Council" to the bare ones: "Babergh and Mid Suffolk District Council"."""
    *bare, last = group
    joint = text[bare[-1].end : last.start].strip() if bare else ""
    if not last.full or joint not in ("and", "&", ", and") or WITHIN.search(text, max(0, group[0].start - 16), group[0].start):
        return False
    return all(body["kind"] == last.bodies[0]["kind"] for name in bare for body in name.bodies)


def tier_word(text: str, hit: Hit) -> str | None:
    """The tier in a cue such as "district councils"; None where it has none."""
    found = re.search(r"\b(county|district|borough|city)\s+council", text[hit.start : hit.end].lower())
    return found[1] if found else None


def of_tier(bodies: tuple[Body, ...], tier: str | None) -> tuple[Body, ...]:
    """The bodies whose official name has the tier word; all of them where none has."""
    if tier is None:
        return bodies
    return tuple(body for body in bodies if tier.title() in body["id"]) or bodies
