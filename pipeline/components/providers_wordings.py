"""Words of the wordings that tie a body to a council: what is done, by what verbs, under what kind of arrangement.

Sentences are read with the body as ``NAME`` and every council as ``COUNCIL`` (``providers_tied``, ``providers_neighbours``).
"""

from __future__ import annotations

NAME, COUNCIL = "¤", "§"
REFUSING = r"(?:refus(?:ed|es|ing|als?)\b|refuse(?= (?:to|it|them|any|permission|consent)\b))"
"""To refuse, and no refuse: in the trade's papers a **refuse** contract is no contract that is refused."""
ASIDE = r"(?:, [^,.;]{2,80},)?"
OWN = rf"(?:{COUNCIL}['’]s?|its|their|the (?:council|authority|borough|city|county|district)['’]s)"
WORDS = r"(?:(?!(?:and|but|which|who|that|said|into|to|for|with|as|by|from|an?)\b)[a-z0-9£][\w’'£.%-]* )"
BODY = (
    r"(?:contractors?|suppliers?|providers?|operators?|partners?|agents?|landlord|outsourcer|franchisee"
    r"|caterers?|cleaners?|consortium"
    r"|company|firm|trust|arm|subsidiary|joint venture|mutual|spin-off|concessionaire|tenant|licensee)"
)
DOES = (
    r"(?:runs?|ran|operates?|operated|manages?|managed|provides?|provided|delivers?|delivered|handles?"
    r"|handled|maintains?|maintained"
    r"|carries out|carried out|looks? after|looked after|cleans?|cleaned|collects?|collected|empties"
    r"|emptied|cooks?|cooked|serves?|served"
    r"|repairs?|repaired|mends?|mended|cuts?|mows?|mowed|sweeps?|swept|staffs?|staffed|polices|patrols?"
    r"|answers?|answered|processes"
    r"|processed|supplies|supplied|maintaining|running|operating|managing|providing|delivering|does|did"
    r"|lights?|guards?|guarded|cares? for"
    r"|administers?|administered|fits?|fitted)"
)
TO_DO = (
    r"(?:run|operate|manage|provide|deliver|handle|maintain|carry out|look after|clean|collect|empty|cook"
    r"|serve|repair|mend|cut|mow|sweep"
    r"|staff|patrol|answer|process|supply|light|guard|care for|administer|fit|refurbish|take over|take on"
    r"|do|process|resurface|grit|paint"
    r"|inspect|enforce|train|transport|drive|house|design|print|recycle|treat|dispose of|install|replace|upgrade)"
)
CHOSEN = (
    r"(?:chosen|chose|chooses|choose|hired|hires?|picked|picks?|appointed|appoints?|selected|selects?"
    r"|engaged|engages?|commissioned"
    r"|commissions?|contracted|brought in|brings? in|enlisted|signed up|signs? up|lined up|turned to|plumped for|settled on"
    r"|opted for|taken on|took on|entrusted|paid|pays?|used|uses?|employed|employs?|relies on|relied on)"
)
PACT = (
    r"(?:contracts?|deals?|agreements?|partnerships?|arrangements?|joint ventures?|leases?|concessions?"
    r"|franchises?|frameworks?|tie-ups?"
    r"|alliances?)"
)


CREWS = (
    r"(?:crews?|drivers?|workers|staff|carers|cleaners|wardens|engineers|operatives|lorr(?:y|ies)|vans?|gardeners|cooks"
    r"|managers|bosses"
    r"|employees)"
)

SERVICE = (
    r"(?:services?|teams?|staff|officers|wardens|work|contract|functions?|operations?|department|unit|cent(?:re|res)|librar\w+"
    r"|pools?|payroll|benefits|revenues|rates|calls?|phones?|parking|bins?|waste|refuse|recycling|collections?|rounds?|streets?"
    r"|cleaning|repairs|housing|homes|toilets|parks?|grounds|IT|ICT|HR|legal|audit|planning|control|licensing|health|fraud"
    r"|markets?|CCTV|highways?|roads?|gritting|maintenance|kitchens?|meals|catering|museums?|theatre|tourism|crematori\w+"
    r"|cemeter\w+|care|adoption|fostering|transport|buses|procurement|finance|computers?|desk|depot|lorries|fleet|trees"
    r"|conveniences|loos|lavator\w+"
    r"|play(?:grounds?| areas?)|allotments|halls?|buildings?|pitch\w*|verges|grass|shelters?|youth|pavilions?|open spaces?"
    r"|assets)\b"
)
"""Work that one council may do for another."""

DONE = (
    r"(?:run|ran|managed|operated|provided|delivered|swept|emptied|collected|cleaned|cooked|mown|mowed|cut|handled|looked after"
    r"|repaired|mended|maintained|staffed|patrolled|organised|administered|done|carried out|processed|answered|dealt with|gritted"
    r"|hosted|supplied|inspected|monitored|policed|performed|serviced|tended|undertaken|picked up|issued|checked"
    r"|employed|taken over|taken on)"
)
DOES_ANY = (
    r"(?:runs?|ran|running|operat(?:es?|ed|ing)|manag(?:es?|ed|ing)|provid(?:es?|ed|ing)|deliver(?:s|ed|ing)?|handl(?:es?|ed|ing)"
    r"|maintain(?:s|ed|ing)?|carr(?:y|ies|ied) out|carrying out|look(?:s|ed|ing)? after|clean(?:s|ed|ing)?|collect(?:s|ed|ing)?"
    r"|empt(?:y|ies|ied|ying)|cook(?:s|ed|ing)?|repair(?:s|ed|ing)?|cut(?:s|ting)?|mow(?:s|ed|n|ing)?|sweep(?:s|ing)?|swept"
    r"|staff(?:s|ed)?|patrol(?:s|led|ling)?|answer(?:s|ed|ing)?|process(?:es|ed|ing)?|suppl(?:y|ies|ied|ying)|do|does|did|doing"
    r"|done|light(?:s|ed)?|grit(?:s|ted|ting)?|administer(?:s|ed|ing)?|host(?:s|ed|ing)?|issu(?:es?|ed|ing)|monitor(?:s|ed|ing)?"
    r"|inspect(?:s|ed|ing)?|print(?:s|ed|ing)?|tak(?:es?|en|ing) (?:over|on|charge of|control of)|took (?:over|on|charge of)"
    r"|feed(?:s|ing)?|fed|organis(?:es?|ed|ing)|keeps?|kept)"
)
WORKS = (
    rf"(?:{DOES_ANY}|audit(?:s|ed|ing)?|mend(?:s|ed|ing)?|fill(?:s|ed|ing)?|cover(?:s|ed|ing)?|check(?:s|ed|ing)?"
    r"|train(?:s|ed|ing)?|valu(?:es?|ed|ing)|survey(?:s|ed|ing)?|bill(?:s|ed|ing)?|work(?:s|ed|ing)? out|test(?:s|ed|ing)?"
    r"|wash(?:es|ed|ing)?|plan(?:s|ned|ning)?|send(?:s|ing)?|sent|find(?:s|ing)?|found|record(?:s|ed|ing)?|stor(?:es?|ed|ing)"
    r"|tend(?:s|ed|ing)?|paint(?:s|ed|ing)?|plant(?:s|ed|ing)?|lock(?:s|ed|ing)?|prosecut(?:es?|ed|ing)|pick(?:s|ed|ing)? up"
    r"|pay(?:s|ing)? (?:the wages|out)|paid (?:the wages|out)|bur(?:y|ies|ied)|catch(?:es)?|caught|shelter(?:s|ed)?"
    r"|hous(?:es?|ed|ing)|teach(?:es)?|taught|assess(?:es|ed|ing)?|licens(?:es?|ed|ing)|watch(?:es|ed|ing)?)"
)
"""What one council does for another that it names in the same breath."""

MORE_TO_DO = rf"(?:{TO_DO}|monitor|issue|check|audit|act|host|lead|organise|administer|grit|feed|manage|advise|oversee)"
