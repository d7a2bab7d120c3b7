"""Marks the words that a Finding is about in the text that was checked."""

from __future__ import annotations

_AROUND = 40
"""Characters that are shown on each side."""


def marked(text: str, where: tuple[int, int] | None) -> str:
    """Give a piece of the text with ``where`` in double brackets; empty where nothing is marked.

    Brackets, not colour or a line below, since a screen reader reads them.
    """
    if where is None:
        return ""
    start, end = where
    before, after = text[:start], text[end:]
    if len(before) > _AROUND:
        before = "... " + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + " ..."
    return " ".join(f"{before}[[{text[start:end]}]]{after}".split())
