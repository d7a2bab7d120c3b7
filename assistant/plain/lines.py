"""A pair of streams that a menu is told on and answered on. Choices have the prompt ``? ``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from assistant.errors import NotSaved, OwnwordsError


class Lines:
    """Prints whole lines, and reads one at a time."""

    def __init__(self, lines_in: TextIO, lines_out: TextIO) -> None:
        """Use these for all that is read and written."""
        self.lines_in = lines_in
        self.lines_out = lines_out
        self.unsaved = False
        """Something could not be saved here and was told; whoever says goodbye tells it again."""

    def print(self, text: str) -> None:
        """Print a line, at once."""
        print(text, file=self.lines_out, flush=True)

    def tell(self, error: OwnwordsError) -> None:
        """Print what went wrong, and remember it where that left something unsaved."""
        self.print(str(error))
        self.unsaved |= isinstance(error, NotSaved)

    def read(self, text: str = "") -> str | None:
        """Read what somebody chooses or fills in, without spaces around it; None at the end."""
        words = self.read_words(text)
        return None if words is None else words.strip()

    def read_words(self, text: str = "") -> str | None:
        """Read a line of somebody's words, letter for letter; None at the end."""
        if text:
            self.print(text)
        print("? ", end="", file=self.lines_out, flush=True)
        line = self.lines_in.readline()
        if not self.lines_in.isatty():
            print(file=self.lines_out)
        return line.removesuffix("\n").removesuffix("\r") if line else None

    def pick(self, labels: Sequence[str], again: str = "") -> int | None:
        """Let one of several be picked by number; None when nothing that fits was typed.

        With ``again``, that is said to what does not fit, and only an empty line gives None.
        """
        self._list(labels)
        return self.pick_number(len(labels), "", again)

    def pick_one(self, labels: Sequence[str], again: str) -> int | None:
        """Let one of several be picked, with ``again`` said to all else; None where the input ends."""
        self._list(labels)
        typed = self.read()
        while typed is not None and number(typed, len(labels)) is None:
            typed = self.read(again)
        return number(typed, len(labels))

    def _list(self, labels: Sequence[str]) -> None:
        for place, label in enumerate(labels, 1):
            self.print(f"  {place}. {label}")

    def pick_number(self, most: int, text: str, again: str) -> int | None:
        """Let a number up to ``most`` be typed after ``text``, as ``pick`` does after its list."""
        typed = self.read(text)
        while again and typed and number(typed, most) is None:
            typed = self.read(again)
        return number(typed, most)


def number(typed: str | None, most: int) -> int | None:
    """Read a number from 1 to ``most`` as a place from 0; None for anything else."""
    if typed and typed.isascii() and typed.isdigit() and 1 <= int(typed) <= most:
        return int(typed) - 1
    return None
