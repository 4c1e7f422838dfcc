"""Turns of phrase (``money_turns``) in the plain words of everyday reports: what is talked down, goes over, is taken off."""

from __future__ import annotations

from .money_turn_form import turn

PLAIN = (
    # what is saved
    turn("to-the-good", "saving", r"\b(?:leave|leaves|left|be|is|are|was|were)\s(?:[^.;£]{0,60}\s)?", after=r"(?:\sor\smore)?"
          r"(?:\sa\s(?:year|month))?\sto\sthe\sgood\b", at_least=1_000),
    turn("that-much-lower", "saving", r"\b(?:[Cc]osts?|[Bb]ills?|spending|outgoings|overheads|price)\s(?:[^.;£]{0,30}\s)?(?:be"
          r"|is|are)\s",
          r"(?:\sa\syear)?\s(?:lower|smaller|less|down)\b", at_least=1_000),
    turn("talked-down-by", "saving", r"\b(?:talk|beat|bring|brought|driv|drove|haggl|knock|push|negotiat|forc|get|got|cut"
          r"|bargain)\w*\s"
          r"[^.;£]{0,30}(?:price|bill|costs?|charges?|fees?|spending)\s(?:back\s)?(?:down\s)?by\s", at_least=1_000),
    turn("and-then-by", "saving", r"\b(?:bill|costs?|spending|price|overheads)\s(?:down\s)?by\s£[^;.]{1,60}\sand\s(?:then\s"
          r"|later\s)?by\s"),
    turn("short-of-a-promise", "saving", r"\bsav\w+\b[^.;]{3,90}\b(?:short\sof|against|instead\sof|compared\swith|not|than"
          r"|below|above|of)"
          r"\s(?:the|its|their)\s", r"(?:\s(?:it|they))?(?:\shad)?(?:\sbeen)?\s(?:forecast|promised|planned|hoped|expected"
          r"|targeted|predicted"
          r"|pledged|target)\b", at_least=1_000),
    turn("plans-to-save", "saving", after=r"(?:\s(?:that|which))?\s(?:it|they|(?:the|its)\s\w+|County\sHall)\s(?:still\s)?"
          r"(?:plans?|hopes?|needs?"
          r"|wants?|has|have|intends?|aims?|expects?|must|is|are|will|had|needed|hoped|planned)\s(?:to\s)?(?:have\s)?sav(?:e"
          r"|ed|ing)\b"),
    turn("takes-off", "saving", r"\b(?:tak(?:e|es|en|ing)|took)\soff\s", at_least=1_000),
    turn("out-of-what-is-spent", "saving", r"\b(?:tak(?:e|es|en|ing)|took)\s", r"(?:\sa\syear)?\sout\sof\s(?:what|the\s(?:cost"
          r"|bill|price|amount))\b"),
    # what is cut, and what is missing
    turn("grant-is-less-by", "cut", r"\bgrants?\b[^.;£]{0,60}\b(?:be|is|was|are|were)\s",
          r"(?:\sa\syear)?\s(?:lower|less|smaller|down)\b"),
    turn("cuts-that-reach", "cut", r"\bcuts?\s(?:in|to|of)\s[^.;£]{2,60}\s(?:reach(?:es|ed|ing)?|total(?:s|led|ling)?"
          r"|amount(?:s|ed|ing)?|worth)\s(?:to\s)?"),
    turn("off-its-budget-too", "cut", r"\boff\s(?:its|the|their)\s[^.;£]{0,30}budget[^.;£]{0,30}\sand\s", at_least=10_000),
    turn("went-over", "cut", r"\b(?:went|goes?|going|gone|was|is|be|been|r[ua]n|running|c[oa]me|end(?:ed)?\sup|finish(?:ed)?)\s",
          r"\sover(?:\s(?:budget|its\sbudget|spent))?(?=[.,;]|\s(?:and|but|in|on|last|this|by)\b)", at_least=10_000),
    turn("exceeded-by", "cut", r"\b(?:budget|allocation|limit)s?\b[^.;£]{0,60}\bexceed(?:s|ed|ing)?\b[^.;£]{0,20}\sby\s"
          r"|\bexceed(?:s|ed|ing)?\s(?:its|the"
          r"|their)\s(?:[\w-]+\s){0,2}(?:budget|allocation|limit)s?\s[^.;£]{0,30}by\s"),
    turn("do-so-by", "cut", r"\bover(?:spent|spend|spending)?\b[^.;]{3,80}\bdo\sso\s(?:again\s)?by\s"),
    turn("taken-from-a-service", "cut", r"\b(?:took|takes?|taken|taking)\s", r"(?:\sa\syear)?\s(?:from|out\sof|off"
          r"|away\sfrom)\s(?:the\s|its\s|their\s"
          r"|our\s)?(?:[a-z’'-]+\s){0,3}(?:services?|budgets?|spending|support|intervention|care|libraries|parks|transport"
          r"|education"
          r"|highways|roads|grants?|arts|youth\swork|tuition|teaching|lessons|plans|maintenance|repairs|cleaning|schools?"
          r"|leisure|culture|museums)\b(?!\s(?:reserves?|fund)\b)", at_least=10_000),
    turn("must-find", "cut", r"\b(?:must|has\sto|needs\sto)\sfind\s(?:a\stotal\sof\s|between\s"
          r"|from\s|anything\sfrom\s)?",
          r"(?:\sa\syear)?(?=[.;]|,?\s(?:by|in\s(?:total|the\s(?:coming|next|new))|overall|over\sthe|this|next"
          r"|from\s(?:its|the|a|their)\s(?:\w+\s)?"
          r"(?:budget|spending))\b)",
          at_least=20_000),
    # prices
    turn("goes-up", "fee", after=r",?\s(?:goes|will\sgo|is\sgoing|rises?|will\srise|is\sto\s(?:rise|go)|went|climbs?|jumps?)\s"
          r"(?:up\s)?to\s£", at_most=1_000),
    turn("hands-over-for", "fee", r"\b(?:hands?|handed|handing)\sover\s", r"\s(?:a|per|each|every)\s(?:week|month|day|visit"
          r"|time)\s(?:for|to)\b",
          at_most=500),
    turn("paid-by-the-hour", "contract", r"\b(?:[Cc]ouncil|[Aa]uthority|[Bb]orough|[Cc]ounty)\s(?:has\s|had\s)?(?:paid|pays"
          r"|was\spaying|is\spaying)\s"
          r"(?:her|him|them|it|us|the\s\w+|providers|firms|agencies)\s(?:just\s|only\s)?", r"\s(?:for\s(?:each|every)|an"
          r"|per)\s(?:hour|visit)\b",
          at_most=100),
    turn("rate-of-care", "contract", r"\b(?:pays?|paid|offer\w*|gets?)\s(?:care\s)?(?:agencies|providers|firms|homes"
          r"|companies)\s[^.;£]{0,30}",
          r"\s(?:an|per|for\seach|for\severy)\s(?:hour|visit)\b", at_most=100),
    # what comes in
    turn("asked-for-buildings", "value", r"\b(?:for|of)\swhich\s[^.;£]{3,50}\s(?:is|are|was|were|has\sbeen"
          r"|have\sbeen)\sasking\s(?:for\s)?",
          at_least=10_000),
    turn("asking-price", "value", r"\basking\sprice\s(?:of|is|was)\s"),
    turn("in-subscriptions", "income", after=r"(?:\sa\s(?:year|month))?\s(?:in|of)\s(?:[a-z]+\s)?(?:direct\sdebits"
          r"|subscriptions|memberships?|membership\sfees"
          r"|takings|ticket\ssales|entrance\sfees)\b", at_least=500),
    # what is given
    turn("handed-to-keep-going", "funding", r"\bhand(?:s|ed|ing)?\s(?!over|in|out|back)[^.;£]{3,50}\s(?:as\smuch\sas\s)?",
          r"\s(?:so\sthat|to\s(?:help|keep|see)|in\s(?:aid|support|grants?))\b", at_least=1_000),
    turn("of-it-from-reserves", "funding", after=r"\sof\s(?:that|this|it|them)\s(?:\w+\s)?from\s(?:its\s|the\s)?(?:general\s)?"
          r"(?:reserves|balances)\b"),
    turn("from-a-giver", "funding", r"(?:,|\b(?:about|and|the|has|have|gets?|getting|got|received?|receiving|with|for|won"
          r"|secured|using|includes?|including|worth"
          r"|of))\s", r"(?:\sa\syear)?,?\s(?:in\s(?:\w+\s)?(?:money|cash|funding|support)\s)?from\s(?:the\s)?(?:NHS"
          r"|National\sLottery|[Ll]ottery|Heritage\sLottery"
          r"|Big\sLottery|Arts\sCouncil|European\s\w+|EU|Treasury|Home\sOffice|Department|DfE|DfT|Welsh\sGovernment"
          r"|Scottish\sGovernment|Whitehall"
          r"|Sport\sEngland|primary\scare\strust|health\s(?:board|authority|trust)|levelling[- ]up"
          r"|[Gg]overnment)\b", at_least=1_000),
    turn("to-see-it-through", "funding", after=r"\sto\s(?:see|tide|get|carry)\s(?:it|them|the\s\w+)\s(?:through|over|by)\b"),
    # what a firm is paid, and what it pays
    turn("to-have-the-firm", "contract", r"\bcosts?\s", r"(?:\sa\s(?:year|month))?\sto\shave\s(?:the|a|an)\s(?:[\w-]+\s)?"
          r"(?:firm|company|contractor|trust|charity"
          r"|operator)\b", at_least=10_000),
    turn("deal-valued-at", "contract", r"\b(?:contract|deal|agreement|partnership"
          r"|tie-up)\b[^.;£]{0,110}\bvalued\sat\s", at_least=10_000),
    turn("fixed-charges", "contract", r"\b(?:fixed|core|contract|monthly|unitary|management)\s(?:charges?|fees?"
          r"|payments?)\s[^.;£]{0,30}\b(?:came\sto|come\sto|comes\sto"
          r"|were|was|is|are|of|total\w*|reached)\s", at_least=50_000),
    turn("been-paid-already", "contract", r"\b(?:[Ii]t|firm|company|contractor|operator|they)\s(?:has|had|have)\s(?:already\s"
          r"|so\sfar\s|since\s)*been\spaid\s",
          r"(?!\s(?:by|from)\s(?:the\s)?(?:[Gg]overnment|ministers|Whitehall|Treasury))", at_least=10_000),
    turn("claim-against", "fine", r"\b(?:claim|writ|lawsuit|counter-?claim)s?\s(?:for|of|worth)\s"
          r"(?:damages\sof\s)?", r"\sagainst\b"),
    turn("to-get-out", "cost", after=r"\sto\s(?:be\s(?:let\sout|released|freed)|get\sout|buy\s(?:itself|themselves)\sout"
          r"|walk\saway|escape|get\sshot)\b"),
    turn("hoped-to-make", "income", after=r"(?:\sa\syear)?(?:\s(?:that|which))?\s(?:they|it|the\s\w+)\s(?:hopes?|expects?|wants?"
          r"|plans?)\sto\s(?:make|raise|earn|bring\sin|collect|take)\b"),
    turn("forgone", "income", r"\bforgo(?:es|ing|ne|)\s", at_least=10_000),
    # pay
    turn("lump-sum", "pay", after=r"\s(?:is|was|will\sbe|would\sbe)\sa\slump\ssum\b"),
    turn("on-the-pension", "pay", after=r"\s(?:goes|went|will\sgo|would\sgo|going)\s(?:on|into|towards)\s(?:the|his|her|their"
          r"|a)\spensions?\b"),
    # by how much one price is less than another, and what must be found
    turn("beat-by", "saving", r"\b(?:beat|beats|beaten|undercut|undercuts)\s[^.;£]{2,60}\sby\s(?:(?:just|only|some|about)\s)?",
          at_least=500),
    turn("under-the-others", "saving", after=r"(?:\sa\syear)?\s(?:under|below|cheaper\sthan|lower\sthan|less\sthan)"
          r"\s(?:the\s(?!maximum|limit|cap|budget|threshold|target)|its\s|their\s|what\s)(?:[\w’'-]+\s){0,3}?"
          r"(?:council[’']s|own|in-house|bids?|tenders?|rival|nearest|next|costs?|pays|rest|others?)\b", at_least=500),
    turn("must-find-it", "saving", after=r"\s(?:that\s|which\s)?(?:the\s\w+|it|they|[A-Z]\w+(?:\s[A-Z]\w+){0,3})"
          r"\s(?:must|has\sto|have\sto|needs?\sto)\s(?:find|lose)\b", at_least=10_000),
    turn("budget-to-lose", "saving", r"\b(?:has|have|had|with)\s", r"\sto\s(?:lose|shed)\b", at_least=10_000),
    turn("asked-and-lost", "contract", r"\b(?:asked|wanted|quoted|sought|bid|tendered)\s(?:[A-Z][\w ]{2,40}\s)?(?:for\s)?",
          r"(?:\sa\syear)?\sand\s(?:lost|was\s(?:beaten|turned\sdown|thanked)|came\s(?:second|third|last))\b", at_least=10_000),
    # what a job pays
    turn("chief-is-paid", "pay", r"\b(?:Mr|Mrs|Ms|Dr|holder|director|executive|officer|manager|chief|boss|he|she|who|He|She)\b"
          r"[^.;£]{0,22}\b(?:is|was|be|been|being)\spaid\s", at_least=15_000, at_most=500_000),
    turn("leaders-own", "pay", r"\b(?:leader|mayor|member|chairman|chair|councillor|executive|director)[’']s\s(?:\w+\s){0,2}"
          r"(?:from|to|of|is|was|at)\s", at_least=3_000, at_most=400_000),
    turn("hired-at", "pay", r"\b(?:hir(?:e|es|ed|ing)|recruit\w*|appoint\w*|employ\w*|tak(?:e|es|ing)\son|took\son)\s[^.;£]{3,60}"
          r"\s(?:at|on)\s", r"\sa\syear\b", at_least=8_000, at_most=300_000),
    turn("wage-on-offer", "pay", r"\b(?:advertis\w+|finding\s(?:any|anyone|people|them)|takers|applicants)\b"
          r"[^.;£]{0,50}\s(?:at|on)\s",
          at_least=7_000, at_most=90_000),
    turn("worker-makes", "pay", r"\b(?:[Aa]n?|[Ee]ach|[Ee]very)\s(?:[a-z-]+\s){0,2}(?:[a-z]+(?:er|or|man|woman|hand|ist|ant)"
          r"|nurse|clerk|cook)\b[^.;£]{0,40}\s(?:makes?|made|earns?|earned|took\shome|takes\shome|clears?)"
          r"\s(?:(?:about|around|some)\s)?", at_most=90_000),
    # what comes back, is given or is lost
    turn("asked-back", "income", r"\b(?:ask|claim|want|demand|seek|sought|pursu|sue)\w*\s[^.;£]{2,60}\sfor\s",
          r"(?:\sof\sit)?\sback\b", at_least=1_000),
    turn("lends-a-hand-with", "funding", r"\b(?:lent|lends?)\s[^.;£]{0,60}a\shand\swith\s"),
    turn("of-their-money", "funding", after=r"\s(?:of|in)\s(?:Sport\sEngland|[Ll]ottery|[Gg]overnment|EU|European|Heritage"
          r"|Whitehall|Treasury|NHS|Arts\sCouncil|levelling-up|grant)\s(?:money|cash|funds?|funding|grants?)\b", at_least=1_000),
    turn("down-on-takings", "cut", r"\bdown\s(?:by\s)?", r"\son\s(?:[a-z]+\s){0,2}(?:fees?|dues|income|takings|tickets|rents?"
          r"|sales)\b", at_least=1_000),
    # what things are worth and cost
    turn("worth-of-property", "value", after=r"(?:[’']s?)?\sworth\sof\s(?:[a-z]+\s){0,2}(?:buildings?|land|property|properties"
          r"|assets|houses|homes|paintings|shares|stock|antiques)\b"),
    turn("sets-them-back", "fee", r"\bset(?:s|ting)?\s(?:him|her|them|you|me|us|families|[a-z]+(?:ers|ists|ents))\sback\s",
          at_most=5_000),
    turn("set-them-back", "cost", r"\bset(?:s|ting)?\s(?:him|her|them|it|you|me|us|the\s\w+|[A-Z]\w+)\sback\s", at_least=5_000),
    turn("paid-out-to", "cost", r"\bpa(?:id|ys?|ying)\sout\s", r"(?:\slast\syear|\sin\s[^.;£]{2,20})?\sto\s(?:motorists|drivers"
          r"|claimants|residents|tenants|families|parents|victims|householders|pupils|patients)\b", at_least=1_000),
    # what things cost
    turn("users-ticket", "fee", r"\b(?:hours?|meals?|tickets?|permits?|swims?|sessions?|stay|plots?|burials?"
          r"|cremations?|collections?|licen[cs]es?|pass|lessons?|class(?:es)?|bins?|membership|admission|entry|journeys?|fares?"
          r"|trips?|spaces?|pitch|booking|parking|season|cards?|game)\s(?:(?:will|would|now|to|currently|already|that|which|once"
          r"|still)\s)*costs?\s", at_most=2_000),
    turn("could-be-had-for", "cost", r"\b(?:be\shad|be\sbought|on\ssale|bought\sonline|bought\snew)\s"
          r"(?:[\w-]+\s){0,2}for\s", at_most=50_000),
)  # fmt: skip
"""The turns, in the order in which they are asked."""
