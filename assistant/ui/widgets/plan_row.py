"""One row of the plan on the screen: a heading, or something to stand on and open."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

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
