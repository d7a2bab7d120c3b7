"""What was not understood is not praised: it is said, or people are asked."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.plan.check.finding import Checked
from assistant.plan.check.outcome import check_outcome, look_at
from assistant.plan.check.understood import is_read

ON = date(2026, 11, 21)


def asked(said: Checked) -> dict[str, str]:
    return {one.criterion: one.question for one in said.unsure}


@pytest.mark.parametrize(
    "text",
    [
        "Bydd Sam yn darllen deg gair erbyn Gorffennaf 2027.",
        "Bydd Sam yn gallu cerdded i'r siop ar ei ben ei hun dair gwaith yr wythnos.",
        "asdkj qwlek zxmcn by July 2027",
        "Sam będzie czytać dziesięć słów do lipca 2027.",
    ],
)
def test_what_cannot_be_read_is_said_once_and_nothing_is_fine(text: str) -> None:
    said = look_at(text, "To be a chef.", ON)
    (found,) = said.findings
    assert "reads English only" in found.reason
    assert len(said.unsure) == 7


def test_english_with_a_few_words_of_another_language_is_read() -> None:
    assert is_read("Erbyn y Pasg Sam will walk to the siop with his nain twice a week.")
    assert is_read("Wi'in twelve weeks Finlay will spend five pounds at the wee shop.")


@pytest.mark.parametrize("text", ["By July 2027 Sam will swim.", "Sam will swim by Easter."])
def test_an_outcome_that_says_little_is_neither_praised_nor_a_fault(text: str) -> None:
    said = look_at(text, None, ON)
    assert said.findings == ()
    assert set(asked(said)) == {"specific", "measurable"}


def test_several_steps_in_one_are_named() -> None:
    said = look_at("By July 2027 Sam will read, write, cook, swim and travel alone.", None, ON)
    assert "read, write, cook, swim" in asked(said)["specific"]


def test_a_year_group_is_asked_for_its_day_unless_it_is_known() -> None:
    text = "By the end of Year 9 Sam will swim a length twice."
    assert "'By the end of Year 9'" in asked(look_at(text, None, ON))["time_bound"]
    assert asked(look_at(text, None, ON, 8)) == {}
    (past,) = check_outcome(text, None, ON, 11)
    assert (past.criterion, "is past" in past.reason) == ("time_bound", True)


def test_what_is_a_fault_is_not_asked_too() -> None:
    said = look_at("Sam will improve.", None, ON)
    assert not {one.criterion for one in said.findings} & set(asked(said))
