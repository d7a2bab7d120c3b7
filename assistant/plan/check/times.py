"""Finds the times in an outcome: whether it has a deadline, whether that is past, whether it is near."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from assistant import content
from assistant.plan.check.patterns import WHAT, Span, read_lists, to_pattern, without
from assistant.resources import package_file

if TYPE_CHECKING:
    from assistant.plan.check.written import TimesFile

_SCHOOL_YEAR_ENDS = 8
_BEFORE = 70
"""Characters before a date in which 'by', 'until' or 'since' is looked for."""
_LINK = r"(?!(?:will|can|is|are|has|should|to be)\b)[\w'/]+"
_AT = re.compile(r"(?<!\w)(?:in|at|on|during|over|next|this|come) (?:the )?$", re.IGNORECASE)
_TO = re.compile(r"(?<!\w)(?:to|and|-)\s+$", re.IGNORECASE)
_NEAR_PERIOD = re.compile(
    r"(?:tomorrow|tonight|today|(?:this|next|the) week(?!\w)|(?:with)?in (?:a|one|1|the) week(?!\w)"
    r"|days?(?!\w)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Time:
    """A time in a text. ``last`` is its last day, None where it comes by itself ('in 12 weeks').

    ``deadline``: it is said with 'by', 'until' and their like; otherwise it only stands there.
    """

    where: Span
    last: date | None
    deadline: bool


@dataclass(frozen=True)
class Times:
    """All times of a text. ``deadline`` is the one that counts, None where there is none.

    ``past``: the deadline was before the day of use. ``near``: it is a few days away.
    """

    found: tuple[Time, ...]
    deadline: Time | None
    past: bool
    near: bool


@dataclass(frozen=True)
class _Ready:
    """What is looked for, compiled."""

    dates: re.Pattern[str]
    periods: re.Pattern[str]
    not_periods: re.Pattern[str]
    before: re.Pattern[str]
    began: re.Pattern[str]
    someday: re.Pattern[str]
    months: dict[str, int]
    ends: tuple[tuple[re.Pattern[str], int], ...]
    soon: int


@cache
def load_times() -> TimesFile:
    """Read how times are said. Raises ContentError."""
    from assistant.plan.check.written import TimesFile

    return content.read_as(package_file("plan", "check", "rules", "times.yaml"), TimesFile, WHAT)


@cache
def _ready() -> _Ready:
    data = load_times()
    month = "|".join(data.months)
    ends = "|".join(data.ends)
    lists = {**read_lists(), "units": data.units, "monthname": f"(?:{month})"}
    dates = [
        rf"(?P<d1>\d\d?)(?:st|nd|rd|th)?(?: of)? (?P<m1>{month})\.?(?P<y1>,? (?:19|20)\d\d|,? '\d\d)?",
        rf"(?P<m2>{month})\.? (?P<d2>\d\d?)(?:st|nd|rd|th)?(?P<y2>,? (?:19|20)\d\d)?(?!\d)",
        rf"(?P<m3>{month})\.?(?P<y3>,? (?:19|20)\d\d|,? '\d\d)",
        r"(?P<y4>(?:19|20)\d\d)-(?P<m4>\d\d)-(?P<d4>\d\d)",
        r"(?P<d5>\d\d?)[/.](?P<m5>\d\d?)[/.](?P<y5>(?:19|20)?\d\d)",
        rf"(?P<named>{ends})(?P<y6>,? (?:of )?(?:19|20)\d\d(?:[-/]\d\d(?:\d\d)?)?)?(?! (?:born|rolls?))",
        r"(?P<y7>20\d\d) ?[-/] ?(?P<z7>(?:20)?\d\d)(?!\d|[-/])",
        rf"(?P<m8>{month})",
        r"(?P<y9>20\d\d)",
    ]
    return _Ready(
        dates=re.compile(rf"(?<![\w/.£-])(?:{'|'.join(dates)})(?!\w)", re.IGNORECASE),
        periods=to_pattern(data.periods, lists),
        not_periods=to_pattern(data.not_periods, lists),
        before=_leading_to(data.before),
        began=_leading_to(data.began, most=3),
        someday=to_pattern([data.someday], lists),
        months=dict(data.months),
        ends=tuple((re.compile(name, re.IGNORECASE), last) for name, last in data.ends.items()),
        soon=data.soon,
    )


def _leading_to(words: str, most: int = 7) -> re.Pattern[str]:
    """Find such a word, and at most so many others without a stop between, at the end of a text."""
    no_doer = r"(?! (?:\w+self|\w+selves|\w+ing)\b)"  # 'by himself', 'by counting'
    between = rf"[\s,(:]+(?:{_LINK}[\s,(:]+){{0,{most}}}$"
    return re.compile(rf"(?<!\w)(?:{words})(?!\w){no_doer}{between}", re.IGNORECASE)


def find_times(text: str, on: date) -> Times:
    """Find the times of a text, and the deadline that counts on this day."""
    ready = _ready()
    dated = tuple(_dated(text, ready))
    periods = _periods(text, ready)
    found = dated + periods
    strong = [one for one in dated if one.deadline and one.last]
    if strong:
        last = max(strong, key=lambda one: one.last or on)
        return _judged(found, last, on, ready.soon, text)
    loose = [one for one in dated if one.last and one.last >= on]
    comes = [*periods, *(one for one in dated if one.deadline), *loose]
    return _judged(found, comes[0] if comes else None, on, ready.soon, text)


def someday(text: str) -> Span | None:
    """Find words that put it off to no day: 'one day', 'in the future'."""
    found = _ready().someday.search(text)
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


def _periods(text: str, ready: _Ready) -> tuple[Time, ...]:
    left = without(text, ready.not_periods)
    return tuple(Time(one.span(), None, deadline=True) for one in ready.periods.finditer(left))


def _dated(text: str, ready: _Ready) -> Iterator[Time]:
    """Find dates, months, terms and years. When something began is no time to look at it."""
    for one in ready.dates.finditer(text):
        leading = text[max(0, one.start() - _BEFORE) : one.start()]
        by = ready.before.search(leading) or _TO.search(leading)
        began = ready.began.search(leading)
        if began and not (by and by.start() > began.start()):
            continue
        if not any(value for name, value in one.groupdict().items() if name[0] == "y"):
            last = None
        else:
            try:
                last = _last_day(one, ready)
            except ValueError:  # no calendar has it
                continue
        if last is not None:
            yield Time(one.span(), last, deadline=by is not None)
        elif (by or _AT.search(leading)) and (one[0][0].isupper() or not one.group("m8")):
            yield Time(one.span(), None, deadline=True)


def _last_day(one: re.Match[str], ready: _Ready) -> date:
    """Give the last day of a date that says its year. Raises ValueError for one that is none."""
    said = {name: value for name, value in one.groupdict().items() if value}
    written = next(value for name, value in said.items() if name[0] == "y")
    year = int(re.sub(r"\D", "", written)[:4])
    year += 2000 if year < 100 else 0
    if "z7" in said or ("named" in said and re.search(r"\d[-/]\d", written)):
        return _end_of(year + 1, _SCHOOL_YEAR_ENDS)
    if "named" in said:
        return _end_of(year, _named(said["named"], ready))
    month = next((value for name, value in said.items() if name[0] == "m"), None)
    if month is None:
        return _end_of(year, 12)
    number = int(month) if month.isdigit() else ready.months[month.lower()]
    day = next((value for name, value in said.items() if name[0] == "d"), None)
    return date(year, number, int(day)) if day else _end_of(year, number)


def _named(name: str, ready: _Ready) -> int:
    return next(last for pattern, last in ready.ends if pattern.fullmatch(name))


def _end_of(year: int, month: int) -> date:
    return date(year, month, 1) + timedelta(days=monthrange(year, month)[1] - 1)
