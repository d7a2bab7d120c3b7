"""Feeding a Sitting from a page that is not the conversation, with all that can come of it."""

from __future__ import annotations

from assistant.conversation.sitting import Sitting
from assistant.conversation.turns import Care, Choice, Chose, Event, Sorry, Stopped, Turn
from assistant.errors import OwnwordsError
from assistant.ui.screens.base import OwnScreen
from assistant.ui.screens.care import CareScreen
from assistant.ui.screens.pick import PickScreen
from assistant.ui.widgets.trouble import Trouble

_CAREFUL = "leave"
"""The key of the Option that changes nothing, where a Choice has one."""


class FeedingScreen(OwnScreen):
    """Shows a Care page, a Choice or what could not be taken; the rest its page settles."""

    sitting: Sitting

    def settled(self, turns: tuple[Turn, ...]) -> None:
        """Show what came of an event that needs no page of its own."""
        raise NotImplementedError

    def close_edit(self) -> None:
        """Take typed words off the screen."""
        raise NotImplementedError

    def take(self, event: Event) -> tuple[Turn, ...]:
        """Feed one event. Nothing comes of it when it cannot be saved; the trouble is shown."""
        try:
            turns = self.sitting.take(event)
        except OwnwordsError as error:
            self.query_one(Trouble).tell(error)
            return ()
        self.query_one(Trouble).clear()
        return turns

    def after(self, turns: tuple[Turn, ...]) -> None:
        """Show what came of it."""
        choice = next((turn for turn in turns if isinstance(turn, Choice)), None)
        sorry = next((turn for turn in turns if isinstance(turn, Sorry)), None)
        if any(isinstance(turn, Care) for turn in turns):
            self.close_edit()
            page = CareScreen(turns, lambda key: self.sitting.take(Chose(key)))
            self.app.push_screen(page, self._after_care)
        elif choice is not None:
            self._offer(choice)
        elif sorry is not None:
            self.query_one(Trouble).say(sorry.text)
        elif turns:
            self.settled(turns)

    def _offer(self, choice: Choice) -> None:
        """Put a Choice. Going back from it takes its careful way out, or puts it again."""
        options = [(option.key, option.label) for option in choice.options]

        def chosen(key: str | None) -> None:
            if key is None and _CAREFUL not in dict(options):
                self._offer(choice)
            else:
                self.after(self.take(Chose(key or _CAREFUL)))

        self.app.push_screen(PickScreen(choice.text, options), chosen)

    def _after_care(self, turns: tuple[Turn, ...] | None) -> None:
        stopped = next((turn for turn in turns or () if isinstance(turn, Stopped)), None)
        self.own.go_home(stopped.text if stopped else "")
