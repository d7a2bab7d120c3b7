from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.record.day import NotADay, date_in_words, day_or_words, read_day

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2027-03-31", date(2027, 3, 31)),
        ("31/3/2027", date(2027, 3, 31)),
        ("31.3.27", date(2027, 3, 31)),
        ("Wed 31 Mar 2027", date(2027, 3, 31)),
        ("31st of March 2027", date(2027, 3, 31)),
        ("March 31, 2027", date(2027, 3, 31)),
        ("by March 2027", date(2027, 3, 31)),
        ("sept 2027", date(2027, 9, 30)),
        ("2027", date(2027, 12, 31)),
        ("1 November", date(2027, 11, 1)),
        ("22 November", date(2026, 11, 22)),
        ("in 6 weeks", date(2027, 1, 2)),
        ("3 months", date(2027, 2, 21)),
        ("a year", date(2027, 11, 21)),
        ("tomorrow", date(2026, 11, 22)),
    ],
)
def test_a_day_is_read_as_people_write_it(typed: str, day: date) -> None:
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed", ["", "soon", "when he is ready", "30 February 2027", "03/31/2027", "ma 2027", "0 May"]
)
def test_what_names_no_day_is_told_with_the_ways_to_write_one(typed: str) -> None:
    with pytest.raises(NotADay, match="Write a day as"):
        read_day(typed, TODAY)


def test_months_later_is_never_a_day_that_is_not_there() -> None:
    assert read_day("in 1 month", date(2027, 1, 31)) == date(2027, 2, 28)


@given(
    st.dates(date(1000, 1, 1)), st.sampled_from(["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%B %d %Y"])
)
def test_every_day_written_whole_is_read_back(day: date, way: str) -> None:
    assert read_day(day.strftime(way), TODAY) == day


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 364))
def test_without_a_year_it_is_the_next_such_day(today: date, later: int) -> None:
    day = today + timedelta(days=later)
    read = read_day(f"{day.day} {day:%B}", today) if (day.month, day.day) != (2, 29) else day
    assert read == day


@given(st.text(max_size=60))
def test_any_text_is_a_day_or_told_to_be_none(typed: str) -> None:
    try:
        read_day(typed, TODAY)
    except NotADay as error:
        assert len(str(error)) < 200


@given(st.dates())
def test_a_day_that_was_written_in_words_is_read_as_that_day(day: date) -> None:
    assert day_or_words(day.isoformat()) == date_in_words(day)
    if day.year >= 1000:
        assert read_day(date_in_words(day), TODAY) == day


@pytest.mark.parametrize("text", ["", "when he is ready", "31 March", "2027-02-30"])
def test_words_that_are_no_iso_date_stay_as_they_were_typed(text: str) -> None:
    assert day_or_words(text) == text
