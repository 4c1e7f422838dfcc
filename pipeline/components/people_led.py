"""Led: what is told of somebody by whom a party or another body is led: "the committee, chaired by Jane Roe"."""

from __future__ import annotations

from .people_heads import council_words
from .people_names import Words
from .people_phrases import NOTHING, Around, Phrase, party_in, party_text, possessive, stops

LED = {"led", "chaired", "headed", "convened", "fronted", "presided"}
"""What is done to a body by the one who is named behind it."""

_LED_BODIES = (
    "committee sub-committee panel board inquiry review commission group council party team taskforce meeting hearing campaign "
    "trust charity company firm consortium partnership forum association cabinet authority tribunal bench"
)
LED_BODIES = frozenset(_LED_BODIES.split())
"""Bodies that somebody leads: "the **inquiry** will be chaired by Jane Roe"."""


def led_by(words: Words, text: str, left: int, start: int) -> Around:
    """The party of "the Lib Dems, led by Jane Roe," and of "Tory-run Hull is led by Jane Roe", or what somebody leads.

    "The planning committee, chaired by Jane Roe" has the role "planning committee, chaired by", and she sits on a council.
    """
    phrase = Phrase(text, left, start)
    lows = phrase.lows[:-2]
    span = party_in(words, lows, last=True)
    if span and len(lows) - span[1] <= 4:
        return Around(None, party_text(words, text, phrase, span), True, phrase.places[span[0]][0], start, "people/led-by")
    body = next((at for at in reversed(range(len(lows))) if lows[at] in LED_BODIES), None)
    if body is None or len(lows) - body > 4:
        seat = True if council_words(words, lows, False) and not span else None  # the council is led by Jane Roe
        return Around(None, None, seat, start, start, "people/led-by") if seat else NOTHING
    first = body
    while first and body - first < 3 and not stops(words, lows[first - 1]) and not possessive(lows[first - 1]):
        first -= 1
    seat = True if council_words(words, lows[first : body + 1], False) and phrase.lows[-2] != "fronted" else None
    return Around(text[phrase.places[first][0] : start], None, seat, phrase.places[first][0], start, "people/duty/led-by")
