"""Folds a Record's Entries, oldest first, to what it says now.

``fold`` is pure and does not mind the order in which Entries reach it, so two
copies of a Record that were merged show the same view.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from assistant.record.accepted import fold_suggestions
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
    InterviewResumed,
    InterviewStopped,
    LineDecided,
    PersonJoined,
    RecordStarted,
    ToldWhoReads,
)
from assistant.record.view import Answer, LineDecision, Person, View


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
        worded_at=_worded_at(state, entry, given),
        how=entry.how,
        typed_by=entry.typed_by,
        follows=given.follows,
        asked=given.asked,
    )


def _worded_at(state: _Folding, entry: Entry, given: AnswerGiven) -> datetime:
    old = [state.answers[one] for one in given.replaces if state.own(one, entry.person or "")]
    return min([entry.time, *(one.worded_at for one in old if one.words == given.words)])


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
