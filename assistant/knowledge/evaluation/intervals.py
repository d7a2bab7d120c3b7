"""Means with bootstrap intervals: how far a figure could lie off with other questions of the same sort.

Cases are drawn again with replacement, 2,000 times, always with the same seed;
the interval holds the middle 95% of the means (percentile bootstrap).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.knowledge.evaluation.model import Figure

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_RESAMPLES = 2_000
_SEED = 20261122
_MIDDLE = (2.5, 97.5)
_DIGITS = 4


def mean(values: Sequence[float]) -> Figure:
    """Give the mean of the values, one for each case."""
    if not values:
        return Figure(value=None, low=None, high=None, n=0)
    return _figure(sum(values) / len(values), _means(values, _SEED), len(values))


def paired_gain(ours: Sequence[float], theirs: Sequence[float]) -> Figure:
    """Give how much more ``ours`` has in the mean, where both have one value for each case."""
    return mean([a - b for a, b in zip(ours, theirs, strict=True)])


def drop(usual: Sequence[float], other: Sequence[float]) -> Figure:
    """Give how much less ``other`` has in the mean, where the two are of different cases.

    ``n`` counts the cases of ``other``.
    """
    if not usual or not other:
        return Figure(value=None, low=None, high=None, n=0)
    value = sum(usual) / len(usual) - sum(other) / len(other)
    return _figure(value, _means(usual, _SEED) - _means(other, _SEED + 1), len(other))


def _means(values: Sequence[float], seed: int) -> NDArray[np.float64]:
    import numpy as np

    drawn = np.random.default_rng(seed).integers(0, len(values), (_RESAMPLES, len(values)))
    means: NDArray[np.float64] = np.asarray(values, dtype=np.float64)[drawn].mean(axis=1)
    return means


def _figure(value: float, means: NDArray[np.float64], n: int) -> Figure:
    import numpy as np

    low, high = (float(edge) for edge in np.percentile(means, _MIDDLE))
    low, high = min(low, value), max(high, value)  # a very uneven few can leave their mean outside
    rounded = (round(number, _DIGITS) + 0.0 for number in (value, low, high))  # no minus nought
    return Figure(**dict(zip(("value", "low", "high"), rounded, strict=True)), n=n)
