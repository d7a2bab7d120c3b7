"""Writes a Plan as a PDF for screen readers (PDF/UA-1) with Typst.

A person's words reach Typst as JSON, never as markup.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from itertools import zip_longest
from typing import Any

from assistant.errors import ExportError
from assistant.exporting.blocks import blocks
from assistant.exporting.fonts import Typeface, covers, drawn_by, find_typefaces
from assistant.exporting.model import Laid
from assistant.exporting.page import OnePage
from assistant.exporting.pieces import (
    Block,
    Heading,
    Labelled,
    SideBySide,
    Table,
    Text,
    before_text,
    fits_a_page,
    holds_next,
    row_fits_a_page,
)
from assistant.exporting.signs import printable
from assistant.record.words import one_line
from assistant.resources import package_file

_STANDARD = ["ua-1"]
_SIZE, _EASY_SIZE = 12, 16
"""Points of type of a whole plan, and of an Easy Read."""


class PdfWriter:
    """Writes PDFs with the typefaces that are installed. Making one reads them, once.

    Every method raises ExportError when Typst cannot set the words.
    """

    def __init__(self, typefaces: Sequence[Typeface] = ()) -> None:
        """Read the typefaces, or take those given."""
        import typst

        typefaces = typefaces or find_typefaces()
        self._drawn = drawn_by(typefaces)
        self._fonts_data = {
            "families": [face.family for face in typefaces],
            "first_covers": covers(typefaces[0]),
        }
        self._fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[face.folder for face in typefaces],
        )

    def plan(self, laid: Laid) -> bytes:
        """Write a whole plan. Signs that cannot be drawn stand by name, and a note says so."""
        made = blocks(laid)
        large = laid.easy is not None
        content: dict[str, Any] = {
            "title": laid.title,
            "size": _EASY_SIZE if laid.easy else _SIZE,
            "subtitle": list(laid.subtitle),
            "blocks": [
                _as_data(block, large=large) | {"holds_next": holds_next(block, after, large=large)}
                for block, after in zip_longest(made, made[1:])
            ],
        }
        drawable = self._printable(content)
        if _letters(drawable) != _letters(content):
            note = self._printable(_as_data(Text(laid.wording.pdf_note)))
            drawable["blocks"].append(note)
        return self._compile("plan.typ", drawable, laid.on)

    def page(self, page: OnePage, on: date) -> bytes:
        """Write a one-page profile."""
        return self._compile("one_page.typ", self._printable(_page_data(page)), on)

    def pages(self, page: OnePage) -> int:
        """Count the pages that a one-page profile takes. A few hundredths of a second."""
        compiler = self._compiler("one_page.typ", self._printable(_page_data(page)))
        with _told_in_words():
            return int(compiler.query("<pages>", field="value", one=True))

    def _compile(self, template: str, content: dict[str, Any], on: date) -> bytes:
        compiler = self._compiler(template, content)
        noon = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
        with _told_in_words():
            written: bytes = compiler.compile(format="pdf", pdf_standards=_STANDARD, timestamp=noon)
        return written

    def _compiler(self, template: str, content: dict[str, Any]) -> Any:
        import typst

        file = package_file("exporting", "templates", template)
        data = json.dumps(content | self._fonts_data)
        return typst.Compiler(
            input=str(file),
            root=str(file.parent.parent),  # the symbols lie beside the templates
            font_paths=self._fonts,
            sys_inputs={"data": data},
        )

    def _printable(self, content: Any) -> Any:
        match content:
            case str():
                return printable(content, self._drawn)
            case dict():
                return {key: self._printable(value) for key, value in content.items()}
            case list() | tuple():
                return [self._printable(value) for value in content]
            case _:
                return content


@contextmanager
def _told_in_words() -> Iterator[None]:
    """Turn what Typst refuses into an ExportError: whatever was typed, nobody sees a traceback."""
    import typst

    try:
        yield
    except typst.TypstError as error:
        raise ExportError(
            f"The PDF could not be made: {one_line(str(error.message))}.",
            safe="The plan is safe. No file was changed.",
            do="Export it as a Word or Markdown file, which hold the same words.",
        ) from None


def _as_data(block: Block, *, large: bool = False) -> dict[str, Any]:
    """Give a block as data. ``whole`` says what may not be parted between pages: a block, or rows of it."""
    data = {"kind": type(block).__name__, "whole": fits_a_page(block, large=large)} | asdict(
        replace(block, symbol=None) if isinstance(block, Heading) else block
    )
    if isinstance(block, Table):
        data["shares"] = block.shares
        data["whole"] = [row_fits_a_page(row) for row in block.rows]
    if isinstance(block, SideBySide):
        data["whole"] = row_fits_a_page((view.words,) for view in block.views)
    if isinstance(block, Labelled):
        data["rows"] = [(before_text(label), cell) for label, cell in block.rows]
    if isinstance(block, Heading) and block.symbol:
        data["symbol"] = {"id": block.symbol.id, "alt": block.symbol.alt}
    return data


def _page_data(page: OnePage) -> dict[str, Any]:
    data = asdict(page)
    for section, laid in zip(data["sections"], page.sections, strict=True):
        section["above"] = [_as_data(block) for block in laid.above]
        section["below"] = [_as_data(block) for block in laid.below]
    return data


def _letters(content: Any) -> str:
    """Give all text without what only sets it: to tell whether a sign was replaced."""
    text = unicodedata.normalize("NFC", json.dumps(content, ensure_ascii=False))
    return "".join(text.replace("\u200b", "").replace("\\t", "").split())
