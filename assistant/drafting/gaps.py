"""Gaps: what a voice has not said. They are listed, and never filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.flows.path import path
from assistant.flows.schema import Flows
from assistant.plan.format import FormatSection
from assistant.plan.model import Gap
from assistant.record.entries import Voice
from assistant.record.view import Answer, Person, View


def gaps(
    view: View, flows: Flows, answers: Sequence[Answer], sections: Sequence[FormatSection]
) -> list[Gap]:
    """List the questions of these headings that nobody of a voice has answered with words.

    A heading expects words only of the voices that it takes, and none where it may be empty.
    ``answers`` are those that say something and may be read here.
    """
    # what is private here must not show by a question that is asked because of it
    left = (one for one in view.shared_with(None) if not one.says_something)
    view = replace(view, answers=(*answers, *left))
    said = {(answer.person.voice, answer.question) for answer in answers}
    return [
        _gap(view, question, voice)
        for voice in Voice
        for question in _expected(view, flows, voice, sections)
        if (voice, question) not in said
    ]


def _expected(
    view: View, flows: Flows, voice: Voice, sections: Sequence[FormatSection]
) -> list[str]:
    """Give what people of a voice are asked for these headings, in the order of asking.

    With nobody there it is what somebody who has said nothing yet would be asked.
    """
    wanted = {
        question
        for section in sections
        if voice in section.voices and not section.may_be_empty
        for question in section.answers
    }
    people = view.of_voice(voice) or (Person(id="", name="", voice=voice),)
    asked = {one.id for person in people for one in path(flows, view, person, wanted)}
    return [one.id for one in flows.questions() if one.id in wanted & asked]


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
