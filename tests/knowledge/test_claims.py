"""A question that names a wrong claim gets that correction, once, and no other."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.knowledge.claims import without_doubles
from assistant.knowledge.knowledge import Knowledge
from tests.knowledge.test_status import front
from tests.knowledge.writing import caveat

_TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    "question",
    [
        "According to the SEND Code of Practice 2023, must schools write IEPs?",
        "The 2023 SEND code says schools must use IEPs, right?",
    ],
)
def test_a_code_of_a_wrong_year_is_corrected_first_whatever_else_is_asked(
    shipped: Knowledge, question: str
) -> None:
    found = shipped.ask(question, nation="england", on=_TODAY)
    assert "There is no 2023 Code" in found.warnings[0]
    assert sum("There is no 2023 Code" in warning for warning in found.warnings) == 1


@pytest.mark.parametrize(
    "question",
    ["in 2023 my son got an EHC plan, when is the review?", "what does the Code of 2015 say"],
)
def test_a_year_alone_or_the_right_year_gets_no_correction(
    shipped: Knowledge, question: str
) -> None:
    found = shipped.ask(question, nation="england", on=_TODAY)
    assert not any(warning.startswith("Not right") for warning in found.warnings)


@pytest.mark.parametrize("number", ["9.67", "6.44", "6.76"])
def test_a_paragraph_asked_for_by_number_comes_first_and_no_other_is_corrected(
    shipped: Knowledge, number: str
) -> None:
    found = shipped.ask(f"SEND Code paragraph {number}", nation="england", on=_TODAY)
    assert number in found.citations[0].quote
    assert not any("5.40" in warning for warning in found.warnings)


def test_one_mistake_is_corrected_once() -> None:
    document = front(
        caveats=[
            caveat("A", "There is a Code of 2023.", "There is no 2023 Code. It is of 2015."),
            caveat("A", "The Code is of 2023.", "There is no 2023 Code: it is of January 2015."),
            caveat("A", "NG170 is on autism.", "NG170 is about cystic fibrosis."),
        ]
    )
    assert without_doubles(document.caveats) == [document.caveats[0], document.caveats[2]]
