"""Looks whether a file that was read back says everything of a laid-out Plan, in its order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.exporting.blocks import blocks
from assistant.exporting.model import Laid
from assistant.exporting.pieces import Block, Bullets, Heading, Labelled, Quote, SideBySide, Table


def in_order(found: str, laid: Laid) -> None:
    """Fail at the first words that are not there, or not in their place. Spaces do not count."""
    found, at = _letters(found), 0
    for text in _expected(laid):
        place = found.find(_letters(text), at)
        assert place >= 0, f"{text!r} is not there, or not in its place"
        at = place + len(_letters(text))


def _expected(laid: Laid) -> list[str]:
    said = [text for block in blocks(laid) for text in _texts(block)]
    return [laid.title, *laid.subtitle, *said]


def _texts(block: Block) -> Iterator[str]:
    """Give what a block says, in reading order: a table row by row after its titles."""
    match block:
        case Heading():
            yield block.text
        case Quote():
            yield from (block.words, block.attribution, *block.notes)
        case Bullets():
            yield from block.items
        case SideBySide():
            yield from (view.words for view in block.views)
        case Labelled():
            for label, cell in block.rows:
                yield from (label, *cell)
        case Table():
            yield from (text for row in block.rows for cell in row for text in cell)
        case _:
            yield block.words


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w", text))
