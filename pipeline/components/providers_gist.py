"""What the sentence of a body suggests of it where no wording speaks of the body itself."""

from __future__ import annotations

import re

_GIST = (
    (
        "mentioned",
        r"(?:would not|wouldn['’]t|never|no intention|not interested|far from|rather than"
        r"|(?:shown|expressed|registered|some) (?:an )?interest"
        r"|in?quired about|enquiries|been linked with|linked to|been to (?:have a )?look|a look round"
        r"|(?:did|does|do|will) not (?:bid|submit|tender)|(?:decided|chose|opted) not to (?:bid|submit|tender|take part)"
        r"|informal approach|sniffing|if it would be interested)",
    ),
    (
        "ended",
        r"(?:no longer|sacked|ousted|axed|ditched|dropped|dumped|terminated|wound up|winding up|collaps\w+|went bust|bankrupt\w*"
        r"|liquidat\w+|insolven\w+|folded|until (?:last|its|the)|used to|stopped|ceased|closed down|shut down"
        r"|last day|part(?:ed|ing)? company|broke off|ended|ending|expire[sd]?|not renew\w*|replaced|outgoing|predecessor"
        r"|left behind|pulled out|walked away|handed back|quit|back in-house|in-house|taken back|takes back)",
    ),
    (
        "bidder",
        r"(?:bid|bids|bidders?|bidding|tenders?|tendered|tendering|offers?|offered|submissions?|submitted|submit|shortlist\w*"
        r"|short-list\w*|longlist\w*|scored|scoring|rivals?|contenders?|contention|candidates?|hopefuls?|applicants?|applied"
        r"|questionnaires?|envelopes|in the running|runners?-up|losers?|lost out|unsuccessful|competitors?|competing|entrants?"
        r"|weighing|could have (?:done|run|managed)|told the (?:council|authority|town hall) (?:it|they) could|quoted"
        r"|(?:below|above) that of|(?:cheaper|dearer) than|next (?:dearest|cheapest|lowest)"
        r"|(?:firms|companies|charities|trusts|bodies) (?:want|hope|would like)"
        r"|asked (?:for (?:prices|quotes|bids)|to (?:price|quote|tender|bid))|invited to (?:price|quote|tender|bid)"
        r"|verdict|last man standing|replies|responses?|counter-offer|pitch(?:es|ed)?)",
    ),
    (
        "proposed",
        r"(?:could|might|may|would|should|if|whether|plans?|planned|proposals?|proposed|proposes|options?|scenarios?|blueprint"
        r"|business case|idea|suggest\w*|consult\w*|consider\w*|explor\w*|draft|mooted|talks|in line|fallback|touted|earmarked"
        r"|calls for|want|wants|wanted|lined up|feasib\w+|ballot\w*)",
    ),
    (
        "agreed",
        r"(?:will|is to|are to|from (?:January|February|March|April|May|June|July|August|September|October|November|December"
        r"|next|Monday|Tuesday|Wednesday|Thursday|Friday|now on)|chosen|chose|choice|choose|picked|named|appoint\w*|award\w*"
        r"|selected|won|wins|winner|secured|landed|clinched|successor|newcomers?|takes? over|go-live|partner)",
    ),
)
_STATES = tuple((state, re.compile(rf"\b{words}\b", re.IGNORECASE)) for state, words in _GIST)


BACK = re.compile(r"[“\"‘]?(?:They|These|Those|Both|It|The (?:others?|rest|two|three|four)) (?:are|were|is|was|include)\b")
"""How a sentence begins that names those of whom the one before tells: "Four firms want to run them. **They are** …"."""


def gist(text: str, sentences: list[list[int]], index: int) -> str:
    """The state that the words of a sentence suggest for a body in it: mentioned, ended, bidder, proposed, agreed or running.

    sentences: the article's, as [start, end] each. index: that of the one meant.

    >>> gist("Questionnaires from 14 firms, among them Lumley Roofing, are being scored.", [[0, 74]], 0)
    'bidder'
    """
    start, end = sentences[index]
    if index and BACK.match(text, start):
        start = sentences[index - 1][0]
    return next((state for state, words in _STATES if words.search(text, start, end)), "running")
