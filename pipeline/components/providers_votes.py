"""What the wording at a provider's names says of it, for the article that states no event of it: the strongest cue's status."""

from __future__ import annotations

import re

from .providers_cues import Cues
from .providers_names import Candidate
from .providers_organisations import Organisation

FORMER = re.compile(r"\b(?:previous|former|outgoing|old|departing|ousted|last) (?:[a-z-]+ ){0,3}[a-z-]+,? [\"'“‘]?$")
MODEL = re.compile(
    r"(?:['’]s)? (?:[a-z-]+ )?(?:model|approach|experience|example|experiment|template|blueprint|affair|debacle|fiasco)\b"
)
"""What follows a name that stands for what others have learnt: "the Carillion **debacle**"."""

PROPOSING = re.compile(
    r"\b(?:look(?:ing)? at|consider\w*|explor\w*|thinking of|talks|discuss\w*|mulling|whether|would|could|might|wanted"
    r"|wants|asked to|asking to|(?:asks?|asked|invite[sd]?|urge[sd]?|recommends?) (?:[\w’']+ ){1,3}to|proposed"
    r"|under the plans?|if approved)\b",
    re.IGNORECASE,
)
REFUSES = re.compile(r"\bwould (?:not|never)\b|\bwouldn['’]t\b")
"""What makes no plan of a "would": "we **would not** touch Corbel with a bargepole"."""
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
BIDDING = re.compile(
    r"\b(?:shortlist\w*|short-list\w*|bidders?|bids?|bidding|rivals?|tenders|tendered|in the running|in the race|contenders?"
    r"|runners?-up|lost out|losing|beaten|outbid|pipped|edged out|also-rans?|underbidders?|under-bidders?"
    r"|expressions? of interest|still in it|still in (?:the )?contention|(?:eventual|other|losing) (?:winner|finalists?)"
    r"|miss(?:es|ed)? out|missing out|were dearer|was dearer)\b|\b(?:offered|asked for|quoted|priced at) £"
)
"""Words of a contest, which tell of the names in their sentence that nothing else is said of."""


WOULD_NEXT = re.compile(
    r" would (?!not\b|have\b|never\b|be sorry|like\b|say\b|only say\b|neither\b|comment\b|want\b|need\b|still\b"
    r"|charge\b|remain\b|continue\b|stay\b|be un|get\b|lose\b|be (?:paid|owed|left)\b)"
)
"""Behind a body that is only planned: "the Bury Leisure Trust **would** keep the jobs safe"."""

OFFER_OF = re.compile(r"\b(?:offer|bid|tender|quote|proposal|price|spent|deal|contract)s?\b[^.;,]*$")
"""Before a body whose offer, or whose price, it is that "would": "an **offer from** Corbel would keep 130"."""

NEW_NAME = re.compile(
    r"\b(?:to be (?:known|styled) as|to be (?:called|named)|with the (?:working )?title(?: of)?|[Ww]orking title:?"
    r"|provisionally (?:called"
    r"|named|titled)|(?:spin|set up|setting up|go it alone|break away)[^.;,]{0,30} (?:under the name|as a \w+ called)(?: of)?"
    r"|the launch of|for which the name) (?:the )?[\"“‘']?$"
)
"""Before the name of a body that is not there yet: "a firm **to be known as** Watling Care"."""

LIKEWISE = re.compile(r"(?:So|Nor|Neither) (?:had|has|have|did|do|does|would|will|were|was|is|are)\b")
"""What says of its names what the sentence before says of others: "**So had** Amey and Ringway"."""


def impression(org: Organisation, cues: Cues) -> tuple[str, int]:
    """The status that the cues at an organisation's names give it, and the name's start that has the strongest."""
    best: tuple[int, str, int] = (0, "", org.names[0].start)
    for name in org.names:
        if MODEL.match(cues.text, name.end):
            continue  # "through our LGSS model"
        if NEW_NAME.search(cues.text, max(0, name.start - 60), name.start):
            return "proposed", name.start
        if FORMER.search(cues.text, max(0, name.start - 50), name.start):
            return "ended", name.start
        if WOULD_NEXT.match(cues.text, name.end) and not OFFER_OF.search(cues.text, max(0, name.start - 60), name.start):
            return "proposed", name.start
        for cue in name.cues:
            strength = cue["weight"] - ("/noun/" in cue["rule"])
            if cue["status"] and strength > best[0]:
                best = strength, turned(cue["status"], name, cues), name.start
    return (best[1] or around(org, cues)), best[2]


def around(org: Organisation, cues: Cues) -> str:
    """The status that cues elsewhere in the first sentences of an organisation give, where none touches its name."""
    for name in org.names:
        if MODEL.match(cues.text, name.end):
            continue
        index = max(0, cues.sentence(name.start))
        start, end = cues.sentences[index]
        if LIKEWISE.match(cues.text, start):
            start = cues.sentences[max(0, index - 1)][0]
        if BIDDING.search(cues.text, start, end):
            return "bidder"
        for label in ("after", "before", "handing"):
            for hit in cues.in_sentence(label, name.start):
                line = cues.line_of[hit.rule]
                inside = cues.text[hit.start].isupper() or any(other.start <= hit.start < other.end for other in org.names)
                if line.get("status") and line["weight"] > 1 and not inside:
                    return turned(line["status"], name, cues)
        times = cues.times(name.start)
        if "proposed" in times and "decided" not in times and not REFUSES.search(cues.text, start, end):
            return "proposed"
        if "incumbent" in times:
            return "incumbent"
    return "mentioned"


def turned(status: str, name: Candidate, cues: Cues) -> str:
    """A cue's status as the time of its sentence turns it: "handed to Corbel in 2009" is an incumbent, "would" a proposal."""
    if status == "ended" and PROPOSING.search(cues.text, max(0, name.start - 40), name.start):
        return "incumbent"  # "wants to replace Corbel"
    if status not in ("appointed", "incumbent"):
        return status
    times = cues.times(name.start)
    if status == "incumbent":
        return "proposed" if "proposed" in times and PROPOSING.search(cues.text, max(0, name.start - 40), name.start) else status
    if "preferred" in times:
        return "preferred"
    if "proposed" in times and "decided" not in times:
        return "proposed"
    start, end = cues.sentences[max(0, cues.sentence(name.start))]
    past = "incumbent" in times or YEAR.search(cues.text, start, end)
    return "incumbent" if past and "future" not in times else status
