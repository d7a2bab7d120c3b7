"""A day to type in one's own way; how it was read, or why it could not be, stands beside it."""

from __future__ import annotations

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from assistant.exporting.attribution import day_of
from assistant.record.day import NotADay, date_in_words, read_day

_HINT = "31 March 2027"
_PAST = "This day has passed."


class DayField(Horizontal):
    """``day`` is what was read. It is empty, as ISO text, where nothing or no day stands there."""

    def __init__(self, day: str, today: date, *, id: str) -> None:
        """``day`` is an ISO date, or empty."""
        super().__init__(id=id)
        self._start = day_of(day) if day else ""
        self._today = today
        self.day = day
        self.wrong = ""

    def compose(self) -> ComposeResult:
        """The field, and what is said beside it."""
        yield Input(self._start, placeholder=_HINT, max_length=40, compact=True)
        yield Static(classes="beside-field")

    @property
    def text(self) -> str:
        """What was typed."""
        found = self.query(Input)
        return found.first().value.strip() if found else self._start

    @on(Input.Changed)
    def _read(self, event: Input.Changed) -> None:
        event.stop()
        self.day, self.wrong, said = "", "", ""
        if self.text:
            try:
                day = read_day(self.text, self._today)
            except NotADay as error:
                self.wrong = said = str(error)
            else:
                self.day = day.isoformat()
                said = f"{date_in_words(day)}. {_PAST if day < self._today else ''}".strip()
        beside = self.query_one(".beside-field", Static)
        beside.update(Content(said))
        beside.set_class(bool(self.wrong), "wrong")
