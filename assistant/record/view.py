"""The current view of a Record: its Entries folded, oldest first.

``fold`` is pure and does not mind the order in which Entries reach it, so two
copies of a Record that were merged show the same view.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from assistant.record.entries import (
    AnswerGiven,
    AnswerShared,
    AnswerWithdrawn,
    Audience,
    DifferenceMarked,
    Entry,
    FollowUpAsked,
    How,
    InterviewStopped,
    LineDecided,
    Meaning,
    PersonJoined,
    RecordStarted,
    ToldWhoReads,
    Voice,
)


@dataclass(frozen=True)
class Person:
    """Somebody with a name and a Voice."""

    id: str
    name: str
    voice: Voice
    role: str | None = None


@dataclass(frozen=True)
class Answer:
    """A Person's words to a Question, as they stand now."""

    id: str
    person: Person
    question: str
    words: str
    meaning: Meaning
    audience: Audience
    said_at: datetime
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

    ``answers`` are the live ones in the order they were said. ``stopped_for_care``
    holds the ids of people whose last Entry is a stop for a Concern.
    """

    record: str
    name: str
    nation: str | None
    age: int | None
    year_group: int | None
    started: datetime
    people: tuple[Person, ...] = ()
    answers: tuple[Answer, ...] = ()
    told_who_reads: frozenset[str] = frozenset()
    follow_ups_asked: frozenset[tuple[str, str]] = frozenset()
    differences: frozenset[str] = frozenset()
    line_decisions: tuple[LineDecision, ...] = ()
    stopped_for_care: frozenset[str] = frozenset()

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


@dataclass
class _Folding:
    """What ``fold`` gathers on its way through the Entries."""

    people: dict[str, Person] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    audiences: dict[str, Audience] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    follow_ups: set[tuple[str, str]] = field(default_factory=set)
    differences: set[str] = field(default_factory=set)
    decisions: dict[tuple[str, str], LineDecision] = field(default_factory=dict)
    stopped: set[str] = field(default_factory=set)


def _take_answer(state: _Folding, entry: Entry, given: AnswerGiven) -> None:
    person = state.people.get(entry.person or "")
    if person is None:
        return
    own = (old for old in given.replaces if old in state.answers)
    state.gone.update(old for old in own if state.answers[old].person.id == person.id)
    state.answers[entry.id] = Answer(
        id=entry.id,
        person=person,
        question=given.question,
        words=given.words,
        meaning=given.meaning,
        audience=entry.audience,
        said_at=entry.time,
        how=entry.how,
        typed_by=entry.typed_by,
        follows=given.follows,
        asked=given.asked,
    )


def _take(state: _Folding, entry: Entry) -> None:
    person = entry.person or ""
    payload = entry.payload
    if isinstance(payload, InterviewStopped):
        state.stopped.add(person)
        return
    state.stopped.discard(person)
    if isinstance(payload, PersonJoined):
        state.people[person] = Person(person, payload.name, payload.voice, payload.role)
    elif isinstance(payload, AnswerGiven):
        _take_answer(state, entry, payload)
    elif isinstance(payload, AnswerWithdrawn):
        if payload.answer in state.answers and state.answers[payload.answer].person.id == person:
            state.gone.add(payload.answer)
    elif isinstance(payload, AnswerShared):
        if payload.answer in state.answers and state.answers[payload.answer].person.id == person:
            state.audiences[payload.answer] = entry.audience
    elif isinstance(payload, ToldWhoReads):
        state.told.add(person)
    elif isinstance(payload, FollowUpAsked):
        state.follow_ups.add((person, payload.question))
    elif isinstance(payload, DifferenceMarked):
        (state.differences.add if payload.differs else state.differences.discard)(payload.question)
    elif isinstance(payload, LineDecided):
        state.decisions[payload.line, person] = LineDecision(
            payload.line, person, entry.kind, payload.words
        )


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Sort Entries as they happened, each once: by time, then id."""
    return sorted({entry.id: entry for entry in entries}.values(), key=lambda e: (e.time, e.id))


def fold(entries: Iterable[Entry]) -> View:
    """Fold Entries to the current view. Raises ValueError when there is no ``record_started``."""
    ordered = in_order(entries)
    start = next((e for e in ordered if isinstance(e.payload, RecordStarted)), None)
    if start is None or not isinstance(start.payload, RecordStarted):
        raise ValueError("a record needs a record_started entry")
    state = _Folding()
    for entry in ordered:
        _take(state, entry)
    live = [answer for answer in state.answers.values() if answer.id not in state.gone]
    return View(
        record=start.record,
        name=start.payload.name,
        nation=start.payload.nation,
        age=start.payload.age,
        year_group=start.payload.year_group,
        started=start.time,
        people=tuple(state.people.values()),
        answers=tuple(_with_audience(answer, state.audiences) for answer in live),
        told_who_reads=frozenset(state.told),
        follow_ups_asked=frozenset(state.follow_ups),
        differences=frozenset(state.differences),
        line_decisions=tuple(state.decisions.values()),
        stopped_for_care=frozenset(state.stopped),
    )


def audience_now(answer: Entry, entries: Iterable[Entry]) -> Audience:
    """Tell who may read an answer's Entry now, after any change of mind by its person."""
    now = answer.audience
    for entry in in_order(entries):
        payload = entry.payload
        if isinstance(payload, AnswerShared) and payload.answer == answer.id:
            now = entry.audience if entry.person == answer.person else now
    return now


def _with_audience(answer: Answer, audiences: dict[str, Audience]) -> Answer:
    audience = audiences.get(answer.id)
    return replace(answer, audience=audience) if audience else answer
