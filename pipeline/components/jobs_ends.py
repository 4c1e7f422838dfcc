"""Small words around a noun phrase of employment: what ends, lists, breaks or follows it."""

from __future__ import annotations

import re

LIST_AND = re.compile(r"(?:,\s|,?\s(?:and|or|&)\s)(?:[a-z]+[-\s]){0,2}")
LIST_GOES_ON = re.compile(r"(?:,\s[\w’'-]+(?:\s[\w’'-]+)?)*,?\sand\s")
STOP = re.compile(r"[.:;!?£%\d\n–—()]")
PLURAL = re.compile(r"\b[a-z]{3,}[^s'’\W]s(?=,|\s(?:and|or)\b)")
"""A plural that the number itself counts, where more follows: "12 vans and staff"; not "early years staff"."""

AGO = re.compile(r"\s(?:ago|before|earlier|later|from)\b")
HARD_BREAK = re.compile(
    r"[;:—–]|\s-\s|,\s(?:and|but|while|although|though|whereas|so)\s|\s(?:and\sthat|but|while|although|though|whereas)\s"
)
"""Where a clause ends for good: what stands beyond speaks of something else."""

STOP_WORDS = frozenset(
    (
        *("a", "an", "the", "at", "in", "on", "by", "to", "from", "for", "with", "as", "than", "that", "which", "who", "whom"),
        *("whose", "where", "when", "while", "will", "would", "could", "may", "might", "can", "should", "must", "is", "are"),
        *("was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did", "no", "not", "if", "because", "but"),
        *("so", "about", "into", "over", "under", "after", "before", "since", "until", "between", "against", "during"),
        *("through", "per", "each", "every", "he", "she", "they", "it", "we", "you", "i", "said", "says", "say", "told", "go"),
        *("goes", "going", "went", "make", "makes", "made", "take", "takes", "took", "get", "their", "its", "his", "her"),
        *("our", "your", "my", "gets", "there", "then", "also", "still", "already", "including", "like", "plus", "versus"),
    )
)
"""Words that never stand between a number and the noun that it counts."""
GO_UP = re.compile(r"\s(?:up|down|to|on|into|through)\b")
BY = re.compile(r"\s(?:by|of|from)\s(?:the\s)?")
HAS = re.compile(r"\bha[sd]\s$")
EXCEPT = re.compile(r"\b(?:apart\sfrom|except(?:\sfor)?|bar|save\sfor|barring)\s$")
GO_ON = re.compile(r",\s(?:is|are|was|were|will|would|have|has|had|may|could)\s")
MOST_OF = re.compile(r"\b(?:them|those|majority|bulk|rest|most),\s$")
OTHERS_AFTER = re.compile(r"\sothers\b")
PLACE_AFTER = re.compile(r"\s(?:(?:at|in|from|for|on|with)\s(?:the\s)?[A-Za-z]|to\s(?:the\s)?[A-Z])")
OURS = re.compile(r"\b(?:its|their|our|whose|the\scouncil[’']s)\s(?:\w+\s)?$", re.IGNORECASE)
NO_ONE = re.compile(r"\b(?:not|nor|no|without)\s(?:even\s)?$", re.IGNORECASE)
NOT_ONE = re.compile(r"\b(?:not|no|any|last|every|each|only)\s$", re.IGNORECASE)
FULL_TIME = re.compile(r"\s(?:extra\s|more\s)?full[-\s]time\s")
EQUIVALENT_OF = re.compile(r"\bequivalent\s(?:of|to)\s[\w\s.,-]*$")
THEY = re.compile(r"\s(?:(?:who|that|have|had|has|then|also|later|are|were|will|would)\s)*")
AT_WORK = re.compile(
    r"\s(?:to\s(?:locked|work|find|be\stold)|for\s(?:work|their\sshifts?|duty)|in\sall\sweathers"
    r"|(?:every|each|day\sin|day\safter)\s(?:day|morning|night|shift))\b"
)
WORDLESS = re.compile(
    r"(?:\s(?:in|at|from)\s(?:the\s)?[A-Z][a-z]+(?:\s[A-Z][a-z]+)?|\s(?:in|at|from)\s[^.;,\d]{3,45}?(?=\s(?:are|will|would"
    r"|were|have|had)\s))?\s(?:[–-]\s)?(?:(?:who|are|were|took|accepted|have|had|has"
    r"|will|would|could|may|might|to|be|been|now|still|already)\s)*"
)
ON_ITS_BOOKS = re.compile(
    r"\s(?:on\s(?:the|its|their|[A-Z][\w’'-]*)\s(?:[A-Z][\w’'-]*\s){0,3}?(?:payroll|books|staff|rolls?|rota|roster|strength)\b"
    r"|(?:were|was)\sshown\sthe\sdoor\b|\sthe\s(?:door|sack|push|boot)\b)"
)
"""After a number that counts people at work: "There were 119 **on the Corbel payroll**", "gave 80 **the sack**"."""
THEIR_JOBS = re.compile(r"\s(?:of\s)?their\s(?:jobs?|posts?|livelihoods?|employment)\b")
THERE_WERE = re.compile(r"\b[Tt]here\s(?:are|were|used\sto\sbe)\s(?:now\s|still\s|just\s|only\s)?$")
OF_IT = re.compile(r"\s(?:of|is|was|(?:will|would|could)\sbe)\s")
LAST_COUNT = re.compile(r"\s(?:at\s(?:the\s)?last\scount|all\stold|in\sall|at\spresent|at\sthe\smoment)\b")
REPLACED = re.compile(r"\breplac\w+\s[^.,;:]{0,60}\swith\s$")
"""Before the number that stands for others: "would replace five directors with three"."""
