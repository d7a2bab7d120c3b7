from __future__ import annotations

from pathlib import Path

import pytest

from assistant.conversation.sessions.script import load_script, shipped_sessions
from assistant.conversation.workspace import Workspace
from assistant.errors import ContentError, SessionError

GOOD = """
title: Maya plans for a cafe
nation: scotland
people:
  young_person: {name: Maya, age: 15}
  parent: [{name: Dee}, {name: Sam}]
says:
  young_person: {good_day: "Toast first."}
  Sam: {dream_job: "College first."}
"""


@pytest.fixture
def questions(workspace: Workspace) -> set[str]:
    return {question.id for question in workspace.flows.questions()}


def test_the_samples_that_ship_can_be_read(questions: set[str]) -> None:
    assert set(shipped_sessions()) == {"jay", "marnie", "tomek"}
    for name in shipped_sessions():
        script = load_script(name, questions)
        assert len(script.parts()) == 3


def test_a_trainers_own_file_is_read(tmp_path: Path, questions: set[str]) -> None:
    file = tmp_path / "maya.yaml"
    file.write_text(GOOD)
    script = load_script(str(file), questions)
    names = [part.name for _, part in script.parts()]
    assert names == ["Maya", "Dee", "Sam"]
    voice, sam = script.parts()[2]
    assert script.said_by(voice, sam) == {"dream_job": ["College first."]}


@pytest.mark.parametrize(
    ("change", "to", "told"),
    [
        ("scotland", "narnia", "nation: 'narnia'"),
        ("good_day", "god_day", "Did you mean 'good_day'"),
        ("Sam: {", "Pat: {", "says.Pat"),
        ("Sam: {", "parent: {", "several people share"),
        ("young_person: {name: Maya, age: 15}", "practitioner: {name: X}", "exactly one"),
        ("title:", "titel:", "titel"),
        ("age: 15", "age: old", "age"),
    ],
)
def test_mistakes_are_told_with_their_place(
    tmp_path: Path, questions: set[str], change: str, to: str, told: str
) -> None:
    file = tmp_path / "maya.yaml"
    file.write_text(GOOD.replace(change, to))
    with pytest.raises(ContentError, match=told.replace("(", r"\(")):
        load_script(str(file), questions)


def test_an_unknown_sample_is_told_with_the_ones_there_are(questions: set[str]) -> None:
    with pytest.raises(SessionError, match="jay, marnie, tomek"):
        load_script("nobody", questions)
