"""Gaps: what a voice has not said. They are listed, and never filled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.drafting.asked import may_be_asked
from assistant.flows.path import path
from assistant.flows.schema import Flows
from assistant.plan.format import FormatSection
from assistant.plan.model import Gap
from assistant.record.entries import Meaning, Voice
from assistant.record.view import Answer, Person, View


def gaps(
    view: View,
    flows: Flows,
    answers: Sequence[Answer],
    sections: Sequence[FormatSection],
    for_person: str | None = None,
) -> list[Gap]:
    """List the questions of these headings that nobody of a voice has answered with words.

    A heading expects words only of the voices that it takes, and none where it may be empty.
    ``answers`` are those that say something and may be read here, by ``for_person`` or by all.
    """
    left = _left(view, flows, answers, for_person)
    # what is private here must not show by a question that is asked because of it
    view = replace(view, answers=(*answers, *left))
    said = {(answer.person.voice, answer.question) for answer in answers}
    return [
        _gap(view, left, question, voice)
        for voice in Voice
        for question in _expected(view, flows, voice, sections)
        if (voice, question) not in said
    ]


def _left(
    view: View, flows: Flows, answers: Iterable[Answer], for_person: str | None
) -> list[Answer]:
    """Give how questions were left, as far as it tells ``for_person`` of nothing private.

    Everybody passes each question in turn. Were others told what was skipped, a question before
    it that is empty would be one that somebody answered for only themself.
    """
    said = {(answer.person.id, answer.question) for answer in answers}
    return [
        one
        for one in view.shared_with(for_person)
        if not one.says_something
        and (one.meaning is not Meaning.SKIP or one.person.id == for_person)
        and may_be_asked(flows, one.person.id, one.question, said)
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


def _gap(view: View, left: Sequence[Answer], question: str, voice: Voice) -> Gap:
    people = view.of_voice(voice)
    only = people[0] if len(people) == 1 else None
    how = [one.meaning for one in left if (one.question, one.person.voice) == (question, voice)]
    return Gap(
        question=question,
        voice=voice,
        person=only.name if only else None,
        person_id=only.id if only else None,
        reason=how[-1] if how else None,
    )
