"""Writes a Plan as a Word file that people can go on working with."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from assistant.exporting.blocks import (
    Block,
    Bullets,
    Heading,
    Quote,
    SideBySide,
    Text,
    blocks,
)
from assistant.exporting.docx_style import (
    TINT,
    add_page_number,
    mark_header_row,
    set_page_styles,
    set_plan_styles,
    shade,
)
from assistant.exporting.model import Laid
from assistant.exporting.page import OnePage, PageLine

if TYPE_CHECKING:
    from docx.document import Document

_MAKER = "Ownwords"
_CELL_ROOM = 4 * 12_700  # 4 points in the units of Word files


def docx_bytes(laid: Laid) -> bytes:
    """Write a whole laid-out Plan."""
    document = _new(laid.title, laid.on)
    set_plan_styles(document)
    _words(document.add_paragraph(style="Title"), laid.title)
    for line in laid.subtitle:
        _words(document.add_paragraph(style="List Bullet"), line)
    for block in blocks(laid):
        _add(document, block)
    footer = document.sections[0].footer.paragraphs[0]
    _words(footer, f"{laid.title} · ")
    add_page_number(footer)
    return _saved(document)


def page_docx_bytes(page: OnePage, on: date) -> bytes:
    """Write a one-page profile: the same lines as on the PDF's page."""
    document = _new(page.title, on)
    set_page_styles(document, page.size)
    _words(document.add_paragraph(style="Title"), page.name)
    for section in page.sections:
        _words(document.add_paragraph(style="Heading 1"), section.title)
        for line in section.lines:
            _page_line(document, line)
        for text in filter(None, (section.empty, section.more)):
            _words(document.add_paragraph(), text)
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


def _add(document: Document, block: Block) -> None:
    match block:
        case Heading():
            _words(document.add_paragraph(style=f"Heading {block.level}"), block.text)
        case Text():
            _words(document.add_paragraph(), block.words)
        case Quote():
            _quote(document, block)
        case Bullets():
            for item in block.items:
                _words(document.add_paragraph(style="List Bullet"), item)
        case SideBySide():
            _table(document, block)


def _quote(document: Document, quote: Quote) -> None:
    paragraph = document.add_paragraph(style="Quote")
    _words(paragraph, quote.words)
    under = "\n".join(part for part in (quote.attribution, *quote.notes) if part)
    if under:
        paragraph.paragraph_format.keep_with_next = True
        _words(document.add_paragraph(style="Caption"), under)


def _table(document: Document, block: SideBySide) -> None:
    table = document.add_table(rows=2, cols=len(block.views), style="Table Grid")
    mark_header_row(table.rows[0])
    for column, view in enumerate(block.views):
        head, body = table.cell(0, column), table.cell(1, column)
        shade(head, TINT)
        _words(head.paragraphs[0], view.attribution, bold=True)
        _words(body.paragraphs[0], view.words)
        for cell in (head, body):
            cell.paragraphs[0].paragraph_format.space_before = _CELL_ROOM
