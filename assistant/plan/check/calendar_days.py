"""Days that a name stands for: the end of a month, Easter, the end of a school year."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date

SCHOOL_YEAR_ENDS = 8
"""The month in which a school year is over."""


def end_of(year: int, month: int) -> date:
    """Give the last day of a month; a year that no calendar has is the last or first that it has."""
    within = min(max(year, MINYEAR), MAXYEAR)
    return date(within, month, monthrange(within, month)[1])


def next_end(month: int, on: date) -> date:
    """Give the last day of this month that comes next, today included."""
    return end_of(on.year if month >= on.month else on.year + 1, month)


def end_of_year_group(group: int, now: int, on: date) -> date:
    """Give the end of the school year in which somebody of year group ``now`` is in ``group``."""
    this_year = next_end(SCHOOL_YEAR_ENDS, on)
    return end_of(this_year.year + group - now, SCHOOL_YEAR_ENDS)


def is_no_day(day: int, month: int, year: int | None) -> bool:
    """Tell whether no calendar has this day; without a year, whether no year has it."""
    return not 1 <= month <= 12 or not 1 <= day <= monthrange(year or 2028, month)[1]
