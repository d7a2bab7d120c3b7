"""Where words are typed: Enter sends, Ctrl+J makes a new line, and the box grows with them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding
from textual.events import Key
from textual.message import Message
from textual.widgets import TextArea

from assistant.record.words import inert

_NEW_LINE = ("ctrl+j", "shift+enter")


class AnswerBox(TextArea):
    """A text area that sends on Enter. What was sent leaves the box only when somebody empties it."""

    BINDINGS: ClassVar = [
        Binding("pageup", "scroll_before('-1')", show=False, priority=True),
        Binding("pagedown", "scroll_before('1')", show=False, priority=True),
    ]

    class Paged(Message):
        """Page Up or Page Down was pressed: what stands above the box should scroll."""

        def __init__(self, pages: int) -> None:
            """``pages`` is -1 or 1."""
            super().__init__()
            self.pages = pages

    def __init__(
        self, send: Callable[[str], None], *, id: str | None = None, placeholder: str = ""
    ) -> None:
        """``send`` is called with the words, letter for letter, when Enter is pressed.

        It is called and not told by a message, so that keys typed ahead of a slow
        disk are neither sent twice nor mixed into what was sent.
        """
        self.send = send
        super().__init__(
            id=id,
            placeholder=placeholder,
            soft_wrap=True,
            show_line_numbers=False,
            tab_behavior="focus",
        )

    def empty(self) -> None:
        """Empty the box, and forget what stood there: undo does not bring it back."""
        self.load_text("")

    def fill(self, words: str) -> None:
        """Put words in, with the cursor behind them."""
        self.load_text(words)
        self.move_cursor(self.document.end)

    async def _on_key(self, event: Key) -> None:
        # no Bindings: those run ahead of the letters that were typed before them
        if event.key != "enter" and event.key not in _NEW_LINE:
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        if event.key == "enter":
            self.send(self.text)
        else:
            self.insert("\n")

    def action_scroll_before(self, pages: str) -> None:
        """Ask for what stands above to be scrolled."""
        self.post_message(self.Paged(int(pages)))

    def get_line(self, line_index: int) -> Text:
        """Show one line with nothing in it that a terminal obeys. What is sent stays as it is."""
        return Text(_one_for_one(self.document.get_line(line_index)), end="", no_wrap=True)


def _one_for_one(line: str) -> str:
    """Make a line inert without changing its length, so that the cursor stands where it seems to."""
    if line.isascii() and line.isprintable():
        return line
    return "".join(map(_one_sign, line))


def _one_sign(sign: str) -> str:
    safe = inert(sign)
    if len(safe) == 1 and not re.match(r"[\n\u2028\u2029]", sign):
        return safe
    return "\N{REPLACEMENT CHARACTER}"
