"""What the model alone costs: onnxruntime and tokenizers, with nothing of ours around them.

python -m benchmarks.sides.floor first MODEL_FOLDER QUESTION
python -m benchmarks.sides.floor warm MODEL_FOLDER QUESTIONS
python -m benchmarks.sides.floor build CACHE_DIR GUIDANCE
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.sides.turns import TURN, Turns


def bare_model(folder: Path) -> Callable[[str], Any]:
    """Load the prepared model; give the function that makes a text's vector."""
    import numpy as np
    import onnxruntime
    from tokenizers import Tokenizer

    session = onnxruntime.InferenceSession(
        str(folder / "model.onnx"), providers=["CPUExecutionProvider"]
    )
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(256)
    tokenizer.no_padding()

    def embed(text: str) -> Any:
        pieces = tokenizer.encode(text)
        ids = np.array([pieces.ids], dtype=np.int64)
        mask = np.array([pieces.attention_mask], dtype=np.int64)
        return session.run(["vector"], {"ids": ids, "mask": mask})[0][0]

    return embed


def median_ms(do: Callable[..., object], over: list[tuple[Any, ...]]) -> float:
    """Give the median milliseconds of a call over these arguments, after ten that do not count."""
    for arguments in over[:10]:
        do(*arguments)
    taken = []
    for arguments in over:
        began = time.perf_counter()
        do(*arguments)
        taken.append(time.perf_counter() - began)
    return 1000 * statistics.median(taken)


def first(folder: str, question: str) -> dict[str, float]:
    """Load the model and embed one sentence."""
    return {"first": float(bare_model(Path(folder))(question)[0])}


def warm(folder: str, count: str) -> dict[str, float]:
    """Embed the questions and do nothing with them."""
    from benchmarks.sides.texts import questions

    asked = [(question,) for question, _ in questions(int(count))]
    return {"median_ms": median_ms(bare_model(Path(folder)), asked)}


def build(cache_dir: str, guidance: str) -> dict[str, float]:
    """Embed every passage, as it is indexed, with the app's embedder in one loop."""
    from assistant.knowledge.documents import read_documents
    from assistant.knowledge.index.gathering import indexed_text
    from assistant.knowledge.passages import cut
    from assistant.meaning.embedder import Embedder

    documents = read_documents(Path(guidance))
    texts = [indexed_text(one.front, passage) for one in documents for passage in cut(one)]
    Embedder.open(Path(cache_dir)).embed(texts[:1])  # from now on the libraries are loaded
    turns = Turns()
    turns.begin()
    model = Embedder.open(Path(cache_dir))
    for done, text in enumerate(texts):
        if done and done % TURN == 0:
            turns.rest()
        model.embed([text])
    return {"passages": len(texts), "seconds": turns.now()}


if __name__ == "__main__":
    doing = {"first": first, "warm": warm, "build": build}[sys.argv[1]]
    print(json.dumps(doing(*sys.argv[2:])), flush=True)
