"""Asks the shared server which passages are nearest; the text of each is in the mirror here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from assistant.knowledge.index.near import Found
from assistant.knowledge.index.shared import Shared
from assistant.knowledge.index.shared_document import passage_id
from assistant.knowledge.index.snapshot import Snapshot
from assistant.knowledge.index.store import places_of
from assistant.meaning.embedder import DIMENSIONS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_UNKNOWN = -1.0
"""The nearness of a passage that the server does not have any more: it is not found by meaning."""


class ServerStore:
    """The store of a shared library, whose passages a mirror holds without their vectors."""

    def __init__(self, shared: Shared, mirror: Snapshot) -> None:
        """Ask ``shared`` for what is in ``mirror``."""
        self._shared = shared
        self._mirror = mirror
        self._fronts = list(mirror.fronts.values())
        self._used = {
            place for front in self._fronts if front.own for place in places_of(front.nations)
        }

    def nearest(self, vector: NDArray[np.float32], most: Mapping[str, int]) -> Found:
        """Give the nearest passages, up to so many of each collection. Raises ServerTrouble."""
        import numpy as np

        found: dict[int, float] = {}
        with self._shared.answering():
            for place in sorted(self._used):
                asked: Any = self._shared.passages_in(place).query(
                    query_embeddings=vector[None, :],
                    n_results=most[place],
                    include=["distances"],
                )
                for id_, distance in zip(asked["ids"][0], asked["distances"][0], strict=True):
                    if (known := self._place(id_)) is not None:
                        found[known] = 1.0 - float(distance)
        places = sorted(found)
        return Found(
            np.array(places, dtype=np.int64),
            np.array([found[place] for place in places], dtype=np.float32),
        )

    def _place(self, id_: str) -> int | None:
        """Give the place of a passage by its name on the server; None for another version's."""
        document, number = id_.partition("@")[0], id_.rpartition(":")[2]
        places = self._mirror.places.get(document)
        if places is None or not number.isdecimal() or int(number) >= len(places):
            return None
        place = places[int(number)]
        return place if id_ == self._name(place) else None

    def _name(self, place: int) -> str:
        document = self._fronts[int(self._mirror.document_of[place])].id
        version = self._mirror.made_from.documents[document]
        return passage_id(document, version, place - self._mirror.places[document].start)

    def cosines(
        self, vector: NDArray[np.float32], places: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        """Give the nearness of passages that were not among the nearest. Raises ServerTrouble."""
        import numpy as np

        wanted: dict[str, list[str]] = {}
        names = [self._name(place) for place in places.tolist()]
        for name, place in zip(names, places.tolist(), strict=True):
            front = self._fronts[int(self._mirror.document_of[place])]
            wanted.setdefault(next(iter(places_of(front.nations))), []).append(name)
        found: dict[str, float] = {}
        with self._shared.answering():
            for place, ids in wanted.items():
                got = self._shared.passages_in(place).get(ids=ids, include=["embeddings"])
                rows = np.asarray(got["embeddings"], dtype=np.float32).reshape(-1, DIMENSIONS)
                found |= dict(zip(got["ids"], (rows @ vector).tolist(), strict=True))
        return np.array([found.get(name, _UNKNOWN) for name in names], dtype=np.float32)
