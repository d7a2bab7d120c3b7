"""Patterns are tried as people write them, and none can hang the evaluation."""

from __future__ import annotations

import time

import pytest

from assistant.errors import ContentError
from assistant.knowledge.evaluation.cases import Case
from assistant.knowledge.evaluation.matching import any_of, find, passages_with, saying
from tests.knowledge.evaluation.making import case, passage


def test_letters_may_be_small_or_large_and_line_ends_are_spaces() -> None:
    found = find(
        [case(expect=["three or four"], forbid=["^it"])], ["It has\n Three  or\tfour.", "-"]
    )
    assert found == {"three or four": frozenset({0}), "^it": frozenset({0})}


def test_of_several_patterns_any_one_counts() -> None:
    found = find([case(expect=["one", "two"])], ["one", "two", "three"])
    assert any_of(["one", "two"], found) == {0, 1}
    assert any_of([], found) == frozenset()


def test_a_pattern_that_never_ends_is_told_with_its_case_and_the_rest_is_tried() -> None:
    endless, other = r"(a+)+$", r"(x|x)*y"
    cases = [case("good"), case("bad", expect=["a", endless]), case("worse", forbid=[other])]
    began = time.monotonic()
    with pytest.raises(ContentError) as raised:
        find(cases, ["a" * 40 + "b", "x" * 40], seconds=0.3)
    assert time.monotonic() - began < 10
    assert [mistake.partition(": takes")[0] for mistake in raised.value.mistakes] == [
        "case bad: expect[1]",
        "case worse: forbid[0]",
    ]


def test_a_case_may_name_documents_in_place_of_patterns() -> None:
    library = {one.id: one for one in (passage("a#x-1"), passage("a#y-1"), passage("b#x-1"))}
    either = Case.model_validate(
        {"id": "one", "q": "q", "kind": "plain", "expect": ["b#x"], "from": ["a"]}
    )
    found = find([either], [one.text for one in library.values()])
    assert saying(either, library, found) == {"a#x-1", "a#y-1", "b#x-1"}
    assert passages_with(["b#x"], library, found) == {"b#x-1"}
