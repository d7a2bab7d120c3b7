"""Asks the shared server which passages of a very large library are nearest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from assistant.knowledge.index.near import best, first_of_each
from assistant.knowledge.index.shared import Shared
from assistant.knowledge.index.shared_document import passage_id
from assistant.knowledge.index.snapshot import Snapshot
from assistant.knowledge.index.store import places_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ALL_HERE = 1000
"""Of the passages that came from this machine so many are looked at: the server may not have them."""


class ServerStore:
    """The store of a shared library that is too large to be compared whole."""

    def __init__(self, shared: Shared, mirror: Snapshot, here: int) -> None:
        """Ask ``shared`` for what is in ``mirror``, whose first ``here`` passages are this machine's."""
        self._shared = shared
        self._mirror = mirror
        self._here = here
        self._used = {
            place
            for front in mirror.fronts.values()
            if front.own
            for place in places_of(front.nations)
        }

    def nearest(self, vector: NDArray[np.float32], most: Mapping[str, int]) -> NDArray[np.int64]:
        """Give the nearest passages, up to so many of each collection. Raises ServerTrouble."""
        import numpy as np

        found = []
        with self._shared.answering():
            for place in sorted(self._used):
                asked: Any = self._shared.passages_in(place).query(
                    query_embeddings=vector[None, :], n_results=most[place], include=[]
                )
                found += [self._place(id_) for id_ in asked["ids"][0]]
        known = np.array([place for place in found if place is not None], dtype=np.int64)
        return first_of_each([known, best(self._mirror.vectors[: self._here] @ vector, _ALL_HERE)])

    def _place(self, id_: str) -> int | None:
        """Give the place of a passage by its name on the server; None for another version's."""
        document, number = id_.partition("@")[0], id_.rpartition(":")[2]
        places = self._mirror.places.get(document)
        if places is None or not number.isdecimal() or int(number) >= len(places):
            return None
        version = self._mirror.made_from.documents[document]
        place = places[int(number)]
        return place if id_ == passage_id(document, version, int(number)) else None
