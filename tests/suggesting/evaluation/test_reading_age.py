"""The reading age: an estimate from the lengths of words and sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.suggesting.evaluation.reading_age import reading_age


def test_the_formula_of_1967() -> None:
    text = "The quick brown fox jumps over the lazy dog."  # 35 letters, 9 words, 1 sentence
    assert reading_age(text) == pytest.approx(max(5 + 4.71 * 35 / 9 + 0.5 * 9 - 21.43, 5))


def test_long_words_and_sentences_are_for_older_readers() -> None:
    plain = reading_age("Miss Bell helps Maya. She does it each week. Maya ticks a list.")
    hard = reading_age(
        "Maya will be supported by Miss Bell on a weekly basis to utilise a visual checklist."
    )
    assert plain is not None
    assert hard is not None
    assert plain + 4 < hard


@pytest.mark.parametrize("text", ["", "...", "– !"])
def test_a_text_without_words_has_none(text: str) -> None:
    assert reading_age(text) is None


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_it_is_an_age_or_nothing(text: str) -> None:
    found = reading_age(text)
    assert found is None or 5 <= found <= 22
