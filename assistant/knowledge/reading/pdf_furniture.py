"""Takes running heads, feet and page numbers away: what is repeated at the edge of the pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from assistant.knowledge.reading.pdf_lines import Line, body_size

_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_ONLY_NUMBER = re.compile(
    r"(?:page\s*)?[-–|\s]*#[-–|\s]*(?:(?:of|/)\s*#)?[-–|\s]*(?:p\s?a\s?g\s?e)?", re.I
)
_AT_AN_END = re.compile(r"^(\d{1,4})\b|\b(\d{1,4})$")
_OFTEN = 3
_APART = 1.7
_MOST_LINES_OF_A_HEAD = 4
_EDGE = 2
"""Rows at the top and at the foot of a small page where a running head may touch the text."""
_LARGER = 1.12
_OF_A_SENTENCE = re.compile(r"[.,;:!?][\"'”’)]*$|^[a-z]")


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Leave out running heads and page numbers: what stands in the same place on many pages.

    The words may count up, and a head may change with the chapter if the page's number is in it.
    """
    often = min(_OFTEN, max(2, len(pages)))
    apart = [_apart(lines) for lines in pages]
    counts: Counter[tuple[str, int]] = Counter()
    for lines in apart:
        counts.update({key for line in lines for key in _keys(line)})
    touching = _touching(pages)
    heads = [
        {id(line) for line in lines if _is_furniture(line, counts, often)} | touching
        for lines in apart
    ]
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


def _touching(pages: Sequence[Sequence[Line]]) -> set[int]:
    """Give the ``id`` of each line that most pages have at the same place, however near the text is.

    On a small page a running head does not stand apart. What is set larger is a heading, and
    what is part of a sentence is text, also when it repeats; so is a bold line that counts up.
    """
    body = body_size(line for page in pages for line in page)
    most = max(_OFTEN, len(pages) // 2 + 1)
    edges = [list(_edge(page, body)) for page in pages]
    counts: Counter[tuple[str, int]] = Counter()
    for page in edges:
        counts.update({_words_and_place(line) for line in page})
    return {
        id(line)
        for page in edges
        for line in page
        for text, place in [_words_and_place(line)]
        if max(counts[text, at] for at in (place - 1, place, place + 1)) >= most
    }


def _edge(page: Iterable[Line], body: float) -> Iterator[Line]:
    """Give the lines of the first and the last rows that may be a running head or foot."""
    lines = list(page)
    heights = sorted({round(line.y) for line in lines})
    edges = {*heights[:_EDGE], *heights[-_EDGE:]}
    for line in lines:
        is_text = line.size >= _LARGER * body or _OF_A_SENTENCE.search(line.text)
        if round(line.y) in edges and not is_text:
            yield line


def _words_and_place(line: Line) -> tuple[str, int]:
    text = line.text.lower()
    return (text if line.bold else _NUMBER.sub("#", text)), round(line.y / 6)
