"""Finds passages: by meaning and by words together, in a fixed order.

What is in force goes before what is not, when both fit about as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.knowledge.documents import FrontMatter, Kind
from assistant.knowledge.index.snapshot import Snapshot
from assistant.knowledge.model import Citation, Status
from assistant.knowledge.nations import holds_in
from assistant.knowledge.passages import Passage
from assistant.knowledge.question import Query
from assistant.knowledge.status import status_on
from assistant.record.nation import UNKNOWN, Nation

BY_HEADING, BY_WORDS = 0.3, 0.5
"""What the nearness of the heading counts within nearness in meaning, and what the share of words
counts beside it. Found by trying, on the cases in benchmarks/."""

_STANDING_FACTOR = {
    Status.CURRENT: 1.0,
    Status.HISTORIC: 0.9,
    Status.WRONG_IN_PART: 0.85,
    Status.PROPOSED: 0.9,
    Status.UNKNOWN: 0.95,
}


def _kind_factor(kind: Kind | None) -> float:
    return 0.9 if kind is Kind.OPINION else 1.0


@dataclass(frozen=True)
class Hit:
    """A passage that was found. ``score`` orders hits; the others are what it is made of.

    ``cosine`` and ``heading`` are nearness in meaning of the passage and of its
    heading, ``by_words`` the share of the most that word search could give.
    """

    place: int
    score: float
    cosine: float
    heading: float
    by_words: float


class Shelf:
    """The passages of a snapshot as they stand on one date."""

    def __init__(self, snapshot: Snapshot, on: date) -> None:
        """Work out each passage's status once."""
        import numpy as np

        self.snapshot = snapshot
        self.on = on
        self.statuses = [
            status_on(self._front(passage), (passage.heading, passage.under), on)
            for passage in snapshot.passages
        ]
        factors = [
            _STANDING_FACTOR[status] * _kind_factor(self._front(passage).kind)
            for status, passage in zip(self.statuses, snapshot.passages, strict=True)
        ]
        self._factors = np.array(factors, dtype=np.float32)

    def _front(self, passage: Passage) -> FrontMatter:
        return self.snapshot.fronts[passage.document]

    def front(self, place: int) -> FrontMatter:
        """Give the front matter of the document that a passage is of."""
        return self._front(self.snapshot.passages[place])

    def rank(self, query: Query) -> list[Hit]:
        """Order all passages for a query, best first; ties by the place in the library."""
        import numpy as np

        cosines = self.snapshot.vectors @ query.vector
        headings = self.snapshot.heading_vectors @ query.vector
        by_words = self.snapshot.lexical.scores(query.read.weights)
        near = (1 - BY_HEADING) * cosines + BY_HEADING * headings
        scores = np.round((near + BY_WORDS * by_words) * self._factors, 6)
        parts = (scores, cosines, headings, by_words)
        order = np.argsort(-scores, kind="stable")
        return [Hit(int(place), *(float(part[place]) for part in parts)) for place in order]

    def may_answer(self, hit: Hit, nation: Nation | None) -> bool:
        """Say whether a passage holds in the nation that was asked about."""
        return holds_in(self.front(hit.place).nations, nation)

    def citation(self, hit: Hit, nation: Nation | None) -> Citation:
        """Quote a passage whole, with where it comes from and how it stands."""
        passage, front = self.snapshot.passages[hit.place], self.front(hit.place)
        return Citation(
            passage=passage.id,
            document=passage.document,
            title=front.title,
            publisher=front.publisher,
            published=front.published,
            nation=_nation_label(front, nation),
            status=self.statuses[hit.place],
            heading=passage.heading,
            page=passage.page,
            quote=passage.text,
            score=round(hit.score, 4),
        )


def _nation_label(front: FrontMatter, nation: Nation | None) -> str:
    if nation is not None and nation in front.nations:
        return str(nation)
    return ", ".join(front.nations) or UNKNOWN
