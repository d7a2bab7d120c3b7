"""Numbers in every way people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.grounding.amounts import amounts
from assistant.grounding.periods import periods
from assistant.grounding.words import read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("twice a week", [("2", "time")]),
        ("two times each week", [("2", "time")]),
        ("at half past nine", [("9:30", "")]),
        ("at quarter to ten", [("9:45", "")]),
        ("at 9.30", [("9:30", "")]),
        ("14:00", [("2", "")]),
        ("half an hour", [("30", "minute")]),
        ("an hour and a half", [("90", "minute")]),
        ("61%", [("61", "percent")]),
        ("90 per cent", [("90", "percent")]),
        ("10 to 15 minutes", [("10", "minute"), ("15", "minute")]),
        ("two hundred and ten pounds", [("210", "pound")]),
        ("Year 9", [("9", "#year")]),
        ("once he is calm", []),
        ("one day, someone", []),
        ("1,700", [("1700", "")]),
    ],
)
def test_numbers_are_read(text: str, found: list[tuple[str, str]]) -> None:
    told = [(one.value, one.measure) for one in amounts(read(text)) if not one.is_article]
    assert told == found


@given(st.integers(2, 99))
def test_digits_and_words_are_the_same(number: int) -> None:
    ones = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    ones += ["eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"]
    ones += ["eighteen", "nineteen"]
    tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    spelt = ones[number] if number < 20 else tens[number // 10 - 2]
    if number >= 20 and number % 10:
        spelt += f"-{ones[number % 10]}"
    assert [one.value for one in amounts(read(spelt))] == [str(number)]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("twice a week", "week"),
        ("weekly", "week"),
        ("every two weeks", "fortnight"),
        ("every other week", "fortnight"),
        ("every 12 months", "year"),
        ("each school day", "day"),
        ("every evening", "day"),
    ],
)
def test_spans_are_read(text: str, span: str) -> None:
    assert [found for found, _ in periods(read(text))] == [span]


@pytest.mark.parametrize("text", ["this week", "a day in May", "___ times a week"])
def test_what_does_not_come_again_is_no_span(text: str) -> None:
    assert not list(periods(read(text)))
