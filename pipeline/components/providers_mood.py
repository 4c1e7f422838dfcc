"""How sure an event is and when it is: done, to come, only thought of, not so; and what state that leaves.

"The council **could** hand the pools to Corbel" only proposes it, "handed them to Corbel **in 2009**" leaves Corbel at work.
"""

from __future__ import annotations

import re

from .providers_wordings import REFUSING

AHEAD = 80
"""Characters before a cue in which its auxiliaries and the verbs that govern it stand."""

SENTENCE = 400
"""Characters around a cue in which its sentence may say when and whether."""

AGAINST = re.compile(
    rf"\b(?:not|never|nor|no (?:plans?|intention|longer)|{REFUSING}|instead of|rather than|without|declined|stop(?:ped)? short of"
    r"|against|no)\b[^,;.]{0,50}$|n['’]t\b[^,;.]{0,40}$"
)
UNDONE = re.compile(
    r"\b(?:(?:would|could|might|should) (?:not )?have|(?:was|were) to have|had been (?:days|weeks|hours|months|poised|about)"
    r"|had (?:hoped|planned|wanted|intended)|came (?:close|near)|(?:had been|was|were) (?:close|on the (?:brink|verge|point))"
    r"|had (?:been|once been) (?:due|expected|set|lined up|going|meant|supposed)"
    r"|(?:was|were) expected|(?:was|were) (?:once )?due to have"
    r"|nearly|almost|narrowly failed)\b[^,;.]{0,60}$"
)
REFUSED = re.compile(
    rf"\b(?:{REFUSING}|declin\w+|opted not|chose not|decided not|voted not|voted against|decided against|turned down"
    r"|balked at|stopped short of|will not be|would not be)\b[^,;.]{0,30}$"
    r"|\b(?:rul(?:ed|es|ing) out|reject\w+|vot(?:ed|es) down|threw out|thrown out|defeated|scrapped plans"
    r"|dropped plans|shelved|abandoned)\b"
    r"[^,;.]{0,50}$"
)
SHOULD_NOT = re.compile(r"\bshould (?:not|never) have[^,;.]{0,20}$")
RECOMMENDED = re.compile(r"\b(?:recommend\w*|advis(?:e|es|ed|ing) (?:that|members|councillors|cabinet))\b[^;.]{0,60}$")
INTENDED = re.compile(r"\b(?:means?|meant|intends?|intending|intentions?|minded|aims?) (?:to|of) (?:now )?$")
AWARDED = re.compile(r"(?:award|appoint|choos|select|nam|hir|engag|sign)")
"""A choice that is only intended: "its **intention to award** the contract to Corbel"."""

NAMED_FOR = re.compile(
    r"[^.;]{0,60}\bas the (?:[a-z-]+ )?(?:organisation|firm|body|company|bidder|contractor|charity|provider)s? (?:to (?:which"
    r"|whom)"
    r"|that|which) (?:it|they|(?:the )?\w+) (?:means?|intends?|is minded|proposes|hopes|is likely|plans) to\b"
)
ADVISED = re.compile(r"\badvised to\b[^;.]{0,50}$")
APPROVAL = re.compile(
    r"\b(?:asked|due|set|expected|invited|meets?|meeting|vote|voting)\b[\w ]{0,25} (?:to|on whether to) (?:approve|back"
    r"|agree|sign off|rubber-stamp|endorse|confirm|ratify)"
    r"(?! (?:the |a )?(?:plans?|proposals?))\b[^;.]{0,50}$"
)
POSSIBLE = re.compile(
    r"\b(?:would|could|might|may|should|ought|if|whether|propos\w+|plans?|planning|planned|wants?|wanting|hop(?:es|ing)"
    r"|consider\w*"
    r"|intends?|intending|lined up|no decision|look(?:s|ing)? at|toy\w*|thinking|explor\w*|mull\w*|minded|recommend\w*|asked"
    r"|asking|(?:asks?|invites?|urges?) (?:its"
    r"|the|their|a|members|councillors|cabinet)|invited|talks|options?|consult\w*"
    r"|due to (?:decide|choose|consider|vote)"
    r"|worr\w+|fear\w*|afraid|bids? to|offer\w*|seek\w*|keen|discuss\w*|possib\w+|likely|moot\w*|float\w*|idea of|suggest\w*"
    r"|urg\w+"
    r"|[Cc]alls\b[^.;]{0,30} for|[Cc]all(?:ed|ing|s)? (?:for|on|to)|demand\w*|campaign\w*|threat\w*|want)\b[^;.]{0,70}$|\bor $"
)
COORDINATED = re.compile(
    r"\b(?:asks?|asked|invite[sd]?|recommend(?:s|ed)?|urge[sd]?|want(?:s"
    r"|ed)?)(?: [\w’']+){1,3} to [^;.:,]{3,150} and [^;.:,]{0,60}$"
    r"|\b(?:option|route|choice|alternative|idea|suggestion|possibility|course|scenario)s?\b[^;.]{0,60} (?:is|was|would be"
    r"|are) to "
    r"(?:(?!, (?:which|who)\b)[^;.:]){0,150}$"
)
"""What is only asked for, however far its verb: "**asks members to** give Corbel notice and put its staff back"."""

NOUN = re.compile(r"\b(?:[Tt]he|[Aa]|[Aa]ny|[Ss]uch a) $")
WOULD_FOLLOW = re.compile(r" [^.;,]{0,60}?\b(?:would|could|might|may)\b(?! have\b)")
EXPECTED = re.compile(r"\b(?:(?:is|are|was|were) (?:widely )?(?:expected|tipped|in line)|in line) to [^,;.]{0,20}$")
TO_COME = re.compile(
    r"\b(?:will|is to|are to|due to|set to|agreed|voted|decided|about to|going to|poised to|ready to|preparing to"
    r"|resolved)\b[^,;.]{0,50}$|\b(?:agreed|voted|decided|resolved)\b[^,;.]{0,30} to [^.;]{3,140} and $"
)
REPORTED = re.compile(
    r"\b(?:said|says|confirmed|announced|promised|told [\w ]{2,30}|added)\b[^.;“”]{0,150}\bwould (?:now |then |soon )?(?:be )?"
    r"(?:(?!consider|explore|look|like|prefer|mean|have|not|if|only)[a-z]+ ){0,6}$"
    r"|\b(?:agreed|decided|voted|resolved) (?:\w+ ){0,3}that [^.;“”]{0,99}\b(?:should|would) (?:now |then |soon )?(?:be )?$"
)
"""What is only "will" in reported speech: "the council said that the work would pass to Corbel"."""

PLANNED = re.compile(
    r"\b(?:under the (?:plans?|proposals?|scheme)|if (?:approved|agreed|plans|the plans|the move|backed|members"
    r"|councillors|cabinet|it|they|the deal|terms|that)|business case"
    r"|proposals?|in talks|shortlist of one|(?:was|were) to have been)\b",
    re.IGNORECASE,
)
LONG_AGO = re.compile(
    r"\buntil (?:[A-Z][a-z]+ )?(?:19|20)\d\d, when\b|\b(?:since|in|from|back in)\b (?:[A-Z][a-z]+,? |early |late "
    r"|the (?:spring|summer|autumn|winter) of )?((?:19|20)\d\d)\b"
    r"|\b(?:years|decades?|a decade|months) (?:ago|earlier|later|on|after)\b|\bsince\b|\bThat was (?:when|in)\b|\b(?:back"
    r"|dates?|dated) (?:back )?to (?:[A-Z][a-z]+ )?(?:19|20)\d\d\b|\bfor the (?:past"
    r"|last) [\w-]+ years\b|\blast (?:year|spring|summer|autumn|winter)\b|\b(?:has|have|had) [\w ]{2,40} for [\w-]+ years\b"
)
PAST_END = re.compile(
    r"[^.;:“”£]{10,150}?\b(?:in (?:[A-Z][a-z]+ )?((?:19|20)\d\d)|last (?:year|spring|summer|autumn|winter)"
    r"|[\w-]+ years ago)(?=[.,;]|$| (?:and|but|after|when)\b)"
)
"""A past that only the end of the clause tells: "lost to a Newry firm, Corbel, by the old borough **in 2012**"."""
RECENT = re.compile(
    r"[^.;“”]{0,40}?\b(?:(?:at|from|since) (?:midnight|noon)|on (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
    r"|this (?:week|month|morning)"
    r"|yesterday|today|last (?:week|night|month)|(?:days|weeks) ago)\b"
)
"""A start that is news: "took over **at midnight on Sunday**"."""
PAST_ASIDE = re.compile(r"[^,;.]{0,20}, (?:has|have|will|is|are) ")
FORMER = re.compile(
    r"\b(?:formerly|previously|used to|once(?! (?:the|its|their|a|an|[A-Z]))|(?<!has )(?<!have )had)\b[^,;.]{0,30}$"
    r"|\b[Bb]efore (?:the (?:change|move|switch|deal|contract|handover)|then|that)\b[^;.]{0,60}$"
    r"|\b[Uu]ntil (?:(?:early |late )?(?:19|20)\d\d|last \w+|recently|then|it|its)\b[^,;.]{0,60}$"
)
UNTIL = re.compile(r"[^.;,]{0,60}? until (?:last |early |late |the |its |it |recently|then|(?:19|20)\d\d|[A-Z][a-z]+)")
PAST_FORM = re.compile(r"(?:ran|was|were|had|did|swept|cut)\b|[a-z]+ed\b|run$")
"""What ended at a time: "**ran** the pools **until** March"."""

SPAN = re.compile(
    r"[^.;]{0,60}\b(?:from|between) (?:[A-Z][a-z]+ )?(?:19|20)\d\d (?:to|and|until) (?:[A-Z][a-z]+ )?((?:19|20)\d\d)\b"
)
"""A stretch of years that is over: "supplied computers **from 2010 to 2016**"."""
DATED = re.compile(
    r"\b(?:in|last|back in) (?:(?:early|late|mid)-? ?)?(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December"
    r"|month|year|spring|summer|autumn|winter)\b"
)
LASTING = re.compile(
    r"\b(?:for now|for the time being|until a (?:new|replacement|permanent)|in the meantime|month by month"
    r"|month to month|go(?:es)? on being|for a further"
    r"|still has|still does|still runs|another \w+ (?:months|years))\b"
)
STILL = re.compile(
    r"\b(?:still|remain(?:s|ed)?\b|stay\w*|go(?:es)? on|continu\w*|carr(?:y|ies) on|rolled over|month by month|at present"
    r"|keeps? (?:on )?(?:\w+ing\b|the contract|its contract))\b"
)


REDUCED = re.compile(r"(?:lost|won|[a-z]+ed|run|held|given|let|taken) (?:to|by|from|under|over|in)\b")
APPOSED = re.compile(
    r"(?:,| [-–—]) (?:the|a|an) (?:[\w-]+ ){0,2}(?:firm|company|contractor|charity|trust|operator|business|group|body) $"
)
"""What a name is called, right before a participle: "Corbel, **the firm** chosen to run the homes"."""

PARTICIPLE = re.compile(r"(?:[a-z]+ed|chosen|given|taken)\b.*")
CONDITION = re.compile(
    r"\b[Ii]f (?:it is |they are |he is )?(?:approved|agreed|backed|(?:the )?(?:members|councillors|cabinet|executive"
    r"|full council|voters|tenants)"
    r"|given the go-ahead|(?:the )?(?:plan|move|deal|scheme|bid|sale|proposal)s? (?:is|are|goes|go|gets|wins))\b"
)
OTHER_CLAUSE = re.compile(
    r" but |, (?:while|whereas|although|though|which|where) | and (?=(?:the |its |it |they "
    r"|[a-z]+ ){0,3}(?:will|is to|are to|has|have) )"
)
"""Where the words before a cue begin to speak of it: "Fife would offer work, **while** Angus has taken on 58"."""

DECIDED = re.compile(
    r"\b(?:plans?|proposals?|scheme|move|deal|motion|change|switch|budget)\b,? (?:which (?:was|were) |that (?:was"
    r"|were) )?(?:carried|approved|agreed|passed"
    r"|voted through|backed|adopted|signed off|rubber-stamped|waved through|nodded through) (?:by|on|in|at|last|this"
    r"|yesterday|earlier)\b"
    r"|\b(?:[Uu]nder|[Aa]fter|[Ff]ollowing) (?:a|the|that|this|its|their|[A-Z][\w’']+) (?:[a-z-]+ )?(?:decision|vote"
    r"|resolution)\b"
)
"""A plan that has been decided upon."""

HELD = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|by|after|since|before|start(?:s|ed)?|stop(?:s|ped)?|keeps?|kept|now|currently"
    r"|already|still|also)|,) $"
)
"""What makes a form in -ing a deed: "is running", "by ending"; "the cost of ending the deal" is only thought of."""


def moods(text: str, begin: int, end: int, start: int, stop: int, year: int | None) -> str:
    """The moods of the cue text[start:stop] in the sentence text[begin:end], as a string of words."""
    begin, end = max(begin, start - SENTENCE), min(end, stop + SENTENCE)
    ahead = OTHER_CLAUSE.split(text[max(begin, start - AHEAD) : start])[-1]
    if ahead.endswith(", ") and REDUCED.match(text, start, stop + 8):
        ahead = ""  # "wants to bring back the tips, lost to Corbel in 2012"
    if APPOSED.search(ahead) and PARTICIPLE.fullmatch(text, start, stop):
        ahead = ""  # "would be hired on terms set by Corbel, the firm chosen"
    found = []
    if REPORTED.search(text, max(begin, start - 190), start):
        found.append("future")
    elif REFUSED.search(ahead):
        found.append("refused")
    elif SHOULD_NOT.search(ahead):
        found.append("past")
    elif RECOMMENDED.search(ahead) or APPROVAL.search(ahead) or intended(text, start, stop, end, ahead):
        found.append("recommended")
    elif UNDONE.search(ahead):
        found.append("undone")
    elif AGAINST.search(ahead):
        found.append("against")
    elif POSSIBLE.search(ahead) or ADVISED.search(ahead) or COORDINATED.search(text, max(begin, start - 230), start):
        found.append("possible")
    if found == [] and CONDITION.search(text, begin, start):
        found.append("possible")  # "If members agree, Corbel will take them on"
    if "possible" in found and ahead.rsplit(" would ", 1)[0] != ahead and DECIDED.search(text, begin, start):
        found = ["future"]  # "under the plan, carried by 14 votes to 11, the branches would pass to Corbel"
    if found == [] and NOUN.search(ahead) and WOULD_FOLLOW.match(text, stop, end):
        found.append("possible")  # "The transfer to the trust would cost more"
    if EXPECTED.search(ahead):
        found.append("expected")
    if TO_COME.search(ahead):
        found.append("future")
    if text[start:stop].split(" ", 1)[0].endswith("ing") and not HELD.search(ahead):
        found.append("gerund")
    over = SPAN.match(text, stop, end)
    ran = (
        PAST_FORM.match(text, start, stop)
        and not text.endswith((" be ", " has ", " have "), 0, start)
        and UNTIL.match(text, stop, end)
    )
    if FORMER.search(ahead) or ran or over and (year is None or int(over[1]) < year):
        found.append("former")
    if not DECIDED.search(text, begin, start) and PLANNED.search(text, max(begin, text.rfind(" but ", begin, start)), end):
        found.append("planned")
    match = LONG_AGO.search(text, max(begin, start - 90), min(end, stop + 75))
    if match and match.end() < start and PAST_ASIDE.match(text, match.end(), start):
        match = None  # "Corbel, started in a garage in 2011, has won the contract"
    match = match or PAST_END.match(text, stop, end)
    if match and not (match[1] and year and int(match[1]) >= year):
        found.append("past")
    if DATED.search(text, begin, end):
        found.append("dated")
    if RECENT.match(text, stop, end):
        found.append("recent")
    if STILL.search(text, max(begin, start - 60), min(end, stop + 40)):
        found.append("still")
    if LASTING.search(text, begin, start) or LASTING.search(text, stop, end):
        found.append("lasting")
    return " ".join(found)


def intended(text: str, start: int, stop: int, end: int, ahead: str) -> bool:
    """Whether the cue text[start:stop] is a choice that its sentence, which ends at ``end``, only announces."""
    meant = INTENDED.search(ahead) is not None and AWARDED.match(text, start) is not None
    return meant or NAMED_FOR.match(text, stop, end) is not None


def turned_by(state: str, mood: str) -> str | None:
    """The state that an event of this mood leaves; None for none.

    >>> turned_by("agreed", "possible"), turned_by("running", "future"), turned_by("ended", "possible")
    ('proposed', 'agreed', None)
    """
    words = mood.split()
    unsure = "possible" in words or "planned" in words and "future" not in words
    if state in ("agreed", "running", "extended"):
        if "undone" in words or "refused" in words and state == "agreed":
            return "rejected"
        if "recommended" in words and state != "extended":
            return "preferred"
        if "refused" in words:
            return None
        if "against" in words:
            return None
        if unsure and state != "running" or "possible" in words or "gerund" in words and state == "agreed":
            return "running" if state == "extended" else "proposed"  # what may be renewed is there
        if "former" in words and state == "running" and "future" not in words:
            return "ended"
        if "expected" in words and state == "agreed":
            return "proposed"
        if state == "running":
            return "agreed" if "future" in words and "still" not in words else "running"
        if state == "agreed" and "past" in words and "future" not in words:
            return "running"
        return state
    if state in ("ended", "insourced", "home", "rejected"):
        if {"against", "refused"} & set(words) and state == "ended":
            return "running"  # "decided not to close Corbel Homes"
        if "former" in words and state in ("insourced", "home"):
            return None  # "used to be on the council's own payroll"
        return None if {"undone", "against", "possible", "gerund", "refused"} & set(words) else state
    if state == "proposed" and "undone" in words:
        return "mentioned"
    return None if "against" in words and state != "bidder" else state
