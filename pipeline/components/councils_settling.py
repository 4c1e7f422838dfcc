"""Which body a shared name means in an article: by its date, the bodies it names in full, and their company."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .councils_register import Body, Evidence, Naming, alive, kin, living, plain, together

REORGANISED = re.compile(
    r"\b(?:shadow (?:council|authority|cabinet|(?:[a-z]+ )?committee)|new (?:unitary )?(?:council|authorit)\w*|unitary|unitaries"
    r"|reorganisation|inherit(?:s|ed|ing)?|abolition|abolished|wound up|break-up|(?:outgoing|departing|incoming) authorit\w+"
    r"|own master|freedom)\b"
)
"""What an article says of councils that are about to give way to others."""
ARRIVING = re.compile(
    r",?(?: which| that)?,?(?: will| is(?: due)? to| is being| would)?"
    r" (?:takes? (?:over|charge|(?:the|its|their) place)|arrives?|comes? (?:in\b|into (?:being|existence|force)|to life|along)"
    r"|(?:begins?|starts?) (?:life|work)|(?:be|is) born|(?:be |is )?(?:created|formed|launched|established)"
    r"|replaces?|succeeds?|swallows?|absorbs?|inherits?|goes live|opens its doors)\b"
)
GIVING_WAY = re.compile(
    r"\b(?:(?:merged?|merging|folded|absorbed|swallowed|dissolved|disappears?|pass(?:es)?|goe?s?|handed) (?:in|over )?to"
    r"|(?:replaced|succeeded|swallowed|absorbed|inherited|taken over) by|(?:gives?|giving|makes?|making) way (?:to|for)"
    r"|become|leave (?:it|that|the matter|them) to)(?: the)?\s+$"
)
"""What is said behind and before the name of a council that is to come."""
RECENT = "2010"
"""Of bodies that share a name, one wound up before this year stands back where an article has no date."""


def open_body(bodies: tuple[Body, ...], wording: str) -> Body:
    """What stands for a wording that stays open between bodies: no code, and their official names as candidates."""
    kinds, nations = {body["kind"] for body in bodies}, {body["nation"] for body in bodies}
    return {
        "id": " ".join(wording.split()),
        "gss": None,
        "kind": kinds.pop() if len(kinds) == 1 else "other",
        "nation": nations.pop() if len(nations) == 1 else None,
        "candidates": [body["id"] for body in bodies],
    }


def settle(bodies: Iterable[Body], wording: str, evidence: Evidence) -> Body | None:
    """The one body that a wording means in this article, or None while it stays open.

    First the date (without one, bodies of the last century stand back), then a body the article names in full elsewhere, then
    the wording itself ("Dorset Council" with no date is the body of that name, unless the article speaks of bodies that were
    gone before it came), then the present body ("Cornwall" without a date is not the county council of before 2009, unless
    the article names bodies of its time), last the company it keeps: the county it lies in, bodies of its time, and
    between two places of one name the other places of the article.

    >>> old = {"id": "Dorset County Council", "kind": "county", "end": "2019-03-31"}
    >>> new = {"id": "Dorset Council", "kind": "unitary", "start": "2019-04-01"}
    >>> [settle([old, new], "Dorset Council", Evidence(date))["id"] for date in ("2018-02-01", "2020-02-01", None)]
    ['Dorset County Council', 'Dorset Council', 'Dorset Council']
    >>> settle([old, new], "Dorset", Evidence()) is None
    True
    """
    left = list(bodies)
    if len(left) > 1:
        date = evidence.date
        left = [body for body in left if (alive(body, date) if date else living(body, None))] or left
    official = [body for body in left if plain(body["id"]) == plain(wording)]
    named = [body for body in left if body in evidence.named]
    if len(left) > 1 and not official and len(named) == 1:
        left = named
    official = [body for body in official if body in left]
    if len(left) > 1 and len(official) == 1 and all(together(official[0], other) for other in evidence.named):
        left = official
    if len(left) > 1:
        left = best_company(present(left, evidence), evidence)
    if len(left) > 1 and evidence.where and are_namesakes(left, wording):
        left = evidence.where.likeliest(left)
    return left[0] if len(left) == 1 else None


def are_namesakes(bodies: list[Body], wording: str) -> bool:
    """Whether bodies are those of several places of one name at one time, and none has followed another.

    >>> heir = {"id": "Dorset Council", "start": "2019-04-01", "short": ["Dorset"]}
    >>> are_namesakes([{"id": "Dorset County Council", "end": "2019-03-31", "short": ["Dorset"]}, heir], "Dorset")
    False
    """
    if any(wording not in body.get("short", ()) for body in bodies):
        return False
    return all(together(one, other) for one in bodies for other in bodies)


def present(bodies: list[Body], evidence: Evidence) -> list[Body]:
    """Those of the bodies that an article without a date means, as far as their time and that of the bodies it names say."""
    if evidence.date:
        return bodies
    fitting = [body for body in bodies if all(together(body, other) for other in evidence.named)] or bodies
    return [body for body in fitting if (body.get("end") or "9") > RECENT] or fitting


def unborn(bodies: Iterable[Body], wording: str, evidence: Evidence, new: bool = False) -> Body | None:
    """The body of exactly this name that is still to come at the article's date, where the article names its namesake too.

    new: whether the name itself is that of a body to come ("the new Durham County Council").
    """
    date, bodies = evidence.date or "", list(bodies)
    coming = [body for body in bodies if plain(body["id"]) == plain(wording) and (body.get("start") or "") > date > ""]
    others = new or any(body in evidence.named for body in bodies if body not in coming)
    return coming[0] if coming and others else None


def coming(bodies: Iterable[Body], wording: str, date: str | None, years: int = 1) -> tuple[Body, ...]:
    """Those of the bodies called so, for short or in full, that take over within so many years of an article's date.

    >>> heir = {"id": "Rutland County Council", "start": "1997-04-01", "short": ["Rutland"]}
    >>> [len(coming([heir], "Rutland", date)) for date in ("1996-12-05", "1995-12-05")]
    [1, 0]
    """
    if not date:
        return ()
    last = f"{int(date[:4]) + years}{date[4:]}"
    called = [body for body in bodies if wording in (body["short"][0], body["id"])]
    return tuple(body for body in called if date < (body.get("start") or "") <= last)


def is_to_come(text: str, start: int, end: int) -> bool:
    """Whether the words beside a name tell of a council that has not begun.

    >>> is_to_come("until Cornwall Council takes over in April", 6, 22)
    True
    >>> is_to_come("merged into North Yorkshire Council", 12, 35), is_to_come("He told Somerset Council", 8, 24)
    (True, False)
    """
    return bool(ARRIVING.match(text, end) or GIVING_WAY.search(text, max(0, start - 30), start))


def awaited(text: str, naming: Naming, date: str | None) -> tuple[Body, ...]:
    """The bodies to come that a name means by the words beside it or, where it is a bare one, by what the article is about."""
    wording = text[naming.start : naming.end]
    if is_to_come(text, naming.start, naming.end):
        return coming(naming.bodies, wording, date, 2)
    return () if naming.full or not REORGANISED.search(text) else coming(naming.bodies, wording, date)


def best_company(bodies: list[Body], evidence: Evidence) -> list[Body]:
    """Those of the bodies that go best with the other councils and places of the article, and are of their nation."""

    others = [other for other in evidence.named + evidence.acting if other not in bodies]

    def company(body: Body) -> int:
        relatives = sum(kin(body, other) for other in evidence.near + others if other not in bodies)
        return relatives - 3 * sum(not together(body, other) for other in others)

    scores = [company(body) for body in bodies]
    best = [body for body, score in zip(bodies, scores, strict=True) if score == max(scores)]
    nations = {other.get("nation") for other in others}
    return [body for body in best if {body.get("nation")} == nations] or best
