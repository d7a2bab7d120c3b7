"""Cases as files: what ships can be read and asked, and mistakes are told with their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import ContentError
from assistant.record.suggestions import Task
from assistant.suggesting.evaluation.cases import Case, read_cases, shipped_files, spread
from assistant.suggesting.evaluation.requests import request_of
from assistant.suggesting.evaluation.run import all_cases
from assistant.suggesting.prompts import shipped_prompts

GOOD = """
- people: [{name: Maya, voice: young_person}]
  cases:
    - id: one
      task: plainer
      answers: [{who: Maya, asked: "What?", says: "I like dogs."}]
"""


def test_what_ships_asks_for_every_task_and_for_silence_in_each() -> None:
    cases = read_cases(shipped_files())
    assert len(cases) >= 40
    for task in Task:
        some = [one for one in cases if one.task is task]
        assert any(one.nothing for one in some)
        assert any(one.wants for one in some)
    assert any(one.injected for one in all_cases())


def test_each_case_fills_its_prompt_with_all_that_it_gives() -> None:
    for case in all_cases():
        request = request_of(case)
        asked = shipped_prompts()[case.task.value].fill(request.data, request.words)
        assert len(asked.ids) == len(request.sources)
        given = {one.words for one in request.sources}
        assert given <= {one.says for one in case.answers} | {one.text for one in case.passages}


def test_fewer_cases_are_of_all_kinds() -> None:
    cases = all_cases()
    few = spread(cases, 12)
    assert len(few) == 12
    assert {one.task for one in few} == set(Task)
    assert spread(cases, 10_000) == spread(cases, None) == cases


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("who: Maya", "who: Kim"), "nobody here is called Kim"),
        (("task: plainer", "task: answer"), "needs 'question' and 'passages'"),
        (("says: ", "said: "), "said"),
        (("id: one", "id: one\n      wants: ['(']"), "is not a regular expression"),
        (
            ("id: one", "id: one\n      nothing: true\n      wants: [dogs]"),
            "Take out one of the two",
        ),
    ],
)
def test_a_mistake_is_told(change: tuple[str, str], told: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(GOOD.replace(*change), encoding="utf-8")
    with pytest.raises(ContentError, match=r"mine\.yaml") as found:
        read_cases([file])
    assert told in str(found.value)


def test_an_id_stands_once(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(GOOD, encoding="utf-8")
    [case] = read_cases([file])
    assert isinstance(case, Case)
    with pytest.raises(ContentError, match="case one: stands twice"):
        read_cases([file, file])
