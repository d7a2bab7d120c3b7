"""Starting a plan: a name, and what the person likes to say about nation, age and year group."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Input, Label, Static

from assistant.errors import OwnwordsError
from assistant.ui.screens.base import OwnScreen
from assistant.ui.widgets.key_bar import KeyBar
from assistant.ui.widgets.one_of import OneOf
from assistant.ui.widgets.trouble import Trouble
from assistant.ui.words import NATIONS

_OLDEST = 30
_LAST_YEAR = 15
_UNKNOWN = "unknown"


class NewRecordScreen(OwnScreen):
    """A short form. Only the name is needed."""

    BINDINGS: ClassVar = [
        Binding("tab", "app.focus_next", "Next field", key_display="Tab"),
        Binding("ctrl+s", "start", "Start", key_display="Ctrl+S"),
        Binding("escape", "leave", "Back", key_display="Esc"),
    ]

    def compose(self) -> ComposeResult:
        """Four fields and a button."""
        yield Static("Start a plan", classes="title")
        with VerticalScroll(id="form"):
            yield Label("What is the young person's first name, or the name they like?")
            yield Input(id="name", max_length=80, compact=True)
            yield Label("Which nation do they go to school or college in? (use the arrows)")
            yield OneOf([*NATIONS.items(), (_UNKNOWN, "I don't know yet")], _UNKNOWN, id="nation")
            with Horizontal(classes="pair"):
                with Vertical():
                    yield Label("Age in years (may stay empty)")
                    yield Input(id="age", max_length=2, compact=True)
                with Vertical():
                    yield Label("Year group (may stay empty)")
                    yield Input(id="year", max_length=2, compact=True)
            yield Button("Start this plan", id="start", compact=True)
        yield Trouble()
        yield KeyBar()

    def on_mount(self) -> None:
        """Start with the name."""
        self.query_one("#form", VerticalScroll).can_focus = False
        self.query_one("#name", Input).focus()

    @on(Button.Pressed)
    @on(Input.Submitted)
    def action_start(self) -> None:
        """Start the Record, or say what is missing."""
        name = self.query_one("#name", Input).value.strip()
        age, age_wrong = _number(self.query_one("#age", Input).value, _OLDEST)
        year, year_wrong = _number(self.query_one("#year", Input).value, _LAST_YEAR)
        wrong = [
            text
            for text, is_wrong, field in (
                ("Please type a name. A first name is enough.", not name, "#name"),
                (f"The age is a number from 0 to {_OLDEST}, or empty.", age_wrong, "#age"),
                (
                    f"The year group is a number from 0 to {_LAST_YEAR}, or empty.",
                    year_wrong,
                    "#year",
                ),
            )
            if is_wrong and self.query_one(field, Input).focus()
        ]
        if wrong:
            self.query_one(Trouble).say(" ".join(wrong))
            return
        self._start(name, age, year)

    def _start(self, name: str, age: int | None, year: int | None) -> None:
        from assistant.ui.screens.people import PeopleScreen

        chosen = self.query_one(OneOf).value
        nation = None if chosen == _UNKNOWN else chosen
        try:
            record = self.workspace.new_record(name, nation, age, year)
        except OwnwordsError as error:
            self.query_one(Trouble).tell(error)
            return
        self.app.switch_screen(PeopleScreen(record))


def _number(text: str, most: int) -> tuple[int | None, bool]:
    """Read a whole number from 0 to ``most``: (number, wrong). Empty is no number and not wrong."""
    text = text.strip()
    if not text:
        return None, False
    if not (text.isascii() and text.isdigit()) or int(text) > most:
        return None, True
    return int(text), False
