"""Reads a PDF: its text page by page, with headings, and without what nobody can see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, BinaryIO

from assistant.knowledge.reading.blocks import (
    Block,
    Look,
    as_heading,
    check_room,
    gather,
    left_out,
)
from assistant.knowledge.reading.contents import contents_lines, contents_note
from assistant.knowledge.reading.limits import Limits
from assistant.knowledge.reading.model import ReadText, Refused
from assistant.knowledge.reading.pdf_fonts import Faces
from assistant.knowledge.reading.pdf_furniture import without_furniture
from assistant.knowledge.reading.pdf_headings import heading_levels
from assistant.knowledge.reading.pdf_labels import PageNames, page_names
from assistant.knowledge.reading.pdf_layers import Layers, layers_of
from assistant.knowledge.reading.pdf_lines import Line, body_size, lines_of
from assistant.knowledge.reading.pdf_open import (
    DAMAGED,
    open_pdf,
    outline_of,
    pages_of,
    title_of,
)
from assistant.knowledge.reading.pdf_page import paint
from assistant.knowledge.reading.pdf_paragraphs import (
    Hyphens,
    Paragraph,
    complete_over_pages,
    paragraphs_of,
)
from assistant.knowledge.reading.pdf_sight import Unseen, look_at

_FROM_PICTURE = (
    "{count:,} words were read in pictures of pages by a program (OCR) before we got them. "
    "Look whether they are right."
)
_EMPTY_PAGES = "No text was found on {pages}. If there are pictures of text, they were not read."
_FORM = "This PDF is a form. What people filled in may be missing."


def read(opened: BinaryIO, limits: Limits, progress: Callable[[int, int], None]) -> ReadText:
    """Read an open PDF. Every section is of one page, with the number that ``pdf_labels`` gives it."""
    reader = open_pdf(opened, limits)
    pages = pages_of(reader, limits)
    named = page_names(reader, len(pages))
    kept = _Kept(limits)
    layers = layers_of(reader)
    faces = Faces()
    for number, page in enumerate(pages, start=1):
        kept.take(page, number, faces, layers)
        progress(number, len(pages) + 1)
    if not any(kept.lines):
        raise _without_text(kept)
    lines, contents = _without_contents(without_furniture(kept.lines))
    blocks, title = _blocks(lines, outline_of(reader), title_of(reader), named)
    sections = (
        replace(one, page=one.page and named.numbers[one.page - 1])
        for one in gather(blocks, title, limits)
    )
    return ReadText(
        title,
        tuple(sections),
        len(pages),
        (*_notes(kept, reader, named), *named.notes, *contents_note(contents)),
    )


def _without_contents(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], int]:
    """Leave out the tables of contents, which may go over several pages; count their lines."""
    every = [line for page in pages for line in page]
    found = {id(every[place]) for place in contents_lines([line.text for line in every])}
    return [[line for line in page if id(line) not in found] for page in pages], len(found)


class _Kept:
    """The lines of each page, and what was left out."""

    def __init__(self, limits: Limits) -> None:
        self.lines: list[list[Line]] = []
        self.unseen: Counter[Unseen] = Counter()
        self.from_picture = 0
        self.broken: list[int] = []
        self.empty: list[int] = []
        self._limits = limits
        self._room = 0

    def take(self, page: Any, number: int, faces: Faces, layers: Layers) -> None:
        from pypdf.errors import LimitReachedError

        lines: list[Line] = []
        try:
            painted = paint(page, faces, layers)
            sight = look_at(painted)
            lines = lines_of(sight.seen, number, painted.page, painted.turn)
            self.unseen += sight.unseen
            self.from_picture += sight.read_from_picture
        except LimitReachedError:
            raise Refused(
                "A page of this PDF unpacks to far more than a page holds.", DAMAGED
            ) from None
        except (Refused, MemoryError):
            raise
        except Exception:  # one broken page is told; the others are read
            self.broken.append(number)
        if not lines:
            self.empty.append(number)
        self._room += sum(len(line.text) for line in lines)
        check_room(self._room, self._limits)
        self.lines.append(lines)


def _without_text(kept: _Kept) -> Refused:
    if len(kept.broken) == len(kept.lines):
        return Refused("This PDF is damaged: no page can be read.", DAMAGED)
    if kept.unseen:
        return Refused(
            "All the text of this PDF is hidden: nobody can see it on the page.", DAMAGED
        )
    return Refused(
        "This PDF is pictures of pages: there is no text in it.",
        "Use a program that reads text in pictures (OCR) first, and add what it makes.",
    )


def _blocks(
    lines: Sequence[Sequence[Line]],
    outline: dict[tuple[int, str], int],
    said_title: str | None,
    named: PageNames,
) -> tuple[list[Block], str | None]:
    hyphens = Hyphens()
    for page in lines:
        hyphens.learn(page)
    body = body_size(line for page in lines for line in page)
    pages = [paragraphs_of(page, hyphens) for page in lines]
    levels = heading_levels(pages, body, outline)
    complete_over_pages(pages, hyphens, body, set(levels))
    title = said_title or _largest(pages[0], levels) if pages else said_title
    return list(_in_order(pages, levels, title, named)), title


def _largest(page: Sequence[Paragraph], levels: dict[int, int]) -> str | None:
    """Give the heading of the first page in the largest type, if nothing else is set like it."""
    alone = Counter(levels.values())[1] == 1
    return next((as_heading(one.text) for one in page if alone and levels.get(id(one)) == 1), None)


def _in_order(
    pages: Sequence[Sequence[Paragraph]],
    levels: dict[int, int],
    title: str | None,
    named: PageNames,
) -> Iterator[Block]:
    """Give the blocks of all pages. A document without headings has its pages for headings."""
    for number, page in enumerate(pages, start=1):
        if not levels and page:
            yield Block(Look.HEADING, f"Page {named.names[number - 1]}", level=1, page=number)
        for one in page:
            heading = as_heading(one.text) if id(one) in levels else None
            if heading:
                level = 0 if heading == title else levels[id(one)]
                yield Block(Look.HEADING, heading, level=level, page=number)
            else:
                look = Look.LINE if one.is_list_line or one.is_row else Look.PARAGRAPH
                yield Block(look, one.text, page=number)


def _notes(kept: _Kept, reader: Any, named: PageNames) -> Iterator[str]:
    for why, words in kept.unseen.items():
        yield from left_out(words, "hidden word", why.value)
    if kept.from_picture:
        yield _FROM_PICTURE.format(count=kept.from_picture)
    if kept.empty:
        yield _EMPTY_PAGES.format(
            pages=_page_list([named.names[number - 1] for number in kept.empty])
        )
    if "/AcroForm" in reader.root_object:
        yield _FORM


def _page_list(names: Sequence[str]) -> str:
    if len(names) > 10:
        return f"{len(names)} pages"
    words = ", ".join(names)
    return f"page {words}" if len(names) == 1 else f"pages {words}"
