"""One page means one page: chooses the lines that a one-page profile has room for.

The young person's lines come first, whole. Outcomes follow, then lines of other
people, until the page is full. What has no room is counted under its heading, and the type
is never smaller than 11 point.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from assistant.errors import ExportError
from assistant.exporting.model import Laid, LaidLine
from assistant.exporting.page import OnePage, page_of

SIZES = (17.0, 15.0, 13.5, 12.0, 11.0)
"""Sizes of type in points, largest first. The largest that holds every line is taken."""

_MOST_ON_A_PAGE = 12_000  # letters; at 11 point an A4 page holds fewer, even of the narrowest
_MISSES = 12  # lines that may fail to fit before the page counts as full


def fit(laid: Laid, pages: Callable[[OnePage], int]) -> OnePage:
    """Choose type and lines so that the page is one page.

    ``pages`` counts the pages that a page really takes. Raises ExportError when
    even the headings alone take more than one.
    """
    rows = _rows(laid)
    everything = frozenset((*(line.id for line in _lines(laid)), *rows))
    letters = sum(len(line.words) for line in _lines(laid)) + sum(rows.values())
    if letters <= _MOST_ON_A_PAGE:
        for size in SIZES:
            page = page_of(laid, everything, size)
            if pages(page) == 1:
                return page
    page = page_of(laid, _choose(laid, pages), SIZES[-1])
    if pages(page) == 1:
        return page
    raise ExportError(
        "The name and the headings alone do not fit on one page.",
        safe="The plan is safe. No file was written.",
        do="Use fewer or shorter headings in the format 'one-page-profile'.",
    )


def _choose(laid: Laid, pages: Callable[[OnePage], int]) -> frozenset[str]:
    def fits(chosen: Sequence[str]) -> bool:
        return pages(page_of(laid, frozenset(chosen), SIZES[-1])) == 1

    own = [line.id for line in _in_turns(laid, own=True)]
    others = [line.id for line in _in_turns(laid, own=False)]
    short = {line.id for line in _lines(laid) if len(line.words) <= _MOST_ON_A_PAGE}
    chosen = take([], [line for line in own if line in short], fits)
    if len(chosen) == len(own):
        rows = [row for row, letters in _rows(laid).items() if letters <= _MOST_ON_A_PAGE]
        chosen = take(chosen, rows, fits)
        chosen = take(chosen, [line for line in others if line in short], fits)
    return frozenset(chosen)


def take(
    taken: Sequence[str], waiting: Sequence[str], fits: Callable[[Sequence[str]], bool]
) -> list[str]:
    """Take as many of those waiting as fit, in order; one that is too long is passed over.

    ``fits`` must not turn true again when more is added. Runs of lines are
    searched by halving, because each trial sets the whole page.
    """
    taken, waiting, misses = list(taken), list(waiting), 0
    while waiting and misses < _MISSES:
        low, high = 0, len(waiting) if fits(taken + waiting[:1]) else 0
        while low < high:
            middle = (low + high + 1) // 2
            if fits(taken + waiting[:middle]):
                low = middle
            else:
                high = middle - 1
        taken += waiting[:low]
        waiting = waiting[low + 1 :]
        misses += 1
    return taken


def _lines(laid: Laid) -> Iterator[LaidLine]:
    for section in laid.sections:
        yield from section.lines


def _rows(laid: Laid) -> dict[str, int]:
    """Give the rows of tables, each with how many letters it holds."""
    tables = [section.table for section in laid.sections if section.table]
    return {
        row.id: sum(len(text) for cell in row.cells for text in cell)
        for table in tables
        for row in table.rows
    }


def _in_turns(laid: Laid, *, own: bool) -> Iterator[LaidLine]:
    """Give the lines one from each heading in turn, so that no heading is left without."""
    columns = [
        sorted(
            (line for line in section.lines if line.own is own),
            key=lambda line: 0 if own else line.rank,
        )
        for section in laid.sections
    ]
    for row in range(max(map(len, columns), default=0)):
        yield from (column[row] for column in columns if row < len(column))
