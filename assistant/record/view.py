"""The current view of a Record: its Entries folded, oldest first.

``fold`` is pure and does not mind the order in which Entries reach it, so two
copies of a Record that were merged show the same view.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from assistant.record.aims import fold_outcomes, standing_on
from assistant.record.anew import said_anew
from assistant.record.entries import (
    AnswerGiven,
    AnswerShared,
    AnswerWithdrawn,
    Audience,
    DifferenceMarked,
    Entry,
    FollowUpAsked,
    FormatChosen,
    How,
    InterviewResumed,
    InterviewStopped,
    LineDecided,
    Meaning,
    PersonJoined,
    RecordStarted,
    ToldWhoReads,
    Voice,
)
from assistant.record.outcomes import OutcomeNow
from assistant.record.suggestions import SuggestionNow, fold_suggestions

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


@dataclass
class _Folding:
    """What ``fold`` gathers on its way through the Entries."""

    people: dict[str, Person] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    audiences: dict[str, Audience] = field(default_factory=dict)
    joined: set[str] = field(default_factory=set)
    told: dict[str, frozenset[str]] = field(default_factory=dict)
    follow_ups: set[tuple[str, str]] = field(default_factory=set)
    differences: set[tuple[str, str]] = field(default_factory=set)
    decisions: dict[tuple[str, str], LineDecision] = field(default_factory=dict)
    stopped: set[str] = field(default_factory=set)
    formats: dict[str, None] = field(default_factory=dict)

    def own(self, answer: str, person: str) -> bool:
        """Tell whether this is a person's own Answer: nobody changes the words of another."""
        return answer in self.answers and self.answers[answer].person.id == person


def _take_answer(state: _Folding, entry: Entry, given: AnswerGiven) -> None:
    person = state.people.get(entry.person or "")
    if person is None:
        return
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


def _take_about_answers(state: _Folding, entry: Entry) -> None:
    """Take what was done with an Answer: said anew, taken back, shared or kept."""
    person = entry.person or ""
    payload = entry.payload
    if isinstance(payload, AnswerGiven):
        state.gone.update(old for old in payload.replaces if state.own(old, person))
    elif isinstance(payload, AnswerWithdrawn) and state.own(payload.answer, person):
        state.gone.add(payload.answer)
    elif isinstance(payload, AnswerShared) and state.own(payload.answer, person):
        state.audiences[payload.answer] = entry.audience


def _take_about_people(state: _Folding, entry: Entry) -> None:
    """Take what happened to a person's interview, and what they decided."""
    person = entry.person or ""
    payload = entry.payload
    if isinstance(payload, InterviewStopped):
        state.stopped.add(person)
    elif isinstance(payload, InterviewResumed):
        state.stopped.discard(person)
    elif isinstance(payload, PersonJoined):
        state.joined.add(person)
    elif isinstance(payload, ToldWhoReads):
        state.told[person] = frozenset(state.joined)
    elif isinstance(payload, FollowUpAsked):
        state.follow_ups.add((person, payload.question))
    elif isinstance(payload, DifferenceMarked):
        marked = (person, payload.question)
        (state.differences.add if payload.differs else state.differences.discard)(marked)
    elif isinstance(payload, FormatChosen):
        if payload.wanted:
            state.formats[payload.format] = None
        else:
            state.formats.pop(payload.format, None)
    elif isinstance(payload, LineDecided):
        decided = LineDecision(payload.line, person, entry.kind, payload.words)
        state.decisions.pop((payload.line, person), None)  # the one decided last stands last
        state.decisions[payload.line, person] = decided


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Sort Entries as they happened, each once: by time, then id."""
    return sorted({entry.id: entry for entry in entries}.values(), key=lambda e: (e.time, e.id))


def _folded(ordered: list[Entry]) -> _Folding:
    """Fold in three rounds: people, their words, then what was done with those.

    So a withdrawal holds also where a clock that was set back put it before the
    words that it withdraws.
    """
    state = _Folding()
    for entry in ordered:
        if isinstance(entry.payload, PersonJoined):
            id_ = entry.person or ""
            joined = entry.payload
            state.people[id_] = Person(id_, joined.name, joined.voice, joined.role)
    for entry in ordered:
        if isinstance(entry.payload, AnswerGiven):
            _take_answer(state, entry, entry.payload)
    for entry in ordered:
        _take_about_answers(state, entry)
        _take_about_people(state, entry)
    return state


def fold(entries: Iterable[Entry]) -> View:
    """Fold Entries to the current view. Raises ValueError when there is no ``record_started``."""
    ordered = in_order(entries)
    start = next((e for e in ordered if isinstance(e.payload, RecordStarted)), None)
    if start is None or not isinstance(start.payload, RecordStarted):
        raise ValueError("a record needs a record_started entry")
    state = _folded(ordered)
    said = {one.id: (one.person.id, one.question) for one in state.answers.values()}
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
        told_who_reads=state.told,
        follow_ups_asked=frozenset(state.follow_ups),
        differences=frozenset(state.differences),
        line_decisions=tuple(state.decisions.values()),
        stopped_for_care=frozenset(state.stopped),
        formats=tuple(state.formats),
        outcomes=standing_on(said_anew(ordered, said), fold_outcomes(ordered, state.people)),
        suggestions=fold_suggestions(ordered, state.people),
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
