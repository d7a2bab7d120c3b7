"""LangChain's chat model, set so that the environment of this machine decides nothing.

The library reads keys, addresses, proxies and places to report to from the
environment; all of them are given here, and its way to the network is ours.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from pydantic import BaseModel

from assistant.suggesting.choice import Model
from assistant.suggesting.outgoing import Form
from assistant.suggesting.shapes import schema_of

if TYPE_CHECKING:
    from httpx2 import AsyncBaseTransport, AsyncClient
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessageChunk

S = TypeVar("S", bound=BaseModel)


@dataclass(frozen=True)
class Message:
    """One thing said to a model: the rules (``system``), or what it is given (``user``)."""

    role: Literal["system", "user"]
    text: str


@dataclass(frozen=True)
class Question(Generic[S]):
    """What is asked: the messages, the shape of an answer, and the sources that it may name.

    Without ``ids`` an answer is held to no sources.
    """

    messages: tuple[Message, ...]
    shape: type[S]
    ids: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Written:
    """What a model wrote in one answer, and how it ended: ``stop`` where it came to its end."""

    text: str = ""
    ended: str | None = None
    declined: bool = False
    tokens_in: int | None = None
    tokens_out: int | None = None


_LIBRARY = r"pydantic\..*"
"""It warns of odd answers with what stands in them, on the screen and before any check."""
warnings.filterwarnings("ignore", category=UserWarning, module=_LIBRARY)


async def ask_once(
    model: Model,
    question: Question[Any],
    form: Form,
    transport: AsyncBaseTransport,
    on_text: Callable[[str], None],
) -> Written:
    """Ask in one form over ``transport``; ``on_text`` is given the text so far as it grows.

    Raises what the client library raises, and what the transport raises, wrapped.
    """
    import httpx2
    from langsmith import tracing_context

    whole: BaseMessageChunk | None = None
    async with httpx2.AsyncClient(transport=transport, trust_env=False) as client:
        chat = _chat(model, form, question, client)
        with tracing_context(enabled=False), _none_is_none():
            async for chunk in chat.astream([(one.role, one.text) for one in question.messages]):
                whole = chunk if whole is None else whole + chunk
                if chunk.text:
                    on_text(whole.text)
    return _written(whole)


@contextmanager
def _none_is_none() -> Iterator[None]:
    """Let an answer without any piece be one: the library raises ValueError for that."""
    try:
        yield
    except json.JSONDecodeError:
        raise
    except ValueError as error:
        if "No generation" not in str(error):
            raise


def _chat(model: Model, form: Form, question: Question[Any], client: AsyncClient) -> BaseChatModel:
    import httpx2
    from langchain.chat_models import init_chat_model

    made: BaseChatModel = init_chat_model(
        model.name,
        model_provider="openai",
        base_url=model.endpoint.url,
        api_key="-",  # the real one never leaves the transport
        http_async_client=client,
        http_client=httpx2.Client(transport=httpx2.BaseTransport(), trust_env=False),  # refuses
        openai_proxy="",
        max_retries=0,
        cache=False,
        verbose=False,
        http_socket_options=(),  # else it warns where a proxy is set, which is not used
        temperature=0 if form is Form.FULL else None,
        stream_chunk_timeout=0,  # time is kept below and above the library
        stream_usage=form is Form.FULL,
        use_responses_api=False,
        extra_body=_beside_the_words(model, question, form),
    )
    return made


def _beside_the_words(model: Model, question: Question[Any], form: Form) -> dict[str, Any]:
    """Give what a form says besides the words.

    The shape is put into the body as it is. Asked for through the library, a server that
    does not hold to it makes the library raise, and what the model wrote is lost.
    """
    said: dict[str, Any] = {}
    if form in (Form.FULL, Form.SHAPED, Form.JSON):
        schema = schema_of(question.shape, question.ids)
        strict = {"name": question.shape.__name__, "strict": True, "schema": schema}
        said["response_format"] = (
            {"type": "json_object", "schema": schema}  # llama.cpp and others hold a model to it
            if form is Form.JSON
            else {"type": "json_schema", "json_schema": strict}
        )
    if form in (Form.FULL, Form.JSON, Form.LIMITED):
        said["max_tokens"] = model.limits.tokens
    return said


def _written(whole: BaseMessageChunk | None) -> Written:
    if whole is None:
        return Written()
    used = getattr(whole, "usage_metadata", None) or {}
    ended = whole.response_metadata.get("finish_reason")
    return Written(
        text=whole.text,
        ended=ended,
        declined=bool(whole.additional_kwargs.get("refusal")) or ended == "content_filter",
        tokens_in=used.get("input_tokens"),
        tokens_out=used.get("output_tokens"),
    )
