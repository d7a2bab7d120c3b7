"""Flattens a laid-out Plan to a run of blocks, which each writer turns into its kind of file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.exporting.model import Laid, LaidGroup, LaidLine, LaidSection, LaidViews, Quoted


@dataclass(frozen=True)
class Heading:
    """A heading under the title. ``level`` 1 is a section, 2 a part of it."""

    level: int
    text: str


@dataclass(frozen=True)
class Text:
    """A plain paragraph. ``words`` may hold new lines."""

    words: str


@dataclass(frozen=True)
class Quote:
    """Somebody's words, letter for letter, then whose they are and what was decided."""

    words: str
    attribution: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bullets:
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class SideBySide:
    """Up to three views beside each other, none before the others."""

    views: tuple[Quoted, ...]


Block = Heading | Text | Quote | Bullets | SideBySide

_ABREAST = 3  # more columns leave too little room for words in 12 point


def blocks(laid: Laid) -> tuple[Block, ...]:
    """Give everything under the title and subtitle, in reading order."""
    return tuple(_blocks(laid))


def _blocks(laid: Laid) -> Iterator[Block]:
    headings = laid.wording.headings
    for section in laid.sections:
        yield from _section(section, laid.wording.empty)
    if laid.views:
        yield Heading(1, headings.views)
        for topic in laid.views:
            yield from _side_by_side(topic)
    yield from _groups(headings.outcomes, laid.outcomes)
    yield from _groups(headings.gaps, laid.gaps)
    if laid.citations:
        yield Heading(1, headings.guidance)
        for citation in laid.citations:
            yield Text(f"{citation.number} {citation.about}")
            yield Quote(citation.quote, "")


def _section(section: LaidSection, empty: str) -> Iterator[Block]:
    yield Heading(1, section.title)
    if not section.lines:
        yield Text(empty)
    for line in section.lines:
        yield from _line(line)
    if section.guidance:
        yield Text(section.guidance)


def _line(line: LaidLine) -> Iterator[Block]:
    if line.verbatim:
        sources = "; ".join(dict.fromkeys(source.attribution for source in line.sources))
        yield Quote(line.words, sources or line.who, line.notes)
        return
    yield Text("\n".join((line.words, *line.notes)))
    for source in line.sources:
        yield Quote(source.words, source.attribution)


def _side_by_side(topic: LaidViews) -> Iterator[Block]:
    yield Heading(2, topic.topic)
    for start in range(0, len(topic.views), _ABREAST):
        yield SideBySide(topic.views[start : start + _ABREAST])


def _groups(title: str, groups: tuple[LaidGroup, ...]) -> Iterator[Block]:
    if groups:
        yield Heading(1, title)
    for group in groups:
        yield Heading(2, group.title)
        if group.text:
            yield Text(group.text)
        if group.items:
            yield Bullets(group.items)
