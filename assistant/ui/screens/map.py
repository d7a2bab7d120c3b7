"""All questions in order, with how each was left: what is behind, and what is coming."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from assistant.conversation.sitting import Sitting
from assistant.flows.review import Row
from assistant.ui.screens.base import OwnModal
from assistant.ui.widgets.key_bar import KeyBar
from assistant.ui.words import STATES


class MapScreen(OwnModal[str | None]):
    """Gives the id of the question to open, or None."""

    BINDINGS: ClassVar = [
        Binding("enter", "open", "Open this question", key_display="Enter"),
        Binding("escape,f8", "back", "Back", key_display="Esc"),
    ]

    def __init__(self, sitting: Sitting) -> None:
        """Show the path of the person who is speaking."""
        super().__init__()
        state = sitting.state
        self.rows = state.rows()
        self._voice = state.person.voice

    def compose(self) -> ComposeResult:
        """A count, the list, the keys."""
        done = sum(row.state != "not_asked" for row in self.rows)
        with Vertical(classes="page"):
            yield Static(f"All questions: {done} of {len(self.rows)} done", classes="title")
            yield OptionList(*self._options(), markup=False)
            yield KeyBar()

    def _options(self) -> list[Option]:
        options: list[Option] = []
        section = ""
        for row in self.rows:
            if row.section_title != section:
                section = row.section_title
                options.append(Option(Content.styled(section, "bold"), disabled=True))
            options.append(Option(self._line(row), id=row.question.id))
        return options

    def _line(self, row: Row) -> Content:
        mark = ">" if row.next else ("x" if row.state != "not_asked" else " ")
        state = "comes next" if row.next else STATES[row.state]
        return Content(f" [{mark}] {row.question.title.for_voice(self._voice)} · {state}")

    def on_mount(self) -> None:
        """Start at the question that comes next, where the chosen plans ask anything at all."""
        box = self.query_one(OptionList)
        following = next((row for row in self.rows if row.next), next(iter(self.rows), None))
        if following is not None:
            box.highlighted = box.get_option_index(following.question.id)
        box.focus()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

    def action_open(self) -> None:
        """Open the chosen question."""
        self.query_one(OptionList).action_select()

    def action_back(self) -> None:
        """Go back to where the person was."""
        self.dismiss(None)
