"""Names that the wordings of the rules get wrong, and the words around them right: both are weighed.

A body that is named once, without a word of contract, is a provider by what the sentence as a whole tells: "Corbel put the
clerks' chairs in a skip". And a party, a building or a word that opens a sentence stands beside such words too: "Radcliffe First,
which has eight seats, backs the loaders". The form of a name and the words around its mentions decide (``pipeline/weights.py``).

Everyday news of a council names many bodies and few that work for it, in the words of any business: a landlord runs flats, a club
is given a lease. There the words of the whole article are weighed as well, and may only refuse. What is such news, few sentences
about contracts tell, or the words of the article.

Where these leave room, the network reads the sentences that name a body (``pipeline/network.py``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, cached_property, partial

from ..weights import SURE, Weights
from .providers_cues import Cues
from .providers_names import PERSON, Words
from .providers_organisations import Organisation
from .surroundings import Spans, Surroundings

SAY_YES, SAY_NO, SAY_MORE = 50, 150, 40
"""How much the words must say for a name that the rules do not take, and against one that they take, there the more, the more the
rules say for it (for each point of its weight); in hundredths of a logit."""

EVERYDAY, EVERYDAY_YES, KNOWN_NO = 5, 150, 400
"""Up to how many sentences that speak of contracts any article is taken for everyday news, and how much the words must say there
for a name, whatever the rules say, and against one that the gazetteer knows."""

STRONG, EVERYDAY_STRONG = 4, 8
"""The weights from which what the rules say of a name stands."""

NEAR = 6
"""From how many sentences that speak of contracts an article is about them."""

TOPIC = re.compile(r"\b[a-z]{4,}\b")
"""The words of an article that tell what it is about, in lower case."""

SHARES = (1, 2, 3, 5)
"""Tenths of an article's sentences that speak of contracts and the like, where one degree ends and the next begins."""

MENTIONS, READ = 4, 3
"""How many mentions of a name are weighed, and how many the network reads."""


def about_all(cues: Cues) -> list[str]:
    """How much an article as a whole speaks of contracts and the like, as it is weighed."""
    near, events = len(cues.near_sentences), len(cues.by_label.get("event", ()))
    return [f"near {min(near, NEAR)}", f"events {min(events, NEAR)}", f"much {share(cues)}"]


def share(cues: Cues) -> int:
    """The degree of an article's share of sentences that speak of contracts and the like, see ``SHARES``."""
    return sum(len(cues.near_sentences) * 10 >= share * len(cues.sentences) for share in SHARES)


def about(org: Organisation, cues: Cues) -> list[str]:
    """How much an article speaks of contracts and the like, as a whole and beside a name, as it is weighed."""
    beside = any(cues.near(mention.start) for mention in org.names)
    here = any(cues.in_sentence("event", mention.start) for mention in org.names)
    rule = max(org.cues, key=lambda cue: cue["weight"])["rule"] if org.cues else None
    much = share(cues)
    return [
        *about_all(cues),
        f"beside {beside} {here}",
        f"rule {rule} {much > 1}",
        f"strength {max(-1, min(4, org.weight))} {much}",
    ]


def read(org: Organisation) -> Spans:
    """The mentions of a name that the network reads."""
    return [(mention.start, mention.end) for mention in org.names[:READ]]


def half(hear: Callable[[], dict[str, int]]) -> dict[str, int]:
    """Half of what the network says, which is as much as it counts where an article is about contracts."""
    return {label: much // 2 for label, much in hear().items()}


class Hinted:
    """Weighs the names of one text.

    weights: those fitted on articles about contracts. everyday: those that must agree where few sentences speak of contracts.
    news: those that tell by an article's words which of the two it is.
    hear: gives what the network makes of the words around the mentions of a name.
    """

    def __init__(
        self,
        weights: Weights,
        everyday: Weights,
        news: Weights,
        around: Surroundings,
        cues: Cues,
        words: Words,
        hear: Callable[[Spans], dict[str, int]],
    ) -> None:
        self.weights, self.everyday, self.news = weights, everyday, news
        self.around, self.cues, self.lists, self.hear = around, cues, words, hear

    def is_provider(self, org: Organisation) -> bool:
        """Whether the words around an organisation's mentions make it a provider."""
        if org.weight <= PERSON:
            return False
        words, hear = self.words(org), self.hearing(org)
        if self.weights.choose(words, "other", SAY_YES, partial(half, hear), sure=SURE // 2) == "other":
            return False
        return not self.refuses(org, words, hear)

    def is_none(self, org: Organisation) -> bool:
        """Whether the words around an organisation's mentions speak against what the rules make of it."""
        weight = max(0, org.weight)
        weak = org.known is None and weight < STRONG
        if org.known is None and weight >= EVERYDAY_STRONG or not (weak or self.asks_more):
            return False
        words, hear = self.words(org), self.hearing(org)
        trust = SAY_NO + SAY_MORE * weight
        if weak and self.weights.choose(words, "provider", trust, partial(half, hear), sure=SURE // 2) == "other":
            return True
        return self.refuses(org, words, hear)

    def refuses(self, org: Organisation, words: list[str], hear: Callable[[], dict[str, int]]) -> bool:
        """Whether an everyday story says too little for a name, or enough against one that the gazetteer knows.

        words: what is weighed of the name. hear: gives what the network makes of it.
        """
        if not self.asks_more:
            return False
        given, trust = ("provider", KNOWN_NO - self.lead) if org.known else ("other", EVERYDAY_YES + self.lead)
        return self.everyday.choose(words, given, trust, hear, self.topical) == "other"

    @cached_property
    def lead(self) -> int:
        """Half of what the words of the article as a whole say for everyday news: they speak to all of its names at once."""
        return self.news.lead(self.article, "everyday") // 2

    def hearing(self, org: Organisation) -> Callable[[], dict[str, int]]:
        """What asks the network, at most once, what it makes of the sentences that name an organisation."""
        return cache(partial(self.hear, read(org)))

    @property
    def asks_more(self) -> bool:
        """Whether the weights of everyday news are asked: few sentences speak of contracts, or its words are of such news."""
        if not (self.around.is_article and self.everyday.labels):
            return False
        return len(self.cues.near_sentences) <= EVERYDAY or self.lead > 0

    @cached_property
    def topic(self) -> list[str]:
        """The words of the whole article, as they are weighed in everyday news."""
        return [f"article {word}" for word in dict.fromkeys(TOPIC.findall(self.around.text.lower()))]

    @cached_property
    def topical(self) -> list[int]:
        """How much the words of the whole article speak for each label, in everyday news."""
        return self.everyday.total(self.topic)

    @property
    def article(self) -> list[str]:
        """What is weighed of the article as a whole: how much it speaks of contracts, and its words."""
        return ["", *about_all(self.cues), *self.topic]

    def words(self, org: Organisation) -> list[str]:
        """What is weighed of an organisation: its name's form, how much the article speaks of contracts, the words around it."""
        name, parts = org.name, org.name.lower().split()
        form = self.lists.form_of(name)
        found = [
            "",
            f"words {min(len(parts), 4)}",
            f"mentions {min(len(org.names), 3)}",
            f"weight {max(-3, min(6, org.weight))}",
            f"form {form['rule'] if form else None}",
            f"against {self.lists.against(name)}",
            f"first {parts[0]}",
            f"final {parts[-1]}",
            *about(org, self.cues),
            *(["known", f"known {org.known['id']}"] if org.known else []),
            *(["given"] if name.split()[0] in self.lists.given else []),
            *(["quoted"] if any(mention.quoted for mention in org.names) else []),
            *(["upper"] if name.isupper() else []),
            *(["and"] if "&" in name else []),
            *(f"cue {cue['rule']}" for cue in org.cues),
        ]
        for mention in org.names[:MENTIONS]:
            found += self.around.next_to(mention.start, mention.end)
            found += self.around.own(mention.start, mention.end)
        return list(dict.fromkeys([*found, *self.beside(org)]))

    def beside(self, org: Organisation) -> Iterator[str]:
        """The words of the sentence before the first mention of a name, and of those behind its mentions that hold none."""
        around, spans = self.around, read(org)
        yield from around.earlier(spans[0][0])
        own = {around.index(start) for start, _ in spans}
        for sentence in sorted({index + 1 for index in own} - own):
            if sentence < len(around.sentences):
                yield from around.of(sentence).told("behind")
