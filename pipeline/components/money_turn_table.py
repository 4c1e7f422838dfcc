"""The table of the turns of phrase that say what a sum is for (``money_turns``): what stands before it and behind it."""

from __future__ import annotations

from .money_cues import WAGE_LIMIT
from .money_turn_contract import CONTRACTED
from .money_turn_form import HOUSEHOLDS, STAFF, turn
from .money_turn_income import INCOMING
from .money_turn_plain import PLAIN

TURNS = (
    turn(
        "met-by",
        "funding",
        after=r",?\s(?:is|are|was|were|will\sbe|would\sbe|has\sbeen|to\sbe)\s(?:being\s)?met\sby\s"
        r"(?!(?:the\s)?(?:council|authority|borough|county|city|taxpayers?|ratepayers))",
    ),
    turn(
        "work-and-work-contract",
        "contract",
        after=r"(?:-a-year|\sa\syear)?\s(?:[a-z-]+\s){1,2}and\s(?:[a-z-]+\s){1,2}(?:contracts?|deals?|agreements?|tender)\b",
        at_least=1_000,
    ),
    turn("slice-of-the-work", "contract", after=r"\s(?:slice|share|chunk)\sof\sthe\s(?:work|contract|deal|business)\b",
        at_least=1_000),
    turn("returned-to-owners", "income", r"\breturn(?:s|ed|ing)?\s(?:as\smuch\sas\s)?", r"(?:\sa\syear)?\sto\s(?:its|their"
        r"|the)\s(?:shareholders|owners|members)\b"),
    turn("that-was-collected", "income", after=r"\sthat\s(?:was|is|were)\s(?:collected|raised|taken)\b"),
    turn("on-a-bill", "fee", after=r"(?:\sa\s(?:year|week))?\son\s(?:an?|the|every|each)\s(?:average\s|typical\s|yearly\s"
        r"|annual\s)?"
        r"(?:[Bb]and\s[A-H]\s|council\stax\s|household\s)(?:bill|home|property|household)\b", at_most=2_000),
    turn("basic-rate-of", "pay", r"\b(?:basic|hourly|pay|minimum)\s(?:rate|wage)\sof\s", r"\san\shour\b", at_most=60),
    turn("billed-for", "fee", r"\bbilled\sfor\s", at_most=50_000),
    turn("clawback-of", "fine", r"\bclawbacks?\sof\s"),
    turn("one-off-for-a-town", "funding", r"\b(?:gets?|receives?|given|ask(?:s|ed)?\sfor"
        r"|offered)\b[^.;£]{0,60}\bone-off\s(?:payment|sum)\sof\s"),
    turn("sent-with-it", "funding", r"\b(?:send|sends|sending|come|comes)\s(?:with\s)?", r"\swith\s(?:it|them)\b",
        at_least=1_000),
    turn("a-drop-of", "cut", r"\ba\s(?:drop|fall)\sof\s", r"\s(?:on|from|in)\b", at_least=1_000),
    turn(
        "under-what-is-paid",
        "saving",
        after=r"(?:\sa\s(?:year|month|week))?\s(?:less\sthan\s(?:it\s(?!needs)|they\s|its\s|the\s(?:council|authority|borough"
            r"|county|present|current|existing|last)\b|(?:is|was)\s|now\b)|below\s(?:what|that)|cheaper\sthan"
        r"|under\sthe\s(?:present|current|existing|last))\b",
        at_least=1_000,
    ),
    turn("dividend-of", "income", r"\bdividends?\sof\s"),
    turn("pay-itself", "pay", after=r"(?:[-\s]a[-\s]year)?\s(?:pay(?!\s(?:bill|gap|rise|cut|deal|claim|offer|award|freeze"
        r"|policy))|pay\spackets?|salar(?:y|ies)"
        r"|pay-?offs?|(?:welcome|loyalty|retention)\s(?:payment|bonus)|bonus(?:es)?)\b(?!\s(?:for\severy|for\seach))",
        at_most=2_000_000),
    turn("loss-of-office", "pay", after=r"\s(?:for\sloss\sof\soffice|in\slieu\sof|(?:(?:was|were)\s)?(?:poured|paid"
        r"|put)?\s?into\s(?:his|her|their)"
        r"\s(?:[\w-]+\s)?pension)"),
    turn("strike-pay", "pay", after=r"(?:\sa\s(?:day|week))?\sin\s(?:strike\spay|wages|salaries|redundancy)\b", at_most=500),
    turn("driver-pays", "fine", r"\b(?:[Dd]rivers?|[Mm]otorists?|[Oo]ffenders?|[Ll]itterers?"
        r"|[Ff]ly-tippers?)\b[^.;£]{0,50}\s(?:pays?|face|faces|hit\swith)\s",
         at_most=5_000),
    turn("rates-relief", "saving", after=r"(?:\sa\syear)?\sin\s(?:business\s)?rates?\srelief\b"),
    turn("trimmed-already", "saving", after=r"\s(?:already\s)?(?:trimmed|shaved)\b"),
    turn("saving-from", "saving", r"\b[Ss]avings?\s(?:from|through)\s(?:[\w’'-]+\s){1,4}of\s"),
    turn("shaved-off", "saving", r"\b(?:shav|squeez)(?:e|es|ed|ing)\s", r"(?:\sa\syear)?\s(?:from|off|out\sof)\b"),
    turn("carved-out", "cut", r"\b(?:carv|stripp?|prun|hack)(?:e|es|ed|ing|s)?\s", r"(?:\sa\syear)?\s(?:from|off|out\sof)\b"),
    turn("charge-of", "fee", r"\b(?:charge|fare|levy|toll|entry\sfee)\sof\s"),
    turn(
        "from-a-sale",
        "income",
        after=r"\s(?:at\sleast\s)?(?:is|are)\s(?:hoped\sfor|expected|due)\sfrom\s(?:[\w’'-]+\s){0,3}(?:sell|auction|sale)",
    ),
    turn(
        "redundancy-pay",
        "pay",
        r"\bredundanc(?:y|ies)\s(?:pay\w*|costs|bill)[^.;]{0,60}\s(?:com(?:e|es|ing)|came|amounts?)\sto\s",
    ),
    turn(
        "returned",
        "income",
        r"\breturn(?:s|ed|ing)?\s",
        r"(?:\sa\syear)?\sto\sthe\s(?:council|town\shall|authority|county|borough|city)\b",
    ),
    turn("signed-over", "contract", r"\b(?:signed|handed|passed|outsourced|turned)\s[^.;]{3,80}\sfor\s[\w-]+\syears\sand\s"),
    turn(
        "starting-pay",
        "pay",
        r"\b(?:[Tt]hey|[Ss]alaries|[Pp]ay|[Ww]ages|posts?|jobs?|starters|recruits|[a-z]+(?:ers|ants|ists)|nurses)"
        r"\s(?:\w+\s)?(?:start|begin)s?\s(?:at|on)\s",
        at_most=WAGE_LIMIT,
        at_least=5000,
    ),
    turn(
        "offered-to-one",
        "pay",
        r"\b(?:offer|offered|pay|paid)\s(?:an?|the)\s(?:[\w-]+\s)?(?:lad|man|woman|youngster|graduate|[a-z]+er|nurse|recruit"
        r"|trainee)\s",
        at_most=WAGE_LIMIT,
        at_least=5000,
    ),
    turn("way-of-finding", "cut", r"\b(?:ways?|hope|means)\sof\sfinding\s", r"(?!\s(?:for|to)\b)"),
    turn(
        "payment-to-staff",
        "pay",
        r"\b(?:payment|bonus|supplement|allowance|weighting|lump\ssum)s?\s(?:worth|of)\s",
        at_most=50_000,
        company=STAFF,
    ),
    turn(
        "advisers-fee",
        "cost",
        r"\b(?:consultants?|lawyers|advisers|accountants|architects|auditors)\s(?:\w+\s){0,3}?(?:handed|given)\s",
    ),
    turn("written-down", "value", r"\bwr(?:ite|iting|ote|itten|ites)\sdown\s[^.;]{3,60}\sby\s"),
    turn(
        "valued-in-accounts",
        "value",
        r"\b(?:[Aa]ccounts|[Vv]aluers?|[Aa]uditors?|[Ss]urveyors?|valuation)\s[^.;]{0,60}\bput(?:s|ting)?\s[^.;]{3,40}\sat\s",
    ),
    turn("own-cut", "income", r"[’']s\scut\s(?:of\s[^.;£]{3,40}\s)?(?:was|is|came\sto|will\sbe|would\sbe|amounts\sto)\s"),
    turn(
        "ticket",
        "fine",
        r"\b(?:given|issued|handed|slapped|hit|got|landed)\s(?:with\s)?an?\s",
        r"\s(?:parking\s)?tickets?\b",
        2000,
    ),
    turn(
        "added-to-bill",
        "fee",
        r"\badd(?:s|ed|ing)?\s",
        r"(?:\sa\syear)?\sto\s(?:the|an?)\s(?:[\w’'-]+\s){0,3}(?:demand|bills?)\b",
        3000,
    ),
    turn("asked-of-households", "fee", r"\basked\sfor\s", r"[^.;]{0,12}\sin\scouncil\stax\b", 6000, company=HOUSEHOLDS),
    turn("gets-less", "cut", r"\b(?:gets?|got|receiv(?:es?|ed)|given|allotted|allocated)\s", r"\s(?:a\syear\s)?less\b"),
    turn(
        "from-reserves",
        "funding",
        r"\breleas(?:e|es|ed|ing)\s",
        r"\s(?:of|from)\s(?:[\w’'-]+\s){0,2}(?:contingency|reserves?|balances|emergency)\b",
    ),
    turn("share-of-pot", "funding", after=r"\s(?:slice|share)\sof\s(?:an?|the)\s(?:[\w-]+\s)?(?:pot|fund|money|cash|£)"),
    turn("pot-of", "funding", r"\bpot\sof\s"),
    turn(
        "offered-for-land",
        "income",
        r"\b(?:housebuilder|developer|buyer|hotelier|builder)\s(?:ha[sd]\s)?offered\s(?:[^.;,£]{0,40}\s)?",
    ),
    turn("short-of-pay", "pay", after=r"\s(?:adrift|light|short)\b", at_most=20_000, company=STAFF),
    turn(
        "of-work",
        "cost",
        after=r"\s(?:worth\s)?of\s(?:[a-z-]+\s){0,2}(?:repairs?|pipework|(?:urgent|remedial|essential|safety|repair)\sworks?"
            r"|improvements"
        r"|maintenance|renovations?|refurbishment"
        r"|roofing|wiring|lorries|vehicles|equipment|fire\sdoors)\b(?!\sfor\sthe\scouncil)",
    ),
    turn(
        "court-fund",
        "cost",
        after=r"\s(?:for|towards|it\swould\sneed\sfor)\s(?:an?|the|its)\s(?:judicial\sreview|legal|court|appeal)\b",
    ),
    turn(
        "earned-by",
        "pay",
        after=r"\s(?:earned|pocketed|taken\shome|drawn)\sby\s(?:the|its|his|her|an?)\b",
        at_most=WAGE_LIMIT,
        at_least=5000,
    ),
    turn("bring-in", "income", r"\b(?:bring|brings|brought|bringing)\sin\s"),
    turn("come-out", "cut", after=r"\s(?:will|would|must|has\sto|have\sto)\s(?:have\sto\s)?come\sout\b(?!\sof)"),
    turn(
        "due-to-one",
        "pay",
        r"\b(?:I[’']m|I\sam|[Ww]e[’']re|are|is)\s(?:still\s)?due\s",
        r"\s(?:from|in\s(?:wages|pay)|and)\b",
        50_000,
    ),
    turn(
        "off-what-is-spent", "saving", r"\btak(?:es?|ing)\s", r"(?:\sa\syear)?\soff\s(?:what|our|their|its|the\s(?:cost|bill))\b"
    ),
    turn(
        "asked-of-departments",
        "cut",
        r"\b(?:directors?|departments?|directorates?|heads|services|chiefs)\s[^.;£]{0,40}"
        r"\b(?:come\sup\swith|hand\sback|give\sup|surrender)\s",
    ),
    turn(
        "lower-bills",
        "saving",
        after=r"(?:\s[\w’']+){0,5}\sin\s(?:lower|smaller|reduced)\s(?:[a-z]+\s)?(?:bills|costs|fees|charges|rents?)\b",
    ),
    turn(
        "need-not-spend",
        "saving",
        after=r"(?:\sa\syear)?\sthat\s[^.;£]{2,30}\s(?:need\snot|will\snot|does\snot|no\slonger\shas\sto|will\sno\slonger)\s"
        r"(?:have\sto\s)?(?:spend|pay|find)\b",
    ),
    turn(
        "shrinks-by",
        "cut",
        r"\b(?:budget|grant|funding|allowance|subsidy)\s[^.;£]{0,30}\b(?:shrink|fall|drop|cut"
        r"|reduc)\w*\sby\s[^.;£]{3,25},?\sor\s",
    ),
    turn(
        "paid-for-failing",
        "fine",
        r"\b(?:hand|pay|paid|dock|docked|deduct|deducted|forfeit|forfeited|withheld|withhold)\s[^.;£]{0,40}",
        r"\s(?:for|over)\s(?:(?:the\s)?(?:[\w-]+\s){0,2}(?:it|they)\s(?:had\s)?missed"
        r"|(?:\w+\s)?(?:missed|late|failing|failures|delays|breaches)\b)",
    ),
    turn(
        "makes-from-work",
        "contract",
        r"\bmake\s",
        r"\sfrom\s(?:running|looking|emptying|collecting|cleaning|managing|keeping|mowing|providing|operating)\b",
        at_least=20_000,
    ),
    turn(
        "worth-to-a-firm",
        "contract",
        r"\b(?:is|are|was|were)\sworth\s",
        r"\sto\sthe\s(?:firm|company|contractor|provider|operator)\b",
    ),

    # what a firm is paid
    turn("gets-for-work", "contract", r"\b(?:gets?|getting|receives?|received|earns?|be\spaid|is\spaid|are\spaid|was\spaid)\s",
          r"(?:\sa\s(?:year|month))?\s(?:for\s(?:the|its|[\w-]+\syears[’'])\s(?:work|job|service|contract)|to\s(?:run|clean"
          r"|empty|look\safter|mow|manage|collect))\b",
          at_least=10_000),
    turn("for-years-work", "contract", after=r"\sfor\s[\w-]+\s(?:years|months)[’']\swork\b", at_least=10_000),
    turn("on-the-table", "contract", r"\bputt?(?:ing)?\s", r"(?:\sa\syear)?\son\sthe\stable\b", at_least=1_000),
    turn("lost-a-contract", "contract", r"\b(?:los(?:t|es|ing|e)|w[io]ns?|winning|landed)\s(?:the|its|a)\s",
          r"(?:[-\s]a-?\s?year)?\s(?:[\w-]+\s){0,4}?(?:contract|deal|round|work|job|business)\b", at_least=10_000),
    turn("package-worth", "contract", r"\b(?:similar|comparable|smaller|larger|bigger)\s(?:package|contract|deal"
        r"|tie-up)\b[^.;£]{0,40}\sworth\s", at_least=10_000),
    turn("price-is", "contract", r"\b(?:[Tt]he|[Ii]ts)\sprice\s(?:is|was|will\sbe|would\sbe)\s", at_least=10_000),
    turn("in-return-for", "contract", r"\b(?:swept|clean|run|mown|emptied|looked\safter|staffed"
        r"|open)\b[^.;£]{0,40}\sin\s(?:return|exchange)\sfor\s",
          at_least=10_000),
    turn("won-worth", "contract", r"\b(?:landed|won|picked\sup|secured|bagged)\s[^.;£]{3,50}\sworth\s", at_least=1_000),
    turn("picks-up-for", "contract", r"\b(?:picks?|picked|snap(?:s|ped)?)\sup\s[^.;£]{3,50}\sfor\s", r"\sa\s(?:year|month)\b"),
    turn("pays-to-do", "contract", r"\b(?:pays?|paid|paying|hands?|handed|gives?|gave)\s(?:[A-Z][\w&’'-]*\s){1,4}",
          r"(?:\sa\s(?:year|month|tonne|visit))?\sto\s(?:run|look\safter|clean|empty|collect|burn|mow|manage|answer|maintain"
          r"|provide|sweep|process|deliver|operate|repair|staff|carry\sout|cut|treat|take\sover)\b"),
    turn("paid-to-do", "contract", r"\bpaid\s", r"\sa\syear\s(?:until|till)\s\S+\sto\s(?!him|her)[a-z]+\b", at_least=2_000),
    turn("gets-a-flat", "contract", r"\bgets?\s(?:a\sflat\s)?", r"\sa\syear\s(?:until|till|under)\b", at_least=100_000),
    turn("annual-fee", "contract", r"\b(?:annual|yearly|management|contract)\s(?:fee|charge|payment)\s(?:is|was|will\sbe"
        r"|would\sbe|of|came\sto|stands\sat)\s",
         at_least=50_000),
    # what is saved, and what goes
    turn("costs-drop-by", "saving", r"\b(?:costs?|bills?|overheads)\b[^.;£]{0,40}\s(?:drop|fall|come\sdown|shrink"
        r"|go\sdown)\sby\s", at_least=1_000),
    turn("trims-overheads", "saving", r"\b(?:trim|slash|lower)(?:s|ed|ming|med|ing)?\s(?:overheads|costs|spending"
        r"|running\scosts|its\sbill)\sby\s"),
    turn("done-for-less", "saving", r"\b(?:done|run|provided|delivered|managed)\sfor\s", r"(?:\sa\s(?:year|month))?\sless\b"),
    turn("for-the-sake-of", "saving", r"\b[Ff]or\sthe\ssake\sof\s"),
    turn("saving-put-at", "saving", r"\bsavings?\b[^.;£]{0,40}\s(?:at|of)\s(?:up\sto\s)?", r"(?:\sa\syear)?\sby\s(?:19"
        r"|20)\d\d\b"),
    turn("told-to-find", "cut", r"\b(?:told|asked|ordered|instructed)\s[^.;£]{2,40}\sto\sfind\s"),
    turn("worth-to-the-council", "saving", r"\bworth\s", r"\sto\sthe\s(?:council|authority|taxpayer|public\spurse|borough"
        r"|county)\b", at_least=10_000),
    turn("makes-the-change-worth", "saving", r"\bmakes?\sthe\s(?:change|move|switch)\sworth\s"),
    turn("spares", "saving", r"\bspar(?:e|es|ed|ing)\s(?:the|its|our|their|it)\s?(?:[\w-]+\s){0,2}"),
    turn("ahead-by", "saving", r"\b(?:ahead|better\soff|in\spocket),?\s(?:to\sthe\stune\sof|by)\s", at_least=1_000),
    turn("less-than-what", "saving", after=r"(?:\sa\syear)?\s(?:below|less\sthan|under|cheaper\sthan)\swhat\b"),
    turn("coming-out-of", "cut", after=r"\s(?:is\s|are\s)?(?:coming|to\scome|being\staken)\sout\sof\s(?:this|the|its"
        r"|our)\s(?:council|budget|service|authority)\b"),
    turn("gives-up", "cut", r"\bgiv(?:e|es|ing)\sup\s", r"\sof\s(?:its|their)\s£", at_least=10_000),
    turn("hole-of", "cut", r"\b(?:hole|gap|shortfall|chasm|void)\sof\s"),
    turn("of-its-budget", "budget", r"\b(?:giving|gives|give)\sup\s£[\d.,]+\w*\sof\s(?:its|their)\s"),
    turn("keeps-its", "budget", r"\bkeeps?\s(?:its|their)\s", r"(?:\sa\syear)?(?=[.,;]|\sand\b)", at_least=10_000),
    turn("reserves-stand-at", "value", r"\b(?:reserves|balances)\s(?:of|worth|stand\sat|stood\sat)\s", at_least=1_000),
    # what is spent
    turn("needs-of-work", "cost", r"\bneeds?\s", r"(?:\sworth)?\s(?:of|in)\s(?:work|repairs|improvements|maintenance)\b"),
    turn("to-be-spent", "cost", after=r"\s(?:would|will|may|could|might)\s(?:have\sto\s|need\sto\s)?be\sspent\b"),
    turn("work-put-at", "cost", r"\b(?:put|puts|putting)\sthe\s(?:work|repairs?|job|bill|price"
        r"|cost)\b[^.;£]{0,40}\sat\s(?:anywhere\s)?(?:from\s|between\s)?"),
    turn("plus-for-doing", "cost", r"\bplus\s", r"\sfor\s[a-z]+ing\b"),
    turn("ran-on", "cost", r"\b(?:ran|runs?|running)\s[^.;£]{3,50}\son\s", r"\sa\syear\b", at_least=10_000),
    turn("ratepayers-hand-over", "cost", r"\b(?:[Rr]atepayers|[Tt]axpayers|[Rr]esidents)\s(?:will\s|would\s|must\s|to\s"
        r"|have\sto\s){0,2}"
          r"(?:hand\sover|shell\sout|fork\sout|cough\sup|find)\s", at_least=20_000),
    turn("blows", "cost", r"\b(?:blow|blows|blew|blowing|squander\w*|splash\w*|frittered)\s(?:away\s)?"),
    *INCOMING,
    *CONTRACTED,
    *PLAIN,
)  # fmt: skip
"""The turns, of which the first that stands around a sum decides."""
