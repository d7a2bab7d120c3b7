"""Telephone numbers in words, and counting in words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.redaction.redactor import Redactor

UNDER_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety hundred"


def in_words(number: int) -> str:
    """Give a number up to a hundred and nine as it is spoken when counting."""
    if number < 20:
        return UNDER_TWENTY.split()[number]
    tens, ones = divmod(number, 10)
    word = TENS.split()[tens - 2]
    return f"{word} {UNDER_TWENTY.split()[ones]}" if ones else word


@given(start=st.integers(0, 3), step=st.sampled_from([1, 2, 5, 10]), count=st.integers(6, 10))
def test_counting_in_words_stays_up_and_down(start: int, step: int, count: int) -> None:
    steps = [start + step * at for at in range(count)]
    for numbers in (steps, steps[::-1]):
        counted = "we count " + " ".join(map(in_words, numbers)) + " and stop"
        assert Redactor().redact(counted).text == counted


@pytest.mark.parametrize(
    "spoken",
    [
        "oh one one six four nine six",
        "zero one two three four five six seven eight nine zero",
        "oh one two three four five six",
        "double one two three four five six seven",
        "nine nine nine nine nine nine nine",
        "nought one two three five six seven",
        "double seven oh nine double oh one two three",
        "plus four four seven seven double zero nine hundred one two three",
        "seven five one two, oh three four, double five six",
        "triple one oh two three four five six",
        "eight hundred double oh one two three four five",
        "07 double seven oh nine double oh one two",
        "four five two six one nine",
        "seven five one two double four",
        "forty one sixty two eleven nineteen",
    ],
)
def test_a_number_in_words_that_is_no_counting_goes(spoken: str) -> None:
    assert Redactor().redact(f"ring {spoken} ok").text == "ring [PHONE_1] ok"


@given(st.lists(st.integers(0, 9), min_size=6, max_size=6))
def test_six_numbers_go_unless_they_are_counted(numbers: list[int]) -> None:
    said = " ".join(UNDER_TWENTY.split()[one] for one in numbers)
    steps = {later - earlier for earlier, later in pairwise(numbers)}
    is_counted = len(steps) == 1 and steps != {0}
    is_again = any(
        numbers == numbers[:length] * (6 // length)
        and len({b - a for a, b in pairwise(numbers[:length])}) == 1
        and numbers[0] != numbers[1]
        for length in (2, 3)
    )
    expected = f"we said {said}" if is_counted or is_again else "we said [PHONE_1]"
    assert Redactor().redact(f"we said {said}").text == expected


@pytest.mark.parametrize(
    "counted",
    [
        "one two one two one two",
        "one two three one two three one two three",
        "call at two three or four",
        "he scored two four two three one",
        "text me at ten thirty",
    ],
)
def test_what_is_no_telephone_number_stays(counted: str) -> None:
    assert Redactor().redact(counted).text == counted


def test_counting_up_and_down_again_stays() -> None:
    counted = "one two three four five six seven eight nine ten, ten nine eight seven six five four"
    assert Redactor().redact(counted).text == counted
