"""Which passages come near a question in meaning, and how near: exactly, or as Chroma finds them.

Up to ``Library.exact_up_to`` passages every vector is compared. Above, Chroma names the
nearest and only those, and the best by words, are looked at: nothing is done for each
passage.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from assistant.knowledge.index.snapshot import Snapshot
from assistant.knowledge.index.store import PLACES
from assistant.record.nation import UNKNOWN, Nation

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NEAREST, ELSEWHERE = 100, 10
"""How many passages Chroma is asked for: of each place that may answer, and of each other one, so
that a question which leads over a border is noticed."""

BY_WORDS = 100
"""How many of the best by words are looked at beside those."""


class StoreTrouble(Exception):
    """Chroma on this machine cannot be used: answer without it."""


class Store(Protocol):
    """Chroma, on this machine or on a server."""

    def nearest(self, vector: NDArray[np.float32], most: Mapping[str, int]) -> NDArray[np.int64]:
        """Give the places of the nearest passages, up to so many of each collection, in order.

        Raises StoreTrouble, or ServerTrouble from a server.
        """


@dataclass(frozen=True)
class Near:
    """The passages to look at, in order of place, with nearness of passage and of heading."""

    places: NDArray[np.int64]
    cosines: NDArray[np.float32]
    headings: NDArray[np.float32]


def every_passage(snapshot: Snapshot, vector: NDArray[np.float32]) -> Near:
    """Compare every passage."""
    import numpy as np

    headings = (snapshot.headings @ vector)[snapshot.heading_of]
    return Near(np.arange(len(snapshot.passages)), snapshot.vectors @ vector, headings)


def candidates(
    snapshot: Snapshot,
    store: Store,
    vector: NDArray[np.float32],
    nation: Nation | None,
    besides: NDArray[np.int64],
) -> Near:
    """Compare what Chroma finds and what is to be looked at ``besides``, as the best by words."""
    import numpy as np

    places = np.union1d(store.nearest(vector, most_of(nation)), besides)
    rows, row_of = np.unique(snapshot.heading_of[places], return_inverse=True)
    headings = (snapshot.headings[rows] @ vector)[row_of]
    return Near(places, snapshot.vectors[places] @ vector, headings)


def most_of(nation: Nation | None) -> dict[str, int]:
    """Say how many passages to ask each collection for."""
    may_answer = set(PLACES) if nation is None else {str(nation), str(Nation.UK), UNKNOWN}
    return {place: NEAREST if place in may_answer else ELSEWHERE for place in PLACES}


def best(
    scores: NDArray[np.float32], most: int, among: NDArray[np.bool_] | None = None
) -> NDArray[np.int64]:
    """Give the places of the highest scores above 0, in order of place; all that tie for the last."""
    import numpy as np

    positive = scores > 0 if among is None else (scores > 0) & among
    places = np.flatnonzero(positive)
    if len(places) <= most:
        return places
    least = np.partition(scores[places], -most)[-most]
    highest: NDArray[np.int64] = places[scores[places] >= least]
    return highest


def first_of_each(places: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    """Join lists of places: each once, in order."""
    import numpy as np

    return np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *places]))
