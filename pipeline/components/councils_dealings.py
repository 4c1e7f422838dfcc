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
    r"|catering|cleaning|youth (?:clubs|services?)|(?:bin |waste )?rounds|streets?|wardens|verges|meals|kitchens|heating"
    r"|(?:planned |grounds |street |road )?maintenance|lighting|sweeping|theatres?"
)
DONE_IN = re.compile(
    r"\b(?!r[ua]n\w*\s(?:[\w,’-]+\s){0,4}homes\s)"
    r"(?:r[ua]n(?:s|ning)?|tak(?:en?|es|ing) (?:over|charge of|on|back)|took (?:over|charge of|on|back)"
    rf"|cover(?:s|ed|ing)?|operat\w+|manag\w+|maintain\w*|provid\w+|deliver\w*|collect\w*"
    r"|clean\w*|empt(?:y|ies|ied|ying)|sw(?:eep\w*|ept)|patrol\w*|mow\w*|looks? after|looked after|looking after|lost|loses?"
    r"|w[io]ns?"
    r"|g(?:i|a)ves? up|ke(?:eps?|pt)|h(?:olds?|eld)|(?:has|have|had) (?:had|kept|held|looked after|emptied|cleaned|swept)"
    r"|repair\w*)\b"
    rf"[^.,;:!?\n]*?\b(?:{SERVICE})(?: and \w+)? (?:in|of|at|for|across)\s+$"
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
DONE_FOR = re.compile(
    r"\b(?:clean\w*|sw(?:eep\w*|ept)|cut\w*|repair\w*|heat\w*|feed\w*|fed|staff\w*|guard\w*|grit\w*|maintain\w*|r[ua]n(?:s"
    r"|ning)?)\s+(?:[a-z-]+\s){0,3}"
    r"(?:schools|offices|buildings|pupils|estates|tower blocks|flats|toilets|roads|streets|verges) for\s+$"
)
"""Work done "for" its owner: "**cleans schools for** Dudley and Walsall"."""
NEXT_TO = re.compile(
    r"(?:^|[.;\n“\"]\s*|\b(?:while|and|but)\s)(?:[Oo]ver|[Nn]ext[ -]door|(?:[Tt]wo doors )?(?:[Dd]own|[Uu]p) the road"
    r"|[Aa]cross the (?:border"
    r"|river|boundary|estuary|water)|[Ee]lsewhere|[Nn]earby),? in\s+$"
)
WORK_THERE = re.compile(
    rf",?\s[^.;\n]{{0,90}}\b(?:{SERVICE}|council tax|in-house|outsourc\w+|works? for|run by|has run|contract\w*|same (?:work"
    rf"|job))\b"
)
"""What is told of a place beside the council's: "**Next door in** Ealing, 140 wardens work for Serco"."""
ONE_WITH = re.compile(r"\b(?:contracts?|deals?|agreements?)\b[^.,;:!?\n]{0,40},? (?:also )?with\s+$")
"""A deal and, after more words, its other side: "has one **contract** left in the county, **with** Hart"."""
SUM_FROM = re.compile(
    r"£[\d.,]+\w*(?:\s(?:million|billion))?(?:\s(?:a|per)\s\w+)?\s(?:comes\s|coming\s)?from\s+$"
    r"|\bthe\s(?:rest|balance|remainder)\s(?:comes?\s|coming\s)?from\s+$"
)
"""A share that another authority pays: "£8.3m **from** Leicestershire and **the rest from** Rutland"."""
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
WORKS_THERE = re.compile(
    r",? where (?:it|they|the (?:firm|company|trust|charity|contractor|group|agency|operator|business|outfit|provider)"
    r"|[A-Z][\w’'&-]+(?: [A-Z][\w’'&-]+){0,3})"
    r" (?:(?:also|already|still|now|currently|once|previously|has|have|had) )*"
    rf"(?:(?:do|does|did|done) the (?:same|work)|(?:been )?in charge\b|(?:been )?(?:r[ua]n(?:s|ning)?|clean\w*|empt\w+"
    rf"|sw(?:ep\w*|ept)|cut(?:s|ting)?|mow\w*|collect\w*|cook\w*|car(?:es|ed|ing) for|look(?:s|ed|ing) after|manag\w+"
    rf"|maintain\w*|mend\w*|repair\w*|patrol\w*|provid\w+|deliver\w*|operat\w+|took over)\b"
    rf"[^.;]{{0,40}}?(?:{SERVICE}|centres|schools|for the council)"
    r"|(?:holds?|held|w[io]ns?|lost|has|had) (?:an?|the|its) (?:\w+ ){0,3}(?:contract|deal|work)\b)"
)
"""What a firm does at a place: "from Oldham, **where it does the same work**", "Hull, **where Corbel is in charge**"."""
PASSED_BY = re.compile(
    r"\b(?:passed|transferred|handed|moved|made over|seconded|sent|given|awarded|paid) to (?:it|them|the (?:firm|company|trust"
    r"|charity|contractor)) (?:by|from)\s+$"
)
"""Who gave a firm what it has: "92 clerks **passed to it by** Oldham"."""
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
GAINED = re.compile(
    r"\b(?:lost|los(?:es?|ing)|w[io]ns?|winning|gain(?:s|ed|ing)?|tak(?:es?|en|ing)\s+(?:on|over|back)|took\s+(?:on|over"
    r"|back)|bid(?:ding)?\s+for"
    r"|tender(?:ed|ing)\s+for|retain(?:s|ed)|inherit(?:s|ed)|g(?:i|a)ves?\s+up|given\s+up|handed\s+back|h(?:as|ad|olds?|eld))\s+$"
)
OWN_WORK = re.compile(rf"[’']s\s+(?:[a-z-]+\s){{0,2}}(?:{SERVICE}|centres|schools)\b")
"""Work of a council's that firms get and lose: "**lost** Walsall**'s grass cutting** to Vane"."""
OWN_WORK_LET = re.compile(
    rf"{OWN_WORK.pattern}(?:(?:[^.;]|\.\d){{0,70}}\b(?:tender|contract)|\s(?:are|is|were|was|have been|has been)\s(?:now\s"
    rf"|already\s)?"
    r"(?:emptied|run|cleaned|swept|managed|collected|maintained|operated|looked after|cut|mown|tended|provided)\s(?:by|under)\s)"
)
"""Work of a council's that somebody does for it: "Oldham**'s bins are emptied by** Vane"."""
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
    r"(?:\s+(?:city|county|borough|district)?\s*|,\s*)(?:and|or|nor|then)(?:,\s(?:until|since|from|as of"
    r"|for)\s[^.,;:!?\n]{2,25},)?\s+"
    rf"(?:also\s+|later\s+|one\s+|another\s+|others\s+|the rest\s+)?(?:(?:{SERVICE})\s+)?"
    r"(?:with|for|by|in|at|from|of|on behalf of)\s+(?:neighbouring\s+|nearby\s+)?"
    r"|\s+and,\s(?:until|since|from|as of)\s[^.,;:!?\n]{2,25},\s+"
)
"""What leads from one customer to the next: "its contracts in Thurrock and with Suffolk"."""


SITES = (CONTRACT_IN, MODEL_IN, RUNS_IN, DONE_IN, DONE_FOR, ONE_WITH)
"""What leads to a place where work is done for its council."""


def dealing(text: str, start: int, end: int, cues: Cues) -> Hit | None:
    """The dealing that makes the place from ``start`` to ``end`` a council, as the hit of a named rule.

    The word before the place says which wording to look for.
    """
    if text.startswith(("'s ", "’s "), end) and SERVED.search(text, max(0, start - BACK), start):
        return named("to serve" if TO_SERVE.search(text, max(0, start - BACK), start) else "served", start, end)
    if OWN_WORK.match(text, end) and (GAINED.search(text, max(0, start - 24), start) or OWN_WORK_LET.match(text, end)):
        return named("served", start, end)
    if text.startswith((", where", " where"), end) and (HELD.match(text, end) or WORKS_THERE.match(text, end)):
        return named("held", start, end)
    back = max(0, start - BACK)
    if text[start - 3 : start] in ("by ", "om ") and PASSED_BY.search(text, back, start):
        return named("passed", start, end)
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
    if text[start - 3 : start] not in ("in ", "of ", "at ", "ss ", "or ", "th ", "om "):
        return None
    back = max(0, start - BACK)
    if SUM_FROM.search(text, back, start):
        return named("site", start, end)
    back = max(back, *(text.rfind(mark, back, start) + 1 for mark in ".;:!?\n"))
    found = any(form.search(text, back, start) for form in SITES) or (
        NEXT_TO.search(text, max(0, back - 2), start) and WORK_THERE.match(text, end)
    )
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
