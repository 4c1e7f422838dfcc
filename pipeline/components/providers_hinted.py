"""Names that the wordings of the rules get wrong, and the words around them right: both are weighed.

A body that is named once, without a word of contract, is a provider by what the sentence as a whole tells: "Corbel put the
clerks' chairs in a skip". And a party, a building or a word that opens a sentence stands beside such words too: "Radcliffe First,
which has eight seats, backs the loaders". The form of a name and the words around its mentions decide (``pipeline/weights.py``).
"""

from __future__ import annotations

from ..weights import Weights
from .providers_names import PERSON, Words
from .providers_organisations import Organisation
from .surroundings import Surroundings

SAY_YES, SAY_NO, SAY_MORE = 100, 50, 40
"""How much the words must say for a name that the rules do not take, and against one that they take, there the more, the more the
rules say for it (for each point of its weight); in hundredths of a logit."""

STRONG = 4
"""The weight from which what the rules say of a name stands."""

MENTIONS = 4
"""How many mentions of a name are read."""


class Hinted:
    """Weighs the names of one text."""

    def __init__(self, weights: Weights, around: Surroundings, words: Words) -> None:
        self.weights, self.around, self.lists = weights, around, words

    def is_provider(self, org: Organisation) -> bool:
        """Whether the words around an organisation's mentions make it a provider."""
        return org.weight > PERSON and self.weights.choose(self.words(org), "other", SAY_YES) != "other"

    def is_none(self, org: Organisation) -> bool:
        """Whether the words around an organisation's mentions speak against what the rules make of it."""
        trust = SAY_NO + SAY_MORE * max(0, org.weight)
        return org.weight < STRONG and self.weights.choose(self.words(org), "provider", trust) != "provider"

    def words(self, org: Organisation) -> list[str]:
        """What is weighed of an organisation: the form of its name, and the words around its first mentions."""
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
            *(["given"] if name.split()[0] in self.lists.given else []),
            *(["quoted"] if any(mention.quoted for mention in org.names) else []),
            *(["upper"] if name.isupper() else []),
            *(["and"] if "&" in name else []),
            *(f"cue {cue['rule']}" for cue in org.cues),
        ]
        for mention in org.names[:MENTIONS]:
            found += self.around.next_to(mention.start, mention.end)
            found += self.around.own(mention.start, mention.end)
        return list(dict.fromkeys(found))
