"""A sample session played in the app: the real conversation, walked by a script."""

from __future__ import annotations

import threading
from contextlib import ExitStack
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from assistant.conversation.sessions.rehearsal import rehearsing
from assistant.conversation.sessions.script import Script, load_script, shipped_sessions
from assistant.conversation.sessions.walk import Happened, Walk
from assistant.conversation.turns import Asked, Care, Choice
from assistant.conversation.workspace import Workspace
from assistant.errors import OwnwordsError
from assistant.record.words import one_line
from assistant.ui.playing import pace, rows_for
from assistant.ui.screens.base import OwnScreen
from assistant.ui.screens.pick import PickScreen
from assistant.ui.widgets.choice_box import ChoiceBox
from assistant.ui.widgets.key_bar import KeyBar
from assistant.ui.widgets.question_panel import QuestionPanel
from assistant.ui.widgets.state_line import StateLine
from assistant.ui.widgets.transcript import Transcript
from assistant.ui.widgets.trouble import Trouble

_SPEEDS = (0.5, 1.0, 2.0, 4.0, 8.0)


class PlayerScreen(OwnScreen):
    """Walks the script in a folder of its own, which is gone when the screen is left."""

    BINDINGS: ClassVar = [
        Binding("space", "pause", "Pause or go", key_display="Space"),
        Binding("n,right", "step", "Next step", key_display="N"),
        Binding("plus,equals_sign", "faster", "Faster", key_display="+"),
        Binding("minus", "slower", "Slower", key_display="-"),
        Binding("f7", "plan", "Plan so far", key_display="F7"),
        Binding("escape", "leave", "Leave", key_display="Esc"),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]

    class Came(Message):
        """One event was walked; None at the end, an error when it could not be."""

        def __init__(self, happened: Happened | OwnwordsError | None) -> None:
            """Carry what came."""
            super().__init__()
            self.happened = happened

    def __init__(self, workspace: Workspace, script: Script) -> None:
        """``workspace`` lends its questions and its guidance; its Records are not touched."""
        super().__init__()
        self.script = script
        self._open = ExitStack()
        self.walk = Walk(self._open.enter_context(rehearsing(workspace)), script)
        self._events = self.walk.events()
        self._lock = threading.Lock()
        self._timer: Timer | None = None
        self.last: Happened | None = None
        self.choice: Choice | None = None
        self.speed = 1
        self.playing = True
        self.busy = False
        self.over = False

    def compose(self) -> ComposeResult:
        """The widgets of the conversation, with nothing to type in."""
        yield StateLine()
        yield Transcript()
        yield QuestionPanel()
        yield ChoiceBox()
        yield Trouble()
        yield Static(id="playing", classes="lead", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Start."""
        self.query_one(ChoiceBox).can_focus = False
        self.query_one(ChoiceBox).display = False
        self.query_one(StateLine).say("plan-of", f"Sample: {one_line(self.script.title)}")
        self._say_pace()
        self.action_step()

    def on_unmount(self) -> None:
        """Let the folder of this session go."""
        with self._lock:
            self.over = True
            self._open.close()

    # -- walking -----------------------------------------------------------------------------

    def action_step(self) -> None:
        """Walk one event, in a thread: guidance may have to be looked up."""
        if self._timer is not None:
            self._timer.stop()
        if not self.busy and not self.over:
            self.busy = True
            threading.Thread(target=self._walk_on, daemon=True).start()

    def _walk_on(self) -> None:
        with self._lock:
            if self.over:
                return
            try:
                came: Happened | OwnwordsError | None = next(self._events, None)
            except OwnwordsError as error:
                came = error
        self.post_message(self.Came(came))

    @on(Came)
    def _came(self, message: Came) -> None:
        self.busy = False
        if isinstance(message.happened, Happened):
            self._show(message.happened)
            self._go_on(message.happened)
            return
        self.over = True
        if message.happened is not None:
            self.query_one(Trouble).tell(message.happened)
        self.query_one(ChoiceBox).display = False
        self.query_one(QuestionPanel).put("That was the sample. F7 shows the plan that came of it.")
        self._say_pace()

    def _go_on(self, happened: Happened) -> None:
        """Walk on when there was time to read what happened."""
        if self._timer is not None:
            self._timer.stop()
        if self.playing:
            self._timer = self.set_timer(pace(happened, _SPEEDS[self.speed]), self.action_step)

    # -- showing -----------------------------------------------------------------------------

    def _show(self, happened: Happened) -> None:
        transcript = self.query_one(Transcript)
        care = any(isinstance(turn, Care) for turn in happened.turns)
        if care or self.last is None or happened.person.id != self.last.person.id:
            transcript.wipe()
        question = self.query_one(QuestionPanel).text
        left = self.last is not None and happened.person.id == self.last.person.id
        transcript.add(rows_for(happened, question if left and not care else "", self.choice))
        self.last = happened
        state = self.query_one(StateLine)
        state.speaking(happened.person)
        state.say("saved", "All saved")
        self._panel(happened)

    def _panel(self, happened: Happened) -> None:
        panel, box = self.query_one(QuestionPanel), self.query_one(ChoiceBox)
        self.choice = None
        for turn in happened.turns:
            if isinstance(turn, Asked):
                panel.ask(turn)
                where = f"{turn.section} · {turn.number} of {turn.total}"
                self.query_one(StateLine).say("progress", where)
            elif isinstance(turn, Choice):
                self.choice = turn
                panel.put(turn.text)
                box.offer([(option.key, option.label) for option in turn.options])
        box.display = self.choice is not None

    def _say_pace(self) -> None:
        state = "The end." if self.over else "Playing." if self.playing else "Paused."
        self.query_one("#playing", Static).update(f"{state} Speed {_SPEEDS[self.speed]:g}.")

    # -- keys --------------------------------------------------------------------------------

    def action_pause(self) -> None:
        """Pause, or go on."""
        self.playing = not self.playing
        self._say_pace()
        if self.playing:
            self.action_step()
        elif self._timer is not None:
            self._timer.stop()

    def action_faster(self) -> None:
        """Play faster."""
        self._change_speed(1)

    def action_slower(self) -> None:
        """Play slower."""
        self._change_speed(-1)

    def _change_speed(self, by: int) -> None:
        self.speed = max(0, min(len(_SPEEDS) - 1, self.speed + by))
        self._say_pace()
        if self.last is not None and not self.busy and not self.over:
            self._go_on(self.last)

    def action_plan(self) -> None:
        """Pause, and look at the plan that has come of it so far."""
        from assistant.ui.screens.plan import PlanScreen

        if self.playing:
            self.action_pause()
        if self.walk.record:
            young = self.walk.workspace.view(self.walk.record).people[0]
            self.app.push_screen(PlanScreen(self.walk.record, young.id, self.walk.workspace))

    def action_page(self, pages: int) -> None:
        """Scroll what was said."""
        self.query_one(Transcript).page(pages)


def choose_sample(screen: OwnScreen) -> None:
    """Let somebody pick one of the samples, then play it."""
    app, workspace = screen.app, screen.workspace
    questions = {question.id for question in workspace.flows.questions()}
    scripts = {name: load_script(name, questions) for name in shipped_sessions()}

    def picked(name: str | None) -> None:
        if name is not None:
            app.push_screen(PlayerScreen(workspace, scripts[name]))

    options = [(name, script.title) for name, script in scripts.items()]
    app.push_screen(PickScreen("Which sample would you like to watch?", options), picked)
