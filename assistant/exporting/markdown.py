r"""Writes a Plan as Markdown, in which every word reads as it was said.

Marks that Markdown would take for its own are escaped (CommonMark 0.31, and
the tables, strikethrough, maths and emoji codes of GitHub), and no others, so
that the file itself can be read too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

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

BLANK = "_" * 24
"""A line to write on, where something is filled in by hand."""

_ALWAYS = re.compile(r"[\\`*|~$]")
_LOOKS_LIKE_A_LINK = re.compile(r"\[(?=[\^\[]|[ xX]\])|\](?=[(\[:])")
_NOT_INSIDE_A_WORD = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_LOOKS_LIKE_A_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_LOOKS_LIKE_AN_ENTITY = re.compile(r"&(?=#?\w+;)")
_LOOKS_LIKE_AN_EMOJI_CODE = re.compile(r":(?=[\w+-]+:)")
_STARTS_A_BLOCK = re.compile(r"^(?:[#>+=-]|(\d{1,9})(?=[.)]))")
_CLOSES_A_HEADING = re.compile(r"(?<=\s)()#(?=#*$)")
_SPACE_AT_AN_END = re.compile(r"^\s+|\s+$")


def _start(found: re.Match[str]) -> str:
    return f"{found[1]}\\" if found[1] else f"\\{found[0]}"


def _escape_line(line: str) -> str:
    """Escape one line of words so that it reads the same wherever in a block it stands."""
    for marks in (_ALWAYS, _LOOKS_LIKE_A_LINK, _NOT_INSIDE_A_WORD, _LOOKS_LIKE_A_TAG):
        line = marks.sub(lambda found: f"\\{found[0]}", line)
    line = _LOOKS_LIKE_AN_ENTITY.sub(r"\\&", line)
    line = _LOOKS_LIKE_AN_EMOJI_CODE.sub(r"\\:", line)
    line = _STARTS_A_BLOCK.sub(_start, line)
    return _SPACE_AT_AN_END.sub(
        lambda found: "".join(f"&#{ord(space)};" for space in found[0]), line
    )


def _paragraph(words: str, before: str = "") -> str:
    r"""Write words as one paragraph, each new line a hard break, each line after ``before``.

    New lines at either end, which a hard break cannot hold, are written as ``&#10;``.
    """
    inner = words.strip("\n")
    leading, trailing = (
        words[: len(words) - len(words.lstrip("\n"))],
        words[len(words.rstrip("\n")) :],
    )
    if not inner:
        leading, trailing = words, ""
    text = f"\\\n{before}".join(_escape_line(line) for line in inner.split("\n"))
    return f"{before}{'&#10;' * len(leading)}{text}{'&#10;' * len(trailing)}"


def _heading(level: int, text: str) -> str:
    return f"{'#' * level} {_CLOSES_A_HEADING.sub(_start, _escape_line(text))}"


def _quote(quote: Quote) -> str:
    written = _paragraph(quote.words, "> ")
    about = " ".join(
        (f"{quote.attribution}.", *quote.notes) if quote.notes else (quote.attribution,)
    )
    return f"{written}\n\n— {_escape_line(about)}" if about else written


def _bullets(items: Iterable[str]) -> str:
    return "\n".join(f"- {_paragraph(item, '  ').removeprefix('  ')}" for item in items)


def _labelled(block: Labelled) -> str:
    return "\n".join(_label(label, cell) for label, cell in block.rows)


def _label(label: str, cell: Cell) -> str:
    if not cell:
        return f"- {_escape_line(before_text(label))} {BLANK}"
    return f"- {_paragraph(f'{before_text(label)} ' + chr(10).join(cell), '  ').removeprefix('  ')}"


def _table(block: Table) -> str:
    rows = [_table_row(_escape_line(column) for column in block.columns)]
    rows.append(_table_row("---" for _ in block.columns))
    rows.extend(_table_row(map(_table_cell, row)) for row in block.rows)
    return "\n".join(rows)


def _table_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _table_cell(cell: Cell) -> str:
    """Write a cell, which holds no new line: a break stands for each."""
    lines = [line for paragraph in cell for line in paragraph.split("\n")]
    return "<br>".join(_escape_line(line) for line in lines)


def _block(block: LineBlock) -> str:
    match block:
        case Heading():
            return _heading(block.level + 1, block.text)
        case Text():
            return _paragraph(block.words)
        case Quote():
            return _quote(block)
        case Bullets():
            return _bullets(block.items)
        case Labelled():
            return _labelled(block)
        case Table():
            return _table(block)


def _put_together(content: Iterable[LineBlock]) -> str:
    return "\n\n".join(map(_block, content)) + "\n"


def to_markdown(laid: Laid) -> str:
    """Write a laid-out Plan as Markdown."""
    return _put_together(plan_in_lines(laid))


def page_to_markdown(page: OnePage) -> str:
    """Write a one-page profile as Markdown: the same lines as on the page."""
    return _put_together(page_in_lines(page))
