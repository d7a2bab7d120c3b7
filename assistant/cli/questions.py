"""Asks somebody at a terminal what the options of ``knowledge add`` left open: one question at a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TypeVar

from assistant.errors import KnowledgeError
from assistant.knowledge.model import Status
from assistant.knowledge.told import (
    STATUSES,
    Told,
    contradiction,
    read_last_day,
    read_name,
    read_nations,
    read_published,
    read_status,
)
from assistant.record.nation import Nation, in_words

_T = TypeVar("_T")
PROMPT = "? "
_YES, _NO = ("1", "yes", "y"), ("2", "no", "n")
_NOT_KNOWN = "Press Enter if you do not know."
_NATIONS = ", ".join(f"{place} {in_words([one])}" for place, one in enumerate(Nation, 1))
_SHORT_STATUSES = {
    **{str(place): status for place, status in enumerate(STATUSES, 1)},
    "yes": Status.CURRENT,
    "y": Status.CURRENT,
    "no": Status.HISTORIC,
    "n": Status.HISTORIC,
    "not yet": Status.PROPOSED,
    "proposal": Status.PROPOSED,
    "not known": Status.UNKNOWN,
}
"""What else a status may be called than its name."""


@dataclass(frozen=True)
class Questions:
    """The questions. ``read`` takes a prompt and gives a line, ``say`` shows one."""

    today: date
    read: Callable[[str], str] = input
    say: Callable[[str], None] = print

    def same_for_all(self, number: int) -> bool:
        """Ask whether the answers are the same for several files."""
        self.say(
            f"There are {number} files. Are nation, date, publisher and status the same for all?"
        )
        self.say("1 yes: you are asked once. 2 no: you are asked for each file.")
        while (typed := self.read(PROMPT).strip().lower()) not in _YES + _NO:
            self.say("Type 1 or 2.")
        return typed in _YES

    def nations_of_both(
        self, name: str, other: str, before: tuple[Nation, ...], now: tuple[Nation, ...]
    ) -> tuple[Nation, ...]:
        """Ask for which nations a document is that was added from another file, for other ones."""
        every = tuple(one for one in Nation if one in (*before, *now))
        both = (Nation.UK,) if Nation.UK in every else every
        self.say(
            f"“{name}” has the same words as {other}, so both are one document. "
            f"It was added for {in_words(before)}. Which nation is it for?"
        )
        self.say(f"1 {in_words(before)}, as before. 2 {in_words(now)}. 3 {in_words(both)}.")
        ways = {"1": before, "2": now, "3": both}
        while (typed := self.read(PROMPT).strip()) not in ways:
            self.say("Type 1, 2 or 3.")
        return ways[typed]

    def about(self, what: str, known: Told) -> Told:
        """Ask of a file, or of several, what is not known yet; Enter leaves it unknown."""
        self.say(f"About {what}:")
        told = known
        if told.nations is None:
            self.say(f"Which nation is it for? {_NATIONS}. For several, type 1 2. {_NOT_KNOWN}")
            told = replace(told, nations=self._answer(read_nation_answer))
        if told.published is None:
            self.say(
                "When was it published? A year (2015), a month (2015-09) or a day (2015-09-01)."
            )
            self.say(_NOT_KNOWN)
            told = replace(told, published=self._answer(partial(_published, self.today)))
        if told.publisher is None:
            self.say(f"Who published it? For example: Department for Education. {_NOT_KNOWN}")
            told = replace(told, publisher=self._answer(_publisher))
        return told if told.in_force_until or told.status else self._standing(told)

    def _standing(self, told: Told) -> Told:
        self.say("Does it still hold? 1 yes, it is current. 2 no, it is historic.")
        self.say(f"3 not yet, it is proposed. 4 unknown. Type a number or a word. {_NOT_KNOWN}")
        told = replace(told, status=self._answer(_status))
        if told.status is Status.CURRENT:
            self.say("Which day is its last? Press Enter if none is set.")
        elif told.status is Status.HISTORIC:
            self.say(f"Which day was its last? {_NOT_KNOWN}")
        else:
            return told
        return replace(told, in_force_until=self._answer(partial(_last_day, told, self.today)))

    def _answer(self, read: Callable[[str], _T]) -> _T | None:
        """Take an answer; ask again while it cannot be read. Enter is None."""
        while True:
            try:
                typed = self.read(PROMPT).strip()
                return read(typed) if typed else None
            except KnowledgeError as error:
                self.say(str(error))


def read_nation_answer(typed: str) -> tuple[Nation, ...] | None:
    """Read nations by number or by name: "1 3", "wales", "England and Wales".

    Raises KnowledgeError with the ways to say it.
    """
    if re.fullmatch(r"\d[\d\s,]*", typed):
        by_number = {str(place): one for place, one in enumerate(Nation, 1)}
        names: Sequence[str] = [
            by_number.get(number, number) for number in re.findall(r"\d+", typed)
        ]
    else:
        names = re.split(r"\s*,\s*|\s+and\s+", typed.strip(" ,"), flags=re.IGNORECASE)
    try:
        return read_nations(names)
    except KnowledgeError as error:
        raise KnowledgeError(error.happened, do=f"Type numbers: {_NATIONS}.") from None


def _published(today: date, typed: str) -> str:
    return read_published(typed, today)


def _publisher(typed: str) -> str:
    return read_name(typed, "publisher")


def _last_day(told: Told, today: date, typed: str) -> date:
    """Read a last day that can be true beside what was said before."""
    until = read_last_day(typed)
    wrong = contradiction(told.published, until, told.status, today)
    if wrong is not None:
        raise KnowledgeError(wrong, do="Type the right day, or only press Enter.")
    return until


def _status(typed: str) -> Status:
    said = " ".join(typed.lower().strip(" .").split())
    if said in _SHORT_STATUSES:
        return _SHORT_STATUSES[said]
    try:
        return read_status(said)
    except KnowledgeError as error:
        words = ", ".join(STATUSES)
        raise KnowledgeError(error.happened, do=f"Type 1, 2, 3 or 4, or one of: {words}.") from None
