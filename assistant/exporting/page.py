"""What stands on a one-page profile, once it is known which lines have room."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.exporting.blocks import blocks_above, blocks_below
from assistant.exporting.model import OBJECTED, Laid, LaidLine, LaidSection
from assistant.exporting.pieces import Block
from assistant.record.day import date_in_words

_LONGEST_NAME = 80  # letters; in the type for long names this fills two lines of A4


@dataclass(frozen=True)
class PageLine:
    """One line on the page: the words, and '– Dee, parent' and notes after them."""

    words: str
    who: str
    notes: tuple[str, ...]
    own: bool


@dataclass(frozen=True)
class PageSection:
    """A heading, its lines, and how many more there are ('3 more in the full plan').

    ``above`` and ``below`` the lines stand fixed words, facts, a table of Outcomes, lines to fill in.
    """

    title: str
    lines: tuple[PageLine, ...]
    empty: str
    more: str
    above: tuple[Block, ...] = ()
    below: tuple[Block, ...] = ()


@dataclass(frozen=True)
class OnePage:
    """The whole page. ``size`` is that of the type in points."""

    title: str
    name: str
    drafted: str
    notice: str
    sections: tuple[PageSection, ...]
    footer: str
    size: float


def page_of(laid: Laid, chosen: frozenset[str], size: float) -> OnePage:
    """Make the page with the chosen lines. Own lines stand before those of other people."""
    words = laid.wording.one_page
    shown = [line for section in laid.sections for line in section.lines if line.id in chosen]
    in_own_words = all(line.verbatim for line in shown)
    return OnePage(
        title=laid.title,
        name=_shortened(laid.name),
        drafted=_drafted(laid),
        notice=laid.notice,
        sections=tuple(
            _section(section, chosen, laid) for section in laid.sections if not section.is_left_out
        ),
        footer=words.own_words if in_own_words else words.stands_on_words,
        size=size,
    )


def _drafted(laid: Laid) -> str:
    """Say when it was drafted and, where it is somebody's copy, whose."""
    drafted = laid.wording.one_page.drafted.format(date=date_in_words(laid.on))
    return f"{drafted}. {_shortened(laid.made_for)}" if laid.made_for else drafted


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def _section(section: LaidSection, chosen: frozenset[str], laid: Laid) -> PageSection:
    shown = [line for line in section.lines if line.id in chosen]
    more = len(section.lines) - len(shown)
    table = section.table
    if table:
        rows = tuple(row for row in table.rows if row.id in chosen)
        more += len(table.rows) - len(rows)
        kept = None if table.rows and not rows else replace(table, rows=rows)
        section = replace(section, table=kept)
    own = [line for line in shown if line.own]
    others = sorted((line for line in shown if not line.own), key=lambda line: line.rank)
    return PageSection(
        title=section.title,
        lines=tuple(_page_line(line, laid) for line in (*own, *others)),
        empty=laid.wording.empty if section.is_missing and not more else "",
        more=laid.wording.one_page.more.format(count=more) if more else "",
        above=tuple(blocks_above(section)),
        below=tuple(blocks_below(section)),
    )


def _page_line(line: LaidLine, laid: Laid) -> PageLine:
    marks = [laid.wording.one_page.undecided] if line.undecided else []
    marks += [laid.wording.only_me] if line.only_me else []
    return PageLine(
        words=line.words,
        who=laid.wording.joined.join((_shortened(line.who), *marks)),
        notes=tuple(note for note in line.notes if line.rank == OBJECTED),
        own=line.own,
    )
