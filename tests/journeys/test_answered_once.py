"""What was said once fills every Format: nothing is asked twice, and views stay side by side."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

import pytest

from assistant.conversation.sessions.script import load_script
from assistant.conversation.sessions.walk import Walk
from assistant.conversation.state import AtQuestion
from assistant.conversation.turns import Action, Did, Opened
from assistant.conversation.workspace import Workspace
from assistant.plan.format import Format, find_format
from assistant.record.entries import AnswerGiven, Voice, new_entry
from assistant.record.view import Person

FOUR = ("one-page-profile", "vocational-profile", "iep-england", "annual-review")


@pytest.fixture
def jay(guided: Workspace) -> str:
    """Jay's sample session, walked to its end. Gives the Record's id."""
    script = load_script("jay", {question.id for question in guided.flows.questions()})
    walk = Walk(guided, script)
    for _ in walk.events():
        pass
    return walk.record


def _asked(workspace: Workspace, record: str, person: Person) -> Iterator[str]:
    """Sit somebody down until there is nothing more to ask, and give the questions they were asked."""
    sitting = workspace.sitting(record, person.id)
    sitting.take(Opened())
    while isinstance(at := sitting.state.at, AtQuestion):
        yield at.question
        sitting.take(Did(Action.SKIP))


def test_a_second_format_asks_only_what_is_missing(guided: Workspace, jay: str) -> None:
    young = guided.view(jay).people[0]
    asked_before = {one.question for one in guided.view(jay).answers_of(young.id)}
    still = {}
    for chosen in FOUR:
        guided.aims(jay, young.id).choose(chosen)
        still[chosen] = list(_asked(guided, jay, young))
        assert not set(still[chosen]) & asked_before
        asked_before |= set(still[chosen])
    assert still["one-page-profile"] == []
    assert set(still["vocational-profile"]) <= {"job_fit", "job_not_fit"}
    assert "dream_job" not in set().union(*still.values())
    assert len(still["annual-review"]) > len(still["iep-england"]) > 0


@pytest.mark.parametrize("form", FOUR)
def test_every_format_holds_jays_own_words(guided: Workspace, jay: str, form: str) -> None:
    said = {one.words for one in guided.view(jay).answers if one.person.name == "Jay"}
    plan = guided.plan(jay, form)
    lines = [line for section in plan.sections for line in section.lines if line.person == "Jay"]
    assert lines
    assert {line.text for line in lines} <= said


def _formats(workspace: Workspace) -> list[Format]:
    return [find_format(workspace.formats, one.id) for one in workspace.formats]


def test_fifty_conflicts_stand_side_by_side_in_every_format_that_asks_them(
    workspace: Workspace,
) -> None:
    compared = [question.id for question in workspace.flows.questions() if question.compare]
    pairs = [(Voice.YOUNG_PERSON, Voice.PARENT), (Voice.PARENT, Voice.PRACTITIONER)]
    words = [("bikes", "bricks"), ("yes", "no"), ("alone", "with help"), ("now", "in a year")]
    seeded = list(islice(product(words, pairs, compared), 50))
    assert len(seeded) == 50
    shown = 0
    for (first, second), voices, question in seeded:
        record = workspace.new_record("Jay", "england", age=16)
        people = [
            workspace.view(record).people[0]
            if voice is Voice.YOUNG_PERSON
            else workspace.join(record, voice.value, voice)
            for voice in voices
        ]
        workspace.store.append(
            [
                new_entry(record, AnswerGiven(question=question, words=said), person=person.id)
                for person, said in zip(people, (first, second), strict=True)
            ]
        )
        for form in _formats(workspace):
            if question not in form.questions:
                continue
            (topic,) = workspace.plan(record, form.id).disagreements
            assert topic.topic == question
            assert [view.text for view in topic.views] == [first, second]
            assert [view.person_id for view in topic.views] == [one.id for one in people]
            shown += 1
    assert shown >= 50


@pytest.mark.parametrize("name", ["jay", "marnie", "tomek"])
def test_every_line_of_every_format_resolves_to_its_source(guided: Workspace, name: str) -> None:
    script = load_script(name, {question.id for question in guided.flows.questions()})
    walk = Walk(guided, script)
    for _ in walk.events():
        pass
    view = guided.view(walk.record)
    words = {one.id: one.words for one in view.shared_with(None)}
    wordings = {one.version: one.written.text for one in view.outcomes}
    lines = 0
    for form in _formats(guided):
        plan = guided.plan(walk.record, form.id)
        quotes = {one.passage: one.quote for one in plan.citations}
        known = {"answer": words, "outcome": wordings, "guidance": quotes}
        for line in (line for section in plan.sections for line in section.lines):
            assert [line.text] == [known[one.kind][one.id] for one in line.sources]
            lines += 1
        for outcome in plan.outcomes:
            for source in outcome.sources:
                assert known[source.kind][source.id] == source.quote
        for section in plan.sections:
            assert set(section.guidance) <= set(quotes)
            assert set(section.outcomes) <= {one.id for one in plan.outcomes}
    assert lines > 100
