"""Servers that answer in one piece, refuse at length, or ask for odd pauses: each has its true sentence."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from assistant.errors import ModelError
from assistant.suggesting.asking import Reply
from assistant.suggesting.chat import Chat
from assistant.suggesting.choice import Limits, Model
from assistant.suggesting.client import Message, Question
from assistant.suggesting.endpoint import read_endpoint
from assistant.suggesting.sent import SentLog
from tests.suggesting import servers
from tests.suggesting.servers import Act, serving


class Hello(BaseModel):
    text: str


GOOD = servers.says('{"text": "hello"}')


USED = {"prompt_tokens": 20, "completion_tokens": 6, "total_tokens": 26}


def whole(
    text: str | None = '{"text": "hello"}',
    ended: str | None = "stop",
    used: object = USED,
    **more: Any,
) -> Act:
    """A server that does not know ``stream``: the answer comes as one JSON body."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text, **more}}
    read = {"choices": [{**choice, "finish_reason": ended}], "usage": used, "model": "m"}
    return servers.answers(200, json.dumps(read))


def asked(*script: Act, folder: Path, size: int = 50_000) -> tuple[Reply[Hello], int]:
    """Give the reply, and how often the server was asked."""
    limits = Limits(seconds=20, quiet=10, size=size, pause=0)
    with serving(*script) as server:
        model = Model("m", read_endpoint(server.url), limits)
        reply = Chat(model, SentLog(folder)).ask(Question((Message("user", "Hello."),), Hello))
        return reply, len(server.bodies)


def test_an_answer_in_one_piece_is_an_answer(tmp_path: Path) -> None:
    reply, times = asked(whole(), folder=tmp_path)
    assert (reply.value.text, times) == ("hello", 1)
    assert (reply.tokens_in, reply.tokens_out) == (20, 6)


@pytest.mark.parametrize(
    "used", ["lots", {}, {**USED, "total_tokens": -5}, {**USED, "prompt_tokens": "x"}]
)
def test_words_are_not_lost_for_counts_that_are_none(tmp_path: Path, used: object) -> None:
    reply, _ = asked(whole(used=used), folder=tmp_path)
    assert reply.value.text == "hello"


@pytest.mark.parametrize(
    ("act", "kind", "says"),
    [
        (whole("no JSON"), "malformed", "cannot be read"),
        (whole('{"text": "and', ended="length"), "too_long", "wrote more than it may"),
        (whole(""), "empty", "empty answer"),
        (whole(None, refusal="I cannot help with that."), "declined", "would not answer"),
        (servers.answers(200, '{"error": {"message": "x"}}'), "gone", "is not well"),
        (servers.answers(200, '{"choices": []}'), "malformed", "cannot be read"),
        (servers.answers(200, '{"choices": [3]}'), "malformed", "cannot be read"),
        (servers.answers(200, "[]"), "malformed", "cannot be read"),
        (servers.answers(200, '{"choices": ['), "malformed", "cannot be read"),
        (servers.answers(200, "[" * 40_000), "malformed", "cannot be read"),
        (whole("x" * 60_000), "too_long", "wrote more than it may"),
        (servers.answers(500, "x" * 500_000), "gone", "is not well"),
        (servers.answers(401, "x" * 500_000), "key", "does not accept the key"),
        (servers.answers(404, "x" * 500_000, "text/html"), "unknown_model", "no language model"),
        (servers.answers(400, "x" * 500_000), "refused", "refused what"),
        (servers.answers(500, "x", content_encoding="gzip"), "gone", "is not well"),
    ],
)
def test_what_came_is_told_as_what_it_is(act: Act, kind: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=says) as told:
        asked(act, folder=tmp_path)
    assert told.value.kind == kind


def in_seconds(seconds: float) -> str:
    return format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


@pytest.mark.parametrize(
    "wanted", ["nan", "inf", "-inf", "-5", "", "soon", "1e9", "0", -3600, 1], ids=str
)
def test_a_pause_that_is_none_or_over_is_not_waited_for(
    wanted: str | float, tmp_path: Path
) -> None:
    busy = servers.answers(
        429, retry_after=wanted if isinstance(wanted, str) else in_seconds(wanted)
    )
    assert asked(busy, GOOD, folder=tmp_path)[1] == 2


@pytest.mark.parametrize(
    "wanted", ["3600", "99999999999999", "9" * 400, "Fri, 31 Dec 9999 23:59:59"]
)
def test_a_pause_that_is_too_long_is_told_at_once(wanted: str, tmp_path: Path) -> None:
    busy = servers.answers(429, retry_after=wanted)
    with pytest.raises(ModelError, match="too much to do") as told:
        asked(busy, GOOD, folder=tmp_path)
    assert told.value.kind == "busy"
