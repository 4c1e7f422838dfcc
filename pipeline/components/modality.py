"""How sure a figure is (``modality``) by what the words around it suggest together, beside what the rules read there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ..weights import Weights
from .surroundings import Surroundings


def of_modality(about: str, given: str) -> list[str]:
    """What is known of a figure beside the words around it: its action or purpose, and the modality that the rules gave.

    >>> of_modality("saving", "planned")
    ['about saving', 'given planned']
    """
    return [f"about {about}", f"given {given}"]


def rule_of(about: str, given: str) -> str:
    """By what name the rules are trusted: they are oftener right of some actions and purposes, and of some modalities."""
    return f"{about} {given}"


def weighed(
    weights: Weights,
    around: Surroundings,
    start: int,
    end: int,
    further: Iterable[str],
    about: str,
    given: str,
    hear: Callable[[], Mapping[str, int]],
) -> str:
    """The modality of a figure: the given one unless the words around it speak louder.

    further: what else is known of the figure. about: its action or purpose. hear: gives what the network makes of the words.
    """
    words = around.words(start, end, [*further, *of_modality(about, given)])
    return weights.choose(words, given, weights.trust(rule_of(about, given)), hear)
