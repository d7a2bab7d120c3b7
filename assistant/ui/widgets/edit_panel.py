"""One answer open for changing, under the list it stands in."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from assistant.record.words import inert
from assistant.ui.widgets.answer_box import AnswerBox

_WAYS = "(Enter saves. Esc goes back to the list.)"


class EditPanel(Vertical):
    """Hidden until an answer is opened. ``question`` is the id of the open one, or None."""

    def __init__(self, send: Callable[[str], None], ways: str = _WAYS) -> None:
        """``send`` is called with the words when Enter is pressed; ``ways`` says what the keys do."""
        super().__init__(id="edit")
        self._ways = ways
        self.question: str | None = None
        self._send = send
        self._before = ""

    def compose(self) -> ComposeResult:
        """The question and the box."""
        yield Static(id="edit-question", markup=False)
        yield AnswerBox(self._send)

    def on_mount(self) -> None:
        """Start hidden."""
        self.display = False

    @property
    def words(self) -> str:
        """What stands in the box."""
        return self.query_one(AnswerBox).text

    @property
    def changed(self) -> bool:
        """Whether something would be lost by closing."""
        return self.question is not None and self.words != self._before

    def open(self, question: str, text: str, words: str) -> None:
        """Show a question with the words that were said to it."""
        self.question, self._before = question, words
        self.query_one("#edit-question", Static).update(f"{inert(text)}\n{self._ways}")
        self.display = True
        box = self.query_one(AnswerBox)
        box.fill(words)
        box.focus()

    def close(self) -> None:
        """Hide, and forget the words."""
        self.question, self._before = None, ""
        self.query_one(AnswerBox).empty()
        self.display = False
