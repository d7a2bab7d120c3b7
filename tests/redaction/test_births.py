"""Days of birth that are told by a feast, and feasts and years that are nobody's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.redaction.redactor import Redactor

FEASTS = ["christmas day", "xmas", "new years eve", "Boxing Day", "st david's day", "halloween"]


def redacted(text: str) -> str:
    return Redactor().redact(text).text


@given(
    feast=st.sampled_from(FEASTS),
    near=st.sampled_from(["", "the day after ", "the day before ", "two days before "]),
    year=st.sampled_from(["", " 09", " 2011", " twenty twelve", ", 2008"]),
)
def test_a_feast_on_which_somebody_was_born_goes(feast: str, near: str, year: str) -> None:
    assert redacted(f"she was born on {near}{feast}{year}") == "she was born on [DATE_1]"


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("christmas eve is my birthday", "[DATE_1] is my birthday"),
        ("he turned fourteen on halloween", "he turned fourteen on [DATE_1]"),
        ("a bonfire night 2010 baby", "a [DATE_1] baby"),
        ("dob: the 4th of the 7th 2010", "dob: the [DATE_1]"),
        ("born 3 May 2010, here since 2019", "born [DATE_1], here since 2019"),
        ("twins, born 3 May 2021 and 6 June 2023", "twins, born [DATE_1] and [DATE_2]"),
        ("DOB 03.11.2011, Year 10, since 2019", "DOB [DATE_1], Year 10, since 2019"),
        (
            "he was born 4 May 2010 and his sister June 2012",
            "he was born [DATE_1] and his sister [DATE_2]",
        ),
        ("born 4 May 2010, Sam 2012", "born [DATE_1], [PERSON_1] [DATE_2]"),
        ("born 4 may 2010, sam in 2012", "born [DATE_1], [PERSON_1] in [DATE_2]"),
        ("born 4 May 2010, sister in 2012", "born [DATE_1], sister in [DATE_2]"),
        ("born 4 May 2010, mum's is 1980", "born [DATE_1], mum's is [DATE_2]"),
        ("born 4 May 2010, hers 2012", "born [DATE_1], hers [DATE_2]"),
        (
            "his birthday is 3 May 2011 and his twin sisters 2014",
            "his birthday is [DATE_1] and his twin sisters [DATE_2]",
        ),
    ],
)
def test_what_tells_the_day_goes_and_what_does_not_stays(text: str, clean: str) -> None:
    assert redacted(text) == clean


@pytest.mark.parametrize(
    "text",
    [
        "birthdays, christmas and halloween are too loud",
        "xmas is the best, then my birthday",
        "on Boxing Day he rests. christmas 2025 was hard",
        "she may baby him a bit",
    ],
)
def test_a_feast_that_only_stands_near_stays(text: str) -> None:
    assert redacted(text) == text
