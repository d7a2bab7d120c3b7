"""Finds the times in an outcome: whether it has a deadline, whether that is past, whether it is near."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date

from assistant.plan.check.calendar_days import (
    SCHOOL_YEAR_ENDS,
    end_of,
    end_of_year_group,
    is_no_day,
    next_end,
)
from assistant.plan.check.patterns import Span, without
from assistant.plan.check.time_words import TimeWords, time_words

_BEFORE = 70
"""Characters before a date in which 'by', 'until' or 'since' is looked for."""
_AT = re.compile(r"(?<!\w)(?:in|at|on|during|over|next|this|come) (?:the )?$", re.IGNORECASE)
_TO = re.compile(r"(?<!\w)(?:to|and|-)\s+$", re.IGNORECASE)
_YEAR_GROUP = re.compile(r"(?<!\w)(?:year|yr) (\d{1,2})(?!\w)", re.IGNORECASE)
_NEAR_PERIOD = re.compile(
    r"(?:tomorrow|tonight|today|(?:this|next|the) week(?!\w)|(?:with)?in (?:a|one|1|the) week(?!\w)"
    r"|days?(?!\w)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Time:
    """A time in a text. ``last`` is its last day, None where it comes by itself ('in 12 weeks').

    ``deadline``: it is said with 'by', 'until' and their like; otherwise it only stands there.
    ``said``: its year is said; otherwise ``last`` is the next such day.
    """

    where: Span
    last: date | None
    deadline: bool
    said: bool = False


@dataclass(frozen=True)
class Times:
    """All times of a text. ``deadline`` is the one that counts, None where there is none.

    ``past``: the deadline was before the day of use. ``near``: it is a few days away. ``no_day``: it
    is a stage, such as a year group, of which no day can be reckoned. ``no_such``: a day that no
    calendar has.
    """

    found: tuple[Time, ...]
    deadline: Time | None
    past: bool
    near: bool
    no_day: bool = False
    no_such: Span | None = None


def find_times(text: str, on: date, year_group: int | None = None) -> Times:
    """Find the times of a text, and the deadline that counts on this day.

    ``year_group``: that of the person now, so that 'by the end of Year 9' is a day.
    """
    ready = time_words()
    dated = tuple(_dated(text, ready, on))
    no_such = next((one.where for one in dated if one.said and one.last is None), None)
    periods = _periods(text, ready, on, year_group)
    found = dated + periods
    strong = [one for one in dated if one.deadline and one.last and one.said]
    loose = [one for one in dated if one.last and one.last >= on and not one.deadline]
    comes = [*(one for one in dated if one.deadline and one.last), *periods, *loose]
    deadline = max(strong, key=lambda one: one.last or on, default=comes[0] if comes else None)
    times = _judged(found, deadline, on, ready.soon, text)
    no_day = bool(deadline and not deadline.last and ready.stages.search(text, *deadline.where))
    return replace(times, no_day=no_day, no_such=no_such)


def someday(text: str) -> Span | None:
    """Find words that put it off to no day: 'one day', 'in the future'."""
    found = time_words().someday.search(text)
    return found.span() if found else None


def moment(text: str) -> Span | None:
    """Find a time of minutes or hours: 'within 5 minutes'."""
    found = time_words().moments.search(text)
    return found.span() if found else None


def _judged(
    found: tuple[Time, ...], deadline: Time | None, on: date, soon: int, text: str
) -> Times:
    if deadline is None:
        return Times(found, None, past=False, near=False)
    if deadline.last is not None:
        past = deadline.last < on
        return Times(found, deadline, past, near=not past and (deadline.last - on).days <= soon)
    near = bool(_NEAR_PERIOD.search(text, *deadline.where))
    return Times(found, deadline, past=False, near=near)


def _periods(text: str, ready: TimeWords, on: date, year_group: int | None) -> tuple[Time, ...]:
    left = without(text, ready.not_periods)
    return tuple(
        Time(one.span(), _last_of_group(one[0], on, year_group), deadline=True)
        for one in ready.periods.finditer(left)
    )


def _last_of_group(period: str, on: date, year_group: int | None) -> date | None:
    named = _YEAR_GROUP.search(period)
    if named is None or year_group is None:  # somebody in reception is in year group 0
        return None
    return end_of_year_group(int(named[1]), year_group, on)


def _dated(text: str, ready: TimeWords, on: date) -> Iterator[Time]:
    """Find dates, months, terms and years. When something began is no time to look at it."""
    for one in ready.dates.finditer(text):
        leading = text[max(0, one.start() - _BEFORE) : one.start()]
        by = ready.before.search(leading) or _TO.search(leading)
        began = ready.began.search(leading)
        if began and not (by and by.start() > began.start()):
            continue
        if _is_no_day(one, ready):
            end = one.end() - one[0].endswith(".")
            yield Time((one.start(), end), None, deadline=by is not None, said=True)
        elif any(value for name, value in one.groupdict().items() if name[0] == "y"):
            yield Time(one.span(), _last_day(one, ready), deadline=by is not None, said=True)
        elif (by or _AT.search(leading)) and (one[0][0].isupper() or not one.group("m8")):
            yield Time(one.span(), _next_day(one, ready, on), deadline=True)


def _said(one: re.Match[str]) -> dict[str, str]:
    return {
        name[:-1] if name[-1].isdigit() else name: value
        for name, value in one.groupdict().items()
        if value
    }


def _year(one: re.Match[str]) -> int | None:
    written = re.sub(r"\D", "", _said(one).get("y", ""))[:4]
    return int(written) + (2000 if int(written) < 100 else 0) if written else None


def _month(name: str, ready: TimeWords) -> int:
    return int(name) if name.isdigit() else ready.months[name.lower()]


def _is_no_day(one: re.Match[str], ready: TimeWords) -> bool:
    said, year = _said(one), _year(one)
    if year == 0:
        return True
    return "d" in said and is_no_day(int(said["d"]), _month(said["m"], ready), year)


def _last_day(one: re.Match[str], ready: TimeWords) -> date:
    """Give the last day of a date that says its year."""
    said, year = _said(one), _year(one) or 0
    if "z" in said or ("named" in said and re.search(r"\d[-/]\d", said["y"])):
        return end_of(year + 1, SCHOOL_YEAR_ENDS)
    if "named" in said:
        return end_of(year, _named(said["named"], ready))
    if "m" not in said:
        return end_of(year, 12)
    month = _month(said["m"], ready)
    return date(year, month, int(said["d"])) if "d" in said else end_of(year, month)


def _next_day(one: re.Match[str], ready: TimeWords, on: date) -> date:
    """Give the next such day after this one, for a date that does not say its year."""
    said = _said(one)
    if "named" in said:
        return next_end(_named(said["named"], ready), on)
    month = _month(said["m"], ready)
    if "d" not in said:
        return next_end(month, on)
    day = int(said["d"])
    years = range(on.year, min(on.year + 9, MAXYEAR + 1))
    days = (date(year, month, day) for year in years if not is_no_day(day, month, year))
    return next((one for one in days if one >= on), date.max)


def _named(name: str, ready: TimeWords) -> int:
    """Give the month in which a named time is over."""
    return next(last for pattern, last in ready.ends if pattern.fullmatch(name))
