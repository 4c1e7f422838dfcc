"""What the events of an article come to for each provider: its dealings with every council, its status, its kind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from spacy.tokens import Doc

from .base import date_of
from .deals_pairs import place_of
from .providers_anchors import Anchors
from .providers_clients import Clients
from .providers_cues import Cues
from .providers_customers import customers
from .providers_events import Event, Reader
from .providers_gist import gist
from .providers_neighbours import Work
from .providers_nouns import Nouns
from .providers_organisations import Organisation
from .providers_partners import leave_to_venture
from .providers_reading import KINDS
from .providers_status import CONTEST, STATES, STATUS, WALKS, settle, status_of
from .providers_succession import hand_on
from .providers_votes import BIDDING, impression

APPROVAL_REACH = 6
"""Sentences between a name and the approval that its choice still needs."""

IMPRESSION = "providers/impression"
"""The rule of a provider's state where no event gives one."""

FAILS = frozenset({"collapse", "insolvent"})
"""Cues of a failure, which ends what the provider does for all its councils."""

QUOTED = 800
"""Characters before a name in which the quotation opens that it stands in."""

COMPARED = re.compile(
    r"\b(?:than|below|above|beat(?:en|ing|s)?(?: by)?|against|compared with|that of)(?: that of)?(?: the| its| their)?"
    r"(?: \w+['’]s)? ?$"
)
"""Before "own workforce" where it is only compared: "less **than** the council's own workforce had asked"."""

IN_PASSING = frozenset(f"providers/{line}" for line in ("before/officer of", "before/staff at", "after/staff", "noun/contractor"))
"""Lines that make a body an incumbent only as long as its sentence does not speak of bids or ends: "the **boss of** Corbel"."""

OPEN = frozenset({"bid", "bidders", "contest"})
"""Cues of a contest in which nobody has won yet."""

CLOSED = re.compile(
    r"\b(?:never in the running|scor\w+ (?:\w+ ){0,2}(?:lowest|badly|poorly|worst|less)|unopened|too (?:dear|expensive|late|high)"
    r"|had (?:also |once |earlier )+(?:offered|bid|tendered|asked for|wanted|quoted|put in|told)|turned (?:down|away)"
    r"|lost out|beaten|not (?:chosen|picked)|missed out|came (?:second|third|last)|runners?-up|unsuccessful)\b"
)
"""Words of a sentence whose bid is no longer in a contest."""

Dealing = tuple[int, str, list[Event]]
"""A council's index, the state of its arrangement with a provider, and the events that say so."""


def follow(doc: Doc, items: list[dict[str, Any]], cues: Cues, roles: dict[str, dict[str, str]]) -> None:
    """Read the events of the article and set what follows of them: ``dealings``, the status and the kind of every item.

    ``dealings`` is no field of the record: it tells the deals the council's index, the state and the events.
    """
    if not items:
        return
    text, councils, sentences = cues.text, doc._.councils or [], doc._.sentences or []
    bodies = [item for item in items if "at_work" not in item]
    named = [(mention["start"], mention["end"]) for body in bodies for mention in body["mentions"]]
    cued = sorted(
        hit
        for hit in (*cues.by_label.get("event", ()), *cues.by_label.get("home", ()))
        if not any(start <= hit.start and hit.end <= end for start, end in named)  # Fen Reclaim, Handback Homes
        and not (hit.id == "insource" and COMPARED.search(text, max(0, hit.start - 30), hit.start))
    )
    ends = sorted(hit.end for hit in cued if hit.label == "event")
    anchors = Anchors(text, sentences, bodies, councils, nouns_of(cues), ends)
    said: dict[int, list[Event]] = {}
    places = frozenset(place_of(council["name"]) for council in councils)
    further: dict[int, list[Event]] = {}
    if len(councils) > 1:
        for event in customers(cues, anchors):
            further.setdefault(event.provider, []).append(event)
    for event in to_winner(Reader(text, sentences, anchors, roles, year_of(doc), places).read(cued)):
        said.setdefault(event.provider, []).append(event)
    bidders = {index for index, events in said.items() if any(event.state == "bidder" for event in events)}
    clients = Clients(text, councils, [item["name"] for item in items], sentences, doc._.paragraphs or [])
    own = {council["name"]: index for index, council in enumerate(councils)}
    for index, item in enumerate(bodies):
        org = item.pop("organisation")
        if not org.known and item["kind"] in ("company", "other", "trust"):
            called = anchors.called.get(index, set())
            if item["kind"] != "trust":
                called = called | anchors.introduced.get(index, set())
            item["kind"] = next((kind for kind in KINDS[1:5] if kind in called), item["kind"])
        events = sitting(org, said[index]) if index in said else []
        if all("focus" in event.mood for event in events):
            events = [imagined(*seeming(org, cues), cues), *events]  # what its names say, before what only seems to be of it
        walks = events and all(event.state == "ended" and event.cue in WALKS for event in events)
        if walks and (bidders - {index} or of_bidders(org, text, sentences, events)):
            events = [event._replace(state="bidder") for event in events]  # "Of the three bidders Vane pulled out in the autumn"
        itself = own.get(item["name"], -1)
        item["dealings"] = dealings_of(events, clients, itself)
        item["dealings"] += added(item["dealings"], further.get(index, []), itself)
        owners, char = clients.owners(item["mentions"], cues.sentence)
        item["dealings"] += shared(item["dealings"], owners, imagined("incumbent", char, cues) if char >= 0 else None)
        if unsigned(item, cues):
            item["dealings"] = changed(item["dealings"], {"agreed": "preferred"})
        if any(event.cue in FAILS and event.state == "ended" and "focus" not in event.mood for event in events):
            item["dealings"] = changed(item["dealings"], dict.fromkeys(("running", "agreed", "extended"), "ended"))
        told = [dealing for dealing in item["dealings"] if any(event.cue != "customer" for event in dealing[2])]
        states = [(council, state) for council, state, _ in told or item["dealings"]]
        item["status"] = status_of(states, clients.main) if states else STATUS[settle(events)]
        if index not in said and len(items) > 1 and org.known:
            spoken = all(in_quote(text, name.start) for name in org.names)  # “we have seen it in our LGSS model”
            bare = ("ended", "running") if spoken else ("ended",)  # "since the collapse of Carillion"
            item["dealings"] = changed(item["dealings"], dict.fromkeys(bare, "mentioned"))
    hand_on(bodies, anchors, cues)
    leave_to_venture(bodies, anchors)
    for item in items:
        if (works := item.pop("at_work", None)) is not None:
            said_of = [done(work, cues) for work in works]
            item["dealings"] = dealings_of(said_of, clients, own[item["name"]])
            states = [(council, state) for council, state, _ in item["dealings"]]
            item["status"] = status_of(states, clients.main) if states else STATUS[settle(said_of)]
    open_contests(items, text, sentences)


def of_bidders(org: Organisation, text: str, sentences: list[list[int]], events: list[Event]) -> bool:
    """Whether the sentences of a provider's events, or those before them, speak of bidders, and none calls it the contractor."""
    if any(cue["rule"].endswith("noun/contractor") for cue in org.cues):
        return False
    return any(BIDDING.search(text, sentences[max(0, event.sentence - 1)][0], event.at) for event in events)


def in_quote(text: str, char: int) -> bool:
    """Whether a character stands in curly quotation marks, as far as the text before it shows."""
    return text.rfind("“", max(0, char - QUOTED), char) > text.rfind("”", max(0, char - QUOTED), char)


def to_winner(events: list[Event]) -> list[Event]:
    """Give what is said of "the firm" or "the deal" to the winner, where the body named last only lost to it."""
    states: dict[int, set[str]] = {}
    won: dict[int, set[int]] = {}
    for event in events:
        if event.named:
            states.setdefault(event.provider, set()).add(event.state)
        if event.state in ("agreed", "preferred"):
            won.setdefault(event.sentence, set()).add(event.provider)
    winner_over = {
        event.provider: next(iter(won[event.sentence]))
        for event in events
        if states.get(event.provider) == {"bidder"} and len(won.get(event.sentence, ())) == 1
    }
    return [
        event._replace(provider=winner_over.get(event.provider, event.provider))
        if not event.named and event.state != "bidder"
        else event
        for event in events
    ]


def nouns_of(cues: Cues) -> Nouns:
    """The nouns for bodies that may stand for a provider, or beside its name."""
    hits = [hit for hit in cues.by_label.get("noun", ()) if hit.id == "consultancy" or cues.line_of[hit.rule]["weight"] > 0]
    return Nouns(hits, [cues.line_of[hit.rule].get("kind") for hit in hits])


def sitting(org: Organisation, events: list[Event]) -> list[Event]:
    """The events of a provider, with what "the sitting contractor" or "the outgoing operator" says of it."""
    for cue in org.cues:
        if cue["rule"].endswith("noun/outgoing"):
            return [events[0]._replace(state="ended", rule=cue["rule"], mood="", cue="outgoing"), *events]
        if cue["rule"].endswith("noun/incumbent"):
            return [events[0]._replace(state="running", rule=cue["rule"], mood="", cue="incumbent"), *events]
    return events


def imagined(status: str, char: int, cues: Cues) -> Event:
    """The event that a status without one stands for, at a character."""
    return Event(char, char, cues.sentence(char), -1, STATES.get(status, status), (), IMPRESSION, "", "")


def seeming(org: Organisation, cues: Cues) -> tuple[str, int]:
    """The status that the wording at a provider's names gives it, else, of a body not known before, its sentence's gist."""
    status, char = impression(org, cues)
    weak = status == "incumbent" and all(cue["rule"] in IN_PASSING for cue in org.cues if cue["status"])
    if not weak and (org.known or status != "mentioned"):
        return status, char
    told = gist(cues.text, cues.sentences, max(0, cues.sentence(org.names[0].start)))
    return (told if status == "mentioned" or weak and told in ("ended", "bidder") else status), char


def shared(dealings: list[Dealing], owners: tuple[int, ...], owned: Event | None) -> list[Dealing]:
    """The dealings of a body that several councils have together with those of them that no event names.

    owned: the place that names the owners, for whom the body is at work; without one it does for all what it does for one.
    """
    if len(owners) < 2:
        return []
    if owned:
        for index, (council, _, said) in enumerate(dealings):
            if council in owners and all(event.cue == "join" for event in said):
                dealings[index] = (council, owned.state, [owned])  # "joining the service that A and B set up"
    rest = [council for council in owners if all(council != other for other, _, _ in dealings)]
    beside = next((dealing for dealing in dealings if dealing[0] in owners), None)
    if owned and not (beside and beside[1] in ("ended", "agreed", "insourced")):
        return [(council, owned.state, [owned]) for council in rest]
    return [(council, *beside[1:]) for council in rest] if beside else []


def added(dealings: list[Dealing], events: list[Event], own: int) -> list[Dealing]:
    """The dealings with a body's further customers, where nothing else is told of them."""
    known = {own, *(council for council, state, _ in dealings if state != "mentioned")}
    return settled((council, event) for event in events for council in event.councils if council not in known)


def done(work: Work, cues: Cues) -> Event:
    """What a sentence tells of a council's work for others, as an event."""
    return Event(work.char, work.char, cues.sentence(work.char), -1, work.state, work.clients, work.rule, "", "")


def dealings_of(events: Iterable[Event], clients: Clients, own: int) -> list[Dealing]:
    """The dealings that events come to; ``own``: the index of the council that the provider itself is (-1: none)."""
    tied: list[tuple[int, Event]] = []
    last: tuple[int, ...] = ()
    for event in events:
        last = clients.of(event, own, last)
        tied += [(council, event) for council in last]
    return settled(tied)


def settled(tied: Iterable[tuple[int, Event]]) -> list[Dealing]:
    """The dealings that events come to, each with a council that it is about."""
    found: dict[int, list[Event]] = {}
    for council, event in tied:
        found.setdefault(council, []).append(event)
    return [(council, settle(events), events) for council, events in found.items()]


def changed(dealings: list[Dealing], states: dict[str, str]) -> list[Dealing]:
    """Dealings with some of their states turned into others."""
    return [(council, states.get(state, state), found) for council, state, found in dealings]


def open_contests(items: list[dict[str, Any]], text: str, sentences: list[list[int]]) -> None:
    """Turn bids into tenders where the article names no winner: "The last two in it are Corbel and Vane"."""
    won = {c for item in items for c, state, _ in item["dealings"] if state in ("agreed", "preferred", "extended")}
    told = {c for item in items for c, state, _ in item["dealings"] if state not in ("bidder", "mentioned")}
    for item in items:
        item["dealings"] = [
            (c, "tendering" if state == "bidder" and c not in won and is_open(text, sentences, said, c in told) else state, said)
            for c, state, said in item["dealings"]
        ]


def is_open(text: str, sentences: list[list[int]], said: list[Event], told: bool) -> bool:
    """Whether a bidder's events leave open who wins, and whether it is still in the contest.

    told: whether the article says more of its council's dealings than who bids.
    """
    if not WALKS.isdisjoint(event.cue for event in said):
        return False
    cues = {event.cue for event in said if event.state == "bidder"}
    if any(event.state == "bidder" and CLOSED.search(text, *sentences[event.sentence]) for event in said):
        return False
    return (cues <= OPEN if told else cues.isdisjoint(CONTEST)) and not any(
        {"past", "former", "undone"} & set(event.mood.split()) for event in said
    )


def unsigned(item: dict[str, Any], cues: Cues) -> bool:
    """Whether the article says near a name of the organisation that its choice has yet to be approved."""
    if not cues.to_approve:
        return False
    spoken = {cues.sentence(mention["start"]) for mention in item["mentions"]}
    return any(not spoken.isdisjoint(range(i - APPROVAL_REACH, i + APPROVAL_REACH + 1)) for i in cues.to_approve)


def year_of(doc: Doc) -> int | None:
    """The year in which the article appeared, where that is known."""
    date = date_of(doc)
    return int(date[:4]) if date else None
