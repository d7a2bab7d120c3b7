"""How a Line is named, so that a decision about it finds it again in the next draft."""

from __future__ import annotations


def line_id(section: str, source: str) -> str:
    """Name the Line that puts one Source (an Answer's or a Passage's id) under one section.

    A changed Answer is another Entry, so its Line has another id and is decided anew.
    """
    return f"{section}:{source}"


def stands_on(line: str) -> str:
    """Give the Source that a Line puts under its section: what people decide about somebody's
    words holds wherever those words stand, in every Format."""
    return line.partition(":")[2]
