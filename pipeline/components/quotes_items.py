"""What passes between the steps of the search for speakers: sources, attributions and quotations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple


@dataclass
class Source:
    """Somebody or something that speaks: its words' offsets, its kind and the name to give.

    kind: person, name (a name that may be a person's or a body's), noun (an unnamed person or people), body, document, pronoun.
    person: the item of ``doc._.people``, where there is one.
    """

    start: int
    end: int
    kind: str
    name: str
    person: dict[str, Any] | None = None
    head: str = ""

    @classmethod
    def at(cls, place: tuple[int, int, dict[str, Any]]) -> Source:
        """The person of a mention: its start, its end and the item of ``doc._.people``."""
        start, end, person = place
        return cls(start, end, "person", person["name"], person)

    @property
    def gender(self) -> str | None:
        """``m`` or ``f`` where known."""
        if self.person is not None:
            return self.person.get("gender")
        if self.head.endswith("woman") or self.head in ("mother", "widow", "wife", "mum", "daughter", "sister", "congresswoman"):
            return "f"
        return "m" if self.head.endswith("man") and self.head != "chairman" else None


@dataclass
class Attribution:
    """A reporting verb (or "according to") with its source.

    start, end: the cue's offsets. left: where cue and source begin. sentence: the sentence's index. inverted: the source
    follows the cue. finite: not a participle ("saying"). label: verb (takes reported speech), act (needs a quotation), phrase.
    """

    start: int
    end: int
    cue: str
    label: str
    id: str
    source: Source
    sentence: int
    inverted: bool = False
    finite: bool = True
    relative: bool = False

    @property
    def left(self) -> int:
        """Where source and cue begin, whichever comes first."""
        return min(self.start, self.source.start)

    @property
    def right(self) -> int:
        """Where the cue ends, or the source where it follows the cue."""
        return max(self.end, self.source.end) if self.inverted else self.end


@dataclass
class Spoken:
    """A quotation with what was found out about it; ``span`` is that of its masked form, marks included."""

    start: int
    end: int
    closed: bool
    span: tuple[int, int]
    sentence: int
    opens_sentence: bool
    attribution: Attribution | None = None
    speaker: Source | None = None
    rule: str = "no source"


class Said(NamedTuple):
    """What an attribution tells of the figures in its sentence, in plain values: kept in ``doc.user_data["council_said"]``.

    start, end, cue, id: the reporting verb. left, right: where verb and source begin and end together. kind, name,
    source_start, source_end: the source. how: which figures are its source's: those of any words behind the verb (plain), of a
    clause (clause), of a question (asks), behind "at" (at), of a paper's (paper), of the sentence (according).
    """

    start: int
    end: int
    cue: str
    id: str
    how: str
    left: int
    right: int
    inverted: bool
    finite: bool
    relative: bool
    kind: str
    name: str
    source_start: int
    source_end: int
