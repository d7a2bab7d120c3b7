"""Search by words: bm25s builds the index and saves its arrays; asking reads those, and needs only numpy.

Importing bm25s brings scipy with it (a third of a second), which a cold ``ask``
should not wait for. A test proves that both give the same scores.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.knowledge.index.whole import mapped
from assistant.knowledge.words import stems, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

K1 = 1.2
B = 0.5
"""How much a long passage is held back; passages are all of one size here, so little."""

_VOCABULARY = "vocab.index.json"
_SPELLINGS = "words.json"
_ARRAYS = ("data", "indices", "indptr")


def build_lexical(texts: Sequence[str], folder: Path) -> None:
    """Index the texts and save the arrays, and the words as they are spelt, into ``folder``."""
    import bm25s

    index = bm25s.BM25(method="lucene", k1=K1, b=B)
    index.index([stems(words(text)) or [""] for text in texts], show_progress=False)
    index.save(str(folder))
    spelt = sorted({word for text in texts for word in words(text)})
    (folder / _SPELLINGS).write_text(json.dumps(spelt), encoding="utf-8")


@dataclass(frozen=True)
class Lexical:
    """The saved index. Column ``c`` of the matrix holds the scores of one stem for each text."""

    columns: Mapping[str, int]
    data: NDArray[np.float32]
    indices: NDArray[np.int32]
    indptr: NDArray[np.int64]
    texts: int
    spelt: frozenset[str]
    by_start: Mapping[str, Sequence[str]]

    @classmethod
    def read(cls, folder: Path, texts: int) -> Lexical:
        """Map what ``build_lexical`` saved. Raises OSError or ValueError when it is damaged."""
        data, indices, indptr = (mapped(folder / f"{name}.csc.index.npy") for name in _ARRAYS)
        spelt: list[str] = json.loads((folder / _SPELLINGS).read_text(encoding="utf-8"))
        by_start: dict[str, list[str]] = {}
        for word in spelt:
            by_start.setdefault(word[0], []).append(word)
        columns = json.loads((folder / _VOCABULARY).read_text(encoding="utf-8"))
        return cls(columns, data, indices, indptr, texts, frozenset(spelt), by_start)

    def idf(self, stem: str) -> float:
        """Say how much a stem tells: high when few texts have it, highest when none has."""
        column = self.columns.get(stem)
        have = 0 if column is None else int(self.indptr[column + 1] - self.indptr[column])
        return math.log(1 + (self.texts - have + 0.5) / (have + 0.5))

    def having(self, stem: str) -> NDArray[np.int32]:
        """Give the positions of the texts that have this stem."""
        column = self.columns.get(stem)
        if column is None:
            return self.indices[:0]
        return self.indices[self.indptr[column] : self.indptr[column + 1]]

    def has(self, stem: str, place: int) -> bool:
        """Say whether the text at a position has this stem. Positions are kept in order."""
        having = self.having(stem)
        found = int(having.searchsorted(place))
        return found < len(having) and int(having[found]) == place

    def scores(self, weights: Mapping[str, float]) -> NDArray[np.float32]:
        """Give each text's BM25 score for stems of these weights, as a share of the most possible.

        0 is no word in common, near 1 is every word, often, in a short text. A typed
        stem (weight 1) that no text has counts too, so that a question of strange
        words scores low; added stems (less than 1) can only help.
        """
        import numpy as np

        total = np.zeros(self.texts, dtype=np.float32)
        most = sum(self.idf(stem) for stem, weight in weights.items() if weight >= 1)
        for stem, weight in weights.items():
            column = self.columns.get(stem)
            if column is not None:
                part = slice(self.indptr[column], self.indptr[column + 1])
                total[self.indices[part]] += weight * self.data[part]
        return total / np.float32(most) if most else total
