"""Spans of a PDF page to lines. What stands apart on one height are cells of a row."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from assistant.knowledge.reading.clean import one_line
from assistant.knowledge.reading.pdf_geometry import Box, turned
from assistant.knowledge.reading.pdf_paint import Span

_SAME_LINE = 0.45
_NEXT_CELL = 2.2
_CELL_IN_A_COLUMN = 0.75
"""The gap before a cell, in sizes of its letters, where cells above or below begin at the same place."""
_LEAST_ROWS = 3
_NEAR_ROWS = 6.0
"""Sizes of letters within which the next row of a table follows."""
_LABEL = re.compile(r"\W|[(]?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivx]{1,5})[.):]?")
"""A bullet or a number, after which text begins at a tab."""
_BAND = 0.13
"""The share of a page's height, at its top and its foot, where running heads stand."""
SOFT_HYPHEN = "\xad"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Line:
    """A line of a page. Lengths in points; ``y`` counts up from the foot of the page.

    ``in_band`` says that it stands where running heads and page numbers do.
    """

    text: str
    page: int
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    turn: int
    in_band: bool = False


def lines_of(spans: Sequence[Span], page: int, box: Box, turn: int) -> list[Line]:
    """Put the spans of a page together, in the order of painting. Turned text comes last."""
    found: list[Line] = []
    upright = [span for span in spans if span.turn == turn]
    sideways = sorted((span for span in spans if span.turn != turn), key=lambda span: span.turn)
    open_: list[Span] = []
    columns = _in_columns(upright)
    for span in [*upright, *sideways]:
        if open_ and not _goes_on(open_, span, is_cell=id(span) in columns):
            found += _line(open_, page, box)
            open_ = []
        if not (open_ and _is_painted_twice(open_[-1], span)):
            open_.append(span)
    return found + _line(open_, page, box)


def _in_columns(spans: Sequence[Span]) -> frozenset[int]:
    """Give the ``id`` of each span that begins a cell: after a gap, below or above others that do.

    A gap alone may be a wide space of a justified line; those do not stand below each other.
    """
    by_place: dict[int, list[Span]] = defaultdict(list)
    for last, span in pairwise(spans):
        size = max(last.size, span.size)
        beside = abs(span.y - last.y) <= _SAME_LINE * size
        if beside and span.x0 - last.x1 > _CELL_IN_A_COLUMN * size:
            by_place[round(span.x0)].append(span)
    found: set[int] = set()
    for column in by_place.values():
        run: list[Span] = []
        for span in sorted(column, key=lambda span: -span.y):
            if run and run[-1].y - span.y > _NEAR_ROWS * span.size:
                run = []
            run.append(span)
            if len({round(one.y) for one in run}) >= _LEAST_ROWS:
                found.update(map(id, run))
    return frozenset(found)


def _goes_on(open_: Sequence[Span], span: Span, *, is_cell: bool) -> bool:
    """Say whether a span goes on with the line; far to the right it is the next cell of a row."""
    last = open_[-1]
    size = max(last.size, span.size)
    ahead = span.x0 - last.x1
    if span.turn != last.turn or abs(span.y - last.y) > _SAME_LINE * size:
        return False
    if is_cell or ahead > _NEXT_CELL * size:
        return len(open_) <= 3 and bool(
            _LABEL.fullmatch("".join(one.text for one in open_).strip())
        )
    return ahead >= -0.6 * size or _is_painted_twice(last, span)


def _is_painted_twice(last: Span, span: Span) -> bool:
    """Some programs make bold letters by painting them twice, a little apart."""
    return span.text == last.text and abs(span.x0 - last.x0) < 1.5 and abs(span.y - last.y) < 1.5


def _line(spans: Sequence[Span], page: int, box: Box) -> list[Line]:
    if not spans:
        return []
    size = _size_of(spans)
    base = median(span.y for span in spans if abs(span.size - size) < 0.2)
    text = _readable(_joined(spans, size, base))
    if not text:
        return []
    first = spans[0]
    ups = [turned(x, y, first.turn)[1] for x in (box.x0, box.x1) for y in (box.y0, box.y1)]
    low, high = min(ups), max(ups)
    edge = _BAND * (high - low)
    return [
        Line(
            text=text,
            page=page,
            x0=first.x0,
            x1=max(span.x1 for span in spans),
            y=base - low,
            size=size,
            bold=all(span.bold for span in spans if span.text.strip()),
            turn=first.turn,
            in_band=not low + edge < base < high - edge,
        )
    ]


def _size_of(spans: Sequence[Span]) -> float:
    """Give the size in which most letters of a line are set."""
    sizes: Counter[float] = Counter()
    for span in spans:
        sizes[round(span.size, 1)] += len(span.text.strip())
    return sizes.most_common(1)[0][0]


def _joined(spans: Sequence[Span], size: float, base: float) -> str:
    """Write spans in a row, with a space where there is a gap between two."""
    said = ""
    for place, span in enumerate(spans):
        if place and span.x0 - spans[place - 1].x1 > min(span.gap, spans[place - 1].gap):
            said += " "
        said += _raised(span, size, base)
    return said


def _readable(said: str) -> str:
    """Clean a line. A soft hyphen that is painted is a hyphen; at the line's end it stays soft."""
    text = one_line(said.replace(SOFT_HYPHEN, "-"))
    return text[:-1] + SOFT_HYPHEN if said.rstrip().endswith(SOFT_HYPHEN) else text


def _raised(span: Span, size: float, base: float) -> str:
    """Write the number of a footnote as it looks, so that it is no part of the word before it."""
    text = span.text.strip()
    if span.size <= 0.8 * size and span.y > base + 0.15 * size and text.isdecimal():
        return text.translate(_RAISED)
    return span.text


def body_size(lines: Iterable[Line]) -> float:
    """Give the size in which most letters are set, in points; 10 for no letters."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0
