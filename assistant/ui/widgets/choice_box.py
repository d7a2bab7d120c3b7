"""A short list to pick one thing from: by its number, with the arrows and Enter, or with the mouse."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.record.words import inert

_NUMBERS = 9


class ChoiceBox(OptionList):
    """Posts ``Picked`` with the key of the option. The first nine have numbers."""

    class Picked(Message):
        """One option was picked."""

        def __init__(self, box: ChoiceBox, key: str, label: str) -> None:
            """``key`` is for the program, ``label`` what was read."""
            super().__init__()
            self.box = box
            self.key = key
            self.label = label

        @property
        def control(self) -> ChoiceBox:
            """The box it was picked in."""
            return self.box

    def __init__(self, options: Sequence[tuple[str, str]] = (), *, id: str | None = None) -> None:
        """``options`` are (key, label)."""
        super().__init__(id=id, markup=False)
        self.choices: list[tuple[str, str]] = []
        self.offer(options)

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """Put other options in place of these."""
        self.choices = list(options)
        self.clear_options()
        self.add_options(
            Option(Content(f"{self._number(place)} {inert(label)}"))
            for place, (_, label) in enumerate(options)
        )
        if options:
            self.highlighted = 0

    @staticmethod
    def _number(place: int) -> str:
        return f"{place + 1}" if place < _NUMBERS else " "

    def on_key(self, event: Key) -> None:
        """Pick by number."""
        if event.character and event.character in "123456789":
            place = int(event.character) - 1
            if place < len(self.choices):
                event.stop()
                self._pick(place)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Pick the one that was entered or clicked."""
        event.stop()
        self._pick(event.option_index)

    def _pick(self, place: int) -> None:
        self.highlighted = place
        self.post_message(self.Picked(self, *self.choices[place]))
