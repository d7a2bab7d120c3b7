"""Finds the lines of a table of contents, which say nothing that the text does not say itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_WITH_LEADER = re.compile(r".{1,200}?\s?(?:\.\s?){4,}\s*(\d{1,4})")
"""Words, a row of dots and the number of a page."""
_HEAD = re.compile(r"(?:table of )?contents", re.IGNORECASE)
_LEAST = 3
_BETWEEN = 1
"""Lines that may stand between two of them: the first half of a long entry."""


def contents_lines(texts: Sequence[str]) -> frozenset[int]:
    """Give the places of these lines: three or more close together, their numbers counting up.

    The word "Contents" right above them is one of them.
    One line alone may be a form ("Marks ........ 20"): nobody reads it twice, so it stays.
    """
    found = [(place, int(line[1])) for place, text in enumerate(texts) if (line := _as_entry(text))]
    runs: list[list[int]] = [[place for place, _ in found[:1]]]
    for (before, page_before), (place, page) in pairwise(found):
        between = texts[before + 1 : place]
        if page >= page_before and len(between) <= _BETWEEN and not any(map(_is_blank, between)):
            runs[-1].append(place)
        else:
            runs.append([place])
    tables = [run for run in runs if len(run) >= _LEAST]
    heads = (run[0] - 1 for run in tables if run[0] and _HEAD.fullmatch(texts[run[0] - 1].strip()))
    return frozenset([*heads, *(place for run in tables for place in run)])


def _is_blank(text: str) -> bool:
    """Say whether a line has dots to write on, as a form does."""
    return "...." in text


def _as_entry(text: str) -> re.Match[str] | None:
    return _WITH_LEADER.fullmatch(text)


def contents_note(count: int) -> Sequence[str]:
    """Give the note that so many such lines were left out; none for no lines."""
    if not count:
        return ()
    lines = "line of a table of contents was" if count == 1 else "lines of a table of contents were"
    return (f"{count:,} {lines} left out: the headings stand in the text.",)
