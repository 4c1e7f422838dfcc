"""Bodies that an article names for what they are to others: owners, customers of a firm, houses, schemes, who did a study."""

from __future__ import annotations

import re

from .providers_names import Words
from .providers_organisations import Organisation
from .providers_runs import SAINT

FIRM = r"(?:firm|company|business|contractor|operator|provider|group|charity|trust|agency|outfit|[Ii]t|[A-Z][\w’'&-]+)"
IS = (
    r"(?:,? (?:which|that|who))?(?:,| is| are| was| has been| itself| now| wholly| fully| largely| ultimately| in turn| jointly)*"
)
OF_KIND = (
    r"(?:(?:the|an?|its|London|American|US|French|German|Spanish|private|equity|parent|[\w’'-]+-based|giant|group|firm|company|fund"
    r"|bank|arm|of) )*"
)
BODY = r"(?:charity|company|firm|group|trust|business|agency|body|behind|that|which|who|of|for)\b"
HOUSE = (
    r"(?:home|hostel|house|centre|pool|gym|school|nursery|library|museum|theatre|hall|park|building|site|office|estate|block|tower"
    r"|depot|market|gallery|venue|golf course|playing field|shelter|hospital|village|stadium|arena|church|pub|hotel|shop|cinema)"
)
SCHEME = (
    r"(?:policy|programme|project|plans?|scheme|drive|strategy|blueprint|campaign|initiative|review|exercise|brand|slogan"
    r"|logo|website|app|card|magazine|newsletter|newspaper|report|document|bill|petition|festival|event|vision|model|budget"
    r"|overhaul|shake-up|restructuring|reorganisation|transformation)"
)
CAMPAIGN = re.compile(
    r"(?:Save|Stop|Keep|Hands Off|Justice for|Clean Air for|Defend|Protect|No to|(?:Residents|People|Parents) Against"
    r"|Campaign for|Fight for)\b"
    rf"|{SAINT.pattern}$"
    r"|.*\b(?:Action|Residents|Campaign|Pressure|Protest|Support|User|Users|Parents|Neighbourhood|Community|Amenity|Civic"
    r"|Heritage|Historical|Archaeological|Conservation) (?:Group|Society)$"
    r"|(?:New |Old )?[A-Z]\w+ Society$|.*\b(?:Advisory|Working|Steering|Focus|Liaison|Policy|Task) (?:Group|Board|Panel|Party)$"
)
"""Names of groups that speak up or advise, "Save Our Pools", "the Marbury Road Action Group", and of a school: "St Mary"."""

OFFICE = re.compile(
    r"(?:[A-Z][\w-]+ ){0,4}(?:Lead|Head|Director|Manager|Officer|Member|Spokes(?:man|woman|person)|Chair(?:man|woman)?|Leader"
    r"|Convener|Holder|Champion|Assistant|Secretary) (?:for|of) "
)
"""How an office printed in capitals begins: "**Policy Lead for** Digital Services"."""

MATCHING = 90
"""Characters before and behind a name that are looked at."""

ENOUGH = 2
"""The weight from which a group that speaks up runs something too."""

BEFORE = re.compile(
    # "Corbel Care is itself owned by Bridgepoint", "Corbel, part of the Vane Group"
    rf"\b{FIRM}{IS} (?:owned|controlled|backed|bankrolled) by {OF_KIND}$"
    rf"|\b{FIRM}{IS} (?:belongs to|a (?:subsidiary|division|arm|unit|offshoot) of|part of) {OF_KIND}$"
    rf"|\b(?:parent|holding) (?:company|firm|group|body),? (?:is |was )?{OF_KIND}$"
    # "its owners, Castellan Hospitality", "the building belonged to the Chalmers Trust", "flats sold to Danelaw Properties"
    r"|\b(?:owners?|freeholders?|leaseholders?|developers?|applicants?|housebuilders?|shareholders?|lenders?"
    r"|insurers?|architects?|brewers?|organisers?|promoters?|sponsors?|hoteliers?|retailers?|supermarkets?|publishers?),?"
    r" (?:the )?$"
    r"|(?<![-’']length )(?<!council['’]s )(?<!social )(?<!housing )\b(?:[Ll]andlords?|tenants?),? (?:the )?$"
    rf"|\b(?:{HOUSE}s?|record|idea|title|freehold)\b (?:[\w’' ]{{0,40}} )?belong(?:s|ed)? to {OF_KIND}$"
    r"|\b(?:flats|houses?|land|grounds?|fields?|freehold|sites?|buildings?|offices|pubs?|hotels?|church|shares)\b"
    rf" (?:[\w’' ]{{0,40}} )?sold (?:off )?to {OF_KIND}$"
    r"|\b(?:shares|invest\w*|holdings?) in (?:the )?$"
    # "research by the Marbury Trust"
    r"|\b(?:[Rr]esearch|[Ss]urvey|[Ss]tudy|[Aa]nalysis|[Ff]igures|[Ww]arnings?|[Ee]stimates|[Ii]nquiry|[Ii]nvestigation)"
    r" (?:\w+ )?(?:by|from) (?:the )?(?:[a-z-]+ ){0,2}(?:charity |think-?tank |campaign group |watchdog )?(?:the )?$"
    # "hostels of its own, among them Howe Hill"
    rf"|\b{HOUSE}s(?: of (?:its|their) own)?,? (?:among them|such as|like|namely) (?:the )?$"
    # "a policy once known as One Barnet"
    rf"|\b{SCHEME}\b(?: (?:of|that) [\w ]{{2,30}})?,? (?:(?:once|now|since|formerly|also|which is|it) )*"
    r"(?:known as|called|named|dubbed|branded|calls|entitled|titled) (?:the )?[\"“‘]?$"
)
"""Before the name of an owner, a landlord, who did a study, a house, a scheme."""

GRANTED = re.compile(r"\b[Gg]rants? (?:\w+ ){0,4}?to (?:the )?$")
"""Before whoever gets money, where the gazetteer does not know it: "a **grant to the** Theatre Royal"."""

IS_NONE = re.compile(
    rf",? (?:which (?:is|was) )?one of (?:the|its|their|[\w ]{{1,20}}?[’']s) (?:[\w-]+ ){{0,3}}?{HOUSE}s\b"
    rf"|,? (?:which (?:is|was) )?(?:an?|the) (?:(?!office|{BODY})[\w-]+ ){{0,3}}?(?!office){HOUSE}\b"
    r"(?! (?:operator|provider|trust|company|firm|group|manager|charity))"
    rf"|,? as (?:the|that|this) {SCHEME} (?:is|was) (?:known|called)"
    r"|,? which (?:has |have |had )?(?:fought|fights?|opposes?|campaign(?:s|ed)|objects?|represents"
    r"|organised the (?:march|protest|petition))\b"
    rf"|, the (?:group|campaign|people|firm|company) behind the (?:{SCHEME}|{HOUSE}|march|protest|call|bid to|idea|application)"
)
"""Behind the name of a house, a scheme, a campaign: "Howe Hill, **one of the homes**"."""

PRESS = re.compile(
    r" (?:(?:has |have )(?:also |now )?(?:seen (?:a |the )?(?:cop|letter|document|email|leak)|learn(?:ed|t) that)"
    r"|can (?:now )?reveal)"
)
"""Behind the name of a paper: "Weekly IT **has seen** letters"."""
TOLD = re.compile(r"[”\"],? [^.!?“”\"]{3,120} told $")
"""Before the name of the paper that somebody spoke to: "“… fall,” Jane Roe, of Unison, **told** Public Sector IT"."""

AFTER = re.compile(
    rf"(?: [a-z]+)? (?:team|{HOUSE})\b"
    r"|,? which (?:has |have |had )?(?:backs|owns (?:the|it\b|[A-Z]))\b"
    r"|, (?:the|a|its|their) (?:[\w’'-]+ ){0,2}?(?:freeholder|developer|applicant|housebuilder|sponsors?|brewer|retailer"
    r"|supermarket|shareholder|lender|insurer)\b"
)
"""Behind a name that is no provider's where no other mention says more: a house, who owns one."""

IS_HOUSE = re.compile(rf" {HOUSE}\b")
"""Behind a name that is no body's by its form: "the Aylesbury **estate**"."""

RUN_THING = re.compile(
    r"\b(?:run|runs|running|running of|managing|operating|look(?:s|ing)? after|management of|use of|future of|closure of)"
    r" (?:the )?$"
)
"""Before a name that is no body's by its form: "the company will **run** Newport Market"."""

LISTED_CLIENTS = re.compile(
    r"\b(?:(?:[Ii]t|[Tt]hey|[Tt]he (?:firm|company|group)) (?:also |already )*works? for"
    r"|(?:customers|clients) (?:also )?(?:include|are|range from|number)) [^.;:“”]*$"
)
"""From the verb up to the name of another customer of a firm: "It also **works for AOL, BSkyB and** First Choice Homes"."""

OTHER_CLIENT = re.compile(
    r"(?:['’]s?)? [^.;“”]{0,50}?\b(?:with|for) (?:the )?(?:Ministry|Department|Home Office|[A-Z]\w+ Government|Government"
    r"|government|NHS|DWP|MoD|Army|Navy|Prison Service|Network Rail|Transport for)\b"
)
"""A deal that is none of a council's: "Corbel’s £107m deal with the Ministry of Justice"."""


def is_bystander(org: Organisation, text: str, words: Words) -> bool:
    """Whether all that is said of an organisation makes it no provider here: an owner, a customer, a house, a scheme.

    >>> bool(BEFORE.search("Corbel Care is itself owned by "))
    True
    >>> bool(BEFORE.search("The pools were taken over by "))
    False
    """
    called = [IS_NONE.match(text, name.end) is not None for name in org.names]
    thing = org.known is None and words.form_of(org.name) is None
    if org.known is None:
        if any(PRESS.match(text, name.end) or TOLD.search(text, max(0, name.start - 150), name.start) for name in org.names):
            return True
        if any(called) or OFFICE.match(org.name) or org.weight < ENOUGH and CAMPAIGN.match(org.name):
            return True
        if thing and any(IS_HOUSE.match(text, name.end) for name in org.names):
            return True
    aside = (BEFORE, LISTED_CLIENTS, *((RUN_THING,) if thing else ()), *((GRANTED,) if org.known is None else ()))
    return all(OTHER_CLIENT.match(text, name.end) for name in org.names) or all(
        none or AFTER.match(text, name.end) or any(form.search(text, max(0, name.start - MATCHING), name.start) for form in aside)
        for name, none in zip(org.names, called, strict=True)
    )
