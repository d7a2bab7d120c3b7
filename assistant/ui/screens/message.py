"""A page of text to read over whatever was there: guidance, a source, the map, help."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from assistant.record.words import inert
from assistant.ui.screens.base import OwnModal
from assistant.ui.widgets.key_bar import KeyBar
from assistant.ui.words import shown

_MOST_CHARACTERS = 30_000
"""More than anybody reads here; a page of a million letters would stop the app for seconds."""


class MessageScreen(OwnModal[None]):
    """A title and a text that scrolls."""

    BINDINGS: ClassVar = [
        Binding("escape,enter,q,f3", "close", "Back", key_display="Esc"),
        Binding("down", "down", "Scroll", key_display="Up/Down"),
        Binding("up", "up", show=False),
        Binding("pagedown,space", "page_down", "Next page", key_display="PgDn"),
        Binding("pageup", "page_up", show=False),
    ]

    def __init__(self, title: str, text: str) -> None:
        """Both are shown as they are, with nothing a terminal would obey."""
        super().__init__()
        self.heading = inert(title)
        self.text = shown(text, _MOST_CHARACTERS)

    def compose(self) -> ComposeResult:
        """The title, the text, the keys."""
        with Vertical(classes="page"):
            yield Static(Content(self.heading), classes="title")
            with VerticalScroll(id="reading"):
                yield Static(Content(self.text))
            yield KeyBar()

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self._body.focus()

    @property
    def _body(self) -> VerticalScroll:
        return self.query_one("#reading", VerticalScroll)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_down(self) -> None:
        """Scroll one line on."""
        self._body.scroll_down(animate=False)

    def action_up(self) -> None:
        """Scroll one line back."""
        self._body.scroll_up(animate=False)

    def action_page_down(self) -> None:
        """Scroll one page on."""
        self._body.scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """Scroll one page back."""
        self._body.scroll_page_up(animate=False)
