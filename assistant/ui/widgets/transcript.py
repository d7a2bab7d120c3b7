"""What was said so far in this sitting, on the screen only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

OWNWORDS = "Ownwords"
YOU = "You"


@dataclass(frozen=True)
class Row:
    """One thing that was said. ``kind`` chooses its look; ``text`` is safe to show."""

    speaker: str
    text: str
    kind: str = "told"


class RowShown(Horizontal):
    """Who said it, then what."""

    def __init__(self, row: Row, *, name_it: bool) -> None:
        """``name_it`` is false where the row above has the same speaker."""
        super().__init__(classes=f"row {row.kind}")
        self.row = row
        self._name_it = name_it

    def compose(self) -> ComposeResult:
        """Two columns."""
        yield Static(Content(self.row.speaker if self._name_it else ""), classes="speaker")
        yield Static(Content(self.row.text), classes="words")

    def change(self, text: str) -> None:
        """Show another text in the same row."""
        self.row = Row(self.row.speaker, text, self.row.kind)
        self.query_one(".words", Static).update(Content(text))


class Transcript(VerticalScroll):
    """Rows that scroll. The newest stands at the foot; the start of a long new text is shown first."""

    can_focus = False

    def __init__(self, *, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id)
        self.rows: list[RowShown] = []

    def add(self, rows: Sequence[Row]) -> list[RowShown]:
        """Add rows and bring them into view."""
        made: list[RowShown] = []
        for row in rows:
            before = self.rows[-1].row.speaker if self.rows else None
            made.append(RowShown(row, name_it=row.speaker != before))
            self.rows.append(made[-1])
        if made:
            self.mount(*made)
            self.call_after_refresh(self.bring_up, made[0])
        return made

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
