"""The conversation: one question at a time. It shows Turns and feeds events to the Sitting."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult

from assistant.conversation.sitting import Sitting
from assistant.conversation.turns import (
    Action,
    Asked,
    Care,
    Choice,
    Chose,
    Did,
    Event,
    Finished,
    Opened,
    Said,
    Shown,
    Sorry,
    Stopped,
    Suggesting,
    Turn,
    Wondered,
)
from assistant.errors import OwnwordsError
from assistant.record.entries import How
from assistant.record.words import one_line
from assistant.ui.screens.beside import Beside
from assistant.ui.screens.care import CareScreen
from assistant.ui.screens.message import MessageScreen
from assistant.ui.screens.pages import PagesScreen
from assistant.ui.screens.put_again import put_again
from assistant.ui.screens.unsent import Unsent
from assistant.ui.telling import AFTER_LAST, exchange, rows_of
from assistant.ui.widgets.answer_box import AnswerBox
from assistant.ui.widgets.choice_box import ChoiceBox
from assistant.ui.widgets.key_bar import KeyBar
from assistant.ui.widgets.question_panel import GuidanceLine, QuestionPanel
from assistant.ui.widgets.state_line import StateLine
from assistant.ui.widgets.transcript import Row, Transcript
from assistant.ui.widgets.trouble import Trouble
from assistant.ui.words import clock


class ConversationScreen(PagesScreen):
    """One person's sitting."""

    def __init__(self, sitting: Sitting, how: How = How.TYPED) -> None:
        """``how`` is how the person's words reach the keys: typed, spoken to a helper, AAC."""
        super().__init__()
        self.sitting = sitting
        self.how = how
        self.asked: Asked | None = None
        self.choice: Choice | None = None
        self.finished = False
        self.unsent = Unsent(self)
        self.beside = Beside(self)
        self._noted = ""
        self._refused = False  # what was typed last could not be saved
        self._saved_at = clock()

    # -- the look ----------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """State, transcript, question, and one place to answer."""
        yield StateLine()
        yield Transcript()
        yield QuestionPanel()
        yield Trouble()
        yield AnswerBox(self.send, placeholder="Type here. Enter sends. Ctrl+J: new line.")
        yield ChoiceBox()
        yield KeyBar()

    async def on_mount(self) -> None:
        """Name who speaks and sit them down. The first paint waits for all of it."""
        state = self.sitting.state
        typist = state.view.person(state.typed_by) if state.typed_by else None
        with self.app.batch_update():
            self.query_one(StateLine).say("plan-of", f"Plan for {one_line(state.view.name)}")
            self.query_one(StateLine).speaking(state.person, typist)
            self._offer(None)
            self.feed(Opened())
            await self.query_one(Transcript).settled()

    def _offer(self, options: Sequence[tuple[str, str]] | None) -> None:
        """Show a list to pick from, or the answer box when there is none."""
        box, answer = self.query_one(ChoiceBox), self.query_one(AnswerBox)
        box.display = options is not None
        answer.display = options is None
        if options is not None:
            box.offer(options)
        (answer if options is None else box).focus()

    @property
    def changed(self) -> bool:
        """Whether words were typed that are on no disk yet."""
        return bool(self.unsent.words.strip())

    # -- feeding -----------------------------------------------------------------------------

    def feed(self, event: Event, echo: str | None = None) -> tuple[Turn, ...] | None:
        """Feed one event and show what comes of it. None when it could not be saved.

        ``echo`` is what the person is seen to say, once it was taken. Words that
        could not be taken stay in the box.
        """
        try:
            turns = self.sitting.take(event)
        except OwnwordsError as error:
            self.query_one(Trouble).tell(error)
            self._refused = True
            self.say_saved()
            return None
        self.query_one(Trouble).clear()
        self._refused, self._saved_at = False, clock()
        refused = any(isinstance(turn, Sorry) for turn in turns)
        if isinstance(event, Said) and not refused:
            self.unsent.forget()
        with self.app.batch_update():
            self.show(turns, "" if refused else echo or "")
        if self.is_attached:
            self.say_saved()
        return turns

    @on(AnswerBox.Changed)
    def say_saved(self) -> None:
        """Say what is saved. Words in the box, or at 'is that your answer?', are on no disk."""
        text = f"All saved {self._saved_at}"
        if self.unsent.words.strip():
            text = "Not saved yet"
        if self._refused:
            text = "NOT SAVED"
        self.query_one(StateLine).say("saved", text)

    def send(self, words: str) -> None:
        """Feed what was typed."""
        command = words.lstrip().startswith("/") and len(words.split()) == 1
        self.feed(Said(words, self.how), None if command or not words.strip() else words)

    @on(ChoiceBox.Picked)
    def _picked(self, event: ChoiceBox.Picked) -> None:
        if self.finished:
            getattr(self, f"action_{event.key}")()
        elif self.choice is not None:
            self.feed(Chose(event.key), event.label)

    # -- showing -----------------------------------------------------------------------------

    def _exchange(self, echo: str) -> list[Row]:
        """Give the rows for the open question, once, and for what the person said to it."""
        open_now = self.choice or self.asked
        question = open_now.text if open_now else ""
        asked_already = question == self._noted
        self._noted = question
        return exchange("" if asked_already else question, echo)

    def show(self, turns: tuple[Turn, ...] | None, echo: str = "") -> None:
        """Put each Turn in its place, after what the person is seen to say."""
        turns = turns or ()
        if any(isinstance(turn, Care) for turn in turns):
            self._care(turns)
            return
        said = self._exchange(echo) if echo else []
        self.query_one(Transcript).add([*said, *rows_of(turns)])
        for turn in turns:
            if isinstance(turn, Asked):
                self._ask(turn)
            elif isinstance(turn, Choice):
                self._choose(turn)
            elif isinstance(turn, Wondered):
                self.beside.look_up(turn.question)
            elif isinstance(turn, Suggesting):
                self._suggest(turn)
            elif isinstance(turn, Finished):
                self._finish()
            elif isinstance(turn, Stopped):
                self._part(turn, turns)

    def _suggest(self, turn: Suggesting) -> None:
        from assistant.ui.screens.follow_up import FollowUp  # few ever ask a language model

        FollowUp(self).ask(turn)

    def _ask(self, asked: Asked) -> None:
        self.asked, self.choice, self.finished = asked, None, False
        self.query_one(QuestionPanel).ask(asked)
        progress = f"{asked.section} · {asked.number} of {asked.total}"
        self.query_one(StateLine).say("progress", progress)
        self._offer(None)
        self.beside.of(asked.question)

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.query_one(QuestionPanel).put(choice.text)
        self._offer([(option.key, option.label) for option in choice.options])

    def _finish(self) -> None:
        self.asked, self.choice, self.finished = None, None, True
        self.query_one(StateLine).say("progress", "All asked")
        self.query_one(QuestionPanel).put("What would you like to do now?")
        self._offer(AFTER_LAST)

    def _part(self, stopped: Stopped, turns: tuple[Turn, ...]) -> None:
        """Go home. What is to be read before going stands over it, not in a row that goes too."""
        self.own.go_home(stopped.text)
        for turn in turns:
            if isinstance(turn, Shown):
                self.app.push_screen(MessageScreen("Before you go", turn.text))

    def _care(self, turns: tuple[Turn, ...]) -> None:
        """Show the calm page alone. What was typed is in no box and in no row any more."""
        self.unsent.forget()
        self.app.push_screen(
            CareScreen(turns, lambda key: self.sitting.take(Chose(key))), self.show
        )

    # -- coming back and leaving -------------------------------------------------------------

    def on_screen_resume(self) -> None:
        """Show the open question as it stands after answers were changed elsewhere."""
        try:
            began = self.asked is not None or self.finished
            free = not self.unsent.words.strip()
            asked = put_again(self.sitting, free=free) if began else None
        except OwnwordsError as error:
            self.query_one(Trouble).tell(error)
            return
        if asked is not None:
            self._ask(asked)

    @on(GuidanceLine.Opened)
    def action_guidance(self) -> None:
        """Read the guidance beside the question."""
        self.beside.read()

    def action_stop(self) -> None:
        """Stop for now; words that are not saved are asked about first."""
        self.unsent.before_leaving(self._stop)

    def _stop(self) -> None:
        if self.finished:
            self.own.go_home()
        else:
            self.feed(Did(Action.STOP))
