"""Sees whether the chosen model is there and answers, with nothing that anybody said."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from assistant.errors import ModelError
from assistant.suggesting import troubles
from assistant.suggesting.chat import Chat
from assistant.suggesting.choice import Model
from assistant.suggesting.client import Message, Question
from assistant.suggesting.running import run
from assistant.suggesting.sent import SentLog

_QUESTION = 'Answer with this JSON object and with nothing else: {"word": "ready"}'


class _Ready(BaseModel):
    model_config = ConfigDict(extra="forbid")
    word: Literal["ready"]


@dataclass(frozen=True)
class Checked:
    """What was found. ``names`` is None where the server does not list its models.

    ``seconds`` is None where it was not asked or ``keeps_shape`` is False: it wrote something else.
    """

    names: tuple[str, ...] | None
    seconds: float | None = None
    keeps_shape: bool | None = None


def check(model: Model, log: SentLog) -> Checked:
    """Ask the server which models it has; ask the model something where that needs nobody's yes.

    Raises ModelError when it does not answer.
    """
    names = run(lambda _: _names(model))
    if model.endpoint.needs_yes:
        return Checked(names)
    try:
        reply = Chat(model, log).ask(Question((Message("user", _QUESTION),), _Ready))
    except ModelError as error:
        if error.kind not in ("malformed", "too_long"):
            raise
        return Checked(names, keeps_shape=False)
    return Checked(names, reply.seconds, keeps_shape=True)


async def _names(model: Model) -> tuple[str, ...] | None:
    import httpx2

    from assistant.suggesting.transport import Transport

    transport = Transport(model, may_send=lambda _: None)  # this request has no words
    try:
        async with (
            asyncio.timeout(model.limits.seconds),
            httpx2.AsyncClient(transport=transport, trust_env=False) as client,
        ):
            answer = await client.get(f"{model.endpoint.url}/models")
    except TimeoutError:
        raise troubles.endless(model) from None
    except Exception as error:
        raise troubles.told(error, model) from error
    if answer.status_code in (401, 403):
        raise troubles.of_status(answer.status_code, model)
    return _listed(answer.content) if answer.is_success else None


def _listed(content: bytes) -> tuple[str, ...] | None:
    try:
        read: Any = json.loads(content)
        return tuple(str(one["id"]) for one in read["data"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
