"""Asks the Chroma store in a snapshot's folder which passages are nearest."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from assistant.knowledge.index import store
from assistant.knowledge.index.near import StoreTrouble, first_of_each
from assistant.knowledge.index.snapshot import STORE, Snapshot

if TYPE_CHECKING:
    import numpy as np
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection
    from numpy.typing import NDArray


_FEW = store.BATCH
"""A collection with no more passages is looked at whole: Chroma keeps none of its vectors in a
file, and would write files for it while it is asked."""


class EmbeddedStore:
    """The store of a large library. Chroma is imported and opened by the first question.

    It stays open as long as the process: Chroma keeps one client a folder for all who ask.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        """Take the snapshot whose folder the store is in."""
        self._snapshot = snapshot
        self._collections: dict[str, Collection] = {}

    @cached_property
    def _client(self) -> Client:
        folder = self._snapshot.folder / STORE
        if not store.is_whole(folder, self._snapshot.manifest.store, thorough=False):
            raise StoreTrouble(f"the store in {folder} is not as it was written")
        return store.open_client(folder)

    @cached_property
    def _lying(self) -> dict[str, NDArray[np.int64]]:
        """Which passages lie in each collection, in order."""
        import numpy as np

        lying: dict[str, list[range]] = {place: [] for place in store.PLACES}
        for front in self._snapshot.fronts.values():
            for place in store.places_of(front.nations):
                lying[place].append(self._snapshot.places[front.id])
        return {
            place: first_of_each([np.arange(one.start, one.stop) for one in ranges])
            for place, ranges in lying.items()
        }

    def nearest(self, vector: NDArray[np.float32], most: Mapping[str, int]) -> NDArray[np.int64]:
        """Give the nearest passages, up to so many of each collection. Raises StoreTrouble."""
        try:
            found = [
                self._ask(place, vector, most[place]) if len(lying) > _FEW else lying
                for place, lying in self._lying.items()
            ]
        except StoreTrouble:
            raise
        except Exception as error:  # Chroma and its Rust core raise many classes
            raise StoreTrouble(f"{type(error).__name__}: {error}") from error
        return first_of_each(found)

    def _ask(self, place: str, vector: NDArray[np.float32], most: int) -> NDArray[np.int64]:
        name = store.collection_name(place)
        if place not in self._collections:
            opened = self._client.get_collection(name, embedding_function=None)
            self._collections[place] = opened
        collection = self._collections[place]
        asked: Any = collection.query(query_embeddings=vector[None, :], n_results=most, include=[])
        ids = asked["ids"][0]
        if len(ids) < most:
            return self._compare(place, vector, most)
        places = self._snapshot.passages.find(ids)
        if len(places) < most:
            raise StoreTrouble(f"{len(places)} of {most} passages in {name} are known")
        return places

    def _compare(self, place: str, vector: NDArray[np.float32], most: int) -> NDArray[np.int64]:
        """Compare a whole collection: Chroma's way through it can end early (seen at 30,000)."""
        import numpy as np

        lying = self._lying[place]
        nearness = self._snapshot.vectors[lying] @ vector
        return lying[np.argpartition(-nearness, most)[:most]]
