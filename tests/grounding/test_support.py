"""The vectors of a check: each text is embedded once, however often it is needed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.grounding.check import check
from assistant.grounding.support import once
from benchmarks.grounding import Remembered
from tests.grounding.conftest import ALLOWED, SOURCES


def test_each_text_is_embedded_once_and_comes_in_its_place() -> None:
    asked: list[str] = []

    def embed(texts: Sequence[str], /) -> NDArray[np.float32]:
        asked.extend(texts)
        return np.array([[len(text), 1.0] for text in texts], dtype=np.float32)

    known = once(embed)
    assert known(["bikes", "a", "bikes"])[:, 0].tolist() == [5, 1, 5]
    assert known(["a", "bike"])[:, 0].tolist() == [1, 4]
    assert known(["bike", "bikes"])[:, 0].tolist() == [4, 5]
    assert asked == ["bikes", "a", "bike"]


def test_sources_of_several_sentences_are_embedded_once(embed: Remembered) -> None:
    asked: list[str] = []

    def counted(texts: Sequence[str], /) -> NDArray[np.float32]:
        asked.extend(texts)
        return embed(texts)

    text = "Jay would like to paint frames. He restores engines, and Rob polishes frames."
    check(text, [one.id for one in SOURCES], SOURCES, ALLOWED, counted)
    assert asked
    assert len(asked) == len(set(asked))
