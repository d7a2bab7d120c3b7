"""Writing the plan to a file: which kind, and where. Nothing is overwritten without leave."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Button, Input, Label, Static

from assistant.conversation.workspace import Workspace
from assistant.errors import OwnwordsError
from assistant.exporting.files import Kind, export
from assistant.ui.screens.base import OwnModal
from assistant.ui.screens.pick import PickScreen
from assistant.ui.widgets.key_bar import KeyBar
from assistant.ui.widgets.one_of import OneOf
from assistant.ui.widgets.trouble import Trouble

_KINDS: tuple[tuple[Kind, str], ...] = (
    ("docx", "Word document"),
    ("pdf", "PDF"),
    ("md", "Markdown (plain text)"),
    ("json", "JSON (for other programs)"),
)


class ExportScreen(OwnModal[str | None]):
    """Gives the path that was written, or None."""

    BINDINGS: ClassVar = [
        Binding("tab", "app.focus_next", "Next field", key_display="Tab"),
        Binding("ctrl+s", "write", "Write the file", key_display="Ctrl+S"),
        Binding("escape", "back", "Back", key_display="Esc"),
    ]

    class Written(Message):
        """The file was written, or could not be."""

        def __init__(self, path: Path, error: OwnwordsError | None) -> None:
            """``error`` is None when it was."""
            super().__init__()
            self.path = path
            self.error = error

    def __init__(self, workspace: Workspace, record: str, format_id: str | None) -> None:
        """Export one Record in one Format, or in all sections. No name of a person names the file."""
        super().__init__()
        self.file_name = format_id or "plan"
        self.workspace = workspace
        self.record = record
        self.format_id = format_id

    def compose(self) -> ComposeResult:
        """The kind, the place, a button."""
        with Vertical(classes="page"):
            yield Static("Write the plan to a file", classes="title")
            yield Static(
                "The file holds what was shared. What somebody kept for only them is not in it.",
                classes="lead",
            )
            yield Label("Which kind? (use the arrows)")
            yield OneOf(_KINDS, "docx", id="kind")
            yield Label("Where?")
            yield Input(str(Path.home() / f"{self.file_name}.docx"), id="path", compact=True)
            yield Button("Write the file", id="write", compact=True)
            yield Static(id="writing", markup=False)
            yield Trouble()
            yield KeyBar()

    def on_mount(self) -> None:
        """Start with the kind."""
        self.query_one(OneOf).focus()

    @property
    def kind(self) -> Kind:
        """The kind that is chosen."""
        return cast(Kind, self.query_one(OneOf).value)

    @on(OneOf.Changed)
    def _changed(self) -> None:
        """Give the file the ending of its kind, unless somebody chose another one."""
        box = self.query_one(Input)
        path = Path(box.value)
        if path.suffix.removeprefix(".") in dict(_KINDS):
            box.value = str(path.with_suffix(f".{self.kind}"))

    @on(Button.Pressed)
    @on(Input.Submitted)
    def action_write(self) -> None:
        """Write the file; ask first when there is one of that name."""
        text = self.query_one(Input).value.strip()
        if not text:
            self.query_one(Trouble).say("Please type where the file shall go.")
            return
        path = Path(text).expanduser()
        if not path.is_file():
            self._write(path, overwrite=False)
            return
        options = [("replace", "Replace it"), ("other", "Choose another name")]
        self.app.push_screen(
            PickScreen(f"There is a file already: {path}", options),
            lambda key: self._write(path, overwrite=True) if key == "replace" else None,
        )

    def _write(self, path: Path, *, overwrite: bool) -> None:
        self.query_one(Trouble).clear()
        self.query_one("#writing", Static).update("Writing…")
        threading.Thread(
            target=self._export, args=[path, self.kind, overwrite], daemon=True
        ).start()

    def _export(self, path: Path, kind: Kind, overwrite: bool) -> None:
        try:
            plan = self.workspace.plan(self.record, self.format_id)
            export(plan, self.workspace.labels(), kind, path, overwrite=overwrite)
        except OwnwordsError as error:
            self.post_message(self.Written(path, error))
        else:
            self.post_message(self.Written(path, None))

    @on(Written)
    def _written(self, message: Written) -> None:
        self.query_one("#writing", Static).update("")
        if message.error is None:
            self.dismiss(str(message.path))
        else:
            self.query_one(Trouble).tell(message.error)

    def action_back(self) -> None:
        """Write nothing."""
        self.dismiss(None)
