"""Bar charts as inline SVG, coloured by the page's style sheet: pygal draws, and what is not drawing is taken out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pygal
from pygal.style import Style

WIDTH, ROW, FONT, LONGEST = 440, 30, 13, 24


def bars(values: Sequence[tuple[str, float]], words: Sequence[str], name: str) -> str:
    """A bar for each name, the longest names cut to some 24 characters.

    values: name and number, drawn in this order from above. words: the numbers as shown, one a bar. name: what the chart
    shows, for those who do not see it. Returns an ``<svg>``, the same bytes for the same values; "" where there are none.
    """
    if not any(number for _, number in values):
        return ""
    shown = list(zip(values, words, strict=True))[::-1]  # pygal draws upwards
    chart = pygal.HorizontalBar(
        width=WIDTH, height=ROW * len(shown) + FONT, show_x_labels=False, print_values=True, print_values_position="top", **PLAIN
    )
    chart.range = (0, max(number for _, number in values) * 1.25)  # room for the words behind the longest bar
    chart.x_labels = [_short(one) for (one, _), _ in shown]
    chart.add(None, [{"value": number, "formatter": lambda _, word=word: word} for (_, number), word in shown])
    return _drawing(chart, name)


def columns(groups: Sequence[str], series: Mapping[str, Sequence[float]], formatter: Callable[[float], str], name: str) -> str:
    """A column for each series in each group (a year), so many that they fit: the last twelve groups.

    groups: in order. series: name to its numbers, one a group. formatter: words a number of the axis. name: what the chart
    shows. Returns an ``<svg>`` whose columns have the classes serie-0, serie-1 …; "" where there is nothing to draw.
    """
    if not any(map(any, series.values())):
        return ""
    chart = pygal.Bar(width=WIDTH, height=260, value_formatter=formatter, max_scale=5, min_scale=3, truncate_label=-1, **PLAIN)
    chart.margin_left = FONT  # pygal takes digits for narrower than many fonts have them
    chart.x_labels = list(groups)[-12:]
    if len(chart.x_labels) > 6:
        chart.x_labels = [year if number % 2 == 0 else "" for number, year in enumerate(chart.x_labels)]
    for one, numbers in series.items():
        chart.add(one, list(numbers)[-12:])
    return _drawing(chart, name)


PLAIN: dict[str, Any] = {
    "margin": 0, "spacing": 8, "show_legend": False, "no_prefix": True, "js": (), "css": (), "disable_xml_declaration": True,
    "style": Style(label_font_size=FONT, major_label_font_size=FONT, value_font_size=FONT),
}  # fmt: skip
NOT_DRAWN = ("defs", "desc", "title")


def _short(name: str) -> str:
    """The name cut to its length, without what no XML may hold."""
    name = re.sub(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", name)
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip(" ,") + "…"


def _drawing(chart: Any, name: str) -> str:
    """The chart's SVG without scripts, styles, dates and addresses, named for those who do not see it."""
    chart.add_xml_filter(lambda root: _cleaned(root, name))
    return chart.render(is_unicode=True).replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', "", 1)


def _cleaned(root: Any, name: str) -> Any:
    for parent in list(root.iter()):
        for child in list(parent):
            is_comment = not isinstance(child.tag, str)
            if is_comment or child.tag.split("}")[-1] in NOT_DRAWN or "tooltip-overlay" in child.get("class", ""):
                parent.remove(child)
        parent.attrib.pop("style", None)
        for key in ("x", "y", "width", "height", "d", "transform"):
            if key in parent.attrib:
                parent.set(key, re.sub(r"\d+\.\d+(e-\d+)?", lambda number: f"{float(number[0]):.1f}", parent.get(key)))
        if parent.get("class") == "value":
            parent.set("text-anchor", "start")
    root.attrib.pop("id", None)
    root.set("role", "img")
    root.set("aria-label", name)
    return root
