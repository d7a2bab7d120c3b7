"""The ways in which people ask, as vectors: which passage each asks for, and the nearest to a question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.knowledge.index.places import ASKED, asked_of
from assistant.knowledge.index.snapshot import Snapshot
from assistant.knowledge.markdown import slug

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class WaysOfAsking:
    """What ``asked/<id>.yaml`` says beside the documents of a snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        """Know the snapshot; nothing is worked out before it is needed."""
        self._snapshot = snapshot
        self._names, self._vectors = snapshot.asides_of(ASKED)

    def nearest(self, vector: NDArray[np.float32]) -> NDArray[np.float32]:
        """Give for each passage the nearness of the nearest way of asking for it; NaN for none."""
        import numpy as np

        found = np.full(len(self._snapshot.passages), np.nan, dtype=np.float32)
        rows, places = self._pairs
        np.fmax.at(found, places, (self._vectors @ vector)[rows])
        return found

    def like(self, vector: NDArray[np.float32], may: NDArray[np.bool_]) -> NDArray[np.float32]:
        """Give the nearness of each way of asking for one of the passages that ``may`` answer."""
        rows, places = self._pairs
        chosen: NDArray[np.float32] = (self._vectors @ vector)[rows[may[places]]]
        return chosen

    def are_written_for(self, place: int) -> bool:
        """Say whether any are written beside the document that a passage is of."""
        return int(self._snapshot.document_of[place]) in self._documents

    @cached_property
    def written(self) -> NDArray[np.bool_]:
        """Say of each passage whether any are written beside its document."""
        import numpy as np

        return np.isin(self._snapshot.document_of, list(self._documents))

    @cached_property
    def _documents(self) -> frozenset[int]:
        _, places = self._pairs
        return frozenset(self._snapshot.document_of[places].tolist())

    @cached_property
    def _pairs(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Pair each way of asking, by its row, with the place of each passage that it asks for."""
        import numpy as np

        asks_for = [asked_of(name) for name in self._names]
        places = self._places({document for document, _ in asks_for})
        pairs = [(row, place) for row, key in enumerate(asks_for) for place in places[key]]
        both = np.array(pairs, dtype=np.int64).reshape(-1, 2)
        return both[:, 0], both[:, 1]

    def _places(self, documents: Iterable[str]) -> Mapping[tuple[str, str], list[int]]:
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for document in documents:
            for place in self._snapshot.places[document]:
                found[document, slug(self._snapshot.passages[place].heading)].append(place)
        return found
