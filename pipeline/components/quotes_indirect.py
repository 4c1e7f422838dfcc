"""Reported speech without marks: the clause that a reporting verb governs ("He said | the depot would shut")."""

from __future__ import annotations

from .quotes_items import Attribution
from .quotes_text import CLOSED_STOP, QUOTED, Masked, Token, token_at
from .quotes_words import BE, DETERMINERS, HELPERS, LINKS, OPENERS, PRONOUNS, words

QUESTIONS = words("whether if what how why when where who which")
ADDRESSED = words("tell inform assure remind warn advise reassure notify ask")
PLAIN = words(
    "say claim insist argue warn admit believe think explain suggest reckon feel hope fear confirm acknowledge note"
    " add allege estimate announce maintain concede predict agree tell inform assure remind advise repeat deny"
    " stress guess complain"
)
"""Verbs whose clause needs no "that"; after the others only "that" shows that a clause is reported."""
JOINED = words(", and but while before then also -")
MOVES = words(
    "to of about on for against by at into out up down back with as monday tuesday wednesday thursday friday"
    " saturday sunday several last this earlier later during while when after before ahead amid yesterday today so"
    " nothing little more and but or"
)
LEAST = 4
"""Words: a shorter clause is no report worth keeping."""
SPAN = 5
"""Tokens between a verb and "that": "told a packed meeting on Monday that"."""


def reported(attribution: Attribution, masked: Masked, siblings: list[Attribution]) -> tuple[int, int] | None:
    """[start, end) of the clause reported by a verb, or None where there is none that is free of quotation marks.

    siblings: all attributions of the sentence in text order; the clause ends where the next one's begins.
    """
    if attribution.label != "verb":
        return None
    tokens = masked.tokens(attribution.sentence)
    after = token_at(tokens, attribution.right)
    closing = len(tokens) - after <= SPAN and not any(token.low == "that" for token in tokens[after:])
    span = clause_before(attribution, masked, tokens) if closing else None
    if span is None and not attribution.inverted:
        span = clause_after(attribution, masked, tokens, after, siblings)
    if span is None:
        return None
    clause = masked.text[span[0] : span[1]]
    if QUOTED in clause or CLOSED_STOP in clause or len(clause.split()) < LEAST:
        return None
    return span


def clause_before(attribution: Attribution, masked: Masked, tokens: list[Token]) -> tuple[int, int] | None:
    """The clause in front of a closing "…, she said." """
    comma = token_at(tokens, attribution.left) - 1
    if comma < LEAST or tokens[comma].text != "," or tokens[0].low in LINKS or tokens[0].low in OPENERS:
        return None
    if not any(has_verb(token) for token in tokens[:comma]):
        return None
    return tokens[0].start, tokens[comma - 1].end


def clause_after(
    attribution: Attribution, masked: Masked, tokens: list[Token], after: int, siblings: list[Attribution]
) -> tuple[int, int] | None:
    """The clause behind "said", "said that", "told the meeting that", "asked whether"."""
    ahead = tokens[after : after + SPAN + 1]
    opener = next((i for i, token in enumerate(ahead) if token.low == "that"), None)
    question = next((i for i, token in enumerate(ahead[:4]) if token.low in QUESTIONS), None)
    if opener is not None and not any(token.text in (":", ";") for token in ahead[:opener]):
        start = after + opener + 1
    elif attribution.id in ("ask", "want to know", "wonder", "question", "query", "enquire", "inquire"):
        if question is None:
            return None
        start = after + question
    elif attribution.id in ADDRESSED:
        if after < len(tokens) and tokens[after].low in LINKS:
            return None  # "warned of the danger of jobs being lost"
        start = after + 1
        while start < len(tokens) and start < after + SPAN and tokens[start].low not in PRONOUNS | DETERMINERS:
            start += 1
    elif attribution.id in PLAIN:
        start = after
    else:
        return None
    if start >= len(tokens) or start == after and not opens_clause(tokens[start]):
        return None
    end = clause_end(attribution, tokens, start, siblings)
    if end <= start or opener is None and not any(has_verb(token) for token in tokens[start:end]):
        return None
    return tokens[start].start, tokens[end - 1].end


def clause_end(attribution: Attribution, tokens: list[Token], start: int, siblings: list[Attribution]) -> int:
    """The index after the clause's last token: the sentence's end, or where the next verb of the same source is joined on."""
    for other in siblings:
        if other.start > tokens[start].start and other.source.name == attribution.source.name:
            joint = token_at(tokens, other.left if other.source.start > attribution.end else other.start)
            cut = joint
            while cut > start and tokens[cut - 1].low in JOINED:
                cut -= 1
            if cut < joint:
                return cut
    end = len(tokens)
    if any(token.quoted for token in tokens[start:]):
        return start
    while end > start and not tokens[end - 1].text[-1].isalnum() and tokens[end - 1].text not in (")", "]"):
        end -= 1
    return end


def opens_clause(token: Token) -> bool:
    """Whether a clause without "that" can begin with this word."""
    return not token.quoted and token.text[0].isalnum() and token.low not in MOVES and token.low not in LINKS


def has_verb(token: Token) -> bool:
    """Whether a word looks like a finite verb; only a guess, for clauses that nothing else marks."""
    return (
        token.low in BE
        or token.low in HELPERS
        or token.low.endswith(("ed", "n't", "n’t"))
        or token.low in ("left", "went", "came", "took")
    )
