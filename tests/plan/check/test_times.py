"""Which times are a deadline, which are past, and which only say when something began."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.plan.check.times import find_times, moment, someday

ON = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("by July 2027", date(2027, 7, 31)),
        ("by 31/03/2027", date(2027, 3, 31)),
        ("by 2027-03-31", date(2027, 3, 31)),
        ("by the end of the spring term 2027", date(2027, 4, 30)),
        ("by her 18th birthday in March 2027", date(2027, 3, 31)),
        ("by the 3rd of June 2027", date(2027, 6, 3)),
        ("by June 3rd, 2027", date(2027, 6, 3)),
        ("by the end of the 2026/27 school year", date(2027, 8, 31)),
        ("until Easter 2027", date(2027, 4, 30)),
        ("by 2028", date(2028, 12, 31)),
        ("by January to July 2027", date(2027, 7, 31)),
        ("erbyn Gorffennaf 2027", date(2027, 7, 31)),
    ],
)
def test_a_date_is_read(words: str, last: date) -> None:
    times = find_times(f"Sam will swim a length {words}.", ON)
    assert times.deadline is not None
    assert times.deadline.last == last
    assert not times.past
    assert find_times(f"Sam will swim a length {words}.", date(last.year + 1, 9, 1)).past


@pytest.mark.parametrize(
    "words",
    [
        "within 12 weeks",
        "over two terms",
        "by the end of Year 11",
        "by the end of P7",
        "in the next 8 weeks",
        "by the February half-term",
        "by Christmas",
        "by his next annual review",
        "by his 18th birthday",
        "by the time he leaves school",
        "by the end of his placement",
        "next term",
        "by Friday",
    ],
)
def test_a_period_and_an_event_that_comes_count(words: str) -> None:
    times = find_times(f"Sam will swim a length {words}.", ON)
    assert times.deadline is not None
    assert not times.past


@pytest.mark.parametrize(
    "words",
    [
        "three times a week",
        "for 15 minutes at 3pm",
        "on 3 days out of 5 for four weeks running",
        "in four weeks out of five",
        "measured over four weeks",
        "(2 of 10 in September 2026)",
        "as he has since May 2026",
        "in every lesson",
        "by himself",
        "each term",
        "when he is older",
    ],
)
def test_how_often_how_long_and_since_when_are_no_deadline(words: str) -> None:
    assert find_times(f"Sam will swim {words}.", ON).deadline is None


def test_the_latest_deadline_counts_and_a_later_review_does_not_save_a_past_one() -> None:
    two = find_times("By October 2026 Sam will swim, and by July 2027 he will dive.", ON)
    assert not two.past
    assert find_times("By October 2026 Sam will swim (reviewed March 2027).", ON).past


def test_a_year_of_a_later_century_is_read() -> None:
    times = find_times("Sam will swim by 20 July 2127.", ON)
    assert times.deadline is not None and times.deadline.last == date(2127, 7, 20)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Within 5 minutes Sam will put on his coat.", "Within 5 minutes"),
        ("Sam will be back in half an hour.", "in half an hour"),
        ("Sam will read for 10 minutes.", ""),
    ],
)
def test_minutes_in_which_something_is_done_are_found(text: str, found: str) -> None:
    assert text[slice(*(moment(text) or (0, 0)))] == found


@pytest.mark.parametrize("words", ["31/02/2027", "31 June 2027", "31 June", "12/25/2027"])
def test_a_date_that_no_calendar_has_is_none_and_is_told(words: str) -> None:
    text = f"Sam will swim by {words}."
    times = find_times(text, ON)
    assert times.deadline is None
    assert times.no_such is not None
    assert text[slice(*times.no_such)] == words


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("by Easter", date(2027, 4, 30)),
        ("by Christmas", date(2026, 12, 31)),
        ("by the end of the spring term", date(2027, 4, 30)),
        ("by 3 March", date(2027, 3, 3)),
        ("by May", date(2027, 5, 31)),
    ],
)
def test_a_time_without_its_year_is_the_next_one(words: str, last: date) -> None:
    times = find_times(f"Sam will swim {words}.", ON)
    assert times.deadline is not None
    assert (times.deadline.last, times.past, times.no_day) == (last, False, False)


@pytest.mark.parametrize("words", ["in Year 11", "by the end of Year 11", "by the end of P7"])
def test_a_year_group_is_a_time_and_a_day_once_the_persons_own_is_known(words: str) -> None:
    times = find_times(f"Sam will swim twice {words}.", ON)
    assert times.deadline is not None and times.no_day
    if "Year" in words:
        known = find_times(f"Sam will swim twice {words}.", ON, 10)
        assert known.deadline is not None
        assert (known.deadline.last, known.no_day) == (date(2028, 8, 31), False)


@pytest.mark.parametrize("words", ["with children in Year 2", "who is in Year 3"])
def test_whose_year_group_it_is_is_no_deadline(words: str) -> None:
    assert find_times(f"Sam will read {words}.", ON).deadline is None


def test_a_few_days_are_near() -> None:
    assert find_times("By 27 November 2026 Sam will swim.", ON).near
    assert not find_times("By 27 January 2027 Sam will swim.", ON).near
    assert find_times("By Friday Sam will swim.", ON).near


def test_no_day_is_told_by_its_words() -> None:
    text = "Sam will swim one day."
    where = someday(text)
    assert where is not None
    assert text[slice(*where)] == "one day"
    assert someday("Sam will swim.") is None


def test_somebody_in_reception_has_a_year_group_too() -> None:
    known = find_times("Sam will read by the end of Year 1.", ON, 0)
    assert known.deadline is not None
    assert (known.deadline.last, known.no_day) == (date(2028, 8, 31), False)
