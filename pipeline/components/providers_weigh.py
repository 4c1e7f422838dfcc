"""What speaks for a candidate name: the wordings that touch it, the list it stands in, and what shows a person or a place."""

from __future__ import annotations

from typing import Any

from ..matching import Hit
from .providers_cues import REACH, Cues
from .providers_gaps import (
    AFTER_GAP,
    AHEAD,
    BEFORE_GAP,
    BODY_BESIDE,
    COMMA,
    FORMERLY,
    LEARNT,
    LISTED,
    MAIN_NEWS,
    MODAL,
    NEW_CLAUSE,
    NOUN_AFTER_GAP,
    NOUN_BEFORE_GAP,
    OWNED_BODY,
    PERSON_AFTER,
    PERSON_AS,
    PERSON_SAID,
    PREPOSITION,
    RELATIVE,
    RIVALS,
    SAYS_IT,
    SCHEME_AFTER,
    SEATS,
    SHARE_IN,
    SHARED_OUT,
    THE_BODY,
    TIGHT_GAP,
    TOLD_GAP,
    VERBS,
    WHICH_DOES,
)
from .providers_names import PERSON, PLACE, Candidate, Words
from .providers_towns import ahead_of, among_people, is_place, is_political, plain_word
from .providers_work_for import works_for

WHICH = (", which ", " which ", ", that ", " that ")
TOLD_REACH = 120
"""Characters of the clause between a noun and the name it is for."""

NAMING_REACH = 40
"""Characters between the noun and the naming at most: "a body which has been given the working title of"."""


def weigh(names: list[Candidate], cues: Cues, words: Words) -> None:
    """Give every candidate the cues that touch it, and those of the list it stands in ("rivals Kier, Amey and Corbel")."""
    for name in names:
        unknown = not name.known and not words.form_of(name.text)
        if unknown:
            person(name, cues, words)
        elif not name.known and cues.text[name.start - 3 : name.start].endswith((" a ", "an ")) and words.is_description(name):
            name.weight -= 9
        if name.weight > PERSON:
            before(name, cues)
            after(name, cues)
            if not name.known:
                doing(name, cues)
            working(name, cues)
        if unknown:
            ahead = ahead_of(name, cues.text)
            if is_place(name, ahead, cues.text):
                name.weight, name.share = PLACE, SHARE_IN.search(ahead) is not None
            elif ahead.endswith("the ") and not any(
                cue["rule"] in ("providers/after/contract", "providers/after/staff") for cue in name.cues
            ):
                name.weight -= 1
        elif not name.known and (
            SCHEME_AFTER.match(cues.text, name.end)
            or " " not in name.text
            and is_place(name, ahead_of(name, cues.text), cues.text)
        ):
            name.weight = PLACE  # "a Reading firm": the town, though "Reading" may end a body's name
        aside = LEARNT.match(cues.text, name.end) or SEATS.match(cues.text, name.end)
        if not name.known and (aside or is_political(name, cues.text)):
            name.weight = PLACE
    share(names, cues, words)


def share(names: list[Candidate], cues: Cues, words: Words) -> None:
    """Give the names of a list the cues of its first and last: "rivals Kier, Amey and Corbel"."""
    for this, following in zip(names, names[1:], strict=False):
        if among_people(this, following, cues.text, words):
            this.weight = following.weight
        elif this.weight == PLACE and plain_word(following, words) and LISTED.fullmatch(cues.text, this.end, following.start):
            following.weight = PLACE  # "in Marbury and Selby"
    real = [name for name in names if name.weight > PLACE]
    listed = [
        (this, following)
        for this, following in zip(real, real[1:], strict=False)
        if following.start - this.end < 45
        and LISTED.fullmatch(cues.text, this.end, following.start)
        and not (plain_word(following, words) and SHARED_OUT.match(cues.text, following.end))
    ]
    for this, following in listed:
        if words.against(following.text) >= 0 or following.known:  # not "run by Corbel, and the Downham Centre by another"
            following.cues += [shared(cue) for cue in this.cues if cue["side"] == "before"]
    for this, following in listed:
        if " or " in cues.text[this.end : following.start]:
            for cue in (*this.cues, *following.cues):
                if cue["side"] == "before" and cue["status"] in ("appointed", "incumbent", "preferred"):
                    cue["status"] = "bidder"  # "will go to either Amey or Kier"
    for this, following in reversed(listed):
        this.cues += [shared(cue) for cue in following.cues if cue["side"] == "after"]
    for this, following in listed:
        for name, other in ((this, following), (following, this)):
            if (
                name.cues
                or name.known
                or name.weight < 0
                or words.form_of(name.text)
                or not (other.known or words.form_of(other.text))
            ):
                continue
            if RIVALS.search(cues.text, *cues.sentences[max(0, cues.sentence(name.start))]):
                add(name, {"rule": "providers/listed-with", "weight": 2, "status": "bidder"}, "before")


def shared(cue: dict[str, Any]) -> dict[str, Any]:
    """A cue as the neighbour in a list has it: never strong enough alone, and of its kind only where a plural says so.

    "The charities Elm Aid and Corbel" are two; of "Corbel and Elm Aid, a charity," one is.
    """
    plural = (cue["noun"] or "s").endswith("s")
    return {**cue, "weight": min(cue["weight"], 2), "kind": cue["kind"] if plural else None}


def add(name: Candidate, line: dict[str, Any], side: str, noun: str | None = None) -> None:
    """Note that a rule line speaks for (or, with a negative weight, against) a candidate; ``noun``: the word it calls it."""
    name.cues.append(
        {
            "side": side,
            "rule": line["rule"],
            "weight": line["weight"],
            "status": line.get("status"),
            "kind": line.get("kind"),
            "noun": noun,
        }
    )


def before(name: Candidate, cues: Cues) -> None:
    """Cues that end where the name begins: "run by Corbel", "the contractor, Corbel", "hand the pools to Corbel"."""
    text = cues.text
    touched = False
    for hit in cues.ending_before("before", name.start):
        line = cues.line_of[hit.rule]
        gap = TIGHT_GAP if line["weight"] < 2 else BEFORE_GAP
        if gap.fullmatch(text, hit.end, name.start):
            add(name, line, "before")
            name.cues[-1]["status"] = told_by_modal(line, text, hit.start)
            if line.get("status") == "incumbent" and any(
                cues.line_of[other.rule].get("status") == "ended" and hit.start - other.end < 30
                for other in cues.ending_before("before", hit.start)
            ):
                name.cues[-1]["status"] = "ended"  # "took over from a joint venture with Corbel"
            if line["id"] == "named":
                noun_before(name, hit.start, cues)
            touched = True
            break
    for hit in cues.ending_before("noun", name.start):
        if NOUN_BEFORE_GAP.fullmatch(text, hit.end, name.start):
            add(name, cues.line_of[hit.rule], "before", cues.last_word(hit))
            break
    else:
        told_first(name, cues)
    start = max(0, name.start - 40)
    wanted = not touched and ("by " in (ahead := text[start : name.start]) or "to " in ahead or "from " in ahead)
    preposition = PREPOSITION.search(text, start, name.start) if wanted else None
    if preposition:
        verbs = [hit for hit in cues.in_sentence(VERBS[preposition[1]], name.start) if hit.end < name.start]
        if verbs and NEW_CLAUSE.search(text, verbs[-1].end, name.start):
            verbs = []  # "put the rounds in private hands, and the man in charge has come to town"
        if verbs and name.start - verbs[-1].end <= (REACH if preposition[1] == "from" else 2 * REACH):
            line = cues.line_of[verbs[-1].rule]
            add(name, line, "before")
            name.cues[-1]["status"] = told_by_modal(line, text, verbs[-1].start)


def told_by_modal(line: dict[str, Any], text: str, char: int) -> str | None:
    """A line's status as the words before a character turn it: "will be run by" is an appointment, "could be" a proposal."""
    ahead = (
        AHEAD.search(text, max(0, char - 30), char) if line.get("status") == "incumbent" or line["id"] == "employed by" else None
    )
    if ahead is None:
        return line.get("status")
    return "appointed" if ahead[1] in ("will", "is to", "are to", "to") else "proposed"


def noun_before(name: Candidate, char: int, cues: Cues) -> None:
    """The noun that a naming cue speaks of: "a staff-led mutual called Corbel"."""
    for hit in cues.ending_before("noun", char):
        between = cues.text[hit.end : char]
        if len(between) <= NAMING_REACH and "," not in between and between == between.lower():
            add(name, cues.line_of[hit.rule], "before", cues.last_word(hit))
            return


def after(name: Candidate, cues: Cues) -> None:
    """Cues that begin where the name ends: "Corbel, which runs", "Corbel was chosen", "Corbel, a social enterprise"."""
    text = cues.text
    objects = any(cue["weight"] > 1 for cue in name.cues)  # "centres run by Corbel will close": it is not Corbel that closes
    hits = [hit for hit in cues.starting_after("after", name.end) if AFTER_GAP.fullmatch(text, name.end, hit.start)]
    if hits:
        hit = max(hits, key=lambda hit: cues.line_of[hit.rule]["weight"])
        add(name, cues.line_of[hit.rule], "after")
        if name.cues[-1]["status"] == "incumbent" and (modal := MODAL.search(text, name.end, hit.start)):
            name.cues[-1]["status"] = "appointed" if modal[0] in ("will", "is to", "are to") else "proposed"
        gap = text[name.end : hit.start]
        if name.cues[-1]["status"] == "incumbent" and FORMERLY.search(gap):
            name.cues[-1]["status"] = "ended"
        if starts_clause(cues, hit) and (main := after_clause(cues, hit.end)):
            name.cues[-1]["status"] = None
            add(name, cues.line_of[main.rule], "after")
        if objects and name.cues[-1]["status"] in ("ended", "bidder") and text[name.end] == " ":
            name.cues[-1]["status"] = None
    for hit in cues.starting_after("noun", name.end):
        if NOUN_AFTER_GAP.fullmatch(text, name.end, hit.start) and " not " not in text[name.end : hit.start]:
            add(name, cues.line_of[hit.rule], "after", cues.last_word(hit))
            relative = RELATIVE.match(text, hit.end)
            for doing in cues.starting_after("after", hit.end):
                line = cues.line_of[doing.rule]
                if relative and line.get("status") and doing.start in (hit.end + 1, relative.end()):
                    add(name, line, "after")  # "Corbel, the company which runs the pools"
                    if FORMERLY.search(relative[0]):
                        name.cues[-1]["status"] = "ended"
                    break
            if hit.id != "organisation":
                break  # "a group of volunteers": the next noun says what kind of group


def told_first(name: Candidate, cues: Cues) -> None:
    """The noun that a clause parts from the name: "**A charity** that has run our hostels for 20 years, Open Roof, …"."""
    text, start = cues.text, name.start
    if not (text.endswith(", ", 0, start) and text.startswith(",", name.end)):
        return
    for hit in cues.in_sentence("noun", start):
        if start - TOLD_REACH < hit.end < start and TOLD_GAP.fullmatch(text, hit.end, start):
            add(name, cues.line_of[hit.rule], "before", cues.last_word(hit))
            return


def starts_clause(cues: Cues, hit: Hit) -> bool:
    """Whether a hit opens a relative clause: "Corbel, which already runs our pools, …"."""
    return cues.text.startswith(("which ", "who ", "whose "), hit.start)


def after_clause(cues: Cues, char: int) -> Hit | None:
    """What the main clause says after a relative one: "Corbel, which runs pools for Brent, has been lined up to reopen ours"."""
    for comma in COMMA.finditer(cues.text, char, char + 2 * REACH):
        if comma[0] != ",":
            return None
        for hit in cues.starting_after("after", comma.end()):
            line = cues.line_of[hit.rule]
            if line.get("status") in MAIN_NEWS and line["weight"] > 1 and AFTER_GAP.fullmatch(cues.text, comma.end(), hit.start):
                return hit
    return None


def doing(name: Candidate, cues: Cues) -> None:
    """Note that a name does a provider's work ("Corbel Vane, which already tends"), or that councils own the body."""
    if cues.text.startswith(WHICH, name.end):
        for hit in cues.starting_after("event", name.end):
            if hit.id in ("run", "took over") and WHICH_DOES.fullmatch(cues.text, name.end, hit.start):
                add(name, {"rule": hit.rule, "weight": 1}, "event")
                break
    if cues.text.find("owned ", max(0, name.start - 60), name.start) >= 0 and OWNED_BODY.search(
        cues.text, max(0, name.start - 60), name.start
    ):
        add(name, {"rule": "providers/owned", "weight": 5, "kind": "council_company"}, "event")


def working(name: Candidate, cues: Cues) -> None:
    """Note that a name that little else speaks for does something for a council."""
    stop = cues.sentences[max(0, cues.sentence(name.start))][1]
    if all(cue["weight"] < 3 for cue in name.cues) and works_for(cues.text, name.text, name.end, stop, cues.councils):
        add(name, {"rule": "providers/works-for", "weight": 3, "status": "incumbent"}, "after")


def person(name: Candidate, cues: Cues, words: Words) -> None:
    """Note on the candidate what shows a person: a given name, a role before it ("leader Jo Bell"), a party after it."""
    parts = name.text.split(" ")
    if PERSON_AS.match(cues.text, name.end):
        name.weight -= 4
    if not 1 < len(parts) <= 3:
        return
    if (parts[0] in words.given or len(parts) == 3 and parts[1] in words.given) and not BODY_BESIDE.match(cues.text, name.end):
        name.weight -= 3
    called = parts[0] not in words.given and THE_BODY.search(cues.text, max(0, name.start - 30), name.start)
    if words.role_before(cues.text, name.start) and not called or PERSON_AFTER.match(cues.text, name.end):
        name.weight -= 4
    elif not called and PERSON_SAID.match(cues.text, name.end):
        name.weight += 1 if SAYS_IT.match(cues.text, name.end) else -2
