"""The first screen: the Records, and what can be started from here."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from assistant.ui.home_rows import bar, row_text
from assistant.ui.screens.base import OwnScreen
from assistant.ui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from assistant.conversation.workspace import RecordRow, Workspace

_STARTS = (
    ("new", "Start a plan"),
    ("sample", "Watch a sample"),
    ("ask", "Ask a question"),
    ("help", "How this works"),
)

_NOT_READ = "Your plans could not be read. Below is why. Press R to try again."


class HomeScreen(OwnScreen):
    """Lists Records. Opens the workspace in a thread, so that nothing waits for it."""

    BINDINGS: ClassVar = [
        Binding("enter", "open", "Open", key_display="Enter"),
        Binding("n", "new", "New plan", key_display="N"),
        Binding("s", "sample", "Sample", key_display="S"),
        Binding("a", "ask", "Ask", key_display="A"),
        Binding("f1,question_mark", "help", "Help", key_display="F1"),
        Binding("f10", "app.light_or_dark", "Light/dark", key_display="F10"),
        Binding("q", "quit", "Close", key_display="Q"),
        Binding("r", "read", "Try again", show=False),
    ]

    class Listed(Message):
        """The Records were read."""

        def __init__(self, workspace: Workspace, rows: Sequence[RecordRow]) -> None:
            """``rows`` come with the one that changed last first."""
            super().__init__()
            self.workspace = workspace
            self.rows = rows

    class Told(Message):
        """Something happened in a thread that should be read. Empty ``text`` clears the line."""

        def __init__(self, place: str, text: str) -> None:
            """``place`` is ``trouble`` or ``preparing``."""
            super().__init__()
            self.place = place
            self.text = text

    def __init__(self, notice: str = "") -> None:
        """Know no Record yet. ``notice`` is what the last sitting ended with."""
        super().__init__()
        self._first_notice = notice
        self.rows: Sequence[RecordRow] = ()
        self._preparing = False
        self._opening = threading.Lock()
        self._wanted = ""  # what was asked for before the plans were open

    def compose(self) -> ComposeResult:
        """A heading, the list, and lines for what is going on."""
        yield Static("Ownwords: make a plan together, in your own words", classes="title")
        with Vertical(id="home"):
            yield Static("Opening your plans…", id="lead")
            yield OptionList(id="records", markup=False)
        yield Static(id="notice", classes="hidden", markup=False)
        yield Static(id="trouble", classes="hidden", markup=False)
        yield Static(id="preparing", classes="hidden", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Show what can be done before anything is read."""
        self._list(())
        self.notice(self._first_notice)
        self.query_one(OptionList).focus()

    def on_screen_resume(self) -> None:
        """Read the Records once this is painted, and each time somebody comes back here."""
        self.call_after_refresh(self.action_read)

    def action_read(self) -> None:
        """Read the Records in a thread."""
        threading.Thread(target=self._read, daemon=True).start()

    # -- in threads --------------------------------------------------------------------------

    def _read(self) -> None:
        from assistant.errors import OwnwordsError
        from assistant.ui.widgets.trouble import in_short

        try:
            with self._opening:  # coming back early must not open it twice
                workspace = self.own.opened or self.own.opening()
                self.own.opened = workspace
            rows = workspace.records()
        except OwnwordsError as error:
            self.post_message(self.Told("trouble", in_short(error)))
        else:
            self.post_message(self.Listed(workspace, rows))

    def _prepare(self, workspace: Workspace) -> None:
        from assistant.errors import OwnwordsError

        def progress(what: str, done: int, total: int) -> None:
            self.post_message(self.Told("preparing", bar(what, done, total)))

        try:
            workspace.prepare(progress)
        except OwnwordsError as error:
            told = f"Guidance is not ready: {error} Plans work without it."
            self.post_message(self.Told("preparing", told))
        else:
            self.post_message(self.Told("preparing", ""))

    # -- what was read -----------------------------------------------------------------------

    @on(Listed)
    def _listed(self, message: Listed) -> None:
        self.rows = message.rows
        self._say("trouble", "")
        self._list(message.rows)
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.notice("")
            if self.is_current:
                getattr(self, f"action_{wanted}")()
        if self.own.prepare_guidance and not self._preparing:
            self._preparing = True
            threading.Thread(target=self._prepare, args=[message.workspace], daemon=True).start()

    @on(Told)
    def _told(self, message: Told) -> None:
        self._say(message.place, message.text)
        if message.place == "trouble":
            self._wanted = ""
            self.query_one("#lead", Static).update(_NOT_READ)

    def notice(self, text: str) -> None:
        """Show what the last sitting ended with."""
        self._say("notice", text)

    def _say(self, place: str, text: str) -> None:
        from assistant.record.words import inert

        line = self.query_one(f"#{place}", Static)
        line.update(inert(text))
        line.set_class(not text, "hidden")

    def _list(self, rows: Sequence[RecordRow]) -> None:
        if self.own.opened is None:
            lead = "Opening your plans…"
        elif rows:
            lead = "Your plans. Choose one and press Enter."
        else:
            lead = "There is no plan here yet. Choose what to do and press Enter."
        self.query_one("#lead", Static).update(lead)
        box = self.query_one(OptionList)
        place = box.highlighted or 0
        box.clear_options()
        box.add_options([Option(row_text(row), id=f"record-{row.id}") for row in rows])
        box.add_options([Option(Content(label), id=key) for key, label in _STARTS])
        box.highlighted = min(place, box.option_count - 1)

    # -- what is done ------------------------------------------------------------------------

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        chosen = event.option_id or ""
        if not chosen.startswith("record-"):
            getattr(self, f"action_{chosen}")()
            return
        from assistant.ui.screens.people import PeopleScreen

        self.app.push_screen(PeopleScreen(chosen.removeprefix("record-")))

    def action_open(self) -> None:
        """Open the chosen line."""
        self.query_one(OptionList).action_select()

    def action_new(self) -> None:
        """Start a plan."""
        if self._ready("new"):
            from assistant.ui.screens.new_record import NewRecordScreen

            self.app.push_screen(NewRecordScreen())

    def action_sample(self) -> None:
        """Watch a sample session."""
        if self._ready("sample"):
            from assistant.errors import OwnwordsError
            from assistant.ui.screens.player import choose_sample

            try:
                choose_sample(self)
            except OwnwordsError as error:
                self._say("trouble", str(error))

    def action_ask(self) -> None:
        """Ask the guidance a question."""
        if self._ready("ask"):
            from assistant.ui.screens.ask import AskScreen

            self.app.push_screen(AskScreen())

    def action_help(self) -> None:
        """Say how this works."""
        from assistant.ui.screens.help import help_screen

        self.app.push_screen(help_screen())

    def action_quit(self) -> None:
        """Close the app."""
        self.app.exit()

    def _ready(self, wanted: str) -> bool:
        """Tell whether the workspace is open; while it is not, say so and remember what is wanted."""
        if self.own.opened is None:
            self._wanted = wanted
            self._say("notice", "One moment. Your plans are still being opened.")
        return self.own.opened is not None
