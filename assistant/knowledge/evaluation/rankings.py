"""Three searches over the same passages, refusing nothing: ours, words alone, and meaning alone.

The two plain ones show what ours adds. They search what our index holds of each
passage (its text headed by title, nation and heading) and leave out passages of
other nations. That is all they share with ours: the question is taken as it was
typed, with no glossary and no spelling mended, and no passage goes back for being
historic. BM25 has our stop words, stems and settings, which favours it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.knowledge.evaluation.cases import Case
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.model import Guidance
from assistant.knowledge.nations import to_nation
from assistant.knowledge.words import stems, words
from assistant.meaning.embedder import Embedder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

OWNWORDS, BY_WORDS, BY_MEANING = "ownwords", "bm25", "dense"
"""The names of the searches."""
_SEEN = 5


class Rankings:
    """What each search puts first."""

    def __init__(self, knowledge: Knowledge, cache_dir: Path) -> None:
        """Search what ``knowledge`` searches. Raises KnowledgeError when the model is not prepared."""
        self._knowledge = knowledge
        self._snapshot = knowledge._snapshot
        self._model = Embedder.open(cache_dir)
        self._ids = [passage.id for passage in self._snapshot.passages]

    def of(
        self, case: Case, guidance: Guidance, allowed: Collection[str]
    ) -> Mapping[str, Sequence[str]]:
        """Give the ids of the first five passages for each search, best first, of those allowed.

        Ours begins with what ``ask`` gave and goes on where it stopped, after three
        to five quotes; so the three are compared at one length.
        """
        shown = [one.passage for one in guidance.citations or guidance.nearest]
        return {
            OWNWORDS: _first(chain(shown, self._further(case)), allowed),
            BY_WORDS: _first(self._best(self._by_words(case.q)), allowed),
            BY_MEANING: _first(self._best(self._by_meaning(case.q)), allowed),
        }

    def _further(self, case: Case) -> Iterator[str]:
        query = self._knowledge._query(case.q)
        for hit in self._knowledge._shelf(case.on).rank(query, to_nation(case.nation)):
            yield self._ids[hit.place]

    def _by_words(self, question: str) -> NDArray[np.float32]:
        return self._snapshot.lexical.scores(dict.fromkeys(stems(words(question)), 1.0))

    def _by_meaning(self, question: str) -> NDArray[np.float32]:
        cosines: NDArray[np.float32] = self._snapshot.vectors @ self._model.embed([question])[0]
        return cosines

    def _best(self, scores: NDArray[np.float32]) -> Iterator[str]:
        import numpy as np

        return (self._ids[place] for place in np.argsort(-scores, kind="stable"))


def _first(ids: Iterable[str], allowed: Collection[str]) -> list[str]:
    """Give the first five of those allowed, each once."""
    seen: dict[str, None] = {}
    for id_ in ids:
        if id_ in allowed:
            seen[id_] = None
        if len(seen) == _SEEN:
            break
    return list(seen)
