"""Which questions a person is asked, in order, and which one comes next.

Nothing of this is stored: the path is worked out afresh from what was said, so
a changed answer changes it and never loses another answer.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

from assistant.flows.schema import Condition, Flows, Question
from assistant.record.entries import Meaning, Voice
from assistant.record.view import Answer, Person, View

State = Literal[
    "answered", "put_off", "skipped", "dont_know", "rather_not_say", "ask_someone", "not_asked"
]

_STATES: dict[Meaning, State] = {
    Meaning.ANSWER: "answered",
    Meaning.SKIP: "skipped",
    Meaning.DONT_KNOW: "dont_know",
    Meaning.RATHER_NOT_SAY: "rather_not_say",
    Meaning.ANOTHER_DAY: "put_off",
    Meaning.ASK_SOMEONE: "ask_someone",
}


def state_of(answers: Sequence[Answer]) -> State:
    """Say how one person left one question, from their live Answers to it, oldest first.

    Words that say something count before anything said later: a skipped
    follow-up does not turn an answered question into a skipped one.
    """
    if not answers:
        return "not_asked"
    if any(answer.says_something for answer in answers):
        return "answered"
    return _STATES[answers[-1].meaning]


def path(
    flows: Flows, view: View, person: Person, wanted: Collection[str] | None = None
) -> tuple[Question, ...]:
    """Give the questions this person is asked, in order.

    ``wanted`` are ids of the questions that the chosen plans hold for this person: then
    those and no others are asked. None means that nothing was chosen: then every flow is
    asked that is not kept for such a choice. A question whose condition does not hold is
    left out. But what this person has a live Answer to is never left out: what somebody
    said stays where they can see and change it.
    """
    own = view.answers_of(person.id)
    seen = {answer.question for answer in own}
    said = {answer.question for answer in own if answer.says_something}
    return tuple(
        question
        for question in flows.questions()
        if question.id in seen
        or (_is_wanted(flows, question, wanted) and _holds(question.when, view, person, said))
    )


def still_to_ask(
    flows: Flows, view: View, person: Person, wanted: Collection[str] | None = None
) -> tuple[Question, ...]:
    """Give the questions on the path to which this person has no live Answer, in order.

    Skip, I don't know and their like are Answers: nobody is asked twice for
    what they chose not to say.
    """
    seen = {answer.question for answer in view.answers_of(person.id)}
    return tuple(q for q in path(flows, view, person, wanted) if q.id not in seen)


def next_question(
    flows: Flows, view: View, person: Person, wanted: Collection[str] | None = None
) -> Question | None:
    """Give the first question that is still to be asked; None means that everything was."""
    return next(iter(still_to_ask(flows, view, person, wanted)), None)


def returning(
    flows: Flows, view: View, person: Person, wanted: Collection[str] | None = None
) -> tuple[Question, ...]:
    """Give the questions this person put off to another day and has not answered since."""
    return tuple(
        question
        for question in path(flows, view, person, wanted)
        if state_of(view.answers_of(person.id, question.id)) == "put_off"
    )


def _is_wanted(flows: Flows, question: Question, wanted: Collection[str] | None) -> bool:
    if wanted is None:
        return not flows.flow_of(question.id).when_wanted
    return question.id in wanted


def _holds(when: Condition | None, view: View, person: Person, said: Collection[str]) -> bool:
    if when is None:
        return True
    return (
        (when.voices is None or person.voice in when.voices)
        and _old_enough(when.min_age, view.age, person.voice)
        and (when.nations is None or view.nation is None or view.nation in when.nations)
        and (when.answered is None or when.answered in said)
    )


def _old_enough(min_age: int | None, age: int | None, voice: Voice) -> bool:
    """``age`` is the young person's, in years; not known counts as old enough."""
    if voice is not Voice.YOUNG_PERSON or min_age is None or age is None:
        return True
    return age >= min_age
