from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.suggesting.parsing import read_answer
from assistant.suggesting.shapes import Answered, FollowUp, Outcomes

GOOD = '{"questions": [{"sources": ["a1"], "question": "What is Toast like?"}]}'


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        f"```json\n{GOOD}\n```",
        f"Sure! Here is the JSON you asked for:\n\n{GOOD}\n\nI hope this helps {{name}}!",
        f"<think>They want {{JSON}}. {{}} </think>\n{GOOD}",
        f'{{"oops": 1}} {GOOD}',
        f"{{not json {GOOD}",
        f'{GOOD} {{"questions": []}}',
    ],
)
def test_the_answer_is_found_in_what_stands_around_it(text: str) -> None:
    found = read_answer(text, FollowUp)
    assert found is not None
    assert [one.question for one in found.questions] == ["What is Toast like?"]


def test_a_list_that_is_too_long_is_cut() -> None:
    item = '{"sources": ["a1"], "question": "Q"}'
    found = read_answer(f'{{"questions": [{item}, {item}]}}', FollowUp)
    assert found is not None
    assert len(found.items) == 1


def test_what_we_showed_of_the_shape_is_no_answer() -> None:
    """A weak model repeats what stands in the prompt: seen with SmolLM2."""
    good = '{"sources": ["p1"], "text": "An IEP has three targets."}'
    echo = '{"sources": ["p1"], "text": "One sentence of the answer."}'
    found = read_answer(f'{{"sentences": [{echo}, {good}]}}', Answered)
    assert found is not None
    assert [one.text for one in found.sentences] == ["An IEP has three targets."]
    step = {"sources": ["a1"], "text": "Count to ten", "who": "who does it.", "how_often": ""}
    outcome = {"sources": ["a1"], "aspiration": "", "outcome": "Maya can count", "steps": [step]}
    whole = json.dumps({"outcomes": [outcome | {"provision": [step | {"who": "Miss Bell"}]}]})
    [made] = (read_answer(whole, Outcomes) or Outcomes(outcomes=[])).outcomes
    assert (made.steps, [one.who for one in made.provision]) == ([], ["Miss Bell"])


@pytest.mark.parametrize("text", ['{"nothing": true}', '```\n{"questions": []}\n```'])
def test_nothing_is_an_answer(text: str) -> None:
    found = read_answer(text, FollowUp)
    assert found is not None
    assert found.items == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I cannot do that.",
        GOOD[:-1],
        GOOD[:-2] + "}",
        '{"questions": [{"sources": [], "question": "No source?"}]}',
        '{"questions": [{"sources": ["a1"], "question": " "}]}',
        '{"questions": [{"sources": ["a1"], "question": "One?", "name": "Maya"}]}',
        '{"questions": "none"}',
        '{"nothing": true, "questions": 3}',
        '{"questions": NaN}',
        f"[{GOOD[:-1]}]",
        "{" * 100_000,
        '{"a":' * 20_000,
    ],
)
def test_half_an_answer_is_none(text: str) -> None:
    assert read_answer(text, FollowUp) is None


@given(st.text())
def test_any_text_is_read_without_an_error(text: str) -> None:
    found = read_answer(text, FollowUp)
    assert found is None or found.items == []


@settings(max_examples=30)
@given(
    st.recursive(
        st.none() | st.text() | st.integers(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
def test_any_json_is_read_without_an_error(data: Any) -> None:
    found = read_answer(json.dumps(data), FollowUp)
    assert found is None or found.items == []
