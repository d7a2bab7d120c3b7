"""Lines for a form: what begins with a slash is no word of it, and ``/stop`` leaves it."""

from __future__ import annotations

from assistant.plain.lines import Lines

_STOP = "/stop"


class Stopped(Exception):
    """Somebody leaves a form without saving it."""


class FormLines(Lines):
    """Reads as ``Lines`` does. Commands of the interview do nothing here, and are never kept as words."""

    def __init__(self, lines: Lines, no_commands: str) -> None:
        """Go on where ``lines`` are. ``no_commands`` is said to a command other than ``/stop``."""
        super().__init__(lines.lines_in, lines.lines_out)
        self._no_commands = no_commands

    def read_words(self, text: str = "") -> str | None:
        """Read a line of somebody's words, letter for letter; None at the end. Raises Stopped."""
        typed = super().read_words(text)
        while typed and _is_command(typed):
            if typed.strip().casefold() == _STOP:
                raise Stopped
            typed = super().read_words(self._no_commands)
        return typed


def _is_command(typed: str) -> bool:
    """A slash and one word; a sentence that begins with a slash is somebody's words."""
    words = typed.split()
    return len(words) == 1 and words[0].startswith("/") and words[0][1:].isalpha()
