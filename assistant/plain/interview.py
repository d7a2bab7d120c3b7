"""The conversation line by line, on standard input and output: for screen readers, braille and pipes.

``> `` stands where words to a question are taken, ``? `` where something is
chosen. Nothing is redrawn, and no colour carries a meaning.
"""

from __future__ import annotations

import sys
from typing import TextIO

from assistant.conversation.sitting import Sitting
from assistant.conversation.spoken import citation_text, guidance_text, turn_text
from assistant.conversation.state import AtChoice, AtQuestion, Ended
from assistant.conversation.turns import (
    Action,
    Asked,
    Choice,
    Chose,
    Did,
    Event,
    Heard,
    Opened,
    Option,
    Said,
    Turn,
    Wondered,
)
from assistant.conversation.workspace import Workspace
from assistant.errors import KnowledgeError, StoreError
from assistant.knowledge.status import status_words


class Plain:
    """One person's interview on a pair of streams."""

    def __init__(
        self,
        workspace: Workspace,
        sitting: Sitting,
        lines_in: TextIO = sys.stdin,
        lines_out: TextIO = sys.stdout,
    ) -> None:
        """Use ``run``."""
        self.workspace = workspace
        self.sitting = sitting
        self._in = lines_in
        self._out = lines_out
        self._options: tuple[Option, ...] = ()

    def run(self) -> None:
        """Ask until the person stops, the questions end, or the input does.

        Raises StoreError when an answer could not be saved and nobody is there to try again.
        """
        self._take(Opened())
        while not isinstance(self.sitting.state.at, Ended):
            line = self._read("? " if isinstance(self.sitting.state.at, AtChoice) else "> ")
            if line is None:
                self._take(Did(Action.STOP))
                return
            self._one(line)

    def _one(self, line: str) -> None:
        if line.strip().casefold() == "/guidance":
            self._show_guidance()
            return
        event = self._event(line)
        try:
            self._take(event)
        except StoreError as error:
            if not self._in.isatty():
                raise
            self._print(str(error))

    def _event(self, line: str) -> Event:
        if isinstance(self.sitting.state.at, AtChoice):
            picked = self._picked(line.strip())
            if picked is not None:
                return Chose(picked)
        return Said(line)

    def _picked(self, typed: str) -> str | None:
        """Read an option by its number, its key or its label."""
        for place, option in enumerate(self._options, 1):
            if typed.casefold() in {str(place), option.key.casefold(), option.label.casefold()}:
                return option.key
        return None

    def _take(self, event: Event) -> None:
        for turn in self.sitting.take(event):
            self._show(turn)

    def _show(self, turn: Turn) -> None:
        self._print(turn_text(turn))
        if isinstance(turn, Heard):
            self._print("Saved.")
        elif isinstance(turn, Choice):
            self._options = turn.options
        elif isinstance(turn, Wondered):
            self._answer(turn)
        elif isinstance(turn, Asked) and not turn.follow_up:
            self._point_to_guidance(turn.question)
        self._print("")

    def _answer(self, turn: Wondered) -> None:
        try:
            found = self.workspace.ask(turn.question, self.sitting.state.view.nation)
        except KnowledgeError as error:
            self._print(str(error))
        else:
            self._print(guidance_text(found))

    def _point_to_guidance(self, question: str) -> None:
        found = self.workspace.beside(question, self.sitting.state.view.nation)
        if found:
            self._print(
                f"Guidance: {found[0].title} ({status_words(found[0])}). /guidance reads it."
            )

    def _show_guidance(self) -> None:
        at = self.sitting.state.at
        question = at.question if isinstance(at, AtQuestion) else ""
        found = self.workspace.beside(question, self.sitting.state.view.nation) if question else []
        self._print(
            "\n\n".join(map(citation_text, found)) or "There is no guidance for this question."
        )

    def _print(self, text: str) -> None:
        print(text, file=self._out, flush=True)

    def _read(self, prompt: str) -> str | None:
        """Read one line without its line end; None at the end of the input."""
        print(prompt, end="", file=self._out, flush=True)
        line = self._in.readline()
        if not self._in.isatty():
            print(file=self._out)  # nobody pressed Enter here: keep the next line at its start
        if not line:
            return None
        return line.removesuffix("\n").removesuffix("\r")
