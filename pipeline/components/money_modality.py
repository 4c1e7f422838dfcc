"""Reads whether a sum is real, planned, possible or denied, from the verb that governs it.

The nearest word that decides speaks: in the sum's own clause before it, then behind it where it is the subject, then in the
clauses before, outwards. Where the sentence says nothing of the kind ("The new roof is put at £3m"), the one before it in
the paragraph does ("It **could** be moved"). The words are pattern lines (label ``modality``) and verbs of the past.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from ..matching import Hit
from .money_phrases import Sum

# where another verb takes over; "…, saving £2m", "…, at £2m a year" and "… and save £2m" stay with theirs
_CLAUSE = re.compile(
    r"[;:–—(]|\s-\s|,(?=\s(?:he|she|it|they|we|you|the|an?|this|that|its|his|her|their|our|[A-Z]\w+)\b)"
    r"|\b(?:but|after|because|while|which|although|though|since|that|when|where|whose|who|if|unless|whether|until|before)\b"
    r"|\bas\b(?!\s(?:much|little|many)\b)(?<!much\sas)(?<!little\sas)(?<!many\sas)|\band\b(?!\s(?:save|cost|raise|cut|bring"
    r"|spend|pay|make|create|generate|give|add|invest|put|find|reduce|claw|free|to)\b)"
)
_BEHIND_ENDS = re.compile(rf"[\"“”,]|{_CLAUSE.pattern}")
_IRREGULAR = re.compile(
    r"\b(?:was|were|had|did|has|have|paid|spent|lost|made|took|gave|got|went|came|fell|rose|sold|bought|built|brought|left"
    r"|won|held|kept|owed"
    r"|found|met|ran|grew|drew|lent|sent|became|began|blew)\b(?!\s(?:to|that|at)\b)"
)
_REGULAR = re.compile(r"ed\b(?!\s(?:to|that|at)\b)")
_NO_PAST = re.compile(  # a verb of saying or estimating, or an adjective
    r"need|agreed|add|warn|claim|argu|insist|predict|estimat|reveal|report|confirm|announc|explain|admitt|suggest|call|reckon"
    r"|costed|valued|priced|combined|based|united|limited|believed|supposed|proposed|planned|increased|related",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\b(?:pays?|owes?|spends?|earns?|gives?|employs|charges|receives|gets?|brings|makes|loses|holds?|generates|contributes|runs"
    r"|costs?(?=\s(?:us|it|them|you|taxpayers|the|about|around|nearly|some|more|an?|$|£)))\b"
)
_REPORTED = re.compile(
    r"\b(?:said|says|told|heard|claim\w*|warn\w*|insist\w*|added|argu\w+|point\w*\sout|confirm\w*|announc\w+|explain\w*"
    r"|understand\w*"
    r"|learn\w*|stress\w*|promis\w+|reckon\w*|believ\w+)\b"
)
_HYPOTHESIS = re.compile(r"\b(?:if|unless|without|were|\w+ing)\b", re.IGNORECASE)
_NOW = re.compile(
    r"\b(?:instead\sof|compared\s(?:with|to)|rather\sthan|against|(?:up|down)\sfrom|from|now|currently|at\spresent)\s"
    r"(?:(?:the|about|an?|around|just|only|some)\s)*$"
)
_NOW_WORDS = frozenset(
    ("from", "with", "to", "than", "of", "against", "now", "currently", "present", "the", "about", "a", "an", "around", "just")
    + ("only", "some")
)
_GROUP = re.compile(
    r"(?:\s(?:not|also|only|be|been|have|get|being|then|now|soon|still|just|\w+ly))*(?:\s\w+)?"
)  # "may **be fined**"
_FILLS = re.compile(r"\b(?:plug|fill|clos|bridg)\w*\s(?:an?|the|its|that|this)\s(?:\w+\s){0,2}$")
_COMING = re.compile(
    r"[^.;:,]{0,40}\b(?=[nfboiu])(?:next\s(?:year|month|week|spring|summer|autumn|winter|financial)|(?:from|by|on|in|until"
    r"|before)\s(?:the\send\sof\s)?"
    r"(?:next|january|february|march|april|may|june|july|august|september|october|november|december|easter|christmas"
    r"|the\snew\syear"
    r"|the\s(?:spring|summer|autumn))\b)",
    re.IGNORECASE,
)
_COMING_FIRST = re.compile(
    r"(?:From|Next|Come|By|As\sof)\s(?:the\s)?(?:next|new|(?:year|month|week|spring|summer|autumn|winter)|January|February"
    r"|March|April|May|June"
    r"|July|August|September|October|November|December|Easter|Christmas)\b"
)
_GONE = re.compile(
    r"\b(?:last|previous)\s(?:year|month|week|night|winter|summer|spring|autumn|financial\syear|june|july|march|april|may"
    r"|september)\b"
    r"|\b(?:so\sfar|already|ago|since|earlier|yesterday)\b|\bin\s(?:19|20)[01]\d\b",
    re.IGNORECASE,
)
_SPENT = re.compile(
    r"\s(?:had|has|have|was|were)\s(?:already\s)?(?:been\s)?(?:spent|paid|lost|raised|handed|run\sup"
    r"|set\saside)\b"
)
_RISES = re.compile(r"\b(?:rises?|goes|go|leaps?|jumps?|climbs?|puts?|adds?|increases?|doubles?)\b(?:[^.;,]|\.\d){0,30}$")
_ESTIMATE = re.compile(
    r"\b(?:puts?|estimate[sd]?|reckoned|valued|priced|likely|thought|believed|understood|costed|price|costs?|bill)\b[\w\s]{0,30}$"
)
_STEM = 3  # letters before "-ed": "red" and "bed" are no verbs
_RELATIVE = frozenset(("which", "who", "whose", "where", "because", "while", "although", "though", "since", "when", "as"))
_STANDING = frozenset(("value", "debt", "budget", "income", "fine"))
_HELD = _STANDING - {"fine"}
"""What is there whatever a verb behind it says: "its **reserves**, at £9.8m, could absorb the blow"."""

_OPEN = frozenset(("contract", "saving"))
LEAD_PARAGRAPHS = 3
"""Paragraphs whose words tell what an article is about."""

LEAD_LENGTH = 700
_REACH_BEHIND = 25  # characters behind a sum for "£2m would be lost", and more where the sum is the sentence's subject
_SUBJECT_REACH = 60
_REACH_OF_SUBJECT = 20
_TURN = re.compile(r"[;:]|\b(?:but|although|though|while|yet|whereas)\b")
"""Between a sum and a word, what shows that the word speaks of something else."""
_REJECTED_REACH = 160
_EARLIER_REACH = 250


class Modalities:
    """The modality of the sums of one article; made once a Doc, then asked for each sum."""

    def __init__(self, text: str, hits: Sequence[Hit], paragraphs: Sequence[Sequence[int]]) -> None:
        self.text = text
        self.hits = [hit for hit in hits if hit.label == "modality"]
        self.starts = [hit.start for hit in self.hits]
        self._paragraphs = paragraphs

    @cached_property
    def story(self) -> str:
        """What the article's lead speaks of, for sums whose own sentence leaves it open: planned, possible or actual."""
        paragraphs = self._paragraphs
        end = min(paragraphs[min(LEAD_PARAGRAPHS, len(paragraphs)) - 1][1], paragraphs[0][0] + LEAD_LENGTH) if paragraphs else 0
        lead = [hit.id.split("-")[0] for hit in self.hits if hit.start < end]
        planned, possible = lead.count("planned"), lead.count("possible") + lead.count("would")
        return "actual" if not planned and not possible else "planned" if planned >= possible else "possible"

    def of(self, money: Sum, hits: Sequence[Hit], purpose: str) -> str | None:
        """Whether a sum is actual, planned, possible or denied; None where no word says so.

        hits: the modality hits of its sentence, in text order. purpose: what the sum is for.
        """
        text, start = self.text, money.sentence[0]
        near = max(start, money.start - 40)
        last = text[near : money.start].rstrip().rpartition(" ")[2]
        if (
            last in _NOW_WORDS
            and _NOW.search(text, near, money.start)
            or purpose == "cut"
            and _FILLS.search(text, near, money.start)
        ):
            return "actual"  # what is compared with, or a gap that has to be filled, is there
        found = None
        if rejected := [hit for hit in hits if hit.id == "denied-rejected"]:
            if _done(text, money, rejected):
                hits = [hit for hit in hits if hit.id != "denied-rejected"]
            elif _is_rejected(text, money, rejected):
                return "denied"
        if hits:
            first = hits[0].start  # marks before the first word that decides part nothing
            marks = list(_CLAUSE.finditer(text, first, money.start)) if first < money.start else []
            bounds = [mark.end() for mark in marks]
            found = _said(text, start, bounds[-1] if bounds else start, money.start, hits)
            if found is None and purpose not in _HELD:
                found = _behind(text, money, hits)
            is_aside = bool(marks) and marks[-1].group() in _RELATIVE and purpose not in _OPEN
            if found is None and (is_aside or purpose in _STANDING):
                rises = purpose == "fee" and _RISES.search(text, max(start, money.start - 40), money.start)
                return "planned" if rises else None  # "the service, which costs it £164,000 a year"
            while found is None and bounds:
                right = bounds.pop()
                found = _said(text, start, bounds[-1] if bounds else start, right, hits)
        return found or self._open(money, purpose, not hits)

    def _open(self, money: Sum, purpose: str, is_bare: bool) -> str | None:
        """What time, the sentence before and the story say of a sum where no verb of its sentence does.

        is_bare: whether no word of its sentence decides, so that its verbs of the past have to be looked for.
        """
        text, (start, end) = self.text, money.sentence
        is_coming = _COMING.match(text, money.rate_end) or _COMING_FIRST.match(text, start)
        found = "planned" if is_coming else None
        if found is None and purpose not in _STANDING:
            found = self._told_before(start)
            if found is None and self.story != "actual":
                found = (
                    self.story if purpose in _OPEN or _ESTIMATE.search(text, max(start, money.start - 60), money.start) else None
                )
            if purpose == "fee" and found is None and _RISES.search(text, max(start, money.start - 40), money.start):
                found = "planned"
            if purpose == "saving" and found in (None, "actual"):
                found = "planned"
        if found is None or _GONE.search(text, start, end):
            return None
        is_said = is_bare and not is_coming and (_has_past(text, start, money.start) or _PRESENT.search(text, start, money.start))
        return "actual" if is_said else found

    def _told_before(self, at: int) -> str | None:
        """What the last word that decides says in the paragraph before ``at``."""
        last = bisect_left(self.starts, at) - 1
        if last < 0 or self.starts[last] < max(self.text.rfind("\n", 0, at), at - _EARLIER_REACH):
            return None
        says = self.hits[last].id.split("-")[0].replace("would", "possible")
        return says if says in ("planned", "possible") else None


def _is_rejected(text: str, money: Sum, rejected: Sequence[Hit]) -> bool:
    """Whether its clause says that a sum came to nothing: "an offer of £8,400 was **turned down**", not "…, but ruled out"."""
    left, right = money.start - _REJECTED_REACH, money.end + _REJECTED_REACH
    near = (hit for hit in rejected if left <= hit.start <= right)
    return any(not _TURN.search(text, *sorted((min(hit.end, money.end), max(hit.start, money.start)))) for hit in near)


def _done(text: str, money: Sum, rejected: Sequence[Hit]) -> bool:
    """Whether its own clause tells of a sum as done, and not as rejected: "was abandoned after £90,000 **had been spent**"."""
    left, right = money.sentence[0], money.after
    for mark in _CLAUSE.finditer(text, left, money.start):
        left = mark.end()
    if end := _BEHIND_ENDS.search(text, money.rate_end, right):
        right = end.start()
    if any(left <= hit.start < right for hit in rejected):
        return False
    return bool(_has_past(text, left, money.start) or _PRESENT.search(text, left, money.start) or _SPENT.match(text, money.end))


def _said(text: str, start: int, left: int, right: int, hits: Sequence[Hit]) -> str | None:
    """What the last deciding word between two offsets says: a pattern line, or a verb of the past. start: the sentence's."""
    found, end = None, left
    for hit in hits:
        if end <= hit.start and hit.end <= right:
            says = hit.id.split("-")[0]
            if says == "would":
                says = _would(text, start, hit.start)
            if hit.id == "planned-to" and found:
                continue  # "one option would be **to spend** £900,000"
            found = says if found != "denied" else found
            end = _GROUP.match(text, hit.end).end()  # type: ignore[union-attr]  # it may match nothing
    if found == "denied":
        return found
    if _has_past(text, end, right) or found is None and _PRESENT.search(text, end, right):
        return "actual"
    return found


def _would(text: str, start: int, at: int) -> str:
    """Planned where it is reported ("she said it **would** save £2m"), else possible ("ending it would cost £2m")."""
    reported = [mark.end() for mark in _REPORTED.finditer(text, start, at)]
    if not reported or _HYPOTHESIS.search(text, reported[-1], at):
        return "possible"
    return "planned"


def _behind(text: str, money: Sum, hits: Sequence[Hit]) -> str | None:
    """What the verb behind a sum says of it: "£2m **would** be lost"."""
    found, compound = None, money.compound_end
    if text.startswith(" of which", money.end):
        compound = money.end + len(" of which")
    elif text.startswith(", ", compound):
        compound += len(", ")  # "a planner, on £40,000, **is to be** hired"
        return next((hit.id.split("-")[0].replace("would", "possible") for hit in hits if hit.start == compound), None)
    subject = _SUBJECT_REACH if money.start - money.sentence[0] <= _REACH_OF_SUBJECT else _REACH_BEHIND
    for hit in hits:
        says = hit.id.split("-")[0]
        if says == "would":
            says = _would(text, money.sentence[0], hit.start)
        if hit.id == "actual-aside":
            says = "planned"  # "£2m is put by for it", and not "has put by £2m"
        if compound <= hit.start <= compound + subject and (found is None or says == "denied"):
            found = says if not _BEHIND_ENDS.search(text, compound, hit.start) else found
    return found


def _has_past(text: str, left: int, right: int) -> bool:
    """Whether a verb of the past stands between two offsets."""
    if _IRREGULAR.search(text, left, right):
        return True
    for ending in _REGULAR.finditer(text, left, right):
        start = max(text.rfind(" ", left, ending.start()) + 1, left)
        if ending.start() - start >= _STEM and not _NO_PAST.match(text, start):
            return True
    return False
