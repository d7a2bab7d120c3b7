"""A short list over whatever was there, to pick one thing from or to leave."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from assistant.record.words import inert
from assistant.ui.screens.base import OwnModal
from assistant.ui.widgets.choice_box import ChoiceBox
from assistant.ui.widgets.key_bar import KeyBar


class PickScreen(OwnModal[str | None]):
    """Gives the key of what was picked, or None when the person went back."""

    BINDINGS: ClassVar = [
        Binding("enter", "pick", "Choose", key_display="Enter"),
        Binding("escape", "back", "Back", key_display="Esc"),
    ]

    def __init__(self, text: str, options: Sequence[tuple[str, str]]) -> None:
        """``options`` are (key, label)."""
        super().__init__()
        self.text = inert(text)
        self.options = options

    def compose(self) -> ComposeResult:
        """The text, the list, the keys."""
        with Vertical(classes="window"):
            yield Static(Content(self.text), classes="lead")
            yield ChoiceBox(self.options)
            yield KeyBar()

    def on_mount(self) -> None:
        """Start in the list."""
        self.query_one(ChoiceBox).focus()

    @on(ChoiceBox.Picked)
    def _picked(self, event: ChoiceBox.Picked) -> None:
        self.dismiss(event.key)

    def action_pick(self) -> None:
        """Take the chosen line."""
        self.query_one(ChoiceBox).action_select()

    def action_back(self) -> None:
        """Pick nothing."""
        self.dismiss(None)
