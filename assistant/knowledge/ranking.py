"""Passages in the order in which they fit a question; a Hit is made of one when it is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Hit:
    """A passage that was found. ``score`` orders hits; the others are what it is made of.

    ``cosine`` and ``asked`` are nearness in meaning of the passage and of the nearest
    way of asking for it, ``by_words`` the share of the most that word search could give.
    """

    place: int
    score: float
    cosine: float
    asked: float
    by_words: float


class Ranking(Sequence[Hit]):
    """Hits, best first, kept as columns: of hundreds that are ranked, a few are looked at."""

    def __init__(self, places: NDArray[np.int64], parts: NDArray[np.float32]) -> None:
        """Take the places, and a row for each other part of a Hit, in order."""
        self.places = places
        self._parts = parts

    def __len__(self) -> int:
        """Count the hits."""
        return len(self.places)

    def __iter__(self) -> Iterator[Hit]:
        """Give each, best first."""
        return (self._hit(number) for number in range(len(self)))

    @overload
    def __getitem__(self, number: int) -> Hit: ...
    @overload
    def __getitem__(self, number: slice) -> list[Hit]: ...
    def __getitem__(self, number: int | slice) -> Hit | list[Hit]:
        """Give one, or some."""
        if isinstance(number, slice):
            return [self._hit(one) for one in range(*number.indices(len(self)))]
        return self._hit(range(len(self))[number])

    def __eq__(self, other: object) -> bool:
        """Compare by the hits and their order."""
        return isinstance(other, Ranking) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def _hit(self, number: int) -> Hit:
        return Hit(int(self.places[number]), *self._parts[:, number].tolist())

    def those(self, mask: NDArray[np.bool_]) -> Ranking:
        """Keep those whose passages are marked; ``mask`` has a mark for each passage of the library."""
        return self.in_order(mask[self.places].nonzero()[0])

    def in_order(self, order: NDArray[np.int64]) -> Ranking:
        """Put the hits in this order and leave out those that it does not name."""
        return Ranking(self.places[order], self._parts[:, order])
