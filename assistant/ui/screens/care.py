"""The calm page that is shown when an interview stops because somebody may have told of harm.

Nothing else stands on it: no name, no question, no word of what was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from assistant.conversation.turns import Care, Choice, Told, Turn
from assistant.errors import OwnwordsError
from assistant.record.words import inert
from assistant.ui.screens.base import OwnModal
from assistant.ui.widgets.choice_box import ChoiceBox
from assistant.ui.widgets.trouble import Trouble

CLOSE = (("close", "Close this page"),)
_STAYS = "after_care"


class CareScreen(OwnModal[tuple[Turn, ...]]):
    """Shows a Care turn and its Choice. Gives back the Turns that follow when the person leaves."""

    BINDINGS: ClassVar = [
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
    ]

    def __init__(
        self, turns: Sequence[Turn], choose: Callable[[str], tuple[Turn, ...]] | None = None
    ) -> None:
        """``turns`` hold the Care, perhaps a Choice; ``choose`` feeds what was picked.

        Without a Choice the page is only closed, and the other Turns are given back.
        """
        super().__init__()
        self.care = next(turn for turn in turns if isinstance(turn, Care))
        self.choice = next((turn for turn in turns if isinstance(turn, Choice)), None)
        self.rest = tuple(turn for turn in turns if turn not in (self.care, self.choice))
        self._choose = choose

    def compose(self) -> ComposeResult:
        """The fixed words, the numbers, and what the person can choose."""
        with VerticalScroll(id="care"):
            yield Static(Content(inert(self.care.text)), id="care-text")
            for line in self.care.helplines:
                yield Static(
                    Content.assemble(
                        (inert(line.name), "bold"),
                        ": ",
                        (inert(line.contact), "bold"),
                        f"\n{inert(line.what)}",
                    ),
                    classes="helpline",
                )
        with Vertical(id="care-foot"):
            yield Static(id="care-told", classes="hidden", markup=False)
            yield Trouble()
            yield Static(self._lead(), id="care-lead", markup=False)
            yield ChoiceBox(self._options())

    def on_mount(self) -> None:
        """Start in the list, with the words at their beginning."""
        self.query_one("#care", VerticalScroll).can_focus = False
        self.query_one(ChoiceBox).focus()

    def _lead(self) -> str:
        asked = inert(self.choice.text) if self.choice else ""
        return f"{asked}\n(Page Down and Page Up move the words above.)".strip()

    def _options(self) -> Sequence[tuple[str, str]]:
        if self.choice is None:
            return CLOSE
        return [(option.key, option.label) for option in self.choice.options]

    @on(ChoiceBox.Picked)
    def _picked(self, event: ChoiceBox.Picked) -> None:
        if self.choice is None or self._choose is None:
            self.dismiss(self.rest)
            return
        try:
            turns = self._choose(event.key)
        except OwnwordsError as error:
            self.query_one(Trouble).tell(error)
            return
        again = next((turn for turn in turns if isinstance(turn, Choice)), None)
        if again is None or again.id != _STAYS:
            self.dismiss(turns)
            return
        told = self.query_one("#care-told", Static)
        told.update("\n".join(inert(turn.text) for turn in turns if isinstance(turn, Told)))
        told.set_class(False, "hidden")
        self.choice = again
        self.query_one(ChoiceBox).offer(self._options())

    def action_page(self, pages: int) -> None:
        """Move the words one page on or back."""
        body = self.query_one("#care", VerticalScroll)
        (body.scroll_page_down if pages > 0 else body.scroll_page_up)(animate=False)
