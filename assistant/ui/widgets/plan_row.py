"""The rows of the plan on the screen: headings, and what one can stand on and open."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from assistant.plan.lines import stands_on
from assistant.ui.plan_rows import PlanItem


class PlanRow(Horizontal):
    """Shows the columns of an item side by side. Those with a detail can be walked to."""

    class Opened(Message):
        """The row was clicked."""

        def __init__(self, row: PlanRow) -> None:
            """``row`` is the one."""
            super().__init__()
            self.row = row

    def __init__(self, item: PlanItem) -> None:
        """Headings and notes are only read."""
        super().__init__(classes=f"plan-row {item.kind}")
        self.item = item
        self.can_focus = bool(item.detail)
        if item.line is not None:
            self.add_class(item.line.standing.value.replace("_", "-"))

    def compose(self) -> ComposeResult:
        """One text a column."""
        if self.item.detail:
            yield Static(classes="mark")
        for column in self.item.columns:
            yield Static(Content(column), classes="column")

    def on_focus(self) -> None:
        """Mark the row in a letter too, not by its colour alone."""
        self.query_one(".mark", Static).update(">")

    def on_blur(self) -> None:
        """Take the mark away."""
        self.query_one(".mark", Static).update("")

    def on_click(self, event: Click) -> None:
        """Open the row when it is clicked a second time, so that a click can also only choose it."""
        if self.item.detail and event.chain > 1:
            event.stop()
            self.post_message(self.Opened(self))


class PlanRows(VerticalScroll):
    """All of them. The arrows go from one to the next that can be opened."""

    can_focus = False

    def __init__(self) -> None:
        """Start with none."""
        super().__init__(id="plan")

    @property
    def chosen(self) -> PlanRow | None:
        """The row that somebody stands on."""
        focused = self.screen.focused
        return focused if isinstance(focused, PlanRow) else None

    async def list_anew(self, items: Sequence[PlanItem], written: str = "") -> None:
        """Show these rows, standing on the Line that somebody stood on if it is still there.

        ``written`` is the id of an Entry that was written just now: its Line is stood on then.
        """
        before = self.chosen.item.line if self.chosen else None
        await self.remove_children()
        rows = [PlanRow(item) for item in items]
        await self.mount_all(rows)
        standing = [row for row in rows if row.can_focus]
        lines = [(row, row.item.line) for row in standing if row.item.line]
        here = [row for row, line in lines if stands_on(line.id) == written]
        here += [row for row, line in lines if before and line.id == before.id]
        for row in [*here, *standing][:1]:
            row.focus(scroll_visible=bool(here))

    def move(self, by: int) -> None:
        """Go to the next row, or the one before; at an end, scroll."""
        rows = [row for row in self.query(PlanRow) if row.can_focus]
        place = rows.index(self.chosen) + by if self.chosen in rows else 0
        if rows and 0 <= place < len(rows):
            rows[place].focus()
        else:
            (self.scroll_end if by > 0 else self.scroll_home)(animate=False)

    def page(self, pages: int) -> None:
        """Scroll one page."""
        (self.scroll_page_down if pages > 0 else self.scroll_page_up)(animate=False)
