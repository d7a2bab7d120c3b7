"""A language model is asked: what would be sent is seen first, it can be stopped, nothing is written."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from assistant.conversation.suggestion_told import suggestion_line
from assistant.errors import ModelError, OwnwordsError
from assistant.suggesting import troubles
from assistant.suggesting.outgoing import Yes
from assistant.suggesting.running import Stop
from assistant.ui.screens.base import OwnModal
from assistant.ui.screens.sending import SendingScreen
from assistant.ui.suggesting_words import line, words_so_far
from assistant.ui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from assistant.conversation.workspace import Workspace
    from assistant.suggesting.suggestion import Request, Suggested
    from assistant.suggesting.writer import ModelWriter, Prepared

_LOOK_AGAIN = 0.2
"""Seconds between two looks at what it has written: a fast model must not hold up the keys."""


class SuggestingScreen(OwnModal["Suggested | OwnwordsError"]):
    """Gives what came and passed the check, or why nothing came. Nobody has decided anything then."""

    BINDINGS: ClassVar = [Binding("escape", "stop", "Stop", key_display="Esc")]

    class Ready(Message):
        """The model can be asked."""

        def __init__(self, writer: ModelWriter, prepared: Prepared) -> None:
            """``prepared`` says whether a person must see first what would be sent."""
            super().__init__()
            self.writer = writer
            self.prepared = prepared

    class Came(Message):
        """It answered, or could not."""

        def __init__(self, found: Suggested | OwnwordsError) -> None:
            """``found`` may hold nothing that is offered."""
            super().__init__()
            self.found = found

    def __init__(self, workspace: Workspace, request: Request, person: str) -> None:
        """``person`` is who asks, and says yes where one is needed: a name, as the log shows it."""
        super().__init__()
        self._workspace = workspace
        self._request = request
        self._person = person
        self._stop = Stop()
        self._model = ""
        self._started: float | None = None
        self._written = ""

    def compose(self) -> ComposeResult:
        """What it does, and how much it has written: no word of it before the check has read it."""
        with Vertical(classes="page"):
            yield Static(line("title"), classes="title")
            yield Static(suggestion_line("what_it_is"), classes="lead")
            yield Static(line("preparing"), id="doing", markup=False)
            yield Static(id="so-far", markup=False)
            yield KeyBar()

    def on_mount(self) -> None:
        """Get ready in a thread: this takes seconds the first time."""
        self.set_interval(_LOOK_AGAIN, self._look)
        threading.Thread(target=self._prepare, daemon=True).start()

    def _prepare(self) -> None:
        try:
            writer = self._workspace.model_writer
            prepared = writer.prepare(self._request)
        except OwnwordsError as error:
            self.post_message(self.Came(error))
        except Exception as error:  # the page would wait for ever
            self.post_message(self.Came(troubles.unexpected(error)))
        else:
            self.post_message(self.Ready(writer, prepared))

    @on(Ready)
    def _ready(self, message: Ready) -> None:
        if self._stop.stopped:
            return
        self._model = message.writer.name
        outgoing = message.prepared.outgoing
        if outgoing is None:
            self._ask(message, None)
            return

        def seen(agreed: bool | None) -> None:
            if agreed:
                self._ask(message, Yes(self._person, outgoing))
            else:
                self.dismiss(ModelError("not_agreed", suggestion_line("send.not_sent")))

        key = self._workspace.settings.model_key is not None
        page = SendingScreen(message.prepared, outgoing, self._model, key=key)
        self.app.push_screen(page, seen)

    def _ask(self, ready: Ready, yes: Yes | None) -> None:
        self._started = time.monotonic()
        self._look()
        threading.Thread(target=self._run, args=[ready, yes], daemon=True).start()

    def _run(self, ready: Ready, yes: Yes | None) -> None:
        try:
            found: Suggested | OwnwordsError = ready.writer.ask(
                ready.prepared, yes=yes, on_text=self._heard, stop=self._stop
            )
        except OwnwordsError as error:
            found = error
        except Exception as error:  # the page would wait for ever
            found = troubles.unexpected(error)
        self.post_message(self.Came(found))

    def on_unmount(self) -> None:
        """Nobody waits any more."""
        self._stop.stop()

    def _heard(self, text: str) -> None:
        self._written = text

    @on(Came)
    def _came(self, message: Came) -> None:
        if not self._stop.stopped:
            self.dismiss(message.found)

    def _look(self) -> None:
        """Show that it works, and how far it is."""
        if self._started is None:
            return
        seconds = int(time.monotonic() - self._started)
        doing = line("asking", model=self._model, seconds=seconds)
        self.query_one("#doing", Static).update(doing)
        written = line("written", count=words_so_far(self._written))
        self.query_one("#so-far", Static).update(written)

    def action_stop(self) -> None:
        """Stop at once, whatever it is doing."""
        self._stop.stop()
        self.dismiss(troubles.stopped())
