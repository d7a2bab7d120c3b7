"""The two lines at the head of the conversation: whose plan, who speaks, how far, and what is saved."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from assistant.record.view import Person
from assistant.record.words import one_line
from assistant.ui.words import VOICES


class StateLine(Vertical):
    """Four short texts. What they say, nobody here decides."""

    def compose(self) -> ComposeResult:
        """Two lines of two texts."""
        with Horizontal():
            yield Static(id="plan-of", classes="left")
            yield Static(id="saved", classes="right")
        with Horizontal():
            yield Static(id="speaker", classes="left")
            yield Static(id="progress", classes="right")

    def say(self, place: str, text: str) -> None:
        """Put a text at ``plan-of``, ``saved``, ``speaker`` or ``progress``."""
        self.query_one(f"#{place}", Static).update(Content(text))

    def speaking(self, person: Person, typist: Person | None = None) -> None:
        """Name who speaks, in words and in the colour of their voice, and who types for them."""
        what = VOICES[person.voice.value]
        if typist is not None and typist.id != person.id:
            what = f"{what}; {one_line(typist.name)} types"
        self.say("speaker", f"{one_line(person.name)} is speaking ({what})")
        colour = person.voice.value.replace("_", "-")
        self.query_one("#speaker", Static).set_classes(f"left {colour}")
