"""The text of a Word document, tag by tag, as blocks. What nobody sees is counted and left out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.knowledge.reading.blocks import (
    Block,
    as_block,
    as_heading,
    check_room,
)
from assistant.knowledge.reading.blocks import Look as BlockLook
from assistant.knowledge.reading.clean import one_line
from assistant.knowledge.reading.docx_styles import TITLE_LEVEL, Look, Styles, is_shaded, look_with
from assistant.knowledge.reading.limits import Limits
from assistant.knowledge.reading.xml_events import Target

_CHANGES = {"pPrChange", "rPrChange", "sectPrChange", "tblPrChange"}
_SETTINGS = {"sdtPr", "tblGrid", "fldData", "framePr", "instrText", "delInstrText"}
_NOT_TEXT = _CHANGES | _SETTINGS | {"del", "moveFrom", "Fallback"}
"""Text taken out by a tracked change, a second copy for old programs, and settings."""
_LONGEST_ROW = 300
_LONGEST_BOLD_HEADING = 100
_CLOSED = re.compile(r"[.;,:!]$")
_BOLD_LEVEL = 9
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}


@dataclass
class _Paragraph:
    style: str | None = None
    level: int | None = None
    listed: bool | None = None
    shaded: bool = False
    text: list[str] = field(default_factory=list)
    all_bold: bool = True
    notes: list[str] = field(default_factory=list)


@dataclass
class _Cell:
    shaded: bool = False
    blocks: list[Block] = field(default_factory=list)


class Body(Target):
    """Takes ``document.xml`` as a stream of tags. ``footnotes`` are their texts, by id."""

    def __init__(self, styles: Styles, footnotes: Mapping[str, str], limits: Limits) -> None:
        """Begin with an empty text."""
        self.blocks: list[Block] = []
        self.hidden_words = 0
        self.deleted = False
        self.contents = 0
        self.title: str | None = None
        self._styles, self._footnotes, self._limits = styles, footnotes, limits
        self._tags: list[str] = []
        self._skipped_from: int | None = None
        self._paragraphs: list[_Paragraph] = []
        self._rows: list[list[_Cell]] = []
        self._look = Look()
        self._base = Look()
        self._room = 0

    def start(self, tag: str, attributes: dict[str, str], /) -> None:
        """Take one opening tag."""
        self._tags.append(tag)
        if self._skipped_from is not None:
            return
        if tag in _NOT_TEXT:
            self._skipped_from = len(self._tags)
            self.deleted = self.deleted or tag in ("del", "moveFrom")
        elif tag == "p":
            self._paragraphs.append(_Paragraph())
            self._base = Look()
        elif tag == "tr":
            self._rows.append([])
        elif tag == "tc" and self._rows:
            self._rows[-1].append(_Cell())
        elif tag == "shd" and self._inside("tcPr") and self._rows and self._rows[-1]:
            self._rows[-1][-1].shaded = is_shaded(attributes)
        elif self._paragraphs:
            self._in_paragraph(tag, attributes, self._paragraphs[-1])

    def _inside(self, tag: str) -> bool:
        return len(self._tags) > 1 and self._tags[-2] == tag

    def _in_paragraph(self, tag: str, attributes: dict[str, str], now: _Paragraph) -> None:
        if tag == "r":
            self._base = self._styles.look(now.style)
            self._look = Look()
        elif self._inside("pPr"):
            self._set_up(tag, attributes, now)
        elif tag == "rStyle" and self._inside("rPr"):
            self._base = self._styles.look(attributes.get("val")).over(self._base)
        elif self._inside("rPr") and "pPr" not in self._tags[-3:]:
            self._look = look_with(self._look, tag, attributes)
        elif tag in _SIGNS and self._inside("r"):
            now.text.append(_SIGNS[tag])
        elif tag in ("footnoteReference", "endnoteReference"):
            note = self._footnotes.get(f"{tag[0]}{attributes.get('id')}")
            if note:
                now.notes.append(note)

    @staticmethod
    def _set_up(tag: str, attributes: dict[str, str], now: _Paragraph) -> None:
        value = attributes.get("val", "")
        if tag == "pStyle":
            now.style = value
        elif tag == "outlineLvl" and value.isdecimal() and int(value) < 9:
            now.level = int(value) + 1
        elif tag == "numPr":
            now.listed = True
        elif tag == "shd":
            now.shaded = is_shaded(attributes)

    def data(self, text: str, /) -> None:
        """Take text; only that of a run (``w:t``) is part of the document."""
        if self._skipped_from is not None or not self._tags or self._tags[-1] != "t":
            return
        if not self._paragraphs:
            return
        now = self._paragraphs[-1]
        look = self._look.over(self._base)
        on_colour = now.shaded or any(cell.shaded for row in self._rows for cell in row[-1:])
        if replace(look, shaded=look.shaded or on_colour).unseen:
            self.hidden_words += len(text.split())
            return
        self._room += len(text)
        check_room(self._room, self._limits)
        now.text.append(text)
        now.all_bold = now.all_bold and bool(look.bold or not text.strip())

    def end(self, tag: str, /) -> None:
        """Take one closing tag."""
        if self._skipped_from == len(self._tags):
            self._skipped_from = None
        elif self._skipped_from is None:
            if tag == "p" and self._paragraphs:
                self._put(self._made(self._paragraphs.pop()))
            elif tag == "tr" and self._rows:
                self._put(_row([cell.blocks for cell in self._rows.pop()]))
        self._tags.pop()

    def _put(self, blocks: Sequence[Block]) -> None:
        """Keep blocks in the open cell, or in the text; a heading in a cell is its first line."""
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].blocks.extend(
                replace(block, look=BlockLook.PARAGRAPH)
                if block.look is BlockLook.HEADING
                else block
                for block in blocks
            )
        else:
            self.blocks.extend(blocks)

    def _made(self, now: _Paragraph) -> list[Block]:
        lines = [one_line(line) for line in "".join(now.text).split("\n")]
        text = "\n".join(filter(None, lines))
        notes = [Block(BlockLook.PARAGRAPH, note) for note in now.notes]
        if not text:
            return notes
        if self._styles.is_contents(now.style):
            self.contents += 1
            return notes
        level = now.level if now.level is not None else self._styles.level(now.style)
        heading = as_heading(text)
        if level is not None and heading:
            if level == TITLE_LEVEL:
                self.title = self.title or heading
            return [Block(BlockLook.HEADING, heading, level=level), *notes]
        listed = now.listed if now.listed is not None else self._styles.is_listed(now.style)
        if listed:
            item = as_block(text)
            text = item.text if item.look is BlockLook.LINE else f"- {text}"
            return [Block(BlockLook.LINE, text), *notes]
        if heading and now.all_bold and _is_short_heading(heading):
            return [Block(BlockLook.HEADING, heading, level=_BOLD_LEVEL), *notes]
        return [as_block(text), *notes]


def _is_short_heading(text: str) -> bool:
    """Say whether a bold paragraph is one: many people make headings so, without a style."""
    return len(text) <= _LONGEST_BOLD_HEADING and _CLOSED.search(text) is None


def _row(cells: Sequence[Sequence[Block]]) -> list[Block]:
    """Write a row of a table in one line, or below each other what is long or has lines in it."""
    filled = [cell for cell in cells if cell]
    simple = all(len(cell) == 1 and "\n" not in cell[0].text for cell in filled)
    if simple and sum(len(cell[0].text) for cell in filled) <= _LONGEST_ROW:
        text = " | ".join(cell[0].text for cell in filled)
        return [Block(BlockLook.LINE, text)] if text else []
    return [block for cell in filled for block in cell]
