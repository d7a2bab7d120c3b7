"""Words that were typed and are on no disk yet: nobody leaves without being asked about them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.conversation.turns import Chose
from assistant.ui.screens.pick import PickScreen
from assistant.ui.widgets.answer_box import AnswerBox

if TYPE_CHECKING:
    from assistant.ui.screens.conversation import ConversationScreen

_TEXT = "You have typed words that are not saved yet. What shall happen to them?"
_OPTIONS = (
    ("send", "Save them as my answer, then go on"),
    ("drop", "Throw them away"),
    ("stay", "Go back to them"),
)


class Unsent:
    """Knows what stands in the answer box, or waits for 'is that your answer?'."""

    def __init__(self, screen: ConversationScreen) -> None:
        """Belong to one conversation."""
        self._screen = screen
        self.waiting = ""
        """Words taken out of the box that the open Choice asks about."""

    @property
    def _box(self) -> AnswerBox:
        return self._screen.query_one(AnswerBox)

    @property
    def words(self) -> str:
        """All that would be lost."""
        return self.waiting or self._box.text

    def forget(self) -> None:
        """Empty the box and forget what waits."""
        self.waiting = ""
        self._box.empty()

    def before_leaving(self, leave: Callable[[], object], *, when_sent: bool = True) -> None:
        """Leave at once, or ask first what to do with the words.

        ``when_sent`` is false where saving the words is done instead of leaving.
        """
        if not self.words.strip():
            leave()
            return

        def decided(key: str | None) -> None:
            if key == "drop":
                self.forget()
                leave()
            elif key == "send" and self._send() and when_sent:
                leave()

        self._screen.app.push_screen(PickScreen(_TEXT, _OPTIONS), decided)

    def _send(self) -> bool:
        """Send them. True when they are saved and nothing more is asked about them."""
        if self.waiting:
            return self._screen.feed(Chose("answer")) is not None
        self._screen.send(self._box.text)
        return not self.words and self._screen.app.screen is self._screen
