"""Mending: what may be changed in an article's text before it is read."""

from __future__ import annotations

import html


def mend(text: str) -> tuple[str, list[str]]:
    """Mend a decoded text; returns it with the names of what was changed."""
    mended, before = [], text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text != before:
        mended.append("line ends")
    if "&" in text and (changed := html.unescape(text)) != text:
        text = changed
        mended.append("HTML entities")
    return text, mended
