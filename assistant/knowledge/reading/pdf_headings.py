"""Which paragraphs of a PDF are headings, and how deep: by their size, their weight, or the outline."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.knowledge.reading.blocks import as_heading, bullet
from assistant.knowledge.reading.pdf_paragraphs import Paragraph

_LARGER = 1.12
_LONGEST_BOLD = 120
_LONGEST_CAPITALS = 80
_MOST_LINES = 4
_CLOSED = re.compile(r"[.;,:]$")
_OUTLINE_LEVEL = 50

Outline = Mapping[tuple[int, str], int]
"""The depth of each bookmark, from 1, by its page and its words as ``plain_words`` gives them."""


def plain_words(text: str) -> str:
    """Give only the letters and digits of a text, small, to compare a bookmark with a heading."""
    return "".join(sign for sign in text.lower() if sign.isalnum())


def heading_levels(
    pages: Sequence[Sequence[Paragraph]], body: float, outline: Outline
) -> dict[int, int]:
    """Give the level of each heading by the ``id`` of its Paragraph; larger type is a higher level.

    Lines in capitals count only where nothing else shows what the headings are.
    """
    styled: dict[int, tuple[float, bool]] = {}
    levels: dict[int, int] = {}
    capitals: dict[int, int] = {}
    for page in pages:
        for one in page:
            if not _could_be(one):
                continue
            if _is_large(one, body) or _is_bold(one, body):
                styled[id(one)] = (-round(one.size * 2) / 2, not one.bold)
            elif (one.page, plain_words(one.text)) in outline:
                levels[id(one)] = _OUTLINE_LEVEL + outline[one.page, plain_words(one.text)]
            elif _is_in_capitals(one):
                capitals[id(one)] = 1
    order = {style: level for level, style in enumerate(sorted(set(styled.values())), start=1)}
    levels |= {which: order[style] for which, style in styled.items()}
    return levels or capitals


def _could_be(one: Paragraph) -> bool:
    return (
        len(one.lines) <= _MOST_LINES
        and not one.is_row
        and bullet(one.lines[0].text) is None
        and as_heading(one.text) is not None
        and any(map(str.isalpha, one.text))
    )


def _is_large(one: Paragraph, body: float) -> bool:
    return one.size >= _LARGER * body and not one.text.endswith((".", ";", ","))


def _is_bold(one: Paragraph, body: float) -> bool:
    is_short = len(one.text) <= _LONGEST_BOLD and not _CLOSED.search(one.text)
    return one.bold and one.size >= 0.95 * body and is_short


def _is_in_capitals(one: Paragraph) -> bool:
    letters = [sign for sign in one.text if sign.isalpha()]
    is_short = len(one.lines) == 1 and len(one.text) <= _LONGEST_CAPITALS
    return is_short and len(letters) > 5 and all(map(str.isupper, letters))
