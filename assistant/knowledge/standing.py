"""The status of every passage on one date, worked out for documents and not for each passage."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from assistant.knowledge.documents import FrontMatter
from assistant.knowledge.index.snapshot import Snapshot
from assistant.knowledge.model import Status
from assistant.knowledge.status import caveats_at, starts_later, status_on

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ALL = tuple(Status)


class Statuses:
    """The statuses of a snapshot's passages; ``statuses[place]`` is one."""

    def __init__(self, snapshot: Snapshot, on: date) -> None:
        """Look at each document, and only where one has caveats at each of its passages."""
        import numpy as np

        self._snapshot = snapshot
        self._fronts = list(snapshot.fronts.values())
        whole = [_ALL.index(status_on(front, (), on)) for front in self._fronts]
        self._codes: NDArray[np.int8] = np.array(whole, dtype=np.int8)[snapshot.document_of]
        corrected = []
        for front in self._fronts:
            for place in snapshot.places[front.id] if front.caveats else ():
                passage = snapshot.passages[place]
                around = (passage.heading, passage.under)
                self._codes[place] = _ALL.index(status_on(front, around, on))
                if caveats_at(front, around):
                    corrected.append(place)
        self.with_caveats = frozenset(corrected)
        """The places of the passages under a heading that a caveat corrects."""
        later = np.array([starts_later(front, on) for front in self._fronts], dtype=np.bool_)
        self.begun: NDArray[np.bool_] = ~later[snapshot.document_of]
        """Of each passage, whether what it tells of had begun on the date."""

    def __getitem__(self, place: int) -> Status:
        """Give the status of one passage."""
        return _ALL[int(self._codes[place])]

    def weigh(self, factor: Callable[[Status, FrontMatter], float]) -> NDArray[np.float32]:
        """Give a number for each passage, by its status and its document."""
        import numpy as np

        table = [[factor(status, front) for status in _ALL] for front in self._fronts]
        weighed = np.array(table, dtype=np.float32)
        chosen: NDArray[np.float32] = weighed[self._snapshot.document_of, self._codes]
        return chosen
