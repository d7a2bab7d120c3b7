"""Plain text to lines: what a program broke at a margin is put together again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.knowledge.reading.blocks import bullet

LONG = 60
"""Characters from which a line is text that can stand under a heading."""
_WRAPPED_AT_MOST = 100
NUMBERED_ITEM = re.compile(r"(?:\d{1,3}[.)]|[a-z][.)]|\(?[ivx]{1,5}[.)])\s")


@dataclass(frozen=True)
class Line:
    """A line with words on it. ``alone`` says that the line before it was empty, or not there."""

    text: str
    alone: bool
    in_table: bool


def lines_in(text: str) -> list[Line]:
    """Give the lines with words on them. A tab begins the cell of a table."""
    found, alone = [], True
    for raw in text.split("\n"):
        words = " ".join(raw.split())
        if words:
            found.append(Line(words, alone, raw.startswith("\t")))
        alone = not words
    return list(_whole_cells(found))


def _whole_cells(lines: Sequence[Line]) -> Iterator[Line]:
    """Put the two lines of a short cell together: the second one goes on in small letters."""
    place = 0
    while place < len(lines):
        line = lines[place]
        if _is_first_half(*lines[place : place + 3]):
            place += 1
            line = Line(f"{line.text} {lines[place].text}", line.alone, line.in_table)
        yield line
        place += 1


def _is_first_half(line: Line, second: Line | None = None, cell: Line | None = None) -> bool:
    if second is None or cell is None or not (line.in_table and cell.in_table):
        return False
    short = len(line.text) + len(second.text) < LONG and bullet(line.text) is None
    return short and not (second.in_table or second.alone) and second.text[0].islower()


def is_wrapped(text: str) -> bool:
    """Say whether a program broke the lines at a margin, so that one paragraph is many lines."""
    lengths = [len(line) for line in text.split("\n", 20_000)[:20_000] if line.strip()]
    if len(lengths) < 6:
        return False
    full = sum(LONG <= length <= _WRAPPED_AT_MOST for length in lengths)
    over = sum(length > _WRAPPED_AT_MOST for length in lengths)
    return full * 3 >= len(lengths) and over * 50 <= len(lengths)


def joined(lines: Sequence[Line]) -> list[Line]:
    """Put the lines of each paragraph together. A list line begins a new one."""
    groups: list[list[Line]] = []
    for line in lines:
        starts = line.alone or bullet(line.text) or NUMBERED_ITEM.match(line.text)
        if starts or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    return [
        Line(" ".join(line.text for line in group), group[0].alone, group[0].in_table)
        for group in groups
    ]
