"""Numbers in digits and words, and times of day, as they are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.grounding.data import numbers
from assistant.grounding.words import Word

_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})")
_FURTHER = 2
"""How many words after a number its measure may stand."""
_RANGES = frozenset({"to", "or", "and", "-"})
LABEL = "#"
"""Begins the measure of a number that is a name, as in 'Year 9'."""


@dataclass(frozen=True)
class Amount:
    """A number as it is compared ('2', '9:30', '1/2'), what it measures if that is known, its words."""

    value: str
    measure: str
    words: tuple[Word, ...]

    @property
    def is_article(self) -> bool:
        """Whether it is only 'a' before a measure, and nobody counted."""
        return len(self.words) == 1 and self.words[0].plain in ("a", "an")


def amounts(words: Sequence[Word], *, both: bool = False) -> Iterator[Amount]:
    """Give the numbers of a sentence. 'One' and 'an' count only before a measure.

    ``both``: that word counts as two, so that 'two' may be said of it.
    """
    at = 0
    while at < len(words):
        value, used = ("2", 1) if both and words[at].plain == "both" else _value(words, at)
        if value:
            yield Amount(value, _measure(words, at, used), tuple(words[at : at + used]))
        at += max(used, 1)


def measure_of(lemma: str) -> str:
    """Give the measure that a word names, or nothing."""
    return _measures().get(lemma, "")


def _measure(words: Sequence[Word], at: int, used: int) -> str:
    """Give what the number at this place measures, or nothing."""
    data, taken = numbers(), words[at : at + used]
    before = words[at - 1].lemma if at else ""
    if before in data.labels or before in data.loose_labels:
        return LABEL + before
    if taken[-1].lemma in data.times or taken[-1].lemma == "once":
        return "time"
    if used > 1 and any(word.lemma == "hour" for word in taken):
        return "minute"
    after = words[at + used : at + used + _FURTHER]
    if len(after) > 1 and after[0].plain in _RANGES and (second := _value(words, at + used + 1))[0]:
        return _measure(words, at + used + 1, second[1])
    for word in after:
        if word.breaks or (word.lemma in data.every and word.lemma != "per"):
            return ""
        if word.lemma in _measures():
            return _measures()[word.lemma]
    return ""


def _value(words: Sequence[Word], at: int) -> tuple[str, int]:
    """Give the number that begins here with how many words it takes, or nothing."""
    word, data = words[at], numbers()
    hours = _hours(words, at)
    if hours[0]:
        return hours
    if word.plain[0].isdigit():
        return _digits(words, at)
    if word.plain in ("half", "quarter"):
        return _part(words, at)
    if word.plain in data.times:
        return str(data.times[word.plain]), 1
    if word.plain == "once":
        after = words[at + 1].lemma if at + 1 < len(words) else ""
        counts = after in data.every - {"any"} or after in data.periods
        return ("1", 1) if counts else ("", 0)
    if word.plain in ("one", "a", "an"):
        return _single(words, at)
    if word.plain in data.ordinals:
        return str(data.ordinals[word.plain]), 1
    return _spelt(words, at)


def _digits(words: Sequence[Word], at: int) -> tuple[str, int]:
    text = words[at].plain.replace(",", "")
    clock = _CLOCK.fullmatch(text)
    money = at > 0 and words[at - 1].plain == "£"
    if clock and not money and int(clock[1]) < 24 and int(clock[2]) < 60:
        return _time(int(clock[1]), int(clock[2])), 1
    return text, 1


def _time(hour: int, minute: int) -> str:
    hour = hour % 12 or 12
    return f"{hour}:{minute:02}" if minute else str(hour)


def _hours(words: Sequence[Word], at: int) -> tuple[str, int]:
    """Read 'an hour and a half' and 'two and a half hours' as minutes."""
    count, used = _small(words[at])
    after = [word.lemma for word in words[at + used : at + used + 4]]
    if count and (after == ["hour", "and", "a", "half"] or after == ["and", "a", "half", "hour"]):
        return str(count * 60 + 30), used + 4
    return "", 0


def _small(word: Word) -> tuple[int, int]:
    if word.plain in ("a", "an", "one"):
        return 1, 1
    number = numbers().units.get(word.plain, 0)
    return (int(word.plain) if word.plain.isdigit() else number), 1


def _part(words: Sequence[Word], at: int) -> tuple[str, int]:
    """Read 'half past nine', 'quarter to ten', 'half an hour', and a half."""
    share = 30 if words[at].plain == "half" else 15
    after = [word.plain for word in words[at + 1 : at + 3]]
    if len(after) > 1 and after[0] in ("past", "to"):
        one = words[at + 2].plain == "one"
        hour, used = ("1", 1) if one else _value(words, at + 2)
        if hour.isdigit():
            late = after[0] == "past"
            return _time(int(hour) - (not late), share if late else 60 - share), 2 + used
    if after[:1] == ["hour"]:
        return str(share), 2
    if after in (["an", "hour"], ["of", "hour"]):
        return str(share), 3
    if [word.plain for word in words[at + 1 : at + 4]] == ["of", "an", "hour"]:
        return str(share), 4
    if share == 30 and after[:1] and after[0] in numbers().units:
        return _time(numbers().units[after[0]], share), 2  # 'half four' is half past four
    return ("1/2" if share == 30 else "1/4"), 1


def _single(words: Sequence[Word], at: int) -> tuple[str, int]:
    """Read 'one' or 'an' before something that can be measured; 'one day' counts nothing."""
    after = words[at + 1].lemma if at + 1 < len(words) else ""
    named = measure_of(after)
    if words[at].plain == "one" and named == "time" and after != "time":
        return "1", 1
    return ("1", 1) if named and named not in ("day", "time") else ("", 1)


def _spelt(words: Sequence[Word], at: int) -> tuple[str, int]:
    """Read 'five', 'twenty-five', 'two hundred and ten'."""
    data = numbers()
    total, place = 0, at
    while place < len(words):
        lemma = words[place].lemma
        if lemma in data.tens and not total % 100:
            total += data.tens[lemma]
        elif lemma in data.units and (
            place == at or words[place - 1].lemma in (*data.tens, *data.large, "and")
        ):
            total += data.units[lemma]
        elif lemma == "one" and place > at and words[place - 1].lemma in data.tens:
            total += 1
        elif lemma in data.large:
            total = (total or 1) * data.large[lemma]
        elif not _goes_on(words, place):
            break
        place += 1
    return (str(total), place - at) if place > at else ("", 0)


def _goes_on(words: Sequence[Word], place: int) -> bool:
    """Tell whether this is the 'and' of 'two hundred and ten'."""
    data = numbers()
    return (
        words[place].plain == "and"
        and place > 0
        and words[place - 1].lemma in data.large
        and place + 1 < len(words)
        and words[place + 1].lemma in {*data.tens, *data.units}
    )


@lru_cache(maxsize=1)
def _measures() -> dict[str, str]:
    return {word: name for name, some in numbers().measures.items() for word in some}
