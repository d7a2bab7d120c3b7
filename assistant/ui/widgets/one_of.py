"""A list of which exactly one is chosen. The mark is a letter, so that it does not hang on colour."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option


class OneOf(OptionList):
    """The arrows choose; Enter goes on to the next field."""

    class Changed(Message):
        """Another one was chosen."""

    def __init__(self, options: Sequence[tuple[str, str]], chosen: str, *, id: str) -> None:
        """``options`` are (key, label); ``chosen`` is the key it starts with."""
        super().__init__(id=id, markup=False)
        self.choices = list(options)
        self.add_options(Option(self._mark(place, key == chosen)) for place, key in self._places())
        self.highlighted = [key for key, _ in options].index(chosen)

    def _places(self) -> list[tuple[int, str]]:
        return [(place, key) for place, (key, _) in enumerate(self.choices)]

    def _mark(self, place: int, chosen: bool) -> Content:
        return Content(f"({'x' if chosen else ' '}) {self.choices[place][1]}")

    @property
    def value(self) -> str:
        """The key that is chosen."""
        return self.choices[self.highlighted or 0][0]

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        for place, _ in self._places():
            self.replace_option_prompt_at_index(place, self._mark(place, place == self.highlighted))
        self.post_message(self.Changed())

    @on(OptionList.OptionSelected)
    def _entered(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.screen.focus_next()
