"""Writes a Plan as a Word file that people can go on working with."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from assistant.exporting.blocks import blocks
from assistant.exporting.docx_style import add_page_number, set_page_styles, set_plan_styles
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
)

if TYPE_CHECKING:
    from docx.document import Document

_MAKER = "Ownwords"
_AFTER_TABLE = 6 * 12_700  # 6 points in the units of Word files
_EASY_SIZE = 16.0
"""Points of type in an Easy Read."""


def docx_bytes(laid: Laid) -> bytes:
    """Write a whole laid-out Plan."""
    document = _new(laid.title, laid.on)
    set_plan_styles(document, _EASY_SIZE if laid.easy else 12)
    _words(document.add_paragraph(style="Title"), laid.title)
    for line in laid.subtitle:
        _words(document.add_paragraph(style="List Bullet"), line)
    _add_all(document, blocks(laid))
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


def _add_all(document: Document, content: Sequence[Block]) -> None:
    before: Block | None = None
    for block in content:
        if stands_apart(before, block):
            _narrow_gap(document)
        _add(document, block)
        if isinstance(block, Text) and block.ends:
            _keep_with_above(document)
        if is_table(before) and isinstance(block, Text):
            document.paragraphs[-1].paragraph_format.space_before = _AFTER_TABLE
        before = block


def _keep_with_above(document: Document) -> None:
    """Keep the last paragraph on the page of what stands above it, be that a row of a table."""
    body = [one for one in document.element.body if one.tag.endswith(("}p", "}tbl"))]
    above = document.tables[-1].rows[-1].cells if body[-2].tag.endswith("}tbl") else ()
    last = [one for cell in above for one in cell.paragraphs] or [document.paragraphs[-2]]
    for paragraph in last:
        paragraph.paragraph_format.keep_with_next = True


def _narrow_gap(document: Document) -> None:
    """Part two tables, which Word would join to one."""
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(4)


def _add(document: Document, block: Block) -> None:
    match block:
        case Heading():
            _heading(document, block)
        case Text():
            _words(document.add_paragraph(), block.words, bold=block.stands_out or None)
        case Quote():
            _quote(document, block)
        case Bullets():
            for item in block.items:
                _words(document.add_paragraph(style="List Bullet"), item)
        case SideBySide():
            DocxTables(document, _words).side_by_side(block)
        case Labelled():
            DocxTables(document, _words).labelled(block)
        case Table():
            DocxTables(document, _words).table(block)


def _heading(document: Document, heading: Heading) -> None:
    paragraph = document.add_paragraph(style=f"Heading {heading.level}")
    if heading.symbol:
        _picture(paragraph, heading.symbol)
    _words(paragraph, heading.text)


def _picture(paragraph: Any, symbol: Symbol) -> None:
    """Put a symbol in a line, with its words for who cannot see it."""
    from docx.shared import Pt

    picture = paragraph.add_run().add_picture(BytesIO(png_of(symbol)), height=Pt(34))
    about = picture._inline.docPr
    about.set("descr", symbol.alt)
    about.set("name", symbol.id)
    paragraph.add_run("  ")


def _quote(document: Document, quote: Quote) -> None:
    paragraph = document.add_paragraph(style="Quote")
    _words(paragraph, quote.words)
    under = "\n".join(part for part in (quote.attribution, *quote.notes) if part)
    if under:
        paragraph.paragraph_format.keep_with_next = True
        _words(document.add_paragraph(style="Caption"), under)
