"""Writes a Plan as a Word file that people can go on working with."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from assistant.exporting.blocks import blocks
from assistant.exporting.docx_style import (
    SYMBOL_SIZE,
    add_page_number,
    hang_after_symbol,
    set_page_styles,
    set_plan_styles,
)
from assistant.exporting.docx_tables import DocxTables, is_table, stands_apart
from assistant.exporting.easy_words import Symbol
from assistant.exporting.model import Laid
from assistant.exporting.page import OnePage, PageLine
from assistant.exporting.pictures import png_of
from assistant.exporting.pieces import (
    Block,
    Bullets,
    Heading,
    Labelled,
    Quote,
    SideBySide,
    Table,
    Text,
    fits_a_page,
    holds_next,
)

if TYPE_CHECKING:
    from docx.document import Document

_MAKER = "Ownwords"
_POINT = 12_700  # in the units of Word files
_AFTER_TABLE = 6 * _POINT
_AFTER_QUOTE = 12 * _POINT  # as below the words that say whose a quote is
_EASY_SIZE = 16.0
"""Points of type in an Easy Read."""


def docx_bytes(laid: Laid) -> bytes:
    """Write a whole laid-out Plan."""
    document = _new(laid.title, laid.on)
    set_plan_styles(document, _EASY_SIZE if laid.easy else 12)
    _words(document.add_paragraph(style="Title"), laid.title)
    for line in laid.subtitle:
        _words(document.add_paragraph(style="List Bullet"), line)
    _add_all(document, blocks(laid), large=laid.easy is not None)
    footer = document.sections[0].footer.paragraphs[0]
    _words(footer, f"{laid.title} · ")
    add_page_number(footer)
    return _saved(document)


def page_docx_bytes(page: OnePage, on: date) -> bytes:
    """Write a one-page profile: the same lines as on the PDF's page."""
    document = _new(page.title, on)
    set_page_styles(document, page.size)
    _words(document.add_paragraph(style="Title"), page.name)
    if page.notice:
        _words(document.add_paragraph(), page.notice, bold=True)
    for section in page.sections:
        _words(document.add_paragraph(style="Heading 1"), section.title)
        _add_all(document, section.above)
        for line in section.lines:
            _page_line(document, line)
        if section.empty:
            _words(document.add_paragraph(), section.empty)
        _add_all(document, section.below)
        if section.more:
            _words(document.add_paragraph(), section.more)
    footer = document.sections[0].footer.paragraphs[0]
    _words(footer, f"{page.footer} {page.drafted}.")
    return _saved(document)


def _page_line(document: Document, line: PageLine) -> None:
    paragraph = document.add_paragraph(style="List Bullet")
    _words(paragraph, line.words, bold=line.own)
    after = "".join((f" – {line.who}", *(f" ({note})" for note in line.notes)))
    paragraph.add_run(after)


def _new(title: str, on: date) -> Document:
    import docx

    document = docx.Document()
    about = document.core_properties
    about.title, about.author, about.language, about.comments = title, _MAKER, "en-GB", ""
    noon = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    about.created = about.modified = noon
    about.last_modified_by = _MAKER
    return document


def _saved(document: Document) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _words(paragraph: Any, words: str, *, bold: bool | None = None) -> None:
    """Put words in a paragraph; new lines and tabs become Word's own. Right-to-left text is marked."""
    run = paragraph.add_run(words)
    run.bold = bold
    if _reads_from_the_right(words):
        run.font.rtl = True
        _turn(paragraph)


def _reads_from_the_right(words: str) -> bool:
    """Tell by the first letter that has a direction (Unicode Bidirectional Algorithm, rule P2)."""
    for sign in words:
        direction = unicodedata.bidirectional(sign)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def _turn(paragraph: Any) -> None:
    from docx.oxml import OxmlElement

    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(OxmlElement("w:bidi"), "w:spacing", "w:ind", "w:jc", "w:rPr")


def _add_all(document: Document, content: Sequence[Block], *, large: bool = False) -> None:
    before: Block | None = None
    for block, after in zip_longest(content, content[1:]):
        if stands_apart(before, block):
            _narrow_gap(document)
        start = len(document.element.body) - 1  # the last child holds the page's measures
        _add(document, block, large=large)
        ended = is_table(block) and isinstance(after, Text) and after.ends
        if ended or holds_next(block, after, large=large):
            _keep_with_next(document, start)
        if is_table(before) and isinstance(block, Text):
            document.paragraphs[-1].paragraph_format.space_before = _AFTER_TABLE
        before = block


def _keep_with_next(document: Document, start: int) -> None:
    """Keep what was added from place ``start`` on, or the last row of a table, with what comes next."""
    from docx.table import Table as WordTable
    from docx.text.paragraph import Paragraph

    for element in document.element.body[start:-1]:
        if element.tag.endswith("}tbl"):
            kept = [
                one
                for cell in WordTable(element, document).rows[-1].cells
                for one in cell.paragraphs
            ]
        else:
            kept = [Paragraph(element, document)]
        for paragraph in kept:
            paragraph.paragraph_format.keep_with_next = True


def _narrow_gap(document: Document) -> None:
    """Part two tables, which Word would join to one."""
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(4)


def _add(document: Document, block: Block, *, large: bool) -> None:
    tables = DocxTables(document, _words, large)
    match block:
        case Heading():
            _heading(document, block)
        case Text():
            style = "Notice" if block.stands_out else None
            paragraph = document.add_paragraph(style=style)
            paragraph.paragraph_format.keep_together = block.ends or None
            _words(paragraph, block.words)
        case Quote():
            _quote(document, block, whole=fits_a_page(block, large=large))
        case Bullets():
            for item in block.items:
                _words(document.add_paragraph(style="List Bullet"), item)
        case SideBySide():
            tables.side_by_side(block)
        case Labelled():
            tables.labelled(block)
        case Table():
            tables.table(block)


def _heading(document: Document, heading: Heading) -> None:
    paragraph = document.add_paragraph(style=f"Heading {heading.level}")
    if heading.symbol:
        _picture(paragraph, heading.symbol)
        hang_after_symbol(paragraph)
    _words(paragraph, heading.text)


def _picture(paragraph: Any, symbol: Symbol) -> None:
    """Put a symbol in a line, with its words for who cannot see it."""
    from docx.shared import Pt

    picture = paragraph.add_run().add_picture(BytesIO(png_of(symbol)), height=Pt(SYMBOL_SIZE))
    for side in "TBLR":  # without these LibreOffice leaves room of its own round a picture
        picture._inline.set(f"dist{side}", "0")
    about = picture._inline.docPr
    about.set("descr", symbol.alt)
    about.set("name", symbol.id)
    paragraph.add_run("\t")


def _quote(document: Document, quote: Quote, *, whole: bool) -> None:
    paragraph = document.add_paragraph(style="Quote")
    paragraph.paragraph_format.keep_together = whole
    _words(paragraph, quote.words)
    under = "\n".join(part for part in (quote.attribution, *quote.notes) if part)
    if under:
        paragraph.paragraph_format.keep_with_next = True
        _words(document.add_paragraph(style="Caption"), under)
    else:
        paragraph.paragraph_format.space_after = _AFTER_QUOTE
