"""What is dealt with a place that only an authority deals in: "a bid to run Bolton's parks", "it cost Hart £200,000"."""

from __future__ import annotations

import re

from ..matching import Hit
from .councils_words import Cues

BACK = 90
"""How far before a place, in characters, the words may begin that say what is done for it."""
SERVICE = (
    r"librar\w+|leisure(?: cent\w+| services?)?|(?:swimming )?pools|baths|gyms|sports centres|parks|bins|refuse|recycling"
    r"|waste(?: collections?)?"
    r"|street[- ]?\w+|school meals|(?:council )?(?:homes|housing)|social care|home care|children[’']s (?:services|homes"
    r"|social care)|museums?"
    r"|payroll|benefits|highways|roads|grounds|grass|parking|toilets|back office|revenues|care|repairs|IT|ICT"
    r"|catering|cleaning|youth (?:clubs|services?)"
)
DONE_IN = re.compile(
    r"\b(?!r[ua]n\w*\s(?:[\w,’-]+\s){0,4}homes\s)"
    r"(?:r[ua]n(?:s|ning)?|tak(?:en?|es|ing) (?:over|charge of|on|back)|took (?:over|charge of|on|back)"
    rf"|cover(?:s|ed|ing)?|operat\w+|manag\w+|maintain\w*|provid\w+|deliver\w*|collect\w*"
    rf"|clean\w*)\b[^.,;:!?\n]*?\b(?:{SERVICE})(?: and \w+)? (?:in|of)\s+$"
)
"""A public service done in a place: "a bid to run the libraries of Kirklees", "took charge of 13 libraries in Torfaen"."""
CONTRACT_IN = re.compile(
    r"\b(?:contracts?|deals?|tenders?|bids?)\s+(?:for|to|covering|that covers?|which covers?)\s"
    r"(?![^.,;:!?\n]*\b(?:hospitals?|NHS|police|prisons?|universit\w+|stadium|ministry|rail)\b)[^.,;:!?\n]{3,60}\s(?:in"
    r"|across)\s+$"
)
"""A deal and what it is for: "its contract to feed 61 primary schools in Trafford", not one for a hospital in Leeds."""
MODEL_IN = re.compile(
    r"\b(?:trusts|mutuals?|companies|arrangements?|schemes?|models?|ventures?|services?|partnerships?|contracts?|deals?"
    r"|outsourcing|experiments?)\b[^.,;:!?\n]{0,40}?\b(?:set up|run|running|tried|working|works|worked|operat\w+|failed|collapsed"
    r"|in place|introduced|adopted|exist\w*|ended|used|copied|seen)\s+(?:\w+ly\s+)?(?:in|at)\s+$"
)
"""A way of running services and where it is run: "such trusts have been set up in Slough and Doncaster"."""
RUNS_IN = re.compile(
    r"\b(?:runs?|ran|running|operates?|operated|provides?|provided|manages?|managed|took over|has|holds?|held|lost|won)\s+"
    r"(?:(?:an?|the|its|similar|same|other|such|also)\s+){0,2}(?:services?|contracts?|schemes?|work|deals?"
    r"|centres)\s+(?:\w+\s+)?in\s+$"
)
"""What a firm runs where: "it also runs the service in Lambeth"."""
OFFICE = re.compile(
    r"\b(?:head|heads|headed|director|chief|manager|officer|lead|member|holder|boss|responsible|charge)\s+(?:of|for)\s+"
    r"(?!an?\b|the\b|its\b|his\b|her\b)[a-z][a-z’' ,&-]{2,40}?\s(?:at|for|in)\s+$"
)
"""An office and its service: "head of catering for Leeds", not "head of a school in Leeds"."""
HELD = re.compile(
    r",\s+where (?:he|she|they) (?:(?:was|is|were|are|will be|had been|has been|became|worked as|served as"
    r"|spent [a-z]+ years as)\s"
    r"(?:[a-z]+ ){0,4}?(?:director|head|chief|leader|treasurer|manager|officer|solicitor|cabinet|finance|councillor)"
    r"|(?:ran|led|headed|oversaw|managed|outsourced|cut|sold)\b)"
)
"""What was done at a place: "came from Leeds, where she was director of highways"."""
PAID = re.compile(
    r"\s+(?:up to |about |around |almost |nearly |more than |at least |less than |another |a further |an? extra |some |just )?"
    r"(?:£|millions\b|nothing\b|a fortune\b)"
)
"""What a sum is paid or saved by: "would cost Hart £200,000"."""
AS_WHAT = re.compile(
    r"\s+(?:as )?(?:the (?:only|first|last|latest|second|third|fourth|fifth|sole) (?:[\w-]+ ){0,4}?"
    r"(?:council|authority|borough|county|district)\b"
    r"|£|a (?:surplus|profit|loss)\b|with a (?:bill|hole|gap|debt|deficit)\b|out of pocket\b|short of\b)"
)
"""How a council is left: "leaves Medway as the only authority", "made Camden a surplus of £27m"."""
DEED = re.compile(
    r"(?:(?:\s+(?:also|now|already|then|since|later|still|never|both|itself|even))?\s+(?:has|have|had)(?:n[’']t|\s+not)?"
    r"(?:\s+(?:also|now|already|since|still|never|recently|just|so far|all|both))?\s+"
    r"(?!(?:been|become|suffered|changed|played|scored|boasted|recorded|experienced|enjoyed|attracted|celebrated|mourned"
    r"|lived|loved"
    r"|elected|emerged|improved|transformed|flourished|prospered|thrived|declined|seemed|looked|appeared|topped|lasted"
    r"|dominated)\b)[a-z]+ed\b"
    r"|\s+(?:will|would|must|could|should|may|might|can|cannot|won[’']t|wouldn[’']t)(?:\s+(?:not|also|now|then|still"
    r"|never|both|instead|have|only))*\s+"
    r"(?!(?:be|become|see|grow|host|play|face|meet|feel|suffer|get|remain|remember|boast|enjoy|look|seem|return|welcome"
    r"|mourn|change|always"
    r"|lose out|have|go|come|beat|win|begin|start|end|need|benefit|rise|fall|shiver|stay|know|love|live|miss"
    r"|experience)\b)[a-z]{3,}\s)"
)
"""What only one who decides does: "Wyre has digested the figures", "Woking would shoulder half"."""
RANKED = re.compile(
    r"\s+(?:is|was|will be|became|becomes|would be)\s+(?:only\s+)?(?:the|one of the)\s+(?:\w+\s+){1,4}?"
    r"(?:county|counties|district|districts|city|cities|area|areas)\s+(?:to|that has|that have|in \w+ to)\s"
)
"""What place a council takes: "Norfolk is the seventh county to put its faith in us"."""
SERVED = re.compile(
    r"\b(?:r[ua]n(?:s|ning)?|look(?:s|ed|ing)?\s+after|empt(?:y|ies|ied|ying)|clean(?:s|ed|ing)?|sweep(?:s|ing)?|swept"
    r"|mow(?:s|ed|ing)?"
    r"|maintain(?:s|ed|ing)?|manag(?:e|es|ed|ing)|collect(?:s|ed|ing)?|handl(?:e|es|ed|ing)|polic(?:e|es|ed|ing)|patrol(?:s"
    r"|led|ling)?|cut(?:s|ting)?"
    r"|staff(?:s|ed|ing)?|repair(?:s|ed|ing)?|operat(?:e|es|ed|ing)|tend(?:s|ed|ing)?|grit(?:s|ted|ting)?|guard(?:s|ed|ing)?)\s+"
    r"(?:(?:all|some|many|most|half|both|also|part)\s+)?(?:of\s+)?$"
)
"""Work on what is a council's: "is **looking after** Redbridge's bus lanes"."""
TO_SERVE = re.compile(r"\b(?:will|would|to)\s+(?:[a-z]+ly\s+)?[a-z]+(?:\s+after)?\s+(?:(?:all|some|many|most|half|both|of)\s+)*$")
"""Work to come, which is a contract's: "**will empty** Tendring's bins"."""
NEXT_DOOR = re.compile(r"\b(?:nearby|neighbouring|next-door)\s+$")
HAS = re.compile(
    r"(?:,?\s+(?:also|already|now|still|which|who)){0,2}\s+(?:has|have|had|uses|shares)\s+(?:(?:an?|its|their|the|same|no"
    r"|some|just|only|about"
    r"|new|similar|joint"
    r"|existing|separate|in-house|(?:£|\d)\S*|million|billion|in|of)\s+){1,5}"
)
OWNED_ALIKE = re.compile(r"[’']s(?=\s+(?:by|and|or|in|of|with)\b|[.,;)]|$)")
"""A possessive with its noun left out: "the pay of drivers would trail Southwark's by 90p"."""
FELLOWS = re.compile(
    r"\b(?:partners|members|owners|shareholders|customers|clients|contracts)\s+(?:in|of|to)\s+[^.,;:!?\n]{3,40}?\s(?:are"
    r"|were|include|included)\s+$"
)
"""What leads to the names of those in a venture: "its partners in the firm are Adur and Worthing"."""
CARRIED = re.compile(
    r"(?:\s+(?:city|county|borough|district)?\s*|,\s*)(?:and|or|nor|then)\s+(?:also\s+|later\s+|one\s+|another\s+|others\s+)?"
    r"(?:with|for|by|in|at|from|of|on behalf of)\s+(?:neighbouring\s+|nearby\s+)?"
)
"""What leads from one customer to the next: "its contracts in Thurrock and with Suffolk"."""


def dealing(text: str, start: int, end: int, cues: Cues) -> Hit | None:
    """The dealing that makes the place from ``start`` to ``end`` a council, as the hit of a named rule.

    The word before the place says which wording to look for.
    """
    if text.startswith(("'s ", "’s "), end) and SERVED.search(text, max(0, start - BACK), start):
        return named("to serve" if TO_SERVE.search(text, max(0, start - BACK), start) else "served", start, end)
    if text.startswith(", where", end) and HELD.match(text, end):
        return named("held", start, end)
    back = max(0, start - BACK)
    if text[start - 3 : start] in ("at ", "or ", "in "):
        return named("office", start, end) if OFFICE.search(text, back, start) else None
    before = cues.ending("dealing", start - 1)
    if before is None:
        return None
    follows = {"payer": PAID, "left": AS_WHAT, "compared": OWNED_ALIKE}.get(before.id)
    found = follows.match(text, end) if follows else FELLOWS.search(text, back, start)
    return named(before.id, start, end) if found else None


def site(text: str, start: int, end: int) -> Hit | None:
    """What a firm does in a place for its council: "a bid to run the libraries of Kirklees".

    >>> site("It also runs the service in Lambeth.", 28, 35).rule
    'councils/site'
    """
    if next_door := NEXT_DOOR.search(text, max(0, start - 14), start):
        start = next_door.start()
    if text[start - 3 : start] not in ("in ", "of ", "at ", "ss "):
        return None
    back = max(0, start - BACK)
    back = max(back, *(text.rfind(mark, back, start) + 1 for mark in ".;:!?\n"))
    found = any(form.search(text, back, start) for form in (CONTRACT_IN, MODEL_IN, RUNS_IN, DONE_IN))
    return named("site", start, end) if found else None


def standing(text: str, end: int, cues: Cues) -> Hit | None:
    """What a place that opens its clause has or ranks as: "Sefton has £40m of debts", "Norfolk is the seventh county to"."""
    if RANKED.match(text, end):
        return named("ranked", end, end)
    if (has := HAS.match(text, end)) and (owned := cues.starting("owned", has.end())):
        return owned
    return named("deed", end, end) if DEED.match(text, end) else None


def named(rule: str, start: int, end: int) -> Hit:
    """A hit of a named rule of this module."""
    return Hit(start, end, "dealing", rule, f"councils/{rule}")
