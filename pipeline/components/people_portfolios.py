"""Portfolios: the office told by its subjects alone, in a reshuffle ("Cllr Roe gets roads") or a list ("Cllr Roe – Housing")."""

from __future__ import annotations

import re

from .people_phrases import NOTHING, Around

SUBJECT = (
    r"(?:(?:the|council|corporate|public|adult|children['’]s|community|customer|democratic|regulatory|support|strategic|local"
    r"|older|country|young|special|economic|shared|legal|street|neighbourhood|housing|social|additional|rural"
    r"|town centre|senior) )*"
    r"(?:education|schools?|learning|housing|homes|roads|highways|potholes|streets?|transport|planning|finances?|resources|budget"
    r"|environment|waste|recycling|bins|cleansing|leisure|culture|tourism|libraries|children|families|youth|people|care|services"
    r"|health|wellbeing|well-being|communities|community|safety|regeneration|economy|growth|development|business|skills"
    r"|employment|jobs|IT|technology|digital|parks|countryside|licensing|regulation|climate(?: change)?|energy|sports?|arts"
    r"|heritage|museums|equalit(?:y|ies)|neighbourhoods|needs|adults|property|assets|parking|registrars|procurement|personnel"
    r"|policing|governance|transformation|performance|engagement|partnerships|inclusion|prosperity|infrastructure|enforcement"
    r"|biodiversity|flooding|inward investment|devolution|localism|language|efficiency)"
)
"""A subject that a member of a cabinet may have."""
SUBJECTS = rf"{SUBJECT}(?:(?:, | and | & |, and ){SUBJECT})*"
TAKES = re.compile(
    r"(?:\s?\([^()\n]{2,60}\))?(?:, [^,.;“”\"\n]{2,70},)?(?: leaves? [a-z ]{3,40} and)?"
    r" (?:(?:now|also|will|would|is to|then|instead) )*"
    r"(?:gets?|has|have|t(?:akes?|ook)(?: (?:on|over|charge of))?|keeps?|kept|retain(?:s|ed)?|pick(?:s|ed)? up|inherits?"
    r"|add(?:s|ed)?|covers?|looks? after|move[sd]? (?:across |over )?(?:in)?to|switch(?:es|ed)? to"
    r"|stays? (?:on )?(?:at|with|in charge of)|(?:is|was|has been|been|be) (?:given|handed|moved to|switched to)"
    r"|(?:is|be) (?:in charge of|responsible for)|swaps? \w+ for"
    r"|(?:takes?|took|gets?) (?:a|the) new (?:job|post|role|brief|portfolio) (?:covering|for))"
    r"(?: responsibility for)? (?!people\b)(?P<role>" + SUBJECTS + r")(?: (?:portfolio|brief|remit|job))?"
    r"(?=[.;]|, (?:while|and|with|which|but|replacing|in place)\b"
    r"| (?:while|from|in place of|but|after|following|and (?:Cllr|Coun))\b)"
)
"""What a member gets in a reshuffle: "Cllr Jane Roe (Elm) **moves to adult social care**, while"."""
BULLET = re.compile(r"(?:^|\n)[ \t]*(?:[•*▪·●–—-]\s*)?$")
ENTRY = re.compile(r"(?:\s?\([^()\n]{2,40}\))?(?:\s+[–—-]\s+|:\s+)(?P<role>[A-Z][^.;:!?“”\"\n]{2,75})(?=\.?[ \t]*(?:\n|$))")
"""A line of a list that gives a name its office: "Councillor Jane Roe (Ind) **– Highways and Environment**"."""
VERB = re.compile(r"\b(?:says?|said|is|was|were|has|had|will|would|won|won['’]t|elected|hold|gain|lost|votes?)\b|\d")
"""What the office of an entry does not hold: "Jane Roe (Lab) – elected", "Jane Roe (Lab): 861"."""


def portfolio(text: str, start: int, end: int, right: int) -> Around:
    """The subjects that a member of a cabinet takes on, or that a list gives behind the name.

    start, end: the name's place, with its title. right: where its sentence ends.
    """
    if taken := TAKES.match(text, end, right):
        return Around(taken["role"], None, True, *taken.span("role"), "people/portfolio")
    entry = ENTRY.match(text, end)
    if entry is None or VERB.search(entry["role"]) or BULLET.search(text, max(0, start - 8), start) is None:
        return NOTHING
    return Around(entry["role"].strip(), None, None, *entry.span("role"), "people/entry")
