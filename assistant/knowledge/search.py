"""Finds passages: by meaning and by words together, in a fixed order.

What is in force goes before what is not, when both fit about as well.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from assistant.knowledge.claims import without_doubles
from assistant.knowledge.documents import Caveat, FrontMatter, Kind
from assistant.knowledge.doubts import Doubt, doubts_in
from assistant.knowledge.index.near import BY_WORDS as MOST_BY_WORDS
from assistant.knowledge.index.near import (
    ELSEWHERE,
    Near,
    Store,
    StoreTrouble,
    best,
    candidates,
    every_passage,
    first_of_each,
)
from assistant.knowledge.index.snapshot import Snapshot
from assistant.knowledge.model import Citation, Status
from assistant.knowledge.nations import holds_in
from assistant.knowledge.question import Query
from assistant.knowledge.ranking import Hit, Ranking
from assistant.knowledge.standing import Statuses
from assistant.knowledge.status import caveats_at, correction, warnings_on
from assistant.knowledge.ways import WaysOfAsking
from assistant.record.nation import UNKNOWN, Nation

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BY_ASKED, BY_WORDS, OWN_NATION = 0.5, 0.4, 0.05
"""What the nearest way of asking for a passage (its heading is one) counts within nearness in
meaning, what the share of words counts beside it, and what is added for a document of the very
nation that was asked about, beside one for the whole UK. Found by trying, on benchmarks/cases/fitted."""

UNASKED = 0.1
"""How much nearer than the passage itself its nearest way of asking is, on the whole. Taken where
nobody has written any, as for a person's own documents, so that they are not put behind."""

_RANKED_WHOLE, _RANKED = 1000, 200
"""Passages up to which all are ranked, and how many are of more: those who read a ranking look at
a few, and nothing may be done for each passage of a large library."""

_STANDING_FACTOR = {
    Status.CURRENT: 1.0,
    Status.HISTORIC: 0.9,
    Status.WRONG_IN_PART: 0.85,
    Status.PROPOSED: 0.9,
    Status.UNKNOWN: 0.95,
}


def _kind_factor(kind: Kind | None) -> float:
    return 0.9 if kind is Kind.OPINION else 1.0


class Shelf:
    """The passages of a snapshot as they stand on one date."""

    def __init__(
        self, snapshot: Snapshot, on: date, store: Store | None = None, today: date | None = None
    ) -> None:
        """Work out each passage's status once.

        ``store`` is Chroma, for a library that is too large to be compared whole, or
        whose vectors are on a server. ``today`` is given to say what ended since ``on``.
        """
        import numpy as np

        self.snapshot = snapshot
        self.on = on
        self.today = today or on
        self.ways = WaysOfAsking(snapshot)
        self.statuses = Statuses(snapshot, on)
        self._store = store
        self._fronts = list(snapshot.fronts.values())
        self._titles = {one.id: one.title for one in self._fronts}
        self._correcting = np.array(sorted(self.statuses.with_caveats), dtype=np.int64)
        self.corrected = np.zeros(len(snapshot.passages), dtype=np.bool_)
        self.corrected[self._correcting] = True
        self._masks: dict[tuple[str, Nation | None], NDArray[np.bool_]] = {}
        self._factors = self.statuses.weigh(
            lambda status, front: _STANDING_FACTOR[status] * _kind_factor(front.kind)
        )

    def front(self, place: int) -> FrontMatter:
        """Give the front matter of the document that a passage is of."""
        return self._fronts[int(self.snapshot.document_of[place])]

    def rank(self, query: Query, nation: Nation | None = None) -> Ranking:
        """Order passages for a query, best first; ties by the place in the library.

        All of a small library; of a large one only the best, of ``nation`` and of all.
        """
        import numpy as np

        by_words = self.snapshot.lexical.scores(query.read.weights)
        asked = self.ways.nearest(query.vector)
        found = self._near(query.vector, by_words, asked, nation)
        by_words, asked = by_words[found.places], asked[found.places]
        asked = np.where(np.isnan(asked), found.cosines + UNASKED, asked)
        asked = np.maximum(found.headings, asked)
        near = (1 - BY_ASKED) * found.cosines + BY_ASKED * asked
        own = OWN_NATION * self.is_of(nation)[found.places]
        scores = np.round((near + BY_WORDS * by_words + own) * self._factors[found.places], 6)
        order = np.argsort(-scores, kind="stable")
        if len(order) > _RANKED_WHOLE:
            order = self._first(order, found.places, nation)
        parts = np.stack([scores, found.cosines, asked, by_words])
        return Ranking(found.places, parts).in_order(order)

    def _near(
        self,
        vector: NDArray[np.float32],
        by_words: NDArray[np.float32],
        asked: NDArray[np.float32],
        nation: Nation | None,
    ) -> Near:
        if self._store is not None:
            ours = best(by_words, MOST_BY_WORDS, self.may_answer_mask(nation))
            others = best(by_words, ELSEWHERE)
            besides = first_of_each([ours, others, best(asked, _RANKED), self._correcting])
            try:
                return candidates(self.snapshot, self._store, vector, nation, besides)
            except StoreTrouble:  # every vector is in the snapshot: slower, and no answer is lost
                self._store = None
        return every_passage(self.snapshot, vector)

    def _first(
        self, order: NDArray[np.int64], places: NDArray[np.int64], nation: Nation | None
    ) -> NDArray[np.int64]:
        """Keep the best of any nation, the best that may answer, and what a caveat corrects.

        Those with ways of asking beside them and those without each speak for themselves.
        """
        import numpy as np

        ranked = places[order]
        ours, written = self.may_answer_mask(nation)[ranked], self.ways.written[ranked]
        keep = self.corrected[ranked]
        keep[:_RANKED] = True
        for some in (ours & written, ours & ~written):
            keep[np.flatnonzero(some)[:_RANKED]] = True
        return order[keep]

    def may_answer_mask(self, nation: Nation | None) -> NDArray[np.bool_]:
        """Say of each passage whether it holds in the nation that was asked about."""
        return self._mask(("holds", nation), lambda front: holds_in(front.nations, nation))

    @property
    def own(self) -> NDArray[np.bool_]:
        """Say of each passage whether a person added its document."""
        return self._mask(("own", None), lambda front: front.own)

    def is_of(self, nation: Nation | None) -> NDArray[np.bool_]:
        """Say of each passage whether its document names this very nation."""
        return self._mask(("named", nation), lambda front: nation in front.nations)

    def _mask(
        self, name: tuple[str, Nation | None], fits: Callable[[FrontMatter], bool]
    ) -> NDArray[np.bool_]:
        """Say of each passage what is so of its document; worked out once."""
        import numpy as np

        if name not in self._masks:
            documents = np.array([fits(front) for front in self._fronts], dtype=np.bool_)
            self._masks[name] = documents[self.snapshot.document_of]
        return self._masks[name]

    def may_answer(self, hit: Hit, nation: Nation | None) -> bool:
        """Say whether a passage holds in the nation that was asked about."""
        return holds_in(self.front(hit.place).nations, nation)

    def nearness(self, hit: Hit) -> float:
        """Say how near a passage is to the question, apart from where it stands."""
        return hit.score / float(self._factors[hit.place])

    def status(self, place: int) -> Status:
        """Say where a passage stands: wrong in part, too, where it repeats a known mistake."""
        status = self.statuses[place]
        holds = status in (Status.CURRENT, Status.UNKNOWN)
        return Status.WRONG_IN_PART if holds and self.doubts(place) else status

    def doubts(self, place: int) -> list[Doubt]:
        """List the known mistakes in a passage that a person added; the shipped ones are checked."""
        front = self.front(place)
        return doubts_in(self.snapshot.passages[place].text, front.nations) if front.own else []

    def mistakes(self, place: int) -> list[Caveat | Doubt]:
        """List what is known to be wrong in a passage."""
        return [*self.doubts(place), *self.caveats(place)]

    def caveats(self, place: int) -> list[Caveat]:
        """List the corrections that attach to a passage's heading, or the one above."""
        passage = self.snapshot.passages[place]
        return caveats_at(self.front(place), (passage.heading, passage.under))

    def warnings(self, place: int) -> list[str]:
        """Give the sentences that must stand beside a passage; none when it simply holds."""
        corrections = [correction(one) for one in without_doubles(self.mistakes(place))]
        return [*corrections, *self.standing_warnings(place)]

    def standing_warnings(self, place: int) -> list[str]:
        """Give the sentences on the document of a passage: its time, its kind, whose it is."""
        return warnings_on(self.front(place), (), self.on, self._titles, self.today)

    def quoted(self, ids: Sequence[str], nation: Nation | None) -> list[Citation]:
        """Quote the passages that are here, by their ids: nobody searched, so each has the best score."""
        return [
            self._citation(place, nation, 1.0)
            for id_ in dict.fromkeys(ids)
            for place in self.snapshot.places.get(id_.partition("#")[0], ())
            if self.snapshot.passages[place].id == id_
        ]

    def citation(self, hit: Hit, nation: Nation | None) -> Citation:
        """Quote a passage whole, with where it comes from and how it stands."""
        return self._citation(hit.place, nation, hit.score)

    def _citation(self, place: int, nation: Nation | None, score: float) -> Citation:
        passage, front = self.snapshot.passages[place], self.front(place)
        return Citation(
            passage=passage.id,
            document=passage.document,
            title=front.title,
            publisher=front.publisher,
            published=front.published,
            nation=_nation_label(front, nation),
            status=self.status(place),
            heading=passage.heading,
            page=passage.page,
            quote=passage.text,
            score=round(score, 4),
        )


def _nation_label(front: FrontMatter, nation: Nation | None) -> str:
    if nation is not None and nation in front.nations:
        return str(nation)
    return ", ".join(front.nations) or UNKNOWN
