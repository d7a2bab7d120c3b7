"""Before anything goes to a model on another machine: a person sees all of it, and says yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from assistant.conversation.suggestion_told import (
    asked_words,
    exact_text,
    sending_text,
    suggestion_line,
)
from assistant.ui.screens.base import OwnModal
from assistant.ui.suggesting_words import line
from assistant.ui.widgets.choice_box import ChoiceBox
from assistant.ui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from assistant.suggesting.outgoing import Outgoing
    from assistant.suggesting.writer import Prepared


class SendingScreen(OwnModal[bool]):
    """Gives True for a yes to exactly what stands here. Everything else is a no."""

    BINDINGS: ClassVar = [
        Binding("enter", "pick", "Choose", key_display="Enter"),
        Binding("pagedown", "page(1)", "Read on", key_display="PgDn/PgUp", priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("l", "in_lines", "Easier to read", key_display="L"),
        Binding("escape", "back", "Send nothing", key_display="Esc"),
    ]

    def __init__(self, prepared: Prepared, outgoing: Outgoing, model: str, *, key: bool) -> None:
        """``outgoing`` is that of ``prepared``; ``key``: the key of a paid model goes with it."""
        super().__init__()
        self._lead = sending_text(prepared, model, key=key)
        self._prepared = prepared
        self._outgoing = outgoing
        self._easier = False

    def compose(self) -> ComposeResult:
        """Where it goes, all of it, and the choice."""
        ways = [(key, suggestion_line(f"send.{key}")) for key in ("stay", "go")]
        with Vertical(classes="page"):
            yield Static(line("send_title"), classes="title")
            yield Static(Content(self._lead), id="send-lead")
            with VerticalScroll(id="reading"):
                yield Static(Content(exact_text(self._outgoing)), id="to-send")
            yield ChoiceBox(ways)
            yield KeyBar()

    def on_mount(self) -> None:
        """Start on the no."""
        self.query_one("#reading").can_focus = False
        self.query_one(ChoiceBox).focus()

    @on(ChoiceBox.Picked)
    def _picked(self, event: ChoiceBox.Picked) -> None:
        self.dismiss(event.key == "go")

    def action_pick(self) -> None:
        """Take the chosen line."""
        self.query_one(ChoiceBox).action_select()

    def action_page(self, pages: int) -> None:
        """Scroll what would be sent."""
        body = self.query_one("#reading", VerticalScroll)
        (body.scroll_page_down if pages > 0 else body.scroll_page_up)(animate=False)

    def action_in_lines(self) -> None:
        """Change between every letter as it is sent and the same words with line ends."""
        self._easier = not self._easier
        text = asked_words(self._prepared) if self._easier else exact_text(self._outgoing)
        self.query_one("#to-send", Static).update(Content(text))
        self.query_one("#reading", VerticalScroll).scroll_home(animate=False)

    def action_back(self) -> None:
        """Send nothing."""
        self.dismiss(False)
