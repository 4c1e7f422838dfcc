"""Counted people who are not at work for anyone in the article: residents, users, signatories, a crowd.

In an article about jobs "140 people" are workers as often as not; what is listed here tells the others.
"""

from __future__ import annotations

import re

_PLACE = (
    r"(?:town|city|village|borough|county|district|place|area|community|region|island|estate|crowd|audience|queue|list|gathering"
    r"|meeting|march|rally|panel|jury|committee|board|congregation|choir|club|population|electorate|party|petition|capacity"
    r"|maximum|group|family)"
)
BEFORE = re.compile(
    r"\b(?:(?:serv|support|hous|visit|treat|assist|accommodat|interview|survey|consult|arrest|injur|kill|rescu|evict|contact"
    r"|poll|ask|rehous|attract|seat|bill|overbill|charg|feed|examin|benefit|shelter|sampl|question|host|record"
    r"|detain)(?:e?s|e?d|ing|e)?(?:\s(?:by|from))?|help(?:s|ed|ing)?|(?:car(?:e|es|ed|ing)|cater(?:s|ed|ing)?)\sfor"
    r"|look(?:s|ed|ing)?\safter|spoke\sup\sfor|(?:pack|crowd|cram)(?:s|ed|ing)?|carr(?:y|ies|ied|ying)\s(?:an\saverage\sof\s)?|fed|drew|draw(?:s|n|ing)?|home\sto|(?:homes?|flats|houses|rooms?|places?|beds|space|meals|dinners"
    r"|lunches|visits?|visiting|benefits|pensions|parcels|letters?|emails?|calls?|responses?|replies|complaints|objections"
    r"|signatures|views|care|support|help|services)\s(?:for|to|of|from)"
    rf"|{_PLACE}\sof|(?:used|visited|attended|signed|seen|watched|owed|backed|supported|read|needed|enjoyed|shared|joined"
    r"|lived\sin)\sby|in\sfront\sof|affecting|left|among)\s(?:(?:the|its|their|all|some|about|around|over|another)\s)*$",
    re.IGNORECASE,
)
"""Before people who are served, asked, housed, or make up a place or a crowd."""

KIND = re.compile(
    r"\b(?:elderly|older|old|young|younger|disabled|vulnerable|frail|homeless|sick|infirm|lonely|unemployed|jobless|autistic"
    r"|deaf|blind|bereaved|poor|poorer|needy|dead|different|ordinary|retired)\b",
    re.IGNORECASE,
)
"""Between the number and "people"."""

_AUXILIARY = r"(?:who|that|have|has|had|were|are|was|is|will|would|could|can|may|to|be|been|being|also|already|then|now|still)"
_DOES = (
    r"(?:sign|attend|march|turn(?:ed|ing)?\s(?:out|up)|respond|repl(?:y|ied)|object|complain|liv(?:e|es|ed|ing)\b|di(?:e|ed)\b|us(?:e|es|ed|ing)\b"
    r"|visit|borrow|wait(?!ing\sto\shear)|vot|gather|protest|demonstrat|watch|listen|squeez|pack|crowd|queu|sle[ep]|need|receiv|rel(?:y|ied)\b"
    r"|rent|claim|took\spart|tak(?:e|ing)\spart|taken\spart|stood\b(?!\sdown)|heard|c[ao]me\s(?:to\b|along|in\severy|every|each|once|twice|three\stimes)|wr[io]t|petition|subscrib|regist|enrol"
    r"|appl(?:y|ied)|contact|call(?:ed)?\sfor|back(?:ed)?\b|support|sought|enjoy|benefit|struggl|strand|suffer|fill(?:ed)?\sin"
    r"|ask|consult|survey|interview|kill|shot\b|injur|arrest|v(?:ied|ying)\b|indicat|express|fin(?:ed)\b|prosecut|convict|evict|rehous|invit|swim|swam|swum"
    r"|walk|cycl|ride|rid(?:den|ing)|travel|cross|pass(?:ed)?\sthrough|shop|eat|ate|hous|buy|bought|own|pay|paid|join(?:ed)?\s(?:the|an?\s(?:[\w’'-]+\s){0,4}?(?:page|group|march|queue|campaign|petition|choir|club|scheme)\b)"
    r"|climb|demand|chain(?:ed)?\sthem|camp(?:ed|ing)?\b|took\s(?:to\sthe|shares|up\splaces)|(?:put|putting)\stheir\s(?:names?|signatures?)|lin(?:ed|ing)\s(?:up|the)|went\sto\s(?:see|watch|hear|the)"
    r"|arriv|came\b(?!\s(?:back|off|out|up|on|in|under|across\sto))|fac(?:e|ed|ing)\s(?:court|trial|prison|charges)|be\ssent\sto\sprison|were\sstruck"
    r"|sit(?:ting)?\son\stheir|spoke|speak|want|live|get|got|depend|treat|test|feed|fed|seat|stay(?:ed)?\sin|dr[aou]nk|book|donat|rais|pledg)"
)
AFTER = re.compile(
    rf"(?:(?:\sand\s\w+\s(?:men|women))?(?:\s(?:in|from|across|at|over)\s[^.,;:]{{2,40}}?)?(?:\s{_AUXILIARY})*\s{_DOES}"
    r"|\sin\s(?:unmarked|a\s(?:five|three|two|four|six)-bed\w*|(?:the\s)?(?:graves?|tents?|sheds?|garden|blocks?|flats))"
    r"|\swith\s(?:placards|banners|dementia|learning|disabilit|autism|mental|physical|complex|long-term|severe|additional|special|care|no\shome)"
    r"|\s(?:aged|over\s(?:the\sage|\d|sixty|seventy)|under\s(?:the\sage|\d)|per\b|each\s(?:day|week|year|month|night)|every\b)"
    r"|\s(?:after|for)\s(?:every|each)\s(?:job|vacancy|post|place)\b"
    r"|\sa(?:nd\stheir\sfamilies|\s(?:day|week|year|month|night|season))\b"
    r"|\son\s(?:(?:the|its|their|a)\s)?(?:waiting|housing|benefits|register|streets?\b|roll|electoral|bill\b|platform|council\b|jury|committee|board|panel)"
    r"|\sin\s(?:the\s)?(?:public|audience|gallery|borough|county|city|district|town|village|area|street|queue|attendance|care|(?:those|these|our|its|their)\s(?:beds?|homes?|flats|houses|streets?|seats?)"
    r"|temporary|need|hospital|crisis|poverty|community|crowd|loft|region|county|country|world|bed|room)\b"
    r"|\sto\s(?:look\safter|care\sfor|feed|house|rehouse|protect|please|visit)\b"
    r"|\s(?:present|watching|waiting(?!\sto\s(?:hear|learn|find))|living|attending|there|homeless|dead|died|strong)\b|[’'])",
    re.IGNORECASE,
)
"""Behind people who do what residents, users, members of the public do."""


RESPONDENTS = re.compile(
    r"(?:\swho)?\s(?:(?:answer|complet|return)(?:ed|ing)\s(?:an?|the|its|our)\s(?:\w+\s)?(?:survey|consultation|questionnaire|poll)"
    r"|ha(?:d|ve|s)\s(?:had\s)?(?:their|a)\ssay\b)"
)
"""Behind people who were asked, whatever the sentence is about: "jobs stay after 5,000 people **had their say**"."""

FELLOWS = re.compile(
    r"\s(?:shadow\s)?(?:cabinet|party|group|council|ward|committee|Labour|Conservative|Tory|Lib\sDem)\scolleagues\b"
)
"""Behind a number of councillors: "took two **cabinet colleagues** with him"."""


def is_crowd(text: str, first: int, end: int, noun: int, phrase: int, stop: int) -> bool:
    """Whether counted people are no workers, by the words around them.

    first, end: the span of the number; noun, phrase: that of "people"; stop: where the sentence ends.

    >>> is_crowd("Some 300 people signed it.", 0, 8, 9, 15, 26), is_crowd("It will affect 300 people.", 15, 18, 19, 25, 26)
    (True, False)
    """
    return bool(BEFORE.search(text, max(0, first - 40), first) or KIND.search(text, end, noun) or AFTER.match(text, phrase, stop))
