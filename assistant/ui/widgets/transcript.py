"""What was said so far in this sitting, on the screen only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import AwaitMount, Widget

OWNWORDS = "Ownwords"
YOU = "You"

_SPEAKER_CELLS = 10
_WIDEST_CELLS = 84
_MOST_ROWS = 300
"""The oldest rows leave the screen first; the answers themselves are in the review."""


@dataclass(frozen=True)
class Row:
    """One thing that was said. ``kind`` chooses its look; ``text`` is safe to show."""

    speaker: str
    text: str
    kind: str = "told"


class RowShown(Widget):
    """Who said it, then what, in two columns. One widget, so that a long talk stays quick."""

    def __init__(self, row: Row, *, name_it: bool) -> None:
        """``name_it`` is false where the row above has the same speaker."""
        super().__init__(classes=f"row {row.kind}")
        self.row = row
        self._speaker = row.speaker if name_it else ""

    def _lines(self, width: int) -> list[Content]:
        column = max(10, min(width - _SPEAKER_CELLS, _WIDEST_CELLS))
        lines = [line for part in self.row.text.split("\n") for line in Content(part).wrap(column)]
        empty = Content(" " * _SPEAKER_CELLS)
        name = Content.styled(self._speaker.ljust(_SPEAKER_CELLS), "bold")
        return [Content.assemble(empty if place else name, one) for place, one in enumerate(lines)]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Give the lines it needs at a width."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Put the two columns side by side."""
        return Content("\n").join(self._lines(self.content_size.width))

    def change(self, text: str) -> None:
        """Show another text in the same row."""
        self.row = Row(self.row.speaker, text, self.row.kind)
        self.refresh(layout=True)


class Transcript(VerticalScroll):
    """Rows that scroll. The newest stands at the foot; the start of a long new text is shown first."""

    can_focus = False

    def __init__(self, *, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id)
        self.rows: list[RowShown] = []
        self._mounting: AwaitMount | None = None

    def add(self, rows: Sequence[Row]) -> list[RowShown]:
        """Add rows and bring them into view."""
        made: list[RowShown] = []
        for row in rows:
            before = self.rows[-1].row.speaker if self.rows else None
            made.append(RowShown(row, name_it=row.speaker != before))
            self.rows.append(made[-1])
        if made:
            for old in self.rows[:-_MOST_ROWS]:
                old.remove()
            self.rows = self.rows[-_MOST_ROWS:]
            self._mounting = self.mount(*made)
            self.call_after_refresh(self.bring_up, made[0])
        return made

    async def settled(self) -> None:
        """Wait until the rows that were added last are on the screen."""
        if self._mounting is not None:
            await self._mounting

    def bring_up(self, row: RowShown) -> None:
        """Scroll so that this row and what comes after it can be read."""
        if row.is_attached:
            self.scroll_to_widget(row, top=True, animate=False, force=True)

    def page(self, pages: int) -> None:
        """Scroll one page on (1) or back (-1)."""
        (self.scroll_page_down if pages > 0 else self.scroll_page_up)(animate=False)

    def wipe(self) -> None:
        """Take everything off the screen."""
        self.rows = []
        self.remove_children()

    @property
    def text(self) -> str:
        """All of it, for copying and for tests."""
        return "\n".join(f"{one.row.speaker}: {one.row.text}" for one in self.rows)
