"""The Entry: one thing that happened, in one envelope, never changed.

Every kind of Entry has its own payload below. Adding a kind means adding a payload
and a line in ``PAYLOADS``; the envelope stays as it is for good. How an Entry is
written down and read again stands in ``written``.
"""

from __future__ import annotations

import os
import random
import time as clock
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from assistant.record.outcomes import OutcomeDecided, OutcomeWithdrawn, OutcomeWritten
from assistant.record.payload import Payload
from assistant.record.suggestions import SuggestionDecided

ENTRY_VERSION = 1


class Voice(StrEnum):
    """Who speaks: three voices that are never averaged."""

    YOUNG_PERSON = "young_person"
    PARENT = "parent"
    PRACTITIONER = "practitioner"


class How(StrEnum):
    """How the words reached the Record."""

    TYPED = "typed"
    SPOKEN = "spoken"  # said to a helper, who typed
    AAC = "aac"  # augmentative and alternative communication
    OBSERVED = "observed"


class Audience(StrEnum):
    """Who may read an Answer."""

    MY_PLAN = "my_plan"
    ONLY_ME = "only_me"


class Meaning(StrEnum):
    """What an Answer amounts to. Only ``ANSWER`` can become a Line; the others are gaps."""

    ANSWER = "answer"
    SKIP = "skip"
    DONT_KNOW = "dont_know"
    RATHER_NOT_SAY = "rather_not_say"
    ANOTHER_DAY = "another_day"
    ASK_SOMEONE = "ask_someone"


@dataclass(frozen=True, kw_only=True)
class RecordStarted(Payload):
    """A Record was opened for one young person."""

    name: str
    nation: str | None = None
    age: int | None = None
    year_group: int | None = None

    def __post_init__(self) -> None:
        """Raise ValueError for a name, age or school year that nobody has."""
        _has_name(self.name)
        if self.age is not None and not 0 <= self.age <= 30:
            raise ValueError("age: it must be from 0 to 30")
        if self.year_group is not None and not 0 <= self.year_group <= 15:
            raise ValueError("year_group: it must be from 0 to 15")


@dataclass(frozen=True, kw_only=True)
class PersonJoined(Payload):
    """Somebody with a Voice joined the Record. The Entry's ``person`` is their id."""

    name: str
    voice: Voice
    role: str | None = None

    def __post_init__(self) -> None:
        """Raise ValueError when there is no name."""
        _has_name(self.name)


def _has_name(name: str) -> None:
    if not name:
        raise ValueError("name: it must not be empty")


@dataclass(frozen=True, kw_only=True)
class ToldWhoReads(Payload):
    """The person was told who reads what they say, before they said it."""


@dataclass(frozen=True, kw_only=True)
class AnswerGiven(Payload):
    """A Person's words to a Question, letter for letter.

    ``replaces`` names the Entries that this one is said instead of; ``follows``
    the Entry that it adds to, when it answers a follow-up.
    """

    question: str
    words: str
    meaning: Meaning = Meaning.ANSWER
    replaces: tuple[str, ...] = ()
    follows: str | None = None
    asked: str = ""


@dataclass(frozen=True, kw_only=True)
class AnswerWithdrawn(Payload):
    """The person took an Answer back. It stays in the list of Entries and leaves every plan."""

    answer: str


@dataclass(frozen=True, kw_only=True)
class AnswerShared(Payload):
    """The person changed who may read an Answer. The Entry's ``audience`` is the new one."""

    answer: str


@dataclass(frozen=True, kw_only=True)
class FollowUpAsked(Payload):
    """A gentle follow-up was asked for this question, so that it is never asked twice."""

    question: str


@dataclass(frozen=True, kw_only=True)
class DifferenceMarked(Payload):
    """Somebody said of a question: we see this differently. ``differs`` false takes it back."""

    question: str
    differs: bool = True


@dataclass(frozen=True, kw_only=True)
class LineDecided(Payload):
    """Somebody kept, crossed out, agreed with or objected to a Line of the draft."""

    line: str
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class FormatChosen(Payload):
    """Somebody chose a Format to be made, or, with ``wanted`` false, took that back.

    Chosen Formats decide which questions are asked.
    """

    format: str
    wanted: bool = True


@dataclass(frozen=True, kw_only=True)
class SittingStopped(Payload):
    """The person stopped for now. ``words`` are theirs, if they said it in words."""

    words: str = ""


@dataclass(frozen=True, kw_only=True)
class InterviewResumed(Payload):
    """The person came back after a stop for a Concern, and chose to go on."""


@dataclass(frozen=True, kw_only=True)
class InterviewStopped(Payload):
    """The interview stopped because the person may have told of harm.

    Holds the kind of concern and nothing else: no words, no question.
    """

    concern: str


PAYLOADS: Mapping[str, type[Payload]] = {
    "record_started": RecordStarted,
    "person_joined": PersonJoined,
    "told_who_reads": ToldWhoReads,
    "answer_given": AnswerGiven,
    "answer_withdrawn": AnswerWithdrawn,
    "answer_shared": AnswerShared,
    "follow_up_asked": FollowUpAsked,
    "difference_marked": DifferenceMarked,
    "line_kept": LineDecided,
    "line_crossed_out": LineDecided,
    "line_agreed": LineDecided,
    "line_objected": LineDecided,
    "format_chosen": FormatChosen,
    "outcome_proposed": OutcomeWritten,
    "outcome_edited": OutcomeWritten,
    "outcome_agreed": OutcomeDecided,
    "outcome_objected": OutcomeDecided,
    "outcome_withdrawn": OutcomeWithdrawn,
    "suggestion_accepted": SuggestionDecided,
    "suggestion_refused": SuggestionDecided,
    "sitting_stopped": SittingStopped,
    "interview_stopped": InterviewStopped,
    "interview_resumed": InterviewResumed,
}


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One thing that happened, by whom, when, typed by whom, and who may read it."""

    id: str
    record: str
    time: datetime
    person: str | None
    typed_by: str | None
    how: How = How.TYPED
    kind: str
    version: int = ENTRY_VERSION
    audience: Audience = Audience.MY_PLAN
    payload: Payload

    def __post_init__(self) -> None:
        """Raise ValueError for a time that is not of a place, and a payload of another kind."""
        if self.time.tzinfo is None:
            raise ValueError("time: it must say its time zone")
        if type(self.payload) is not PAYLOADS.get(self.kind):
            raise ValueError(f"kind: {self.kind!r} does not carry {type(self.payload).__name__}")


def new_id() -> str:
    """Give an id that sorts by the time it was made: 12 hex digits of milliseconds, then 10 at random."""
    return f"{clock.time_ns() // 1_000_000:012x}{os.urandom(5).hex()}"


def new_record_id() -> str:
    """Give a short id that can be read aloud and typed, and that says nothing of the person."""
    letters = "bcdfghjkmnpqrstvwxyz23456789"
    return "".join(random.SystemRandom().choices(letters, k=8))


def kind_of(payload: Payload, kind: str | None = None) -> str:
    """Name the kind of Entry that carries this payload; ``kind`` chooses where several do."""
    kinds = [name for name, model in PAYLOADS.items() if type(payload) is model]
    if kind is None and len(kinds) == 1:
        return kinds[0]
    if kind in kinds:
        return str(kind)
    raise ValueError(f"{type(payload).__name__} needs one of the kinds {kinds}")


def new_entry(
    record: str,
    payload: Payload,
    *,
    person: str | None,
    typed_by: str | None = None,
    kind: str | None = None,
    how: How = How.TYPED,
    audience: Audience = Audience.MY_PLAN,
    time: datetime | None = None,
    id: str | None = None,
) -> Entry:
    """Put a payload in its envelope, now unless ``time`` and ``id`` say otherwise.

    ``typed_by`` is the person's id who typed; without it, the person typed for themselves.
    """
    return Entry(
        id=id or new_id(),
        record=record,
        time=time or datetime.now(UTC),
        person=person,
        typed_by=typed_by if typed_by is not None else person,
        how=how,
        kind=kind_of(payload, kind),
        audience=audience,
        payload=payload,
    )
