"""The question that stands open, with what was said to it before and the guidance beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from assistant.record.words import inert, one_line
from assistant.ui.words import snippet

if TYPE_CHECKING:
    from assistant.conversation.turns import Asked
    from assistant.knowledge.model import Citation


class GuidanceLine(Static):
    """One line about the guidance beside a question. A click opens it."""

    class Opened(Message):
        """The line was clicked."""

    def on_click(self, event: Click) -> None:
        """Ask for the guidance to be opened."""
        event.stop()
        self.post_message(self.Opened())


class QuestionPanel(Vertical):
    """Stands still between the transcript and the answer box. ``text`` is what it asks."""

    text = ""

    def compose(self) -> ComposeResult:
        """The question, notes on it, and the guidance line."""
        yield Static(id="question")
        yield Static(id="notes")
        yield GuidanceLine(id="beside")

    def ask(self, asked: Asked) -> None:
        """Show a question."""
        notes = []
        if asked.private:
            notes.append("Only for you: what you type next goes in no plan.")
        if asked.earlier and not asked.follow_up:
            said = "”, “".join(snippet(words, 100) for words in asked.earlier)
            notes.append(f"You said before: “{said}”")
        self.put(asked.text, "\n".join(notes))

    def put(self, text: str, notes: str = "") -> None:
        """Show any text in the place of the question, with nothing beside it."""
        self.text = text
        self.query_one("#question", Static).update(Content(inert(text)))
        shown = self.query_one("#notes", Static)
        shown.update(Content(notes))
        shown.display = bool(notes)
        self.beside(())

    def beside(self, citations: Sequence[Citation]) -> None:
        """Show that guidance stands beside the question, or nothing."""
        line = self.query_one("#beside", GuidanceLine)
        line.display = bool(citations)
        if citations:
            from assistant.knowledge.status import status_words

            more = f" and {len(citations) - 1} more" if len(citations) > 1 else ""
            first = citations[0]
            line.update(
                Content(f"Guidance (F3): {status_words(first)}: {one_line(first.title)}{more}")
            )
