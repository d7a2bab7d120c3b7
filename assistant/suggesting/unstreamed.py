"""An answer that came in one piece, from a server that does not stream, as the pieces it should be.

The client library waits for pieces, and takes one whole answer for none at all.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping
from typing import Any

import httpx2 as httpx

from assistant.suggesting import troubles
from assistant.suggesting.choice import Model


class AsPieces(httpx.AsyncByteStream):
    """Reads one JSON body and gives it as one piece and an end. Raises ModelError where it is none."""

    def __init__(self, stream: httpx.AsyncByteStream, model: Model) -> None:
        """``stream`` is within its limits already."""
        self._stream = stream
        self._model = model
        self._pieces = self._read()

    def __aiter__(self) -> AsyncIterator[bytes]:
        """Give the pieces, once: the library reads on after the end, and would wait there for ever."""
        return self._pieces

    async def _read(self) -> AsyncIterator[bytes]:
        body = b"".join([chunk async for chunk in self._stream])
        yield _event(_piece(body, self._model))
        yield b"data: [DONE]\n\n"

    async def aclose(self) -> None:
        """Close the connection."""
        await self._stream.aclose()


def _piece(body: bytes, model: Model) -> Mapping[str, Any]:
    try:
        read = json.loads(body)
    except (ValueError, RecursionError):
        raise troubles.malformed(model) from None
    if isinstance(read, dict) and read.get("error"):
        raise troubles.of_status(500, model)
    try:
        (choice, *_) = read["choices"]
        message, ended = choice["message"], choice.get("finish_reason")
        words, refused = message.get("content"), message.get("refusal")
    except (TypeError, KeyError, ValueError, AttributeError):
        raise troubles.malformed(model) from None
    delta = {"role": "assistant", "content": words if isinstance(words, str) else ""}
    ended = "content_filter" if refused else ended if isinstance(ended, str) else "stop"
    used = read.get("usage")
    return {
        "id": "whole",
        "object": "chat.completion.chunk",
        "created": 0,
        "model": model.name,
        "choices": [{"index": 0, "delta": delta, "finish_reason": ended}],
        **({"usage": used} if _counts(used) else {}),
    }


def _counts(used: Any) -> bool:
    """Tell whether these are counts of tokens: words are not lost for numbers that are none."""
    keys = ("prompt_tokens", "completion_tokens", "total_tokens")
    return isinstance(used, dict) and all(
        type(used.get(key)) is int and used[key] >= 0 for key in keys
    )


def _event(piece: Mapping[str, Any]) -> bytes:
    return f"data: {json.dumps(piece)}\n\n".encode()
