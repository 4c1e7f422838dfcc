"""What may stand between a wording and the name that it touches, as patterns over the text."""

from __future__ import annotations

import re

from .providers_names import OPENING

NOT_BETWEEN = (
    r"and|but|to|for|with|from|by|at|in|on|of|was|is|are|were|be|been|said|says|that|which|who|whose|because|as|after"
    r"|before|when|if"
    r"|or|not|has|have|had|will|would|could|than|into|under|over|about|against|until|since|while|where"
)
BASED = r"(?:UK|British|US|American|French|German|[A-Z][^\W_]*(?:-[a-z]+|(?: [A-Z][^\W_]*)?-based|-based))"
BEFORE_GAP = re.compile(rf"[\s,:(–—]*(?:(?:(?!(?:{NOT_BETWEEN})\b)[a-z£0-9](?:[\w’'£%-]|\.(?=\w))*,?|{BASED}) )*[{OPENING}]?")
TIGHT_GAP = re.compile(rf"[\s,:(–—]*(?:the |a |an |its |their |{BASED} )*[{OPENING}]?")
NOUN_BEFORE_GAP = re.compile(
    rf"(?: (?:in|for|on|at|of|behind|with) [a-z][\w’' -]{{2,40}}[,:]|[,:]| –| (?:is|was|will be|would be|are|were|being)"
    rf"|)(?: (?:called |named |known as |the "
    rf"|{BASED} )?)[(]?[{OPENING}]?"
)
ASIDE = (
    r"(?: \([^()]{1,60}\))?(?:, (?:an?|the|its|one of|part of|based|of|from|owned by|formerly|once|now|known)\b[^,.;“”\"]{1,70})?"
)
OWN_TEAM = r"(?: and (?:the council['’]s (?:own )?|an? |its own )[\w-]+ (?:team|bid))?"
AFTER_GAP = re.compile(
    rf"[\"”’']?(?:['’]s?)?{ASIDE}{OWN_TEAM},?(?: [(](?=which))?"
    r"(?: (?:and|which|who|that|has|have|had|was|were|is|are|be|been|being|will|would|to|could|may|might|must|should"
    r"|each|also|already|now|currently|recently|since|both|all|later|first|only|just|still|then|never|eventually"
    r"|finally|actually|today|yesterday|not"
    r"|initially|originally|previously|jointly|formally|officially|successfully|reportedly|therefore|itself|previous"
    r"|current|latest|new|entire|until|last|once|formerly|used to"
    r"|said it would|said it will|said it|says it will|plans|intends|either|whose|own|under an?|under the|under its"
    r"|(?:last|this|next|on|in|by|from) (?!an?\b|the\b|its\b)[\w-]+|(?:has|holds|won|lost) the [a-z-]+|(?:19"
    r"|20)\d\d|[\w]+-year|£\S+(?: (?:million|billion"
    r"|m|bn))?))* "
)
NOUN_AFTER_GAP = re.compile(
    r"[\"”’']?(?: \([^()]{1,60}\))?(?:,| –| —| -|(?: is| was| are| were| as| remains| became| becomes)(?: now| itself"
    r"| also| not)?)"
    r"(?: which is| which was| now| itself| once| also| one of)? (?:an?|the|its|his|her|their|another|part of the|our|not an?"
    r"|(?:the )?(?:[A-Z][\w-]* (?:and |of |upon )?){0,4}[A-Z][\w-]*['’]s?)"
    r"(?: (?!(?:and|but|to|for|with|from|by|at|in|on|was|is|said|which|who)\b)[\w’'&£.%-]+){0,4} "
    r"| as (?:[a-z-]+ ){0,2}"
)
COMMA = re.compile(r",(?= )|[.;:?!“”](?= |$)")
MAIN_NEWS = frozenset({"appointed", "preferred", "bidder", "ended"})
"""What a main clause may say to outdo the relative clause before it."""

PAST = r"until (?:(?:early |late )?(?:19|20)\d\d|last \w+|recently|then)|once|formerly|previously|used to"
FORMERLY = re.compile(rf"\b(?:{PAST})\b")
RELATIVE = re.compile(rf" (?:which|that|who)(?: (?:already|also|currently|now|has|have|{PAST}))? ")
VERBS = {"to": "handing", "by": "doing", "from": "taking"}
"""Labels of the verbs whose provider follows a preposition further on: hand the pools to, run for us by, buy meals from."""

PREPOSITION = re.compile(rf"\b(to|by|from) (?:the |a |an |its |their |new |either |{BASED} )*[{OPENING}]?$")
PLACE_BEFORE = re.compile(
    r"\b(?:in|near|across|around|outside|inside|throughout|within|towards|(?:sites?|centres?|offices?|librar\w+"
    r"|branch\w*|depots?|schools?|pools?"
    r"|homes?|halls?|baths|gyms?|clubs?|yards?|stations?|parks?|meeting|headquarters|tips?|residents|people|town|village"
    r"|suburb|streets) (?:at|of|in)) $"
)
SEATS = re.compile(
    r",? (?:which|who|with|that) (?:(?:has|have|had|holds?|held|won|lost|gained|took|now|only|just) ){0,3}"
    r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|most|the most|half) (?:of the )?(?:\d+ )?"
    r"(?:seats?|councillors?|MPs|MSPs|members on the council)\b"
    r"|[’']s? (?:\w+ ){0,2}(?:councillors|group leader|whip|candidates?|manifesto)\b"
    r"|,? which (?:(?:now|also|still) )?(?:has|represents|counts|boasts|claims|speaks for)(?: (?:about|around|nearly|almost"
    r"|over|some|more than))?"
    r" (?:[\d,]+|hundreds of|thousands of|dozens of) (?:[a-z-]+ )?(?:members|museums|businesses|firms|schools|authorities"
    r"|branches)\b"
    r"|,? as (?:(?:its|the|their|his) )?(?:(?:other|only|main|first|biggest|largest|two|three|remaining) ){0,2}(?:customers?"
    r"|clients?)\b"
)
"""Behind a party of the place, or an association: "Radcliffe First, **which has eight seats**"; behind a firm's customers."""

PARTY_ASIDE = re.compile(
    r"\((?:Lab(?:our)?(?: (?:and|&) Co-?op)?|Con(?:servative)?|Tory|Lib(?:eral)? ?Dem(?:ocrat)?|LD|Ind(?:ependent)?|Green|SNP"
    r"|Plaid(?: Cymru)?|Reform(?: UK)?"
    r"|UKIP|DUP|UUP|SDLP|Alliance|Sinn F[eé]in|Residents)\b[^()]{0,40}$"
)
"""Before what stands in brackets with a party: "(**Lab:** Langley St Mary's)"."""

GROUP_LED = re.compile(
    r"\bwho (?:leads|led|heads|chairs) the (?:[a-z-]+ )?$|\b(?:leader|[Cc]llr|[Cc]ouncillor|[Cc]oun)\b[^.;]{0,50}\bwhose $"
    r"|\b(?:leader|member|chair|deputy leader|whip|colleagues?) (?:of|in) (?:the|his|her) (?:[a-z-]+ )?$"
)
OF_MEMBERS = re.compile(r"(?:Group|Alliance|Independents|Residents|Coalition)$")
"""Around a group on a council: "**who leads the** Residents **Group**"."""

LEARNT = re.compile(r" (?:understands|has learn(?:ed|t)|can reveal|has seen|can disclose)\b")
"""What a paper says of itself, and no firm: "**MCW understands** that"."""

SCHEME_AFTER = re.compile(
    r"[\"”’']? (?:plan|programme|strategy|scheme|project|campaign|initiative|report|petition|festival|agenda|brand|slogan"
    r"|badge|rally|march|protest|vigil|demo)\b"
    r"|,? (?:an?|the|one of) (?:(?!and\b|which\b|firm|company|charity|trust)[\w’'-]+ ){0,4}?(?:(?:care|nursing|residential"
    r"|retirement|children[’']s) homes?|home|hostel|day centre"
    r"|leisure centre|sports centre|library|museum|art gallery|theatre|depot|office block|tower block|community centre|playground"
    r"|swimming pool|sheltered housing scheme|mansion|country park)(?=[,.;)]| in | at | for | on | that | which | where "
    r"| near | outside )(?! for (?:the |our |all ))"
)
"""What is no body, but what somebody does, or a building: "its Forward Together plan", "Spynie Lodge, **a 30-bed home**"."""

NEW_CLAUSE = re.compile(r"[,;] (?:and|but|while|who|which|where|when|as|after)\b|[;:]")
FROM_PLACE = re.compile(
    r"\b(?:firm|company|business|outfit|charity|start-up|mutual|co-operative|enterprise|trust|consultancy|rival|specialist"
    r"|group|builder"
    r"|contractor|family|team|crews?|man|woman) (?:from"
    r"|of|in) $"
)
PLACE_OF = re.compile(
    r" (?!(?:contract|deal|spokes\w+|source|boss\w*|manager|drivers?|workers?|employees?|staff|official|home|depot"
    r"|crews?|vans?|lorr\w+|director"
    r"|and|or|which|who|that|is|was|has|had|will|would|said|in|on|at|of|to|for|from|by|with|as|but)\b)(?:[a-z-]+ ){0,2}[a-z-]+"
)
PLACE_THE = re.compile(
    r" (?:[a-z-]+ ){0,2}(?:firm|company|outfit|business|charity|social enterprise|co-operative|cooperative|mutual|start-up"
    r"|contractor|builder|consultancy|operator|caterer"
    r"|trust|man|woman|bakers?|haulier)\b"
)
"""What shows that a single name is only a place: "a family firm from Newport", "a Comber heating firm, Corbel"."""

PLACE_ENDINGS = ("in ", "near ", "across ", "around ", "side ", "out ", "towards ", "at ", "of ")
SHARE_IN = re.compile(
    r"\b(?:shares?|stakes?|faith|confidence|trust|interest|invest\w*|holding|staff|changes|failings|partner) in $"
)
"""What stands before a body and not before a place: "shares **in** Corbel"."""

TOLD_GAP = re.compile(r" (?:that|which|whose) [^,.;:“”]{5,110}, ")
RUN_FROM = re.compile(r"\b(?:based|r[ua]n\w*|operat\w+|work(?:s|ed|ing)?|manag\w+|hail\w*|commut\w+) [^.;,]{0,40}?\bfrom $")
"""What stands before the place from which something is run: "runs the contract **from** Beddington"."""

WHERE = re.compile(r",? where\b")
"""What follows a place: "most of it from Egremont**, where** a shop is planned"."""

LISTED = re.compile(
    r"(?:,? and |,? or |, |, as well as |,? along with | & |; )"
    r"(?:(?:the|rival|rivals|its|their|a) (?:(?:[A-Z][a-z]+(?:-based)? )?(?:[a-z-]+ ){1,2})?)?[\"'“‘]?"
)
AHEAD = re.compile(r"\b(will|is to|are to|would|could|might|may|should|to) be (?:[a-z]+ )?$")
MODAL = re.compile(r"\b(?:will|is to|are to|would|could|might|may|should)\b")
BODY_NOUN = (
    r"(?:charity|social enterprise|community interest company|companies|company|firm|mutual|trust|contractor|co-operative"
    r"|cooperative"
    r"|consortium|start-up|outfit|business|operator|landlord|housing association|provider|supplier|spin-out|joint venture"
    r"|subsidiary)\b"
)
BODY_BESIDE = re.compile(
    rf", (?:an?|the|its) (?:(?!(?:of|for|at|with|from|by|in|and)\b)[\w’'-]+ ){{0,4}}?{BODY_NOUN}(?!['’]|-"
    rf"| (?:[a-z]+ )?(?:boss|chief"
    r"|director|manager|worker|owner|founder|chair|chairman|chairwoman|spokes\w+|executive|official|secretary|leader|driver"
    r"|employee)\b)"
)
"""What stands after a body that is called like a person: "Daisy Hill, **a social enterprise**"."""

PERSON_AS = re.compile(
    r" as (?:its |the |a )?(?:new |interim |acting )?(?:leader|chief executive|chair|mayor|director|head|cabinet member"
    r"|deputy|candidate)"
)
PERSON_AFTER = re.compile(
    r",? \((?:Lab|Con|Lib|LD|SNP|Ind|Plaid|Green|Grn|UKIP|DUP|SF|Alliance|UUP|SDLP|Reform)|, \d\d\b|, (?:who"
    r"|aged)\b|,? (?:told|added|replied)\b"
    r"|, (?:its|the|an?|their|his|her|whose) (?:[a-z’'-]+ ){0,4}?(?:chief executive|leader|director|councillor|teacher"
    r"|officer|chairman|chairwoman"
    r"|chair|mayor|treasurer|resident|mother|father|grandmother|grandfather|lawyer|solicitor|doctor|nurse|pensioner"
    r"|headteacher|councillor)\b"
)
WHICH_DOES = re.compile(
    r"(?:['’]s)?,? (?:which|that)"
    r"(?: (?:already|also|now|currently|has|have|had|will|would|is to|is due to|until recently|since then))* "
)
OWNED_BODY = re.compile(
    r"\b(?:wholly|jointly|half|part|council)[- ]owned (?:[a-z-]+ ){0,3}"
    r"(?:company|developer|firm|business|body|subsidiary|arm|housebuilder|landlord|vehicle|venture),? [\"'“‘]?$"
)
SAYS_IT = re.compile(r"[\w ,]{3,30}? (?:that )?(?:it|its)\b")
"""What only a body says of itself: "Corbel Vane says it means to hire"."""

PERSON_SAID = re.compile(r",? (?:said|says|explained|asked|argued|warned|claimed|insisted|admitted)\b")
SHARED_OUT = re.compile(r"(?: [a-z-]+){0,2} to (?:the )?[A-Z]")
"""What follows a place that goes to a body of a list: "the Selby pool to Corbel and Marbury **pool to Vane**"."""

RIVALS = re.compile(
    r"\b(?:bids?|bidders?|bidding|tenders?|tendered|short-?list\w*|rivals?|challengers?|contenders?|compet\w+|runner-up"
    r"|choose between|(?:final|best) offers?|in the running|last two|finalists|invited to (?:price|quote)"
    r"|asked for (?:prices|quotes))\b"
)
"""What shows that the bodies a sentence lists compete: "will **choose between** Kestrel plc and Orvane"."""

THE_BODY = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|outgoing|main|private|present|current|new) "
    r"(?:contractor|agency|operator|provider|supplier|caterer|builder|haulier|landlord) $"
)
"""Before the name of a body, though a person can be one: "**the contractor** Corbel Vane told members"."""
