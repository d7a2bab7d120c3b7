"""Flattens a laid-out Plan to a run of blocks, which each writer turns into its kind of file."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.exporting.easy import made_easy
from assistant.exporting.model import (
    Cell,
    Laid,
    LaidCitation,
    LaidGroup,
    LaidLine,
    LaidSection,
    LaidTable,
    LaidViews,
)
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

_ABREAST = 3  # more columns leave too little room for words in 12 point
_MOST_COLUMNS = 4  # for the same reason: with more, each row is a table of its own, turned round


def blocks(laid: Laid) -> tuple[Block, ...]:
    """Give everything under the title and subtitle, in reading order.

    A one-page Format holds its sections alone, in an Easy Read as well.
    """
    made = tuple(_blocks(laid))
    return made if laid.easy is None else made_easy(made, laid.easy)


def _blocks(laid: Laid) -> Iterator[Block]:
    if laid.notice:
        yield Text(laid.notice, ours=True, stands_out=True)
    for section in laid.sections:
        if not section.is_left_out:
            yield from _section(section, laid)
    if not laid.one_page:
        yield from _after_sections(laid)


def _after_sections(laid: Laid) -> Iterator[Block]:
    headings = laid.wording.headings
    if laid.views:
        yield Heading(1, headings.views, "our_views")
        for topic in laid.views:
            yield from _side_by_side(topic)
    if laid.elsewhere:
        yield Heading(1, headings.outcomes, "our_outcomes")
        yield Text(laid.elsewhere, ours=True)
    yield from _groups(headings.clearer, "our_clearer", laid.clearer)
    yield from _groups(headings.gaps, "our_gaps", laid.gaps)
    if laid.citations:
        yield Heading(1, headings.guidance, "our_guidance")
        yield from _guidance(laid.citations, in_full=laid.easy is None)


def _guidance(citations: tuple[LaidCitation, ...], *, in_full: bool) -> Iterator[Block]:
    """Give the quotes; an Easy Read names each document once, whose words are long and hard."""
    if not in_full:
        numbers: dict[str, list[str]] = {}
        for citation in citations:
            numbers.setdefault(citation.title, []).append(citation.number)
        yield Bullets(tuple(f"{' '.join(found)} {title}" for title, found in numbers.items()))
        return
    for citation in citations:
        yield Text(f"{citation.number} {citation.about}", ours=True)
        yield Quote(citation.quote, "")


def _section(section: LaidSection, laid: Laid) -> Iterator[Block]:
    yield Heading(1, section.title, section.id)
    yield from blocks_above(section)
    if section.is_missing:
        yield Text(laid.wording.empty, ours=True)
    for line in section.lines:
        yield from _line(line)
    yield from blocks_below(section, turned=laid.easy is not None)
    if section.guidance and not laid.one_page and laid.easy is None:
        yield Text(section.guidance, ours=True, ends=True)


def blocks_above(section: LaidSection) -> Iterator[Block]:
    """Give what stands between a heading and its lines."""
    if section.note:
        yield Text(section.note, ours=True)
    facts = tuple((label, (text,) if text else ()) for label, text in section.facts)
    to_fill = _to_fill(section) if _stands_alone(section) else ()
    if facts or to_fill:
        yield Labelled((*facts, *to_fill))


def blocks_below(section: LaidSection, *, turned: bool = False) -> Iterator[Block]:
    """Give what stands under the lines of a heading."""
    if section.table and (section.table.rows or section.table.by_hand):
        yield from table_blocks(section.table, turned=turned)
    if section.to_fill and not _stands_alone(section):
        yield Labelled(_to_fill(section))


def _stands_alone(section: LaidSection) -> bool:
    """True when nothing is between facts and lines to fill in: they are one table then."""
    return not section.lines and not section.table


def _to_fill(section: LaidSection) -> tuple[tuple[str, Cell], ...]:
    return tuple((label, ()) for label in section.to_fill)


def table_blocks(table: LaidTable, *, turned: bool = False) -> Iterator[Block]:
    """Give a table of Outcomes: one with a header row, or each row turned round where it is too wide.

    A table that has no row yet, and columns to fill in by hand, has one empty row.
    """
    rows = [row.cells for row in table.rows] or [((),) * len(table.columns)]
    if len(table.columns) <= _MOST_COLUMNS and not turned:
        yield Table(table.columns, tuple(rows))
        for row in table.rows:
            if row.about:
                about = row.about if len(rows) == 1 else f"{row.name}. {row.about}"
                yield Text(about, ends=True)
        return
    for number, cells in enumerate(rows):
        if table.rows:
            yield Heading(2, table.rows[number].name)
        yield Labelled(tuple(zip(table.columns, cells, strict=True)))
        if table.rows and table.rows[number].about:
            yield Text(table.rows[number].about, ends=True)


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


def _groups(title: str, about: str, groups: tuple[LaidGroup, ...]) -> Iterator[Block]:
    if groups:
        yield Heading(1, title, about)
    for group in groups:
        yield Heading(2, group.title)
        if group.text:
            yield Text(group.text)
        if group.items:
            yield Bullets(group.items)
