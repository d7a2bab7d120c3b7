"""The Entry: one thing that happened, in one envelope, never changed.

Every kind of Entry has its own payload model below. Adding a kind means adding
a payload and a line in ``PAYLOADS``; the envelope stays as it is for good.
"""

from __future__ import annotations

import secrets
import time as clock
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, SerializeAsAny, model_validator

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


class Payload(BaseModel):
    """Base of what an Entry carries."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class RecordStarted(Payload):
    """A Record was opened for one young person."""

    name: str = Field(min_length=1)
    nation: str | None = None
    age: int | None = Field(default=None, ge=0, le=30)
    year_group: int | None = Field(default=None, ge=0, le=15)


class PersonJoined(Payload):
    """Somebody with a Voice joined the Record. The Entry's ``person`` is their id."""

    name: str = Field(min_length=1)
    voice: Voice
    role: str | None = None


class ToldWhoReads(Payload):
    """The person was told who reads what they say, before they said it."""


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


class AnswerWithdrawn(Payload):
    """The person took an Answer back. It stays in the list of Entries and leaves every plan."""

    answer: str


class AnswerShared(Payload):
    """The person changed who may read an Answer. The Entry's ``audience`` is the new one."""

    answer: str


class FollowUpAsked(Payload):
    """A gentle follow-up was asked for this question, so that it is never asked twice."""

    question: str


class DifferenceMarked(Payload):
    """Somebody said of a question: we see this differently. ``differs`` false takes it back."""

    question: str
    differs: bool = True


class LineDecided(Payload):
    """Somebody kept, crossed out, agreed with or objected to a Line of the draft."""

    line: str
    words: str = ""


class SittingStopped(Payload):
    """The person stopped for now. ``words`` are theirs, if they said it in words."""

    words: str = ""


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
    "sitting_stopped": SittingStopped,
    "interview_stopped": InterviewStopped,
}


class Entry(BaseModel):
    """One thing that happened, by whom, when, typed by whom, and who may read it."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: str
    record: str
    time: AwareDatetime
    person: str | None
    typed_by: str | None
    how: How = How.TYPED
    kind: str
    version: int = ENTRY_VERSION
    audience: Audience = Audience.MY_PLAN
    payload: SerializeAsAny[Payload]

    @model_validator(mode="before")
    @classmethod
    def _payload_by_kind(cls, data: Any) -> Any:
        """Read the payload with the model that belongs to the kind."""
        if isinstance(data, dict) and isinstance(data.get("payload"), dict):
            model = PAYLOADS.get(data.get("kind", ""))
            if model is None:
                raise ValueError(f"unknown kind of entry: {data.get('kind')!r}")
            return {**data, "payload": model.model_validate(data["payload"])}
        return data


def new_id() -> str:
    """Give an id that sorts by the time it was made: 12 hex digits of milliseconds, then 10 at random."""
    return f"{clock.time_ns() // 1_000_000:012x}{secrets.token_hex(5)}"


def new_record_id() -> str:
    """Give a short id that can be read aloud and typed, and that says nothing of the person."""
    letters = "bcdfghjkmnpqrstvwxyz23456789"
    return "".join(secrets.choice(letters) for _ in range(8))


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
