"""What the questions that words decide are asked about: their examples, read off processed Docs and annotated items.

``tests/weigh.py`` fits weights and network on them. Each generator takes the pipeline, a Doc and the annotated items of a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.components.base import NO_WEIGHTS
from pipeline.components.councils_weigh import COUNCIL, PLACE, around_places
from pipeline.components.jobs_unnamed import Unnamed
from pipeline.components.jobs_weigh import of_count
from pipeline.components.modality import of_modality, rule_of
from pipeline.components.money import of_sum
from pipeline.components.people_join import display
from pipeline.components.people_words import OWN, TAKEN, Sentence, sentences_of
from pipeline.components.providers import has_council
from pipeline.components.providers_hinted import read
from pipeline.components.providers_states import NONE, Story
from pipeline.components.providers_told import Told, told_of
from pipeline.components.surroundings import Surroundings
from pipeline.network import Reading
from pipeline.scoring_match import same_body, same_firm, same_person


class Example(NamedTuple):
    """The words that are weighed, the right label, the label that a rule gives, with the rule, and the words in their order."""

    words: list[str]
    label: str
    given: str = ""
    rule: str = ""
    reading: Reading = []
    inside: list[int] = []
    """Where words are asked one by one: 1 for each that belongs to the label, else 0."""


def actions(nlp: Language, doc: Doc, wanted: list[dict[str, Any]]) -> Iterator[Example]:
    """What is weighed of every count of jobs that is found as it is annotated, with what becomes of the jobs."""
    around = Surroundings(doc)
    for item in doc._.jobs:
        meant = [one["action"] for one in overlapping(item, wanted) if one.get("count", item["count"]) == item["count"]]
        if meant:
            rule, _, why = item["rule"].partition(", ")
            words = around.words(item["start"], item["end"], of_count(rule, item["text"]))
            yield Example(words, meant[0], item["action"], why or rule, around.order([(item["start"], item["end"])]))


def purposes(nlp: Language, doc: Doc, wanted: list[dict[str, Any]]) -> Iterator[Example]:
    """What is weighed of every sum that is found as it is annotated, with what it is for."""
    around = Surroundings(doc)
    for item in doc._.money:
        meant = [one for one in overlapping(item, wanted) if one.get("amount", item["amount"]) == item["amount"]]
        if meant:
            right = meant[0].get("purposes", [meant[0].get("purpose")])[0]
            words = around.words(item["start"], item["end"], of_sum(item["per"], item["amount"]))
            yield Example(words, right, item["purpose"], item["rule"], around.order([(item["start"], item["end"])]))


def numbers(nlp: Language, doc: Doc, wanted: list[dict[str, Any]]) -> Iterator[Example]:
    """What is weighed of every number that no rule takes for a count of jobs, or only as one of people, and whether it is one."""
    counts, passed = nlp.get_pipe("council_jobs").by_rules(doc)
    around = Surroundings(doc)
    unnamed = Unnamed(NO_WEIGHTS, around, counts, lambda start, end: {})
    people = [(count.number, count.sentence) for count in counts if count.rule == "jobs/noun/person"]
    asked = [(number, sentence) for number, sentence, _ in passed if not unnamed.is_inside(number)]
    for number, sentence in people + asked:
        label = "jobs" if overlapping({"start": number.first, "end": number.end}, wanted) else "other"
        yield Example(unnamed.words(number, sentence), label, reading=around.order([(number.first, number.end)]))


def names(nlp: Language, doc: Doc, wanted: list[dict[str, Any]], everyday: bool = False) -> Iterator[Example]:
    """What is weighed of every organisation that an article names, and whether it is a provider.

    everyday: whether those that the gazetteer knows are asked about too, with the words of the whole article, which tell everyday
    news from news of contracts.
    """
    if not has_council(doc):
        return
    component = nlp.get_pipe("council_providers")
    named, cues = component.named(doc)
    hinted = component.hinted(doc, cues)
    for org in named:
        if everyday or org.known is None:
            mentions = [{"start": name.start, "end": name.end, "text": name.text} for name in org.names]
            meant = [one for one in wanted if any(is_named(one, mention) for mention in mentions)]
            if not any(one.get("optional") for one in meant):
                words = hinted.words(org) + (hinted.topic if everyday else [])
                label = "provider" if meant else "other"
                yield Example(words, label, reading=hinted.around.order(read(org)))


def news(nlp: Language, doc: Doc, wanted: list[dict[str, Any]]) -> Iterator[Example]:
    """The words of an article as a whole, and whether it is one of everyday news."""
    component = nlp.get_pipe("council_providers")
    hinted = component.hinted(doc, component.named(doc)[1])
    if has_council(doc) and hinted.around.is_article:
        yield Example(hinted.article, "everyday" if doc.user_data["set"] == "ordinary" else "contract")


def places(nlp: Language, doc: Doc, wanted: list[dict[str, Any]]) -> Iterator[Example]:
    """What is weighed of every bare place of which no rule says whether it stands for its council, and whether it does."""
    component = nlp.get_pipe("council_councils")
    page = component.read(doc)
    around, names = around_places(doc, page.named), {council.get("name") for council in wanted}
    for place in component.open_places(page):
        marked = None in names and any(overlapping({"start": start, "end": end}, wanted) for start, end in place.spans)
        is_council = marked or any(body["id"] in names for body in place.namings[0].bodies)
        yield Example(place.words(around), COUNCIL if is_council else PLACE)


def modalities(nlp: Language, doc: Doc, wanted: list[dict[str, Any]]) -> Iterator[Example]:
    """What is weighed of every figure that is found as it is annotated, with how sure it is."""
    around = Surroundings(doc)
    if not wanted:
        return
    for item in doc._.jobs if "action" in wanted[0] else doc._.money:
        same = "count" if "count" in item else "amount"
        meant = [one for one in overlapping(item, wanted) if "modality" in one and one.get(same, item[same]) == item[same]]
        if meant:
            rule, _, _ = item["rule"].partition(", ")
            own = of_count(rule, item["text"]) if same == "count" else of_sum(item["per"], item["amount"])
            about, given = item.get("action") or item["purpose"], item["modality"]
            words = around.words(item["start"], item["end"], [*own, *of_modality(about, given)])
            reading = around.order([(item["start"], item["end"])])
            yield Example(words, meant[0]["modality"], given, rule_of(about, given), reading)


def states(nlp: Language, doc: Doc, wanted: list[dict[str, Any]]) -> Iterator[Example]:
    """What is weighed of every provider with every council, and the status of their deal, or that there is none."""
    for one in Story(doc, doc._.providers).standings():
        council = doc._.councils[one.council]["name"]
        with_council = [deal for deal in wanted if same_body(deal.get("council", council), council)]
        meant = [deal for deal in with_council if same_body(deal.get("provider", one.item["name"]), one.item["name"])]
        if not any(deal.get("optional") for deal in meant):
            status = meant[0]["status"] if meant else NONE
            yield Example(one.words(), status, one.given, one.rule, one.read())


def kinds(nlp: Language, doc: Doc, wanted: list[dict[str, Any]]) -> Iterator[Example]:
    """What is weighed of every provider that is neither in the gazetteer nor a council, and what kind of body it is."""
    for told, meant in labelled(doc, wanted, "kind"):
        if not told.is_known:
            yield Example(told.kind_words(), meant, told.item["kind"], told.kind_rule())


def statuses(nlp: Language, doc: Doc, wanted: list[dict[str, Any]]) -> Iterator[Example]:
    """What is weighed of every provider, with its status."""
    for told, meant in labelled(doc, wanted, "status"):
        yield Example(told.status_words(), meant, told.item["status"], told.status_rule(), told.around.order(told.spans))


def labelled(doc: Doc, wanted: list[dict[str, Any]], label: str) -> Iterator[tuple[Told, str]]:
    """The providers that are annotated with a label, each with the right one."""
    for told in told_of(doc, doc._.providers):
        meant = [one for one in wanted if any(is_named(one, mention) for mention in told.item["mentions"])]
        if meant and meant[0].get(label):
            yield told, meant[0][label]


def roles(nlp: Language, doc: Doc, wanted: list[dict[str, Any]]) -> Iterator[Example]:
    """The sentences that name somebody, and which of their words are the role.

    Left out is whoever has a role that is worded otherwise there.
    """
    persons = nlp.get_pipe("council_people").persons(doc)
    for person in persons:
        meant = [one for one in wanted if same_person(one["name"], display(person.words)) and "role" in one]
        read = sentences_of(doc, person, persons) if meant else []
        inside = [of_role(doc.text, sentence, meant[0]["role"]) for sentence in read]
        if meant and (meant[0]["role"] is None or any(map(any, inside))):
            for sentence, words in zip(read, inside, strict=True):
                yield Example([], "role", reading=sentence.reading, inside=words)


def of_role(text: str, sentence: Sentence, role: str | None) -> list[int]:
    """Which words of a sentence are somebody's role: those of its wording next to the name."""
    words = [word for word, _ in sentence.reading]
    (start, end), own = (sentence.spans[0][0], sentence.spans[-1][1]), sentence.spans[words.index(OWN)][0]
    found = [match.span() for match in re.finditer(re.escape(role), text[start:end], re.IGNORECASE)] if role else []
    first, last = min(found, key=lambda span: abs(start + span[0] - own), default=(0, 0))
    return [
        int(start + first <= begin and stop <= start + last and word not in TAKEN)
        for word, (begin, stop) in zip(words, sentence.spans, strict=True)
    ]


def is_named(provider: dict[str, Any], mention: dict[str, Any]) -> bool:
    """Whether a mention is one of an annotated provider: by its place in a sample line, by its name in an article."""
    if "start" in provider:
        return bool(overlapping(mention, [provider]))
    return any(same_firm(name, mention["text"]) for name in provider.get("names", [provider["name"]]))


def overlapping(item: dict[str, Any], wanted: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The annotated items that share a place with one."""
    return [one for one in wanted if one["start"] < item["end"] and item["start"] < one["end"]]
