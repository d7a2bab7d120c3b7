"""Reads a day as people write it: '31 March 2027', '31/3/27', 'March 2027', 'in 6 weeks', '2027-03-31'.

The day stands before the month, as in the four nations. A month or a year alone is its last
day: it is until then that something holds.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_YEAR = r"(?P<year>\d{4}|\d{2})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WAYS = tuple(
    re.compile(way)
    for way in (
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        rf"(?P<day>\d{{1,2}})[./-](?P<month>\d{{1,2}})[./-]{_YEAR}",
        r"(?P<month>\d{1,2})[./-](?P<year>\d{4})",
        r"(?P<year>\d{4})-(?P<month>\d{1,2})",
        rf"{_WEEKDAY}{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?",
        rf"{_MONTH}\s+{_DAY}(?:,?\s+{_YEAR})?",
        rf"{_MONTH}(?:\s+(?P<year>\d{{4}}))?",
        r"(?P<year>\d{4})",
    )
)
_LATER = re.compile(r"(?:in\s+)?(?P<count>\d{1,3}|an?|one)\s+(?P<unit>day|week|month|year)s?")
_LONGEST = 40


def date_in_words(day: date) -> str:
    """Write a day as '21 November 2026', whatever the language of the machine."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_or_words(text: str) -> str:
    """Write an ISO date in words; other words stay as they were typed."""
    try:
        return date_in_words(date.fromisoformat(text))
    except ValueError:
        return text


class NotADay(ValueError):
    """The text names no day. Its message says so, and how a day can be written."""


def read_day(text: str, today: date) -> date:
    """Read a day; without a year it is the next such day. Raises NotADay."""
    said = " ".join(text.split()).lower()
    said = re.sub(r"^(by|on|until|before)\s+", "", said)
    if said in ("today", "tomorrow"):
        return today + timedelta(days=said == "tomorrow")
    try:
        if later := _LATER.fullmatch(said):
            return _after(today, later["count"], later["unit"])
        for way in _WAYS:
            if found := way.fullmatch(said):
                return _day(found.groupdict(), today)
    except (ValueError, OverflowError):
        raise NotADay(f"There is no such day: {text.strip()[:_LONGEST]}. {_HOW}") from None
    raise NotADay(_HOW)


_HOW = "Write a day as 31 March 2027, 31/3/2027, March 2027, or in 6 weeks."


def _day(parts: dict[str, str | None], today: date) -> date:
    month = _month(parts["month"]) if parts.get("month") else None
    year, number = parts.get("year"), parts.get("day")
    if year:
        full = int(year) + (2000 if len(year) == 2 else 0)
        return _last(full, month, number)
    this = _last(today.year, month, number)
    return this if this >= today else _last(today.year + 1, month, number)


def _last(year: int, month: int | None, number: str | None) -> date:
    month = month or 12
    return date(year, month, int(number) if number else monthrange(year, month)[1])


def _month(text: str | None) -> int:
    """Read a month by number, name or the start of its name. Raises ValueError."""
    if (text or "").isdigit():
        return int(text or "")
    fitting = [n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(text or " ")]
    fitting += [9] if text == "sept" and 9 not in fitting else []
    (number,) = fitting
    return number


def _after(today: date, count: str, unit: str) -> date:
    number = int(count) if count.isdigit() else 1
    if unit in ("day", "week"):
        return today + timedelta(days=number * (7 if unit == "week" else 1))
    months = today.year * 12 + today.month - 1 + number * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
