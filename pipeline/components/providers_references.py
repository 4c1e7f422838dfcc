"""What an article says of a provider by a noun instead of its name: "The charity went bust", "scrap its landlord".

A noun that opens a sentence speaks of the provider named last before it, else of the one named right after.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any

from .providers_cues import Cues, add
from .providers_gaps import AFTER_GAP
from .providers_names import Candidate
from .providers_organisations import Organisation
from .providers_reading import KNOWN_ALREADY

SUBJECT = re.compile(
    r"(?:But |And |Now |So |Meanwhile,? |Last \w+,? )?(?:The|the|Its|its|His|Their) (?:[a-z][a-z’'-]* ){0,3}?"
    r"(?:charity|trust|firm|company|contractor|operator|provider|mutual|landlord|outsourcer|giant|co-operative"
    r"|enterprise|society"
    r"|supplier|caterer|body|group|partnership)\b"
    r"(?: (?:behind|that|which|responsible for|in charge of)(?: [^\s.;“”]+){1,14}?"
    r"(?= (?:has|have|had|was|went|will|is|collapsed|folded)\b))?"
)
"""A sentence's subject that means a provider: "The charity behind the town's pools"."""

BACK_REACH = 400
AHEAD_REACH = 250
"""Characters from such a subject to the name that it means, before it or after it."""

DEAL = r"(?:contract|deal|agreement|partnership|venture|arrangement|tie-up)"
CONTRACT_ENDS = re.compile(
    rf"\b(?:{DEAL}|association|relationship|involvement|reign|tenure|stint|run)\b[^.;“”]{{0,60}}?\b(?:com(?:e|es"
    rf"|ing) to a close|over"
    r"|at an end|lapse[sd]?)\b"
    r"|\b(?:hand|give|pass|sign)(?:s|ed|ing)? (?:[^\s.,;“”]+ ){1,8}back to\b|\b(?:go(?:es|ing)?|went"
    r"|gone) their separate ways"
    r"|\b(?:sack|ditch|dump|dropp?|ax|axe|oust|replac|replace|fir|strip|stripp)(?:s|ed|ing)? (?:the|its|their"
    r"|his) (?:[\w-]+ ){0,3}?"
    r"(?:contractor|provider|operator|firm|company|trust|supplier|landlord|ALMO|outsourcer|caterer)\b"
    r"|\bpart(?:s|ed|ing)? (?:company|ways)|\blast (?:day|round|shift|bin|meal|bus|shift) (?:is|was|will)\b|\bcoming home\b"
    r"|\b(?:leave|leaves|left|leaving|exit(?:s|ed|ing)?) (?:the|its|their|that) (?:[\w-]+ ){0,3}(?:contract|deal|job|work)\b"
    r"|\bbecome (?:council|town hall|county council|city council) (?:employees|staff|workers)\b|\bon to (?:its"
    r"|the council['’]s) own books"
    r"|\bwill (?:now )?(?:run|do|clean|collect|empty|mow|cook|manage) (?:its|their) own\b|\bnot (?:be )?tak(?:e"
    r"|ing) up (?:the|an|its) option"
    r"|\b(?:chose|decided|opted|voted|agreed) not to (?:renew|extend|roll)|\bclos(?:e|ed|ing) down [A-Z]"
    rf"|\b{DEAL}\b[^.;“”]{{0,60}}?\b(?:terminat(?:ed|ing)|scrapped|cancelled|torn up|axed|cut short|ditched|wound up"
    rf"|rescinded"
    r"|not (?:to )?(?:be )?(?:renew|extend)(?:ed|ing)?|brought to an (?:early )?end|(?:come|comes"
    r"|coming) to an (?:early )?end|collapsed)\b"
    r"|\b(?:terminat(?:ed|ing|es|e)|scrap(?:s|ped|ping)?|cancel(?:s|led|ling)?|tear(?:s|ing)? up|tore up|torn up"
    r"|ax(?:es|ed|ing|e)"
    r"|ditch(?:es|ed|ing)?|pull(?:s|ed|ing)? out of|walk(?:s|ed|ing)? away from|withdr[ae]w(?:s|n|ing)? from|quit(?:s|ting)?"
    r"|exit(?:s|ed|ing)?|not (?:to )?(?:renew|extend)(?:ing)?|ended|ending|severed|call(?:s|ed|ing)? time on"
    rf"|pull(?:s|ed|ing)? the plug on) (?:(?:the|its|their|an?|that|this) )?(?:[\w£.-]+ ){{0,4}}?{DEAL}\b"
)
NOT_TAKEN = re.compile(
    r"\b(?:not|never|no|nor|could|would|might|may|if|whether|rather than|instead of|ruled out|rejected|calls?|called|calling"
    r"|urged|ways|options|wants?|demand\w*|consider\w*|option|review|explor\w*|campaign\w*|promised|threat\w*)\b|n['’]t\b"
)
"""What makes taking work back a wish only."""

UNSETTLED = ("mentioned", "appointed")
"""Statuses that give way to an ending where no wording touches the name."""

SAID_OF_NOUNS = frozenset({"ended", "incumbent", "appointed", "bidder"})


def speak_of(organisations: list[Organisation], cues: Cues) -> None:
    """Give each provider what sentences say of it by a noun: "Corbel ran the pools. ¶ The trust went bust last night"."""
    names = sorted((name for org in organisations for name in org.names), key=lambda name: name.start)
    starts = [name.start for name in names]
    for begin, end in cues.sentences if names else ():
        subject = SUBJECT.match(cues.text, begin, end)
        name = meant(names, starts, begin) if subject else None
        if subject is None or name is None:
            continue
        for hit in cues.starting_after("after", subject.end()):
            line = cues.line_of[hit.rule]
            if (
                line.get("status") in SAID_OF_NOUNS
                and line["weight"] > 1
                and AFTER_GAP.fullmatch(cues.text, subject.end(), hit.start)
            ):
                add(name, line, "noun")
                break


def meant(names: list[Candidate], starts: list[int], char: int) -> Candidate | None:
    """The name that a noun at a character means: the last one before it, else the first one after it."""
    index = bisect_left(starts, char)
    if index and char - starts[index - 1] < BACK_REACH:
        return names[index - 1]
    if index == 0 and starts[0] - char < AHEAD_REACH:
        return names[0]
    return None


def end_given_up(items: list[dict[str, Any]], cues: Cues) -> None:
    """End a provider at work where sentences beside its name end the contract or let the council take the work back.

    Where the article has several at work, only what a name's own sentence says counts.
    """
    at_work = [item for item in items if item["status"] == "incumbent" or not item["states"] and item["status"] in UNSETTLED]
    returns = {cues.sentence(hit.start): hit.start for hit in cues.late.get("return", ())} if at_work else {}
    reach = 2 if len(at_work) == 1 else 0
    for item in at_work:
        spoken = {cues.sentence(mention["start"]) for mention in item["mentions"]}
        for index in sorted({near for number in spoken for near in range(number - reach, number + reach + 1)}):
            if not 0 <= index < len(cues.sentences):
                continue
            start, end = cues.sentences[index]
            contract = CONTRACT_ENDS.search(cues.text, start, end)
            char = contract.start() if contract else returns.get(index)
            elsewhere = contract is None and char is not None and " which " in cues.text[start:char]
            if char is not None and not elsewhere and not NOT_TAKEN.search(cues.text, start, char):
                item["status"] = "ended"
                item["states"] = [[char, "ended" if said == "incumbent" else said] for char, said in item["states"]]
                break


def is_ended(org: Organisation, cues: Cues) -> bool:
    """Whether the article ends the body by what it calls it: "scrap its arm's-length landlord" ends "the landlord, Corbel"."""
    nouns = {cue["noun"] for cue in org.cues if cue["noun"]} - {"contractor", "company", "firm"}
    for hit in cues.late.get("closing", ()) if nouns else ():
        for body in cues.starting_after("noun", hit.end):
            if cues.last_word(body) in nouns and KNOWN_ALREADY.fullmatch(cues.text, hit.end + 1, body.start):
                return True
    return False
