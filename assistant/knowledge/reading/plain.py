"""Reads plain text, and guesses carefully what is a heading."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO

from assistant.knowledge.reading.blocks import Block, Look, as_block, as_heading, gather
from assistant.knowledge.reading.clean import clean
from assistant.knowledge.reading.contents import contents_lines, contents_note
from assistant.knowledge.reading.decoding import read_text
from assistant.knowledge.reading.limits import Limits
from assistant.knowledge.reading.model import ReadText
from assistant.knowledge.reading.plain_headings import TITLE_WITHIN, heading_places, level
from assistant.knowledge.reading.plain_lines import (
    LONG,
    NUMBERED_ITEM,
    Line,
    is_wrapped,
    joined,
    lines_in,
)


def read(opened: BinaryIO, limits: Limits, progress: Callable[[int, int], None]) -> ReadText:
    """Read an open text file."""
    raw, notes = read_text(opened, limits)
    progress(1, 3)
    text = clean(raw)
    lines = lines_in(text)
    contents = contents_lines([line.text for line in lines])
    lines = [line for place, line in enumerate(lines) if place not in contents]
    if is_wrapped(text):
        lines = joined(lines)
    progress(2, 3)
    blocks = list(blocks_of(lines))
    title = _title(blocks)
    sections = gather(blocks, title, limits)
    return ReadText(title, sections, None, (*notes, *contents_note(len(contents))))


def _title(blocks: Sequence[Block]) -> str | None:
    """Give the first heading near the top; below text that is a paragraph it heads only a part."""
    for block in blocks[:TITLE_WITHIN]:
        if block.look is Look.HEADING:
            return block.text
        if len(block.text) >= LONG or block.text.endswith((".", "!", "?")):
            return None
    return None


def blocks_of(lines: Sequence[Line]) -> Iterator[Block]:
    """Give each line as what it is: a heading, a list line or a paragraph. None is left out."""
    headings = heading_places(lines)
    for place, line in enumerate(lines):
        words = as_heading(line.text) if place in headings else None
        if words:
            yield Block(Look.HEADING, words, level=level(line.text))
        elif NUMBERED_ITEM.match(line.text):
            yield Block(Look.LINE, line.text)
        else:
            yield as_block(line.text)
