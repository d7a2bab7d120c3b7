"""Adding somebody who makes the plan too: a name, a voice, and what they do."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Button, Input, Label, Static

from assistant.errors import OwnwordsError
from assistant.record.entries import Voice
from assistant.ui.screens.base import OwnModal
from assistant.ui.widgets.key_bar import KeyBar
from assistant.ui.widgets.one_of import OneOf
from assistant.ui.widgets.trouble import Trouble

_VOICES = (
    (Voice.PARENT, "Parent, carer or family"),
    (Voice.PRACTITIONER, "Practitioner: somebody from school, college or a service"),
)


class AddPersonScreen(OwnModal[str | None]):
    """Gives the new person's id, or None."""

    BINDINGS: ClassVar = [
        Binding("tab", "app.focus_next", "Next field", key_display="Tab"),
        Binding("ctrl+s", "add", "Add", key_display="Ctrl+S"),
        Binding("escape", "back", "Back", key_display="Esc"),
    ]

    def __init__(self, record: str) -> None:
        """``record`` is the Record's id."""
        super().__init__()
        self.record = record

    def compose(self) -> ComposeResult:
        """Three fields and a button."""
        with Vertical(classes="page"):
            yield Static("Add somebody", classes="title")
            yield Label("What is their name?")
            yield Input(id="name", max_length=80, compact=True)
            yield Label("What are they to the young person? (use the arrows)")
            yield OneOf(_VOICES, Voice.PARENT, id="voice")
            yield Label("Their role, for example tutor or SENCO (may stay empty)")
            yield Input(id="role", max_length=80, compact=True)
            yield Button("Add them", id="add", compact=True)
            yield Trouble()
            yield KeyBar()

    def on_mount(self) -> None:
        """Start with the name."""
        self.query_one("#name", Input).focus()

    @on(Button.Pressed)
    @on(Input.Submitted)
    def action_add(self) -> None:
        """Add them, or say what is missing."""
        name = self.query_one("#name", Input).value.strip()
        role = self.query_one("#role", Input).value.strip() or None
        voice = Voice(self.query_one(OneOf).value)
        if not name:
            self.query_one(Trouble).say("Please type a name. A first name is enough.")
            self.query_one("#name", Input).focus()
            return
        try:
            person = self.own.workspace.join(self.record, name, voice, role)
        except OwnwordsError as error:
            self.query_one(Trouble).tell(error)
            return
        self.dismiss(person.id)

    def action_back(self) -> None:
        """Add nobody."""
        self.dismiss(None)
