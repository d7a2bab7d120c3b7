"""A name stands for the day that comes next, and no day is made up."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from assistant.plan.check.calendar_days import end_of, end_of_year_group, is_no_day, next_end


@given(month=st.integers(1, 12), on=st.dates(max_value=date(9998, 1, 1)))
def test_the_end_of_a_month_that_comes_next_is_less_than_a_year_away(month: int, on: date) -> None:
    found = next_end(month, on)
    assert found.month == month
    assert 0 <= (found - on).days <= 366


@given(day=st.dates())
def test_a_day_of_the_calendar_is_one(day: date) -> None:
    assert not is_no_day(day.day, day.month, day.year)
    assert not is_no_day(day.day, day.month, None)


def test_a_day_that_no_calendar_has_is_none() -> None:
    assert is_no_day(31, 6, 2027)
    assert is_no_day(29, 2, 2027) and not is_no_day(29, 2, 2028) and not is_no_day(29, 2, None)
    assert is_no_day(1, 13, 2027) and is_no_day(0, 1, 2027)


def test_a_year_group_ends_with_its_school_year() -> None:
    assert end_of_year_group(9, 8, date(2026, 11, 21)) == date(2028, 8, 31)
    assert end_of_year_group(8, 8, date(2027, 7, 1)) == date(2027, 8, 31)
    assert end_of(99_999, 2) == date(9999, 2, 28)
