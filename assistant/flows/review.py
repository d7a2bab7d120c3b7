"""The list a person checks before and after a draft: every question, and how they left it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from assistant.flows.path import State, next_question, path, state_of
from assistant.flows.schema import Flows, Question
from assistant.record.view import Answer, Person, View


@dataclass(frozen=True)
class Row:
    """One question on the path. ``next`` is true on the one row that is asked next."""

    question: Question
    section_title: str
    state: State
    answers: tuple[Answer, ...]
    next: bool


def review(
    flows: Flows, view: View, person: Person, wanted: Collection[str] | None = None
) -> tuple[Row, ...]:
    """Give one row for each question on this person's path, in order, with their own Answers."""
    upcoming = next_question(flows, view, person, wanted)
    rows = []
    for question in path(flows, view, person, wanted):
        answers = view.answers_of(person.id, question.id)
        rows.append(
            Row(
                question=question,
                section_title=flows.section_of(question.id).title.for_voice(person.voice),
                state=state_of(answers),
                answers=answers,
                next=upcoming is not None and question.id == upcoming.id,
            )
        )
    return tuple(rows)
