"""The text of one article as HTML in which every fact is marked: for the report's pages, explain and notebooks."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise, takewhile
from typing import Any

from ..records import MINED

MARKED = ("deals", "quotes", "jobs", "money", "people", "providers", "councils")
"""The facts that are marked; of two that cover the same stretch, the one that stands first here holds the other."""


@dataclass(frozen=True)
class Place:
    """One stretch of the text to mark. ``key`` is unique in its article ("money-0", "councils-0-2": the third mention of
    the first council; "zone-1"), ``owner`` the key of its fact ("councils-0"), ``label`` what it is called in words."""

    fact: str
    key: str
    owner: str
    label: str
    start: int
    end: int
    rule: str | None = None


def places_of(record: dict[str, Any]) -> list[Place]:
    """Every place of every fact of a record (as plain data), in the order of MARKED, then of the record.

    >>> council = {"name": "Torbay Council", "mentions": [{"start": 0, "end": 6, "rule": "councils/short"}]}
    >>> [(place.key, place.owner, place.label) for place in places_of({"councils": [council]})]
    [('councils-0-0', 'councils-0', 'council: Torbay Council')]
    """
    places = []
    for fact in MARKED:
        for index, item in enumerate(record.get(fact) or []):
            owner, label = f"{fact}-{index}", label_of(fact, item)
            if "mentions" not in item:
                places.append(Place(fact, owner, owner, label, item["start"], item["end"], item.get("rule")))
            for number, at in enumerate(item.get("mentions") or []):
                places.append(Place(fact, f"{owner}-{number}", owner, label, at["start"], at["end"], at.get("rule")))
    return places


def label_of(fact: str, item: dict[str, Any]) -> str:
    """What a mark of this item is called, as read out and shown on hovering.

    >>> label_of("money", {"purpose": "contract", "modality": "planned"}), label_of("quotes", {"speaker": None})
    ('money: contract', 'quote: speaker not named')
    """
    if fact == "people":
        return f"{'councillor' if item.get('is_councillor') else 'person'}: {item['name']}"
    word, value = {
        "councils": ("council", item.get("name")),
        "providers": ("provider", item.get("name")),
        "jobs": ("jobs", item.get("action")),
        "money": ("money", item.get("purpose")),
        "quotes": ("quote", item.get("speaker") or "speaker not named"),
        "deals": ("deal", item.get("status")),
    }[fact]
    return f"{word}: {value}" if value else word


def marked_html(record: dict[str, Any], anchors: bool = True) -> str:
    """The record's text as HTML paragraphs, one a line, in which each fact is a ``<mark>`` of its class.

    record: a record as plain data, with its text (without: the answer is ""). anchors: give each mark its ``key`` as id and
    a link back to ``#fact-OWNER``, which shows while the mark is the page's target; False where several articles share a
    page. Marks that cross are parted where they cross, the id on the first part; zones that are not mined are
    ``<span class="zone KIND">``. Without its tags the answer is the text, character by character; all of it is escaped.
    ``site/marks.css`` colours it.

    >>> deal = {"start": 0, "end": 14, "status": "agreed"}
    >>> marked_html({"text": "Bins <go> to B.", "deals": [deal], "money": [{"start": 10, "end": 15, "purpose": "cost"}]}, False)
    '<p><mark class="deals" title="deal: agreed">Bins &lt;go&gt; <mark class="money" title="money: cost">to B</mark></mark><mark class="money" title="money: cost">.</mark></p>'
    """  # noqa: E501
    text = record.get("text") or ""
    html: list[str] = []
    opened: list[Place] = []
    begun: set[str] = set()
    in_paragraph = False
    for piece, wanted in _pieces(text, _zones(record) + places_of(record)):
        if piece == "\n":
            html += [*_closing(opened, 0, anchors, begun), "</p>\n" if in_paragraph else "\n"]
            in_paragraph = False
            continue
        if not in_paragraph:
            html.append("<p>")
            in_paragraph = True
        kept = sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], zip(opened, wanted, strict=False)))
        html += _closing(opened, kept, anchors, begun)
        for place in wanted[kept:]:
            html.append(_opening(place, anchors and place.key not in begun))
            opened.append(place)
        html.append(escape(piece).replace("\r", "&#13;"))
    html += _closing(opened, 0, anchors, begun)
    return "".join(html) + ("</p>" if in_paragraph else "")


def _pieces(text: str, places: list[Place]) -> Iterator[tuple[str, list[Place]]]:
    """The text cut wherever a place or a line begins or ends, each piece with the places that hold it, outermost first."""
    waiting = deque(_in_order(places, len(text)))
    breaks = {at for at, character in enumerate(text) if character == "\n"}
    edges = {edge for place in waiting for edge in (place.start, place.end)}
    holding: list[Place] = []
    for left, right in pairwise(sorted({0, len(text)} | edges | breaks | {at + 1 for at in breaks})):
        holding = [place for place in holding if place.end > left]
        while waiting and waiting[0].start == left:
            holding.append(waiting.popleft())
        yield text[left:right], holding


def _zones(record: dict[str, Any]) -> list[Place]:
    zones = enumerate(record.get("zones") or [])
    return [Place("zone", f"zone-{n}", f"zone-{n}", z["kind"], z["start"], z["end"]) for n, z in zones if z["kind"] not in MINED]


def _in_order(places: list[Place], length: int) -> list[Place]:
    """Those that lie in the text, outermost first where several begin together."""
    rank = {fact: number for number, fact in enumerate(("zone", *MARKED))}
    inside = [place for place in places if 0 <= place.start < place.end <= length]
    return sorted(inside, key=lambda place: (place.start, -place.end, rank[place.fact]))


def _opening(place: Place, is_first: bool) -> str:
    if place.fact == "zone":
        return f'<span class="zone {escape(place.label)}">'
    own = f' id="{place.key}"' if is_first else ""
    return f'<mark class="{place.fact}"{own} title="{escape(place.label)}">'


def _closing(opened: list[Place], kept: int, anchors: bool, begun: set[str]) -> list[str]:
    """The end tags of all but the ``kept`` outermost open places, which leave ``opened``."""
    tags = []
    while len(opened) > kept:
        place = opened.pop()
        if place.fact == "zone":
            tags.append("</span>")
            continue
        back = anchors and place.key not in begun
        link = f'<a class="back" href="#fact-{place.owner}" aria-label="back to the list"></a>' if back else ""
        begun.add(place.key)
        tags.append(f"{link}</mark>")
    return tags
