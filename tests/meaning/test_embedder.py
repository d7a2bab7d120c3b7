from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import KnowledgeError
from assistant.meaning.embedder import DIMENSIONS, GRAPH, Embedder, is_prepared, model_folder


@pytest.fixture(scope="module")
def model(cache_dir: Path) -> Embedder:
    return Embedder.open(cache_dir)


def test_vectors_have_length_one_and_the_right_shape(model: Embedder) -> None:
    vectors = model.embed(["a job in a cafe", "", "plan " * 2000])
    assert vectors.shape == (3, DIMENSIONS)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_no_texts_give_no_rows(model: Embedder) -> None:
    assert model.embed([]).shape == (0, DIMENSIONS)


def test_a_text_has_the_same_vector_whatever_stands_beside_it(model: Embedder) -> None:
    alone = model.embed(["What is an outcome?"])[0]
    beside = model.embed(["short", "What is an outcome?", "long " * 200])[1]
    assert np.array_equal(alone, beside)


def test_meaning_counts_and_not_only_letters(model: Embedder) -> None:
    asked, near, far = model.embed(
        ["who can help me find a job", "support to get paid work", "a recipe for pancakes"]
    )
    assert asked @ near > asked @ far + 0.2


def test_words_beyond_256_tokens_are_not_seen(model: Embedder) -> None:
    start = "plan " * 300
    same = model.embed([start + "dog", start + "cat"])
    assert np.array_equal(same[0], same[1])


def test_it_knows_whole_words_and_not_typing_mistakes(model: Embedder) -> None:
    assert model.knows("meeting")
    assert not model.knows("meatting")


def test_an_unprepared_cache_says_what_to_do(tmp_path: Path) -> None:
    assert not is_prepared(tmp_path)
    with pytest.raises(KnowledgeError, match=r"not prepared yet.*knowledge build"):
        Embedder.open(tmp_path)


def test_a_damaged_model_says_what_to_do(tmp_path: Path, cache_dir: Path) -> None:
    shutil.copytree(model_folder(cache_dir), model_folder(tmp_path))
    (model_folder(tmp_path) / GRAPH).write_bytes(b"not a graph")
    with pytest.raises(KnowledgeError, match=r"damaged.*Delete that folder"):
        Embedder.open(tmp_path)
