"""Guidance for the conversation, looked up in a thread so that typing never waits for it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from assistant.errors import OwnwordsError
from assistant.ui.screens.base import AFTER_PAINT

if TYPE_CHECKING:
    from textual.timer import Timer

    from assistant.conversation.workspace import Workspace
    from assistant.knowledge.model import Citation, Guidance
    from assistant.ui.screens.talk import TalkScreen


class Beside:
    """Keeps the guidance beside the open question, and answers what a person wonders."""

    def __init__(self, screen: TalkScreen) -> None:
        """Belong to one conversation."""
        self._screen = screen
        self._question = ""
        self.citations: list[Citation] = []
        self._waiting: Timer | None = None

    @property
    def _nation(self) -> str | None:
        return self._screen.sitting.state.view.nation

    def of(self, question: str) -> None:
        """Find what stands beside a question and show one line of it."""
        self._question = question
        self.citations = []
        task = (self._screen.workspace, question)
        find = threading.Thread(target=self._find, args=task, daemon=True)
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self._screen.set_timer(AFTER_PAINT, find.start)

    def _find(self, workspace: Workspace, question: str) -> None:
        found = workspace.beside(question, self._nation)
        self._screen.call_later(self._found, question, found)

    def _found(self, question: str, citations: list[Citation]) -> None:
        if question == self._question and self._screen.choice is None:
            from assistant.ui.widgets.question_panel import QuestionPanel

            self.citations = citations
            self._screen.query_one(QuestionPanel).beside(citations)

    def read(self) -> None:
        """Open the guidance to read, or say that there is none."""
        from assistant.conversation.spoken import citation_text
        from assistant.ui.screens.message import MessageScreen

        text = "\n\n".join(citation_text(one) for one in self.citations)
        if not text:
            text = "No guidance stands beside this question. You can answer it all the same."
        self._screen.app.push_screen(MessageScreen("Guidance beside this question", text))

    def look_up(self, question: str) -> None:
        """Answer a question that was put to Ownwords; the open question stays open."""
        from assistant.ui.widgets.transcript import OWNWORDS, Row, Transcript

        row = self._screen.query_one(Transcript).add([Row(OWNWORDS, "Looking it up…", "shown")])[0]

        workspace, nation = self._screen.workspace, self._nation

        def find() -> None:
            try:
                answer: Guidance | OwnwordsError = workspace.look_up(question, nation)
            except OwnwordsError as error:
                answer = error
            self._screen.call_later(tell, answer)

        def tell(answer: Guidance | OwnwordsError) -> None:
            from assistant.conversation.spoken import guidance_text

            row.change(str(answer) if isinstance(answer, OwnwordsError) else guidance_text(answer))
            self._screen.query_one(Transcript).call_after_refresh(
                self._screen.query_one(Transcript).bring_up, row
            )

        threading.Thread(target=find, daemon=True).start()
