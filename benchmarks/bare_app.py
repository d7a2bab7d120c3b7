"""The floor for start-up: a bare Textual app with the widgets of our conversation screen."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static, TextArea


class Bare(App[None]):
    CSS = "#talk { height: 1fr; } TextArea { height: 5; } Static { height: auto; }"

    def compose(self) -> ComposeResult:
        yield Static("Maya · All saved")
        with VerticalScroll(id="talk"):
            for line in (
                "Hello Maya.",
                "Who reads your answers.",
                "These questions are about you.",
            ):
                yield Static(line)
        with Vertical():
            yield Static("1 of 20")
            yield Static(sys.argv[1])
            yield Static("Guidance")
        yield TextArea()
        yield Static("Enter Send  F1 Help  F2 Ways  F3 Guidance")


if __name__ == "__main__":
    Bare().run()
