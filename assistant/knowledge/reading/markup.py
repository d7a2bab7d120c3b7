"""Reads Markdown. Marks of the text (``**``, links) stay; HTML in it is text and does nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import BinaryIO

from assistant.knowledge.markdown import Section, headings, sections, split_front_matter
from assistant.knowledge.reading.blocks import BEGINNING, as_heading, check_room, left_out
from assistant.knowledge.reading.clean import clean
from assistant.knowledge.reading.decoding import read_text
from assistant.knowledge.reading.limits import Limits
from assistant.knowledge.reading.model import ReadText

_UNDERLINED = re.compile(
    r"^(?P<words>[^\s#>|*+-].{0,199})\n(?P<line>={3,}|-{3,})[ \t]*$", re.MULTILINE
)


def read(opened: BinaryIO, limits: Limits, progress: Callable[[int, int], None]) -> ReadText:
    """Read an open Markdown file. Front matter and comments are not part of the text."""
    raw, notes = read_text(opened, limits)
    progress(1, 2)
    text = clean(raw)
    front = split_front_matter(text)
    body, hidden = _without_comments(front[1] if front else text)
    body = _UNDERLINED.sub(_marked, body)
    notes += left_out(hidden, "word", "a comment, which is not shown on the page")
    title = next(filter(None, map(as_heading, headings(body))), None)
    found = [_named(section, title) for section in _with_lost(body, title)]
    check_room(sum(len(one.text) + len(one.heading) + 100 for one in found), limits)
    return ReadText(title, tuple(found), None, tuple(notes))


def _named(section: Section, title: str | None) -> Section:
    """Give a section its heading; a line that is too long for one is text, however it is marked."""
    heading = as_heading(section.heading)
    text = section.text if heading else f"{section.heading}\n\n{section.text}".strip()
    under = as_heading(section.under or "")
    return replace(section, heading=heading or title or BEGINNING, under=under, text=text)


def _with_lost(body: str, title: str | None) -> Iterator[Section]:
    """Give the sections; words marked as headings at the very end stay as text."""
    found = sections(body)
    yield from found
    used = {section.heading for section in found} | {section.under for section in found} | {title}
    lost = [heading for heading in headings(body) if heading not in used]
    if lost:
        yield Section("", None, "\n".join(lost))


def _marked(found: re.Match[str]) -> str:
    """Write a heading that is underlined the way that headings are marked everywhere else."""
    return f"{'#' if found['line'][0] == '=' else '##'} {found['words']}"


def _without_comments(text: str) -> tuple[str, int]:
    """Take ``<!-- -->`` out, and count the words in it. One that does not end is text."""
    kept, words, place = [], 0, 0
    while (start := text.find("<!--", place)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept.append(text[place:start])
        words += len(text[start + 4 : end].split())
        place = end + 3
    kept.append(text[place:])
    return "".join(kept), words
