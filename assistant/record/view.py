"""What a Record says now: people, Answers, decisions, Outcomes. Entries are folded to it by ``folding``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from assistant.record.entries import Audience, How, Meaning, Voice
from assistant.record.outcomes import OutcomeNow
from assistant.record.suggestions import SuggestionNow

_SEPTEMBER = 9
_LAST_YEAR_GROUP = 15


@dataclass(frozen=True)
class Person:
    """Somebody with a name and a Voice."""

    id: str
    name: str
    voice: Voice
    role: str | None = None


@dataclass(frozen=True)
class Answer:
    """A Person's words to a Question, as they stand now.

    ``worded_at`` is when they were first said in just these words: earlier than ``said_at`` where
    somebody gave the same answer again.
    """

    id: str
    person: Person
    question: str
    words: str
    meaning: Meaning
    audience: Audience
    said_at: datetime
    worded_at: datetime
    how: How
    typed_by: str | None
    follows: str | None = None
    asked: str = ""

    @property
    def says_something(self) -> bool:
        """True when the words can stand in a plan; false for skip, I don't know and their like."""
        return self.meaning is Meaning.ANSWER


@dataclass(frozen=True)
class LineDecision:
    """What one person decided about one Line: its Entry's kind, and their words if any."""

    line: str
    person: str
    kind: str
    words: str


@dataclass(frozen=True)
class View:
    """What a Record says now.

    ``answers`` are the live ones in the order they were said. ``told_who_reads``
    goes from a person to the people that they were told of. ``differences`` holds
    who marked 'we see this differently', and at which question. ``stopped_for_care``
    holds the ids of people whose interview stopped for a Concern and did not go on.
    ``formats`` are the ids of the Formats that were chosen to be made, in that order.
    ``line_decisions`` stand in the order they were made. ``suggestions`` are words of a language
    model that somebody accepted.
    """

    record: str
    name: str
    nation: str | None
    age: int | None
    year_group: int | None
    started: datetime
    people: tuple[Person, ...] = ()
    answers: tuple[Answer, ...] = ()
    told_who_reads: Mapping[str, frozenset[str]] = field(default_factory=dict)
    follow_ups_asked: frozenset[tuple[str, str]] = frozenset()
    differences: frozenset[tuple[str, str]] = frozenset()
    line_decisions: tuple[LineDecision, ...] = ()
    stopped_for_care: frozenset[str] = frozenset()
    formats: tuple[str, ...] = ()
    outcomes: tuple[OutcomeNow, ...] = ()
    suggestions: tuple[SuggestionNow, ...] = ()

    def year_group_on(self, day: date) -> int | None:
        """Give the school year of a day, counted on from that of the day when the Record was started.

        It is counted from 1 September, our own rule: classes go up in each summer. None where
        nobody has said it, and after the last that a Record may hold.
        """
        if self.year_group is None:
            return None
        now = self.year_group + _school_year(day) - _school_year(self.started.date())
        return now if now <= _LAST_YEAR_GROUP else None

    def person(self, person_id: str) -> Person:
        """Find a person by id. Raises KeyError."""
        for person in self.people:
            if person.id == person_id:
                return person
        raise KeyError(person_id)

    def of_voice(self, voice: Voice) -> tuple[Person, ...]:
        """Give the people who speak with this Voice, in the order they joined."""
        return tuple(person for person in self.people if person.voice is voice)

    def answers_of(self, person_id: str, question: str | None = None) -> tuple[Answer, ...]:
        """Give a person's live Answers, to one question or to all."""
        return tuple(
            answer
            for answer in self.answers
            if answer.person.id == person_id and question in (None, answer.question)
        )

    def shared_with(self, person_id: str | None) -> tuple[Answer, ...]:
        """Give the Answers that this person may read: the shared ones and their own."""
        return tuple(
            answer
            for answer in self.answers
            if answer.audience is Audience.MY_PLAN or answer.person.id == person_id
        )


def _school_year(day: date) -> int:
    """Name a school year by the year in which it began."""
    return day.year if day.month >= _SEPTEMBER else day.year - 1
