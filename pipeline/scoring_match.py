"""When two facts are the same: the match rules of scoring, one plain function a rule, and places in mended text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from typing import Any

Span = tuple[int, int]
Fact = dict[str, Any]

STRAIGHT = str.maketrans("’‘“”", "''\"\"")
FIRM_FORMS = re.compile(r"\b(?:ltd|limited|plc|llp|group|uk|inc|cic|the)\b\.?")
TITLES = (
    "cllr|coun|councillor|ald|alderman|alderwoman|mayor|provost|bailie|mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|"
    "baroness|baron|rev|reverend|canon|father|rt hon|right honourable"
)
BEFORE_NAME = re.compile(rf"^(?:the\s+)?(?:{TITLES})\.?\s+")
AFTER_NAME = re.compile(r"[\s,]+(?:mp|msp|ms|am|mla|pcc|obe|mbe|cbe|qc|kc|jp)$")
SMALL_WORDS = frozenset({"a", "an", "the", "of", "for", "at", "from", "his", "her", "to", "and", "in", "its", "one"})
COUNCIL_WORDS = frozenset({
    "council", "borough", "county", "city", "district", "metropolitan", "london", "royal", "of", "lbc", "mbc", "mdc",
    "dc", "cc", "bc", "and",
})  # fmt: skip
COMMON_NOUNS = frozenset({
    "company", "firm", "trust", "charity", "landlord", "council", "borough", "county", "authority", "contractor",
    "business", "partnership", "organisation",
})  # fmt: skip
"""Nouns that are no name of a provider, even with a capital ("the Trust")."""
COUNCIL_NOUNS = frozenset(
    {"council", "authority", "borough", "county", "city", "district", "hall", "town", "local", "civic", "centre"}
)
"""Words of which phrases for a council are made ("the local authority", "County Hall")."""
HANGS_ON = r",|\b(?:of|for|at|from|with|who|which|in|by|to|into|on|before|about)\b"
"""What hangs on to a head noun begins with one of these."""
EDGES = "\"'“”‘’ \t\n.,;:!?…-–—"
"""Characters that do not count at the two ends of a quote."""


def plain(text: str | None) -> str:
    """Lower case, straight quotation marks, single spaces.

    >>> plain("The  Mayor’s")
    "the mayor's"
    """
    return " ".join(unicodedata.normalize("NFKC", text or "").translate(STRAIGHT).split()).lower()


def same_number(gold: float | None, found: float | None) -> bool:
    """Both are given and differ by at most half a per cent of the larger.

    >>> same_number(2_500_000, 2_510_000), same_number(40, None)
    (True, False)
    """
    return gold is not None and found is not None and abs(gold - found) <= 0.005 * max(abs(gold), abs(found), 1e-9)


def same_date(gold: str | None, found: str | None) -> bool:
    """Both are given, in ISO form, and one is the other or its month or year.

    >>> same_date("2015", "2015-04"), same_date("2015-04-01", "2015-05")
    (True, False)
    """
    return bool(gold and found) and (str(gold).startswith(str(found)) or str(found).startswith(str(gold)))


def firm_words(name: str) -> list[str]:
    """A firm's name without legal forms and marks, as words."""
    return re.sub(r"[^a-z0-9& ]+", " ", FIRM_FORMS.sub(" ", plain(name).replace("'", ""))).split()


def same_firm(gold: str, found: str) -> bool:
    """The same words, or all words of the shorter name in the longer, where they are two or more or open both names.

    >>> same_firm("Babcock International Group plc", "Babcock"), same_firm("Kier", "May Gurney")
    (True, False)
    """
    a, b = firm_words(gold), firm_words(found)
    if not a or not b:
        return False
    shorter, longer = sorted((set(a), set(b)), key=len)
    return a == b or shorter <= longer and (len(shorter) >= 2 or a[0] == b[0])


def same_council(gold: Fact, found: Fact) -> bool:
    """The same GSS code where both have one, else the same name, the word "Council" aside."""
    if plain(gold["name"]) == plain(found["name"]):
        return True
    if gold.get("gss") and found.get("gss"):
        return gold["gss"] == found["gss"]
    return same_body(gold["name"], found["name"])


def same_body(gold: str, found: str) -> bool:
    """Two names of a council, firm or other body: equal, or alike as ``same_firm`` has it without the word "Council"."""
    return plain(gold) == plain(found) or same_firm(gold.replace("Council", ""), found.replace("Council", ""))


def same_provider(gold: Fact, found: Fact) -> bool:
    """Any of the gold names is the found name as ``same_firm`` has it; a public body also by its place alone."""
    names = [gold["name"], *filter(is_name, gold.get("names", []))]
    if any(same_firm(name, found["name"]) for name in names):
        return True
    place = set(firm_words(gold["name"])) - COUNCIL_WORDS
    return gold.get("kind") == "public_body" and bool(place) and place == set(firm_words(found["name"])) - COUNCIL_WORDS


def is_name(form: str) -> bool:
    """Whether a form of a provider's name is a name: "the company" is none."""
    bare = re.sub(r"^(?:the|a|an)\s+", "", form.strip(), flags=re.I)
    return bare != bare.lower() and plain(bare) not in COMMON_NOUNS


def name_words(name: str | None) -> list[str]:
    """The words of a person's name without titles before and honours after it.

    >>> name_words("Cllr Dr Jo O’Neill MBE")
    ['jo', "o'neill"]
    """
    bare = plain(name)
    while stripped := BEFORE_NAME.match(bare):
        bare = bare[stripped.end() :]
    while stripped := AFTER_NAME.search(bare):
        bare = bare[: stripped.start()]
    return re.findall(r"[a-zà-ÿ'\-]+", re.sub(r"'s\b", "", bare))


def same_person(gold: str, found: str) -> bool:
    """The same surname and, where both have a first name, the same initial.

    >>> same_person("Ian Hudspeth", "Cllr Hudspeth"), same_person("Ann Marsh", "Bob Marsh")
    (True, False)
    """
    a, b = name_words(gold), name_words(found)
    if not a or not b or a[-1] != b[-1]:
        return False
    return len(a) == 1 or len(b) == 1 or a[0][0] == b[0][0]


def content_words(text: str | None) -> set[str]:
    return {word for word in name_words(text) if word not in SMALL_WORDS}


def head_noun(text: str) -> str:
    """The head noun of a description, singular.

    >>> head_noun("spokeswomen for the council"), head_noun("The council's officers, who met"), head_noun("a report by them")
    ('spokeswomen', 'officer', 'report')
    """
    first = re.split(r",|\b(?:of|for|at|from|with|who|which|in|by|to|into|on|before|about)\b", plain(text).split("(")[0].strip())[
        0
    ]
    words = [word for word in name_words(first) if word not in SMALL_WORDS]
    return words[-1].rstrip("'s") if words else ""


def same_source(gold: str | None, found: str | None, people: Iterable[str]) -> bool:
    """A speaker: one of the article's people by name; any other by its head noun or half of all its words, in at most 14."""
    if gold is None or found is None:
        return gold is found
    if any(same_person(gold, name) for name in people):
        return same_person(gold, found)
    if len(found.split()) > 14:
        return False
    a, b = content_words(gold), content_words(found)
    return bool(head_noun(gold)) and head_noun(gold) == head_noun(found) or bool(a | b) and len(a & b) >= 0.5 * len(a | b)


def same_giver(gold: str, found: str, people: Iterable[str], councils: Iterable[Fact], providers: Iterable[Fact]) -> bool:
    """Who gives a figure: as ``same_source`` has it, or the council or provider by name for which the gold words stand.

    "Swindon", "Swindon council", "the council" and "the town hall" stand for Swindon Borough Council, "the firm" for a provider:
    where an annotator left open which of several is meant, either is right.
    """
    if same_source(gold, found, people):
        return True
    words = content_words(gold)
    for bodies, nouns in ((councils, COUNCIL_NOUNS), (providers, COMMON_NOUNS - COUNCIL_NOUNS)):
        for body in bodies:
            forms = [body["name"], *body.get("names", [])]
            if any(same_body(form, found) for form in forms):
                named = set().union(*(content_words(form) for form in forms)) | nouns
                if any(same_body(gold, form) for form in forms) or words and words <= named:
                    return True
    return False


def same_wording(gold: str, found: str) -> bool:
    """Two descriptions share at least half of their content words (F1 0.5).

    >>> same_wording("cabinet member for adult social care", "cabinet member for care")
    True
    """
    a, b = content_words(gold), content_words(found)
    return bool(a and b) and 2 * len(a & b) >= 0.5 * (len(a) + len(b))


def same_party(gold: str, found: str) -> bool:
    """A content word in common, said in at most four words ("Con" is not "Conservative": the article's own words count)."""
    return bool(content_words(gold) & content_words(found)) and len(found.split()) <= 4


def overlap(a: Span, b: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def same_place(gold: Span, found: Span) -> bool:
    """The spans overlap, and the found one is at most three times as long as the gold one and 20 characters more."""
    return overlap(gold, found) > 0 and found[1] - found[0] <= 3 * (gold[1] - gold[0]) + 20


def same_quote(text: str, gold: Span, found: Span) -> bool:
    """Equal spans, marks and spaces at the edges aside, or four fifths of all their characters in common."""
    a, b = trimmed(text, gold), trimmed(text, found)
    shared = overlap(a, b)
    return a == b or shared > 0 and shared >= 0.8 * (a[1] - a[0] + b[1] - b[0] - shared)


def trimmed(text: str, span: Span) -> Span:
    inner = text[slice(*span)]
    start = span[0] + len(inner) - len(inner.lstrip(EDGES))
    return (start, start + len(inner.strip(EDGES)))


def offset_map(old: str, new: str) -> Callable[[int], int]:
    """Where a character of one text stands in another form of it (mended since, say).

    >>> offset_map("a #163;3m deal", "a £3m deal")(8)
    4
    """
    if old == new:
        return lambda offset: offset
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()

    def moved(offset: int) -> int:
        for _, start, end, new_start, new_end in steps:
            if start <= offset < end or offset == end == len(old):
                return new_start + min(offset - start, new_end - new_start)
        return len(new)

    return moved
