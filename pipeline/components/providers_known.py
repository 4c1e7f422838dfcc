"""Names of the gazetteer among an article's capitalised runs, and runs that are no names of providers."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any

from ..matching import Hit
from .providers_names import Candidate, Words
from .providers_organisations import Organisation
from .providers_runs import opens_sentence

FALL = r"(?:downfall|collapse|demise|failures?|fall|fate|crash|debacle|fiasco|scandal|affair|bankruptcy|insolvency|disaster)"
WARNING_BEFORE = re.compile(
    rf"\b(?:{FALL}|lessons?|example|memor(?:y|ies)|mistakes|shadow|spectre|ghost) of (?:the )?$"
    r"|\b(?:[Aa]nother|(?:happen(?:ed|s)|went wrong) (?:at|to|with)|(?:remind(?:s|ed)?|warn(?:s|ed)?) [^.;,]{1,30} (?:of|about)"
    r"|(?:go|goes|went|going) the (?:same )?way of|mindful of|(?:remember|recall|cited|citing|invoked|invoking)) $"
)
WARNING_AFTER = re.compile(rf"(?:['’]s?)? {FALL}\b|,? (?:which|that|who) (?:collapsed|went (?:bust|under)|failed)\b")
"""Around a name that is only a warning: "with the **downfall of** Southern Cross in mind"."""
WHEN = re.compile(r"\b(?:[Ww]hen|[Aa]fter|[Ss]ince|[Bb]efore) (?:the )?$")
FAILED = re.compile(r" (?:failed|collapsed|crashed|folded|imploded|went (?:bust|under|to the wall|out of business|into \w+))\b")
"""The same where it tells a time: "**When** Southern Cross **failed** it picked up 27 of its homes"."""


def known_first(
    text: str,
    names: list[Candidate],
    hits: list[Hit],
    line_of: dict[str, dict[str, Any]],
    words: Words,
    places: frozenset[str],
) -> list[Candidate]:
    """Let gazetteer hits take the place of the runs they touch.

    A longer run keeps the name where it ends as organisations do ("Serco Leisure Services"); "Jane Mears", "Enterprise
    Zone" and "Cllr Kier" are no gazetteer names although they hold one. A charity's branch keeps its place (one of
    ``places``, those of councils): "Age UK Bury".
    """
    result: list[Candidate] = []
    index = 0
    for hit in hits:
        line = line_of[hit.rule]
        if not any(map(str.isupper, text[hit.start : hit.end])) and not line["id"].islower():
            continue  # "the walk of shelter", "to elevate": a word, not the body of that name
        while index < len(names) and names[index].end <= hit.start:
            result.append(names[index])
            index += 1
        if result and result[-1].end > hit.start:
            continue
        run = names[index] if index < len(names) and names[index].start < hit.end else None
        if run is None or (run.start >= hit.start and run.end <= hit.end):
            result.append(Candidate(hit.start, hit.end, text[hit.start : hit.end], known=line))
        elif (
            run.start == hit.start
            and words.form_of(run.text)
            and words.against(run.text) > -9
            or is_branch(text, run, hit, line, places)
        ):
            result.append(Candidate(run.start, run.end, run.text, known=line))
        elif own_name(text, run, hit, line, words):
            result.append(Candidate(hit.start, hit.end, text[hit.start : hit.end], known=line))
        else:
            continue
        while index < len(names) and names[index].start < result[-1].end:
            index += 1
    return result + names[index:]


def own_name(text: str, run: Candidate, hit: Hit, line: dict[str, Any], words: Words) -> bool:
    """Whether a gazetteer hit inside a longer run still means the provider: "Capita Hartshead" does, "Jane Mears" does not."""
    if run.text.split(" ", 1)[0] in words.titles or line.get("context"):
        return False
    before, after = text[run.start : hit.start].strip(), text[hit.end : run.end].strip()
    if after and not before and run.text.split(" ", 1)[0] in words.given:
        return False  # "Cormac Devlin" is no Cormac
    return not before or " " in text[hit.start : hit.end] or before in ("&", "and") and not after


def is_branch(text: str, run: Candidate, hit: Hit, line: dict[str, Any], places: frozenset[str]) -> bool:
    """Whether a run is a charity of the gazetteer with the place of its branch: "Bury Mind", "Age UK Bury"."""
    rest = text[run.start : hit.start] + text[hit.end : run.end]
    goes_on = text.startswith(" and ", run.end) and text[run.end + 5 : run.end + 6].isupper()
    return line["kind"] == "charity" and rest.strip() in places and not goes_on


def covered(name: Candidate, places: list[tuple[int, int]]) -> bool:
    """True where the candidate is, or lies inside, a mention of a council; ``places`` are in text order."""
    index = bisect_right(places, (name.start, float("inf"))) - 1
    return index >= 0 and name.end <= places[index][1]


def is_warning(org: Organisation, text: str, council: bool) -> bool:
    """Whether a body of the gazetteer is named once, only for how it failed: "nobody wanted **another** Carillion".

    council: whether the sentence names a council, to which the failure may have happened.
    """
    if not org.known or len(org.names) > 1 or council:
        return False
    name = org.names[0]
    ahead = max(0, name.start - 60)
    failed = WHEN.search(text, ahead, name.start) and FAILED.match(text, name.end)
    return bool(failed or WARNING_BEFORE.search(text, ahead, name.start) or WARNING_AFTER.match(text, name.end))


def covers_any(name: Candidate, hits: list[Hit]) -> bool:
    """True where a name that is never a provider's, such as a union's, makes up the candidate's end or most of it.

    hits: in text order.
    """
    index = bisect_right(hits, (name.end,)) - 1
    while index >= 0 and hits[index].end > name.start:
        hit = hits[index]
        branch = hit.id in ("country", "abbreviation") and hit.start > name.start  # "Corbel South West", "Corbel UK"
        if hit.start < name.end and not branch and (hit.end == name.end or 2 * (hit.end - hit.start) > name.end - name.start):
            return True
        index -= 1
    return False


def leads(text: str, char: int) -> bool:
    """Whether a name is among the first words of a paragraph or sentence, an article before it or not."""
    begin = char - 2 * text.endswith("A ", 0, char) - 4 * text.endswith("THE ", 0, char)
    return text[begin - 1 : begin] in ("", "\n") or opens_sentence(text, begin)


def is_word(org: Organisation, text: str) -> bool:
    """Whether a single name is only a word that opens its sentences: "Crews walked out", where "crews" stands elsewhere too."""
    if not all(opens_sentence(text, name.start) for name in org.names):
        return False
    return re.search(rf"(?<![\w’'-]){re.escape(org.name.lower())}s?(?![\w’'-])", text) is not None
