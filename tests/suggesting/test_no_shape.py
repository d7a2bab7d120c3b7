"""Servers that know no shape of an answer: they are asked without it, and never again and again."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from assistant.errors import ModelError
from assistant.suggesting.chat import Chat
from assistant.suggesting.choice import Limits, Model
from assistant.suggesting.client import Message, Question
from assistant.suggesting.endpoint import Endpoint, Reach, read_endpoint
from assistant.suggesting.outgoing import Form, Yes
from assistant.suggesting.sent import SentLog
from tests.suggesting import servers
from tests.suggesting.servers import Act, StubServer, serving


class Hello(BaseModel):
    text: str


QUESTION = Question((Message("user", 'Say hello as JSON: {"text": "..."}.'),), Hello)
GOOD = servers.says('{"text": "hello"}')
LLAMA = json.dumps(
    {
        "error": {
            "message": "[{'type': 'literal_error', 'loc': ('body', 'response_format', 'type'), "
            "'msg': \"Input should be 'text' or 'json_object'\", 'input': 'json_schema'}]",
            "type": "internal_server_error",
        }
    }
)
"""What the server of llama-cpp-python says."""
NOT_WELL = '{"error": {"message": "out of memory"}}'


def takes(status: int, body: str, *kinds: str | None) -> Act:
    """Take a question that asks for one of these kinds of answer; None is for no kind at all."""

    def act(handler: Any) -> None:
        kind = json.loads(handler.server.bodies[-1]).get("response_format", {}).get("type")
        (GOOD if kind in kinds else servers.answers(status, body))(handler)

    return act


def here(server: StubServer) -> Model:
    return Model("m", read_endpoint(server.url), Limits(seconds=20, quiet=10, pause=0))


def kinds(server: StubServer) -> list[str | None]:
    """Give the kind of answer that each question asked for."""
    return [json.loads(body).get("response_format", {}).get("type") for body in server.bodies]


@pytest.mark.parametrize("status", [400, 422, 500, 501])
def test_a_server_that_knows_json_and_no_schema_is_asked_for_json(
    status: int, tmp_path: Path
) -> None:
    with serving(takes(status, LLAMA, "json_object")) as server:
        chat = Chat(here(server), SentLog(tmp_path))
        assert chat.ask(QUESTION).value.text == "hello"
        assert kinds(server) == ["json_schema", "json_object"]
        assert chat.ask(QUESTION).tries == 1, "it is remembered"
    asked = json.loads(server.bodies[-1])
    assert asked["max_tokens"] == 700
    assert asked["response_format"]["schema"]["required"] == ["text"]


@pytest.mark.parametrize("status", [400, 422, 500])
@pytest.mark.parametrize(
    "body",
    [
        LLAMA,
        '{"detail": "response_format is not supported by this model"}',
        "Error: json_schema: unknown field",
        "failed to parse grammar",
    ],
)
def test_a_server_that_knows_neither_is_asked_in_words(
    status: int, body: str, tmp_path: Path
) -> None:
    with serving(takes(status, body, None)) as server:
        reply = Chat(here(server), SentLog(tmp_path)).ask(QUESTION)
    assert (reply.value.text, reply.tries) == ("hello", 3)
    assert kinds(server) == ["json_schema", "json_object", None]


def test_a_server_that_fails_at_the_shape_without_a_word_is_asked_in_words(tmp_path: Path) -> None:
    with serving(takes(500, "Internal Server Error", None)) as server:
        reply = Chat(here(server), SentLog(tmp_path)).ask(QUESTION)
    assert (reply.value.text, reply.tries) == ("hello", 2)


def test_a_server_that_was_not_well_once_is_asked_for_the_shape_again(tmp_path: Path) -> None:
    with serving(servers.answers(500, NOT_WELL), GOOD) as server:
        chat = Chat(here(server), SentLog(tmp_path))
        chat.ask(QUESTION)
        chat.ask(QUESTION)
    assert kinds(server) == ["json_schema", None, "json_schema"]


@pytest.mark.parametrize(("body", "times"), [(NOT_WELL, 2), (LLAMA, 4), ("", 2)])
def test_a_server_that_is_not_well_is_told_in_one_sentence(
    body: str, times: int, tmp_path: Path
) -> None:
    with (
        serving(servers.answers(500, body)) as server,
        pytest.raises(ModelError, match="is not well") as told,
    ):
        Chat(here(server), SentLog(tmp_path)).ask(QUESTION)
    assert (told.value.kind, len(server.bodies)) == ("gone", times)
    assert told.value.happened.count(". ") == 0


def test_a_remote_server_is_sent_only_what_somebody_said_yes_to(tmp_path: Path) -> None:
    log = SentLog(tmp_path)
    with serving(takes(500, LLAMA, None)) as server:
        at = read_endpoint(server.url)
        away = Model("m", Endpoint(at.url, at.host, at.port, Reach.AWAY), here(server).limits)
        chat = Chat(away, log)
        outgoing = chat.preview(QUESTION)
        chat.ask(QUESTION, yes=Yes("Maya", outgoing))
    bodies = dict(outgoing.bodies)
    assert server.bodies == [bodies[form] for form in (Form.FULL, Form.JSON, Form.LIMITED)]
    assert [one.body.encode() for one in log.read().sent] == server.bodies
    assert {json.dumps(json.loads(body)["messages"]) for body in bodies.values()} == {
        json.dumps(json.loads(outgoing.body)["messages"])
    }


def test_of_a_refusal_only_the_beginning_is_read(tmp_path: Path) -> None:
    late = servers.answers(500, "x" * 300_000 + LLAMA)
    with serving(late, GOOD) as server:
        Chat(here(server), SentLog(tmp_path)).ask(QUESTION)
    assert kinds(server) == ["json_schema", None]


def test_a_refusal_that_never_ends_holds_nobody(tmp_path: Path) -> None:
    def slow(handler: Any) -> None:
        handler.head(400, "application/json")
        handler.wfile.write(b'{"error": "response_format')
        handler.has_left(60)

    with serving(slow, GOOD) as server:
        started = time.monotonic()
        reply = Chat(here(server), SentLog(tmp_path)).ask(QUESTION)
        assert server.left.wait(5), "the connection stays open"
    assert (reply.tries, kinds(server)) == (2, ["json_schema", "json_object"])
    assert time.monotonic() - started < 8
