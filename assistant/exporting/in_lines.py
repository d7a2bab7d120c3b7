"""What stands in files without pictures and columns, block by block: in Markdown and plain text.

Views that stand side by side elsewhere follow each other, and a sign stands for a symbol.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from assistant.exporting.blocks import blocks
from assistant.exporting.model import Laid
from assistant.exporting.page import OnePage
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

LineBlock = Heading | Text | Quote | Bullets | Labelled | Table
"""The kinds of blocks that are left. A Heading of level 0 is the title."""


def plan_in_lines(laid: Laid) -> Iterator[LineBlock]:
    """Give a whole plan, with its title and what stands under it."""
    yield Heading(0, laid.title)
    yield Bullets(laid.subtitle)
    yield from _in_lines(blocks(laid))


def page_in_lines(page: OnePage) -> Iterator[LineBlock]:
    """Give a one-page profile: the same lines as on the page."""
    yield Heading(0, page.name)
    yield from _texts(page.drafted, page.notice)
    for section in page.sections:
        yield Heading(1, section.title)
        yield from _in_lines(section.above)
        yield from (Quote(line.words, line.who, line.notes) for line in section.lines)
        yield from _texts(section.empty)
        yield from _in_lines(section.below)
        yield from _texts(section.more)
    yield from _texts(page.footer)


def _in_lines(content: Iterable[Block]) -> Iterator[LineBlock]:
    for block in content:
        match block:
            case SideBySide():
                yield from (Quote(view.words, view.attribution) for view in block.views)
            case Heading() if block.symbol:
                yield replace(block, text=f"{block.symbol.sign} {block.text}")
            case _:
                yield block


def _texts(*texts: str) -> Iterator[Text]:
    return (Text(text) for text in texts if text)
