"""Intervals hold their value, are the same each time, and are narrower with more cases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.knowledge.evaluation.intervals import drop, mean, paired_gain
from assistant.knowledge.evaluation.model import Figure

_SHARES = st.lists(st.floats(0, 1), min_size=1, max_size=60)


def _holds_its_value(figure: Figure) -> bool:
    assert figure.value is not None and figure.low is not None and figure.high is not None
    return figure.low <= figure.value <= figure.high


@given(_SHARES)
def test_the_interval_of_a_mean_holds_it_and_stays_within_what_is_possible(
    values: list[float],
) -> None:
    figure = mean(values)
    assert figure.value == pytest.approx(sum(values) / len(values), abs=1e-4)
    assert _holds_its_value(figure)
    assert figure.low is not None and figure.high is not None
    assert min(values) - 1e-4 <= figure.low and figure.high <= max(values) + 1e-4
    assert figure.n == len(values)
    assert mean(values) == figure


@given(_SHARES, _SHARES)
def test_the_interval_of_a_drop_holds_it(usual: list[float], other: list[float]) -> None:
    figure = drop(usual, other)
    wanted = sum(usual) / len(usual) - sum(other) / len(other)
    assert figure.value == pytest.approx(wanted, abs=1e-4)
    assert _holds_its_value(figure)
    assert figure.n == len(other)


def test_a_paired_gain_sees_what_two_groups_do_not() -> None:
    ours, theirs = [0.1 * n + 0.05 for n in range(10)], [0.1 * n for n in range(10)]
    paired, apart = paired_gain(ours, theirs), drop(ours, theirs)
    assert paired.value == apart.value == 0.05
    assert paired.low == paired.high == 0.05
    assert apart.low is not None and apart.low < 0


def test_more_cases_make_it_narrower_and_about_as_wide_as_theory_says() -> None:
    few, many = mean([1, 0] * 10), mean([1, 0] * 200)
    assert few.high is not None and few.low is not None
    assert many.high is not None and many.low is not None
    assert many.high - many.low < few.high - few.low
    assert many.high - many.low == pytest.approx(2 * 1.96 * 0.5 / 400**0.5, abs=0.012)


def test_without_cases_there_is_no_figure() -> None:
    nothing = Figure(value=None, low=None, high=None, n=0)
    assert mean([]) == drop([], [1.0]) == drop([1.0], []) == paired_gain([], []) == nothing
