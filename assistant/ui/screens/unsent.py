"""Words that were typed and are on no disk yet: nobody leaves without being asked about them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.conversation.state import AtChoice
from assistant.conversation.turns import Chose
from assistant.errors import OwnwordsError
from assistant.ui.screens.pick import PickScreen
from assistant.ui.widgets.answer_box import AnswerBox
from assistant.ui.widgets.trouble import Trouble

if TYPE_CHECKING:
    from assistant.ui.screens.talk import TalkScreen

_TEXT = "You have typed words that are not saved yet. What shall happen to them?"
_OPTIONS = (
    ("send", "Save them as my answer, then go on"),
    ("drop", "Throw them away"),
    ("stay", "Go back to them"),
)


class Unsent:
    """Knows what stands in the answer box, or waits for 'is that your answer?'."""

    def __init__(self, screen: TalkScreen) -> None:
        """Belong to one conversation."""
        self._screen = screen

    @property
    def waiting(self) -> str:
        """Words taken out of the box that the open Choice asks about."""
        at = self._screen.sitting.state.at
        return at.about if isinstance(at, AtChoice) and at.choice == "is_it_a_question" else ""

    @property
    def _box(self) -> AnswerBox:
        return self._screen.query_one(AnswerBox)

    @property
    def words(self) -> str:
        """All that would be lost."""
        return self.waiting or self._box.text

    def forget(self) -> None:
        """Empty the box."""
        self._box.empty()

    def before_leaving(self, leave: Callable[[], object], *, when_sent: bool = True) -> None:
        """Leave at once, or ask first what to do with the words.

        ``when_sent`` is false where saving the words is done instead of leaving.
        """
        if not self.words.strip():
            leave()
            return

        def decided(key: str | None) -> None:
            dropped = key == "drop" and self._drop()
            sent = key == "send" and self._send()
            if dropped or (sent and when_sent):
                leave()

        self._screen.app.push_screen(PickScreen(_TEXT, _OPTIONS), decided)

    def _drop(self) -> bool:
        """Throw them away. What waits becomes a question that is not looked up: stopping keeps it."""
        if self.waiting:
            try:
                self._screen.sitting.take(Chose("question"))
            except OwnwordsError as error:
                self._screen.query_one(Trouble).tell(error)
                return False
        self.forget()
        return True

    def _send(self) -> bool:
        """Send them. True when they are saved and nothing more is asked about them."""
        if self.waiting:
            return self._screen.feed(Chose("answer")) is not None
        self._screen.send(self._box.text)
        return not self.words and self._screen.app.screen is self._screen
