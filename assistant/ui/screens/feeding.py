"""Feeding a Sitting from a page that is not the conversation, with all that can come of it."""

from __future__ import annotations

from collections.abc import Callable

from assistant.conversation.sitting import Sitting
from assistant.conversation.turns import Care, Choice, Chose, Event, Sorry, Stopped, Turn
from assistant.errors import OwnwordsError
from assistant.ui.screens.base import OwnScreen
from assistant.ui.screens.care import CareScreen
from assistant.ui.screens.pick import PickScreen
from assistant.ui.widgets.trouble import Trouble

_CAREFUL = "leave"
"""The key of the Option that changes nothing, where a Choice has one."""


class Feeding:
    """Shows a Care page, a Choice or what could not be taken; the rest its page settles."""

    def __init__(
        self,
        screen: OwnScreen,
        sitting: Sitting,
        settled: Callable[[tuple[Turn, ...]], None],
        close_edit: Callable[[], None],
    ) -> None:
        """``settled`` shows what needs no page of its own; ``close_edit`` takes typed words away."""
        self._screen = screen
        self._sitting = sitting
        self._settled = settled
        self._close_edit = close_edit

    @property
    def _trouble(self) -> Trouble:
        return self._screen.query_one(Trouble)

    def take(self, event: Event) -> tuple[Turn, ...]:
        """Feed one event. Nothing comes of it when it cannot be saved; the trouble is shown."""
        try:
            turns = self._sitting.take(event)
        except OwnwordsError as error:
            self._trouble.tell(error)
            return ()
        self._trouble.clear()
        return turns

    def after(self, turns: tuple[Turn, ...]) -> None:
        """Show what came of it."""
        choice = next((turn for turn in turns if isinstance(turn, Choice)), None)
        sorry = next((turn for turn in turns if isinstance(turn, Sorry)), None)
        if any(isinstance(turn, Care) for turn in turns):
            self._close_edit()
            page = CareScreen(turns, lambda key: self._sitting.take(Chose(key)))
            self._screen.app.push_screen(page, self._after_care)
        elif choice is not None:
            self._offer(choice)
        elif sorry is not None:
            self._trouble.say(sorry.text)
        elif turns:
            self._settled(turns)

    def _offer(self, choice: Choice) -> None:
        """Put a Choice. Going back from it takes its careful way out, or puts it again."""
        options = [(option.key, option.label) for option in choice.options]

        def chosen(key: str | None) -> None:
            if key is None and _CAREFUL not in dict(options):
                self._offer(choice)
            else:
                self.after(self.take(Chose(key or _CAREFUL)))

        self._screen.app.push_screen(PickScreen(choice.text, options), chosen)

    def _after_care(self, turns: tuple[Turn, ...] | None) -> None:
        stopped = next((turn for turn in turns or () if isinstance(turn, Stopped)), None)
        self._screen.own.go_home(stopped.text if stopped else "")
