"""Bare places that act as the authority: "Barnet will pay", "Bolton's ALMO", "councils such as Kent and Surrey"."""

from __future__ import annotations

import re

from ..matching import Hit
from .councils_cues import ADORNED, FREE, GAP, WITHIN, begins_clause, cue_of, is_shaky
from .councils_dealings import CARRIED, site
from .councils_known import body_there, known_cue, moved, subject
from .councils_register import Body, Evidence, Naming, alive_of
from .councils_tables import compared
from .councils_words import Cues
from .sentences import Layout

JOINT = re.compile(r",?\s+(?:and|&|or|nor|but not|plus)\s+(?:(?:also|neighbouring|nearby|the|both)\s+)?|,\s+|\s*/\s*")
"""What may stand between two names of one list."""
SOME = re.compile(r"\b(?:an?|one|another|neighbouring|second|third|other)\s+$", re.I)
NEIGHBOUR = re.compile(r"\b(?:neighbouring|nearby|next-door)\s+$", re.I)
OFFICE = re.compile(
    r"\s+(?:spokes|leader|officer|official|boss|chief|worker|staff|report|meeting|employee|source|insider|cabinet|committee)"
)
CIVIC = re.compile(
    r"(?:North|South|East|West|Mid)\s\S+(?:\s\S+)*|.+\s(?:and|upon)\s.+|.+\s(?:Forest|Valley|Rivers|Coast|Downs|Heath"
    r"|Hamlets)|[TV](?:est|ale)\s.+"
)
"""Names that were made for a council and are rarely said of a mere place: "South Kesteven", "Tower Hamlets"."""
STATED = re.compile(r"(?:,? (?:which|who))?\s+(?:is|are|was|were|has|have|had|will|would|could|must|should|may)\s")
SERVED_LIST = re.compile(r"\b(?:for|with|by)\s+(?:both\s+)?$")
"""What stands before a list of customers."""
PLACING = re.compile(
    r"\b(?:in|at|near|around|across|outside|of|through|between|towards|into|throughout|beyond|from|to|within|for|over|and"
    r"|,)\s+(?:the\s+)?$|,\s$",
    re.I,
)
BEFORE = re.compile(r"([^\W\d_][\w’'&-]*)(\s+)$")
"""The last word before a place: see ``word_before``."""
FUNCTION = re.compile(
    r"A|An|Its|Their|His|Her|Our|One|Some|Neither|Only|Even|Both|Could|Had|Would|Will|Should|Can|Did|Does|Has|[A-Z][a-z]+ing"
    r"|In|At|For|From|To|Of|With|By|Near|Across|Outside|Around|Under|Over|On|The|Like|Unlike|Next-door|Neighbouring|Nearby"
    r"|Despite|Here|There"
    r"|Labour|Tory|Conservative",
    re.I,
)
"""Words with a capital only because they open a sentence, and parties: "Tory Barnet"."""
OF_OLD = re.compile(
    r" (?:[a-z-]+ ){0,2}?(?:police|colliery|pit|offices|[a-z]+(?:er|or|ist|man|men|woman|women)s?|chief|boss|head|captain)\b"
)
"""What was somebody's or something's of the place alone: "a former **Port Talbot** crane driver"."""
DIRECTION = re.compile(
    r"North|South|East|West|Greater|Central|Inner|Outer|New|Mid|Upper|Lower|County|Royal|City|Old|Great|Little", re.I
)


def acting(
    layout: Layout, text: str, full: list[Naming], bare: list[Naming], evidence: Evidence, cues: Cues, shy: set[str]
) -> list[Naming]:
    """The bare names that stand for the authority by what is said of them.

    full, bare: all names of the text, in order. shy: names that a verb alone does not make a council ("Westminster has cut").
    Each name returned carries the rule of its cue.
    """
    people = {text[name.start : name.end] for name in bare if is_surname(text, name.start, cues)}
    found: list[Naming] = []
    seen = -1  # where the last name in full ended
    groups = groups_of(text, sorted(full + bare, key=lambda name: name.start))
    for group in groups:
        spoken = max(seen, found[-1].end if found else -1)
        seen = max([seen, *(name.end for name in group if name.full)])
        if all(name.full for name in group):
            continue
        cue = cue_for(layout, text, group, cues, spoken) or carried(text, spoken, group, cues)
        cue = cue or loose(text, group, evidence, cues) or fellow(text, group, evidence, cues)
        if cue is None and (group := last_of_pair(text, group)):
            cue = cue_for(layout, text, group, cues, spoken)
        if cue is None or len(group) == 1 and (is_plural(text, cue) or lies_in_county(text, group[0], cue.end)):
            continue
        for name in group:
            wording = text[name.start : name.end]
            known = any(body in evidence.named for body in name.bodies)
            sure = known or NEIGHBOUR.search(text, max(0, name.start - 14), name.start)
            doubtful = is_shaky(cue) and (wording in shy or wording in people) and not sure
            if known and (cue.label == "site" or cue.id in ("site", "served")):
                continue
            bodies = of_tier(name.bodies, tier_word(text, cue))
            bodies = bodies if cue.label == "abolished" else alive_of(bodies, evidence.date)
            if name.bodies[0]["kind"] == "parish" and text[cue.end - 3 : cue.end] == " at":
                continue  # "the 118 staff at Newton Abbot" work in the town
            if bodies and not name.full and not doubtful:
                found.append(name._replace(bodies=bodies, rule=cue.rule))
    return sorted(found + further(layout, text, groups, found, full, evidence, cues, shy | people), key=lambda name: name.start)


def further(
    layout: Layout,
    text: str,
    groups: list[list[Naming]],
    found: list[Naming],
    full: list[Naming],
    evidence: Evidence,
    cues: Cues,
    barred: set[str],
) -> list[Naming]:
    """Further bare names: those of councils the article is about, and what is said of a place in an article about councils.

    found: the bare names that act. barred: names that are people's or governments' too.
    """
    ids = {body["id"] for name in found + full for body in name.bodies}
    in_full = {body["id"] for name in full for body in name.bodies}
    if not ids:
        return []
    taken = {name.start for name in found}
    more = []
    for group in groups:
        names = [name for name in group if not name.full]
        doubtful = any(text[name.start : name.end] in barred and name.bodies[0]["id"] not in in_full for name in names)
        if not names or doubtful or any(name.start in taken for name in names):
            continue
        group = group[group.index(names[0]) :]  # "Coleraine Borough Council, Causeway's predecessor"
        if len(names) < len(group):
            continue
        start, end = group[0].start, group[-1].end
        if not stands_alone(text, start, end, cues):
            continue
        sentence = layout.sentence_at(start)[0]
        told = any(body["id"] in ids for name in names for body in name.bodies)
        cue = known_cue(text, group, sentence, cues) if told else subject(text, group, sentence, cues) or moved(text, group)
        if cue is None:
            continue
        alive_now = [alive_of(name.bodies, evidence.date) for name in names]
        more += [name._replace(bodies=bodies, rule=cue.rule) for name, bodies in zip(names, alive_now, strict=True) if bodies]
    taken.update(name.start for name in more)
    for name in (name for group in compared(layout, text, groups) for name in group):
        bodies = alive_of(name.bodies, evidence.date)
        if bodies and not name.full and name.start not in taken and stands_alone(text, name.start, name.end, cues):
            more.append(name._replace(bodies=bodies, rule="councils/compared"))
    return more


def cue_for(layout: Layout, text: str, group: list[Naming], cues: Cues, spoken: int) -> Hit | None:
    """The cue of a list of names: a rule line's, or a named rule's for lists and for verbs left out.

    spoken: where the last council before the list ended, -1 for none.
    """
    start, end = group[0].start, group[-1].end
    if not stands_alone(text, start, end, cues):
        return None
    sentence = layout.sentence_at(start)[0]
    if cue := cue_of(text, group, sentence, cues) or body_there(text, start, end, sentence, cues):
        return cue
    if joined_to_full(text, group):
        return Hit(start, end, "noun", "joined", "councils/joined")
    if is_civic(text, group):
        return Hit(start, end, "dealing", "site", "councils/civic")
    former = cues.ending("abolished", start - 1)
    if former and not OF_OLD.match(text, end) and all(body.get("end") for name in group for body in name.bodies):
        return former
    # "Carlisle City Council added 33 people, Allerdale 28 and Copeland 19": the verb is said once
    if spoken > sentence and GAP.match(text, end) and begins_clause(text, start, sentence, cues):
        return Hit(start, end, "gap", "verb left out", "councils/gapped")
    return None


def loose(text: str, group: list[Naming], evidence: Evidence, cues: Cues) -> Hit | None:
    """The cue of a list of places where something is run, as long as the article names none of their councils in full.

    Nor one that has taken the place of theirs: "pools in Coleraine" are those of Causeway Coast and Glens.
    """
    start, end = group[0].start, group[-1].end
    named = {body["id"] for body in evidence.named}
    if all(
        any(body["id"] in named or not named.isdisjoint(body.get("successors", ())) for body in name.bodies) for name in group
    ):
        return None
    found = site(text, start, end)
    return found if found and FREE.match(text, end) and stands_alone(text, start, end, cues) else None


def fellow(text: str, group: list[Naming], evidence: Evidence, cues: Cues) -> Hit | None:
    """The cue of a list of customers of which one is named in full elsewhere: "for Calderdale, Kirklees and Bradford"."""
    start, end = group[0].start, group[-1].end
    if len(group) < 2 or not SERVED_LIST.search(text, max(0, start - 12), start) or not FREE.match(text, end):
        return None
    known = any(body in evidence.named for name in group for body in name.bodies)
    return Hit(start, end, "dealing", "fellow", "councils/fellow") if known and stands_alone(text, start, end, cues) else None


def is_civic(text: str, group: list[Naming]) -> bool:
    """Whether a list holds a name that only a council bears, and nothing says that it is where something lies."""
    names = [name for name in group if name.bodies[0]["kind"] not in ("county", "scottish")]
    if re.search(r"\b[Aa]t\s$", text[max(0, group[0].start - 4) : group[0].start]) and FREE.match(text, group[-1].end):
        return any(" " in text[name.start : name.end] and CIVIC.fullmatch(text, name.start, name.end) for name in names)
    if not any(" " in text[name.start : name.end] and CIVIC.fullmatch(text, name.start, name.end) for name in names):
        return False
    return bool(STATED.match(text, group[-1].end)) and not PLACING.search(text, max(0, group[0].start - 16), group[0].start)


def carried(text: str, spoken: int, group: list[Naming], cues: Cues) -> Hit | None:
    """The cue of the customer before, where a list goes on with another: "its contracts in Thurrock and with Suffolk".

    spoken: where the last council before the list ended, -1 for none.
    """
    if spoken < 0 or not CARRIED.fullmatch(text, spoken, group[0].start):
        return None
    alone = FREE.match(text, group[-1].end) and stands_alone(text, group[0].start, group[-1].end, cues)
    return Hit(group[0].start, group[-1].end, "dealing", "carried", "councils/carried") if alone else None


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
    if re.match(r"\s[A-Z]", after) and not cues.starting("noun title", end + 1):
        return False
    if after[:1] in ("-", "‑") or re.match(r"/\w", after):
        return False
    before = word_before(text, start)
    if before is None:
        return text[start - 1 : start] not in ("-", "‑", "@", "#")
    if before[1][0].islower() or FUNCTION.fullmatch(before[1]) or ADORNED.fullmatch(before[1]):
        return True
    return cues.ending("opening", before.end(1)) is not None


def word_before(text: str, start: int) -> re.Match[str] | None:
    """The word before an offset and the space between; None where none stands right before it, or where it is endless."""
    if not text[start - 1 : start].isspace() or text[start - 1] == "\n":
        return None
    first = max(0, start - 30)
    space = text[first:start].rstrip().rfind(" ")  # no word reaches over it
    return BEFORE.search(text, first + space + 1, start)


def is_surname(text: str, start: int, cues: Cues) -> bool:
    """Whether a name right before makes a place a person's or another name's last word: "John Sutton", not "South Leeds"."""
    before = word_before(text, start)
    if before is None or before[1][0].islower() or cues.ending("opening", before.end(1)):
        return False
    return not any(form.fullmatch(before[1]) for form in (FUNCTION, DIRECTION, ADORNED))


def last_of_pair(text: str, group: list[Naming]) -> list[Naming]:
    """The second name of a pair that only a comma joins: "In Coventry, Leeds has decided" speaks of Leeds."""
    return group[1:] if len(group) == 2 and text[group[0].end : group[1].start].strip() == "," else []


def joined_to_full(text: str, group: list[Naming]) -> bool:
    """Whether a list ends in a full name that lends "Council" to the bare ones: "Babergh and Mid Suffolk District Council"."""
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
    """The bodies that a tier word may go with: "a Devon district council" is not the county's.

    >>> of_tier(({"id": "Devon County Council", "kind": "county"},), "district")
    ()
    """
    if tier is None:
        return bodies
    named = tuple(body for body in bodies if tier.title() in body["id"])
    return named or tuple(body for body in bodies if (body["kind"] == "county") == (tier == "county"))


def lies_in_county(text: str, name: Naming, end: int) -> bool:
    """Whether a county is only where some council lies: "a Derbyshire council is to …", not "a Derbyshire council leader".

    end: where the name with its "council" ends.
    """
    if name.bodies[0]["kind"] != "county" or not re.search(r"(?<!county)\s[Cc]ouncil$", text[name.start : end]):
        return False
    return bool(SOME.search(text, max(0, name.start - 16), name.start)) and not OFFICE.match(text, end)


def is_plural(text: str, hit: Hit) -> bool:
    """Whether a cue speaks of several councils, so that one county before it is only where they lie: "Kent councils"."""
    return hit.id == "councils" and hit.label == "noun" and text[hit.end - 4 : hit.end] in ("cils", "ughs", "ties", "ries")
