"""The saved arrays answer exactly as bm25s itself does."""

from __future__ import annotations

from pathlib import Path

import bm25s
import numpy as np
import pytest

from assistant.knowledge.index.lexical import K1, B, Lexical, build_lexical
from assistant.knowledge.words import stems, words

TEXTS = [
    "Annual review of the plan. The review happens yearly.",
    "Travel training and the bus to work.",
    "",
    "A plan for work: work experience, work placements.",
]


@pytest.fixture
def lexical(tmp_path: Path) -> Lexical:
    build_lexical(TEXTS, tmp_path)
    return Lexical.read(tmp_path, len(TEXTS))


@pytest.mark.parametrize("question", ["plan review", "work", "bus bus plan", "nothing here", ""])
def test_scores_are_those_of_bm25s_as_a_share(lexical: Lexical, question: str) -> None:
    theirs = bm25s.BM25(method="lucene", k1=K1, b=B)
    theirs.index([stems(words(text)) or [""] for text in TEXTS], show_progress=False)
    asked = list(dict.fromkeys(stems(words(question))))
    known = [stem for stem in asked if stem in lexical.columns]
    expected = theirs.get_scores(known) if known else np.zeros(len(TEXTS))
    most = sum(lexical.idf(stem) for stem in asked) or 1.0
    ours = lexical.scores(dict.fromkeys(asked, 1.0))
    assert np.allclose(ours, expected / most, atol=1e-6)
    assert ((ours >= 0) & (ours < 1)).all()


def test_a_strange_word_lowers_the_share_and_an_added_one_does_not(lexical: Lexical) -> None:
    plain = lexical.scores({"plan": 1.0})[3]
    assert lexical.scores({"plan": 1.0, "zebra": 1.0})[3] < plain
    assert lexical.scores({"plan": 1.0, "zebra": 0.25})[3] == plain
    assert lexical.scores({"plan": 1.0, "work": 0.25})[3] > plain


def test_rare_words_tell_more_and_unknown_ones_most(lexical: Lexical) -> None:
    assert lexical.idf("zebra") > lexical.idf("bus") > lexical.idf("plan") > 0
    assert lexical.having("plan").tolist() == [0, 3]
    assert lexical.having("zebra").tolist() == []
