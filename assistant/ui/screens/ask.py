"""Asking the guidance a question: the answer is quoted with its nation, its year and its standing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from assistant.errors import OwnwordsError
from assistant.ui.screens.base import OwnScreen
from assistant.ui.screens.pick import PickScreen
from assistant.ui.widgets.key_bar import KeyBar
from assistant.ui.words import NATIONS, nation_words

if TYPE_CHECKING:
    from assistant.knowledge.model import Guidance

_EMPTY = """Type a question and press Enter. For example:

  How many targets should an IEP have?
  What is the difference between an outcome and provision?

The answer is quoted word for word from guidance, with its nation, its year
and whether it still holds. When nothing here covers your question, you are
told so, with who to ask."""
_ANY = "any"


class AskScreen(OwnScreen):
    """A question, a nation, and the answer."""

    BINDINGS: ClassVar = [
        Binding("enter", "send", "Ask", key_display="Enter"),
        Binding("f2", "nation", "Nation", key_display="F2"),
        Binding("f4", "short", "Put it in short", key_display="F4"),
        Binding("down", "scroll_on", "Scroll", key_display="Up/Down"),
        Binding("up", "scroll_off", show=False),
        Binding("pagedown", "page_on", "Page", key_display="PgDn"),
        Binding("pageup", "page_off", show=False),
        Binding("escape", "leave", "Back", key_display="Esc"),
    ]

    class Answered(Message):
        """The guidance answered, or could not."""

        def __init__(self, asked: str, answer: Guidance | OwnwordsError) -> None:
            """``asked`` tells which question this answers."""
            super().__init__()
            self.asked = asked
            self.answer = answer

    def __init__(
        self,
        nation: str | None = None,
        question: str = "",
        keep: Callable[[Guidance], None] | None = None,
    ) -> None:
        """``question`` was said in an interview, and screened there; it is asked at once.

        ``keep`` lets an answer in short stand in the plan that this was opened from.
        """
        super().__init__()
        self._keep = keep
        self.nation = nation
        self.question = self._screened = question
        self._guidance: Guidance | None = None  # what stands on the screen, if it is an answer

    def compose(self) -> ComposeResult:
        """Where to type, and where to read."""
        yield Static("Ask the guidance", classes="title")
        yield Static(id="of-nation")
        yield Input(id="ask", placeholder="Type your question here. Enter asks it.", compact=True)
        with VerticalScroll(id="answer"):
            yield Static(Content(_EMPTY), id="answer-text")
        yield KeyBar()

    def on_mount(self) -> None:
        """Start where the question is typed."""
        self._body.can_focus = False
        self._say_nation()
        box = self.query_one(Input)
        box.focus()
        if self.question:
            box.value = self.question
            self.action_send()

    @property
    def _body(self) -> VerticalScroll:
        return self.query_one("#answer", VerticalScroll)

    @property
    def answer_text(self) -> Static:
        """Where the answer is read."""
        return self.query_one("#answer-text", Static)

    def _say_nation(self) -> None:
        nation = nation_words(self.nation) if self.nation else "all four nations"
        self.query_one("#of-nation", Static).update(f"For: {nation}. F2 changes it.")

    @on(Input.Submitted)
    def action_send(self) -> None:
        """Look the question up in a thread."""
        self.question = self.query_one(Input).value.strip()
        self._stands(None)
        if not self.question:
            self.answer_text.update(Content(_EMPTY))
            return
        self.answer_text.update("Looking it up…")
        threading.Thread(target=self._find, args=[self.question, self.nation], daemon=True).start()

    def _find(self, question: str, nation: str | None) -> None:
        find = self.workspace.look_up if question == self._screened else self.workspace.ask
        try:
            answer: Guidance | OwnwordsError = find(question, nation)
        except OwnwordsError as error:
            answer = error
        self.post_message(self.Answered(question, answer))

    @on(Answered)
    def _answered(self, message: Answered) -> None:
        if message.asked != self.question:
            return
        if isinstance(message.answer, OwnwordsError):
            from assistant.record.words import inert

            self.answer_text.update(Content(inert(str(message.answer))))
        elif message.answer.concern is not None:
            self._care(message.answer)
        else:
            from assistant.conversation.spoken import guidance_text

            self.answer_text.update(Content(guidance_text(message.answer)))
            self._stands(message.answer)
            self._body.scroll_home(animate=False)

    def _stands(self, answer: Guidance | None) -> None:
        """Take down what stands on the screen. Where search abstained, there is nothing to put in short."""
        self._guidance = answer if answer and answer.citations and not answer.abstained else None
        self.query_one(KeyBar).lay_out(self.size.width)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 (as Textual calls it)
        """Ask a language model only where somebody chose one, and only of an answer."""
        return action != "short" or (self.workspace.has_model and self._guidance is not None)

    def action_short(self) -> None:
        """Let a language model put the answer in short, from its Passages alone."""
        from assistant.ui.screens.short_answer import ask_in_short

        if self._guidance is None:
            return
        if self._keep is None:
            ask_in_short(self, self.workspace, self._guidance)
        else:
            self._keep(self._guidance)

    def _care(self, answer: Guidance) -> None:
        """Show the fixed words alone; the question leaves the screen and is kept nowhere."""
        from assistant.conversation.turns import Care
        from assistant.ui.screens.care import CareScreen

        self.question = ""
        self.query_one(Input).clear()
        self.answer_text.update(Content(_EMPTY))
        self.app.push_screen(CareScreen([Care(str(answer.concern), answer.answer or "", ())]))

    def action_nation(self) -> None:
        """Choose the nation whose guidance should answer."""
        options = [*NATIONS.items(), (_ANY, "All four nations")]
        self.app.push_screen(PickScreen("Which nation is it about?", options), self._chosen)

    def _chosen(self, nation: str | None) -> None:
        if nation is None:
            return
        self.nation = None if nation == _ANY else nation
        self._say_nation()
        if self.question:
            self.action_send()

    def action_scroll_on(self) -> None:
        """Scroll the answer one line on."""
        self._body.scroll_down(animate=False)

    def action_scroll_off(self) -> None:
        """Scroll the answer one line back."""
        self._body.scroll_up(animate=False)

    def action_page_on(self) -> None:
        """Scroll the answer one page on."""
        self._body.scroll_page_down(animate=False)

    def action_page_off(self) -> None:
        """Scroll the answer one page back."""
        self._body.scroll_page_up(animate=False)
