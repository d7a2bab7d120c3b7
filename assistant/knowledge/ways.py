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
        self._last: tuple[NDArray[np.float32] | None, NDArray[np.float32]] = (None, self._vectors)

    def nearest(self, vector: NDArray[np.float32]) -> NDArray[np.float32]:
        """Give for each passage the nearness of the nearest way of asking for it; NaN for none."""
        import numpy as np

        found = np.full(len(self._snapshot.passages), np.nan, dtype=np.float32)
        rows = self._pairs[0]
        if len(rows):
            starts, asked_for = self._runs
            found[asked_for] = np.maximum.reduceat(self._cosines(vector)[rows], starts)
        return found

    def like(self, vector: NDArray[np.float32], may: NDArray[np.bool_]) -> NDArray[np.float32]:
        """Give the nearness of each way of asking for one of the passages that ``may`` answer."""
        rows, places = self._pairs
        chosen: NDArray[np.float32] = self._cosines(vector)[rows[may[places]]]
        return chosen

    def _cosines(self, vector: NDArray[np.float32]) -> NDArray[np.float32]:
        """Compare all with a question; of the last one, what was worked out before."""
        asked, cosines = self._last
        if asked is not vector:
            cosines = self._vectors @ vector
            self._last = (vector, cosines)
        return cosines

    @cached_property
    def written(self) -> NDArray[np.bool_]:
        """Say of each passage whether any are written beside its document."""
        import numpy as np

        _, places = self._pairs
        return np.isin(self._snapshot.document_of, self._snapshot.document_of[places])

    @cached_property
    def _pairs(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Pair each way of asking, by its row, with each passage that it asks for, in order of place."""
        import numpy as np

        asks_for = [asked_of(name) for name in self._names]
        places = self._places({document for document, _ in asks_for})
        pairs = [(row, place) for row, key in enumerate(asks_for) for place in places[key]]
        both = np.array(pairs, dtype=np.int64).reshape(-1, 2)
        both = both[np.argsort(both[:, 1], kind="stable")]
        return both[:, 0], both[:, 1]

    @cached_property
    def _runs(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Say where in the pairs those of each passage start, and which passage it is."""
        import numpy as np

        _, places = self._pairs
        starts = np.flatnonzero(np.diff(places, prepend=-1))
        return starts, places[starts]

    def _places(self, documents: Iterable[str]) -> Mapping[tuple[str, str], list[int]]:
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for document in documents:
            for place in self._snapshot.places[document]:
                found[document, slug(self._snapshot.passages[place].heading)].append(place)
        return found
