"""Whether a number of a text is one that a source holds: the same number of the same things."""

from __future__ import annotations

from assistant.grounding.amounts import LABEL, Amount
from assistant.grounding.data import numbers
from assistant.grounding.ground import Hold

_SMALLER = {"hour": ("minute", 60), "fortnight": ("week", 2), "year": ("month", 12)}
"""Measures that can be told in a smaller one: an hour is 60 minutes."""
_EXACT = frozenset({"minute", "hour", "pound", "percent", "mile", "metre", "kilometre", "year"})
"""What nobody counts without naming it, where another number stands beside things."""

_PARTS = {
    "half": {("50", "percent"), ("6", "month"), ("30", "minute")},
    "quarter": {("25", "percent"), ("3", "month"), ("15", "minute")},
}
_NAMED = frozenset({"minute", "hour", "percent"})
"""What is always named where it is meant: a bare ten is no ten minutes."""


def is_counted(amount: Amount, hold: Hold) -> bool:
    """Tell whether a source holds this number of the same, or as another measure."""
    return _is_share(amount, hold) or any(
        (amount.value == one.value and _fits(amount.measure, one.measure))
        or _converted(amount, one)
        for one in hold.amounts
    )


def _is_share(amount: Amount, hold: Hold) -> bool:
    """Tell whether a part is told as a share: a quarter is 25 per cent; half a year is six months."""
    told = {(one.value, one.measure) for one in hold.amounts}
    return any(word.plain in _PARTS and _PARTS[word.plain] & told for word in amount.words)


def _fits(ours: str, theirs: str) -> bool:
    """Tell whether the same number may be the same amount: 3 minutes are not 3 weeks."""
    if ours == theirs:
        return True
    if ours.startswith(LABEL) or theirs.startswith(LABEL):
        return _is_loose(ours) and _is_loose(theirs)
    if not ours or not theirs:
        return not ours or ours not in _NAMED
    return "time" in (ours, theirs) and ours not in _EXACT and theirs not in _EXACT


def _is_loose(measure: str) -> bool:
    """Tell whether a label may be left out: 'the number 7 bus' is 'bus 7'."""
    return measure.removeprefix(LABEL) in numbers().loose_labels


def _converted(ours: Amount, theirs: Amount) -> bool:
    if ours.measure == theirs.measure or not ours.measure or not theirs.measure:
        return False
    first, second = _smallest(ours), _smallest(theirs)
    return first is not None and first == second


def _smallest(amount: Amount) -> tuple[float, str] | None:
    try:
        value = float(amount.value)
    except ValueError:
        return None
    measure, times = _SMALLER.get(amount.measure, (amount.measure, 1))
    return value * times, measure
