"""Gaps: what a voice has not said. They are listed, and never filled."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.flows.path import path
from assistant.flows.schema import Flows
from assistant.plan.model import Gap
from assistant.record.entries import Voice
from assistant.record.view import Answer, View


def gaps(view: View, flows: Flows, answers: Sequence[Answer], asked: Sequence[str]) -> list[Gap]:
    """List the questions of ``asked`` that nobody of a voice has answered with words.

    ``answers`` are those that say something and may be read here.
    """
    wanted = set(asked)
    order = [question.id for question in flows.questions() if question.id in wanted]
    said = {(answer.person.voice, answer.question) for answer in answers}
    found = []
    for voice in Voice:
        on_path = _on_path(view, flows, voice)
        for question in order:
            if question in on_path and (voice, question) not in said:
                found.append(_gap(view, question, voice))
    return found


def _on_path(view: View, flows: Flows, voice: Voice) -> set[str]:
    """Give what people of this voice are asked; with nobody there, all that has no condition."""
    people = view.of_voice(voice)
    if not people:
        return {question.id for question in flows.questions() if question.when is None}
    return {question.id for person in people for question in path(flows, view, person)}


def _gap(view: View, question: str, voice: Voice) -> Gap:
    people = view.of_voice(voice)
    only = people[0] if len(people) == 1 else None
    left = [
        answer
        for answer in view.shared_with(None)
        if answer.question == question
        and answer.person.voice is voice
        and not answer.says_something
    ]
    return Gap(
        question=question,
        voice=voice,
        person=only.name if only else None,
        person_id=only.id if only else None,
        reason=left[-1].meaning if left else None,
    )
