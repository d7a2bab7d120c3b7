"""Outcomes in session scripts: proposed and decided in the real Record."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.conversation.sessions.rehearsal import rehearse
from assistant.conversation.sessions.script import load_script, shipped_sessions
from assistant.conversation.workspace import Workspace
from assistant.errors import ContentError, OwnwordsError
from assistant.plan.model import Standing

_SCRIPT = """
title: Maya plans for a cafe
nation: england
people:
  young_person: {name: Maya, age: 15}
  parent: {name: Dee}
says:
  young_person: {dream_job: "cafe. the one with the plants"}
"""
_OUTCOME = """
outcomes:
  - by: Dee
    text: By 2 July 2027 Maya will take orders at the cafe on four Saturdays.
    aspiration: {person: Maya, question: dream_job}
    known_by: The owner tells us.
    review_on: 2027-03-01
    agrees: [Maya]
"""


def _questions(workspace: Workspace) -> set[str]:
    return {question.id for question in workspace.flows.questions()}


def _file(folder: Path, more: str) -> str:
    file = folder / "maya.yaml"
    file.write_text(_SCRIPT + more, encoding="utf-8")
    return str(file)


def test_a_script_proposes_an_outcome_from_somebodys_words(
    workspace: Workspace, tmp_path: Path
) -> None:
    script = load_script(_file(tmp_path, _OUTCOME), _questions(workspace))
    with rehearse(workspace, script) as done:
        (outcome,) = done.workspace.plan(done.record).outcomes
        assert outcome.aspiration
        assert outcome.aspiration.quote == "cafe. the one with the plants"
        assert outcome.status is Standing.AGREED
        assert "Dee proposed: By 2 July 2027" in done.transcript
        assert "Maya agreed." in done.transcript


def test_all_mistakes_of_an_outcome_are_told_at_once(workspace: Workspace, tmp_path: Path) -> None:
    wrong = _OUTCOME.replace("Dee", "Bob").replace("dream_job}", "dream_jobs}")
    with pytest.raises(ContentError) as caught:
        load_script(_file(tmp_path, wrong), _questions(workspace))
    told = str(caught.value)
    assert "outcomes[0]: nobody here is called 'Bob'" in told
    assert "no question 'dream_jobs'" in told


def test_a_script_chooses_formats_and_an_unknown_one_is_told(
    workspace: Workspace, tmp_path: Path
) -> None:
    script = load_script(_file(tmp_path, "formats: [one-page-profile]"), _questions(workspace))
    with rehearse(workspace, script) as done:
        view = done.workspace.view(done.record)
        assert view.formats == ("one-page-profile",)
        assert "dream_job" in {answer.question for answer in view.answers}  # said, so not lost
        assert "travel" not in {answer.question for answer in view.answers}  # not asked
    unknown = load_script(_file(tmp_path, "formats: [ehcp]"), _questions(workspace))
    with (
        pytest.raises(OwnwordsError, match="no format called 'ehcp'"),
        rehearse(workspace, unknown),
    ):
        pass


@pytest.mark.parametrize("name", shipped_sessions())
def test_every_shipped_session_has_outcomes_with_a_whole_thread(
    guided: Workspace, name: str
) -> None:
    script = load_script(name, _questions(guided))
    with rehearse(guided, script) as done:
        outcomes = done.workspace.plan(done.record).outcomes
    assert len(outcomes) == 2
    for outcome in outcomes:
        assert outcome.aspiration
        assert [link for link in outcome.broken if "has passed" not in link] == []


def test_words_that_were_crossed_out_stand_behind_no_outcome(
    workspace: Workspace, tmp_path: Path
) -> None:
    text = (_SCRIPT + _OUTCOME).replace(
        "says:\n", "crosses_out: [Dee]\nsays:\n  parent: {appreciate: She never gives up.}\n"
    )
    text = text.replace(
        "dream_job}", "dream_job}\n    needs: [{person: Dee, question: appreciate}]"
    )
    file = tmp_path / "maya.yaml"
    file.write_text(text, encoding="utf-8")
    with rehearse(workspace, load_script(str(file), _questions(workspace))) as done:
        view = done.workspace.view(done.record)
        assert [one.kind for one in view.line_decisions] == ["line_crossed_out"]
        assert view.outcomes[0].written.needs == ()
