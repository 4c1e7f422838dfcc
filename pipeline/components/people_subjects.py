"""Subjects: the role that a sentence gives whoever it is about: "Jane Roe chairs the forum", "was named leader"."""

from __future__ import annotations

import re

from .people_clauses import OWNED, REACH, copula, duty_at, noun_phrase, seated_as
from .people_names import Words
from .people_phrases import NOTHING, Around, noun_phrase_end, party_after

TELLS = re.compile(
    r" (?:is|was|were|becomes?|became|remains|ha[sd]|have|will|serve|act|work|used|go|carr|st[eao]|resign|quit|retire|join|take"
    r"|took|return|double|beg[ai]n|continue|sp[eo]|answered|replied)"
)
"""How the verbs begin that may tell a role; most sentences have none of them after their subject."""
MAIN_DUTY = re.compile(
    r" (?:(?:now|also|still|currently|jointly) )?(?:(?:chairs|leads|heads|convenes|represents|co-chairs|speaks for|oversees"
    r"|manages|runs|holds|cleans|teaches|edits|owns|tends|patrols|coaches|looks after) "
    r"(?:(?:the|a|an)(?! (?:risk|way|danger|race|field|eye|gauntlet|charge))|one of the|its|their|our|[A-Z]\w+[’']s)"
    r"|(?:represents|chairs|leads|heads|convenes|co-chairs|oversees|manages) "
    r"(?!(?:by|for|to|off|back|home|up|out|in|on|into|from|it|them) )[\w’'-]+(?=[ ,.;])"
    r"|(?:organises|buys [a-z]+) for [A-Z]\w+"
    r"|(?:leads|speaks) (?:on \w+(?: and \w+)? )?for (?:the )?[A-Z]\w+|(?:speaks on|teaches|studies) \w+)(?=[ ,.;])"
)
"""How a sentence tells what its subject does for a body: "Jane Roe **chairs** the services scrutiny committee"."""
SPELL = re.compile(
    r" (?:has|had) (?:now )?(?!been\b)[a-z]+ (?=[^.;“”\"\n]{2,60}? (?:for (?:the (?:past|last) )?(?:[\w-]+ ){1,3}"
    r"(?:years|months|decades)|since )\b)"
)
"""How a sentence tells what its subject has done for long: "Jane Roe **has swept** the beach for 30 years"."""
SPELLS = ("base", "leads")
"""Ids of the lines of verbs that tell so."""
GAP = re.compile(r"(?:\s?\([^()\n]{2,60}\))?(?:, [^,.;“”\"\n]{2,90},)?")
"""What may stand between a subject and its verb."""
APPOINTED = re.compile(
    r" (?:(?:has|had|have|will|would|is|was|are|were|be|been|being|to|also|now|then|never|since|twice) )*"
    r"(?:join\w*|start\w*|beg[ai]ns?|step\w*|stand\w*|stood|go(?:es)? on|carr(?:y|ies) on|stay\w*|tak\w+|took|return\w*|serv\w+"
    r"|continu\w+|doubl\w+|resign\w*|quit\w*|retir\w+|depart\w*|suspended|removed|sacked|ousted|dismissed|deposed|dropped"
    r"|rejected|passed over|succeed\w*|replac\w+|follow\w*|confirmed|installed|unveiled|named|(?:re-?)?(?:appointed|elected)"
    r"|chosen|picked|nominated|hired|recruited|sworn in|poached|(?:drafted|brought|comes?|came) in|spent [^,.;“”\"]{3,25}?)"
    r"(?: [^,.;“”\"]{1,50}?)? as (?!well |soon |long |far |if |though |part |one |many |much )" + OWNED
)
"""What a subject does or undergoes as something: "**has been suspended as** vice-chairman", "succeeds Roe **as** leader"."""
OVER = re.compile(r" (?:resign|quit|retir|depart|sacked|oust|dismiss|depos|removed|step\w* down|st(?:an|oo)d\w* down|spent)")
SPOKE_FOR = re.compile(
    r" (?:spoke|speaks|was speaking|speaking|answered|replied) (?:up )?(?:for|on behalf of) (?:the )?(?:\w+ (?=[A-Z]))?"
)


def told_of(words: Words, text: str, end: int, right: int) -> Around:
    """The role that a sentence gives its subject: "Jane Roe, of Hull, is chair", "joins Norse as director", "was named leader".

    end: where the name ends.
    """
    right = min(right, end + REACH)
    at = gap.end() if (gap := GAP.match(text, end, right)) else end
    if not text.startswith(" ", at):
        return NOTHING
    if MAIN_DUTY.match(text, at):
        return duty_at(words, text, at + 1, right)
    if not TELLS.match(text, at):
        return NOTHING
    if (spell := SPELL.match(text, at, right)) and (words["duty"].get(spell.group().split()[-1]) or {}).get("id") in SPELLS:
        return seated_as(words, text, at + 1, right) or duty_at(words, text, at + 1, right)
    right = noun_phrase_end(text, at, right)
    found = copula(words, text, at + 1, right)
    if spoke := SPOKE_FOR.match(text, at, right):
        side = party_after(words, text, spoke.end(), min(right, spoke.end() + 50))
        if side.party:
            return side._replace(rule="people/spoke-for")
    if not found.rule:
        match = APPOINTED.match(text, at, right)
        found = noun_phrase(words, text, match.end(), right) if match else NOTHING
        if match and found.rule and OVER.search(match.group()):
            found = found._replace(former=True)
    return found
