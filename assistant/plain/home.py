"""The way in for plain mode: choose a plan, or start one, choose who speaks, ask the guidance."""

from __future__ import annotations

import sys
from typing import TextIO

from assistant.conversation.spoken import guidance_text
from assistant.conversation.workspace import RecordRow, Workspace
from assistant.errors import OwnwordsError
from assistant.plain.interview import Plain
from assistant.record.entries import Voice
from assistant.record.nation import FOUR, in_words
from assistant.record.view import Person
from assistant.record.words import one_line

_NATIONS = [in_words([one]) for one in FOUR]


class PlainHome:
    """A short menu on a pair of streams. An empty line, or the end of the input, leaves."""

    def __init__(
        self, workspace: Workspace, lines_in: TextIO = sys.stdin, lines_out: TextIO = sys.stdout
    ) -> None:
        """Use ``run``."""
        self.workspace = workspace
        self._in = lines_in
        self._out = lines_out

    def run(self) -> None:
        """Show the menu until the person leaves."""
        while True:
            rows = self.workspace.records()
            self._print("Ownwords. Make a plan together, each in your own words.")
            for place, row in enumerate(rows, 1):
                count = "1 answer" if row.answers == 1 else f"{row.answers} answers"
                self._print(f"{place}. {one_line(row.name)} ({count})")
            self._print("n. Start a new plan")
            self._print("a. Ask the guidance a question")
            self._print("q. Leave")
            typed = self._read()
            if typed is None or typed in ("q", ""):
                self._print("Goodbye. Everything is saved.")
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
            else:
                self._print("Please type one of the numbers or letters.")
        except OwnwordsError as error:
            self._print(str(error))

    def _new(self) -> None:
        name = self._read("What is the young person's first name or nickname?")
        if not name:
            self._print("Nothing was started.")
            return
        self._print("Which nation does the young person live in?")
        nation = self._pick([*_NATIONS, "I do not know yet"])
        known = FOUR[nation] if nation is not None and nation < len(FOUR) else None
        age = self._read("How old are they? Press Enter if you do not want to say.")
        years = int(age) if age and age.isdigit() and int(age) <= 30 else None
        self._speak(self.workspace.new_record(name, known, years))

    def _speak(self, record: str) -> None:
        people = list(self.workspace.view(record).people)
        self._print("Who speaks now?")
        labels = [f"{one_line(one.name)} ({_voice(one.voice)})" for one in people]
        place = self._pick([*labels, "Another parent or carer", "Another practitioner"])
        if place is None:
            return
        person: Person
        if place < len(people):
            person = people[place]
        else:
            voice = Voice.PARENT if place == len(people) else Voice.PRACTITIONER
            name = self._read("What is your name?")
            if not name:
                return
            person = self.workspace.join(record, name, voice)
        sitting = self.workspace.sitting(record, person.id)
        Plain(self.workspace, sitting, self._in, self._out).run()

    def _ask(self) -> None:
        question = self._read("What would you like to know?")
        if not question:
            return
        self._print("Which nation is it about?")
        place = self._pick([*_NATIONS, "All of them"])
        nation = FOUR[place] if place is not None and place < len(FOUR) else None
        self._print(guidance_text(self.workspace.ask(question, nation)))

    def _pick(self, labels: list[str]) -> int | None:
        """Let one of several be picked by number; None when nothing that fits was typed."""
        for place, label in enumerate(labels, 1):
            self._print(f"  {place}. {label}")
        typed = self._read()
        if typed and typed.isdigit() and 1 <= int(typed) <= len(labels):
            return int(typed) - 1
        return None

    def _print(self, text: str) -> None:
        print(text, file=self._out, flush=True)

    def _read(self, text: str = "") -> str | None:
        if text:
            self._print(text)
        print("? ", end="", file=self._out, flush=True)
        line = self._in.readline()
        if not self._in.isatty():
            print(file=self._out)
        return line.strip() if line else None


def _voice(voice: Voice) -> str:
    return voice.value.replace("_", " ")
