"""The conversation line by line, on standard input and output: for screen readers, braille and pipes.

``> `` stands where words to a question are taken, ``? `` where something is
chosen. Nothing is redrawn, and no colour carries a meaning.
"""

from __future__ import annotations

import sys
from datetime import date
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
    NotSuggested,
    Opened,
    Option,
    Said,
    Suggesting,
    Turn,
    WentTo,
    Wondered,
)
from assistant.conversation.workspace import Workspace
from assistant.errors import CareNeeded, KnowledgeError, StoreError
from assistant.knowledge.status import status_words
from assistant.plain.lines import Lines


class Plain:
    """One person's interview on a pair of streams."""

    def __init__(
        self,
        workspace: Workspace,
        sitting: Sitting,
        lines_in: TextIO = sys.stdin,
        lines_out: TextIO = sys.stdout,
    ) -> None:
        """Use ``run``. ``lines.unsaved`` tells afterwards if something was not saved."""
        self.workspace = workspace
        self.sitting = sitting
        self.lines = Lines(lines_in, lines_out)
        self._in = lines_in
        self._out = lines_out
        self._options: tuple[Option, ...] = ()
        self._failed: set[str] = set()  # questions whose words could not be saved

    def run(self) -> None:
        """Ask until the person stops, the questions end, or the input does.

        Raises StoreError when an answer could not be saved and nobody is there to try again.
        """
        self._take(Opened())
        while self._ask_until_the_end() and self._go_on_after_the_end():
            pass
        self.lines.unsaved |= bool(self._failed)

    def _ask_until_the_end(self) -> bool:
        """Ask question after question. False when the person has stopped and not finished."""
        while not isinstance(self.sitting.state.at, Ended):
            line = self._read("? " if isinstance(self.sitting.state.at, AtChoice) else "> ")
            if line is None:
                self._take(Did(Action.STOP))
                return False
            self._one(line)
        return self.sitting.state.at.why == "finished"

    def _go_on_after_the_end(self) -> bool:
        """Offer the plan, and each answer to change. False when the person leaves."""
        model = self.workspace.has_model
        self._print("1. Read the plan\n2. Change an answer\n3. Leave")
        if model:
            from assistant.conversation.suggestion_told import suggestion_line

            self._print(f"4. {suggestion_line('menu.title')}")
        typed = self._read("? ")
        if typed is None or typed.strip() in ("", "3"):
            return False
        if typed.strip() == "1":
            self._print(self._plan())
        elif typed.strip() == "2":
            self._open_one()
        elif typed.strip() == "4" and model:
            return self._plan_words()
        else:
            self._print(f"Please type 1, 2{', 3 or 4' if model else ' or 3'}.")
        return True

    def _plan_words(self) -> bool:
        """Let a language model help with the words of the plan. False where fixed words ended it."""
        from assistant.plain.plan_words import PlainPlanWords

        state = self.sitting.state
        try:
            PlainPlanWords(self.workspace, state.view.record, state.person_id, self.lines).run()
        except CareNeeded as error:
            self._print(str(error))
            return False
        return True

    def _plan(self) -> str:
        from assistant.exporting.files import export_bytes

        state = self.sitting.state
        plan = self.workspace.plan(state.view.record, for_person=state.person_id)
        return export_bytes(plan, self.workspace.labels(), "md", date.today()).decode()

    def _open_one(self) -> None:
        state = self.sitting.state
        for place, question in enumerate(state.path, 1):
            self._print(f"{place}. {question.title.for_voice(state.person.voice)}")
        typed = self._read("? ")
        if typed and typed.strip().isdigit() and 1 <= int(typed) <= len(state.path):
            self._take(WentTo(state.path[int(typed) - 1].id))

    def _one(self, line: str) -> None:
        if line.strip().casefold() == "/guidance":
            self._show_guidance()
            return
        event = self._event(line)
        try:
            self._take(event)
        except StoreError as error:
            if self._in.isatty():
                self._print(str(error))
                self._failed.add(self._question)
            elif isinstance(event, Chose) and self._at_suggestion:
                self._take(NotSuggested(str(error)))  # no words of theirs hang on it
            else:
                raise

    @property
    def _at_suggestion(self) -> bool:
        at = self.sitting.state.at
        return isinstance(at, AtChoice) and at.suggestion is not None

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
        question = self._question
        turns = self.sitting.take(event)
        if any(isinstance(turn, Heard) for turn in turns):
            self._failed.discard(question)
        for turn in turns:
            self._show(turn)

    @property
    def _question(self) -> str:
        """Give the question that stands open, also where a Choice interrupted it."""
        at = self.sitting.state.at
        stands = at.back_to if isinstance(at, AtChoice) else at
        return stands.question if isinstance(stands, AtQuestion) else ""

    def _show(self, turn: Turn) -> None:
        self._print(turn_text(turn))
        if isinstance(turn, Heard):
            self._print("Saved.")
        elif isinstance(turn, Choice):
            self._options = turn.options
        elif isinstance(turn, Wondered):
            self._answer(turn)
        elif isinstance(turn, Suggesting):
            self._one_more(turn)
        elif isinstance(turn, Asked) and not turn.follow_up:
            self._point_to_guidance(turn.question)
        self._print("")

    def _answer(self, turn: Wondered) -> None:
        try:
            found = self.workspace.look_up(turn.question, self.sitting.state.view.nation)
        except KnowledgeError as error:
            self._print(str(error))
        else:
            self._print(guidance_text(found))

    def _one_more(self, turn: Suggesting) -> None:
        from assistant.plain.one_more import one_more  # nobody else waits for it

        self._take(one_more(self.workspace, self.sitting, turn, self.lines))

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
