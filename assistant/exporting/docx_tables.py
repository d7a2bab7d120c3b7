"""Tables of a Word file: header rows that repeat on each page, titles of rows, room to write by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.exporting.docx_style import TINT
from assistant.exporting.model import Cell
from assistant.exporting.pieces import (
    Block,
    Labelled,
    SideBySide,
    Table,
    fits_a_page,
    row_fits_a_page,
)

if TYPE_CHECKING:
    from docx.document import Document

_POINT = 12_700  # in the units of Word files
_LABELS = 0.34  # of the width, for the titles of rows
_BY_HAND = 26  # points of height of a row that is filled in by hand


def stands_apart(before: Block | None, block: Block) -> bool:
    """Tell whether two tables follow each other: Word joins them when nothing is between."""
    return is_table(before) and is_table(block)


def is_table(block: Block | None) -> bool:
    """Tell whether a block becomes a table."""
    return isinstance(block, SideBySide | Labelled | Table)


@dataclass(frozen=True)
class DocxTables:
    """Adds tables to a document. ``write`` puts words in a paragraph. ``large``: in large type."""

    document: Document
    write: Callable[..., None]
    large: bool

    def side_by_side(self, block: SideBySide) -> None:
        """Add views beside each other, each under whose it is."""
        said = tuple((view.words,) for view in block.views)
        columns = [view.attribution for view in block.views]
        self._with_header(columns, [said], [1 / len(columns)] * len(columns))

    def table(self, block: Table) -> None:
        """Add a table with a header row."""
        self._with_header(block.columns, block.rows, block.shares)

    def _with_header(
        self, columns: Sequence[str], rows: Sequence[Sequence[Cell]], shares: Sequence[float]
    ) -> None:
        table = self._table(1 + len(rows), shares)
        _mark(table.rows[0], "w:tblHeader")
        for cell, title in zip(table.rows[0].cells, columns, strict=True):
            self._title(cell, title)
        _keep_with_next(table.rows[0])
        for row, cells in zip(table.rows[1:], rows, strict=True):
            _keep_whole(row, cells)
            _make_room(row, cells)
            for cell, paragraphs in zip(row.cells, cells, strict=True):
                self._fill(cell, paragraphs)

    def labelled(self, block: Labelled) -> None:
        """Add a table whose first column holds the titles of its rows."""
        table = self._table(len(block.rows), [_LABELS, 1 - _LABELS])
        _say_where_titles_are(table, first_row=False)
        for row, (label, paragraphs) in zip(table.rows, block.rows, strict=True):
            _keep_whole(row, [(label,), paragraphs])
            _make_room(row, [paragraphs])
            self._title(row.cells[0], label)
            self._fill(row.cells[1], paragraphs)
        if fits_a_page(block, large=self.large):
            for row in table.rows[:-1]:
                _keep_with_next(row)

    def _table(self, rows: int, shares: Sequence[float]) -> Any:
        section = self.document.sections[0]
        width = section.page_width - section.left_margin - section.right_margin  # type: ignore[operator]
        table: Any = self.document.add_table(rows=rows, cols=len(shares), style="Table Grid")
        table.autofit = False
        for column, share in zip(table.columns, shares, strict=True):
            column.width = int(width * share)
            for cell in column.cells:
                cell.width = int(width * share)
        return table

    def _title(self, cell: Any, title: str) -> None:
        _shade(cell)
        self._paragraph(cell.paragraphs[0], title, bold=True)

    def _fill(self, cell: Any, paragraphs: Cell) -> None:
        for number, words in enumerate(paragraphs):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            self._paragraph(paragraph, words)

    def _paragraph(self, paragraph: Any, words: str, *, bold: bool | None = None) -> None:
        self.write(paragraph, words, bold=bold)
        paragraph.paragraph_format.space_before = 3 * _POINT
        paragraph.paragraph_format.space_after = 3 * _POINT


def _keep_with_next(row: Any) -> None:
    """Keep a row on the page of the next."""
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def _keep_whole(row: Any, cells: Sequence[Cell]) -> None:
    """Keep a row on one page, unless it is too long for that."""
    if row_fits_a_page(cells):
        _mark(row, "w:cantSplit")


def _make_room(row: Any, cells: Sequence[Cell]) -> None:
    """Leave room to write where a cell is empty."""
    if not all(cells):
        row.height = _BY_HAND * _POINT


def _mark(row: Any, how: str) -> None:
    """Mark a row: as header (read by screen readers, repeated on each page), or as one to keep whole."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(how))


def _say_where_titles_are(table: Any, *, first_row: bool) -> None:
    from docx.oxml.ns import qn

    look = table._tbl.tblPr.find(qn("w:tblLook"))
    look.set(qn("w:firstRow"), "1" if first_row else "0")
    look.set(qn("w:firstColumn"), "0" if first_row else "1")
    look.set(qn("w:val"), "0420" if first_row else "0480")


def _shade(cell: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    ground = OxmlElement("w:shd")
    for key, value in {"val": "clear", "color": "auto", "fill": TINT}.items():
        ground.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(ground)
