"""Closed classes of English words that the reading of noun phrases and clauses rests on; open classes are rule lines."""

from __future__ import annotations

import re


def words(text: str) -> frozenset[str]:
    """The words of a text as a set.

    >>> sorted(words("he she"))
    ['he', 'she']
    """
    return frozenset(text.split())


PRONOUNS = words("he she they it we i you")
REFLEXIVE = words("itself himself herself themselves")
RELATIVE = words("who whose which that whom where when")
DETERMINERS = words(
    "a an the his her its their our my your this that these those one another some two three four five several many most other no"
)
LINKS = words("for of from at with in on to behind about by close near inside within under among against over")
BREAKS = words(
    "and but or as while when because that if after before since where which who whose than so although though"
    " whether until is was are were has had have will would be been do does did can could may might must should said"
    " says told"
)
PARTICLES = words("de da di du van von der den al bin ap la le el st of and & the nan na")
TITLES = words(
    "mr mrs ms miss mx dr sir dame lord lady baroness baron rev prof professor cllr cllrs coun couns councillor"
    " councillors alderman ald mayor provost president senator sen rep gov governor congressman congresswoman"
    " secretary judge justice chancellor minister sgt pc det insp supt capt col gen lt maj father sister canon"
    " bishop mp msp councilman councilwoman chief"
)
HONOURS = words("mp msp mla ms am mep tdd td obe mbe cbe kc qc jp jr sr")
DAYS = words("monday tuesday wednesday thursday friday saturday sunday")
TIMES = words("morning afternoon evening night week weekend month year spring summer autumn winter")
MONTHS = words("january february march april may june july august september october november december easter christmas")
BE = words("is are was were be been being am 's ’s")
HELPERS = words("has had have having will would did do does could can may might must should")
JOINTS = words("and but or then before after by while when yet nor with for in without to as not")
OPENERS = words(
    "after before as when while if following despite during although though speaking asked pressed once since until given"
)
INTROS = OPENERS - {"as"}
NOBODY = words("nobody none no-one nothing everybody everyone everything anybody anyone something")
SOMEBODY = words("one another others")
PARTICIPLES = words("put sent seen drawn written known made held set given shown told led run born")
PAST_AS_BASE = frozenset(("read", "put", "put it", "hit back", "hit out", "cut in", "let slip", "set out"))
FORE_VERBS = frozenset(("said", "says", "added", "adds", "wrote", "replied"))
ADDS = re.compile(
    r"(?!that\b|it\b|he\b|she\b|they\b|the\b|there\b)\w(?![^.;:]*\s(?:would|will|had|has|have|were|was|is|are|could|may|might"
    r"|must"
    r"|should|said)\s)"
)
"""Behind "added" where nothing is said but a sum grows: "A second round added **four more cuts and £2.7m of savings**"."""

PAUSES = frozenset((",", "-", "–", "—", "―", "--"))
