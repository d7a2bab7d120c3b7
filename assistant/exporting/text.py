"""Writes a Plan as plain text: for screen readers, braille displays, letters and any old computer.

Lines are at most 72 columns. Headings are underlined. Tables are read row by row,
each cell after its title: columns of plain text cannot be followed by ear.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from assistant.exporting.in_lines import LineBlock, page_in_lines, plan_in_lines
from assistant.exporting.model import Cell, Laid
from assistant.exporting.page import OnePage
from assistant.exporting.pieces import (
    Bullets,
    Heading,
    Labelled,
    Quote,
    Table,
    Text,
    before_text,
)

WIDTH = 72
"""Columns, of which a terminal, a letter and an e-mail show each."""

_BLANK = "_" * 24
_UNDER = {0: "=", 1: "-", 2: "."}


def to_text(laid: Laid) -> str:
    """Write a laid-out Plan as plain text."""
    return _put_together(plan_in_lines(laid))


def page_to_text(page: OnePage) -> str:
    """Write a one-page profile as plain text: the same lines as on the page."""
    return _put_together(page_in_lines(page))


def _put_together(content: Iterable[LineBlock]) -> str:
    return "\n\n".join(map(_block, content)) + "\n"


def _block(block: LineBlock) -> str:
    match block:
        case Heading():
            return _heading(block.level, block.text)
        case Text():
            return _paragraph(block.words)
        case Quote():
            return _quote(block)
        case Bullets():
            return _bullets(block.items)
        case Labelled():
            return "\n".join(_label(label, cell) for label, cell in block.rows)
        case Table():
            return "\n\n".join(_row(block.columns, row) for row in block.rows)


def _heading(level: int, text: str) -> str:
    lines = list(_wrapped(text))
    return "\n".join([*lines, _UNDER[level] * max(map(_columns, lines))])


def _paragraph(words: str, first: str = "", then: str = "") -> str:
    """Wrap each line of the words. ``first`` stands before the first, ``then`` before the others."""
    room = WIDTH - max(len(first), len(then))
    lines = [part for line in words.split("\n") for part in _wrapped(line, room)]
    return "\n".join(
        f"{then if number else first}{line}".rstrip() for number, line in enumerate(lines)
    )


def _bullets(items: Iterable[str]) -> str:
    return "\n".join(_paragraph(item, "- ", "  ") for item in items)


def _quote(quote: Quote) -> str:
    about = " ".join(
        (f"{quote.attribution}.", *quote.notes) if quote.notes else [quote.attribution]
    )
    said = _paragraph(f"“{quote.words}”", "  ", "  ")
    return "\n".join(
        part for part in (said, _paragraph(about, "  - ", "    ") if about else "") if part
    )


def _label(label: str, cell: Cell) -> str:
    said = "\n".join(cell) or _BLANK
    return _paragraph(f"{before_text(label)} {said}", "- ", "  ")


def _row(columns: Iterable[str], cells: Iterable[Cell]) -> str:
    return "\n".join(_label(*pair) for pair in zip(columns, cells, strict=True))


def _wrapped(line: str, room: int = WIDTH) -> Iterator[str]:
    """Part a line between words. No letter is lost, and a word that is too long stays whole.

    The space between two words is kept at the end of a line only as its end.
    """
    taken = ""
    for word in _words(line):
        if taken.strip() and _columns((taken + word).rstrip()) > room:
            yield taken
            taken = ""
        taken += word
    yield taken


def _words(line: str) -> Iterator[str]:
    """Give each word with the spaces that follow it."""
    start = 0
    for at in range(1, len(line)):
        if line[at] != " " and line[at - 1] == " ":
            yield line[start:at]
            start = at
    yield line[start:]


def _columns(text: str) -> int:
    """Count the columns of a text in a terminal: Chinese signs and emoji take two, accents none."""
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "FW")
        for sign in text
    )
