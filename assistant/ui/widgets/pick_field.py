"""One of a long list in one line: Enter opens the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from assistant.record.words import inert


class PickField(Static):
    """Shows what is chosen. ``value`` is its key."""

    class Opened(Message):
        """The list is wanted: the screen shows it, and gives what was picked to ``field.pick``."""

        def __init__(self, field: PickField) -> None:
            """``field`` is the one whose list is wanted."""
            super().__init__()
            self.field = field

    can_focus = True
    BINDINGS: ClassVar = [Binding("enter,space", "open", "Choose", show=False)]

    def __init__(
        self, text: str, options: Sequence[tuple[str, str]], chosen: str, *, id: str
    ) -> None:
        """``text`` is what is asked above the list; ``options`` are (key, label)."""
        super().__init__(id=id)
        self.text = text
        self.options = list(options)
        if chosen not in dict(self.options):  # an area that is not in the list any more stays
            self.options.append((chosen, chosen))
        self.value = chosen

    def on_mount(self) -> None:
        """Show what is chosen."""
        self._show()

    def _show(self) -> None:
        label = inert(dict(self.options)[self.value])
        self.update(Content.assemble((label, "bold"), "  (Enter changes it)"))

    def on_click(self, event: Click) -> None:
        """Open the list."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Open the list."""
        self.post_message(self.Opened(self))

    def pick(self, key: str | None) -> None:
        """Choose one; None leaves it as it is."""
        if key is not None:
            self.value = key
            self._show()
