"""Spans of a PDF page to lines, and away with what is repeated at the edge of every page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from assistant.knowledge.reading.clean import one_line
from assistant.knowledge.reading.pdf_geometry import Box, turned
from assistant.knowledge.reading.pdf_paint import Span

_SAME_LINE = 0.45
_NEXT_CELL = 2.2
_LABEL = re.compile(r"\W|[(]?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivx]{1,5})[.):]?")
"""A bullet or a number, after which text begins at a tab."""
_BAND = 0.13
"""The share of a page's height, at its top and its foot, where running heads stand."""
_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_ONLY_NUMBER = re.compile(
    r"(?:page\s*)?[-–|\s]*#[-–|\s]*(?:(?:of|/)\s*#)?[-–|\s]*(?:p\s?a\s?g\s?e)?", re.I
)
_AT_AN_END = re.compile(r"^(\d{1,4})\b|\b(\d{1,4})$")
_OFTEN = 3
_APART = 1.7
_MOST_LINES_OF_A_HEAD = 4
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
    for span in [*upright, *sideways]:
        if open_ and not _goes_on(open_, span):
            found += _line(open_, page, box)
            open_ = []
        if not (open_ and _is_painted_twice(open_[-1], span)):
            open_.append(span)
    return found + _line(open_, page, box)


def _goes_on(open_: Sequence[Span], span: Span) -> bool:
    """Say whether a span goes on with the line; far to the right it is the next cell of a row."""
    last = open_[-1]
    size = max(last.size, span.size)
    ahead = span.x0 - last.x1
    if span.turn != last.turn or abs(span.y - last.y) > _SAME_LINE * size:
        return False
    if ahead > _NEXT_CELL * size:
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
    by_size: Counter[float] = Counter()
    for span in spans:
        by_size[round(span.size, 1)] += len(span.text.strip())
    size = by_size.most_common(1)[0][0]
    base = median(span.y for span in spans if abs(span.size - size) < 0.2)
    said = ""
    for place, span in enumerate(spans):
        if place and span.x0 - spans[place - 1].x1 > min(span.gap, spans[place - 1].gap):
            said += " "
        said += _raised(span, size, base)
    text = _readable(said)
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


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Leave out running heads and page numbers: what stands in the same place on many pages.

    The words may count up, and a head may change with the chapter if the page's number is in it.
    """
    often = min(_OFTEN, max(2, len(pages)))
    apart = [_apart(lines) for lines in pages]
    counts: Counter[tuple[str, int]] = Counter()
    for lines in apart:
        counts.update({key for line in lines for key in _keys(line)})
    heads = [{id(line) for line in lines if _is_furniture(line, counts, often)} for lines in apart]
    return [
        [line for line in lines if id(line) not in head]
        for lines, head in zip(pages, heads, strict=True)
    ]


def _apart(lines: Sequence[Line]) -> list[Line]:
    """Give the lines at the edges of a page that stand apart from the text; the text may repeat."""
    groups: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.y):
        if groups and groups[-1][-1].y - line.y < _APART * line.size:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        line
        for group in groups
        if all(line.in_band for line in group)
        and len({round(line.y) for line in group}) <= _MOST_LINES_OF_A_HEAD
        for line in group
    ]


def _keys(line: Line) -> list[tuple[str, int]]:
    """Give what a running head has in common with others: its words, or its number, at its height."""
    text = line.text.lower()
    height = round(line.y / 6)
    numbers = [int(first or last) for first, last in _AT_AN_END.findall(text)]
    return [
        (_NUMBER.sub("#", text), height),
        *((f"{number - line.page:+}", height) for number in numbers),
    ]


def _is_furniture(line: Line, counts: Counter[tuple[str, int]], often: int) -> bool:
    keys = _keys(line)
    is_number = _ONLY_NUMBER.fullmatch(keys[0][0]) is not None
    if is_number and len(keys) > 1 and keys[-1][0] == "+0":
        return True
    times = max(counts[text, at] for text, place in keys for at in (place - 1, place, place + 1))
    return times >= (2 if is_number else often)


def body_size(lines: Iterable[Line]) -> float:
    """Give the size in which most letters are set, in points; 10 for no letters."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0
