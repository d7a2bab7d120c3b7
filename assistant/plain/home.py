"""The way in for plain mode: choose a plan, or start one, choose who speaks, ask the guidance."""

from __future__ import annotations

from typing import TextIO

from assistant.conversation.spoken import guidance_text
from assistant.conversation.workspace import RecordRow, Workspace
from assistant.errors import OwnwordsError
from assistant.knowledge.model import Guidance
from assistant.plain.interview import Plain
from assistant.plain.lines import Lines
from assistant.record.entries import Voice
from assistant.record.nation import FOUR, in_words
from assistant.record.view import Person
from assistant.record.words import one_line

_NATIONS = [in_words([one]) for one in FOUR]
_ALL_SAVED = "Goodbye. Everything is saved."
_UNSAVED = "Goodbye. Not everything could be saved. What could not is told above."


class PlainHome:
    """A short menu on a pair of streams. An empty line, or the end of the input, leaves."""

    def __init__(self, workspace: Workspace, lines_in: TextIO, lines_out: TextIO) -> None:
        """Use ``run``."""
        self.workspace = workspace
        self._in = lines_in
        self._out = lines_out
        self.lines = Lines(lines_in, lines_out)

    def run(self) -> None:
        """Show the menu until the person leaves. ``lines.unsaved`` tells if something was not saved."""
        while True:
            rows = self.workspace.records()
            self.lines.print("Ownwords. Make a plan together, each in your own words.")
            for place, row in enumerate(rows, 1):
                count = "1 answer" if row.answers == 1 else f"{row.answers} answers"
                self.lines.print(f"{place}. {one_line(row.name)} ({count})")
            self.lines.print("n. Start a new plan")
            if rows:
                self.lines.print(
                    "o. Outcomes: read them, agree, say what you would change, write one"
                )
                self.lines.print("m. Choose what to make")
                self._tell_model()
            self.lines.print("a. Ask the guidance a question")
            self.lines.print("q. Leave")
            typed = self.lines.read()
            if typed is None or typed in ("q", ""):
                self.lines.print(_UNSAVED if self.lines.unsaved else _ALL_SAVED)
                return
            self._choose(typed, rows)

    def _choose(self, typed: str, rows: list[RecordRow]) -> None:
        try:
            if typed == "n":
                self._new()
            elif typed == "a":
                self._ask()
            elif typed.isdigit() and 1 <= int(typed) <= len(rows):
                self._speak(rows[int(typed) - 1].id)
            elif typed.casefold() in ("o", "outcomes", "m", "make") and rows:
                self._at(rows, typed.casefold()[0])
            elif typed.casefold() == "w" and rows and self.workspace.has_model:
                self._at(rows, "w")
            else:
                self.lines.print("Please type one of the numbers or letters.")
        except OwnwordsError as error:
            self.lines.tell(error)

    def _new(self) -> None:
        name = self.lines.read("What is the young person's first name or nickname?")
        if not name:
            self.lines.print("Nothing was started.")
            return
        self.lines.print("Which nation does the young person live in?")
        nation = self.lines.pick([*_NATIONS, "I do not know yet"])
        known = FOUR[nation] if nation is not None and nation < len(FOUR) else None
        age = self.lines.read("How old are they? Press Enter if you do not want to say.")
        years = int(age) if age and age.isdigit() and int(age) <= 30 else None
        self._speak(self.workspace.new_record(name, known, years))

    def _tell_model(self) -> None:
        if self.workspace.has_model:
            from assistant.conversation.suggestion_told import suggestion_line

            self.lines.print(f"w. {suggestion_line('menu.home')}")

    def _at(self, rows: list[RecordRow], what: str) -> None:
        """Let somebody look at the Outcomes of a Record (``o``), choose what it shall make (``m``),
        or let a language model help with the words of its plan (``w``)."""
        place: int | None = 0
        if len(rows) > 1:
            self.lines.print("Which plan?")
            place = self.lines.pick([one_line(row.name) for row in rows])
        person = None if place is None else self._who(rows[place].id)
        if place is None or person is None:
            return
        given = (self.workspace, rows[place].id, person.id, self.lines)
        if what == "o":
            from assistant.plain.outcomes import PlainOutcomes

            PlainOutcomes(*given).run()
        elif what == "m":
            from assistant.plain.making import PlainMaking

            PlainMaking(*given).run()
        else:
            from assistant.plain.plan_words import PlainPlanWords

            PlainPlanWords(*given).run()

    def _speak(self, record: str) -> None:
        person = self._who(record)
        if person is not None:
            sitting = self.workspace.sitting(record, person.id)
            interview = Plain(self.workspace, sitting, self._in, self._out)
            interview.run()
            self.lines.unsaved |= interview.lines.unsaved

    def _who(self, record: str) -> Person | None:
        """Let somebody say who they are, or join."""
        people = list(self.workspace.view(record).people)
        self.lines.print("Who speaks now?")
        labels = [f"{one_line(one.name)} ({_voice(one.voice)})" for one in people]
        place = self.lines.pick([*labels, "Another parent or carer", "Another practitioner"])
        if place is None:
            return None
        if place < len(people):
            return people[place]
        voice = Voice.PARENT if place == len(people) else Voice.PRACTITIONER
        name = self.lines.read("What is your name?")
        return self.workspace.join(record, name, voice) if name else None

    def _ask(self) -> None:
        question = self.lines.read("What would you like to know?")
        if not question:
            return
        self.lines.print("Which nation is it about?")
        place = self.lines.pick([*_NATIONS, "All of them"])
        nation = FOUR[place] if place is not None and place < len(FOUR) else None
        found = self.workspace.ask(question, nation)
        self.lines.print(guidance_text(found))
        if self.workspace.has_model:
            self._offer_in_short(found)

    def _offer_in_short(self, found: Guidance) -> None:
        from assistant.conversation.suggestion_told import suggestion_line
        from assistant.plain.in_short import account, in_short, may_be_put_in_short

        if not may_be_put_in_short(found):
            return
        self.lines.print(suggestion_line("short.ask"))
        if self.lines.pick([suggestion_line(f"short.{way}") for way in ("leave", "put")]) == 1:
            words = in_short(self.workspace, found, account(), self.lines)
            self.lines.print(words or "")


def _voice(voice: Voice) -> str:
    return voice.value.replace("_", " ")
