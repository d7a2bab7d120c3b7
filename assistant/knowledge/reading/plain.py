"""Reads plain text, and guesses carefully what is a heading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from assistant.knowledge.reading.blocks import (
    Block,
    Look,
    as_block,
    as_heading,
    bullet,
    gather,
    is_contents_line,
)
from assistant.knowledge.reading.clean import clean
from assistant.knowledge.reading.decoding import read_text
from assistant.knowledge.reading.limits import Limits
from assistant.knowledge.reading.model import ReadText

_LONGEST_HEADING = 90
_MOST_WORDS, _MOST_WORDS_OF_A_QUESTION = 10, 14
_LONG = 60
"""Characters from which a line is text that can stand under a heading."""
_WRAPPED_AT_MOST = 100
_TITLE_WITHIN = 4
"""Lines from the top in which the first heading is the title."""
_CLOSED = re.compile(r"(?<!\.\.)[.;,:!]['\"”’)]*$")
_GOES_ON = re.compile(r"\b(?:is|are|and|or|the|an?|of|to|for|with|that|by|in)$")
_BEGINS = re.compile(r"[\"'“‘(]?[A-Z0-9£]")
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[A-Z][.)])\s+(?=[A-Z])")
_NUMBERED_ITEM = re.compile(r"(?:\d{1,3}[.)]|[a-z][.)]|\(?[ivx]{1,5}[.)])\s")
_NAMED_PART = re.compile(r"(?:chapter|part|section|annex|appendix|step)\s+[\dA-Z]", re.IGNORECASE)
_DATA = re.compile(r":\s+\S|https?://|www\.|\S@\S")


@dataclass(frozen=True)
class _Line:
    """A line with words on it. ``alone`` says that the line before it was empty, or not there."""

    text: str
    alone: bool
    in_table: bool


def read(opened: BinaryIO, limits: Limits, progress: Callable[[int, int], None]) -> ReadText:
    """Read an open text file."""
    raw, notes = read_text(opened, limits)
    progress(1, 3)
    text = clean(raw)
    lines = _lines(text)
    if _is_wrapped(text):
        lines = _joined(lines)
    progress(2, 3)
    blocks = list(_blocks(lines))
    title = _title(blocks)
    return ReadText(title, gather(blocks, title, limits), None, tuple(notes))


def _title(blocks: Sequence[Block]) -> str | None:
    near = [block.text for block in blocks[:_TITLE_WITHIN] if block.look is Look.HEADING]
    return near[0] if near else None


def _lines(text: str) -> list[_Line]:
    found, alone = [], True
    for raw in text.split("\n"):
        words = " ".join(raw.split())
        if words:
            found.append(_Line(words, alone, raw.startswith("\t")))
        alone = not words
    return found


def _is_wrapped(text: str) -> bool:
    """Say whether a program broke the lines at a margin, so that one paragraph is many lines."""
    lengths = [len(line) for line in text.split("\n", 20_000)[:20_000] if line.strip()]
    if len(lengths) < 6:
        return False
    full = sum(_LONG <= length <= _WRAPPED_AT_MOST for length in lengths)
    over = sum(length > _WRAPPED_AT_MOST for length in lengths)
    return full * 3 >= len(lengths) and over * 50 <= len(lengths)


def _joined(lines: Sequence[_Line]) -> list[_Line]:
    """Put the lines of each paragraph together. A list line begins a new one."""
    groups: list[list[_Line]] = []
    for line in lines:
        starts = line.alone or bullet(line.text) or _NUMBERED_ITEM.match(line.text)
        if starts or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    return [
        _Line(" ".join(line.text for line in group), group[0].alone, group[0].in_table)
        for group in groups
    ]


def _blocks(lines: Sequence[_Line]) -> Iterator[Block]:
    for place, line in enumerate(lines):
        following = lines[place + 1] if place + 1 < len(lines) else None
        if is_contents_line(line.text):
            continue
        words = as_heading(line.text) if _is_heading(line, following) else None
        if words:
            yield Block(Look.HEADING, words, level=_level(line.text))
        elif _NUMBERED_ITEM.match(line.text):
            yield Block(Look.LINE, line.text)
        else:
            yield as_block(line.text)


def _is_heading(line: _Line, following: _Line | None) -> bool:
    """Say whether a line is a heading: short, open at its end, with text to follow it.

    A line that only might be one is left as text: it can still be read and quoted, and a
    wrong heading would stand over words that it does not belong to.
    """
    if following is None or not _could_be(line):
        return False
    if line.in_table:
        return _is_cell_with_text(following)
    if following.in_table:
        return False
    if bullet(following.text) or following.text.endswith(":"):
        return True
    if _in_capitals(line.text):
        return not (_could_be(following) and _in_capitals(following.text))
    return len(following.text) >= _LONG and not _could_be(following)


def _is_cell_with_text(following: _Line) -> bool:
    """Say whether the next cell of a table in a text file is the text that this one is about."""
    is_text = len(following.text) >= _LONG or bullet(following.text) or following.text.endswith(":")
    return bool(is_text) and following.in_table and not following.alone


def _could_be(line: _Line) -> bool:
    text = line.text
    return (
        len(text) <= _LONGEST_HEADING
        and len(text.split()) <= (_MOST_WORDS_OF_A_QUESTION if text[-1] == "?" else _MOST_WORDS)
        and _BEGINS.match(text) is not None
        and any(map(str.isalpha, text))
        and _CLOSED.search(text) is None
        and _GOES_ON.search(text) is None
        and bullet(text) is None
        and (_DATA.search(text) is None or _NAMED_PART.match(text) is not None)
        and (_NUMBERED_ITEM.match(text) is None or (line.alone and bool(_NUMBERED.match(text))))
    )


def _in_capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 3 and all(map(str.isupper, letters))


def _level(text: str) -> int:
    """Give a level: capitals and named parts above others, ``2.1`` below ``2``."""
    if _in_capitals(text) or _NAMED_PART.match(text):
        return 1
    number = _NUMBERED.match(text)
    return 2 + (number[0].strip(" .)").count(".") if number else 0)
