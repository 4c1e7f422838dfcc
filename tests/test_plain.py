"""Plain stories in every way a reporter names a firm: what longer articles say between the lines must hold here always."""

from itertools import product
from pathlib import Path

import pytest

import pipeline

NAMES = (("Corbel Leisure", "Vane Services"), ("Garland Reach", "Brackwell"))
WAYS = (
    "{n}",
    "the charity {n}",
    "a charity, {n},",
    "a new charity, the {n},",
    "{n}, a charity based in Preston,",
    "a charity called {n}",
    "Preston-based {n}",
    "a Preston firm, {n},",
    "{n}, which is based in Preston,",
)


def lines():
    """The stories of the file, each with the deals that it tells and a name for the test."""
    kind, openings = "", []
    for number, line in enumerate(Path(__file__).with_name("plain_stories.txt").read_text("utf-8").splitlines(), 1):
        line = line.strip()
        if line.startswith("["):
            kind, openings = line[1:-1], []
        elif line.startswith(">"):
            openings.append(line[1:].strip())
        elif line and not line.startswith("#"):
            deals, text = line.removeprefix("! ").split(" | ")
            known_failure = line.startswith("! ")
            texts = [f"{opening}{gap}{text}" for opening, gap in product(openings, (" ", " ¶ "))] if kind == "story" else [text]
            ways = WAYS if kind == "way" else WAYS[:1]
            yield pytest.param(deals, texts, ways, known_failure, id=f"{kind}-{number}")


def filled(text, way, names):
    """A story with its providers named, its paragraphs apart."""
    text = text.replace("{X}", way.format(n=names[0])).replace("{Y}", names[1])
    text = text.replace(",.", ".").replace(",,", ",").replace(" ¶ ", "\n\n")
    return "A story in brief\n\n" + text[0].upper() + text[1:] + "\n\nThe weather was cold."


def differs(deals, text, way, names):
    """Whether the deals of a story are others than it tells."""
    wanted = [deal.strip().replace(" X", f" {names[0]}").replace(" Y", f" {names[1]}") for deal in deals.split(";")]
    found = pipeline.extract(filled(text, way, names)).as_dict()["deals"]
    return sorted(f"{deal['status']} {deal['provider']}" for deal in found) != sorted(wanted)


@pytest.mark.parametrize(("deals", "texts", "ways", "known_failure"), list(lines()))
def test_plain_story(deals, texts, ways, known_failure):
    failed = [filled(*variant) for variant in product(texts, ways, NAMES) if differs(deals, *variant)]
    assert bool(failed) == known_failure, failed[:1] or "passes now: take its ! away"
