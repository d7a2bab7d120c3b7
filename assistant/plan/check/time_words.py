"""How a time is said, read from ``rules/times.yaml`` and made ready to look for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from assistant import content
from assistant.errors import ContentError
from assistant.plan.check.patterns import WHAT, compiled, read_lists
from assistant.resources import package_file

if TYPE_CHECKING:
    from assistant.plan.check.written import TimesFile

_LINK = r"(?!(?:will|can|is|are|has|should|to be)\b)[\w'/]+"


@dataclass(frozen=True)
class TimeWords:
    """What is looked for, compiled: see the comments in ``times.yaml``."""

    dates: re.Pattern[str]
    periods: re.Pattern[str]
    not_periods: re.Pattern[str]
    before: re.Pattern[str]
    began: re.Pattern[str]
    someday: re.Pattern[str]
    stages: re.Pattern[str]
    moments: re.Pattern[str]
    months: dict[str, int]
    ends: tuple[tuple[re.Pattern[str], int], ...]
    soon: int


@cache
def load_times() -> TimesFile:
    """Read how times are said. Raises ContentError."""
    from assistant.plan.check.written import TimesFile

    return content.read_as(package_file("plan", "check", "rules", "times.yaml"), TimesFile, WHAT)


@cache
def time_words() -> TimeWords:
    """Make what is looked for ready. Raises ContentError with all mistakes."""
    data = load_times()
    month = "|".join(data.months)
    lists = {**read_lists(), "units": data.units, "monthname": f"(?:{month})"}
    mistakes: list[str] = []
    patterns = {
        name: compiled(tuple(written), lists, "times.yaml", name, mistakes)
        for name, written in (
            ("periods", data.periods),
            ("not_periods", data.not_periods),
            ("someday", [data.someday]),
            ("stages", [data.stages]),
            ("moments", [data.moments]),
            ("before", [data.before]),
            ("began", [data.began]),
            ("ends", data.ends),
        )
    }
    if mistakes:
        raise ContentError(WHAT, mistakes)
    dates = "|".join(_dates(month, "|".join(data.ends)))
    looked_for = ("periods", "not_periods", "someday", "stages", "moments")
    return TimeWords(
        dates=re.compile(rf"(?<![\w/.£-])(?:{dates})(?!\w)", re.IGNORECASE),
        before=_leading_to(data.before),
        began=_leading_to(data.began, most=3),
        months=dict(data.months),
        ends=tuple((re.compile(name, re.IGNORECASE), last) for name, last in data.ends.items()),
        soon=data.soon,
        **{name: found for name, found in patterns.items() if found and name in looked_for},
    )


def _leading_to(words: str, most: int = 7) -> re.Pattern[str]:
    """Find such a word, and at most so many others without a stop between, at the end of a text."""
    no_doer = r"(?! (?:\w+self|\w+selves|\w+ing)\b)"  # 'by himself', 'by counting'
    between = rf"[\s,(:]+(?:{_LINK}[\s,(:]+){{0,{most}}}$"
    return re.compile(rf"(?<!\w)(?:{words})(?!\w){no_doer}{between}", re.IGNORECASE)


def _dates(month: str, ends: str) -> list[str]:
    """Give the shapes of a date. Groups are d, m, y (and z, the second year of a school year)."""
    return [
        rf"(?P<d1>\d\d?)(?:st|nd|rd|th)?(?: of)? (?P<m1>{month})\.?(?P<y1>,? (?:19|2\d)\d\d|,? '\d\d)?",
        rf"(?P<m2>{month})\.? (?P<d2>\d\d?)(?:st|nd|rd|th)?(?P<y2>,? (?:19|2\d)\d\d)?(?!\d)",
        rf"(?P<m3>{month})\.?(?P<y3>,? (?:19|2\d)\d\d|,? '\d\d)",
        r"(?P<y4>(?:19|2\d)\d\d)-(?P<m4>\d\d)-(?P<d4>\d\d)",
        r"(?P<d5>\d\d?)[/.](?P<m5>\d\d?)[/.](?P<y5>(?:19|2\d)?\d\d)",
        rf"(?P<named>{ends})(?P<y6>,? (?:of )?(?:19|2\d)\d\d(?:[-/]\d\d(?:\d\d)?)?)?(?! (?:born|rolls?))",
        r"(?P<y7>20\d\d) ?[-/] ?(?P<z7>(?:20)?\d\d)(?!\d|[-/])",
        rf"(?P<m8>{month})",
        r"(?P<y9>20\d\d)",
    ]
