"""The kinds of blocks that a file is made of. Each writer turns them into its kind of file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from assistant.exporting.easy_words import Symbol
from assistant.exporting.model import Cell, Quoted


@dataclass(frozen=True)
class Heading:
    """A heading under the title. ``level`` 1 is a section, 2 a part of it.

    ``about`` is the id of the section, or of one of our own headings, '' for a part.
    """

    level: int
    text: str
    about: str = ""
    symbol: Symbol | None = None


@dataclass(frozen=True)
class Text:
    """A plain paragraph. ``words`` may hold new lines. ``ours``: words of a Format or of the program.

    ``stands_out``: nobody may overlook it, as that this is not a legal plan. ``ends``: it ends
    what stands above it, and never begins a page alone. Other words of ours lead to what stands
    below them, and never end a page alone.
    """

    words: str
    ours: bool = False
    stands_out: bool = False
    ends: bool = False


@dataclass(frozen=True)
class Quote:
    """Somebody's words, letter for letter, then whose they are and what was decided."""

    words: str
    attribution: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bullets:
    """A list. ``ours``: words of the program, which lead to what stands below them."""

    items: tuple[str, ...]
    ours: bool = False


@dataclass(frozen=True)
class SideBySide:
    """Up to three views beside each other, none before the others."""

    views: tuple[Quoted, ...]


@dataclass(frozen=True)
class Labelled:
    """A table of two columns: labels, and what stands beside each. An empty cell is filled in by hand."""

    rows: tuple[tuple[str, Cell], ...]


_LEAST, _MOST = 5, 10  # weights of the narrowest column and of the widest
_ROWS_ON_A_PAGE = 15
_IN_A_COLUMN = 400  # letters; so many fit a page, even in the type of an Easy Read
_ON_A_PAGE = 1_200  # letters; a table of so many is at most a page
_LARGE_ON_A_PAGE = 700  # and in the type of an Easy Read


def fits_a_page(block: Block, *, large: bool = False) -> bool:
    """Tell whether words or a table are short enough to be kept on one page. ``large``: in large type."""
    match block:
        case Labelled():
            rows = [(label, *cell) for label, cell in block.rows]
        case Table():
            rows = [tuple(text for cell in row for text in cell) for row in block.rows]
        case Text() | Quote():
            rows = [(line,) for line in block.words.split("\n")]
        case _:
            return False
    letters = sum(len(text) for row in rows for text in row)
    return letters < (_LARGE_ON_A_PAGE if large else _ON_A_PAGE) and len(rows) < _ROWS_ON_A_PAGE


def row_fits_a_page(cells: Iterable[Cell]) -> bool:
    """Tell whether a row of a table is short enough to be kept on one page."""
    return all(sum(map(len, cell)) < _IN_A_COLUMN for cell in cells)


def holds_next(block: Block, after: Block | None, *, large: bool = False) -> bool:
    """Tell whether the block ``after`` must begin on the page on which ``block`` ends.

    A long block is not tied to what ends it: that would leave a page bare. Nor are notes in
    ``large`` type tied to a heading and the table below it: together they may fill a page.
    """
    match block, after:
        case _, Text(ends=True):
            return fits_a_page(block, large=large)
        case ((Text(ours=True) | Bullets(ours=True)), None | Heading(level=1)):
            return False
        case ((Text(ours=True) | Bullets(ours=True)), Heading()):
            return not large
        case ((Text(ours=True) | Bullets(ours=True)), _):
            return True
        case _:
            return False


def before_text(label: str) -> str:
    """Give a label as it stands before its text: with a colon, unless it ends in a mark of its own."""
    return label if label.endswith(("?", "!", ":", ".")) else f"{label}:"


@dataclass(frozen=True)
class Table:
    """A table with a header row. An empty cell is filled in by hand."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def shares(self) -> tuple[float, ...]:
        """Give each column its share of the width: more where there is more to read, room in all."""
        longest = [
            max(len(title), *(sum(map(len, row[number])) for row in self.rows), _LEAST**2)
            for number, title in enumerate(self.columns)
        ]
        weights = [min(sqrt(letters), _MOST) for letters in longest]
        return tuple(weight / sum(weights) for weight in weights)


Block = Heading | Text | Quote | Bullets | SideBySide | Labelled | Table
