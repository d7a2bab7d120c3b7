"""The floor for start-up: a bare Textual app with the widgets of our conversation screen.

The same tree, the same kinds of Textual widgets, the same texts, keys and style
sheets, and nothing else: no Record, no questions, no conversation. The classes are
named as ours because the style sheets name them.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import OptionList, Static, TextArea

from assistant.ui.themes import DARK, LIGHT

STYLES = Path(__file__).parent.parent / "assistant" / "ui" / "styles"
KEYS = ("f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "escape", "pageup", "pagedown")


class StateLine(Vertical):
    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Static("Plan for Maya", classes="left")
            yield Static("All saved 10:00", classes="right")
        with Horizontal():
            yield Static("Maya is speaking (young person)", classes="left young-person")
            yield Static("About you · 1 of 20", classes="right")


class Transcript(VerticalScroll):
    can_focus = False


class RowShown(Static):
    pass


class QuestionPanel(Vertical):
    pass


class Trouble(Static):
    pass


class AnswerBox(TextArea):
    BINDINGS: ClassVar = [
        Binding("ctrl+j,shift+enter", "new_line", "New line", show=False, priority=True),
        Binding("pageup", "scroll_before('-1')", show=False, priority=True),
        Binding("pagedown", "scroll_before('1')", show=False, priority=True),
    ]


class ChoiceBox(OptionList):
    pass


class KeyBar(Static):
    pass


class Conversation(Screen[None]):
    BINDINGS: ClassVar = [Binding(key, "nothing", key.upper()) for key in KEYS]

    def compose(self) -> ComposeResult:
        question, *rows = sys.argv[1:]
        yield StateLine()
        with Transcript():
            for row in rows:
                yield RowShown(row, classes="row told", markup=False)
        with QuestionPanel():
            yield Static(question, id="question", markup=False)
            yield Static(id="notes")
            yield Static(id="beside")
        yield Trouble()
        yield AnswerBox(placeholder="Type here. Enter sends. Ctrl+J: new line.", soft_wrap=True)
        yield ChoiceBox(markup=False)
        yield KeyBar("F1 Help F2 More F3 Guidance F4 Hint F5 Person F6 Review F7 Plan F8 Map")

    def on_mount(self) -> None:
        for hidden in ("#notes", "#beside", "Trouble", "ChoiceBox"):
            self.query_one(hidden).display = False
        self.query_one(AnswerBox).focus()


class Bare(App[None]):
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH: ClassVar = [
        STYLES / f"{name}.tcss" for name in ("base", "conversation", "lists", "forms")
    ]

    def __init__(self) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(DARK.variables)

    def get_default_screen(self) -> Screen[None]:
        return Conversation()


if __name__ == "__main__":
    Bare().run()
